"""Walks a screen as somebody does who has only a keyboard, or only ears (issue 2, part 8).

Every widget that takes the focus has an accessible name; the Tab key comes to each of them and comes back; one sees
where the focus is; nothing is made of rich text. What belongs inside a widget of Qt (the line of a combo box, the
viewport of a list) is part of that widget.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QButtonGroup,
    QCalendarWidget,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)

_GRENS = 30_000  # a window in which many dossiers were opened has some seven thousand widgets


def _hoort_bij_ander(widget: QWidget) -> bool:
    ouder = widget.parentWidget()
    while ouder is not None:
        if isinstance(ouder, QComboBox | QAbstractSpinBox | QCalendarWidget | QAbstractItemView):
            return True
        ouder = ouder.parentWidget()
    return False


def bereikbaar(scherm: QWidget) -> list[QWidget]:
    """Every visible, enabled widget of ``scherm`` that Tab should come to."""
    return [
        w for w in scherm.findChildren(QWidget)
        if w.isVisibleTo(scherm) and w.isEnabled() and w.focusPolicy() & Qt.FocusPolicy.TabFocus
        and w.focusProxy() is None and not _hoort_bij_ander(w)
    ]  # fmt: skip


def naamloos(scherm: QWidget) -> list[str]:
    """What a screen reader could not name."""
    return [
        f"{type(w).__name__} {w.objectName()}".strip()
        for w in bereikbaar(scherm)
        if not w.accessibleName().strip() and not isinstance(w, QScrollArea)
    ]


def overgeslagen(scherm: QWidget) -> list[str]:
    """What Tab never comes to, following the chain of the window from the first widget of the screen."""
    doelen = bereikbaar(scherm)
    gezien = _rondje(doelen[0], lambda nu: nu.nextInFocusChain()) if doelen else []
    return [_naam(w) for w in doelen if not any(w is g for g in gezien)]


def gevangen(scherm: QWidget) -> list[str]:
    """What the Tab key itself does not come to, from the first widget on: a field that keeps Tab is a trap.

    Of buttons of which one can be chosen, Tab comes to one of them; arrows go to the others.
    """
    doelen = bereikbaar(scherm)
    if not doelen:
        return []
    scherm.activateWindow()
    assert QTest.qWaitForWindowActive(scherm.window())
    doelen[0].setFocus(Qt.FocusReason.TabFocusReason)

    def tab(nu: QWidget) -> QWidget | None:
        QTest.keyClick(nu, Qt.Key.Key_Tab)
        return QApplication.focusWidget()

    gezien = _rondje(doelen[0], tab)
    groepen = {groep for w in gezien if (groep := _keuzegroep(w)) is not None}
    return [
        _naam(w) for w in doelen
        if _keuzegroep(w) not in groepen and not any(w is g or w.isAncestorOf(g) for g in gezien)
    ]  # fmt: skip


def _rondje(eerste: QWidget, volgende: Callable[[QWidget], QWidget | None]) -> list[QWidget]:
    """All widgets until one comes back. They are kept: PySide makes a new object for a widget that nobody holds."""
    gezien: list[QWidget] = []
    nummers: set[int] = set()
    nu: QWidget | None = eerste
    while nu is not None and id(nu) not in nummers and len(gezien) < _GRENS:
        gezien.append(nu)
        nummers.add(id(nu))
        nu = volgende(nu)
    return gezien


def _keuzegroep(widget: QWidget) -> QButtonGroup | None:
    groep = widget.group() if isinstance(widget, QAbstractButton) else None
    return groep if groep is not None and groep.exclusive() else None


def _naam(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName()}"


def onzichtbaar(scherm: QWidget, al_gezien: set[object]) -> list[str]:
    """Where nobody sees the focus: not one pixel in or around the widget is another one.

    ``al_gezien`` keeps which kinds were looked at: a thousand buttons are drawn by one function.
    """
    fouten = []
    for w in bereikbaar(scherm):
        soort = (type(w), getattr(w, "soort", None))
        if soort in al_gezien or not w.visibleRegion().boundingRect().isValid():
            continue
        al_gezien.add(soort)
        w.clearFocus()
        zonder = _beeld(w)
        w.setFocus(Qt.FocusReason.TabFocusReason)
        w.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)  # as the Tab key does; setFocus takes it away
        if _beeld(w) == zonder:
            fouten.append(_naam(w))
    return fouten


def _beeld(widget: QWidget) -> QImage:
    QApplication.sendPostedEvents()
    venster = widget.window()
    plaats = widget.mapTo(venster, QPoint(0, 0))
    return venster.grab(QRect(plaats, widget.size()).adjusted(-4, -4, 4, 4)).toImage()


def opgemaakt(scherm: QWidget) -> list[str]:
    """Labels that would read a name with tags as markup."""
    return [w.text() for w in scherm.findChildren(QLabel) if w.textFormat() is not Qt.TextFormat.PlainText]


def zonder_hint(scherm: QWidget) -> list[str]:
    """Lines whose only name is the grey example in them."""
    return [
        w.placeholderText() for w in scherm.findChildren(QLineEdit)
        if w.isVisibleTo(scherm) and w.isEnabled() and not w.accessibleName() and not _hoort_bij_ander(w)
    ]  # fmt: skip


def controleer(scherm: QWidget) -> None:
    """Raise ``AssertionError`` that names what is wrong with ``scherm``."""
    fouten = {
        "zonder naam": naamloos(scherm), "niet te bereiken met Tab": overgeslagen(scherm),
        "opgemaakte tekst": opgemaakt(scherm), "veld zonder naam": zonder_hint(scherm),
    }  # fmt: skip
    gevonden = {wat: lijst for wat, lijst in fouten.items() if lijst}
    assert not gevonden, f"{type(scherm).__name__}: {gevonden}"
