"""A register that is damaged, newer, read-only, on a full disk or open elsewhere: tried on real files (*Bad input*)."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from cvt_desktop.bootstrap import maak_oefenregister
from cvt_desktop.domain.errors import CvtError, RegisterError
from cvt_desktop.domain.notitie import Notitiesoort
from cvt_desktop.services import notities
from db.register import BESTAND
from tests.besluit_opzet import zet_besluit_op
from tests.e2e.alle_diensten import teksten
from tests.e2e.apart import MET_FORK, NIEMAND, doe_apart, dood, fork
from tests.e2e.klein_register import lees_alles, melding_van, open_, registreer
from tests.fakes.register import open_testregister

# --- a register that is not whole -------------------------------------------------------------------------------------


def _halveer(pad: Path) -> None:
    pad.write_bytes(pad.read_bytes()[: pad.stat().st_size // 2])


def _klap_om(pad: Path) -> None:
    data = bytearray(pad.read_bytes())
    data[len(data) // 2] ^= 4
    pad.write_bytes(data)


def _nieuwer(pad: Path) -> None:
    import hashlib

    data = pad.read_bytes().replace(b"CVT-KOP 1\n", b"CVT-KOP 2\n", 1)
    romp = data[: data.rstrip(b"\n").rfind(b"\n") + 1]
    pad.write_bytes(romp + hashlib.sha256(romp).hexdigest().encode() + b"\n")


SCHADE: dict[str, tuple[str, Callable[[Path], object], set[str]]] = {
    "no database": (BESTAND, Path.unlink, {"db-ontbreekt"}),
    "empty database": (BESTAND, lambda p: p.write_bytes(b""), {"db-leeg"}),
    "half a database": (BESTAND, _halveer, {"db-beschadigd", "db-geheugen"}),
    "another file as database": (BESTAND, lambda p: p.write_bytes(os.urandom(80_000)), {"db-sleutel"}),
    "a plain database": (BESTAND, lambda p: p.write_bytes(b"SQLite format 3\0".ljust(8192, b"\0")), {"db-sleutel"}),
    "a newer header": ("kop.cvt", _nieuwer, {"kluis-nieuwer"}),
    "no bijlagen": ("bijlagen", shutil.rmtree, {"bijlage-ontbreekt"}),
}  # fmt: skip


@pytest.mark.parametrize("wat", SCHADE)
def test_that_a_damaged_register_says_what_to_do(register: Path, wat: str) -> None:
    naam, beschadig, codes = SCHADE[wat]
    beschadig(register / naam)
    with pytest.raises(CvtError) as fout:
        lees_alles(register)
    assert melding_van(fout.value) in codes


@pytest.mark.parametrize("beschadig", [_halveer, _klap_om, Path.unlink, lambda p: p.write_bytes(b"")])
def test_that_a_damaged_header_is_healed_from_its_twin_and_says_so(register: Path, beschadig: Callable[[Path], object]) -> None:
    beschadig(register / "kop.cvt")
    geopend = open_(register)
    melding = geopend.melding
    geopend.sluit()
    assert melding is not None
    assert "vorige versie" in melding
    assert lees_alles(register) == 4


def test_that_two_damaged_headers_keep_the_register_shut(register: Path) -> None:
    for naam in ("kop.cvt", "kop.vorige.cvt"):
        _klap_om(register / naam)
    with pytest.raises(RegisterError) as fout:
        open_(register)
    assert melding_van(fout.value) == "kluis-kop-beschadigd"


def test_that_every_bijlage_that_was_touched_is_refused(register: Path) -> None:
    for beschadig in (_klap_om, _halveer):
        for pad in (register / "bijlagen").iterdir():
            beschadig(pad)
        with pytest.raises(CvtError) as fout:
            lees_alles(register)
        assert melding_van(fout.value) == "bijlage-beschadigd"


def test_that_the_database_of_another_register_is_refused(register: Path, tmp_path: Path) -> None:
    ander = tmp_path / "ander"
    maak_oefenregister(ander, met_dossiers=False)
    shutil.copyfile(ander / BESTAND, register / BESTAND)
    with pytest.raises(RegisterError) as fout:
        open_(register)
    assert melding_van(fout.value) == "db-sleutel"


@pytest.mark.parametrize("wachtzin", ["een heel andere zin die niet past", "", " ", "a\0b\ud800", "x" * 100_000])
def test_that_a_wrong_passphrase_opens_nothing(register: Path, wachtzin: str) -> None:
    with pytest.raises(RegisterError) as fout:
        open_(register, wachtzin)
    assert melding_van(fout.value) == "kluis-wachtzin"


def test_that_a_flipped_bit_on_any_page_is_an_error_or_changes_nothing_that_is_read(tmp_path: Path) -> None:
    """Also where SQLCipher gives a page that fails its HMAC back as zeros: the tail of a long text (an overflow page)."""
    opzet = zet_besluit_op(tmp_path, aantal=2)
    opzet.in_tekenmap(0)
    opzet.zitting.register.sluit()
    heel = (tmp_path / BESTAND).read_bytes()
    goed = _alle_teksten(tmp_path)
    fouten = 0
    for begin in range(0, len(heel), 4096):
        kapot = bytearray(heel)
        kapot[begin + 1135] ^= 128
        (tmp_path / BESTAND).write_bytes(kapot)
        uitkomst = _lees_of_code(tmp_path)
        assert uitkomst in (goed, "db-beschadigd", "db-geheugen", "db-sleutel"), begin // 4096
        fouten += uitkomst != goed
    assert fouten > len(heel) // 4096 // 4  # the rest lies in tables that are not read here


def _lees_of_code(map_: Path) -> list[str] | str:
    try:
        return _alle_teksten(map_)
    except CvtError as fout:
        return fout.code


def _alle_teksten(map_: Path) -> list[str]:
    register = open_testregister(map_)
    try:
        gelezen: list[object] = [register.overzichten.aanvragen(), register.overzichten.zittingen()]
        with register.lezen() as uow:
            gelezen += [uow.personen.all(), uow.scholen.all(), uow.zittingen.all(), uow.instellingen.all(),
                        uow.rolcertificaten.all()]
            for regel in register.overzichten.aanvragen():
                gelezen += [uow.aanvragen.get(regel.id), uow.adviezen.of_aanvraag(regel.id), uow.besluiten.of_aanvraag(regel.id)]
        return list(teksten(gelezen))
    finally:
        register.sluit()


# --- the folder and the disk ------------------------------------------------------------------------------------------


@MET_FORK
@pytest.mark.parametrize("dicht", ["", "kop.cvt", BESTAND, "bijlagen"])
def test_that_a_read_only_folder_or_file_says_so_and_stays_as_it_was(
    register: Path, dicht: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    thuis = register.parent / "thuis"  # where the program keeps what is its own: not the folder that is read only
    thuis.mkdir()
    monkeypatch.setenv("CVT_DESKTOP_HOME", str(thuis))
    if os.geteuid() == 0:
        for pad in (register.parent, thuis, register, *register.rglob("*")):
            os.chown(pad, NIEMAND, NIEMAND)
    voor = {pad: pad.read_bytes() for pad in register.rglob("*") if pad.is_file()}
    (register / dicht).chmod({"": 0o500, "kop.cvt": 0, BESTAND: 0o400, "bijlagen": 0o500}[dicht])

    def doe(zeg: Callable[[str], None]) -> None:
        try:
            geopend = open_(register)
            try:
                registreer(geopend.dienst, roepnaam="Ander")
            finally:
                geopend.sluit()
            zeg("gelukt")
        except CvtError as fout:
            zeg(melding_van(fout))

    (code,) = doe_apart(doe, als_niemand=True)
    assert code in {"db-alleen-lezen", "kluis-geen-toegang", "bijlage-geen-toegang"}
    if dicht != "bijlagen":  # there the opening itself was told to the log
        assert all(pad.read_bytes() == inhoud for pad, inhoud in voor.items() if pad.suffix != ".slot")


@MET_FORK
@pytest.mark.parametrize("ruimte", [0, 4_096, 60_000, 300_000, 450_000])
def test_that_a_disk_that_fills_up_loses_nothing_that_was_said(register: Path, ruimte: int) -> None:
    """No file may grow beyond what it is plus ``ruimte``: every write past it fails, as on a full disk."""
    grens = max(pad.stat().st_size for pad in register.rglob("*") if pad.is_file()) if ruimte else 8_192

    def doe(zeg: Callable[[str], None]) -> None:
        import resource

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (grens + ruimte, grens + ruimte))
        try:
            geopend = open_(register)
            aanvraag_id = geopend.dienst.overzichten.aanvragen()[0].id
            for _ in range(400):
                notities.schrijven(geopend.dienst, aanvraag_id, Notitiesoort.NOTITIE, "notitie " * 400)
                zeg("notitie")
        except CvtError as fout:
            zeg(melding_van(fout))
        os._exit(0)  # as if the power went too

    gezegd = doe_apart(doe)
    assert not [regel for regel in gezegd if "!!!!" in regel], gezegd
    assert gezegd[-1] in {"db-vol", "db-schijffout", "kluis-schijf-vol", "kluis-schijffout"}
    assert lees_alles(register) == 4
    geopend = open_(register)
    try:
        with geopend.dienst.register.lezen() as uow:
            notities_ = uow.notities.of_aanvraag(geopend.dienst.overzichten.aanvragen()[0].id)
        assert gezegd.count("notitie") <= len(notities_) <= gezegd.count("notitie") + 1
    finally:
        geopend.sluit()


def _werk_door(map_: Path) -> None:
    for _ in range(50):
        geopend = open_(map_)
        try:
            registreer(geopend.dienst)
        finally:
            geopend.sluit()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root mounts a small disk")
def test_that_a_full_disk_is_called_full(bron: Path, tmp_path: Path) -> None:
    klaar = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(tmp_path)], capture_output=True, check=False)
    if klaar.returncode:
        pytest.skip("no disk can be mounted here")
    try:
        map_ = Path(shutil.copytree(bron, tmp_path / "register"))
        for over in (0, 4096, 40_000):
            stand = os.statvfs(tmp_path)
            vulling = tmp_path / "vulling"
            vulling.write_bytes(b"x" * max(0, stand.f_bavail * stand.f_frsize - over))
            with pytest.raises(CvtError) as fout:
                _werk_door(map_)
            assert melding_van(fout.value) in {"db-vol", "bijlage-schijf-vol"}
            vulling.unlink()
            assert lees_alles(map_) >= 4
    finally:
        subprocess.run(["umount", "-l", str(tmp_path)], check=False)


@MET_FORK
def test_that_a_second_window_is_told_where_the_first_one_is_and_a_dead_one_holds_nothing(register: Path) -> None:
    def houd_open(zeg: Callable[[str], None]) -> None:
        geopend = open_(register)
        zeg("open")
        signal.pause()
        geopend.sluit()

    pid, uit = fork(houd_open)
    try:
        assert os.read(uit, 10) == b"open\n"
        with pytest.raises(RegisterError) as fout:
            open_(register)
        assert melding_van(fout.value) == "register-bezet"
    finally:
        dood(pid, uit, 0)
    assert lees_alles(register) == 4
