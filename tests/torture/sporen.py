"""Reads what ``strace`` wrote: which files were written, where to was connected, which programs were started."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

OPDRACHT = (
    "strace", "-f", "-y", "-qq", "-s", "256", "--seccomp-bpf",
    "-e", "trace=%file,%network,memfd_create", "-e", "signal=none",
)  # fmt: skip
_PAD = re.compile(r'"((?:[^"\\]|\\.)*)"')
_AANROEP = re.compile(r"^(?:\d+\s+)?(\w+)\((.*)$")
_MAAKT = {"creat", "mkdir", "mkdirat", "mknod", "mknodat", "symlink", "symlinkat", "link", "linkat", "rename", "renameat",
          "renameat2", "truncate"}  # fmt: skip


@dataclass
class Sporen:
    """What was seen."""

    geschreven: set[str] = field(default_factory=set)
    verbonden: list[str] = field(default_factory=list)
    """The lines of ``connect`` and ``sendto`` with an address."""
    netwerk: list[str] = field(default_factory=list)
    """The lines that make or use a socket of a network (AF_INET, AF_INET6)."""
    gestart: set[str] = field(default_factory=set)
    gelezen: set[str] = field(default_factory=set)


def lees(regels: Iterable[str], cwd: Path) -> Sporen:
    """The lines of a trace; relative paths are those of ``cwd``."""
    sporen = Sporen()
    for regel in regels:
        gevonden = _AANROEP.match(regel)
        if gevonden is None:
            continue
        naam, rest = gevonden.groups()
        if "AF_INET" in rest:
            sporen.netwerk.append(regel.strip())
        if naam == "connect":
            sporen.verbonden.append(regel.strip())
        if " = -1 " in rest:
            continue
        if naam == "execve":
            sporen.gestart.update(list(_paden(rest, cwd))[:1])
        elif naam in {"open", "openat", "openat2"}:
            doel = sporen.geschreven if re.search(r"\bO_(WRONLY|RDWR|CREAT)\b", rest) else sporen.gelezen
            doel.update(list(_paden(rest, cwd))[:1])
        elif naam in _MAAKT:
            sporen.geschreven.update(_paden(rest, cwd))
        elif naam == "memfd_create":
            sporen.geschreven.add("memfd")
    return sporen


def _paden(rest: str, cwd: Path) -> Iterator[str]:
    van = re.match(r"(?:AT_FDCWD|\d+)<([^>]*)>", rest)
    for pad in _PAD.findall(rest):
        echt = pad.encode().decode("unicode_escape").encode("latin-1", "replace").decode("utf-8", "replace")
        yield echt if echt.startswith("/") else str(Path(van[1] if van else cwd) / echt)
