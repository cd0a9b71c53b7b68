"""Own bookmarks of somebody who reads a dossier: a page of a stuk, with a word (screens.md 4.4)."""

from __future__ import annotations

from dataclasses import dataclass, field

from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.ids import BijlageId

MAX_WOORD = 80
MEESTE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Leesplek:
    """One bookmark: the page of the stuk, from 1, and what somebody calls it."""

    bijlage_id: BijlageId
    pagina: int = 1
    woord: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leesplekken:
    """The bookmarks of one person in one dossier, at most one a page."""

    plekken: tuple[Leesplek, ...] = ()

    def met(self, plek: Leesplek) -> Leesplekken:
        """With this one; on a page that has one already it takes its place.

        Raises ``InvoerError`` for a page that cannot be or a word that is too long, ``ToestandError`` when there are too many.
        """
        if plek.pagina < 1:
            raise InvoerError("Deze bladzijde bestaat niet. Kies een andere bladzijde.", code="pagina", veld="woord")
        if len(plek.woord) > MAX_WOORD:
            raise InvoerError(f"Houd het bij {MAX_WOORD} tekens; een bladwijzer is een woord.", code="te-lang", veld="woord")
        over = self.zonder(plek.bijlage_id, plek.pagina).plekken
        if len(over) >= MEESTE:
            raise ToestandError(f"Er zijn al {MEESTE} bladwijzers in dit dossier. Haal er eerst een weg.", code="vol")
        return Leesplekken(plekken=(*over, plek))

    def zonder(self, bijlage_id: BijlageId, pagina: int) -> Leesplekken:
        """Without the one on this page."""
        return Leesplekken(plekken=tuple(p for p in self.plekken if (p.bijlage_id, p.pagina) != (bijlage_id, pagina)))
