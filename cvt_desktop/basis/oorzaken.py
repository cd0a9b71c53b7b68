"""Why the system refused something, in Dutch: its own sentences are English."""

from __future__ import annotations

import errno

_ELDERS = "Kies een andere map"
_REGELS: tuple[tuple[frozenset[int], str, str], ...] = (
    (frozenset({errno.EACCES, errno.EPERM, errno.EROFS}), "u mag daar niet schrijven", _ELDERS),
    (frozenset({errno.ENOSPC, errno.EDQUOT}), "de schijf is vol", f"Maak ruimte vrij of {_ELDERS[0].lower()}{_ELDERS[1:]}"),
    (frozenset({errno.EEXIST, errno.ENOTDIR}), "op die plaats staat een bestand", _ELDERS),
    (frozenset({errno.EISDIR}), "op die plaats staat een map", "Kies een andere naam"),
    (frozenset({errno.ENOENT, errno.ENXIO, errno.ENODEV}), "die plaats bestaat niet", "Controleer de naam en de map"),
    (frozenset({errno.ENAMETOOLONG}), "de naam is te lang", "Kies een kortere naam"),
    (frozenset({errno.ELOOP}), "de map verwijst naar zichzelf", _ELDERS),
    (frozenset({errno.EBUSY, errno.ETXTBSY}), "een ander programma gebruikt die plaats",
     "Sluit het in andere programma's en probeer het opnieuw"),
)  # fmt: skip


def oorzaak(fout: OSError) -> str:
    """Why it failed, as part of a sentence."""
    return next((wat for nummers, wat, _ in _REGELS if fout.errno in nummers), "de schijf gaf een fout")


def remedie(fout: OSError) -> str:
    """What to do, as a sentence."""
    anders = f"Controleer de schijf, of {_ELDERS[0].lower()}{_ELDERS[1:]}"
    return f"{next((wat for nummers, _, wat in _REGELS if fout.errno in nummers), anders)}."
