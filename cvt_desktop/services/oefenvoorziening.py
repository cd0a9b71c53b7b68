"""The bovenschoolse voorzieningen of the practice register, and the dossier that asks for one (screens.md 8.2, 8.3)."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid5

from cvt_desktop.domain.blok_arrangement import Doel
from cvt_desktop.domain.blok_voorziening import BlokVoorziening
from cvt_desktop.domain.ids import SchoolId, VoorzieningId
from cvt_desktop.domain.ondersteuning import Ondersteuning
from cvt_desktop.domain.voorziening import Tariefper, Voorziening
from cvt_desktop.services.oefenbeelden import Beeld

_RUIMTE = UUID("7b0f6f3a-52a7-4c57-9a35-6d9f0c0f2027")
_JAAR = "2026-2027"


def _id(naam: str) -> VoorzieningId:
    return VoorzieningId(uuid5(_RUIMTE, f"voorziening {naam}"))


TUSSENKLAS = Voorziening(
    id=_id("Tussenklas Kaaphorn"), schooljaar=_JAAR, naam="Tussenklas Kaaphorn", doelgroep="vmbo", plaatsen=14, bezet_vooraf=13,
    tarief_cent=980_000, wachtlijst=True,
)  # fmt: skip


def plusroute(ravenkoog: SchoolId) -> Voorziening:
    """Full, with a commission of its own; only Lyceum Ravenkoog asks for it."""
    return Voorziening(
        id=_id("Plusroute Ravenkoog"), schooljaar=_JAAR, naam="Plusroute Ravenkoog",
        doelgroep="havo en vwo, leerjaar 1 tot en met 3", plaatsen=12, bezet_vooraf=12, scholen=(ravenkoog,),
        tarief_cent=640_000, commissie="toelatingscommissie Plusroute", wachtlijst=True,
    )  # fmt: skip


def voorzieningen(ravenkoog: SchoolId) -> tuple[Voorziening, ...]:
    """The table of the school year."""
    return (
        TUSSENKLAS, plusroute(ravenkoog),
        Voorziening(id=_id("Atelier Zilverdam"), schooljaar=_JAAR, naam="Atelier Zilverdam",
                    doelgroep="dagprogramma buiten school", tarief_cent=31_500, tarief_per=Tariefper.WEEK, hoogstens=26),
    )  # fmt: skip


RUST = Beeld(
    waarom="{naam} heeft een kleine groep nodig om weer aan leren toe te komen.",
    waarom_niet="De school kan geen kleine groep maken; een half schooljaar in een kleine groep geeft ruimte om op te bouwen.",
    mening="Ik wil een tijdje rust, en daarna terug naar mijn klas.",
    begin="{naam} haalde in leerjaar 1 voldoendes. Sinds de herfst gaat het mis in lessen met veel wisselingen.\nIn een klein "
          "groepje doet {naam} mee en komt het werk af.",
    helpt="Een vaste plek, een vaste begeleider en een rooster zonder verrassingen.\nTaken in kleine stappen.",
    belemmert="Drukte op de gang en tussen de lessen.\nVakken waarin steeds een andere docent voor de klas staat.",
    behoeften="Een kleine groep, met dezelfde begeleider op elke dag.\nEen opbouw in stappen, met zicht op terugkeer.",
    doelen="Elke dag op school zijn.\nDrie vakken in de eigen klas volgen.",
    observatie="", uitkomst="",
    geprobeerd=(Ondersteuning(wat="Rustige werkplek", periode="november 2026 – februari 2027", effect="hielp enkele weken"),),
    gewone_taal="{naam} leert beter in een kleine groep met vaste begeleiders. In de voorziening kan dat. Daarna gaat {naam} "
                "terug naar de eigen klas.",
    duur_gewone_taal="", adviezen=(),
)  # fmt: skip

GUUSJE = BlokVoorziening(
    voorziening=TUSSENKLAS, ingangsdatum=date(2027, 5, 24), einddatum=date(2028, 1, 31),
    waarom="In de Tussenklas is de groep klein en de begeleider elke dag dezelfde. Dat geeft Guusje de rust om weer te leren, "
           "met uitzicht op haar eigen klas.",
    doelen=(Doel(doel="Is elke dag op school", zichtbaar="het verzuimoverzicht", wanneer="oktober 2027"),
            Doel(doel="Volgt drie vakken in de eigen klas", zichtbaar="het rooster en de mentor", wanneer="januari 2028")),
    vervolg="Terug naar leerjaar 3 van OSG Kaaphorn, na de kerst in deeltijd.", contactpersoon="R. Ottenhoff, zorgcoördinator",
    evaluatie_op=date(2027, 10, 11), tweede_evaluatie_op=date(2028, 1, 17), instemming_ouders=True, instemming_leerling=True,
)  # fmt: skip


def wachtend(ravenkoog: SchoolId) -> BlokVoorziening:
    """Who was assigned the Plusroute in April and waits for a place."""
    return BlokVoorziening(
        voorziening=plusroute(ravenkoog), ingangsdatum=date(2027, 4, 19), einddatum=date(2027, 12, 17),
        waarom="De Plusroute geeft een rustige plek voor de kernvakken, met elke dag dezelfde begeleider.",
        doelen=(Doel(doel="Volgt de kernvakken op niveau", zichtbaar="de cijfers van drie vakken", wanneer="december 2027"),),
        vervolg="Terug naar de eigen klas van Lyceum Ravenkoog.", contactpersoon="I. Duinkerk, zorgcoördinator",
        evaluatie_op=date(2027, 9, 20), tweede_evaluatie_op=date(2027, 12, 6), instemming_ouders=True, instemming_leerling=True,
    )  # fmt: skip
