"""Between a besluit and the named values of its form. No Qt."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cvt_desktop.domain.besluit import Besluit, Redenen
from cvt_desktop.domain.formulier import Categorie
from cvt_desktop.domain.voorziening import Plaatsantwoord
from ui.presenters.aanvraagvelden_arrangement import in_cent, in_euro


def velden_van(besluit: Besluit) -> dict[str, object]:
    """Every field of the form by its name."""
    velden: dict[str, object] = {f"redenen.{naam}": getattr(besluit.redenen, naam) for naam in Redenen.__dataclass_fields__}
    return velden | {"categorie": str(besluit.categorie or ""), "ingangsdatum": besluit.ingangsdatum,
                     "einddatum": besluit.einddatum, "bedrag_cent": in_euro(besluit.bedrag_cent),
                     "plaats": besluit.plaats.name if besluit.plaats is not None else "",
                     "plaats_per": besluit.plaats_per}  # fmt: skip


def met_velden(besluit: Besluit, velden: dict[str, object]) -> Besluit:
    """The besluit with what stands in the fields."""
    redenen = {n.removeprefix("redenen."): str(w) for n, w in velden.items() if n.startswith("redenen.")}
    categorie = str(velden.get("categorie", besluit.categorie or ""))
    return replace(
        besluit, redenen=replace(besluit.redenen, **redenen), categorie=Categorie(categorie) if categorie else None,
        ingangsdatum=_dag(velden.get("ingangsdatum", besluit.ingangsdatum)),
        einddatum=_dag(velden.get("einddatum", besluit.einddatum)),
        bedrag_cent=in_cent(velden["bedrag_cent"]) if "bedrag_cent" in velden else besluit.bedrag_cent,
        plaats=_plaats(velden["plaats"]) if "plaats" in velden else besluit.plaats,
        plaats_per=_dag(velden.get("plaats_per", besluit.plaats_per)),
    )  # fmt: skip


def _plaats(waarde: object) -> Plaatsantwoord | None:
    return Plaatsantwoord[str(waarde)] if waarde else None


def _dag(waarde: object) -> date | None:
    return waarde if isinstance(waarde, date) else None
