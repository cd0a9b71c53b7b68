"""Files beside the practice register that a learner can drop in: what the school of dossier 2026-0415 still has to send, and
an OSO file of a pupil who is not in the register yet (screens.md 8.5, 8.6)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path

from cvt_desktop.basis.bestanden import schrijf_atomair
from cvt_desktop.ports.voorbeeldstukken import Voorbeeldmaker, Voorbeeldstuk
from cvt_desktop.services.oefengegevens import ALLE, Oefendossier
from resources import path

MAP = "oefenbestanden"
"""A folder inside that of the practice register: it goes and comes back with it."""
NUMMER = 415
OSO = "OSO-dossier Zilverdam College.xml"
INSTEMMING, EXTERNEN = "Instemming ouders.pdf", "Gespreksverslag externe deskundigen.pdf"
_DAG = date(2027, 5, 11)


def leg_klaar(map_: Path, maker: Voorbeeldmaker) -> None:
    """Write the two stukken that lack (the written instemming, and which externen were consulted) and the OSO file."""
    d = next(dossier for dossier in ALLE if dossier.nummer == NUMMER)
    doel = map_ / MAP
    doel.mkdir()
    schrijf_atomair(doel / OSO, path("oefen/oso-dossier.xml").read_bytes())
    for naam, titel, auteur, delen in (
        (INSTEMMING, "Instemming van de ouders", d.verzorgers[0].naam, _instemming(d)),
        (EXTERNEN, "Gesprek met externe deskundigen", d.school.contactpersonen[0].naam, _externen(d)),
    ):
        pdf, _ = maker(Voorbeeldstuk(
            bestandsnaam=naam, titel=titel, van=d.school.naam, auteur=auteur, leerling=d.naam, datum=_DAG, delen=delen,
            gemaakt_op=datetime.combine(_DAG, time(9), tzinfo=UTC),
        ))  # fmt: skip
        schrijf_atomair(doel / naam, pdf)


def _instemming(d: Oefendossier) -> tuple[tuple[str, str], ...]:
    namen = " en ".join(ouder.naam for ouder in d.verzorgers)
    return (
        ("Verklaring", (f"Wij, {namen}, stemmen in met de aanvraag van een toelaatbaarheidsverklaring voor het "
                       f"praktijkonderwijs voor {d.roepnaam}.")),
        ("Ondertekening", "Zilverdam, 11 mei 2027. Beide ouders hebben getekend."),
    )  # fmt: skip


def _externen(d: Oefendossier) -> tuple[tuple[str, str], ...]:
    return (
        ("Aanwezig", "Zorgcoördinator, ambulant begeleider van het samenwerkingsverband en schoolmaatschappelijk werker."),
        ("Geraadpleegd", (f"Is {d.roepnaam} met meer hulp in de theorie te helpen? Beide deskundigen zien vooruitgang in de "
                          "praktijk en niet in de theorie, ook niet met lwoo.")),
        ("Conclusie", "De deskundigen ondersteunen de aanvraag."),
    )  # fmt: skip
