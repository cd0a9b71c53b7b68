"""What the page *Terugzetten* shows and does, in an open register and without one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID

from cvt_desktop.basis.tekst import datum_weekdag, meervoud, opsomming
from cvt_desktop.basis.zone import AMSTERDAM
from cvt_desktop.domain.errors import CvtError
from cvt_desktop.ports.reservekopie import Reservekopie
from cvt_desktop.ports.toegang import Kluis
from cvt_desktop.ports.voortgang import Voortgang
from cvt_desktop.services.aanmelden import Geopend
from cvt_desktop.services.terugzetten import Klaargezet, Ontgrendel, Verlies, Verliesregel, Verliessoort, verlies
from ui.presenters.reservekopieen import grootte
from ui.tonen import Keuze

_ENKEL = {
    Verliessoort.DOSSIER: ("dossier gewijzigd", "dossiers gewijzigd"), Verliessoort.STEM: ("stemming", "stemmingen"),
    Verliessoort.BESLUIT: ("handeling aan een besluit", "handelingen aan besluiten"),
    Verliessoort.BRIEF: ("handeling aan een brief", "handelingen aan brieven"),
    Verliessoort.ADVIES: ("handeling aan een advies", "handelingen aan adviezen"),
    Verliessoort.ZITTING: ("handeling in een zitting", "handelingen in zittingen"), Verliessoort.OVERIG: ("overige", "overige"),
}  # fmt: skip
_ALTIJD = (Verliessoort.DOSSIER, Verliessoort.STEM, Verliessoort.BESLUIT, Verliessoort.BRIEF)
_ONBEKEND = (
    "Wat er na deze reservekopie is gedaan, is hier niet te zien: {waarom} Alles van na {moment} staat er straks niet meer in."
)


class Terugzetter(Protocol):
    """Restoring on this computer (``bootstrap.terugzetten``)."""

    def zet_klaar(
        self, kopie: Reservekopie, doel: Path, ontgrendel: Ontgrendel, *, reden: str, voortgang: Voortgang, verloren_tot: int
    ) -> Klaargezet: ...

    def ontgrendel(self, map_: Path, gebruiker: UUID, wachtzin: str) -> Kluis: ...

    def ontgrendel_met_code(self, map_: Path, code: str) -> Kluis: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Verliesbeeld:
    """What would be lost: a sentence when it cannot be told or is nothing, else counts and lines."""

    titel: str
    uitleg: str
    iets: bool
    tellingen: tuple[tuple[int, str], ...] = ()
    regels: tuple[Verliesregel, ...] = field(default=())


def moment_tekst(moment: datetime) -> str:
    """``wo 12-05-2027 12:00``, in Dutch time."""
    hier = moment.astimezone(AMSTERDAM)
    return f"{datum_weekdag(hier)} {hier:%H.%M}"


class TerugzettenPresenter:
    """One backup that may be put back at ``doel``. ``geopend`` is the register that is open, when one is.

    ``namen`` are those of the login page of the backup: whoever it is proves it with passphrase or recovery code.
    """

    def __init__(
        self, terugzetter: Terugzetter, kopie: Reservekopie, doel: Path, namen: Sequence[Keuze], geopend: Geopend | None = None
    ) -> None:
        self._t, self.kopie, self.doel, self.namen, self._geopend = terugzetter, kopie, doel, namen, geopend
        self._verloren_tot = 0

    @property
    def titel(self) -> str:
        """Which one."""
        return f"Terugzetten naar {moment_tekst(self.kopie.gegevens.moment)}"

    @property
    def sub(self) -> str:
        """What it is, and what happens with the register that is there."""
        g = self.kopie.gegevens
        wat = f"Reservekopie {g.aanleiding}, {grootte(g.bytes)}, {meervoud(g.bijlagen, 'bijlage', 'bijlagen')}."
        return f"{wat} Het register van nu blijft bewaard, in een eigen map ernaast." if self.doel.exists() else wat

    @property
    def zelf(self) -> str:
        """Who is logged in, when somebody is."""
        return "" if self._geopend is None else str(self._geopend.dienst.sessie.persoon_id)

    def verlies(self) -> Verliesbeeld:
        """What would be lost; reads the log of the open register. Raises ``CvtError``."""
        if self._geopend is None:
            er_is = self.doel.exists()
            waarom = "er is geen register geopend." if er_is else "op deze laptop staat dit register niet."
            return self._onbekend(waarom)
        gevonden = verlies(self._geopend.dienst, self.kopie.gegevens)
        self._verloren_tot = gevonden.verloren_tot
        if not gevonden.vergelijkbaar:
            return self._onbekend("zij is van een ander verloop van dit register.")
        return _beeld(gevonden, moment_tekst(self.kopie.gegevens.moment))

    def _onbekend(self, waarom: str) -> Verliesbeeld:
        moment = moment_tekst(self.kopie.gegevens.moment)
        return Verliesbeeld(titel="Wat u kwijtraakt", uitleg=_ONBEKEND.format(waarom=waarom, moment=moment), iets=True)

    def mist(self, waarden: Mapping[str, Any]) -> dict[str, str]:
        """What is not filled in, by field."""
        fouten = {}
        if not waarden["herstelcode"] and not waarden["wachtzin"]:
            fouten["wachtzin"] = "Typ uw wachtzin, of vul de herstelcode in."
        if not waarden["herstelcode"] and not (waarden["gebruiker"] or self.zelf):
            fouten["gebruiker"] = "Kies uw naam."
        if not waarden["reden"]:
            fouten["reden"] = "Schrijf in een zin waarom; de reden komt in het logboek."
        return fouten

    def zet_klaar(self, waarden: Mapping[str, Any], voortgang: Voortgang) -> Klaargezet:
        """Build and verify it beside the register; in a thread. Raises ``CvtError``."""
        return self._t.zet_klaar(self.kopie, self.doel, self._ontgrendel(waarden), reden=waarden["reden"], voortgang=voortgang,
                                 verloren_tot=self._verloren_tot)  # fmt: skip

    def _ontgrendel(self, waarden: Mapping[str, Any]) -> Callable[[Path], Kluis]:
        code = str(waarden["herstelcode"])
        if code:
            return lambda map_: self._t.ontgrendel_met_code(map_, code)
        wie, wachtzin = UUID(waarden["gebruiker"] or self.zelf), str(waarden["wachtzin"])
        return lambda map_: self._t.ontgrendel(map_, wie, wachtzin)


def veld_van(fout: Exception) -> str:
    """The field of the form that an error is about, or ''."""
    veld = fout.veld if isinstance(fout, CvtError) else None
    return veld if veld in {"reden", "wachtzin", "herstelcode", "gebruiker"} else ""


def _beeld(v: Verlies, moment: str) -> Verliesbeeld:
    if not v.regels:
        return Verliesbeeld(titel="U raakt niets kwijt", iets=False,
                            uitleg=f"Sinds {moment} is er in dit register niets gewijzigd.")  # fmt: skip
    tellingen = tuple(
        (aantal, _ENKEL[soort][0 if aantal == 1 else 1]) for soort, aantal in v.tellingen.items() if aantal or soort in _ALTIJD
    )
    return Verliesbeeld(
        titel="Dit raakt u kwijt", iets=True,
        uitleg=f"Alles wat na {moment} is gedaan, staat er straks niet meer in.{_terugkerend(v.terugkerend)}",
        tellingen=tellingen, regels=tuple(sorted(v.regels, key=lambda regel: regel.laatst, reverse=True)),
    )  # fmt: skip


def _terugkerend(kenmerken: tuple[str, ...]) -> str:
    """What was removed is there again, and nobody is asked to remove it: the register forgets that it was."""
    if not kenmerken:
        return ""
    wat = "Het verwijderde dossier" if len(kenmerken) == 1 else "De verwijderde dossiers"
    komt, het = ("komt", "het") if len(kenmerken) == 1 else ("komen", "ze")
    return f" {wat} {opsomming(list(kenmerken))} {komt} terug: schrijf dat op, en verwijder {het} opnieuw."


@dataclass(frozen=True, slots=True, kw_only=True)
class Keuzerij:
    """One backup that was found, for the list without a register."""

    kopie: Reservekopie
    datum: str
    moment: datetime
    register: str
    aanleiding: str
    grootte: str
    bytes: int


def keuzerijen(kopieen: Sequence[Reservekopie]) -> list[Keuzerij]:
    """Newest first; a register is named by the beginning of its number, because a backup holds no names without a key."""
    return [
        Keuzerij(
            kopie=k, datum=moment_tekst(k.gegevens.moment), moment=k.gegevens.moment, aanleiding=str(k.gegevens.aanleiding),
            register=f"{k.gegevens.kluis.hex[:8]}{' (oefenregister)' if k.gegevens.oefen else ''}",
            grootte=grootte(k.gegevens.bytes), bytes=k.gegevens.bytes,
        ) for k in kopieen
    ]  # fmt: skip
