"""What is signed, to the byte: a stem with the exact proposal that it is about, and a decided item (ADR 0051)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from cvt_desktop.domain.agendapunt import Agendapunt, Vergewissing, Verschoning, Voorgenomen
from cvt_desktop.domain.errors import ToestandError
from cvt_desktop.domain.ids import AanvraagId, PersoonId, ZittingId
from cvt_desktop.domain.stem import Stem, Stemkeuze, Stemregel
from cvt_desktop.domain.zitting import Zitting


@dataclass(frozen=True, slots=True, kw_only=True)
class Stemverklaring:
    """I, ``persoon_id``, say this to that proposal, in that zitting, under that rule, beside these other stemmers.

    ``stemmers`` names everybody with a stem on the item: who adds a stem or takes one away breaks all the others. It is
    empty for who votes in a schriftelijke ronde, where each stem comes by itself.
    """

    zitting_id: ZittingId
    datum: date
    aanvraag_id: AanvraagId
    kenmerk: str
    voorgenomen: Voorgenomen
    regel: Stemregel
    quorum: int
    stemmers: tuple[PersoonId, ...]
    persoon_id: PersoonId
    keuze: Stemkeuze
    reden: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Puntverklaring:
    """What was fixed about an item, by who fixed it: who was there, who stepped aside and why, and on what was voted."""

    zitting_id: ZittingId
    datum: date
    aanvraag_id: AanvraagId
    kenmerk: str
    voorgenomen: Voorgenomen
    vergewissing: Vergewissing
    verschoningen: tuple[Verschoning, ...]
    aanwezigen: tuple[PersoonId, ...]
    stemmers: tuple[PersoonId, ...]


def stemverklaring(zitting: Zitting, punt: Agendapunt, stem: Stem) -> Stemverklaring:
    """What ``stem`` says. Raises ``ToestandError`` when nothing was put to the vote."""
    return Stemverklaring(
        zitting_id=zitting.id, datum=zitting.datum, aanvraag_id=punt.aanvraag_id, kenmerk=punt.kenmerk,
        voorgenomen=_voorgenomen(punt), regel=zitting.regel, quorum=zitting.quorum, stemmers=_stemmers(punt),
        persoon_id=stem.persoon_id, keuze=stem.keuze, reden=stem.reden,
    )  # fmt: skip


def eigen_stemverklaring(zitting: Zitting, punt: Agendapunt, stem: Stem) -> Stemverklaring:
    """What a member signs who votes in a schriftelijke ronde, before it is known who else does (``stemmers`` is empty)."""
    return replace(stemverklaring(zitting, punt, stem), stemmers=())


def stemvormen(zitting: Zitting, punt: Agendapunt, stem: Stem) -> tuple[Stemverklaring, ...]:
    """Each form in which ``stem`` may have been signed: beside the others, and in a ronde also by itself."""
    beside = stemverklaring(zitting, punt, stem)
    return (beside,) if zitting.ronde is None else (beside, eigen_stemverklaring(zitting, punt, stem))


def puntverklaring(zitting: Zitting, punt: Agendapunt) -> Puntverklaring:
    """What was fixed about ``punt``. Raises ``ToestandError`` when nothing was put to the vote."""
    return Puntverklaring(
        zitting_id=zitting.id, datum=zitting.datum, aanvraag_id=punt.aanvraag_id, kenmerk=punt.kenmerk,
        voorgenomen=_voorgenomen(punt), vergewissing=punt.vergewissing, verschoningen=punt.verschoningen,
        aanwezigen=punt.aanwezigen, stemmers=_stemmers(punt),
    )  # fmt: skip


def _voorgenomen(punt: Agendapunt) -> Voorgenomen:
    if punt.voorgenomen is None:
        raise ToestandError("Kies eerst een uitkomst.", code="geen-uitkomst")
    return punt.voorgenomen


def _stemmers(punt: Agendapunt) -> tuple[PersoonId, ...]:
    return tuple(sorted(s.persoon_id for s in punt.stemmen))
