"""The last part of the round: the stokje leaves this laptop, another takes it in, and an old copy is put back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from cvt_desktop.basis.bestanden import schrijf_atomair
from cvt_desktop.bootstrap.programma import Programma
from cvt_desktop.bootstrap.werkruimte import Werkruimte
from cvt_desktop.domain.oefenen import oefenwachtzin
from ui.views.login import LoginView
from ui.views.overnemen import OvernemenView
from ui.views.start import StartView
from ui.views.stokje import StokjeView

NAAR = "Laptop secretariaat 2"
_SECRETARIS, _BEHEERDER = "Ruben Veldkamper", "Mirthe Kranenbosch"
Naam = str


def stappen(p: Programma, meld_aan: Callable[[str], Werkruimte], rust: Callable[[], None], map_: Path) -> Iterator[Naam]:
    """Each screen in turn is in front when its name is given. ``map_`` is where the transfer file lies meanwhile."""
    bestand, register = map_ / "voorbeeld.cvtstokje", p.paden.practice_register
    p.vergrendel()
    oud = {naam: (register / naam).read_bytes() for naam in ("kop.cvt", "kop.vorige.cvt", "register.db")}
    pagina = _pagina(meld_aan(_SECRETARIS))
    yield "stokje"
    pagina.laptop.zet_waarde(NAAR)
    pagina.verder.click()
    rust()
    yield "stokje overdrachtscode"
    code = pagina.code
    pagina.maak(bestand)
    rust()
    yield "stokje overgedragen"
    p.vergrendel()
    meld_aan(_SECRETARIS)
    yield "stokje alleen lezen"
    _pagina(meld_aan(_BEHEERDER))
    rust()
    yield "stokje terughalen"
    p.vergrendel()
    p.toon_start()
    yield from _overnemen(p, rust, bestand, code)
    for naam, inhoud in oud.items():
        for staart in ("-wal", "-shm"):
            with suppress(OSError):
                (register / f"{naam}{staart}").unlink(missing_ok=True)
        schrijf_atomair(register / naam, inhoud)
    p.open_map(register)
    _log_in(p, _BEHEERDER)
    rust()
    yield "ouder register"
    bestand.unlink()


def _pagina(ruimte: Werkruimte) -> StokjeView:
    ruimte.schil.naar("stokje")
    pagina = ruimte.schil.huidige()
    assert isinstance(pagina, StokjeView)
    return pagina


def _overnemen(p: Programma, rust: Callable[[], None], bestand: Path, code: str) -> Iterator[Naam]:
    start = p.venster.pagina()
    assert isinstance(start, StartView)
    start.gekozen.emit("overnemen")
    pagina = p.venster.pagina()
    assert isinstance(pagina, OvernemenView)
    yield "register overnemen"
    pagina.kies_bestand(bestand)
    pagina.code.zet_waarde(code)
    pagina.verder.click()
    rust()
    yield "register overnemen wie"


def _log_in(p: Programma, naam: str) -> None:
    login = p.venster.pagina()
    assert isinstance(login, LoginView)
    login.naam.zet_waarde(next(n.id for n in login.namen if n.naam == naam))
    login.wachtzin.zet_waarde(oefenwachtzin(naam))
    login.knop.click()
