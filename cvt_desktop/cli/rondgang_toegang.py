"""The pictures of getting in when something is in the way: waiting, no second key, another laptop, a first login."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from cvt_desktop.adapters.vault.errors import AnderApparaatError, GeheimWegError
from cvt_desktop.bootstrap.aanmeldwegen import toon_herstelinvoer, toon_sleutelbos
from cvt_desktop.bootstrap.programma import Programma
from cvt_desktop.ports.pogingen import WachtenError
from ui.views.login import LoginView
from ui.views.login_wachtzin import EigenWachtzinView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

B = TypeVar("B")


def beelden(programma: Programma, map_: Path, wachtzin: str, beeld: Callable[[str], B]) -> Iterator[B]:
    """On a register that was just made; ``wachtzin`` is the first one of its last user. Nobody gets in."""
    programma.open_map(map_)
    login = _login(programma)
    wie = login.namen[-1].id
    login.naam.zet_waarde(wie)
    login.wachtzin.zet_waarde("vier groene stoelen")
    login.toon_fout(WachtenError(28).melding)
    login.zet_wachten(28)
    yield beeld("aanmelden met wachttijd")
    login.zet_wachten(0)
    for fout, naam in ((GeheimWegError(), "zonder tweede sleutel"), (AnderApparaatError(), "op een andere laptop")):
        toon_sleutelbos(programma, fout, wie, "")
        yield beeld(f"aanmelden {naam}")
    toon_herstelinvoer(programma)
    yield beeld("aanmelden met herstelcode")
    programma.toon_login()
    _login(programma).aangemeld.emit(wie, wachtzin)
    yield beeld("eerste aanmelding")
    eigen = programma.venster.pagina()
    assert isinstance(eigen, EigenWachtzinView)
    eigen.voorstel.wissel.click()
    yield beeld("eerste aanmelding eigen wachtzin")
    eigen.afgebroken.emit()


def _login(programma: Programma) -> LoginView:
    pagina: QWidget | None = programma.venster.pagina()
    assert isinstance(pagina, LoginView)
    return pagina
