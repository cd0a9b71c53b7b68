"""Where a screen may send somebody: the shell implements it, presenters and views only name the place."""

from __future__ import annotations

from typing import Protocol

from cvt_desktop.domain.ids import AanvraagId, ZittingId


class Navigatie(Protocol):
    """Moves between screens. ``tab`` and ``veld`` name the place of a step inside a dossier."""

    def naar(self, scherm: str) -> None:
        """Open a screen of the shell by its key, for example ``"werkvoorraad"``, or a part of it: ``"instellingen/rollen"``."""
        ...

    def naar_dossier(self, aanvraag_id: AanvraagId, *, tab: str = "overzicht", veld: str | None = None) -> None:
        """Open a dossier. Tabs: overzicht, aanvraag, stukken, toetsing, adviezen, besluit, brieven, geschiedenis, bezwaar."""
        ...

    def naar_zitting(self, zitting_id: ZittingId) -> None:
        """Open a zitting in the page that fits its state."""
        ...

    def naar_leeslijst(self, zitting_id: ZittingId, aanvraag_id: AanvraagId | None = None) -> None:
        """Open the leeslijst of a zitting, at a dossier."""
        ...

    def terug(self) -> None:
        """One level back."""
        ...
