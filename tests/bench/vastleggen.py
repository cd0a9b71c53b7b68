"""``commit_ratio_plain``: what the encryption costs a use case that writes.

Two registers in one process, made and opened by the same code; the engine of one of them was never given its key
(the seam ``db.engine._zet_sleutel`` is empty for it), so that its file is plain SQLite with the same pragmas.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from unittest.mock import patch

from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.notitie import Notitiesoort
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


def meet() -> dict[str, Cijfer]:
    """By turns: the same note in the encrypted and in the plain register, each with its commit on the disk."""
    map_ = werkmap("vastleggen")
    shutil.rmtree(map_, ignore_errors=True)
    met = _maak(map_ / "met-sleutel")
    with _zonder_sleutel():
        zonder = _maak(map_ / "zonder-sleutel")
    tijden: dict[str, list[float]] = {"met": [], "zonder": []}
    for ronde in range(OPWARMEN + KEREN):
        paar = (("met", met), ("zonder", zonder))
        for naam, (dienst, aanvraag_id) in paar if ronde % 2 else reversed(paar):
            begin = perf_counter()
            notities.schrijven(dienst, aanvraag_id, Notitiesoort.TELEFOON, _TEKST)
            tijden[naam].append((perf_counter() - begin) * 1000)
    for soort, (dienst, _) in (("met-sleutel", met), ("zonder-sleutel", zonder)):
        assert isinstance(dienst.register, DbRegister)
        dienst.register.sluit()  # before its file is opened another way: that would drop the locks of SQLite
        if ((map_ / soort / BESTAND).read_bytes()[:16] == _KOP) is not (soort == "zonder-sleutel"):
            raise RuntimeError(f"the register {soort} is not what its name says: the seam has moved")
    shutil.rmtree(map_, ignore_errors=True)
    met_ms, zonder_ms = tijden["met"][OPWARMEN:], tijden["zonder"][OPWARMEN:]
    return {"commit_ratio_plain": verhouding(met_ms, zonder_ms, namen=("with_key_ms", "without_key_ms"))}


@contextmanager
def _zonder_sleutel() -> Iterator[None]:
    """Connections that are made in this block get no key."""
    with patch.object(engine, "_zet_sleutel", lambda _verbinding, _haal: None):
        yield


def _maak(map_: Path) -> tuple[Dienst, AanvraagId]:
    map_.mkdir(parents=True)
    register = maak_register(map_, sleutel, vault_id=VAULT_ID, generatie=1, oefen=True, nu=MOMENT, toetslijst=toetslijst)
    with register.schrijven() as uow:
        uow.instellingen.save(maak_instellingen())
        for persoon in PERSONEN:
            uow.personen.save(persoon)
        for school in SCHOLEN:
            uow.scholen.save(school)
    dienst: Dienst = maak_dienst(register, SECRETARIS)
    return dienst, vul_dossier(dienst).id
