"""What the form of *Besluiten op de adviezen* asks, and what becomes of its values (model M3)."""

from __future__ import annotations

from dataclasses import replace

from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.agendapunt import Uitkomst, Vergewissing, Voorgenomen
from cvt_desktop.domain.gevraagd import gevraagd
from cvt_desktop.services.op_adviezen import Adviesbesluit
from ui.presenters.uitkomstvorm import Uitkomstvorm, lees_uitkomst, waarden_van

VRAGEN = {
    "zorgvuldig": "Beide adviezen zijn zorgvuldig gemaakt",
    "feiten": "De feiten in de adviezen kloppen",
    "dragen_conclusie": "De adviezen dragen hun conclusie",
}


def vorm_van(aanbod: Adviesbesluit) -> Uitkomstvorm:
    """The form with the proposal filled in; the three questions are answered by who decides."""
    waarden: dict[str, object] = {"redenen": aanbod.redenen}
    if (v := aanbod.voorstel) is not None:
        waarden |= waarden_van(v) | {"waarom_anders": v.waarom_anders}
    return Uitkomstvorm(met_periode=aanbod.met_periode, waarden=waarden)


def lees_vorm(waarden: dict[str, object], aanvraag: Aanvraag) -> tuple[Voorgenomen, Vergewissing, str]:
    """Outcome, answers and reasons; a TLV that differs from what was asked is *anders dan gevraagd*."""
    vergewissing = Vergewissing(**{naam: bool(waarden.get(naam)) for naam in VRAGEN})
    gekozen, vraag = lees_uitkomst(waarden), gevraagd(aanvraag)
    zoals_gevraagd = vraag.categorie in {None, gekozen.categorie} and vraag.einddatum in {None, gekozen.einddatum}
    if gekozen.uitkomst.tlv:
        gekozen = replace(gekozen, waarom_anders="") if zoals_gevraagd else replace(gekozen, uitkomst=Uitkomst.TOEGEWEZEN_ANDERS)
    return gekozen, vergewissing, str(waarden.get("redenen") or "")
