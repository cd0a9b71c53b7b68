"""The keyring of the operating system through ``keyring``; a backend that keeps secrets in the open is never used.

Importing this module costs 0.1 s, so it waits until a secret is asked for. The system's own backend is named here and
not looked up among whatever is installed: a package that somebody added cannot put itself in its place.
"""

from __future__ import annotations

import base64
import binascii
import queue
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from typing import Any, TypeVar

from keyring import core
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, NoKeyringError, PasswordDeleteError

from cvt_desktop.ports.sleutelbos import SleutelbosError, Sleutelbosstand

if sys.platform == "win32":
    from keyring.backends.Windows import WinVaultKeyring as Systeembos
elif sys.platform == "darwin":
    from keyring.backends.macOS import Keyring as Systeembos
else:
    from keyring.backends.SecretService import Keyring as Systeembos

VEILIG = {
    "keyring.backends.Windows.WinVaultKeyring", "keyring.backends.macOS.Keyring", "keyring.backends.SecretService.Keyring",
    "keyring.backends.libsecret.Keyring", "keyring.backends.kwallet.DBusKeyring",
}  # fmt: skip
GEEN = {"keyring.backends.fail.Keyring", "keyring.backends.null.Keyring"}
WIE = "cvt-desktop"
GEDULD = 45.0
"""Seconds for a secret: the system may be asking for the password of the keyring meanwhile."""
_KORT = 5.0
_STANDAARD = "/org/freedesktop/secrets/aliases/default"

T = TypeVar("T")


def _dienst(naam: str) -> str:
    """Each secret is a service of its own: Windows moves secrets about that share one."""
    return f"{WIE} {naam}"


class SysteemSleutelbos:
    """``Sleutelbos`` over the backend of this system, or the one that was configured for it when that one is safe.

    Each call runs in a thread of its own: a keyring that asks the user for its password may never answer.
    """

    def __init__(self, bos: KeyringBackend | None = None, *, geduld: float = GEDULD) -> None:
        self._gegeven = bos
        self._geduld = geduld

    def stand(self) -> Sleutelbosstand:
        """See ``Sleutelbos``."""
        try:
            return _op_tijd(self._kijk, min(self._geduld, _KORT))
        except SleutelbosError as fout:
            return fout.stand

    def lees(self, naam: str) -> bytes | None:
        """See ``Sleutelbos``; what is not a value of ours counts as none."""

        def werk() -> bytes | None:
            return _ontvouw(self._bos().get_password(_dienst(naam), WIE))

        return _op_tijd(werk, self._geduld)

    def zet(self, naam: str, waarde: bytes) -> None:
        """See ``Sleutelbos``."""

        def werk() -> bool:
            bos = self._bos()
            bos.set_password(_dienst(naam), WIE, base64.b64encode(waarde).decode("ascii"))
            return _ontvouw(bos.get_password(_dienst(naam), WIE)) == waarde

        if not _op_tijd(werk, self._geduld):
            raise SleutelbosError(Sleutelbosstand.BESCHIKBAAR)

    def wis(self, naam: str) -> None:
        """See ``Sleutelbos``."""

        def werk() -> None:
            bos = self._bos()
            if bos.get_password(_dienst(naam), WIE) is not None:
                bos.delete_password(_dienst(naam), WIE)

        _op_tijd(werk, self._geduld)

    def _bos(self) -> KeyringBackend:
        bos = self._gegeven or _ingesteld() or _systeem()
        soort = _soort(bos)
        if soort in GEEN:
            raise SleutelbosError(Sleutelbosstand.AFWEZIG)
        if soort not in VEILIG:
            raise SleutelbosError(Sleutelbosstand.ONVEILIG)
        if soort.endswith("WinVaultKeyring"):
            bos.persist = "local machine"  # type: ignore[attr-defined]  # the default roams to other computers
        return bos

    def _kijk(self) -> Sleutelbosstand:
        return Sleutelbosstand.VERGRENDELD if _dicht(self._bos()) else Sleutelbosstand.BESCHIKBAAR


def _soort(bos: KeyringBackend) -> str:
    return f"{type(bos).__module__}.{type(bos).__qualname__}"


def _ingesteld() -> KeyringBackend | None:
    """What the user or the ICT department configured for ``keyring``."""
    try:
        return core.load_env() or core.load_config()
    except Exception as fout:  # a configured backend may fail in any way; it is then not there
        raise SleutelbosError(Sleutelbosstand.AFWEZIG) from fout


def _systeem() -> KeyringBackend:
    try:
        soort: type[KeyringBackend] = Systeembos
        soort.priority  # noqa: B018 (asking raises when the backend does not work here)
    except Exception as fout:  # no bus, no daemon, no library: each with an error of its own
        raise SleutelbosError(Sleutelbosstand.AFWEZIG) from fout
    return soort()


def _dicht(bos: KeyringBackend) -> bool:
    """Whether the Secret Service is locked, asked without opening its window; the others unlock with the session."""
    opslag: Any = getattr(sys.modules[type(bos).__module__], "secretstorage", None)
    if opslag is None:
        return False
    with closing(opslag.dbus_init()) as bus:
        try:
            return bool(opslag.Collection(bus, _STANDAARD).is_locked())
        except opslag.exceptions.ItemNotFoundException:
            return False  # none yet: the first secret makes it


def _ontvouw(tekst: str | None) -> bytes | None:
    try:
        return None if tekst is None else base64.b64decode(tekst, validate=True)
    except (ValueError, binascii.Error):
        return None


def _op_tijd(werk: Callable[[], T], geduld: float) -> T:
    """What ``werk`` gives; every way in which it fails becomes a ``SleutelbosError`` without the text of the cause."""
    antwoord: queue.SimpleQueue[tuple[T | None, Exception | None]] = queue.SimpleQueue()

    def draai() -> None:
        try:
            antwoord.put((werk(), None))
        except Exception as fout:  # noqa: BLE001 (backends raise whatever their system raises)
            antwoord.put((None, fout))

    threading.Thread(target=draai, name="sleutelbos", daemon=True).start()
    try:
        uitkomst, fout = antwoord.get(timeout=geduld)
    except queue.Empty:
        raise SleutelbosError(Sleutelbosstand.ANTWOORDT_NIET) from None
    if fout is not None:
        raise _vertaald(fout) from None
    return uitkomst  # type: ignore[return-value]  # None only when ``werk`` gave None


def _vertaald(fout: Exception) -> SleutelbosError:
    if isinstance(fout, SleutelbosError):
        return fout
    if isinstance(fout, KeyringLocked) or "Locked" in type(fout).__name__ or "Dismissed" in type(fout).__name__:
        return SleutelbosError(Sleutelbosstand.VERGRENDELD)
    if isinstance(fout, NoKeyringError):
        return SleutelbosError(Sleutelbosstand.AFWEZIG)
    if isinstance(fout, PasswordDeleteError):
        return SleutelbosError(Sleutelbosstand.BESCHIKBAAR)
    return SleutelbosError(Sleutelbosstand.ANTWOORDT_NIET)
