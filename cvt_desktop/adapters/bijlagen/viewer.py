"""The client of the viewer's child process: untrusted files are drawn there, never in the program itself."""

from __future__ import annotations

from collections.abc import Sequence

from cvt_desktop.adapters.bijlagen.kind import Kindproces, Zinnen, kindopdracht
from cvt_desktop.domain.bestandssoort import MAX_BYTES, Bestandsvorm
from cvt_desktop.domain.errors import BestandError
from cvt_desktop.ports.kijker import (
    BEELDKOP,
    BLADWIJZER,
    MAAT,
    PAGINAVRAAG,
    WOORDKOP,
    Bladwijzer,
    Documentinfo,
    Opdracht,
    Paginabeeld,
    Woord,
)

GEEN_BEELD = "Dit bestand kan niet worden getoond: "
_UITGEVALLEN = f"{GEEN_BEELD}het is beschadigd of te zwaar. Vraag de school om een nieuwe versie."
_ZINNEN = Zinnen(
    begin=GEEN_BEELD, uitgevallen=_UITGEVALLEN,
    te_lang=f"{GEEN_BEELD}het tekenen duurde te lang. Vraag de school om een eenvoudiger versie.",
    geen_start=f"{GEEN_BEELD}het hulpprogramma start niet. Installeer het programma opnieuw.",
)  # fmt: skip


class Kijker(Kindproces):
    """Shows one document at a time through a child process that is started at need and ended when it hangs.

    May be used from several threads; requests wait for each other. ``tijdslimiet`` in seconds per request.
    """

    def __init__(self, opdracht: Sequence[str] | None = None, *, tijdslimiet: float = 20.0) -> None:
        super().__init__(opdracht if opdracht is not None else viewer_opdracht(), _ZINNEN, tijdslimiet)
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

    def bladwijzers(self) -> tuple[Bladwijzer, ...]:
        """The bookmarks of the document; none for a picture."""
        antwoord, plek, uit = self._vraag_document(Opdracht.BLADWIJZERS, b""), 0, []
        while plek + BLADWIJZER.size <= len(antwoord):
            pagina, diepte, lang = BLADWIJZER.unpack_from(antwoord, plek)
            plek += BLADWIJZER.size + lang
            titel = antwoord[plek - lang : plek].decode("utf-8", "replace")
            uit.append(Bladwijzer(titel=titel, pagina=pagina + 1, diepte=diepte))
        return tuple(uit)

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

    def _vraag_pagina(self, opdracht: Opdracht, nummer: int, breedte_px: int) -> bytes:
        if nummer < 0 or breedte_px < 0:
            raise BestandError(f"{GEEN_BEELD}deze bladzijde bestaat niet. Kies een andere bladzijde.")
        return self._vraag_document(opdracht, PAGINAVRAAG.pack(nummer, breedte_px))

    def _vraag_document(self, opdracht: Opdracht, inhoud: bytes) -> bytes:
        """Ask something of the document that is open; a child that fell over gets it anew."""
        with self._slot:
            if self._document is None:
                raise BestandError(f"{GEEN_BEELD}er is geen document open. Kies eerst een stuk.")
            if self._proces is None or self._proces.poll() is not None:
                self._laad(*self._document)
            return self._vraag(opdracht, inhoud)

    def _laad(self, data: bytes, vorm: Bestandsvorm) -> Documentinfo:
        antwoord = self._vraag(Opdracht.OPEN_PDF if vorm is Bestandsvorm.PDF else Opdracht.OPEN_BEELD, data)
        if not antwoord or len(antwoord) % MAAT.size:
            raise BestandError(_UITGEVALLEN)
        maten = tuple((breedte, hoogte) for breedte, hoogte in MAAT.iter_unpack(antwoord))
        return Documentinfo(paginas=len(maten), maten=maten)


def viewer_opdracht() -> tuple[str, ...]:
    """How this program starts the child that draws."""
    return kindopdracht("viewer-child")
