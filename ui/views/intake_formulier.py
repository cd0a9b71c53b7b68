"""*Uit het formulier*: what a school filled in, with a tick per field; what somebody typed already is unticked."""

from __future__ import annotations

from cvt_desktop.services.aanvraagformulieren import Formulierovername, Formulierregel
from cvt_desktop.services.oso_overname import Overnameveld
from ui.views.intake_oso import Osokolom
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.tekst import Tekst, Tekstsoort


class Formulierkolom(Osokolom):
    """The same column with the lines of a form instead of an OSO dossier."""

    kop = "Uit het formulier"

    def toon_formulier(self, overname: Formulierovername) -> None:
        """Show a preview; ticks stand as proposed."""
        self._naam.setText(f"{overname.bestand}\n{overname.soort}, nog niets is overgenomen")
        self._school.hide()
        self._vinkjes = {}
        lijst = Kolomvak(ruimte=0)
        groep = ""
        for regel in overname.regels:
            if regel.groep != groep:
                groep = regel.groep
                lijst.voeg(Tekst(groep.upper(), Tekstsoort.SUB))
            lijst.voeg(self._regel(Overnameveld(sleutel=regel.sleutel, groep=groep, label=regel.label, waarde=_waarde(regel),
                                                aan=regel.aan)))  # fmt: skip
            self._vinkjes[regel.sleutel].zet_bewerkbaar(not regel.fout)
        lijst.voeg_rek()
        self._zet_lijst(lijst)


def _waarde(regel: Formulierregel) -> str:
    erbij = regel.fout or (f"staat er nu: {regel.stond}" if regel.stond else "")
    return f"{regel.waarde} ({erbij})" if erbij else regel.waarde
