"""``commit_ratio_plain``: what encryption, log and signature cost a use case that writes.

Two registers in one process, made and opened by the same code. One is as the program makes it, and each act is signed with
an Ed25519 key. The engine of the other was never given its key (the seam ``db.engine._zet_sleutel`` is empty for it), so
that its file is plain SQLite with the same pragmas, and nothing is told to its log.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Any
from unittest.mock import patch
from uuid import uuid4

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from cvt_desktop.domain.gebeurtenis import Ondertekening
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.notitie import Notitiesoort
from cvt_desktop.ports.register import Vastlegging
from cvt_desktop.services import notities
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.toetslijsten import toetslijst
from db import engine
from db.register import BESTAND, DbRegister, maak_register
from tests.bench.cijfers import Cijfer, verhouding
from tests.bench.plaats import werkmap
from tests.dossiers import vul_dossier
from tests.factories import MOMENT, PERSONEN, SCHOLEN, SECRETARIS, maak_instellingen
from tests.fakes.register import VAULT_ID, maak_dienst, sleutel

KEREN = 400
OPWARMEN = 30
_TEKST = "Gebeld met school over de planning; mevrouw Duinkerk stuurt het verslag van het MDO voor vrijdag."
_KOP = b"SQLite format 3\0"
Leg = Callable[[Vastlegging], None]


class _Register:
    """A register whose units tell the log through ``om``."""

    def __init__(self, register: DbRegister, om: Callable[[Leg], Leg]) -> None:
        self.echt = register
        self._om = om

    def __getattr__(self, naam: str) -> Any:
        return getattr(self.echt, naam)

    @contextmanager
    def schrijven(self) -> Iterator[Any]:
        with self.echt.schrijven() as uow:
            uow.vastleggen = self._om(uow.vastleggen)  # type: ignore[method-assign,assignment]
            yield uow


def _getekend() -> Callable[[Leg], Leg]:
    sleutel_id, privaat = uuid4(), Ed25519PrivateKey.generate()

    def onderteken(verklaring: bytes) -> Ondertekening:
        return Ondertekening(sleutel_id=sleutel_id, handtekening=privaat.sign(verklaring))

    return lambda leg: lambda v: leg(replace(v, onderteken=onderteken))


def _stil() -> Callable[[Leg], Leg]:
    return lambda _leg: lambda _v: None


def meet() -> dict[str, Cijfer]:
    """By turns: the same note in both registers, each with its commit on the disk."""
    map_ = werkmap("vastleggen")
    shutil.rmtree(map_, ignore_errors=True)
    met = _maak(map_ / "met-sleutel", _getekend())
    with _zonder_sleutel():
        zonder = _maak(map_ / "zonder-sleutel", _stil())
    tijden: dict[str, list[float]] = {"met": [], "zonder": []}
    for ronde in range(OPWARMEN + KEREN):
        paar = (("met", met), ("zonder", zonder))
        for naam, (dienst, aanvraag_id) in paar if ronde % 2 else reversed(paar):
            begin = perf_counter()
            notities.schrijven(dienst, aanvraag_id, Notitiesoort.TELEFOON, _TEKST)
            tijden[naam].append((perf_counter() - begin) * 1000)
    for soort, (dienst, _), gelogd in (("met-sleutel", met, True), ("zonder-sleutel", zonder, False)):
        _keur(map_ / soort, dienst, gelogd=gelogd)
    shutil.rmtree(map_, ignore_errors=True)
    met_ms, zonder_ms = tijden["met"][OPWARMEN:], tijden["zonder"][OPWARMEN:]
    return {"commit_ratio_plain": verhouding(met_ms, zonder_ms, namen=("with_key_ms", "without_key_ms"))}


def _keur(map_: Path, dienst: Dienst, *, gelogd: bool) -> None:
    """That each register is what its name says."""
    assert isinstance(dienst.register, _Register)
    with dienst.register.lezen() as uow:
        laatste = uow.logboek.laatste(1)
    dienst.register.echt.sluit()  # before its file is opened another way: that would drop the locks of SQLite
    getekend = bool(laatste) and len(laatste[0].handtekening) == 64
    if getekend is not gelogd or ((map_ / BESTAND).read_bytes()[:16] == _KOP) is gelogd:
        raise RuntimeError(f"the register {map_.name} is not what its name says: the seam has moved")


@contextmanager
def _zonder_sleutel() -> Iterator[None]:
    """Connections that are made in this block get no key."""
    with patch.object(engine, "_zet_sleutel", lambda _verbinding, _haal: None):
        yield


def _maak(map_: Path, om: Callable[[Leg], Leg]) -> tuple[Dienst, AanvraagId]:
    map_.mkdir(parents=True)
    register = maak_register(map_, sleutel, vault_id=VAULT_ID, generatie=1, oefen=True, nu=MOMENT, toetslijst=toetslijst)
    with register.schrijven() as uow:
        uow.instellingen.save(maak_instellingen())
        for persoon in PERSONEN:
            uow.personen.save(persoon)
        for school in SCHOLEN:
            uow.scholen.save(school)
    gemeten: Any = _Register(register, om)
    dienst: Dienst = maak_dienst(gemeten, SECRETARIS)
    return dienst, vul_dossier(dienst).id
