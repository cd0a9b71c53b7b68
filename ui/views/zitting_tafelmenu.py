"""The menus of the table: who comes, leaves, steps in or steps aside, and where an item goes that it cannot decide."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QMenu, QWidget

from cvt_desktop.basis.tekst import datum_kort
from cvt_desktop.domain.ids import PersoonId
from cvt_desktop.domain.zitting import Hoedanigheid
from cvt_desktop.services.zitting_inzien import Puntkaart, Zittingbeeld
from ui.presenters.zitting_live import ZittingLivePresenter
from ui.widgets.menu import Menu
from ui.widgets.menulijn import scheid

Kies = Callable[[PersoonId], object]


def tafelmenu(ouder: QWidget, beeld: Zittingbeeld, aanwezig: Callable[[PersoonId, bool], object], vervanger: Kies) -> QMenu:
    """Who is there, to tick, and below them who could step in."""
    menu = Menu(ouder)
    for d in beeld.zitting.deelnemers:
        actie = menu.addAction(f"{d.naam}, {d.hoedanigheid}".replace("&", "&&"))
        actie.setCheckable(True)
        actie.setChecked(d.aanwezig)
        actie.triggered.connect(lambda aan, wie=d.persoon_id: aanwezig(wie, aan))
    voeg_vervangers(menu, beeld, vervanger)
    return menu


def voeg_vervangers(menu: QMenu, beeld: Zittingbeeld, vervanger: Kies) -> None:
    """Who was not asked and may vote."""
    if beeld.plaatsvervangers and menu.actions():
        scheid(menu)
    for p in beeld.plaatsvervangers:
        menu.addAction(f"{p.naam} laten meestemmen".replace("&", "&&")).triggered.connect(
            lambda _aan=False, wie=p.id: vervanger(wie)
        )


def voeg_uitwegen(menu: QMenu, presenter: ZittingLivePresenter, doe: Callable[[Callable[[], object]], None]) -> None:
    """Where an item goes that this table cannot decide, with what its term says of that (screens.md 4.9)."""
    if menu.actions():
        scheid(menu)
    stemmen_tot, termijn = presenter.ronde()
    menu.addAction(f"Schriftelijke ronde t/m {datum_kort(stemmen_tot)}{_bij_termijn(stemmen_tot, termijn)}").triggered.connect(
        lambda _aan=False: doe(presenter.naar_ronde))  # fmt: skip
    volgende = presenter.volgende_zitting()
    if volgende is None:
        menu.addAction("Er is nog geen volgende zitting gepland").setEnabled(False)
        return
    _, dag, termijn = volgende
    achter = presenter.blijft_achter()
    wat = f"Naar de volgende zitting {datum_kort(dag)}{_bij_termijn(dag, termijn)}{f'; {achter}' if achter else ''}"
    menu.addAction(wat).triggered.connect(lambda _aan=False: doe(presenter.naar_volgende_zitting))


def _bij_termijn(dag: date, termijn: date) -> str:
    return f" (termijn {datum_kort(termijn)}{'!' if dag > termijn else ''})"


def voeg_verschoning(menu: QMenu, beeld: Zittingbeeld, kaart: Puntkaart | None, verschoon: Kies) -> None:
    """Who steps aside at this item, as long as it is not decided."""
    if kaart is None or kaart.punt.beslist:
        return
    opzij = menu.addMenu("Verschoont zich bij dit punt (Awb 2:4)")
    for d in beeld.zitting.deelnemers:
        if d.hoedanigheid is Hoedanigheid.STEMGERECHTIGD and not kaart.punt.is_verschoond(d.persoon_id):
            opzij.addAction(d.naam.replace("&", "&&")).triggered.connect(lambda _aan=False, wie=d.persoon_id: verschoon(wie))


def toon_bij(menu: QMenu, bij: QWidget) -> None:
    """Below this widget; the menu is gone when it closes."""
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(bij.mapToGlobal(bij.rect().bottomLeft()))
