"""What is done when the adviezen of the two deskundigen differ: three ways on, chosen with a reason (screens.md 4.7).

A difference in *duur* alone is weighed at the table and explained in the besluit (rule C24); a difference in the advice itself
or in the category asks for a choice before the dossier is ready.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from cvt_desktop.basis.tekst import opsomming
from cvt_desktop.domain.deskundigenadvies import Conclusie, Deskundigenadvies
from cvt_desktop.domain.ids import PersoonId

DERDE = 3
"""The number of the advice that comes on top of the two that the law asks (WVO 2020 2.47 lid 14)."""


class Verschilweg(StrEnum):
    """The three ways on."""

    MDO = "MDO met beide deskundigen"
    DERDE = "derde deskundige"
    ZITTING = "naar zitting, verschil motiveren"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verschilkeuze:
    """One choice: who made it, when and why. ``gepland_op`` is the day on which an MDO is followed up."""

    weg: Verschilweg
    reden: str = field(repr=False)
    door: PersoonId
    naam: str = field(repr=False)
    op: date
    gepland_op: date | None = None


def verschillen_wezenlijk(adviezen: Iterable[Deskundigenadvies]) -> bool:
    """Whether the first two vastgestelde adviezen differ in the advice itself or in the category."""
    vast = sorted((a for a in adviezen if a.vastgesteld and a.volgorde < DERDE), key=lambda a: a.volgorde)
    if len(vast) < 2:
        return False
    een, twee = (a.inhoud for a in vast[:2])
    if een.conclusie is Conclusie.NEGATIEF and twee.conclusie is Conclusie.NEGATIEF:
        return False  # what a negative advice says about a category decides nothing
    return een.conclusie is not twee.conclusie or een.categorie is not twee.categorie


def keuze_open(keuzes: tuple[Verschilkeuze, ...], adviezen: Iterable[Deskundigenadvies]) -> bool:
    """Whether the dossier waits: nobody chose a way on, or what was chosen has not come to its end."""
    alle = tuple(adviezen)
    weg = keuzes[-1].weg if keuzes else None
    if weg is None:
        return verschillen_wezenlijk(alle)
    if weg is Verschilweg.DERDE:
        return not any(a.volgorde == DERDE and a.vastgesteld for a in alle)
    return weg is Verschilweg.MDO


def verschil(adviezen: Sequence[Deskundigenadvies]) -> str:
    """What differs between the adviezen: ``conclusie``, ``categorie``, ``duur``; empty when they are the same."""
    i = [a.inhoud for a in adviezen]
    if len(i) < 2:
        return ""
    if len({x.conclusie is Conclusie.NEGATIEF for x in i}) > 1:
        return "conclusie"
    aantallen = (("categorie", len({x.categorie for x in i})), ("duur", len({x.tot_en_met for x in i})))
    return opsomming([naam for naam, aantal in aantallen if aantal > 1])
