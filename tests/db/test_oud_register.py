"""A register of each released schema is kept in ``fixtures``: this program opens it, brings it up and finds everything."""

from __future__ import annotations

import zipfile
from collections import Counter
from functools import partial
from pathlib import Path

import pytest

from cvt_desktop.bootstrap import open_geopend
from cvt_desktop.domain.errors import RegisterError
from cvt_desktop.domain.oefenen import oefenwachtzin
from cvt_desktop.domain.onderwerp import leerling_id_van
from cvt_desktop.services.aanmelden import Geopend
from cvt_desktop.services.oefenregister import SECRETARIS
from cvt_desktop.services.registercontrole import Puntstand, controleer
from db import migrate

OUD = Path(__file__).parent / "fixtures"
DOSSIERS = {"2026-0337", "2026-0362", "2026-0391", "2026-0402", "2026-0404", "2026-0407"}
LOG = 152
"""Entries in the log when the register of schema 0001 was closed for the last time."""


def pak_uit(map_: Path, schema: str) -> Path:
    """The register of this schema, closed, in a folder of its own."""
    with zipfile.ZipFile(OUD / f"register-{schema}.zip") as archief:
        archief.extractall(map_ / "register")
    return map_ / "register"


def open_(map_: Path) -> Geopend:
    return open_geopend(map_, SECRETARIS.naam, oefenwachtzin(SECRETARIS.naam))


@pytest.fixture(params=["0001"])
def oud(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return pak_uit(tmp_path, request.param)


def test_that_an_old_register_opens_and_every_aggregate_is_read(oud: Path) -> None:
    geopend = open_(oud)
    try:
        with geopend.databank.lezen() as uow:
            regels = geopend.databank.overzichten.aanvragen()
            assert {regel.kenmerk for regel in regels} == DOSSIERS
            gelezen: Counter[str] = Counter()
            for regel in regels:
                leerling = uow.leerlingen.get(leerling_id_van(uow.aanvragen.get(regel.id)))
                for soort in ("stukken", "adviezen", "zittingen", "besluiten", "brieven", "notities"):
                    gelezen[soort] += len(getattr(uow, soort).of_aanvraag(regel.id))
                gelezen["verklaringen"] += len(uow.verklaringen.of_leerling(leerling.id))
            assert gelezen == {"stukken": 38, "adviezen": 10, "zittingen": 6, "besluiten": 3, "brieven": 19, "notities": 3,
                               "verklaringen": 2}  # fmt: skip
            assert len(uow.personen.all()) == 15
            assert len(uow.scholen.all()) == 9
            assert uow.concepten.get(geopend.dienst.sessie.persoon_id, "proef") is not None
            for naam in uow.opslag.namen():
                assert (oud / "bijlagen" / naam).is_file()
    finally:
        geopend.sluit()


def test_that_its_bijlagen_open_with_the_keys_in_its_rows(oud: Path) -> None:
    geopend = open_(oud)
    try:
        with geopend.databank.lezen() as uow:
            ids = [stuk.id for regel in geopend.databank.overzichten.aanvragen() for stuk in uow.stukken.of_aanvraag(regel.id)]
            bewaard = [uow.opslag.get(id_) for id_ in ids]
        assert sum(len(geopend.dienst.bijlagen.lees(b.naam, b.sleutel)) == b.lengte for b in bewaard) == 38
    finally:
        geopend.sluit()


def test_that_its_log_is_whole(oud: Path) -> None:
    geopend = open_(oud)
    try:
        with geopend.databank.lezen() as uow:
            log = uow.logboek.since(0)
        assert [g.volgnummer for g in log] == list(range(1, len(log) + 1))
        assert len(log) > LOG  # opening it is an entry as well
    finally:
        geopend.sluit()


def test_that_it_stands_at_the_schema_of_this_program_afterwards(oud: Path) -> None:
    open_(oud).sluit()
    assert {pad.name for pad in oud.iterdir()} >= {"register.db", "kop.cvt", "bijlagen"}
    assert not [pad.name for pad in oud.iterdir() if "migratie" in pad.name]
    geopend = open_(oud)
    try:
        assert migrate._revisie(geopend.databank._engine) == migrate.HOOFD  # type: ignore[attr-defined]
    finally:
        geopend.sluit()


def test_that_an_older_program_refuses_a_newer_register(oud: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ouder = partial(migrate.Migraties, doel="0000")
    monkeypatch.setattr(migrate, "Migraties", ouder)
    with pytest.raises(RegisterError, match="nieuwere versie") as fout:
        open_(oud)
    assert fout.value.code == "register-nieuwer"


def test_that_the_check_of_its_contents_finds_what_the_log_digested(oud: Path) -> None:
    """Settings got fields since: a digest of before still fits, and is no alarm."""
    geopend = open_(oud)
    try:
        inhoud = next(p for p in controleer(geopend.dienst).punten if p.titel.startswith("Inhoud"))
        assert inhoud.stand is Puntstand.GOED, inhoud.regels
        assert "instellingen" in inhoud.regels[0]
    finally:
        geopend.sluit()
