"""The step of a zitting on the Werkvoorraad, in words."""

from __future__ import annotations

from datetime import date

from cvt_desktop.basis.tekst import meervoud
from cvt_desktop.domain.adviesverschil import verschil
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.hamerstuk import hamerstukken, minuten
from cvt_desktop.domain.termijn import plus_dagen
from cvt_desktop.domain.zitting import Zittingtoestand
from cvt_desktop.ports.overzicht import ZittingSummary
from cvt_desktop.services.context import Dienst

_WEEK = 7


def zittingstap(zitting: ZittingSummary, dienst: Dienst, vandaag: date) -> str:
    """What has to be done for a zitting in words, '' when nothing."""
    punten = meervoud(zitting.punten, "punt", "punten")
    if zitting.toestand == Zittingtoestand.GEOPEND:
        wat = "Schriftelijke ronde" if zitting.ronde else "Zitting"
        return f"{wat} loopt: {zitting.beslist} van {punten} behandeld"
    if zitting.toestand == Zittingtoestand.GESLOTEN:
        if over := zitting.te_bekrachtigen:
            return f"Zitting afmaken: {meervoud(over, 'stem', 'stemmen')} te bekrachtigen"
        wacht = wacht_op_voorzitter(zitting, dienst)
        return "De voorzitter stelt de besluitenlijst vast" if wacht else "Besluitenlijst vaststellen"
    if zitting.toestand == Zittingtoestand.GEPLAND and zitting.datum <= plus_dagen(vandaag, _WEEK):
        wat = "openen" if zitting.datum <= vandaag else "voorbereiden"
        return f"Zitting {wat}: {punten}{_wat_er_komt(zitting, dienst)}"
    return ""


def wacht_op_voorzitter(zitting: ZittingSummary, dienst: Dienst) -> bool:
    """Whether only the voorzitter can go on: the zitting is closed, and every stem confirmed."""
    klaar = zitting.toestand == Zittingtoestand.GESLOTEN and not zitting.te_bekrachtigen
    return klaar and not dienst.mag(Actie.BESLUITENLIJST_VASTSTELLEN)


def _wat_er_komt(zitting: ZittingSummary, dienst: Dienst) -> str:
    """``, 5 hamerstukken en 4 bespreekstukken, ± 55 min``: what is to be done, and about how long it takes (screens.md 4.8)."""
    if zitting.ronde or not zitting.punten:
        return ""
    with dienst.lezen(Actie.ZITTING_INZIEN) as uow:
        hele = uow.zittingen.get(zitting.id)
        duur = sum(minuten(p, verschil=bool(verschil(tuple(a for a in uow.adviezen.of_aanvraag(p.aanvraag_id) if a.vastgesteld))))
                   for p in hele.punten)  # fmt: skip
    hamer = len(hamerstukken(hele))
    bespreek = meervoud(len(hele.punten) - hamer, "bespreekstuk", "bespreekstukken")
    delen = [f"{meervoud(hamer, 'hamerstuk', 'hamerstukken')} en {bespreek}"] if hamer else []
    return ", " + ", ".join([*delen, f"± {duur} min"])
