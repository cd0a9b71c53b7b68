"""How an aanvraag ends beside its besluit: withdrawn by the school, not handled, or with a place after the waiting list."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from cvt_desktop.domain.ids import PersoonId

VAN_WACHTLIJST = "van de wachtlijst gehaald"
"""Under which words the reason stands in ``Aanvraag.overrides``."""


class Intrekkingswijze(StrEnum):
    """How the message of the school came."""

    BEVEILIGDE_MAIL = "beveiligde mail"
    TOP_DOSSIER = "TOP dossier"
    POST = "post"
    TELEFOON = "telefoon"
    GESPREK = "gesprek"


@dataclass(frozen=True, slots=True, kw_only=True)
class Intrekking:
    """That the school took its aanvraag back: ``op`` is the day on which the message came, ``door`` who of the school gave it.

    ``status`` is the word for where the dossier stood, for who noted it by mistake.
    """

    op: date
    door: str = field(repr=False)
    wijze: Intrekkingswijze
    reden: str = field(repr=False)
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Buitenbehandeling:
    """The besluit not to handle the aanvraag (Awb 4:5): who took it, when, and why."""

    besloten_op: date
    door: PersoonId
    reden: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plaatsing:
    """The place that was given to who stood on the waiting list of a voorziening: from when, and said by whom on which day."""

    per: date
    op: date
    door: PersoonId
