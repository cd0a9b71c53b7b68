"""The preview of a document: it shows, saves and prints, and nothing leaves without its event."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cvt_desktop.adapters.bijlagen.viewer import Kijker
from cvt_desktop.domain.bestandssoort import Bestandsvorm
from cvt_desktop.domain.errors import BestandError, ToestandError
from cvt_desktop.ports.kijker import Bladwijzer, Documentinfo, Paginabeeld, Woord
from tests.documents.pdf import maak_pdf
from ui.afdrukken import maak_printer
from ui.dialogs.voorbeeld import AFGEDRUKT, OPGESLAGEN, Voorbeeld
from ui.documentbron import Documentbronnen
from ui.feedback import Stilfeedback
from ui.tasks import Taken


class NepKijker:
    """A viewer whose documents are their own bytes: as many pages as bytes."""

    def __init__(self) -> None:
        self.data = b""
        self.geopend = 0
        self.gesloten = False

    def open(self, data: bytes, vorm: Bestandsvorm) -> Documentinfo:
        self.data, self.geopend = data, self.geopend + 1
        return Documentinfo(paginas=len(data), maten=((595.0, 842.0),) * len(data))

    def pagina(self, nummer: int, breedte_px: int) -> Paginabeeld:
        return Paginabeeld(breedte=breedte_px, hoogte=10, rgba=bytes([self.data[nummer]]) * (4 * 10 * breedte_px))

    def tekst(self, nummer: int) -> str:
        return chr(self.data[nummer])

    def bladwijzers(self) -> tuple[Bladwijzer, ...]:
        return ()

    def woorden(self, nummer: int) -> tuple[Woord, ...]:
        return ()

    def breek_af(self) -> None: ...

    def sluit(self) -> None:
        self.gesloten = True


@pytest.fixture
def bronnen() -> Iterator[Documentbronnen]:
    bronnen = Documentbronnen(Kijker())
    yield bronnen
    bronnen.sluit()


def test_that_a_part_of_a_file_shows_its_own_pages_and_nothing_beside_them() -> None:
    deel = Documentbronnen(NepKijker()).van("dossier", lambda: b"abcdefgh", deel=(3, 5))
    info = deel.documentinfo()
    assert (info.paginas, info.eerste) == (3, 3)
    assert [deel.tekst(n) for n in (1, 2, 3)] == ["c", "d", "e"]
    assert deel.pagina(1, 1).rgba[:1] == b"c"
    for buiten in (0, 4):
        with pytest.raises(BestandError):
            deel.tekst(buiten)


def test_that_two_viewers_on_one_child_never_show_each_others_pages() -> None:
    kijker = NepKijker()
    bronnen = Documentbronnen(kijker)
    een, twee = bronnen.van_bytes("een", b"ab"), bronnen.van_bytes("twee", b"XYZ")
    assert (een.documentinfo().paginas, twee.documentinfo().paginas) == (2, 3)
    assert (een.tekst(2), twee.tekst(1), een.tekst(1)) == ("b", "X", "a")
    assert een.pagina(1, 5).rgba[:1] == b"a"
    assert kijker.geopend == 5, "the same document is not loaded twice in a row"


def test_that_the_bytes_of_a_source_are_fetched_once_and_only_when_needed() -> None:
    gehaald: list[int] = []

    def laad() -> bytes:
        gehaald.append(1)
        return b"a"

    bron = Documentbronnen(NepKijker()).van("een", laad)
    assert not gehaald
    bron.tekst(1)
    bron.tekst(1)
    assert gehaald == [1]


def test_that_a_closed_viewer_says_so_and_starts_no_new_child() -> None:
    kijker = NepKijker()
    bronnen = Documentbronnen(kijker)
    bron = bronnen.van_bytes("een", b"a")
    bronnen.sluit()
    assert kijker.gesloten
    with pytest.raises(BestandError):
        bron.documentinfo()


def _open(qtbot: QtBot, dialoog: Voorbeeld, taken: Taken) -> Voorbeeld:
    dialoog.open()
    assert taken.wacht_tot_leeg()
    return dialoog


def _pdf_printer(doel: Path) -> QPrinter:
    printer = maak_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(doel))
    return printer


def test_that_every_page_comes_out_of_the_printer(
    qtbot: QtBot, taken: Taken, bronnen: Documentbronnen, tmp_path: Path
) -> None:
    doel, gemeld = tmp_path / "afdruk.pdf", list[str]()
    gevraagd: list[int] = []

    def keuze(_ouder: QWidget, paginas: int) -> QPrinter:
        gevraagd.append(paginas)
        return _pdf_printer(doel)

    dialoog = _open(qtbot, Voorbeeld("Dossierkaart", maak_pdf(3), bronnen, Stilfeedback(), taken, "kaart.pdf",
                                     bij_uitvoer=gemeld.append, printerkeuze=keuze), taken)  # fmt: skip
    dialoog.afdrukken.click()
    assert taken.wacht_tot_leeg()
    assert gemeld == [AFGEDRUKT]
    assert gevraagd == [3]
    assert "3 bladzijden" in dialoog.melding.tekst()
    dialoog.close()
    afdruk = QPdfDocument()
    afdruk.load(str(doel))
    assert afdruk.pageCount() == 3
    assert afdruk.pagePointSize(0).width() == pytest.approx(595, abs=2)


def test_that_saving_writes_the_same_bytes_with_an_ending(
    qtbot: QtBot, taken: Taken, bronnen: Documentbronnen, tmp_path: Path
) -> None:
    pdf, gemeld = maak_pdf(1), list[str]()
    feedback = Stilfeedback(paden=[tmp_path / "kaart"])
    dialoog = _open(qtbot, Voorbeeld("Brief", pdf, bronnen, feedback, taken, "kaart.pdf", bij_uitvoer=gemeld.append), taken)
    dialoog.opslaan.click()
    assert taken.wacht_tot_leeg()
    assert (tmp_path / "kaart.pdf").read_bytes() == pdf
    assert gemeld == [OPGESLAGEN]
    dialoog.close()


def test_that_nothing_is_saved_when_the_event_cannot_be_written(
    qtbot: QtBot, taken: Taken, bronnen: Documentbronnen, tmp_path: Path
) -> None:
    def weiger(_wat: str) -> None:
        raise ToestandError("Het register is vol.")

    feedback = Stilfeedback(paden=[tmp_path / "kaart.pdf"])
    dialoog = _open(qtbot, Voorbeeld("Brief", maak_pdf(1), bronnen, feedback, taken, "kaart.pdf", bij_uitvoer=weiger), taken)
    dialoog.opslaan.click()
    assert taken.wacht_tot_leeg()
    assert not (tmp_path / "kaart.pdf").exists()
    assert "Het register is vol." in feedback.gezegd
    dialoog.close()


def test_that_who_may_only_look_has_no_buttons(qtbot: QtBot, taken: Taken, bronnen: Documentbronnen) -> None:
    dialoog = _open(qtbot, Voorbeeld("Brief", maak_pdf(1), bronnen, Stilfeedback(), taken, "b.pdf", uitvoeren=False), taken)
    assert not dialoog.opslaan.isVisible()
    assert not dialoog.afdrukken.isVisible()
    dialoog.close()


def test_that_a_folder_that_cannot_be_written_is_said_in_words(
    qtbot: QtBot, taken: Taken, bronnen: Documentbronnen, tmp_path: Path
) -> None:
    feedback = Stilfeedback(paden=[tmp_path / "weg" / "kaart.pdf"])
    dialoog = _open(qtbot, Voorbeeld("Brief", maak_pdf(1), bronnen, feedback, taken, "kaart.pdf"), taken)
    dialoog.opslaan.click()
    assert taken.wacht_tot_leeg()
    assert any("andere map" in zin for zin in feedback.gezegd)
    dialoog.close()
