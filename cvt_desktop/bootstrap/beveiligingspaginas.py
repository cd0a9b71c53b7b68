"""*Beveiliging* and the sheets beside it: *Wat stond er op deze laptop?*, *Laptop kwijt* and the *Technisch rapport*."""

from __future__ import annotations

import platform
from collections.abc import Callable, Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from cvt_desktop.adapters.bijlagen.viewer import Kijker
from cvt_desktop.bootstrap.omgeving import Omgeving
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.beveiligingspunt import Beveiligingspunt
from cvt_desktop.services import beveiliging, laptopkwijt, laptopoverzicht, technischrapport
from cvt_desktop.services.laptopoverzicht import Laptopoverzicht
from cvt_desktop.services.technischrapport import Techniek
from ui.dialogs.tekstblad import Tekstblad
from ui.dialogs.voorbeeld import Voorbeeld
from ui.documentbron import Documentbronnen
from ui.feedback import Feedback
from ui.presenters.beveiliging import BeveiligingPresenter
from ui.tasks import Taken
from ui.views.beveiliging import BeveiligingView
from ui.views.bladpagina import BladView

if TYPE_CHECKING:
    from cvt_desktop.bootstrap.programma import Programma

_ONDERDELEN = ("PySide6_Essentials", "sqlcipher3", "SQLAlchemy", "cryptography", "pyHanko", "reportlab")


def maak_beveiliging(o: Omgeving) -> BeveiligingView:
    """The page of the menu."""
    presenter = BeveiligingPresenter(lambda: _punten(o))
    acties: dict[str, Callable[[], None]] = {}
    if o.dienst.mag(Actie.LAPTOPOVERZICHT):
        acties["Wat stond er op deze laptop?"] = lambda: _open(o, "laptopoverzicht", laptopoverzicht.TITEL, _overzicht)
    acties["Laptop kwijt"] = lambda: open_laptop_kwijt(o)
    acties["Technisch rapport…"] = lambda: _rapport(o)
    return BeveiligingView(presenter, o.taken, acties, terug=o.navigatie.terug)


def open_laptop_kwijt(o: Omgeving) -> None:
    """The order of steps after loss or theft."""
    _open(o, "laptop-kwijt", laptopkwijt.titel(), _kwijt)


def _punten(o: Omgeving) -> Sequence[Beveiligingspunt]:
    return beveiliging.punten(o.geopend, o.laptop, o.slotstand(), o.kopieen.beveiligingspunten(o.geopend))


def _open(o: Omgeving, sleutel: str, titel: str, maak: Callable[[Omgeving], QWidget]) -> None:
    o.navigatie.open_pagina(sleutel, titel, lambda: maak(o))


def _overzicht(o: Omgeving) -> QWidget:
    gemaakt: list[Laptopoverzicht] = []

    def druk_af() -> None:
        if gemaakt:
            _voorbeeld(lambda: laptopoverzicht.blad(gemaakt[-1], o.dienst.opmaker, o.dienst.klok.now()), laptopoverzicht.TITEL,
                       "wat-stond-er-op-deze-laptop.pdf", o.bronnen, o.feedback, o.taken, pagina)  # fmt: skip

    def toon(overzicht: Laptopoverzicht) -> None:
        gemaakt.append(overzicht)
        pagina.toon(laptopoverzicht.delen(overzicht))

    pagina = BladView(laptopoverzicht.TITEL, laptopoverzicht.inleiding(), afdrukken=druk_af, terug=o.navigatie.terug)
    o.taken.start(lambda _v: laptopoverzicht.maak(o.dienst), toon, bezig=pagina.bezig, titel="Tellen")
    return pagina


def _kwijt(o: Omgeving) -> QWidget:
    def blad() -> bytes:
        return laptopkwijt.blad(o.dienst.opmaker, o.dienst.klok.today(), o.dienst.klok.now())

    return _kwijtpagina(blad, o.bronnen, o.feedback, o.taken, o.navigatie.terug)


def maak_laptop_kwijt(programma: Programma, terug: Callable[[], None]) -> QWidget:
    """The same page without a register, from the start page."""
    bronnen = Documentbronnen(Kijker())

    def blad() -> bytes:
        toegang = programma.toegang()
        return laptopkwijt.blad(toegang.opmaker, toegang.klok.today(), toegang.klok.now())

    pagina = _kwijtpagina(blad, bronnen, programma.feedback, programma.taken, terug)
    pagina.destroyed.connect(bronnen.sluit)
    return pagina


def _kwijtpagina(
    blad: Callable[[], bytes], bronnen: Documentbronnen, feedback: Feedback, taken: Taken, terug: Callable[[], None]
) -> BladView:  # fmt: skip
    pagina = BladView(
        laptopkwijt.titel(), laptopkwijt.inleiding(), terug=terug,
        afdrukken=lambda: _voorbeeld(blad, laptopkwijt.titel(), "laptop-kwijt.pdf", bronnen, feedback, taken, pagina),
    )
    pagina.toon(laptopkwijt.delen())
    return pagina


def _voorbeeld(
    maak: Callable[[], bytes], titel: str, naam: str, bronnen: Documentbronnen, feedback: Feedback, taken: Taken, pagina: BladView
) -> None:
    def toon(pdf: bytes) -> None:
        Voorbeeld(titel, pdf, bronnen, feedback, taken, naam, ouder=pagina).open()

    taken.start(lambda _v: maak(), toon, bezig=pagina.bezig, titel="Opmaken")


def _rapport(o: Omgeving) -> None:
    techniek = o.techniek()

    def werk() -> str:
        return technischrapport.rapport(o.geopend, _punten(o), techniek)

    def toon(tekst: str) -> None:
        Tekstblad("Technisch rapport", _UITLEG, tekst, "technisch-rapport.txt", o.feedback, o.taken,
                  ouder=o.navigatie.huidige()).open()  # fmt: skip

    o.taken.start(lambda _v: werk(), toon, titel="Technisch rapport")


_UITLEG = (
    "Voor de helpdesk. Er staat geen naam, map of tekst uit een dossier in; lees het na voor u het verstuurt. Het programma "
    "verstuurt zelf niets."
)


def lees_techniek(programma: Programma) -> Techniek:
    """What the wiring knows of this computer: versions, the screen, which keys of the policy are set, the end of the log."""
    scherm = QGuiApplication.primaryScreen()
    maat = scherm.size()
    beleid = programma.beleid
    gezet = {
        "registermap": beleid.registermap, "reservekopiemap": beleid.reservekopiemap, "exportmap": beleid.exportmap,
        "vergrendelen_uiterlijk_na": beleid.vergrendelen_uiterlijk_na,
        "sleutelbos_verplicht": beleid.sleutelbos_verplicht or None, "oefenregister uit": None if beleid.oefenregister else True,
    }  # fmt: skip
    return Techniek(
        onderdelen={
            "Systeem": f"{platform.system()} {platform.release()} {platform.machine()}", "Python": platform.python_version(),
            "Qt": qVersion(), **{naam: _versie(naam) for naam in _ONDERDELEN},
        },
        scherm=f"{maat.width()} bij {maat.height()}, schaal {scherm.devicePixelRatio():.2f}".replace(".", ","),
        beleid=[f"{sleutel}: ingesteld" for sleutel, waarde in gezet.items() if waarde is not None],
        log=_logregels(programma),
    )  # fmt: skip


def _versie(naam: str) -> str:
    try:
        return version(naam)
    except ImportError:  # an installed program carries no list of its parts
        return "onbekend"


def _logregels(programma: Programma) -> list[str]:
    try:
        return programma.paden.log_file.read_text(encoding="utf-8", errors="replace").splitlines()[-technischrapport.LOGREGELS :]
    except OSError:
        return ["geen logboek gevonden"]
