"""A groepsarrangement through the window: from an empty page to the one letter of its besluit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from cvt_desktop.bootstrap.programma import Programma
from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.formulier import OntvangenVia, Soort
from cvt_desktop.domain.voorstel import zoals_gevraagd
from cvt_desktop.services import zitting_behandelen, zittingen
from cvt_desktop.services.invoer import Invoer
from cvt_desktop.services.oefenregister import BAKKENES, BENSALEM, RIETDIJK, SECRETARIS, VOORZITTER
from tests.groep_opzet import maak_groep, maak_groepsformulier
from tests.ui.pages.programma import meld_aan
from tests.werkweek import wandelingen
from tests.werkweek.hand import CTRL, TOETS, Hand
from ui.views.besluit_formulier import Besluitformulier
from ui.views.dossier import DossierView
from ui.views.intake import IntakeView
from ui.widgets.tekst import Tekst


def _teksten(widget: QWidget) -> list[str]:
    return [t.text() for t in widget.findChildren(Tekst) if t.isVisible()]


def _vul_in(view: IntakeView, hand: Hand) -> None:
    """The kind by the list, the form as a school filled it, and a name typed into the description."""
    keus = view.formulier.veld("soort").editor
    assert isinstance(keus, QComboBox)
    keus.setCurrentIndex(keus.findText(Soort.GROEPSARRANGEMENT.value))
    keus.activated.emit(keus.currentIndex())
    with hand.ruimte.omgeving.dienst.register.lezen() as uow:
        school = next(s for s in uow.scholen.all() if s.naam == "Lyceum Ravenkoog")
    dag = date(2027, 5, 12)
    invoer = Invoer.van(maak_groepsformulier(maak_groep(titel="Stilteklas")), None, school.id)
    view.formulier.toon(replace(invoer, ontvangen_op=dag, ontvangen_via=OntvangenVia.POST, datum_aanvraag=dag))
    vlak = view.formulier.veld("groep.beschrijving").editor
    assert isinstance(vlak, QPlainTextEdit)
    assert not any("lijkt op een naam" in tekst for tekst in _teksten(view.formulier))
    vlak.insertPlainText("Ook Teun Baardwijk. ")
    hand.rust()


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)
def test_that_a_group_goes_from_an_empty_page_to_the_letter_of_its_besluit(een: Programma) -> None:
    meld_aan(een)
    hand = Hand(een)
    hand.druk(TOETS.Key_N, CTRL)
    view = hand.ruimte.schil.huidige()
    assert isinstance(view, IntakeView)
    _vul_in(view, hand)
    assert not view.formulier.veld("leerling.roepnaam").isVisibleTo(view.formulier)
    assert not view.formulier.veld("a.relatie").isVisibleTo(view.formulier)
    assert any("lijkt op een naam" in tekst for tekst in _teksten(view.formulier))
    assert any("EUR 6.200" in tekst for tekst in _teksten(view.formulier))
    hand.druk(TOETS.Key_Return, CTRL)
    dossier = hand.ruimte.schil.huidige()
    assert isinstance(dossier, DossierView)
    id_, dienst = dossier.presenter.aanvraag_id, hand.ruimte.omgeving.dienst
    assert wandelingen.toets(hand, id_) == (13, 6)
    assert wandelingen.status(hand, id_) is Status.GEREED_VOOR_ZITTING

    leden = tuple(p.id for p in (VOORZITTER, BENSALEM, BAKKENES, RIETDIJK))
    zitting = zittingen.plannen(dienst, zittingen.Zittingplan(
        datum=date(2027, 5, 12), plaats="Sluiskade 8", stemgerechtigden=leden, secretaris_id=SECRETARIS.id))  # fmt: skip
    zittingen.agenderen(dienst, zitting, id_)
    for tab in ("overzicht", "aanvraag", "adviezen", "brieven", "geschiedenis"):
        hand.ruimte.omgeving.navigatie.naar_dossier(id_, tab=tab)
        hand.rust()
    with dienst.register.lezen() as uow:
        gevraagd = zoals_gevraagd(uow.aanvragen.get(id_))
    zitting_behandelen.openen(dienst, zitting, aanwezig=frozenset((*leden, SECRETARIS.id)), voorzitter_id=VOORZITTER.id,
                              secretaris_id=SECRETARIS.id)  # fmt: skip
    zitting_behandelen.voornemen(dienst, zitting, id_, gevraagd)
    zitting_behandelen.allen_voor(dienst, zitting, id_)
    zitting_behandelen.vaststellen_uitslag(dienst, zitting, id_)
    hand.ruimte.omgeving.navigatie.naar_zitting(zitting)
    hand.rust()
    hand.ruimte.omgeving.navigatie.naar_dossier(id_, tab="besluit")
    hand.rust()
    nu = hand.ruimte.schil.huidige()
    assert isinstance(nu, DossierView)
    (vorm,) = nu.findChildren(Besluitformulier)
    assert "1 Wat heeft de groep nodig" in _teksten(vorm)
    assert not any("gewone taal" in tekst for tekst in _teksten(vorm))
    assert nu.presenter.neem(nu.presenter.lees()).naam == "Groep ‘Stilteklas’"
    for scherm in ("werkvoorraad", "aanvragen", "overzichten"):
        hand.ruimte.schil.naar(scherm)
        hand.rust()
