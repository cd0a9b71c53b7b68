"""What people would type on the journey. Where a dossier lacks something it says VOORBEELD, on the form and on paper."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.adres import Adres
from cvt_desktop.domain.besluit import Redenen
from cvt_desktop.domain.bestandssoort import Stuksoort
from cvt_desktop.domain.deskundigenadvies import Adviesinhoud, Conclusie, Criteriumoordeel, Gesproken, Onafhankelijkheid
from cvt_desktop.domain.formulier import (
    BlokLeerling,
    BlokVso,
    Categorie,
    Houding,
    Instemming,
    JaNee,
    Meningvorm,
    OntvangenVia,
    RelatieSchool,
    Route,
    Verzorger,
)
from cvt_desktop.domain.hoorrecht import Gehoorde, Hoorrecht, Hoorwijze, zoals_aanvraag
from cvt_desktop.domain.ondersteuning import Ondersteuning
from cvt_desktop.services.invoer import Invoer

REDEN_TOCH = "anders, namelijk: in het oefenregister aanvaard om de hele procedure te kunnen laten zien"
_MENING = "VOORBEELD: ik wil leren zonder dat het de hele dag druk is."
_OUDER = Verzorger(naam="VOORBEELD ouder", houding=Houding.NIET_GEVRAAGD,
                   adres=Adres(straat="Voorbeeldpad 1", postcode="1999 AB", plaats="Meerstede"))  # fmt: skip
_INGANG, _EINDE = date(2027, 8, 1), date(2029, 7, 31)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stukbron:
    """A sample stuk that stands in for one that the dossier lacks."""

    naam: str
    titel: str
    soort: Stuksoort
    auteur: str
    datum: date
    delen: tuple[tuple[str, str], ...]


STUKKEN = (
    Stukbron(
        naam="MDO-verslag.pdf", titel="Verslag van het multidisciplinair overleg", soort=Stuksoort.MDO,
        auteur="zorgcoördinator", datum=date(2027, 4, 22),
        delen=(("Aanwezig", "school, ouders, consulent"), ("Conclusie", "De aanwezigen achten vso nodig.")),
    ),
    Stukbron(
        naam="OPP.pdf", titel="Ontwikkelingsperspectief", soort=Stuksoort.OPP, auteur="zorgcoördinator",
        datum=date(2027, 4, 19), delen=(("Onderwijsbehoeften", "Een kleine groep en een voorspelbare dag."),),
    ),
    Stukbron(
        naam="Zienswijze ouders.pdf", titel="Zienswijze van de ouders", soort=Stuksoort.ZIENSWIJZE, auteur="ouders",
        datum=date(2027, 4, 26), delen=(("Wat de ouders vinden", "Wat zij lieten weten, staat in het OSO-bestand."),),
    ),
    Stukbron(
        naam="Mening leerling.pdf", titel="Gesprek met de leerling", soort=Stuksoort.MENING, auteur="mentor",
        datum=date(2027, 4, 26), delen=(("Wat de leerling zegt", _MENING),),
    ),
)  # fmt: skip


def vul_aan(invoer: Invoer) -> Invoer:
    """The form of an OSO dossier with sample texts where such a file has no field; never an opinion of the parents."""
    verzorgers = tuple(
        replace(v, houding=Houding.NIET_GEVRAAGD) if v.krijgt_brief and v.houding is None else v
        for v in invoer.b.verzorgers
    )
    if not any(v.krijgt_brief for v in verzorgers):
        verzorgers = (*verzorgers, _OUDER)
    return replace(
        invoer, ontvangen_via=OntvangenVia.OSO, relatie=RelatieSchool.INGESCHREVEN, namens_bevoegd_gezag=JaNee.JA,
        contactpersoon=invoer.contactpersoon or "VOORBEELD zorgcoördinator", getekend_door="VOORBEELD directeur",
        datum_aanvraag=invoer.datum_aanvraag or invoer.ontvangen_op,
        b=replace(
            invoer.b, verzorgers=verzorgers, leerjaar=invoer.b.leerjaar or "2", schoolsoort=invoer.b.schoolsoort or "vo",
            onderwijs_voor=invoer.b.onderwijs_voor or "vo", mening_vorm=Meningvorm.GEGEVEN,
            mening=_MENING, mening_hoe="VOORBEELD: gesprek met de mentor",
            mening_gedaan="VOORBEELD: wat de leerling wil, is in de aanvraag overgenomen.",
        ),
        vso=_vso(),
    )  # fmt: skip


def _vso() -> BlokVso:
    return BlokVso(
        route=Route.VO_VSO, categorie=Categorie.LAAG, ingangsdatum=_INGANG, einddatum=_EINDE,
        waarom="VOORBEELD: in een volle klas lukt leren niet, ook niet met begeleiding.",
        waarom_regulier_niet="VOORBEELD: een arrangement verandert de grootte van de groep niet.",
        hoofddoel="VOORBEELD: een volledige schoolweek opbouwen.", terugkeer="VOORBEELD: na een jaar bekijken.",
        waarom_duur_categorie="VOORBEELD: twee schooljaren geven tijd om op te bouwen; de begeleiding past bij laag.",
        geprobeerd=(Ondersteuning(wat="VOORBEELD: prikkelarme werkplek", periode="najaar 2026", effect="hielp drie weken"),),
        mdo_op=date(2027, 4, 22), mdo_aanwezig="school, ouders, consulent", opp_vastgesteld_op=date(2026, 10, 5),
        opp_geevalueerd_op=date(2027, 4, 19), instemming=Instemming.JA,
    )  # fmt: skip


_KERN = (
    ("De leerling heeft een kleine groep nodig, vaste leraren en een dag zonder onverwachte wisselingen. Een arrangement "
     "in het regulier verandert de groepsgrootte en het aantal wisselingen niet. Twee schooljaren geven tijd om op te bouwen."),
    ("De belastbaarheid is laag, de leerbaarheid goed. Een rustige omgeving met opbouw is nu nodig. Na ieder schooljaar "
     "kan worden bezien of terugkeer in deeltijd haalbaar is."),
)
_BEHOEFTE = (
    "Rust, overzicht en begeleiding die elke dag dezelfde is.",
    "Een omgeving met weinig prikkels en een opbouw in kleine stappen.",
)
_TOCH = "beide deskundigen vso nu nodig vinden, en de stukken dat laten zien"
_MENINGEN = "De leerling en de ouders vragen om een kleine klas."
_MENINGEN_OSO = "VOORBEELD: de leerling vraagt om een kleine klas. Wat de ouders lieten weten, staat in het OSO-bestand."
_REGULIER = (
    "De groepsgrootte en de wisselingen blijven in het regulier gelijk, hoeveel begeleiding er ook bij komt.",
    "Alle vormen van ondersteuning die de school kan geven, zijn geprobeerd; het herstel duurde telkens kort.",
)


def advies(volgorde: int, aanvraag: Aanvraag, blanco: Adviesinhoud, gezien: tuple[str, ...]) -> Adviesinhoud:
    """A positive advice as the school asked, over the criteria in force; ``gezien`` names what was read."""
    vso, n = aanvraag.formulier.vso, volgorde - 1
    return replace(
        blanco,
        onafhankelijkheid=Onafhankelijkheid(
            niet_in_dienst=True, niet_meegewerkt=True, niet_begeleid=True, beslist_niet_mee=True
        ),
        stukken_gezien=gezien,
        gesproken=(Gesproken.OUDERS, Gesproken.SCHOOL) if volgorde == 1 else (Gesproken.NIEMAND,),
        ondersteuningsbehoefte=_BEHOEFTE[n], geprobeerd="Een prikkelarme plek en een verkort rooster; beide hielpen kort.",
        mening=_MENINGEN if aanvraag.herkomst is None else _MENINGEN_OSO,
        criteria=tuple(replace(c, oordeel=Criteriumoordeel.JA) for c in blanco.criteria),
        waarom_arrangement_niet=_REGULIER[n], conclusie=Conclusie.POSITIEF, categorie=vso.categorie,
        waarom_categorie="De begeleiding die nodig is, past bij deze categorie.", tot_en_met=vso.einddatum,
        waarom_duur="Opbouwen vraagt twee schooljaren.", kern=_KERN[n],
    )  # fmt: skip


def redenen(van_velden: Redenen) -> Redenen:
    """What the secretaris adds to the reasons that come from the fields."""
    return replace(
        van_velden,
        gewone_taal=van_velden.gewone_taal
        or "Op school zijn veel mensen, geluiden en wisselingen. Daardoor lukt leren nu niet. De school heeft veel "
        "geprobeerd. Dat hielp even, maar niet lang genoeg. In het vso zijn de groepen klein en is de dag voorspelbaar.",
        duur_gewone_taal=van_velden.duur_gewone_taal or "Twee schooljaren geven genoeg tijd om rustig op te bouwen.",
        ouder_niet_eens=van_velden.ouder_niet_eens or _TOCH,
        mening=van_velden.mening or "Wij hebben meegewogen dat leerling en ouders om een kleine klas vragen.",
    )


def gehoord(leerling: BlokLeerling) -> Hoorrecht:
    """How pupil and ouders were heard, as the aanvraag says; what it does not say was asked at the table."""
    al = zoals_aanvraag(leerling)
    aan_tafel = Gehoorde(wijze=Hoorwijze.ZITTING)
    return replace(al, leerling=al.leerling if al.leerling.vast else aan_tafel, ouders=al.ouders if al.ouders.vast else aan_tafel,
                   gedaan=al.gedaan or "Wij wegen hun wens mee in de duur.")  # fmt: skip
