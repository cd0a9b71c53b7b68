"""In which groups the lines of the Werkvoorraad stand (screens.md 4.2: *Groepeer*). No Qt."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum

from cvt_desktop.basis.tekst import datum_kort, hoofdletter, vouw
from cvt_desktop.services.werkregel import Groep, Werkregel
from ui.presenters.werkrij import SOORTEN, Werkrij
from ui.tonen import Chip, Keuze

_BEGIN = re.compile(r":|,| sinds | voor de | van de ")
_LAATST = "\uffff"


class Groepering(StrEnum):
    """By what; the first one leaves the list as it is, with who waits for others below."""

    GEEN = "niet"
    SOORT = "soort"
    SCHOOL = "school"
    STAP = "stap"
    ZITTING = "zitting"


GROEPEERKEUZES = tuple(Keuze(waarde=groepering.name, tekst=str(groepering)) for groepering in Groepering)


def rijen_van(
    regels: Sequence[Werkregel], groepering: Groepering, geverfd: Mapping[str, Werkrij]
) -> list[Werkrij]:  # fmt: skip
    """The painted lines (by their key) in their groups; ``regels`` come in the order that pinches, and keep it within a group.

    A list of one group has no heading: it would say what the chip above it says already.
    """
    groepen: dict[str, list[Werkregel]] = {}
    for regel in regels:
        groepen.setdefault(_kop(regel, groepering), []).append(regel)
    if groepering is not Groepering.GEEN:
        groepen = dict(sorted(groepen.items(), key=lambda paar: _rang(paar[1][0], groepering, paar[0])))
    rijen: list[Werkrij] = []
    for kop, leden in groepen.items():
        eigen = [geverfd[regel.sleutel] for regel in leden]
        if kop and len(groepen) > 1:
            aantal = "" if groepering is Groepering.GEEN else f" ({len(leden)})"
            rijen.append(_koprij(f"{kop}{aantal}", " ".join(rij.hooi for rij in eigen)))
        rijen += eigen
    return [replace(rij, rang=rang) for rang, rij in enumerate(rijen)]


def _koprij(kop: str, hooi: str) -> Werkrij:
    return Werkrij(sleutel=f"kop {kop}", termijn=Chip(tekst=kop), stap="", leerling="", soort="", school="", rang=0, hooi=hooi,
                   kop=kop)  # fmt: skip


def _kop(regel: Werkregel, groepering: Groepering) -> str:
    dossier = regel.dossier
    match groepering:
        case Groepering.GEEN:
            return "WACHT OP ANDEREN" if regel.groep is Groep.WACHT else ""
        case Groepering.SOORT:
            return SOORTEN.get(dossier.soort, dossier.soort) if dossier is not None else "overig"
        case Groepering.SCHOOL:
            return dossier.school if dossier is not None else "geen school"
        case Groepering.STAP:
            return hoofdletter(_BEGIN.split(regel.stap.tekst, maxsplit=1)[0])
        case Groepering.ZITTING:
            dag = _zittingdag(regel)
            return f"Zitting {datum_kort(dag)}" if dag is not None else "geen zitting"


def _zittingdag(regel: Werkregel) -> date | None:
    return regel.zitting.datum if regel.zitting is not None else regel.dossier.zitting_op if regel.dossier is not None else None


def _rang(regel: Werkregel, groepering: Groepering, kop: str) -> str:
    """Zittingen by day, the others by name; what belongs to no group comes last."""
    if kop in {"overig", "geen school", "geen zitting"}:
        return _LAATST
    dag = _zittingdag(regel)
    return dag.isoformat() if groepering is Groepering.ZITTING and dag is not None else vouw(kop)
