"""``werkvoorraad_10k_ms``: the terms of 10,000 open dossiers reckoned, and their lines of the Werkvoorraad in order.

Without the disk: reading 10,000 lines is part of ``open_10k_ms``. The receipts lie on 700 days, one in three stood still.
"""

from __future__ import annotations

import gc
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from uuid import uuid4

from cvt_desktop.domain import dossierstand
from cvt_desktop.domain.aanvraag import Aanvraag, Aanvulling, Status
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.ports.overzicht import AanvraagSummary, Overzichten
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.werkvoorraad import werkvoorraad
from tests.bench.cijfers import Cijfer, mediaan
from tests.factories import SECRETARIS, maak_aanvraag, maak_formulier, maak_instellingen
from tests.fakes.register import maak_dienst, maak_testregister

AANTAL, DAGEN, KEREN = 10_000, 700, 9


class _Open:
    """The read side of a register in which every dossier is open; of the rest it has what the register has."""

    def __init__(self, regels: list[AanvraagSummary], overzichten: Overzichten) -> None:
        self._regels, self._overzichten = regels, overzichten

    def __getattr__(self, naam: str) -> object:
        return getattr(self._overzichten, naam)

    def aanvragen(self, *_statussen: object) -> list[AanvraagSummary]:
        return self._regels

    def opvolgingen(self, _tot: date) -> list[object]:
        return []

    def zittingen(self, *_toestanden: object) -> list[object]:
        return []


def meet() -> dict[str, Cijfer]:
    """Each time from an empty memory of terms."""
    aanvragen = [_aanvraag(nummer) for nummer in range(AANTAL)]
    instellingen = maak_instellingen()
    feestdagen = dossierstand.feestdagen_volgens(instellingen)
    with TemporaryDirectory() as map_:
        register = maak_testregister(Path(map_) / "register")
        dienst = maak_dienst(register, SECRETARIS)
        tijden: dict[str, list[float]] = {"terms_ms": [], "lines_ms": []}
        gc.collect()
        gc.disable()  # as in the program: nothing is collected in the middle of an act (``ui.opruimer``)
        for _ in range(KEREN + 1):
            dossierstand._reken.cache_clear()
            begin = perf_counter()
            standen = [dossierstand.termijnstand(a, instellingen, feestdagen) for a in aanvragen]
            midden = perf_counter()
            regels = [_regel(a, stand) for a, stand in zip(aanvragen, standen, strict=True)]
            hierna = perf_counter()
            assert len(_lijst(dienst, regels)) >= AANTAL // 2
            tijden["terms_ms"].append((midden - begin) * 1000)
            tijden["lines_ms"].append((perf_counter() - hierna) * 1000)
        gc.enable()
        register.sluit()
    alles = [a + b for a, b in zip(*tijden.values(), strict=True)][1:]
    cijfer = mediaan(alles)
    return {"werkvoorraad_10k_ms": Cijfer(value=cijfer.value, samples=alles,
                                          under={naam: mediaan(reeks[1:]).value for naam, reeks in tijden.items()})}  # fmt: skip


def _lijst(dienst: Dienst, regels: list[AanvraagSummary]) -> list[object]:
    return list(werkvoorraad(replace(dienst, overzichten=_Open(regels, dienst.overzichten))))  # type: ignore[arg-type]


def _aanvraag(nummer: int) -> Aanvraag:
    ontvangen = date(2026, 1, 5) + timedelta(days=nummer % DAGEN)
    formulier = maak_formulier()
    formulier = replace(formulier, a=replace(formulier.a, ontvangen_op=ontvangen))
    aanvulling = Aanvulling(
        ontbreekt=("een stuk",), uiterlijk=ontvangen + timedelta(24), verzonden_op=ontvangen + timedelta(10),
        aangevuld_op=ontvangen + timedelta(20) if nummer % 2 else None,
    )  # fmt: skip
    return replace(maak_aanvraag(formulier=formulier, status=Status.IN_TOETSING), id=AanvraagId(uuid4()),
                   aanvullingen=(aanvulling,) if nummer % 3 == 0 else ())  # fmt: skip


def _regel(aanvraag: Aanvraag, stand: dossierstand.Termijnstand) -> AanvraagSummary:
    return AanvraagSummary(
        id=aanvraag.id, kenmerk=aanvraag.kenmerk, leerling="Noor Voorbeeld", sorteernaam="voorbeeld noor",
        geboortedatum=date(2013, 1, 1), soort=str(aanvraag.soort), status=aanvraag.status, school="Lyceum", contact="",
        ontvangen_op=aanvraag.formulier.a.ontvangen_op, streefdatum=stand.streefdatum, uiterste_datum=stand.uiterste_datum,
        opgeschort=stand.opgeschort, bevestigd=True, open_punten=3, adviezen_vast=0, adviezen_gevraagd=0,
        aanvulling_uiterlijk=None, advies_uiterlijk=None, zitting_op=None, zitting_id=None, tlv_nummer="", zoektekst="",
    )  # fmt: skip
