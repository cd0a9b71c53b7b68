"""The individuele arrangementen of the practice register: what the forms and stukken say (screens.md 8.3, dossiers 8 and +15)."""

from __future__ import annotations

from datetime import date

from cvt_desktop.domain.blok_arrangement import Arrangementvorm, BlokArrangement, Doel
from cvt_desktop.domain.ondersteuning import Ondersteuning
from cvt_desktop.services.oefenbeelden import Beeld

_GEDAAN = (
    Ondersteuning(wat="Weektaak met de mentor", periode="september 2026 – maart 2027", effect="hielp zolang de mentor meekeek",
                  vindplaats="OPP p. 2"),
    Ondersteuning(wat="Huiswerkklas, twee middagen", periode="november 2026 – maart 2027",
                  effect="het werk kwam af, het plannen leerde zij niet", vindplaats="OPP p. 2"),
)  # fmt: skip

PLANNEN = Beeld(
    waarom="{naam} kan de leerstof aan en raakt het overzicht kwijt zodra er meer dan één taak ligt.",
    waarom_niet="De mentor kan niet elke dag meekijken; zonder iemand ernaast valt het plannen weer weg.",
    mening="Ik weet wat ik moet doen, maar niet waar ik moet beginnen.",
    begin="{naam} haalt voldoendes voor toetsen over één hoofdstuk. Werkstukken en lange opdrachten blijven liggen.\n"
          "In de klas is de sfeer goed; {naam} vraagt niet om hulp.",
    helpt="Een opdracht in stappen op papier, en iemand die bij de eerste stap ernaast zit.\nEen vaste plek om te beginnen.",
    belemmert="Meer taken tegelijk, en opdrachten die over weken lopen.\nEen planning in een app: wat niet te zien is, is weg.",
    behoeften="Leren plannen en beginnen, met iemand die dat wekelijks oefent.\nEen aanpak die vakdocenten kunnen overnemen.",
    doelen="De weektaak zelf in stappen verdelen.\nBeginnen zonder dat iemand het zegt.",
    observatie="", uitkomst="", geprobeerd=_GEDAAN, adviezen=(), gewone_taal="", duur_gewone_taal="",
)  # fmt: skip
"""What the two share; each pupil says something else in the form."""

BAO_TRAN = BlokArrangement(
    titel="Executieve functies in de klas", vorm=Arrangementvorm.NIEUW, aanbieder="Praktijk De Leidraad, Meerstede",
    specialisme="coach executieve functies", offerte="Offerte van 12 april 2027: 30 uur, EUR 98 per uur",
    doelen=(
        Doel(doel="Verdeelt de weektaak zelf in stappen", zichtbaar="de planning op papier", wanneer="oktober 2027"),
        Doel(doel="Begint binnen vijf minuten", zichtbaar="de lijst van drie vakdocenten", wanneer="december 2027"),
    ),
    uren=30, tarief_cent=9_800, ingangsdatum=date(2027, 8, 30), einddatum=date(2028, 1, 28), evaluatie_op=date(2027, 11, 15),
    gedaan=_GEDAAN, waarom_onderwijs="Het gaat om leren plannen bij schoolwerk, in de klas en met de vakdocenten.",
    sterker="De vakdocenten nemen de stappen over; de coach werkt twee keer met het team.",
)  # fmt: skip
"""30 hours and EUR 2.940."""

LOTTE = BlokArrangement(
    titel="Begeleiding bij samenwerken", vorm=Arrangementvorm.NIEUW, aanbieder="Praktijk De Leidraad, Meerstede",
    specialisme="ambulant begeleider", offerte="Offerte van 15 maart 2027: 20 uur, EUR 95 per uur",
    doelen=(Doel(doel="Maakt een opdracht af met een klasgenoot", zichtbaar="het logboek van de mentor", wanneer="juli 2027"),),
    uren=20, tarief_cent=9_500, ingangsdatum=date(2027, 5, 10), einddatum=date(2027, 12, 17), evaluatie_op=date(2027, 9, 27),
    gedaan=_GEDAAN[:1], waarom_onderwijs="Samenwerken hoort bij het programma van het praktijkvak.",
    sterker="De mentor oefent mee en gaat er daarna mee door.",
)  # fmt: skip
