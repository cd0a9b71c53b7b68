"""Walk-through 13: the stokje to a second data folder and back; the old one refuses to write, an older file is refused."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from cvt_desktop.bootstrap.programma import Programma
from cvt_desktop.bootstrap.werkruimte import Werkruimte
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import RegisterError
from cvt_desktop.domain.oefenen import oefenwachtzin
from cvt_desktop.runtime.paths import find_paths
from cvt_desktop.services.stokje import NU_HIER
from tests.beelden.wandelingen import kijk_mee
from tests.ui.pages.programma import meld_aan, programma, wacht, zet_oefenregister
from tests.ui.toegankelijk import controleer
from tests.werkweek.hand import CTRL, TOETS, Hand
from ui.feedback import Stilfeedback
from ui.views.dossier import DossierView
from ui.views.login import LoginView
from ui.views.overnemen import OvernemenView
from ui.views.start import StartView
from ui.views.stokje import StokjeView
from ui.widgets.tekst import Tekst

SECRETARIS, BEHEERDER = "Ruben Veldkamper", "Mirthe Kranenbosch"
NAAR = "Laptop secretariaat 2"


@dataclass
class Twee:
    """Two laptops, one after the other in one process: each has a home of its own."""

    app: QApplication
    monkeypatch: pytest.MonkeyPatch
    plek: Path
    codes: dict[str, str] = field(default_factory=dict)

    def op(self, laptop: str) -> None:
        self.monkeypatch.setenv("CVT_DESKTOP_HOME", str(self.plek / laptop))
        find_paths().ensure()

    def bestand(self, naam: str) -> Path:
        return self.plek / f"{naam}.cvtstokje"


@pytest.fixture
def twee(qapp: QApplication, basis: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Twee:
    een = Twee(qapp, monkeypatch, tmp_path)
    een.op("oud")
    zet_oefenregister(find_paths(), basis)
    return een


def _antwoord(een: Programma, *paden: Path, ja: bool = True) -> None:
    """What the person will choose in the next dialogs."""
    antwoord = Stilfeedback([ja], paden)
    for naam in ("kies_bestand", "opslaan_als", "vraag"):
        setattr(een.feedback, naam, getattr(antwoord, naam))


def _pagina(ruimte: Werkruimte) -> StokjeView:
    ruimte.schil.naar("stokje")
    pagina = ruimte.schil.huidige()
    assert isinstance(pagina, StokjeView)
    return pagina


def _teksten(pagina: StokjeView) -> str:
    return " ".join(t.text() for t in pagina.findChildren(Tekst) if t.isVisible())


def _draag_over(een: Programma, pad: Path) -> str:
    ruimte = een.werkruimte
    assert ruimte is not None
    pagina = _pagina(ruimte)
    controleer(pagina)
    assert "Het stokje ligt hier" in _teksten(pagina)
    hand = Hand(een, kijk=kijk_mee(een))
    hand.druk(TOETS.Key_Return, CTRL)
    assert pagina.laptop.fout()
    hand.typ(NAAR)
    hand.druk(TOETS.Key_Return, CTRL)
    controleer(pagina)
    code = pagina.code
    pagina.codevak.terug.setFocus()
    hand.typ(code[:-1])
    hand.druk(TOETS.Key_Return, CTRL)
    assert pagina.codevak.terug.fout()
    pagina.codevak.terug.zet_waarde("")
    hand.typ(code.replace("-", " "))
    _antwoord(een, pad)
    hand.druk(TOETS.Key_Return, CTRL)
    wacht(lambda: "overgedragen" in pagina.melding.tekst(), 60)
    hand.toon("stokje")
    assert pad.name in pagina.melding.tekst()
    wacht(lambda: "alleen lezen" in _teksten(pagina).lower())
    controleer(pagina)
    return code


def _neem_over(een: Programma, pad: Path, code: str, naam: str = SECRETARIS) -> OvernemenView:
    een.toon_start()
    start = een.venster.pagina()
    assert isinstance(start, StartView)
    start.gekozen.emit("overnemen")
    pagina = een.venster.pagina()
    assert isinstance(pagina, OvernemenView)
    controleer(pagina)
    hand = Hand(een)
    hand.rust()
    hand.druk(TOETS.Key_Return, CTRL)
    assert "Kies eerst" in pagina.melding.tekst()
    _antwoord(een, pad)
    hand.spatie(pagina.kies)
    pagina.code.setFocus()
    hand.typ(code)
    hand.druk(TOETS.Key_Return, CTRL)
    assert pagina.naam.isVisible()
    controleer(pagina)
    pagina.naam.setFocus()
    hand.kies(naam.split(maxsplit=1)[0])
    pagina.wachtzin.setFocus()
    hand.typ(oefenwachtzin(naam))
    hand.druk(TOETS.Key_Return, CTRL)
    return pagina


def test_that_the_stokje_goes_to_a_second_laptop_and_back(twee: Twee) -> None:
    heen, terug = twee.bestand("heen"), twee.bestand("terug")
    with programma(twee.app) as een:
        meld_aan(een, SECRETARIS)
        code_heen = _draag_over(een, heen)
        een.vergrendel()
        ruimte = meld_aan(een, SECRETARIS)
        assert NAAR in ruimte.schil.melding.tekst()
        dienst = ruimte.omgeving.dienst
        assert not ruimte.schil.heeft("nieuwe-aanvraag")
        with pytest.raises(RegisterError, match=f"overgedragen op .* aan {NAAR}"), dienst.werk(Actie.AANVRAAG_REGISTREREN):
            pass
        ruimte.omgeving.navigatie.naar_dossier(dienst.overzichten.aanvragen()[0].id)  # reading goes on
        assert een.taken.wacht_tot_leeg()
        assert isinstance(ruimte.schil.huidige(), DossierView)
        assert isinstance(een.feedback, Stilfeedback)
        assert not een.feedback.gezegd

    twee.op("nieuw")
    with programma(twee.app, oefenregister=False) as een:
        _neem_over(een, heen, code_heen)
        wacht(lambda: een.werkruimte is not None, 60)
        assert een.taken.wacht_tot_leeg()
        assert een.werkruimte is not None
        assert not een.werkruimte.omgeving.dienst.register.alleen_lezen
        assert een.werkruimte.schil.heeft("nieuwe-aanvraag")
        assert een.werkruimte.schil.melding.tekst() == NU_HIER
        een.vergrendel()
        assert meld_aan(een, SECRETARIS).schil.melding.tekst() != NU_HIER, "once"
        code_terug = _draag_over(een, terug)

    twee.op("oud")
    with programma(twee.app) as een:
        pagina = _neem_over(een, heen, code_heen)
        wacht(lambda: "al overgenomen, of het is ouder" in pagina.melding.tekst(), 60)
        assert een.werkruimte is None
        _neem_over(een, terug, code_terug)
        wacht(lambda: een.werkruimte is not None, 60)
        assert een.taken.wacht_tot_leeg()
        assert een.werkruimte is not None
        assert f"Overgenomen door {NAAR}" in _teksten(_pagina(een.werkruimte))


def test_that_the_first_login_of_another_member_asks_the_code_of_the_paper(twee: Twee) -> None:
    heen = twee.bestand("heen")
    with programma(twee.app) as een:
        meld_aan(een, SECRETARIS)
        code = _draag_over(een, heen)
    twee.op("nieuw")
    with programma(twee.app, oefenregister=False) as een:
        _neem_over(een, heen, code)
        wacht(lambda: een.werkruimte is not None, 60)
        een.vergrendel()
        pagina = een.venster.pagina()
        assert isinstance(pagina, LoginView)
        pagina.naam.zet_waarde(next(n.id for n in pagina.namen if n.naam == BEHEERDER))
        pagina.wachtzin.zet_waarde(oefenwachtzin(BEHEERDER))
        pagina.knop.click()
        wacht(pagina.overdrachtcode.isVisible)
        assert "eerste keer op deze laptop" in pagina.melding.tekst()
        pagina.overdrachtcode.zet_waarde(code)
        pagina.knop.click()
        wacht(lambda: een.werkruimte is not None)
        een.vergrendel()
        meld_aan(een, BEHEERDER)


def test_that_the_beheerder_takes_it_back_and_is_told_what_may_be_lost(twee: Twee) -> None:
    with programma(twee.app) as een:
        meld_aan(een, SECRETARIS)
        _draag_over(een, twee.bestand("heen"))
        een.vergrendel()
        assert not hasattr(_pagina(meld_aan(een, SECRETARIS)), "terughalen")
        een.vergrendel()
        pagina = _pagina(meld_aan(een, BEHEERDER))
        controleer(pagina)
        assert f"Alles wat op {NAAR} is gedaan" in _teksten(pagina)
        _antwoord(een)
        pagina.terughalen.click()
        wacht(lambda: bool(pagina.reden.fout()))
        pagina.reden.zet_waarde("De nieuwe laptop is gestolen uit de trein.")
        _antwoord(een)
        pagina.terughalen.click()
        wacht(lambda: isinstance(een.venster.pagina(), LoginView))
        ruimte = meld_aan(een, SECRETARIS)
        assert not ruimte.omgeving.dienst.register.alleen_lezen


def test_that_the_page_of_the_stokje_keeps_the_keyboard_and_what_was_typed(twee: Twee) -> None:
    with programma(twee.app) as een:
        ruimte = meld_aan(een, SECRETARIS)
        pagina = _pagina(ruimte)
        hand = Hand(een)
        hand.typ("Laptop")
        for elders in ("beveiliging", "help"):
            ruimte.schil.naar(elders)
            assert ruimte.schil.huidige() is not pagina
            assert _pagina(ruimte) is pagina
            assert een.taken.wacht_tot_leeg()
            hand.typ(" B")
        assert pagina.laptop.waarde() == "Laptop B B"


def test_that_a_hand_over_goes_on_when_nobody_is_there_behind_a_covered_screen(twee: Twee) -> None:
    with programma(twee.app) as een:
        ruimte = meld_aan(een, SECRETARIS)
        ruimte.omgeving.geopend.databank.zet_alleen_lezen("Het stokje wordt overgedragen.")
        ruimte.wacht.stil.emit()
        assert een.werkruimte is ruimte
        assert een.venster.afdekking.isVisible()
        een.venster.afdekking.haal_weg()
        ruimte.omgeving.geopend.databank.zet_alleen_lezen("")
        ruimte.wacht.stil.emit()
        wacht(lambda: isinstance(een.venster.pagina(), LoginView))


def test_that_a_hand_over_can_be_stopped(twee: Twee, monkeypatch: pytest.MonkeyPatch) -> None:
    with programma(twee.app) as een:
        pagina = _pagina(meld_aan(een, SECRETARIS))
        pagina.laptop.zet_waarde(NAAR)
        pagina.verder.click()
        wacht(lambda: hasattr(pagina, "codevak"))
        pagina.codevak.terug.zet_waarde(pagina.code)
        _antwoord(een, twee.bestand("heen"))
        pagina.codevak.knop.click()
        pagina.voortgang.stop.click()
        wacht(lambda: "Gestopt" in pagina.melding.tekst())
        assert not twee.bestand("heen").exists()
        assert not een.werkruimte or not een.werkruimte.omgeving.dienst.register.alleen_lezen
        pagina.codevak.terug.setFocus()
        _draag_over_na_stoppen(een, pagina, twee.bestand("heen"))


def _draag_over_na_stoppen(een: Programma, pagina: StokjeView, pad: Path) -> None:
    _antwoord(een, pad)
    pagina.codevak.knop.click()
    wacht(lambda: "overgedragen" in pagina.melding.tekst(), 60)
    assert pad.exists()
