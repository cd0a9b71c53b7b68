"""The structure tree of a tagged PDF (ISO 32000-1, 14.7-14.8), written while the page is drawn.

reportlab writes no tags. Each flowable holds a ``Tag``; a tag enters the tree when its content is drawn for the
first time, so the order of the tree is the order of reading, and what is never drawn is never in it.
"""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase import pdfdoc

_NA_PAGINAS = 100_000
"""Where the numbers of fields begin in the tree: behind those of the pages."""


class Tag:
    """One structure element; its parts are other tags and marked contents (page, number)."""

    __slots__ = ("bereik", "delen", "in_boom", "ouder", "soort")

    def __init__(self, soort: str, ouder: Tag | None = None, bereik: str = "") -> None:
        self.soort = soort
        self.ouder = ouder
        self.bereik = bereik
        self.delen: list[Tag | tuple[int, int] | tuple[int, str]] = []
        self.in_boom = False


class Structuur:
    """Collects marked contents per page and writes the tree when the document is saved."""

    def __init__(self) -> None:
        self._wortel = Tag("Document")
        self._per_pagina: dict[int, list[Tag]] = {}
        self._invulvelden: list[Tag] = []

    def begin(self, tag: Tag, pagina: int) -> int:
        """Puts the tag in the tree and returns the number of the marked content on this page."""
        self._hang_op(tag)
        inhouden = self._per_pagina.setdefault(pagina, [])
        tag.delen.append((pagina, len(inhouden)))
        inhouden.append(tag)
        return len(inhouden) - 1

    def invulveld(self, tag: Tag, pagina: int, naam: str) -> int:
        """Puts a field to fill in under the tag; ``naam`` is that of its object, the number is its place in the tree."""
        self._hang_op(tag)
        tag.delen.append((pagina, naam))
        self._invulvelden.append(tag)
        return _NA_PAGINAS + len(self._invulvelden) - 1

    def _hang_op(self, tag: Tag) -> None:
        if tag.in_boom:
            return
        tag.in_boom = True
        ouder = tag.ouder or self._wortel
        if ouder is not self._wortel:
            self._hang_op(ouder)
        ouder.delen.append(tag)

    def schrijf(self, document: Any) -> None:
        """Adds StructTreeRoot, ParentTree and MarkInfo to the catalog."""
        namen: dict[int, str] = {}
        wortel = pdfdoc.PDFObjectReference("StructTreeRoot")
        eerste = self._element(document, self._wortel, wortel, namen)
        nummers: list[object] = []
        for pagina, inhouden in sorted(self._per_pagina.items()):
            rij = pdfdoc.PDFArray([pdfdoc.PDFObjectReference(namen[id(tag)]) for tag in inhouden])
            nummers += [pagina - 1, document.Reference(rij)]
        for nummer, tag in enumerate(self._invulvelden, _NA_PAGINAS):
            nummers += [nummer, pdfdoc.PDFObjectReference(namen[id(tag)])]
        ouders = document.Reference(pdfdoc.PDFDictionary({"Nums": pdfdoc.PDFArray(nummers)}))
        boom = {
            "Type": pdfdoc.PDFName("StructTreeRoot"), "K": eerste, "ParentTree": ouders,
            "ParentTreeNextKey": _NA_PAGINAS + len(self._invulvelden) if self._invulvelden else max(self._per_pagina, default=0),
        }  # fmt: skip
        document.Catalog.StructTreeRoot = document.Reference(pdfdoc.PDFDictionary(boom), "StructTreeRoot")
        document.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})

    def _element(
        self, document: Any, tag: Tag, ouder: pdfdoc.PDFObjectReference, namen: dict[int, str]
    ) -> Any:
        naam = f"Struct{len(namen)}"
        namen[id(tag)] = naam
        ik = pdfdoc.PDFObjectReference(naam)
        delen: list[object] = []
        for deel in tag.delen:
            if isinstance(deel, Tag):
                delen.append(self._element(document, deel, ik, namen))
            elif isinstance(deel[1], str):
                verwijzing = {
                    "Type": pdfdoc.PDFName("OBJR"), "Obj": pdfdoc.PDFObjectReference(deel[1]),
                    "Pg": pdfdoc.PDFObjectReference(f"Page{deel[0]}"),
                }  # fmt: skip
                delen.append(pdfdoc.PDFDictionary(verwijzing))
            else:
                verwijzing = {
                    "Type": pdfdoc.PDFName("MCR"), "MCID": deel[1],
                    "Pg": pdfdoc.PDFObjectReference(f"Page{deel[0]}"),
                }  # fmt: skip
                delen.append(pdfdoc.PDFDictionary(verwijzing))
        inhoud = {"Type": pdfdoc.PDFName("StructElem"), "S": pdfdoc.PDFName(tag.soort), "P": ouder,
                  "K": pdfdoc.PDFArray(delen)}  # fmt: skip
        if tag.bereik:
            inhoud["A"] = pdfdoc.PDFDictionary({"O": pdfdoc.PDFName("Table"), "Scope": pdfdoc.PDFName(tag.bereik)})
        return document.Reference(pdfdoc.PDFDictionary(inhoud), naam)
