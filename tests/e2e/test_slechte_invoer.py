"""*Bad input* of the assignment, tried for real on a register with a vault: each is a Dutch message that names the cure."""

from __future__ import annotations

import logging
import os
import re
import resource
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.adapters.exchange.inlezer import Bestandslezer
from cvt_desktop.adapters.pdf.opmaker import ReportlabOpmaker
from cvt_desktop.bootstrap import maak_oefenregister, open_geopend
from cvt_desktop.domain.errors import CvtError, InvoerError, RegisterError
from cvt_desktop.domain.formulier import OntvangenVia, Soort
from cvt_desktop.domain.notitie import Notitiesoort
from cvt_desktop.domain.oefenen import oefenwachtzin
from cvt_desktop.runtime.logging_setup import start_logging, stop_logging
from cvt_desktop.services import brieven, intake, notities, stukken
from cvt_desktop.services.aanmelden import Geopend
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.dossierkaart import dossierkaart
from cvt_desktop.services.invoer import Invoer, Leerlinginvoer
from cvt_desktop.services.oefenregister import SECRETARIS
from db.register import BESTAND
from tests.besluit_opzet import zet_besluit_op
from tests.documents.pdf import maak_pdf
from tests.e2e.alle_diensten import teksten
from tests.e2e.apart import MET_FORK, NIEMAND, doe_apart, dood, fork
from tests.factories import RAVENKOOG, maak_formulier
from tests.factories import SECRETARIS as TESTSECRETARIS
from tests.fakes.register import maak_dienst, maak_testregister, open_testregister

WACHTZIN = oefenwachtzin(SECRETARIS.naam)
LEZER = stukken.Stuklezer(inlezer=Bestandslezer())
NEDERLANDS = re.compile(r"\b(de|het|dit|deze|een|er|u|uw|is)\b", re.IGNORECASE)
WOORDEN = ("Xanthippe", "Quispelaar", "Zilverschoonstraat")
"""Of a pupil who is in the register of this module."""


@pytest.fixture(scope="module")
def bron(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A practice register with one dossier, closed."""
    map_ = tmp_path_factory.mktemp("bron") / "register"
    maak_oefenregister(map_, met_dossiers=False)
    geopend = _open(map_)
    try:
        _registreer(geopend.dienst)
    finally:
        geopend.sluit()
    return map_


@pytest.fixture
def register(bron: Path) -> Iterator[Path]:
    """A copy that an ordinary user could own."""
    plek = Path(tempfile.mkdtemp(prefix="cvt-slecht-"))
    plek.chmod(0o755)
    yield Path(shutil.copytree(bron, plek / "register"))
    for pad in (plek, *plek.rglob("*")):
        pad.chmod(0o700)
    shutil.rmtree(plek)


def _open(map_: Path, wachtzin: str = WACHTZIN) -> Geopend:
    return open_geopend(map_, SECRETARIS.naam, wachtzin)


def _invoer(dienst: Dienst, **leerling: object) -> Invoer:
    with dienst.register.lezen() as uow:
        school = uow.scholen.all()[0]
    wie = Leerlinginvoer(roepnaam=WOORDEN[0], achternaam=WOORDEN[1], geboortedatum=date(2012, 3, 4))
    formulier = maak_formulier()
    vader, moeder = formulier.b.verzorgers
    moeder = replace(moeder, adres=replace(moeder.adres, straat=f"{WOORDEN[2]} 1"))
    return Invoer(school_id=school.id, ontvangen_op=date(2027, 4, 2), ontvangen_via=OntvangenVia.POST,
                  van_leerling=replace(wie, **leerling), vso=formulier.vso,  # type: ignore[arg-type]
                  b=replace(formulier.b, verzorgers=(vader, moeder)))  # fmt: skip


def _registreer(dienst: Dienst, **leerling: object) -> None:
    voorstel = stukken.voorbereiden(dienst, LEZER, f"verslag {WOORDEN[0]}.pdf", maak_pdf(1, tekst=WOORDEN[0]))
    nieuw = intake.NieuweAanvraag(soort=Soort.TLV_VSO_NIEUW, invoer=_invoer(dienst, **leerling), stukken=(voorstel,))
    brieven.ontvangstbevestiging_maken(dienst, intake.registreren(dienst, nieuw))


def _lees_alles(map_: Path, wachtzin: str = WACHTZIN) -> int:
    """Open it and read every dossier with its stukken and letters; how many files there were."""
    geopend, gelezen = _open(map_, wachtzin), 0
    try:
        dienst = geopend.dienst
        for regel in dienst.overzichten.aanvragen():
            dossierkaart(dienst, regel.id)
            with dienst.register.lezen() as uow:
                stuk_ids = [s.id for s in uow.stukken.of_aanvraag(regel.id)]
            gelezen += sum(1 for id_ in stuk_ids if stukken.openen(dienst, id_))
            gelezen += sum(1 for b in brieven.lijst(dienst, regel.id) if b.id is not None and brieven.pdf(dienst, b.id))
    finally:
        geopend.sluit()
    return gelezen


def _melding(fout: CvtError) -> str:
    assert NEDERLANDS.search(fout.melding), fout.melding
    assert len(fout.melding.rstrip(".").split(". ")) > 1, f"names no cure: {fout.melding}"
    assert not any(woord in fout.melding for woord in WOORDEN)
    return fout.code


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


SCHADE: dict[str, tuple[str, Callable[[Path], None], set[str]]] = {
    "no database": (BESTAND, Path.unlink, {"db-ontbreekt"}),
    "empty database": (BESTAND, lambda p: p.write_bytes(b"") and None, {"db-leeg"}),
    "half a database": (BESTAND, _halveer, {"db-beschadigd", "db-geheugen"}),
    "another file as database": (BESTAND, lambda p: p.write_bytes(os.urandom(80_000)) and None, {"db-sleutel"}),
    "a plain database": (BESTAND, lambda p: p.write_bytes(b"SQLite format 3\0".ljust(8192, b"\0")) and None, {"db-sleutel"}),
    "a newer header": ("kop.cvt", _nieuwer, {"kluis-nieuwer"}),
    "no bijlagen": ("bijlagen", lambda p: shutil.rmtree(p), {"bijlage-ontbreekt"}),
}  # fmt: skip


@pytest.mark.parametrize("wat", SCHADE)
def test_that_a_damaged_register_says_what_to_do(register: Path, wat: str) -> None:
    naam, beschadig, codes = SCHADE[wat]
    beschadig(register / naam)
    with pytest.raises(CvtError) as fout:
        _lees_alles(register)
    assert _melding(fout.value) in codes


@pytest.mark.parametrize("beschadig", [_halveer, _klap_om, Path.unlink, lambda p: p.write_bytes(b"")])
def test_that_a_damaged_header_is_healed_from_its_twin_and_says_so(register: Path, beschadig: Callable[[Path], None]) -> None:
    beschadig(register / "kop.cvt")
    geopend = _open(register)
    melding = geopend.melding
    geopend.sluit()
    assert melding is not None
    assert "vorige versie" in melding
    assert _lees_alles(register) == 4


def test_that_two_damaged_headers_keep_the_register_shut(register: Path) -> None:
    for naam in ("kop.cvt", "kop.vorige.cvt"):
        _klap_om(register / naam)
    with pytest.raises(RegisterError) as fout:
        _open(register)
    assert _melding(fout.value) == "kluis-kop-beschadigd"


def test_that_every_bijlage_that_was_touched_is_refused(register: Path) -> None:
    for beschadig in (_klap_om, _halveer):
        for pad in (register / "bijlagen").iterdir():
            beschadig(pad)
        with pytest.raises(CvtError) as fout:
            _lees_alles(register)
        assert _melding(fout.value) == "bijlage-beschadigd"


def test_that_the_database_of_another_register_is_refused(register: Path, tmp_path: Path) -> None:
    ander = tmp_path / "ander"
    maak_oefenregister(ander, met_dossiers=False)
    shutil.copyfile(ander / BESTAND, register / BESTAND)
    with pytest.raises(RegisterError) as fout:
        _open(register)
    assert _melding(fout.value) == "db-sleutel"


@pytest.mark.parametrize("wachtzin", ["een heel andere zin die niet past", "", " ", "a\0b\ud800", "x" * 100_000])
def test_that_a_wrong_passphrase_opens_nothing(register: Path, wachtzin: str) -> None:
    with pytest.raises(RegisterError) as fout:
        _open(register, wachtzin)
    assert _melding(fout.value) == "kluis-wachtzin"


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
        try:
            assert _alle_teksten(tmp_path) == goed, begin // 4096
        except CvtError as fout:
            fouten += 1
            assert fout.code in {"db-beschadigd", "db-geheugen", "db-sleutel"}, (begin // 4096, fout.code)
    assert fouten > len(heel) // 4096 // 3


def _alle_teksten(map_: Path) -> list[str]:
    register = open_testregister(map_)
    try:
        gelezen: list[object] = [register.overzichten.aanvragen(), register.overzichten.zittingen()]
        with register.lezen() as uow:
            gelezen += [uow.personen.all(), uow.scholen.all(), uow.zittingen.all(), uow.instellingen.all()]
            for regel in register.overzichten.aanvragen():
                gelezen += [uow.aanvragen.get(regel.id), uow.adviezen.of_aanvraag(regel.id), uow.besluiten.of_aanvraag(regel.id)]
        return list(teksten(gelezen))
    finally:
        register.sluit()


# --- the folder and the disk ------------------------------------------------------------------------------------------


@MET_FORK
@pytest.mark.parametrize("dicht", ["", "kop.cvt", BESTAND, "bijlagen"])
def test_that_a_read_only_folder_or_file_says_so_and_stays_as_it_was(register: Path, dicht: str) -> None:
    if os.geteuid() == 0:
        for pad in (register.parent, register, *register.rglob("*")):
            os.chown(pad, NIEMAND, NIEMAND)
    voor = {pad: pad.read_bytes() for pad in register.rglob("*") if pad.is_file()}
    (register / dicht).chmod({"": 0o500, "kop.cvt": 0, BESTAND: 0o400, "bijlagen": 0o500}[dicht])

    def doe(zeg: Callable[[str], None]) -> None:
        try:
            geopend = _open(register)
            try:
                _registreer(geopend.dienst, roepnaam="Ander")
            finally:
                geopend.sluit()
            zeg("gelukt")
        except CvtError as fout:
            zeg(_melding(fout))

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
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (grens + ruimte, grens + ruimte))
        try:
            geopend = _open(register)
            aanvraag_id = geopend.dienst.overzichten.aanvragen()[0].id
            for _ in range(400):
                notities.schrijven(geopend.dienst, aanvraag_id, Notitiesoort.NOTITIE, "notitie " * 400)
                zeg("notitie")
        except CvtError as fout:
            zeg(_melding(fout))
        os._exit(0)  # as if the power went too

    gezegd = doe_apart(doe)
    assert not [regel for regel in gezegd if "!!!!" in regel], gezegd
    assert gezegd[-1] in {"db-vol", "db-schijffout", "kluis-schijf-vol", "kluis-schijffout"}
    assert _lees_alles(register) == 4
    geopend = _open(register)
    try:
        with geopend.dienst.register.lezen() as uow:
            notities_ = uow.notities.of_aanvraag(geopend.dienst.overzichten.aanvragen()[0].id)
        assert gezegd.count("notitie") <= len(notities_) <= gezegd.count("notitie") + 1
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
                for _ in range(50):
                    geopend = _open(map_)
                    try:
                        _registreer(geopend.dienst)
                    finally:
                        geopend.sluit()
            assert _melding(fout.value) in {"db-vol", "bijlage-schijf-vol"}
            vulling.unlink()
            assert _lees_alles(map_) >= 4
    finally:
        subprocess.run(["umount", "-l", str(tmp_path)], check=False)


@MET_FORK
def test_that_a_second_window_is_told_where_the_first_one_is_and_a_dead_one_holds_nothing(register: Path) -> None:
    def houd_open(zeg: Callable[[str], None]) -> None:
        geopend = _open(register)
        zeg("open")
        signal.pause()
        geopend.sluit()

    pid, uit = fork(houd_open)
    try:
        assert os.read(uit, 10) == b"open\n"
        with pytest.raises(RegisterError) as fout:
            _open(register)
        assert _melding(fout.value) == "register-bezet"
    finally:
        dood(pid, uit, 0)
    assert _lees_alles(register) == 4


# --- names and dates --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"achternaam": "\u202eraalepsiuQ"}, "leerling.achternaam"),
        ({"roepnaam": "Xan\u200fthippe"}, "leerling.roepnaam"),
        ({"roepnaam": "a\0b"}, "leerling.roepnaam"),
        ({"achternaam": "x" * 201}, "leerling.achternaam"),
        ({"achternaam": ""}, "leerling.achternaam"),
        ({"geboortedatum": None}, "leerling.geboortedatum"),
        ({"geboortedatum": date(1890, 1, 1)}, "leerling.geboortedatum"),
        ({"geboortedatum": date(2050, 1, 1)}, "leerling.geboortedatum"),
    ],
)
def test_that_a_name_or_date_that_cannot_be_names_its_field(tmp_path: Path, velden: dict[str, object], veld: str) -> None:
    dienst = maak_dienst(maak_testregister(tmp_path), TESTSECRETARIS)
    with pytest.raises(InvoerError) as fout:
        _registreer(dienst, **velden)
    assert fout.value.veld == veld
    _melding(fout.value)
    assert dienst.overzichten.aanvragen() == []


@pytest.mark.parametrize(
    "velden",
    [
        {"achternaam": "D'Angelo-’t Hoen"},
        {"roepnaam": "Hawa", "achternaam": "", "heeft_een_naam": True},
        {"achternaam": "W" * 200},
        {"achternaam": "<b>&amp;</b><img src='/etc/hostname'/>"},
        {"achternaam": "=cmd|' /C calc'!A0"},
        {"achternaam": "../../etc/passwd"},
    ],
)
def test_that_a_strange_name_is_only_a_name_up_to_the_paper(tmp_path: Path, velden: dict[str, object]) -> None:
    dienst = replace(maak_dienst(maak_testregister(tmp_path), TESTSECRETARIS), opmaker=ReportlabOpmaker())
    _registreer(dienst, **velden)
    (regel,) = dienst.overzichten.aanvragen()
    for brief in brieven.lijst(dienst, regel.id):
        assert brief.id is not None
        gemaakt, pdf = brieven.pdf(dienst, brief.id)
        assert pdf.startswith(b"%PDF")
        assert "/" not in brieven.uitvoernaam(dienst, gemaakt.id)


def test_that_what_paper_cannot_carry_is_refused_when_it_is_made(tmp_path: Path) -> None:
    dienst = replace(maak_dienst(maak_testregister(tmp_path), TESTSECRETARIS), opmaker=ReportlabOpmaker())
    with pytest.raises(InvoerError) as fout:
        _registreer(dienst, achternaam="משה")
    assert "achternaam" in (fout.value.veld or "")
    with dienst.register.lezen() as uow:
        (regel,) = dienst.overzichten.aanvragen()
        assert uow.brieven.of_aanvraag(regel.id) == []


# --- what is left behind ----------------------------------------------------------------------------------------------


def test_that_nothing_of_a_dossier_stands_in_the_log_or_in_any_file(register: Path, tmp_path: Path) -> None:
    logbestand = tmp_path / "log" / "cvt.log"
    handler = start_logging(logbestand, logging.DEBUG)
    try:
        geopend = _open(register)
        dienst = geopend.dienst
        for fout_ in (f"{WOORDEN[0]} \u202e", "x" * 300):
            with pytest.raises(InvoerError) as fout:
                _registreer(dienst, achternaam=fout_)
            logging.getLogger("cvt_desktop.proef").warning("geweigerd: %s", fout.value, exc_info=fout.value)
        logging.getLogger("sqlalchemy.proef").error("parameters: %s", WOORDEN)
        with pytest.raises(Exception) as ruw:  # noqa: B017,PT011 - any error of the driver
            with dienst.register.schrijven() as uow:
                uow.leerlingen.save(replace(_invoer(dienst).leerling(), achternaam=None))  # type: ignore[arg-type]
        assert not any(woord in str(ruw.value) for woord in WOORDEN)
        geopend.sluit()
    finally:
        stop_logging(handler)
    alles = [*register.rglob("*"), *logbestand.parent.rglob("*")]
    for pad in (p for p in alles if p.is_file()):
        inhoud = pad.read_bytes()
        for woord in (*WOORDEN, "Ravenkoog", RAVENKOOG.naam):
            assert woord.encode() not in inhoud, pad.name
            assert woord.encode("utf-16-le") not in inhoud, pad.name
        assert b"SQLite format 3" not in inhoud
