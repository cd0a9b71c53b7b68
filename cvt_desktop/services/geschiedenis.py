"""The history of a dossier in one line of time: acts, letters and notes, in readable Dutch.

The log holds codes and identities only; the words are made here, from what the register knows of them now.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from cvt_desktop.basis.tekst import datum_kort, hoofdletter, meervoud
from cvt_desktop.basis.zone import AMSTERDAM
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.bestandssoort import Stuksoort
from cvt_desktop.domain.gebeurtenis import Gebeurtenis, Resultaat
from cvt_desktop.domain.ids import AanvraagId, NotitieId, ZittingId
from cvt_desktop.domain.notitie import Notitie
from cvt_desktop.domain.ronde import aanduiding
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.dossier import lees_dossier
from cvt_desktop.services.dossiertoegang import alleen_gekoppeld


class Regelsoort(StrEnum):
    """What a line is about; the filter of the screen."""

    HANDELING = "Handelingen"
    BRIEF = "Brieven"
    NOTITIE = "Notities"
    INZAGE = "Inzage"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tijdregel:
    """One line: when, by whom, what. ``moment`` is Dutch time. ``aantal`` counts equal acts in a row.

    ``notitie_id`` is filled for a note; ``opvolgen`` says when somebody comes back to it, ``open`` that nobody has yet.
    """

    moment: datetime
    soort: Regelsoort
    wie: str = field(repr=False)
    tekst: str = field(repr=False)
    aantal: int = 1
    geweigerd: bool = False
    notitie_id: NotitieId | None = None
    opvolgen: str = ""
    open: bool = False


ZINNEN: dict[Actie, str] = {
    Actie.REGISTER_OPENEN: "Register geopend",
    Actie.INSTELLINGEN_WIJZIGEN: "Instellingen gewijzigd",
    Actie.GEBRUIKERS_BEHEREN: "Gebruikers gewijzigd",
    Actie.SLEUTELS_VERVANGEN: "Sleutels van het register vervangen",
    Actie.PERSONEN_BEHEREN: "Persoonsgegevens van een commissielid of deskundige gewijzigd",
    Actie.SCHOLEN_BEHEREN: "Scholenlijst gewijzigd",
    Actie.INSTRUMENTEN_BEHEREN: "Lijst van instrumenten gewijzigd",
    Actie.VOORZIENINGEN_BEHEREN: "Lijst van voorzieningen gewijzigd",
    Actie.PLAATS_TOEKENNEN: "Plaats in een voorziening toegekend",
    Actie.WACHTLIJST_VERLATEN: "Van de wachtlijst gehaald",
    Actie.HERSTELCODE_GEBRUIKEN: "Herstelcode gebruikt om binnen te komen",
    Actie.EIGEN_WACHTZIN: "Eigen wachtzin gewijzigd",
    Actie.CERTIFICAAT_BEHEREN: "Certificaat beheerd",
    Actie.DOSSIER_INZIEN: "Dossier bekeken",
    Actie.STUK_INZIEN: "Stuk bekeken",
    Actie.AANVRAAG_REGISTREREN: "Aanvraag geregistreerd",
    Actie.CONCEPT_OVERNEMEN: "Concept van een collega overgenomen",
    Actie.REGISTRATIE_TERUGNEMEN: "Registratie teruggenomen: de aanvraag is weer een concept",
    Actie.AANVRAAG_BEWERKEN: "Aanvraag bijgewerkt",
    Actie.AANVRAAG_INTREKKEN: "Aanvraag ingetrokken",
    Actie.STUK_TOEVOEGEN: "Stuk toegevoegd",
    Actie.STUK_BENOEMEN: "Gegevens van een stuk gewijzigd",
    Actie.STUK_LAKKEN: "Vastgelegd wat in een stuk onleesbaar wordt",
    Actie.STUK_DELEN: "Bestand gedeeld in stukken",
    Actie.STUK_SAMENVOEGEN: "Stukken weer samengevoegd",
    Actie.NOTITIE_SCHRIJVEN: "Notitie geschreven",
    Actie.NOTITIE_AFDOEN: "Opvolging afgedaan",
    Actie.TOETS_BEANTWOORDEN: "Toetsvragen beantwoord",
    Actie.TOETS_AFRONDEN: "Toetsing afgerond",
    Actie.AANVULLING_VRAGEN: "Aanvulling gevraagd",
    Actie.AANVULLING_VERZENDEN: "Verzoek om aanvulling verzonden; de termijn staat stil",
    Actie.AANVULLING_ONTVANGEN: "Aanvulling ontvangen",
    Actie.BUITEN_BEHANDELING_LATEN: "Besloten de aanvraag buiten behandeling te laten",
    Actie.TERMIJN_NOTEREN: "Gebeurtenis voor de termijn genoteerd",
    Actie.UITSTEL_VASTLEGGEN: "Instemming van de school met uitstel vastgelegd",
    Actie.ZIENSWIJZE_VASTLEGGEN: "Zienswijze vastgelegd",
    Actie.TERMIJN_SCHRAPPEN: "Gebeurtenis voor de termijn geschrapt",
    Actie.DESKUNDIGE_KOPPELEN: "Deskundige gekoppeld",
    Actie.ADVIES_SCHRIJVEN: "Aan een deskundigenadvies geschreven",
    Actie.ADVIES_VASTSTELLEN: "Deskundigenadvies vastgesteld",
    Actie.ADVIES_OVERNEMEN: "Deskundigenadvies overgenomen uit een ondertekend stuk",
    Actie.ADVIEZEN_INZIEN: "Adviezen bekeken",
    Actie.ZITTING_PLANNEN: "Zitting gepland of gewijzigd",
    Actie.ZITTING_LEIDEN: "Behandeld",
    Actie.CONCEPTBESLUIT_SCHRIJVEN: "Conceptbesluit geschreven",
    Actie.STEM_NOTEREN: "Stemmen genoteerd",
    Actie.STEM_UITBRENGEN: "Stem uitgebracht",
    Actie.STEM_BEKRACHTIGEN: "Stemmen bekrachtigd",
    Actie.STEM_BETWISTEN: "Stem betwist",
    Actie.BESLUITENLIJST_VASTSTELLEN: "Besluitenlijst vastgesteld",
    Actie.BESLUIT_OPSTELLEN: "Besluit opgesteld of gewijzigd",
    Actie.BESLUIT_NAAR_TEKENMAP: "Besluit naar de Tekenmap",
    Actie.BESLUIT_TEKENEN: "Besluit getekend",
    Actie.BESLUIT_INTREKKEN: "Besluit ingetrokken vóór verzending",
    Actie.BESLUIT_CORRIGEREN: "Correctie van een verzonden besluit begonnen: een concept",
    Actie.CORRECTIE_TERUGNEMEN: "Correctie teruggenomen; het verzonden besluit blijft",
    Actie.VERKLARING_BEEINDIGEN: "Verklaring ingetrokken of vervallen",
    Actie.VERKLARINGEN_OVERNEMEN: "Verklaringen overgenomen uit het vorige systeem",
    Actie.VERLENGINGSRONDE: "Antwoorden van de verlengingsronde verwerkt",
    Actie.SCHOOLWISSEL_NOTEREN: "Nieuwe school bij een verklaring vastgelegd",
    Actie.NUMMERGAT_VERKLAREN: "Gat in de nummering verklaard",
    Actie.BEGROTING_VASTLEGGEN: "Begroting van een schooljaar vastgelegd",
    Actie.OEFENDAG_VERZETTEN: "Dag van het oefenregister verzet",
    Actie.DOSSIER_AFSLUITEN: "Dossier afgesloten: de bezwaartermijn is voorbij",
    Actie.DOSSIER_HEROPENEN: "Dossier heropend",
    Actie.VERWIJDERING_VRAGEN: "Gevraagd om het dossier te verwijderen: verkeerd geregistreerd",
    Actie.VERWIJDERING_TERUGNEMEN: "Verzoek om het dossier te verwijderen teruggenomen",
    Actie.VERWIJDERING_WEIGEREN: "Verzoek om het dossier te verwijderen geweigerd",
    Actie.DOSSIER_VERWIJDEREN: "Dossier verwijderd: verkeerd geregistreerd, door een tweede persoon bevestigd",
    Actie.VERWIJDERING_MELDEN: "Genoteerd of de school weet dat het dossier is verwijderd",
    Actie.VERWIJDERINGEN_INZIEN: "Lijst van verwijderde dossiers bekeken",
    Actie.STATUSBERICHT_KOPIEREN: "Statusbericht gekopieerd om te versturen, zonder naam",
    Actie.BRIEF_MAKEN: "Brief gemaakt",
    Actie.BRIEF_VERZENDEN: "Verzending geregistreerd",
    Actie.DOCUMENT_UITVOEREN: "Document opgeslagen buiten het register",
    Actie.LAPTOPOVERZICHT: "Blad “Wat stond er op deze laptop?” gemaakt",
    Actie.BEVEILIGING_INZIEN: "Pagina Beveiliging bekeken",
    Actie.VERKLARINGEN_INZIEN: "Verklaringen bekeken",
    Actie.OVERZICHTEN_INZIEN: "Overzichten bekeken",
    Actie.LOG_INZIEN: "Logboek bekeken",
    Actie.ZITTING_INZIEN: "Bekeken vanuit de zitting",
    Actie.ZITTING_AGENDEREN: "Op de agenda gezet",
    Actie.ZITTING_AFVOEREN: "Van de agenda gehaald",
    Actie.GASTEN_VRAGEN: "Gasten bij de behandeling gevraagd of gewijzigd",
    Actie.ZITTING_OPENEN: "Zitting geopend",
    Actie.ZITTING_SLUITEN: "Zitting gesloten",
    Actie.UITSLAG_VASTSTELLEN: "Uitkomst vastgesteld",
    Actie.UITSLAG_TERUGNEMEN: "Uitkomst teruggenomen",
    Actie.HAMERSTUK_AANMERKEN: "Bij de hamerstukken gezet",
    Actie.HAMERSTUK_UITLICHTEN: "Uit de hamerstukken gelicht",
    Actie.HAMERSTUKKEN_VASTSTELLEN: "Hamerstukken in één handeling beslist",
    Actie.HAMERSTUKKEN_TERUGNEMEN: "Beslissing over de hamerstukken teruggenomen",
    Actie.LEESLIJST_INZIEN: "Leeslijst bekeken",
    Actie.LEESLIJST_BIJHOUDEN: "Leeslijst bijgehouden: gelezen, of een eerste oordeel",
    Actie.BESPREKEN_VRAGEN: "Een lid vroeg om bespreking, of nam dat terug",
    Actie.EERSTE_OORDEEL: "Eerste oordeel van een lid genoteerd",
    Actie.AANTEKENINGEN_WISSEN: "Eigen aantekeningen van leden gewist",
    Actie.EIGEN_SLEUTEL: "Eigen sleutel om mee te ondertekenen gemaakt",
    Actie.ROL_CERTIFICEREN: "Rolcertificaat ondertekend",
    Actie.VERSCHONING_NOTEREN: "Verschoning genoteerd",
    Actie.BEZWAREN_INZIEN: "Bezwaren bekeken",
    Actie.BEZWAAR_REGISTREREN: "Bezwaar geregistreerd",
    Actie.BEZWAAR_BEVESTIGEN: "Ontvangst van het bezwaar bevestigd",
    Actie.BEZWAAR_HERSTEL_VRAGEN: "Verzoek om herstel van het bezwaar verzonden",
    Actie.BEZWAAR_HERSTELLEN: "Verzuim in het bezwaar hersteld",
    Actie.BEZWAAR_DOORZENDEN: "Bezwaar doorgezonden aan de LBT",
    Actie.BEZWAAR_HOREN: "Hoorzitting genoteerd",
    Actie.BEZWAAR_NIET_HOREN: "Genoteerd waarom niet wordt gehoord",
    Actie.BEZWAAR_UITSTELLEN: "Beslissing op bezwaar verder uitgesteld",
    Actie.BEZWAAR_ADRES: "Adres van de indiener van een bezwaar vastgelegd",
    Actie.BEZWAAR_VERDAGEN: "Beslissing op bezwaar verdaagd",
    Actie.BEZWAAR_ADVIES: "Advies van de LBT ontvangen",
    Actie.BEZWAAR_BESLISSEN: "Beslist op het bezwaar",
    Actie.BEZWAAR_INTREKKEN: "Bezwaar ingetrokken",
    Actie.BRIEF_OPNIEUW_VERZENDEN: "Teruggekomen brief opnieuw verzonden",
    Actie.TOP_TERUGMELDEN: "Genoteerd of de uitslag in TOP dossier is teruggemeld",
    Actie.VERZENDING_TERUGNEMEN: "Verzending teruggenomen: de brief was niet weg",
    Actie.MANDAAT_GEVEN: "Mandaat vastgelegd",
    Actie.MANDAAT_BEEINDIGEN: "Mandaat beëindigd",
    Actie.BESTUURSBESLUIT_NEMEN: "Bestuur besloot over het advies",
    Actie.BESTUURSBESLUIT_TERUGNEMEN: "Besluit van het bestuur over het advies teruggenomen",
    Actie.VERSCHIL_KIEZEN: "Adviezen verschillen: weg gekozen",
    Actie.OP_ADVIEZEN_BESLISSEN: "Besloten op twee adviezen, zonder zitting",
    Actie.OP_ADVIEZEN_TERUGNEMEN: "Besluit op twee adviezen teruggenomen",
    Actie.TEKSTBLOK_WIJZIGEN: "Standaardtekst van een brief gewijzigd",
    Actie.BESTAND_KLAARZETTEN: "Bestand klaargezet in een map om te verzenden",
    Actie.BESTAND_OPRUIMEN: "Klaargezet bestand opgeruimd",
    Actie.KLAARGEZET_INZIEN: "Lijst van klaargezette bestanden bekeken",
    Actie.LEESMAP_MAKEN: "Leesmap voor een lid gemaakt",
    Actie.LEESMAP_MELDEN: "Genoteerd dat een leesmap of adviespakket is vernietigd",
    Actie.LEESMAP_MELDING_TERUGNEMEN: "Melding dat een leesmap is vernietigd teruggenomen",
    Actie.LEESMAPPEN_INZIEN: "Lijst van leesmappen bekeken",
    Actie.ADVIESPAKKET_MAKEN: "Adviespakket voor een deskundige gemaakt",
    Actie.ADVIES_INLEZEN: "Deskundigenadvies ingelezen uit het ingevulde formulier",
    Actie.AANVRAAGFORMULIER_MAKEN: "Blanco aanvraagformulier gemaakt",
    Actie.DOSSIERKAART_AFDRUKKEN: "Dossierkaart afgedrukt of opgeslagen",
    Actie.DOSSIERS_ZOEKEN: "Gezocht in de lijst",
    Actie.AANMELDING_MISLUKT: "Mislukte pogingen om aan te melden",
    Actie.REGISTER_CONTROLEREN: "Register gecontroleerd",
    Actie.LOG_UITVOEREN: "Logboek opgeslagen buiten het register",
    Actie.STOKJE_OVERDRAGEN: "Stokje overgedragen aan een andere laptop",
    Actie.STOKJE_OVERNEMEN: "Stokje overgenomen op deze laptop",
    Actie.STOKJE_TERUGHALEN: "Stokje door de beheerder hierheen gehaald",
    Actie.RESERVEKOPIE_MAKEN: "Reservekopie gemaakt",
    Actie.RESERVEKOPIE_TERUGZETTEN: "Reservekopie teruggezet",
}
"""What each act is called in the history."""

_INZAGE = frozenset({Actie.DOSSIER_INZIEN, Actie.STUK_INZIEN, Actie.ADVIEZEN_INZIEN, Actie.ZITTING_INZIEN,
                     Actie.VERKLARINGEN_INZIEN, Actie.BEZWAREN_INZIEN, Actie.OVERZICHTEN_INZIEN,
                     Actie.LOG_INZIEN, Actie.KLAARGEZET_INZIEN, Actie.VERWIJDERINGEN_INZIEN})  # fmt: skip
_BRIEF = frozenset({Actie.BRIEF_MAKEN, Actie.BRIEF_VERZENDEN, Actie.BRIEF_OPNIEUW_VERZENDEN, Actie.BESTAND_KLAARZETTEN,
                    Actie.BESTAND_OPRUIMEN})  # fmt: skip
_VAN_NOTITIE = frozenset({Actie.NOTITIE_SCHRIJVEN})
"""Acts of which the object itself stands in the line of time."""


def tijdlijn(dienst: Dienst, aanvraag_id: AanvraagId) -> tuple[Tijdregel, ...]:
    """Everything that happened in a dossier, newest first. A deskundige sees only the own acts and no notes."""
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        lees_dossier(dienst, uow, aanvraag_id)
        namen: dict[UUID, str] = {p.id: p.naam for p in uow.personen.all()}
        notities = uow.notities.of_aanvraag(aanvraag_id)
        gebeurtenissen = uow.logboek.of_aanvraag(aanvraag_id)
        details = _details(uow, aanvraag_id, notities, gebeurtenissen)
    if alleen_gekoppeld(dienst):
        gebeurtenissen = [g for g in gebeurtenissen if g.persoon_id == dienst.sessie.persoon_id]
        notities = []
    regels = [*_van_log(gebeurtenissen, namen, details), *(_van_notitie(n, namen) for n in notities)]
    regels.sort(key=lambda regel: regel.moment)
    return tuple(regels[::-1])  # also within one moment what came later stands above


def zin(actie: str) -> str:
    """The words for an act by its code; a code of another version stays readable."""
    return ZINNEN[Actie(actie)] if actie in Actie._value2member_map_ else actie.replace(".", ": ")


def _van_log(
    gebeurtenissen: Iterable[Gebeurtenis], namen: dict[UUID, str], details: dict[UUID, str]
) -> list[Tijdregel]:
    """Equal acts of one person on one object in a row become one line: a form is kept every second while it is typed."""
    regels: list[Tijdregel] = []
    vorige: tuple[object, ...] = ()
    for g in gebeurtenissen:
        if g.actie in _VAN_NOTITIE and g.resultaat is Resultaat.GELUKT:
            continue
        regel = _van_gebeurtenis(g, namen, details)
        sleutel = (g.persoon_id, g.actie, g.object_id, g.resultaat, regel.moment.date())
        if regels and sleutel == vorige:
            regel = _samen(regels.pop(), regel)
        regels.append(regel)
        vorige = sleutel
    return regels


def _samen(eerste: Tijdregel, laatste: Tijdregel) -> Tijdregel:
    return Tijdregel(moment=laatste.moment, soort=laatste.soort, wie=laatste.wie, tekst=laatste.tekst,
                     aantal=eerste.aantal + 1, geweigerd=laatste.geweigerd)  # fmt: skip


def _van_gebeurtenis(g: Gebeurtenis, namen: dict[UUID, str], details: dict[UUID, str]) -> Tijdregel:
    tekst = zin(g.actie)
    detail = details.get(g.object_id, "") if g.object_id is not None else ""
    if g.actie == Actie.DESKUNDIGE_KOPPELEN and g.object_id is not None:
        detail = namen.get(g.object_id, "")
    if detail:
        tekst = f"{tekst}: {detail}"
    if g.aantal > 1 and g.actie == Actie.AANVRAAG_REGISTREREN:
        tekst = f"{tekst}, met {meervoud(g.aantal - 1, 'stuk', 'stukken')}"  # the aanvraag itself is one of the objects
    elif g.aantal > 1 and detail:
        tekst = f"{tekst}, en nog {_anderen(g.actie, g.aantal - 1)}"
    elif g.aantal > 1 and g.actie != Actie.TOETS_BEANTWOORDEN:  # how many of them at once says nothing to who reads it
        tekst = f"{tekst} ({g.aantal})"
    wie = namen.get(g.persoon_id, "onbekend") if g.persoon_id else "het programma"
    return Tijdregel(moment=g.moment.astimezone(AMSTERDAM), soort=_soort(g.actie), tekst=tekst, wie=wie,
                     geweigerd=g.resultaat is Resultaat.GEWEIGERD)  # fmt: skip


def _anderen(actie: str, aantal: int) -> str:
    return meervoud(aantal, "brief", "brieven") if actie in _BRIEF else meervoud(aantal, "ander", "andere")


def _soort(actie: str) -> Regelsoort:
    if actie in _INZAGE:
        return Regelsoort.INZAGE
    return Regelsoort.BRIEF if actie in _BRIEF else Regelsoort.HANDELING


def _details(
    uow: Leeseenheid, aanvraag_id: AanvraagId, notities: Sequence[Notitie], gebeurtenissen: Sequence[Gebeurtenis]
) -> dict[UUID, str]:
    """By the identity of an object, the words that tell which one it is."""
    woorden: dict[UUID, str] = {}
    for stuk in uow.stukken.of_aanvraag(aanvraag_id):
        waar = f", blz. {stuk.deel.van}-{stuk.deel.tot}" if stuk.deel else ""
        woorden[stuk.id] = f"{stuksoort(stuk.soort)} ({stuk.bestandsnaam}{waar})"
    for brief in uow.brieven.of_aanvraag(aanvraag_id):
        woorden[brief.id] = f"{brief.soort}, aan {brief.geadresseerde}" if brief.geadresseerde else str(brief.soort)
    for advies in uow.adviezen.of_aanvraag(aanvraag_id):
        woorden[advies.id] = f"advies {advies.volgorde}, {advies.naam}"
    for zitting_id in {g.object_id for g in gebeurtenissen if g.object_soort == "zitting" and g.object_id is not None}:
        woorden[zitting_id] = aanduiding(uow.zittingen.get(ZittingId(zitting_id)))  # also one that the dossier is no longer at
    for notitie in notities:
        woorden[notitie.id] = notitie.tekst.partition("\n")[0]
    return woorden


def stuksoort(naam: str) -> str:
    """The word for the kind of a stuk."""
    return str(Stuksoort[naam]) if naam in Stuksoort.__members__ else naam


def _van_notitie(n: Notitie, namen: dict[UUID, str]) -> Tijdregel:
    opvolgen = ""
    if n.opvolgen_op is not None:
        opvolgen = f"gedaan {datum_kort(n.gedaan_op)}" if n.gedaan_op else f"opvolgen {datum_kort(n.opvolgen_op)}"
    return Tijdregel(
        moment=n.geschreven_op.astimezone(AMSTERDAM), soort=Regelsoort.NOTITIE, wie=namen.get(n.geschreven_door, "onbekend"),
        tekst=f"{hoofdletter(n.soort.woorden)}: {n.tekst}", notitie_id=n.id, opvolgen=opvolgen, open=n.open,
    )  # fmt: skip
