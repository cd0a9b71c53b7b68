"""What the page *Reservekopieën* shows and does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from cvt_desktop.basis.tekst import datum_cijfers, datum_weekdag, meervoud
from cvt_desktop.basis.zone import AMSTERDAM
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.reservekopie import Aanleiding
from cvt_desktop.ports.reservekopie import Reservekopie
from cvt_desktop.ports.voortgang import Voortgang
from cvt_desktop.services.aanmelden import Geopend
from cvt_desktop.services.reservekopie import Kopiepunt, Overzicht, leg_maken_vast, oordeel
from ui.tonen import Chip, Toon, Vorm

_MB, _GB = 1_000_000, 1_000_000_000


class Kopieen(Protocol):
    """The backups of this computer (``bootstrap.reservekopieen``)."""

    @property
    def eerste(self) -> Path: ...
    @property
    def tweede_vast(self) -> bool: ...
    @property
    def zet_tweede(self) -> Callable[[Path | None], None]: ...
    @property
    def nu(self) -> Callable[[], datetime]: ...

    def overzicht(self, geopend: Geopend) -> Overzicht: ...

    def maak(self, geopend: Geopend, aanleiding: Aanleiding, voortgang: Voortgang) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Kopierij:
    """One line of the list."""

    kopie: Reservekopie
    datum: str
    moment: datetime
    aanleiding: str
    grootte: str
    bytes: int
    bijlagen: int
    stand: Chip
    plaats: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kopieenstaat:
    """Everything on the page."""

    rijen: tuple[Kopierij, ...]
    punten: tuple[Kopiepunt, ...]
    eerste: str
    tweede: str
    tweede_uitleg: str
    heeft_tweede: bool
    mag_kiezen: bool
    teruggezet: str
    """The last restore of this register, with its reason; or ''."""


class ReservekopieenPresenter:
    """Reading the places takes milliseconds for a disk and longer for a network: call ``staat`` in a thread."""

    def __init__(self, geopend: Geopend, kopieen: Kopieen) -> None:
        self._geopend, self._kopieen = geopend, kopieen

    @property
    def oefen(self) -> bool:
        """Whether this is a practice register: there none is made by itself."""
        return self._geopend.databank.oefen

    @property
    def mag_terugzetten(self) -> bool:
        """Only the beheerder; without one the recovery code does it, from the start page."""
        return self._geopend.dienst.mag(Actie.RESERVEKOPIE_TERUGZETTEN)

    def staat(self) -> Kopieenstaat:
        """Read both places."""
        overzicht, vast = self._kopieen.overzicht(self._geopend), self._kopieen.tweede_vast
        return Kopieenstaat(
            rijen=tuple(_rij(kopie, overzicht) for kopie in overzicht.kopieen),
            punten=oordeel(overzicht, nu=self._kopieen.nu(), oefen=self.oefen), eerste=str(self._kopieen.eerste),
            tweede=str(overzicht.tweede or ""), tweede_uitleg=_over_tweede(overzicht, vast=vast, oefen=self.oefen),
            heeft_tweede=overzicht.tweede is not None, mag_kiezen=not vast, teruggezet=self._teruggezet(),
        )  # fmt: skip

    def _teruggezet(self) -> str:
        with self._geopend.databank.lezen() as uow:
            laatste = next(iter(uow.terugzettingen.all()), None)
            if laatste is None:
                return ""
            wie = next((p.naam for p in uow.personen.all() if p.id == laatste.door), "iemand")
        op, van = (moment.astimezone(AMSTERDAM) for moment in (laatste.op, laatste.kopie_op))
        return (f"Teruggezet op {datum_weekdag(op)} {op:%H.%M} door {wie}, naar de kopie van {datum_weekdag(van)} {van:%H.%M}: "
                f"{laatste.reden}")  # fmt: skip

    def maak(self, voortgang: Voortgang) -> None:
        """Make one now, and tell the log. Raises ``CvtError``."""
        self._geopend.dienst.eis(Actie.RESERVEKOPIE_MAKEN)
        self._kopieen.maak(self._geopend, Aanleiding.HANDMATIG, voortgang)
        leg_maken_vast(self._geopend.dienst)

    def kies_tweede(self, map_: Path | None) -> str:
        """Another second place, or none; why it cannot be, or ''."""
        self._geopend.dienst.eis(Actie.RESERVEKOPIE_MAKEN)
        if map_ is not None and (fout := self._bezwaar(map_.absolute())):
            return fout
        self._kopieen.zet_tweede(map_)
        return ""

    def _bezwaar(self, map_: Path) -> str:
        eigen_mappen = ((self._geopend.map_, "de map van het register"), (self._kopieen.eerste, "de eerste plaats"))
        for eigen, wat in ((map_van.absolute(), wat) for map_van, wat in eigen_mappen):
            if map_ == eigen or eigen in map_.parents or map_ in eigen.parents:
                return f"Dit is {wat} zelf, of een map erboven of erin. Kies een map op een andere schijf."
        return ""


def _over_tweede(o: Overzicht, *, vast: bool, oefen: bool) -> str:
    wie = " De ICT-afdeling heeft deze plaats gekozen." if vast else ""
    if o.tweede is None:
        leeg = "Een oefenregister heeft er geen nodig; u kunt er een kiezen om het te oefenen."
        return leeg if oefen else "Elke kopie gaat daar dan vanzelf ook naartoe."
    if o.tweede_bereikbaar:
        return f"{meervoud(len(o.in_tweede), 'kopie', 'kopieën')} hier.{wie}"
    laatst = f" De nieuwste kopie daar is van {datum_cijfers(o.stand.tweede_op)}." if o.stand.tweede_op is not None else ""
    erna = "" if oefen else "; het programma werkt haar bij zodra zij er weer is"
    return f"Nu niet aangesloten{erna}.{laatst}{wie}"


def _rij(kopie: Reservekopie, o: Overzicht) -> Kopierij:
    g = kopie.gegevens
    hier = g.moment.astimezone(AMSTERDAM)
    heel = Chip(tekst="nagelezen", toon=Toon.GOED, vorm=Vorm.VINK)
    gebrek = Chip(tekst=f"{meervoud(g.gebreken, 'bijlage', 'bijlagen')} niet heel", toon=Toon.LET_OP, vorm=Vorm.DRIEHOEK)
    return Kopierij(
        kopie=kopie, datum=f"{datum_weekdag(hier)} {hier:%H.%M}", moment=g.moment, aanleiding=str(g.aanleiding),
        grootte=grootte(g.bytes), bytes=g.bytes, bijlagen=g.bijlagen, stand=gebrek if g.gebreken else heel,
        plaats="beide" if kopie.map_.name in o.in_tweede else "deze laptop",
    )  # fmt: skip


def grootte(aantal: int) -> str:
    """``0,4 MB``, ``12 MB``, ``3,1 GB``."""
    if aantal >= _GB:
        return f"{aantal / _GB:.1f} GB".replace(".", ",")
    mb = aantal / _MB
    return f"{mb:.0f} MB" if mb >= 10 else f"{mb:.1f} MB".replace(".", ",")
