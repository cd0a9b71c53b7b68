"""F6: the parts of a page that stand beside each other, and how one gets from the one to the next (screens.md 3.1)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.widgets.deler import Deler


def panelen(pagina: QWidget | None) -> tuple[QWidget, ...]:
    """What of this page is in sight, from left to right.

    A page that divides its room itself has them in ``panelen``; else they are both sides of its ``Deler``.
    """
    if pagina is None:
        return ()
    gevonden: tuple[QWidget, ...] | None = getattr(pagina, "panelen", None)
    if gevonden is None:
        delers = [deler for deler in pagina.findChildren(Deler) if deler.isVisible()]
        gevonden = tuple(deel for deler in delers for n in range(deler.count()) if (deel := deler.widget(n)) is not None)
    return tuple(deel for deel in gevonden if deel.isVisible())


def erna(pagina: QWidget, focus: QWidget | None) -> tuple[QWidget, ...]:
    """The parts after the one with the ``focus``; all of them when it is in none."""
    alle = panelen(pagina)
    nu = next((n for n, deel in enumerate(alle) if focus is not None and (deel is focus or deel.isAncestorOf(focus))), -1)
    return alle[nu + 1 :]
