"""What an OSO file may hold that is never taken over, and the Dutch words for the places in it."""

from __future__ import annotations

NIET_NODIG = "niet nodig voor de beoordeling"
VERBODEN = "mag de commissie niet bewaren"
GEHEIM = "is als geheim opgegeven"
STANDAARD_UIT = "staat standaard uit; vink aan wat nodig is voor contact"
IN_BIJLAGE = "niet nodig voor de beoordeling; waar een diagnose telt, staat zij in een bijlage"

# element within the pupil -> (what it is called, why it is left out); the rule is screens.md part 5
NOOIT: dict[str, tuple[str, str]] = {
    "bsn": ("BSN", VERBODEN),
    "onderwijsnummer": ("onderwijsnummer", VERBODEN),
    "pgn": ("persoonsgebonden nummer", VERBODEN),
    "persoonsgebondennummer": ("persoonsgebonden nummer", VERBODEN),
    "eckid": ("ECK-iD", VERBODEN),
    "geslacht": ("geslacht", NIET_NODIG),
    "nationaliteit": ("nationaliteit", NIET_NODIG),
    "geboorteplaats": ("geboorteplaats", NIET_NODIG),
    "geboorteland": ("geboorteland", NIET_NODIG),
    "gba": ("naam en geboortedatum volgens de basisregistratie", NIET_NODIG),
    "leerlingid": ("leerlingnummer van de school", NIET_NODIG),
    "leerlinggewicht": ("leerlinggewicht", NIET_NODIG),
    "nnca": ("culturele achtergrond (nnca)", NIET_NODIG),
    "huisarts": ("huisarts", NIET_NODIG),
    "arts": ("arts", NIET_NODIG),
    "medicijngebruik": ("medicijngebruik", NIET_NODIG),
    "diagnose": ("diagnosecodes en diagnose", IN_BIJLAGE),
    "iban": ("bankrekening (iban)", NIET_NODIG),
    "verzekering": ("verzekering", NIET_NODIG),
    "overlijdensdatum": ("overlijdensdatum", NIET_NODIG),
    "voorschools": ("voorschoolse educatie", NIET_NODIG),
    "vroegschools": ("vroegschoolse educatie", NIET_NODIG),
    "cijferlijstlijst": ("cijferlijsten", NIET_NODIG),
    "examenresultaat": ("examenresultaat", NIET_NODIG),
    "resultaatvakkenvo": ("resultaten per vak", NIET_NODIG),
    "certificaat": ("certificaten", NIET_NODIG),
    "competenties": ("competenties", NIET_NODIG),
    "stage": ("stage", NIET_NODIG),
    "bevorderd": ("bevordering", NIET_NODIG),
}

PLAATSEN: dict[str, str] = {
    "inzage": "Inzage",
    "huidigeschool": "School",
    "leerling": "Leerling",
    "verzorger": "Verzorger",
    "overstapadvies": "Overstapadvies",
    "schoolloopbaan": "Schoolloopbaan",
    "onderwijsondersteuning": "Onderwijsondersteuning",
    "toelichting_onderwijsbehoeften": "Toelichting onderwijsbehoeften",
    "diagnose": "Diagnose",
    "handelingsplan": "Handelingsplan",
    "opp": "OPP",
    "tlv": "Eerdere TLV",
    "lwoo": "Lwoo",
    "rvc": "RVC",
    "arrangement_cluster12": "Arrangement cluster 1 of 2",
    "arrangement_pao": "Arrangement passend onderwijs",
    "verzuim": "Verzuim",
    "eindtoets_basisonderwijs": "Eindtoets basisonderwijs",
    "toets": "Toets",
    "toetsonderdeel": "Toetsonderdeel",
    "cijferlijst": "Cijferlijst",
    "stage": "Stage",
    "zorg": "Zorg",
    "overigdocumentlijst": "Overige documenten",
}
