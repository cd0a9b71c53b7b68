"""Between the form as services know it (``Invoer``) and the flat named values that widgets show. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from cvt_desktop.basis.tekst import datum_lang
from cvt_desktop.domain.adres import Adres
from cvt_desktop.domain.formulier import (
    BlokLeerling,
    BlokVso,
    Categorie,
    Gezag,
    Houding,
    Instemming,
    JaNee,
    Meningvorm,
    OntvangenVia,
    RelatieSchool,
    Route,
    Wijziging,
)
from cvt_desktop.domain.ids import SchoolId
from cvt_desktop.domain.school import School
from cvt_desktop.domain.schooljaar import einddatum_keuzes
from cvt_desktop.services.invoer import Invoer, Leerlinginvoer
from ui.presenters import (
    aanvraagvelden_arrangement,
    aanvraagvelden_groep,
    aanvraagvelden_pro,
    aanvraagvelden_voorziening,
)
from ui.tonen import Keuze

_WOORDEN: dict[str, type[StrEnum]] = {
    "a.ontvangen_via": OntvangenVia, "a.relatie": RelatieSchool, "a.namens_bevoegd_gezag": JaNee,
    "b.mening_vorm": Meningvorm, "vso.route": Route, "vso.categorie": Categorie, "vso.instemming": Instemming,
    "vso.eerdere_categorie": Categorie, "vso.wat_verandert": Wijziging,
}  # fmt: skip
_ADRES = ("straat", "postcode", "plaats", "land")
_RIJEN = frozenset({"verzorgers", "geprobeerd"})
_BLOKKEN = frozenset({"school_id", "van_leerling", "b", "vso", "pro", "arr", "tbv", "groep"})
_A = tuple(v.name for v in fields(Invoer) if v.name not in _BLOKKEN)
_EIGEN = tuple(veld.name for veld in fields(Leerlinginvoer) if veld.name != "adres")


def keuzes(soort: type[StrEnum]) -> list[Keuze]:
    """All words of an Enum as choices."""
    return [Keuze(waarde=woord.value, tekst=woord.value) for woord in soort]


ONDERWIJS_VOOR = [Keuze(waarde=w, tekst=w) for w in ("vo", "vso", "pro", "bao", "sbo", "so", "isk", "geen (thuis)")]
UITSTROOM = [Keuze(waarde=w, tekst=w) for w in ("vervolgonderwijs", "arbeid", "dagbesteding")]
SPOED = [Keuze(waarde=w, tekst=w) for w in ("thuiszitter", "veiligheid", "plaatsing is al geregeld", "anders")]
GEZAG, HOUDING = keuzes(Gezag), keuzes(Houding)


def schoolkeuzes(scholen: Sequence[School]) -> list[Keuze]:
    """Name, town and code, so that any of them finds the school."""
    return [Keuze(waarde=str(school.id), tekst=", ".join(d for d in (school.naam, school.plaats, school.code) if d))
            for school in scholen]  # fmt: skip


def einddatumkeuzes(ingang: date | None, gekozen: date | None) -> list[Keuze]:
    """The 31 Julys that are lawful from ``ingang`` on, the earliest one named; and what was chosen before."""
    if ingang is None or not 1 <= ingang.year <= 9990:
        dagen = []
    else:
        dagen = einddatum_keuzes(ingang)
    lijst = [Keuze(waarde=dag.isoformat(), tekst=datum_lang(dag) + (" (vroegst toegestaan)" if n == 0 else ""))
             for n, dag in enumerate(dagen)]  # fmt: skip
    if gekozen is not None and gekozen not in dagen:
        vroeg = bool(dagen) and gekozen < dagen[0]
        lijst.insert(0, Keuze(waarde=gekozen.isoformat(), tekst=datum_lang(gekozen) + (" (korter dan de wet)" if vroeg else "")))
    return lijst


def naar_velden(invoer: Invoer) -> dict[str, Any]:
    """Every single field by its name: ``a.contactpersoon``, ``leerling.roepnaam``, ``vso.waarom``."""
    waarden: dict[str, Any] = {"a.school": str(invoer.school_id) if invoer.school_id else ""}
    delen: list[tuple[str, object, Sequence[str]]] = [
        ("a", invoer, _A),
        ("leerling", invoer.van_leerling, _EIGEN),
        ("leerling", invoer.van_leerling.adres, _ADRES),
        ("b", invoer.b, _namen(BlokLeerling)),
        ("vso", invoer.vso, _namen(BlokVso)),
    ]
    for blok, deel, namen in delen:
        for naam in namen:
            waarden[f"{blok}.{naam}"] = _tonen(f"{blok}.{naam}", getattr(deel, naam))
    waarden |= aanvraagvelden_pro.naar_velden(invoer.pro) | aanvraagvelden_arrangement.naar_velden(invoer.arr)
    return waarden | aanvraagvelden_voorziening.naar_velden(invoer.tbv) | aanvraagvelden_groep.naar_velden(invoer.groep)


def van_velden(waarden: Mapping[str, Any], basis: Invoer) -> Invoer:
    """``basis`` with the values of the fields that are there; the rows (verzorgers, geprobeerd) stay those of ``basis``."""

    def uit(blok: str, namen: Sequence[str]) -> dict[str, Any]:
        return {naam: _lezen(f"{blok}.{naam}", waarden[f"{blok}.{naam}"]) for naam in namen if f"{blok}.{naam}" in waarden}

    leerling: Leerlinginvoer = replace(basis.van_leerling, **uit("leerling", _EIGEN))
    adres: Adres = replace(leerling.adres, **uit("leerling", _ADRES))
    invoer: Invoer = replace(
        basis, van_leerling=replace(leerling, adres=adres), b=replace(basis.b, **uit("b", _namen(BlokLeerling))),
        vso=replace(basis.vso, **uit("vso", _namen(BlokVso))), pro=aanvraagvelden_pro.van_velden(waarden, basis.pro),
        arr=aanvraagvelden_arrangement.van_velden(waarden, basis.arr),
        tbv=aanvraagvelden_voorziening.van_velden(waarden, basis.tbv),
        groep=aanvraagvelden_groep.van_velden(waarden, basis.groep), **uit("a", _A),
    )  # fmt: skip
    if "a.school" in waarden:
        school = waarden["a.school"]
        invoer = replace(invoer, school_id=SchoolId(UUID(school)) if school else None)
    return invoer


def _namen(blok: type[BlokLeerling] | type[BlokVso]) -> tuple[str, ...]:
    return tuple(veld.name for veld in fields(blok) if veld.name not in _RIJEN)


def _tonen(naam: str, waarde: Any) -> Any:
    if naam in _WOORDEN:
        return waarde.value if waarde is not None else ""
    if naam == "vso.einddatum":
        return waarde.isoformat() if waarde is not None else ""
    return waarde


def _lezen(naam: str, waarde: Any) -> Any:
    if naam == "a.namens_bevoegd_gezag":
        return JaNee(waarde) if waarde else JaNee.NIET_VERMELD
    if naam in _WOORDEN:
        return _WOORDEN[naam](waarde) if waarde else None
    if naam == "vso.einddatum":
        return date.fromisoformat(waarde) if waarde else None
    return waarde
