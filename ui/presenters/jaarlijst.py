"""What the presenters of tables per school year share (``ui.views.instellingen_jaarlijst``)."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable

from cvt_desktop.domain.schooljaar import Schooljaar, schooljaar
from cvt_desktop.services.context import Dienst
from ui.tonen import Keuze


class JaarlijstPresenter(ABC):
    """Which years a line can be of, and from which one to which all lines can be copied."""

    def __init__(self, dienst: Dienst) -> None:
        self._dienst = dienst

    @abstractmethod
    def gevuld(self) -> Iterable[str]:
        """The school years that have lines."""

    @property
    def _nu(self) -> Schooljaar:
        return schooljaar(self._dienst.klok.today())

    def jaren(self) -> tuple[Keuze, ...]:
        """The last, the present and the next school year."""
        nu = self._nu.beginjaar
        return tuple(Keuze(waarde=j.naam, tekst=j.naam) for j in map(Schooljaar, (nu - 1, nu, nu + 1)))

    def overname(self) -> tuple[str, str] | None:
        """From which school year to which lines can be copied: to this year as long as it has none, else to the next."""
        nu, gevuld = self._nu, set(self.gevuld())
        if nu.naam in gevuld:
            return nu.naam, nu.volgende.naam
        vorig = Schooljaar(nu.beginjaar - 1).naam
        return (vorig, nu.naam) if vorig in gevuld else None

    def _over_te_nemen(self) -> tuple[str, str]:
        return self.overname() or (self._nu.naam, self._nu.volgende.naam)
