"""The course of the window before a register is open: start, login, first passphrase; and back again after locking."""

from __future__ import annotations

import gc
import logging
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from cvt_desktop.adapters.vault.kopbestand import lees_loginnamen
from cvt_desktop.bootstrap.importeren import importeer
from cvt_desktop.bootstrap.oefennamen import oefennamen
from cvt_desktop.bootstrap.vergrendeling import Vergrendeling
from cvt_desktop.bootstrap.wachtende import Wachtende
from cvt_desktop.bootstrap.wissel import rond_af, staat_er
from cvt_desktop.domain.errors import CvtError
from cvt_desktop.runtime.paths import Paths
from cvt_desktop.runtime.policy import read_policy
from cvt_desktop.runtime.settings import Settings, SettingsFile
from ui.feedback import Feedback, Vensterfeedback
from ui.main_window import Hoofdvenster
from ui.opwarmen import Opwarmer
from ui.tasks import Bezig, Taken, Voortgang, melding
from ui.theme import Thema
from ui.views.login import Loginnaam, LoginView

if TYPE_CHECKING:
    from cvt_desktop.bootstrap.eerste_keer import EersteKeer
    from cvt_desktop.bootstrap.werkruimte import Werkruimte
    from cvt_desktop.ports.toegang import Toegang
    from cvt_desktop.services.aanmelden import Aanmelding, Geopend

_log = logging.getLogger(__name__)
_VENSTER = "hoofdvenster"
_GEEN_OEFENREGISTER = "De ICT-afdeling heeft het oefenregister op deze computer uitgezet."
_GEEN_SLEUTELBOS = (
    "De ICT-afdeling verplicht de sleutelbos van de computer als tweede slot, en die is hier nu niet te gebruiken. Er is geen "
    "register gemaakt. Vraag de ICT-afdeling de sleutelbos van het systeem aan te zetten."
)
SLEUTELBOS_NODIG = "kluis-sleutelbos-nodig-"
"""How the codes begin of every reason why the second key of this laptop cannot be had."""
_NA_SLOT_MS = 100
_WISSEL_S = 0.001


class Programma:
    """One per process. ``toegang`` and everything behind it is imported in the background while somebody types."""

    def __init__(self, app: QApplication, paden: Paths, *, feedback: Feedback | None = None) -> None:
        self.paden, self.beleid = paden, read_policy(paden.policy)
        self._bestand = SettingsFile(paden.settings_file)
        self._instellingen = self._bestand.load()
        zoom = self._instellingen.zoom / 100
        self.app, self.thema = app, Thema(app, zoom=zoom, bewaar_zoom=self._bewaar_zoom)
        self.venster = Hoofdvenster(
            geometrie=self._instellingen.geometry.get(_VENSTER, b""), bewaar_geometrie=self._bewaar_geometrie,
            bij_sluiten=self._on_window_closed, vraag_eerst=lambda: self.werkruimte and self.werkruimte.vraag_weg(),
        )  # fmt: skip
        self.feedback: Feedback = feedback or Vensterfeedback(self.venster, self.beleid.exportmap)
        self.taken = Taken(self.feedback.fout)
        self.map_: Path | None = None
        self._vault_id: UUID | None = None
        self.werkruimte: Werkruimte | None = None
        self._komend: Werkruimte | None = None
        self._toegang: Toegang | None = None
        self._eerste_keer: EersteKeer | None = None
        self._ronde = 0
        self.eerste_kennismaking = False
        self.slot = Vergrendeling(self)

    # --- start ---------------------------------------------------------------------------------------------------------

    def begin(self, *, oefenregister: bool, map_: Path | None = None) -> None:
        """Show the first page, of ``map_`` or else of the register that was open last, and import the rest behind it."""
        laatste = map_ or self._instellingen.last_register
        if oefenregister:
            self._oefenen()
        elif laatste is not None and staat_er(laatste):
            self._toon_login(laatste)
        else:
            self.toon_start()
        self.venster.show()
        QTimer.singleShot(0, self._warm_op)

    def _warm_op(self) -> None:
        opwarmer = Opwarmer(self.venster)

        def werk(voortgang: Voortgang) -> None:
            while not opwarmer.klaar.wait(0.02):
                voortgang.controleer()
            importeer()

        self.taken.start(werk, lambda _niets: None, titel="Voorbereiden")

    def toegang(self) -> Toegang:
        """The ports; the first call imports what lies behind them."""
        if self._toegang is None:
            from cvt_desktop.bootstrap.poorten import maak_toegang

            self._toegang = maak_toegang()
        return self._toegang

    @property
    def instellingen(self) -> Settings:
        return self._instellingen

    def bewaar(self, instellingen: Settings) -> None:
        """Keep other settings."""
        self._instellingen = instellingen
        self._bestand.save(instellingen)

    def toon_start(self, fout: str = "") -> None:
        """The start page."""
        from ui.views.start import StartView

        self.map_ = None
        laatste = self._instellingen.last_register
        naam = laatste.name if laatste is not None and laatste.is_dir() else ""
        pagina = StartView(laatste=naam, oefenen=self.beleid.oefenregister)
        pagina.gekozen.connect(self._on_start_chosen)
        self.venster.toon(pagina)
        if fout := fout or " ".join(self.beleid.problems):
            pagina.toon_fout(fout)

    def _on_start_chosen(self, wat: str) -> None:
        doen: dict[str, Callable[[], None]] = {
            "openen": self._kies_register, "oefenen": self._oefenen, "laatste": self._laatste, "nieuw": self._nieuw,
        }  # fmt: skip
        doen.get(wat, lambda: self._zonder_register(wat))()

    def _laatste(self) -> None:
        if self._instellingen.last_register is not None:
            self._toon_login(self._instellingen.last_register)

    def _kies_register(self) -> None:
        map_ = self.feedback.kies_map("Kies de map van het register")
        if map_ is not None:
            self._toon_login(map_)

    def _oefenen(self) -> None:
        if not self.beleid.oefenregister:
            self.toon_start(_GEEN_OEFENREGISTER)
            return
        map_ = self.paden.practice_register
        if map_.exists():
            self._toon_login(map_)
            return
        from ui.views.start import StartView

        self.toon_start()
        pagina = self.venster.pagina()
        assert isinstance(pagina, StartView)
        pagina.zet_bezig(True, "Het oefenregister wordt gemaakt. Dat duurt de eerste keer een halve minuut.")

        def klaar(_niets: None) -> None:
            self.eerste_kennismaking = True
            self._toon_login(map_)

        def mis(fout: Exception) -> None:
            pagina.zet_bezig(False)
            pagina.toon_fout(melding(fout))

        def werk(_v: Voortgang) -> None:
            from cvt_desktop.bootstrap import maak_oefenregister

            maak_oefenregister(map_, met_verloop=True)

        self.taken.start(werk, klaar, mis, titel="Oefenregister maken")

    def _nieuw(self) -> None:
        if not self.beleid.sleutelbos_verplicht:
            self._toon_wizard()
            return

        def klaar(bruikbaar: bool) -> None:
            if bruikbaar:
                self._toon_wizard()
            else:
                self.toon_start(_GEEN_SLEUTELBOS)

        self.taken.start(lambda _v: self._sleutelbos_bruikbaar(), klaar, titel="Sleutelbos zoeken")

    def _sleutelbos_bruikbaar(self) -> bool:
        from cvt_desktop.ports.sleutelbos import Sleutelbosstand

        return self.toegang().sleutelbos.stand() is Sleutelbosstand.BESCHIKBAAR

    def _toon_wizard(self) -> None:
        from cvt_desktop.bootstrap.zonder_register import maak_wizard

        self.venster.toon(maak_wizard(self), "Nieuw register")

    def _zonder_register(self, wat: str) -> None:
        from cvt_desktop.bootstrap.zonder_register import toon

        toon(self, wat)

    def open_map(self, map_: Path, *, melding_: str = "") -> None:
        """The login of a register folder, with something that should be known first."""
        self._toon_login(map_, bericht=melding_)

    # --- login ---------------------------------------------------------------------------------------------------------

    def _toon_login(self, map_: Path, *, bericht: str = "") -> None:
        rond_af(map_)
        try:
            lijst = lees_loginnamen(map_)
        except CvtError as fout:
            self.toon_start(fout.melding)
            return
        self.map_ = map_
        namen = [Loginnaam(id=str(id_), naam=naam) for id_, naam in lijst.gebruikers]
        if lijst.oefen:
            namen = oefennamen(namen)
        register = "Verzonnen gegevens; er kan niets misgaan." if lijst.oefen else map_.name
        self._vault_id = lijst.vault_id
        pagina = LoginView(namen, register=register, oefen=lijst.oefen, melding=bericht or lijst.melding or "")
        pagina.aangemeld.connect(self._on_login)
        pagina.herstelcode.connect(self._on_forgotten)
        pagina.naam_gekozen.connect(lambda id_: self._toon_wachttijd(pagina, id_))
        pagina.ander_register.connect(self.toon_start)
        self.venster.toon(pagina, "Aanmelden")

    def toon_login(self) -> None:
        """Back to the login of the same register."""
        if self.map_ is not None:
            self._toon_login(self.map_)

    def _on_login(self, id_: str, wachtzin: str) -> None:
        pagina, map_ = self.venster.pagina(), self.map_
        assert isinstance(pagina, LoginView)
        assert map_ is not None
        code = pagina.overdrachtcode.waarde()

        def werk(_v: Voortgang) -> Aanmelding:
            from cvt_desktop.services.aanmelden import aanmelden

            return aanmelden(self.toegang(), map_, UUID(id_), wachtzin, overdrachtcode=code)

        def mis(fout: Exception) -> None:
            pagina.zet_bezig(False)
            if isinstance(fout, CvtError) and fout.code.startswith(SLEUTELBOS_NODIG):
                from cvt_desktop.bootstrap.aanmeldwegen import toon_sleutelbos

                toon_sleutelbos(self, fout, id_, wachtzin)
                return
            if isinstance(fout, CvtError) and fout.code == "kluis-overdrachtcode":
                pagina.vraag_overdrachtcode(fout.melding)
                return
            pagina.toon_fout(melding(fout))
            self._toon_wachttijd(pagina, id_)

        self.meld_aan(werk, wachtzin, mis, pagina, "Aanmelden")

    def _toon_wachttijd(self, pagina: LoginView, id_: str) -> None:
        from cvt_desktop.bootstrap.wachttijd import wachttijd

        if id_ and self._vault_id is not None:
            pagina.zet_wachten(wachttijd(self.paden.state, self._vault_id, UUID(id_)))

    def _on_forgotten(self) -> None:
        from cvt_desktop.bootstrap.aanmeldwegen import toon_herstelinvoer

        toon_herstelinvoer(self)

    def meld_aan(
        self, werk: Callable[[Voortgang], Aanmelding], wachtzin: str, mis: Callable[[Exception], None], pagina: Bezig, titel: str,
    ) -> None:  # fmt: skip
        """Unlock in the background; what comes after it was locked, or after the page was left, is given back."""
        ronde, wie = self._ronde, Wachtende(pagina)

        def klaar(aanmelding: Aanmelding) -> None:
            if ronde == self._ronde and not wie.weg():
                self.na_aanmelden(aanmelding, wachtzin, mis)
            else:
                aanmelding.afbreken()

        self.taken.start(werk, klaar, wie.tenzij_weg(mis), bezig=wie, titel=titel)

    def na_aanmelden(self, aanmelding: Aanmelding, wachtzin: str, mis: Callable[[Exception], None]) -> None:
        """Unlocked: straight on, or an own passphrase first."""
        if aanmelding.moet_wijzigen:
            from cvt_desktop.bootstrap.eerste_keer import EersteKeer

            self._eerste_keer = EersteKeer(self, aanmelding, wachtzin)  # Qt holds on to no method of a plain object
            self._eerste_keer.begin()
        else:
            self.open(aanmelding, self.toon_werkruimte, mis)

    def open(
        self, aanmelding: Aanmelding, klaar: Callable[[Geopend], None], mis: Callable[[Exception], None], *,
        eerste_keer: bool = False,
    ) -> None:  # fmt: skip
        """Open the database in the background."""

        def werk(_v: Voortgang) -> Geopend:
            from cvt_desktop.bootstrap.reservekopieen import openen

            return openen(self, aanmelding, eerste_keer=eerste_keer)

        pagina, ronde = self.venster.pagina(), self._ronde
        wie = Wachtende(pagina if isinstance(pagina, LoginView) else None)

        def open_(geopend: Geopend) -> None:
            if ronde == self._ronde and not wie.weg():
                klaar(geopend)
            else:
                geopend.sluit()

        def niet(fout: Exception) -> None:
            if isinstance(fout, CvtError) and fout.code == "register-terugval":
                from cvt_desktop.bootstrap.terugval import toon_terugval

                toon_terugval(self, aanmelding, fout)
            else:
                mis(fout)

        self.taken.start(werk, open_, wie.tenzij_weg(niet, aanmelding.afbreken), bezig=wie, titel="Openen")

    def toon_werkruimte(self, geopend: Geopend) -> None:
        """The shell with all screens."""
        from cvt_desktop.bootstrap.werkruimte import Werkruimte

        self._eerste_keer = None
        self._komend = ruimte = Werkruimte(self, geopend)
        self.venster.toon(ruimte.schil, ruimte.titel)
        QTimer.singleShot(0, ruimte.schil, lambda: self._begin_werkruimte(ruimte))

    def _begin_werkruimte(self, ruimte: Werkruimte) -> None:
        """Its first page, in an event after the one that showed the shell; unless it was locked in between."""
        if self._komend is not ruimte:
            return
        self._komend, self.werkruimte = None, ruimte
        geopend = ruimte.omgeving.geopend
        self.bewaar(self._instellingen.with_register(None if geopend.dienst.register.oefen else geopend.map_))
        ruimte.begin(self.slot.terug(ruimte))
        self.slot.luister()
        gc.freeze()  # no collection: see ``importeer``

    # --- lock and end --------------------------------------------------------------------------------------------------

    def vergrendel(self) -> None:
        """Drafts first, then close and wipe; never asks anything (``vergrendeling``)."""
        self.slot.vergrendel()

    def geopend(self) -> bool:
        """Whether keys of a register are in memory."""
        return (self.werkruimte or self._komend or self._eerste_keer) is not None

    def neem_werkruimte(self) -> Werkruimte | None:
        """The open register, for who closes it: from now on nothing is open. A first login is broken off."""
        werkruimte, self.werkruimte, self._komend = self.werkruimte or self._komend, None, None
        eerste, self._eerste_keer = self._eerste_keer, None
        if eerste is not None:
            eerste.sluit()
        self._ronde += 1
        return werkruimte

    def breek_eerste_keer_af(self) -> None:
        """Back to the login; nobody got in."""
        self.neem_werkruimte()
        self.toon_login()

    def vergeet_aanmelden(self) -> None:
        """Nobody is there any more while somebody was logging in: what was typed goes, and a key that still comes is wiped."""
        self._ronde += 1
        pagina = self.venster.pagina()
        if isinstance(pagina, LoginView):
            pagina.wis()

    def _on_window_closed(self) -> None:
        self.slot.sluit()
        self.taken.sluit()
        self.slot.stop()

    def _bewaar_zoom(self, zoom: float) -> None:
        self.bewaar(self._instellingen.with_zoom(round(zoom * 100)))

    def _bewaar_geometrie(self, geometrie: bytes) -> None:
        self.bewaar(self._instellingen.with_geometry(_VENSTER, geometrie))

    # --- what nobody caught --------------------------------------------------------------------------------------------

    def vang_op(self) -> None:
        """After ``start_logging``: an error that nobody caught is logged, and told in one sentence."""
        log = sys.excepthook

        def haak(soort: type[BaseException], fout: BaseException, spoor: TracebackType | None) -> None:
            log(soort, fout, spoor)
            if isinstance(fout, Exception):
                QTimer.singleShot(0, lambda: self.feedback.fout(fout))

        sys.excepthook = haak
