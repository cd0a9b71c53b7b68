"""The keyring of the system: which backends are trusted, and that nothing waits for ever."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from keyring import core
from keyring.backend import KeyringBackend
from keyring.backends import fail, null
from keyring.errors import KeyringLocked

from cvt_desktop.adapters.vault import sleutelbos
from cvt_desktop.adapters.vault.sleutelbos import SysteemSleutelbos
from cvt_desktop.ports.sleutelbos import SleutelbosError, Sleutelbosstand

WAARDE = bytes(range(32))


class Bosje(KeyringBackend):
    """A backend in memory."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.inhoud: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.inhoud.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.inhoud[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.inhoud[service, username]


class DichtBosje(Bosje):
    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked("de gebruiker klikte het venster weg")


class StukBosje(Bosje):
    def get_password(self, service: str, username: str) -> str | None:
        raise OSError(5, "geheime tekst")


class VergeetachtigBosje(Bosje):
    def set_password(self, service: str, username: str, password: str) -> None:
        pass


@pytest.fixture
def vertrouwd(monkeypatch: pytest.MonkeyPatch) -> None:
    """The backends of this file count as those of a system."""
    soorten = {f"{c.__module__}.{c.__qualname__}" for c in (Bosje, DichtBosje, StukBosje, VergeetachtigBosje)}
    monkeypatch.setattr(sleutelbos, "VEILIG", sleutelbos.VEILIG | soorten)


@pytest.mark.usefixtures("vertrouwd")
def test_that_what_is_kept_comes_back_and_can_be_forgotten() -> None:
    bos = SysteemSleutelbos(Bosje())
    assert bos.stand() is Sleutelbosstand.BESCHIKBAAR
    assert bos.lees("een") is None
    bos.zet("een", WAARDE)
    bos.zet("twee", b"")
    assert (bos.lees("een"), bos.lees("twee")) == (WAARDE, b"")
    bos.wis("een")
    bos.wis("een")
    assert (bos.lees("een"), bos.lees("twee")) == (None, b"")


@pytest.mark.usefixtures("vertrouwd")
def test_that_each_secret_is_a_service_of_its_own_and_text() -> None:
    echt = Bosje()
    bos = SysteemSleutelbos(echt)
    bos.zet("een", WAARDE)
    bos.zet("twee", WAARDE)
    assert len({dienst for dienst, _ in echt.inhoud}) == 2
    assert all(tekst.isascii() for tekst in echt.inhoud.values())


def test_that_a_backend_that_nobody_knows_is_not_used() -> None:
    echt = Bosje()
    bos = SysteemSleutelbos(echt)
    assert bos.stand() is Sleutelbosstand.ONVEILIG
    with pytest.raises(SleutelbosError) as fout:
        bos.zet("een", WAARDE)
    assert fout.value.stand is Sleutelbosstand.ONVEILIG
    assert not echt.inhoud


@pytest.mark.parametrize("bos", [fail.Keyring(), null.Keyring()])
def test_that_a_backend_that_keeps_nothing_counts_as_none(bos: KeyringBackend) -> None:
    assert SysteemSleutelbos(bos).stand() is Sleutelbosstand.AFWEZIG
    with pytest.raises(SleutelbosError) as fout:
        SysteemSleutelbos(bos).lees("een")
    assert fout.value.stand is Sleutelbosstand.AFWEZIG


def test_that_a_configured_plain_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(core, "load_env", Bosje)
    assert SysteemSleutelbos().stand() is Sleutelbosstand.ONVEILIG


def test_that_a_configured_backend_that_is_not_there_counts_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyrings.alt.file.PlaintextKeyring")
    assert SysteemSleutelbos().stand() is Sleutelbosstand.AFWEZIG


@pytest.mark.usefixtures("vertrouwd")
@pytest.mark.parametrize(
    ("bos", "stand"),
    [(DichtBosje(), Sleutelbosstand.VERGRENDELD), (StukBosje(), Sleutelbosstand.ANTWOORDT_NIET),
     (VergeetachtigBosje(), Sleutelbosstand.BESCHIKBAAR)],
)  # fmt: skip
def test_that_every_failure_is_told_without_the_words_of_its_cause(bos: KeyringBackend, stand: Sleutelbosstand) -> None:
    with pytest.raises(SleutelbosError) as fout:
        SysteemSleutelbos(bos).zet("een", WAARDE)
    assert fout.value.stand is stand
    assert fout.value.__cause__ is None
    assert fout.value.__context__ is None or fout.value.__suppress_context__
    assert "geheime tekst" not in fout.value.melding


@pytest.mark.usefixtures("vertrouwd")
def test_that_a_keyring_that_never_answers_holds_up_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    klaar = threading.Event()
    bosje = Bosje()
    monkeypatch.setattr(bosje, "get_password", lambda *_: klaar.wait(30))
    with pytest.raises(SleutelbosError) as fout:
        SysteemSleutelbos(bosje, geduld=0.05).lees("een")
    klaar.set()
    assert fout.value.stand is Sleutelbosstand.ANTWOORDT_NIET


@pytest.mark.usefixtures("vertrouwd")
def test_that_a_value_that_is_not_ours_counts_as_none() -> None:
    bosje = Bosje()
    bosje.set_password(f"{sleutelbos.WIE} een", sleutelbos.WIE, "geen base64 !")
    assert SysteemSleutelbos(bosje).lees("een") is None


_ECHT = """
import secretstorage, sys
from contextlib import closing
from pathlib import Path
from uuid import uuid4
from cvt_desktop.adapters.vault import kdf
from cvt_desktop.adapters.vault.apparaat import Apparaat
from cvt_desktop.adapters.vault.errors import SleutelbosDichtError
from cvt_desktop.adapters.vault.kluis import maak_kluis, ontgrendel, ontgrendel_met_herstelcode
from cvt_desktop.adapters.vault.sleutelbos import SysteemSleutelbos
from cvt_desktop.ports.sleutelbos import SleutelbosError, Sleutelbosstand
bos = SysteemSleutelbos(geduld=20)
assert bos.stand() is Sleutelbosstand.BESCHIKBAAR, bos.stand()
waarde = bytes(range(256))
assert bos.lees("proef") is None
bos.zet("proef", waarde)
bos.zet("proef", waarde[::-1])
assert SysteemSleutelbos().lees("proef") == waarde[::-1]
bos.zet("tweede", b"x")
bos.wis("proef")
assert (bos.lees("proef"), bos.lees("tweede")) == (None, b"x")
kdf.lower_floor_for_tests()
zin, wie, map_ = "zeven paarden draven over het wad", uuid4(), Path(sys.argv[1])
laptop = Apparaat(str(uuid4()), bos)
kluis, codes = maak_kluis(map_, oefen=False, gebruikers=[(wie, "Anna", zin, False)], apparaat=laptop)
assert kluis.gebonden and ontgrendel(map_, wie, zin, laptop).db_sleutel() == kluis.db_sleutel()
with closing(secretstorage.dbus_init()) as bus:
    secretstorage.get_default_collection(bus).lock()
assert bos.stand() is Sleutelbosstand.VERGRENDELD, bos.stand()
try:
    bos.lees("tweede")
except SleutelbosError as fout:
    assert fout.stand in {Sleutelbosstand.VERGRENDELD, Sleutelbosstand.ANTWOORDT_NIET}, fout.stand
else:
    raise AssertionError("a locked keyring gave a secret")
try:
    ontgrendel(map_, wie, zin, laptop)
except SleutelbosDichtError as fout:
    assert fout.stand in {Sleutelbosstand.VERGRENDELD, Sleutelbosstand.ANTWOORDT_NIET}, fout.stand
else:
    raise AssertionError("the passphrase alone opened the register")
assert ontgrendel_met_herstelcode(map_, codes[wie], laptop).db_sleutel() == kluis.db_sleutel()
print("ECHT")
"""


@pytest.mark.skipif(
    not (shutil.which("gnome-keyring-daemon") and shutil.which("dbus-run-session")),
    reason="no gnome-keyring or no dbus-run-session here: dev.py installs both on Debian",
)
def test_that_a_real_gnome_keyring_keeps_gives_locks_and_guards_a_register(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    for naam in ("thuis", "data"):
        (tmp_path / naam).mkdir(mode=0o700)
    loop = tmp_path_factory.mktemp("loop")  # the path of a socket in it has 107 characters at most
    loop.chmod(0o700)
    omgeving = {
        **{k: v for k, v in os.environ.items() if k not in {"PYTHON_KEYRING_BACKEND", "DISPLAY", "WAYLAND_DISPLAY"}},
        "HOME": str(tmp_path / "thuis"), "XDG_RUNTIME_DIR": str(loop), "XDG_DATA_HOME": str(tmp_path / "data"),
        "PYTHONPATH": str(Path(__file__).parents[3]),
    }  # fmt: skip
    script = 'printf proef | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec "$@"'
    klaar = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", script, "sh", sys.executable, "-c", _ECHT, str(tmp_path / "r")],
        env=omgeving, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert klaar.stdout.strip().endswith("ECHT"), klaar.stderr[-2000:]
