"""The dossiers of the practice register as data (screens.md 8.3, 8.4), of the kinds that the program decides."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cvt_desktop.domain.adres import Adres
from cvt_desktop.domain.bestandssoort import Stuksoort
from cvt_desktop.domain.blok_arrangement import BlokArrangement
from cvt_desktop.domain.blok_pro import BlokPro
from cvt_desktop.domain.blok_voorziening import BlokVoorziening
from cvt_desktop.domain.formulier import Categorie, Gezag, Houding, Instemming, Route, Soort, Verzorger
from cvt_desktop.domain.school import School
from cvt_desktop.services.oefenarrangementen import BAO_TRAN, LOTTE, PLANNEN
from cvt_desktop.services.oefenbeelden import GEDRAG, PRIKKELS, THUIS, THUIS_NAJAAR, Beeld
from cvt_desktop.services.oefenpro import AMINA, DANGELO, FENNA, HAWA, PRAKTIJK
from cvt_desktop.services.oefenregister import KAAPHORN, KAAPHORN_01, MEANDER, RAVENKOOG, WERKSCHUIT, ZILVERDAM
from cvt_desktop.services.oefenverlengingen import OPBOUW, VERLENGINGEN
from cvt_desktop.services.oefenvoorziening import GUUSJE, RUST, wachtend


@dataclass(frozen=True, slots=True, kw_only=True)
class Meegestuurd:
    """A file of ``resources/oefen`` that a school sent with an aanvraag, under the name that it gave it."""

    bron: str
    naam: str
    soort: Stuksoort


@dataclass(frozen=True, slots=True, kw_only=True)
class Oefendossier:
    """One aanvraag of the practice register; ``stukken`` False: only the form came in so far.

    ``pro`` makes it an aanvraag for praktijkonderwijs, ``tbv`` for a bovenschoolse voorziening, ``arr`` for an individueel
    arrangement; ``van_school`` is the school of a pupil who is only registered (``aangemeld_op``) at the one that asks.
    ``ontbreekt`` names the stukken that the school did not send, ``erbij`` what it sent beside the usual (kind, file, title).
    ``mdo_op`` and ``opp_op`` (the evaluation) follow from the day of receipt when they are not given.
    """

    nummer: int
    ontvangen: date
    school: School
    roepnaam: str
    achternaam: str = field(repr=False)
    geboren: date
    leerjaar: str
    soort: str
    verzorgers: tuple[Verzorger, ...]
    waarom: str = field(repr=False)
    waarom_niet: str = field(repr=False)
    mening: str = field(repr=False)
    voorvoegsel: str = ""
    woonplaats: str = "Meerstede"
    adres: Adres = field(default=Adres(), repr=False)
    adres_geheim: bool = False
    categorie: Categorie = Categorie.LAAG
    ingang: date = date(2027, 8, 1)
    eind: date = date(2029, 7, 31)
    instemming: Instemming = Instemming.JA
    thuis_sinds: date | None = None
    route: Route = Route.VO_VSO
    stukken: bool = True
    ontbreekt: frozenset[Stuksoort] = frozenset()
    erbij: tuple[tuple[Stuksoort, str, str], ...] = ()
    meegestuurd: tuple[Meegestuurd, ...] = ()
    mdo_op: date | None = None
    opp_op: date | None = None
    relatie_bekend: bool = True
    beeld: Beeld = field(default=PRIKKELS, repr=False)
    pro: BlokPro | None = field(default=None, repr=False)
    tbv: BlokVoorziening | None = field(default=None, repr=False)
    arr: BlokArrangement | None = field(default=None, repr=False)
    van_school: str = ""
    aangemeld_op: date | None = None
    een_naam: bool = False
    eigen_brief: bool = False
    eerdere_tlv: str = ""
    beoogde_school: str = "vso De Meander"
    buiten_regio: str = field(default="", repr=False)

    @property
    def aanvraagsoort(self) -> Soort:
        """What is asked; the bijzondere regeling rests on a grond, a verlenging on an earlier TLV."""
        if self.tbv is not None:
            return Soort.TBV
        if self.arr is not None:
            return Soort.TVIA
        if self.pro is None:
            return Soort.TLV_VSO_VERLENGING if self.eerdere_tlv else Soort.TLV_VSO_NIEUW
        return Soort.TLV_PRO_REGULIER if self.pro.grond is None else Soort.TLV_PRO_BIJZONDER

    @property
    def naam(self) -> str:
        """As it is spoken."""
        return " ".join(deel for deel in (self.roepnaam, self.voorvoegsel, self.achternaam) if deel)


def _adres(straat: str, plaats: str = "Meerstede", postcode: str = "1999 AB") -> Adres:
    return Adres(straat=straat, postcode=postcode, plaats=plaats)


def _ouder(naam: str, aanhef: str, adres: Adres, zienswijze: str, houding: Houding = Houding.EENS, *, geheim: bool = False,
           telefoon: str = "000-555 0120", taal: str = "", tolk: bool = False) -> Verzorger:  # fmt: skip
    return Verzorger(naam=naam, aanhef=aanhef, gezag=Gezag.OUDER, adres=adres, adres_geheim=geheim, houding=houding,
                     zienswijze=zienswijze, telefoon=telefoon, taal=taal, tolk_nodig=tolk)  # fmt: skip


_RIETGORS = _adres("Rietgors 14")
_DUIN = _adres("Duinroosstraat 7", "Meerstede", "1999 AF")
_HOF = _adres("Heemskadehof 2", "Meerstede", "1999 AG")
_OVERTOOM = _adres("Overtoomsekade 118", "Zilverdam", "1999 BA")
_STRAND = _adres("Strandweg 12", "Kaaphorn", "1999 CB")
_GRACHT = _adres("Gravenmadegracht 31", "Zilverdam", "1999 BF")
_VEEN = _adres("Veenpad 6", "Meerstede", "1999 AK")
_KROOS = _adres("Kroosveld 22", "Zilverdam", "1999 BK")
_LIS = _adres("Lisdoddestraat 3", "Zilverdam", "1999 BL")
_LAAN = _adres("Vuurtorenlaan 48", "Kaaphorn", "1999 CE")
_ZEGGE = _adres("Zeggehof 15", "Meerstede", "1999 AL")
_WAL = _adres("Zeewal 27", "Kaaphorn", "1999 CF")
_LIBEL = _adres("Libelhof 6", "Meerstede", "1999 AM")

_DRIE_STUKKEN = frozenset({Stuksoort.OPP, Stuksoort.MDO, Stuksoort.ONDERZOEK})

DOSSIERS: tuple[Oefendossier, ...] = (
    Oefendossier(
        nummer=318, ontvangen=date(2027, 2, 15), school=ZILVERDAM, roepnaam="Jurre", achternaam="'s-Gravenmade",
        geboren=date(2012, 7, 9), leerjaar="2", soort="vmbo", woonplaats="Zilverdam", adres=_GRACHT, beeld=THUIS_NAJAAR,
        verzorgers=(_ouder("Willemijn 's-Gravenmade", "mevrouw", _GRACHT, "Jurre moet ergens tot rust komen."),),
        waarom="Jurre is sinds de zomer nog enkele dagen op school geweest. Thuis werkt hij wel.",
        waarom_niet="De school heeft geen plek waar hij zonder klas kan beginnen.",
        mening="Ik wil eerst rust. Daarna zie ik wel.", ontbreekt=_DRIE_STUKKEN, relatie_bekend=False,
        erbij=((Stuksoort.GESPREK, "Gespreksverslag.pdf", "Gesprek met de moeder"),),
    ),
    Oefendossier(
        nummer=337, ontvangen=date(2027, 2, 25), school=ZILVERDAM, roepnaam="Philippine-Charlotte", voorvoegsel="van der",
        achternaam="Meulen tot den Overtoom", geboren=date(2011, 3, 17), leerjaar="4", soort="vmbo", woonplaats="Zilverdam",
        adres=_OVERTOOM, categorie=Categorie.MIDDEN, beeld=GEDRAG, mdo_op=date(2027, 2, 11), opp_op=date(2027, 2, 4),
        eigen_brief=True,
        verzorgers=(_ouder("Leopoldine van der Meulen tot den Overtoom", "mevrouw", _OVERTOOM,
                           "Wij willen dat zij haar diploma haalt in een rustige klas."),),
        waarom="Philippine-Charlotte raakt in onrustige lessen in conflict en loopt dan weg. Zij mist daardoor de helft "
               "van de praktijkvakken.",
        waarom_niet="Een tussenvoorziening binnen de school is twee keer geprobeerd; de onrust op de gangen blijft.",
        mening="Ik wil mijn diploma en dat mensen niet over mij heen praten.",
    ),
    Oefendossier(
        nummer=362, ontvangen=date(2027, 3, 15), school=KAAPHORN_01, roepnaam="Ömer Faruk", achternaam="Çelikkaya",
        geboren=date(2012, 5, 25), leerjaar="2", soort="vmbo", woonplaats="Kaaphorn", adres=_STRAND,
        verzorgers=(_ouder("Şeyma Çelikkaya", "mevrouw", _STRAND, "Hij leert graag als het stil is."),
                    _ouder("Ilgın Çelikkaya", "de heer", _STRAND, "Wij steunen de aanvraag.")),
        waarom="Ömer Faruk houdt een schooldag niet vol. Na de tweede pauze sluit hij zich af en reageert hij niet meer.",
        waarom_niet="Ook met een vaste plek en een begeleider duurt het herstel na een les langer dan de les.",
        mening="Ik wil een plek waar ik weet wat er komt.",
    ),
    Oefendossier(
        nummer=378, ontvangen=date(2027, 3, 24), school=RAVENKOOG, roepnaam="Zoë", achternaam="Ünal-Hofstee",
        geboren=date(2013, 1, 22), leerjaar="2", soort="havo", adres=_DUIN, categorie=Categorie.MIDDEN, beeld=GEDRAG,
        mdo_op=date(2027, 3, 16), opp_op=date(2027, 3, 9),
        verzorgers=(_ouder("Marleen Hofstee", "mevrouw", _DUIN, "Zoë verdient een school waar zij zich veilig voelt."),
                    _ouder("Deniz Ünal", "de heer", _DUIN, "Wij willen dit samen met de school.")),
        waarom="Zoë is in dit schooljaar vijf keer betrokken bij een incident waarbij zij of een ander gevaar liep. Op een "
               "grote school is toezicht op alle wisselingen niet mogelijk.",
        waarom_niet="Begeleiding bij de wisselingen en een time-outplek hebben het aantal incidenten niet verminderd.",
        mening="Ik wil niet weg, maar ik wil ook geen ruzie meer.",
    ),
    Oefendossier(
        nummer=391, ontvangen=date(2027, 4, 2), school=RAVENKOOG, roepnaam="Mikołaj", achternaam="Żurawski-Brandt",
        geboren=date(2011, 9, 14), leerjaar="3", soort="havo", adres=_RIETGORS, ingang=date(2027, 6, 1),
        mdo_op=date(2027, 3, 22), opp_op=date(2027, 3, 18),
        verzorgers=(_ouder("Agnieszka Żurawska", "mevrouw", _RIETGORS, "Wij vragen om een kleine klas."),
                    _ouder("Thomas Brandt", "de heer", _RIETGORS, "Wij vragen om een kleine klas.")),
        waarom="Mikołaj raakt in een volle klas zo vermoeid dat hij sinds november alleen de ochtenden haalt. Prikkelarme "
               "plek, verkort rooster en wekelijkse begeleiding hielpen telkens enkele weken.",
        waarom_niet="Een arrangement verandert de groepsgrootte en het aantal wisselingen niet.",
        mening="Ik wil leren zonder dat het de hele dag hard is in mijn hoofd. Ik wil wel mijn diploma.",
    ),
    Oefendossier(
        nummer=399, ontvangen=date(2027, 4, 7), school=RAVENKOOG, roepnaam="Sem", voorvoegsel="van den",
        achternaam="Bergh van Heemskade", geboren=date(2013, 10, 11), leerjaar="1", soort="mavo", adres=_HOF,
        adres_geheim=True, thuis_sinds=date(2027, 2, 15), instemming=Instemming.DEELS, beeld=THUIS,
        verzorgers=(_ouder("Sanne Heemskade", "mevrouw", _HOF, "Hij huilt elke ochtend.", geheim=True, telefoon="000-555 0141"),
                    _ouder("Bart van den Bergh", "de heer", _adres("Lindenpad 9", "Zilverdam", "1999 BG"),
                           "Hij moet leren doorzetten; het ligt aan de klas.", Houding.NIET_EENS, telefoon="000-555 0142")),
        waarom="Sem is sinds 15 februari 2027 thuis. Vier pogingen om hem met een paar uur te laten beginnen zijn gestopt.",
        waarom_niet="De stappen die nodig zijn, vragen een kleine groep en dagelijks dezelfde begeleider.",
        mening="Ik wil gewoon vrienden.",
    ),
    Oefendossier(
        nummer=341, ontvangen=date(2027, 3, 1), school=WERKSCHUIT, roepnaam="Hawa", achternaam="", een_naam=True,
        geboren=date(2015, 1, 2), leerjaar="groep 8", soort="bao", adres=_ZEGGE, beeld=PRAKTIJK, pro=HAWA,
        van_school="bs Het Wilgeneiland", aangemeld_op=date(2027, 2, 8),
        verzorgers=(_ouder("Zahra", "mevrouw", _ZEGGE, "Wij willen een school waar zij rustig Nederlands kan leren.",
                           taal="Dari", tolk=True),),
        waarom="", waarom_niet="", mening="Ik wil leren voor kapster, en veel lezen.",
    ),
    Oefendossier(
        nummer=401, ontvangen=date(2027, 4, 8), school=WERKSCHUIT, roepnaam="D'Angelo", achternaam="Croes-Vermaat",
        geboren=date(2014, 6, 30), leerjaar="groep 8", soort="sbo", woonplaats="Zilverdam", adres=_KROOS, beeld=PRAKTIJK,
        pro=DANGELO, van_school="sbo De Vuurvlinder", aangemeld_op=date(2027, 2, 10),
        verzorgers=(_ouder("Shanice Croes", "mevrouw", _KROOS, "Hij komt thuis met verhalen over de proeflessen koken."),
                    _ouder("Erik Vermaat", "de heer", _KROOS, "Wij zien hem groeien als hij iets mag maken.")),
        waarom="", waarom_niet="", mening="Ik wil kok worden. In de keuken snap ik het wel.",
    ),
    Oefendossier(
        nummer=406, ontvangen=date(2027, 4, 12), school=WERKSCHUIT, roepnaam="Fenna", voorvoegsel="in 't", achternaam="Veenland",
        geboren=date(2014, 11, 5), leerjaar="groep 8", soort="bao", adres=_VEEN, beeld=PRAKTIJK, pro=FENNA,
        van_school="bs Het Wilgeneiland", aangemeld_op=date(2027, 2, 15),
        verzorgers=(_ouder("Tineke in 't Veenland", "mevrouw", _VEEN, "Wij zijn het met de aanvraag eens."),
                    _ouder("Jelle in 't Veenland", "de heer", _VEEN, "Fenna kijkt uit naar de nieuwe school.")),
        waarom="", waarom_niet="", mening="Ik wil met dieren werken en niet zoveel schrijven.",
    ),
    Oefendossier(
        nummer=415, ontvangen=date(2027, 4, 19), school=ZILVERDAM, roepnaam="Amina", achternaam="El Yousfani",
        geboren=date(2013, 2, 19), leerjaar="2", soort="vmbo-b met lwoo", woonplaats="Zilverdam", adres=_LIS, beeld=PRAKTIJK,
        pro=AMINA, erbij=((Stuksoort.BESCHIKKING, "Lwoo-besluit 2025.pdf", "Besluit leerwegondersteuning"),),
        verzorgers=(_ouder("Samira El Yousfani", "mevrouw", _LIS, "Amina is moe van steeds onvoldoendes."),
                    _ouder("Karim El Yousfani", "de heer", _LIS, "Wij willen dat zij een vak leert.")),
        waarom="", waarom_niet="", mening="Bij de bakkerij van mijn oom lukt het wel.",
    ),
)  # fmt: skip

_GUUSJE = Oefendossier(
    nummer=395, ontvangen=date(2027, 4, 5), school=KAAPHORN, roepnaam="Guusje", voorvoegsel="de", achternaam="Wit-Åkerlund",
    geboren=date(2012, 8, 8), leerjaar="2", soort="vmbo", woonplaats="Kaaphorn", adres=_LAAN, beeld=RUST, tbv=GUUSJE,
    verzorgers=(_ouder("Annelies de Wit", "mevrouw", _LAAN, "Wij staan achter de aanvraag."),
                _ouder("Björn Åkerlund", "de heer", _LAAN, "Guusje heeft rust nodig; wij steunen dit.")),
    waarom=RUST.waarom.format(naam="Guusje"), waarom_niet=RUST.waarom_niet, mening=RUST.mening,
    ontbreekt=frozenset({Stuksoort.ONDERZOEK}),
)  # fmt: skip
_ARRANGEMENTEN = (
    Oefendossier(
        nummer=374, ontvangen=date(2027, 3, 22), school=KAAPHORN, roepnaam="Lotte", voorvoegsel="ten",
        achternaam="Have-Jónsdóttir", geboren=date(2013, 11, 30), leerjaar="1", soort="vmbo", woonplaats="Kaaphorn", adres=_WAL,
        beeld=PLANNEN, arr=LOTTE,
        verzorgers=(_ouder("Guðrún Jónsdóttir", "mevrouw", _WAL, "Lotte wil wel meedoen, maar weet niet hoe."),
                    _ouder("Pieter ten Have", "de heer", _WAL, "Wij zijn het met de aanvraag eens.")),
        waarom="Lotte trekt zich terug zodra een opdracht met anderen moet.", waarom_niet=PLANNEN.waarom_niet,
        mening="Ik werk liever alleen, maar dat mag niet altijd.", ontbreekt=frozenset({Stuksoort.ONDERZOEK}),
    ),
    Oefendossier(
        nummer=417, ontvangen=date(2027, 4, 20), school=RAVENKOOG, roepnaam="Bảo Trân", achternaam="Nguyễn",
        geboren=date(2012, 3, 27), leerjaar="3", soort="havo", adres=_LIBEL, beeld=PLANNEN, arr=BAO_TRAN,
        verzorgers=(_ouder("Nguyễn Thị Lan", "mevrouw", _LIBEL, "Thuis zien wij dat zij wil en vastloopt."),
                    _ouder("Nguyễn Văn Hùng", "de heer", _LIBEL, "Wij staan achter de aanvraag.")),
        waarom="Bảo Trân haalt toetsen en verliest werkstukken: van de elf lange opdrachten kwamen er vier af.",
        waarom_niet=PLANNEN.waarom_niet, mening=PLANNEN.mening, ontbreekt=frozenset({Stuksoort.ONDERZOEK}),
        meegestuurd=(
            Meegestuurd(bron="gespreksverslag.docx", naam="Gespreksverslag ouders.docx", soort=Stuksoort.GESPREK),
            Meegestuurd(bron="werkplek.jpg", naam="Foto werkplek.jpg", soort=Stuksoort.OVERIG),
            Meegestuurd(bron="mail-mentor.txt", naam="Mail van de mentor.txt", soort=Stuksoort.OVERIG),
        ),
    ),
)  # fmt: skip
"""One that is in toetsing, with files of more kinds and a number in one of them, and one that the school took back."""
_WACHTENDEN = tuple(
    Oefendossier(
        nummer=nummer, ontvangen=dag, school=RAVENKOOG, roepnaam=roep, achternaam=achter, geboren=geboren, leerjaar="2",
        soort="havo", adres=adres, beeld=RUST, tbv=wachtend(RAVENKOOG.id),
        verzorgers=(_ouder(ouder, "mevrouw", adres, "Wij staan achter de aanvraag."),),
        waarom=RUST.waarom.format(naam=roep), waarom_niet=RUST.waarom_niet, mening="Ik wil graag naar de Plusroute.",
        ontbreekt=frozenset({Stuksoort.ONDERZOEK, Stuksoort.MENING, Stuksoort.VERZUIM}),
    )
    for nummer, dag, roep, achter, geboren, ouder, adres in (
        (344, date(2027, 3, 8), "Mees", "Duyvestein", date(2012, 11, 20), "Carlijn Duyvestein", _adres("Kraaiheide 5")),
        (352, date(2027, 3, 9), "Liv", "Özgür-Halbertsma", date(2013, 1, 6), "Hilde Halbertsma", _adres("Rietkraag 19")),
    )
)  # fmt: skip
_GEWOON = (
    (297, date(2027, 2, 1), ZILVERDAM, "Merel", "", "Terlouw-Hoogkamp", date(2012, 8, 16), "2", "vmbo", GEDRAG),
    (301, date(2027, 2, 3), KAAPHORN, "Joppe", "", "Eilandsman", date(2013, 5, 6), "1", "vmbo", PRIKKELS),
    (402, date(2027, 4, 12), ZILVERDAM, "Quinten", "", "Rozemeijer", date(2012, 10, 3), "2", "vmbo", GEDRAG),
    (404, date(2027, 4, 12), RAVENKOOG, "Ayasha", "", "Doelwijt", date(2013, 3, 18), "2", "mavo", THUIS),
    (410, date(2027, 4, 19), ZILVERDAM, "Ilja", "", "Verschuur-Prinsen", date(2013, 9, 9), "1", "vmbo", PRIKKELS),
    (430, date(2027, 4, 26), ZILVERDAM, "Marit", "", "Zonderland", date(2012, 10, 8), "2", "vmbo", THUIS),
)
_ANDERS: dict[int, dict[str, Any]] = {
    297: {"categorie": Categorie.HOOG},
    402: {"beoogde_school": "vso De Lichtboei, Hoogbaken",
          "buiten_regio": "de school in de regio heeft in leerjaar 3 geen plaats; die in Hoogbaken is een kwartier verder"},
}  # fmt: skip
"""What is not like the others: of a whole day of one to one, and outside the region."""
_IN_HET_FORMULIER = frozenset({Stuksoort.MENING, Stuksoort.VERZUIM})
_ONTBREEKT = {**dict.fromkeys((297, 301, 410), frozenset({Stuksoort.ONDERZOEK})), 430: _DRIE_STUKKEN}


def _gewoon(n: int, dag: date, school: School, roep: str, voor: str, achter: str, geboren: date, leerjaar: str,
            soort: str, beeld: Beeld) -> Oefendossier:  # fmt: skip
    adres = _adres(f"Waterlandseweg {n - 380}", school.plaats, "1999 AH")
    return Oefendossier(
        nummer=n, ontvangen=dag, school=school, roepnaam=roep, voorvoegsel=voor, achternaam=achter, geboren=geboren,
        leerjaar=leerjaar, soort=soort, woonplaats=school.plaats, adres=adres, beeld=beeld,
        verzorgers=(_ouder(f"A. {voor} {achter}".replace("  ", " "), "mevrouw", adres, "Wij staan achter de aanvraag."),),
        waarom=beeld.waarom.format(naam=roep), waarom_niet=beeld.waarom_niet, mening=beeld.mening,
        ontbreekt=_IN_HET_FORMULIER | _ONTBREEKT.get(n, frozenset()), **_ANDERS.get(n, {}),
    )  # fmt: skip


def _verlenging(n: int, dag: date, roep: str, voor: str, achter: str, geboren: date, leerjaar: str, tlv: str) -> Oefendossier:
    adres = _adres(f"Oeverpad {n - 340}", "Meerstede", "1999 AD")
    ouder = " ".join(filter(None, ("M.", voor, achter)))
    return Oefendossier(
        nummer=n, ontvangen=dag, school=MEANDER, roepnaam=roep, voorvoegsel=voor, achternaam=achter, geboren=geboren,
        leerjaar=leerjaar, soort="vso", adres=adres, beeld=OPBOUW, eerdere_tlv=tlv,
        verzorgers=(_ouder(ouder, "mevrouw", adres, "Wij zien dat het hier goed gaat en zijn het ermee eens."),),
        waarom=OPBOUW.waarom.format(naam=roep), waarom_niet=OPBOUW.waarom_niet.format(naam=roep), mening=OPBOUW.mening,
    )  # fmt: skip


ALLE: tuple[Oefendossier, ...] = tuple(sorted(
    (*DOSSIERS, _GUUSJE, *_ARRANGEMENTEN, *_WACHTENDEN, *(_gewoon(*rij) for rij in _GEWOON),
     *(_verlenging(*rij) for rij in VERLENGINGEN)),
    key=lambda d: d.nummer,
))  # fmt: skip
"""By kenmerk, so that the counter only goes up."""
