"""``Navigatie`` over the shell: which page belongs to which place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from cvt_desktop.domain.errors import CvtError, RegisterError
from cvt_desktop.domain.ids import AanvraagId, ZittingId
from ui.feedback import Feedback
from ui.plek import Plek, zet_stand, zet_terug
from ui.schil import Schil

if TYPE_CHECKING:
    from ui.views.dossier import DossierView
    from ui.views.leeslijst import LeeslijstView


class Schilnavigatie:
    """Made before the shell, because screens are made with it; ``koppel`` gives it the shell.

    Why a page cannot be opened (no right, gone) is told by ``feedback``; a disk that was away is tried again at wish.
    """

    def __init__(self, feedback: Feedback) -> None:
        self._feedback = feedback
        self._schil: Schil | None = None
        self._dossier: Callable[[AanvraagId], DossierView] | None = None
        self._zitting: Callable[[ZittingId], QWidget] | None = None
        self._leeslijst: Callable[[ZittingId], LeeslijstView] | None = None

    def koppel(
        self, schil: Schil, dossier: Callable[[AanvraagId], DossierView], zitting: Callable[[ZittingId], QWidget],
        leeslijst: Callable[[ZittingId], LeeslijstView],
    ) -> None:  # fmt: skip
        """The shell, and what makes the kinds of page above its lists."""
        self._schil, self._dossier, self._zitting, self._leeslijst = schil, dossier, zitting, leeslijst
        schil.mislukt.connect(self._on_page_failed)

    def naar(self, scherm: str) -> None:
        """See ``Navigatie``."""
        if self._schil is None:
            return
        sleutel, _, plek = scherm.partition("/")
        self._schil.naar(sleutel)
        naar_plek: Callable[[str], None] | None = getattr(self._schil.huidige(), "naar_plek", None) if plek else None
        if naar_plek is not None:
            naar_plek(plek)

    def naar_dossier(self, aanvraag_id: AanvraagId, *, tab: str = "overzicht", veld: str | None = None) -> None:
        """See ``Navigatie``."""
        schil, maak = self._schil, self._dossier
        if schil is None or maak is None:
            return
        schil.open_pagina(f"dossier/{aanvraag_id}", "Dossier", lambda: maak(aanvraag_id),
                          klaar=lambda pagina: cast("DossierView", pagina).naar(tab, veld))  # fmt: skip

    def naar_zitting(self, zitting_id: ZittingId) -> None:
        """See ``Navigatie``."""
        schil, maak = self._schil, self._zitting
        if schil is None or maak is None:
            return
        schil.open_pagina(f"zitting/{zitting_id}", "Zitting", lambda: maak(zitting_id))

    def naar_leeslijst(self, zitting_id: ZittingId, aanvraag_id: AanvraagId | None = None) -> None:
        """See ``Navigatie``."""
        schil, maak = self._schil, self._leeslijst
        if schil is None or maak is None:
            return

        def klaar(pagina: QWidget) -> None:
            if aanvraag_id is not None:
                cast("LeeslijstView", pagina).naar(aanvraag_id)

        schil.open_pagina(f"leeslijst/{zitting_id}", "Leeslijst", lambda: maak(zitting_id), klaar=klaar)

    def open_pagina(self, sleutel: str, titel: str, maak: Callable[[], QWidget]) -> None:
        """A page above the screen that one is in."""
        if self._schil is not None:
            self._schil.open_pagina(sleutel, titel, maak)

    def _on_page_failed(self, fout: CvtError, wat: str, opnieuw: Callable[[], None]) -> None:
        if not isinstance(fout, RegisterError):
            self._feedback.fout(fout)
        elif self._schil is not None and self._feedback.fout_opnieuw(fout, wat):
            QTimer.singleShot(0, self._schil, opnieuw)

    def terug(self) -> None:
        """See ``Navigatie``."""
        if self._schil is not None:
            self._schil.terug()

    def huidige(self) -> QWidget | None:
        """The page in front."""
        return self._schil.huidige() if self._schil is not None else None


def hervat(schil: Schil, navigatie: Schilnavigatie, plek: Plek) -> None:
    """Open the pages of ``plek`` again, as far as they still are; the last one that opens is in front.

    Pages that are opened on purpose for one act (a new passphrase, a recovery code) are not opened by themselves.
    """
    for pagina in (plek.scherm, *plek.boven):
        voor = schil.huidige()
        _open(schil, navigatie, pagina.sleutel)
        widget = schil.huidige()
        if widget is None or (widget is voor and pagina is not plek.scherm):
            continue
        zet_stand(widget, pagina)
        # when it was laid out: before that there is nothing to scroll
        QTimer.singleShot(0, widget, lambda widget=widget, pagina=pagina: zet_terug(widget, pagina))


def _open(schil: Schil, navigatie: Schilnavigatie, sleutel: str) -> None:
    soort, _, naam = sleutel.partition("/")
    if soort == "dossier":
        navigatie.naar_dossier(AanvraagId(UUID(naam)))
    elif soort == "zitting":
        navigatie.naar_zitting(ZittingId(UUID(naam)))
    elif soort == "leeslijst" and naam:
        navigatie.naar_leeslijst(ZittingId(UUID(naam)))
    elif schil.heeft(naam or soort):
        schil.naar(naam or soort)
