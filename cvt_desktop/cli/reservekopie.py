"""The process that makes the backup of a session after its window was locked or closed; programs start it, people do not."""

from __future__ import annotations

import sys
from contextlib import suppress


def main() -> int:
    """Make one backup of what the pipe describes. 0 when it is there; why not is remembered beside the backups."""
    from cvt_desktop.adapters.reservekopie.naloop import ontvang
    from cvt_desktop.adapters.vault.datasleutel import Datasleutel
    from cvt_desktop.bootstrap.kopiegereedschap import maak_kopiegereedschap
    from cvt_desktop.domain.errors import CvtError
    from cvt_desktop.runtime.clock import SystemClock
    from cvt_desktop.services.reservekopie import Kopiebron, maak

    try:
        naloop, dek = ontvang(sys.stdin.fileno())
    except (ValueError, KeyError, TypeError, OSError):
        return 2
    sleutels = Datasleutel(dek, naloop.kluis)
    bron = Kopiebron(map_=naloop.register, kluis=naloop.kluis, sleutels=sleutels, eerste=naloop.eerste, tweede=naloop.tweede)
    try:
        with suppress(CvtError):
            maak(maak_kopiegereedschap(), bron, aanleiding=naloop.aanleiding, nu=SystemClock().now())
            return 0
        return 1
    finally:
        sleutels.sluit()
