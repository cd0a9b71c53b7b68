"""The round along every screen, as somebody makes it: through login, bar, tabs and buttons. Pictures and tests share it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QWidget

from cvt_desktop.bootstrap.programma import Programma
from cvt_desktop.bootstrap.werkruimte import Werkruimte
from cvt_desktop.cli import rondgang_controle, rondgang_recht, rondgang_stokje, rondgang_teksten, rondgang_toegang
from cvt_desktop.cli.rust import laat_leven, rust
from cvt_desktop.cli.schermstand import SCHERMEN, Stand
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.notitie import Notitiesoort
from cvt_desktop.domain.oefenen import oefenwachtzin
from cvt_desktop.services import notities
from ui.views.bekrachtigen import BekrachtigenView
from ui.views.dossier import DossierView
from ui.views.dossier_brieven import DossierBrieven
from ui.views.instellingen import InstellingenView
from ui.views.instellingen_gebruikers import GebruikersTab
from ui.views.login import LoginView
from ui.views.protoets_vak import Protoetsvak
from ui.views.rekenhulp import RekenhulpView
from ui.views.start import StartView
from ui.views.verifieren import VerifierenView
from ui.views.wizard import WizardView
from ui.views.zitting import ZittingView
from ui.views.zitting_einde import ZittingEindeView
from ui.views.zitting_live import ZittingLiveView
from ui.views.zitting_opening import ZittingOpeningView
from ui.widgets.formulier import Formulier
from ui.widgets.knop import Knop

W = TypeVar("W", bound=QWidget)
_GEDULD_S = 30.0
_TABS = ("overzicht", "aanvraag", "stukken", "toetsing", "adviezen", "besluit", "brieven", "geschiedenis")
_NIEUW_REGISTER = {
    "naam": "Samenwerkingsverband vo Voorbeeldstad", "nummer": "VO9998", "straat": "Voorbeeldlaan 1", "postcode": "1999 ZZ",
    "plaats": "Voorbeeldstad", "commissie_naam": "Commissie van Toewijzing",
}  # fmt: skip
_WACHTZIN = "vier groene stoelen onder de appelboom"


@dataclass(frozen=True, slots=True, kw_only=True)
class Beeld:
    """One screen: ``scherm`` is in front now; ``dialoog`` (or a menu) stands over it when there is one."""

    naam: str
    scherm: QWidget
    dialoog: QWidget | None = None


class Rondgang:
    """One round over ``stand``, which must be the practice register of ``programma``."""

    def __init__(self, programma: Programma, stand: Stand) -> None:
        self._p, self._stand = programma, stand

    def beelden(self) -> Iterator[Beeld]:
        """Every screen in turn; the caller looks at it before it asks for the next one."""
        kopie = rondgang_stokje.kopieer(self._p.paden.practice_register, self._stand.tlv.with_name("kopie"))
        yield from self._zonder_register()
        yield from self._secretaris()
        yield from self._zitting()
        yield from self._anderen()
        yield from self._dicht()
        for naam in rondgang_stokje.stappen(self._p, self._meld_aan, self._rust, kopie):
            yield self._beeld(naam)

    # --- without a register -------------------------------------------------------------------------------------------

    def _zonder_register(self) -> Iterator[Beeld]:
        self._p.toon_start()
        yield self._beeld("start")
        yield from self._wizard()
        self._p.toon_start()
        self._kies("verifieren")
        yield self._beeld("verifieren zonder register")
        self._p.toon_start()
        self._kies("rekenhulp")
        yield from rondgang_recht.rekenhulp(self._pagina(RekenhulpView), self._beeld)
        self._p.toon_start()
        self._kies("kwijt")
        yield self._beeld("laptop kwijt")
        self._p.toon_start()
        self._kies("oefenen")
        yield self._beeld("aanmelden")

    def _wizard(self) -> Iterator[Beeld]:
        self._kies("nieuw")
        wizard = self._pagina(WizardView)
        for nummer, naam in enumerate(("samenwerkingsverband", "commissie", "wie besluit", "reglement"), 1):
            vorm = next(v for v in wizard.findChildren(Formulier) if v.isVisible())
            vorm.zet_waarden(_NIEUW_REGISTER)
            if naam == "wie besluit":
                vorm.zet_waarden(dict.fromkeys(vorm.velden(), "M1"))
            yield self._beeld(f"nieuw register {nummer} {naam}")
            wizard.verder.click()
        mensen = wizard.gebruikers
        mensen.rollen.zet({"BEHEERDER", "SECRETARIS"})
        mensen.vorm.zet_waarden(
            {"naam": "Robin Voorbeeld", "functie": "secretaris", "wachtzin": _WACHTZIN, "nog_eens": _WACHTZIN}
        )
        yield self._beeld("nieuw register 5 gebruikers")
        mensen.toevoegen.click()
        mensen.rollen.zet({"VOORZITTER"})
        mensen.vorm.zet_waarden({"naam": "Sam Proef", "wachtzin": f"{_WACHTZIN} thuis", "nog_eens": f"{_WACHTZIN} thuis"})
        mensen.toevoegen.click()
        wizard.verder.click()
        yield self._beeld("nieuw register 6 nakijken")
        wizard.verder.click()
        self._rust()
        yield self._beeld("nieuw register 7 herstelcode")
        (map_,) = self._p.paden.registers.iterdir()
        yield from rondgang_toegang.beelden(self._p, map_, f"{_WACHTZIN} thuis", self._beeld)

    # --- the secretaris -----------------------------------------------------------------------------------------------

    def _secretaris(self) -> Iterator[Beeld]:
        ruimte = self._meld_aan("Ruben Veldkamper")
        schil = ruimte.schil
        for sleutel in SCHERMEN:
            schil.naar(sleutel)
            yield self._beeld(sleutel)
        schil.naar("aanvragen")
        yield from self._dossier(self._stand.op_agenda, "dossier op agenda", _TABS)
        yield from self._dossier(self._stand.open_toets, "dossier in behandeling", ("overzicht", "toetsing"))
        self._klik("Aanvulling vragen")
        yield self._beeld("aanvulling vragen")
        self._sluit_dialoog()
        dossier = schil.huidige()
        assert isinstance(dossier, DossierView)
        yield from rondgang_recht.waarom(dossier, self._klik, self._beeld)
        self._sluit_dialoog()
        yield from self._praktijkonderwijs(ruimte)
        yield from self._dossier(self._stand.een_advies, "dossier bij deskundigen", ("adviezen",))
        self._klik("Overnemen uit stuk")
        yield self._beeld("advies overnemen")
        self._klik("Terug")
        yield from self._dossier(self._stand.concept, "dossier besloten", ("besluit",))
        yield from self._dossier(self._stand.verzonden, "dossier bekendgemaakt", ("overzicht", "brieven"))
        (brieven,) = (b for b in self._p.venster.findChildren(DossierBrieven) if b.isVisible())
        yield from rondgang_recht.bundel(brieven, self._beeld)
        self._sluit_dialoog()
        yield from self._dossier(self._stand.verzonden, "dossier bekendgemaakt", ("besluit",))
        self._klik("Verslag")
        if QApplication.activeModalWidget() is not None:  # a report with words that cannot be printed is refused with a message
            yield self._beeld("controleverslag")
            self._sluit_dialoog()
        yield from self._bezwaar(ruimte)
        yield from self._overig(ruimte)

    def _praktijkonderwijs(self, ruimte: Werkruimte) -> Iterator[Beeld]:
        ruimte.schil.naar("nieuwe-aanvraag")
        yield from rondgang_recht.intake_soorten(ruimte.schil.huidige(), self._rust, self._beeld)
        yield from self._dossier(self._stand.pro, "dossier praktijkonderwijs", ("overzicht",))
        ruimte.omgeving.navigatie.naar_dossier(self._stand.pro, tab="aanvraag")
        self._wacht(lambda: any(v.isVisible() for v in self._p.venster.findChildren(Protoetsvak)))
        yield from rondgang_recht.protoets(ruimte.schil.huidige(), self._rust, self._beeld)

    def _bezwaar(self, ruimte: Werkruimte) -> Iterator[Beeld]:
        dossier = ruimte.schil.huidige()
        assert isinstance(dossier, DossierView)
        yield from rondgang_recht.bezwaar(dossier, self._klik, self._sluit_dialoog, self._beeld)
        self._sluit_dialoog()
        ruimte.schil.naar("bezwaren")
        yield self._beeld("bezwaren")

    def _overig(self, ruimte: Werkruimte) -> Iterator[Beeld]:
        schil = ruimte.schil
        schil.naar("instellingen")
        instellingen = schil.huidige()
        assert isinstance(instellingen, InstellingenView)
        for nummer in range(instellingen.tabs.count()):
            instellingen.tabs.setCurrentIndex(nummer)
            yield self._beeld(f"instellingen {instellingen.tabs.tabText(nummer).lower()}")
        schil.naar("beveiliging")
        yield self._beeld("beveiliging")
        self._klik("Wat stond er op deze laptop?")
        yield self._beeld("wat stond er op deze laptop")
        schil.terug()
        self._klik("Technisch rapport")
        yield self._beeld("technisch rapport")
        self._sluit_dialoog()
        schil.naar("verifieren")
        verifieren = schil.huidige()
        assert isinstance(verifieren, VerifierenView)
        verifieren.ga_na(self._stand.tlv)
        yield self._beeld("verifieren")
        yield from rondgang_controle.beelden(ruimte, self._beeld, self._klik, self._sluit_dialoog)
        schil.naar("help")
        yield self._beeld("help")
        self._klik("Alle regels")
        yield self._beeld("regels")
        schil.naar("werkvoorraad")
        self._rust()
        schil.palet.open(begin="a")
        yield self._beeld("zoeken en opdrachten")
        schil.palet.sluit()
        schil.opdracht.emit("toetsen")
        yield self._beeld("alle toetsen")
        self._sluit_dialoog()
        self._p.venster.afdekking.dek_af()
        yield Beeld(naam="afgedekt", scherm=self._p.venster.afdekking)
        self._p.venster.afdekking.haal_weg()

    def _dossier(self, id_: AanvraagId, naam: str, tabs: tuple[str, ...]) -> Iterator[Beeld]:
        ruimte = self._ruimte()
        for tab in tabs:
            ruimte.omgeving.navigatie.naar_dossier(id_, tab=tab)
            yield self._beeld(f"{naam} {tab}")

    # --- the zitting --------------------------------------------------------------------------------------------------

    def _zitting(self) -> Iterator[Beeld]:
        ruimte = self._ruimte()
        ruimte.schil.naar("zittingen")
        ruimte.omgeving.navigatie.naar_zitting(self._stand.gepland)
        yield self._beeld("zitting agenda")
        self._klik("Conceptbesluit")
        yield self._beeld("zitting conceptbesluit")
        self._klik("Naar de opening")
        opening = self._deel(ZittingOpeningView)
        for veld in opening.vorm.velden().values():
            if isinstance(veld.editor, QCheckBox):
                veld.editor.setChecked(True)
        yield self._beeld("zitting opening")
        opening.open_knop.click()
        live = self._deel(ZittingLiveView)
        yield self._beeld("zitting live")
        beslis = live.beslis
        beslis.alle_drie.emit()
        acten: tuple[tuple[str, Callable[[], object]], ...] = (
            ("gehoord", beslis.gehoord.emit), ("hoorrecht", beslis.gehoord.emit),
            ("anders dan gevraagd", lambda: beslis.uitkomst_gekozen.emit(2)),
            ("voornemen", lambda: beslis.uitkomst_gekozen.emit(1)),
            ("uitslag", beslis.hoofd.click), ("gasten", live.gastenknop.click),
        )  # fmt: skip
        for naam, doe in acten:
            doe()
            yield self._beeld(f"zitting {naam}")
        live.gastenknop.click()
        live.eindeknop.click()
        yield self._beeld("zitting besluitenlijst")

    def _anderen(self) -> Iterator[Beeld]:
        ruimte = self._meld_aan("Wieke Terhorst")
        yield self._beeld("voorzitter werkvoorraad")
        yield from self._dossier(self._stand.op_agenda, "voorzitter dossier", ("overzicht", "toetsing"))
        ruimte.omgeving.navigatie.naar_zitting(self._stand.gepland)
        self._klik("Voorlezen en sluiten")
        einde = self._deel(ZittingEindeView)
        einde.bekrachtigen.emit(ruimte.omgeving.dienst.sessie.persoon_id)
        self._deel(BekrachtigenView)
        yield self._beeld("voorzitter mijn stemmen")
        ruimte.schil.naar("tekenmap")
        self._klik("Bekijken")
        yield self._beeld("voorzitter tekenmap")
        self._klik("Digitaal tekenen", begin=False)
        yield self._beeld("voorzitter tekenen")
        self._sluit_dialoog()
        for naam, wie in (
            ("Mirthe Kranenbosch", "beheerder"), ("dr. Saïda Bensalem", "lid"), ("Edith van Zwanenveen", "bestuurder"),
            ("Pieter Assendorper", "inzage"),
        ):  # fmt: skip
            self._meld_aan(naam)
            yield self._beeld(f"{wie} eerste scherm")
            if wie == "beheerder":
                yield from self._beheer()

    def _dicht(self) -> Iterator[Beeld]:
        """Locked; and the register in use by another window."""
        self._p.vergrendel()
        yield self._beeld("vergrendeld")
        toegang, map_ = self._p.toegang(), self._p.map_
        assert map_ is not None
        recht = toegang.databanken.neem_schrijfrecht(map_, sinds=toegang.klok.now())
        try:
            pagina = self._pagina(LoginView)
            pagina.naam.zet_waarde(pagina.namen[0].id)
            pagina.wachtzin.zet_waarde(oefenwachtzin(pagina.namen[0].naam))
            pagina.knop.click()
            yield self._beeld("tweede venster")
        finally:
            recht.geef_vrij()

    def _beheer(self) -> Iterator[Beeld]:
        schil = self._ruimte().schil
        schil.naar("instellingen")
        instellingen = schil.huidige()
        assert isinstance(instellingen, InstellingenView)
        for sleutel in ("gebruikers", "mandaten", "personen", "rollen", "certificaten"):
            instellingen.naar(sleutel)
            yield self._beeld(f"beheerder {sleutel}")
            if sleutel == "gebruikers":
                yield from self._verwijderen(instellingen)
        yield from rondgang_teksten.teksten(instellingen, self._klik, self._sluit_dialoog, self._beeld)
        schil.naar("reservekopieen")
        yield self._beeld("beheerder reservekopieën, nog geen")
        self._klik("Nu een reservekopie maken")
        yield self._beeld("beheerder reservekopieën")
        notities.schrijven(self._ruimte().omgeving.dienst, self._stand.verzonden, Notitiesoort.TELEFOON, "Gebeld met school.")
        self._klik("Terugzetten")
        yield self._beeld("beheerder terugzetten met verschil")

    def _verwijderen(self, instellingen: InstellingenView) -> Iterator[Beeld]:
        tab = next(t for t in instellingen.findChildren(GebruikersTab) if t.isVisible())
        tab.tabel.weergave.selectRow(2)
        self._klik("Verwijderen…", begin=False)
        yield self._beeld("beheerder gebruiker verwijderen")
        self._sluit_dialoog()

    # --- tools --------------------------------------------------------------------------------------------------------

    def _beeld(self, naam: str) -> Beeld:
        self._rust()
        dialoog = QApplication.activeModalWidget()
        scherm = self._p.venster.pagina()
        assert scherm is not None
        return Beeld(naam=naam, scherm=scherm, dialoog=dialoog if isinstance(dialoog, QDialog) else None)

    def _rust(self) -> None:
        rust(self._p.venster, self._p.taken)

    def _wacht(self, klaar: Callable[[], bool]) -> None:
        einde = time.monotonic() + _GEDULD_S
        while not klaar():
            laat_leven(10)
            if time.monotonic() > einde:
                raise TimeoutError("the window did not get there")

    def _meld_aan(self, naam: str) -> Werkruimte:
        if self._p.werkruimte is not None:
            self._p.vergrendel()
        pagina = self._pagina(LoginView)
        pagina.naam.zet_waarde(next(n.id for n in pagina.namen if n.naam == naam))
        pagina.wachtzin.zet_waarde(oefenwachtzin(naam))
        pagina.knop.click()
        self._wacht(lambda: self._p.werkruimte is not None)
        self._rust()
        return self._ruimte()

    def _ruimte(self) -> Werkruimte:
        assert self._p.werkruimte is not None
        return self._p.werkruimte

    def _pagina(self, soort: type[W]) -> W:
        pagina = self._p.venster.pagina()
        assert isinstance(pagina, soort), f"{type(pagina).__name__} is in front, not {soort.__name__}"
        return pagina

    def _deel(self, soort: type[W]) -> W:
        self._rust()
        pagina = self._ruimte().schil.huidige()
        deel = pagina.deel if isinstance(pagina, ZittingView) else None
        assert isinstance(deel, soort), f"{type(deel).__name__} is in front, not {soort.__name__}"
        return deel

    def _kies(self, wat: str) -> None:
        self._pagina(StartView).gekozen.emit(wat)
        self._rust()

    def _klik(self, tekst: str, *, begin: bool = True) -> None:
        """Press the visible button that says this."""
        self._rust()
        knoppen = [k for k in self._p.venster.findChildren(Knop) if k.isVisible() and k.isEnabled()]
        passend = [k for k in knoppen if (k.accessibleName() or k.tekst()).startswith(tekst)
                   or (not begin and tekst.lower() in k.tekst().lower())]  # fmt: skip
        assert passend, f"no button {tekst!r} among {[k.tekst() for k in knoppen]}"
        passend[0].click()
        self._rust()

    @staticmethod
    def _sluit_dialoog() -> None:
        dialoog = QApplication.activeModalWidget()
        assert isinstance(dialoog, QDialog)
        dialoog.reject()
