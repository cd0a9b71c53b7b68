"""A bijlage: an immutable received file with what the commission knows about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from cvt_desktop.domain.ids import AanvraagId, BijlageId, PersoonId
from cvt_desktop.domain.lakvlak import Lakvlak


@dataclass(frozen=True, slots=True, kw_only=True)
class Stuk:
    """One file in a dossier. Its bytes lie encrypted in ``bijlagen/``; the register keeps name and key apart.

    ``soort`` is the name of a ``domain.bestandssoort.Stuksoort``; ``vorm`` that of a ``Bestandsvorm``.
    ``gelakt`` is what is unreadable in a bundle; the file itself is never changed.
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
    versie: int = 0
