"""The fields of a groepsarrangement (screens.md 5.9): a group, and no pupil. Money is kept in whole cents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Groepsdoel:
    """A goal for the group, how it is worked at, and by whom."""

    doel: str = field(default="", repr=False)
    aanpak: str = field(default="", repr=False)
    uitvoerder: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Begrotingsregel:
    """One line of the begroting."""

    post: str = field(default="", repr=False)
    cent: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BlokGroep:
    """The whole block. The applying school of block A is penvoerder; ``scholen`` are the others that take part, one per line.

    ``erna``: what stays when the arrangement has ended; ``betrokken``: how pupils and ouders are involved.
    """

    titel: str = field(default="", repr=False)
    scholen: str = field(default="", repr=False)
    aantal: int | None = None
    leerjaren: str = ""
    niveau: str = ""
    beschrijving: str = field(default="", repr=False)
    aanleiding: str = field(default="", repr=False)
    doelen: tuple[Groepsdoel, ...] = ()
    ingangsdatum: date | None = None
    einddatum: date | None = None
    evaluatie_op: date | None = None
    erna: str = field(default="", repr=False)
    begroting: tuple[Begrotingsregel, ...] = ()
    bijdrage_cent: int | None = None
    betrokken: str = field(default="", repr=False)

    @property
    def deelnemers(self) -> tuple[str, ...]:
        """The schools beside the penvoerder."""
        return tuple(regel.strip() for regel in self.scholen.splitlines() if regel.strip())

    @property
    def kosten_cent(self) -> int | None:
        """The sum of the begroting; None while no line has an amount."""
        bedragen = [regel.cent for regel in self.begroting if regel.cent is not None]
        return sum(bedragen) if bedragen else None

    @property
    def bedrag_cent(self) -> int | None:
        """What is asked: the begroting less what the schools pay; None while no line has an amount."""
        return None if self.kosten_cent is None else self.kosten_cent - (self.bijdrage_cent or 0)

    def teksten(self) -> Iterator[tuple[str, str]]:
        """``(field, text)`` of each filled text, by the names of the form."""
        delen: list[tuple[str, object]] = [("groep", self)]
        delen += [(f"groep.doelen.{n}", rij) for n, rij in enumerate(self.doelen, 1)]
        delen += [(f"groep.begroting.{n}", rij) for n, rij in enumerate(self.begroting, 1)]
        for naam, deel in delen:
            for veld in fields(deel):  # type: ignore[arg-type]  # every part is a dataclass
                waarde = getattr(deel, veld.name)
                if isinstance(waarde, str) and waarde:
                    yield f"{naam}.{veld.name}", waarde
