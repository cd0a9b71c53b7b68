"""The pupil, as far as a commission needs to know a pupil. No BSN, no geslacht, no nationaliteit: no field exists."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from cvt_desktop.basis.tekst import vouw
from cvt_desktop.domain.adres import Adres
from cvt_desktop.domain.ids import LeerlingId

TUSSENVOEGSELS = frozenset({
    "van", "de", "den", "der", "het", "'t", "ten", "ter", "te", "in", "op", "aan", "bij", "tot", "la", "le", "el", "di",
    "du", "von", "zu", "'s",
})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Leerling:
    """A pupil known in this register. ``heeft_een_naam`` for somebody with one name only."""

    id: LeerlingId
    roepnaam: str = field(repr=False)
    voornamen: str = field(default="", repr=False)
    voorvoegsel: str = field(default="", repr=False)
    achternaam: str = field(default="", repr=False)
    heeft_een_naam: bool = False
    geboortedatum: date = field(repr=False)
    woonplaats: str = field(default="", repr=False)
    adres: Adres = field(default=Adres(), repr=False)
    adres_geheim: bool = False
    versie: int = 0

    @property
    def naam(self) -> str:
        """``Sem van den Bergh van Heemskade``: as the name is spoken."""
        return " ".join(deel for deel in (self.roepnaam or self.voornamen, self.voorvoegsel, self.achternaam) if deel)

    @property
    def officiele_naam(self) -> str:
        """The name of the basisregistratie, for the TLV."""
        return " ".join(deel for deel in (self.voornamen or self.roepnaam, self.voorvoegsel, self.achternaam) if deel)

    @property
    def korte_naam(self) -> str:
        """``Mikołaj Ż.``: for a screen that a room can read."""
        return f"{self.roepnaam} {self.achternaam[:1]}." if self.achternaam else self.roepnaam

    @property
    def initialen(self) -> str:
        """``M.Ż.``; ``IJ`` counts as one letter."""
        return "".join(f"{_eerste(deel)}." for deel in (self.roepnaam, self.achternaam) if deel)

    @property
    def sorteernaam(self) -> str:
        """``bergh van heemskade, sem van den``, folded: particles behind, as in a Dutch telephone book."""
        return vouw(f"{self.achternaam}, {self.roepnaam} {self.voorvoegsel}")

    @property
    def zoeksleutel(self) -> str:
        """Equal for one pupil however the name was spelled: no case, diacritics, particles, hyphens or order."""
        return f"{naamsleutel(self.roepnaam, self.voorvoegsel, self.achternaam)}|{self.geboortedatum.isoformat()}"


def _eerste(naam: str) -> str:
    return "IJ" if naam[:2] == "IJ" else naam[:1].upper()


def naamsleutel(roepnaam: str, voorvoegsel: str, achternaam: str) -> str:
    """The folded surname words without particles, and the first word of the roepnaam."""
    woorden = vouw(f"{voorvoegsel} {achternaam}").replace("-", " ").replace("'", " ' ").split()
    kaal = sorted(woord for woord in woorden if woord not in TUSSENVOEGSELS and woord not in {"'", "s", "t"})
    voor = vouw(roepnaam).replace("-", " ").split()[:1]
    return " ".join(kaal + voor)
