"""The standard paragraphs that may be rewritten: the shipped text, and a text with example fields (``domain.tekstblok``)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

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
