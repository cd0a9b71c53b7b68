"""*Laptop kwijt*: the order of steps, whom to call and the 72 hours of AVG art. 33. It needs no register."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from typing import Any

import resources
from cvt_desktop.ports import documentdelen as deel
from cvt_desktop.ports.bladen import Blad, Bladdeel
from cvt_desktop.ports.opmaker import Opmaker

AFZENDER = "CvT Desktop"


@cache
def _tekst() -> Mapping[str, Any]:
    return tomllib.loads(resources.path("teksten/laptop_kwijt.toml").read_text(encoding="utf-8"))


def titel() -> str:
    """The title of the page."""
    return str(_tekst()["titel"])


def inleiding() -> str:
    """What stands above the steps."""
    return str(_tekst()["inleiding"])


def delen() -> tuple[Bladdeel, ...]:
    """The parts of the page, for the screen and for paper."""
    return tuple(
        Bladdeel(
            kop=d["kop"], alineas=tuple(d.get("alineas", ())), punten=tuple(d.get("punten", ())),
            rijen=tuple((label, waarde) for label, waarde in d.get("rijen", ())), genummerd=d.get("genummerd", False),
        )
        for d in _tekst()["delen"]
    )  # fmt: skip


def los_kop(dag: date, moment: datetime, *, naam: str = AFZENDER, sjabloon_versie: str, oefen: bool = False) -> deel.Kop:
    """The head of a sheet that no samenwerkingsverband sends."""
    return deel.Kop(
        afzender=deel.Afzender(naam=naam, nummer="", adresregels=(), postadres="", telefoon=""),
        contact=deel.Contactpersoon(naam="", telefoon=""), kenmerk="", dagtekening=dag, opgemaakt_op=moment,
        sjabloon_versie=sjabloon_versie, oefenregister=oefen,
    )  # fmt: skip


def blad(opmaker: Opmaker, dag: date, moment: datetime) -> bytes:
    """The page as a PDF, to print before it is needed."""
    kop = los_kop(dag, moment, sjabloon_versie=opmaker.sjabloon_versie)
    return opmaker.maak(Blad(kop=kop, titel=titel(), inleiding=inleiding(), delen=delen()))
