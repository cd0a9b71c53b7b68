"""``python -m tests.bench [key ...]``: the figures as one JSON object on standard output, progress on standard error.

Each part runs in a process of its own, so that no measurement inherits the memory or the threads of another.
Exit 0 when every figure reaches what it must, 1 when one does not or could not be measured.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import platform
import subprocess
import sys
from typing import Any

from tests.bench.cijfers import TABEL, als_json

DELEN: dict[str, tuple[str, ...]] = {
    "start": ("start_ratio_bare_qt",),
    "lijst": ("open_10k_ms", "search_10k_p95_ms"),
    "vastleggen": ("commit_ratio_plain",),
    "nagaan": ("audit_verify_per_s",),
    "ontgrendelen": ("unlock_ms",),
    "tekenen": ("tlv_ms", "tlv_ratio_pyhanko"),
    "controle": ("check_ms",),
    "werkvoorraad": ("werkvoorraad_10k_ms",),
    "reservekopie": ("backup_ratio_copy",),
    "reis": ("longest_block_ms",),
    "slot": ("lock_ms",),
    "budget": (
        "intake_velden", "verlenging_velden", "toets_antwoorden", "aanvulling_toetsen", "telefoon_toetsen", "telefoon_s",
        "hamerblok_toetsen", "bespreekstuk_toetsen",
    ),
}
_DEEL = "--deel"
_WACHT = 900


def main(arguments: list[str]) -> int:
    """Measure the parts that hold these keys (all without any) and print the table."""
    if arguments[:1] == [_DEEL]:
        return _meet(arguments[1])
    onbekend = set(arguments) - set(TABEL)
    if onbekend:
        print(f"unknown: {', '.join(sorted(onbekend))}; choose from {', '.join(TABEL)}", file=sys.stderr)
        return 2
    uitkomst: dict[str, Any] = {}
    for deel, sleutels in DELEN.items():
        gevraagd = [sleutel for sleutel in sleutels if not arguments or sleutel in arguments]
        if gevraagd:
            print(f"bench: {deel} ...", file=sys.stderr, flush=True)
            gemeten = _kind(deel)
            uitkomst |= {sleutel: _regel(sleutel, gemeten) for sleutel in gevraagd}
    geordend = {sleutel: uitkomst[sleutel] for sleutel in TABEL if sleutel in uitkomst}
    print(json.dumps({**geordend, "machine": _machine(), "all_ok": _alles_goed(geordend)}, indent=2))
    return 0 if _alles_goed(geordend) else 1


def _meet(deel: str) -> int:
    with contextlib.redirect_stdout(sys.stderr):
        cijfers = importlib.import_module(f"tests.bench.{deel}").meet()
    print(json.dumps({sleutel: als_json(cijfer) for sleutel, cijfer in cijfers.items()}))
    return 0


def _kind(deel: str) -> dict[str, Any]:
    """What a part measured, or why it could not."""
    opdracht = [sys.executable, "-m", "tests.bench", _DEEL, deel]
    omgeving = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    try:
        klaar = subprocess.run(opdracht, env=omgeving, stdout=subprocess.PIPE, text=True, timeout=_WACHT, check=False)
    except subprocess.TimeoutExpired:
        return {"error": f"not done within {_WACHT} s"}
    regels = klaar.stdout.strip().splitlines()
    if klaar.returncode or not regels:
        return {"error": f"exit code {klaar.returncode}; see standard error"}
    gemeten: dict[str, Any] = json.loads(regels[-1])
    return gemeten


def _regel(sleutel: str, gemeten: dict[str, Any]) -> dict[str, Any]:
    norm = TABEL[sleutel]
    vast = {"unit": norm.unit, "reach": norm.reach, "side": norm.side, "what": norm.what}
    if sleutel not in gemeten:
        return {"value": None, "ok": False, **vast, "error": gemeten.get("error", "not measured")}
    cijfer = gemeten[sleutel]
    goed = norm.ok(cijfer["value"])
    print(f"bench: {sleutel} = {cijfer['value']} {norm.unit} ({norm.side} {norm.reach}) {'ok' if goed else 'MISSED'}",
          file=sys.stderr, flush=True)  # fmt: skip
    return {"value": cijfer.pop("value"), "ok": goed, **vast, **cijfer}


def _alles_goed(uitkomst: dict[str, Any]) -> bool:
    return all(regel["ok"] for regel in uitkomst.values())


def _machine() -> dict[str, Any]:
    load = round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else None
    return {"system": platform.system(), "python": platform.python_version(), "cpus": os.cpu_count(), "load": load}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
