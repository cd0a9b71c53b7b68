"""Making a register, step by step. What was typed stays while one goes back and forth; nothing is on disk before the end."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path
from typing import Any
from uuid import uuid4

from cvt_desktop.basis.bestanden import veilige_naam
from cvt_desktop.basis.tekst import hoofdletter, opsomming
from cvt_desktop.domain.adres import Adres
from cvt_desktop.domain.errors import RegisterError
from cvt_desktop.domain.feestdagen import STANDAARD_FEESTDAGEN
from cvt_desktop.domain.ids import InstellingenId, PersoonId
from cvt_desktop.domain.instellingen import Instellingen, Reglement, Swv
from cvt_desktop.domain.persoon import Persoon, Rol
from cvt_desktop.ports.toegang import Toegang
from cvt_desktop.services.aanmelden import controleer_teruggetypt
from cvt_desktop.services.commissiekeuring import keur_commissie
from cvt_desktop.services.herstelkit import herstelblad
from cvt_desktop.services.instellingen import keur_reglement, keur_swv
from cvt_desktop.services.logo import keur_logo
from cvt_desktop.services.plaats import keur_plaats
from cvt_desktop.services.registers import (
    GemaaktRegister,
    NieuwePersoon,
    NieuwRegister,
    keur_personen,
    maak,
)
from ui.presenters.instellingen import (
    NODIGE_SOORTEN,
    commissie_uit,
    commissie_waarden,
    fouten_van,
    modellen_uit,
    reglement_uit,
    reglement_waarden,
    swv_uit,
    swv_waarden,
)


class Stap(Enum):
    """The pages, in order; the text stands in the list at the left."""

    SWV = "Samenwerkingsverband"
    COMMISSIE = "Commissie"
    MODEL = "Wie besluit"
    REGLEMENT = "Reglement"
    GEBRUIKERS = "Gebruikers"
    MAKEN = "Nakijken en maken"
    HERSTEL = "Herstelcodes"


VOLGORDE = tuple(Stap)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wizardgebruiker:
    """One line of the list of users."""

    nummer: int
    naam: str = field(repr=False)
    rollen: str
    wachtzin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Herstelcode:
    """A code that is to be shown, kept and typed back."""

    naam: str = field(repr=False)
    code: str = field(repr=False)
    vingerafdruk: str


class WizardPresenter:
    """``map_`` is the folder in which new registers are proposed."""

    def __init__(self, toegang: Toegang, map_: Path) -> None:
        self._toegang = toegang
        self.in_map = map_
        vandaag = toegang.klok.today()
        self._instellingen = Instellingen(
            id=InstellingenId(uuid4()), nummer=1, geldig_vanaf=vandaag,
            swv=Swv(naam="", nummer="", adres=Adres()), reglement=Reglement(),
            gelijkgestelde_dagen=tuple(sorted(STANDAARD_FEESTDAGEN.gelijkgesteld)),
        )  # fmt: skip
        self._mapnaam = ""
        self._logo: bytes | None = None
        self._personen: list[NieuwePersoon] = []
        self._gemaakt: GemaaktRegister | None = None

    # --- steps ---------------------------------------------------------------------------------------------------------

    def waarden(self, stap: Stap) -> dict[str, Any]:
        """What the page shows."""
        if stap is Stap.SWV:
            return swv_waarden(self._instellingen.swv) | {"map": self._mapnaam, "logo": self._logo}
        if stap is Stap.COMMISSIE:
            return commissie_waarden(self._instellingen.commissie)
        return reglement_waarden(self._instellingen.reglement)

    def neem(self, stap: Stap, waarden: Mapping[str, Any]) -> None:
        """Keep what was typed, right or wrong."""
        nu = self._instellingen
        if stap is Stap.SWV:
            self._mapnaam, self._logo = waarden["map"], waarden["logo"]
            self._instellingen = replace(nu, swv=swv_uit(waarden, nu.swv))
        elif stap is Stap.COMMISSIE:
            self._instellingen = replace(nu, commissie=commissie_uit(waarden, nu.commissie))
        elif stap is Stap.MODEL:
            self._instellingen = replace(nu, reglement=modellen_uit(waarden, nu.reglement))
        elif stap is Stap.REGLEMENT:
            self._instellingen = replace(nu, reglement=reglement_uit(waarden, nu.reglement))

    def keur(self, stap: Stap) -> dict[str, str]:
        """Why one cannot go on from this page, by field; empty when one can."""
        nu = self._instellingen
        if stap is Stap.SWV:
            return fouten_van(lambda: keur_swv(nu.swv)) or fouten_van(self._keur_logo) or fouten_van(self._keur_map)
        if stap is Stap.COMMISSIE:
            return fouten_van(lambda: keur_commissie(nu.commissie))
        if stap is Stap.MODEL:
            open_ = [soort for soort in NODIGE_SOORTEN if nu.reglement.model(soort) is None]
            return {f"model_{soort.name}": "Kies wie besluit. U kunt dit later wijzigen." for soort in open_}
        if stap is Stap.REGLEMENT:
            return fouten_van(lambda: keur_reglement(nu.reglement))
        if stap is Stap.GEBRUIKERS:
            return fouten_van(self._keur_gebruikers)
        return {}

    def _keur_logo(self) -> None:
        keur_logo(self._toegang.opmaker, self._logo)

    def _keur_gebruikers(self) -> None:
        keur_personen(self._personen)

    # --- place ---------------------------------------------------------------------------------------------------------

    @property
    def doel(self) -> Path:
        """The folder that will hold the register."""
        return self.in_map / (veilige_naam(self._mapnaam or self.voorstel, lengte=60))

    @property
    def voorstel(self) -> str:
        """A name for the folder, from that of the samenwerkingsverband."""
        woorden = re.sub(r"[^\w\s-]", "", self._instellingen.swv.naam).split()
        return " ".join(["CvT", *[w for w in woorden if w.casefold() not in {"samenwerkingsverband", "swv"}]][:6])

    def _keur_map(self) -> None:
        keur_plaats(self.doel)
        if self.doel.exists() and any(self.doel.iterdir()):
            raise RegisterError("Deze map bestaat al. Kies een andere naam.", code="map-bezet", veld="map")

    # --- users ---------------------------------------------------------------------------------------------------------

    def gebruikers(self) -> list[Wizardgebruiker]:
        """Who was added so far; the first is the one who makes the register."""
        return [
            Wizardgebruiker(nummer=n, naam=p.persoon.naam, rollen=opsomming(sorted(p.persoon.rollen)),
                            wachtzin="zelf getypt" if p.zelf_getypt else "kiest bij eerste aanmelding")
            for n, p in enumerate(self._personen)
        ]  # fmt: skip

    def keur_wachtzin(self, wachtzin: str) -> str | None:
        """A Dutch reason why this passphrase is refused, or None."""
        context = (self._instellingen.swv.naam, *(p.persoon.naam for p in self._personen))
        return self._toegang.kluizen.keur_wachtzin(wachtzin, context)

    def stel_wachtzin_voor(self) -> str:
        """Six words to take or leave."""
        return self._toegang.kluizen.stel_wachtzin_voor()

    def voeg_toe(
        self, naam: str, functie: str, rollen: Collection[str], wachtzin: str, nog_eens: str, *, zelf: bool
    ) -> dict[str, str]:
        """Add a user; errors by field."""
        fouten: dict[str, str] = {}
        if not naam:
            fouten["naam"] = "Vul de naam in."
        if any(p.persoon.naam.casefold() == naam.casefold() for p in self._personen):
            fouten["naam"] = "Deze naam staat al in de lijst."
        if reden := self._toegang.kluizen.keur_wachtzin(wachtzin, (self._instellingen.swv.naam, naam)):
            fouten["wachtzin"] = reden
        elif wachtzin != nog_eens:
            fouten["nog_eens"] = "Dit is niet dezelfde wachtzin. Typ hem nog een keer."
        persoon = Persoon(id=PersoonId(uuid4()), naam=naam, functie=functie, rollen=frozenset(Rol[r] for r in rollen))
        nieuw = NieuwePersoon(persoon=persoon, loginnaam=naam, wachtzin=wachtzin, zelf_getypt=zelf or not self._personen)
        if not fouten:
            eerste = fouten_van(lambda: self._keur_met(nieuw))
            fouten = {veld or "rollen": melding for veld, melding in eerste.items()}
        if not fouten:
            self._personen.append(nieuw)
        return fouten

    def _keur_met(self, nieuw: NieuwePersoon) -> None:
        keur_personen([*self._personen, nieuw])

    def haal_weg(self, nummer: int) -> None:
        """Take a user off the list."""
        del self._personen[nummer]

    # --- making --------------------------------------------------------------------------------------------------------

    def samenvatting(self) -> list[tuple[str, str]]:
        """What will be made, as label and value."""
        i, r = self._instellingen, self._instellingen.reglement
        return [
            ("Samenwerkingsverband", f"{i.swv.naam} ({i.swv.nummer})"),
            ("Commissie", f"{i.commissie.naam}, quorum {i.commissie.quorum}, {i.commissie.regel}"),
            *((hoofdletter(soort), str(model)) for soort, model in r.modellen),
            ("Termijnen", f"beslissen binnen {r.beslistermijn_weken} weken, streven naar {r.streef_weken}"),
            ("Gebruikers", opsomming([p.persoon.naam for p in self._personen])),
            ("Map", str(self.doel)),
        ]

    def maak(self) -> GemaaktRegister:
        """Make the register; seconds, so run it in a thread. Raises ``CvtError``; nothing is left behind then."""
        self._gemaakt = maak(
            self._toegang,
            NieuwRegister(map_=self.doel, instellingen=self._instellingen, personen=tuple(self._personen),
                          logo=self._logo),
        )
        return self._gemaakt

    def codes(self) -> list[Herstelcode]:
        """The codes to show, in the order of the users."""
        codes = self._gemaakt.herstelcodes if self._gemaakt is not None else {}
        afdrukken = self._gemaakt.vingerafdrukken if self._gemaakt is not None else {}
        return [Herstelcode(naam=p.persoon.naam, code=codes[p.persoon.id], vingerafdruk=afdrukken[p.persoon.id])
                for p in self._personen if p.persoon.id in codes]  # fmt: skip

    def controleer(self, code: str, teruggetypt: str) -> None:
        """Raises ``InvoerError`` that names the wrong group."""
        controleer_teruggetypt(self._toegang, code, teruggetypt)

    def herstelblad(self, code: Herstelcode) -> bytes:
        """The sheet on paper. Raises ``CvtError``."""
        assert self._gemaakt is not None
        return herstelblad(
            self._toegang.opmaker, self._instellingen.swv, oefen=False, vault_id=self._gemaakt.vault_id, naam=code.naam,
            code=code.code, vingerafdruk=code.vingerafdruk, dag=self._toegang.klok.today(), moment=self._toegang.klok.now(),
        )  # fmt: skip

    def vergeet(self) -> None:
        """Let go of passphrases and codes."""
        self._personen.clear()
        self._gemaakt = None
