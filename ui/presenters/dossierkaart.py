"""The brain of tab Overzicht: the dossierkaart on the screen and on paper."""

from __future__ import annotations

from dataclasses import dataclass

from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.ports.documentdelen import Adviesvak
from cvt_desktop.ports.documenten import Dossierkaart as KaartDocument
from cvt_desktop.services import dossierkaart
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.dossierkaart import Dossierkaart


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Adviesbeeld:
    """One advice beside the other: ``regels`` as (text, differs from the other)."""

    deskundige: str
    datum: str
    regels: tuple[tuple[str, bool], ...]
    kern: str


class KaartPresenter:
    """``maak`` is slow and may run in a thread; everything else is short."""

    def __init__(self, dienst: Dienst, aanvraag_id: AanvraagId) -> None:
        self._dienst = dienst
        self._id = aanvraag_id

    def kaart(self) -> Dossierkaart:
        """The card as it is now."""
        return dossierkaart.dossierkaart(self._dienst, self._id)

    def document(self) -> KaartDocument:
        """The card as input for paper."""
        return dossierkaart.kaart_document(self._dienst, self._id)

    def maak(self, document: KaartDocument) -> bytes:
        """The PDF; reads nothing from the register."""
        return self._dienst.opmaker.maak(document)

    def uitvoer(self, _wat: str) -> None:
        """Log that the card leaves the program."""
        dossierkaart.leg_uitvoer_vast(self._dienst, self._id)

    @staticmethod
    def bestandsnaam(document: KaartDocument) -> str:
        """Without the name of the pupil: a file outside the register says as little as it can."""
        return f"dossierkaart {document.kop.kenmerk}.pdf"


def adviesbeelden(adviezen: tuple[Adviesvak, ...]) -> tuple[Adviesbeeld, ...]:
    """The adviezen beside each other; what they do not share is marked."""

    def anders(veld: str) -> bool:
        return len({getattr(advies, veld) for advies in adviezen}) > 1

    return tuple(
        Adviesbeeld(
            deskundige=advies.deskundige, datum=advies.datum, kern=advies.kern,
            regels=tuple((getattr(advies, veld), anders(veld)) for veld in ("advies", "categorie", "duur")),
        )
        for advies in adviezen
    )  # fmt: skip
