"""A table with lines per school year that stands in the newest settings: what all such tables do alike."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Generic, Protocol, TypeVar

from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import GewijzigdError, InvoerError
from cvt_desktop.domain.instellingen import Instellingen
from cvt_desktop.services.context import Dienst

_SCHOOLJAAR = re.compile(r"(\d{4})-(\d{4})")


class Jaarregel(Protocol):
    """A line of such a table."""

    @property
    def schooljaar(self) -> str: ...


R = TypeVar("R", bound=Jaarregel)


@dataclass(frozen=True, slots=True, kw_only=True)
class Jaartabel(Generic[R]):
    """The field ``veld`` of the settings with at most ``hoogstens`` lines, kept under the act ``actie``.

    Changing it makes no new version of the settings: what rests on a line keeps that line itself.
    """

    veld: str
    actie: Actie
    hoogstens: int

    def schrijf(self, dienst: Dienst, pas_toe: Callable[[tuple[R, ...]], tuple[R, ...]]) -> None:
        """Change the lines in one act. Raises ``InvoerError``."""
        with dienst.werk(self.actie) as werk:
            laatste: Instellingen = werk.uow.instellingen.all()[0]
            lijst = pas_toe(getattr(laatste, self.veld))
            if len(lijst) > self.hoogstens:
                raise InvoerError(f"De lijst heeft hoogstens {self.hoogstens} regels. Verwijder eerst oude schooljaren.",
                                  code="lang", veld="schooljaar")  # fmt: skip
            velden: dict[str, Any] = {self.veld: lijst}
            nieuw = werk.uow.instellingen.save(replace(laatste, **velden))
            werk.leg_vast("instellingen", nieuw.id, nieuw)

    def bewaar(self, dienst: Dienst, nieuw: R, in_plaats_van: R | None, keur: Callable[[tuple[R, ...]], None]) -> None:
        """Add a line, or put it in the place of another; ``keur`` raises for what cannot stand beside the lines there are.

        Raises ``GewijzigdError`` when the other is not there any more.
        """

        def pas_toe(lijst: tuple[R, ...]) -> tuple[R, ...]:
            keur(lijst)
            if in_plaats_van is None:
                return (*lijst, nieuw)
            return tuple(nieuw if r == in_plaats_van else r for r in met(lijst, in_plaats_van))

        self.schrijf(dienst, pas_toe)

    def verwijder(self, dienst: Dienst, weg: R) -> None:
        """Take a line away. Raises ``GewijzigdError`` when it is not there any more."""
        self.schrijf(dienst, lambda lijst: tuple(r for r in met(lijst, weg) if r != weg))

    def neem_over(self, dienst: Dienst, van: str, naar: str, kopie: Callable[[tuple[R, ...], R], R | None]) -> int:
        """Copy lines of one school year to another, where ``kopie`` gives one; how many. Raises ``InvoerError``."""
        for veld, jaar in (("van", van), ("naar", naar)):
            keur_schooljaar(jaar, veld)
        erbij: list[R] = []

        def pas_toe(lijst: tuple[R, ...]) -> tuple[R, ...]:
            erbij[:] = [nieuw for r in lijst if r.schooljaar == van and (nieuw := kopie(lijst, r)) is not None]
            if not erbij:
                raise InvoerError(f"Er is niets over te nemen van {van}. Kies een ander schooljaar.", code="leeg", veld="van")
            return (*lijst, *erbij)

        self.schrijf(dienst, pas_toe)
        return len(erbij)


def met(lijst: tuple[R, ...], een: R) -> tuple[R, ...]:
    """The lines, when ``een`` is still among them; else ``GewijzigdError``."""
    if een not in lijst:
        raise GewijzigdError("Deze regel is intussen gewijzigd. Open de lijst opnieuw.")
    return lijst


def keur_schooljaar(schooljaar: str, veld: str) -> None:
    """Raise ``InvoerError`` for what is no school year."""
    m = _SCHOOLJAAR.fullmatch(schooljaar)
    if m is None or int(m[2]) != int(m[1]) + 1:
        raise InvoerError("Schrijf een schooljaar als 2026-2027.", code="schooljaar", veld=veld)
