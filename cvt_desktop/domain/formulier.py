"""What an aanvraag asks: blocks A and B, the fields of a TLV vso (screens.md 5.1-5.4), those of a TLV PrO
(``blok_pro``), of an arrangement (``blok_arrangement``), of a bovenschoolse voorziening (``blok_voorziening``) and of a
groepsarrangement (``blok_groep``).

Every text field may hold words or a place in a stuk ("OPP p. 6"). Field names are those of the form, so that a
check can name the field to which the screen jumps.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum

from cvt_desktop.domain.adres import Adres
from cvt_desktop.domain.bereikbaarheid import Bereikbaarheid
from cvt_desktop.domain.blok_arrangement import BlokArrangement
from cvt_desktop.domain.blok_groep import BlokGroep
from cvt_desktop.domain.blok_pro import BlokPro
from cvt_desktop.domain.blok_voorziening import BlokVoorziening
from cvt_desktop.domain.ondersteuning import Ondersteuning


class Soort(StrEnum):
    """The kinds of aanvraag (screens.md part 5); ``domain.soorten`` describes those that the program decides."""

    TLV_VSO_NIEUW = "TLV vso – nieuw"
    TLV_VSO_VERLENGING = "TLV vso – verlenging"
    TLV_PRO_REGULIER = "TLV PrO – regulier"
    TLV_PRO_BIJZONDER = "TLV PrO – bijzondere regeling"
    TBV = "bovenschoolse voorziening"
    TVIA = "individueel arrangement"
    GROEPSARRANGEMENT = "groepsarrangement"

    @property
    def met_leerling(self) -> bool:
        """Whether it is about one pupil; a groepsarrangement is about a group, and has no block B (screens.md 5.9)."""
        return self is not Soort.GROEPSARRANGEMENT


class OntvangenVia(StrEnum):
    """The way in which an aanvraag came (Awb 2:13, 2:20)."""

    TOP_DOSSIER = "TOP dossier"
    OSO = "OSO-bestand"
    BEVEILIGDE_MAIL = "beveiligde mail"
    POST = "post"
    AFGEGEVEN = "afgegeven"
    FORMULIER = "formulier (PDF)"


class RelatieSchool(StrEnum):
    """Who may apply: the school of inschrijving or aanmelding (WVO 2020 art. 2.47 lid 7 onder c)."""

    INGESCHREVEN = "ingeschreven"
    AANGEMELD = "aangemeld"


class JaNee(StrEnum):
    """Yes, no, or not said."""

    JA = "ja"
    NEE = "nee"
    NIET_VERMELD = "niet vermeld"


class Categorie(StrEnum):
    """Bekostigingscategorie (WEC art. 119; 1, 2, 3)."""

    LAAG = "laag"
    MIDDEN = "midden"
    HOOG = "hoog"

    @property
    def nummer(self) -> int:
        """1 for laag, 2 for midden, 3 for hoog."""
        return list(Categorie).index(self) + 1


class Gezag(StrEnum):
    """Whether a verzorger gets letters: only the living with gezag do (screens.md 7.1 rule 4)."""

    OUDER = "ouder met gezag"
    VOOGD = "voogd (instelling)"
    ZONDER_GEZAG = "ouder zonder gezag"
    OVERLEDEN = "overleden"


class Houding(StrEnum):
    """What a verzorger thinks of the aanvraag."""

    EENS = "eens"
    NIET_EENS = "niet eens"
    GEZIEN = "alleen gezien"
    NIET_BEREIKT = "niet bereikt"
    NIET_GEVRAAGD = "niet gevraagd"


class Meningvorm(StrEnum):
    """How the pupil's own view is there (WVO 2020 art. 2.44)."""

    GEGEVEN = "gegeven"
    WILDE_NIET = "wilde niet"
    NIET_GEVRAAGD = "niet gevraagd"


class Route(StrEnum):
    """Where the pupil comes from: a hint for competence (WEC art. 40 lid 13) and a key figure."""

    VO_VSO = "vo → vso"
    PO_VSO = "po/sbo/so → vso"
    PRO_VSO = "pro → vso"
    GEEN_VSO = "geen school → vso"
    VERHUIZING = "verhuizing van buiten"


class Wijziging(StrEnum):
    """What a verlenging changes; another category asks adviezen about it (screens.md 5.4)."""

    DUUR = "alleen duur"
    CATEGORIE = "ook categorie"


def wijziging(eerdere: Categorie | None, gevraagd: Categorie | None) -> Wijziging | None:
    """What a verlenging changes, when both categories are known (screens.md 5.4)."""
    if eerdere is None or gevraagd is None:
        return None
    return Wijziging.DUUR if eerdere is gevraagd else Wijziging.CATEGORIE


class Instemming(StrEnum):
    """Agreement with the handelingsdeel; no legal requirement for the aanvraag (LBT 107168)."""

    JA = "ja"
    NEE = "nee"
    DEELS = "deels"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verzorger:
    """Somebody with care for the pupil; ``houding`` and ``zienswijze`` are asked of those with gezag."""

    naam: str = field(repr=False)
    aanhef: str = field(default="", repr=False)
    gezag: Gezag = Gezag.OUDER
    adres: Adres = field(default=Adres(), repr=False)
    adres_geheim: bool = False
    telefoon: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    taal: str = ""
    tolk_nodig: bool = False
    houding: Houding | None = None
    zienswijze: str = field(default="", repr=False)
    elektronisch: Bereikbaarheid = field(default=Bereikbaarheid(), repr=False)

    @property
    def krijgt_brief(self) -> bool:
        """Only living people with gezag, and a voogd."""
        return self.gezag in {Gezag.OUDER, Gezag.VOOGD}


@dataclass(frozen=True, slots=True, kw_only=True)
class BlokAanvraag:
    """Block A: who asks what, when, by what way (screens.md 5.1)."""

    ontvangen_op: date
    ontvangen_via: OntvangenVia
    relatie: RelatieSchool | None = None
    aangemeld_op: date | None = None
    contactpersoon: str = field(default="", repr=False)
    getekend_door: str = field(default="", repr=False)
    namens_bevoegd_gezag: JaNee = JaNee.NIET_VERMELD
    datum_aanvraag: date | None = None
    consulent: str = field(default="", repr=False)
    spoed: str = field(default="", repr=False)
    gemachtigde: str = field(default="", repr=False)
    opmerking: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class BlokLeerling:
    """Block B beside the pupil's own data: school career, verzorgers and the pupil's voice (screens.md 5.2)."""

    huidige_school: str = ""
    schoolsoort: str = ""
    leerjaar: str = ""
    onderwijs_voor: str = ""
    thuiszittend_sinds: date | None = None
    verzorgers: tuple[Verzorger, ...] = ()
    mening: str = field(default="", repr=False)
    mening_vorm: Meningvorm | None = None
    mening_hoe: str = field(default="", repr=False)
    mening_gedaan: str = field(default="", repr=False)
    eigen_brief: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BlokVso:
    """The fields of a TLV vso, new and verlenging (screens.md 5.3, 5.4); ``eerdere_…`` is the TLV that is extended.

    ``geen_andere_route``: seen that cluster 1 or 2 and a residentiële plaatsing do not apply, for which no TLV is needed
    (WEC art. 40 lid 16); not ticked means that nobody looked yet.
    """

    route: Route | None = None
    categorie: Categorie | None = None
    ingangsdatum: date | None = None
    einddatum: date | None = None
    waarom: str = field(default="", repr=False)
    waarom_regulier_niet: str = field(default="", repr=False)
    hoofddoel: str = field(default="", repr=False)
    terugkeer: str = field(default="", repr=False)
    uitstroom: str = ""
    waarom_duur_categorie: str = field(default="", repr=False)
    geprobeerd: tuple[Ondersteuning, ...] = ()
    eerder_arrangement: str = field(default="", repr=False)
    mdo_op: date | None = None
    mdo_aanwezig: str = ""
    opp_vastgesteld_op: date | None = None
    opp_geevalueerd_op: date | None = None
    instemming: Instemming | None = None
    hulpverlening: str = field(default="", repr=False)
    beoogde_school: str = field(default="", repr=False)
    buiten_regio: str = field(default="", repr=False)
    eerdere_tlv: str = ""
    eerdere_categorie: Categorie | None = None
    eerdere_tot: date | None = None
    wat_verandert: Wijziging | None = None
    leerjaren: str = ""
    geen_andere_route: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Formulier:
    """The whole form of an aanvraag. ``versie`` is that of the form: an old aanvraag keeps its own."""

    versie: int = 1
    a: BlokAanvraag
    b: BlokLeerling = BlokLeerling()
    vso: BlokVso = BlokVso()
    pro: BlokPro = field(default_factory=BlokPro)
    arr: BlokArrangement = field(default_factory=BlokArrangement)
    tbv: BlokVoorziening = field(default_factory=BlokVoorziening)
    groep: BlokGroep = field(default_factory=BlokGroep)

    @property
    def geadresseerde_verzorgers(self) -> tuple[tuple[Verzorger, ...], ...]:
        """The verzorgers who get a letter, grouped one letter per address; no address: a letter of their own.

        A geheim address is never shared with somebody who does not live there, so grouping by address is safe.
        """
        groepen: dict[str, list[Verzorger]] = {}
        for nummer, verzorger in enumerate(v for v in self.b.verzorgers if v.krijgt_brief):
            sleutel = verzorger.adres.sleutel if verzorger.adres.volledig else f"zonder adres {nummer}"
            groepen.setdefault(f"{sleutel}|{verzorger.adres_geheim}", []).append(verzorger)
        return tuple(tuple(groep) for groep in groepen.values())


def teksten(formulier: Formulier) -> tuple[tuple[str, str], ...]:
    """``(block.field, text)`` of each filled text, for the BSN sniffer and the search."""
    gevonden: list[tuple[str, str]] = []
    for blok in ("a", "b", "vso"):
        deel = getattr(formulier, blok)
        for veld in fields(deel):
            waarde = getattr(deel, veld.name)
            if isinstance(waarde, str) and waarde:
                gevonden.append((f"{blok}.{veld.name}", waarde))
    for nummer, verzorger in enumerate(formulier.b.verzorgers, 1):
        gevonden.extend((f"b.verzorgers.{nummer}.{naam}", tekst)
                        for naam, tekst in (("naam", verzorger.naam), ("zienswijze", verzorger.zienswijze)) if tekst)  # fmt: skip
    for nummer, rij in enumerate(formulier.vso.geprobeerd, 1):
        gevonden.extend((f"vso.geprobeerd.{nummer}.{naam}", tekst)
                        for naam, tekst in (("wat", rij.wat), ("effect", rij.effect)) if tekst)  # fmt: skip
    return (*gevonden, *formulier.pro.teksten(), *formulier.arr.teksten(), *formulier.tbv.teksten(),
            *formulier.groep.teksten())  # fmt: skip
