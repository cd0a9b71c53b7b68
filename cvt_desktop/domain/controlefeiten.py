"""The plain facts on which the check before signing works (screens.md 4.11); services fill them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from cvt_desktop.domain.besluit import Redenen
from cvt_desktop.domain.deskundigenadvies import Conclusie
from cvt_desktop.domain.formulier import Categorie
from cvt_desktop.domain.ids import PersoonId
from cvt_desktop.domain.persoon import Beroep


class Ontvangerrol(StrEnum):
    """In what capacity somebody gets the letter; the names stay out of the check."""

    SCHOOL = "school"
    OUDER = "ouder"
    LEERLING = "leerling"


@dataclass(frozen=True, slots=True, kw_only=True)
class Geadresseerde:
    """One letter; ``aanduiding`` is what the check calls it ("ouder 2"), never a name."""

    rol: Ontvangerrol
    aanduiding: str
    heeft_adres: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Clausule:
    """What the bezwaarclausule names (Awb 3:45, lid 2)."""

    door_wie: bool = False
    termijn: bool = False
    bij_wie: bool = False

    @property
    def volledig(self) -> bool:
        """All three."""
        return self.door_wie and self.termijn and self.bij_wie


@dataclass(frozen=True, slots=True, kw_only=True)
class Adviesfeiten:
    """One advice. ``gedateerd`` is None as long as it is a concept; ``kern_in_brief`` as the letter now stands."""

    persoon_id: PersoonId
    beroep: Beroep
    gedateerd: date | None = None
    conclusie: Conclusie | None = None
    categorie: Categorie | None = None
    tot_en_met: date | None = None
    kern_in_brief: bool = False
    onafhankelijk_verklaard: bool = False
    werkt_voor_school: bool = False
    hielp_bij_aanvraag: bool = False
    begeleidde_leerling: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Controlefeiten:
    """Everything that the rules look at. ``vandaag`` is the day of the check; ``toegewezen`` also when otherwise.

    ``stemmers`` are those who voted or decided; ``quorum`` is the number that this item needs.
    """

    vandaag: date
    geadresseerden: tuple[Geadresseerde, ...] = ()
    beslisser: PersoonId | None = None
    beslisser_functie: str = ""
    namens: str = ""
    beslisser_bevoegd: bool = False
    clausule: Clausule = Clausule()
    ontvangen_op: date | None = None
    besluitdatum: date | None = None
    toegewezen: bool = True
    adviezen: tuple[Adviesfeiten, ...] = ()
    gevraagd_categorie: Categorie | None = None
    gevraagd_tot_en_met: date | None = None
    categorie: Categorie | None = None
    ingangsdatum: date | None = None
    einddatum: date | None = None
    redenen: Redenen = field(default=Redenen(), repr=False)
    mening_leerling: bool = False
    mening_leerling_ontbreekt_omdat: bool = False
    zienswijze_ouders: bool = False
    ouder_niet_eens: bool = False
    stemmers: tuple[PersoonId, ...] = ()
    aanwezig: int = 0
    quorum: int = 0
    vergewist: tuple[bool, bool, bool] = (False, False, False)


@dataclass(frozen=True, slots=True)
class Gebrek:
    """What one rule found: the sentence, and the field to which the screen jumps."""

    tekst: str
    veld: str
