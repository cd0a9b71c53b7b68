"""*Wie besluit* in *Instellingen*: a model per kind, and where there are several commissions which one handles it."""

from __future__ import annotations

from dataclasses import replace

from ui.presenters.instellingen import ACTIEVE_SOORTEN, InstellingenPresenter, modellen_uit, reglement_waarden
from ui.views.instellingen_versie import VersieTab
from ui.views.instellingen_vorm import modellen_vorm
from ui.widgets.sectie import Sectie


class ModellenTab(VersieTab):
    """The labels follow the commissions of the newest version."""

    def __init__(self, presenter: InstellingenPresenter) -> None:
        super().__init__(presenter, modellen_vorm(), lambda i: reglement_waarden(i.reglement),
                         lambda w, i: replace(i, reglement=modellen_uit(w, i.reglement)))  # fmt: skip

    def ververs(self) -> None:
        """Show the newest version."""
        super().ververs()
        (deel,) = self.vorm.findChildren(Sectie)
        for soort in ACTIEVE_SOORTEN:
            deel.zet_label(f"model_{soort.name}", self._p.soortlabel(soort))
