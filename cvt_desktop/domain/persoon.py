"""The people of the commission and their deskundigen, with or without a login."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from cvt_desktop.domain.ids import PersoonId


class Rol(StrEnum):
    """What somebody may do; a person may hold several (screens.md 3.1)."""

    SECRETARIS = "secretaris"
    PLV_SECRETARIS = "plaatsvervangend secretaris"
    VOORZITTER = "voorzitter"
    PLV_VOORZITTER = "plaatsvervangend voorzitter"
    LID = "lid"
    DESKUNDIGE = "deskundige"
    CONSULENT = "consulent"
    BESTUURDER = "bestuurder"
    WND_BESTUURDER = "waarnemend bestuurder"
    BEHEERDER = "beheerder"
    FG = "inzage/FG"


SECRETARISSEN = frozenset({Rol.SECRETARIS, Rol.PLV_SECRETARIS})
VOORZITTERS = frozenset({Rol.VOORZITTER, Rol.PLV_VOORZITTER})
STEMGERECHTIGDEN = VOORZITTERS | {Rol.LID}
BESTUURDERS = frozenset({Rol.BESTUURDER, Rol.WND_BESTUURDER})
TEKENAARS = VOORZITTERS | BESTUURDERS


class Beroep(StrEnum):
    """The professions of UB WVO 2020 art. 2.51, and everyone else."""

    ORTHOPEDAGOOG = "orthopedagoog"
    PSYCHOLOOG = "psycholoog"
    KINDER_JEUGDPSYCHOLOOG = "kinder- of jeugdpsycholoog"
    PEDAGOOG = "pedagoog"
    KINDERPSYCHIATER = "kinderpsychiater"
    MAATSCHAPPELIJK_WERKER = "maatschappelijk werker"
    ARTS = "arts"
    ONDERWIJSDESKUNDIGE = "deskundige vbo/mavo/vmbo/praktijkonderwijs"
    ANDERS = "ander beroep"

    @property
    def eerste_deskundige(self) -> bool:
        """May be the first deskundige (UB WVO 2.51 lid 1, onder a)."""
        return self in {Beroep.ORTHOPEDAGOOG, Beroep.PSYCHOLOOG, Beroep.KINDER_JEUGDPSYCHOLOOG}

    @property
    def tweede_deskundige_vso(self) -> bool:
        """May be the second deskundige for a TLV vso (UB WVO 2.51 lid 1, onder b)."""
        return self in {
            Beroep.KINDER_JEUGDPSYCHOLOOG,
            Beroep.PEDAGOOG,
            Beroep.ORTHOPEDAGOOG,
            Beroep.KINDERPSYCHIATER,
            Beroep.MAATSCHAPPELIJK_WERKER,
            Beroep.ARTS,
        }

    @property
    def tweede_deskundige_pro(self) -> bool:
        """May be the second deskundige for praktijkonderwijs: also a deskundige of that education (UB WVO 2.51 lid 2)."""
        return self is Beroep.ONDERWIJSDESKUNDIGE or self.tweede_deskundige_vso

    def tweede_deskundige(self, *, pro: bool) -> bool:
        """May be the second deskundige for this kind of TLV."""
        return self.tweede_deskundige_pro if pro else self.tweede_deskundige_vso


@dataclass(frozen=True, slots=True, kw_only=True)
class Werkverband:
    """For whom somebody works or worked: feeds the onafhankelijkheidswacht (LBT 107632, 108669, 108283)."""

    organisatie: str
    tot_jaar: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Persoon:
    """Somebody who works for or advises the commission."""

    id: PersoonId
    naam: str = field(repr=False)
    functie: str = ""
    rollen: frozenset[Rol] = frozenset()
    beroep: Beroep = Beroep.ANDERS
    werkgever: str = ""
    registratie: str = ""
    werkverbanden: tuple[Werkverband, ...] = ()
    met_login: bool = False
    actief: bool = True
    versie: int = 0

    @property
    def initialen(self) -> str:
        """``RV`` for Ruben Veldkamper; titles and particles are skipped."""
        return "".join(deel[0] for deel in self.naam.split() if deel[0].isupper())[:3]

    @property
    def stemgerechtigd(self) -> bool:
        """Whether this person's roles carry a stem; never beside the role of secretaris."""
        return bool(self.rollen & STEMGERECHTIGDEN) and not self.rollen & SECRETARISSEN

    @property
    def orthopedagoog_of_psycholoog(self) -> bool:
        """For the composition rule of the commission (screens.md 3.2)."""
        return self.beroep.eerste_deskundige

    def werkt_voor(self, organisaties: frozenset[str], jaar: int) -> str | None:
        """The first of ``organisaties`` (folded names) with which this person has a tie that still counts."""
        verbanden = list(self.werkverbanden)
        if self.werkgever:
            verbanden.insert(0, Werkverband(organisatie=self.werkgever))
        for verband in verbanden:
            if verband.organisatie.casefold() in organisaties and (verband.tot_jaar is None or verband.tot_jaar >= jaar):
                return verband.organisatie
        return None
