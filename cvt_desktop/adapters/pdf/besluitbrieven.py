"""The besluit in letters: in full to the school, in plain Dutch to the parents, in ten lines to the pupil."""

from __future__ import annotations

from reportlab.platypus import Flowable

from cvt_desktop.adapters.pdf import teksten
from cvt_desktop.adapters.pdf.bouwstenen import tabel, wit
from cvt_desktop.adapters.pdf.brief import Invulling, basisvelden, zet_brief
from cvt_desktop.adapters.pdf.invullingen import (
    ARTIKEL,
    adviesvelden,
    bezwaarvelden,
    datum,
    leerlingvelden,
    meningvelden,
    toewijzingvelden,
    vervangingvelden,
    wie_besliste,
)
from cvt_desktop.adapters.pdf.maten import TEKSTBREED, Stijlen
from cvt_desktop.adapters.pdf.teksten import veilig
from cvt_desktop.ports.documentdelen import Afwijzing, Kop, Onderwijs, Opschorting, Toewijzing
from cvt_desktop.ports.documenten import BesluitbriefLeerling, BesluitbriefOuders, BesluitbriefSchool

_KORT = (0.95, 0.9, 0.87, 0.84)  # the letter of the pupil is one page
_FORMEEL = (0.95, 0.91, 0.88)  # the formal letter says more than the plain one and should stay at two pages


def besluitbrief_school(brief: BesluitbriefSchool) -> bytes:
    """Screens 7.5, or 7.8 when the aanvraag is refused."""
    sjabloon = "besluitbrief_school_pro" if brief.onderwijs.pro else "besluitbrief_school"
    zinnen = teksten.laad(brief.kop.sjabloon_versie, sjabloon)["zinnen"]
    toegewezen = isinstance(brief.uitkomst, Toewijzing)
    velden = _gemeen(brief) | {
        "titel": f"Besluitbrief {brief.kop.kenmerk}", "soort": brief.verloop.soort,
        "afschrift": "; ".join(brief.afschrift),
        "ontvangen_op": datum(brief.verloop.ontvangen_op), "volledig_op": datum(brief.verloop.volledig_op),
        "ingediend_door": brief.verloop.ingediend_door, "gevraagd": brief.verloop.gevraagd,
        "opschortingen": _opschortingen(brief.kop, brief.verloop.opschortingen),
        "toetsopmerkingen": "; ".join(o.rstrip(".") for o in brief.toetsopmerkingen),
        "adviezen": _adviezenzin(brief), "criteria_bron": brief.criteria_bron,
        "behoefte": brief.redenen.behoefte, "gedaan": brief.redenen.gedaan,
        "waarom_niet_regulier": brief.redenen.waarom_niet_regulier,
        "kop_regulier": zinnen["regulier_toegewezen" if toegewezen else "regulier_afgewezen"],
        "weging_adviezen": brief.redenen.weging_adviezen, "verschil": brief.redenen.verschil,
        "duur_en_categorie": brief.duur_en_categorie, "mening_ouders": brief.meningen.ouders,
        "wat_gedaan": brief.meningen.wat_gedaan, "oneens": brief.meningen.oneens, "hoe_gehoord": brief.meningen.hoe_gehoord,
        "verlenging_voor": datum(brief.verlenging_voor),
        "in_afwijking": zinnen["in_afwijking"] if _anders(brief.uitkomst) else "", **_provelden(brief),
    } | meningvelden(brief.meningen.leerling, brief.meningen.eigen_woorden)  # fmt: skip
    return zet_brief(
        brief,
        Invulling(
            sjabloon=sjabloon,
            velden=velden,
            geldt=_geldt(brief),
            schalen=_FORMEEL,
            blokken={"criteria": lambda s: _criteria(brief.uitkomst, zinnen, s), "pro": lambda s: _procijfers(brief, zinnen, s)},
        ),
    )


def besluitbrief_ouders(brief: BesluitbriefOuders) -> bytes:
    """Screens 7.6, or the plain form of 7.8."""
    sjabloon = "besluitbrief_ouders_pro" if brief.onderwijs.pro else "besluitbrief_ouders"
    zinnen = teksten.laad(brief.kop.sjabloon_versie, sjabloon)["zinnen"]
    soort = "toegewezen" if isinstance(brief.uitkomst, Toewijzing) else "afgewezen"
    velden = _gemeen(brief) | {
        "titel": f"Besluitbrief {brief.kop.kenmerk}", "uitleg": brief.uitleg, "reden_duur": brief.reden_duur,
        "u_vertelde": brief.u_vertelde, "meegenomen": brief.meegenomen, "hoe_gehoord": brief.hoe_gehoord,
        "wij_besluiten_toch": brief.wij_besluiten_toch, "derde": brief.derde,
        "kop_brief": teksten.vul_kaal(zinnen[f"kop_{soort}"], leerlingvelden(brief.leerling)),
    } | meningvelden(brief.mening_leerling, brief.mening_eigen_woorden)  # fmt: skip
    return zet_brief(brief, Invulling(sjabloon=sjabloon, velden=velden, geldt=frozenset({soort}) | _correctie(brief)))


def besluitbrief_leerling(brief: BesluitbriefLeerling) -> bytes:
    """The pupil's own letter (screens.md 7.6)."""
    sjabloon = "besluitbrief_leerling"
    zinnen = teksten.laad(brief.kop.sjabloon_versie, sjabloon)["zinnen"]
    soort = "toegewezen" if isinstance(brief.uitkomst, Toewijzing) else "afgewezen"
    waar = "pro" if brief.onderwijs.pro else "vso"
    velden = leerlingvelden(brief.leerling) | bezwaarvelden(brief.bezwaar) | vervangingvelden(brief.vervangt) | {
        "titel": f"Besluitbrief {brief.kop.kenmerk}", "aanhef": brief.aanhef, "school": brief.school.naam,
        "onderwijs": zinnen[f"onderwijs_{waar}"], "onderwijs_kort": zinnen[f"kort_{waar}"],
        "anders": zinnen["anders"] if _anders(brief.uitkomst) else "", "uitleg": brief.voor_leerling,
        "zonder_uitleg": "" if brief.voor_leerling.strip() else zinnen["zonder_uitleg"], "meegenomen": brief.meegenomen,
        "kop_brief": teksten.vul_kaal(zinnen[f"kop_{soort}"], {"onderwijs": zinnen[f"kop_{waar}"]}),
        "hoe_gehoord": brief.hoe_gehoord, "hoeveel": {2: "Twee", 3: "Drie"}[brief.adviezen],
    } | meningvelden(brief.mening_leerling, brief.mening_eigen_woorden)  # fmt: skip
    if isinstance(brief.uitkomst, Toewijzing):
        velden |= toewijzingvelden(brief.uitkomst, brief.kop.concept)
    geldt = frozenset({soort}) | _correctie(brief)
    return zet_brief(brief, Invulling(sjabloon=sjabloon, velden=velden, geldt=geldt, schalen=_KORT))


def _gemeen(brief: BesluitbriefSchool | BesluitbriefOuders) -> dict[str, str]:
    velden = leerlingvelden(brief.leerling) | adviesvelden(brief.adviezen) | bezwaarvelden(brief.bezwaar)
    velden |= vervangingvelden(brief.vervangt)
    velden |= {"aanhef": brief.aanhef, "school": brief.school.naam, "wie_besliste": wie_besliste(brief.kop, brief.nemer)}
    if isinstance(brief.uitkomst, Toewijzing):
        return velden | toewijzingvelden(brief.uitkomst, brief.kop.concept)
    uitkomst = brief.uitkomst
    return velden | {
        "in_het_voordeel": uitkomst.in_het_voordeel,
        "horen": uitkomst.horen,
        "wat_wel": uitkomst.wat_wel,
    }


def _anders(uitkomst: Toewijzing | Afwijzing) -> bool:
    return isinstance(uitkomst, Toewijzing) and bool(uitkomst.anders_omdat.strip())


def _adviezenzin(brief: BesluitbriefSchool) -> str:
    zin = teksten.laad(brief.kop.sjabloon_versie, "blokken")["zinnen"]["adviezen"]
    velden = adviesvelden(brief.adviezen) | {"adviezen_gestuurd_op": datum(brief.adviezen_gestuurd_op)}
    return teksten.vul_kaal(zin, basisvelden(brief.kop) | velden, concept=brief.kop.concept)


def _opschortingen(kop: Kop, opschortingen: tuple[Opschorting, ...]) -> str:
    zin = teksten.laad(kop.sjabloon_versie, "besluitbrief_school")["zinnen"]["opschorting"]
    return " ".join(
        teksten.vul_kaal(
            zin, {"van": datum(o.van), "tot_en_met": datum(o.tot_en_met), "brief_van": datum(o.brief_van)}
        )
        for o in opschortingen
    )


def _geldt(brief: BesluitbriefSchool) -> frozenset[str]:
    """Which parts of the text hold."""
    geldt = {"toegewezen" if isinstance(brief.uitkomst, Toewijzing) else "afgewezen"}
    geldt |= {"met_cijfers"} if brief.pro is not None and brief.pro.cijfers else set()
    geldt |= {"bijzonder"} if brief.onderwijs is Onderwijs.PRO_BIJZONDER else set()
    return frozenset(geldt) | _correctie(brief)


def _correctie(brief: BesluitbriefSchool | BesluitbriefOuders | BesluitbriefLeerling) -> frozenset[str]:
    return frozenset({"correctie"}) if brief.vervangt is not None else frozenset()


def _provelden(brief: BesluitbriefSchool) -> dict[str, str]:
    """What only the letters about praktijkonderwijs use."""
    pro = brief.pro
    return {
        "artikel": ARTIKEL[brief.onderwijs], "telt": pro.telt if pro else "", "slot": pro.slot if pro else "",
        "grond": pro.grond if pro else "",
    }  # fmt: skip


def _procijfers(brief: BesluitbriefSchool, zinnen: dict[str, str], stijl: Stijlen) -> list[Flowable]:
    """IQ and the four domains, with what is needed and what was found (screens.md 7.5, 7.8)."""
    if brief.pro is None or not brief.pro.cijfers:
        return []
    rijen = [[veilig(c.criterium), veilig(c.nodig), veilig(c.gevonden), veilig(c.bron)] for c in brief.pro.cijfers]
    koppen = [veilig(zinnen[k]) for k in ("kolom_criterium", "kolom_nodig", "kolom_gevonden", "kolom_toets")]
    breed = [TEKSTBREED * deel for deel in (0.21, 0.18, 0.28, 0.33)]
    return [tabel(koppen, rijen, breed, stijl), wit(6)]


def _criteria(uitkomst: Toewijzing | Afwijzing, zinnen: dict[str, str], stijl: Stijlen) -> list[Flowable]:
    if isinstance(uitkomst, Toewijzing):
        return []
    if not uitkomst.criteria:
        raise teksten.leeg("criteria")
    rijen = [[veilig(c.criterium), veilig(c.bevinding), veilig(c.bron)] for c in uitkomst.criteria]
    koppen = [veilig(zinnen[k]) for k in ("kolom_criterium", "kolom_bevinding", "kolom_bron")]
    breed = [TEKSTBREED * deel for deel in (0.5, 0.22, 0.28)]
    return [tabel(koppen, rijen, breed, stijl), wit(6)]
