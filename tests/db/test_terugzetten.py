"""Putting a backup back: what would be lost is said first, nothing is touched before it is whole, and nobody is left without."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from cvt_desktop.domain.errors import BestandError, CvtError, GeenRechtError, InvoerError, RegisterError
from cvt_desktop.domain.notitie import Notitiesoort
from cvt_desktop.ports.reservekopie import Reservekopie
from cvt_desktop.ports.toegang import Kluis, Toegang
from cvt_desktop.ports.voortgang import Stil
from cvt_desktop.services import notities, sleutels
from cvt_desktop.services.aanmelden import Geopend, kies_wachtzin, openen, wijzig_wachtzin
from cvt_desktop.services.aanmelden import aanmelden as meld_aan
from cvt_desktop.services.aanmelden import aanmelden_met_herstelcode as meld_aan_met_code
from cvt_desktop.services.hoogwater import TerugvalError
from cvt_desktop.services.terugzetten import Klaargezet, Verliessoort, verlies, wissel, zet_klaar
from tests.factories import VOORZITTER
from tests.fakes.toegang import BEHEERDER, EIGEN, WACHTZIN, maak_testtoegang, open_als
from tests.kopieregister import GEREEDSCHAP, NU, Proef, is_bruikbaar, maak_proef
from ui.presenters.gebruikers import GebruikersPresenter

REDEN = "De dossiers van gisteren zijn per ongeluk verknoeid."
LATER = "Dit is na de reservekopie geschreven."


def toegang() -> Toegang:
    """Made anew each time: what a laptop remembers lies below the folder of this test."""
    return maak_testtoegang()


@pytest.fixture
def proef(tmp_path: Path) -> Iterator[Proef]:
    gemaakt = maak_proef(tmp_path)
    yield gemaakt
    gemaakt.geopend.sluit()


def werk_door(geopend: Geopend) -> None:
    aanvraag = geopend.databank.overzichten.aanvragen()[0].id
    notities.schrijven(geopend.dienst, aanvraag, Notitiesoort.NOTITIE, LATER)


def teksten(geopend: Geopend) -> list[str]:
    with geopend.databank.lezen() as uow:
        regels = geopend.databank.overzichten.aanvragen()
        return [notitie.tekst for regel in regels for notitie in uow.notities.of_aanvraag(regel.id)]


def met_wachtzin(map_: Path) -> Kluis:
    return toegang().kluizen.ontgrendel(map_, BEHEERDER.id, WACHTZIN)


def leg_klaar(
    kopie: Reservekopie, doel: Path, ontgrendel: Callable[[Path], Kluis] = met_wachtzin, reden: str = REDEN
) -> Klaargezet:
    return zet_klaar(toegang(), GEREEDSCHAP, kopie, doel, ontgrendel, reden=reden, voortgang=Stil())


def inhoud(map_: Path) -> dict[str, bytes]:
    return {str(p.relative_to(map_)): p.read_bytes() for p in sorted(map_.rglob("*")) if p.is_file() and "slot" not in p.name}


def test_that_what_would_be_lost_is_told_by_kind_and_kenmerk(proef: Proef) -> None:
    kopie = proef.kopie()
    werk_door(proef.geopend)
    gevonden = verlies(proef.geopend.dienst, kopie.gegevens)
    assert gevonden.vergelijkbaar
    (regel,) = gevonden.regels
    assert (regel.soort, regel.kenmerk, regel.tekst, regel.wie) == (
        Verliessoort.DOSSIER, "2026-0391", "Notitie geschreven", BEHEERDER.naam,
    )  # fmt: skip
    assert gevonden.tellingen[Verliessoort.DOSSIER] == 1
    assert gevonden.tellingen[Verliessoort.STEM] == 0


def test_that_a_backup_of_another_line_is_not_compared(proef: Proef) -> None:
    kopie = proef.kopie()
    vreemd = replace(kopie.gegevens, log=replace(kopie.gegevens.log, digest="ab" * 32))
    assert not verlies(proef.geopend.dienst, vreemd).vergelijkbaar


def test_that_only_the_beheerder_sees_it(proef: Proef, tmp_path: Path) -> None:
    kopie = proef.kopie()
    dienst = replace(proef.geopend.dienst, sessie=replace(proef.geopend.dienst.sessie, rollen=VOORZITTER.rollen))
    with pytest.raises(GeenRechtError):
        verlies(dienst, kopie.gegevens)


def test_that_the_register_comes_back_as_it_was_and_says_so(proef: Proef) -> None:
    kopie = proef.kopie()
    werk_door(proef.geopend)
    klaar = leg_klaar(kopie, proef.bron.map_)
    assert LATER in teksten(proef.geopend)  # nothing was touched yet, and the register is still in use
    oud = proef.geopend.kluis.generatie
    proef.geopend.sluit()
    opzij = wissel(toegang(), GEREEDSCHAP, klaar)
    assert opzij is not None
    assert opzij.name == "register-voor-terugzetten-2027-05-12"
    geopend = open_als(toegang(), proef.bron.map_)
    try:
        assert LATER not in teksten(geopend)
        assert geopend.kluis.generatie > oud
        with geopend.databank.lezen() as uow:
            (terugzetting,) = uow.terugzettingen.all()
            log = uow.logboek.since(kopie.gegevens.log.volgnummer)
            for naam in uow.opslag.namen():
                assert (proef.bron.map_ / "bijlagen" / naam).is_file()
        assert (terugzetting.reden, terugzetting.kopie_op, terugzetting.generatie) == (REDEN, NU, geopend.kluis.generatie)
        assert log[0].actie == "reservekopie.terugzetten"
        assert log[0].object_id == terugzetting.id
        assert log[0].handtekening, "a restore is signed with the own key"
    finally:
        geopend.sluit()
    with pytest.raises(TerugvalError):  # the old one is whole, and does not count any more
        open_als(toegang(), opzij)


def test_that_a_passphrase_that_was_changed_since_stays_changed(proef: Proef) -> None:
    kopie = proef.kopie()
    wijzig_wachtzin(proef.geopend, WACHTZIN, EIGEN, EIGEN)
    proef.geopend.sluit()
    with pytest.raises(RegisterError):
        leg_klaar(kopie, proef.bron.map_)
    klaar = leg_klaar(kopie, proef.bron.map_, lambda map_: toegang().kluizen.ontgrendel(map_, BEHEERDER.id, EIGEN))
    wissel(toegang(), GEREEDSCHAP, klaar)
    open_als(toegang(), proef.bron.map_, wachtzin=EIGEN).sluit()


@pytest.mark.parametrize("reden", ["", "kapot"])
def test_that_a_reason_is_asked(proef: Proef, reden: str) -> None:
    with pytest.raises(InvoerError) as fout:
        leg_klaar(proef.kopie(), proef.bron.map_, reden=reden)
    assert fout.value.veld == "reden"


def test_that_who_was_no_beheerder_that_day_is_refused(proef: Proef) -> None:
    kopie = proef.kopie()
    with pytest.raises(GeenRechtError, match="beheerder"):
        leg_klaar(kopie, proef.bron.map_, lambda map_: toegang().kluizen.ontgrendel(map_, VOORZITTER.id, WACHTZIN))
    assert not [pad for pad in proef.bron.map_.parent.iterdir() if ".terug-" in pad.name]


@pytest.mark.parametrize("naam", ["register.db", "kop.cvt", "bijlagen.lijst", "reservekopie.cvt"])
def test_that_a_damaged_backup_is_refused_and_nothing_is_changed(proef: Proef, naam: str) -> None:
    kopie = proef.kopie()
    kapot = bytearray((kopie.map_ / naam).read_bytes())
    kapot[len(kapot) // 2] ^= 1
    (kopie.map_ / naam).write_bytes(kapot)
    proef.geopend.sluit()
    voor = inhoud(proef.bron.map_)
    with pytest.raises(CvtError):
        leg_klaar(kopie, proef.bron.map_)
    assert inhoud(proef.bron.map_) == voor
    assert {p.name for p in proef.bron.map_.parent.iterdir()} == {"register", "kopieen"}


def test_that_a_bijlage_that_is_damaged_in_the_register_comes_from_the_backup(proef: Proef) -> None:
    kopie = proef.kopie()
    proef.geopend.sluit()
    een = sorted((proef.bron.map_ / "bijlagen").iterdir())[0]
    een.write_bytes(een.read_bytes()[:-1] + b"\0")
    klaar = leg_klaar(kopie, proef.bron.map_)
    assert klaar.kwijt == 0
    wissel(toegang(), GEREEDSCHAP, klaar)
    assert een.read_bytes() == (kopie.plaats / "bijlagen" / een.name).read_bytes()


def test_that_a_crash_between_the_two_renames_is_finished_at_the_next_opening(proef: Proef) -> None:
    kopie = proef.kopie()
    proef.geopend.sluit()
    leg_klaar(kopie, proef.bron.map_)
    proef.bron.map_.rename(proef.bron.map_.with_name("opzij"))
    GEREEDSCHAP.terugbouwer.maak_af(proef.bron.map_)
    geopend = open_als(toegang(), proef.bron.map_)
    with geopend.databank.lezen() as uow:
        assert len(uow.terugzettingen.all()) == 1
    geopend.sluit()


def test_that_what_lay_ready_and_was_never_put_in_place_goes(proef: Proef) -> None:
    kopie = proef.kopie()
    proef.geopend.sluit()
    leg_klaar(kopie, proef.bron.map_)
    GEREEDSCHAP.terugbouwer.maak_af(proef.bron.map_)
    assert {p.name for p in proef.bron.map_.parent.iterdir()} == {"register", "kopieen"}


def test_that_an_open_register_is_not_exchanged(proef: Proef) -> None:
    klaar = leg_klaar(proef.kopie(), proef.bron.map_)
    with pytest.raises(RegisterError) as fout:
        wissel(toegang(), GEREEDSCHAP, klaar)
    assert fout.value.code == "register-bezet"


def test_that_another_register_or_somebody_elses_folder_is_never_replaced(proef: Proef, tmp_path: Path) -> None:
    kopie = proef.kopie()
    (tmp_path / "foto's").mkdir()
    (tmp_path / "foto's" / "vakantie.jpg").write_bytes(b"")
    with pytest.raises(RegisterError) as fout:
        leg_klaar(kopie, tmp_path / "foto's")
    assert fout.value.code == "map-bezet"
    ander = maak_proef(tmp_path / "ander")
    ander.geopend.sluit()
    with pytest.raises(RegisterError) as fout:
        leg_klaar(kopie, tmp_path / "ander" / "register")
    assert fout.value.code == "ander-register"


def test_that_a_new_laptop_with_the_folder_of_the_backup_and_the_recovery_code_is_enough(proef: Proef, tmp_path: Path) -> None:
    code = proef.geopend.kluis.nieuwe_herstelcode()
    assert proef.bron.tweede is not None
    proef.bron.tweede.mkdir()
    proef.kopie()
    proef.geopend.sluit()
    nieuw = tmp_path / "nieuwe laptop"
    shutil.copytree(proef.bron.tweede, nieuw / "stick")
    for map_ in (proef.bron.map_, proef.bron.eerste, proef.bron.tweede):
        shutil.rmtree(map_)
    (kopie,) = GEREEDSCHAP.plaatsen.zoek(nieuw / "stick")
    doel = nieuw / "registers" / "register"
    klaar = leg_klaar(kopie, doel, lambda map_: toegang().kluizen.ontgrendel_met_herstelcode(map_, code))
    assert wissel(toegang(), GEREEDSCHAP, klaar) is None
    aanmelding = meld_aan_met_code(toegang(), doel, code)
    kies_wachtzin(toegang(), aanmelding, "", EIGEN, EIGEN)
    geopend = openen(toegang(), aanmelding)
    try:
        with geopend.databank.lezen() as uow:
            assert uow.terugzettingen.all()[0].met_herstelcode
            (regel,) = geopend.databank.overzichten.aanvragen()
            bewaard = [uow.opslag.get(stuk.id) for stuk in uow.stukken.of_aanvraag(regel.id)]
        assert len(bewaard) == 4
        assert all(geopend.dienst.bijlagen.lees(b.naam, b.sleutel) for b in bewaard)
    finally:
        geopend.sluit()
    openen(toegang(), meld_aan(toegang(), doel, BEHEERDER.id, EIGEN)).sluit()


def test_that_a_register_that_is_gone_comes_back_with_the_passphrase_of_that_day(proef: Proef) -> None:
    kopie = proef.kopie()
    proef.geopend.sluit()
    shutil.rmtree(proef.bron.map_)
    wissel(toegang(), GEREEDSCHAP, leg_klaar(kopie, proef.bron.map_))
    open_als(toegang(), proef.bron.map_).sluit()


def test_that_a_register_whose_header_is_damaged_twice_is_replaced_too(proef: Proef) -> None:
    kopie = proef.kopie()
    proef.geopend.sluit()
    for naam in ("kop.cvt", "kop.vorige.cvt"):
        (proef.bron.map_ / naam).write_bytes(b"")
    wissel(toegang(), GEREEDSCHAP, leg_klaar(kopie, proef.bron.map_))
    open_als(toegang(), proef.bron.map_).sluit()


def test_that_no_room_is_said_before_anything_is_built(proef: Proef, monkeypatch: pytest.MonkeyPatch) -> None:
    kopie = proef.kopie()
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10, 9, 1000))
    with pytest.raises(BestandError, match="te weinig ruimte"):
        leg_klaar(kopie, proef.bron.map_)


def test_that_a_backup_from_before_new_keys_opens_with_what_was_valid_then(proef: Proef) -> None:
    kopie = proef.kopie()
    sleutels.vervang_sleutels(proef.geopend)
    nieuwer = proef.kopie(NU + timedelta(days=1))
    assert nieuwer.gegevens.sleutelnummer > kopie.gegevens.sleutelnummer
    assert is_bruikbaar(nieuwer, proef.bron.sleutels) == ""
    boven = proef.geopend.kluis.generatie
    proef.geopend.sluit()
    wissel(toegang(), GEREEDSCHAP, leg_klaar(kopie, proef.bron.map_))
    geopend = open_als(toegang(), proef.bron.map_)
    assert geopend.kluis.generatie > boven
    geopend.sluit()


def test_that_the_register_gets_no_new_keys_without_a_backup(proef: Proef) -> None:
    def geen_ruimte() -> None:
        raise BestandError("Er is geen ruimte voor de reservekopie. Maak ruimte vrij.", code="kopie-ruimte")

    oud = bytes(proef.geopend.kluis.db_sleutel())
    presenter = GebruikersPresenter(proef.geopend, geen_ruimte)
    for doe in (presenter.vervang_sleutels, lambda: presenter.verwijder(VOORZITTER.id)):
        with pytest.raises(BestandError):
            doe()
    assert bytes(proef.geopend.kluis.db_sleutel()) == oud
