"""Builders of domain objects with the invented names of the practice register (screens.md part 8).

Everything has a default; pass what a test is about. Identities follow from names, so they are the same in every run.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID, uuid5

from cvt_desktop.domain.aanvraag import Aanvraag, Koppeling, Status
from cvt_desktop.domain.adres import Adres
from cvt_desktop.domain.besluit import Besluit
from cvt_desktop.domain.bezwaar import Bezwaar, Indiener, Ontvangst
from cvt_desktop.domain.brief import Brief, Briefsoort
from cvt_desktop.domain.commissie import Commissie
from cvt_desktop.domain.deskundigenadvies import Adviesinhoud, Conclusie, Deskundigenadvies, Onafhankelijkheid
from cvt_desktop.domain.formulier import (
    BlokAanvraag,
    BlokLeerling,
    BlokVso,
    Categorie,
    Formulier,
    Gezag,
    Houding,
    Instemming,
    JaNee,
    Meningvorm,
    OntvangenVia,
    RelatieSchool,
    Route,
    Soort,
    Verzorger,
)
from cvt_desktop.domain.ids import (
    AanvraagId,
    AdviesId,
    BesluitId,
    BezwaarId,
    BijlageId,
    BriefId,
    InstellingenId,
    LeerlingId,
    LeesmapId,
    MandaatId,
    NotitieId,
    PersoonId,
    SchoolId,
    TekstversieId,
    TlvId,
    VerwijderingId,
    ZittingId,
)
from cvt_desktop.domain.instellingen import Besluitmodel, Instellingen, Reglement, Swv
from cvt_desktop.domain.leerling import Leerling
from cvt_desktop.domain.leesmap import Leesmap
from cvt_desktop.domain.mandaat import Bevoegdheid, Mandaat
from cvt_desktop.domain.notitie import Notitie, Notitiesoort
from cvt_desktop.domain.ondersteuning import Ondersteuning
from cvt_desktop.domain.persoon import Beroep, Persoon, Rol, Werkverband
from cvt_desktop.domain.school import Contactpersoon, School
from cvt_desktop.domain.stuk import Stuk
from cvt_desktop.domain.tekstblok import Tekstversie
from cvt_desktop.domain.tlv import Verklaring
from cvt_desktop.domain.toets import Toets
from cvt_desktop.domain.verwijdering import Verwijdering, Verwijderreden
from cvt_desktop.domain.zitting import Agendapunt, Deelnemer, Hoedanigheid, Uitkomst, Zitting

VANDAAG = date(2027, 5, 12)
"""The day of the practice register: woensdag 12 mei 2027."""
MOMENT = datetime.combine(VANDAAG, time(9, 0), tzinfo=UTC)
_RUIMTE = UUID("2f1d6c1e-7f0e-4b7e-9d0c-6a1c2b9f5e01")


def uuid_van(naam: str) -> UUID:
    """The identity that belongs to a name, the same in every run."""
    return uuid5(_RUIMTE, naam)


# --- people ---------------------------------------------------------------------------------------------------------


def maak_persoon(naam: str = "Ruben Veldkamper", *rollen: Rol, **velden: Any) -> Persoon:
    """Somebody of the commission; a secretaris unless roles are named."""
    basis = Persoon(id=PersoonId(uuid_van(naam)), naam=naam, rollen=frozenset(rollen or {Rol.SECRETARIS}), met_login=True)
    return replace(basis, **velden)


VOORZITTER = maak_persoon("Wieke Terhorst", Rol.VOORZITTER, functie="voorzitter", werkgever="zelfstandig")
BENSALEM = maak_persoon("dr. Saïda Bensalem", Rol.LID, Rol.DESKUNDIGE, functie="orthopedagoog", beroep=Beroep.ORTHOPEDAGOOG,
                        werkgever="Samenwerkingsverband vo De Waterlanden")  # fmt: skip
BAKKENES = maak_persoon("Joost Bakkenes", Rol.LID, functie="lid", werkgever="Stichting Kaaphorn VO")
RIETDIJK = maak_persoon("Anne-Fleur Rietdijk", Rol.LID, functie="psycholoog", beroep=Beroep.PSYCHOLOOG,
                        werkgever="eigen praktijk")  # fmt: skip
SECRETARIS = maak_persoon("Ruben Veldkamper", Rol.SECRETARIS, functie="secretaris")
PLV_SECRETARIS = maak_persoon("Mirthe Kranenbosch", Rol.PLV_SECRETARIS, Rol.BEHEERDER, functie="plv. secretaris")
CONSULENT = maak_persoon("Lotte Spaanderman", Rol.CONSULENT, functie="consulent")
BESTUURDER = maak_persoon("Edith van Zwanenveen", Rol.BESTUURDER, functie="directeur-bestuurder")
FG = maak_persoon("Pieter Assendorper", Rol.FG, functie="functionaris gegevensbescherming")
CRUTZER = maak_persoon("Hélène Crutzer", Rol.DESKUNDIGE, functie="orthopedagoog", beroep=Beroep.ORTHOPEDAGOOG,
                       werkgever="eigen praktijk", met_login=False)  # fmt: skip
WIEBRANDSMA = maak_persoon("Tjeerd Wiebrandsma", Rol.DESKUNDIGE, functie="kinder- en jeugdpsycholoog",
                           beroep=Beroep.KINDER_JEUGDPSYCHOLOOG, werkgever="eigen praktijk", met_login=False)  # fmt: skip
VAN_T_HOFF = maak_persoon("Ineke van 't Hoff-Sluyter", Rol.DESKUNDIGE, functie="maatschappelijk werker",
                          beroep=Beroep.MAATSCHAPPELIJK_WERKER, met_login=False)  # fmt: skip
RAMDHARIE = maak_persoon("Nirmala Ramdharie", Rol.DESKUNDIGE, functie="arts", beroep=Beroep.ARTS, met_login=False)
MONTEVERDE = maak_persoon("Carla Monteverde", Rol.DESKUNDIGE, functie="orthopedagoog", beroep=Beroep.ORTHOPEDAGOOG,
                          werkgever="deskundigencommissie PrO", met_login=False)  # fmt: skip
LINDEWAL = maak_persoon("Bas Lindewal", Rol.DESKUNDIGE, functie="deskundige praktijkonderwijs", beroep=Beroep.ONDERWIJSDESKUNDIGE,
                        werkverbanden=(Werkverband(organisatie="Praktijkschool De Werkschuit", tot_jaar=2026),),
                        met_login=False)  # fmt: skip
MET_LOGIN = (VOORZITTER, BENSALEM, BAKKENES, RIETDIJK, SECRETARIS, PLV_SECRETARIS, CONSULENT, BESTUURDER, FG)
DESKUNDIGEN = (CRUTZER, WIEBRANDSMA, VAN_T_HOFF, RAMDHARIE, MONTEVERDE, LINDEWAL)
PERSONEN = (*MET_LOGIN, *DESKUNDIGEN)


# --- schools and pupils ---------------------------------------------------------------------------------------------


def maak_school(naam: str = "Lyceum Ravenkoog", **velden: Any) -> School:
    """A school; Lyceum Ravenkoog unless another name is given."""
    basis = School(
        id=SchoolId(uuid_van(f"school {naam}")), naam=naam, brin="99RA", plaats="Meerstede", schoolsoort="mavo havo vwo",
        bevoegd_gezag="Stichting Ravenkoog Onderwijs",
        adres=Adres(straat="Kraanvogelpad 2", postcode="1999 AC", plaats="Meerstede"),
        contactpersonen=(Contactpersoon(naam="I. Duinkerk", functie="zorgcoördinator", telefoon="000-555 0101",
                                        email="i.duinkerk@voorbeeld.example"),),
    )  # fmt: skip
    return replace(basis, **velden)


RAVENKOOG = maak_school()
ZILVERDAM = maak_school("Zilverdam College", brin="99ZD", plaats="Zilverdam", schoolsoort="vmbo, lwoo",
                        contactpersonen=(Contactpersoon(naam="P. van Es-Tóth"),))  # fmt: skip
KAAPHORN = maak_school("OSG Kaaphorn", brin="99KH", plaats="Kaaphorn", schoolsoort="vmbo havo",
                       bevoegd_gezag="Stichting Kaaphorn VO", contactpersonen=(Contactpersoon(naam="R. Ottenhoff"),))  # fmt: skip
MEANDER = maak_school("vso De Meander", brin="99MD", schoolsoort="vso", bevoegd_gezag="Stichting Speciaal Meerstede",
                      contactpersonen=(Contactpersoon(naam="M. Lycklaer"),))  # fmt: skip
WERKSCHUIT = maak_school("Praktijkschool De Werkschuit", brin="99WS", plaats="Zilverdam", schoolsoort="praktijkonderwijs",
                         bevoegd_gezag="Stichting Kaaphorn VO", contactpersonen=(Contactpersoon(naam="H. Tjaarda"),))  # fmt: skip
SCHOLEN = (RAVENKOOG, ZILVERDAM, KAAPHORN, MEANDER, WERKSCHUIT)


def maak_leerling(roepnaam: str = "Mikołaj", achternaam: str = "Żurawski-Brandt", **velden: Any) -> Leerling:
    """A pupil; Mikołaj Żurawski-Brandt, born 14-09-2011, unless named otherwise."""
    basis = Leerling(
        id=LeerlingId(uuid_van(f"leerling {roepnaam} {achternaam}")), roepnaam=roepnaam, achternaam=achternaam,
        geboortedatum=date(2011, 9, 14), woonplaats="Meerstede",
        adres=Adres(straat="Rietgors 14", postcode="1999 AB", plaats="Meerstede"),
    )  # fmt: skip
    return replace(basis, **velden)


MIKOLAJ = maak_leerling()
SEM = maak_leerling("Sem", "Bergh van Heemskade", voorvoegsel="van den", geboortedatum=date(2013, 10, 11))
HAWA = maak_leerling("Hawa", "", heeft_een_naam=True, geboortedatum=date(2015, 1, 2), woonplaats="Zilverdam")


# --- settings -------------------------------------------------------------------------------------------------------


def maak_instellingen(**velden: Any) -> Instellingen:
    """Version 1 of De Waterlanden, in force from 1 August 2026."""
    basis = Instellingen(
        id=InstellingenId(uuid_van("instellingen 1")), nummer=1, geldig_vanaf=date(2026, 8, 1),
        swv=Swv(naam="Samenwerkingsverband vo De Waterlanden", nummer="VO9999",
                adres=Adres(straat="Sluiskade 8", postcode="1999 AA", plaats="Meerstede"), telefoon="000-555 0100",
                email="commissie@voorbeeld.example", website="dewaterlanden.example", rechtbank="rechtbank Meerstede",
                email_fg="fg@voorbeeld.example", steunpunt="Steunpunt De Waterlanden, 000-555 0190"),
        commissie=Commissie(mandaat_van=date(2026, 6, 24)),
        reglement=Reglement(
            modellen=((Soort.TLV_VSO_NIEUW, Besluitmodel.M1),), ondersteuningsplan="Ondersteuningsplan 2026-2030",
            criteria=("De ondersteuning van het regulier is planmatig gegeven en geëvalueerd.",
                      "De leerling heeft een kleine groep en vaste begeleiding nodig."),
            tlv_sjabloon="OEF-{sj}-{nr:04}",
        ),
        gelijkgestelde_dagen=(date(2026, 1, 2), date(2026, 5, 15), date(2027, 5, 7), date(2028, 4, 28), date(2028, 5, 26)),
    )  # fmt: skip
    return replace(basis, **velden)


# --- an aanvraag ----------------------------------------------------------------------------------------------------


def maak_verzorgers() -> tuple[Verzorger, ...]:
    """Both parents of Mikołaj, at one address, both eens."""
    moeder = Verzorger(
        naam="Agnieszka Żurawska", aanhef="mevrouw", gezag=Gezag.OUDER, houding=Houding.EENS,
        adres=Adres(straat="Rietgors 14", postcode="1999 AB", plaats="Meerstede"), zienswijze="Wij vragen om een kleine klas.",
    )  # fmt: skip
    return moeder, replace(moeder, naam="Thomas Brandt", aanhef="de heer")


def maak_formulier(**velden: Any) -> Formulier:
    """The complete form of dossier 2026-0391, received vrijdag 2 april 2027."""
    basis = Formulier(
        a=BlokAanvraag(
            ontvangen_op=date(2027, 4, 2), ontvangen_via=OntvangenVia.TOP_DOSSIER, relatie=RelatieSchool.INGESCHREVEN,
            contactpersoon="I. Duinkerk, 000-555 0101", getekend_door="A. van Loenersloot, rector",
            namens_bevoegd_gezag=JaNee.JA, datum_aanvraag=date(2027, 4, 1), consulent="Lotte Spaanderman",
        ),
        b=BlokLeerling(
            huidige_school="Lyceum Ravenkoog", schoolsoort="havo", leerjaar="3", onderwijs_voor="havo, leerjaar 3",
            verzorgers=maak_verzorgers(), mening_vorm=Meningvorm.GEGEVEN, mening_hoe="gesprek met de mentor",
            mening="Ik wil leren zonder dat het de hele dag hard is in mijn hoofd. Ik wil wel mijn diploma.",
            mening_gedaan="De kleine klas en het eigen tempo zijn in de aanvraag overgenomen.",
        ),
        vso=_maak_vso(),
    )  # fmt: skip
    return replace(basis, **velden)


def _maak_vso() -> BlokVso:
    return BlokVso(
        route=Route.VO_VSO, categorie=Categorie.LAAG, ingangsdatum=date(2027, 8, 1), einddatum=date(2029, 7, 31),
        waarom="Mikołaj raakt in een volle klas zo vermoeid dat hij sinds november alleen de ochtenden haalt. Prikkelarme plek, "
               "verkort rooster en wekelijkse begeleiding hielpen telkens enkele weken.",
        waarom_regulier_niet="Een arrangement verandert de groepsgrootte en het aantal wisselingen niet.",
        hoofddoel="Onderwijs opbouwen tot een volledige week en examenvakken afronden.",
        terugkeer="Na een jaar wordt bezien of terugkeer in deeltijd kan.", uitstroom="havo",
        waarom_duur_categorie="Twee schooljaren geven tijd om op te bouwen; de begeleiding past bij categorie laag.",
        geprobeerd=(
            Ondersteuning(wat="Prikkelarme werkplek", periode="november 2026 - maart 2027", effect="hielp drie weken",
                          vindplaats="OPP p. 6"),
            Ondersteuning(wat="Verkort rooster", periode="januari - maart 2027", effect="hielp vier weken",
                          vindplaats="OPP p. 7"),
            Ondersteuning(wat="Wekelijkse begeleiding", periode="december 2026 - maart 2027", effect="hielp kort",
                          vindplaats="MDO p. 2"),
        ),
        mdo_op=date(2027, 3, 11), mdo_aanwezig="school, ouders, consulent", opp_vastgesteld_op=date(2026, 10, 5),
        opp_geevalueerd_op=date(2027, 3, 11), instemming=Instemming.JA, beoogde_school="vso De Meander",
    )  # fmt: skip


def maak_aanvraag(kenmerk: str = "2026-0391", **velden: Any) -> Aanvraag:
    """An aanvraag of Lyceum Ravenkoog for Mikołaj, just received, with an empty toets."""
    basis = Aanvraag(
        id=AanvraagId(uuid_van(f"aanvraag {kenmerk}")), kenmerk=kenmerk, soort=Soort.TLV_VSO_NIEUW, leerling_id=MIKOLAJ.id,
        school_id=RAVENKOOG.id, formulier=maak_formulier(), toets=Toets(lijst_soort=Soort.TLV_VSO_NIEUW, lijst_versie=1),
    )  # fmt: skip
    return replace(basis, **velden)


def maak_aanvraag_bij_deskundigen(kenmerk: str = "2026-0391", **velden: Any) -> Aanvraag:
    """The same with Crutzer and Wiebrandsma asked."""
    gevraagd = date(2027, 4, 12)
    koppelingen = (
        Koppeling(volgorde=1, persoon_id=CRUTZER.id, gevraagd_op=gevraagd, uiterlijk=date(2027, 4, 30)),
        Koppeling(volgorde=2, persoon_id=WIEBRANDSMA.id, gevraagd_op=gevraagd, uiterlijk=date(2027, 5, 3)),
    )
    return maak_aanvraag(kenmerk, **{"status": Status.BIJ_DESKUNDIGEN, "koppelingen": koppelingen, **velden})


def maak_adviesinhoud(**velden: Any) -> Adviesinhoud:
    """Everything that must be filled: the advice of Crutzer, positive, laag, to 31 July 2029."""
    basis = Adviesinhoud(
        onafhankelijkheid=Onafhankelijkheid(niet_in_dienst=True, niet_meegewerkt=True, niet_begeleid=True, beslist_niet_mee=True),
        stukken_gezien=("OPP", "MDO-verslag", "Onderzoeksverslag"), gesproken_met="Mikołaj, beide ouders en de mentor",
        ondersteuningsbehoefte="Een kleine groep, vaste leraren en een voorspelbare dag.",
        geprobeerd="Vier vormen van ondersteuning zijn goed uitgevoerd en hielpen kort.", mening="Ik wil wel mijn diploma.",
        waarom_arrangement_niet="Een arrangement in het regulier verandert de groepsgrootte en het aantal wisselingen niet.",
        conclusie=Conclusie.POSITIEF, categorie=Categorie.LAAG, waarom_categorie="De begeleiding in de groep volstaat.",
        tot_en_met=date(2029, 7, 31), waarom_duur="Twee schooljaren om op te bouwen.",
        kern="Mikołaj heeft een kleine groep nodig, vaste leraren en een dag zonder onverwachte wisselingen. Vier vormen van "
             "ondersteuning zijn goed uitgevoerd en hielpen kort. Een arrangement in het regulier verandert de groepsgrootte en "
             "het aantal wisselingen niet. Twee schooljaren geven tijd om op te bouwen en examenvakken af te ronden.",
    )  # fmt: skip
    return replace(basis, **velden)


KERN_WIEBRANDSMA = (
    "De belastbaarheid is laag, de leerbaarheid goed. Een rustige omgeving met opbouw is nu nodig. Ik adviseer te beginnen tot "
    "en met 31 juli 2028 en dan te bezien of terugkeer in deeltijd kan."
)


def maak_advies(volgorde: int = 1, *, kenmerk: str = "2026-0391", **velden: Any) -> Deskundigenadvies:
    """Advice 1 of Crutzer or advice 2 of Wiebrandsma (a year shorter), complete, still a concept."""
    wie = CRUTZER if volgorde == 1 else WIEBRANDSMA
    inhoud = maak_adviesinhoud() if volgorde == 1 else maak_adviesinhoud(kern=KERN_WIEBRANDSMA, tot_en_met=date(2028, 7, 31))
    basis = Deskundigenadvies(
        id=AdviesId(uuid_van(f"advies {volgorde} {kenmerk}")), aanvraag_id=AanvraagId(uuid_van(f"aanvraag {kenmerk}")),
        volgorde=volgorde, persoon_id=wie.id, naam=wie.naam, beroep=wie.beroep, werkgever=wie.werkgever, inhoud=inhoud,
    )  # fmt: skip
    return replace(basis, **velden)


# --- the zitting and what follows -------------------------------------------------------------------------------------


def maak_zitting(*kenmerken: str, datum: date = VANDAAG, **velden: Any) -> Zitting:
    """The zitting of 12 mei 2027 with the commission of the practice register, planned, with these dossiers."""
    leden = (VOORZITTER, BENSALEM, BAKKENES, RIETDIJK)
    deelnemers = tuple(
        Deelnemer(persoon_id=p.id, naam=p.naam, hoedanigheid=Hoedanigheid.STEMGERECHTIGD,
                  gedragsdeskundige=p.orthopedagoog_of_psycholoog) for p in leden
    )  # fmt: skip
    secretaris = Deelnemer(persoon_id=SECRETARIS.id, naam=SECRETARIS.naam, hoedanigheid=Hoedanigheid.SECRETARIS)
    punten = tuple(Agendapunt(aanvraag_id=AanvraagId(uuid_van(f"aanvraag {k}")), kenmerk=k) for k in kenmerken)
    basis = Zitting(
        id=ZittingId(uuid_van(f"zitting {datum}")), datum=datum, plaats="Sluiskade 8, Meerstede", commissie="CvT",
        deelnemers=(*deelnemers, secretaris), voorzitter_id=VOORZITTER.id, secretaris_id=SECRETARIS.id, punten=punten,
    )  # fmt: skip
    return replace(basis, **velden)


def maak_besluit(kenmerk: str = "2026-0391", **velden: Any) -> Besluit:
    """The besluit of 12 mei 2027 on an aanvraag: toegewezen, laag, to 31 July 2029; a concept."""
    basis = Besluit(
        id=BesluitId(uuid_van(f"besluit {kenmerk}")), aanvraag_id=AanvraagId(uuid_van(f"aanvraag {kenmerk}")),
        zitting_id=ZittingId(uuid_van(f"zitting {VANDAAG}")), punt=1, besloten_op=VANDAAG, uitkomst=Uitkomst.TOEGEWEZEN,
        categorie=Categorie.LAAG, ingangsdatum=date(2027, 8, 1), einddatum=date(2029, 7, 31),
        instellingen_id=InstellingenId(uuid_van("instellingen 1")),
    )  # fmt: skip
    return replace(basis, **velden)


def maak_bezwaar(kenmerk: str = "2026-0391", **velden: Any) -> Bezwaar:
    """The bezwaar of an ouder against ``maak_besluit``, received on 24 mei 2027."""
    basis = Bezwaar(
        id=BezwaarId(uuid_van(f"bezwaar {kenmerk}")), aanvraag_id=AanvraagId(uuid_van(f"aanvraag {kenmerk}")),
        besluit_id=BesluitId(uuid_van(f"besluit {kenmerk}")), indiener=Indiener.OUDER, naam="Karin Brandt",
        ontvangst=Ontvangst(ontvangen_op=date(2027, 5, 24)), gronden="Eén schooljaar is genoeg.",
    )  # fmt: skip
    return replace(basis, **velden)


def maak_mandaat(**velden: Any) -> Mandaat:
    """The voorzitter, who works for herself, decides on aanvragen of every kind since 24 juni 2026."""
    dag = date(2026, 6, 24)
    basis = Mandaat(
        id=MandaatId(uuid_van("mandaat voorzitter")), persoon_id=VOORZITTER.id, bevoegdheid=Bevoegdheid.BESLUIT, van=dag,
        document="Mandaatbesluit 2026, artikel 2", document_van=dag, instemming_op=dag,
    )  # fmt: skip
    return replace(basis, **velden)


def maak_leesmap(**velden: Any) -> Leesmap:
    """Rietdijk took one dossier home for the zitting of today."""
    basis = Leesmap(
        id=LeesmapId(uuid_van("leesmap")), zitting_id=ZittingId(uuid_van("zitting")), zitting_op=VANDAAG, persoon_id=RIETDIJK.id,
        naam=RIETDIJK.naam, dossiers=(AanvraagId(uuid_van("2026-0391")),), kenmerken=("2026-0391",), gemaakt_op=MOMENT,
        gemaakt_door=SECRETARIS.id, vernietigen_na=VANDAAG, bytes=4, sha256="0" * 64,
    )  # fmt: skip
    return replace(basis, **velden)


def maak_verwijdering(**velden: Any) -> Verwijdering:
    """A request of the secretaris to remove a dossier, because it is there twice."""
    basis = Verwijdering(
        id=VerwijderingId(uuid_van("verwijdering")), aanvraag_id=AanvraagId(uuid_van("2026-0391")), kenmerk="2026-0391",
        soort=Soort.TLV_VSO_NIEUW, school="Lyceum Ravenkoog", ontvangen_op=date(2027, 5, 10), reden=Verwijderreden.DUBBEL,
        gevraagd_door=SECRETARIS.id, gevraagd_op=MOMENT,
    )  # fmt: skip
    return replace(basis, **velden)


def maak_tekstversie(**velden: Any) -> Tekstversie:
    """The beheerder rewrote what the ouders read about the next step."""
    basis = Tekstversie(
        id=TekstversieId(uuid_van("tekst 1")), blok="besluit_ouders_plek", nummer=1, tekst="Ga bij scholen kijken, {roepnaam}.",
        op=datetime(2027, 5, 12, 10, 3, tzinfo=UTC), door=SECRETARIS.id,
    )  # fmt: skip
    return replace(basis, **velden)


def maak_verklaring(volgnummer: int = 119, *, kenmerk: str = "2026-0391", **velden: Any) -> Verklaring:
    """The TLV that follows from ``maak_besluit``."""
    basis = Verklaring(
        id=TlvId(uuid_van(f"tlv {volgnummer}")), nummer=f"OEF-2627-{volgnummer:04}", schooljaar="2026-2027",
        volgnummer=volgnummer, soort=Soort.TLV_VSO_NIEUW, aanvraag_id=AanvraagId(uuid_van(f"aanvraag {kenmerk}")),
        besluit_id=BesluitId(uuid_van(f"besluit {kenmerk}")), leerling=MIKOLAJ.officiele_naam,
        geboortedatum=MIKOLAJ.geboortedatum, school=RAVENKOOG.naam, categorie=Categorie.LAAG,
        ingangsdatum=date(2027, 8, 1), einddatum=date(2029, 7, 31),
        besloten_op=VANDAAG, getekend_op=VANDAAG, ondertekenaar=VOORZITTER.naam,
    )  # fmt: skip
    return replace(basis, **velden)


def maak_brief(soort: Briefsoort = Briefsoort.TLV, *, kenmerk: str = "2026-0391", **velden: Any) -> Brief:
    """A concept of a document in a dossier."""
    basis = Brief(
        id=BriefId(uuid_van(f"brief {soort} {kenmerk}")), aanvraag_id=AanvraagId(uuid_van(f"aanvraag {kenmerk}")), soort=soort,
        geadresseerde="Lyceum Ravenkoog", adres=RAVENKOOG.adres,
    )  # fmt: skip
    return replace(basis, **velden)


def maak_stuk(bestandsnaam: str = "OPP.pdf", *, kenmerk: str = "2026-0391", **velden: Any) -> Stuk:
    """A stuk of 2 pages in a dossier; its bytes must be in ``opslag`` when a real register is used."""
    basis = Stuk(
        id=BijlageId(uuid_van(f"stuk {bestandsnaam} {kenmerk}")), aanvraag_id=AanvraagId(uuid_van(f"aanvraag {kenmerk}")),
        bestandsnaam=bestandsnaam, soort="OPP", vorm="PDF", bytes=4, sha256="0" * 64, ontvangen_op=date(2027, 4, 2), paginas=2,
        toegevoegd_door=SECRETARIS.id, toegevoegd_op=MOMENT,
    )  # fmt: skip
    return replace(basis, **velden)


def maak_notitie(tekst: str = "Gebeld met school over de planning.", *, kenmerk: str = "2026-0391", **velden: Any) -> Notitie:
    """A note of the secretaris after a call."""
    basis = Notitie(
        id=NotitieId(uuid_van(f"notitie {tekst} {kenmerk}")), aanvraag_id=AanvraagId(uuid_van(f"aanvraag {kenmerk}")),
        soort=Notitiesoort.TELEFOON, tekst=tekst, geschreven_door=SECRETARIS.id, geschreven_op=MOMENT,
    )  # fmt: skip
    return replace(basis, **velden)
