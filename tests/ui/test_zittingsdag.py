"""Woensdag 12 mei in the practice register, by the keyboard through the real window (screens.md part 11, 2 and 7 to 9)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from time import perf_counter

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cvt_desktop.bootstrap.programma import Programma
from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.formulier import Wijziging
from cvt_desktop.domain.ids import PersoonId, ZittingId
from cvt_desktop.domain.oefenen import oefenwachtzin
from cvt_desktop.domain.stem import Stemkeuze
from cvt_desktop.domain.zitting import Agendapunt, Zitting
from cvt_desktop.services.bekrachtigen import stand
from cvt_desktop.services.zitting_inzien import zitting_lezen, zittingbeeld
from tests.beelden.wandelingen import kijk_mee
from tests.ui.pages.programma import meld_aan
from tests.werkweek import wandelingen
from tests.werkweek.hand import ALT, CTRL, GEEN, TOETS, Hand, zichtbaar
from ui import stiltewacht
from ui.slotsein import Sein
from ui.views.bekrachtigen import BekrachtigenView
from ui.views.login import LoginView
from ui.views.zitting import ZittingView
from ui.views.zitting_einde import ZittingEindeView
from ui.views.zitting_live import ZittingLiveView

ANDEREN = ("IJsbrand", "Rens", "Isabella", "Tygo", "Fenna", "Mikołaj", "Zoë", "Ömer", "M.Ż.", "Z.Ü.", "Ö.Ç.", "Ravenkoog")
"""Who else is on the agenda when D'Angelo sits at the table."""
TAFEL = ("Terhorst", "Bensalem", "Bakkenes", "Rietdijk")


def _zitting(hand: Hand) -> ZittingId:
    with hand.ruimte.omgeving.dienst.register.lezen() as uow:
        return next(z.id for z in uow.zittingen.all() if z.datum == date(2027, 5, 12))


def _deel(hand: Hand) -> object:
    view = hand.ruimte.schil.huidige()
    assert isinstance(view, ZittingView)
    return view.deel


def _live(hand: Hand) -> ZittingLiveView:
    deel = _deel(hand)
    assert isinstance(deel, ZittingLiveView)
    return deel


def _punt(hand: Hand, zitting_id: ZittingId, nummer: int) -> Agendapunt:
    return zitting_lezen(hand.ruimte.omgeving.dienst, zitting_id).punten[nummer - 1]


def test_that_the_zitting_of_12_mei_is_held_kept_open_and_confirmed(verloop: Programma, monkeypatch: pytest.MonkeyPatch) -> None:
    meld_aan(verloop)
    hand = Hand(verloop, kijk=kijk_mee(verloop))
    zitting_id = _zitting(hand)
    blok, bespreek = wandelingen.zitting(hand, zitting_id)
    assert (blok <= 4, bespreek <= 6) == (True, True), f"{blok} keys for the block, {bespreek} for item 6"
    _punt_zeven_en_acht(hand, zitting_id)
    _gasten(hand)
    _stil(hand, monkeypatch)
    _bekrachtigen(hand, zitting_id)
    assert verloop.slot.wacht is not None
    verloop.slot.wacht.gehoord.emit(Sein.SESSIESLOT)
    assert isinstance(verloop.venster.pagina(), LoginView), "what the system locks, the program locks"
    assert verloop.werkruimte is None


def test_that_a_renewal_takes_no_more_than_six_fields_from_the_tlv_and_nothing_is_open_then(verloop: Programma) -> None:
    meld_aan(verloop)
    hand = Hand(verloop, kijk=kijk_mee(verloop))
    gevonden = wandelingen.verlenging(hand, "OEF-2425-0087")
    assert hand.velden <= 6
    assert gevonden.open_velden == 0
    assert wandelingen.status(hand, gevonden.aanvraag_id) is Status.IN_TOETSING
    with hand.ruimte.omgeving.dienst.register.lezen() as uow:
        vso = uow.aanvragen.get(gevonden.aanvraag_id).formulier.vso
    assert (vso.eerdere_tlv, vso.ingangsdatum, vso.wat_verandert) == ("OEF-2425-0087", date(2027, 8, 1), Wijziging.DUUR)


def _punt_zeven_en_acht(hand: Hand, zitting_id: ZittingId) -> None:
    """Bensalem advised on item 7 and has no stem there, and what is postponed needs uitstel; Bakkenes has none at item 8."""
    woorden = zichtbaar(hand.een.venster)
    assert "punt 7 van 9" in woorden
    assert "S. Bensalem: verschoond, deskundige in dit dossier" in woorden
    assert "Bij dit punt stemmen 3 leden (S. Bensalem doet niet mee); quorum 3." in woorden
    for toets, erbij in ((TOETS.Key_J, GEEN), (TOETS.Key_1, ALT), (TOETS.Key_M, GEEN), (TOETS.Key_4, GEEN), (TOETS.Key_V, GEEN)):
        hand.druk(toets, erbij)
    assert "geen lid met dit nummer" in zichtbaar(hand.een.venster), "three can vote, and she is not one of them"
    assert not _punt(hand, zitting_id, 7).stemmen
    hand.druk(TOETS.Key_4, ALT)
    woorden = zichtbaar(hand.een.venster)
    assert "De volgende zitting (wo 26 mei) valt daarna. Uitstel kan als de school er schriftelijk mee instemt" in woorden
    hand.druk(TOETS.Key_Escape)
    hand.druk(TOETS.Key_Right, CTRL)
    woorden = zichtbaar(hand.een.venster)
    assert "punt 8 van 9" in woorden
    assert "J. Bakkenes: verschoond, werkt voor Stichting Kaaphorn VO" in woorden


def _gasten(hand: Hand) -> None:
    """D'Angelo and his parents sit down: no other name stands on the screen, of a pupil, a member or a school."""
    woorden = wandelingen.gasten(hand)
    assert "D'Angelo C." in woorden
    assert [naam for naam in (*ANDEREN, *TAFEL) if naam in woorden] == []
    assert "Z.Ü." in zichtbaar(hand.een.venster)


def _stil(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twenty of the minutes that last fifteen without a zitting go by: it stays open, and F9 covers at once."""
    assert hand.ruimte.wacht.minuten == 45
    monkeypatch.setattr(stiltewacht, "MINUUT_MS", 20)
    hand.ruimte.wacht.zet_minuten(hand.ruimte.wacht.minuten)
    QTest.qWait(20 * stiltewacht.MINUUT_MS)
    assert hand.een.werkruimte is not None
    monkeypatch.undo()
    hand.ruimte.wacht.zet_minuten(hand.ruimte.wacht.minuten)
    begin = perf_counter()
    QTest.keyClick(QApplication.focusWidget() or hand.een.venster, TOETS.Key_F9)
    dek = hand.een.venster.afdekking
    assert dek.isVisible()
    assert dek.geometry() == hand.een.venster.rect()
    assert perf_counter() - begin < 0.1
    hand.toon("afgedekt")
    QTest.keyClick(dek, TOETS.Key_F9)
    assert not dek.isVisible()


def _bekrachtigen(hand: Hand, zitting_id: ZittingId) -> None:
    """Four members, one passphrase each; what is not what was confirmed does not count and its member is named."""
    dienst = hand.ruimte.omgeving.dienst
    hand.spatie(_live(hand).eindeknop)
    einde = _deel(hand)
    assert isinstance(einde, ZittingEindeView)
    hand.velden = 0
    leden = [(lid.persoon_id, lid.naam) for lid in einde._p.blad().leden]
    for persoon_id, naam in leden:
        _bekrachtig(hand, persoon_id, naam)
    assert (len(leden), hand.velden) == (4, 4)
    assert all(s.bekrachtigd == s.stemmen for s in stand(zitting_lezen(dienst, zitting_id)))
    with dienst.register.schrijven() as uow:
        uow.zittingen.save(_verwissel(uow.zittingen.get(zitting_id), leden[0][0]))
    hand.ruimte.omgeving.navigatie.naar_zitting(zitting_id)
    hand.rust()
    woorden = zichtbaar(hand.een.venster)
    hand.toon("bekrachtigen")
    assert f"{leden[0][1]}\n■ 1 van 6 stemmen klopt niet" in woorden
    assert "1-6-2027 – 31-7-2029, laag · allen voor (4)\n■ 1 van 4 stemmen klopt niet" in woorden
    oordelen = zittingbeeld(dienst, zitting_id).kaarten[5].oordelen
    assert [oordelen[persoon_id].telt for persoon_id, _ in leden] == [False, True, True, True]


def _bekrachtig(hand: Hand, persoon_id: PersoonId, naam: str) -> None:
    einde = _deel(hand)
    assert isinstance(einde, ZittingEindeView)
    hand.spatie(einde.leden.knop(persoon_id))
    vel = _deel(hand)
    assert isinstance(vel, BekrachtigenView)
    hand.typ(oefenwachtzin(naam))
    hand.druk(TOETS.Key_Return, CTRL)


def _verwissel(zitting: Zitting, persoon_id: PersoonId) -> Zitting:
    """The stem of a member at item 6, changed behind the back of the program after it was confirmed."""
    punt = zitting.punten[5]
    stemmen = tuple(replace(s, keuze=Stemkeuze.TEGEN) if s.persoon_id == persoon_id else s for s in punt.stemmen)
    return zitting.met_punt(replace(punt, stemmen=stemmen))
