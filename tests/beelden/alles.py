"""The rounds that together come along every screen in every state: what the pictures of ``dev.py screens`` are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from cvt_desktop.bootstrap import maak_oefenregister
from cvt_desktop.bootstrap.programma import Programma
from cvt_desktop.cli.rondgang import Beeld
from cvt_desktop.cli.schermen import afbeelding, bestandsnaam, maak_ronde, open_venster, png
from tests.beelden.standen import Standen
from tests.beelden.uitvoering import Uitvoering
from tests.beelden.voorraad import Voorraadronde


def maak_alles(uitvoering: Uitvoering) -> Iterator[tuple[str, bytes]]:
    """Name and content of one PNG file per screen: ``1`` the round of the handleiding, ``2`` what a committee has in hand,
    ``3`` busy and unreadable, ``4`` empty."""
    gezet: list[Programma] = []

    def neem(nummer: int, beeld: Beeld, programma: Programma) -> tuple[str, bytes]:
        if programma not in gezet:
            gezet.append(programma)
            uitvoering.zet(programma)
        return _plaat("1", nummer, beeld, programma)

    yield from maak_ronde(neem)
    yield from _met_verloop(uitvoering)
    yield from _leeg(uitvoering)


def _met_verloop(uitvoering: Uitvoering) -> Iterator[tuple[str, bytes]]:
    with open_venster(lambda register, _map: maak_oefenregister(register, met_verloop=True)) as (programma, _):
        uitvoering.zet(programma)
        ronde, standen = Voorraadronde(programma), Standen(programma)
        yield from _platen("2", programma, ronde.beelden())
        yield from _platen("3", programma, standen.bezig_en_fout())


def _leeg(uitvoering: Uitvoering) -> Iterator[tuple[str, bytes]]:
    def maak(register: Path, _map: Path) -> None:
        maak_oefenregister(register, met_dossiers=False)

    with open_venster(maak) as (programma, _):
        uitvoering.zet(programma)
        yield from _platen("4", programma, Standen(programma).leeg())


def _platen(deel: str, programma: Programma, beelden: Iterator[Beeld]) -> Iterator[tuple[str, bytes]]:
    for nummer, beeld in enumerate(beelden, 1):
        yield _plaat(deel, nummer, beeld, programma)


def _plaat(deel: str, nummer: int, beeld: Beeld, programma: Programma) -> tuple[str, bytes]:
    naam = re.sub("-+", "-", re.sub("[^a-z0-9-]", "", bestandsnaam(beeld)))
    return f"{deel}-{nummer:03}-{naam}.png", png(afbeelding(beeld, programma))
