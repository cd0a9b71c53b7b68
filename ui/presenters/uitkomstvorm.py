"""A form that asks an outcome: what it starts from, and what becomes of its values."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from cvt_desktop.domain.agendapunt import Uitkomst, Voorgenomen
from cvt_desktop.domain.formulier import Categorie
from ui.tonen import Keuze

CATEGORIEEN = tuple(Keuze(waarde=str(c), tekst=f"{c} ({c.nummer})") for c in Categorie)
"""The bekostigingscategorieën with their numbers (WEC 119)."""
TOEWIJZEN, AFWIJZEN = "toewijzen", "afwijzen"
ADVIEZEN = (Uitkomst.TOEGEWEZEN, Uitkomst.TOEGEWEZEN_ANDERS, Uitkomst.AFGEWEZEN)
"""What a zitting can advise the bestuur."""
_TEKSTVELDEN = ("categorie", "waarom_anders", "aanhouden_waarvoor", "aanhouden_wie", "aanhouden_termijn")
_DATUMVELDEN = ("ingangsdatum", "einddatum", "aanhouden_tot")

TERMIJNWEGEN = (
    "de school stemt schriftelijk in met uitstel (Awb 4:15, lid 2)",
    "kennisgeving van een nieuwe redelijke termijn (Awb 4:14, lid 3)",
)
"""The lawful ways to move the term (screens.md 4.9)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Uitkomstvorm:
    """What the form starts from; ``uitleg`` stands above it."""

    met_periode: bool
    waarden: dict[str, object] = field(repr=False)
    met_categorie: bool = True
    uitleg: str = ""


def waarden_van(v: Voorgenomen) -> dict[str, object]:
    """The fields of the form, filled with this outcome."""
    return {"uitkomst": TOEWIJZEN if v.uitkomst.tlv else AFWIJZEN, "categorie": str(v.categorie or ""),
            "ingangsdatum": v.ingangsdatum, "einddatum": v.einddatum}  # fmt: skip


def lees_uitkomst(waarden: dict[str, object]) -> Voorgenomen:
    """The outcome in the form; category and period belong to a TLV only."""
    if waarden.get("uitkomst") != TOEWIJZEN:
        return Voorgenomen(uitkomst=Uitkomst.AFGEWEZEN)
    return lees_voorgenomen(Voorgenomen(uitkomst=Uitkomst.TOEGEWEZEN), waarden)


def lees_voorgenomen(begin: Voorgenomen, waarden: dict[str, object]) -> Voorgenomen:
    """``begin`` with the values of the form for a different outcome, a delay, or an advice to the bestuur."""
    tekst = {naam: str(waarden.get(naam) or "").strip() for naam in _TEKSTVELDEN}
    dagen = {naam: dag if isinstance(dag := waarden.get(naam), date) else None for naam in _DATUMVELDEN}
    if begin.uitkomst is Uitkomst.AANGEHOUDEN:
        return Voorgenomen(
            uitkomst=begin.uitkomst, aanhouden_tot=dagen["aanhouden_tot"], aanhouden_waarvoor=tekst["aanhouden_waarvoor"],
            aanhouden_wie=tekst["aanhouden_wie"], aanhouden_termijn=tekst["aanhouden_termijn"],
        )  # fmt: skip
    advies = Uitkomst(str(waarden["advies"])) if waarden.get("advies") else None
    if begin.aan_bestuur and not (advies is not None and advies.tlv):
        return Voorgenomen(uitkomst=begin.uitkomst, advies=advies)
    return Voorgenomen(
        advies=advies, uitkomst=begin.uitkomst, categorie=Categorie(tekst["categorie"]) if tekst["categorie"] else None,
        ingangsdatum=dagen["ingangsdatum"], einddatum=dagen["einddatum"], waarom_anders=tekst["waarom_anders"],
    )  # fmt: skip
