"""The screens of besluit, letters and signing: keys, states and what a person sees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cvt_desktop.adapters.exchange.inlezer import Bestandslezer
from cvt_desktop.domain.bereikbaarheid import Bereikbaarheid
from cvt_desktop.domain.besluit import Besluittoestand, Tekenwijze
from cvt_desktop.domain.bestandssoort import Bestandsvorm
from cvt_desktop.domain.brief import Briefsoort, Verzendwijze
from cvt_desktop.domain.controleregel import REDENEN
from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.ids import PersoonId
from cvt_desktop.domain.instellingen import Besluitmodel
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.domain.volgende_stap import SCAN
from cvt_desktop.ports.kijker import Bladwijzer, Documentinfo, Paginabeeld, Woord
from cvt_desktop.services import besluiten
from cvt_desktop.services.intrekking import INTREKREDENEN
from cvt_desktop.services.ondertekenen import tekenen
from cvt_desktop.services.stukken import Stuklezer
from cvt_desktop.services.verzenden import Zending, te_verzenden, verzenden
from tests.besluit_opzet import AFWIJKING, DAG, Besluitopzet, kies_modellen, zet_besluit_op
from tests.factories import BESTUURDER, SECRETARIS, VOORZITTER
from tests.fakes.poorten import NepBijlagen, NepOpmaker
from tests.ui.pages.excel import maak_om
from tests.unit.services.test_verklaringen import HOREN
from tests.zitting_opzet import NepNavigatie, zet_op
from ui.changes import Wijzigingen
from ui.dialogs.bestuursbesluit import BestuursbesluitDialoog
from ui.dialogs.bundel import BundelDialoog
from ui.dialogs.eigen_alinea import EigenAlinea
from ui.dialogs.op_adviezen import OpAdviezenDialoog
from ui.dialogs.redenkeuze import Redenkeuze
from ui.dialogs.tekenen import TekenDialoog
from ui.dialogs.verzenden import VerzendDialoog
from ui.dialogs.voorbeeld import Voorbeeld
from ui.documentbron import Documentbronnen
from ui.feedback import Stilfeedback
from ui.presenters.besluit import CORRECTIEKEUZES, INTREKKEUZES
from ui.tasks import Taken
from ui.views import dossier_besluit, dossier_brieven, tekenmap, verklaringen
from ui.views.dossier_besluit import DossierBesluit
from ui.views.dossier_brieven import DossierBrieven
from ui.views.tekenmap import TekenmapView
from ui.views.verklaringen import VerklaringenView


class NepKijker:
    """One white page for every document; ``gezien`` holds what was opened."""

    def __init__(self) -> None:
        self.gezien: list[bytes] = []
        self.bladen: dict[bytes, int] = {}

    def open(self, data: bytes, vorm: Bestandsvorm) -> Documentinfo:
        self.gezien.append(data)
        return Documentinfo(paginas=self.bladen.get(data, 1), maten=((595.0, 842.0),))

    def pagina(self, nummer: int, breedte_px: int) -> Paginabeeld:
        return Paginabeeld(breedte=breedte_px, hoogte=10, rgba=b"\xff" * (4 * 10 * breedte_px))

    def tekst(self, nummer: int) -> str:
        return ""

    def bladwijzers(self) -> tuple[Bladwijzer, ...]:
        return ()

    def woorden(self, nummer: int) -> tuple[Woord, ...]:
        return ()

    def breek_af(self) -> None: ...

    def sluit(self) -> None:
        self.gezien.clear()


class Toestel:
    """What every screen gets."""

    def __init__(self, qtbot: QtBot, opzet: Besluitopzet, taken: Taken) -> None:
        self.qtbot, self.opzet, self.taken = qtbot, opzet, taken
        self.kijker = NepKijker()
        self.bronnen = Documentbronnen(self.kijker)
        self.navigatie, self.wijzigingen, self.feedback = NepNavigatie(), Wijzigingen(), Stilfeedback()

    def _toon(self, widget: QWidget) -> None:
        self.qtbot.addWidget(widget)
        widget.resize(1280, 600)
        widget.show()
        self.rust()

    def rust(self) -> None:
        QTest.qWait(90)  # the preview waits until the page is drawn
        assert self.taken.wacht_tot_leeg(5000)

    def besluit(self, wie: Persoon = SECRETARIS) -> DossierBesluit:
        widget = dossier_besluit.lees_tab(self.opzet.als(wie), self.navigatie, self.taken, self.feedback, self.bronnen,
                                          self.wijzigingen, self.opzet.aanvraag_id())()  # fmt: skip
        assert isinstance(widget, DossierBesluit)
        widget.maak_af()
        self._toon(widget)
        return widget

    def brieven(self) -> DossierBrieven:
        widget = dossier_brieven.lees_tab(self.opzet.dienst, self.navigatie, self.taken, self.feedback, self.bronnen,
                                          self.wijzigingen, Stuklezer(inlezer=Bestandslezer(), kijker=NepKijker),
                                          Path.read_bytes, self.opzet.aanvraag_id())()  # fmt: skip
        widget.maak_af()
        self._toon(widget)
        return widget

    def tekenmap(self, wie: Persoon = VOORZITTER) -> TekenmapView:
        widget = tekenmap.maak_scherm(self.opzet.als(wie), self.navigatie, self.taken, self.feedback, self.bronnen,
                                      self.wijzigingen, _controleer)  # fmt: skip
        assert isinstance(widget, TekenmapView)
        self._toon(widget)
        return widget

    def verklaringen(self) -> VerklaringenView:
        widget = verklaringen.maak_scherm(self.opzet.dienst, self.navigatie, self.taken, self.feedback,
                                          maak_om(self.opzet.dienst))  # fmt: skip
        assert isinstance(widget, VerklaringenView)
        self._toon(widget)
        return widget


def _controleer(_persoon: PersoonId, wachtzin: str) -> None:
    if wachtzin != "goed":
        raise InvoerError("Deze wachtzin klopt niet.", veld="wachtzin")


@pytest.fixture
def toestel(qtbot: QtBot, tmp_path: Path) -> Iterator[Toestel]:
    fouten: list[Exception] = []
    taken = Taken(fouten.append)
    toestel = Toestel(qtbot, zet_besluit_op(tmp_path), taken)
    yield toestel
    taken.sluit()
    toestel.bronnen.sluit()
    assert not fouten


@pytest.fixture
def onder_m2(qtbot: QtBot, tmp_path: Path) -> Iterator[Toestel]:
    """A commission that advises; the bestuur decides."""
    fouten: list[Exception] = []
    taken = Taken(fouten.append)
    toestel = Toestel(qtbot, zet_besluit_op(tmp_path, modellen=((Soort.TLV_VSO_NIEUW, Besluitmodel.M2),)), taken)
    yield toestel
    taken.sluit()
    toestel.bronnen.sluit()
    assert not fouten


@pytest.fixture
def onder_m3(qtbot: QtBot, tmp_path: Path) -> Iterator[Toestel]:
    """Two adviezen that agree, and nobody who asks for a zitting."""
    fouten: list[Exception] = []
    taken = Taken(fouten.append)
    zitting = zet_op(tmp_path, aantal=4, op_agenda=False)
    kies_modellen(zitting, ((Soort.TLV_VSO_NIEUW, Besluitmodel.M3),))
    zitting.dossiers[:] = [zitting.dossiers[3], zitting.dossiers[0]]
    toestel = Toestel(qtbot, Besluitopzet(zitting=zitting, bijlagen=NepBijlagen(), opmaker=NepOpmaker()), taken)
    yield toestel
    taken.sluit()
    toestel.bronnen.sluit()
    assert not fouten


def _typ(view: DossierBesluit, naam: str, tekst: str) -> None:
    assert view.formulier is not None
    veld = view.formulier._vorm.velden()[naam]
    veld.zet_waarde(tekst)
    veld.gewijzigd.emit()


def test_that_typing_keeps_a_draft_and_opens_the_way_to_the_tekenmap(toestel: Toestel) -> None:
    view = toestel.besluit()
    assert not view.hoofdknop.isEnabled()
    _typ(view, "redenen.afwijking", AFWIJKING)
    toestel.qtbot.waitUntil(view.hoofdknop.isEnabled, timeout=3000)
    assert toestel.opzet.besluit().redenen.afwijking == ""
    assert view.hoofdknop.shortcut().toString() == "Ctrl+Return"
    view.hoofdknop.click()
    assert toestel.opzet.besluit().toestand is Besluittoestand.TE_TEKENEN
    assert view.melding.tekst() == "Het besluit ligt in de Tekenmap."
    toestel.qtbot.mouseClick(view.terugknop, Qt.MouseButton.LeftButton)
    assert toestel.opzet.besluit().toestand is Besluittoestand.CONCEPT
    toestel.rust()


def test_that_leaving_the_tab_makes_what_was_typed_part_of_the_dossier(toestel: Toestel) -> None:
    view = toestel.besluit()
    _typ(view, "redenen.nodig", "Rust en een vaste dag.")
    view._on_draft_due()
    view.bij_verlaten()
    assert toestel.opzet.besluit().redenen.nodig == "Rust en een vaste dag."


def test_that_a_finding_jumps_to_its_field_and_a_reason_is_kept(toestel: Toestel) -> None:
    view = toestel.besluit()
    view.controle.naar.emit("redenen.gewone_taal")
    assert view.formulier is not None
    assert view.formulier._vorm.velden()["redenen.gewone_taal"].editor.hasFocus()
    view.controle.tabel.kies(("C22", view.presenter.staat().controle[0].tekst))
    view.controle._reden.zet_waarde(REDENEN[0])
    view.controle._reden.gewijzigd.emit()
    assert toestel.opzet.besluit().overrides == (("C22", REDENEN[0]),)
    view.naar_veld("stemmen")
    assert toestel.navigatie.plaatsen[-1].startswith("zitting/")
    toestel.rust()


def test_that_the_preview_shows_each_document_as_it_is_typed(toestel: Toestel) -> None:
    view = toestel.besluit()
    assert toestel.kijker.gezien[-1].startswith(b"%PDF-1.7\n% nep Tlv")
    view.voorbeeld.tabs.kies("school")
    toestel.rust()
    assert b"BesluitbriefSchool" in toestel.kijker.gezien[-1]
    _typ(view, "redenen.nodig", "pas getypt")
    view._on_draft_due()
    view.voorbeeld.nu()
    toestel.rust()
    assert toestel.opzet.opmaker.gemaakt[-1].redenen.behoefte == "pas getypt"  # type: ignore[union-attr]


def test_that_a_signed_besluit_is_withdrawn_with_a_reason_from_the_list(toestel: Toestel) -> None:
    toestel.opzet.in_tekenmap()
    tekenen(toestel.opzet.als(VOORZITTER), toestel.opzet.besluit().id)
    view = toestel.besluit()
    assert view.hoofdknop.isHidden()
    view.intrekknop.click()
    dialoog = view.dialoog
    assert isinstance(dialoog, Redenkeuze)
    assert dialoog.doe is not None
    dialoog.doe.click()
    assert dialoog.reden.fout() == "Kies een reden."
    dialoog.reden.zet_waarde(INTREKKEUZES[1].waarde)
    dialoog.doe.click()
    assert toestel.opzet.besluit().toestand is Besluittoestand.CONCEPT
    toestel.rust()


def test_that_a_correction_is_begun_with_a_reason_and_can_be_left(toestel: Toestel) -> None:
    toestel.opzet.in_tekenmap()
    tekenen(toestel.opzet.als(VOORZITTER), toestel.opzet.besluit().id)
    dienst, aanvraag_id = toestel.opzet.dienst, toestel.opzet.aanvraag_id()
    verzenden(dienst, aanvraag_id, tuple(
        Zending(brief_id=b.id, op=DAG, wijze=Verzendwijze.POST) for b in te_verzenden(dienst, aanvraag_id)))  # fmt: skip
    view = toestel.besluit()
    assert view.correctieterugknop.isHidden()
    view.corrigeerknop.click()
    dialoog = view.dialoog
    assert isinstance(dialoog, Redenkeuze)
    assert dialoog.doe is not None
    dialoog.reden.zet_waarde(CORRECTIEKEUZES[0].waarde)
    dialoog.doe.click()
    assert toestel.opzet.besluit().toestand is Besluittoestand.CONCEPT
    assert not view.correctieterugknop.isHidden()
    view.correctieterugknop.click()
    assert toestel.opzet.besluit().toestand is Besluittoestand.VERZONDEN
    assert view.correctieterugknop.isHidden()
    toestel.rust()


def test_that_the_tekenmap_asks_to_open_then_signs_with_the_own_passphrase(toestel: Toestel) -> None:
    toestel.opzet.in_tekenmap()
    view = toestel.tekenmap()
    assert not view.hoofdknop.isEnabled()
    view.tabel.setFocus()
    toestel.qtbot.keyClick(view.tabel.weergave, Qt.Key.Key_Return)
    toestel.rust()
    assert view.hoofdknop.isEnabled()
    assert len(toestel.kijker.gezien) == 1
    view.hoofdknop.click()
    dialoog = view.dialoog
    assert isinstance(dialoog, TekenDialoog)
    assert dialoog.doe is not None
    dialoog.wachtzin.zet_waarde("fout")
    dialoog.doe.click()
    toestel.rust()
    assert dialoog.wachtzin.fout() == "Deze wachtzin klopt niet."
    dialoog.wachtzin.zet_waarde("goed")
    dialoog.doe.click()
    toestel.qtbot.keyClick(dialoog, Qt.Key.Key_Escape)  # too late: it is being signed, and that is told
    toestel.rust()
    assert toestel.opzet.besluit().toestand is Besluittoestand.GETEKEND
    assert view.melding.tekst().startswith("1 besluit getekend: OEF-2627-0001.")
    assert view.tabel.zichtbaar() == 0


def test_that_a_question_sends_a_besluit_back(toestel: Toestel) -> None:
    toestel.opzet.in_tekenmap()
    view = toestel.tekenmap()
    view.terugknop.click()
    dialoog = view.dialoog
    assert isinstance(dialoog, EigenAlinea)
    assert dialoog.doe is not None
    dialoog.doe.click()
    assert dialoog.tekst.fout()
    dialoog.tekst.zet_waarde("Waarom twee jaar?")
    dialoog.doe.click()
    assert toestel.opzet.besluit().toestand is Besluittoestand.CONCEPT


def test_that_letters_are_made_shown_and_registered_as_sent(toestel: Toestel) -> None:
    view = toestel.brieven()
    assert view.hoofdknop.isHidden()
    view._menu.actions()[0].trigger()
    toestel.rust()
    assert view.melding.tekst().startswith("2 ontvangstbevestigingen")
    assert not view.hoofdknop.isHidden()
    view.hoofdknop.click()
    dialoog = view.dialoog
    assert isinstance(dialoog, VerzendDialoog)
    assert dialoog.doe is not None
    assert dialoog.doe.tekst() == "2 brieven verzonden"
    dialoog.vinkjes[1].zet_waarde(False)
    dialoog.vinkjes[1].gewijzigd.emit()
    dialoog.doe.click()
    toestel.rust()
    assert toestel.opzet.zitting.aanvraag().bevestigd_op is not None
    assert view.presenter.staat().te_verzenden == 1


def test_that_each_addressee_has_the_own_day_of_consent_in_the_dialog(toestel: Toestel) -> None:
    with toestel.opzet.zitting.register.schrijven() as uow:
        school = uow.scholen.get(uow.aanvragen.get(toestel.opzet.aanvraag_id()).school_id)
        ja = Bereikbaarheid(brieven_op=date(2027, 4, 2), bewijs="mail van 2-4-2027")
        uow.scholen.save(replace(school, elektronisch=ja))
    view = toestel.brieven()
    view._menu.actions()[0].trigger()
    toestel.rust()
    view.hoofdknop.click()
    dialoog = view.dialoog
    assert isinstance(dialoog, VerzendDialoog)
    assert [veld.waarde() for veld in dialoog.instemmingen] == [date(2027, 4, 2), None]
    dialoog.wijze.zet_waarde(str(Verzendwijze.BEVEILIGDE_MAIL))
    dialoog.wijze.gewijzigd.emit()
    assert dialoog.doe is not None
    dialoog.doe.click()
    assert [bool(veld.fout()) for veld in dialoog.instemmingen] == [False, True]
    assert toestel.opzet.zitting.aanvraag().bevestigd_op is None
    dialoog.wijzen[1].zet_waarde(str(Verzendwijze.POST))
    dialoog.doe.click()
    toestel.rust()
    assert toestel.opzet.zitting.aanvraag().bevestigd_op is not None


def test_that_a_letter_that_came_back_is_registered_again_with_the_consent_that_mail_needs(toestel: Toestel) -> None:
    toestel.opzet.in_tekenmap()
    tekenen(toestel.opzet.als(VOORZITTER), toestel.opzet.besluit().id)
    dienst, aanvraag_id = toestel.opzet.dienst, toestel.opzet.aanvraag_id()
    alle = te_verzenden(dienst, aanvraag_id)
    verzenden(dienst, aanvraag_id, tuple(Zending(brief_id=b.id, op=DAG, wijze=Verzendwijze.POST) for b in alle))
    toestel.opzet.zitting.klok.verder(5)
    view = toestel.brieven()
    view.tabel.kies(view.presenter.staat().rijen[-1].sleutel)
    assert not view.terugknop.isHidden()
    view.terugknop.click()
    dialoog = view.dialoog
    assert isinstance(dialoog, VerzendDialoog)
    assert dialoog.doe is not None
    dialoog.wijzen[0].zet_waarde(str(Verzendwijze.BEVEILIGDE_MAIL))
    dialoog.doe.click()
    assert "Awb 2:8" in dialoog.melding.tekst()
    assert dialoog.instemmingen[0].fout()
    dialoog.instemmingen[0].zet_waarde(date(2027, 4, 2))
    dialoog.doe.click()
    toestel.rust()
    assert view.melding.tekst() == "De tweede verzending telt (Awb 2:11). Bezwaar kan tot en met ma 28 juni."


def test_that_a_letter_opens_with_enter_and_leaves_only_with_its_event(toestel: Toestel) -> None:
    toestel.opzet.in_tekenmap()
    tekenen(toestel.opzet.als(VOORZITTER), toestel.opzet.besluit().id)
    view = toestel.brieven()
    view.tabel.setFocus()
    toestel.qtbot.keyClick(view.tabel.weergave, Qt.Key.Key_Return)
    toestel.rust()
    assert isinstance(view.dialoog, Voorbeeld)
    view.dialoog._meld_uitvoer("opgeslagen")
    with toestel.opzet.zitting.register.lezen() as uow:
        assert uow.logboek.laatste(1)[0].actie == "document.uitvoeren"
    view.dialoog.reject()
    toestel.rust()


def test_that_the_bundle_asks_why_a_piece_stays_out_and_is_shown_when_it_is_made(toestel: Toestel) -> None:
    toestel.opzet.in_tekenmap()
    tekenen(toestel.opzet.als(VOORZITTER), toestel.opzet.besluit().id)
    dienst, aanvraag_id = toestel.opzet.dienst, toestel.opzet.aanvraag_id()
    view = toestel.brieven()
    assert "Stukken voor de LBT…" not in [a.text() for a in view._menu.actions()]
    alle = te_verzenden(dienst, aanvraag_id)
    verzenden(dienst, aanvraag_id, tuple(Zending(brief_id=b.id, op=DAG, wijze=Verzendwijze.POST) for b in alle))
    view.ververs()
    view._menu.actions()[-1].trigger()
    dialoog = view.dialoog
    assert isinstance(dialoog, BundelDialoog)
    assert dialoog.doe is not None
    toestel.qtbot.mouseClick(dialoog.vinkjes[0].editor, Qt.MouseButton.LeftButton, pos=QPoint(8, 12))
    dialoog.doe.click()
    assert dialoog.redenen[0].fout() == "Schrijf waarom dit stuk niet meegaat."
    dialoog.redenen[0].zet_waarde("op verzoek van de ouders")
    dialoog.doe.click()
    toestel.rust()
    assert isinstance(view.dialoog, Voorbeeld)
    view.dialoog.reject()
    toestel.rust()


def test_that_a_scan_is_refused_or_kept(toestel: Toestel, tmp_path: Path) -> None:
    toestel.opzet.in_tekenmap()
    tekenen(toestel.opzet.als(VOORZITTER), toestel.opzet.besluit().id, Tekenwijze.PAPIER)
    view = toestel.brieven()
    assert not view.scanknop.isHidden()
    slecht, goed = tmp_path / "a.txt", tmp_path / "b.pdf"
    slecht.write_text("geen scan")
    goed.write_bytes(b"%PDF-1.7 scan %%EOF")
    toestel.feedback._paden = [slecht, goed]
    view.scanknop.click()
    toestel.rust()
    assert view.melding.tekst() == "Een scan is een PDF, PNG of JPEG. Kies het bestand dat de scanner maakte."
    view.scanknop.click()
    toestel.rust()
    with toestel.opzet.zitting.register.lezen() as uow:
        tlv = next(b for b in uow.brieven.of_aanvraag(toestel.opzet.aanvraag_id()) if b.soort is Briefsoort.TLV)
    assert tlv.scan_id is not None


def test_that_the_step_of_the_scan_goes_from_letter_to_letter_and_a_short_scan_is_asked_about(
    toestel: Toestel, tmp_path: Path
) -> None:
    toestel.opzet.in_tekenmap()
    tekenen(toestel.opzet.als(VOORZITTER), toestel.opzet.besluit().id, Tekenwijze.PAPIER)
    view = toestel.brieven()
    view.naar_veld(SCAN)
    assert view.scanknop.hasFocus()
    eerste = view.tabel.gekozen()
    assert eerste is not None
    assert (eerste.scan_nodig, view.scanknop.tekst()) == (True, "Scan toevoegen…")
    goed = tmp_path / "scan.pdf"
    goed.write_bytes(b"%PDF-1.7 scan %%EOF")
    toestel.kijker.bladen = {goed.read_bytes(): 0}
    toestel.feedback._paden = [goed]
    view.scanknop.click()
    toestel.rust()
    assert "In deze scan ontbreken bladzijden" in toestel.feedback.gezegd[-1]
    weer = view.tabel.gekozen()
    assert weer is not None
    assert weer.scan_nodig, "no was the answer"
    toestel.kijker.bladen = {}
    toestel.feedback._paden = [goed]
    view.scanknop.click()
    toestel.rust()
    assert view.melding.tekst() == "De scan is het origineel van dit document."
    tweede = view.tabel.gekozen()
    assert tweede is not None
    assert (tweede.sleutel != eerste.sleutel, view.scanknop.hasFocus()) == (True, True), "on to the next one that waits"
    assert view.scanzicht.isHidden(), "this one has none yet"
    view.tabel.kies(eerste.sleutel)
    assert view.scanknop.tekst() == "Scan vervangen…"
    toestel.rust()
    assert toestel.kijker.gezien[-1] != goed.read_bytes(), "first the letter as it was made"
    view.scanzicht.click()
    toestel.rust()
    assert toestel.kijker.gezien[-1] == goed.read_bytes()
    view.scanzicht.click()
    toestel.rust()
    assert toestel.kijker.gezien[-1].startswith(b"%PDF")
    assert toestel.kijker.gezien[-1] != goed.read_bytes()
    assert view.scanzicht.tekst() == "Ondertekende scan bekijken"
    toestel.feedback._paden = [goed]
    view.scanknop.click()
    toestel.rust()
    assert view.melding.tekst().endswith("De vorige scan blijft in het dossier bewaard.")
    view.tabel.kies(eerste.sleutel)
    gekozen = view.tabel.gekozen()
    assert gekozen is not None
    assert "De scan is vervangen op" in gekozen.detail


def test_that_the_register_saves_the_signed_pdf_and_enter_opens_the_dossier(toestel: Toestel, tmp_path: Path) -> None:
    toestel.opzet.in_tekenmap()
    tekenen(toestel.opzet.als(VOORZITTER), toestel.opzet.besluit().id)
    view = toestel.verklaringen()
    assert view.gaten.text() == "Geen gaten in de nummering."
    doel = tmp_path / "uit" / "tlv.pdf"
    doel.parent.mkdir()
    toestel.feedback._paden = [doel]
    view.acten.opslaan.click()
    toestel.rust()
    assert doel.read_bytes().startswith(b"%PDF")
    view.tabel.setFocus()
    toestel.qtbot.keyClick(view.tabel.weergave, Qt.Key.Key_Return)
    assert toestel.navigatie.plaatsen[-1].endswith("/besluit")


def test_that_the_keys_of_the_tekenmap_work_again_after_an_act_by_its_buttons(toestel: Toestel) -> None:
    toestel.opzet.in_tekenmap()
    map_ = toestel.tekenmap()
    for knop in (map_.wisselknop, map_.terugknop):
        knop.setFocus()
        knop.click()
        assert map_.tabel.weergave.hasFocus(), "a space is for the list now, not for that button once more"
    assert isinstance(map_.dialoog, EigenAlinea)
    map_.dialoog.reject()


def test_that_the_tekenmap_is_read_by_a_task_and_again_only_when_something_was_written(toestel: Toestel) -> None:
    toestel.opzet.in_tekenmap()
    map_ = toestel.tekenmap()
    assert len(map_.tabel.getoond()) == 1
    map_.bij_tonen()
    assert toestel.taken.aantal() == 0
    besluiten.terug(toestel.opzet.dienst, map_.tabel.getoond()[0].id, "Klopt de periode?")
    map_.bij_tonen()
    assert toestel.taken.aantal() == 1
    map_._on_read(None, ())  # what was read before that act
    assert len(map_.tabel.getoond()) == 1, "what is old is not shown"
    toestel.rust()
    assert not map_.tabel.getoond()


def test_that_under_m2_the_secretaris_brings_out_an_advice(onder_m2: Toestel) -> None:
    onder_m2.opzet.schrijf(afwijking=AFWIJKING, gewone_taal="Een kleine groep.", duur_gewone_taal="Tijd om op te bouwen.")
    view = onder_m2.besluit()
    assert view.hoofdknop.tekst() == "Advies uitbrengen"
    view.hoofdknop.click()
    assert view.melding.tekst() == "Het advies ligt bij het bestuur."
    assert "Het advies ligt bij het bestuur" in view._uitleg.text()


def test_that_the_bestuurder_follows_the_advice_with_one_key_and_then_signs(onder_m2: Toestel) -> None:
    onder_m2.opzet.in_tekenmap()
    map_ = onder_m2.tekenmap(BESTUURDER)
    [rij] = map_.tabel.model.rijen()
    map_.tabel.kies(rij.id)
    assert rij.uitkomst.startswith("advies: ")
    assert not map_.hoofdknop.isEnabled()
    map_.tabel.toets.emit("c")
    assert "vraagt aandacht" in map_.melding.tekst()  # it lasts longer than one of the adviezen says
    map_.openknop.click()
    assert [k.waarde for k in map_.presenter.open(rij.id)][:2] == ["advies", "tlv"]  # the advice itself comes first
    assert map_.presenter.voorbeeld(rij.id, "advies")().startswith(b"%PDF")
    map_.tabel.toets.emit("c")
    assert map_.melding.tekst() == "Het bestuur volgt het advies. U kunt het besluit tekenen."
    assert map_.hoofdknop.isEnabled()
    assert map_.herzienknop.isVisible()
    map_.herzienknop.click()
    assert not map_.hoofdknop.isEnabled()
    assert map_.conformknop.isVisible()


def test_that_a_deviation_asks_for_its_reason_and_goes_back_to_the_secretaris(onder_m2: Toestel) -> None:
    besluit = onder_m2.opzet.in_tekenmap()
    map_ = onder_m2.tekenmap(BESTUURDER)
    map_.tabel.kies(besluit.id)
    map_.andersknop.click()
    dialoog = map_.dialoog
    assert isinstance(dialoog, BestuursbesluitDialoog)
    velden = dialoog.vorm.velden()
    velden["einddatum"].zet_waarde(date(2028, 7, 31))
    assert dialoog.doe is not None
    dialoog.doe.click()
    assert onder_m2.opzet.besluit().bestuur is None  # no reason yet
    dialoog.uitkomst.zet_waarde("afwijzen")
    dialoog.uitkomst.gewijzigd.emit()
    assert velden["einddatum"].isHidden()
    dialoog.uitkomst.zet_waarde("toewijzen")
    dialoog.uitkomst.gewijzigd.emit()
    dialoog.reden.zet_waarde("eerst een jaar, dan opnieuw kijken")
    dialoog.doe.click()
    assert not map_.tabel.model.rijen()
    nu = onder_m2.opzet.besluit()
    assert nu.bestuur is not None
    assert (nu.toestand, nu.bestuur.conform, nu.einddatum) == (Besluittoestand.CONCEPT, False, date(2028, 7, 31))
    assert "bestuur anders" in onder_m2.besluit()._titel.text()


def test_that_under_m3_the_voorzitter_decides_in_the_tab_and_takes_it_back(onder_m3: Toestel) -> None:
    view = onder_m3.besluit(VOORZITTER)
    assert view.adviesknop.isVisible()
    view.adviesknop.click()
    dialoog = view.dialoog
    assert isinstance(dialoog, OpAdviezenDialoog)
    assert dialoog.doe is not None
    dialoog.doe.click()
    assert "drie vragen" in dialoog.melding.tekst()
    for naam in ("zorgvuldig", "feiten", "dragen_conclusie"):
        dialoog.vorm.velden()[naam].zet_waarde(True)
    dialoog.doe.click()
    assert "zonder zitting" in view._titel.text()
    assert view.terugneemknop.isVisible()
    view.terugneemknop.click()
    assert view.adviesknop.isVisible()


def test_that_under_m3_the_secretaris_sees_who_can_decide(onder_m3: Toestel) -> None:
    view = onder_m3.besluit()
    assert not view.adviesknop.isVisible()
    assert "mandaat" in view._leeg._uitleg.text()
def _verzend_alles(toestel: Toestel) -> None:
    opzet = toestel.opzet
    opzet.in_tekenmap()
    tekenen(opzet.als(VOORZITTER), opzet.besluit().id)
    verzenden(opzet.dienst, opzet.aanvraag_id(), tuple(
        Zending(brief_id=b.id, op=DAG, wijze=Verzendwijze.POST) for b in te_verzenden(opzet.dienst, opzet.aanvraag_id())
    ))  # fmt: skip


def test_that_a_verklaring_is_withdrawn_with_a_reason_and_taken_back_while_nothing_has_left(toestel: Toestel) -> None:
    _verzend_alles(toestel)
    widget = verklaringen.maak_scherm(toestel.opzet.als(VOORZITTER), toestel.navigatie, toestel.taken, toestel.feedback,
                                       maak_om(toestel.opzet.dienst))  # fmt: skip
    assert isinstance(widget, VerklaringenView)
    toestel._toon(widget)
    tlv_id = widget.presenter.staat().rijen[0].id
    widget.tabel.kies(tlv_id)
    assert not widget.intrekken.isHidden()
    assert not widget.terugnemen.isVisible()
    widget.intrekken.click()
    assert widget.dialoog is not None
    assert widget.dialoog.doe is not None
    widget.dialoog.reden.zet_waarde(INTREKREDENEN[1])
    widget.dialoog.doe.click()
    assert "niet gehoord" in widget.dialoog.horen.fout()
    widget.dialoog.horen.zet_waarde(HOREN)
    widget.dialoog.doe.click()
    toestel.rust()
    assert "De brieven liggen klaar" in widget.melding.tekst()
    widget.tabel.kies(tlv_id)
    assert f"intrekking getekend, te verzenden ({INTREKREDENEN[1]})" in widget.nadere.text()
    assert widget.presenter.staat().rijen[0].stand.tekst == "intrekking te verzenden"
    assert widget.intrekken.isHidden()
    widget.terugnemen.click()
    toestel.rust()
    assert "geldt weer" in widget.melding.tekst()
    widget.tabel.kies(tlv_id)
    assert not widget.intrekken.isHidden()


def test_that_what_is_told_under_the_register_does_not_move_the_list(toestel: Toestel) -> None:
    _verzend_alles(toestel)
    widget = verklaringen.maak_scherm(toestel.opzet.als(VOORZITTER), toestel.navigatie, toestel.taken, toestel.feedback,
                                       maak_om(toestel.opzet.dienst))  # fmt: skip
    assert isinstance(widget, VerklaringenView)
    toestel._toon(widget)
    hoogte = widget.tabel.height()
    assert widget.gaten.text().startswith("Geen gaten")
    for regel, tekst in ((widget.gaten, ""), (widget.nadere, ""), (widget.gaten, "Nog niet."), (widget.nadere, "Wel.")):
        regel.setText(tekst)
        toestel.rust()
        assert widget.tabel.height() == hoogte


def test_that_who_does_not_decide_sees_no_way_to_end_a_verklaring(toestel: Toestel) -> None:
    _verzend_alles(toestel)
    view = toestel.verklaringen()
    assert not view.intrekken.isVisible()
    assert not view.vervallen.isVisible()
