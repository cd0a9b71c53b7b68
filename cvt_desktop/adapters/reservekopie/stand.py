"""How the last attempts went: a small file beside the backups, so that a session that ended can still tell the next one."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from cvt_desktop.basis.bestanden import schrijf_atomair
from cvt_desktop.ports.reservekopie import Kopiestand

_NAAM = "stand.json"
_MAX = 16 * 1024
_TEKST, _MOMENT = ("fout", "tweede", "tweede_fout"), ("fout_op", "tweede_op")

_log = logging.getLogger(__name__)


def lees(map_: Path) -> Kopiestand:
    """The remembered state; the empty one for whatever cannot be read."""
    try:
        rauw = (map_ / _NAAM).read_bytes()
        gevonden = json.loads(rauw) if len(rauw) <= _MAX else {}
        momenten = {naam: datetime.fromisoformat(gevonden[naam]) for naam in _MOMENT if gevonden.get(naam)}
        if any(moment.tzinfo is None for moment in momenten.values()):
            return Kopiestand()
        return Kopiestand(**{naam: str(gevonden.get(naam, "")) for naam in _TEKST}, **momenten)  # type: ignore[arg-type]
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return Kopiestand()


def bewaar(map_: Path, nieuw: Kopiestand) -> None:
    """Write it in one piece."""
    velden = {naam: waarde.isoformat() if isinstance(waarde, datetime) else waarde for naam, waarde in asdict(nieuw).items()}
    try:
        schrijf_atomair(map_ / _NAAM, json.dumps(velden, indent=1, sort_keys=True).encode())
    except OSError as fout:
        _log.warning("the state of the backups cannot be saved (%s)", type(fout).__name__)
