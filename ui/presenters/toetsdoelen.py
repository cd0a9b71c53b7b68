"""The explanation at a question of the toets, as a field for *Overnemen in…*. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from cvt_desktop.domain.errors import ToestandError
from cvt_desktop.domain.ids import BijlageId
from ui.presenters.overneemvelden import Doel
from ui.presenters.toetsing import ToetsingPresenter


class Toetsdoelen:
    """The question where the list stands: ``huidig`` gives its code or '', ``plaats`` the stuk and page that are shown."""

    def __init__(
        self, presenter: ToetsingPresenter, huidig: Callable[[], str], plaats: Callable[[], tuple[BijlageId, int] | None]
    ) -> None:
        self._presenter, self._huidig, self._plaats = presenter, huidig, plaats

    def doelen(self) -> tuple[Doel, ...]:
        """None when the toets is closed, or no question was chosen."""
        code = self._huidig()
        if not code or not self._presenter.stand.te_wijzigen:
            return ()
        punt = self._presenter.punt(code)
        return (Doel(sleutel=f"toets.{code}", naam=f"Toelichting bij {code}", groep="Toetsing", nu=punt.toelichting, woorden=0),)

    def schrijf(self, sleutel: str, tekst: str, plaats: str) -> Callable[[], None]:
        """Keep the explanation, with the answer or as a draft; a person's answer without a place gets this one."""
        code = sleutel.removeprefix("toets.")
        oud = self._presenter.punt(code).toelichting
        self._presenter.noteer(code, tekst)
        antwoord = self._presenter.stand.toets.beantwoording(code)
        hier = self._plaats()
        gekoppeld = antwoord is not None and antwoord.door is not None and antwoord.vindplaats is None and hier is not None
        if gekoppeld and hier is not None:
            self._presenter.koppel(code, *hier)

        def terug() -> None:
            if self._presenter.punt(code).toelichting != tekst:
                raise ToestandError("Deze toelichting is intussen gewijzigd. Wijzig haar bij de vraag zelf.", code="veranderd")
            self._presenter.noteer(code, oud)
            if gekoppeld:
                self._presenter.koppel(code, None)

        return terug
