"""What the documents are made of: frozen values that hold every word and date that is printed.

No class here has a repr with its contents, so that no exception text or log line can hold personal data.
Lines and dates are given as they must be printed; nothing is looked up while a page is made.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from cvt_desktop.domain.tekstblok import Bloktekst

Categorie = Literal["laag", "midden", "hoog"]


class Lezer(StrEnum):
    """For whom a letter is written: the school in formal words, the parents in plain ones."""

    SCHOOL = "school"
    OUDERS = "ouders"


class Tekenwijze(StrEnum):
    """How a document is signed: with a certificate, or with a pen on the printed page."""

    DIGITAAL = "digitaal"
    OP_PAPIER = "op papier"


class Onderwijs(StrEnum):
    """Where a TLV leads to; the value is the word that the texts use."""

    VSO = "voortgezet speciaal onderwijs"
    PRO = "praktijkonderwijs"
    PRO_BIJZONDER = "praktijkonderwijs (bijzondere regeling)"

    @property
    def pro(self) -> bool:
        """A TLV PrO has neither category nor end."""
        return self is not Onderwijs.VSO


class Bevinding(StrEnum):
    """What was found about one criterium."""

    VOLDOET = "voldoet"
    VOLDOET_NIET = "voldoet niet"
    ONVOLDOENDE_GEBLEKEN = "onvoldoende gebleken"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Afzender:
    """The samenwerkingsverband as it stands on paper.

    ``postadres`` is one line, for the bezwaarclausule (Awb 6:4 and 3:45). The empty ones are left out of
    their sentence, which stays a whole sentence. ``logo`` is a PNG or JPEG.
    """

    naam: str
    nummer: str
    adresregels: tuple[str, ...]
    postadres: str
    telefoon: str
    email: str = ""
    website: str = ""
    elektronische_weg: str = ""
    rechtbank: str = ""
    fg_email: str = ""
    steunpunt: str = ""
    logo: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Contactpersoon:
    """Who knows the dossier and can be called."""

    naam: str
    telefoon: str
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Kop:
    """What every document carries.

    ``dagtekening`` is the printed date; only a concept may lack it. ``opgemaakt_op`` (UTC) goes into the
    metadata of the file: the same input gives the same bytes. A ``concept`` shows an empty field by its
    name and says CONCEPT on every page; a definitive document with an empty field is refused. ``anker`` is
    the head of the log when the document was made (``domain.keten``); it stands at the foot of every page.
    ``tekstblokken`` are the standard paragraphs that the beheerder rewrote.
    """

    afzender: Afzender
    contact: Contactpersoon
    kenmerk: str
    dagtekening: date | None
    opgemaakt_op: datetime
    sjabloon_versie: str
    oefenregister: bool
    concept: bool = False
    anker: str = ""
    tekstblokken: tuple[Bloktekst, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Leerling:
    """The pupil. ``voornamen`` or ``achternaam`` may be empty for who has one name."""

    roepnaam: str
    voornamen: str
    voorvoegsel: str = ""
    achternaam: str = ""
    geboren: date

    @property
    def volledige_naam(self) -> str:
        """Voornamen, voorvoegsel and achternaam, without gaps."""
        return " ".join(deel for deel in (self.voornamen, self.voorvoegsel, self.achternaam) if deel)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class AanvragendeSchool:
    """The applying school; ``brin`` is BRIN and vestiging, such as 99RA-00."""

    naam: str
    brin: str
    plaats: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Ondertekening:
    """Who signs, how, and on which day (``None`` in a concept, and for the pen)."""

    naam: str
    functie: str
    wijze: Tekenwijze
    op: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class BesluitInMandaat:
    """B3, models M1 and M3: taken on behalf of the bestuur. ``zittingsdatum`` is ``None`` without a zitting."""

    naam: str
    functie: str
    mandaat_van: date
    commissie: str
    zittingsdatum: date | None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class BesluitDoorBestuur:
    """B3, model M2: the bestuur decides on the advice of the commissie, and says why when it deviates.

    ``zittingsdatum`` is None for what is decided without a zitting.
    """

    commissie: str
    zittingsdatum: date | None
    afwijking_omdat: str = ""


Besluitnemer = BesluitInMandaat | BesluitDoorBestuur


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Bezwaar:
    """The dates of the bezwaarclausule: day of sending, and last day (Awb 6:7, 6:8)."""

    verzenddatum: date
    laatste_dag: date


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Advies:
    """One deskundigenadvies as a letter cites it; ``kern`` is quoted word for word.

    ``conclusie`` is the advice in a few words: "positief, categorie laag, tot en met 31 juli 2029".
    """

    naam: str
    beroep: str
    datum: date
    conclusie: str
    kern: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Toewijzing:
    """The TLV that is given; ``einde`` and ``categorie`` are None for praktijkonderwijs.

    ``anders_omdat`` is filled when it differs from what was asked.
    """

    tlv_nummer: str | None
    ingang: date
    einde: date | None
    categorie: Categorie | None
    anders_omdat: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class CriteriumBevinding:
    """One criterium with the finding and its source in the file."""

    criterium: str
    bevinding: Bevinding
    bron: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Procijfer:
    """One line of the test for praktijkonderwijs: what the law needs, and what was found."""

    criterium: str
    nodig: str
    gevonden: str
    bron: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Probevinding:
    """The test as a letter shows it. ``telt`` names the domains that count; ``slot`` is the outcome in a sentence.

    ``grond`` is filled for the bijzondere regeling, where the test need not be met.
    """

    cijfers: tuple[Procijfer, ...]
    telt: str = ""
    slot: str = ""
    grond: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Afwijzing:
    """What a refusal must say beside its reasons.

    ``horen`` tells how the school could react (Awb 4:7, 4:8) or why it was not heard (4:11);
    ``wat_wel`` what support is possible and what would change the judgement.
    """

    criteria: tuple[CriteriumBevinding, ...]
    in_het_voordeel: str
    horen: str
    wat_wel: str


Uitkomst = Toewijzing | Afwijzing


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Opschorting:
    """The term stood still, because of our letter of ``brief_van`` (Awb 4:15)."""

    van: date
    tot_en_met: date
    brief_van: date


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Aanvraagverloop:
    """How the aanvraag came in. ``gevraagd`` is what was asked, in words."""

    soort: str
    ontvangen_op: date
    volledig_op: date | None
    ingediend_door: str
    gevraagd: str
    opschortingen: tuple[Opschorting, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class OntbrekendStuk:
    """One line of the verzoek om aanvulling: what, why needed, and how (which stuk, who signs)."""

    wat: str
    waarom: str
    hoe: str
    wettelijk_verplicht: bool


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Aanwezige:
    """Who took part: stemt, adviseert, secretaris, gast bij punt 7."""

    naam: str
    rol: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Besluitpunt:
    """One row; ``leerling`` is initials or a name by setting, ``opmerkingen`` are reasoned overrides."""

    nummer: int
    kenmerk: str
    leerling: str
    school: str
    soort: str
    uitkomst: str
    inhoud: str
    stemming: str
    verschoond: str
    actie: str
    opmerkingen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Minderheidsstandpunt:
    """A dissent, by name and in one line."""

    punt: int
    naam: str
    standpunt: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Actie:
    """One line of the actielijst."""

    wat: str
    wie: str
    wanneer: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Onafhankelijkheid:
    """One statement of independence; ``toelichting`` is needed when the answer is no."""

    stelling: str
    ja: bool
    toelichting: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class CriteriumOordeel:
    """What the deskundige found about one criterium: voldaan, niet, deels."""

    criterium: str
    oordeel: str
    waarom: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Zienswijze:
    """One gezaghebbende on the dossierkaart."""

    wie: str
    houding: str
    woorden: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Poging:
    """What was tried, when, with which effect, and where it is written."""

    wat: str
    periode: str
    effect: str
    vindplaats: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Adviesvak:
    """One advice on the dossierkaart; what differs between two of them is marked with ≠."""

    deskundige: str
    datum: str
    advies: str
    categorie: str
    duur: str
    kern: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Redenen:
    """The reasons of a besluit (screens 7.5, block 6); ``verschil`` weighs what differs between the adviezen."""

    behoefte: str
    gedaan: str
    waarom_niet_regulier: str
    weging_adviezen: str
    verschil: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Meningen:
    """What pupil and parents said and what was done with it; ``oneens`` weighs a parent's disagreement.

    ``leerling``: the own words, or, with ``eigen_woorden`` false, why there are none; ``hoe_gehoord``: what the zitting fixed.
    """

    leerling: str
    eigen_woorden: bool = True
    ouders: str
    wat_gedaan: str
    oneens: str = ""
    hoe_gehoord: str = ""
