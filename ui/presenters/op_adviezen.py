"""What the form of *Besluiten op de adviezen* asks, and what becomes of its values (model M3)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.agendapunt import Uitkomst, Vergewissing, Voorgenomen
from cvt_desktop.domain.formulier import Categorie
from cvt_desktop.domain.gevraagd import gevraagd
from cvt_desktop.services.op_adviezen import Adviesbesluit
from ui.tonen import Keuze

TOEWIJZEN, AFWIJZEN = "toewijzen", "afwijzen"
UITKOMSTEN = (Keuze(waarde=TOEWIJZEN, tekst="toewijzen"), Keuze(waarde=AFWIJZEN, tekst="afwijzen"))
VRAGEN = {
    "zorgvuldig": "Beide adviezen zijn zorgvuldig gemaakt",
    "feiten": "De feiten in de adviezen kloppen",
    "dragen_conclusie": "De adviezen dragen hun conclusie",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Adviesbesluitvorm:
    """What the form starts from: the proposal that follows from the adviezen."""

    met_periode: bool
    waarden: dict[str, object] = field(repr=False)


def vorm_van(aanbod: Adviesbesluit) -> Adviesbesluitvorm:
    """The form with the proposal filled in; the three questions are answered by who decides."""
    v = aanbod.voorstel
    waarden: dict[str, object] = {"redenen": aanbod.redenen}
    if v is not None:
        waarden |= {"uitkomst": TOEWIJZEN if v.uitkomst.tlv else AFWIJZEN, "categorie": str(v.categorie or ""),
                    "ingangsdatum": v.ingangsdatum, "einddatum": v.einddatum, "waarom_anders": v.waarom_anders}  # fmt: skip
    return Adviesbesluitvorm(met_periode=aanbod.met_periode, waarden=waarden)


def lees_vorm(waarden: dict[str, object], aanvraag: Aanvraag) -> tuple[Voorgenomen, Vergewissing, str]:
    """Outcome, answers and reasons; a TLV that differs from what was asked is *anders dan gevraagd*."""
    vergewissing = Vergewissing(**{naam: bool(waarden.get(naam)) for naam in VRAGEN})
    redenen = str(waarden.get("redenen") or "")
    if waarden.get("uitkomst") != TOEWIJZEN:
        return Voorgenomen(uitkomst=Uitkomst.AFGEWEZEN), vergewissing, redenen
    vraag, categorie = gevraagd(aanvraag), str(waarden.get("categorie") or "")
    van, tot = waarden.get("ingangsdatum"), waarden.get("einddatum")
    gekozen = Voorgenomen(
        uitkomst=Uitkomst.TOEGEWEZEN, categorie=Categorie(categorie) if categorie else None,
        ingangsdatum=van if isinstance(van, date) else None, einddatum=tot if isinstance(tot, date) else None,
    )  # fmt: skip
    if vraag.categorie in {None, gekozen.categorie} and vraag.einddatum in {None, gekozen.einddatum}:
        return gekozen, vergewissing, redenen
    anders = Voorgenomen(
        uitkomst=Uitkomst.TOEGEWEZEN_ANDERS, categorie=gekozen.categorie, ingangsdatum=gekozen.ingangsdatum,
        einddatum=gekozen.einddatum, waarom_anders=str(waarden.get("waarom_anders") or ""),
    )  # fmt: skip
    return anders, vergewissing, redenen
