"""*Uit het formulier*: what a school filled in, with a tick per field; what somebody typed already is unticked."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cvt_desktop.services.aanvraagformulieren import Formulierovername, Formulierregel
from ui.theme import Ruimte
from ui.views.intake_oso import Osokolom
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.vinkje import Vinkje

_INSPRINGEN = 20


class Formulierkolom(Osokolom):
    """The same column with the lines of a form instead of an OSO dossier: a question is long, so its answer stands below."""

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
            lijst.voeg(self._antwoord(regel))
        lijst.voeg_rek()
        self._zet_lijst(lijst)

    def _antwoord(self, regel: Formulierregel) -> QWidget:
        woorden = _woorden(regel)
        vinkje = Vinkje(regel.sleutel, regel.label)
        vinkje.zonder_foutregel()
        vinkje.zet_waarde(regel.aan)
        vinkje.zet_bewerkbaar(not regel.fout)
        vinkje.editor.setAccessibleName(f"{regel.groep}, {regel.label}: {woorden}")
        self._vinkjes[regel.sleutel] = vinkje
        antwoord = Tekst(woorden, Tekstsoort.FOUT if regel.fout else Tekstsoort.ZWAK, afbreken=True)
        antwoord.setContentsMargins(_INSPRINGEN, 2, 0, Ruimte.XS)
        return Kolomvak(vinkje, antwoord, ruimte=0)


def _woorden(regel: Formulierregel) -> str:
    erbij = regel.fout or (f"staat er nu: {regel.stond}" if regel.stond else "")
    return f"{regel.waarde} ({erbij})" if erbij else regel.waarde
