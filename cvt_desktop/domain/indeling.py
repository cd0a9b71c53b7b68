"""Dividing one file anew in stukken: which stay, which come, which go, and where every page is from now on.

A stuk that begins on the same page as before stays the same one, with its author and what points to it. Places and what is
gelakt go along with their page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import uuid4

from cvt_desktop.domain.errors import ToestandError
from cvt_desktop.domain.ids import BijlageId, PersoonId
from cvt_desktop.domain.lakvlak import Lakvlak
from cvt_desktop.domain.stuk import Stuk
from cvt_desktop.domain.stukdeel import Snede, Stukdeel, bereiken, keur_sneden
from cvt_desktop.domain.toets import Toets, Vindplaats

Merken = tuple[tuple[PersoonId, BijlageId], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Indeling:
    """What was and what comes of it; ``nieuw`` in the order of the pages."""

    oud: tuple[Stuk, ...]
    nieuw: tuple[Stuk, ...]
    _plaatsen: Mapping[BijlageId, Stukdeel] = field(repr=False)

    @property
    def weg(self) -> tuple[BijlageId, ...]:
        """The stukken that are no more: their pages are in another one."""
        blijft = {stuk.id for stuk in self.nieuw}
        return tuple(stuk.id for stuk in self.oud if stuk.id not in blijft)

    @property
    def anders(self) -> frozenset[BijlageId]:
        """The stukken of before that hold other pages now, or are no more."""
        nu = {stuk.id: _deel(stuk) for stuk in self.nieuw}
        return frozenset(stuk.id for stuk in self.oud if nu.get(stuk.id) != self._plaatsen[stuk.id])

    def plaats(self, plaats: Vindplaats) -> Vindplaats:
        """Where the same page is now; a place in another file stays as it is."""
        oud = self._plaatsen.get(plaats.bijlage_id)
        if oud is None:
            return plaats
        pagina = oud.van + (plaats.pagina or 1) - 1
        stuk = next((s for s in self.nieuw if _deel(s).van <= pagina <= _deel(s).tot), None)
        if stuk is None:
            return plaats
        return Vindplaats(bijlage_id=stuk.id, pagina=None if plaats.pagina is None else pagina - _deel(stuk).van + 1)

    def toets(self, toets: Toets) -> Toets:
        """The same answers, each at the place of its page."""
        return replace(toets, beantwoordingen=tuple(
            b if b.vindplaats is None else replace(b, vindplaats=self.plaats(b.vindplaats)) for b in toets.beantwoordingen
        ))  # fmt: skip

    def gelezen(self, merken: Merken) -> Merken:
        """Who read what: a stuk counts as read by who read everything out of which it came."""
        betrokken = {stuk.id for stuk in (*self.oud, *self.nieuw)}
        gelezen = {merk for merk in merken if merk[1] in betrokken}
        erbij: list[tuple[PersoonId, BijlageId]] = []
        for persoon in dict.fromkeys(persoon for persoon, _ in merken):
            for stuk in self.nieuw:
                bron = [oud for oud, deel in self._plaatsen.items() if deel.raakt(_deel(stuk))]
                if all((persoon, oud) in gelezen for oud in bron):
                    erbij.append((persoon, stuk.id))
        return (*(merk for merk in merken if merk[1] not in betrokken), *erbij)


def deel_in(
    stukken: Sequence[Stuk], sneden: Sequence[Snede], *, bsn_op: Iterable[int] = (),
    nieuw_id: Callable[[], BijlageId] = lambda: BijlageId(uuid4()),
) -> Indeling:  # fmt: skip
    """Divide the file of which ``stukken`` are all the parts. One snede makes it one stuk again.

    ``bsn_op`` tells on which pages of the file a number stands that may be a BSN; without it every part of a file that may
    hold one says so. Raises ``ToestandError`` for a file without a known number of pages, ``InvoerError`` (``keur_sneden``).
    """
    plaatsen = {stuk.id: _deel(stuk) for stuk in stukken}
    paginas = max(deel.tot for deel in plaatsen.values())
    volgorde = keur_sneden(sneden, paginas)
    bsn = frozenset(bsn_op)
    vlakken = [replace(v, bladzijde=v.bladzijde + plaatsen[s.id].van - 1) for s in stukken for v in s.gelakt]
    nieuw: list[Stuk] = []
    for snede, (van, tot) in zip(volgorde, bereiken(volgorde, paginas), strict=True):
        deel = Stukdeel(bestand_id=stukken[0].bestand_id, van=van, tot=tot)
        bron = [s for s in stukken if plaatsen[s.id].raakt(deel)]
        zelfde = bron[0] if plaatsen[bron[0].id].van == van else None
        stuk = zelfde or replace(bron[0], id=nieuw_id(), auteur="", omschrijving="", versie=0)
        heel = len(volgorde) == 1
        nieuw.append(replace(
            stuk, soort=snede.soort.name, gedateerd=snede.gedateerd, paginas=deel.paginas, deel=None if heel else deel,
            gelakt=_op_blad(vlakken, deel), mogelijk_bsn=any(_bsn(s.mogelijk_bsn, plaatsen[s.id], deel, bsn) for s in bron),
        ))  # fmt: skip
    return Indeling(oud=tuple(stukken), nieuw=tuple(nieuw), _plaatsen=plaatsen)


def _deel(stuk: Stuk) -> Stukdeel:
    if stuk.deel is not None:
        return stuk.deel
    if not stuk.paginas:
        raise ToestandError("Van dit bestand is niet bekend hoeveel bladzijden het heeft. Vraag de school om een PDF die te "
                            "openen is.", code="delen-geen-bladzijden")  # fmt: skip
    return Stukdeel(bestand_id=stuk.id, van=1, tot=stuk.paginas)


def _op_blad(vlakken: Iterable[Lakvlak], deel: Stukdeel) -> tuple[Lakvlak, ...]:
    return tuple(replace(v, bladzijde=v.bladzijde - deel.van + 1) for v in vlakken if deel.van <= v.bladzijde <= deel.tot)


def _bsn(vlag: bool, oud: Stukdeel, deel: Stukdeel, bsn_op: frozenset[int]) -> bool:
    """What a stuk of before says, at the pages where that is known."""
    bekend = [pagina for pagina in bsn_op if oud.van <= pagina <= oud.tot]
    return vlag and (not bekend or any(deel.van <= pagina <= deel.tot for pagina in bekend))
