"""What a list or a form gives its room to: names are whole, and a warning stands at the field that it is about."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from cvt_desktop.domain.blok_groep import BlokGroep, Groepsdoel
from ui.models.tabel import Kolom
from ui.presenters.aanvraagvelden_groep import groepstand
from ui.theme import geschaald
from ui.tonen import Keuze
from ui.views.intake_groep import Groepvraag
from ui.widgets.datumveld import Datumveld
from ui.widgets.formulier import Formulier
from ui.widgets.keuzeveld import Keuzeveld
from ui.widgets.kijkerbalk import HEEL, Kijkerbalk, maatnaam
from ui.widgets.menulijn import scheid
from ui.widgets.opsomming import Opsomming
from ui.widgets.tabel import Tabel
from ui.widgets.tekst import Tekst
from ui.widgets.tekstveld import Tekstveld
from ui.widgets.tekstvlak import Tekstvlak

LANG = "Philippine-Charlotte van der Meulen"


def _toon(qtbot: QtBot, widget: QWidget, breedte: int, hoogte: int = 120) -> QWidget:
    qtbot.addWidget(widget)
    widget.resize(QSize(breedte, hoogte))
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def test_that_a_column_gives_way_for_a_name_that_would_be_cut(qtbot: QtBot) -> None:
    tabel: Tabel[str] = Tabel("Lijst", [
        Kolom(titel="LEERLING", tekst=str, rek=True, breedte=100, heel=300),
        Kolom(titel="GETEKEND", tekst=lambda _r: "", breedte=200, wijkt=True),
    ], sleutel=str)  # fmt: skip
    _toon(qtbot, tabel, geschaald(350))
    kop = tabel.weergave.horizontalHeader()
    tabel.zet_rijen(["Jan"])
    assert not kop.isSectionHidden(1)
    tabel.zet_rijen([LANG])
    assert kop.isSectionHidden(1)
    assert kop.sectionSize(0) >= tabel.fontMetrics().horizontalAdvance(LANG)


def test_that_of_two_columns_that_stretch_the_one_that_is_cut_gets_the_room(qtbot: QtBot) -> None:
    tabel: Tabel[str] = Tabel("Lijst", [
        Kolom(titel="WAT", tekst=lambda _r: "kort", rek=True, breedte=100), Kolom(titel="WIE", tekst=str, rek=True, breedte=100),
    ], sleutel=str)  # fmt: skip
    nodig = tabel.fontMetrics().horizontalAdvance(LANG) + 40
    _toon(qtbot, tabel, geschaald(100) + nodig)
    tabel.zet_rijen([LANG])
    assert tabel.weergave.horizontalHeader().sectionSize(1) >= nodig - 40


def test_that_the_name_of_a_document_stands_above_the_buttons_where_there_is_no_room_beside_them(qtbot: QtBot) -> None:
    balk = Kijkerbalk((100, HEEL))
    _toon(qtbot, balk, 500)
    balk.zet_open(True)
    balk.zet("Ontvangstbevestiging", 1, 1, 100)
    naam = next(t for t in balk.findChildren(Tekst) if t.text() == "Ontvangstbevestiging")
    qtbot.waitUntil(lambda: naam.geometry().bottom() <= balk.zoekveld.geometry().top() + 1)
    balk.resize(900, balk.height())
    qtbot.waitUntil(lambda: naam.geometry().bottom() > balk.zoekveld.geometry().top() + 1)
    assert naam.text() == "Ontvangstbevestiging"
    assert (maatnaam(100), maatnaam(120)) == ("hele breedte", "120 %")


def test_that_two_days_beside_each_other_have_a_word_between_them(qtbot: QtBot) -> None:
    vorm = Formulier()
    van, tot = Datumveld("van", "Van"), Datumveld("tot", "Tot en met")
    vorm.sectie().naast("Van, tot en met", van, tot)
    _toon(qtbot, vorm, 700)
    vorm.zet_waarden({"van": date(2027, 8, 1), "tot": date(2029, 7, 31)})
    teksten = [t for t in vorm.findChildren(Tekst) if t.text() in {"zo", "t/m", "di"}]
    links = sorted(teksten, key=lambda t: t.mapTo(vorm, t.rect().topLeft()).x())
    assert [t.text() for t in links] == ["zo", "t/m", "di"]


def test_that_a_warning_stands_at_its_field_and_is_no_error(qtbot: QtBot) -> None:
    vorm = Formulier()
    groep = Groepvraag(vorm, *(vorm.sectie() for _ in range(2)))
    vorm.klaar()
    _toon(qtbot, vorm, 800, 600)
    doel = Groepsdoel(doel="rust", aanpak="met Sem van Dijk")
    blok = BlokGroep(beschrijving="Teun Baardwijk begon in januari.", doelen=(doel,))
    groep.zet_rijen(blok)
    groep.toon_stand(blok, {}, date(2027, 5, 12))
    veld = vorm.velden()["groep.beschrijving"]
    assert isinstance(veld, Tekstvlak)
    assert veld.fout() == ""
    assert any("lijkt op een naam" in t.text() for t in veld.findChildren(Tekst))
    assert not any("lijkt op een naam" in t.text() for t in vorm.velden()["groep.aanleiding"].findChildren(Tekst))
    assert list(groepstand(blok, (), date(2027, 5, 12)).waarschuwingen) == ["groep.beschrijving", "groep.doelen.1.aanpak"]
    assert any("lijkt op een naam" in t.text() for t in groep.doelen.findChildren(Tekst))
    veld.toon_fout("Vul dit in.")
    assert [t.text() for t in veld.findChildren(Tekst) if t.text()] == ["Vul dit in."], "an error goes before it"
    veld.toon_fout(None)
    assert any("lijkt op een naam" in t.text() for t in veld.findChildren(Tekst)), "it is still so"
    groep.toon_stand(BlokGroep(), {}, date(2027, 5, 12))
    assert not any(t.text() for t in veld.findChildren(Tekst))


def test_that_an_error_goes_as_soon_as_its_field_is_filled(qtbot: QtBot) -> None:
    vorm = Formulier()
    sectie = vorm.sectie()
    naam, dag, soort = (sectie.veld(Tekstveld("naam", "Naam")), sectie.veld(Datumveld("dag", "Dag")),
                        sectie.veld(Keuzeveld("soort", "Soort", (Keuze(waarde="a", tekst="A"),))))  # fmt: skip
    vorm.klaar()
    _toon(qtbot, vorm, 500)
    vorm.toon_fouten({v.naam: "Vul dit in." for v in (naam, dag, soort)}, spring=False)
    qtbot.keyClicks(naam.editor, "A")
    assert [v.fout() for v in (naam, dag, soort)] == ["", "Vul dit in.", "Vul dit in."]
    qtbot.keyClicks(dag.editor, "12-5")
    assert dag.fout() == "Vul dit in.", "no day yet"
    qtbot.keyClicks(dag.editor, "-2027")
    assert dag.fout() == ""
    qtbot.keyClick(soort.editor, Qt.Key.Key_Down)
    assert soort.fout() == ""
    vorm.toon_fouten({"naam": "Deze naam is er al."}, spring=False)
    naam.zet_waarde("B")
    assert naam.fout() == "Deze naam is er al.", "the program filled it"


def test_that_an_error_of_two_lines_stands_below_its_text_and_not_through_it(qtbot: QtBot) -> None:
    vorm = Formulier()
    vlak = vorm.sectie().veld(Tekstvlak("tekst", "Tekst", breedte=300))
    vorm.klaar()
    _toon(qtbot, vorm, 900, 400)
    vlak.toon_fout("Hier staat iets dat lijkt op een naam. Beschrijf de groep zonder gegevens van leerlingen. " * 2)
    fout = next(t for t in vlak.findChildren(Tekst) if t.text().startswith("Hier"))
    qtbot.waitUntil(lambda: fout.height() >= 2 * fout.fontMetrics().height())
    qtbot.waitUntil(lambda: fout.mapTo(vlak, fout.rect().topLeft()).y() >= vlak.editor.geometry().bottom())


def test_that_an_example_is_not_taken_for_what_was_filled_in(qtbot: QtBot) -> None:
    veld = Tekstveld("titel", "Titel", bv="Rustpunt")
    qtbot.addWidget(veld)
    assert veld.editor.property("placeholderText") == "bv. Rustpunt"


def test_that_the_line_of_a_menu_takes_room_and_cannot_be_chosen(qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    menu.addAction("Een")
    hoog = menu.sizeHint().height()
    scheid(menu)
    assert menu.sizeHint().height() > hoog
    assert not menu.actions()[-1].isEnabled()


def test_that_a_second_line_begins_under_the_first(qtbot: QtBot) -> None:
    lijst = Opsomming(["een zin die niet op een regel past " * 4], teken="1.")
    _toon(qtbot, lijst, 300, 200)
    nummer, zin = lijst.findChildren(Tekst)
    qtbot.waitUntil(lambda: zin.height() > 2 * nummer.fontMetrics().height())
    assert zin.geometry().left() > nummer.geometry().right()
    lijst.zet(["kort"])
    qtbot.waitUntil(lambda: [t.text() for t in lijst.findChildren(Tekst) if t.isVisible()] == ["1.", "kort"])
