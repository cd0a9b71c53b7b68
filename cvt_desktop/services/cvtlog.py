"""The file in which the log leaves the register: ``.cvtlog``, one JSON object a line (ADR 0050).

The first line is the header; then one line for each role certificate and one for each entry. Of a line exactly one form is
accepted: what was read is written back and compared, so that nothing in a file stands outside its checks.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from cvt_desktop.domain import keten
from cvt_desktop.domain.errors import BestandError
from cvt_desktop.domain.gebeurtenis import Gebeurtenis, Resultaat
from cvt_desktop.domain.ids import PersoonId
from cvt_desktop.domain.keten import Anker
from cvt_desktop.services.ketencontrole import Handtekeningtoets, Ketenloper, Ketenuitslag

VERSIE = 1
EXTENSIE = ".cvtlog"
REGEL_MAX = 64 * 1024
_VOOR, _TUSSEN, _NA = b'{"gebeurtenis":', b',"schakel":"', b'"}\n'
_LINKS, _RECHTS = len(_VOOR), -(len(_TUSSEN) + 64 + len(_NA))
"""Between these lie the bytes of an entry, in a line that is exactly what we write."""
_VELDEN = frozenset(veld.name for veld in fields(Gebeurtenis)) - {"schakel"}
_GETALLEN = frozenset({"volgnummer", "aantal"})


GEEN_CERTIFICATEN = hashlib.sha256().hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Logkop:
    """What the file says of itself. ``laatste`` 0: an empty log; ``certificaten``: SHA-256 of the certificate lines."""

    kluis: UUID
    oefen: bool
    laatste: int
    schakel: str
    gemaakt_op: datetime
    certificaten: str = GEEN_CERTIFICATEN

    @property
    def einde(self) -> Anker | None:
        """Where the log ends by its own words."""
        return Anker(volgnummer=self.laatste, schakel=self.schakel) if self.laatste else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificaatuitslag:
    """What the certificates of a log give: what judges its signatures, and in Dutch what is wrong with them."""

    toets: Handtekeningtoets
    alarm: str = ""


Certificaattoets = Callable[[UUID, Sequence[bytes]], Certificaatuitslag]
"""Judges the certificate lines of a log."""


def kopregel(kop: Logkop) -> bytes:
    """The first line."""
    moment = kop.gemaakt_op.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"
    return keten.canoniek_json({"kop": {
        "certificaten": kop.certificaten,
        "cvtlog": VERSIE, "gemaakt_op": moment, "kluis": str(kop.kluis), "laatste": kop.laatste, "oefen": kop.oefen,
        "schakel": kop.schakel, "van": 1,
    }}) + b"\n"  # fmt: skip


def regel(g: Gebeurtenis) -> bytes:
    """The line of one entry: its canonical bytes as they are, and its link."""
    return b"".join((_VOOR, keten.canoniek(g), _TUSSEN, g.schakel.encode("ascii"), _NA))


def certificaatregel(certificaat: bytes) -> bytes:
    """The line of one certificate, given as canonical JSON."""
    return b'{"certificaat":%s}\n' % certificaat


def controleer(
    regels: Iterable[bytes], ankers: Sequence[Anker] = (), *, kluis: UUID | None = None,
    certificaten: Certificaattoets | None = None,
) -> tuple[Logkop, Ketenuitslag]:  # fmt: skip
    """Judge a log that stands in a file, line by line. ``kluis``: the register that it must be of.

    Raises ``BestandError`` when it is no log at all; what is wrong with a log is in the outcome.
    """
    rest = iter(regels)
    kop = _lees_kop(next(rest, b""))
    gevonden, rest = _certificaten(rest)
    leden = certificaten(kop.kluis, gevonden) if certificaten and gevonden else None
    loper = Ketenloper(kop.kluis, ankers, leden.toets if leden else None)
    if digest_van(map(certificaatregel, gevonden)) != kop.certificaten:
        loper.breuk(0, "De rolcertificaten in dit bestand zijn gewijzigd, of er is er een weg of bij.")
    elif leden and leden.alarm:
        loper.breuk(0, leden.alarm)
    if kluis is not None and kluis != kop.kluis:
        loper.breuk(0, f"Dit is het log van een ander register ({kop.kluis}).")
    for nummer, rauw in enumerate(rest, 2 + len(gevonden)):
        g = _lees_regel(rauw)
        if g is None:
            loper.breuk(0, f"Regel {nummer} van het bestand is geen gebeurtenis in de vorm die ADR 0050 geeft: de regel is "
                        "gewijzigd, half of beschadigd.")  # fmt: skip
        else:
            loper.neem(g, hashlib.sha256(rauw[_LINKS:_RECHTS]).hexdigest())
    return kop, loper.klaar(kop.einde)


def digest_van(regels: Iterable[bytes]) -> str:
    """SHA-256 of these lines, as the header names it."""
    digest = hashlib.sha256()
    for rauw in regels:
        digest.update(rauw)
    return digest.hexdigest()


def _certificaten(regels: Iterator[bytes]) -> tuple[list[bytes], Iterator[bytes]]:
    """The certificates at the beginning, and what comes after them."""
    gevonden: list[bytes] = []
    for rauw in regels:
        if not rauw.startswith(b'{"certificaat":'):
            return gevonden, _met_eerste(rauw, regels)
        gevonden.append(rauw.removeprefix(b'{"certificaat":').removesuffix(b"}\n"))
    return gevonden, regels


def _met_eerste(eerste: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield eerste
    yield from rest


def _lees_kop(rauw: bytes) -> Logkop:
    try:
        kop = _object(json.loads(rauw))["kop"]
        gelezen = Logkop(kluis=UUID(kop["kluis"]), oefen=kop["oefen"] is True, laatste=int(kop["laatste"]),
                         schakel=str(kop["schakel"]), certificaten=str(kop["certificaten"]),
                         gemaakt_op=datetime.fromisoformat(kop["gemaakt_op"]))  # fmt: skip
        versie = kop["cvtlog"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise _geen_log() from None
    if isinstance(versie, int) and versie > VERSIE:
        raise BestandError("Dit log is gemaakt door een nieuwere versie van het programma. Installeer die versie.",
                           code="cvtlog-nieuwer")  # fmt: skip
    if kopregel(gelezen) != rauw:
        raise _geen_log()
    return gelezen


def _geen_log() -> BestandError:
    return BestandError("Dit bestand is geen log van CvT Desktop, of de eerste regel is beschadigd. Kies een bestand dat op "
                        f"{EXTENSIE} eindigt, en haal het zo nodig opnieuw op.", code="geen-cvtlog")  # fmt: skip


def _lees_regel(rauw: bytes) -> Gebeurtenis | None:
    """The entry in a line, or None when the line is not exactly what we write."""
    if len(rauw) > REGEL_MAX:
        return None
    try:
        buiten = _object(json.loads(rauw))
        g = _gebeurtenis(_object(buiten["gebeurtenis"]), str(buiten["schakel"]))
        return g if len(g.schakel) == 64 and regel(g) == rauw else None
    except (ValueError, KeyError, TypeError, RecursionError, AttributeError):
        return None


def _gebeurtenis(w: dict[str, Any], schakel: str) -> Gebeurtenis:
    if w.keys() != _VELDEN or any(type(w[naam]) is not (int if naam in _GETALLEN else str) for naam in _VELDEN):
        raise ValueError("other fields")
    persoon = _id(w["persoon_id"])
    return Gebeurtenis(
        volgnummer=w["volgnummer"], eenheid=UUID(w["eenheid"]), moment=datetime.fromisoformat(w["moment"]),
        persoon_id=None if persoon is None else PersoonId(persoon), rol=w["rol"], actie=w["actie"],
        object_soort=w["object_soort"], object_id=_id(w["object_id"]), aanvraag_id=_id(w["aanvraag_id"]),
        resultaat=Resultaat(w["resultaat"]), digest=w["digest"], vorige=w["vorige"], schakel=schakel, aantal=w["aantal"],
        sleutel_id=_id(w["sleutel_id"]), handtekening=bytes.fromhex(w["handtekening"]),
    )  # fmt: skip


def _id(tekst: str) -> UUID | None:
    return UUID(tekst) if tekst else None


def _object(waarde: Any) -> dict[str, Any]:
    if not isinstance(waarde, dict):
        raise TypeError("no object")
    return waarde
