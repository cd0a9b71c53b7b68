"""With little room, with larger letters or before anything was read: words stay whole, and nothing promises too much."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cvt_desktop.bootstrap.programma import Programma
from cvt_desktop.domain.persoon import Rol
from cvt_desktop.services.instellingen import huidige
from tests.besluit_opzet import zet_besluit_op
from tests.factories import SECRETARIS, maak_persoon
from tests.fakes.register import maak_dienst, maak_testregister
from tests.ui.pages.programma import meld_aan
from tests.ui.pages.zitting import CTRL, Toetsenbord
from tests.ui.past import past_niet
from tests.werkweek.hand import WANDELINGEN
from ui.changes import Wijzigingen
from ui.feedback import _TEKENINGEN, Vensterfeedback
from ui.icons import pixmap
from ui.models.tabel import Kolom
from ui.presenters.dossier import VOLGENDE, Kopbeeld
from ui.tasks import Taken
from ui.theme import DONKER, LICHT, Kleuren, geschaald, kleuren
from ui.tonen import Chip, Keuze
from ui.views.dossier_kop import Dossierkopvak
from ui.views.instellingen import InstellingenView
from ui.views.regels import maak_scherm
from ui.widgets.formulier import Formulier
from ui.widgets.getalveld import Getalveld
from ui.widgets.keuzeknop import Keuzeknop
from ui.widgets.keuzekolom import Keuzekolom
from ui.widgets.knop import Knop
from ui.widgets.kop import Kop
from ui.widgets.lijnkader import teken_kader
from ui.widgets.rolvak import Rolvak
from ui.widgets.stappenlijst import Stappenlijst
from ui.widgets.statuschip import Statuschip
from ui.widgets.tabel import Tabel
from ui.widgets.tabrij import Tabrij
from ui.widgets.tekst import Tekst
from ui.widgets.tekstveld import Tekstveld
from ui.widgets.tekstvlak import Tekstvlak
from ui.widgets.vloeirij import Vloeirij

_TESTS = Path(__file__).resolve().parents[1]


def _toon(qtbot: QtBot, widget: QWidget, breed: int) -> QWidget:
    """At this width, also when it would rather have more: as in the window of the program."""
    vak = QWidget()
    qtbot.addWidget(vak)
    widget.setParent(vak)
    widget.resize(breed, 80)
    vak.resize(1200, 200)
    with qtbot.waitExposed(vak):
        vak.show()
    return vak


def test_that_buttons_without_room_go_on_in_a_next_line(qtbot: QtBot) -> None:
    knoppen = [Knop(naam) for naam in ("Bekijken", "Andere dag of wijze…", "Scan toevoegen…", "Was niet verzonden…")]
    rij = Vloeirij(*knoppen)
    knoppen[0].hide()
    vak = _toon(qtbot, rij, 340)
    assert not past_niet(vak)
    assert [knop.x() for knop in knoppen[1:]] == [0, knoppen[1].width() + 8, 0]
    assert rij.heightForWidth(340) >= 2 * knoppen[1].height()


def test_that_a_head_without_room_gives_up_the_keys_of_its_buttons(qtbot: QtBot) -> None:
    kop = Kop("Verlengingsronde", terug=True)
    hoofd = kop.hoofdknop("Ingevulde lijst inlezen…")
    ruim = kop.sizeHint().width()
    vak = _toon(qtbot, kop, ruim)
    met_toets = hoofd.width()
    kop.resize(ruim - 20, 80)
    qtbot.waitUntil(lambda: hoofd.sizeHint().width() < met_toets)
    assert not past_niet(vak)
    kop.resize(ruim, 80)
    qtbot.waitUntil(lambda: hoofd.width() == met_toets)


def test_that_a_head_counts_its_room_again_when_a_button_gets_other_words(qtbot: QtBot) -> None:
    kop = Kop("Zitting")
    terug = Knop("Terugnemen", toets="Ctrl+Z")
    kop.voeg_actie(terug)
    hoofd = kop.hoofdknop("Allen akkoord")
    vak = _toon(qtbot, kop, kop.sizeHint().width() + 20)
    met_toets = terug.width()
    hoofd.zet_tekst("Naar de bespreekstukken")
    qtbot.waitUntil(lambda: terug.width() < met_toets)
    assert not past_niet(vak)
    assert hoofd.width() >= hoofd.sizeHint().width(), "the word stands in its button with room around it"
    hoofd.zet_tekst("Allen akkoord")
    qtbot.waitUntil(lambda: terug.width() == met_toets)


def test_that_the_head_of_a_dossier_keeps_the_name_and_shortens_the_next_step(qtbot: QtBot) -> None:
    kop = Dossierkopvak(notitie=True, afdrukken=True)
    stap = f"{VOLGENDE}toetsen en ontvangst bevestigen"
    vak = _toon(qtbot, kop, 1000)
    kop.toon(Kopbeeld(
        naam="Sem van den Bergh van Heemskade", paginatitel="", leeftijd="13 jaar (11-10-2013)",
        kenmerk="TLV vso – nieuw · 2026-0399",
        termijn=Chip(tekst="nog 21 dagen · wo 2 juni"), status=Chip(tekst="In toetsing"), bij_status="",
        school="Lyceum Ravenkoog, lj 1", contact="I. Duinkerk, 000-555 0101", vlaggen=(), stap=stap, wacht="",
    ))  # fmt: skip
    qtbot.waitUntil(lambda: kop.hoofdknop.tekst() == "Toetsen en ontvangst bevestigen")
    assert kop.hoofdknop.accessibleName() == stap, "who listens hears that it is the next step"
    qtbot.waitUntil(lambda: kop.naam.width() >= kop.naam.fontMetrics().horizontalAdvance(kop.naam.text()))
    assert not past_niet(vak), "what is cut says the rest under the mouse"


@pytest.mark.parametrize("kleur", [LICHT, DONKER])
def test_that_a_closed_choice_can_be_read(qtbot: QtBot, kleur: Kleuren) -> None:
    knop = Keuzeknop(Keuze(waarde="a", tekst="De commissie besluit"))
    qtbot.addWidget(knop)
    knop.setEnabled(False)
    assert knop.inkt(kleur).name() == kleur.zwak
    knop.setChecked(True)
    assert knop.inkt(kleur).name() == kleur.tekst


def test_that_the_steps_of_a_wizard_stand_under_each_other(qtbot: QtBot) -> None:
    lijst = Stappenlijst([f"Stap {nummer}" for nummer in range(1, 12)])  # 11 is wider than 1
    vak = _toon(qtbot, lijst, 300)
    lijst.zet(2)
    qtbot.waitUntil(lambda: len({merk.width() for merk in vak.findChildren(Statuschip)}) == 1)


def test_that_a_column_of_less_importance_leaves_its_place_to_the_others(qtbot: QtBot) -> None:
    tabel: Tabel[str] = Tabel("Lijst", [
        Kolom(titel="LEERLING", tekst=str, rek=True, breedte=200), Kolom(titel="SCHOOL", tekst=str, breedte=200, smalst=150),
        Kolom(titel="CONTACT", tekst=str, breedte=100, wijkt=True), Kolom(titel="STAND", tekst=str, breedte=100),
    ], sleutel=str)  # fmt: skip
    vak = _toon(qtbot, tabel, geschaald(640))
    tabel.zet_rijen(["Sem van den Bergh"])
    kop = tabel.weergave.horizontalHeader()
    assert not any(kop.isSectionHidden(nummer) for nummer in range(4))
    tabel.resize(geschaald(560), 80)
    assert kop.sectionSize(1) < geschaald(200), "first the school gives what it can miss"
    assert not kop.isSectionHidden(2)
    tabel.resize(geschaald(540), 80)
    assert kop.isSectionHidden(2)
    assert kop.sectionSize(1) == geschaald(200)
    qtbot.waitUntil(lambda: not past_niet(vak))
    tabel.resize(geschaald(640), 80)
    assert not kop.isSectionHidden(2), "it comes back"


def test_that_a_long_choice_without_room_takes_a_second_line(qtbot: QtBot) -> None:
    keuzes = [Keuze(waarde="a", tekst="De commissie besluit"), Keuze(waarde="b", tekst="De voorzitter besluit " * 5)]
    kolom = Keuzekolom("model", "Wie besluit", keuzes)
    _toon(qtbot, kolom, 400)
    kort, lang = kolom.findChildren(Keuzeknop)
    qtbot.waitUntil(lambda: lang.width() == kort.width() <= 400)
    assert lang.heightForWidth(lang.width()) > kort.heightForWidth(kort.width())
    assert kolom.heightForWidth(400) > kolom.heightForWidth(900)
    for knop in (Keuzeknop(keuze, afbreken=True) for keuze in keuzes):
        assert knop.heightForWidth(knop.sizeHint().width()) == knop.sizeHint().height()


def test_that_a_number_without_a_unit_begins_where_other_fields_begin(qtbot: QtBot) -> None:
    zonder, met = Getalveld("plaatsen", "Plaatsen"), Getalveld("tarief", "Tarief", bedrag=True)
    vakken = [_toon(qtbot, veld, 400) for veld in (zonder, met)]
    qtbot.waitUntil(lambda: zonder.editor.x() == met.editor.x() == 0)
    assert all(vak.isVisible() for vak in vakken)


def test_that_a_closed_text_is_as_high_as_it_is_long(qtbot: QtBot) -> None:
    veld = Tekstvlak("nodig", "Wat heeft de leerling nodig", regels=2)
    veld.zet_waarde("Rust en overzicht, elke dag dezelfde. " * 20)
    vak = _toon(qtbot, veld, 400)
    open_ = veld.editor.height()
    veld.zet_bewerkbaar(False)
    assert isinstance(veld.editor, QPlainTextEdit)
    balk = veld.editor.verticalScrollBar()
    qtbot.waitUntil(lambda: veld.editor.height() > open_ and balk.maximum() == 0)
    veld.zet_bewerkbaar(True)
    assert veld.editor.height() == open_
    assert vak.isVisible()


@pytest.mark.parametrize("schaal", [1.0, 1.25, 1.5, 1.75])
def test_that_a_frame_has_four_sides_at_every_scale(qapp: QApplication, schaal: float) -> None:
    zijde = round(100 * schaal)
    beeld = QImage(zijde, zijde, QImage.Format.Format_RGB32)
    beeld.setDevicePixelRatio(schaal)
    beeld.fill(QColor("white"))
    teken_kader(QPainter(beeld), QRectF(0, 0, 100, 100), QColor("black"))
    for x, y in ((zijde // 2, 0), (zijde // 2, zijde - 1), (0, zijde // 2), (zijde - 1, zijde // 2)):
        assert beeld.pixelColor(x, y).lightness() < 128


def test_that_the_list_of_rules_says_nothing_before_it_was_read(qtbot: QtBot, tmp_path: Path, taken: Taken) -> None:
    view = maak_scherm(maak_dienst(maak_testregister(tmp_path / "r"), SECRETARIS), taken, Wijzigingen(), terug=lambda: None)
    qtbot.addWidget(view)
    assert [t.text() for t in view.tabel.findChildren(Tekst) if t.isVisibleTo(view)] == []
    assert taken.wacht_tot_leeg()
    assert view.tabel.zichtbaar() > 0


@pytest.mark.parametrize("soort", list(_TEKENINGEN))
def test_that_a_message_has_a_drawing_of_our_own_set(qtbot: QtBot, soort: str) -> None:
    venster = QWidget()
    qtbot.addWidget(venster)
    vak = Vensterfeedback(venster)._vak(QMessageBox.Icon[soort], "Dat lukte niet", "Probeer het opnieuw.")
    assert _beeldpunten(vak.iconPixmap()) == _beeldpunten(pixmap(_TEKENINGEN[soort][0], vak, 32,
                                                                 kleuren(vak).inkt(_TEKENINGEN[soort][1])))  # fmt: skip


def _beeldpunten(beeld: QPixmap) -> QImage:
    assert not beeld.isNull()
    return beeld.toImage()


def test_that_every_walk_of_part_11_has_its_picture() -> None:
    paden = [pad for map_ in ("ui", "werkweek", "bench") for pad in (_TESTS / map_).glob("*.py")]
    bron = "\n".join(pad.read_text(encoding="utf-8") for pad in paden)
    gemaakt = set(re.findall(r'\bhand\.toon\("([a-z-]+)"\)', bron))
    assert gemaakt == set(WANDELINGEN)
    assert set(WANDELINGEN.values()) == set(range(1, 16))


def test_that_the_page_of_rules_acts_by_the_keyboard_and_nothing_jumps(qtbot: QtBot, tmp_path: Path, taken: Taken) -> None:
    dienst = zet_besluit_op(tmp_path).als(maak_persoon("Bea Beheer", Rol.BEHEERDER))
    view, gemeld = maak_scherm(dienst, taken, wijzigingen := Wijzigingen(), terug=lambda: None), list[str]()
    wijzigingen.gewijzigd.connect(lambda soort, _id: gemeld.append(soort))
    qtbot.addWidget(view)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    assert taken.wacht_tot_leeg()

    def kies(code: str) -> None:
        view.tabel.kies(next(r.sleutel for r in view.presenter.staat("").rijen if r.code == code))

    kies("C22")
    assert view.knop.isHidden(), "the law says it"
    QApplication.processEvents()  # laid out, as it is before somebody goes to another row
    plek = view.onder.y()
    kies("C36")
    QApplication.processEvents()
    assert (view.knop.tekst(), view.onder.y()) == ("Maak hier een hint van", plek)
    Toetsenbord(qtbot, view).druk(Qt.Key.Key_Return, CTRL)
    assert taken.wacht_tot_leeg()
    assert (gemeld, huidige(dienst).reglement.als_hint) == (["instelling"], ("C36",))
    kies("C36")
    assert view.knop.tekst() == "Laat weer waarschuwen"


_MET_BREDE_LIJSTEN = ("Mirthe Kranenbosch", "Pieter Assendorper")


def _te_breed(een: Programma) -> list[str]:
    """What can only be read by scrolling sideways, or by the arrows of a row of tabs."""
    QTest.qWait(50)
    assert een.taken.wacht_tot_leeg()
    QTest.qWait(50)
    vakken = [v for v in een.venster.findChildren(QAbstractScrollArea) if v.isVisible() and not isinstance(v, QPlainTextEdit)]
    smal = [type(v).__name__ for v in vakken if v.horizontalScrollBar().maximum() > 0]
    rijen = [r for r in een.venster.findChildren(Tabrij) if r.isVisible()]
    return smal + ["pijlen" for r in rijen if any(knop.isVisible() for knop in r.findChildren(QToolButton))]


@pytest.mark.parametrize("wie", _MET_BREDE_LIJSTEN)
def test_that_no_tab_of_the_settings_scrolls_sideways_with_letters_of_125_percent(een: Programma, wie: str) -> None:
    een.thema.zet_zoom(1.25)
    try:
        ruimte = meld_aan(een, wie)
        een.venster.resize(1280, 720)
        een.venster.show()
        ruimte.schil.naar("instellingen")
        view = ruimte.schil.huidige()
        assert isinstance(view, InstellingenView)
        gevonden = {}
        for tab in view.tabs.sleutels():
            view.naar(tab)
            gevonden[tab] = _te_breed(een)
        assert {tab: wat for tab, wat in gevonden.items() if wat} == {}
    finally:
        een.thema.zet_zoom(1.0)


@pytest.mark.parametrize(
    ("getypt", "waarde"),
    [
        ("1.000.000,50", "1000000.50"), ("12.500", "12500"), ("12500", "12500"), ("12,5", "12.5"), ("12.50", "12.50"),
        ("1.50.000", None), ("0.500", None), ("abc", None), ("1e3", None),
    ],
)  # fmt: skip
def test_that_an_amount_is_read_as_it_is_written_here(qtbot: QtBot, getypt: str, waarde: str | None) -> None:
    veld = Getalveld("bedrag", "Bedrag", maximum=99_999_999, decimalen=2, eenheid="euro")
    _toon(qtbot, veld, 400)
    regel = veld.findChild(QLineEdit)
    assert regel is not None
    regel.setText(getypt)
    regel.editingFinished.emit()
    assert veld.waarde() == (None if waarde is None else Decimal(waarde))
    assert veld.fout() == ("" if waarde else "Vul een getal in van 0 tot en met 99.999.999.")
    if waarde:
        ruimte = regel.width() - 2 * regel.textMargins().left()
        assert regel.fontMetrics().horizontalAdvance(getypt) < ruimte, "the whole amount can be read"


def test_that_an_error_comes_into_view_also_where_the_focus_was_already(qtbot: QtBot) -> None:
    vorm = Formulier()
    deel = vorm.sectie()
    velden = [deel.veld(Tekstveld(f"veld{n}", f"Veld {n}")) for n in range(20)]
    vorm.klaar()
    rol = Rolvak(vorm)
    qtbot.addWidget(rol)
    rol.resize(500, 200)
    with qtbot.waitExposed(rol):
        rol.show()
    velden[0].setFocus()
    balk = rol.verticalScrollBar()
    balk.setValue(balk.maximum())
    vorm.toon_fouten({"veld0": "Vul eerst uw naam in."})
    assert balk.value() < velden[0].height()
