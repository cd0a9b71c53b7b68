"""What goes into the frozen program, and what must not."""

from __future__ import annotations

import ast
import importlib.util
import sys
from pathlib import Path

import pytest

import contents
from cvt_desktop.basis.versie import VERSIE
from tests.architecture.boom import ROOT, imported, modules
from tests.beelden.handleiding import genoemd

QT = "PySide6/Qt"


def _stays(target: str, source: str = "/opt/venv/x", kind: str = "BINARY") -> bool:
    return bool(contents.needed([(target, source, kind)]))


def test_that_the_spec_is_python_and_uses_the_lists() -> None:
    tekst = (ROOT / "packaging" / "cvt-desktop.spec").read_text(encoding="utf-8")
    ast.parse(tekst)
    for woord in ("contents.HIDDEN_IMPORTS", "contents.EXCLUDED_MODULES", "contents.needed", "components.write"):
        assert woord in tekst


def test_that_what_is_imported_by_name_only_exists() -> None:
    assert not [naam for naam in contents.HIDDEN_IMPORTS if importlib.util.find_spec(naam) is None]


def test_that_nothing_that_is_left_out_is_imported_by_the_program() -> None:
    uit = tuple(contents.EXCLUDED_MODULES)
    gebruikt = {
        f"{bestand}:{regel} {naam}"
        for bestand, boom in modules().items()
        for naam, regel in imported(boom)
        if any(naam == weg or naam.startswith(f"{weg}.") for weg in uit)
    }
    assert not gebruikt


def test_that_every_qt_module_of_the_program_stays_in() -> None:
    qt = {naam.split(".")[1] for boom in modules().values() for naam, _ in imported(boom) if naam.startswith("PySide6.")}
    assert qt == {"QtCore", "QtDBus", "QtGui", "QtWidgets", "QtPdf", "QtPrintSupport"}
    assert not [naam for naam in qt if f"PySide6.{naam}" in contents.EXCLUDED_MODULES]


@pytest.mark.parametrize(
    "bestand",
    [
        f"{QT}/plugins/platforms/libqxcb.so", f"{QT}/plugins/platforms/libqoffscreen.so",
        "PySide6/plugins/platforms/qwindows.dll", f"{QT}/plugins/platforms/libqcocoa.dylib",
        f"{QT}/plugins/imageformats/libqsvg.so", "PySide6\\plugins\\imageformats\\qjpeg.dll",
        f"{QT}/plugins/printsupport/libcupsprintersupport.so", f"{QT}/lib/libQt6Network.so.6", "PySide6/Qt6Core.dll",
        f"{QT}/translations/qtbase_nl.qm",
    ],
)  # fmt: skip
def test_that_what_the_program_uses_of_qt_stays(bestand: str) -> None:
    assert _stays(bestand)


@pytest.mark.parametrize(
    "bestand",
    [
        f"{QT}/plugins/tls/libqopensslbackend.so", "PySide6/plugins/tls/qschannelbackend.dll",
        f"{QT}/plugins/networkinformation/libqglib.so", f"{QT}/plugins/platforms/libqvnc.so",
        f"{QT}/plugins/imageformats/libqtiff.so", f"{QT}/lib/libQt6WaylandClient.so.6", "PySide6/opengl32sw.dll",
        f"{QT}/translations/qtbase_de.qm", f"{QT}/translations/qt_nl.qm", "PySide6/Qt6Quick.dll",
    ],
)  # fmt: skip
def test_that_what_it_does_not_use_stays_out(bestand: str) -> None:
    assert not _stays(bestand)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Debian has packages for these libraries")
def test_that_a_library_of_debian_is_depended_on_and_not_copied() -> None:
    assert not _stays("libfontconfig.so.1", "/usr/lib/x86_64-linux-gnu/libfontconfig.so.1")
    assert _stays("libpython3.11.so.1.0", "/usr/lib/x86_64-linux-gnu/libpython3.11.so.1.0")
    assert _stays("pillow.libs/libtiff.so.6", "/opt/venv/pillow.libs/libtiff.so.6")


@pytest.mark.parametrize(
    "bestand", ["numpy/tests/data.txt", "PySide6/QtCore.pyi", "alembic/templates/env.py", "x.dist-info/RECORD"]
)
def test_that_what_only_makers_of_programs_read_stays_out(bestand: str) -> None:
    assert not _stays(bestand, kind="DATA")


def test_that_every_file_that_is_no_module_is_named() -> None:
    namen = {f"{map_}/{Path(bestand).name}" for bestand, map_ in contents.own_files(ROOT)}
    alle = [p for p in (ROOT / "resources").rglob("*") if p.is_file() and p.suffix not in {".py", ".pyc"}]
    wil = {p.relative_to(ROOT).as_posix() for p in alle}
    wil |= {p.relative_to(ROOT).as_posix() for p in (ROOT / "db" / "migrations").rglob("*.py")}
    beelden = {f"resources/beelden/handleiding/{naam}" for naam in genoemd()}
    assert len(beelden) > 10
    boeken = {f"resources/{naam}.md" for naam in ("handleiding", "verwerkingsregister", "dpia")}
    assert wil | boeken | beelden == namen
    assert {Path(naam).suffix for naam in namen} >= {".ttf", ".svg", ".toml", ".md", ".py"}


def test_that_the_frozen_program_has_the_version_of_the_program() -> None:
    assert contents.program_version(ROOT) == VERSIE
