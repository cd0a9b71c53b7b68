"""The last part of the round: the stokje leaves this laptop, another takes it in, and an old copy is put back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from cvt_desktop.basis.bestanden import schrijf_atomair
from cvt_desktop.bootstrap.programma import Programma
from cvt_desktop.bootstrap.werkruimte import Werkruimte
from cvt_desktop.domain.oefenen import oefenwachtzin
from ui.views.login import LoginView
from ui.views.overnemen import OvernemenView
from ui.views.start import StartView
from ui.views.stokje import StokjeView
from ui.views.terugval import TerugvalView

NAAR = "Laptop secretariaat 2"
_SECRETARIS, _BEHEERDER = "Ruben Veldkamper", "Mirthe Kranenbosch"
Naam = str


def kopieer(register: Path, naar: Path) -> Path:
    """A copy of a register that nobody has open, as somebody keeps one who should not."""
    for pad in sorted(register.rglob("*")):
        doel = naar / pad.relative_to(register)
        if pad.is_dir():
            doel.mkdir(parents=True)
        else:
            doel.parent.mkdir(parents=True, exist_ok=True)
            schrijf_atomair(doel, pad.read_bytes())
    return naar


def stappen(p: Programma, meld_aan: Callable[[str], Werkruimte], rust: Callable[[], None], kopie: Path) -> Iterator[Naam]:
    """Each screen in turn is in front when its name is given. ``kopie`` is of before the round: it is older."""
    bestand = kopie.with_name("voorbeeld.cvtstokje")
    p.vergrendel()
    p.open_map(kopie)
    _log_in(p, _BEHEERDER)
    rust()
    yield "ouder register"
    _open_toch(p)
    rust()
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
    meld_aan(_SECRETARIS)
    yield "stokje alleen lezen"
    _pagina(meld_aan(_BEHEERDER))
    rust()
    yield "stokje terughalen"
    p.vergrendel()
    p.toon_start()
    yield from _overnemen(p, rust, bestand, code)
    bestand.unlink()


def _open_toch(p: Programma) -> None:
    pagina = p.venster.pagina()
    assert isinstance(pagina, TerugvalView)
    pagina.reden.zet_waarde("De schijf was stuk; dit is de kopie van vrijdag.")
    pagina.wachtzin.zet_waarde(oefenwachtzin(_BEHEERDER))
    pagina.openen.click()


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
