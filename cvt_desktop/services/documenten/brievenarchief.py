"""Documents as made: kept like bijlagen, encrypted, with their digest in the ``Brief``."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

from cvt_desktop.domain.brief import Brief, Brieftoestand
from cvt_desktop.domain.errors import NietGevondenError
from cvt_desktop.domain.ids import BijlageId
from cvt_desktop.domain.tekstblok import BLOKKEN, geldend
from cvt_desktop.ports.register import Leeseenheid, Schrijfeenheid
from cvt_desktop.services.context import Dienst


def bewaar_definitief(dienst: Dienst, uow: Schrijfeenheid, brief: Brief, pdf: bytes) -> Brief:
    """Write the PDF first, then the row that holds its key; the brief becomes final.

    A unit that is undone leaves a file without a row, which is swept at the next opening.
    """
    bewaard = dienst.bijlagen.bewaar(pdf)
    bijlage_id = BijlageId(uuid4())
    uow.opslag.add(bijlage_id, bewaard)
    return uow.brieven.save(replace(
        brief, toestand=Brieftoestand.DEFINITIEF, bijlage_id=bijlage_id, sha256=bewaard.sha256,
        sjabloon_versie=dienst.opmaker.sjabloon_versie, tekstversies=_tekstversies(uow, brief),
    ))  # fmt: skip


def _tekstversies(uow: Schrijfeenheid, brief: Brief) -> tuple[tuple[str, int], ...]:
    """The versions that hold in this unit, with which the document was made, of the paragraphs of this kind of letter."""
    nu = geldend(uow.tekstversies.all())
    return tuple((b.sleutel, nu[b.sleutel].nummer) for b in BLOKKEN if b.soort is brief.soort and b.sleutel in nu)


def lees_pdf(dienst: Dienst, uow: Leeseenheid, brief: Brief) -> bytes:
    """The bytes of a final document; raises ``NietGevondenError`` for a concept."""
    if brief.bijlage_id is None:
        raise NietGevondenError("Deze brief is nog een concept. Bekijk het voorbeeld.", code="brief-concept")
    return _lees(dienst, uow, brief.bijlage_id)


def lees_scan(dienst: Dienst, uow: Leeseenheid, brief: Brief) -> bytes:
    """The bytes of the signed pages; raises ``NietGevondenError`` as long as there are none."""
    if brief.scan_id is None:
        raise NietGevondenError("Van dit document is nog geen scan. Voeg die toe als het getekend is.", code="geen-scan")
    return _lees(dienst, uow, brief.scan_id)


def _lees(dienst: Dienst, uow: Leeseenheid, bijlage_id: BijlageId) -> bytes:
    bewaard = uow.opslag.get(bijlage_id)
    return dienst.bijlagen.lees(bewaard.naam, bewaard.sleutel)
