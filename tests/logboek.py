"""A log of any length without a register: a chain of entries as the program would write them, from a seed."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from cvt_desktop.domain import keten
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.gebeurtenis import Gebeurtenis, Resultaat
from cvt_desktop.domain.ids import PersoonId
from cvt_desktop.domain.keten import Anker
from cvt_desktop.services import cvtlog
from tests.factories import MOMENT

KLUIS = UUID("5c0ffee0-0000-4000-8000-000000000001")
ANDER = UUID("5c0ffee0-0000-4000-8000-000000000002")
_ACTIES = tuple(Actie)


def los(nummer: int, dobbel: random.Random) -> Gebeurtenis:
    """An entry without links."""

    def id_() -> UUID:
        return UUID(int=dobbel.getrandbits(128), version=4)

    return Gebeurtenis(
        volgnummer=nummer, eenheid=id_(), moment=MOMENT + timedelta(seconds=nummer), persoon_id=PersoonId(id_()),
        rol="secretaris", actie=str(dobbel.choice(_ACTIES)), object_soort="aanvraag", object_id=id_() if nummer % 3 else None,
        aanvraag_id=id_() if nummer % 2 else None,
        resultaat=Resultaat.GEWEIGERD if nummer % 11 == 0 else Resultaat.GELUKT,
        digest=f"{dobbel.getrandbits(256):064x}" if nummer % 2 else "", vorige="", schakel="",
    )  # fmt: skip


def geketend(gebeurtenissen: Iterable[Gebeurtenis], vorige: str, vanaf: int) -> list[Gebeurtenis]:
    """The same entries, numbered from ``vanaf`` and linked from ``vorige`` on: what somebody does who knows the format."""
    klaar = []
    for nummer, g in enumerate(gebeurtenissen, vanaf):
        nieuw = replace(g, volgnummer=nummer, vorige=vorige)
        vorige = keten.schakel(nieuw)
        klaar.append(replace(nieuw, schakel=vorige))
    return klaar


def maak_log(aantal: int, *, zaad: int = 1, kluis: UUID = KLUIS) -> list[Gebeurtenis]:
    """A whole log."""
    dobbel = random.Random(zaad)
    return geketend((los(n, dobbel) for n in range(1, aantal + 1)), keten.begin(kluis), 1)


def kop(log: Sequence[Gebeurtenis], *, kluis: UUID = KLUIS) -> cvtlog.Logkop:
    """The header that fits this log."""
    laatste = log[-1] if log else None
    return cvtlog.Logkop(
        kluis=kluis, oefen=True, laatste=laatste.volgnummer if laatste else 0, schakel=laatste.schakel if laatste else "",
        gemaakt_op=MOMENT,
    )  # fmt: skip


def bestand(log: Sequence[Gebeurtenis], *, kluis: UUID = KLUIS) -> list[bytes]:
    """The lines of the file."""
    return [cvtlog.kopregel(kop(log, kluis=kluis)), *map(cvtlog.regel, log)]


def papier(log: Sequence[Gebeurtenis]) -> Anker:
    """The anchor at the end of this log as somebody types it over from paper."""
    return keten.lees_anker(Anker(volgnummer=log[-1].volgnummer, schakel=log[-1].schakel).kort)
