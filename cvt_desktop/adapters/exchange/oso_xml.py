"""Reading fields from an OSO element tree: any year's namespace, clean text, no BSN, dates as dates."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from xml.etree.ElementTree import Element

from cvt_desktop.basis.tekst import lees_datum
from cvt_desktop.domain.bsn import bevat_bsn, zonder_bsn

_MAX_TEKST = 20_000
_TIJDZONE = re.compile(r"(Z|[+-]\d{2}:\d{2})$")
_WAAR = {"true": True, "1": True, "ja": True, "false": False, "0": False, "nee": False}


def naam_van(element: Element) -> str:
    """The local name, whatever the namespace."""
    return element.tag.rpartition("}")[2]


def kind(element: Element | None, pad: str) -> Element | None:
    """The first element at ``pad`` (``a/b``), or ``None``."""
    return None if element is None else element.find(_in_elke_ruimte(pad))


def kinderen(element: Element | None, pad: str) -> list[Element]:
    """All elements at ``pad``."""
    return [] if element is None else element.findall(_in_elke_ruimte(pad))


def loop(wortel: Element) -> Iterator[tuple[Element, tuple[str, ...]]]:
    """Every element below ``wortel`` in document order with the names of its ancestors; not recursive."""
    stapel: list[tuple[Element, tuple[str, ...]]] = [(wortel, ())]
    while stapel:
        element, pad = stapel.pop()
        yield element, pad
        # a document that is nested absurdly deep must not cost a path of that length at every element
        onder = (*pad, naam_van(element)) if len(pad) < 40 else pad
        stapel.extend((onderdeel, onder) for onderdeel in reversed(element))


class Veldlezer:
    """Takes texts out of elements and remembers where a number stood that may be a BSN."""

    def __init__(self) -> None:
        self._bsn_plaatsen: dict[str, None] = {}

    @property
    def bsn_plaatsen(self) -> tuple[str, ...]:
        """The places in Dutch words, each once, in the order of reading."""
        return tuple(self._bsn_plaatsen)

    def schoon(self, ruw: str, plaats: str) -> str:
        """``ruw`` on one line, NFC, without control characters and without a number that may be a BSN."""
        zonder_sturing = "".join(" " if unicodedata.category(c) == "Cc" else c for c in ruw[:_MAX_TEKST])
        tekst = unicodedata.normalize("NFC", " ".join(zonder_sturing.split()))
        if bevat_bsn(tekst):
            self._bsn_plaatsen.setdefault(plaats)
            return zonder_bsn(tekst)
        return tekst

    def tekst(self, element: Element | None, pad: str, plaats: str = "") -> str:
        """The text at ``pad``, empty when absent."""
        gevonden = kind(element, pad)
        if gevonden is None:
            return ""
        return self.schoon("".join(gevonden.itertext()), plaats or pad.rpartition("/")[2])

    def teksten(self, element: Element | None, pad: str, plaats: str = "") -> str:
        """All texts at ``pad``, with a space between them (voornamen)."""
        delen = [self.schoon(gevonden.text or "", plaats or pad) for gevonden in kinderen(element, pad)]
        return " ".join(deel for deel in delen if deel)


def datum(element: Element | None, pad: str) -> date | None:
    """The date at ``pad`` (ISO, also with a time zone as xs:date allows, or Dutch); ``None`` when it is none."""
    gevonden = kind(element, pad)
    return None if gevonden is None else lees_datum(_TIJDZONE.sub("", (gevonden.text or "").strip()))


def waar(element: Element | None, pad: str) -> bool | None:
    """``true/1/Ja`` and ``false/0/Nee``; ``None`` when absent or something else."""
    gevonden = kind(element, pad)
    return None if gevonden is None else _WAAR.get((gevonden.text or "").strip().casefold())


def _in_elke_ruimte(pad: str) -> str:
    return "/".join(deel if deel in {".", ""} else f"{{*}}{deel}" for deel in pad.split("/"))
