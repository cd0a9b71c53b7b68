"""The people and the school of an OSO file, with their addresses and ways to reach them."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from cvt_desktop.adapters.exchange.oso_velden import GEHEIM, NIET_NODIG, STANDAARD_UIT
from cvt_desktop.adapters.exchange.oso_xml import Veldlezer, datum, kind, kinderen, waar
from cvt_desktop.domain.adres import Adres
from cvt_desktop.domain.errors import BestandError
from cvt_desktop.ports.oso import Osocontact, Osoleerling, Ososchool, Osoverzorger, Weggelaten

_NEDERLAND = {"6030", "nederland", "nl", ""}
_AANDUIDING = {"TO": "tegenover", "BY": "bij"}
_POSTCODE = re.compile(r"(\d{4})\s*([A-Za-z]{2})")
_MEERVOUD = {"telefoon": "telefoonnummers", "e-mail": "e-mailadressen"}
_VAN = {"Leerling": "van de leerling", "Verzorger": "van verzorgers"}
_OPNIEUW = "Vraag de school het dossier aan te vullen en opnieuw te sturen."


def lees_leerling(bron: Element, velden: Veldlezer) -> tuple[Osoleerling, list[Weggelaten]]:
    """The pupil. Raises ``BestandError`` without an achternaam or a whole geboortedatum."""
    achternaam = velden.tekst(bron, "achternaam", "Leerling: achternaam")
    if not achternaam:
        raise BestandError(f"In dit OSO-bestand ontbreekt de achternaam van de leerling. {_OPNIEUW}", veld="achternaam")
    geboortedatum = datum(bron, "geboortedatum")
    if geboortedatum is None:
        reden = "ontbreekt de geboortedatum van de leerling, of zij is onvolledig"
        raise BestandError(f"In dit OSO-bestand {reden}. {_OPNIEUW}", veld="geboortedatum")
    adres, postadres, gemeente = _adressen(bron, velden, "Leerling: adres")
    opties, weggelaten = _contact(bron, velden, "Leerling")
    buitenland = ", ".join(
        velden.schoon(regel.text or "", "Leerling: adres") for regel in kinderen(bron, "adresbuitenland")
    )
    leerling = Osoleerling(
        roepnaam=velden.tekst(bron, "roepnaam", "Leerling: roepnaam"),
        voornamen=velden.teksten(bron, "voornaam", "Leerling: voornamen"),
        voorvoegsel=velden.tekst(bron, "voorvoegsel", "Leerling: voorvoegsel"),
        achternaam=achternaam,
        geboortedatum=geboortedatum,
        adres=adres,
        postadres=postadres,
        woonplaats=adres.plaats,
        gemeente=gemeente,
        adres_buitenland=buitenland,
        adres_geheim=bool(waar(bron, "adresgeheim")),
        contactopties=tuple(optie for optie in opties if optie.soort != "e-mail"),
    )
    if len(leerling.contactopties) < len(opties):
        weggelaten.append(Weggelaten(naam="e-mailadres van de leerling", reden=NIET_NODIG, herkomst="Leerling"))
    return leerling, weggelaten


def lees_verzorgers(bron: Element, velden: Veldlezer) -> tuple[tuple[Osoverzorger, ...], list[Weggelaten]]:
    """All verzorgers, also the deceased and those without gezag: who gets a letter is decided from these fields."""
    verzorgers: list[Osoverzorger] = []
    weggelaten: list[Weggelaten] = []
    for element in kinderen(bron, "verzorger"):
        adres, _, _ = _adressen(element, velden, "Verzorger: adres", eerst=("post", "bezoek", "gba"))
        opties, geweigerd = _contact(element, velden, "Verzorger")
        weggelaten += geweigerd
        verzorgers.append(
            Osoverzorger(
                voornamen=velden.teksten(element, "voornaam", "Verzorger: voornamen"),
                voorletters=velden.tekst(element, "voorletters-1", "Verzorger: voorletters"),
                voorvoegsel=velden.tekst(element, "voorvoegsel", "Verzorger: voorvoegsel"),
                achternaam=velden.tekst(element, "achternaam", "Verzorger: achternaam"),
                gezag=waar(element, "wettigevertegenwoordiger"),
                overleden=bool(waar(element, "overleden")) or kind(element, "overlijdensdatum") is not None,
                relatiecode=velden.tekst(element, "relatietotkind", "Verzorger: relatie"),
                adres=adres,
                adres_geheim=bool(waar(element, "adresgeheim")),
                contactopties=tuple(opties),
            )
        )
    return tuple(verzorgers), weggelaten


def lees_school(bron: Element | None, velden: Veldlezer) -> Ososchool:
    """The school that sends the dossier, empty when the file names none."""
    if bron is None:
        return Ososchool()
    adres, postadres, _ = _adressen(bron, velden, "School: adres")
    advies = kind(bron, "leerling/overstapadvies")
    return Ososchool(
        naam=velden.tekst(bron, "naam", "School: naam"),
        brin=velden.tekst(bron, "brincode", "School: brin").upper(),
        vestiging=velden.tekst(bron, "vestigingscode", "School: vestiging"),
        soort=velden.tekst(bron, "soort", "School: soort"),
        type=velden.tekst(bron, "type", "School: type"),
        adres=adres,
        postadres=postadres,
        telefoon=_eerste(bron, velden, "telefoon"),
        email=_eerste(bron, velden, "e-mail"),
        directeur=velden.tekst(bron, "naamdirecteur", "School: directeur"),
        contactpersoon=velden.tekst(advies, "contactpersoon", "School: contactpersoon"),
    )


def _adressen(
    bron: Element, velden: Veldlezer, plaats: str, eerst: tuple[str, ...] = ("bezoek", "gba", "post")
) -> tuple[Adres, Adres | None, str]:
    """The address in the order of preference ``eerst``, the post address beside it, and the gemeente of the first."""
    op_soort: dict[str, Element] = {}
    for element in kinderen(bron, "adreslijst/adres"):
        op_soort.setdefault(velden.tekst(element, "soortadres", plaats).casefold() or "bezoek", element)
    gekozen = next((op_soort[soort] for soort in eerst if soort in op_soort), None)
    gekozen = gekozen if gekozen is not None else next(iter(op_soort.values()), None)
    if gekozen is None:
        return Adres(), None, ""
    post = op_soort.get("post")
    postadres = _adres(post, velden, plaats) if post is not None and post is not gekozen else None
    return _adres(gekozen, velden, plaats), postadres, velden.tekst(gekozen, "gemeente", plaats)


def _adres(element: Element, velden: Veldlezer, plaats: str) -> Adres:
    def deel(pad: str) -> str:
        return velden.tekst(element, pad, plaats)

    aanduiding = _AANDUIDING.get(deel("aanduiding").upper(), deel("aanduiding"))
    straat = " ".join(d for d in (deel("straat"), aanduiding, deel("nummer"), deel("toevoeging")) if d)
    locatie = deel("locatieomschrijving")
    land = kind(element, "land")
    landcode = deel("land").casefold()
    landnaam = "" if land is None else velden.schoon(land.get("omschrijving") or land.text or "", plaats)
    return Adres(
        straat=f"{straat}, {locatie}" if locatie else straat,
        postcode=_POSTCODE.sub(lambda m: f"{m[1]} {m[2].upper()}", deel("postcode")),
        plaats=deel("plaats"),
        land="" if landcode in _NEDERLAND or landnaam.casefold() in _NEDERLAND else landnaam,
    )


def _contact(bron: Element, velden: Veldlezer, wie: str) -> tuple[list[Osocontact], list[Weggelaten]]:
    opties: list[Osocontact] = []
    weggelaten: list[Weggelaten] = []
    for element in kinderen(bron, "communicatielijst/communicatie"):
        soort = velden.tekst(element, "soort").casefold()
        naam = f"{_MEERVOUD.get(soort, soort or 'contactgegevens')} {_VAN[wie]}"
        if waar(element, "geheim"):
            weggelaten.append(Weggelaten(naam=f"{naam} (geheim)", reden=GEHEIM, herkomst=wie))
            continue
        waarde = velden.tekst(element, "nummer", f"{wie}: {soort}")
        if not waarde:
            continue
        if not (wie == "Leerling" and soort == "e-mail"):
            weggelaten.append(Weggelaten(naam=naam, reden=STANDAARD_UIT, herkomst=wie))
        opties.append(
            Osocontact(
                soort=soort,
                aanduiding=velden.tekst(element, "aanduiding"),
                waarde=waarde,
                noodnummer=bool(waar(element, "noodnummer")),
            )
        )
    return opties, weggelaten


def _eerste(bron: Element, velden: Veldlezer, soort: str) -> str:
    for element in kinderen(bron, "communicatielijst/communicatie"):
        gewoon = not waar(element, "noodnummer") and not waar(element, "geheim")
        if gewoon and velden.tekst(element, "soort").casefold() == soort:
            return velden.tekst(element, "nummer", f"School: {soort}")
    return ""
