"""The documents that leave the commission: one input per document; ``ports.opmaker`` lays them out.

Sources: Awb 3:41-3:50 and 4:5-4:15, WVO 2020 art. 2.47, WEC art. 40. The wording stands in versioned texts
(``resources/teksten``); a document is made with the version that its ``Kop`` names.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cvt_desktop.ports.agenda import Agenda
from cvt_desktop.ports.arrangementbrief import Arrangementbrief
from cvt_desktop.ports.bestuursadvies import AdviesAanBestuur
from cvt_desktop.ports.bladen import Afschrift, Blad, Herstelkit, Maandblad
from cvt_desktop.ports.briefvorm import Brief
from cvt_desktop.ports.bundel import Bundel
from cvt_desktop.ports.documentbrieven import (
    Bezwaarbrief,
    Intrekkingsbevestiging,
    KopieVerzoek,
    LosseBrief,
    UitnodigingZienswijze,
    Uitstelbrief,
)
from cvt_desktop.ports.documentdelen import (
    Aanvraagverloop,
    AanvragendeSchool,
    Aanwezige,
    Actie,
    Advies,
    Adviesvak,
    Besluitnemer,
    Besluitpunt,
    Bezwaar,
    Categorie,
    CriteriumOordeel,
    Kop,
    Leerling,
    Lezer,
    Meningen,
    Minderheidsstandpunt,
    Onafhankelijkheid,
    Ondertekening,
    Onderwijs,
    OntbrekendStuk,
    Poging,
    Probevinding,
    Redenen,
    Uitkomst,
    Zienswijze,
)
from cvt_desktop.ports.documentonderwerp import Onderwerp
from cvt_desktop.ports.intrekkingsbrief import IntrekkingVerklaring
from cvt_desktop.ports.invulformulier import Invulformulier
from cvt_desktop.ports.leesmap import Leesdeel, Leesmapdocument
from cvt_desktop.ports.plaatsbrief import Plaatsbrief
from cvt_desktop.ports.vervanging import Vervanging


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Ontvangstbevestiging(Brief):
    """The aanvraag came in (Awb 2:17); ``uiterlijk`` is the last day for the besluit, and ``voorbij`` whether that day is past:
    then the letter promises none (Awb 4:13). ``arrangement``: nobody advises.
    """

    lezer: Lezer
    leerling: Onderwerp
    school: AanvragendeSchool
    soort: str
    gevraagd: str
    ontvangen_op: date
    uiterlijk: date
    verwachte_zitting: date | None = None
    arrangement: bool = False
    voorbij: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class VerzoekOmAanvulling(Brief):
    """What lacks, until when (Awb 4:5), and from which day the term stands still (Awb 4:15)."""

    leerling: Onderwerp
    soort: str
    ontvangen_op: date
    ontbrekend: tuple[OntbrekendStuk, ...]
    uiterlijk: date
    termijn_stil_vanaf: date
    insturen_via: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Kennisgeving(Brief):
    """The besluit comes later, on a day that is named (Awb 4:14, lid 3); ``laatste_dag`` is what it would have been."""

    lezer: Lezer
    leerling: Onderwerp
    school: AanvragendeSchool
    soort: str
    ontvangen_op: date
    laatste_dag: date
    nieuwe_datum: date
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class BuitenBehandeling(Brief):
    """The besluit not to handle the aanvraag (Awb 4:5): what was asked on which day, and did not come.

    ``arrangement``: the LBT does not advise on a bezwaar against it.
    """

    lezer: Lezer
    leerling: Onderwerp
    school: AanvragendeSchool
    soort: str
    ontvangen_op: date
    gevraagd_op: date
    uiterlijk: date
    ontbreekt: tuple[str, ...]
    reden: str
    nemer: Besluitnemer
    bezwaar: Bezwaar
    arrangement: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Aanhoudingsbrief(Brief):
    """The commissie wants to know more first; ``gevolg_termijn`` tells which lawful way moves the term."""

    lezer: Lezer
    leerling: Onderwerp
    school: AanvragendeSchool
    soort: str
    commissie: str
    zittingsdatum: date
    wat_ontbreekt: str
    van_wie: str
    tot_en_met: date
    gevolg_termijn: str
    besluit_uiterlijk: date


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Tlv:
    """Toelaatbaarheidsverklaring: one page, no health content, no school as destination.

    ``einde`` and ``categorie`` are None for praktijkonderwijs. ``nummer`` is ``None`` only in a concept. ``controle`` says
    how the document can be checked. ``verlengt`` names the earlier TLV, of a verlenging only.
    """

    kop: Kop
    onderwijs: Onderwijs = Onderwijs.VSO
    nummer: str | None
    leerling: Leerling
    school: AanvragendeSchool
    ontvangen_op: date
    ingang: date
    einde: date | None
    categorie: Categorie | None
    besluitdatum: date | None
    brief_van: date | None
    brief_kenmerk: str
    nemer: Besluitnemer
    ondertekening: Ondertekening
    bezwaar_laatste_dag: date
    controle: str
    verlengt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class BesluitbriefSchool(Brief):
    """The besluit in full, to the applying school (Awb 3:46-3:47, 3:50).

    ``duur_en_categorie`` and ``verlenging_voor`` are used for a Toewijzing vso only; ``pro`` for praktijkonderwijs.
    ``toetsopmerkingen`` are the reasoned overrides of the toets. ``afschrift`` lists who gets a copy, by role.
    """

    leerling: Leerling
    school: AanvragendeSchool
    uitkomst: Uitkomst
    verloop: Aanvraagverloop
    toetsopmerkingen: tuple[str, ...] = ()
    adviezen: tuple[Advies, Advies]
    adviezen_gestuurd_op: date | None = None
    onderwijs: Onderwijs = Onderwijs.VSO
    pro: Probevinding | None = None
    criteria_bron: str
    redenen: Redenen
    duur_en_categorie: str = ""
    meningen: Meningen
    verlenging_voor: date | None = None
    nemer: Besluitnemer
    bezwaar: Bezwaar
    afschrift: tuple[str, ...] = ()
    vervangt: Vervanging | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class BesluitbriefOuders(Brief):
    """The same besluit in plain Dutch, to one addressee; it knows nothing of another parent.

    ``u_vertelde`` is what this addressee told (empty when not reached), ``wij_besluiten_toch`` is filled when
    this addressee does not agree. ``mening_leerling`` and ``hoe_gehoord`` as in ``Meningen``; ``derde`` is who advised
    because the two adviezen differed, or empty.
    """

    leerling: Leerling
    school: AanvragendeSchool
    onderwijs: Onderwijs = Onderwijs.VSO
    uitkomst: Uitkomst
    uitleg: str
    reden_duur: str = ""
    mening_leerling: str
    mening_eigen_woorden: bool = True
    u_vertelde: str
    meegenomen: str
    hoe_gehoord: str = ""
    wij_besluiten_toch: str = ""
    adviezen: tuple[Advies, Advies]
    derde: str = ""
    nemer: Besluitnemer
    bezwaar: Bezwaar
    vervangt: Vervanging | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class BesluitbriefLeerling(Brief):
    """The same besluit to the pupil: ten lines, "je".

    ``voor_leerling`` is what the secretaris wrote for the pupil; empty, the letter points to that of the ouders.
    ``mening_leerling`` is a quotation or a sentence in the second person; ``adviezen`` is how many were given.
    """

    leerling: Leerling
    school: AanvragendeSchool
    onderwijs: Onderwijs = Onderwijs.VSO
    uitkomst: Uitkomst
    voor_leerling: str = ""
    mening_leerling: str
    mening_eigen_woorden: bool = True
    hoe_gehoord: str = ""
    meegenomen: str
    adviezen: int = 2
    bezwaar: Bezwaar
    vervangt: Vervanging | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Tekstproef(Brief):
    """A page to look at: one standard paragraph in a letter, its fields filled with examples."""

    titel: str
    tekst: str
    velden: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Besluitenlijst:
    """The list of a zitting, landscape, without health content. ``plaats`` may be "schriftelijke ronde".

    ``bekrachtiging``: by whose signature the stemmen count, in a sentence.
    """

    kop: Kop
    commissie: str
    datum: date
    tijd: str
    plaats: str
    voorzitter: str
    secretaris: str
    aanwezig: tuple[Aanwezige, ...]
    afwezig: tuple[str, ...] = ()
    quorum: str
    beslisregel: str
    bekrachtiging: str = ""
    punten: tuple[Besluitpunt, ...]
    minderheidsstandpunten: tuple[Minderheidsstandpunt, ...] = ()
    mededelingen: tuple[str, ...] = ()
    acties: tuple[Actie, ...] = ()
    vaststelling: Ondertekening | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class DeskundigenadviesAfdruk:
    """The printed record of a deskundigenadvies, blocks 1-10 of the form.

    ``verklaring``: who states the independence, on which day, and on what ground it is asked.
    """

    kop: Kop
    leerling: Leerling
    soort: str
    gevraagd: str
    criteria_bron: str
    volgorde: int
    naam: str
    beroep: str
    werkgever: str
    registratie: str = ""
    onafhankelijkheid: tuple[Onafhankelijkheid, ...]
    verklaring: tuple[str, ...] = ()
    stukken: tuple[str, ...]
    gesprekken: tuple[str, ...] = ()
    ondersteuningsbehoefte: str
    bevorderend_belemmerend: str
    geprobeerd_effect: str
    meningen: str
    criteria: tuple[CriteriumOordeel, ...]
    waarom_niet_regulier: str
    advies: str
    categorie_waarom: str = ""
    duur_waarom: str = ""
    persoonlijkheid: str = ""
    grensvlak: str = ""
    kern: str
    vastgesteld_op: date | None
    overgenomen: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Dossierkaart:
    """Tab Overzicht on one A4 (screens 4.4). ``gevraagd`` and ``pro`` are label and value pairs."""

    kop: Kop
    leerling: Onderwerp
    leeftijd: str
    soort: str
    stand: str
    gevraagd: tuple[tuple[str, str], ...]
    waarom: str
    hoofddoel: str
    terugkeerperspectief: str
    mening: str
    mening_hoe_gevraagd: str = ""
    mening_wat_gedaan: str = ""
    ouders: tuple[Zienswijze, ...]
    geprobeerd: tuple[Poging, ...]
    adviezen: tuple[Adviesvak, ...]
    toetsing: str
    toets_uitzonderingen: tuple[str, ...] = ()
    let_op: tuple[str, ...] = ()
    notities: tuple[str, ...] = ()


Document = (
    Ontvangstbevestiging
    | VerzoekOmAanvulling
    | KopieVerzoek
    | AdviesAanBestuur
    | Arrangementbrief
    | Kennisgeving
    | Uitstelbrief
    | UitnodigingZienswijze
    | Bezwaarbrief
    | LosseBrief
    | Plaatsbrief
    | Intrekkingsbevestiging
    | BuitenBehandeling
    | IntrekkingVerklaring
    | Aanhoudingsbrief
    | Tlv
    | BesluitbriefSchool
    | BesluitbriefOuders
    | Agenda
    | BesluitbriefLeerling
    | Tekstproef
    | Besluitenlijst
    | DeskundigenadviesAfdruk
    | Dossierkaart
    | Herstelkit
    | Maandblad
    | Afschrift
    | Blad
    | Bundel
    | Leesdeel
    | Leesmapdocument
    | Invulformulier
)
