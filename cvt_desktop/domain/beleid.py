"""The one policy: which role may do what (screens.md 3.1). What is not named here is not allowed.

Services refuse by it and screens hide by it; a test holds the whole table against the roles.
"""

from __future__ import annotations

from enum import StrEnum

from cvt_desktop.domain.errors import GeenRechtError
from cvt_desktop.domain.persoon import BESTUURDERS, SECRETARISSEN, TEKENAARS, VOORZITTERS, Rol


class Actie(StrEnum):
    """Every act in the program; its value is the code in the log."""

    REGISTER_OPENEN = "register.openen"
    INSTELLINGEN_WIJZIGEN = "instellingen.wijzigen"
    GEBRUIKERS_BEHEREN = "gebruikers.beheren"
    SLEUTELS_VERVANGEN = "sleutels.vervangen"
    PERSONEN_BEHEREN = "personen.beheren"
    SCHOLEN_BEHEREN = "scholen.beheren"
    INSTRUMENTEN_BEHEREN = "instrumenten.beheren"
    VOORZIENINGEN_BEHEREN = "voorzieningen.beheren"
    PLAATS_TOEKENNEN = "plaats.toekennen"
    WACHTLIJST_VERLATEN = "wachtlijst.verlaten"
    EIGEN_WACHTZIN = "wachtzin.wijzigen"
    HERSTELCODE_GEBRUIKEN = "herstelcode.gebruiken"
    CERTIFICAAT_BEHEREN = "certificaat.beheren"
    DOSSIER_INZIEN = "dossier.inzien"
    STUK_INZIEN = "stuk.inzien"
    AANVRAAG_REGISTREREN = "aanvraag.registreren"
    CONCEPT_OVERNEMEN = "concept.overnemen"
    REGISTRATIE_TERUGNEMEN = "aanvraag.registratie-terugnemen"
    AANVRAAG_BEWERKEN = "aanvraag.bewerken"
    AANVRAAG_INTREKKEN = "aanvraag.intrekken"
    STUK_TOEVOEGEN = "stuk.toevoegen"
    STUK_BENOEMEN = "stuk.benoemen"
    STUK_LAKKEN = "stuk.lakken"
    STUK_DELEN = "stuk.delen"
    STUK_SAMENVOEGEN = "stuk.samenvoegen"
    NOTITIE_SCHRIJVEN = "notitie.schrijven"
    NOTITIE_AFDOEN = "notitie.afdoen"
    TOETS_BEANTWOORDEN = "toets.beantwoorden"
    TOETS_AFRONDEN = "toets.afronden"
    AANVULLING_VRAGEN = "aanvulling.vragen"
    AANVULLING_VERZENDEN = "aanvulling.verzenden"
    AANVULLING_ONTVANGEN = "aanvulling.ontvangen"
    BUITEN_BEHANDELING_LATEN = "aanvraag.buiten-behandeling"
    TERMIJN_NOTEREN = "termijn.noteren"
    UITSTEL_VASTLEGGEN = "termijn.uitstel-vastleggen"
    ZIENSWIJZE_VASTLEGGEN = "aanvraag.zienswijze-vastleggen"
    TERMIJN_SCHRAPPEN = "termijn.schrappen"
    DESKUNDIGE_KOPPELEN = "deskundige.koppelen"
    ADVIES_SCHRIJVEN = "advies.schrijven"
    ADVIES_VASTSTELLEN = "advies.vaststellen"
    ADVIES_OVERNEMEN = "advies.overnemen"
    ADVIEZEN_INZIEN = "adviezen.inzien"
    ZITTING_PLANNEN = "zitting.plannen"
    ZITTING_LEIDEN = "zitting.leiden"
    CONCEPTBESLUIT_SCHRIJVEN = "conceptbesluit.schrijven"
    STEM_NOTEREN = "stem.noteren"
    STEM_UITBRENGEN = "stem.uitbrengen"
    STEM_BEKRACHTIGEN = "stem.bekrachtigen"
    BESLUITENLIJST_VASTSTELLEN = "besluitenlijst.vaststellen"
    BESLUIT_OPSTELLEN = "besluit.opstellen"
    BESLUIT_NAAR_TEKENMAP = "besluit.naar-tekenmap"
    BESLUIT_TEKENEN = "besluit.tekenen"
    BESLUIT_INTREKKEN = "besluit.intrekken"
    BESLUIT_CORRIGEREN = "besluit.corrigeren"
    CORRECTIE_TERUGNEMEN = "besluit.correctie_terugnemen"
    VERKLARING_BEEINDIGEN = "verklaring.beeindigen"
    BRIEF_MAKEN = "brief.maken"
    BRIEF_VERZENDEN = "brief.verzenden"
    DOCUMENT_UITVOEREN = "document.uitvoeren"
    VERKLARINGEN_INZIEN = "verklaringen.inzien"
    OVERZICHTEN_INZIEN = "overzichten.inzien"
    LOG_INZIEN = "log.inzien"
    ZITTING_INZIEN = "zitting.inzien"
    ZITTING_AGENDEREN = "zitting.agenderen"
    ZITTING_AFVOEREN = "zitting.afvoeren"
    GASTEN_VRAGEN = "zitting.gasten"
    ZITTING_OPENEN = "zitting.openen"
    ZITTING_SLUITEN = "zitting.sluiten"
    UITSLAG_VASTSTELLEN = "uitslag.vaststellen"
    UITSLAG_TERUGNEMEN = "uitslag.terugnemen"
    STEM_BETWISTEN = "stem.betwisten"
    DOSSIERKAART_AFDRUKKEN = "dossierkaart.afdrukken"
    DOSSIERS_ZOEKEN = "dossiers.zoeken"
    AANMELDING_MISLUKT = "aanmelding.mislukt"
    REGISTER_CONTROLEREN = "register.controleren"
    LOG_UITVOEREN = "log.uitvoeren"
    STOKJE_OVERDRAGEN = "stokje.overdragen"
    STOKJE_OVERNEMEN = "stokje.overnemen"
    STOKJE_TERUGHALEN = "stokje.terughalen"
    RESERVEKOPIE_MAKEN = "reservekopie.maken"
    RESERVEKOPIE_TERUGZETTEN = "reservekopie.terugzetten"
    LAPTOPOVERZICHT = "laptopoverzicht.maken"
    BEVEILIGING_INZIEN = "beveiliging.inzien"
    EIGEN_SLEUTEL = "sleutel.maken"
    ROL_CERTIFICEREN = "rol.certificeren"
    VERSCHONING_NOTEREN = "verschoning.noteren"
    BEZWAREN_INZIEN = "bezwaren.inzien"
    BEZWAAR_REGISTREREN = "bezwaar.registreren"
    BEZWAAR_BEVESTIGEN = "bezwaar.bevestigen"
    BEZWAAR_HERSTEL_VRAGEN = "bezwaar.herstel-vragen"
    BEZWAAR_HERSTELLEN = "bezwaar.herstellen"
    BEZWAAR_DOORZENDEN = "bezwaar.doorzenden"
    BEZWAAR_HOREN = "bezwaar.horen"
    BEZWAAR_NIET_HOREN = "bezwaar.niet-horen"
    BEZWAAR_UITSTELLEN = "bezwaar.uitstellen"
    BEZWAAR_ADRES = "bezwaar.adres-vastleggen"
    BEZWAAR_VERDAGEN = "bezwaar.verdagen"
    BEZWAAR_ADVIES = "bezwaar.advies-ontvangen"
    BEZWAAR_BESLISSEN = "bezwaar.beslissen"
    BEZWAAR_INTREKKEN = "bezwaar.intrekken"
    BRIEF_OPNIEUW_VERZENDEN = "brief.opnieuw-verzenden"
    VERZENDING_TERUGNEMEN = "brief.verzending-terugnemen"
    TOP_TERUGMELDEN = "brief.top-terugmelden"
    MANDAAT_GEVEN = "mandaat.geven"
    MANDAAT_BEEINDIGEN = "mandaat.beeindigen"
    BESTUURSBESLUIT_NEMEN = "bestuursbesluit.nemen"
    BESTUURSBESLUIT_TERUGNEMEN = "bestuursbesluit.terugnemen"
    VERSCHIL_KIEZEN = "adviezen.verschil-kiezen"
    OP_ADVIEZEN_BESLISSEN = "besluit.op-adviezen"
    OP_ADVIEZEN_TERUGNEMEN = "besluit.op-adviezen-terug"
    TEKSTBLOK_WIJZIGEN = "tekstblok.wijzigen"
    VERKLARINGEN_OVERNEMEN = "verklaringen.overnemen"
    HAMERSTUK_AANMERKEN = "hamerstuk.aanmerken"
    HAMERSTUK_UITLICHTEN = "hamerstuk.uitlichten"
    HAMERSTUKKEN_VASTSTELLEN = "hamerstukken.vaststellen"
    HAMERSTUKKEN_TERUGNEMEN = "hamerstukken.terugnemen"
    BESTAND_KLAARZETTEN = "bestand.klaarzetten"
    BESTAND_OPRUIMEN = "bestand.opruimen"
    KLAARGEZET_INZIEN = "bestand.klaargezet-inzien"
    LEESMAP_MAKEN = "leesmap.maken"
    LEESMAP_MELDEN = "leesmap.vernietigd-melden"
    LEESMAP_MELDING_TERUGNEMEN = "leesmap.melding-terugnemen"
    LEESMAPPEN_INZIEN = "leesmappen.inzien"
    ADVIESPAKKET_MAKEN = "adviespakket.maken"
    ADVIES_INLEZEN = "advies.formulier-inlezen"
    AANVRAAGFORMULIER_MAKEN = "aanvraagformulier.maken"
    VERLENGINGSRONDE = "verlengingsronde.verwerken"
    SCHOOLWISSEL_NOTEREN = "verklaring.schoolwissel"
    NUMMERGAT_VERKLAREN = "verklaring.gat-verklaren"
    BEGROTING_VASTLEGGEN = "begroting.vastleggen"
    OEFENDAG_VERZETTEN = "oefenregister.dag-verzetten"
    LEESLIJST_INZIEN = "leeslijst.inzien"
    LEESLIJST_BIJHOUDEN = "leeslijst.bijhouden"
    BESPREKEN_VRAGEN = "bespreken.vragen"
    EERSTE_OORDEEL = "eerste-oordeel.noteren"
    AANTEKENINGEN_WISSEN = "aantekeningen.wissen"
    STATUSBERICHT_KOPIEREN = "statusbericht.kopieren"
    DOSSIER_AFSLUITEN = "dossier.afsluiten"
    DOSSIER_HEROPENEN = "dossier.heropenen"
    VERWIJDERING_VRAGEN = "verwijdering.vragen"
    VERWIJDERING_TERUGNEMEN = "verwijdering.terugnemen"
    VERWIJDERING_WEIGEREN = "verwijdering.weigeren"
    DOSSIER_VERWIJDEREN = "dossier.verwijderen"
    VERWIJDERING_MELDEN = "verwijdering.school-melden"
    VERWIJDERINGEN_INZIEN = "verwijderingen.inzien"


_LEZERS = SECRETARISSEN | TEKENAARS | {Rol.LID, Rol.CONSULENT}
_ZITTING = SECRETARISSEN | VOORZITTERS
_TOEZICHT = SECRETARISSEN | VOORZITTERS | {Rol.BEHEERDER, Rol.FG}
_IEDEREEN = frozenset(Rol)

BELEID: dict[Actie, frozenset[Rol]] = {
    Actie.REGISTER_OPENEN: _IEDEREEN,
    Actie.EIGEN_WACHTZIN: _IEDEREEN,
    Actie.HERSTELCODE_GEBRUIKEN: _IEDEREEN,
    Actie.INSTELLINGEN_WIJZIGEN: frozenset({Rol.BEHEERDER}),
    Actie.GEBRUIKERS_BEHEREN: frozenset({Rol.BEHEERDER}),
    Actie.SLEUTELS_VERVANGEN: frozenset({Rol.BEHEERDER}),
    Actie.CERTIFICAAT_BEHEREN: TEKENAARS,
    Actie.PERSONEN_BEHEREN: SECRETARISSEN | {Rol.BEHEERDER},
    Actie.SCHOLEN_BEHEREN: SECRETARISSEN | {Rol.BEHEERDER},
    Actie.INSTRUMENTEN_BEHEREN: SECRETARISSEN | {Rol.BEHEERDER},
    Actie.VOORZIENINGEN_BEHEREN: SECRETARISSEN | {Rol.BEHEERDER},
    Actie.PLAATS_TOEKENNEN: SECRETARISSEN,
    Actie.WACHTLIJST_VERLATEN: SECRETARISSEN,
    Actie.DOSSIER_INZIEN: _LEZERS | {Rol.DESKUNDIGE},
    Actie.STUK_INZIEN: _LEZERS | {Rol.DESKUNDIGE},
    Actie.AANVRAAG_REGISTREREN: SECRETARISSEN,
    Actie.CONCEPT_OVERNEMEN: SECRETARISSEN,
    Actie.REGISTRATIE_TERUGNEMEN: SECRETARISSEN,
    Actie.AANVRAAG_BEWERKEN: SECRETARISSEN,
    Actie.AANVRAAG_INTREKKEN: SECRETARISSEN,
    Actie.STUK_TOEVOEGEN: SECRETARISSEN,
    Actie.STUK_BENOEMEN: SECRETARISSEN,
    Actie.STUK_LAKKEN: SECRETARISSEN,
    Actie.STUK_DELEN: SECRETARISSEN,
    Actie.STUK_SAMENVOEGEN: SECRETARISSEN,
    Actie.NOTITIE_SCHRIJVEN: SECRETARISSEN | VOORZITTERS | {Rol.LID, Rol.CONSULENT},
    Actie.NOTITIE_AFDOEN: SECRETARISSEN | VOORZITTERS | {Rol.LID, Rol.CONSULENT},
    Actie.TOETS_BEANTWOORDEN: SECRETARISSEN,
    Actie.TOETS_AFRONDEN: SECRETARISSEN,
    Actie.AANVULLING_VRAGEN: SECRETARISSEN,
    Actie.AANVULLING_VERZENDEN: SECRETARISSEN,
    Actie.AANVULLING_ONTVANGEN: SECRETARISSEN,
    Actie.BUITEN_BEHANDELING_LATEN: TEKENAARS,
    Actie.TERMIJN_NOTEREN: SECRETARISSEN,
    Actie.UITSTEL_VASTLEGGEN: SECRETARISSEN,
    Actie.ZIENSWIJZE_VASTLEGGEN: SECRETARISSEN,
    Actie.TERMIJN_SCHRAPPEN: SECRETARISSEN,
    Actie.DESKUNDIGE_KOPPELEN: SECRETARISSEN,
    Actie.ADVIES_SCHRIJVEN: frozenset({Rol.DESKUNDIGE}),
    Actie.ADVIES_VASTSTELLEN: frozenset({Rol.DESKUNDIGE}),
    Actie.ADVIES_OVERNEMEN: SECRETARISSEN,
    Actie.ADVIEZEN_INZIEN: _LEZERS,
    Actie.ZITTING_PLANNEN: _ZITTING,
    Actie.ZITTING_LEIDEN: _ZITTING,
    Actie.CONCEPTBESLUIT_SCHRIJVEN: _ZITTING,
    Actie.STEM_NOTEREN: _ZITTING,
    Actie.STEM_UITBRENGEN: VOORZITTERS | {Rol.LID},
    Actie.STEM_BEKRACHTIGEN: VOORZITTERS | {Rol.LID},
    Actie.BESLUITENLIJST_VASTSTELLEN: VOORZITTERS,
    Actie.BESLUIT_OPSTELLEN: _ZITTING,
    Actie.BESLUIT_NAAR_TEKENMAP: _ZITTING,
    Actie.BESLUIT_TEKENEN: TEKENAARS,
    Actie.BESLUIT_INTREKKEN: _ZITTING,
    Actie.BESLUIT_CORRIGEREN: _ZITTING,
    Actie.CORRECTIE_TERUGNEMEN: _ZITTING,
    Actie.VERKLARING_BEEINDIGEN: VOORZITTERS | BESTUURDERS,
    Actie.BRIEF_MAKEN: SECRETARISSEN,
    Actie.BRIEF_VERZENDEN: SECRETARISSEN,
    Actie.DOCUMENT_UITVOEREN: SECRETARISSEN | TEKENAARS,
    Actie.VERKLARINGEN_INZIEN: SECRETARISSEN | TEKENAARS | {Rol.LID},
    Actie.OVERZICHTEN_INZIEN: SECRETARISSEN | TEKENAARS,
    Actie.LOG_INZIEN: frozenset({Rol.FG, Rol.BEHEERDER}) | SECRETARISSEN,
    Actie.ZITTING_INZIEN: _LEZERS,
    Actie.ZITTING_AGENDEREN: _ZITTING,
    Actie.ZITTING_AFVOEREN: _ZITTING,
    Actie.GASTEN_VRAGEN: _ZITTING,
    Actie.ZITTING_OPENEN: _ZITTING,
    Actie.ZITTING_SLUITEN: _ZITTING,
    Actie.UITSLAG_VASTSTELLEN: _ZITTING,
    Actie.UITSLAG_TERUGNEMEN: _ZITTING,
    Actie.STEM_BETWISTEN: VOORZITTERS | {Rol.LID},
    Actie.DOSSIERKAART_AFDRUKKEN: _LEZERS,
    Actie.DOSSIERS_ZOEKEN: _LEZERS | {Rol.DESKUNDIGE},
    Actie.AANMELDING_MISLUKT: _IEDEREEN,
    Actie.REGISTER_CONTROLEREN: _TOEZICHT,
    Actie.LOG_UITVOEREN: _TOEZICHT,
    Actie.STOKJE_OVERDRAGEN: _ZITTING | {Rol.BEHEERDER},
    Actie.STOKJE_OVERNEMEN: _ZITTING | {Rol.BEHEERDER},
    Actie.STOKJE_TERUGHALEN: frozenset({Rol.BEHEERDER}),
    Actie.RESERVEKOPIE_MAKEN: SECRETARISSEN | {Rol.BEHEERDER},
    Actie.RESERVEKOPIE_TERUGZETTEN: frozenset({Rol.BEHEERDER}),
    Actie.LAPTOPOVERZICHT: frozenset({Rol.FG, Rol.BEHEERDER}) | SECRETARISSEN,
    Actie.BEVEILIGING_INZIEN: _IEDEREEN,
    Actie.EIGEN_SLEUTEL: _IEDEREEN,
    Actie.ROL_CERTIFICEREN: TEKENAARS | {Rol.BEHEERDER, Rol.LID},
    Actie.VERSCHONING_NOTEREN: _ZITTING,
    Actie.BEZWAREN_INZIEN: SECRETARISSEN | TEKENAARS,
    Actie.BEZWAAR_REGISTREREN: SECRETARISSEN,
    Actie.BEZWAAR_BEVESTIGEN: SECRETARISSEN,
    Actie.BEZWAAR_HERSTEL_VRAGEN: SECRETARISSEN,
    Actie.BEZWAAR_HERSTELLEN: SECRETARISSEN,
    Actie.BEZWAAR_DOORZENDEN: SECRETARISSEN,
    Actie.BEZWAAR_HOREN: SECRETARISSEN,
    Actie.BEZWAAR_NIET_HOREN: SECRETARISSEN,
    Actie.BEZWAAR_UITSTELLEN: SECRETARISSEN,
    Actie.BEZWAAR_ADRES: SECRETARISSEN,
    Actie.BEZWAAR_VERDAGEN: SECRETARISSEN,
    Actie.BEZWAAR_ADVIES: SECRETARISSEN,
    Actie.BEZWAAR_BESLISSEN: SECRETARISSEN | BESTUURDERS,
    Actie.BEZWAAR_INTREKKEN: SECRETARISSEN,
    Actie.BRIEF_OPNIEUW_VERZENDEN: SECRETARISSEN,
    Actie.VERZENDING_TERUGNEMEN: SECRETARISSEN,
    Actie.TOP_TERUGMELDEN: SECRETARISSEN,
    Actie.MANDAAT_GEVEN: BESTUURDERS | {Rol.BEHEERDER},
    Actie.MANDAAT_BEEINDIGEN: BESTUURDERS | {Rol.BEHEERDER},
    Actie.BESTUURSBESLUIT_NEMEN: BESTUURDERS,
    Actie.BESTUURSBESLUIT_TERUGNEMEN: BESTUURDERS,
    Actie.VERSCHIL_KIEZEN: _ZITTING,
    Actie.OP_ADVIEZEN_BESLISSEN: TEKENAARS,
    Actie.OP_ADVIEZEN_TERUGNEMEN: TEKENAARS,
    Actie.TEKSTBLOK_WIJZIGEN: frozenset({Rol.BEHEERDER}),
    Actie.VERKLARINGEN_OVERNEMEN: SECRETARISSEN,
    Actie.HAMERSTUK_AANMERKEN: _ZITTING,
    Actie.HAMERSTUK_UITLICHTEN: _ZITTING | {Rol.LID},
    Actie.HAMERSTUKKEN_VASTSTELLEN: _ZITTING,
    Actie.HAMERSTUKKEN_TERUGNEMEN: _ZITTING,
    Actie.BESTAND_KLAARZETTEN: SECRETARISSEN,
    Actie.BESTAND_OPRUIMEN: SECRETARISSEN,
    Actie.KLAARGEZET_INZIEN: SECRETARISSEN | {Rol.FG},
    Actie.LEESMAP_MAKEN: SECRETARISSEN,
    Actie.LEESMAP_MELDEN: SECRETARISSEN,
    Actie.LEESMAP_MELDING_TERUGNEMEN: SECRETARISSEN,
    Actie.LEESMAPPEN_INZIEN: frozenset({Rol.FG, Rol.BEHEERDER}) | SECRETARISSEN,
    Actie.ADVIESPAKKET_MAKEN: SECRETARISSEN,
    Actie.ADVIES_INLEZEN: SECRETARISSEN,
    Actie.AANVRAAGFORMULIER_MAKEN: SECRETARISSEN,
    Actie.VERLENGINGSRONDE: SECRETARISSEN,
    Actie.SCHOOLWISSEL_NOTEREN: SECRETARISSEN,
    Actie.NUMMERGAT_VERKLAREN: SECRETARISSEN,
    Actie.BEGROTING_VASTLEGGEN: SECRETARISSEN | BESTUURDERS,
    Actie.OEFENDAG_VERZETTEN: _IEDEREEN,
    Actie.LEESLIJST_INZIEN: VOORZITTERS | {Rol.LID},
    Actie.LEESLIJST_BIJHOUDEN: VOORZITTERS | {Rol.LID},
    Actie.BESPREKEN_VRAGEN: VOORZITTERS | {Rol.LID},
    Actie.EERSTE_OORDEEL: _ZITTING,
    Actie.AANTEKENINGEN_WISSEN: _IEDEREEN,
    Actie.STATUSBERICHT_KOPIEREN: SECRETARISSEN,
    Actie.DOSSIER_AFSLUITEN: SECRETARISSEN,
    Actie.DOSSIER_HEROPENEN: SECRETARISSEN,
    Actie.VERWIJDERING_VRAGEN: SECRETARISSEN,
    Actie.VERWIJDERING_TERUGNEMEN: SECRETARISSEN,
    Actie.VERWIJDERING_WEIGEREN: _ZITTING,
    Actie.DOSSIER_VERWIJDEREN: _ZITTING,
    Actie.VERWIJDERING_MELDEN: SECRETARISSEN,
    Actie.VERWIJDERINGEN_INZIEN: _TOEZICHT,
}

LEESACTIES = frozenset({
    Actie.REGISTER_OPENEN, Actie.DOSSIER_INZIEN, Actie.STUK_INZIEN, Actie.ADVIEZEN_INZIEN, Actie.VERKLARINGEN_INZIEN,
    Actie.LOG_INZIEN, Actie.ZITTING_INZIEN, Actie.DOSSIERS_ZOEKEN, Actie.STOKJE_TERUGHALEN,
    Actie.BEVEILIGING_INZIEN, Actie.BEZWAREN_INZIEN, Actie.OVERZICHTEN_INZIEN,
    Actie.KLAARGEZET_INZIEN,
    Actie.LEESMAPPEN_INZIEN, Actie.LEESLIJST_INZIEN, Actie.VERWIJDERINGEN_INZIEN,
})  # fmt: skip
"""What can be done in a register that is read only; every other act writes in it."""

ONDERTEKEND = frozenset({
    Actie.STEM_UITBRENGEN, Actie.STEM_BEKRACHTIGEN, Actie.STEM_BETWISTEN, Actie.ADVIES_VASTSTELLEN, Actie.ADVIES_OVERNEMEN,
    Actie.VERSCHONING_NOTEREN,
    Actie.UITSLAG_VASTSTELLEN, Actie.UITSLAG_TERUGNEMEN, Actie.BESLUIT_TEKENEN, Actie.BESLUIT_INTREKKEN,
    Actie.BESLUIT_CORRIGEREN, Actie.CORRECTIE_TERUGNEMEN, Actie.VERKLARING_BEEINDIGEN,
    Actie.BESLUITENLIJST_VASTSTELLEN, Actie.GEBRUIKERS_BEHEREN, Actie.PERSONEN_BEHEREN, Actie.INSTELLINGEN_WIJZIGEN,
    Actie.DOCUMENT_UITVOEREN, Actie.LOG_UITVOEREN, Actie.EIGEN_SLEUTEL, Actie.ROL_CERTIFICEREN, Actie.SLEUTELS_VERVANGEN,
    Actie.STOKJE_OVERDRAGEN, Actie.STOKJE_OVERNEMEN, Actie.STOKJE_TERUGHALEN, Actie.HERSTELCODE_GEBRUIKEN,
    Actie.RESERVEKOPIE_TERUGZETTEN, Actie.MANDAAT_GEVEN, Actie.MANDAAT_BEEINDIGEN, Actie.BESTUURSBESLUIT_NEMEN,
    Actie.BESTUURSBESLUIT_TERUGNEMEN, Actie.OP_ADVIEZEN_BESLISSEN, Actie.OP_ADVIEZEN_TERUGNEMEN,
    Actie.HAMERSTUKKEN_VASTSTELLEN, Actie.HAMERSTUKKEN_TERUGNEMEN,
    Actie.BESTAND_KLAARZETTEN,
    Actie.LEESMAP_MAKEN, Actie.ADVIESPAKKET_MAKEN, Actie.ADVIES_INLEZEN,
    Actie.VERWIJDERING_VRAGEN, Actie.DOSSIER_VERWIJDEREN,
})  # fmt: skip
"""Acts that who does them signs with the own key (security.md section 3)."""

VERBODEN_SAMEN: tuple[tuple[frozenset[Rol], frozenset[Rol]], ...] = ((SECRETARISSEN, VOORZITTERS | {Rol.LID}),)
"""Roles that one person may not hold together: a secretaris has no stem."""


def mag(rollen: frozenset[Rol], actie: Actie) -> bool:
    """Whether any of these roles allows the act. A secretaris never gets a stem, whatever other role is held."""
    if actie in {Actie.STEM_UITBRENGEN, Actie.STEM_BEKRACHTIGEN, Actie.STEM_BETWISTEN} and rollen & SECRETARISSEN:
        return False
    return bool(rollen & BELEID.get(actie, frozenset()))


def eis(rollen: frozenset[Rol], actie: Actie) -> None:
    """Raise ``GeenRechtError`` when the act is not allowed."""
    if not mag(rollen, actie):
        wie = ", ".join(sorted(BELEID.get(actie, frozenset()))) or "niemand"
        raise GeenRechtError(f"Uw rol staat dit niet toe. Wie het wel mag: {wie}.", code=f"geen-recht:{actie}")


def keur_rollen(rollen: frozenset[Rol]) -> None:
    """Refuse a combination of roles that the commission forbids."""
    for een, ander in VERBODEN_SAMEN:
        if rollen & een and rollen & ander:
            raise GeenRechtError("Een secretaris heeft geen stem: kies secretaris óf een rol met stemrecht.",
                                 code="rollen-samen", veld="rollen")  # fmt: skip
