"""The reader of OSO swv-dossiers (Edustandaard OSO gegevensset 2019.1, and other years as far as they fit)."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from cvt_desktop.adapters.exchange.oso_bijlagen import lees_bijlagen
from cvt_desktop.adapters.exchange.oso_context import (
    lees_context,
    lees_handelingsplannen,
    lees_inzage,
    lees_lwoo,
    lees_opp,
    lees_tlv_historie,
)
from cvt_desktop.adapters.exchange.oso_personen import lees_leerling, lees_school, lees_verzorgers
from cvt_desktop.adapters.exchange.oso_velden import NOOIT, PLAATSEN
from cvt_desktop.adapters.exchange.oso_xml import Veldlezer, datum, kind, loop, naam_van
from cvt_desktop.basis.tekst import meervoud
from cvt_desktop.domain.errors import BestandError
from cvt_desktop.ports.oso import Osobijlage, Osodossier, Osoinzage, Osoverzorger, Weggelaten

MAX_XML = 200 * 1024 * 1024
_MAX_ELEMENTEN = 2_000_000
_WORTEL = re.compile(r"\{https?://www\.edustandaard\.nl/oso_gegevensset/(\d[\w.-]{0,19})/dossier/?\}dossier")
_PROFIELEN = {"VOSWV", "POSWV"}
_GELEZEN_VOOR = "2019"
_OPNIEUW = "Vraag de school het OSO-bestand opnieuw te maken."


def lees_oso(data: bytes) -> Osodossier:
    """Read an OSO file; nothing is saved.

    Raises ``BestandError`` with one Dutch line when it is not well-formed XML, over 200 MB, holds a DTD or
    entities, has another root, or lacks the pupil's achternaam or geboortedatum. All else may be absent.
    """
    wortel, gegevensset = _ontleed(data)
    velden = Veldlezer()
    bron = wortel.find(".//{*}leerling")
    if bron is None:
        raise BestandError(f"In dit OSO-bestand staat geen leerling. {_OPNIEUW}", veld="achternaam")
    leerling, over_leerling = lees_leerling(bron, velden)
    verzorgers, over_verzorgers = lees_verzorgers(bron, velden)
    bijlagen, over_bijlagen = lees_bijlagen(wortel, velden)
    inzage = lees_inzage(kind(wortel, "inzage"), velden)
    profiel = velden.tekst(wortel, "metadata/overstap", "Overstap").upper()
    return Osodossier(
        profiel=profiel,
        gegevensset=gegevensset,
        aangemaakt_op=datum(wortel, "metadata/datum"),
        leerling=leerling,
        school=lees_school(kind(wortel, "huidigeschool"), velden),
        verzorgers=verzorgers,
        inzage=inzage,
        tlv_historie=lees_tlv_historie(bron, velden),
        opp=lees_opp(bron),
        lwoo=lees_lwoo(bron, velden),
        handelingsplannen=lees_handelingsplannen(bron, velden),
        context=lees_context(bron, velden),
        bijlagen=bijlagen,
        weggelaten=(*over_bijlagen, *_samen([*_nooit(bron), *over_leerling, *over_verzorgers])),
        bsn_plaatsen=(*velden.bsn_plaatsen, *(f"Document {b.naam}" for b in bijlagen if b.mogelijk_bsn)),
        opmerkingen=tuple(_opmerkingen(profiel, gegevensset, inzage, verzorgers, bijlagen)),
    )


def _ontleed(data: bytes) -> tuple[Element, str]:
    if len(data) > MAX_XML:
        raise BestandError("Dit bestand is groter dan 200 MB. Vraag de school het dossier in delen te sturen.")
    if data.count(b"<") > _MAX_ELEMENTEN:
        raise BestandError(f"Dit bestand heeft meer onderdelen dan een dossier kan hebben. {_OPNIEUW}")
    try:
        wortel: Element = fromstring(data, forbid_dtd=True, forbid_entities=True, forbid_external=True)
    except DefusedXmlException as fout:
        raise BestandError(
            f"Dit bestand bevat een DTD of entiteiten en wordt daarom niet gelezen. {_OPNIEUW}"
        ) from fout
    except (ParseError, ValueError, LookupError) as fout:
        raise BestandError(f"Dit bestand is geen geldig XML-bestand. {_OPNIEUW}") from fout
    passend = _WORTEL.fullmatch(wortel.tag)
    if passend is None:
        raise BestandError(
            "Dit bestand is geen OSO-dossier. Vraag de school om het OSO-bestand voor het samenwerkingsverband."
        )
    return wortel, passend[1]


def _nooit(leerling: Element) -> list[Weggelaten]:
    """The fields that are never taken over and are there."""
    gevonden: list[Weggelaten] = []
    for element, pad in loop(leerling):
        naam = naam_van(element)
        if naam in NOOIT and not any(deel in NOOIT for deel in pad):
            wat, reden = NOOIT[naam]
            plaats = next((PLAATSEN[deel] for deel in reversed(pad) if deel in PLAATSEN), "Leerling")
            gevonden.append(Weggelaten(naam=wat, reden=reden, herkomst=plaats))
    return gevonden


def _samen(regels: list[Weggelaten]) -> list[Weggelaten]:
    """One line per name and reason, with all places."""
    plaatsen: dict[tuple[str, str], dict[str, None]] = {}
    for regel in regels:
        plaatsen.setdefault((regel.naam, regel.reden), {}).setdefault(regel.herkomst)
    return [Weggelaten(naam=naam, reden=reden, herkomst=", ".join(waar)) for (naam, reden), waar in plaatsen.items()]


def _opmerkingen(
    profiel: str,
    gegevensset: str,
    inzage: Osoinzage,
    verzorgers: tuple[Osoverzorger, ...],
    bijlagen: tuple[Osobijlage, ...],
) -> list[str]:
    zinnen = []
    if gegevensset != _GELEZEN_VOOR:
        zinnen.append(
            f"Dit bestand volgt gegevensset {gegevensset}; gelezen is wat gelijk is aan 2019.1. Controleer de velden."
        )
    if profiel not in _PROFIELEN:
        wat = f"profiel {profiel}" if profiel else "een bestand zonder profiel"
        zinnen.append(
            f"Dit is {wat}, niet een dossier voor het samenwerkingsverband (VOSWV of POSWV). Controleer de velden."
        )
    if inzage.niet_akkoord:
        zinnen.append("De ouders zijn niet akkoord met de inhoud van dit dossier. De reden is bewaard.")
    if overleden := sum(v.overleden for v in verzorgers):
        wie = meervoud(overleden, "verzorger is overleden en krijgt", "verzorgers zijn overleden en krijgen")
        zinnen.append(f"{wie} geen brief.")
    if verzorgers and not any(v.krijgt_brief for v in verzorgers):
        zinnen.append("Het bestand noemt geen levende verzorger met gezag. Vraag de school wie het gezag heeft.")
    if gelijk := sum(bool(b.gelijk_aan) for b in bijlagen):
        wat = meervoud(gelijk, "document is gelijk", "documenten zijn gelijk")
        zinnen.append(f"{wat} aan een eerder document in dit bestand.")
    return zinnen
