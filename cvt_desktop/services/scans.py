"""Scans of what was signed with a pen: from then on the scan is the original of a document (screens.md 3.3).

A besluit may leave on paper without one, for the law asks none; but what was signed cannot be shown any more then, so that
the scan is the next step of the dossier, and the stack waits for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import uuid4

from cvt_desktop.domain.aanvraag import Aanvraag, Status
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.bestandssoort import Bestandsvorm, herken
from cvt_desktop.domain.brief import MET_HANDTEKENING, Brief, Brieftoestand
from cvt_desktop.domain.errors import BestandError, InvoerError, ToestandError
from cvt_desktop.domain.ids import AanvraagId, BijlageId, BriefId
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.documenten.brievenarchief import lees_pdf, lees_scan
from cvt_desktop.services.dossiertoegang import eis_brieven

_VORMEN = frozenset({Bestandsvorm.PDF, Bestandsvorm.PNG, Bestandsvorm.JPEG})


@dataclass(frozen=True, slots=True, kw_only=True)
class Scandoel:
    """A letter that a scan can be of, with the document as it was made, to count its pages. ``vervangt``: it has a scan."""

    brief_id: BriefId
    vervangt: bool
    pdf: bytes = field(repr=False)


def scandoelen(dienst: Dienst, brief_id: BriefId) -> tuple[Scandoel, ...]:
    """What one scan that is brought in at this letter can be of; the letter itself comes first.

    As long as it has none: what waits for one in the same dossier. To replace one: what shares that scan.
    """
    with dienst.lezen(Actie.BRIEF_MAKEN) as uow:
        brief = uow.brieven.get(brief_id)
        samen = [brief]
        if brief.aanvraag_id is not None:
            eis_brieven(dienst, uow, uow.aanvragen.get(brief.aanvraag_id))
            samen += [b for b in uow.brieven.of_aanvraag(brief.aanvraag_id) if b.id != brief_id and _samen(b, brief)]
        return tuple(Scandoel(brief_id=b.id, vervangt=b.scan_id is not None, pdf=lees_pdf(dienst, uow, b)) for b in samen)


def _samen(een: Brief, brief: Brief) -> bool:
    return een.wacht_op_scan and een.besluit_id is not None if brief.scan_id is None else een.scan_id == brief.scan_id


def scan_van(dienst: Dienst, brief_id: BriefId) -> bytes:
    """The signed pages of a letter, to be shown: a PDF or a picture. Raises ``NietGevondenError`` as long as there are none."""
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        brief = uow.brieven.get(brief_id)
        if brief.aanvraag_id is not None:
            eis_brieven(dienst, uow, uow.aanvragen.get(brief.aanvraag_id))
        return lees_scan(dienst, uow, brief)


def vorm_van(scan: bytes) -> Bestandsvorm:
    """What kind of file a scan is; raises ``BestandError`` for what is no page."""
    try:
        vorm = herken(scan)
    except BestandError as fout:
        raise BestandError(f"Deze scan is niet aangenomen: {fout.melding}.", code=fout.code) from None
    if vorm not in _VORMEN:
        raise BestandError("Een scan is een PDF, PNG of JPEG. Kies het bestand dat de scanner maakte.", code="scan-vorm")
    return vorm


def scan_registreren(dienst: Dienst, brief_ids: Sequence[BriefId], scan: bytes) -> tuple[Brief, ...]:
    """Keep one scan of pages that were signed with a pen: it is the original of these documents of one dossier.

    A scan that a document had before stays in the dossier. Raises ``BestandError`` for what is no page, ``InvoerError`` when
    nothing was chosen, ``ToestandError`` for a document that was not signed with a pen or is of another dossier.
    """
    vorm_van(scan)
    if not brief_ids:
        raise InvoerError("Kies eerst van welk stuk dit de scan is.", code="niets-gescand", veld="brieven")
    with dienst.werk(Actie.BRIEF_MAKEN) as werk:
        brieven = [werk.uow.brieven.get(brief_id) for brief_id in brief_ids]
        if len({brief.aanvraag_id for brief in brieven}) > 1:
            raise ToestandError("Eén scan hoort bij één dossier. Kies per dossier een scan.", code="brief-scan")
        scan_id, vandaag = BijlageId(uuid4()), dienst.klok.today()
        werk.uow.opslag.add(scan_id, dienst.bijlagen.bewaar(scan))
        nu = tuple(werk.uow.brieven.save(brief.gescand(scan_id, vandaag)) for brief in brieven)
        inhoud = nu[0] if len(nu) == 1 else nu
        werk.leg_vast("brief", nu[0].id, inhoud, aanvraag_id=nu[0].aanvraag_id, aantal=len(nu))
    return nu


def wacht_op_scan(uow: Leeseenheid) -> frozenset[AanvraagId]:
    """All dossiers of which the signed besluit must still come back as a scan."""
    return frozenset(brief.aanvraag_id for brief in uow.brieven.te_verzenden(MET_HANDTEKENING)
                     if brief.wacht_op_scan and brief.aanvraag_id is not None)  # fmt: skip


def dossier_wacht_op_scan(uow: Leeseenheid, aanvraag: Aanvraag) -> bool:
    """Whether this is one of them; reads the letters of this dossier alone."""
    return aanvraag.status is Status.GETEKEND and any(
        brief.wacht_op_scan and brief.soort in MET_HANDTEKENING and brief.toestand is Brieftoestand.DEFINITIEF
        for brief in uow.brieven.of_aanvraag(aanvraag.id)
    )
