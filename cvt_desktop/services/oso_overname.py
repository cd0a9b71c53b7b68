"""From an OSO dossier to the form: a line per field with a tick, and taking over what stays ticked (screens.md 4.3)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from typing import Any

from cvt_desktop.basis.tekst import datum_cijfers, opsomming
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.bestandssoort import Bestandsvorm
from cvt_desktop.domain.bsn import MELDING, zonder_bsn
from cvt_desktop.domain.formulier import Gezag, Houding, OntvangenVia, Verzorger
from cvt_desktop.domain.herkomst import Herkomst, Weggelaten
from cvt_desktop.domain.school import School
from cvt_desktop.ports.oso import Osodossier, Osoinzage, Osoperiode, OsoTlv, Osoverzorger
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.invoer import Invoer, Leerlinginvoer
from cvt_desktop.services.stukken import Stuklezer

_NIET_AKKOORD = "Niet akkoord met het dossier, volgens het OSO-bestand"
_GEZIEN = "De ouders zagen het dossier; wat zij van de aanvraag vinden, staat niet in het OSO-bestand"
_NIET_AANGEVINKT = "niet overgenomen bij de intake"


@dataclass(frozen=True, slots=True, kw_only=True)
class Overnameveld:
    """One line of the preview. ``aan`` is the proposal; telephone and e-mail of people are off."""

    sleutel: str
    groep: str
    label: str
    waarde: str = field(repr=False)
    aan: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Overname:
    """The whole preview. ``school`` is the line of the school list that fits, None when there is none."""

    dossier: Osodossier
    bestand: str = field(repr=False)
    velden: tuple[Overnameveld, ...]
    school: School | None = None

    @property
    def standaard(self) -> frozenset[str]:
        """The keys that are ticked at first."""
        return frozenset(veld.sleutel for veld in self.velden if veld.aan)


def vooringevuld_uit_oso(dienst: Dienst, dossier: Osodossier, bestand: str) -> Overname:
    """The preview of an OSO dossier; nothing is saved."""
    bron = dossier.school
    with dienst.lezen(Actie.AANVRAAG_REGISTREREN) as uow:
        school = uow.scholen.by_code(bron.brin, bron.vestiging or "00") if bron.brin else None
    velden = (*_leerlingvelden(dossier), *_schoolvelden(dossier, school), *_verzorgervelden(dossier), *_documenten(dossier))
    return Overname(dossier=dossier, bestand=zonder_bsn(bestand), velden=velden, school=school)


def nagekeken(dossier: Osodossier, lezer: Stuklezer) -> Osodossier:
    """The dossier with its PDF documents looked into as well, for numbers that may be a BSN. Slow.

    Their text needs the viewer; the reader of the file finds what stands in DOCX, XLSX and TXT.
    """
    if lezer.kijker is None or not any(b.vorm is Bestandsvorm.PDF for b in dossier.bijlagen):
        return dossier
    kijker = lezer.kijker()
    try:
        bekeken = {n: lezer.bekijk(b.inhoud, b.vorm, kijker) for n, b in enumerate(dossier.bijlagen)
                   if b.vorm is Bestandsvorm.PDF}  # fmt: skip
    finally:
        kijker.sluit()
    bijlagen = tuple(replace(b, mogelijk_bsn=bekeken[n].mogelijk_bsn) if n in bekeken else b
                     for n, b in enumerate(dossier.bijlagen))  # fmt: skip
    plaatsen = (f"Document {b.naam}" for b in bijlagen if b.mogelijk_bsn)
    open_ = [dossier.bijlagen[n].naam for n, uitkomst in bekeken.items() if uitkomst.opmerking]
    zin = (f"Niet op een BSN nagekeken, want niet te lezen: {opsomming(open_)}. Kijk zelf, of vraag de school om een nieuwe "
           "versie.")  # fmt: skip
    return replace(dossier, bijlagen=bijlagen, bsn_plaatsen=tuple(dict.fromkeys((*dossier.bsn_plaatsen, *plaatsen))),
                   opmerkingen=(*dossier.opmerkingen, zin) if open_ else dossier.opmerkingen)  # fmt: skip


def neem_over(invoer: Invoer, overname: Overname, sleutels: Collection[str]) -> Invoer:
    """The form with what is ticked; what somebody typed already stays where the file is silent."""
    for doe in (_neem_leerling, _neem_school, _neem_verzorgers):
        invoer = doe(invoer, overname, frozenset(sleutels))
    return replace(invoer, ontvangen_via=OntvangenVia.OSO)


def herkomst(overname: Overname, sleutels: Collection[str]) -> Herkomst:
    """What is kept beside the form: earlier TLV, OPP, lwoo, akkoord with its reason, and what was left out and why."""
    dossier = overname.dossier
    weggelaten = [Weggelaten(naam=f"{w.naam} ({w.herkomst})" if w.herkomst else w.naam, reden=w.reden)
                  for w in dossier.weggelaten]  # fmt: skip
    weggelaten += [Weggelaten(naam=f"{veld.groep}: {veld.label}", reden=_NIET_AANGEVINKT) for veld in overname.velden
                   if veld.sleutel not in sleutels]  # fmt: skip
    perioden = (("OPP", dossier.opp), ("Lwoo", dossier.lwoo), ("Handelingsplan", dossier.handelingsplannen))
    context = [(kop, _periode(deel)) for kop, delen in perioden for deel in delen]
    context += [(regel.kop, regel.tekst) for regel in dossier.context]
    return Herkomst(
        bestand=overname.bestand, profiel=dossier.profiel, akkoord=dossier.inzage.akkoord,
        reden_niet_akkoord=dossier.inzage.reden_niet_akkoord,
        eerdere_tlvs=tuple(_tlv(tlv) for tlv in dossier.tlv_historie), context=tuple(context), weggelaten=tuple(weggelaten),
    )  # fmt: skip


def gekozen_documenten(overname: Overname, sleutels: Collection[str]) -> tuple[int, ...]:
    """The places in ``dossier.bijlagen`` that are ticked."""
    return tuple(n for n in range(len(overname.dossier.bijlagen)) if f"document.{n}" in sleutels)


def _leerlingvelden(dossier: Osodossier) -> list[Overnameveld]:
    leerling = dossier.leerling
    rijen = [
        ("roepnaam", "Roepnaam", leerling.roepnaam),
        ("voornamen", "Voornamen", leerling.voornamen),
        ("voorvoegsel", "Voorvoegsel", leerling.voorvoegsel),
        ("achternaam", "Achternaam", leerling.achternaam),
        ("geboortedatum", "Geboortedatum", datum_cijfers(leerling.geboortedatum)),
        ("woonplaats", "Woonplaats", leerling.gemeente or leerling.woonplaats),
        ("adres", "Adres", ", ".join(leerling.adres.regels)),
        ("adres_geheim", "Adres geheim", "ja" if leerling.adres_geheim else ""),
    ]
    return [Overnameveld(sleutel=f"leerling.{naam}", groep="Leerling", label=label, waarde=waarde)
            for naam, label, waarde in rijen if waarde]  # fmt: skip


def _schoolvelden(dossier: Osodossier, school: School | None) -> list[Overnameveld]:
    bron = dossier.school
    code = f"{bron.brin}-{bron.vestiging or '00'}" if bron.brin else ""
    naam = f"{school.naam} ({school.code})" if school is not None else " ".join(d for d in (bron.naam, code) if d)
    rijen = [
        ("a.school", "School", naam, school is not None),
        ("a.contactpersoon", "Contactpersoon", bron.contactpersoon, True),
        ("b.huidige_school", "Huidige school", bron.naam, True),
        ("b.schoolsoort", "Schoolsoort", bron.soort.lower(), True),
        ("a.datum_aanvraag", "Datum aanvraag", datum_cijfers(dossier.aangemaakt_op) if dossier.aangemaakt_op else "", True),
    ]
    return [Overnameveld(sleutel=sleutel, groep="School", label=label, waarde=waarde, aan=aan)
            for sleutel, label, waarde, aan in rijen if waarde]  # fmt: skip


def _verzorgervelden(dossier: Osodossier) -> list[Overnameveld]:
    velden = []
    for nummer, verzorger in enumerate(dossier.verzorgers):
        groep, gezag = f"Verzorger {nummer + 1}", _gezag(verzorger)
        erbij = "gezag niet vermeld" if verzorger.gezag is None and not verzorger.overleden else gezag.value
        velden.append(Overnameveld(sleutel=f"verzorger.{nummer}", groep=groep, label="Naam, gezag",
                                   waarde=f"{verzorger.naam or 'naam niet vermeld'}, {erbij}"))  # fmt: skip
        if verzorger.adres.volledig:
            adres = ", ".join(verzorger.adres.regels)
            velden.append(Overnameveld(sleutel=f"verzorger.{nummer}.adres", groep=groep, label="Adres",
                                       waarde=f"{adres} (geheim)" if verzorger.adres_geheim else adres))  # fmt: skip
        houding, woorden = _houding(dossier.inzage)
        if houding is not None and verzorger.krijgt_brief:
            velden.append(Overnameveld(sleutel=f"verzorger.{nummer}.houding", groep=groep, label="Houding",
                                       waarde=f"{houding}. {woorden or _GEZIEN}"))  # fmt: skip
        for plaats, contact in enumerate(verzorger.contactopties):
            soort = " ".join(deel for deel in (contact.soort, contact.aanduiding) if deel)
            velden.append(Overnameveld(sleutel=f"verzorger.{nummer}.contact.{plaats}", groep=groep, label=soort.capitalize(),
                                       waarde=contact.waarde, aan=False))  # fmt: skip
    return velden


def _documenten(dossier: Osodossier) -> list[Overnameveld]:
    velden = []
    for nummer, bijlage in enumerate(dossier.bijlagen):
        waarde = f"gelijk aan {bijlage.gelijk_aan}" if bijlage.gelijk_aan else f"{bijlage.soort}, {bijlage.vorm}"
        if bijlage.mogelijk_bsn:
            waarde = f"{waarde}. {MELDING}"
        velden.append(Overnameveld(sleutel=f"document.{nummer}", groep="Documenten", label=bijlage.naam, waarde=waarde,
                                   aan=not bijlage.gelijk_aan))  # fmt: skip
    return velden


def _neem_leerling(invoer: Invoer, overname: Overname, sleutels: frozenset[str]) -> Invoer:
    bron = overname.dossier.leerling
    nieuw: dict[str, Any] = {
        "roepnaam": bron.roepnaam, "voornamen": bron.voornamen, "voorvoegsel": bron.voorvoegsel,
        "achternaam": bron.achternaam, "geboortedatum": bron.geboortedatum, "woonplaats": bron.gemeente or bron.woonplaats,
        "adres": bron.adres, "adres_geheim": bron.adres_geheim,
    }  # fmt: skip
    nieuw = {naam: waarde for naam, waarde in nieuw.items() if f"leerling.{naam}" in sleutels}
    leerling: Leerlinginvoer = replace(invoer.van_leerling, **nieuw)
    if bron.heeft_een_naam and "leerling.achternaam" in sleutels:
        leerling = replace(leerling, heeft_een_naam=True)
    return replace(invoer, van_leerling=leerling)


def _neem_school(invoer: Invoer, overname: Overname, sleutels: frozenset[str]) -> Invoer:
    bron, school = overname.dossier.school, overname.school
    if "a.school" in sleutels and school is not None:
        invoer = replace(invoer, school_id=school.id)
    if "a.contactpersoon" in sleutels:
        invoer = replace(invoer, contactpersoon=bron.contactpersoon)
    if "a.datum_aanvraag" in sleutels:
        invoer = replace(invoer, datum_aanvraag=overname.dossier.aangemaakt_op)
    if "b.huidige_school" in sleutels:
        invoer = replace(invoer, b=replace(invoer.b, huidige_school=bron.naam))
    if "b.schoolsoort" in sleutels:
        invoer = replace(invoer, b=replace(invoer.b, schoolsoort=bron.soort.lower()))
    return invoer


def _neem_verzorgers(invoer: Invoer, overname: Overname, sleutels: frozenset[str]) -> Invoer:
    bekend = {verzorger.naam for verzorger in invoer.b.verzorgers}
    nieuw = [
        _verzorger(bron, nummer, overname, sleutels)
        for nummer, bron in enumerate(overname.dossier.verzorgers)
        if f"verzorger.{nummer}" in sleutels and bron.naam not in bekend
    ]
    gevuld = tuple(verzorger for verzorger in invoer.b.verzorgers if verzorger.naam)
    return replace(invoer, b=replace(invoer.b, verzorgers=(*gevuld, *nieuw))) if nieuw else invoer


def _verzorger(bron: Osoverzorger, nummer: int, overname: Overname, sleutels: frozenset[str]) -> Verzorger:
    verzorger = Verzorger(naam=bron.naam, gezag=_gezag(bron))
    if f"verzorger.{nummer}.adres" in sleutels:
        verzorger = replace(verzorger, adres=bron.adres, adres_geheim=bron.adres_geheim)
    if f"verzorger.{nummer}.houding" in sleutels:
        houding, woorden = _houding(overname.dossier.inzage)
        verzorger = replace(verzorger, houding=houding, zienswijze=woorden)
    for plaats, contact in enumerate(bron.contactopties):
        if f"verzorger.{nummer}.contact.{plaats}" in sleutels:
            veld = "email" if "mail" in contact.soort.casefold() else "telefoon"
            eerder = getattr(verzorger, veld)
            nieuw: dict[str, Any] = {veld: f"{eerder}, {contact.waarde}" if eerder else contact.waarde}
            verzorger = replace(verzorger, **nieuw)
    return verzorger


def _houding(inzage: Osoinzage) -> tuple[Houding | None, str]:
    """What the file says of the parents together. Agreement with the dossier is not agreement with the aanvraag.

    A *Nee* counts as *niet eens* with its reason, so that the letter answers it; a *Ja* shows that it was seen.
    """
    if inzage.niet_akkoord:
        reden = inzage.reden_niet_akkoord.strip()
        return Houding.NIET_EENS, f"{_NIET_AKKOORD}: {reden}" if reden else _NIET_AKKOORD
    gezien = inzage.ingezien or inzage.akkoord.casefold() == "ja"
    return (Houding.GEZIEN if gezien else None), ""


def _gezag(bron: Osoverzorger) -> Gezag:
    """Who is not said to have gezag gets no letter until somebody says otherwise."""
    if bron.overleden:
        return Gezag.OVERLEDEN
    return Gezag.OUDER if bron.gezag else Gezag.ZONDER_GEZAG


def _periode(deel: Osoperiode) -> str:
    van = f"van {datum_cijfers(deel.begin)}" if deel.begin else ""
    tot = f"tot en met {datum_cijfers(deel.einde)}" if deel.einde else ""
    return "; ".join(stuk for stuk in (" ".join(d for d in (van, tot) if d), deel.tekst) if stuk)


def _tlv(tlv: OsoTlv) -> str:
    periode = _periode(Osoperiode(begin=tlv.ingangsdatum, einde=tlv.einddatum))
    categorie = f"categorie {tlv.categorie}" if tlv.categorie else ""
    return "; ".join(deel for deel in (tlv.nummer or "nummer niet vermeld", tlv.swv_nummer, categorie, periode) if deel)
