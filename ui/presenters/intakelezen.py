"""Reading a file that was dropped on the intake: its text goes into the draft of the form, with its place. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from cvt_desktop.domain.bestandssoort import Bestandsvorm
from cvt_desktop.domain.errors import ToestandError
from cvt_desktop.domain.stukdeel import bereiken
from cvt_desktop.services.stukken import Stukvoorstel
from ui.presenters import overneemvelden
from ui.presenters.intake import IntakePresenter
from ui.presenters.overneemvelden import Doel


class Intakedoelen:
    """The fields of the draft. Who calls it shows the form anew and keeps the draft."""

    def __init__(self, presenter: IntakePresenter) -> None:
        self._presenter = presenter

    def doelen(self) -> tuple[Doel, ...]:
        """Those of the kind that is chosen now."""
        return overneemvelden.doelen(self._presenter.concept.soort, self._presenter.concept.invoer)

    def schrijf(self, sleutel: str, tekst: str, plaats: str) -> Callable[[], None]:
        """Into the draft; taken back as long as nobody typed in that field."""
        oud = self._presenter.concept.invoer
        self._presenter.zet_invoer(overneemvelden.zet(oud, sleutel, tekst, plaats))

        def terug() -> None:
            nu = self._presenter.concept.invoer
            if overneemvelden.lees(nu, sleutel) != tekst:
                raise ToestandError("Dit veld is intussen gewijzigd. Wijzig het in het formulier zelf.", code="veranderd")
            self._presenter.zet_invoer(overneemvelden.zet_terug(nu, sleutel, oud))

        return terug


def plaatsnaam(stuk: Stukvoorstel, pagina: int) -> str:
    """``OPP p. 6``, as it will be called in the dossier; of a divided file the stuk and the page within it."""
    if stuk.vorm is not Bestandsvorm.PDF:
        return str(stuk.soort)
    for snede, (van, tot) in zip(stuk.sneden, bereiken(stuk.sneden, stuk.paginas or 1), strict=True):
        if van <= pagina <= tot:
            return f"{snede.soort} p. {pagina - van + 1}"
    return f"{stuk.soort} p. {pagina}"
