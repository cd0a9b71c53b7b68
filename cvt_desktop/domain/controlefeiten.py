"""The plain facts on which the check before signing works (screens.md 4.11); services fill them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from cvt_desktop.domain.besluit import Redenen
from cvt_desktop.domain.deskundigenadvies import Conclusie
from cvt_desktop.domain.formulier import Categorie, Soort
from cvt_desktop.domain.ids import PersoonId
from cvt_desktop.domain.persoon import Beroep
from cvt_desktop.domain.voorziening import Plaatsantwoord


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
    """One advice. ``gedateerd`` is None as long as it is a concept; ``kern_in_brief`` as the letter now stands.

    ``eigen_tekst`` is what the deskundige judges in own words, without what was taken from the dossier; ``getoetst``
    are the criteria with a finding, in the words of ``basis.tekst.vouw``.
    """

    persoon_id: PersoonId
    beroep: Beroep
    gedateerd: date | None = None
    conclusie: Conclusie | None = None
    categorie: Categorie | None = None
    tot_en_met: date | None = None
    kern_in_brief: bool = False
    eigen_tekst: str = field(default="", repr=False)
    getoetst: frozenset[str] = frozenset()
    waarom_arrangement_niet: bool = False
    duur_gemotiveerd: bool = False
    categorie_gemotiveerd: bool = False
    stukken_gezien: bool = False
    onafhankelijk_verklaard: bool = False
    werkt_voor_school: bool = False
    hielp_bij_aanvraag: bool = False
    begeleidde_leerling: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Registerfeiten:
    """What only the register can see: whether signatures are what stands there, and whether the letters can be printed.

    ``gedragen``: enough stemmen count; ``tellen`` of ``nodig`` do and ``wachten`` wait for a certificate. ``lijst_open``: they
    come to count when the voorzitter signs the besluitenlijst; ``via_lijst`` of them count by that. ``onafdrukbaar``
    holds the name of a field of a document and the place of it on the screen; ``getallen`` the places of a number that
    may be a BSN.
    """

    gedragen: bool = True
    tellen: int = 0
    nodig: int = 0
    wachten: int = 0
    lijst_open: bool = False
    via_lijst: int = 0
    valse_stemmen: tuple[str, ...] = field(default=(), repr=False)
    valse_adviezen: tuple[str, ...] = field(default=(), repr=False)
    onafdrukbaar: tuple[tuple[str, str], ...] = ()
    getallen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Controlefeiten:
    """Everything that the rules look at. ``vandaag`` is the day of the check; ``toegewezen`` also when otherwise.

    ``stemmers`` are those who voted or decided; ``quorum`` is the number that this item needs. ``criteria`` are those in
    force when it was decided. ``ouders_zonder_woorden`` counts who disagrees without a view in words;
    ``zienswijze_open_tot`` is the last day on which somebody who was invited can still answer; ``genoemd`` are the
    places that name a school for vso; ``lopend_tot`` is the end of a verklaring that runs when this one begins.
    ``einde_ongehoord`` is who could not give a view on a besluit that ends a verklaring; of another besluit it is empty.
    ``verbonden_stemmers`` says for each stem of somebody with a tie which tie it is; ``band_tekenaar`` and
    ``band_voorbereiding`` do so for who signs, and for who prepared it and led the zitting. ``grensvlak``: the test for
    praktijkonderwijs leaves it to the motivering (UB WVO 2.46 lid 6). ``verschil_open``: the adviezen differ and nobody
    chose how to go on, or that has not come to its end. ``wacht_op_bestuur``: model M2, and this is
    what the commission advises; ``bestuur_conform``: whether the bestuur said that it follows that advice, None when it did
    not decide; ``zoals_advies``: the besluit is that advice. ``hoorrecht_vast``: whether the zitting established how pupil
    and ouders were heard, None without a zitting. ``arrangement``: nobody advised and no TLV is given;
    ``bedrag_cent`` is what is granted. ``voorziening``: whether there is a place is answered too; ``plaats_vol`` says why not.
    """

    vandaag: date
    soort: Soort = Soort.TLV_VSO_NIEUW
    geadresseerden: tuple[Geadresseerde, ...] = ()
    beslisser: PersoonId | None = None
    beslisser_functie: str = ""
    namens: str = ""
    model_gekozen: bool = False
    mandaat_geldig: bool = False
    tekenaar_bevoegd: bool = False
    clausule: Clausule = Clausule()
    met_clausule: bool = True
    ontvangen_op: date | None = None
    uiterste_dag: date | None = None
    toets_afgerond: bool = False
    besluitdatum: date | None = None
    toegewezen: bool = True
    adviezen: tuple[Adviesfeiten, ...] = ()
    advies_maanden: int = 12
    criteria: tuple[str, ...] = ()
    gevraagd_categorie: Categorie | None = None
    gevraagd_tot_en_met: date | None = None
    gevraagd_bedrag_cent: int | None = None
    bedrag_cent: int | None = None
    arrangement: bool = False
    voorziening: bool = False
    plaats: Plaatsantwoord | None = None
    plaats_per: date | None = None
    plaats_vol: str = ""
    categorie: Categorie | None = None
    ingangsdatum: date | None = None
    einddatum: date | None = None
    redenen: Redenen = field(default=Redenen(), repr=False)
    mening_leerling: bool = False
    mening_leerling_ontbreekt_omdat: bool = False
    zienswijze_ouders: bool = False
    hoorrecht_vast: bool | None = None
    ouder_niet_eens: bool = False
    ouders_zonder_woorden: int = 0
    zienswijze_open_tot: date | None = None
    genoemd: tuple[str, ...] = ()
    lopend_tot: date | None = None
    einde_ongehoord: tuple[str, ...] = ()
    grensvlak: bool = False
    stemmers: tuple[PersoonId, ...] = ()
    verbonden_stemmers: tuple[str, ...] = ()
    band_tekenaar: tuple[str, ...] = ()
    band_voorbereiding: tuple[str, ...] = ()
    aanwezig: int = 0
    quorum: int = 0
    vergewist: tuple[bool, bool, bool] = (False, False, False)
    verschil_open: bool = False
    wacht_op_bestuur: bool = False
    bestuur_conform: bool | None = None
    zoals_advies: bool = True
    register: Registerfeiten = Registerfeiten()

    @property
    def vso(self) -> bool:
        """A verklaring for the vso: it has a category and a period (WEC 40, lid 15; 119, lid 1)."""
        return self.soort in {Soort.TLV_VSO_NIEUW, Soort.TLV_VSO_VERLENGING}

    @property
    def tlv_vso(self) -> bool:
        """A verklaring for the vso is given."""
        return self.vso and self.toegewezen


@dataclass(frozen=True, slots=True)
class Gebrek:
    """What one rule found: the sentence, and the field to which the screen jumps."""

    tekst: str
    veld: str
