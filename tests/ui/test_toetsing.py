"""The tabs Toetsing and Adviezen with their dialogs: by keyboard, by button, and what is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cvt_desktop.adapters.bijlagen.inlezen import lees_bestand_begrensd
from cvt_desktop.adapters.bijlagen.viewer import Kijker
from cvt_desktop.adapters.exchange.inlezer import Bestandslezer
from cvt_desktop.domain.aanvraag import Aanvulling, Status
from cvt_desktop.domain.bestandssoort import Stuksoort
from cvt_desktop.domain.brief import Briefsoort, Brieftoestand
from cvt_desktop.domain.deskundigenadvies import Advieswijze
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.domain.toets import ANDERS_NAMELIJK
from cvt_desktop.services import adviezen, toetsing
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.koppelen import koppelen
from cvt_desktop.services.stukken import Stuklezer
from db.register import DbRegister
from tests.documents.pdf import maak_pdf
from tests.dossiers import maak_toets, voeg_stuk, vul_dossier
from tests.factories import (
    BENSALEM,
    CONSULENT,
    CRUTZER,
    MIKOLAJ,
    SECRETARIS,
    VOORZITTER,
    WIEBRANDSMA,
    maak_aanvraag,
    maak_adviesinhoud,
)
from tests.fakes.poorten import NepBijlagen
from tests.fakes.register import maak_dienst, maak_testregister
from ui.beurten import InBeurten
from ui.changes import Wijzigingen
from ui.dialogs.aanvulling import AanvullingDialoog
from ui.dialogs.aanvulling_ontvangen import AanvullingOntvangen
from ui.dialogs.adviesdag import Adviesdag
from ui.dialogs.buiten_behandeling import BuitenBehandelingDialoog
from ui.dialogs.koppelen import Koppelen
from ui.dialogs.toetsing_redenen import ToetsingRedenen
from ui.dialogs.verschilkeuze import VerschilkeuzeDialoog
from ui.documentbron import Documentbronnen
from ui.feedback import Stilfeedback
from ui.presenters.advies import naar_velden
from ui.presenters.toetsing import Uitzondering
from ui.tasks import Taken
from ui.tonen import Keuze
from ui.views import dossier_adviezen, dossier_brieven, dossier_toetsing
from ui.views.dossier_adviezen import AdviezenTab
from ui.views.dossier_toetsing import ToetsingTab
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.tekst import Tekst

ID = maak_aanvraag().id


class Route:
    """Goes nowhere, and remembers."""

    def __init__(self) -> None:
        self.gegaan: list[str] = []

    def naar(self, scherm: str) -> None:
        self.gegaan.append(scherm)

    def naar_dossier(self, _aanvraag_id: AanvraagId, *, tab: str = "overzicht", veld: str | None = None) -> None:
        self.gegaan.append(f"{tab} {veld}")

    def naar_zitting(self, _zitting_id: object) -> None:
        self.gegaan.append("zitting")

    def naar_leeslijst(self, _zitting_id: object, _aanvraag_id: object = None) -> None:
        self.gegaan.append("leeslijst")

    def terug(self) -> None:
        self.gegaan.append("terug")


@dataclass
class Huis:
    """Everything a tab needs, over one register."""

    qtbot: QtBot
    register: DbRegister
    taken: Taken
    bronnen: Documentbronnen
    bestanden: NepBijlagen
    feedback: Stilfeedback
    route: Route

    def dienst(self, persoon: Persoon = SECRETARIS) -> Dienst:
        return maak_dienst(self.register, persoon, bijlagen=self.bestanden)

    def maak(self, lees: Callable[..., Callable[[], QWidget]], persoon: Persoon = SECRETARIS) -> QWidget:
        lezer = Stuklezer(inlezer=Bestandslezer())
        tab = lees(self.dienst(persoon), self.route, self.taken, self.feedback, self.bronnen, Wijzigingen(), lezer, ID)()
        if isinstance(tab, InBeurten):
            tab.maak_af()
        self.qtbot.addWidget(tab)
        tab.resize(1248, 560)
        tab.show()
        self.taken.wacht_tot_leeg()
        return tab


@pytest.fixture
def huis(qtbot: QtBot, tmp_path: Path) -> Iterator[Huis]:
    fouten: list[Exception] = []
    huis = Huis(qtbot, maak_testregister(tmp_path / "register"), Taken(fouten.append), Documentbronnen(Kijker()), NepBijlagen(),
                Stilfeedback(), Route())  # fmt: skip
    yield huis
    huis.taken.wacht_tot_leeg()
    huis.taken.sluit()
    huis.bronnen.sluit()
    assert not fouten


@pytest.fixture
def toets(huis: Huis) -> ToetsingTab:
    with huis.register.schrijven() as uow:
        uow.leerlingen.save(MIKOLAJ)
        uow.aanvragen.save(maak_aanvraag(status=Status.IN_TOETSING))
    voeg_stuk(huis.dienst(), "OPP.pdf", Stuksoort.OPP, maak_pdf(3), paginas=3)
    tab = huis.maak(dossier_toetsing.lees_tab)
    assert isinstance(tab, ToetsingTab)
    return tab


def antwoord(huis: Huis, code: str) -> str:
    gegeven = toetsing.stand(huis.dienst(), ID).toets.beantwoording(code)
    return str(gegeven.antwoord) if gegeven else ""


def zonder_naam(widget: QWidget) -> list[str]:
    soorten = (QAbstractButton, QLineEdit, QComboBox)
    return [f"{type(w).__name__} {w.objectName()}" for soort in soorten for w in widget.findChildren(soort)
            if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus and not (w.accessibleName() or _tekst(w))]  # fmt: skip


def _tekst(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton) else ""


# --- Toetsing


def test_that_j_n_and_x_answer_and_go_to_the_next_open_question(huis: Huis, toets: ToetsingTab) -> None:
    toets.naar_veld("open")
    assert toets.lijst.huidig() == "O2"
    for toets_, code, volgende in (("j", "O2", "O5"), ("x", "O5", "V4"), ("n", "V4", "N1")):
        huis.qtbot.keyClicks(toets.lijst.rij(code), toets_)
        assert toets.lijst.huidig() == volgende
    assert [antwoord(huis, c) for c in ("O2", "O5", "V4")] == ["ja", "n.v.t.", "nee"]
    assert toets.lijst.rij("V4").isVisible(), "what was just answered stays in sight"


def test_that_another_letter_begins_the_note_and_enter_goes_back(huis: Huis, toets: ToetsingTab) -> None:
    toets.naar_veld("N1")
    huis.qtbot.keyClicks(toets.lijst.rij("N1"), "d")
    vak = toets.lijst.vak()
    assert vak is not None
    assert vak.toelichting.editor.hasFocus()
    huis.qtbot.keyClicks(vak.toelichting.editor, "e lijn is helder")
    huis.qtbot.keyClick(vak.toelichting.editor, Qt.Key.Key_Return)
    assert toets.lijst.rij("N1").hasFocus()
    huis.qtbot.keyClicks(toets.lijst.rij("N1"), "j")
    gegeven = toetsing.stand(huis.dienst(), ID).toets.beantwoording("N1")
    assert gegeven is not None
    assert gegeven.toelichting == "de lijn is helder"


def test_that_arrow_keys_move_and_only_the_present_question_is_open(huis: Huis, toets: ToetsingTab) -> None:
    toets.naar_veld("O2")
    huis.qtbot.keyClick(toets.lijst.rij("O2"), Qt.Key.Key_Down)
    assert toets.lijst.huidig() == "O5"
    assert [c for c in ("O2", "O5") if (v := toets.lijst.rij(c).vak) is not None and v.isVisible()] == ["O5"]
    huis.qtbot.keyClick(toets.lijst.rij("O5"), Qt.Key.Key_Up)
    huis.qtbot.keyClick(toets.lijst.rij("O2"), Qt.Key.Key_Up)
    assert toets.lijst.huidig() == "O2"


def test_that_f1_explains_with_the_source_and_f6_goes_to_the_document(huis: Huis, toets: ToetsingTab) -> None:
    toets.naar_veld("O2")
    vak = toets.lijst.vak()
    assert vak is not None
    huis.qtbot.keyClick(toets.lijst.rij("O2"), Qt.Key.Key_F1)
    assert vak.uitleg.isVisible()
    assert "WEC 40, lid 13" in vak.uitleg.text()
    huis.qtbot.keyClick(toets.lijst.rij("O2"), Qt.Key.Key_F6)
    nu = QApplication.focusWidget()
    assert nu is not None
    assert toets.stukken.isAncestorOf(nu)


def test_that_g_opens_the_place_that_was_linked(huis: Huis, toets: ToetsingTab) -> None:
    toets.antwoord("V4", "ja")
    toets.lijst.kies("V4", focus=True)
    huis.taken.wacht_tot_leeg()
    toets.stukken.kijker.ga_naar(2)
    vak = toets.lijst.vak()
    assert vak is not None
    assert vak.vastleggen.tekst() == "Vastleggen: OPP p. 2"
    vak.vastleggen.click()
    toets.stukken.kijker.ga_naar(1)
    huis.qtbot.keyClicks(toets.lijst.rij("V4"), "g")
    assert toets.stukken.kijker.pagina() == 2
    toets.lijst.kies("N1", focus=True)
    huis.qtbot.keyClicks(toets.lijst.rij("N1"), "g")
    assert "nog geen plaats" in toets.melding.tekst()


def test_that_a_refusal_without_weighing_stands_at_the_question(huis: Huis, toets: ToetsingTab) -> None:
    toets.naar_veld("V4")
    vak = toets.lijst.vak()
    assert vak is not None
    vak.keuze.kies("geweigerd")
    assert "opweegt" in vak.fout.text()
    assert antwoord(huis, "V4") == ""
    assert vak.toelichting.editor.hasFocus()


def test_that_undo_and_the_rest_yes_are_one_key_each(huis: Huis, toets: ToetsingTab) -> None:
    toets.balk.overige.click()
    assert antwoord(huis, "T2") == "ja"
    gemeld: list[tuple[str, str]] = []
    toets._wijzigingen.gewijzigd.connect(lambda soort, id_: gemeld.append((soort, id_)))
    toets.balk.ongedaan.click()
    assert antwoord(huis, "T2") == ""
    assert {("aanvraag", ""), ("zitting", "")} <= set(gemeld), "what is taken back can be of another page"
    assert (toets.balk.overige.shortcut().toString(), toets.balk.ongedaan.shortcut().toString()) == ("Ctrl+J", "Ctrl+Z")
    toets.antwoord("N1", "nee")
    assert toets.lijst.huidig() != "N1"
    toets.balk.ongedaan.click()
    assert toets.lijst.huidig() == "N1", "the right answer is one key away"
    toets.balk.ongedaan.click()
    assert "niets om ongedaan" in toets.melding.tekst()


def test_that_closing_asks_reasons_and_tells_the_next_step(huis: Huis, toets: ToetsingTab) -> None:
    toets.balk.overige.click()
    toets.balk.afronden.click()
    dialoog = toets.dialoog
    assert isinstance(dialoog, ToetsingRedenen)
    assert dialoog.doe is not None
    dialoog.doe.click()
    keuze, _ = dialoog.velden["V2"]
    assert keuze.fout() == "Kies een reden."
    keuze.zet_waarde("blijkt voldoende uit de andere stukken")
    dialoog.doe.click()
    assert toetsing.stand(huis.dienst(), ID).aanvraag.status is Status.BIJ_DESKUNDIGEN
    assert "Volgende stap: de deskundigen" in toets.melding.tekst()
    assert not toets.balk.afronden.isVisible()
    toets.balk.heropenen.click()
    assert toetsing.stand(huis.dienst(), ID).aanvraag.status is Status.IN_TOETSING


def test_that_one_reason_covers_all_points_at_once(qtbot: QtBot) -> None:
    punten = [Uitzondering(code=code, vraag=code, waarom="nee", advies="") for code in ("V1", "V2", "V5")]
    gekregen: list[Mapping[str, tuple[str, str]]] = []

    def rond_af(redenen: Mapping[str, tuple[str, str]]) -> dict[str, str]:
        gekregen.append(redenen)
        return {}

    dialoog = ToetsingRedenen(punten, [Keuze(waarde=ANDERS_NAMELIJK, tekst=ANDERS_NAMELIJK)], rond_af)
    qtbot.addWidget(dialoog)
    keuze, eigen = dialoog.velden["V1"]
    keuze.zet_waarde(ANDERS_NAMELIJK)
    eigen.zet_waarde("de school is opgeheven")
    next(k for k in dialoog.findChildren(Knop) if k.text() == "Zelfde reden bij alle").click()
    assert dialoog.doe is not None
    dialoog.doe.click()
    assert gekregen == [dict.fromkeys(("V1", "V2", "V5"), (ANDERS_NAMELIJK, "de school is opgeheven"))]


def test_that_everything_of_the_tab_has_a_name(huis: Huis, toets: ToetsingTab) -> None:
    toets.antwoord("N1", "nee")
    toets.lijst.kies("N1", focus=True)
    assert zonder_naam(toets) == []


def test_that_a_lid_reads_and_cannot_answer(huis: Huis, toets: ToetsingTab) -> None:
    tab = huis.maak(dossier_toetsing.lees_tab, BENSALEM)
    assert isinstance(tab, ToetsingTab)
    assert not tab.balk.afronden.isVisible()
    tab.naar_veld("O2")
    huis.qtbot.keyClicks(tab.lijst.rij("O2"), "j")
    assert antwoord(huis, "O2") == ""


# --- leesbericht


def test_that_the_consulent_writes_a_leesbericht_beside_the_list_and_others_read_it(huis: Huis, toets: ToetsingTab) -> None:
    assert not toets.leesbericht.isVisibleTo(toets), "without one there is nothing to read for who writes none"
    tab = huis.maak(dossier_toetsing.lees_tab, CONSULENT)
    assert isinstance(tab, ToetsingTab)
    assert tab.leesbericht.kop.text() == "Nog geen leesbericht"
    tab.leesbericht.knop.click()
    dialoog = tab.leesbericht.dialoog
    assert dialoog is not None
    assert dialoog.soort.waarde() == "LEESBERICHT"
    dialoog.tekst.zet_waarde("Het MDO was goed voorbereid.")
    assert dialoog.bewaren is not None
    dialoog.bewaren.click()
    assert tab.leesbericht.kop.text() == f"Leesbericht van {CONSULENT.naam}, wo 12 mei"
    toets.ververs()
    assert toets.leesbericht.tekst.text() == "Het MDO was goed voorbereid."
    assert not toets.leesbericht.knop.isVisibleTo(toets)
    assert zonder_naam(tab.leesbericht) == []


# --- aanvulling


def test_that_the_bar_counts_only_a_nee_to_ask_about_and_the_verzoek_begins_without_the_other(toets: ToetsingTab) -> None:
    toets.presenter.antwoord("V6", "nee")
    toets.balk.zet(toets.presenter.beeld())
    assert toets.balk._nee.text() == "1 × nee →"
    toets.presenter.antwoord("V2", "ja")
    toets.balk.zet(toets.presenter.beeld())
    assert toets.balk._nee.text() == ""
    toets.balk.aanvullen.click()
    assert isinstance(toets.dialoog, AanvullingDialoog)
    assert [vinkje.waarde() for vinkje, _ in toets.dialoog.regels] == [False]
    assert not toets.dialoog.verzonden.isEnabled()
    toets.dialoog.reject()


def test_that_the_verzoek_shows_its_letter_is_sent_and_answered(huis: Huis, toets: ToetsingTab) -> None:
    toets.balk.aanvullen.click()
    huis.taken.wacht_tot_leeg()
    dialoog = toets.dialoog
    assert isinstance(dialoog, AanvullingDialoog)
    assert [wat for _, wat in dialoog.regels] == ["Het verslag van het MDO, met wie erbij waren"]
    dialoog.uiterlijk.editor.clear()  # type: ignore[attr-defined]
    assert not dialoog.verzonden.isEnabled()
    assert "Zonder datum staat de termijn niet stil (Awb 4:15)" in dialoog.uiterlijk.fout()
    dialoog.uiterlijk.zet_waarde(date(2027, 5, 26))
    dialoog.anders.editor.setText("De handtekening van de rector")  # type: ignore[attr-defined]
    assert dialoog.verzonden.isEnabled()
    assert dialoog.aan.waarde(), "the contact of the dossier is chosen"
    assert "één per adres" in " ".join(t.text() for t in dialoog.kopie.findChildren(Tekst))
    dialoog.kopie.editor.click()  # type: ignore[attr-defined]
    assert zonder_naam(dialoog) == []
    dialoog.verzonden.click()
    with huis.register.lezen() as uow:
        soorten = {b.soort: b.toestand for b in uow.brieven.of_aanvraag(ID)}
    assert (soorten[Briefsoort.VERZOEK_AANVULLING], soorten[Briefsoort.VERZOEK_AANVULLING_OUDERS]) == (
        Brieftoestand.VERZONDEN, Brieftoestand.DEFINITIEF)  # fmt: skip
    assert toetsing.stand(huis.dienst(), ID).aanvraag.status is Status.AANVULLING_GEVRAAGD
    assert "uiterlijk wo 26 mei" in toets.verzoek.tekst()
    toets.naar_veld("aanvulling")
    ontvangst = toets.dialoog
    assert isinstance(ontvangst, AanvullingOntvangen)
    ontvangst.registreer.click()
    assert ontvangst.volledig.fout() == "Kies ja of nee."
    for vinkje, _ in ontvangst.vinkjes:
        vinkje.editor.click()  # type: ignore[attr-defined]
    assert ontvangst.volledig.waarde() == "ja"
    ontvangst.registreer.click()
    assert toetsing.stand(huis.dienst(), ID).aanvraag.status is Status.IN_TOETSING


@pytest.fixture
def verstreken(huis: Huis) -> Huis:
    """The school was asked, and the day went by."""
    vraag = Aanvulling(ontbreekt=("Het OPP",), uiterlijk=date(2027, 5, 11), verzonden_op=date(2027, 4, 28))
    with huis.register.schrijven() as uow:
        uow.leerlingen.save(MIKOLAJ)
        uow.aanvragen.save(replace(maak_aanvraag(status=Status.AANVULLING_GEVRAAGD), aanvullingen=(vraag,)))
    return huis


def test_that_who_may_leaves_it_out_from_where_it_stands_that_the_day_went_by(verstreken: Huis) -> None:
    toets = verstreken.maak(dossier_toetsing.lees_tab, VOORZITTER)
    assert isinstance(toets, ToetsingTab)
    knop = toets.verzoek.actieknop
    assert (knop.tekst(), knop.isVisible()) == ("Buiten behandeling laten…", True)
    knop.click()
    assert (verstreken.route.gegaan, toets.dialoog) == (["brieven buiten"], None)
    brieven = dossier_brieven.lees_tab(
        verstreken.dienst(VOORZITTER), verstreken.route, verstreken.taken, verstreken.feedback, verstreken.bronnen, Wijzigingen(),
        Stuklezer(inlezer=Bestandslezer()), lees_bestand_begrensd, ID,
    )()  # fmt: skip
    verstreken.qtbot.addWidget(brieven)
    brieven.maak_af()
    brieven.naar_veld("buiten")
    assert isinstance(brieven.dialoog, BuitenBehandelingDialoog)
    brieven.dialoog.reject()


def test_that_the_secretaris_goes_on_without_it_or_reads_who_leaves_it_out(verstreken: Huis) -> None:
    toets = verstreken.maak(dossier_toetsing.lees_tab)
    assert isinstance(toets, ToetsingTab)
    assert toets.verzoek.actieknop.tekst() == "Aanvulling ontvangen…"
    toets.verzoek.actieknop.click()
    dialoog = toets.dialoog
    assert isinstance(dialoog, AanvullingOntvangen)
    assert "De voorzitter of de bestuurder laat de aanvraag buiten behandeling" in dialoog.melding.tekst()
    assert (dialoog.doorgaan.soort, dialoog.registreer.soort) == (Knopsoort.HOOFD, Knopsoort.GEWOON)
    dialoog.doorgaan.click()
    assert dialoog.reden.fout(), "it asks why"
    dialoog.reject()


# --- adviezen


@pytest.fixture
def bij_deskundigen(huis: Huis) -> Huis:
    with huis.register.schrijven() as uow:
        uow.leerlingen.save(MIKOLAJ)
        uow.aanvragen.save(maak_toets(maak_aanvraag(status=Status.BIJ_DESKUNDIGEN)))
    return huis


def adviestab(huis: Huis, persoon: Persoon = SECRETARIS) -> AdviezenTab:
    tab = huis.maak(partial(dossier_adviezen.lees_tab, stel_voor=lambda: "zes woorden"), persoon)
    assert isinstance(tab, AdviezenTab)
    return tab


def test_that_asking_proposes_and_refuses_who_cannot(bij_deskundigen: Huis) -> None:
    tab = adviestab(bij_deskundigen)
    tab.naar_veld("koppelen")
    bij_deskundigen.taken.wacht_tot_leeg()
    dialoog = tab.dialoog
    assert isinstance(dialoog, Koppelen)
    assert dialoog.doe is not None
    namen = [dialoog.tabel.model.rij(n).naam for n in range(dialoog.tabel.model.rowCount())]
    assert "Nirmala Ramdharie" not in namen
    assert zonder_naam(dialoog) == []
    dialoog.tabel.kies(CRUTZER.id)
    dialoog.doe.click()
    assert adviezen.stand(bij_deskundigen.dienst(), ID).kolommen[0].koppeling.persoon_id == CRUTZER.id  # type: ignore[union-attr]
    assert "Hélène Crutzer is gekoppeld als eerste deskundige." in tab.melding.tekst()
    tab.kolommen[0].knoppen["dag"].click()
    dag = tab.dialoog
    assert isinstance(dag, Adviesdag)
    dag.uiterlijk.zet_waarde(date(2027, 5, 27))
    next(knop for knop in dag.findChildren(Knop) if knop.tekst() == "Dag bewaren").click()
    assert "uiterlijk do 27 mei" in tab.melding.tekst()
    tab.kolommen[0].knoppen["ontkoppelen"].click()
    assert adviezen.stand(bij_deskundigen.dienst(), ID).kolommen[0].koppeling is None


def test_that_a_deskundige_writes_leaves_comes_back_and_freezes(bij_deskundigen: Huis) -> None:
    huis = bij_deskundigen
    koppelen(huis.dienst(), ID, 1, BENSALEM.id, date(2027, 5, 26))
    tab = adviestab(huis, BENSALEM)
    tab.kolommen[0].knoppen["schrijven"].click()
    assert tab.pagina is not None
    tab.pagina.formulier.velden()["kern"].editor.setPlainText("Een kleine groep.")  # type: ignore[attr-defined]
    tab.pagina.vaststellen.click()
    assert "verklaringen" in tab.pagina.formulier.velden()["niet_in_dienst"].fout()
    tab.pagina.verlaat()
    assert tab.pagina is None
    assert tab.kolommen[0].knoppen["schrijven"].tekst() == "Verder schrijven"
    tab.schrijf()
    assert tab.pagina is not None
    formulier = tab.pagina.formulier
    assert formulier.waarden()["kern"] == "Een kleine groep."
    assert zonder_naam(tab.pagina) == []
    formulier.zet_waarden({**naar_velden(maak_adviesinhoud()), "criterium0": "JA", "criterium1": "DEELS"})
    tab.pagina.vaststellen.click()
    kolom = adviezen.stand(huis.dienst(), ID).kolommen[0]
    assert kolom.vastgesteld
    assert "schrijven" not in tab.kolommen[0].knoppen


def test_that_a_negative_advice_asks_no_category(bij_deskundigen: Huis) -> None:
    huis = bij_deskundigen
    koppelen(huis.dienst(), ID, 1, BENSALEM.id, None)
    tab = adviestab(huis, BENSALEM)
    tab.schrijf()
    assert tab.pagina is not None
    velden = tab.pagina.formulier.velden()
    velden["conclusie"].kies("NEGATIEF")  # type: ignore[attr-defined]
    assert not velden["categorie"].isVisibleTo(tab.pagina)
    velden["conclusie"].kies("POSITIEF_ANDERS")  # type: ignore[attr-defined]
    assert velden["anders"].isVisibleTo(tab.pagina)
    tab.pagina.verlaat()


def test_that_a_signed_stuk_is_taken_over_beside_its_pages(bij_deskundigen: Huis) -> None:
    huis = bij_deskundigen
    voeg_stuk(huis.dienst(), "OPP.pdf", Stuksoort.OPP, maak_pdf(2))
    stuk = voeg_stuk(huis.dienst(), "advies.pdf", Stuksoort.ADVIES, maak_pdf(2), gedateerd=date(2027, 5, 3))
    tab = adviestab(huis)
    tab.kolommen[1].knoppen["overnemen"].click()
    huis.taken.wacht_tot_leeg()
    assert tab.pagina is not None
    assert tab.pagina.stukken.plaats() == (stuk.id, 1)
    tab.pagina.formulier.zet_waarden({**naar_velden(maak_adviesinhoud()), "criterium0": "JA", "criterium1": "JA",
                                      "deskundige": str(WIEBRANDSMA.id)})  # fmt: skip
    tab.pagina.vaststellen.click()
    advies = adviezen.stand(huis.dienst(), ID).kolommen[1].advies
    assert advies is not None
    assert (advies.wijze, advies.uit_bijlage) == (Advieswijze.OVERGENOMEN, stuk.id)
    tab.kolommen[1].knoppen["bijlage"].click()
    assert huis.route.gegaan[-1] == f"stukken {stuk.id}#1"


def test_that_a_difference_gives_three_ways_on(huis: Huis) -> None:
    vul_dossier(huis.dienst(), stukken=False, op_agenda=False)
    tab = adviestab(huis)
    assert tab.verschil.isVisible()
    for knop, zin, kolommen in ((tab.verschil.mdo, "Werkvoorraad", 2), (tab.verschil.derde, "Koppel nu", 3),
                                (tab.verschil.zitting, "gereed voor de zitting", 2)):  # fmt: skip
        knop.click()
        dialoog = tab.dialoog
        assert isinstance(dialoog, VerschilkeuzeDialoog)
        assert dialoog.doe is not None
        dialoog.doe.click()
        assert dialoog.isVisible()  # no reason yet
        dialoog.reden.zet_waarde("zo besproken")
        dialoog.doe.click()
        assert zin in tab.melding.tekst()
        assert len(tab.kolommen) == kolommen
    assert "Reden: zo besproken" in tab.verschil._gekozen.text()


def test_that_a_third_deskundige_is_asked_in_the_same_dialog(huis: Huis) -> None:
    vul_dossier(huis.dienst(), stukken=False, op_agenda=False)
    tab = adviestab(huis)
    tab.verschil.derde.click()
    keuze = tab.dialoog
    assert isinstance(keuze, VerschilkeuzeDialoog)
    assert keuze.doe is not None
    keuze.reden.zet_waarde("zo besproken")
    keuze.doe.click()
    tab.kolommen[2].knoppen["koppelen"].click()
    dialoog = tab.dialoog
    assert isinstance(dialoog, Koppelen)
    assert dialoog.windowTitle() == "Derde deskundige koppelen"
    dialoog.close()
