"""Looks through the memory of another process for bytes that should not be there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

_STUK = 16 * 1024 * 1024


def vormen(tekst: str) -> tuple[bytes, ...]:
    """How Python (one byte a character, or two) and Qt (two) hold a text."""
    return (tekst.encode("utf-8"), tekst.encode("utf-16-le"))


def sleutelvormen(sleutel: bytes) -> tuple[bytes, ...]:
    """A key as it is, and as the hexadecimal text in which a database takes it."""
    return (sleutel, sleutel.hex().encode(), sleutel.hex().upper().encode(), sleutel.hex().encode("utf-16-le"))


def tel(pid: int, naalden: Mapping[str, Sequence[bytes]]) -> dict[str, int]:
    """How often each needle stands in the memory of ``pid`` that can be read: heap, stack and every mapping of its own."""
    gevonden = dict.fromkeys(naalden, 0)
    langste = max(len(vorm) for vormen_ in naalden.values() for vorm in vormen_)
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as geheugen:
        for begin, eind in _stukken(pid):
            rest = b""
            for plek in range(begin, eind, _STUK):
                geheugen.seek(plek)
                with suppress(OSError):  # a page that was given back meanwhile
                    stuk = rest + geheugen.read(min(_STUK, eind - plek))
                    for naam, vormen_ in naalden.items():
                        gevonden[naam] += sum(stuk.count(vorm) for vorm in vormen_)
                    rest = stuk[-(langste - 1) :]
                    for naam, vormen_ in naalden.items():
                        gevonden[naam] -= sum(rest.count(vorm) for vorm in vormen_)
            for naam, vormen_ in naalden.items():
                gevonden[naam] += sum(rest.count(vorm) for vorm in vormen_)
    return gevonden


def _stukken(pid: int) -> Iterator[tuple[int, int]]:
    """What can be written to: the code and the files of libraries hold nothing of a register."""
    for regel in Path(f"/proc/{pid}/maps").read_text(encoding="utf-8").splitlines():
        plaats, rechten = regel.split()[:2]
        if rechten.startswith("rw"):
            begin, eind = plaats.split("-")
            yield int(begin, 16), int(eind, 16)
