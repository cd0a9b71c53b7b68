"""What a samenwerkingsverband decides for itself: versions with a begin date, each with default and source."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from cvt_desktop.domain.adres import Adres
from cvt_desktop.domain.begroting import Begroting
from cvt_desktop.domain.commissie import STANDAARD, Commissie
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.ids import BijlageId, CommissieId, InstellingenId, VoorzieningId
from cvt_desktop.domain.instrument import Instrument
from cvt_desktop.domain.stem import Stemregel
from cvt_desktop.domain.voorziening import Voorziening


class Besluitmodel(StrEnum):
    """Who decides, per kind of aanvraag (screens.md 3.2)."""

    M1 = "De commissie besluit namens het bestuur (mandaat)"
    M2 = "De commissie adviseert, de directeur-bestuurder besluit"
    M3 = "De voorzitter (of bestuurder) besluit op twee deskundigenadviezen; de commissie komt bijeen bij verschil"


class Deskundigenregeling(StrEnum):
    """Who sees to the adviezen (screens.md part 6, V9)."""

    SWV = "het samenwerkingsverband vraagt de adviezen"
    SCHOOL = "de school voegt de adviezen bij de aanvraag"


class Aanspreekvorm(StrEnum):
    """The aanhef of letters to parents (screens.md 7.1 rule 6)."""

    NEUTRAAL = "Beste ouder(s)/verzorger(s)"
    OP_NAAM = "Geachte heer/mevrouw + naam"


class Tbvnaam(StrEnum):
    """What a samenwerkingsverband calls its besluit about a bovenschoolse voorziening (screens.md 5.7)."""

    TOEWIJZING = "toewijzing bovenschoolse voorziening"
    VERKLARING = "toelaatbaarheidsverklaring bovenschoolse voorziening"


@dataclass(frozen=True, slots=True, kw_only=True)
class Swv:
    """The samenwerkingsverband as it stands on paper."""

    naam: str
    nummer: str
    adres: Adres
    telefoon: str = ""
    email: str = ""
    website: str = ""
    rechtbank: str = ""
    email_fg: str = ""
    steunpunt: str = ""
    bezwaar_elektronisch: str = ""
    logo: BijlageId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reglement:
    """Terms, models and local criteria. Weeks are whole weeks; ages are years."""

    beslistermijn_weken: int = 8
    streef_weken: int = 6
    hersteltermijn_dagen: int = 14
    advies_maanden: int = 12
    modellen: tuple[tuple[Soort, Besluitmodel], ...] = ()
    deskundigen: Deskundigenregeling = Deskundigenregeling.SWV
    ondersteuningsplan: str = ""
    criteria: tuple[str, ...] = ()
    eigen_brief_vanaf: int = 16
    initialen_op_besluitenlijst: bool = True
    stemverhouding_in_brief: bool = False
    stemmen_zonder_sleutel: bool = False
    hamerstukken: bool = True
    aanspreekvorm: Aanspreekvorm = Aanspreekvorm.NEUTRAAL
    kenmerk_sjabloon: str = "{jaar}-{nr:04}"
    tlv_sjabloon: str = "{swv}-{sj}-{nr:04}"
    vergrendel_minuten: int = 15
    vergrendel_minuten_zitting: int = 45
    tbv_naam: Tbvnaam = Tbvnaam.TOEWIJZING
    andere_ondersteuning: int = 3
    opp_maanden: int = 12
    opp_maanden_verlenging: int = 12
    verlenging_maanden: int = 0
    groep_clausule: bool = False
    aantekening_dagen: int = 14
    eerste_oordeel: bool = False
    ouders_bellen: bool = False
    initialen_in_zitting: bool = False
    als_hint: tuple[str, ...] = ()

    def model(self, soort: Soort) -> Besluitmodel | None:
        """The decision model for a kind, or ``None`` when none was chosen yet."""
        return dict(self.modellen).get(soort)

    def met_bezwaarclausule(self, soort: Soort) -> bool:
        """Whether the letter of a besluit says how to make bezwaar; for a group that is a choice (``groep_clausule``)."""
        return soort.met_leerling or self.groep_clausule


KERN = "instellingenkern"
"""The kind of the entry in the log that signs ``Instellingen.kern``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Instellingen:
    """One version of all settings, in force from ``geldig_vanaf``."""

    id: InstellingenId
    nummer: int
    geldig_vanaf: date
    swv: Swv
    commissie: Commissie = STANDAARD
    reglement: Reglement = Reglement()
    gelijkgestelde_dagen: tuple[date, ...] = ()
    feestdagen_tot_en_met: int = 2028
    instrumenten: tuple[Instrument, ...] = ()
    voorzieningen: tuple[Voorziening, ...] = ()
    begrotingen: tuple[Begroting, ...] = ()
    oefendatum: date | None = field(default=None)
    andere_commissies: tuple[Commissie, ...] = ()
    versie: int = 0

    def kern(self) -> Instellingen:
        """What the beheerder who signed this version answers for.

        The lists of a school year, the budgets and the day of a practice register are changed within a version, by others too:
        a signature over them would be worth nothing after the first of these changes.
        """
        return replace(self, instrumenten=(), voorzieningen=(), begrotingen=(), oefendatum=None)

    @property
    def commissies(self) -> tuple[Commissie, ...]:
        """All of them, the first one first; also those that have ended."""
        return (self.commissie, *self.andere_commissies)

    @property
    def meer_commissies(self) -> bool:
        """Whether papers and screens say which one they are of."""
        return bool(self.andere_commissies)

    def commissies_op(self, dag: date) -> tuple[Commissie, ...]:
        """Those that can hold a zitting on ``dag``."""
        return tuple(c for c in self.commissies if c.werkt_op(dag))

    def commissie_met(self, id_: CommissieId) -> Commissie:
        """The one with this identity; the first for one that these settings do not know."""
        return next((c for c in self.commissies if c.id == id_), self.commissie)

    def commissie_voor(self, soort: Soort, voorziening: VoorzieningId | None, dag: date) -> Commissie | None:
        """Which one handles a kind on ``dag``: that of the voorziening before that of the kind; None when nobody does.

        One that is alone handles everything.
        """
        werken = self.commissies_op(dag)
        if len(werken) == 1:
            return werken[0]
        eigen = (c for c in werken if voorziening is not None and voorziening in c.voorzieningen)
        return next(eigen, None) or next((c for c in werken if soort in c.soorten), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Uitleg:
    """Where the default of a setting comes from: shown beside the field in wizard and Instellingen."""

    veld: str
    label: str
    standaard: str
    bron: str


UITLEG: tuple[Uitleg, ...] = (
    Uitleg(veld="beslistermijn_weken", label="Beslistermijn (weken)", standaard="8",
           bron="Awb 4:13, lid 2: uiterlijk acht weken na ontvangst. De wet kent voor een TLV geen eigen termijn."),
    Uitleg(veld="streef_weken", label="Eigen streeftermijn (weken)", standaard="6",
           bron="Werkafspraak: de school heeft zelf zes weken om over toelating te beslissen (WVO 2020 8.8)."),
    Uitleg(veld="hersteltermijn_dagen", label="Hersteltermijn (dagen)", standaard="14",
           bron="Awb 4:5 noemt geen lengte; veertien dagen is een werkafspraak."),
    Uitleg(veld="advies_maanden", label="Een advies is recent (maanden)", standaard="12",
           bron="LBT 108669 vraagt recent onderzoek en noemt geen getal; twaalf maanden is een werkafspraak."),
    Uitleg(veld="opp_maanden", label="Een OPP is actueel (maanden)", standaard="12",
           bron="Ondersteuningsplan. Een OPP wordt ten minste elk schooljaar geëvalueerd (WVO 2020 2.44)."),
    Uitleg(veld="opp_maanden_verlenging", label="Een OPP bij een verlenging (maanden)", standaard="12",
           bron="Ondersteuningsplan. Sommige samenwerkingsverbanden vragen bij een verlenging een OPP van hooguit drie "
                "maanden."),
    Uitleg(veld="verlenging_maanden", label="Verlenging aanvragen, maanden vóór het einde", standaard="0",
           bron="Werkafspraak. De brief aan de school noemt de dag; bij 0 staat die er niet in. Vier maanden vóór "
                "31 juli is 1 april."),
    Uitleg(veld="quorum", label="Quorum", standaard="3",
           bron="Reglement van de commissie; de wet noemt geen getal."),
    Uitleg(veld="regel", label="Beslisregel", standaard=str(Stemregel.CONSENSUS),
           bron="Reglement van de commissie. Bij geen consensus beslist de meerderheid; wie tegen is, wordt genoteerd."),
    Uitleg(veld="bekrachtiging", label="Hoe stemmen worden bekrachtigd", standaard="ieder lid met de eigen sleutel",
           bron="Reglement van de commissie. Via de besluitenlijst verklaart de voorzitter hoe is gestemd; tot een lid zelf "
                "bekrachtigt, kan niemand anders dat nagaan. De besluitenlijst en Controle zeggen dat."),
    Uitleg(veld="stemmen_zonder_sleutel", label="Stemmen zonder persoonlijke sleutel", standaard="nee",
           bron="Werkafspraak. Een stem van een lid zonder login telt dan zoals zij is genoteerd; niemand kan nagaan of dat lid "
                "zo stemde, en de besluitenlijst zegt dat."),
    Uitleg(veld="initialen_in_zitting", label="Alleen initialen in de zitting", standaard="nee",
           bron="Werkafspraak. Zonder vinkje staat er een voornaam met één letter; de agendabalk heeft altijd alleen initialen."),
    Uitleg(veld="als_hint", label="Regels die alleen een hint geven", standaard="geen",
           bron="Werkafspraak. Kan bij een regel die waarschuwt en die niet in de wet staat; wat al is getekend houdt het "
                "verslag van die dag."),
    Uitleg(veld="ouders_bellen", label="Ouders bellen bij afwijzing of verschil", standaard="nee",
           bron="Werkafspraak. Zonder notitie van de soort ‘ouders gebeld vóór de brief’ waarschuwt het programma voor het "
                "verzenden."),
    Uitleg(veld="hamerstukken", label="Hamerstukken", standaard="ja",
           bron="Reglement van de commissie. Elk hamerstuk houdt een eigen besluit met eigen stemmen, redenen en brieven."),
    Uitleg(veld="aantekening_dagen", label="Eigen aantekeningen wissen (dagen na de zitting)", standaard="14",
           bron="Werkafspraak. Aantekeningen van een lid zijn geen deel van het dossier en blijven niet langer dan nodig is "
                "(AVG 5); 0 dagen: het programma bewaart geen aantekeningen."),
    Uitleg(veld="eerste_oordeel", label="Eerst zelf, dan samen", standaard="nee",
           bron="Werkafspraak. Wat leden vóór de bespreking denken, staat dan in de zitting naast elkaar. Het is geen stem en "
                "komt nooit in het besluit."),
    Uitleg(veld="gedragsdeskundige_nodig", label="Met orthopedagoog of psycholoog", standaard="ja",
           bron="Reglement van de commissie."),
    Uitleg(veld="deskundigen", label="Wie regelt de deskundigen", standaard=str(Deskundigenregeling.SWV),
           bron="WVO 2020 2.47, lid 14: het samenwerkingsverband zorgt dat deskundigen adviseren."),
    Uitleg(veld="modellen", label="Wie besluit", standaard="geen, kies per soort",
           bron="Awb 10:1 en verder: mandaat mag, delegatie niet (LBT 106806)."),
    Uitleg(veld="eigen_brief_vanaf", label="Leerling krijgt eigen brief vanaf (jaar)", standaard="16",
           bron="AVG en UAVG: vanaf zestien jaar oefent iemand de eigen rechten uit."),
    Uitleg(veld="tbv_naam", label="Een TBV heet", standaard=str(Tbvnaam.TOEWIJZING),
           bron="Ondersteuningsplan. De naam staat in de brieven; een TBV heeft nooit een TLV-nummer."),
    Uitleg(veld="andere_ondersteuning", label="Andere bovenschoolse ondersteuning tegelijk (hoogstens)", standaard="3",
           bron="Ondersteuningsplan: hoeveel er naast een voorziening tegelijk kan lopen."),
    Uitleg(veld="groep_clausule", label="Bezwaarclausule bij een groepsarrangement", standaard="nee",
           bron="Of een toewijzing aan een groep een besluit is waartegen bezwaar openstaat (Awb 1:3), is niet uitgemaakt."),
    Uitleg(veld="tlv_sjabloon", label="Sjabloon TLV-nummer", standaard="{swv}-{sj}-{nr:04}",
           bron="WVO 2020 2.47, lid 17: elke TLV krijgt een volgnummer; de vorm is vrij."),
)  # fmt: skip
