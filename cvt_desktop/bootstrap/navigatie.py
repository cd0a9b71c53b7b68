"""``Navigatie`` over the shell: which page belongs to which place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from cvt_desktop.domain.errors import CvtError
from cvt_desktop.domain.ids import AanvraagId, ZittingId
from ui.schil import Schil

if TYPE_CHECKING:
    from ui.views.dossier import DossierView


class Schilnavigatie:
    """Made before the shell, because screens are made with it; ``koppel`` gives it the shell.

    A page that cannot be opened (no right, gone) is told by ``meld``; one stays where one was.
    """

    def __init__(self, meld: Callable[[Exception], None]) -> None:
        self._meld = meld
        self._schil: Schil | None = None
        self._dossier: Callable[[AanvraagId], DossierView] | None = None
        self._zitting: Callable[[ZittingId], QWidget] | None = None

    def koppel(
        self, schil: Schil, dossier: Callable[[AanvraagId], DossierView], zitting: Callable[[ZittingId], QWidget]
    ) -> None:
        """The shell, and what makes the two kinds of page above its lists."""
        self._schil, self._dossier, self._zitting = schil, dossier, zitting

    def naar(self, scherm: str) -> None:
        """See ``Navigatie``."""
        if self._schil is not None:
            self._schil.naar(scherm)

    def naar_dossier(self, aanvraag_id: AanvraagId, *, tab: str = "overzicht", veld: str | None = None) -> None:
        """See ``Navigatie``."""
        schil, maak = self._schil, self._dossier
        if schil is None or maak is None:
            return
        schil.open_pagina(f"dossier/{aanvraag_id}", "Dossier", lambda: maak(aanvraag_id), mis=self._mis,
                          klaar=lambda pagina: cast("DossierView", pagina).naar(tab, veld))  # fmt: skip

    def naar_zitting(self, zitting_id: ZittingId) -> None:
        """See ``Navigatie``."""
        schil, maak = self._schil, self._zitting
        if schil is None or maak is None:
            return
        schil.open_pagina(f"zitting/{zitting_id}", "Zitting", lambda: maak(zitting_id), mis=self._mis)

    def _mis(self, fout: Exception) -> None:
        if not isinstance(fout, CvtError):
            raise fout
        self._meld(fout)

    def terug(self) -> None:
        """See ``Navigatie``."""
        if self._schil is not None:
            self._schil.terug()

    def huidige(self) -> QWidget | None:
        """The page in front."""
        return self._schil.huidige() if self._schil is not None else None
