"""Reading what people bring in: files from disk, ZIPs, OSO dossiers, tables of schools.

Implemented by ``adapters.exchange.inlezer`` and by ``tests.fakes``. Nothing here saves anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from cvt_desktop.domain.bestandssoort import Bestandsvorm
from cvt_desktop.ports.oso import Osodossier
from cvt_desktop.ports.scholen import Scholenimport, Schoolveld, Tabelvoorstel
from cvt_desktop.ports.tabel import Tabel

MAX_OSO = 200 * 1024 * 1024
"""The cap of one OSO file in bytes: its documents stand in it as base64."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ziplid:
    """One member of a dropped ZIP: its bytes, or the Dutch reason why it was left out."""

    naam: str = field(repr=False)
    inhoud: bytes = field(default=b"", repr=False)
    reden: str = ""


class Inlezer(Protocol):
    """All of it may raise ``BestandError`` with a Dutch sentence; the name of a file is never in it."""

    def bestand(self, pad: Path) -> bytes:
        """The bytes of a file: at most 50 MB, or 200 MB when it is XML."""
        ...

    def is_zip(self, data: bytes) -> bool:
        """Whether it is a ZIP that is no Office document, so that its members are meant."""
        ...

    def zip_leden(self, data: bytes) -> tuple[Ziplid, ...]:
        """The members of a dropped ZIP, each with its cap; what cannot be read carries its reason."""
        ...

    def zip_hulpbestanden(self, data: bytes) -> int:
        """How many files in a ZIP belong to the system that made it, and are passed over."""
        ...

    def is_oso(self, data: bytes, naam: str = "") -> bool:
        """Whether ``oso`` should judge it: it is called .xml, or begins as XML, in UTF-8 or UTF-16."""
        ...

    def oso(self, data: bytes) -> Osodossier:
        """Read an OSO dossier."""
        ...

    def tekst_van(self, data: bytes, vorm: Bestandsvorm) -> str:
        """The plain text of a DOCX or TXT, to be read by people."""
        ...

    def zoektekst(self, data: bytes, vorm: Bestandsvorm) -> str:
        """All text that can be had without drawing, for the BSN sniffer; '' when there is none. Never raises."""
        ...

    def tabel(self, data: bytes) -> Tabel:
        """A CSV or the first sheet of an XLSX, as text: at most 10 MB and 20,000 rows."""
        ...

    def scholen_voorstel(self, data: bytes) -> Tabelvoorstel:
        """Which column of a table of schools seems to hold what."""
        ...

    def scholen_csv(self, data: bytes, toewijzing: Mapping[Schoolveld, int]) -> Scholenimport:
        """The schools of the table, with what is wrong per row."""
        ...
