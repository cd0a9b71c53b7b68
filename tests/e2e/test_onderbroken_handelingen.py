"""Promise 1 of security.md: kill -9 at a random moment of signing, importing and noting, then look at what is there."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from cvt_desktop.adapters.bijlagen.opslag import Bijlagenmap
from cvt_desktop.adapters.exchange.inlezer import Bestandslezer
from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.besluit import Besluittoestand, Tekenwijze
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.ids import AanvraagId, BesluitId
from cvt_desktop.domain.notitie import Notitiesoort
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.services import intake, notities, ondertekenen, stukken
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.invoer import Invoer
from db.register import BESTAND, DbRegister
from tests.besluit_opzet import zet_besluit_op
from tests.documents.pdf import maak_pdf
from tests.e2e.apart import MET_FORK, dood, fork
from tests.factories import MIKOLAJ, RAVENKOOG, SECRETARIS, VOORZITTER, maak_formulier
from tests.fakes.register import maak_dienst, open_testregister

pytestmark = MET_FORK
KEER = 50
LEZER = stukken.Stuklezer(inlezer=Bestandslezer())
PDF = maak_pdf(2, tekst="Onderbroken")


class Sjabloon:
    """A closed register with two besluiten in the Tekenmap."""

    def __init__(self, map_: Path) -> None:
        opzet = zet_besluit_op(map_, aantal=2)
        self.map_ = map_
        self.besluiten: list[BesluitId] = [opzet.in_tekenmap(n).id for n in (0, 1)]
        self.aanvragen: list[AanvraagId] = [opzet.aanvraag_id(n) for n in (0, 1)]
        opzet.zitting.register.sluit()

    def kopie(self, doel: Path) -> Path:
        shutil.rmtree(doel, ignore_errors=True)
        (doel / "bijlagen").mkdir(parents=True)
        shutil.copyfile(self.map_ / BESTAND, doel / BESTAND)
        return doel


@pytest.fixture(scope="module")
def sjabloon(tmp_path_factory: pytest.TempPathFactory) -> Sjabloon:
    return Sjabloon(tmp_path_factory.mktemp("sjabloon"))


def _dienst(register: DbRegister, map_: Path, wie: Persoon) -> Dienst:
    return replace(maak_dienst(register, wie), bijlagen=Bijlagenmap(map_ / "bijlagen"))


def _werk(sjabloon: Sjabloon, map_: Path, zaad: int) -> Callable[[Callable[[str], None]], None]:
    """Sign, take in, add a stuk and note, in a random order; each act is said when it was done."""

    def doe(zeg: Callable[[str], None]) -> None:
        register = open_testregister(map_)
        secretaris, voorzitter = (_dienst(register, map_, wie) for wie in (SECRETARIS, VOORZITTER))
        handelingen: list[tuple[str, Callable[[], object]]] = [
            (f"teken {id_}", lambda id_=id_: ondertekenen.tekenen(voorzitter, id_, Tekenwijze.DIGITAAL))  # type: ignore[misc]
            for id_ in sjabloon.besluiten
        ]
        for n in range(3):
            handelingen += [("stuk", lambda n=n: _stuk(secretaris, sjabloon.aanvragen[n % 2])),  # type: ignore[misc]
                            ("notitie", lambda: notities.schrijven(secretaris, sjabloon.aanvragen[0], Notitiesoort.NOTITIE, "x")),
                            ("aanvraag", lambda: _registreer(secretaris))]  # fmt: skip
        random.Random(zaad).shuffle(handelingen)
        zeg("begonnen")
        for naam, handeling in handelingen:
            handeling()
            zeg(naam)

    return doe


def _stuk(dienst: Dienst, aanvraag_id: AanvraagId) -> None:
    voorstel = stukken.voorbereiden(dienst, LEZER, "verslag.pdf", PDF + random.randbytes(200_000))
    stukken.toevoegen(dienst, aanvraag_id, (voorstel,))


def _registreer(dienst: Dienst) -> None:
    invoer = Invoer.van(maak_formulier(), replace(MIKOLAJ, versie=0), RAVENKOOG.id)
    voorstel = stukken.voorbereiden(dienst, LEZER, "bijlage.pdf", PDF)
    intake.registreren(dienst, intake.NieuweAanvraag(soort=Soort.TLV_VSO_NIEUW, invoer=invoer, stukken=(voorstel,)))


def test_that_fifty_kills_lose_nothing_that_was_said_and_leave_nothing_half(sjabloon: Sjabloon, tmp_path: Path) -> None:
    loting = random.Random(20270512)
    midden = 0
    for keer in range(KEER):
        map_ = sjabloon.kopie(tmp_path / "register")
        gezegd = dood(*fork(_werk(sjabloon, map_, keer)), na=loting.uniform(0.005, 0.25))
        assert not [regel for regel in gezegd if regel.startswith("!!!!")], gezegd
        midden += "begonnen" in gezegd and len(gezegd) < 12
        fouten = list(_fouten(sjabloon, map_, gezegd))
        assert not fouten, (keer, gezegd, fouten)
    assert midden > KEER // 4  # otherwise the kills fell before or after the work


def _fouten(sjabloon: Sjabloon, map_: Path, gezegd: list[str]) -> Iterator[str]:
    register = open_testregister(map_)
    try:
        dienst = _dienst(register, map_, SECRETARIS)
        with register._engine.connect() as verbinding:
            for pragma in ("integrity_check", "foreign_key_check", "cipher_integrity_check"):
                gevonden = verbinding.exec_driver_sql(f"PRAGMA {pragma}").fetchall()
                if gevonden not in ([], [("ok",)]):
                    yield f"{pragma}: {gevonden}"
        yield from _bestanden(dienst, map_)
        yield from _besluiten(sjabloon, dienst, gezegd)
        yield from _tellingen(dienst, gezegd)
    finally:
        register.sluit()


def _bestanden(dienst: Dienst, map_: Path) -> Iterator[str]:
    """Every key opens a file; what has no key is swept away."""
    with dienst.register.lezen() as uow:
        namen = uow.opslag.namen()
        bewaard = [uow.opslag.get(s.id) for r in dienst.overzichten.aanvragen() for s in uow.stukken.of_aanvraag(r.id)]
        bewaard += [uow.opslag.get(b.bijlage_id) for r in dienst.overzichten.aanvragen()
                    for b in uow.brieven.of_aanvraag(r.id) if b.bijlage_id]  # fmt: skip
    for een in bewaard:
        if len(dienst.bijlagen.lees(een.naam, een.sleutel)) != een.lengte:
            yield f"half file {een.naam}"
    dienst.bijlagen.veeg(namen)
    if {pad.name for pad in (map_ / "bijlagen").iterdir()} != set(namen):
        yield "files and keys differ after the sweep"


def _besluiten(sjabloon: Sjabloon, dienst: Dienst, gezegd: list[str]) -> Iterator[str]:
    """A besluit is signed with its number, its letters and its status, or not at all; the numbers have no gap."""
    with dienst.register.lezen() as uow:
        besluiten = [uow.besluiten.get(id_) for id_ in sjabloon.besluiten]
        for besluit in besluiten:
            getekend = besluit.toestand is Besluittoestand.GETEKEND
            aanvraag, brieven = uow.aanvragen.get(besluit.aanvraag_id), uow.brieven.of_aanvraag(besluit.aanvraag_id)
            if (aanvraag.status is Status.GETEKEND, len(brieven) == 3, besluit.tlv_id is not None) != (getekend,) * 3:
                yield "half signed"
            if f"teken {besluit.id}" in gezegd and not getekend:
                yield "a signature that was said is gone"
        geteld = sum(1 for g in uow.logboek.since(0) if g.actie == Actie.BESLUIT_TEKENEN)
    nummers = sorted(regel.volgnummer for regel in dienst.overzichten.verklaringen())
    if nummers != list(range(1, len(nummers) + 1)) or len(nummers) != geteld:
        yield f"numbers {nummers}, {geteld} times in the log"


def _tellingen(dienst: Dienst, gezegd: list[str]) -> Iterator[str]:
    """What was said is there, and what is there the log knows; one act more may have been done than was said."""
    with dienst.register.lezen() as uow:
        log = [g for g in uow.logboek.since(0) if g.persoon_id == UUID(str(SECRETARIS.id))]
        aanvragen = dienst.overzichten.aanvragen()
        er = {
            "notitie": sum(len(uow.notities.of_aanvraag(r.id)) for r in aanvragen),
            "aanvraag": len([r for r in aanvragen if r.status is Status.IN_TOETSING]),
            "stuk": sum(1 for r in aanvragen for s in uow.stukken.of_aanvraag(r.id) if s.bestandsnaam == "verslag.pdf"),
        }
    acties = {"notitie": Actie.NOTITIE_SCHRIJVEN, "aanvraag": Actie.AANVRAAG_REGISTREREN, "stuk": Actie.STUK_TOEVOEGEN}
    for naam, aantal in er.items():
        if not gezegd.count(naam) <= aantal <= gezegd.count(naam) + 1:
            yield f"{naam}: said {gezegd.count(naam)}, there {aantal}"
        if aantal != sum(1 for g in log if g.actie == acties[naam]):
            yield f"{naam}: {aantal} there, another number in the log"
