"""The test of the criteria for praktijkonderwijs as the letters show it: needed, found, and where that comes from."""

from __future__ import annotations

from cvt_desktop.basis.tekst import datum_lang, opsomming
from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.blok_pro import BlokPro
from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.pro_criteria import Domein, Protoets, Prouitkomst
from cvt_desktop.domain.pro_vraag import protoets
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.ports import documentdelen as deel

_SLOT = {
    Prouitkomst.VOLDOET: "Het IQ en de leerachterstand voldoen beide (artikel 2.46, lid 4)",
    Prouitkomst.VOLDOET_NIET: "Hiermee is niet aan beide eisen voldaan (artikel 2.46, lid 4), en de leerling valt niet in het "
    "grensvlak met leerwegondersteunend onderwijs (artikel 2.46, lid 6)",
    Prouitkomst.BELEIDSRUIMTE: "De leerling voldoet aan één van beide eisen en ook aan de criteria voor leerwegondersteunend "
    "onderwijs: de motivering van de school geeft dan de doorslag (artikel 2.46, lid 6). Onze redenen staan hieronder",
    Prouitkomst.ONTOEREIKEND: "Met deze gegevens is niet te zeggen of aan beide eisen is voldaan",
}
_NODIG_IQ, _NODIG_LA = "55 tot en met 80", "0,5 of meer"


def onderwijs(aanvraag: Aanvraag) -> deel.Onderwijs:
    """Where the TLV of this aanvraag leads to."""
    if not beschrijving(aanvraag.soort).pro:
        return deel.Onderwijs.VSO
    return deel.Onderwijs.PRO_BIJZONDER if aanvraag.soort is Soort.TLV_PRO_BIJZONDER else deel.Onderwijs.PRO


def probevinding(aanvraag: Aanvraag) -> deel.Probevinding | None:
    """The test in this dossier; None for another kind. Without any score only the ground is told."""
    soort = onderwijs(aanvraag)
    if not soort.pro:
        return None
    pro = aanvraag.formulier.pro
    grond = str(pro.grond or "") if soort is deel.Onderwijs.PRO_BIJZONDER else ""
    try:
        uitkomst = protoets(aanvraag)
    except InvoerError:
        return deel.Probevinding(cijfers=(), grond=grond)
    cijfers = tuple(_cijfers(pro, uitkomst))
    if not cijfers:
        return deel.Probevinding(cijfers=(), grond=grond)
    telt = [d.value for d, o in uitkomst.domeinen.items() if o.voldoet and o.geldigheid.geldig]
    waar = f"Een leerachterstand van 0,5 of meer is er bij {opsomming(telt)}"
    zin = waar if telt else "Bij geen domein is de leerachterstand 0,5 of meer"
    slot = "" if grond else _SLOT[uitkomst.uitkomst]
    return deel.Probevinding(cijfers=cijfers, telt=zin, slot=slot, grond=grond)


def _cijfers(pro: BlokPro, uitkomst: Protoets) -> list[deel.Procijfer]:
    rijen = []
    if pro.iq.totaal is not None:
        delen = [f"{naam} {score}" for naam, score in (("verbaal", pro.iq.verbaal), ("non-verbaal", pro.iq.nonverbaal))
                 if score is not None]  # fmt: skip
        gevonden = f"{pro.iq.totaal} ({', '.join(delen)})" if delen else str(pro.iq.totaal)
        dag = datum_lang(pro.iq.afgenomen) if pro.iq.afgenomen else ""
        rijen.append(deel.Procijfer(criterium="IQ", nodig=_NODIG_IQ, gevonden=gevonden, bron=_toets(pro.iq.instrument, dag)))
    for domein, oordeel in uitkomst.domeinen.items():
        a, t = oordeel.achterstand, pro.domein(domein)
        verlopen = "" if oordeel.geldigheid.geldig else ", niet meer geldig"
        rijen.append(deel.Procijfer(
            criterium=_naam(domein), nodig=_NODIG_LA, gevonden=f"{a.cijfers.replace('.', ',')} (DLE {a.dle}, DL {a.dl})",
            bron=f"{_toets(t.instrument, datum_lang(a.datum))}{verlopen}",
        ))  # fmt: skip
    return rijen


def _naam(domein: Domein) -> str:
    return domein.value.capitalize()


def _toets(instrument: str, dag: str) -> str:
    return ", ".join(stuk for stuk in (instrument.strip(), dag) if stuk) or "niet vermeld"
