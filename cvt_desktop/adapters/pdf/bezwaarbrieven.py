"""The letters of a bezwaar: every one has its own text, from one set of fields."""

from __future__ import annotations

from datetime import date

from cvt_desktop.adapters.pdf.brief import Invulling, zet_brief
from cvt_desktop.adapters.pdf.invullingen import datum, leerlingvelden, wie_besliste
from cvt_desktop.basis.tekst import datum_lang, datum_voluit
from cvt_desktop.ports.documentbrieven import BeslissingOpBezwaar, Bezwaarbrief


def bezwaarbrief(brief: Bezwaarbrief) -> bytes:
    """Awb 6:6, 6:14, 6:15, 7:2, 7:10 and 7:12."""
    velden = leerlingvelden(brief.leerling) | {
        "aanhef": brief.aanhef, "titel": f"Bezwaar {brief.kop.kenmerk}", "soort": brief.soort, "indiener": brief.indiener,
        "ontvangen_op": datum_lang(brief.ontvangen_op), "bekend_op": datum(brief.bekend_op),
        "beslissen_voor": _dag(brief.beslissen_voor), "wat": brief.wat, "naar": brief.naar, "nieuwe_dag": _dag(brief.nieuwe_dag),
        "grond": brief.grond, "hoorzitting": _dag(brief.hoorzitting), "plaats": brief.plaats, "inzage": brief.inzage,
        "stukken_tot": _dag(brief.stukken_tot), "inzage_vanaf": _dag(brief.inzage_vanaf),
    }  # fmt: skip
    if brief.beslissing is not None:
        velden |= _beslissing(brief, brief.beslissing)
    return zet_brief(brief, Invulling(sjabloon=f"bezwaar_{brief.inhoud}", velden=velden))


def _beslissing(brief: Bezwaarbrief, b: BeslissingOpBezwaar) -> dict[str, str]:
    return {
        "oordeel": b.oordeel, "gevolg": b.gevolg, "advies_van": datum(b.advies_van), "advies": b.advies, "afwijking": b.afwijking,
        "gehoord_op": datum(b.gehoord_op), "niet_gehoord": b.niet_gehoord, "wie_besliste": wie_besliste(brief.kop, b.nemer),
        "beslist_op": datum_lang(b.op), "verzenddatum": datum_lang(b.beroep.verzenddatum),
        "laatste_dag_beroep": datum_voluit(b.beroep.laatste_dag),
    }  # fmt: skip


def _dag(dag: date | None) -> str:
    """``maandag 14 juni 2027``, or nothing."""
    return datum_voluit(dag) if dag else ""
