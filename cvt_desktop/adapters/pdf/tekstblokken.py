"""The standard paragraphs that may be rewritten: the shipped text, and a text with example fields (``domain.tekstblok``)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from reportlab.platypus import Flowable

import resources
from cvt_desktop.adapters.pdf import teksten
from cvt_desktop.adapters.pdf.bouwstenen import alinea, opsomming
from cvt_desktop.adapters.pdf.brief import Invulling, zet_brief
from cvt_desktop.adapters.pdf.maten import Stijlen
from cvt_desktop.domain.tekstblok import ontleed
from cvt_desktop.ports.documenten import Tekstproef


@lru_cache(maxsize=4)
def meegeleverd(versie: str) -> Mapping[str, str]:
    """The shipped texts by the key of their block, as the beheerder edits them."""
    gevonden: dict[str, str] = {}
    for pad in sorted(resources.path(f"teksten/v{versie}").glob("*.toml")):
        for deel in teksten.laad(versie, pad.stem).get("deel", ()):
            if "kiezen" in deel:
                punten = [f"- {punt}" for punt in (*deel.get("lijst", ()), *deel.get("lijst_als", ()))]
                gevonden[deel["kiezen"]] = "\n\n".join([*deel.get("tekst", ()), *(["\n".join(punten)] if punten else [])])
    return gevonden


def vaste_tekst(versie: str, sleutel: str) -> str:
    """The words of a fixed part (``domain.tekstblok.VASTE_DELEN``) as letters have them, with the names of its fields."""
    blokken = teksten.laad(versie, "blokken")
    zinnen = blokken["zinnen"]
    delen: Mapping[str, Iterable[Mapping[str, Any]]] = {
        "vast_besluit": _onder(versie, "besluitbrief_school", "Besluit", "Redenen"),
        "vast_bezwaar": blokken["bezwaar"],
        "vast_nemer": [{"kop": "In mandaat", "tekst": [zinnen["mandaat"]]},
                       {"kop": "Door het bestuur", "tekst": [zinnen["bestuur"]]}],
        "vast_adviezen": [{"tekst": [zinnen["adviezen"]]}],
        "vast_termijn": _onder(versie, "verzoek_om_aanvulling", "Wat betekent dit voor de termijn?"),
    }  # fmt: skip
    return "\n\n".join(teksten.met_namen(stuk) for deel in delen[sleutel] for stuk in _stukken(deel))


def _onder(versie: str, naam: str, *koppen: str) -> list[Mapping[str, Any]]:
    return [deel for deel in teksten.laad(versie, naam)["deel"] if deel.get("kop") in koppen]


def _stukken(deel: Mapping[str, Any]) -> Iterator[str]:
    """The heading and the paragraphs; a numbered one has its own heading in front."""
    if "kop" in deel:
        yield deel["kop"]
    yield from deel.get("tekst", ())
    yield from (f"{nummer}. {kop}: {tekst}" for nummer, (kop, tekst) in enumerate(deel.get("genummerd", ()), 1))


def proef(tekst: str, velden: Mapping[str, str]) -> str:
    """The text with its fields filled, as plain words."""
    delen = []
    for punten, stukken in ontleed(tekst):
        gevuld = [teksten.vul_kaal(stuk, velden) for stuk in stukken]
        delen.append("\n".join(f"{'• ' if punten else ''}{re.sub(r'</?b>', '', stuk)}" for stuk in gevuld if stuk))
    return "\n\n".join(filter(None, delen))


def tekstproef(document: Tekstproef) -> bytes:
    """One page: the text in a letter, with example fields."""
    velden = dict(document.velden)

    def blok(s: Stijlen) -> list[Flowable]:
        gezet: list[Flowable] = []
        for punten, stukken in ontleed(document.tekst):
            gevuld = [stuk for stuk in (teksten.vul(stuk, velden) for stuk in stukken) if stuk]
            gezet += opsomming(gevuld, s.lijst) if punten else [alinea(stuk, s.tekst) for stuk in gevuld]
        return gezet

    velden_brief = velden | {"aanhef": document.aanhef, "titel": document.titel, "titel_blok": document.titel}
    return zet_brief(document, Invulling(sjabloon="tekstproef", velden=velden_brief, blokken={"tekst": blok}))
