"""The last acts of who is logged in that can be taken back: *Ctrl+Z* everywhere outside a field (screens.md 4.1; ADR 0078).

A use case says, inside its own unit, how it is taken back; nothing is guessed from the log. Taking back is again a use case,
with its own right, its own event and its own refusal when the dossier went on meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock, get_ident
from uuid import UUID

from cvt_desktop.domain.beleid import LEESACTIES, Actie
from cvt_desktop.domain.errors import ToestandError

HOOGSTENS = 20
"""How many acts are remembered; they are gone when the register is locked."""

LAAT_STAAN = LEESACTIES | {
    Actie.AANVRAAG_BEWERKEN, Actie.ADVIES_SCHRIJVEN, Actie.BESLUIT_OPSTELLEN, Actie.CONCEPTBESLUIT_SCHRIJVEN,
    Actie.DOSSIERKAART_AFDRUKKEN, Actie.DOCUMENT_UITVOEREN, Actie.STATUSBERICHT_KOPIEREN, Actie.LEESLIJST_BIJHOUDEN,
    Actie.AANTEKENINGEN_WISSEN, Actie.RESERVEKOPIE_MAKEN, Actie.LAPTOPOVERZICHT, Actie.LOG_UITVOEREN, Actie.REGISTER_CONTROLEREN,
    Actie.EIGEN_SLEUTEL,
}  # fmt: skip
"""What is no act of its own to who did it: looking, printing, typing in a field, which has a Ctrl+Z of its own, and what the
program does behind the screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terugname:
    """How one act is taken back. ``wat`` names the act in Dutch as the end of *Teruggenomen:*, without a full stop.

    ``dossiers``: those of which the act told the log. ``concept``: the key of the draft that comes back, to go on with.
    """

    wat: str = field(repr=False)
    doe: Callable[[], object] = field(repr=False)
    concept: str = ""
    dossiers: frozenset[UUID] = frozenset()


class Teruglijst:
    """One per opening of a register. An act that cannot be taken back ends the list: what lies before it is history."""

    def __init__(self) -> None:
        self._slot = Lock()
        self._lijst: list[Terugname] = []
        self._beurt = Lock()
        self._neemt_terug: int | None = None
        self.concept = ""
        """The draft that came back with what was taken back last, for the page that goes on with it; '' when that did."""

    @property
    def laatste(self) -> str:
        """What Ctrl+Z would take back now, or ''."""
        with self._slot:
            return self._lijst[-1].wat if self._lijst else ""

    def na_act(self, actie: Actie, terugname: Terugname | None) -> None:
        """An act went well. What takes another back is not remembered itself: that would only do it again."""
        with self._slot:
            if self._neemt_terug == get_ident():
                return
            if terugname is not None:
                self._lijst = [*self._lijst[1 - HOOGSTENS :], terugname]
            elif actie not in LAAT_STAAN:
                self._lijst = []

    def neem_terug(self, alleen: UUID | None = None) -> str:
        """Take the last act back; gives what it was. Raises ``ToestandError`` when there is none, and what the act raises.

        ``alleen``: only when it was about this one dossier; what was done elsewhere stays, and stays the last act.

        One that could not be taken back is forgotten: the dossier went on, and pressing again would not help.
        """
        with self._beurt:  # pressed twice: the second one waits, and takes back what was done before it
            with self._slot:
                if not self._lijst:
                    raise ToestandError("Er is niets terug te nemen. Is iets al het huis uit of afgerond, open dan het dossier "
                                        "en kijk daar wat nog kan.", code="niets-terug")  # fmt: skip
                if alleen is not None and self._lijst[-1].dossiers != {alleen}:
                    raise ToestandError(f"Uw laatste handeling was niet in dit dossier: {self._lijst[-1].wat}. Neem die terug op "
                                        "een ander scherm, met Ctrl+Z.", code="ander-dossier")  # fmt: skip
                terugname, self._neemt_terug = self._lijst.pop(), get_ident()
            try:
                terugname.doe()
            finally:
                with self._slot:
                    self._neemt_terug = None
        self.concept = terugname.concept
        return terugname.wat
