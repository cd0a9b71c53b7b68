"""Linux: the login service (``org.freedesktop.login1``) and the screen savers, over the local message bus.

The bus is a socket of this computer itself (AF_UNIX), never a network. Without a bus nothing is heard, and that is said.
While a register is open the program holds a *delay* on sleep: the system then waits, some seconds at most, until the keys
are wiped.
"""

from __future__ import annotations

import os
from typing import Any

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher, QDBusUnixFileDescriptor, QDBusVariant

from ui.slotsein import Oor, Sein

_LOGIN, _PAD = "org.freedesktop.login1", "/org/freedesktop/login1"
_BEHEER, _SESSIE = f"{_LOGIN}.Manager", f"{_LOGIN}.Session"
_EIGENSCHAPPEN = "org.freedesktop.DBus.Properties"
_SCHERMSLOTEN = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver", "org.mate.ScreenSaver")
_SLOT_BERICHT: Any = SLOT("_on_message(QDBusMessage)")  # a str; the stubs ask for bytes, which Qt then refuses
_SLOT_AAN: Any = SLOT("_on_screen(bool)")


class Dbusoor(Oor):
    """Everything is asked without waiting: a service that does not answer never stops the window."""

    def __init__(self, ouder: QObject) -> None:
        super().__init__(ouder)
        self._systeem, self._sessiebus = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        self._pad = ""
        self._rem: QDBusUnixFileDescriptor | None = None
        self._lopend: set[QDBusPendingCallWatcher] = set()
        self.hoort_slaap = self._luister_naar_login()
        schermslot = self._luister_naar_schermsloten()
        self.hoort_sessie = self.hoort_slaap or schermslot
        if self.hoort_slaap:
            self._vraag(_PAD, _BEHEER, "GetSession", os.environ.get("XDG_SESSION_ID") or "auto")
            self._rem_slaap()

    def _luister_naar_login(self) -> bool:
        bus = self._systeem
        if not bus.isConnected() or not bus.interface().isServiceRegistered(_LOGIN).value():
            return False
        return all(
            bus.connect(_LOGIN, pad, koppelvlak, sein, self, _SLOT_BERICHT)
            for pad, koppelvlak, sein in (
                (_PAD, _BEHEER, "PrepareForSleep"), ("", _SESSIE, "Lock"), ("", _EIGENSCHAPPEN, "PropertiesChanged"),
            )
        )

    def _luister_naar_schermsloten(self) -> bool:
        bus = self._sessiebus
        if not bus.isConnected():
            return False
        gelukt = [bus.connect(naam, "", naam, "ActiveChanged", self, _SLOT_AAN) for naam in _SCHERMSLOTEN]
        return any(gelukt)

    # --- what comes in -------------------------------------------------------------------------------------------------

    @Slot(QDBusMessage)
    def _on_message(self, bericht: QDBusMessage) -> None:
        sein, waarden = bericht.member(), bericht.arguments()
        if sein == "PrepareForSleep":
            if waarden and waarden[0]:
                self.gehoord.emit(Sein.SLAAP)
            else:
                self._rem_slaap()  # awake again: hold the next one
        elif self._pad and bericht.path() != self._pad:
            return  # the session of somebody else
        elif sein == "Lock":
            self.gehoord.emit(Sein.SESSIESLOT)
        elif waarden and waarden[0] == _SESSIE and self._pad:
            for naam in ("Active", "LockedHint"):  # the signal holds a dictionary that PySide cannot read: ask for the values
                self._vraag(self._pad, _EIGENSCHAPPEN, "Get", _SESSIE, naam)

    @Slot(bool)
    def _on_screen(self, aan: bool) -> None:
        if aan:
            self.gehoord.emit(Sein.SESSIESLOT)

    # --- what is asked -------------------------------------------------------------------------------------------------

    def _rem_slaap(self) -> None:
        if self._rem is None:
            self._vraag(_PAD, _BEHEER, "Inhibit", "sleep", "CvT Desktop", "Het register wordt gesloten", "delay")

    def _vraag(self, pad: str, koppelvlak: str, wat: str, *waarden: str) -> None:
        vraag = QDBusMessage.createMethodCall(_LOGIN, pad, koppelvlak, wat)
        vraag.setArguments(list(waarden))
        wachter = QDBusPendingCallWatcher(self._systeem.asyncCall(vraag), self)
        wachter.finished.connect(lambda klaar: self._on_answer(wat, waarden, klaar))
        self._lopend.add(wachter)

    def _on_answer(self, wat: str, gevraagd: tuple[str, ...], wachter: QDBusPendingCallWatcher) -> None:
        self._lopend.discard(wachter)
        antwoord = wachter.reply()
        waarden = antwoord.arguments() if antwoord.type() == QDBusMessage.MessageType.ReplyMessage else []
        wachter.deleteLater()
        if not waarden:
            return
        waarde = waarden[0].variant() if isinstance(waarden[0], QDBusVariant) else waarden[0]
        if wat == "GetSession":
            self._pad = waarde.path() if hasattr(waarde, "path") else str(waarde)
        elif wat == "Inhibit" and isinstance(waarde, QDBusUnixFileDescriptor):
            self._rem = waarde
        elif wat == "Get" and (gevraagd[1], waarde) == ("Active", False):
            self.gehoord.emit(Sein.ANDERE_GEBRUIKER)
        elif wat == "Get" and (gevraagd[1], waarde) == ("LockedHint", True):
            self.gehoord.emit(Sein.SESSIESLOT)

    def laat_gaan(self) -> None:
        self._rem = None  # closes the descriptor: the login service goes on

    def stop(self) -> None:
        self._systeem.disconnect(_LOGIN, _PAD, _BEHEER, "PrepareForSleep", self, _SLOT_BERICHT)
        self.laat_gaan()
