"""A random sample of recent besluiten, for the Inspectie van het Onderwijs (screens.md 1.4)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.domain.ids import AanvraagId

AANTAL = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Getrokken:
    """One besluit of the sample: made known on ``op``."""

    aanvraag_id: AanvraagId
    kenmerk: str
    soort: str
    school: str
    op: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Steekproef:
    """What was drawn from ``uit`` besluiten that were made known from ``van`` to ``tot``, both inclusive; by kenmerk."""

    van: date
    tot: date
    uit: int
    gekozen: tuple[Getrokken, ...]


def trek(
    alle: Sequence[Getrokken], van: date, tot: date, kies: Callable[[Sequence[Getrokken], int], Sequence[Getrokken]]
) -> Steekproef:
    """Ten of the besluiten in the period, or all when there are fewer; ``kies`` draws without putting back.

    Raises ``InvoerError`` for a period that ends before it begins, or in which nothing was decided.
    """
    if tot < van:
        raise InvoerError("De laatste dag ligt vóór de eerste. Kies een latere dag.", code="tijdvak", veld="tot")
    in_tijdvak = [een for een in alle if van <= een.op <= tot]
    if not in_tijdvak:
        raise InvoerError("In dit tijdvak is geen besluit bekendgemaakt. Kies een langer tijdvak.", code="leeg", veld="van")
    gekozen = kies(in_tijdvak, min(AANTAL, len(in_tijdvak)))
    return Steekproef(van=van, tot=tot, uit=len(in_tijdvak), gekozen=tuple(sorted(gekozen, key=lambda een: een.kenmerk)))
