"""Who may be written to electronically: only who expressly made that known, for that type of message (Awb 2:8)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

_VROEGST = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Bereikbaarheid:
    """Of one addressee: since when letters about the aanvraag, and besluiten, may come electronically.

    A filled-in e-mail address is no consent. Withdrawing it is emptying the day; the log keeps what was there.
    ``bewijs`` says where it was made known.
    """

    brieven_op: date | None = None
    besluiten_op: date | None = None
    bewijs: str = field(default="", repr=False)

    def sinds(self, *, besluit: bool) -> date | None:
        """Since when a message of this type may come electronically; None: by post."""
        return self.besluiten_op if besluit else self.brieven_op

    def gebreken(self, vandaag: date) -> Iterator[tuple[str, str]]:
        """``(field, sentence)`` of what cannot be: a day to come, or a day without what proves it."""
        for veld, dag in (("brieven_op", self.brieven_op), ("besluiten_op", self.besluiten_op)):
            if dag is not None and not date(_VROEGST, 1, 1) <= dag <= vandaag:
                yield veld, f"Deze dag ligt in de toekomst of vóór {_VROEGST}. Controleer de datum."
        if (self.brieven_op or self.besluiten_op) and not self.bewijs.strip():
            yield "bewijs", "Schrijf op waar dat ja staat, bijvoorbeeld 'mail van 03-04-2027' (Awb 2:8)."


def samen(allen: Iterable[Bereikbaarheid], *, besluit: bool) -> date | None:
    """For one letter to several people: since when all of them agreed, or None."""
    dagen = [een.sinds(besluit=besluit) for een in allen]
    bekend = [dag for dag in dagen if dag is not None]
    return max(bekend) if bekend and len(bekend) == len(dagen) else None
