"""Versions of the settings, and of the standard paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from sqlalchemy import Connection

from cvt_desktop.domain.errors import NietGevondenError
from cvt_desktop.domain.instellingen import Instellingen
from cvt_desktop.domain.tekstblok import Tekstversie
from db.repositories.basis import Aggregaten
from db.tables.basis import tafel
from db.tables.register import InstellingenRow, TekstversieRow


class DbInstellingen(Aggregaten[Instellingen]):
    """Implements ``ports.register.InstellingenVersies``."""

    soort = Instellingen
    tabel = tafel(InstellingenRow)

    def __init__(self, verbinding: Connection) -> None:
        super().__init__(verbinding)
        self._na_opslaan: Callable[[], None] | None = None
        self._versies: tuple[Instellingen, ...] | None = None

    def na_opslaan(self, gevolg: Callable[[], None]) -> None:
        """Call ``gevolg`` after each save: new settings move the dates of running aanvragen, in the same unit."""
        self._na_opslaan = gevolg

    def _kolommen(self, object_: Instellingen) -> Mapping[str, object]:
        return {"nummer": object_.nummer, "geldig_vanaf": object_.geldig_vanaf}

    def _bewaar_delen(self, object_: Instellingen) -> None:
        self._versies = None
        if self._na_opslaan is not None:
            self._na_opslaan()

    def op(self, dag: date) -> Instellingen:
        """The version in force on ``dag``; before the first one began, the first one.

        Raises ``NietGevondenError`` on a register without settings.
        """
        versies = self.all()
        for versie in versies:
            if versie.geldig_vanaf <= dag:
                return versie
        if not versies:
            raise NietGevondenError("Dit register heeft nog geen instellingen. Vul ze in bij Instellingen.")
        return versies[-1]

    def all(self) -> list[Instellingen]:
        """Newest first: by the day from which they hold, then by number. Read once in a unit: each dossier asks for them."""
        if self._versies is None:
            kolommen = self.tabel.c
            self._versies = tuple(self._lijst(volgorde=(kolommen.geldig_vanaf.desc(), kolommen.nummer.desc())))
        return list(self._versies)


class DbTekstversies(Aggregaten[Tekstversie]):
    """Implements ``ports.tekstversies.Tekstversies``."""

    soort = Tekstversie
    tabel = tafel(TekstversieRow)

    def _kolommen(self, object_: Tekstversie) -> Mapping[str, object]:
        return {"blok": object_.blok, "nummer": object_.nummer}

    def all(self) -> list[Tekstversie]:
        """In the order in which they were made."""
        return self._lijst()
