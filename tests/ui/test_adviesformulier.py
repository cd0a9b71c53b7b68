"""Walk-through 6 (screens.md part 11): a filled PDF form is read in, and its kern stands word for word in the brief."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from cvt_desktop.adapters.bijlagen.veldenlezer import Veldenlezer
from cvt_desktop.adapters.exchange.inlezer import Bestandslezer
from cvt_desktop.adapters.pdf.opmaker import ReportlabOpmaker
from cvt_desktop.domain.aanvraag import Koppeling, Status
from cvt_desktop.domain.deskundigenadvies import Adviesinhoud, Adviestoestand
from cvt_desktop.ports.documenten import BesluitbriefSchool
from cvt_desktop.services import zittingen
from cvt_desktop.services.bekrachtigen import bekrachtigen
from cvt_desktop.services.ondertekenen import tekenen
from cvt_desktop.services.stukken import Stuklezer
from tests.besluit_opzet import Besluitopzet, geef_certificaten
from tests.dossiers import NepKijker
from tests.factories import CRUTZER, VANDAAG, VOORZITTER
from tests.fakes.poorten import NepBijlagen, NepOpmaker
from tests.formulieren import ADVIES, vul_in
from tests.zitting_opzet import LEDEN, NepNavigatie, Opzet, beslis, eigen, open_zitting, zet_op
from ui.changes import Wijzigingen
from ui.dialogs.adviespakket import PakketDialoog
from ui.dialogs.formulier_inlezen import FormulierInlezen
from ui.dialogs.leesmap_wachtzinnen import Leesmapwachtzinnen
from ui.documentbron import Documentbronnen
from ui.feedback import Stilfeedback
from ui.tasks import Taken
from ui.views.dossier_adviezen import AdviezenTab, lees_tab
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


def test_that_the_kern_of_a_filled_form_stands_word_for_word_in_the_brief(qtbot: QtBot, tmp_path: Path, taken: Taken) -> None:
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
    qtbot.addWidget(tab)
    tab.resize(1248, 560)
    tab.show()

    formulier = _maak_pakket(qtbot, tab, taken, uit)
    _lees(tab, taken, terug, vul_in(formulier, {**ADVIES, "kern": ""}))
    assert isinstance(tab.dialoog, FormulierInlezen)
    assert tab.dialoog.hoofd is None, "with a field that lacks there is nothing to freeze"
    assert any("Ontbreekt: de kern" in tekst for tekst in _teksten(tab.dialoog))
    tab.dialoog.reject()
    _lees(tab, taken, terug, b"%PDF-1.7 geknipt")
    assert "kan niet worden gelezen" in tab.melding.tekst()

    _lees(tab, taken, terug, vul_in(formulier, ADVIES, alleen_uiterlijk=True))
    assert isinstance(tab.dialoog, FormulierInlezen)
    assert {ADVIES["kern"], "gevraagd: laag", "Alle verplichte velden zijn ingevuld."} <= set(_teksten(tab.dialoog))
    assert tab.dialoog.hoofd is not None
    tab.dialoog.hoofd.click()
    assert taken.wacht_tot_leeg()
    assert "ligt nu vast" in tab.melding.tekst()
    assert any("Formulier (invulbare PDF)" in tekst for tekst in _teksten(tab.kolommen[0]))

    besluit = Besluitopzet(zitting=opzet, bijlagen=bijlagen, opmaker=NepOpmaker())
    zittingen.agenderen(opzet.dienst, opzet.zitting_id, opzet.dossiers[0].id)
    open_zitting(opzet)
    beslis(opzet)
    for lid in LEDEN:
        bekrachtigen(besluit.als(lid), opzet.zitting_id, eigen(besluit.als(lid)))
    geef_certificaten(besluit)
    tekenen(besluit.als(VOORZITTER), besluit.in_tekenmap().id)
    (brief,) = [d for d in besluit.opmaker.gemaakt if isinstance(d, BesluitbriefSchool)][-1:]
    assert ADVIES["kern"] in {advies.kern for advies in brief.adviezen}


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
