"""Walk-through 6 (screens.md part 11): a filled PDF form is read in, and its kern stands word for word in the brief."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cvt_desktop.adapters.bijlagen.veldenlezer import Veldenlezer
from cvt_desktop.adapters.exchange.inlezer import Bestandslezer
from cvt_desktop.adapters.pdf.opmaker import ReportlabOpmaker
from cvt_desktop.bootstrap.programma import Programma
from cvt_desktop.domain.aanvraag import Koppeling, Status
from cvt_desktop.domain.besluit import Besluit
from cvt_desktop.domain.brief import Briefsoort
from cvt_desktop.domain.deskundigenadvies import Adviesinhoud, Adviestoestand
from cvt_desktop.domain.hoorrecht import zoals_aanvraag
from cvt_desktop.domain.ids import AanvraagId, ZittingId
from cvt_desktop.domain.voorstel import zoals_gevraagd
from cvt_desktop.services import besluiten, brieven, zitting_behandelen, zittingen
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.oefenregister import SECRETARIS, VOORZITTER
from cvt_desktop.services.stukken import Stuklezer
from tests.beelden.wandelingen import kijk_mee
from tests.documents.conftest import Papier
from tests.dossiers import NepKijker
from tests.factories import CRUTZER, VANDAAG
from tests.fakes.poorten import NepBijlagen
from tests.formulieren import ADVIES, vul_in
from tests.ui.pages.programma import meld_aan
from tests.werkweek.hand import ALT, CTRL, TOETS, Hand
from tests.werkweek.wandelingen import dossier
from tests.zitting_opzet import ALLE_DRIE, NepNavigatie, Opzet, zet_op
from ui.changes import Wijzigingen
from ui.dialogs.adviespakket import PakketDialoog
from ui.dialogs.formulier_inlezen import FormulierInlezen
from ui.dialogs.formulier_wachtzin import FormulierWachtzin
from ui.dialogs.leesmap_wachtzinnen import Leesmapwachtzinnen
from ui.documentbron import Documentbronnen
from ui.feedback import Stilfeedback
from ui.tasks import Taken
from ui.views.dossier import DossierView
from ui.views.dossier_adviezen import AdviezenTab, lees_tab
from ui.views.dossier_stukken import StukkenTab
from ui.widgets.knop import Knop
from ui.widgets.rolvak import Rolvak
from ui.widgets.tekst import Tekst

WACHTZIN = "zes woorden die niemand raadt"


def wacht_op_advies(opzet: Opzet) -> None:
    """Back to where Crutzer was asked and wrote nothing yet."""
    aanvraag = opzet.aanvraag()
    with opzet.register.schrijven() as uow:
        (een, twee) = uow.adviezen.of_aanvraag(aanvraag.id)
        uow.adviezen.save(replace(een, toestand=Adviestoestand.CONCEPT, inhoud=Adviesinhoud(), gedateerd=None))
        gevraagd = tuple(Koppeling(volgorde=a.volgorde, persoon_id=a.persoon_id, gevraagd_op=VANDAAG) for a in (een, twee))
        uow.aanvragen.save(replace(aanvraag, status=Status.BIJ_DESKUNDIGEN, koppelingen=gevraagd))


def test_that_a_form_that_lacks_its_kern_or_cannot_be_read_freezes_nothing(qtbot: QtBot, tmp_path: Path, taken: Taken) -> None:
    opzet = zet_op(tmp_path / "register", op_agenda=False)
    wacht_op_advies(opzet)
    bijlagen, uit = NepBijlagen(), tmp_path / "uit"
    uit.mkdir()
    terug = tmp_path / "terug.pdf"
    feedback = Stilfeedback(paden=[uit, terug, terug, terug])
    dienst = replace(opzet.dienst, opmaker=ReportlabOpmaker(), bijlagen=bijlagen)
    lezer = Stuklezer(inlezer=Bestandslezer(), kijker=NepKijker, velden=Veldenlezer)
    tab = lees_tab(dienst, NepNavigatie(), taken, feedback, Documentbronnen(NepKijker()), Wijzigingen(), lezer,
                   opzet.dossiers[0].id, stel_voor=lambda: WACHTZIN)()  # fmt: skip
    tab.maak_af()
    qtbot.addWidget(tab)
    tab.resize(1248, 560)
    tab.show()

    formulier = _maak_pakket(qtbot, tab, taken, uit)
    _lees(tab, taken, terug, vul_in(formulier, {**ADVIES, "kern": ""}, wachtzin=WACHTZIN))
    for woorden in ("", "andere zes woorden", f" {WACHTZIN} "):
        vraag = tab.dialoog
        assert isinstance(vraag, FormulierWachtzin)
        assert ("past er niet op" in vraag.melding.tekst()) is (woorden == f" {WACHTZIN} ")
        vraag.wachtzin.zet_waarde(woorden)
        assert vraag.doe is not None
        vraag.doe.click()
        assert taken.wacht_tot_leeg()
    assert isinstance(tab.dialoog, FormulierInlezen)
    assert tab.dialoog.hoofd is None, "with a field that lacks there is nothing to freeze"
    assert any("Ontbreekt: de kern" in tekst for tekst in _teksten(tab.dialoog))
    tab.dialoog.reject()
    _lees(tab, taken, terug, b"%PDF-1.7 geknipt")
    assert "kan niet worden gelezen" in tab.melding.tekst()


def test_that_all_that_an_own_advice_lacks_is_said_before_anything_is_asked(qtbot: QtBot, tmp_path: Path, taken: Taken) -> None:
    opzet = zet_op(tmp_path, op_agenda=False)
    wacht_op_advies(opzet)
    feedback = Stilfeedback()
    tab = lees_tab(opzet.als(CRUTZER), NepNavigatie(), taken, feedback, Documentbronnen(NepKijker()), Wijzigingen(),
                   Stuklezer(inlezer=Bestandslezer(), kijker=NepKijker), opzet.dossiers[0].id,
                   stel_voor=lambda: WACHTZIN)()  # fmt: skip
    tab.maak_af()
    qtbot.addWidget(tab)
    tab.resize(1248, 560)
    tab.show()
    tab.schrijf()
    assert tab.pagina is not None
    tab.pagina.vaststellen.click()
    assert feedback.gezegd == []
    assert "Nog niet ingevuld: de vier verklaringen over onafhankelijkheid, " in tab.pagina.melding.tekst()
    assert "de kern voor het besluit" in tab.pagina.melding.tekst()


def test_that_who_comes_from_a_stuk_reads_the_adviezen_from_the_top(verloop: Programma) -> None:
    ruimte, hand = meld_aan(verloop, "Wieke Terhorst"), Hand(verloop)
    ruimte.omgeving.navigatie.naar_dossier(dossier(hand, "2026-0391"), tab="stukken")
    hand.rust()
    view = ruimte.schil.huidige()
    assert isinstance(view, DossierView)
    stukken = view.tab("stukken")
    assert isinstance(stukken, StukkenTab)
    stukken.lijst.tabel.setFocus()
    hand.druk(TOETS.Key_Return)
    hand.druk(TOETS.Key_5, ALT)
    tab = view.tab("adviezen")
    assert isinstance(tab, AdviezenTab)
    assert hand.focus() == "Adviezen"
    rol = tab.findChild(Rolvak)
    assert rol is not None
    assert rol.verticalScrollBar().value() == 0, "not at the button below the first advice"
    hand.druk(TOETS.Key_PageDown)
    assert rol.verticalScrollBar().value() > 0
    knop = next(k for k in tab.findChildren(Knop) if k.isVisible())
    knop.setFocus()
    tab.toon()  # as after an act of that button
    assert hand.focus() == "Adviezen", "built anew, and the focus is still here"


def test_that_the_kern_of_a_filled_form_stands_word_for_word_in_the_brief(verloop: Programma, tmp_path: Path) -> None:
    """The walk of screens.md part 11, 6: the second advice about Sem, by the keyboard."""
    ruimte, hand = meld_aan(verloop), Hand(verloop, kijk=kijk_mee(verloop))
    dienst, terug = ruimte.omgeving.geopend.dienst, tmp_path / "terug.pdf"
    assert isinstance(verloop.feedback, Stilfeedback)
    verloop.feedback._paden.extend((tmp_path, terug))
    sem = dossier(hand, "2026-0399")
    ruimte.omgeving.navigatie.naar_dossier(sem, tab="adviezen")
    hand.rust()
    view = ruimte.schil.huidige()
    assert isinstance(view, DossierView)
    tab = view.tab("adviezen")
    assert isinstance(tab, AdviezenTab)
    hand.spatie(tab.kolommen[1].knoppen["pakket"])
    hand.druk(TOETS.Key_Return, CTRL)
    zin = QApplication.activeModalWidget()
    assert isinstance(zin, Leesmapwachtzinnen)
    wachtzin = next(tekst for tekst in _teksten(zin) if len(tekst.split()) == 6 and tekst.islower())
    hand.spatie(zin.genoteerd.editor)
    hand.spatie(zin.dicht)
    formulier = next(tmp_path.glob("adviesformulier-*.pdf")).read_bytes()
    waarden = {**ADVIES, "naam": "Tjeerd Wiebrandsma", "datum": "12-05-2027"}
    terug.write_bytes(vul_in(formulier, waarden, alleen_uiterlijk=True, wachtzin=wachtzin))
    hand.spatie(tab.kolommen[1].knoppen["inlezen"])
    vraag = QApplication.activeModalWidget()
    assert isinstance(vraag, FormulierWachtzin)
    hand.typ(wachtzin)
    hand.druk(TOETS.Key_Return)
    gelezen = QApplication.activeModalWidget()
    assert isinstance(gelezen, FormulierInlezen)
    assert {ADVIES["kern"], "Alle verplichte velden zijn ingevuld."} <= set(_teksten(gelezen))
    hand.toon("advies")
    hand.druk(TOETS.Key_Return, CTRL)
    assert "ligt nu vast" in tab.melding.tekst()
    assert any("Formulier (invulbare PDF)" in tekst for tekst in _teksten(tab.kolommen[1]))

    zitting = next(z for z in dienst.overzichten.zittingen() if z.datum == date(2027, 5, 12)).id
    zittingen.agenderen(dienst, zitting, sem)
    besluit = _beslis(dienst, zitting, sem)
    papier = Papier(brieven.voorbeeld_besluit(dienst, besluit, Briefsoort.BESLUIT_SCHOOL))
    assert " ".join(ADVIES["kern"].split()) in " ".join(papier.tekst.split())


def _beslis(dienst: Dienst, zitting_id: ZittingId, aanvraag_id: AanvraagId) -> Besluit:
    """As was asked, everybody for it."""
    with dienst.register.lezen() as uow:
        aanvraag, zitting = uow.aanvragen.get(aanvraag_id), uow.zittingen.get(zitting_id)
    leden = frozenset(d.persoon_id for d in zitting.deelnemers)
    zitting_behandelen.openen(dienst, zitting_id, aanwezig=leden, voorzitter_id=VOORZITTER.id, secretaris_id=SECRETARIS.id)
    zitting_behandelen.vergewissen(dienst, zitting_id, aanvraag_id, ALLE_DRIE)
    zitting_behandelen.horen(dienst, zitting_id, aanvraag_id, zoals_aanvraag(aanvraag.formulier.b))
    zitting_behandelen.voornemen(dienst, zitting_id, aanvraag_id, zoals_gevraagd(aanvraag))
    zitting_behandelen.allen_voor(dienst, zitting_id, aanvraag_id)
    zitting_behandelen.vaststellen_uitslag(dienst, zitting_id, aanvraag_id)
    beeld = besluiten.beeld(dienst, aanvraag_id)
    assert beeld is not None
    return beeld.besluit


def _maak_pakket(qtbot: QtBot, tab: AdviezenTab, taken: Taken, uit: Path) -> bytes:
    """Through the dialog; the passphrase is on the screen and has to be noted."""
    assert "pakket" not in tab.kolommen[1].knoppen, "that advice is there"
    tab.kolommen[0].knoppen["pakket"].click()
    keuze = tab.dialoog
    assert isinstance(keuze, PakketDialoog)
    keuze.dag.zet_waarde(None)
    keuze.hoofd.click()
    assert keuze.dag.fout()
    keuze.dag.zet_waarde(VANDAAG)
    keuze.hoofd.click()
    assert taken.wacht_tot_leeg()
    qtbot.waitUntil(lambda: isinstance(tab.dialoog, Leesmapwachtzinnen))
    zin = tab.dialoog
    assert isinstance(zin, Leesmapwachtzinnen)
    assert {WACHTZIN, CRUTZER.naam} <= set(_teksten(zin))
    zin.genoteerd.zet_waarde(True)
    zin.dicht.click()
    return next(uit.glob("adviesformulier-*.pdf")).read_bytes()


def _lees(tab: AdviezenTab, taken: Taken, terug: Path, data: bytes) -> None:
    terug.write_bytes(data)
    tab.kolommen[0].knoppen["inlezen"].click()
    assert taken.wacht_tot_leeg()


def _teksten(widget: object) -> list[str]:
    zoek: Callable[[type[Tekst]], list[Tekst]] = widget.findChildren  # type: ignore[attr-defined]
    return [tekst.text() for tekst in zoek(Tekst)]
