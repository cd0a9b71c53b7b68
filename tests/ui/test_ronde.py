"""A member votes in a schriftelijke ronde: what is read, what is chosen, and the own passphrase under it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cvt_desktop.domain.agendapunt import Uitkomst, Voorgenomen
from cvt_desktop.domain.stem import Stemkeuze
from cvt_desktop.services.concepten import concepten
from cvt_desktop.services.zitting_inzien import zitting_lezen
from tests.factories import BENSALEM, RIETDIJK, VOORZITTER
from tests.ronde_opzet import stel_voor, zet_ronde_op
from tests.ui.pages.zitting import CTRL, WACHTZIN, Toestel, toon_zitting
from tests.ui.toegankelijk import controleer
from tests.zitting_opzet import Opzet
from ui.tasks import Taken
from ui.views.ronde import RondeView
from ui.views.zitting_live import ZittingLiveView
from ui.widgets.keuzeknop import Keuzeknop
from ui.widgets.tekst import Tekst


@pytest.fixture
def taken(qtbot: QtBot) -> Iterator[Taken]:
    taken = Taken(lambda fout: pytest.fail(repr(fout)))
    yield taken
    taken.sluit()


@pytest.fixture
def opzet(tmp_path: Path) -> Opzet:
    """Two dossiers in a ronde, both put to the vote; Bensalem steps aside at the second."""
    opzet = zet_ronde_op(tmp_path, aantal=2)
    for nummer in (0, 1):
        stel_voor(opzet, nummer=nummer)
    return opzet


def _blad(t: Toestel) -> RondeView:
    assert isinstance(t.view.deel, RondeView)
    return t.view.deel


def _teksten(t: Toestel) -> str:
    return " ".join(w.text() for w in _blad(t).findChildren(Tekst))


def _stem(t: Toestel, wachtzin: str) -> None:
    _blad(t).wachtzin.zet_waarde(wachtzin)
    _blad(t).wachtzin.setFocus()
    t.toetsen.druk(Qt.Key.Key_Return)
    assert t.taken.wacht_tot_leeg()
    QApplication.processEvents()


def test_that_a_member_reads_chooses_and_signs_with_keys(qtbot: QtBot, opzet: Opzet, taken: Taken) -> None:
    t = toon_zitting(qtbot, opzet, taken, opzet.als(RIETDIJK))
    assert "2 punten wachten op uw stem" in _teksten(t)
    assert _blad(t).leiding.isHidden()
    t.toetsen.druk(Qt.Key.Key_T)  # the first choice has the focus
    eerste, tweede = opzet.dossiers
    _blad(t)._stemmen[eerste.id][1].zet_waarde("één jaar volstaat")
    _stem(t, "fout")
    assert "De wachtzin klopt niet" in _blad(t)._balk.tekst()
    assert zitting_lezen(opzet.dienst, opzet.zitting_id).punt(eerste.id).stemmen == ()
    assert _blad(t)._stemmen[eerste.id][0].waarde() == "tegen"  # what was chosen stays
    _stem(t, WACHTZIN)
    zitting = zitting_lezen(opzet.dienst, opzet.zitting_id)
    [stem] = zitting.punt(eerste.id).stemmen
    assert (stem.persoon_id, stem.keuze, stem.reden) == (RIETDIJK.id, Stemkeuze.TEGEN, "één jaar volstaat")
    assert zitting.punt(tweede.id).stemmen == ()
    assert "1 punt wacht op uw stem" in _teksten(t)
    assert "U stemde tegen." in _teksten(t)


def test_that_nothing_is_asked_of_who_chose_nothing_or_typed_no_passphrase(
    qtbot: QtBot, opzet: Opzet, taken: Taken
) -> None:
    t = toon_zitting(qtbot, opzet, taken, opzet.als(RIETDIJK))
    t.toetsen.druk(Qt.Key.Key_Return, CTRL)
    velden = _blad(t).vorm.velden()
    assert velden[f"stem {opzet.dossiers[0].id}"].fout() == "Kies voor, tegen of onthouding."
    assert velden["wachtzin"].fout() == "Typ uw eigen wachtzin."


def test_that_who_steps_aside_reads_why_and_has_no_choice_there(qtbot: QtBot, opzet: Opzet, taken: Taken) -> None:
    t = toon_zitting(qtbot, opzet, taken, opzet.als(BENSALEM))
    assert set(_blad(t)._stemmen) == {opzet.dossiers[0].id}
    assert "U doet bij dit punt niet mee: deskundige in dit dossier." in _teksten(t)


def test_that_the_voorzitter_goes_on_to_the_whole_ronde_and_the_secretaris_comes_there_at_once(
    qtbot: QtBot, opzet: Opzet, taken: Taken
) -> None:
    t = toon_zitting(qtbot, opzet, taken, opzet.als(VOORZITTER))
    qtbot.mouseClick(_blad(t).leiding, Qt.MouseButton.LeftButton)
    assert isinstance(t.view.deel, ZittingLiveView)
    assert isinstance(toon_zitting(qtbot, opzet, taken).view.deel, ZittingLiveView)


def test_that_the_dossier_is_one_click_away(qtbot: QtBot, opzet: Opzet, taken: Taken) -> None:
    t = toon_zitting(qtbot, opzet, taken, opzet.als(RIETDIJK))
    knop = next(k for k in _blad(t).findChildren(type(_blad(t).leiding)) if k.accessibleName().startswith("Dossier lezen: 1."))
    qtbot.mouseClick(knop, Qt.MouseButton.LeftButton)
    plaatsen = cast("list[str]", t.view._o.navigatie.plaatsen)  # type: ignore[attr-defined]
    assert plaatsen == [f"dossier/{opzet.dossiers[0].id}/overzicht"]


def test_that_what_is_filled_in_is_kept_over_locking_and_gone_when_it_was_signed(
    qtbot: QtBot, opzet: Opzet, taken: Taken
) -> None:
    lid, eerste = opzet.als(RIETDIJK), opzet.dossiers[0].id
    t = toon_zitting(qtbot, opzet, taken, lid)
    t.toetsen.druk(Qt.Key.Key_T)
    reden = _blad(t)._stemmen[eerste][1]
    reden.zet_waarde("één jaar volstaat")
    reden.gewijzigd.emit()
    t.view.bij_verlaten()
    t = toon_zitting(qtbot, opzet, taken, lid)
    keuze, reden = _blad(t)._stemmen[eerste]
    assert (keuze.waarde(), reden.waarde()) == ("tegen", "één jaar volstaat")
    assert zitting_lezen(opzet.dienst, opzet.zitting_id).punt(eerste).stemmen == ()  # a draft is no stem
    _stem(t, WACHTZIN)
    assert concepten(lid, "ronde/") == []


def test_that_a_choice_about_an_earlier_proposal_is_not_put_under_a_later_one(
    qtbot: QtBot, opzet: Opzet, taken: Taken
) -> None:
    lid, eerste = opzet.als(RIETDIJK), opzet.dossiers[0].id
    t = toon_zitting(qtbot, opzet, taken, lid)
    t.toetsen.druk(Qt.Key.Key_V)
    t.view.bij_verlaten()
    stel_voor(opzet, Voorgenomen(uitkomst=Uitkomst.AFGEWEZEN))
    t = toon_zitting(qtbot, opzet, taken, lid)
    assert _blad(t)._stemmen[eerste][0].waarde() == ""


def test_that_the_page_can_be_walked_with_the_keyboard_and_each_stem_says_of_which_item(
    qtbot: QtBot, opzet: Opzet, taken: Taken
) -> None:
    t = toon_zitting(qtbot, opzet, taken, opzet.als(RIETDIJK))
    controleer(_blad(t))
    namen = [k.accessibleName() for keuze, _ in _blad(t)._stemmen.values() for k in keuze.findChildren(Keuzeknop)]
    assert namen == [f"Uw stem bij punt {punt}: {keuze}" for punt in (1, 2) for keuze in ("voor", "tegen", "onthouding")]
