"""F6: the parts of a page that stand beside each other, and how one gets from the one to the next (screens.md 3.1)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.widgets.deler import Deler


def vakken(pagina: QWidget | None) -> tuple[QWidget, ...]:
    """What of this page is in sight, from left to right.

    A page that divides its room itself has them in ``vakken``; else they are both sides of its ``Deler``.
    """
    if pagina is None:
        return ()
    gevonden: tuple[QWidget, ...] | None = getattr(pagina, "vakken", None)
    if gevonden is None:
        delers = [deler for deler in pagina.findChildren(Deler) if deler.isVisible()]
        gevonden = tuple(vak for deler in delers for n in range(deler.count()) if (vak := deler.widget(n)) is not None)
    return tuple(vak for vak in gevonden if vak.isVisible())


def volgende(pagina: QWidget, focus: QWidget | None) -> QWidget | None:
    """The part after the one with the ``focus``; the first when it is in none of them; None after the last one."""
    alle = vakken(pagina)
    nu = next((n for n, vak in enumerate(alle) if focus is not None and (vak is focus or vak.isAncestorOf(focus))), -1)
    return alle[nu + 1] if nu + 1 < len(alle) else None
