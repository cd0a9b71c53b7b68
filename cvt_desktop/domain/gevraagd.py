"""What an aanvraag asks, in the words that every kind shares: what is proposed, decided and written follows from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from cvt_desktop.basis.tekst import opsomming
from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.blok_arrangement import BlokArrangement, Doel
from cvt_desktop.domain.blok_groep import BlokGroep, Groepsdoel
from cvt_desktop.domain.blok_pro import BlokPro
from cvt_desktop.domain.blok_voorziening import BlokVoorziening
from cvt_desktop.domain.formulier import BlokVso, Categorie
from cvt_desktop.domain.ondersteuning import Ondersteuning
from cvt_desktop.domain.soorten import beschrijving


@dataclass(frozen=True, slots=True, kw_only=True)
class Gevraagd:
    """``categorie`` and ``einddatum`` are None for praktijkonderwijs, which has neither (WVO 2020 art. 2.30); an arrangement has
    no category but an amount.

    ``waarom_niet_anders`` says why something lighter does not do, or for praktijkonderwijs what goes wrong without it.
    """

    categorie: Categorie | None = None
    ingangsdatum: date | None = None
    einddatum: date | None = None
    waarom: str = field(default="", repr=False)
    waarom_niet_anders: str = field(default="", repr=False)
    waarom_duur_categorie: str = field(default="", repr=False)
    geprobeerd: tuple[Ondersteuning, ...] = field(default=(), repr=False)
    bedrag_cent: int | None = None


def gevraagd(aanvraag: Aanvraag) -> Gevraagd:
    """What this aanvraag asks, from the block of its kind."""
    soort = beschrijving(aanvraag.soort)
    if soort.groep:
        return _groep(aanvraag.formulier.groep)
    if soort.voorziening:
        return _voorziening(aanvraag.formulier.tbv)
    if soort.arrangement:
        return _arrangement(aanvraag.formulier.arr)
    if soort.pro:
        return _pro(aanvraag.formulier.pro)
    return _vso(aanvraag.formulier.vso)


def doelen(aanvraag: Aanvraag) -> tuple[str, ...]:
    """The goals of an arrangement, as the form has them; none for a kind that asks no goals."""
    soort, f = beschrijving(aanvraag.soort), aanvraag.formulier
    if soort.groep:
        return _namen(f.groep.doelen)
    if soort.voorziening:
        return _namen(f.tbv.doelen)
    return _namen(f.arr.doelen) if soort.arrangement else ()


def _vso(vso: BlokVso) -> Gevraagd:
    return Gevraagd(
        categorie=vso.categorie, ingangsdatum=vso.ingangsdatum, einddatum=vso.einddatum, waarom=vso.waarom.strip(),
        waarom_niet_anders=vso.waarom_regulier_niet.strip(), waarom_duur_categorie=vso.waarom_duur_categorie.strip(),
        geprobeerd=vso.geprobeerd,
    )  # fmt: skip


def _pro(pro: BlokPro) -> Gevraagd:
    return Gevraagd(
        ingangsdatum=pro.plaatsing_per, waarom=pro.motivering.strip(), waarom_niet_anders=pro.risicos.strip(),
        geprobeerd=pro.begeleiding,
    )  # fmt: skip


def _arrangement(arr: BlokArrangement) -> Gevraagd:
    return Gevraagd(
        ingangsdatum=arr.ingangsdatum, einddatum=arr.einddatum,
        waarom=_doelen(arr.doelen),
        waarom_niet_anders=arr.waarom_onderwijs.strip(), geprobeerd=arr.gedaan, bedrag_cent=arr.bedrag_cent,
    )  # fmt: skip


def _voorziening(tbv: BlokVoorziening) -> Gevraagd:
    return Gevraagd(
        ingangsdatum=tbv.ingangsdatum, einddatum=tbv.tot, waarom=_doelen(tbv.doelen), waarom_niet_anders=tbv.waarom.strip(),
        bedrag_cent=tbv.bedrag.cent if tbv.bedrag is not None else None,
    )  # fmt: skip


def _groep(groep: BlokGroep) -> Gevraagd:
    return Gevraagd(
        ingangsdatum=groep.ingangsdatum, einddatum=groep.einddatum, waarom=_doelen(groep.doelen),
        waarom_niet_anders=groep.aanleiding.strip(), bedrag_cent=groep.bedrag_cent,
    )  # fmt: skip


def _doelen(doelen: tuple[Doel, ...] | tuple[Groepsdoel, ...]) -> str:
    """A goal is a heading of its own (*Begint binnen vijf minuten*): in a reason it stands quoted in a sentence."""
    namen = [f"‘{doel}’" for doel in _namen(doelen)]
    return f"{'Het doel is' if len(namen) == 1 else 'De doelen zijn'} {opsomming(namen)}." if namen else ""


def _namen(doelen: tuple[Doel, ...] | tuple[Groepsdoel, ...]) -> tuple[str, ...]:
    return tuple(d.doel.strip().rstrip(".") for d in doelen if d.doel.strip())
