"""Sources for the Documentkijker: bytes that the child process draws, and plain texts.

One ``Documentbronnen`` over one child process serves every viewer of the program. A source that finds the document of
another one in the child brings its own back, so that two viewers never show each other's pages.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from cvt_desktop.domain.bestandssoort import Bestandsvorm, herken
from cvt_desktop.domain.errors import BestandError
from cvt_desktop.ports.kijker import Bladwijzer, KijkerPort, Paginabeeld, Woord

LEEG = "In dit document staat geen tekst."


@dataclass(frozen=True, slots=True, kw_only=True)
class Bronkop:
    """Name and number of pages; 0 pages is a text. ``eerste`` is the page of the file on which the document begins."""

    naam: str
    paginas: int
    eerste: int = 1


class Documentbronnen:
    """Makes sources over ``kijker``. Everything that they do may raise ``BestandError``; it runs in ``Taken``."""

    def __init__(self, kijker: KijkerPort) -> None:
        self._kijker = kijker
        self._slot = threading.RLock()
        self._geladen: Kijkerbron | None = None
        self._dicht = False

    def van_bytes(self, naam: str, data: bytes, vorm: Bestandsvorm = Bestandsvorm.PDF) -> Kijkerbron:
        """A source for a document that is in memory."""
        return self.van(naam, lambda: data, vorm)

    def van(
        self, naam: str, laad: Callable[[], bytes], vorm: Bestandsvorm | None = Bestandsvorm.PDF,
        deel: tuple[int, int] | None = None,
    ) -> Kijkerbron:  # fmt: skip
        """A source whose bytes are fetched at its first use, in the thread of the viewer; ``deel``: these pages of the file.

        Without ``vorm`` the bytes say what they are.
        """
        return Kijkerbron(self, naam, laad, vorm, deel)

    def sluit(self) -> None:
        """Forget the document and end the child process; sources that are still shown give an error after this."""
        with self._slot:
            self._geladen = None
            self._dicht = True
            self._kijker.sluit()

    def breek_af(self) -> None:
        """From any thread, without waiting: what is being drawn now fails."""
        self._dicht = True
        self._kijker.breek_af()

    def met(self, bron: Kijkerbron, doe: Callable[[KijkerPort], object]) -> None:
        """Run ``doe`` while the document of ``bron`` is the one in the child."""
        data, vorm = bron.inhoud()
        with self._slot:
            if self._dicht:
                raise BestandError("Dit document is gesloten. Open het opnieuw.", code="kijker-dicht")
            if self._geladen is not bron:
                self._geladen = None
                bron.zet_lengte(self._kijker.open(data, vorm).paginas)
                self._geladen = bron
            doe(self._kijker)


class Kijkerbron:
    """A PDF or picture that the child process draws; implements ``Documentbron`` of the Documentkijker.

    Of a part (first and last page of the file) nothing before or behind it can be asked.
    """

    def __init__(
        self, bronnen: Documentbronnen, naam: str, laad: Callable[[], bytes], vorm: Bestandsvorm | None,
        deel: tuple[int, int] | None = None,
    ) -> None:  # fmt: skip
        self._bronnen = bronnen
        self._naam = naam
        self._laad = laad
        self._vorm = vorm
        self._data: bytes | None = None
        self._laadslot = threading.Lock()
        self._deel = deel
        self._eerste = deel[0] if deel else 1
        self.paginas = 0

    def zet_lengte(self, bestand: int) -> None:
        """How many pages the file has; a part has no more than it says."""
        self.paginas = bestand if self._deel is None else max(0, min(self._deel[1], bestand) - self._eerste + 1)

    def inhoud(self) -> tuple[bytes, Bestandsvorm]:
        """The bytes, fetched once, and their kind."""
        with self._laadslot:
            if self._data is None:
                self._data = self._laad()
            if self._vorm is None:
                self._vorm = herken(self._data)
            return self._data, self._vorm

    def documentinfo(self) -> Bronkop:
        """Name and pages."""
        self._bronnen.met(self, lambda _kijker: None)
        return Bronkop(naam=self._naam, paginas=self.paginas, eerste=self._eerste)

    def pagina(self, n: int, breedte: int) -> Paginabeeld:
        """Page ``n`` (from 1) at ``breedte`` device pixels."""
        beelden: list[Paginabeeld] = []
        self._bronnen.met(self, lambda kijker: beelden.append(kijker.pagina(self._in_bestand(n), breedte)))
        return beelden[0]

    def tekst(self, n: int) -> str:
        """The text of page ``n`` (from 1); empty for a picture or a scan."""
        teksten: list[str] = []
        self._bronnen.met(self, lambda kijker: teksten.append(kijker.tekst(self._in_bestand(n))))
        return teksten[0]

    def bladwijzers(self) -> tuple[Bladwijzer, ...]:
        """The bookmarks of the whole file."""
        gevonden: list[tuple[Bladwijzer, ...]] = []
        self._bronnen.met(self, lambda kijker: gevonden.append(kijker.bladwijzers()))
        return gevonden[0]

    def woorden(self, n: int) -> tuple[Woord, ...]:
        """The words of page ``n`` (from 1) and where they stand; none for a picture or a scan."""
        gevonden: list[tuple[Woord, ...]] = []
        self._bronnen.met(self, lambda kijker: gevonden.append(kijker.woorden(self._in_bestand(n))))
        return gevonden[0]

    def _in_bestand(self, n: int) -> int:
        """The page of the file, from 0, of page ``n`` of the document. Raises ``BestandError`` outside the part."""
        if not 1 <= n <= self.paginas:
            raise BestandError("Deze bladzijde hoort niet bij dit stuk. Kies een andere bladzijde.", code="buiten-deel")
        return self._eerste + n - 2


class Tekstbron:
    """A document that is read as plain text: DOCX, TXT; ``laad`` runs in the thread of the viewer."""

    def __init__(self, naam: str, laad: Callable[[], str]) -> None:
        self._naam = naam
        self._laad = laad

    def documentinfo(self) -> Bronkop:
        """A text without pages."""
        return Bronkop(naam=self._naam, paginas=0)

    def pagina(self, n: int, breedte: int) -> Paginabeeld:
        """A text has no pages to draw."""
        raise BestandError("Dit document heeft geen bladzijden. Vraag een nieuwe versie.", code="geen-paginas")

    def tekst(self, n: int) -> str:
        """All of the text."""
        return self._laad() or LEEG

    def woorden(self, n: int) -> tuple[Woord, ...]:
        """A text is selected in the text itself."""
        return ()
