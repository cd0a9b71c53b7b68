"""The brain of *Naar Excel* on Aanvragen and Verklaringen. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cvt_desktop.basis.tekst import meervoud
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.ids import AanvraagId, TlvId
from cvt_desktop.domain.lijstuitvoer import Lijstsoort
from cvt_desktop.ports.voortgang import Voortgang
from cvt_desktop.ports.werkmap import EXTENSIE, Werkmapschrijver
from cvt_desktop.services import naarexcel
from cvt_desktop.services.context import Dienst
from ui.tonen import Keuze

ZONDER, MET = "zonder", "met"
NAMEN = (
    Keuze(waarde=ZONDER, tekst="Zonder namen",
          ondertekst="Geen naam en geen geboortedatum. Kenmerk, nummer en school blijven: ook dat zijn persoonsgegevens."),
    Keuze(waarde=MET, tekst="Met namen", ondertekst="Namen en geboortedatums staan in het bestand. Verwijder het na gebruik."),
)  # fmt: skip


class ExcelPresenter:
    """One list; ``schrijf`` is slow: call it in ``Taken``."""

    def __init__(self, dienst: Dienst, schrijver: Werkmapschrijver, lijst: Lijstsoort) -> None:
        self._dienst, self._schrijver, self.lijst = dienst, schrijver, lijst

    @property
    def mag(self) -> bool:
        """Whether this person may take a list out of the register."""
        return self._dienst.mag(Actie.DOCUMENT_UITVOEREN)

    @property
    def vooraf(self) -> str:
        """How the switch stands when it opens."""
        return ZONDER if naarexcel.zonder_namen_vooraf(self._dienst) else MET

    def bestandsnaam(self, namen: str) -> str:
        """``verklaringen zonder namen 2027-05-12.xlsx``."""
        hoe = " zonder namen" if namen == ZONDER else ""
        return f"{self.lijst}{hoe} {self._dienst.klok.today().isoformat()}{EXTENSIE}"

    def schrijf(self, pad: Path, ids: Sequence[AanvraagId] | Sequence[TlvId], namen: str, voortgang: Voortgang) -> str:
        """Write the rows with these ids in this order; gives what to tell. Raises ``CvtError``."""
        doel = pad if pad.suffix else pad.with_suffix(EXTENSIE)
        zonder = namen == ZONDER
        if self.lijst is Lijstsoort.AANVRAGEN:
            aantal = naarexcel.aanvragen(self._dienst, self._schrijver, doel, [AanvraagId(i) for i in ids], voortgang,
                                         zonder_namen=zonder)  # fmt: skip
        else:
            aantal = naarexcel.verklaringenlijst(self._dienst, self._schrijver, doel, [TlvId(i) for i in ids], voortgang,
                                                 zonder_namen=zonder)  # fmt: skip
        weg = "" if zonder else " Er staan namen in: verwijder het na gebruik."
        return f"Opgeslagen als {doel.name}: {meervoud(aantal, 'regel', 'regels')}.{weg}"
