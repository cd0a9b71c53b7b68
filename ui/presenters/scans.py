"""The brain of *Scan toevoegen*: what a scan is of, and what to ask when its number of pages does not fit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from cvt_desktop.basis.tekst import meervoud
from cvt_desktop.domain.bestandssoort import Bestandsvorm
from cvt_desktop.domain.ids import BriefId
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.scans import Scandoel, scan_registreren, scandoelen, vorm_van

Bladenteller = Callable[[bytes, Bestandsvorm], int]
"""How many pages a file has; raises ``BestandError`` for what cannot be opened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scanvraag:
    """A question before a scan is kept. ``gevaar``: no is the answer that is proposed."""

    titel: str
    tekst: str
    ja: str
    nee: str = "Annuleren"
    gevaar: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Scanvoorstel:
    """``ja``: what the scan is of without a question, or after a yes; ``nee``: after a no, nothing when it is not kept then."""

    scan: bytes = field(repr=False)
    ja: tuple[BriefId, ...]
    nee: tuple[BriefId, ...] = ()
    vervangt: bool = False
    vraag: Scanvraag | None = None


class ScanPresenter:
    """``bekijk`` and ``bewaar`` are slow: they run in ``Taken``, with a question to a person in between."""

    def __init__(self, dienst: Dienst, tel: Bladenteller) -> None:
        self._dienst, self._tel = dienst, tel

    def bekijk(self, brief_id: BriefId, scan: bytes, *, dossier: bool) -> Scanvoorstel:
        """What this scan, brought in at a letter, is of; ``dossier``: one of all signed pages of it is expected.

        A printed back may be blank, so that more pages than were printed are as they should be. Raises ``BestandError``.
        """
        vorm = vorm_van(scan)
        doelen = scandoelen(self._dienst, brief_id)
        heeft = self._tel(scan, vorm)
        maten = [self._tel(doel.pdf, Bestandsvorm.PDF) for doel in doelen]
        alle, een = tuple(doel.brief_id for doel in doelen), (brief_id,)
        gewoon = Scanvoorstel(scan=scan, ja=alle if dossier else een, vervangt=doelen[0].vervangt)
        if not dossier and len(doelen) > 1 and heeft >= sum(maten):
            return _met(gewoon, ja=alle, nee=een, vraag=_voor_alle(doelen, heeft, sum(maten)))
        nodig = sum(maten) if dossier else maten[0]
        if heeft < nodig:
            return _met(gewoon, ja=gewoon.ja, nee=(), vraag=_te_kort(gewoon.ja, heeft, nodig))
        return gewoon

    def bewaar(self, voorstel: Scanvoorstel, brieven: tuple[BriefId, ...]) -> str:
        """Keep it; gives the sentence that says what it is now."""
        scan_registreren(self._dienst, brieven, voorstel.scan)
        van = "dit document" if len(brieven) == 1 else f"{len(brieven)} documenten van dit dossier"
        erbij = " De vorige scan blijft in het dossier bewaard." if voorstel.vervangt else ""
        return f"De scan is het origineel van {van}.{erbij}"


def _met(
    voorstel: Scanvoorstel, *, ja: tuple[BriefId, ...], nee: tuple[BriefId, ...], vraag: Scanvraag
) -> Scanvoorstel:
    return Scanvoorstel(scan=voorstel.scan, ja=ja, nee=nee, vervangt=voorstel.vervangt, vraag=vraag)


def _voor_alle(doelen: Sequence[Scandoel], heeft: int, samen: int) -> Scanvraag:
    return Scanvraag(
        titel="Staan alle ondertekende stukken in deze scan?",
        tekst=f"De scan telt {_bladen(heeft)}. De {len(doelen)} ondertekende stukken van dit dossier tellen er samen {samen}. "
              "Een scan met brieven aan verschillende ontvangers kan alleen per post worden verstuurd, niet digitaal.",
        ja=f"Voor alle {len(doelen)} stukken", nee="Alleen voor dit stuk",
    )  # fmt: skip


def _te_kort(brieven: Sequence[BriefId], heeft: int, nodig: int) -> Scanvraag:
    een = len(brieven) == 1
    wat = "het ondertekende stuk telt er" if een else f"de {len(brieven)} ondertekende stukken van dit dossier tellen er samen"
    los = "" if een else " Een scan van één stuk voegt u toe op het tabblad Brieven van het dossier."
    return Scanvraag(
        titel="In deze scan ontbreken bladzijden",
        tekst=f"De scan telt {_bladen(heeft)}; {wat} {nodig}. De scan wordt het origineel: scan liever alle bladzijden opnieuw, "
              f"in één bestand.{los}",
        ja="Toch deze scan", gevaar=True,
    )  # fmt: skip


def _bladen(aantal: int) -> str:
    return meervoud(aantal, "bladzijde", "bladzijden")
