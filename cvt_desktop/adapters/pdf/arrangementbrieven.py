"""The besluit about an arrangement in letters: formal to the school, plain to the parents, in "je" to the pupil."""

from __future__ import annotations

from reportlab.platypus import Flowable

from cvt_desktop.adapters.pdf import teksten
from cvt_desktop.adapters.pdf.bouwstenen import tabel, wit
from cvt_desktop.adapters.pdf.brief import Invulling, zet_brief
from cvt_desktop.adapters.pdf.invullingen import (
    bezwaarvelden,
    datum,
    leerlingvelden,
    meningvelden,
    vervangingvelden,
    wie_besliste,
)
from cvt_desktop.adapters.pdf.maten import TEKSTBREED, Stijlen
from cvt_desktop.adapters.pdf.teksten import veilig
from cvt_desktop.basis.tekst import datum_voluit
from cvt_desktop.basis.tekst import opsomming as tekstopsomming
from cvt_desktop.ports.arrangementbrief import Arrangementbrief, Toekenning
from cvt_desktop.ports.documentonderwerp import Groep
from cvt_desktop.ports.plaatsbrief import Plaatsbrief

_SCHALEN = (1.0, 0.95, 0.91, 0.88)


def arrangementbrief(brief: Arrangementbrief) -> bytes:
    """Screens 7.11 with the reasons of 7.5, or 7.8 when it is refused; the plain letters are those of 7.6."""
    sjabloon = f"{_wat(brief)}_{brief.aan}"
    zinnen = teksten.laad(brief.kop.sjabloon_versie, sjabloon)["zinnen"]
    soort = "toegewezen" if isinstance(brief.uitkomst, Toekenning) else "afgewezen"
    velden = leerlingvelden(brief.leerling) | bezwaarvelden(brief.bezwaar) | vervangingvelden(brief.vervangt) | {
        "titel": f"Besluitbrief {brief.kop.kenmerk}", "aanhef": brief.aanhef, "school": brief.school.naam,
        "soort": brief.verloop.soort, "arrangement": brief.uitkomst.titel,
        "kop_brief": teksten.vul_kaal(zinnen[f"kop_{soort}"], leerlingvelden(brief.leerling)),
        "ontvangen_op": datum(brief.verloop.ontvangen_op), "volledig_op": datum(brief.verloop.volledig_op),
        "ingediend_door": brief.verloop.ingediend_door, "gevraagd": brief.verloop.gevraagd,
        "opschortingen": " ".join(
            teksten.vul_kaal(zinnen["opschorting"], {"van": datum(o.van), "tot_en_met": datum(o.tot_en_met),
                                                     "brief_van": datum(o.brief_van)})
            for o in brief.verloop.opschortingen) if "opschorting" in zinnen else "",
        "toetsopmerkingen": "; ".join(o.rstrip(".") for o in brief.toetsopmerkingen),
        "criteria_bron": brief.criteria_bron, "behoefte": brief.behoefte, "gedaan": brief.gedaan, "waarom": brief.waarom,
        "uitleg": brief.uitleg, "zonder_uitleg": "" if brief.uitleg.strip() else zinnen.get("zonder_uitleg", ""),
        "mening_ouders": brief.meningen.ouders, "wat_gedaan": brief.meningen.wat_gedaan, "u_vertelde": brief.u_vertelde,
        "hoe_gehoord": brief.meningen.hoe_gehoord,
        "wij_besluiten_toch": brief.wij_besluiten_toch, "wie_besliste": wie_besliste(brief.kop, brief.nemer),
        "afschrift": "; ".join(brief.afschrift), "deelnemers": tekstopsomming(list(brief.deelnemers)),
    } | _uitkomstvelden(brief) | meningvelden(brief.meningen.leerling, brief.meningen.eigen_woorden)  # fmt: skip
    geldt = {soort, *_plaats(brief)} | ({"correctie"} if brief.vervangt is not None else set())
    geldt |= {"met_clausule"} if brief.bezwaar is not None else set()
    return zet_brief(brief, Invulling(
        sjabloon=sjabloon, velden=velden, geldt=frozenset(geldt), schalen=_SCHALEN,
        blokken={"doelen": lambda s: _doelen(brief, zinnen, s)},
    ))  # fmt: skip


def plaatsbrief(brief: Plaatsbrief) -> bytes:
    """That a place came free for who stood on the waiting list."""
    velden = leerlingvelden(brief.leerling) | {
        "aanhef": brief.aanhef, "titel": f"Plaats {brief.kop.kenmerk}", "school": brief.school.naam,
        "voorziening": brief.voorziening, "per": datum_voluit(brief.per), "einde": datum(brief.einde),
        "besloten_op": datum(brief.besloten_op), "contact": brief.contactpersoon,
    }  # fmt: skip
    return zet_brief(brief, Invulling(sjabloon=f"plaats_{brief.lezer}", velden=velden))


def _wat(brief: Arrangementbrief) -> str:
    """Which texts."""
    if isinstance(brief.leerling, Groep):
        return "groep"
    return "voorziening" if brief.voorziening else "arrangement"


def _plaats(brief: Arrangementbrief) -> set[str]:
    """Which of the two answers about the place the letter gives; none without a voorziening, or when it is refused."""
    if not brief.voorziening or not isinstance(brief.uitkomst, Toekenning):
        return set()
    return {"wachtlijst" if brief.uitkomst.plaats_per is None else "plaatsbaar"}


def _uitkomstvelden(brief: Arrangementbrief) -> dict[str, str]:
    u = brief.uitkomst
    if isinstance(u, Toekenning):
        return {
            "aanbieder": u.aanbieder, "inzet": u.inzet, "bedrag": u.bedrag, "ingang": datum(u.ingang), "einde": datum(u.einde),
            "evaluatie_op": datum(u.evaluatie_op), "tweede_evaluatie_op": datum(u.tweede_evaluatie_op), "contact": u.contact,
            "plaats_per": datum(u.plaats_per), "daarna": u.daarna, "anders_omdat": u.anders_omdat,
        }  # fmt: skip
    return {"in_het_voordeel": u.in_het_voordeel, "horen": u.horen, "wat_wel": u.wat_wel}


def _doelen(brief: Arrangementbrief, zinnen: dict[str, str], stijl: Stijlen) -> list[Flowable]:
    if not isinstance(brief.uitkomst, Toekenning) or not brief.uitkomst.doelen:
        return []
    rijen = [[veilig(d.doel), veilig(d.zichtbaar), veilig(d.wanneer)] for d in brief.uitkomst.doelen]
    koppen = [veilig(zinnen[k]) for k in ("kolom_doel", "kolom_zichtbaar", "kolom_wanneer")]
    return [tabel(koppen, rijen, [TEKSTBREED * deel for deel in (0.4, 0.4, 0.2)], stijl), wit(6)]
