"""Documents of the practice dossier (screens.md part 8) as input for the tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from cvt_desktop.ports.agenda import Agenda, Agendaregel
from cvt_desktop.ports.arrangementbrief import (
    Arrangementafwijzing,
    Arrangementbrief,
    Arrangementdoel,
    Briefaan,
    Toekenning,
)
from cvt_desktop.ports.bestuursadvies import AdviesAanBestuur
from cvt_desktop.ports.bladen import Blad, Bladdeel, Herstelkit, Maandblad, Maandtabel
from cvt_desktop.ports.documentbrieven import (
    BeslissingOpBezwaar,
    Bezwaarbrief,
    Bezwaarinhoud,
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
    Afwijzing,
    Afzender,
    BesluitInMandaat,
    Besluitpunt,
    Bevinding,
    Bezwaar,
    Contactpersoon,
    CriteriumBevinding,
    CriteriumOordeel,
    Kop,
    Leerling,
    Lezer,
    Meningen,
    Minderheidsstandpunt,
    Onafhankelijkheid,
    Ondertekening,
    OntbrekendStuk,
    Opschorting,
    Poging,
    Redenen,
    Tekenwijze,
    Toewijzing,
    Zienswijze,
)
from cvt_desktop.ports.documenten import (
    Aanhoudingsbrief,
    BesluitbriefLeerling,
    BesluitbriefOuders,
    BesluitbriefSchool,
    Besluitenlijst,
    BuitenBehandeling,
    DeskundigenadviesAfdruk,
    Document,
    Dossierkaart,
    Kennisgeving,
    Ontvangstbevestiging,
    Tlv,
    VerzoekOmAanvulling,
)
from cvt_desktop.ports.documentonderwerp import Groep
from cvt_desktop.ports.intrekkingsbrief import IntrekkingVerklaring
from cvt_desktop.ports.plaatsbrief import Plaatsbrief
from cvt_desktop.ports.vervanging import Vervanging

AFZENDER = Afzender(
    naam="Samenwerkingsverband vo De Waterlanden", nummer="VO9999", adresregels=("Sluiskade 8", "1999 AA Meerstede"),
    postadres="Sluiskade 8, 1999 AA Meerstede", telefoon="000-555 01 00", email="cvt@voorbeeld.example",
    rechtbank="Meerstede", fg_email="fg@voorbeeld.example",
    steunpunt="Steunpunt De Waterlanden, 000-555 01 44, steunpunt.voorbeeld.example",
)  # fmt: skip
KOP = Kop(
    afzender=AFZENDER, contact=Contactpersoon(naam="Ruben Veldkamper", telefoon="000-555 01 02"),
    kenmerk="2026-0391", dagtekening=date(2027, 5, 13), opgemaakt_op=datetime(2027, 5, 13, 9, 5, tzinfo=UTC),
    sjabloon_versie="1", oefenregister=True,
)  # fmt: skip
GETEKEND = replace(KOP, anker="log 1042 · 7f3a 91c2 04be 55d0")
"""Of what is signed, and of the besluitenlijst."""
MIKOLAJ = Leerling(
    roepnaam="Mikołaj", voornamen="Mikołaj Jan", achternaam="Żurawski-Brandt", geboren=date(2011, 9, 14)
)
RAVENKOOG = AanvragendeSchool(naam="Lyceum Ravenkoog", brin="99RA-00", plaats="Meerstede")
MANDAAT = BesluitInMandaat(
    naam="Edith van Zwanenveen", functie="directeur-bestuurder", mandaat_van=date(2026, 9, 1),
    commissie="Commissie voor de Toelaatbaarheid", zittingsdatum=date(2027, 5, 12),
)  # fmt: skip
DIGITAAL = Ondertekening(
    naam="Edith van Zwanenveen", functie="directeur-bestuurder", wijze=Tekenwijze.DIGITAAL, op=date(2027, 5, 13)
)
SECRETARIS = Ondertekening(
    naam="Ruben Veldkamper", functie="secretaris Commissie voor de Toelaatbaarheid", wijze=Tekenwijze.OP_PAPIER
)
ADRES_SCHOOL = ("Lyceum Ravenkoog", "t.a.v. mevrouw I. Duinkerk", "Havenlaan 12", "1999 RA  Meerstede")
ADRES_OUDER = ("Mevrouw A. Żurawska", "Dijkgracht 41", "1999 BC  Meerstede")
ANDER_ADRES = ("De heer P. Brandt", "Molenwerf 3", "1999 ZD  Zilverdam")
SOORT = "toelaatbaarheidsverklaring voortgezet speciaal onderwijs (nieuw)"
GEVRAAGD = "een toelaatbaarheidsverklaring vso, categorie laag, van 1 juni 2027 tot en met 31 juli 2029"
BEZWAAR = Bezwaar(verzenddatum=date(2027, 5, 13), laatste_dag=date(2027, 6, 24))
TOEGEWEZEN = Toewijzing(
    tlv_nummer="OEF-2627-0119", ingang=date(2027, 6, 1), einde=date(2029, 7, 31), categorie="laag"
)
AFGEWEZEN = Afwijzing(
    criteria=(
        CriteriumBevinding(criterium="De ondersteuning op de school is uitgevoerd en geëvalueerd",
                           bevinding=Bevinding.VOLDOET, bron="OPP, p. 6"),
        CriteriumBevinding(criterium="Een arrangement in het regulier volstaat niet",
                           bevinding=Bevinding.ONVOLDOENDE_GEBLEKEN, bron="advies 2, onder 7"),
    ),
    in_het_voordeel="De school heeft zorgvuldig gewerkt en de leerling is gehoord.",
    horen="Op 3 mei 2027 hebt u schriftelijk kunnen reageren op de gegevens van de ouders (artikel 4:7 en 4:8 Awb);"
    " u zei dat de klas te groot blijft; wij vinden dat de Plusroute daarvoor eerst moet worden gevraagd.",
    wat_wel="De school kan de Plusroute vragen; consulent Lotte Spaanderman helpt daarbij."
    " Blijkt ook dat na een half jaar niet genoeg, dan ligt het anders.",
)  # fmt: skip
KERN_1 = (
    "Mikołaj heeft een kleine groep nodig, vaste leraren en een dag zonder onverwachte wisselingen. Vier vormen van"
    " ondersteuning zijn goed uitgevoerd en hielpen kort. Een arrangement in het regulier verandert de groepsgrootte en"
    " het aantal wisselingen niet. Twee schooljaren geven tijd om op te bouwen en examenvakken af te ronden."
)
KERN_2 = (
    "De belastbaarheid is laag, de leerbaarheid goed. Een rustige omgeving met opbouw is nu nodig. Ik adviseer te"
    " beginnen tot en met 31 juli 2028 en dan te bezien of terugkeer in deeltijd kan."
)
WAAROM = (
    "Mikołaj raakt in een volle klas zo vermoeid dat hij sinds november alleen de ochtenden haalt. Prikkelarme plek,"
    " verkort rooster en wekelijkse begeleiding hielpen telkens enkele weken."
)
MENING = "Ik wil leren zonder dat het de hele dag hard is in mijn hoofd. Ik wil wel mijn diploma."
ADVIEZEN = (
    Advies(naam="Hélène Crutzer", beroep="orthopedagoog", datum=date(2027, 4, 29),
           conclusie="positief, categorie laag, tot en met 31 juli 2029", kern=KERN_1),
    Advies(naam="Tjeerd Wiebrandsma", beroep="kinder- en jeugdpsycholoog", datum=date(2027, 5, 3),
           conclusie="positief, categorie laag, tot en met 31 juli 2028", kern=KERN_2),
)  # fmt: skip


def ontvangstbevestiging(lezer: Lezer = Lezer.SCHOOL) -> Ontvangstbevestiging:
    return Ontvangstbevestiging(
        kop=KOP, adres=ADRES_SCHOOL if lezer is Lezer.SCHOOL else ADRES_OUDER,
        aanhef="Geachte mevrouw Duinkerk" if lezer is Lezer.SCHOOL else "Beste mevrouw Żurawska",
        ondertekening=SECRETARIS, lezer=lezer, leerling=MIKOLAJ, school=RAVENKOOG, soort=SOORT, gevraagd=GEVRAAGD,
        ontvangen_op=date(2027, 4, 2), uiterlijk=date(2027, 5, 28), verwachte_zitting=date(2027, 5, 12),
    )  # fmt: skip


def kennisgeving(lezer: Lezer) -> Kennisgeving:
    return Kennisgeving(
        kop=KOP, adres=ADRES_SCHOOL if lezer is Lezer.SCHOOL else ADRES_OUDER, lezer=lezer, leerling=MIKOLAJ,
        aanhef="Geachte mevrouw Duinkerk" if lezer is Lezer.SCHOOL else "Beste ouder(s)/verzorger(s)", ondertekening=SECRETARIS,
        school=RAVENKOOG, soort="TLV vso, nieuw", ontvangen_op=date(2027, 4, 19), laatste_dag=date(2027, 6, 14),
        nieuwe_datum=date(2027, 7, 5), reden="het advies van de tweede deskundige komt pas in juni",
    )  # fmt: skip


def advies_bestuur() -> AdviesAanBestuur:
    school = besluitbrief_school()
    return AdviesAanBestuur(
        kop=GETEKEND, adres=(f"het bestuur van {AFZENDER.naam}", *AFZENDER.adresregels), aanhef="Geacht bestuur",
        ondertekening=replace(SECRETARIS, naam="Wieke Terhorst", functie="voorzitter"), leerling=MIKOLAJ, school=RAVENKOOG,
        soort="TLV vso, nieuw", gevraagd=GEVRAAGD, ontvangen_op=date(2027, 4, 2), besluit_uiterlijk=date(2027, 5, 28),
        commissie="Commissie voor de Toelaatbaarheid", zittingsdatum=date(2027, 5, 12),
        advies="de aanvraag toe te wijzen, categorie laag, met ingang van 1 juni 2027 tot en met 31 juli 2029",
        adviezen=school.adviezen, redenen=school.redenen, meningen=school.meningen, stemming="3 voor, 1 tegen",
        minderheid="Joost Bakkenes: een jaar is genoeg", verschoond="Aukje Rietdijk (werkt voor de school)",
    )  # fmt: skip


def uitstel(lezer: Lezer, ingestemd_op: date | None = date(2027, 5, 12)) -> Uitstelbrief:
    return Uitstelbrief(
        kop=KOP, adres=ADRES_SCHOOL if lezer is Lezer.SCHOOL else ADRES_OUDER, lezer=lezer, leerling=MIKOLAJ,
        aanhef="Geachte mevrouw Duinkerk" if lezer is Lezer.SCHOOL else "Beste ouder(s)/verzorger(s)", ondertekening=SECRETARIS,
        school=RAVENKOOG, soort="TLV vso, nieuw", ontvangen_op=date(2027, 4, 19), laatste_dag=date(2027, 6, 14),
        van=date(2027, 6, 1), tot=date(2027, 6, 21), nieuwe_dag=date(2027, 7, 5),
        reden="het advies van de tweede deskundige komt pas in juni", ingestemd_op=ingestemd_op,
    )  # fmt: skip


def intrekkingsbevestiging(lezer: Lezer) -> Intrekkingsbevestiging:
    return Intrekkingsbevestiging(
        kop=KOP, adres=ADRES_SCHOOL if lezer is Lezer.SCHOOL else ADRES_OUDER, lezer=lezer, leerling=MIKOLAJ,
        aanhef="Geachte mevrouw Duinkerk" if lezer is Lezer.SCHOOL else "Beste ouder(s)/verzorger(s)", ondertekening=SECRETARIS,
        school=RAVENKOOG, soort="TLV vso, nieuw", ontvangen_op=date(2027, 4, 2), op=date(2027, 4, 22), wijze="beveiligde mail",
        door="I. Duinkerk, zorgcoördinator", reden="de leerling begint na de vakantie in een tussenklas",
    )  # fmt: skip


def zienswijze(lezer: Lezer) -> UitnodigingZienswijze:
    return UitnodigingZienswijze(
        kop=KOP, adres=ADRES_SCHOOL if lezer is Lezer.SCHOOL else ADRES_OUDER, lezer=lezer, leerling=MIKOLAJ,
        aanhef="Geachte mevrouw Duinkerk" if lezer is Lezer.SCHOOL else "Beste ouder(s)/verzorger(s)", ondertekening=SECRETARIS,
        school=RAVENKOOG, soort="TLV vso, nieuw", ontvangen_op=date(2027, 4, 19),
        voornemen="Wij denken erover de aanvraag af te wijzen.",
        gegevens="De tweede deskundige schrijft dat extra hulp in een kleine groep op school nog niet is geprobeerd",
        uiterlijk=date(2027, 5, 28), gesprek="op dinsdag 25 mei 2027 om 10.00 uur, Sluiskade 8 in Meerstede",
    )  # fmt: skip


BESLISSING = BeslissingOpBezwaar(
    op=date(2027, 9, 6), oordeel="ongegrond", gevolg="Het besluit waartegen het bezwaar is gericht, blijft zoals het is.",
    advies_van=date(2027, 8, 30), advies="gegrond", afwijking="het advies gaat uit van een verslag dat later is aangevuld",
    gehoord_op=None, niet_gehoord="de belanghebbenden hebben verklaard dat zij niet gehoord willen worden",
    nemer=replace(MANDAAT, zittingsdatum=None),
    beroep=Bezwaar(verzenddatum=date(2027, 9, 7), laatste_dag=date(2027, 10, 19)),
)  # fmt: skip


def bezwaarbrief(inhoud: Bezwaarinhoud) -> Bezwaarbrief:
    beslissing = inhoud is Bezwaarinhoud.BESLISSING
    return Bezwaarbrief(
        kop=KOP, adres=ADRES_OUDER, aanhef="Beste ouder(s)/verzorger(s)", ondertekening=SECRETARIS, inhoud=inhoud,
        leerling=MIKOLAJ, soort="TLV vso, nieuw", indiener="Agnieszka Żurawska", ontvangen_op=date(2027, 5, 24),
        bekend_op=date(2027, 5, 13), beslissen_voor=date(2027, 9, 16), wat="De gronden ontbreken", naar="De gemeente Meerstede",
        nieuwe_dag=date(2027, 10, 28), grond="alle belanghebbenden daarmee instemmen", hoorzitting=date(2027, 7, 15),
        plaats="Om 10.00 uur, Sluiskade 8 in Meerstede", inzage="Dat kan op ons kantoor, op werkdagen van 9.00 tot 16.00 uur",
        stukken_tot=date(2027, 7, 5), inzage_vanaf=date(2027, 7, 8), beslissing=BESLISSING if beslissing else None,
        bijlagen=("Advies van de LBT",) if beslissing else (),
    )  # fmt: skip


def losse_brief() -> LosseBrief:
    return LosseBrief(
        kop=KOP, adres=ADRES_SCHOOL, aanhef="Geachte mevrouw Duinkerk", ondertekening=SECRETARIS,
        onderwerp="Afspraak voor een observatie op 3 juni 2027",
        eigen_alinea="Wij komen op donderdag 3 juni 2027 om 10.00 uur op school kijken.\n\nWilt u een lokaal vrijhouden?",
    )  # fmt: skip


def buiten_behandeling(lezer: Lezer) -> BuitenBehandeling:
    return BuitenBehandeling(
        kop=GETEKEND, adres=ADRES_SCHOOL if lezer is Lezer.SCHOOL else ADRES_OUDER, lezer=lezer, leerling=MIKOLAJ,
        aanhef="Geachte mevrouw Duinkerk" if lezer is Lezer.SCHOOL else "Beste ouder(s)/verzorger(s)",
        ondertekening=replace(SECRETARIS, naam="Wieke Terhorst", functie="voorzitter"), school=RAVENKOOG, soort="TLV vso, nieuw",
        ontvangen_op=date(2027, 4, 19), gevraagd_op=date(2027, 4, 29), uiterlijk=date(2027, 5, 18),
        ontbreekt=("Het verslag van het MDO, met wie erbij waren", "Naam en datum van de bron bij de gegevens"),
        reden="zonder het verslag van het MDO is niet te zien wat is geprobeerd en met welk effect",
        nemer=replace(MANDAAT, zittingsdatum=None),
        bezwaar=Bezwaar(verzenddatum=date(2027, 5, 20), laatste_dag=date(2027, 7, 1)),
    )  # fmt: skip


VERVANGEN = "een andere verklaring kwam ervoor in de plaats"
GEHOORD = "Vooraf vroegen wij om een zienswijze: op 18 mei 2027 gaf de school een zienswijze"


def intrekking(lezer: Lezer, *, fout: bool) -> IntrekkingVerklaring:
    return IntrekkingVerklaring(
        kop=GETEKEND, adres=ADRES_SCHOOL if lezer is Lezer.SCHOOL else ADRES_OUDER, lezer=lezer, leerling=MIKOLAJ,
        aanhef="Geachte mevrouw Duinkerk" if lezer is Lezer.SCHOOL else "Beste ouder(s)/verzorger(s)",
        ondertekening=replace(SECRETARIS, naam="Wieke Terhorst", functie="voorzitter"), school=RAVENKOOG,
        tlv_nummer="OEF-2627-0104", tlv_soort="toelaatbaarheidsverklaring voortgezet speciaal onderwijs (nieuw)",
        tlv_van=date(2027, 5, 12), fout=fout,
        reden="verkeerde datum" if fout else "op verzoek van de school en de ouders",
        grondslag="WVO 2.47, lid 7 en WEC 40, lid 12",
        nemer=replace(MANDAAT, zittingsdatum=None),
        bezwaar=Bezwaar(verzenddatum=date(2027, 5, 20), laatste_dag=date(2027, 7, 1)),
    )  # fmt: skip


def verzoek_om_aanvulling() -> VerzoekOmAanvulling:
    return VerzoekOmAanvulling(
        kop=KOP, adres=ADRES_SCHOOL, aanhef="Geachte mevrouw Duinkerk", ondertekening=SECRETARIS, leerling=MIKOLAJ,
        soort=SOORT, ontvangen_op=date(2027, 4, 19),
        ontbrekend=(
            OntbrekendStuk(wat="Schriftelijke instemming van beide ouders", waarom="Artikel 2.47 Uitvoeringsbesluit",
                           hoe="Formulier, door beide ouders getekend", wettelijk_verplicht=True),
            OntbrekendStuk(wat="Verslag van het MDO van 22 maart 2027", waarom="Ondersteuningsplan, paragraaf 4.3",
                           hoe="Het verslag, met wie erbij waren", wettelijk_verplicht=False),
        ),
        uiterlijk=date(2027, 5, 18), termijn_stil_vanaf=date(2027, 4, 30),
        insturen_via="beveiligde mail aan cvt@voorbeeld.example",
    )  # fmt: skip


def kopie_verzoek() -> KopieVerzoek:
    return KopieVerzoek(
        kop=KOP, adres=ADRES_OUDER, aanhef="Beste mevrouw Żurawska", ondertekening=SECRETARIS, leerling=MIKOLAJ, school=RAVENKOOG,
        ontvangen_op=date(2027, 4, 19), uiterlijk=date(2027, 5, 18),
        stukken=("Schriftelijke instemming van beide ouders", "Verslag van het MDO van 22 maart 2027"),
    )  # fmt: skip


def aanhouding(lezer: Lezer = Lezer.SCHOOL) -> Aanhoudingsbrief:
    return Aanhoudingsbrief(
        kop=KOP, adres=ADRES_SCHOOL if lezer is Lezer.SCHOOL else ADRES_OUDER, aanhef="Beste mevrouw Duinkerk",
        ondertekening=SECRETARIS, lezer=lezer, leerling=MIKOLAJ, school=RAVENKOOG, soort=SOORT,
        commissie="Commissie voor de Toelaatbaarheid", zittingsdatum=date(2027, 5, 12),
        wat_ontbreekt="een observatie in de klas in een gewone week", van_wie="de consulent van het samenwerkingsverband",
        tot_en_met=date(2027, 6, 2),
        gevolg_termijn="U hebt op 12 mei 2027 schriftelijk ingestemd met uitstel (artikel 4:15, lid 2, onder a, Awb)."
        " De beslistermijn staat stil tot en met 2 juni 2027.",
        besluit_uiterlijk=date(2027, 6, 18),
    )  # fmt: skip


def arrangementbrief(aan: Briefaan, *, afgewezen: bool = False) -> Arrangementbrief:
    toegekend = Toekenning(
        titel="30 uur executieve functies", aanbieder="Praktijk De Wending, ambulante begeleiding", inzet="30 uur",
        bedrag="EUR 2.940", ingang=date(2027, 8, 1), einde=date(2028, 7, 31), evaluatie_op=date(2028, 1, 17),
        doelen=(Arrangementdoel(doel="Plant zelf het huiswerk van een week", zichtbaar="Vier van de vijf weken ingevuld",
                                wanneer="december 2027"),),
        daarna="De mentor neemt het over",
    )  # fmt: skip
    nee = Arrangementafwijzing(titel="30 uur executieve functies", in_het_voordeel="de leerling wil het graag",
                               horen="de school reageerde op 3 mei 2027", wat_wel="de begeleider passend onderwijs van de school")
    return Arrangementbrief(
        kop=GETEKEND, adres=ADRES_SCHOOL if aan is Briefaan.SCHOOL else ADRES_OUDER, aanhef="Beste lezer",
        ondertekening=SECRETARIS, aan=aan, leerling=MIKOLAJ, school=RAVENKOOG, uitkomst=nee if afgewezen else toegekend,
        verloop=Aanvraagverloop(soort="toewijzing individueel arrangement", ontvangen_op=date(2027, 4, 19), volledig_op=None,
                                ingediend_door="A. van Loenersloot", gevraagd="het arrangement ‘30 uur executieve functies’"),
        criteria_bron="de criteria van het ondersteuningsplan 2026-2030", behoefte="hulp bij plannen",
        gedaan="huiswerkklas: hielp zolang iemand ernaast zat", waarom="de begeleiding sluit aan bij wat de school al doet",
        uitleg="Mikołaj kan goed leren en heeft hulp nodig bij plannen",
        meningen=Meningen(leerling="Ik wil het zelf leren.", ouders="zij zijn het eens", wat_gedaan="het besluit volgt dat"),
        nemer=MANDAAT, bezwaar=Bezwaar(verzenddatum=date(2027, 5, 20), laatste_dag=date(2027, 7, 1)),
    )  # fmt: skip


def voorzieningbrief(aan: Briefaan, plaats_per: date | None, *, afgewezen: bool = False) -> Arrangementbrief:
    """``plaats_per`` None: the waiting list."""
    brief = arrangementbrief(aan, afgewezen=afgewezen)
    uitkomst = replace(brief.uitkomst, titel="Tussenklas Kaaphorn")
    if isinstance(uitkomst, Toekenning):
        uitkomst = replace(uitkomst, aanbieder="", inzet="EUR 9.800 per schooljaar × 1 schooljaar", bedrag="EUR 9.800",
                           tweede_evaluatie_op=date(2028, 6, 12), contact="R. Ottenhoff", plaats_per=plaats_per)  # fmt: skip
    return replace(brief, voorziening=True, uitkomst=uitkomst, verloop=replace(
        brief.verloop, soort="toewijzing bovenschoolse voorziening", gevraagd="een plaats in Tussenklas Kaaphorn"))  # fmt: skip


def groepsbrief(*, afgewezen: bool = False, met_clausule: bool = False) -> Arrangementbrief:
    """To the penvoerder; there is no other letter."""
    brief = arrangementbrief(Briefaan.SCHOOL, afgewezen=afgewezen)
    uitkomst = replace(brief.uitkomst, titel="Rustpunt")
    if isinstance(uitkomst, Toekenning):
        uitkomst = replace(uitkomst, aanbieder="", inzet="")
    return replace(
        brief, leerling=Groep(titel="Rustpunt"), uitkomst=uitkomst, deelnemers=("OSG Kaaphorn",),
        meningen=Meningen(leerling="", eigen_woorden=False, ouders="de ouders kregen uitleg", wat_gedaan=""),
        verloop=replace(brief.verloop, soort="groepsarrangement", gevraagd="het groepsarrangement ‘Rustpunt’"),
        bezwaar=brief.bezwaar if met_clausule else None,
    )  # fmt: skip


def plaatsbrief(lezer: Lezer) -> Plaatsbrief:
    return Plaatsbrief(
        kop=KOP, adres=ADRES_SCHOOL if lezer is Lezer.SCHOOL else ADRES_OUDER, aanhef="Beste lezer",
        ondertekening=SECRETARIS, lezer=lezer, leerling=MIKOLAJ, school=RAVENKOOG, voorziening="Tussenklas Kaaphorn",
        per=date(2027, 9, 6), einde=date(2028, 7, 31), besloten_op=date(2027, 5, 12), contactpersoon="R. Ottenhoff",
    )  # fmt: skip


def tlv() -> Tlv:
    return Tlv(
        kop=GETEKEND, nummer="OEF-2627-0119", leerling=MIKOLAJ, school=RAVENKOOG, ontvangen_op=date(2027, 4, 2),
        ingang=TOEGEWEZEN.ingang, einde=TOEGEWEZEN.einde, categorie="laag", besluitdatum=date(2027, 5, 12),
        brief_van=date(2027, 5, 13), brief_kenmerk="2026-0391", nemer=MANDAAT, ondertekening=DIGITAAL,
        bezwaar_laatste_dag=BEZWAAR.laatste_dag,
        controle="open het bestand in CvT Desktop en kies Verifiëren, of bel 000-555 01 00 en noem het TLV-nummer.",
    )  # fmt: skip


def besluitbrief_school(uitkomst: Toewijzing | Afwijzing = TOEGEWEZEN) -> BesluitbriefSchool:
    return BesluitbriefSchool(
        kop=GETEKEND, adres=ADRES_SCHOOL, aanhef="Geachte mevrouw Duinkerk", ondertekening=DIGITAAL,
        bijlagen=("toelaatbaarheidsverklaring", "advies van H. Crutzer", "advies van T. Wiebrandsma"),
        leerling=MIKOLAJ, school=RAVENKOOG, uitkomst=uitkomst,
        verloop=Aanvraagverloop(
            soort=SOORT, ontvangen_op=date(2027, 4, 2), volledig_op=date(2027, 4, 12),
            ingediend_door="I. Duinkerk, zorgcoördinator, namens het bevoegd gezag", gevraagd=GEVRAAGD,
            opschortingen=(Opschorting(van=date(2027, 4, 6), tot_en_met=date(2027, 4, 12), brief_van=date(2027, 4, 5)),),
        ),
        toetsopmerkingen=("De zienswijze van een ouder is mondeling gegeven; het verslag is akkoord.",),
        adviezen=ADVIEZEN, criteria_bron="het ondersteuningsplan 2023-2027, versie 2, paragraaf 4.3",
        redenen=Redenen(
            behoefte="Mikołaj heeft een kleine groep nodig, vaste leraren en een voorspelbare dag.",
            gedaan=WAAROM,
            waarom_niet_regulier="Een arrangement verandert de groepsgrootte en het aantal wisselingen niet.",
            weging_adviezen="Beide adviezen zijn zorgvuldig, gaan uit van juiste feiten en dragen de conclusie.",
            verschil="Het tweede advies noemt een jaar minder. Wij volgen het eerste, omdat opbouw en examenvakken"
            " twee schooljaren vragen.",
        ),
        duur_en_categorie="Twee schooljaren geven tijd voor opbouw en het afronden van examenvakken. Een kortere periode"
        " zou halverwege het examenprogramma eindigen. Meer ondersteuning dan in de laagste categorie is niet nodig.",
        meningen=Meningen(leerling=MENING, ouders="beiden zijn het eens en vragen om een kleine klas.",
                          wat_gedaan="de wens van een diploma is reden voor twee schooljaren."),
        verlenging_voor=date(2029, 2, 1), nemer=MANDAAT, bezwaar=BEZWAAR, afschrift=("ouders",),
    )  # fmt: skip


def besluitbrief_ouders(uitkomst: Toewijzing | Afwijzing = TOEGEWEZEN) -> BesluitbriefOuders:
    return BesluitbriefOuders(
        kop=GETEKEND, adres=ADRES_OUDER, aanhef="Beste mevrouw Żurawska", ondertekening=DIGITAAL,
        eigen_alinea="Wij spraken u op 10 mei aan de telefoon. U mag ons altijd terugbellen.",
        bijlagen=("de verklaring (TLV)", "het besluit zoals wij dat aan de school schrijven", "de twee adviezen"),
        leerling=MIKOLAJ, school=RAVENKOOG, uitkomst=uitkomst,
        uitleg="Op school zijn veel mensen, geluiden en wisselingen. Daar wordt Mikołaj zo moe van dat hij niet meer kan"
        " leren. De school heeft veel geprobeerd. Dat hielp even, maar niet lang genoeg. In het vso zijn de groepen klein"
        " en is de dag voorspelbaar.",
        reden_duur="Mikołaj heeft tijd nodig om rustig op te bouwen en zijn examenvakken af te maken.",
        mening_leerling=MENING, u_vertelde="u bent het eens en wilt graag een kleine klas.",
        meegenomen="daarom geldt de verklaring twee schooljaren, zodat Mikołaj een diploma kan halen.",
        adviezen=ADVIEZEN, nemer=MANDAAT, bezwaar=BEZWAAR,
    )  # fmt: skip


def agenda(aantal: int = 9) -> Agenda:
    rijen = [
        Agendaregel(nummer=1, kenmerk="2026-0389", leerling="IJ.P.", school="vso De Meander", soort="verlenging", hamerstuk=True,
                    stukken="6 stukken, 2 adviezen"),
        Agendaregel(nummer=2, kenmerk="2026-0391", leerling="M.Ż.", school="Lyceum Ravenkoog", soort="vso nieuw",
                    stukken="9 stukken, 2 adviezen", niet_mee="Saïda Bensalem"),
    ]  # fmt: skip
    return Agenda(
        kop=KOP, commissie="Commissie voor de Toelaatbaarheid", datum=date(2027, 5, 12), tijd="13.30–15.30 uur",
        plaats="Sluiskade 8, Meerstede", voorzitter="Wieke Terhorst", secretaris="Ruben Veldkamper",
        leden=("Wieke Terhorst", "Saïda Bensalem", "Joost Bakkenes"), adviserend=("Hélène Crutzer",),
        quorum="3 leden, onder wie een orthopedagoog of psycholoog",
        regels=tuple(replace(rijen[n % 2], nummer=n + 1) for n in range(aantal)),
        afmelden="Ruben Veldkamper, 000-555 01 02",
    )  # fmt: skip


def besluitbrief_leerling(uitkomst: Toewijzing | Afwijzing = TOEGEWEZEN, uitleg: str = "") -> BesluitbriefLeerling:
    return BesluitbriefLeerling(
        kop=GETEKEND, adres=("Mikołaj Żurawski", *ADRES_OUDER[1:]), aanhef="Beste Mikołaj", ondertekening=DIGITAAL,
        leerling=MIKOLAJ, school=RAVENKOOG, uitkomst=uitkomst, voor_leerling=uitleg, mening_leerling=MENING,
        meegenomen="daarom geldt de verklaring twee schooljaren, zodat Mikołaj een diploma kan halen.", bezwaar=BEZWAAR,
    )  # fmt: skip


def besluitenlijst(aantal: int = 9) -> Besluitenlijst:
    rijen = [
        Besluitpunt(nummer=1, kenmerk="2026-0389", leerling="IJ.P.", school="vso De Meander", soort="verlenging",
                    uitkomst="toegewezen (hamerstuk)", inhoud="1-8-2027 – 31-7-2029, laag", stemming="allen voor",
                    verschoond="", actie="brief"),
        Besluitpunt(nummer=6, kenmerk="2026-0391", leerling="M.Ż.", school="Lyceum Ravenkoog", soort="vso nieuw",
                    uitkomst="toegewezen", inhoud="1-6-2027 – 31-7-2029, laag", stemming="allen voor (4)",
                    verschoond="", actie="brief, secretaris, 13 mei", opmerkingen=(
                        "Ouder niet akkoord met het handelingsdeel; meegewogen in de redenen.",)),
        Besluitpunt(nummer=7, kenmerk="2026-0378", leerling="Z.Ü.", school="Lyceum Ravenkoog", soort="vso nieuw",
                    uitkomst="terug: MDO met beide deskundigen", inhoud="", stemming="zonder stemming",
                    verschoond="S. Bensalem: deskundige", actie="uitstel met instemming, secretaris, vóór 19 mei"),
    ]  # fmt: skip
    return Besluitenlijst(
        kop=GETEKEND, commissie="Commissie voor de Toelaatbaarheid", datum=date(2027, 5, 12), tijd="13.30–15.25 uur",
        plaats="Sluiskade 8, Meerstede", voorzitter="Wieke Terhorst", secretaris="Ruben Veldkamper",
        aanwezig=(Aanwezige(naam="Wieke Terhorst", rol="stemt"), Aanwezige(naam="Saïda Bensalem", rol="stemt, adviseert bij 7"),
                  Aanwezige(naam="Joost Bakkenes", rol="stemt"), Aanwezige(naam="Anne-Fleur Rietdijk", rol="stemt")),
        quorum="3 leden, onder wie een orthopedagoog of psycholoog", beslisregel="consensus",
        punten=tuple(rijen[i % 3] for i in range(aantal)),
        minderheidsstandpunten=(Minderheidsstandpunt(punt=6, naam="A. Rietdijk", standpunt="één schooljaar is genoeg."),),
        mededelingen=("De zitting van 26 mei begint om 13.00 uur.",),
        acties=(Actie(wat="MDO plannen met beide deskundigen", wie="secretaris", wanneer="vóór 19 mei"),),
        vaststelling=Ondertekening(naam="Wieke Terhorst", functie="voorzitter", wijze=Tekenwijze.DIGITAAL,
                                   op=date(2027, 5, 12)),
    )  # fmt: skip


def deskundigenadvies() -> DeskundigenadviesAfdruk:
    return DeskundigenadviesAfdruk(
        kop=KOP, leerling=MIKOLAJ, soort="TLV vso, nieuw", gevraagd=GEVRAAGD,
        criteria_bron="Ondersteuningsplan 2023-2027, versie 2",
        volgorde=1, naam="Hélène Crutzer", beroep="orthopedagoog", werkgever="eigen praktijk", registratie="NVO 000000",
        onafhankelijkheid=(
            Onafhankelijkheid(stelling="Ik ben niet in dienst van of ingehuurd door de aanvragende of beoogde school", ja=True),
            Onafhankelijkheid(stelling="Ik heb niet meegewerkt aan de aanvraag", ja=True),
            Onafhankelijkheid(stelling="Ik heb de leerling niet begeleid of behandeld", ja=True),
            Onafhankelijkheid(stelling="Ik beslis niet mee", ja=True),
        ),
        verklaring=("Verklaring van onafhankelijkheid van Hélène Crutzer, orthopedagoog, bij dit advies van 29 april 2027.",),
        stukken=("OPP van 18-03-2027", "MDO-verslag van 22-03-2027", "Intelligentieonderzoek, september 2026"),
        ondersteuningsbehoefte="Kleine groep, vaste leraren, voorspelbare dag.",
        bevorderend_belemmerend="Bevorderend: motivatie en leerbaarheid. Belemmerend: geluid en wisselingen.",
        geprobeerd_effect=WAAROM, meningen=f"Mikołaj: “{MENING}” Ouders: beiden eens.",
        criteria=(
            CriteriumOordeel(criterium="De basis- en extra ondersteuning is uitgevoerd", oordeel="voldaan",
                             waarom="Vier interventies, geëvalueerd."),
            CriteriumOordeel(criterium="Er is perspectief op een diploma", oordeel="deels", waarom="Met opbouw in twee jaar."),
        ),
        waarom_niet_regulier="Een arrangement verandert de groepsgrootte en het aantal wisselingen niet.",
        advies="Positief: toelaatbaar tot het vso, categorie laag, tot en met 31 juli 2029",
        categorie_waarom="De ondersteuning bestaat uit groepsgrootte en structuur.",
        duur_waarom="Twee schooljaren voor opbouw en examenvakken.", kern=KERN_1, vastgesteld_op=date(2027, 4, 29),
    )  # fmt: skip


def dossierkaart() -> Dossierkaart:
    return Dossierkaart(
        kop=KOP, leerling=MIKOLAJ, leeftijd="15 jaar", soort="TLV vso, nieuw", stand="op agenda, zitting wo 12 mei, punt 6",
        gevraagd=(("Gevraagd", "categorie laag, van 1 juni 2027 tot en met 31 juli 2029"),
                  ("Door", "Lyceum Ravenkoog, leerjaar 3 · I. Duinkerk 000-555 01 12"),
                  ("Ontvangen", "vr 02-04-2027, volledig op ma 12-04-2027"), ("Eerdere TLV", "geen")),
        waarom=WAAROM, hoofddoel="Een vmbo-t-diploma in een rustige omgeving.",
        terugkeerperspectief="Deeltijd terug naar regulier vanaf schooljaar 2028-2029 wordt bekeken.",
        mening=MENING, mening_hoe_gevraagd="gesprek met de mentor, 15 maart 2027",
        mening_wat_gedaan="doel in het OPP opgenomen",
        ouders=(Zienswijze(wie="Moeder", houding="eens", woorden="vraagt om een kleine klas"),
                Zienswijze(wie="Vader", houding="eens", woorden="vraagt om een kleine klas")),
        geprobeerd=(Poging(wat="Prikkelarme plek", periode="nov 2026 – jan 2027", effect="enkele weken beter",
                           vindplaats="OPP p. 6"),
                    Poging(wat="Verkort rooster", periode="jan – mrt 2027", effect="haalt de ochtenden", vindplaats="OPP p. 7"),
                    Poging(wat="Wekelijkse begeleiding", periode="sinds sep 2026", effect="helpt kort", vindplaats="OPP p. 6"),
                    Poging(wat="Vaste lokalen", periode="feb 2027", effect="geen verschil", vindplaats="MDO p. 2")),
        adviezen=(
            Adviesvak(deskundige="H. Crutzer, orthopedagoog", datum="29-04-2027", advies="positief", categorie="laag",
                      duur="t/m 2029", kern=KERN_1),
            Adviesvak(deskundige="T. Wiebrandsma, kinder- en jeugdpsycholoog", datum="03-05-2027", advies="positief",
                      categorie="laag", duur="t/m 2028", kern=KERN_2),
        ),
        toetsing="in orde (20)", let_op=("J. Bakkenes: verschoond bij punt 5, 8 en 9", "Duur: advies 2 is een jaar korter"),
        notities=("10-05 RV: moeder gebeld, brief komt na de zitting.",),
    )  # fmt: skip


def herstelkit() -> Herstelkit:
    return Herstelkit(
        kop=replace(KOP, kenmerk=""), naam="Ruben Veldkamper", register="De Waterlanden",
        kluis_id="5b0e77c1-5f5e-4d21-9c38-0a1b2c3d4e5f",
        vingerafdruk="A1B2-C3D4-E5F6",
        groepen=("483920", "115673", "902284", "661035", "270418", "559127", "038846", "714402"),
    )  # fmt: skip


def maandblad(regels: int = 45) -> Maandblad:
    uitvoer = (("wo 12 mei 14.02", "Ruben Veldkamper", "Document opgeslagen buiten het register", "2026-0391"),
               ("do 13 mei 09.10", "Ruben Veldkamper", "Verzending geregistreerd", "2026-0391"))  # fmt: skip
    return Maandblad(
        kop=replace(GETEKEND, kenmerk="logboek mei 2027"), maand="mei 2027",
        inleiding="Elke handeling in het register laat een regel na in het logboek. Dit blad telt ze.",
        cijfers=(("Handelingen", "412"), ("Bekeken", "201 keer, 34 dossiers"), ("Geweigerd", "2 keer")),
        tabellen=(
            Maandtabel(titel="Per persoon", kolommen=("Wie", "Bekeken", "Dossiers", "Gewijzigd", "Naar buiten", "Geweigerd"),
                       delen=(35, 13, 13, 13, 13, 13), rijen=(("Ruben Veldkamper", "120", "34", "88", "12", "0"),
                                                             ("dr. Saïda Bensalem", "44", "9", "9", "0", "2"))),
            Maandtabel(titel="Wat naar buiten ging", kolommen=("Wanneer", "Wie", "Wat", "Dossier"), delen=(20, 27, 37, 16),
                       rijen=tuple(uitvoer[i % 2] for i in range(regels)), toelichting="De eerste 45; er zijn er nog 3."),
            Maandtabel(titel="Wat werd geweigerd", kolommen=("Wanneer", "Wie", "Wat", "Dossier"), delen=(20, 27, 37, 16),
                       rijen=(), leeg="Niemand is iets geweigerd."),
        ),
    )  # fmt: skip


def blad() -> Blad:
    return Blad(
        kop=replace(KOP, kenmerk=""), titel="Wat stond er op deze laptop?", inleiding="Voor de FG na verlies of diefstal.",
        delen=(
            Bladdeel(kop="Dossiers", rijen=(("In alles", "214"), ("Geboren in", "2010 (31), 2011 (58), 2012 (125)"))),
            Bladdeel(kop="Meteen", punten=("Bel de ICT-afdeling.", "Bel de FG."), genummerd=True),
            Bladdeel(kop="Daarna", punten=("Doe aangifte.",), alineas=("Nog dezelfde dag.",), genummerd=True),
            Bladdeel(kop="Ook", punten=("Schrijf op hoe laat het was.",)),
        ),
    )  # fmt: skip


def alle() -> dict[str, Document]:
    """Every document and variant once, by the name of its file."""
    anders = Toewijzing(
        tlv_nummer="OEF-2627-0119", ingang=TOEGEWEZEN.ingang, einde=date(2028, 7, 31), categorie="laag",
        anders_omdat="na een jaar wordt bezien of terugkeer in deeltijd kan",
    )  # fmt: skip
    vervangt = Vervanging(brief_van=date(2027, 5, 12), fout="een datum klopte niet", vervalt="OEF-2627-0104")
    return {
        "ontvangst_school": ontvangstbevestiging(),
        "ontvangst_ouders": ontvangstbevestiging(Lezer.OUDERS),
        "aanvulling": verzoek_om_aanvulling(), "aanvulling_ouders": kopie_verzoek(),
        "kennisgeving_school": kennisgeving(Lezer.SCHOOL),
        "kennisgeving_ouders": kennisgeving(Lezer.OUDERS),
        "tlv_verlenging": replace(tlv(), verlengt="OEF-2425-0087, geldig tot en met 31 juli 2027"),
        "intrekking_school": intrekking(Lezer.SCHOOL, fout=False), "intrekking_ouders": intrekking(Lezer.OUDERS, fout=True),
        **{f"intrekking_{lezer}_later": replace(intrekking(lezer, fout=False), per=date(2027, 9, 1), gehoord=GEHOORD,
                                                reden=VERVANGEN, vervangen_door="OEF-2627-0105") for lezer in Lezer},
        **{f"zienswijze_{lezer}_einde": replace(zienswijze(lezer), tlv_nummer="OEF-2627-0104",
                                                voornemen="Wij denken erover de verklaring in te trekken.") for lezer in Lezer},
        "uitstel_vraag": uitstel(Lezer.SCHOOL, None),
        "uitstel_school": uitstel(Lezer.SCHOOL),
        "uitstel_ouders": uitstel(Lezer.OUDERS),
        **{f"aanvraag_ingetrokken_{lezer}": intrekkingsbevestiging(lezer) for lezer in (Lezer.SCHOOL, Lezer.OUDERS)},
        "zienswijze_school": zienswijze(Lezer.SCHOOL),
        "zienswijze_ouders": zienswijze(Lezer.OUDERS),
        **{f"bezwaar_{inhoud}": bezwaarbrief(inhoud) for inhoud in Bezwaarinhoud},
        "losse_brief": losse_brief(),
        "buiten_behandeling_school": buiten_behandeling(Lezer.SCHOOL),
        "buiten_behandeling_ouders": buiten_behandeling(Lezer.OUDERS),
        "advies_bestuur": advies_bestuur(),
        "aanhouding_school": aanhouding(),
        "aanhouding_ouders": aanhouding(Lezer.OUDERS),
        **{f"arrangement_{aan}": arrangementbrief(aan) for aan in Briefaan},
        "arrangement_groep": groepsbrief(), "arrangement_groep_clausule": groepsbrief(met_clausule=True),
        "arrangement_groep_afgewezen": groepsbrief(afgewezen=True),
        "voorziening_school": voorzieningbrief(Briefaan.SCHOOL, date(2027, 8, 30)),
        "voorziening_ouders_wachtlijst": voorzieningbrief(Briefaan.OUDERS, None),
        "voorziening_leerling": voorzieningbrief(Briefaan.LEERLING, date(2027, 8, 30)),
        "voorziening_ouders_afgewezen": voorzieningbrief(Briefaan.OUDERS, None, afgewezen=True),
        **{f"plaats_{lezer}": plaatsbrief(lezer) for lezer in (Lezer.SCHOOL, Lezer.OUDERS)},
        **{f"arrangement_{aan}_afgewezen": arrangementbrief(aan, afgewezen=True) for aan in Briefaan},
        "tlv": tlv(),
        "besluit_school": besluitbrief_school(),
        "besluit_school_anders": besluitbrief_school(anders),
        "besluit_school_afgewezen": besluitbrief_school(AFGEWEZEN),
        "besluit_ouders": besluitbrief_ouders(),
        "besluit_ouders_anders": besluitbrief_ouders(anders),
        "besluit_ouders_afgewezen": besluitbrief_ouders(AFGEWEZEN),
        "agenda": agenda(),
        "besluit_leerling": besluitbrief_leerling(
            uitleg="Op school is het druk. Daar word je moe van en dan lukt leren niet. In het vso is de groep klein."),
        "besluit_leerling_anders": besluitbrief_leerling(anders),
        "besluit_leerling_afgewezen": besluitbrief_leerling(AFGEWEZEN),
        "besluit_school_correctie": replace(besluitbrief_school(), vervangt=vervangt),
        "besluit_ouders_correctie": replace(besluitbrief_ouders(), vervangt=vervangt),
        "besluit_leerling_correctie": replace(besluitbrief_leerling(), vervangt=vervangt),
        "besluitenlijst": besluitenlijst(),
        "deskundigenadvies": deskundigenadvies(),
        "dossierkaart": dossierkaart(),
        "herstelkit": herstelkit(),
        "maandblad": maandblad(),
        "blad": blad(),
    }
