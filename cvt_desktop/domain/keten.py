"""The hash chain of the log: the canonical bytes of an entry, its link, and the anchor that goes on paper.

Everything that a verifier must agree about to the byte is here (ADR 0050); ``db`` writes by it and ``audit verify``
reads by it. A chain of which the only copy lies in the register proves nothing against somebody who holds the register:
it proves something with an anchor from elsewhere.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.domain.gebeurtenis import Gebeurtenis

KORT = 16
"""How many hex digits of a link stand on paper: 64 bits, and nobody retypes more without mistakes."""

_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
_ANKER = re.compile(
    r"(?:log(?:boek)?)?\s*(?P<nummer>[0-9]{1,15})(?:\s*[:·.\-–]\s*|\s+)(?P<schakel>[0-9a-f][0-9a-f\s]*)…?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Anker:
    """A place in the log as somebody keeps it outside the register: a number and (the beginning of) the link there."""

    volgnummer: int
    schakel: str

    @property
    def kort(self) -> str:
        """As it is printed: ``log 1042 · 3f9a 22c1 04be 55d0``."""
        groepen = " ".join(self.schakel[i : i + 4] for i in range(0, KORT, 4))
        return f"log {self.volgnummer} · {groepen}"

    def past_op(self, schakel: str) -> bool:
        """Whether the link at this number is the one that was kept."""
        return schakel.startswith(self.schakel)


def lees_anker(tekst: str) -> Anker:
    """An anchor as it was typed over from paper, or whole as ``NUMMER:SCHAKEL``. Raises ``InvoerError``."""
    gevonden = _ANKER.fullmatch(tekst.strip())
    schakel = re.sub(r"\s", "", gevonden["schakel"]).lower() if gevonden else ""
    if gevonden is None or not KORT <= len(schakel) <= 64 or int(gevonden["nummer"]) < 1:
        raise InvoerError("Dit is geen anker. Typ het over zoals het op papier staat: het nummer en dan vier groepjes van vier "
                          "tekens, bijvoorbeeld log 1042 · 3f9a 22c1 04be 55d0.", code="anker", veld="anker")  # fmt: skip
    return Anker(volgnummer=int(gevonden["nummer"]), schakel=schakel)


def canoniek_json(waarden: dict[str, Any]) -> bytes:
    """Keys sorted by code point, no spaces, UTF-8, no escapes but those that JSON needs."""
    return _JSON.encode(waarden).encode("utf-8")


def begin(kluis: UUID) -> str:
    """What stands as ``vorige`` in the first entry: it binds the whole chain to one register."""
    return hashlib.sha256(f"cvt-log:{kluis}".encode("ascii")).hexdigest()


def canoniek(g: Gebeurtenis) -> bytes:
    """The bytes of one entry that its link is the SHA-256 of: every field but ``schakel`` itself."""
    return canoniek_json({
        "aantal": g.aantal, "aanvraag_id": _id(g.aanvraag_id), "actie": g.actie, "digest": g.digest,
        "eenheid": _id(g.eenheid), "handtekening": g.handtekening.hex(), "moment": _moment(g.moment),
        "object_id": _id(g.object_id), "object_soort": g.object_soort, "persoon_id": _id(g.persoon_id),
        "resultaat": str(g.resultaat), "rol": g.rol, "sleutel_id": _id(g.sleutel_id), "volgnummer": g.volgnummer,
        "vorige": g.vorige,
    })  # fmt: skip


def schakel(g: Gebeurtenis) -> str:
    """The link of one entry, 64 lower-case hex digits; it stands as ``vorige`` in the next one."""
    return hashlib.sha256(canoniek(g)).hexdigest()


def verklaring(kluis: UUID, g: Gebeurtenis) -> bytes:
    """What a member signs: this act on this version, by me, at this moment, in this register, after all that is before it.

    The digest is salted, so that a signature stays checkable, and tells nothing, after the salt was destroyed.
    """
    return canoniek_json({
        "actie": g.actie, "digest": g.digest, "doel": "cvt-log-verklaring", "kluis": str(kluis),
        "moment": _moment(g.moment), "object_id": _id(g.object_id), "object_soort": g.object_soort,
        "persoon_id": _id(g.persoon_id), "vorige": g.vorige,
    })  # fmt: skip


def _id(waarde: UUID | None) -> str:
    return "" if waarde is None else str(waarde)


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"
