"""A process that derives a key from the passphrase on its first line of input, each byte of it hidden, and then waits."""

from __future__ import annotations

import sys
from threading import Thread

from cvt_desktop.adapters.vault import kdf
from cvt_desktop.adapters.vault.header import ARGON2ID, Kdf

SLUIER = 0x15


def _leid_af(versluierd: bytes) -> None:
    wachtzin = bytearray(teken ^ SLUIER for teken in versluierd)
    kdf.wis(kdf.argon2id(wachtzin, Kdf(ARGON2ID, 64, kdf.RONDES, kdf.STROMEN, bytes(range(16)))))
    kdf.wis(wachtzin)


def main() -> None:
    """As the program does it: in a thread that is not the window's."""
    draad = Thread(target=_leid_af, args=(sys.stdin.buffer.readline().rstrip(b"\n"),))
    draad.start()
    draad.join()
    sys.stdout.write("klaar\n")
    sys.stdout.flush()
    sys.stdin.buffer.readline()


if __name__ == "__main__":
    main()
