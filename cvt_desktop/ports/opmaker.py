"""The port that lays documents out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from cvt_desktop.ports.documenten import Document


class OnzetbareTekens(NamedTuple):
    """Characters that the document font cannot set, and the Dutch name of the field that holds them."""

    veld: str
    tekens: str


class Opmaker(Protocol):
    """Lays a document out as a tagged PDF with embedded fonts."""

    @property
    def sjabloon_versie(self) -> str:
        """The newest version of the texts; new documents take this one and keep it."""
        ...

    def controleer_tekens(self, document: object) -> list[OnzetbareTekens]:
        """Per field of a document, or of a dataclass that will be in one, the characters that cannot be printed."""
        ...

    def meegeleverde_tekst(self, blok: str) -> str:
        """The shipped text of a standard paragraph (``domain.tekstblok``), as it is edited."""
        ...

    def vaste_tekst(self, sleutel: str) -> str:
        """The words of a part that nobody rewrites (``domain.tekstblok``), with the names of its fields in their place."""
        ...

    def proeftekst(self, tekst: str, velden: Mapping[str, str]) -> str:
        """A standard paragraph with these fields, as plain words. The text has no errors (``tekstblok.fouten``)."""
        ...

    def keur_logo(self, data: bytes) -> None:
        """Raises InvoerError for a picture that cannot be drawn."""
        ...

    def stapel(self, stukken: Sequence[bytes], *, dubbelzijdig: bool) -> bytes:
        """PDFs that this program made as one, in this order, to be printed: the pages as they look, without signatures.

        ``dubbelzijdig``: each begins on a new sheet.
        """
        ...

    def maak(self, document: Document) -> bytes:
        """The PDF; the same input gives the same bytes.

        Raises InvoerError with ``veld`` when a definitive document has an empty field, a character that
        cannot be set, or a TLV that does not fit on one page.
        """
        ...
