"""The table of instruments for praktijkonderwijs as rows and a form, for the page *Instellingen*."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import CvtError
from cvt_desktop.domain.instrument import Instrument, Instrumentsoort
from cvt_desktop.services import instrumenten
from ui.presenters.jaarlijst import JaarlijstPresenter
from ui.tonen import Keuze

SOORTEN = tuple(Keuze(waarde=s.name, tekst=str(s)) for s in Instrumentsoort)


class InstrumentenPresenter(JaarlijstPresenter):
    """Lines per school year; the program ships none, because the annexes differ each year."""

    @property
    def mag(self) -> bool:
        """Whether this person may change the table."""
        return self._dienst.mag(Actie.INSTRUMENTEN_BEHEREN)

    def gevuld(self) -> list[str]:
        return [rij.schooljaar for rij in self.rijen()]

    def rijen(self) -> list[Instrument]:
        """All lines, newest school year first."""
        return list(instrumenten.instrumenten(self._dienst))

    def waarden(self, rij: Instrument | None) -> dict[str, Any]:
        """The fields of the form; for a new line the present school year."""
        if rij is None:
            return {"schooljaar": self._nu.naam, "soort": "", "naam": "", "versie": ""}
        return {"schooljaar": rij.schooljaar, "soort": rij.soort.name, "naam": rij.naam, "versie": rij.versie}

    def bewaar(self, oud: Instrument | None, w: Mapping[str, Any]) -> dict[str, str]:
        """Keep a line; errors by field."""
        if not w["soort"]:
            return {"soort": "Kies wat het instrument meet."}
        nieuw = Instrument(schooljaar=w["schooljaar"], soort=Instrumentsoort[w["soort"]], naam=w["naam"], versie=w["versie"])
        try:
            instrumenten.bewaren(self._dienst, nieuw, in_plaats_van=oud)
        except CvtError as fout:
            return {fout.veld or "": fout.melding}
        return {}

    def verwijder(self, rij: Instrument) -> None:
        """Take a line away. Raises ``CvtError``."""
        instrumenten.verwijderen(self._dienst, rij)

    def neem_over(self) -> int:
        """Copy the lines of ``overname``. Raises ``CvtError``."""
        return instrumenten.overnemen(self._dienst, *self._over_te_nemen())
