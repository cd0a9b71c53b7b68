"""A fillable form (AcroForm): each field with its label, a tooltip that says the same, and its place in the tags.

Only what is filled in uses a font of the reader: it has to be one that every reader has. The form holds no script.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pikepdf
from reportlab.lib.colors import white
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from cvt_desktop.adapters.pdf import maten, schrift
from cvt_desktop.adapters.pdf.bouwstenen import alinea, bijeen, velden, wit
from cvt_desktop.adapters.pdf.bundel import bewaar, lees
from cvt_desktop.adapters.pdf.doek import Doek
from cvt_desktop.adapters.pdf.maten import TEKSTBREED, stijlen
from cvt_desktop.adapters.pdf.pagina import zet
from cvt_desktop.adapters.pdf.structuur import Tag
from cvt_desktop.adapters.pdf.teksten import Opmaak, schoon, veilig
from cvt_desktop.ports.invulformulier import MAX_WAARDE, Invulblok, Invulformulier, Invulveld, Veldsoort

_LETTER, _PUNT, _REGEL = "Helvetica", 9.5, 11.6
_RONDJE, _HOOG, _TUSSEN = 10.0, 16.0, 14.0
_GEGEVENS, _LABELBREED = 42 * mm, 68 * mm
_LEEG = "leeg laten mag"


def invulformulier(document: Invulformulier) -> bytes:
    """The form, with its marks in fields that nobody sees."""
    s = stijlen()
    verhaal: list[Flowable] = [
        _Merken(document.merk),
        alinea(veilig(document.kop.afzender.naam), s.klein),
        alinea(veilig(document.titel), s.titel),
        *(alinea(veilig(zin), s.tekst) for zin in document.inleiding),
    ]
    for blok in document.blokken:
        verhaal += _blok(blok)
    verhaal += [wit(6), alinea(veilig(document.voet), s.klein)]
    return _met_tekens(zet(verhaal, document.kop, titel=document.bestandstitel, begin=16 * mm).inhoud, document.wachtzin)


def _met_tekens(data: bytes, wachtzin: str) -> bytes:
    """With the font in which readers draw the sign of a box that somebody ticks; each reader has it.

    With a ``wachtzin`` under AES-256, like a leesmap: who opens it with the words may fill it in and save it.
    """
    pdf = lees(data)
    vorm = pdf.Root.AcroForm
    vorm.DR.Font.ZaDb = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1,
                                                             BaseFont=pikepdf.Name.ZapfDingbats, Name=pikepdf.Name.ZaDb))
    return bewaar(pdf, pikepdf.ObjectStreamMode.disable, wachtzin=wachtzin)


def _blok(blok: Invulblok) -> list[Flowable]:
    s = stijlen()
    kop: list[Flowable] = [alinea(veilig(blok.kop), s.kop)]
    if blok.gegevens:
        kop.append(velden([(veilig(n), veilig(w)) for n, w in blok.gegevens], (_GEGEVENS, TEKSTBREED - _GEGEVENS), s))
    kop += [alinea(veilig(zin), s.klein) for zin in blok.zinnen]
    delen = [_veld(veld) for veld in blok.velden]
    eerste, rest = (delen[:1], delen[1:]) if delen else ([], [])
    return [bijeen([*kop, *(f for deel in eerste for f in deel)]), *(bijeen(deel) for deel in rest)]


def _veld(veld: Invulveld) -> list[Flowable]:
    s = stijlen()
    if veld.soort is Veldsoort.VINKJE:
        return [_Vinkje(veld)]
    erbij = "" if veld.verplicht else f" <font color='#59636e'>({_LEEG})</font>"
    label = alinea(Opmaak(f"{veilig(veld.label)}{erbij}"), s.cel)
    uitleg = [alinea(veilig(veld.uitleg), s.label)] if veld.uitleg else []
    if veld.soort is Veldsoort.REGEL:
        return [_Regelvak(veld, [label, *uitleg])]
    return [wit(3), label, *uitleg, _Rondjes(veld) if veld.soort is Veldsoort.KEUZE else _Tekstvak(veld)]


class _Invulvak(Flowable):
    """A field on the page; ``hoog`` in points."""

    canv: Doek

    def __init__(self, veld: Invulveld) -> None:
        super().__init__()
        self._veld, self._tag = veld, Tag("Form")

    @property
    def _tooltip(self) -> str:
        return self._veld.label if self._veld.verplicht else f"{self._veld.label} ({_LEEG})"

    def _hang(self, widget: object) -> None:
        self.canv.invulveld(self._tag, widget)


class _Tekstvak(_Invulvak):
    """Several lines, over the whole width."""

    def wrap(self, breed: float, hoog: float) -> tuple[float, float]:
        """As many lines as the field asks."""
        self.width, self.height = breed, _HOOG + (self._veld.regels - 1) * _REGEL + 3
        return self.width, self.height

    def draw(self) -> None:
        """The field itself; readers draw what is in it."""
        self._zet(0, 3, self.width, self.height - 3)

    def _zet(self, x: float, y: float, breed: float, hoog: float) -> None:
        vorm: Any = self.canv.acroForm  # its stubs know whole points only
        plicht = "required" if self._veld.verplicht else ""
        waar = {"x": x, "y": y, "width": breed, "height": hoog, "relative": True, "name": self._veld.naam,
                "tooltip": self._tooltip, "fontName": _LETTER, "fontSize": _PUNT, "borderWidth": 0.7,
                "borderColor": maten.ZACHT, "fillColor": maten.VLAK, "textColor": maten.INKT}  # fmt: skip
        with self.canv.versiering():
            meer = "multiline" if self._veld.soort is Veldsoort.TEKST else ""
            vorm.textfield(value="", maxlen=MAX_WAARDE, fieldFlags=f"{meer} {plicht}".strip(), **waar)
        self._hang(vorm.fields[-1])


class _Regelvak(_Tekstvak):
    """One line beside its label."""

    def __init__(self, veld: Invulveld, label: Sequence[Flowable]) -> None:
        super().__init__(veld)
        self._label = label

    def wrap(self, breed: float, hoog: float) -> tuple[float, float]:
        """As high as the label, and at least the field."""
        self._hoogten = [deel.wrap(_LABELBREED - 6, hoog)[1] for deel in self._label]
        self.width, self.height = breed, max(sum(self._hoogten) + 2, _HOOG) + 4
        return self.width, self.height

    def draw(self) -> None:
        """The label first: that is the order of reading."""
        y = self.height - 4
        for deel, hoog in zip(self._label, self._hoogten, strict=True):
            y -= hoog
            deel.drawOn(self.canv, 0, y)
        self._zet(_LABELBREED, self.height - _HOOG - 2, self.width - _LABELBREED, _HOOG)


class _Rondjes(_Invulvak):
    """Choices beside each other, and on the next line where they do not fit; only one holds."""

    def _plaatsen(self, breed: float) -> list[tuple[float, int]]:
        """Left side and line of each choice."""
        plaatsen, x, regel = [], 0.0, 0
        for _, tekst in self._veld.keuzes:
            eigen = _RONDJE + 4 + stringWidth(schoon(tekst), schrift.GEWOON, 9)
            if x and x + eigen > breed:
                x, regel = 0.0, regel + 1
            plaatsen.append((x, regel))
            x += eigen + _TUSSEN
        return plaatsen

    def wrap(self, breed: float, hoog: float) -> tuple[float, float]:
        """As many lines as it takes."""
        self._waar = self._plaatsen(breed)
        self.width, self.height = breed, (self._waar[-1][1] + 1) * (_RONDJE + 4) + 2
        return self.width, self.height

    def draw(self) -> None:
        """A circle and its words per choice."""
        vorm: Any = self.canv.acroForm  # its stubs know whole points only
        for (waarde, tekst), (x, regel) in zip(self._veld.keuzes, self._waar, strict=True):
            y = self.height - (regel + 1) * (_RONDJE + 4)
            plicht = "noToggleToOff radio" + (" required" if self._veld.verplicht else "")
            with self.canv.versiering():
                vorm.radio(
                    value=waarde, name=self._veld.naam, tooltip=self._tooltip,
                    x=x, y=y, size=_RONDJE, relative=True, shape="square", borderWidth=0.7, borderColor=maten.ZACHT,
                    fillColor=white, textColor=maten.INKT, fieldFlags=plicht,
                )  # fmt: skip
            self._hang(vorm._radios[self._veld.naam].kids[-1])
            with self.canv.inhoud(Tag("P")):
                self.canv.setFont(schrift.GEWOON, 9)
                self.canv.setFillColor(maten.INKT)
                self.canv.drawString(x + _RONDJE + 4, y + 2, schoon(tekst))


class _Vinkje(_Invulvak):
    """A box with the words behind it, over as many lines as it takes."""

    def wrap(self, breed: float, hoog: float) -> tuple[float, float]:
        """The words beside the box."""
        self._woorden = alinea(veilig(self._veld.label), stijlen().cel)
        _, hoogte = self._woorden.wrap(breed - _RONDJE - 6, hoog)
        self.width, self.height = breed, max(hoogte, _RONDJE + 2) + 3
        return self.width, self.height

    def draw(self) -> None:
        """The box on the first line."""
        vorm: Any = self.canv.acroForm  # its stubs know whole points only
        with self.canv.versiering():
            vorm.checkbox(
                name=self._veld.naam, checked=self._veld.aan, tooltip=self._veld.label, x=0, y=self.height - _RONDJE - 3,
                size=_RONDJE, relative=True, borderWidth=0.7, borderColor=maten.ZACHT, fillColor=white,
                textColor=maten.INKT, fieldFlags="",
            )  # fmt: skip
        self._hang(vorm.fields[-1])
        self._woorden.drawOn(self.canv, _RONDJE + 6, 3)


class _Merken(Flowable):
    """Which form it is: read only, and not to be seen."""

    canv: Doek

    def __init__(self, merk: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._merk = merk

    def wrap(self, breed: float, hoog: float) -> tuple[float, float]:
        """No place at all."""
        return 0, 0

    def draw(self) -> None:
        """Fields without a face."""
        for naam, waarde in self._merk:
            self.canv.acroForm.textfield(name=naam, value=waarde, tooltip=naam, x=0, y=0, width=1, height=1, relative=True,
                                         maxlen=200, fontName=_LETTER, fontSize=4, borderWidth=0, borderColor=None,
                                         fillColor=None, annotationFlags="hidden", fieldFlags="readOnly")  # fmt: skip
