"""A stuk: an immutable received file, or a run of its pages, with what the commission knows about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from cvt_desktop.domain.ids import AanvraagId, BijlageId, PersoonId
from cvt_desktop.domain.lakvlak import Lakvlak
from cvt_desktop.domain.stukdeel import Stukdeel


@dataclass(frozen=True, slots=True, kw_only=True)
class Stuk:
    """One stuk in a dossier. Its bytes lie encrypted in ``bijlagen/``; the register keeps name and key apart.

    ``soort`` is the name of a ``domain.bestandssoort.Stuksoort``; ``vorm`` that of a ``Bestandsvorm``.
    ``gelakt`` is what is unreadable in a bundle; the file itself is never changed. ``deel`` None is the whole file; ``bytes``
    and ``sha256`` are those of the file, ``paginas`` and every page number those of the stuk.
    """

    id: BijlageId
    aanvraag_id: AanvraagId
    bestandsnaam: str = field(repr=False)
    soort: str
    vorm: str
    bytes: int
    sha256: str
    gedateerd: date | None = None
    auteur: str = field(default="", repr=False)
    omschrijving: str = field(default="", repr=False)
    herkomst: str = ""
    paginas: int | None = None
    ontvangen_op: date
    toegevoegd_door: PersoonId
    toegevoegd_op: datetime
    mogelijk_bsn: bool = False
    gelakt: tuple[Lakvlak, ...] = ()
    deel: Stukdeel | None = None
    versie: int = 0

    @property
    def bestand_id(self) -> BijlageId:
        """Under which the file is kept: several stukken may share one."""
        return self.deel.bestand_id if self.deel else self.id

    @property
    def eerste_pagina(self) -> int:
        """The page of the file on which this stuk begins, from 1."""
        return self.deel.van if self.deel else 1


def op_volgorde(stukken: Iterable[Stuk]) -> list[Stuk]:
    """In the order in which their files came, the stukken of one file by their pages."""
    lijst = list(stukken)
    bestanden = {id_: plaats for plaats, id_ in reversed(list(enumerate(stuk.bestand_id for stuk in lijst)))}
    return sorted(lijst, key=lambda stuk: (bestanden[stuk.bestand_id], stuk.eerste_pagina))
