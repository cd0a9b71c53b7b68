"""The stokje from one laptop to another and back: what goes along, what stays behind, and what is refused (ADR 0054)."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cvt_desktop.adapters.stokje.bestanden import Stokjebestanden
from cvt_desktop.adapters.vault import overdracht as eenmalig
from cvt_desktop.adapters.vault.open_kluis import OpenKluis
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import BestandError, CvtError, GeenRechtError, InvoerError, RegisterError
from cvt_desktop.domain.hoogwater import Terugval
from cvt_desktop.domain.stokje import Stokjehandeling, keur_laptopnaam
from cvt_desktop.ports.sleutelbos import Sleutelbosstand
from cvt_desktop.services import overdracht, stokje
from cvt_desktop.services.aanmelden import Geopend, wijzig_wachtzin
from cvt_desktop.services.hoogwater import TerugvalError
from cvt_desktop.services.registers import maak
from tests.factories import BAKKENES
from tests.fakes.laptops import GEWOON, NAAR, Laptop, stil
from tests.fakes.toegang import BEHEERDER, EIGEN, WACHTZIN, nieuw_register, nieuwe

REDEN = "De nieuwe laptop is in de trein blijven liggen."
BIJLAGE = b"een verslag van veertien bladen" * 40_000


def _werk(geopend: Geopend) -> None:
    """Write something: a note of the office."""
    with geopend.dienst.werk(Actie.EIGEN_WACHTZIN) as werk:
        werk.leg_vast("wachtzin", geopend.dienst.sessie.persoon_id, None)


@pytest.fixture(scope="module", params=[Sleutelbosstand.AFWEZIG, Sleutelbosstand.BESCHIKBAAR], ids=["zonder bos", "met bos"])
def sjabloon(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Laptop:
    plek = tmp_path_factory.mktemp("sjabloon")
    een = Laptop(plek, request.param, plek / "Voorbeeldstad")
    assert een.register is not None
    maak(een.toegang, nieuw_register(een.register, nieuwe(BEHEERDER), nieuwe(GEWOON), nieuwe(BAKKENES)))
    for wie in (GEWOON, BEHEERDER):
        geopend = een.open_(wie)
        bewaard = geopend.dienst.bijlagen.bewaar(BIJLAGE)
        with geopend.dienst.register.schrijven() as uow:
            uow.opslag.add(wie.id, bewaard)  # type: ignore[arg-type]
        geopend.sluit()
    return een


@pytest.fixture
def oud(tmp_path: Path, sjabloon: Laptop) -> Laptop:
    shutil.copytree(sjabloon.plek, tmp_path / "oud")
    een = Laptop(tmp_path / "oud", sjabloon.stand, tmp_path / "oud" / "Voorbeeldstad")
    een.bos.geheimen.update(sjabloon.bos.geheimen)
    return een


@pytest.fixture
def nieuw(tmp_path: Path, oud: Laptop) -> Laptop:
    (tmp_path / "nieuw").mkdir()
    return Laptop(tmp_path / "nieuw", oud.stand)


@pytest.fixture
def pad(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick" / "register.cvtstokje"


def test_that_the_stokje_goes_along_whole_and_the_old_laptop_only_reads(oud: Laptop, nieuw: Laptop, pad: Path) -> None:
    code = oud.draag_over(pad)
    assert [p.name for p in pad.parent.iterdir()] == [pad.name]
    assert not list((oud.register or pad).glob(".overdracht*"))
    daar = nieuw.neem_over(pad, code)
    geopend = nieuw.open_()
    with geopend.dienst.register.lezen() as uow:
        wissels, bewaard = uow.stokjes.all(), uow.opslag.get(BEHEERDER.id)  # type: ignore[arg-type]
        acties = [g.actie for g in uow.logboek.laatste(6)]
    assert geopend.dienst.bijlagen.lees(bewaard.naam, bewaard.sleutel) == BIJLAGE
    assert [w.handeling for w in wissels] == [Stokjehandeling.OVERGENOMEN, Stokjehandeling.OVERGEDRAGEN]
    assert {Actie.STOKJE_OVERDRAGEN, Actie.STOKJE_OVERNEMEN} <= set(acties)
    assert geopend.kluis.houder == nieuw.toegang.laptop()
    assert (geopend.kluis.generatie, daar.name) == (2, "Voorbeeldstad")
    _werk(geopend)
    geopend.sluit()
    nieuw.open_().sluit()

    terug = oud.open_()
    assert NAAR in terug.dienst.register.alleen_lezen
    for doe in (_werk, lambda g: wijzig_wachtzin(g, WACHTZIN, EIGEN, EIGEN), lambda g: g.kluis.nieuwe_herstelcode()):
        with pytest.raises(RegisterError, match="Werk daar verder"):
            doe(terug)
    assert terug.dienst.mag(Actie.REGISTER_OPENEN)
    assert not terug.dienst.mag(Actie.PERSONEN_BEHEREN)
    terug.sluit()


def test_that_it_comes_back_and_an_older_file_is_refused_on_both(oud: Laptop, nieuw: Laptop, pad: Path) -> None:
    heen = oud.draag_over(pad)
    nieuw.neem_over(pad, heen)
    nieuw.open_().sluit()
    terug = pad.with_name("terug.cvtstokje")
    code = nieuw.draag_over(terug)
    voor = oud.mappen()
    with pytest.raises(RegisterError, match="al overgenomen, of het is ouder"):
        oud.neem_over(pad, heen)
    assert oud.mappen() == voor
    oud.register = oud.plek / "Voorbeeldstad"
    oud.neem_over(terug, code)
    assert oud.register.name == "Voorbeeldstad 2"
    geopend = oud.open_()
    assert (geopend.kluis.generatie, geopend.dienst.register.alleen_lezen) == (3, "")
    geopend.sluit()
    for wie, welk, sleutel in ((nieuw, pad, heen), (nieuw, terug, code), (oud, terug, code)):
        with pytest.raises(RegisterError, match="al overgenomen, of het is ouder"):
            wie.neem_over(welk, sleutel)


def test_that_everybody_gets_in_with_the_own_passphrase_and_without_the_kit(oud: Laptop, nieuw: Laptop, pad: Path) -> None:
    code = oud.draag_over(pad, GEWOON)
    nieuw.neem_over(pad, code, GEWOON)
    nieuw.open_(GEWOON).sluit()
    assert nieuw.register is not None
    assert eenmalig.lees(nieuw.register) is not None
    if nieuw.stand is Sleutelbosstand.AFWEZIG:
        with pytest.raises(CvtError) as fout:
            nieuw.open_(BEHEERDER)
        assert fout.value.code == "kluis-overdrachtcode"
        with pytest.raises(CvtError, match="past niet"):
            nieuw.open_(BEHEERDER, code=code, wachtzin="een heel andere zin dan deze")
        nieuw.open_(BEHEERDER, code=code).sluit()
    else:
        nieuw.open_(BEHEERDER).sluit()  # the keyring knows what the code gave
    geopend = nieuw.open_(BEHEERDER)
    assert geopend.kluis.gebonden is (nieuw.stand is Sleutelbosstand.BESCHIKBAAR)
    geopend.sluit()


def test_that_without_the_code_and_the_keyring_nobody_gets_in(oud: Laptop, nieuw: Laptop, pad: Path) -> None:
    code = oud.draag_over(pad)
    nieuw.neem_over(pad, code)
    nieuw.open_().sluit()
    nieuw.bos.geheimen.clear()
    with pytest.raises(CvtError) as fout:
        nieuw.open_(GEWOON)
    assert fout.value.code == "kluis-overdrachtcode"
    with pytest.raises(CvtError, match="herstelcode"):
        nieuw.open_(GEWOON, code=nieuw.toegang.kluizen.nieuwe_code())


def test_that_a_passphrase_that_was_withdrawn_does_not_go_along(oud: Laptop, nieuw: Laptop, pad: Path) -> None:
    geopend = oud.open_(GEWOON)
    wijzig_wachtzin(geopend, WACHTZIN, EIGEN, EIGEN)
    geopend.sluit()
    code = oud.draag_over(pad)
    with pytest.raises(CvtError, match="past niet"):
        nieuw.neem_over(pad, code, GEWOON)
    assert nieuw.mappen() == {"toestand"}
    nieuw.neem_over(pad, code, GEWOON, EIGEN)
    nieuw.open_(GEWOON, wachtzin=EIGEN).sluit()


def test_that_who_never_logged_in_is_named_before(oud: Laptop) -> None:
    geopend = oud.open_()
    zonder = overdracht.zonder_slot(geopend, oud.toegang.kluizen.nieuwe_code())
    geopend.sluit()
    assert zonder == ((BAKKENES.naam,) if oud.stand is Sleutelbosstand.BESCHIKBAAR else ())


@pytest.mark.parametrize("wat", ["half", "zonder slot", "bit", "erachter", "ander bestand", "leeg"])
def test_that_a_file_that_is_not_whole_is_never_taken_in(oud: Laptop, nieuw: Laptop, pad: Path, wat: str) -> None:
    code = oud.draag_over(pad)
    heel = pad.read_bytes()
    kapot = {
        "half": heel[: len(heel) // 2], "zonder slot": heel[:-48], "erachter": heel + b"x", "ander bestand": b"%PDF-1.7" * 50,
        "leeg": b"", "bit": heel[: len(heel) // 2] + bytes([heel[len(heel) // 2] ^ 1]) + heel[len(heel) // 2 + 1 :],
    }[wat]  # fmt: skip
    pad.write_bytes(kapot)
    with pytest.raises(CvtError) as fout:
        nieuw.neem_over(pad, code)
    assert fout.value.code in {"overdracht-onaf", "overdracht-kapot", "overdracht-geen", "overdrachtcode"}
    assert nieuw.mappen() == {"toestand"} or not nieuw.mappen()


def test_that_a_wrong_code_is_told_and_the_group_named(oud: Laptop, nieuw: Laptop, pad: Path) -> None:
    code = oud.draag_over(pad)
    with pytest.raises(InvoerError, match="past niet"):
        nieuw.neem_over(pad, nieuw.toegang.kluizen.nieuwe_code())
    eerste, rest = code[:6], code[6:]
    with pytest.raises(InvoerError, match="Groep 1 van de overdrachtcode"):
        nieuw.neem_over(pad, f"{int(eerste) ^ 1:06}{rest}")


class StopError(Exception):
    """Somebody pressed stop, or the power went."""


@pytest.mark.parametrize("stap", [1, 2, 4, 6])
def test_that_a_hand_over_that_is_stopped_leaves_the_stokje_here(oud: Laptop, pad: Path, stap: int) -> None:
    geopend, beurten = oud.open_(), 0

    def stop(_deel: float, _wat: str) -> None:
        nonlocal beurten
        beurten += 1
        if beurten == stap:
            raise StopError

    code = oud.toegang.kluizen.nieuwe_code()
    with pytest.raises(StopError):
        overdracht.draag_over(oud.toegang, geopend, Stokjebestanden(), pad=pad, laptop=NAAR, code=code, voortgang=stop)
    _werk(geopend)
    with geopend.dienst.register.lezen() as uow:
        assert uow.stokjes.all()[0].handeling is Stokjehandeling.AFGEBROKEN
    geopend.sluit()
    assert not list(pad.parent.iterdir())
    oud.open_().sluit()


def test_that_a_crash_before_the_header_leaves_the_stokje_here(
    oud: Laptop, nieuw: Laptop, pad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The power goes when the file is whole: it is not sealed, so nobody takes it in."""
    gered = pad.with_name("gered.cvtstokje")

    def sterf(*_a: object, **_k: object) -> None:
        shutil.copyfile(next(pad.parent.glob(".*.deel")), gered)
        raise StopError

    with monkeypatch.context() as even:
        even.setattr(OpenKluis, "zet_stokje", sterf)
        even.setattr(stokje, "breek_af", lambda *_: None)
        geopend, code = oud.open_(), oud.toegang.kluizen.nieuwe_code()
        with pytest.raises(StopError):
            overdracht.draag_over(oud.toegang, geopend, Stokjebestanden(), pad=pad, laptop=NAAR, code=code, voortgang=stil)
        geopend.sluit()
    with pytest.raises(BestandError):
        nieuw.neem_over(gered, code)
    geopend = oud.open_()
    with geopend.dienst.register.lezen() as uow:
        assert uow.stokjes.all()[0].handeling is Stokjehandeling.AFGEBROKEN
    _werk(geopend)
    geopend.sluit()


def test_that_a_seal_that_fails_is_told_and_can_be_undone(oud: Laptop, pad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from cvt_desktop.adapters.stokje.formaat import Schrijver

    def sterf(_zelf: object) -> None:
        raise OSError(5, "gone")

    with monkeypatch.context() as even:
        even.setattr(Schrijver, "slot", sterf)
        with pytest.raises(RegisterError, match="terughalen"):
            oud.draag_over(pad)
    assert not list(pad.parent.iterdir())
    geopend = oud.open_()
    overdracht.haal_terug(oud.toegang, geopend, REDEN)
    geopend.sluit()
    geopend = oud.open_()
    _werk(geopend)
    geopend.sluit()


def test_that_only_the_beheerder_takes_the_stokje_back_and_the_file_is_worth_nothing_here(oud: Laptop, pad: Path) -> None:
    code = oud.draag_over(pad)
    geopend = oud.open_(GEWOON)
    with pytest.raises(GeenRechtError):
        overdracht.haal_terug(oud.toegang, geopend, REDEN)
    geopend.sluit()
    geopend = oud.open_()
    with pytest.raises(InvoerError, match="waarom"):
        overdracht.haal_terug(oud.toegang, geopend, "")
    assert geopend.dienst.register.alleen_lezen
    overdracht.haal_terug(oud.toegang, geopend, REDEN)
    geopend.sluit()
    geopend = oud.open_()
    with geopend.dienst.register.lezen() as uow:
        wissel = uow.stokjes.all()[0]
    assert (wissel.handeling, wissel.generatie, wissel.reden) == (Stokjehandeling.TERUGGEHAALD, 3, REDEN)
    _werk(geopend)
    geopend.sluit()
    with pytest.raises(RegisterError, match="ouder"):
        oud.neem_over(pad, code)


def test_that_an_active_copy_put_back_after_a_hand_over_is_noticed(oud: Laptop, pad: Path) -> None:
    assert oud.register is not None
    kopie = oud.register.with_name("kopie")
    shutil.copytree(oud.register, kopie)
    oud.draag_over(pad)
    shutil.rmtree(oud.register)
    shutil.copytree(kopie, oud.register)
    with pytest.raises(TerugvalError) as fout:
        oud.open_()
    assert fout.value.terugval in {Terugval.GEHEEL, Terugval.KOP}


def test_that_a_copy_of_the_folder_on_another_laptop_is_not_opened(oud: Laptop, nieuw: Laptop) -> None:
    assert oud.register is not None
    nieuw.register = nieuw.plek / "kopie"
    shutil.copytree(oud.register, nieuw.register)
    nieuw.bos.geheimen.update(oud.bos.geheimen)
    if nieuw.stand is Sleutelbosstand.BESCHIKBAAR:
        with pytest.raises(CvtError, match="andere laptop"):
            nieuw.open_()
        return
    with pytest.raises(TerugvalError) as fout:
        nieuw.open_()
    assert fout.value.terugval is Terugval.ANDERE_LAPTOP


def test_that_who_may_not_does_not(oud: Laptop, nieuw: Laptop, pad: Path) -> None:
    with pytest.raises(GeenRechtError):
        oud.draag_over(pad, BAKKENES)
    code = oud.draag_over(pad)
    if oud.stand is Sleutelbosstand.AFWEZIG:
        with pytest.raises(GeenRechtError):
            nieuw.neem_over(pad, code, BAKKENES)
        assert nieuw.mappen() <= {"toestand"}
    with pytest.raises(InvoerError, match="naam"):
        keur_laptopnaam(" ")
