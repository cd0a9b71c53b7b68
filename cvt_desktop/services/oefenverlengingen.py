"""The renewals of the practice register: what the forms, the OPP and the adviezen say (screens.md 8.3)."""

from __future__ import annotations

from datetime import date

from cvt_desktop.services.oefenbeelden import Adviestekst, Beeld

OPBOUW = Beeld(
    waarom="{naam} volgt in het vso een volledige week. De kleine groep en de vaste begeleiding zijn nog nodig om dat vol te "
           "houden.",
    waarom_niet="Lessen in een grote groep zijn in het voorjaar geprobeerd, twee keer een week; daarna viel {naam} terug.",
    mening="Ik wil op deze school blijven tot ik mijn diploma heb.",
    begin="{naam} kwam twee jaar geleden van een reguliere school, na een half jaar met veel verzuim. Het eerste schooljaar was "
          "om te wennen; in het tweede kwam de volledige week.",
    helpt="Een vaste groep van elf leerlingen, een rooster dat bekend is, en een mentor die elke dag even kijkt hoe het gaat.",
    belemmert="Drukte en onverwachte wisselingen kosten {naam} nog veel. Na een vrije week is er een paar dagen nodig om te "
              "beginnen.",
    behoeften="Een kleine groep met vaste leraren.\nEen opbouw naar stage, in stappen die vooraf bekend zijn.\nExamenvakken op "
              "eigen tempo.",
    doelen="De examenvakken van dit leerjaar afronden.\nEen dag per week stage, met begeleiding van school.",
    observatie="{naam} werkt in de les een uur door en vraagt zelf om uitleg. In de kantine blijft {naam} kort.",
    uitkomst="De doelen van de afgelopen periode zijn gehaald, behalve lessen in een grote groep.",
    geprobeerd=(),
    adviezen=(
        Adviestekst(
            behoefte="Een kleine groep, vaste leraren en een opbouw naar stage en examen.",
            arrangement="Twee proefweken in een grote groep lieten zien dat begeleiding alleen de terugval niet voorkomt.",
            kern="{naam} leert goed in het vso en haalde de doelen. Terug naar een grote groep kan nu niet: twee proefweken "
                 "gaven terugval. Verlenging geeft tijd om de examenvakken af te ronden en stage op te bouwen.",
            duur="Het examen valt aan het einde van de gevraagde periode.",
        ),
        Adviestekst(
            behoefte="Rust en voorspelbaarheid, met elk half jaar een stap naar buiten.",
            arrangement="De prikkels van een grote school zijn niet weg te nemen met begeleiding.",
            kern="De belastbaarheid van {naam} groeit en is nog niet genoeg voor een grote school. Voortzetting van het vso in "
                 "dezelfde categorie past bij wat nodig is.",
            duur="Twee schooljaren passen bij het tempo waarin de belastbaarheid groeit.",
        ),
    ),
    gewone_taal="Het gaat goed op deze school. {naam} is er elke dag en haalt de vakken. Een grote school is nu nog te druk. "
                "Daarom mag {naam} op het vso blijven.",
    duur_gewone_taal="In die twee jaar kan {naam} het diploma halen.",
)  # fmt: skip
"""What the renewals share; each pupil says something else in the form."""

_21_APRIL = date(2027, 4, 21)
VERLENGINGEN = (
    (389, date(2027, 4, 1), "IJsbrand", "van der", "Ploegmaker", date(2011, 12, 3), "4", "OEF-2425-0087"),
    (420, _21_APRIL, "Rens", "", "Voorhaven", date(2012, 11, 3), "3", "OEF-2425-0061"),
    (421, _21_APRIL, "Isabella Adwoa", "", "Mensink", date(2013, 2, 18), "2", "OEF-2425-0064"),
    (422, _21_APRIL, "Tygo", "", "Blaauwhof", date(2012, 6, 27), "3", "OEF-2425-0069"),
    (423, _21_APRIL, "Noor", "", "Haddoudi-Prins", date(2012, 9, 9), "3", "OEF-2425-0072"),
    (424, _21_APRIL, "Finn", "", "O'Dwyer-Koster", date(2012, 1, 30), "3", "OEF-2425-0075"),
    (425, _21_APRIL, "Jasmijn", "", "Zuidgeest", date(2012, 10, 8), "3", "OEF-2425-0078"),
    (426, _21_APRIL, "Célestine", "", "Abeelen", date(2011, 12, 14), "4", "OEF-2425-0080"),
)
"""Number, day of receipt, first name, particle, name, birth, year and the TLV that ends on 31 July 2027."""
UIT_DE_RONDE = (
    ("Stijn", "de la", "Court-Wiersum", date(2012, 4, 21), "OEF-2425-0082"),
    ("Hidde", "", "Oud-Ammer", date(2012, 9, 17), "OEF-2425-0084"),
    ("Sofía", "", "Quist", date(2013, 6, 5), "OEF-2425-0089"),
)
"""Three more that De Meander answered with *verlengen* in the ronde: an aanvraag in concept, without a number yet."""
EINDE_EERDERE = date(2027, 7, 31)
