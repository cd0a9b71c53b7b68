"""The ways in beside the passphrase: the recovery code, and what to do when the keyring of the laptop is in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cvt_desktop.domain.errors import CvtError, InvoerError
from cvt_desktop.services.aanmelden import Aanmelding, aanmelden_met_herstelcode
from ui.tasks import melding
from ui.views.login import LoginView
from ui.views.login_herstel import HerstelInvoerView
from ui.views.login_sleutelbos import SleutelbosView

if TYPE_CHECKING:
    from cvt_desktop.bootstrap.programma import Programma

ANDERE_LAPTOP = "kluis-sleutelbos-nodig-andere-laptop"


def toon_herstelinvoer(programma: Programma) -> None:
    """Typing the recovery code; a new passphrase follows."""
    pagina, map_ = HerstelInvoerView(), programma.map_
    assert map_ is not None

    def werk(code: str) -> Aanmelding:
        return aanmelden_met_herstelcode(programma.toegang(), map_, code)

    def mis(fout: Exception) -> None:
        pagina.zet_bezig(False)
        bij_veld = isinstance(fout, InvoerError) or (isinstance(fout, CvtError) and fout.veld == "herstelcode")
        pagina.toon_fout(melding(fout), bij_veld=bij_veld)

    def open_(code: str) -> None:
        programma.meld_aan(lambda _v: werk(code), "", mis, pagina, "Openen")

    pagina.ingevoerd.connect(open_)
    pagina.terug.connect(programma.toon_login)
    programma.venster.toon(pagina, "Wachtzin vergeten")


def toon_sleutelbos(programma: Programma, fout: CvtError, id_: str, wachtzin: str) -> None:
    """The keyring of this laptop does not give its secret: each state with its way on (promise 14)."""
    pagina = SleutelbosView(fout.melding, nieuwe_laptop=fout.code == ANDERE_LAPTOP)

    def opnieuw() -> None:
        programma.toon_login()
        login = programma.venster.pagina()
        if isinstance(login, LoginView):
            login.naam.zet_waarde(id_)
            login.wachtzin.zet_waarde(wachtzin)
            login.aangemeld.emit(id_, wachtzin)

    pagina.opnieuw.connect(opnieuw)
    pagina.herstelcode.connect(lambda: toon_herstelinvoer(programma))
    pagina.terug.connect(programma.toon_login)
    programma.venster.toon(pagina, "Aanmelden")
