"""The registers that are tortured: real dossiers, made by the real services, with real attachment files; and what is in them."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection

from cvt_desktop.adapters.bijlagen.opslag import Bijlagenmap
from cvt_desktop.adapters.exchange.inlezer import Bestandslezer
from cvt_desktop.adapters.vault.kluis import maak_kluis
from cvt_desktop.domain.errors import CvtError
from cvt_desktop.domain.ids import AanvraagId, BesluitId, ZittingId
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.ports.klok import Klok
from cvt_desktop.services import stukken, zittingen
from cvt_desktop.services.context import Dienst
from db.register import BESTAND, DbRegister
from tests.besluit_opzet import Besluitopzet, zet_besluit_op
from tests.documents.pdf import maak_pdf
from tests.e2e.alle_diensten import _open_dossier
from tests.factories import SECRETARIS, maak_leerling, uuid_van
from tests.fakes.register import maak_dienst, open_testregister
from tests.zitting_opzet import _DOSSIERS, _bewaar, beslis, open_zitting, plan

BIJLAGEN = "bijlagen"
GEBRUIKER: UUID = uuid_van("torture")
WACHTZIN = "een lange wachtzin voor de foltering"
LEZER = stukken.Stuklezer(inlezer=Bestandslezer())
PDF = maak_pdf(2, tekst="Gefolterd")
PRAGMAS = ("cipher_integrity_check", "integrity_check", "foreign_key_check")


class Sjabloon:
    """A closed register in ``map_`` with its header: two besluiten to sign, an advice to finish, stemmen to confirm."""

    def __init__(self, map_: Path) -> None:
        self.map_ = map_
        opzet = zet_besluit_op(map_, aantal=2)
        self.besluiten: list[BesluitId] = [opzet.in_tekenmap(n).id for n in (0, 1)]
        self.aanvragen: list[AanvraagId] = [opzet.aanvraag_id(n) for n in (0, 1)]
        echt = Bijlagenmap(map_ / BIJLAGEN)
        self.open_id = _open_dossier(replace(opzet, bijlagen=echt))  # type: ignore[arg-type]  # the real store
        self.zitting_id = _besliste_zitting(opzet)
        dienst = dienst_van(opzet.zitting.register, map_, SECRETARIS)
        for aanvraag_id in self.aanvragen:
            voeg_stuk_toe(dienst, aanvraag_id)
        opzet.zitting.register.sluit()
        (map_ / BESTAND).rename(map_ / "even.weg")  # a vault is made in a folder without a database
        maak_kluis(map_, oefen=True, gebruikers=[(GEBRUIKER, SECRETARIS.naam, WACHTZIN, False)])[0].sluit()
        (map_ / "even.weg").rename(map_ / BESTAND)

    def kopie(self, doel: Path) -> Path:
        """A fresh one in ``doel``."""
        shutil.rmtree(doel, ignore_errors=True)
        shutil.copytree(self.map_, doel)
        return doel


def _besliste_zitting(opzet: Besluitopzet) -> ZittingId:
    """A second zitting with one decided item, whose stemmen nobody confirmed yet."""
    _, leerling, school, adviezen = _DOSSIERS()[0]
    leerling = replace(leerling, id=maak_leerling("Tweede").id, roepnaam="Tweede")
    aanvraag = _bewaar(opzet.zitting.register, "2026-0777", leerling, school, adviezen)
    zitting_id = zittingen.plannen(opzet.dienst, plan())
    zittingen.agenderen(opzet.dienst, zitting_id, aanvraag.id)
    tweede = replace(opzet.zitting, zitting_id=zitting_id, dossiers=[aanvraag])
    open_zitting(tweede)
    beslis(tweede)
    return zitting_id


def voeg_stuk_toe(dienst: Dienst, aanvraag_id: AanvraagId) -> None:
    """Take in one document, as the secretaris does."""
    voorstel = stukken.voorbereiden(dienst, LEZER, "verslag.pdf", PDF)
    stukken.toevoegen(dienst, aanvraag_id, (voorstel,))


def dienst_van(register: DbRegister, map_: Path, wie: Persoon, klok: Klok | None = None) -> Dienst:
    """The ports of somebody, with real attachment files."""
    return replace(maak_dienst(register, wie, klok=klok), bijlagen=Bijlagenmap(map_ / BIJLAGEN))


def keur(verbinding: Connection) -> Iterator[str]:
    """What SQLite and SQLCipher find wrong."""
    for pragma in PRAGMAS:
        gevonden = [tuple(rij) for rij in verbinding.exec_driver_sql(f"PRAGMA {pragma}").fetchall()]
        if gevonden not in ([], [("ok",)]):
            yield f"{pragma}: {gevonden[:3]}"


def vingerafdruk(verbinding: Connection) -> str:
    """Of everything that is in the database: two registers with the same one hold the same, to the last byte."""
    som = hashlib.sha256()
    namen = verbinding.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").scalars().all()
    for naam in namen:
        rijen = verbinding.exec_driver_sql(f'SELECT * FROM "{naam}" ORDER BY 1').fetchall()
        som.update(repr((naam, [tuple(rij) for rij in rijen])).encode())
    return som.hexdigest()


def bestanden_fouten(verbinding: Connection, map_: Path) -> Iterator[str]:
    """Every key in a row must open its file; gives what does not."""
    opslag = Bijlagenmap(map_ / BIJLAGEN)
    for naam, sleutel, lengte in verbinding.exec_driver_sql("SELECT naam, sleutel, lengte FROM opslag").fetchall():
        try:
            if len(opslag.lees(naam, sleutel)) != lengte:
                yield f"half a file: {naam}"
        except CvtError as fout:
            yield f"a row without its file: {fout.code}"


def gaten(verbinding: Connection) -> Iterator[str]:
    """The log counts up by one, and so do the TLV numbers of each school year."""
    log = verbinding.exec_driver_sql("SELECT volgnummer FROM gebeurtenis ORDER BY 1").scalars().all()
    if log != list(range(1, len(log) + 1)):
        yield "the log has a gap, or a number twice"
    per_jaar: dict[str, list[int]] = {}
    for jaar, nummer in verbinding.exec_driver_sql("SELECT schooljaar, volgnummer FROM verklaring ORDER BY 1, 2"):
        per_jaar.setdefault(jaar, []).append(nummer)
    if any(nummers != list(range(1, len(nummers) + 1)) for nummers in per_jaar.values()):
        yield "the TLV numbers have a gap, or a number twice"


def na_de_val(register: DbRegister, map_: Path, drukken: Collection[str], anders: str) -> Iterator[str]:
    """What is wrong with a register that was opened again: pages, contents (``anders`` says what it means when they are none
    of ``drukken``), numbers, and the files of attachments before and after the sweep of an opening.
    """
    with register._engine.connect() as verbinding:
        yield from keur(verbinding)
        if vingerafdruk(verbinding) not in drukken:
            yield anders
        yield from bestanden_fouten(verbinding, map_)
        yield from gaten(verbinding)
        namen = set(verbinding.exec_driver_sql("SELECT naam FROM opslag").scalars().all())
    Bijlagenmap(map_ / BIJLAGEN).veeg(namen)
    if {pad.name for pad in (map_ / BIJLAGEN).iterdir()} != namen:
        yield "after the sweep, files and rows differ"


def open_en_druk(map_: Path) -> str:
    """The fingerprint of a closed register."""
    register = open_testregister(map_)
    try:
        with register._engine.connect() as verbinding:
            return vingerafdruk(verbinding)
    finally:
        register.sluit()
