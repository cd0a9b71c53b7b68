"""A login service on a message bus of its own: answers as the real one does, and says what the test wants said."""

from __future__ import annotations

import os
import queue
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from jeepney import DBusAddress, HeaderFields, Message, MessageType, new_error, new_method_return, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import unwrap_msg

PAD, SESSIE = "/org/freedesktop/login1", "/org/freedesktop/login1/session/_31"
_BEHEER, _SESSIEVLAK = "org.freedesktop.login1.Manager", "org.freedesktop.login1.Session"


class Logind:
    """``eigenschappen`` are those of the session; ``remmen`` the read ends of the pipes that hold sleep back."""

    def __init__(self, adres: str) -> None:
        self.eigenschappen = {"Active": True, "LockedHint": False}
        self.remmen: list[int] = []
        self._verbinding: DBusConnection = open_dbus_connection(adres, enable_fds=True)
        unwrap_msg(self._verbinding.send_and_get_reply(message_bus.RequestName("org.freedesktop.login1")))
        self._uit: queue.Queue[Message] = queue.Queue()
        self._dicht = threading.Event()
        self._draad = threading.Thread(target=self._draai, daemon=True)
        self._draad.start()

    def sein(self, naam: str, waarde: bool | None = None, *, pad: str = PAD, vlak: str = _BEHEER) -> None:
        """Send a signal."""
        zender = DBusAddress(pad, interface=vlak)
        self._uit.put(new_signal(zender, naam) if waarde is None else new_signal(zender, naam, "b", (waarde,)))

    def verander(self, naam: str, waarde: bool, *, pad: str = SESSIE) -> None:
        """Change a property of the session, and tell."""
        self.eigenschappen[naam] = waarde
        zender = DBusAddress(pad, interface="org.freedesktop.DBus.Properties")
        inhoud: tuple[object, ...] = (_SESSIEVLAK, [(naam, ("b", waarde))], [])
        self._uit.put(new_signal(zender, "PropertiesChanged", "sa{sv}as", inhoud))

    def slot(self, *, pad: str = SESSIE) -> None:
        """The desktop asks this session to lock."""
        self.sein("Lock", pad=pad, vlak=_SESSIEVLAK)

    def sluit(self) -> None:
        """Off the bus."""
        self._dicht.set()
        self._draad.join(5)
        self._verbinding.close()
        for rem in self.remmen:
            os.close(rem)

    def _draai(self) -> None:
        while not self._dicht.is_set():
            while not self._uit.empty():
                self._verbinding.send(self._uit.get())
            try:
                bericht = self._verbinding.receive(timeout=0.02)
            except TimeoutError:
                continue
            if bericht.header.message_type is MessageType.method_call:
                self._antwoord(bericht)

    def _antwoord(self, vraag: Message) -> None:
        wat = vraag.header.fields.get(HeaderFields.member)
        if wat == "GetSession":
            self._verbinding.send(new_method_return(vraag, "o", (SESSIE,)))
        elif wat == "Get":
            self._verbinding.send(new_method_return(vraag, "v", (("b", self.eigenschappen[vraag.body[1]]),)))
        elif wat == "Inhibit":
            lees, schrijf = os.pipe()
            self.remmen.append(lees)
            self._verbinding.send(new_method_return(vraag, "h", (schrijf,)))
            os.close(schrijf)
        else:
            self._verbinding.send(new_error(vraag, "org.freedesktop.DBus.Error.UnknownMethod"))


@contextmanager
def bus() -> Iterator[str]:
    """A message bus that nobody else is on; gives its address."""
    proces = subprocess.Popen(["dbus-daemon", "--session", "--nofork", "--print-address=1"], stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, text=True)  # fmt: skip
    assert proces.stdout is not None
    try:
        yield proces.stdout.readline().strip()
    finally:
        proces.terminate()
        proces.wait(5)
        proces.stdout.close()
