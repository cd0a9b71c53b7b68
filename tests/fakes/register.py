"""A real register for tests, in a few milliseconds: a random raw key, no passphrase, copied from a template.

Preferred over a fake: what a service saves goes through the codec, the constraints and the triggers of the real one.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from uuid import UUID

from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.instellingen import Instellingen
from cvt_desktop.domain.persoon import Persoon, Rol
from cvt_desktop.ports.klok import Klok
from cvt_desktop.services import rolcertificaten
from cvt_desktop.services.context import Dienst, Sessie, Werk
from cvt_desktop.services.toetslijsten import toetslijst
from db.codec import CODEC
from db.migrate import open_bijgewerkt
from db.register import BESTAND, DbRegister, maak_register
from tests.factories import MOMENT, PERSONEN, SCHOLEN, maak_instellingen
from tests.fakes.klok import VasteKlok
from tests.fakes.poorten import NepBijlagen, NepCertificaten, NepOpmaker, NepZegel

SLEUTEL = bytes(range(32))
STICHTING = datetime(2026, 8, 1, tzinfo=UTC)
VAULT_ID = UUID("5c0ffee0-0000-4000-8000-000000000001")


def sleutel() -> bytearray:
    """A fresh copy of the database key of every test register."""
    return bytearray(SLEUTEL)


def maak_testregister(
    map_: Path, *, instellingen: Instellingen | None = None, personen: Iterable[Persoon] | None = None, oefen: bool = True
) -> DbRegister:
    """A register in ``map_`` (made if need be) with settings, people and schools of the practice register.

    Other settings or people replace those. Without the lock: a test may open it twice. ``sluit()`` is optional.
    """
    map_.mkdir(parents=True, exist_ok=True)
    eigen = instellingen is not None or personen is not None
    shutil.copyfile(_sjabloon(gevuld=not eigen, oefen=oefen), map_ / BESTAND)
    register = open_testregister(map_, oefen=oefen)
    if eigen:
        _vul(register, instellingen or maak_instellingen(), PERSONEN if personen is None else personen)
    return register


def open_testregister(map_: Path, *, oefen: bool = True) -> DbRegister:
    """The register that an earlier ``maak_testregister`` left in ``map_``, opened once more."""
    engine = open_bijgewerkt(map_ / BESTAND, sleutel)
    return DbRegister(engine, oefen=oefen, toetslijst=toetslijst, schrijfrecht=None)


def maak_dienst(
    register: DbRegister, persoon: Persoon, *, klok: Klok | None = None, bijlagen: NepBijlagen | None = None,
    opmaker: NepOpmaker | None = None,
) -> Dienst:  # fmt: skip
    """The ports for one person who is logged in; pass the same ``bijlagen`` to let several people share the files."""
    return Dienst(
        sessie=Sessie(persoon_id=persoon.id, naam=persoon.naam, rollen=persoon.rollen),
        register=register,
        overzichten=register.overzichten,
        bijlagen=bijlagen or NepBijlagen(),
        opmaker=opmaker or NepOpmaker(),
        certificaten=NepCertificaten(),
        zegel=NepZegel(persoon.naam),
        codec=register.codec,
        klok=klok or VasteKlok(),
    )


@cache
def _sjabloon(*, gevuld: bool, oefen: bool) -> Path:
    """The template database of this run, closed: an ordinary copy of it is a whole one."""
    map_ = Path(tempfile.mkdtemp(prefix="cvt-sjabloon-"))
    register = maak_register(map_, sleutel, vault_id=VAULT_ID, generatie=1, oefen=oefen, nu=MOMENT, toetslijst=toetslijst)
    if gevuld:
        _vul(register, maak_instellingen(), PERSONEN)
    register.sluit()
    return map_ / BESTAND


def _vul(register: DbRegister, instellingen: Instellingen, personen: Iterable[Persoon]) -> None:
    personen = tuple(personen)
    with register.schrijven() as uow:
        uow.instellingen.save(instellingen)
        for persoon in personen:
            uow.personen.save(persoon)
        for school in SCHOLEN:
            uow.scholen.save(school)
    sticht_leden(register, personen)


def sticht_leden(register: DbRegister, personen: Iterable[Persoon]) -> None:
    """Keys and role certificates for who has a login, as when a register is made; none without a beheerder among them."""
    leden = sorted((p for p in personen if p.met_login), key=lambda p: Rol.BEHEERDER not in p.rollen)
    if leden and Rol.BEHEERDER in leden[0].rollen:
        with register.schrijven() as uow:
            werk = StilWerk(uow, maak_dienst(register, leden[0]), Actie.GEBRUIKERS_BEHEREN)
            rolcertificaten.sticht(werk, CODEC, [(p, NepZegel(p.naam)) for p in leden], STICHTING)


class StilWerk(Werk):
    """Tells the log nothing: a test begins with an empty one."""

    def leg_vast(self, *_: object, **__: object) -> None:
        self.vastgelegd = True
