"""F1 and the mouse: which field is explained, where the focus goes, and that no field with a legal meaning is without help."""

from __future__ import annotations

import ast
import re
from fnmatch import fnmatchcase
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

import resources
from cvt_desktop.bootstrap.programma import Programma
from cvt_desktop.domain.agendapunt import Uitkomst, Voorgenomen
from cvt_desktop.domain.cijfer import Overzichtsoort
from cvt_desktop.domain.feestdagen import STANDAARD_FEESTDAGEN
from cvt_desktop.domain.hoorrecht import Hoorrecht
from cvt_desktop.domain.ids import BriefId
from cvt_desktop.domain.soorten import SOORTEN
from cvt_desktop.domain.tlv import Tlvtoestand
from cvt_desktop.services.buitenbehandeling import Buitenvoorstel
from tests.factories import MEANDER, VANDAAG
from tests.ui.pages.programma import meld_aan, open_scherm
from ui.dialogs.beeindigen import BeeindigDialoog
from ui.dialogs.begroting import BegrotingDialoog
from ui.dialogs.buiten_behandeling import BuitenBehandelingDialoog
from ui.dialogs.kennisgeving import KennisgevingDialoog
from ui.dialogs.tlvacten import GatDialoog, SchoolDialoog
from ui.dialogs.toetsenkaart import TOETSEN
from ui.dialogs.verzenden import VerzendDialoog
from ui.f1 import leg_uit_bij_focus
from ui.presenters.advies import Adviesvorm
from ui.presenters.besluit import Besluitstaat
from ui.presenters.bezwaaracten import ACTEN, REGISTREREN
from ui.presenters.bezwaarbriefacten import VAKKEN, hulpvorm
from ui.presenters.briefacten import ACTEN as BRIEFACTEN
from ui.presenters.brieven import Verzendrij
from ui.presenters.hulp import hulp_bij, lees_hulpteksten
from ui.presenters.overzichten import Begrotingveld
from ui.presenters.rekenhulp import RekenhulpPresenter
from ui.presenters.termijnen import NOTEERBAAR
from ui.views.aanvraagformulier import Aanvraagformulier
from ui.views.advies_formulier import Adviesformulier
from ui.views.besluit_formulier import Besluitformulier
from ui.views.help import HelpView
from ui.views.instellingen_lijsten import persoonvorm, schoolvorm
from ui.views.instellingen_vorm import commissie_vorm, modellen_vorm, reglement_vorm, swv_vorm
from ui.views.intake_doel import Doelkaart
from ui.views.intake_geprobeerd import Geprobeerdkaart
from ui.views.intake_groepsrij import Begrotingskaart, Groepsdoelkaart
from ui.views.intake_verzorger import Verzorgerkaart
from ui.views.woordenlijst import WoordenlijstView
from ui.views.zitting_beslisvak import Beslisvak
from ui.views.zitting_concept import ZittingConceptVorm
from ui.views.zitting_hoorvorm import Hoorvorm
from ui.views.zitting_stemrij import Stemrij
from ui.views.zitting_uitkomstvorm import Uitkomstvorm
from ui.widgets.datumveld import Datumveld
from ui.widgets.formulier import Formulier
from ui.widgets.hulppaneel import Hulppaneel
from ui.widgets.knop import toetsnaam
from ui.widgets.tekstveld import Tekstveld
from ui.widgets.veld import Veld
from ui.widgets.veldlabel import Veldlabel
from ui.widgets.vinkje import Vinkje


class Huis(QWidget):
    """A window with a form of the request to complete."""

    def __init__(self) -> None:
        super().__init__()
        self.vorm = Formulier()
        self.vorm.hulpvorm = "aanvulling"
        deel = self.vorm.sectie()
        self.uiterlijk = deel.veld(Datumveld("uiterlijk", "Uiterlijk"))
        self.eigen = deel.veld(Tekstveld("eigen", "Eigen", uitleg="Alleen een uitleg."))
        self.kaal = deel.veld(Tekstveld("kaal", "Kaal"))
        self.vink = deel.veld(Vinkje("wijze", "Digitaal"))
        self.vorm.klaar()
        QVBoxLayout(self).addWidget(self.vorm)

    def paneel(self) -> Hulppaneel | None:
        return next((p for p in self.findChildren(Hulppaneel) if p.isVisible()), None)


@pytest.fixture
def huis(qtbot: QtBot) -> Huis:
    een = Huis()
    qtbot.addWidget(een)
    een.resize(800, 500)
    een.show()
    een.activateWindow()
    QTest.qWaitForWindowActive(een)
    return een


def test_that_f1_opens_the_panel_at_the_field_with_its_source_and_esc_gives_the_focus_back(huis: Huis, qtbot: QtBot) -> None:
    huis.uiterlijk.setFocus()
    voor = QApplication.focusWidget()
    assert leg_uit_bij_focus()
    paneel = huis.paneel()
    assert paneel is not None
    assert paneel.accessibleName() == "Uitleg bij Uiterlijk"
    assert "Awb 4:15, lid 1" in paneel.accessibleDescription()
    assert QApplication.focusWidget() is paneel
    assert huis.rect().contains(paneel.geometry())
    qtbot.keyClick(paneel, Qt.Key.Key_Escape)
    assert huis.paneel() is None
    assert QApplication.focusWidget() is voor


def test_that_f1_again_closes_it_and_that_going_elsewhere_closes_it_without_taking_the_focus(huis: Huis) -> None:
    huis.uiterlijk.setFocus()
    assert leg_uit_bij_focus()
    assert leg_uit_bij_focus()
    assert huis.paneel() is None
    assert leg_uit_bij_focus()
    huis.kaal.setFocus()
    assert huis.paneel() is None
    assert QApplication.focusWidget() is huis.kaal.editor


def test_that_a_field_with_only_an_explanation_shows_that_and_one_without_anything_says_so(huis: Huis) -> None:
    huis.eigen.setFocus()
    assert leg_uit_bij_focus()
    paneel = huis.paneel()
    assert paneel is not None
    assert paneel.accessibleDescription() == "Alleen een uitleg."
    huis.kaal.setFocus()
    assert not leg_uit_bij_focus()


def test_that_a_word_of_the_list_is_explained_in_the_panel(huis: Huis) -> None:
    veld = next(een for een in lees_hulpteksten() if (een.vorm, een.veld) == ("besluit", "ingangsdatum"))
    hulp = hulp_bij(veld.vorm, veld.veld)
    assert hulp is not None
    paneel = Hulppaneel("Van", hulp, huis)
    paneel.toon_bij(huis.kaal)
    knop = next(k for k in paneel.woorden if k.tekst() == "Besluit")
    knop.click()
    assert paneel.betekenis.text().startswith("Besluit: De schriftelijke beslissing op een aanvraag")
    assert huis.rect().contains(paneel.geometry())
    paneel.sluit()


def test_that_the_mouse_reaches_it_by_the_label_and_by_the_context_menu_of_a_tick(huis: Huis, qtbot: QtBot) -> None:
    label = next(een for een in huis.findChildren(Veldlabel) if een.text() == "Uiterlijk")
    qtbot.mouseClick(label, Qt.MouseButton.LeftButton)
    paneel = huis.paneel()
    assert paneel is not None
    paneel.sluit()
    stil = next(een for een in huis.findChildren(Veldlabel) if een.text() == "Kaal")
    qtbot.mouseClick(stil, Qt.MouseButton.LeftButton)
    assert huis.paneel() is None
    plek = QPoint(3, 3)
    gebeurtenis = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, plek, huis.vink.editor.mapToGlobal(plek))
    QApplication.sendEvent(huis.vink.editor, gebeurtenis)
    assert huis.paneel() is not None


def test_that_f1_works_in_a_dialog(qtbot: QtBot) -> None:
    dialoog = KennisgevingDialoog(lambda _datum, _reden: None)
    qtbot.addWidget(dialoog)
    dialoog.show()
    QTest.qWaitForWindowActive(dialoog)
    dialoog.datum.setFocus()
    qtbot.keyClick(dialoog.datum.editor, Qt.Key.Key_F1)
    paneel = dialoog.findChildren(Hulppaneel)[0]
    assert "Awb 4:14, lid 3" in paneel.accessibleDescription()
    qtbot.keyClick(paneel, Qt.Key.Key_Escape)
    assert dialoog.isVisible()


def test_that_f1_without_a_field_opens_help_at_the_chapter_of_the_page_and_help_leads_to_the_words(
    een: Programma, qtbot: QtBot
) -> None:
    schil = meld_aan(een).schil
    open_scherm(een, "rekenhulp")
    schil.balk.tabs.setFocus()
    schil._leg_uit()
    help_ = schil.huidige()
    assert isinstance(help_, HelpView)
    assert help_.rol.verticalScrollBar().value() > 0
    woorden = open_scherm(een, "woordenlijst")
    assert isinstance(woorden, WoordenlijstView)
    woorden.zoek.setText("Awb 10:5")
    qtbot.waitUntil(lambda: 0 < woorden.tabel.zichtbaar() < 10)


def test_that_a_picture_of_the_handleiding_takes_the_place_of_the_text_and_the_next_chapter_brings_it_back(qtbot: QtBot) -> None:
    help_ = HelpView()
    qtbot.addWidget(help_)
    help_.resize(1280, 680)
    help_.show()
    lijst = help_.hoofdstukken
    rij = next(n for n in range(lijst.count()) if "zitting" in lijst.item(n).text() and lijst.item(n).text().startswith(" "))
    lijst.setFocus()
    lijst.setCurrentRow(rij)
    assert help_.beeld.isVisible()
    assert not help_.rol.isVisible()
    gezien = help_.beeld.grab().toImage()
    assert len({gezien.pixel(x, gezien.height() // 2) for x in range(0, gezien.width(), 7)}) > 3
    qtbot.keyClick(lijst, Qt.Key.Key_Home)
    assert help_.rol.isVisible()
    assert not help_.beeld.isVisible()


# --- no field with a legal meaning is without help ---------------------------------------------------------------------

ZONDER_RECHT = {
    "aanvraag": {
        "leerling.roepnaam", "leerling.achternaam", "leerling.voorvoegsel", "leerling.heeft_een_naam", "leerling.voornamen",
        "leerling.straat", "leerling.postcode", "leerling.plaats", "leerling.land", "leerling.adres_geheim",
        "a.contactpersoon", "a.consulent", "a.opmerking", "vso.hoofddoel", "vso.uitstroom", "vso.hulpverlening", "vso.mdo_op",
        "vso.mdo_aanwezig", "vso.beoogde_school", "vso.buiten_regio", "b.huidige_school", "b.schoolsoort",
        "b.thuiszittend_sinds", "pro.beoogde_school", "periode", "vindplaats", "arr.titel", "arr.aanbieder", "arr.specialisme",
        "arr.sterker", "tbv.contactpersoon", "wanneer", "naam", "beroep", "datum", "stuk",
    },
    "verzorger": {"naam", "straat", "postcode", "plaats", "aanhef", "telefoon", "email", "land", "taal", "tolk_nodig"},
    "aanvulling": {"regel*"}, "aanvulling_ontvangen": {"binnen*"}, "verzenden": {"brief*"}, "koppelen": {"ook"},
    "bezwaar_adres": {"straat", "postcode", "plaats"},
    "brief": {"onderwerp", "tekst"}, "brief_bezwaar_aanbieding": {"straat", "postcode", "plaatsnaam"},
    "brief_bezwaar_doorzending": {"straat", "postcode", "plaatsnaam"},
    "instellingen": {
        "naam", "nummer", "straat", "postcode", "plaats", "telefoon", "email", "website", "logo", "commissie_naam",
        "aanspreekvorm", "kenmerk_sjabloon", "vergrendel_minuten", "vergrendel_minuten_zitting",
        "van *", "tot *",
    },
    "leesmap": {"lid*"},
    "persoon": {"naam", "functie", "registratie"},
    "school": {"naam", "brin", "vestiging", "schoolsoort", "straat", "postcode", "plaats", "contact*", "actief"},
    "teksten": {"veld", "versie"},
    "gasten": {"om", "wie"},
    "van_elders": {"dossier"}, "uitkomst": {"aanhouden_wie"}, "zitting": {"datum", "begintijd", "eindtijd", "plaats"},
}  # fmt: skip
"""What is asked to write a letter or to know each other. A field that is new stands here, or has help."""

_ROOSTER = ("Datumveld", "Keuzeveld", "Keuzerij", "Tekstveld", "Tekstvlak", "Getalveld", "Vinkje")
_UIT_CODE = {
    "aanvulling": "ui/dialogs/aanvulling.py", "aanvulling_ontvangen": "ui/dialogs/aanvulling_ontvangen.py",
    "koppelen": "ui/dialogs/koppelen.py", "zitting": "ui/views/zittingen_plannen.py",
    "mandaat": "ui/views/instellingen_mandaten.py", "ronde": "ui/views/ronde.py",
    "leesmap": "ui/dialogs/leesmap.py", "adviespakket": "ui/dialogs/adviespakket.py", "steekproef": "ui/dialogs/steekproef.py",
    "deel_in_stukken": "ui/dialogs/deel_in_stukken.py",
    "verwijderen": "ui/dialogs/verwijderen.py", "verwijderen_bevestigen": "ui/dialogs/verwijderen_bevestigen.py",
    "overnemen": "ui/dialogs/tekstovername.py",
    "instrument": "ui/views/instellingen_instrumenten.py", "voorziening": "ui/views/instellingen_voorzieningen.py",
    "teksten": "ui/views/instellingen_teksten.py", "van_elders": "ui/dialogs/van_elders.py",
    "gasten": "ui/dialogs/gasten.py",
}  # fmt: skip
"""Forms that only a presenter over a register can fill: their fields are read from the code that makes them."""


def _namen(wortel: QWidget) -> set[str]:
    """Of the fields in ``wortel`` that are not those of a form within it."""
    return {veld.naam for veld in wortel.findChildren(Veld) if _vorm(veld) in {"", getattr(wortel, "hulpvorm", "")}}


def _vorm(widget: QWidget | None) -> str:
    while widget is not None and not getattr(widget, "hulpvorm", ""):
        widget = widget.parentWidget()
    return "" if widget is None else str(getattr(widget, "hulpvorm", ""))


def _uit_code(bestand: str) -> set[str]:
    boom = ast.parse((Path(resources.path("..")) / bestand).read_text(encoding="utf-8"))
    eerste = [een.args[0] for een in ast.walk(boom)
              if isinstance(een, ast.Call) and getattr(een.func, "id", "") in _ROOSTER and een.args]  # fmt: skip
    vast = {str(arg.value) for arg in eerste if isinstance(arg, ast.Constant)}
    return vast | {str(arg.values[0].value) + "0" for arg in eerste  # f"regel{n}"
                   if isinstance(arg, ast.JoinedStr) and isinstance(arg.values[0], ast.Constant)}  # fmt: skip


@pytest.fixture
def formulieren(qtbot: QtBot) -> dict[str, set[str]]:
    """The fields of each form, by the name of its table."""
    aanvraag = Aanvraagformulier((MEANDER,))
    for soort in SOORTEN:
        aanvraag.zet_soort(soort)
    geprobeerd, verzorger, doel = Geprobeerdkaart(), Verzorgerkaart(), Doelkaart()
    groepsdoel, begroting = Groepsdoelkaart(), Begrotingskaart()
    advies = Adviesformulier(Adviesvorm(titel="", sub="", overnemen=True, pro=False, criteria=("een",), stukken=(),
                                        deskundigen=(), bijlagen=(), waarden={}, hoofdknop="", kort=True,
                                        samen=True))  # fmt: skip
    besluit = Besluitformulier(Besluitstaat(toont_tlv=True, met_periode=True))
    toekenning = Besluitformulier(Besluitstaat(toont_tlv=True, met_periode=True, met_categorie=False, met_adviezen=False))
    plaats = Besluitformulier(Besluitstaat(toont_tlv=True, met_periode=True, met_categorie=False, met_adviezen=False,
                                           met_plaats=True))  # fmt: skip
    concept, beslissen, stemrij = ZittingConceptVorm({}, ()), Beslisvak(), Stemrij()
    horen = Hoorvorm(Hoorrecht())
    qtbot.addWidget(horen)
    soorten = (Uitkomst.TOEGEWEZEN_ANDERS, Uitkomst.AANGEHOUDEN, Uitkomst.ADVIES_BESTUUR)
    uitkomsten = [Uitkomstvorm(Voorgenomen(uitkomst=uitkomst), "") for uitkomst in soorten]
    later = KennisgevingDialoog(lambda _datum, _reden: None)
    buiten = BuitenBehandelingDialoog(Buitenvoorstel(zin="", ontbreekt=(), waarschuwingen=()))
    rij = Verzendrij(id=BriefId(UUID(int=1)), soort="brief", aan="wie", instemming=None)
    verzenden = VerzendDialoog((rij,), VANDAAG, lambda _zendingen: ())
    einde = BeeindigDialoog("", "", Tlvtoestand.INGETROKKEN, (), lambda _invoer: None)
    wissel, gat = SchoolDialoog("", (), lambda _school, _sinds: ""), GatDialoog((), lambda _gat, _reden: "")
    geld = BegrotingDialoog("", (Begrotingveld(naam="begroting_tbv", label="TBV", bedrag=None),), lambda _bedragen: "")
    instellingen = (swv_vorm(lambda: None), commissie_vorm(), modellen_vorm(), reglement_vorm(lopend=True))
    persoon, school = persoonvorm(), schoolvorm()
    for vorm in (*instellingen, persoon, school):
        qtbot.addWidget(vorm)
    for widget in (aanvraag, geprobeerd, verzorger, doel, groepsdoel, begroting, toekenning, plaats, advies, besluit, concept,
                   beslissen, *uitkomsten, later, buiten, verzenden, einde, wissel, gat, geld):  # fmt: skip
        qtbot.addWidget(widget)
    qtbot.addWidget(stemrij)
    stem = _namen(stemrij)
    acten = {f"bezwaar_{act.sleutel}": {vak.naam for vak in act.vakken} for act in (REGISTREREN, *ACTEN.values())}
    feiten = {f"termijn_{soort.name.lower()}": {vak.naam for vak in wat.vakken} for soort, wat in NOTEERBAAR.items()}
    brieven = {hulpvorm(soort): {vak.naam for vak in vakken} for soort, vakken in VAKKEN.items()}
    rekenvakken = {vak.naam for een in RekenhulpPresenter(STANDAARD_FEESTDAGEN).rekeningen.values() for vak in een.vakken}
    return {
        **{act.hulp: {vak.naam for ander in BRIEFACTEN.values() if ander.hulp == act.hulp for vak in ander.vakken}
           for act in BRIEFACTEN.values()}, **brieven, "rekenhulp": rekenvakken,
        "instellingen": set().union(_uit_code("ui/views/instellingen_commissies.py"), *map(_namen, instellingen)),
        "persoon": _namen(persoon), "school": _namen(school),
        "aanvraag": set().union(*map(_namen, (aanvraag, geprobeerd, doel, groepsdoel, begroting))),
        "verzorger": _namen(verzorger),
        "advies": _namen(advies),
        "besluit": _namen(besluit) | _namen(toekenning) | _namen(plaats), "stem": stem,
        "uitkomst": set().union(*map(_namen, (concept, beslissen, *uitkomsten))) - stem,
        "hoorrecht": _namen(horen), "kennisgeving": _namen(later),
        "buiten_behandeling": _namen(buiten), "verzenden": _namen(verzenden), "verklaring_beeindigen": _namen(einde),
        "nieuwe_school": _namen(wissel), "nummergat": _namen(gat), "begroting": _namen(geld),
        "overzichten": {soort.name.lower() for soort in Overzichtsoort},
        "leeslijst": _uit_code("ui/views/leeslijst_leesvak.py") | _uit_code("ui/views/leeslijst_notities.py"),
        **acten, **feiten, **{vorm: _uit_code(bestand) for vorm, bestand in _UIT_CODE.items()},
    }  # fmt: skip


def test_that_no_field_with_a_legal_meaning_is_without_help(formulieren: dict[str, set[str]]) -> None:
    zonder = [
        f"{vorm}/{naam}" for vorm, namen in formulieren.items() for naam in sorted(namen)
        if hulp_bij(vorm, naam) is None and not any(fnmatchcase(naam, vrij) for vrij in ZONDER_RECHT.get(vorm, ()))
    ]  # fmt: skip
    assert not zonder


def test_that_each_help_belongs_to_a_field_that_exists(formulieren: dict[str, set[str]]) -> None:
    los = [
        f"{een.vorm}/{een.veld}" for een in lees_hulpteksten()
        if not any(fnmatchcase(naam, een.veld) for naam in formulieren.get(een.vorm, ()))
    ]  # fmt: skip
    assert not los


def test_that_no_field_is_called_free_of_law_that_does_not_exist(formulieren: dict[str, set[str]]) -> None:
    los = [f"{vorm}/{vrij}" for vorm, alle in ZONDER_RECHT.items() for vrij in alle
           if not any(fnmatchcase(naam, vrij) for naam in formulieren[vorm])]  # fmt: skip
    assert not los


_DPIA = "DPIA: wat het programma beslist, en wat u beslist"


@pytest.mark.parametrize(
    ("woord", "kop"),
    [
        ("inzage van een ouder", ""), ("vraagt om inzage", "Een ouder vraagt om inzage (FG en secretaris)"),
        ("register van verwerkingen", "Register van verwerkingen: de toewijzing"), ("DPIA", _DPIA), ("2026-0391", ""),
    ],
)  # fmt: skip
def test_that_the_fg_finds_in_ctrl_k_what_is_written_about_it(een: Programma, woord: str, kop: str) -> None:
    schil = meld_aan(een, "Pieter Assendorper").schil
    schil.palet.open(woord)
    gevonden = [t for t in schil.palet.treffers() if t.soort == "handleiding"]
    assert [t.titel for t in gevonden][:1] == ([kop] if kop else [])
    schil.palet.hide()
    if kop:
        gevonden[0].uitvoeren()
        assert een.taken.wacht_tot_leeg()
        pagina = schil.huidige()
        assert isinstance(pagina, HelpView)
        assert kop in pagina.rol.toPlainText()


_ELDERS = {"Ctrl+A", "Ctrl+C", "Shift+↑", "Shift+↓", "Shift+→", "Shift+←"}
"""What every program knows, and what the card calls by one name."""


def test_that_every_key_of_the_program_stands_on_the_card() -> None:
    teksten = (bestand.read_text(encoding="utf-8") for bestand in (Path(__file__).parents[2] / "ui").rglob("*.py"))
    vorm = re.compile(r'"((?:(?:Ctrl|Alt|Shift)\+)+[A-Z0-9+][A-Za-z0-9]*|F\d{1,2})"')
    gevonden = {toetsnaam(toets) for tekst in teksten for toets in vorm.findall(tekst)}
    op_de_kaart = {toets for sleutels, _ in TOETSEN for toets in sleutels.split(" / ")}
    assert len(gevonden) > 20
    assert not gevonden - op_de_kaart - _ELDERS
