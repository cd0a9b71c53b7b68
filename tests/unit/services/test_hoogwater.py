"""An old copy put back is noticed before anything is shown, and opened only on purpose (promise 5; ADR 0054)."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from cvt_desktop.adapters.vault.geheugen import Laptopgeheugen
from cvt_desktop.adapters.vault.open_kluis import OpenKluis
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import GeenRechtError, InvoerError, RegisterError
from cvt_desktop.domain.hoogwater import UITLEG, Terugval
from cvt_desktop.domain.persoon import Rol
from cvt_desktop.domain.stokje import Stokjehandeling
from cvt_desktop.ports.sleutelbos import Sleutelbosstand
from cvt_desktop.ports.toegang import Toegang
from cvt_desktop.runtime.laptop import laptop_id
from cvt_desktop.services.aanmelden import Geopend, aanmelden, nieuwe_herstelcode, openen
from cvt_desktop.services.hoogwater import TerugvalError
from cvt_desktop.services.registers import maak
from tests.factories import BAKKENES, maak_persoon
from tests.fakes.sleutelbos import NepSleutelbos
from tests.fakes.toegang import BEHEERDER, WACHTZIN, maak_testtoegang, nieuw_register, nieuwe

REDEN = "De schijf was stuk; dit is de kopie van vrijdag."
GEWOON = maak_persoon("Teun de Secretaris", Rol.SECRETARIS)
Ingreep = Callable[[Path, Path], None]


class Laptop:
    """A register on a laptop with its own memory, and a copy of how it was some work ago."""

    def __init__(self, plek: Path, sleutelbos: Sleutelbosstand) -> None:
        self.bos, self.toestand = NepSleutelbos(sleutelbos), plek / "toestand"
        self.toegang: Toegang = replace(
            maak_testtoegang(), sleutelbos=self.bos, geheugen=Laptopgeheugen(self.bos, self.toestand),
            laptop=lambda: laptop_id(self.toestand),
        )  # fmt: skip
        self.map_, self.oud, self.oud_toestand = plek / "register", plek / "oud", plek / "oude-toestand"

    def begin(self) -> None:
        """A new register in which was worked, and then once more."""
        maak(self.toegang, nieuw_register(self.map_, nieuwe(BEHEERDER), nieuwe(GEWOON), nieuwe(BAKKENES)))
        self.werk()
        shutil.copytree(self.map_, self.oud)
        shutil.copytree(self.toestand, self.oud_toestand)
        self.werk()

    def open_(self, wie: object = BEHEERDER, reden: str = "") -> Geopend:
        return openen(self.toegang, aanmelden(self.toegang, self.map_, wie.id, WACHTZIN), reden=reden)  # type: ignore[attr-defined]

    def werk(self) -> None:
        """A session that changes header and log."""
        geopend = self.open_()
        nieuwe_herstelcode(geopend)
        geopend.sluit()

    def weiger(self, wie: object = BEHEERDER) -> Terugval:
        with pytest.raises(TerugvalError) as fout:
            self.open_(wie)
        return fout.value.terugval

    def merkbestand(self) -> Path:
        return next(self.toestand.glob("hoogwater-*"))


@pytest.fixture(scope="module", params=[Sleutelbosstand.AFWEZIG, Sleutelbosstand.BESCHIKBAAR], ids=["zonder bos", "met bos"])
def sjabloon(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Laptop:
    een = Laptop(tmp_path_factory.mktemp("sjabloon"), request.param)
    een.begin()
    return een


@pytest.fixture
def laptop(tmp_path: Path, sjabloon: Laptop) -> Laptop:
    shutil.copytree(sjabloon.map_.parent, tmp_path, dirs_exist_ok=True)
    een = Laptop(tmp_path, sjabloon.bos.toestand)
    een.bos.geheimen.update(sjabloon.bos.geheimen)
    return een


def _zet(uit: Path, in_: Path, *namen: str) -> None:
    for naam in namen:
        (in_ / naam).write_bytes((uit / naam).read_bytes())


def geheel(oud: Path, nu: Path) -> None:
    shutil.rmtree(nu)
    shutil.copytree(oud, nu)


def kop(oud: Path, nu: Path) -> None:
    _zet(oud, nu, "kop.cvt", "kop.vorige.cvt")


def kop_achter_schade(oud: Path, nu: Path) -> None:
    _zet(oud, nu, "kop.vorige.cvt")
    (nu / "kop.cvt").write_bytes(b"kapot")


def log(oud: Path, nu: Path) -> None:
    _zet(oud, nu, "register.db")


INGREPEN = [(geheel, Terugval.GEHEEL), (kop, Terugval.KOP), (kop_achter_schade, Terugval.KOP), (log, Terugval.LOG_KORTER)]


@pytest.mark.parametrize(("ingreep", "wat"), INGREPEN, ids=[f.__name__ for f, _ in INGREPEN])
def test_that_an_old_copy_put_back_is_noticed_again_and_again(laptop: Laptop, ingreep: Ingreep, wat: Terugval) -> None:
    ingreep(laptop.oud, laptop.map_)
    for wie in (BEHEERDER, GEWOON, BEHEERDER):
        assert laptop.weiger(wie) is wat


def test_that_ordinary_work_gives_no_alarm(laptop: Laptop) -> None:
    for _ in range(3):
        laptop.werk()
    assert laptop.open_(GEWOON).dienst.sessie.persoon_id == GEWOON.id


def test_that_a_log_that_went_on_from_an_old_copy_elsewhere_is_noticed(laptop: Laptop, tmp_path: Path) -> None:
    geheel(laptop.oud, laptop.map_)
    shutil.copytree(laptop.oud_toestand, tmp_path / "elders")  # as a copy of the whole disk, in which somebody works on
    elders = replace(laptop.toegang, geheugen=Laptopgeheugen(NepSleutelbos(Sleutelbosstand.AFWEZIG), tmp_path / "elders"))
    for _ in range(4):
        geopend = openen(elders, aanmelden(elders, laptop.map_, BEHEERDER.id, WACHTZIN))
        nieuwe_herstelcode(geopend)
        geopend.sluit()
    assert laptop.weiger() is Terugval.LOG_VERVANGEN


def test_that_the_beheerder_opens_an_old_copy_on_purpose_and_the_log_tells_it(laptop: Laptop) -> None:
    geheel(laptop.oud, laptop.map_)
    laptop.weiger()
    geopend = laptop.open_(reden=REDEN)
    with geopend.dienst.register.lezen() as uow:
        wissel = uow.stokjes.all()[0]
        gebeurtenis = next(g for g in uow.logboek.laatste(5) if g.actie == Actie.STOKJE_TERUGHALEN)
    generatie = geopend.kluis.generatie
    geopend.sluit()
    assert (wissel.handeling, wissel.reden, wissel.generatie) == (Stokjehandeling.AANVAARD, REDEN, generatie)
    assert gebeurtenis.object_id == wissel.id
    assert gebeurtenis.digest
    assert generatie == 2
    laptop.werk()
    assert laptop.open_().kluis.generatie == 2


def test_that_who_is_no_beheerder_opens_no_old_copy_and_the_attempt_is_logged(laptop: Laptop) -> None:
    geheel(laptop.oud, laptop.map_)
    with pytest.raises(GeenRechtError):
        laptop.open_(GEWOON, reden=REDEN)
    with pytest.raises(InvoerError, match="reden"):
        laptop.open_(reden="zo maar")
    geopend = laptop.open_(reden=REDEN)
    with geopend.dienst.register.lezen() as uow:
        assert [g.persoon_id for g in uow.logboek.laatste(9) if g.resultaat == "geweigerd"] == [GEWOON.id]
    geopend.sluit()


def test_that_a_restored_backup_is_not_older_once_it_was_accepted(laptop: Laptop) -> None:
    nieuwste = laptop.map_.with_name("nieuwste")
    shutil.copytree(laptop.map_, nieuwste)
    geheel(laptop.oud, laptop.map_)
    laptop.open_(reden=REDEN).sluit()
    geheel(nieuwste, laptop.map_)  # what was newest before is the older generation now
    assert laptop.weiger() in {Terugval.KOP, Terugval.GEHEEL}


def test_that_a_memory_that_is_gone_is_said(laptop: Laptop) -> None:
    laptop.merkbestand().unlink()
    if laptop.bos.stand() is Sleutelbosstand.BESCHIKBAAR:
        laptop.werk()  # the keyring remembers
        laptop.merkbestand().unlink()
        laptop.bos.geheimen.clear()
    assert laptop.weiger() is Terugval.GEHEUGEN_WEG
    laptop.open_(reden=REDEN).sluit()
    laptop.werk()


def test_that_a_memory_that_somebody_lowered_is_said(laptop: Laptop) -> None:
    bestand = laptop.merkbestand()
    bestand.write_bytes(bestand.read_bytes().replace(b'"volgnummer":', b'"volgnummer":0'))
    laptop.bos.geheimen.clear()
    assert laptop.weiger() is Terugval.GEHEUGEN_GEWIJZIGD


def test_that_a_register_of_another_laptop_is_not_opened(laptop: Laptop, tmp_path: Path) -> None:
    laptop.toestand = tmp_path / "andere laptop"
    laptop.toegang = replace(laptop.toegang, geheugen=Laptopgeheugen(NepSleutelbos(), laptop.toestand))
    assert laptop.weiger() is Terugval.ANDERE_LAPTOP
    laptop.open_(reden=REDEN).sluit()
    laptop.werk()


def test_that_a_crash_before_the_mark_gives_no_false_alarm(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    class Weg(BaseException):
        pass

    def sterf(*_a: object, **_k: object) -> None:
        raise Weg

    for keer in range(4):
        with monkeypatch.context() as even:
            even.setattr(Laptopgeheugen, "onthoud", sterf)
            with pytest.raises(Weg):
                laptop.open_()
        geopend = laptop.open_()
        with monkeypatch.context() as even:
            even.setattr(Laptopgeheugen, "onthoud", sterf)
            nieuwe_herstelcode(geopend)
            with pytest.raises(Weg):
                geopend.sluit()
        geopend.databank.sluit()
        assert keer < 4
    laptop.werk()


def test_that_an_acceptance_that_was_cut_off_is_finished_and_asks_nothing_again(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    geheel(laptop.oud, laptop.map_)
    with monkeypatch.context() as even:
        even.setattr(OpenKluis, "zet_stokje", _schijf_vol)  # the database has the new generation, the header has not
        with pytest.raises(RegisterError, match="vol"):
            laptop.open_(reden=REDEN)
    geopend = laptop.open_()
    assert geopend.kluis.generatie == geopend.databank.generatie == 2
    geopend.sluit()
    laptop.werk()
    laptop.open_(GEWOON).sluit()


def _schijf_vol(*_a: object, **_k: object) -> None:
    raise RegisterError("De schijf is vol. Maak ruimte.", code="x")


def test_that_every_reason_is_explained() -> None:
    assert set(UITLEG) == set(Terugval)
    for tekst in UITLEG.values():
        assert tekst.endswith(".")
