"""Between the block of a bovenschoolse voorziening and the flat values that widgets show, and what is said at once. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

from cvt_desktop.basis.tekst import euro, meervoud, opsomming
from cvt_desktop.domain.blok_voorziening import BlokVoorziening
from cvt_desktop.domain.school import School
from cvt_desktop.domain.schooljaar import schooljaar
from cvt_desktop.domain.voorziening import Bezetting, Voorziening
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.invoer import Invoer
from cvt_desktop.services.voorzieningen import hoogstens_andere, standen
from ui.tonen import Keuze

_EIGEN = tuple(v.name for v in fields(BlokVoorziening) if v.name not in {"doelen", "voorziening"})
_JA_NEE = {True: "ja", False: "nee", None: ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class Voorzieningtabel:
    """The lines that can be chosen with their places today, and how much else may run at the same time."""

    standen: tuple[Bezetting, ...] = ()
    hoogstens_andere: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Vraagstand:
    """What stands under the fields: the amount with its sum, the places, and what cannot be, in sentences."""

    bedrag: str
    plaatsen: str
    bezwaren: tuple[str, ...]


def voorzieningtabel(dienst: Dienst) -> Voorzieningtabel:
    """The table of today, as the form of an aanvraag uses it."""
    return Voorzieningtabel(standen=standen(dienst), hoogstens_andere=hoogstens_andere(dienst))


def naar_velden(tbv: BlokVoorziening) -> dict[str, Any]:
    """Every single field by its name; the voorziening by its key."""
    velden = {f"tbv.{naam}": _tonen(getattr(tbv, naam)) for naam in _EIGEN}
    return velden | {"tbv.voorziening": sleutel(tbv.voorziening)}


def van_velden(waarden: Mapping[str, Any], basis: BlokVoorziening) -> BlokVoorziening:
    """``basis`` with the values of the fields that are there; the goals and the voorziening stay those of ``basis``."""
    return replace(basis, **{naam: _lezen(naam, waarden[f"tbv.{naam}"]) for naam in _EIGEN if f"tbv.{naam}" in waarden})


def sleutel(voorziening: Voorziening | None) -> str:
    """What one line of the table is called within the form."""
    return f"{voorziening.id}/{voorziening.schooljaar}" if voorziening is not None else ""


def keuzes(tabel: Voorzieningtabel, ontvangen_op: date | None, gekozen: Voorziening | None) -> list[Keuze]:
    """The lines of the school year of the receipt and later; what was chosen before stays, as it was then."""
    vanaf = schooljaar(ontvangen_op).naam if ontvangen_op is not None else ""
    lijst = [Keuze(waarde=sleutel(s.voorziening), tekst=_naam(s.voorziening)) for s in tabel.standen
             if s.voorziening.schooljaar >= vanaf]  # fmt: skip
    if gekozen is not None and all(k.waarde != sleutel(gekozen) for k in lijst):
        lijst.insert(0, Keuze(waarde=sleutel(gekozen), tekst=_naam(gekozen)))
    return lijst


def gekozen_regel(waarde: str, tabel: Voorzieningtabel, basis: Voorziening | None) -> Voorziening | None:
    """The line behind a key: that of ``basis`` as it was chosen, else that of the table."""
    if basis is not None and waarde == sleutel(basis):
        return basis
    return next((s.voorziening for s in tabel.standen if sleutel(s.voorziening) == waarde), None)


def vraagstand(invoer: Invoer, tabel: Voorzieningtabel, scholen: Mapping[str, School]) -> Vraagstand:
    """What follows from what stands in the form now."""
    tbv, vz = invoer.tbv, invoer.tbv.voorziening
    if vz is None:
        leeg = "De lijst is nog leeg: vul haar aan bij Instellingen, Voorzieningen."
        return Vraagstand(bedrag="Bedrag: volgt uit voorziening en periode.", plaatsen="" if tabel.standen else leeg, bezwaren=())
    stand = next((s for s in tabel.standen if sleutel(s.voorziening) == sleutel(vz)), None)
    beslist = f" Over de plaats beslist: {vz.commissie}." if vz.commissie else ""
    return Vraagstand(
        bedrag=f"Bedrag: {euro(tbv.bedrag.cent)} ({tbv.bedrag.hoe})." if tbv.bedrag is not None else
        "Bedrag: deze voorziening heeft geen tarief." if vz.tarief_cent is None else "Bedrag: vul de periode in.",
        plaatsen=f"{_doelgroep(vz)}{_vol(stand)}{beslist}".strip(),
        bezwaren=tuple(_bezwaren(invoer, vz, tabel.hoogstens_andere, scholen)),
    )  # fmt: skip


def _bezwaren(invoer: Invoer, vz: Voorziening, hoogstens_andere: int, scholen: Mapping[str, School]) -> Sequence[str]:
    tbv, zinnen = invoer.tbv, []
    if not vz.mag_vragen(invoer.school_id):
        wie = opsomming([scholen[str(s)].naam for s in vz.scholen if str(s) in scholen]) or "een andere school"
        zinnen.append(f"Deze school kan {vz.naam} niet aanvragen: alleen {wie}.")
    if tbv.ingangsdatum is not None and tbv.tot is not None and vz.te_lang(tbv.ingangsdatum, tbv.tot):
        zinnen.append(f"De periode is te lang: in {vz.naam} hoogstens {vz.hoogstens} {vz.hoogstens_eenheid}.")
    if tbv.aantal_andere > hoogstens_andere:
        zinnen.append(f"Naast een voorziening {_andere(hoogstens_andere)} tegelijk; hier staan er {tbv.aantal_andere}.")
    return zinnen


def _andere(aantal: int) -> str:
    return f"hoogstens {meervoud(aantal, 'andere ondersteuning', 'andere ondersteuningen')}"


def _vol(stand: Bezetting | None) -> str:
    if stand is None:
        return ""
    erbij = ""
    if stand.vrij == 0:
        erbij = " Aanvragen kan: er is een wachtlijst." if stand.voorziening.wachtlijst else " Er is geen wachtlijst."
    return f"Nu {stand.tekst}.{erbij}"


def _doelgroep(vz: Voorziening) -> str:
    return f"Voor: {vz.doelgroep.rstrip('.')}. " if vz.doelgroep else ""


def _naam(vz: Voorziening) -> str:
    return f"{vz.naam} ({vz.schooljaar})"


def _tonen(waarde: Any) -> Any:
    return _JA_NEE[waarde] if isinstance(waarde, bool) else waarde


def _lezen(naam: str, waarde: Any) -> Any:
    if naam.startswith("instemming_"):
        return {"ja": True, "nee": False}.get(waarde)
    if naam == "weken":
        return int(waarde) if isinstance(waarde, Decimal) else None
    return waarde
