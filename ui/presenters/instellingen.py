"""Settings as values of a form, and back: shared by the wizard and by *Instellingen*."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from cvt_desktop.basis.tekst import datum_cijfers, datum_lang, hoofdletter, lees_datum
from cvt_desktop.domain.adres import Adres
from cvt_desktop.domain.bekrachtiging import BEKRACHTIG_DAGEN
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.commissie import Commissie
from cvt_desktop.domain.controleregels import regel_van
from cvt_desktop.domain.errors import CvtError, InvoerError
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.instellingen import (
    UITLEG,
    Aanspreekvorm,
    Besluitmodel,
    Deskundigenregeling,
    Instellingen,
    Reglement,
    Swv,
    Tbvnaam,
)
from cvt_desktop.domain.soorten import SOORTEN, beschrijving
from cvt_desktop.domain.stem import Bekrachtiging, Stemregel
from cvt_desktop.services import instellingen as diensten
from cvt_desktop.services.context import Dienst
from ui.tonen import Keuze

ACTIEVE_SOORTEN = SOORTEN
"""The kinds that the program decides: for each a model can be chosen."""
NODIGE_SOORTEN = (Soort.TLV_VSO_NIEUW,)
"""Without a model for these no commission begins; the others can wait, and the check before signing asks it then."""
_GETALLEN = (
    "beslistermijn_weken", "streef_weken", "hersteltermijn_dagen", "advies_maanden", "eigen_brief_vanaf", "vergrendel_minuten",
    "vergrendel_minuten_zitting", "andere_ondersteuning", "opp_maanden", "opp_maanden_verlenging", "verlenging_maanden",
    "aantekening_dagen",
)  # fmt: skip


def uitleg(veld: str) -> str:
    """Default and source of a setting, for F1 and the line beside the field."""
    for een in UITLEG:
        if een.veld == veld:
            return f"Standaard: {een.standaard}. {een.bron}"
    return ""


def _keuzes(enum: type[Stemregel] | type[Deskundigenregeling] | type[Aanspreekvorm] | type[Tbvnaam]) -> tuple[Keuze, ...]:
    return tuple(Keuze(waarde=een.name, tekst=hoofdletter(str(een))) for een in enum)


REGELS = _keuzes(Stemregel)
BEKRACHTIGINGEN = (
    Keuze(waarde=Bekrachtiging.EIGEN_SLEUTEL.name, tekst="Ieder lid met de eigen sleutel",
          ondertekst="Een besluit gaat naar de Tekenmap als de stemmen tot het quorum door de leden zelf zijn bekrachtigd."),
    Keuze(waarde=Bekrachtiging.LIJST.name, tekst="Via de vastgestelde besluitenlijst",
          ondertekst="De voorzitter van de zitting ondertekent de lijst; daarna gelden de stemmen. De andere leden bekrachtigen "
                     f"binnen {BEKRACHTIG_DAGEN} dagen. Tot zij dat doen, verklaart alleen de voorzitter dat zo is gestemd; de "
                     "besluitenlijst en Controle zeggen dat."),
)  # fmt: skip
REGELINGEN = _keuzes(Deskundigenregeling)
AANSPREEKVORMEN = _keuzes(Aanspreekvorm)
TBV_NAMEN = _keuzes(Tbvnaam)
MODELLEN = tuple(
    Keuze(waarde=model.name, tekst=str(model), ondertekst=onder)
    for model, onder in (
        (Besluitmodel.M1, "De zitting besluit. De voorzitter of een gemandateerde tekent."),
        (Besluitmodel.M2, "De zitting adviseert. De bestuurder besluit en tekent, conform of met reden anders."),
        (Besluitmodel.M3, "Zonder zitting, tenzij de adviezen verschillen of iemand erom vraagt."),
    )
)  # fmt: skip


def modellen_voor(soort: Soort) -> tuple[Keuze, ...]:
    """Who can decide on this kind; without deskundigenadviezen there is always a zitting."""
    if beschrijving(soort).met_adviezen:
        return MODELLEN
    return tuple(keuze for keuze in MODELLEN if keuze.waarde != Besluitmodel.M3.name)


def swv_waarden(swv: Swv) -> dict[str, Any]:
    """The fields of the form."""
    return {
        "naam": swv.naam, "nummer": swv.nummer, "straat": swv.adres.straat, "postcode": swv.adres.postcode,
        "plaats": swv.adres.plaats, "telefoon": swv.telefoon, "email": swv.email, "website": swv.website,
        "rechtbank": swv.rechtbank, "email_fg": swv.email_fg, "steunpunt": swv.steunpunt,
        "bezwaar_elektronisch": swv.bezwaar_elektronisch,
    }  # fmt: skip


def swv_uit(w: Mapping[str, Any], oud: Swv) -> Swv:
    """The samenwerkingsverband of a filled form."""
    adres = Adres(straat=w["straat"], postcode=w["postcode"].upper(), plaats=w["plaats"])
    rest = {naam: w[naam] for naam in
            ("telefoon", "email", "website", "rechtbank", "email_fg", "steunpunt", "bezwaar_elektronisch")}  # fmt: skip
    return replace(oud, naam=w["naam"], nummer=w["nummer"].upper().replace(" ", ""), adres=adres, **rest)


def commissie_waarden(c: Commissie) -> dict[str, Any]:
    """The fields of the form."""
    return {
        "commissie_naam": c.naam, "quorum": c.quorum, "gedragsdeskundige_nodig": c.gedragsdeskundige_nodig,
        "regel": c.regel.name, "mandaat_van": c.mandaat_van, "bekrachtiging": c.bekrachtiging.name,
    }  # fmt: skip


def commissie_uit(w: Mapping[str, Any], oud: Commissie) -> Commissie:
    """The commission of a filled form."""
    return replace(
        oud, naam=w["commissie_naam"], quorum=_getal(w["quorum"]), gedragsdeskundige_nodig=w["gedragsdeskundige_nodig"],
        regel=Stemregel[w["regel"]] if w["regel"] else Stemregel.CONSENSUS, mandaat_van=w["mandaat_van"],
        bekrachtiging=Bekrachtiging[w["bekrachtiging"]] if w.get("bekrachtiging") else oud.bekrachtiging,
    )  # fmt: skip


def reglement_waarden(r: Reglement) -> dict[str, Any]:
    """The fields of the form; lists are one line each."""
    waarden: dict[str, Any] = {naam: getattr(r, naam) for naam in _GETALLEN}
    return waarden | {
        "deskundigen": r.deskundigen.name, "ondersteuningsplan": r.ondersteuningsplan, "criteria": "\n".join(r.criteria),
        "initialen_op_besluitenlijst": r.initialen_op_besluitenlijst, "aanspreekvorm": r.aanspreekvorm.name,
        "hamerstukken": r.hamerstukken, "ouders_bellen": r.ouders_bellen, "stemmen_zonder_sleutel": r.stemmen_zonder_sleutel,
        "eerste_oordeel": r.eerste_oordeel, "initialen_in_zitting": r.initialen_in_zitting,
        "stemverhouding_in_brief": r.stemverhouding_in_brief,
        "kenmerk_sjabloon": r.kenmerk_sjabloon,
        "tbv_naam": r.tbv_naam.name, "groep_clausule": r.groep_clausule,
        "tlv_sjabloon": r.tlv_sjabloon, **{f"model_{s.name}": m.name for s, m in r.modellen},
    }  # fmt: skip


def reglement_uit(w: Mapping[str, Any], oud: Reglement) -> Reglement:
    """The rules of a filled form."""
    criteria = tuple(regel.strip() for regel in re.split(r"\n+", w["criteria"]) if regel.strip())
    getallen: dict[str, Any] = {naam: _getal(w[naam]) for naam in _GETALLEN}
    return replace(
        oud, deskundigen=Deskundigenregeling[w["deskundigen"]] if w["deskundigen"] else oud.deskundigen,
        aanspreekvorm=Aanspreekvorm[w["aanspreekvorm"]] if w["aanspreekvorm"] else oud.aanspreekvorm, criteria=criteria,
        ondersteuningsplan=w["ondersteuningsplan"], initialen_op_besluitenlijst=w["initialen_op_besluitenlijst"],
        hamerstukken=w["hamerstukken"], ouders_bellen=w["ouders_bellen"],
        stemmen_zonder_sleutel=w["stemmen_zonder_sleutel"],
        stemverhouding_in_brief=w["stemverhouding_in_brief"], kenmerk_sjabloon=w["kenmerk_sjabloon"],
        tbv_naam=Tbvnaam[w["tbv_naam"]] if w["tbv_naam"] else oud.tbv_naam, groep_clausule=w["groep_clausule"],
        eerste_oordeel=w["eerste_oordeel"], initialen_in_zitting=w["initialen_in_zitting"],
        tlv_sjabloon=w["tlv_sjabloon"], **getallen,
    )  # fmt: skip


def feestdagen_waarden(i: Instellingen) -> dict[str, Any]:
    """The days that are equated with a holiday, one a line (Atw 3, lid 3)."""
    dagen = "\n".join(datum_lang(dag) for dag in sorted(i.gelijkgestelde_dagen))
    return {"gelijkgestelde_dagen": dagen, "feestdagen_tot_en_met": i.feestdagen_tot_en_met}


def hint_waarden(i: Instellingen) -> dict[str, Any]:
    """The rules of the check that the swv made a hint, one a line with their title (screens.md 2.1, rule 9)."""
    return {"als_hint": "\n".join(f"{een} {regel_van(een).titel}" for een in sorted(i.reglement.als_hint))}


def hint_uit(w: Mapping[str, Any], oud: Reglement) -> Reglement:
    """The same of a filled form: the number in front counts. What is no rule is refused when it is kept."""
    return replace(oud, als_hint=tuple(dict.fromkeys(r.split()[0].upper() for r in w["als_hint"].splitlines() if r.strip())))


def feestdagen_uit(w: Mapping[str, Any], oud: Instellingen) -> Instellingen:
    """The days of a filled form. Raises ``InvoerError`` for a line that is no date."""
    dagen = set()
    for nummer, regel in enumerate((r for r in w["gelijkgestelde_dagen"].splitlines() if r.strip()), 1):
        dag = lees_datum(regel)
        if dag is None:
            raise InvoerError(f"Regel {nummer} is geen datum. Schrijf elke dag op een eigen regel, bijvoorbeeld 7-5-2027.",
                              code="datum", veld="gelijkgestelde_dagen")  # fmt: skip
        dagen.add(dag)
    return replace(oud, gelijkgestelde_dagen=tuple(sorted(dagen)), feestdagen_tot_en_met=_getal(w["feestdagen_tot_en_met"]))


def modellen_uit(w: Mapping[str, Any], oud: Reglement) -> Reglement:
    """The models that were chosen, per kind; kinds without a choice keep what they had."""
    gekozen = dict(oud.modellen)
    for soort in ACTIEVE_SOORTEN:
        if w.get(f"model_{soort.name}"):
            gekozen[soort] = Besluitmodel[w[f"model_{soort.name}"]]
    return replace(oud, modellen=tuple(gekozen.items()))


def _getal(waarde: Decimal | int | None) -> int:
    return int(waarde) if waarde is not None else 0


def fouten_van(keur: Callable[[], None]) -> dict[str, str]:
    """``{field: sentence}`` of the first thing that is refused; empty when nothing is."""
    try:
        keur()
    except CvtError as fout:
        return {fout.veld or "": fout.melding}
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Versieregel:
    """One version in the list: since when, and whether it is the one of today."""

    nummer: int
    vanaf: str
    geldt: bool


class InstellingenPresenter:
    """The three versioned forms. A change becomes a new version from a chosen day on."""

    def __init__(self, dienst: Dienst) -> None:
        self._dienst = dienst
        self.lees()

    def lees(self) -> None:
        """The newest version: another page may have made one (a rule of the check that became a hint)."""
        self.nu = diensten.huidige(self._dienst)
        self.logo = diensten.huidig_logo(self._dienst)

    @property
    def mag_wijzigen(self) -> bool:
        """Only the beheerder."""
        return self._dienst.mag(Actie.INSTELLINGEN_WIJZIGEN)

    @property
    def vandaag(self) -> date:
        """The first day on which a new version can begin."""
        return self._dienst.klok.today()

    @property
    def stand(self) -> str:
        """Which version is shown."""
        wie = f"Versie {self.nu.nummer}, geldt vanaf {datum_lang(self.nu.geldig_vanaf)}."
        return wie if self.mag_wijzigen else f"{wie} De beheerder kan dit wijzigen."

    def soortlabel(self, soort: Soort) -> str:
        """A kind, with the commission that handles it where there are several."""
        if not self.nu.meer_commissies:
            return str(soort)
        eigen = self.nu.commissie_voor(soort, None, max(self.vandaag, self.nu.geldig_vanaf))
        return f"{soort} ({eigen.naam if eigen is not None else 'geen commissie'})"

    def versies(self) -> list[Versieregel]:
        """Newest first."""
        alle = diensten.versies(self._dienst)
        geldt = next((v.nummer for v in alle if v.geldig_vanaf <= self.vandaag), alle[-1].nummer)
        return [Versieregel(nummer=v.nummer, vanaf=datum_cijfers(v.geldig_vanaf), geldt=v.nummer == geldt) for v in alle]

    def stel_vast(
        self, maak: Callable[[Instellingen], Instellingen], vanaf: date | None, waarden: Mapping[str, Any]
    ) -> dict[str, str]:
        """Keep what ``maak`` makes of the newest version, when it differs; errors by field.

        ``waarden``: the form, for its logo if it has one.
        """
        if vanaf is None:
            return {"geldig_vanaf": "Kies vanaf welke dag dit geldt."}
        logo: bytes | None = None
        try:
            nieuw = maak(self.nu)
            if "logo" in waarden and waarden["logo"] != self.logo:
                logo = waarden["logo"]
                nieuw = replace(nieuw, swv=replace(nieuw.swv, logo=None))
            elif nieuw == self.nu:
                return {}  # pressed twice: a version that says the same is none
            self.nu = diensten.nieuwe_versie(self._dienst, nieuw, geldig_vanaf=vanaf, logo=logo)
            self.logo = diensten.huidig_logo(self._dienst)
        except CvtError as fout:
            return {fout.veld or "": fout.melding}
        return {}
