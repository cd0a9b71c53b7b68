"""The step of a zitting on the Werkvoorraad, in words."""

from __future__ import annotations

from datetime import date

from cvt_desktop.basis.tekst import meervoud
from cvt_desktop.domain.hamerstuk import hamerstukken
from cvt_desktop.domain.termijn import plus_dagen
from cvt_desktop.domain.zitting import Zittingtoestand
from cvt_desktop.ports.overzicht import ZittingSummary
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.zitting_inzien import zitting_lezen

_WEEK = 7


def zittingstap(zitting: ZittingSummary, dienst: Dienst, vandaag: date) -> str:
    """What has to be done for a zitting in words, '' when nothing."""
    punten = meervoud(zitting.punten, "punt", "punten")
    if zitting.toestand == Zittingtoestand.GEOPEND:
        wat = "Schriftelijke ronde" if zitting.ronde else "Zitting"
        return f"{wat} loopt: {zitting.beslist} van {punten} behandeld"
    if zitting.toestand == Zittingtoestand.GESLOTEN:
        over = zitting.te_bekrachtigen
        return f"Zitting afmaken: {meervoud(over, 'stem', 'stemmen')} te bekrachtigen" if over else "Besluitenlijst vaststellen"
    if zitting.toestand == Zittingtoestand.GEPLAND and zitting.datum <= plus_dagen(vandaag, _WEEK):
        if zitting.datum > vandaag:
            return f"Zitting voorbereiden: {punten} op de agenda"
        hamer = len(hamerstukken(zitting_lezen(dienst, zitting.id)))
        return f"Zitting openen: {punten}" + (f", {meervoud(hamer, 'hamerstuk', 'hamerstukken')}" if hamer else "")
    return ""
