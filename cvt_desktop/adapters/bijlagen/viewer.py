"""The client of the viewer's child process: untrusted files are drawn there, never in the program itself."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from cvt_desktop.domain.bestandssoort import MAX_BYTES, Bestandsvorm
from cvt_desktop.domain.errors import BestandError
from cvt_desktop.ports.kijker import (
    BEELDKOP,
    MAAT,
    PAGINAVRAAG,
    WOORDKOP,
    Antwoord,
    Documentinfo,
    Opdracht,
    Paginabeeld,
    Woord,
    lees_kader,
    schrijf_kader,
)

GEEN_BEELD = "Dit bestand kan niet worden getoond: "
_UITGEVALLEN = f"{GEEN_BEELD}het is beschadigd of te zwaar. Vraag de school om een nieuwe versie."
_TE_LANG = f"{GEEN_BEELD}het tekenen duurde te lang. Vraag de school om een eenvoudiger versie."
_GEEN_START = f"{GEEN_BEELD}het hulpprogramma start niet. Installeer het programma opnieuw."


class Kijker:
    """Shows one document at a time through a child process that is started at need and ended when it hangs.

    May be used from several threads; requests wait for each other. ``tijdslimiet`` in seconds per request.
    """

    def __init__(self, opdracht: Sequence[str] | None = None, *, tijdslimiet: float = 20.0) -> None:
        self._opdracht = tuple(opdracht) if opdracht is not None else viewer_opdracht()
        self._tijdslimiet = tijdslimiet
        self._slot = threading.Lock()
        self._proces: subprocess.Popen[bytes] | None = None
        self._document: tuple[bytes, Bestandsvorm] | None = None

    def open(self, data: bytes, vorm: Bestandsvorm) -> Documentinfo:
        """Load a PDF, PNG or JPEG in place of the document before."""
        if not vorm.te_zien:
            raise BestandError(f"{GEEN_BEELD}alleen PDF, PNG en JPEG hebben een voorbeeld. Bewaar een kopie en open die.")
        if len(data) > MAX_BYTES:
            raise BestandError(f"{GEEN_BEELD}het is groter dan 50 MB. Vraag om een kleinere versie.")
        with self._slot:
            self._document = None
            info = self._laad(data, vorm)
            self._document = (data, vorm)
            return info

    def pagina(self, nummer: int, breedte_px: int) -> Paginabeeld:
        """Page ``nummer`` (from 0), ``breedte_px`` pixels wide; the child may give fewer pixels for a huge page."""
        antwoord = self._vraag_pagina(Opdracht.PAGINA, nummer, breedte_px)
        breedte, hoogte = BEELDKOP.unpack_from(antwoord) if len(antwoord) >= BEELDKOP.size else (0, 0)
        rgba = antwoord[BEELDKOP.size :]
        if not breedte or len(rgba) != breedte * hoogte * 4:
            raise BestandError(_UITGEVALLEN)
        return Paginabeeld(breedte=breedte, hoogte=hoogte, rgba=rgba)

    def tekst(self, nummer: int) -> str:
        """The text of page ``nummer`` (from 0); empty for a picture or a scan."""
        return self._vraag_pagina(Opdracht.TEKST, nummer, 0).decode("utf-8", "replace")

    def woorden(self, nummer: int) -> tuple[Woord, ...]:
        """The words of page ``nummer`` (from 0) and where they stand; none for a picture or a scan."""
        antwoord, plek, gevonden = self._vraag_pagina(Opdracht.WOORDEN, nummer, 0), 0, []
        while plek + WOORDKOP.size <= len(antwoord):
            links, boven, rechts, onder, regel, lang = WOORDKOP.unpack_from(antwoord, plek)
            plek += WOORDKOP.size + lang
            tekst = antwoord[plek - lang : plek].decode("utf-8", "replace")
            gevonden.append(Woord(tekst=tekst, links=links, boven=boven, rechts=rechts, onder=onder, regel=regel))
        return tuple(gevonden)

    def sluit(self) -> None:
        """Forget the document and end the child process."""
        with self._slot:
            self._document = None
            self._beeindig()

    def breek_af(self) -> None:
        """End the child at once, also while another thread waits for its answer; that request then fails."""
        proces = self._proces
        if proces is not None:
            proces.kill()

    def _vraag_pagina(self, opdracht: Opdracht, nummer: int, breedte_px: int) -> bytes:
        with self._slot:
            if self._document is None:
                raise BestandError(f"{GEEN_BEELD}er is geen document open. Kies eerst een stuk.")
            if nummer < 0 or breedte_px < 0:
                raise BestandError(f"{GEEN_BEELD}deze bladzijde bestaat niet. Kies een andere bladzijde.")
            if self._proces is None or self._proces.poll() is not None:
                self._laad(*self._document)
            return self._vraag(opdracht, PAGINAVRAAG.pack(nummer, breedte_px))

    def _laad(self, data: bytes, vorm: Bestandsvorm) -> Documentinfo:
        antwoord = self._vraag(Opdracht.OPEN_PDF if vorm is Bestandsvorm.PDF else Opdracht.OPEN_BEELD, data)
        if not antwoord or len(antwoord) % MAAT.size:
            raise BestandError(_UITGEVALLEN)
        maten = tuple((breedte, hoogte) for breedte, hoogte in MAAT.iter_unpack(antwoord))
        return Documentinfo(paginas=len(maten), maten=maten)

    def _vraag(self, opdracht: Opdracht, inhoud: bytes) -> bytes:
        """One request and its answer; the child is killed at the time limit, and is gone after any trouble."""
        proces = self._start()
        invoer, uitvoer = _pijpen(proces)
        verlopen = threading.Event()

        def stop() -> None:
            verlopen.set()
            proces.kill()

        wekker = threading.Timer(self._tijdslimiet, stop)
        wekker.start()
        try:
            schrijf_kader(invoer.write, opdracht, inhoud)
            invoer.flush()
            kader = lees_kader(uitvoer.read)
        except (OSError, ValueError):
            kader = None
        finally:
            wekker.cancel()
            wekker.join()
        if kader is None:
            self._beeindig()
            raise BestandError(_TE_LANG if verlopen.is_set() else _UITGEVALLEN)
        code, antwoord = kader
        if code != Antwoord.GOED:
            raise BestandError(GEEN_BEELD + antwoord.decode("utf-8", "replace"))
        return antwoord

    def _start(self) -> subprocess.Popen[bytes]:
        if self._proces is not None and self._proces.poll() is None:
            return self._proces
        self._beeindig()
        try:
            self._proces = subprocess.Popen(
                self._opdracht,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                # Qt and PDFium may quote from the file in their warnings: nobody reads or keeps them
                stderr=subprocess.DEVNULL,
                env=_omgeving(),
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as fout:
            raise BestandError(_GEEN_START) from fout
        return self._proces

    def _beeindig(self) -> None:
        proces, self._proces = self._proces, None
        if proces is None:
            return
        proces.kill()
        for pijp in _pijpen(proces):
            try:
                pijp.close()
            except OSError:
                continue  # closing flushes what the dead child never read
        proces.wait()


def viewer_opdracht() -> tuple[str, ...]:
    """How this program starts its child: the frozen program itself, or the interpreter with the package."""
    if getattr(sys, "frozen", False):
        return (sys.executable, "viewer-child")
    return (sys.executable, "-m", "cvt_desktop", "viewer-child")


def _pijpen(proces: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    if proces.stdin is None or proces.stdout is None:
        raise BestandError(_GEEN_START)
    return proces.stdin, proces.stdout


def _omgeving() -> dict[str, str]:
    omgeving = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    if not getattr(sys, "frozen", False):
        project = str(Path(__file__).resolve().parents[3])
        omgeving["PYTHONPATH"] = os.pathsep.join(deel for deel in (project, os.environ.get("PYTHONPATH", "")) if deel)
    return omgeving
