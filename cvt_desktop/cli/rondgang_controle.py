"""The part of the round that checks: the register and its log, and who is independent enough to advise."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QApplication

from cvt_desktop.bootstrap.werkruimte import Werkruimte
from cvt_desktop.domain.aanvraag import Status
from ui.dialogs.koppelen import Koppelen
from ui.views.controle import ControleView

if TYPE_CHECKING:
    from cvt_desktop.cli.rondgang import Beeld


def beelden(
    ruimte: Werkruimte, beeld: Callable[[str], Beeld], klik: Callable[[str], None], sluit_dialoog: Callable[[], None]
) -> Iterator[Beeld]:  # fmt: skip
    """The page Controle before it ran, with an anchor that fits, two that do not, and the sheet of a month."""
    ruimte.schil.naar("controle")
    controle = ruimte.schil.huidige()
    assert isinstance(controle, ControleView)
    yield beeld("controle nog niet")
    with ruimte.omgeving.dienst.register.lezen() as uow:
        hoofd = uow.logboek.anker()
    for naam, anker in (
        ("controle", hoofd.kort if hoofd else ""), ("controle klopt niet", "log 12 · 0000 0000 0000 0000"),
        ("controle geen anker", "log 12"),
    ):  # fmt: skip
        controle.anker.zet_waarde(anker)
        controle.controleer()
        yield beeld(naam)
    controle.anker.zet_waarde("")
    klik("Maandblad bekijken")
    yield beeld("controle maandblad")
    sluit_dialoog()
    yield from _koppelen(ruimte, beeld, klik)
    sluit_dialoog()


def _koppelen(ruimte: Werkruimte, beeld: Callable[[str], Beeld], klik: Callable[[str], None]) -> Iterator[Beeld]:
    """Who can be asked for the second advice, and who cannot and why."""
    regels = ruimte.omgeving.dienst.overzichten.aanvragen()
    een_advies = next(r.id for r in regels if r.status is Status.BIJ_DESKUNDIGEN and r.adviezen_vast == 1)
    ruimte.omgeving.navigatie.naar_dossier(een_advies, tab="adviezen")
    klik("Volgende stap")
    dialoog = QApplication.activeModalWidget()
    assert isinstance(dialoog, Koppelen)
    assert isinstance(dialoog.ook.editor, QAbstractButton)
    dialoog.ook.editor.click()
    rijen = [dialoog.tabel.model.rij(nummer) for nummer in range(dialoog.tabel.zichtbaar())]
    dialoog.tabel.kies(next(r.id for r in rijen if r.past and r.bezwaren))
    yield beeld("deskundige koppelen")
