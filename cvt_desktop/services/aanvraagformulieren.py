"""The form that a school fills on the computer when TOP dossier is not used, and what it holds when it comes back (1.8, 4.3).

Nothing is saved here: what is read is a preview with a tick per field, as with an OSO dossier. A field in which somebody typed
already is proposed unticked.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from cvt_desktop.basis.tekst import lees_datum, vouw
from cvt_desktop.domain.adres import Adres
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.blok_arrangement import Doel
from cvt_desktop.domain.blok_pro import Externe
from cvt_desktop.domain.bsn import zonder_bsn
from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.formulier import Gezag, Houding, OntvangenVia, Soort, Verzorger
from cvt_desktop.domain.ids import SchoolId
from cvt_desktop.domain.ondersteuning import Ondersteuning
from cvt_desktop.domain.school import School
from cvt_desktop.domain.voorziening import Voorziening
from cvt_desktop.ports.invulformulier import MERK_SOORT, MERK_VERSIE, Invulblok, Invulformulier, Invulveld, Veldsoort
from cvt_desktop.services.aanvraagvorm import (
    DOELEN,
    RIJEN,
    SOORTEN,
    VERSIE,
    VERZORGERS,
    Vraag,
    Vraagblok,
    Wijze,
    blokken,
    veldnaam,
    vragen,
)
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.documenten import koppen
from cvt_desktop.services.invoer import Invoer

SOORT = "aanvraagformulier"
MERK_AANVRAAG = "cvt_aanvraag"
_VELDSOORT = {Wijze.TEKST: Veldsoort.TEKST, Wijze.KEUZE: Veldsoort.KEUZE, Wijze.VINKJE: Veldsoort.VINKJE}
_INLEIDING = (
    "Vul dit formulier in op uw computer, sla het op en stuur het met de stukken beveiligd naar het samenwerkingsverband.",
    "Zet geen BSN in dit formulier. Waar staat dat leeg laten mag, mag dat; wat later nog nodig is, vraagt de commissie u.",
)
_VOET = "Het samenwerkingsverband gebruikt deze gegevens alleen om op deze aanvraag te beslissen (WVO 2020, artikel 2.47)."
_NIET_IN_LIJST = "staat niet in de lijst; kies zelf"
_GEEN_DATUM, _GEEN_GETAL = "dit is geen datum; vul hem zelf in", "dit is geen getal; vul het zelf in"


@dataclass(frozen=True, slots=True, kw_only=True)
class Formulierregel:
    """One line of the preview. ``stond`` is what the intake holds already; ``fout`` says why it cannot be taken over."""

    sleutel: str
    groep: str
    label: str
    waarde: str = field(repr=False)
    stond: str = field(default="", repr=False)
    fout: str = ""

    @property
    def aan(self) -> bool:
        """Whether it is ticked at first: not when somebody typed something else already."""
        return not self.fout and not self.stond


@dataclass(frozen=True, slots=True, kw_only=True)
class Formulierovername:
    """A form that was read. ``waarden`` by the names of the intake; ``voorziening`` is the line of the table that it names."""

    soort: Soort
    bestand: str = field(repr=False)
    regels: tuple[Formulierregel, ...] = field(repr=False)
    waarden: Mapping[str, Any] = field(repr=False)
    school: School | None = None
    voorziening: Voorziening | None = None


# --- out -------------------------------------------------------------------------------------------------------------


def leeg(dienst: Dienst, soort: Soort) -> bytes:
    """The empty form of a kind as a PDF. Raises ``ToestandError`` for a kind without one."""
    with dienst.werk(Actie.AANVRAAGFORMULIER_MAKEN) as werk:
        if soort not in SOORTEN:
            raise ToestandError("Voor deze soort is er geen invulbaar formulier. Vraag de school om de aanvraag met beveiligde "
                                "mail te sturen.", code="geen-formulier")  # fmt: skip
        kop = koppen.kop(dienst, werk.uow, dienst.instellingen(werk.uow), "", dagtekening=None, concept=False)
        werk.leg_vast("aanvraagformulier", None, None)
    return dienst.opmaker.maak(Invulformulier(
        kop=kop, titel=f"Aanvraag {soort}", bestandstitel=f"Aanvraagformulier {soort}", inleiding=_INLEIDING,
        blokken=tuple(_blok(blok) for blok in blokken(soort)), voet=_VOET,
        merk=((MERK_SOORT, SOORT), (MERK_VERSIE, str(VERSIE)), (MERK_AANVRAAG, soort.name)),
    ))  # fmt: skip


def bestandsnaam(soort: Soort) -> str:
    """``aanvraagformulier-tlv-vso-nieuw.pdf``."""
    return f"aanvraagformulier-{soort.name.lower().replace('_', '-')}.pdf"


def _blok(blok: Vraagblok) -> Invulblok:
    return Invulblok(kop=blok.kop, zinnen=blok.uitleg, velden=tuple(_veld(vraag) for vraag in blok.vragen))


def _veld(vraag: Vraag) -> Invulveld:
    soort = _VELDSOORT.get(vraag.wijze, Veldsoort.REGEL)
    return Invulveld(naam=veldnaam(vraag.naam), label=vraag.label, soort=soort, keuzes=vraag.antwoorden, regels=vraag.regels,
                     uitleg=vraag.uitleg, verplicht=vraag.nodig)  # fmt: skip


# --- back ------------------------------------------------------------------------------------------------------------


def is_aanvraagformulier(velden: Mapping[str, str]) -> bool:
    """Whether the fields of a PDF are those of this form."""
    return velden.get(MERK_SOORT) == SOORT


def lezen(dienst: Dienst, velden: Mapping[str, str], bestand: str, invoer: Invoer) -> Formulierovername:
    """The preview beside what the intake holds; nothing is saved. Raises ``InvoerError`` for a form of another version."""
    dienst.eis(Actie.AANVRAAG_REGISTREREN)
    versie, naam = velden.get(MERK_VERSIE, ""), velden.get(MERK_AANVRAAG, "")
    if versie != str(VERSIE) or naam not in {soort.name for soort in SOORTEN}:
        raise InvoerError("Dit aanvraagformulier is van een andere versie van het programma. Het is als stuk bewaard: neem de "
                          "gegevens zelf over, of stuur de school een nieuw formulier.", code="formulier-versie")  # fmt: skip
    soort = Soort[naam]
    with dienst.lezen(Actie.AANVRAAG_REGISTREREN) as uow:
        school = _school(uow.scholen.all(), velden)
        voorziening = next((v for v in dienst.instellingen(uow).voorzieningen
                            if vouw(v.naam) == vouw(velden.get(veldnaam("tbv.naam"), ""))), None)  # fmt: skip
    regels, waarden = [], dict[str, Any]()
    for blok, vraag in vragen(soort):
        tekst = velden.get(veldnaam(vraag.naam), "").strip()
        if not tekst:
            continue
        waarde, woorden, fout = _lees(vraag, tekst)
        if (vraag.naam == "school.code" and school is None) or (vraag.naam == "tbv.naam" and voorziening is None):
            fout = _NIET_IN_LIJST
        if not fout:
            waarden[vraag.naam] = waarde
        regels.append(Formulierregel(sleutel=vraag.naam, groep=blok.kop, label=vraag.label, waarde=woorden, fout=fout,
                                     stond=_stond(invoer, vraag.naam, waarde)))  # fmt: skip
    return Formulierovername(soort=soort, bestand=zonder_bsn(bestand), regels=tuple(regels), waarden=waarden, school=school,
                             voorziening=voorziening)  # fmt: skip


def neem_rijen_over(invoer: Invoer, overname: Formulierovername, sleutels: Collection[str]) -> Invoer:
    """The rows of what is ticked (ouders, what was tried, goals), the school and the way of receipt; no single fields."""
    gekozen = {naam: w for naam, w in overname.waarden.items() if naam in sleutels}
    ouders = tuple(v for n in VERZORGERS if (v := _verzorger(gekozen, n)) is not None)
    if ouders:
        gevuld = tuple(v for v in invoer.b.verzorgers if v.naam and v.naam not in {nieuw.naam for nieuw in ouders})
        invoer = replace(invoer, b=replace(invoer.b, verzorgers=(*gevuld, *ouders)))
    if (rijen := _ondersteuning(gekozen, "vso.geprobeerd")):
        invoer = replace(invoer, vso=replace(invoer.vso, geprobeerd=rijen))
    if (rijen := _ondersteuning(gekozen, "pro.begeleiding")):
        invoer = replace(invoer, pro=replace(invoer.pro, begeleiding=rijen))
    if (externen := _externen(gekozen)):
        invoer = replace(invoer, pro=replace(invoer.pro, externen=externen))
    if (rijen := _ondersteuning(gekozen, "arr.gedaan")):
        invoer = replace(invoer, arr=replace(invoer.arr, gedaan=rijen))
    if (doelen := _doelen(gekozen, "arr.doelen")):
        invoer = replace(invoer, arr=replace(invoer.arr, doelen=doelen))
    if (doelen := _doelen(gekozen, "tbv.doelen")):
        invoer = replace(invoer, tbv=replace(invoer.tbv, doelen=doelen))
    if overname.voorziening is not None and "tbv.naam" in gekozen:
        invoer = replace(invoer, tbv=replace(invoer.tbv, voorziening=overname.voorziening))
    if overname.school is not None and {"school.naam", "school.code"} & gekozen.keys():
        invoer = replace(invoer, school_id=SchoolId(overname.school.id))
    return replace(invoer, ontvangen_via=OntvangenVia.FORMULIER)


def _school(scholen: Collection[School], velden: Mapping[str, str]) -> School | None:
    """By code, else by a name that only one school has."""
    code, naam = (vouw(velden.get(veldnaam(n), "")).replace(" ", "") for n in ("school.code", "school.naam"))
    op_code = [s for s in scholen if code and vouw(s.code).replace(" ", "") == code]
    op_naam = [s for s in scholen if naam and vouw(s.naam).replace(" ", "") == naam]
    return next((raak[0] for raak in (op_code, op_naam) if len(raak) == 1), None)


def _lees(vraag: Vraag, tekst: str) -> tuple[Any, str, str]:
    """Value, words and what is wrong."""
    if vraag.wijze is Wijze.DATUM:
        dag = lees_datum(tekst)
        return dag, tekst, "" if dag is not None else _GEEN_DATUM
    if vraag.wijze in {Wijze.GETAL, Wijze.GELD}:
        return _getal(vraag, tekst)
    if vraag.wijze is Wijze.VINKJE:
        return True, "ja", ""
    if vraag.wijze is Wijze.KEUZE:
        woord = dict(vraag.antwoorden).get(tekst)
        return woord, woord or "", "" if woord is not None else "dit antwoord kent het formulier niet; vul het zelf in"
    return tekst, tekst, ""


def _getal(vraag: Vraag, tekst: str) -> tuple[Any, str, str]:
    kaal = re.sub(r"[€\s]|EUR", "", tekst)
    if "," in kaal or re.fullmatch(r"\d{1,3}(\.\d{3})+", kaal):
        kaal = kaal.replace(".", "").replace(",", ".")  # 1.250,50 and 1.250; a single point is one of decimals
    try:
        getal = Decimal(kaal)
    except InvalidOperation:
        return None, tekst, _GEEN_GETAL
    heel = vraag.wijze is Wijze.GELD or getal == getal.to_integral_value()
    if not getal.is_finite() or not 0 <= getal < 10_000_000 or not heel:
        return None, tekst, _GEEN_GETAL
    return getal, tekst, ""


def _stond(invoer: Invoer, naam: str, waarde: Any) -> str:
    """What the intake holds for a single field, when that is something else."""
    delen = naam.split(".")
    if delen[0] in {"verzorger", "school"}:
        bekend = naam == "school.code" and invoer.school_id is not None
        zelfde = any(vouw(v.naam) == vouw(str(waarde)) for v in invoer.b.verzorgers if v.naam and naam.endswith(".naam"))
        return "al gekozen" if bekend else "deze ouder" if zelfde else ""
    rijen = {"vso.geprobeerd": invoer.vso.geprobeerd, "pro.begeleiding": invoer.pro.begeleiding, "arr.gedaan": invoer.arr.gedaan,
             "arr.doelen": invoer.arr.doelen, "tbv.doelen": invoer.tbv.doelen, "pro.externen": invoer.pro.externen}  # fmt: skip
    if ".".join(delen[:2]) in rijen:
        return "andere regels" if rijen[".".join(delen[:2])] else ""
    ding: Any = {"a": invoer, "b": invoer.b, "vso": invoer.vso, "pro": invoer.pro, "arr": invoer.arr, "tbv": invoer.tbv,
                 "leerling": invoer.van_leerling}.get(delen[0])  # fmt: skip
    if ding is None or len(delen) != 2:
        return ""
    oud = getattr(ding, delen[1], None) if delen[1] not in {"straat", "postcode", "plaats"} else getattr(
        invoer.van_leerling.adres, delen[1])  # fmt: skip
    if oud in (None, "", False) or str(oud) == str(waarde) or naam == "a.namens_bevoegd_gezag":
        return ""
    return oud.strftime("%d-%m-%Y") if isinstance(oud, date) else str(oud)


def _verzorger(w: Mapping[str, Any], n: int) -> Verzorger | None:
    begin = f"verzorger.{n}."
    eigen = {naam.removeprefix(begin): waarde for naam, waarde in w.items() if naam.startswith(begin)}
    if not eigen.get("naam"):
        return None
    return Verzorger(
        naam=eigen["naam"], gezag=Gezag(eigen["gezag"]) if "gezag" in eigen else Gezag.ZONDER_GEZAG,
        adres=Adres(straat=eigen.get("straat", ""), postcode=eigen.get("postcode", ""), plaats=eigen.get("plaats", "")),
        adres_geheim=eigen.get("adres_geheim", False), telefoon=eigen.get("telefoon", ""), email=eigen.get("email", ""),
        taal=eigen.get("taal", ""), tolk_nodig=eigen.get("tolk_nodig", False), zienswijze=eigen.get("zienswijze", ""),
        houding=Houding(eigen["houding"]) if "houding" in eigen else None,
    )  # fmt: skip


def _ondersteuning(w: Mapping[str, Any], begin: str) -> tuple[Ondersteuning, ...]:
    rijen = (Ondersteuning(**{naam: w.get(f"{begin}.{n}.{naam}", "") for naam in ("wat", "periode", "effect", "vindplaats")})
             for n in RIJEN)  # fmt: skip
    return tuple(rij for rij in rijen if rij != Ondersteuning())


def _externen(w: Mapping[str, Any]) -> tuple[Externe, ...]:
    begin = [f"pro.externen.{n}." for n in DOELEN]
    rijen = (Externe(naam=w.get(f"{b}naam", ""), beroep=w.get(f"{b}beroep", ""), datum=w.get(f"{b}datum"),
                     stuk=w.get(f"{b}stuk", "")) for b in begin)  # fmt: skip
    return tuple(rij for rij in rijen if rij != Externe())


def _doelen(w: Mapping[str, Any], begin: str) -> tuple[Doel, ...]:
    rijen = (Doel(**{naam: w.get(f"{begin}.{n}.{naam}", "") for naam in ("doel", "zichtbaar", "wanneer")}) for n in DOELEN)
    return tuple(rij for rij in rijen if rij != Doel())
