"""The form of an advice: with whom was spoken, said short, and for two people at once."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QAbstractButton, QCheckBox
from pytestqt.qtbot import QtBot

from cvt_desktop.domain.deskundigenadvies import Adviesinhoud, Gesproken
from cvt_desktop.domain.formulier import Categorie
from tests.factories import maak_adviesinhoud
from ui.presenters.advies import STELLINGEN, Adviesvorm, naar_velden, van_velden
from ui.views.advies_formulier import Adviesformulier

GEVRAAGD = {"categorie": str(Categorie.MIDDEN), "tot_en_met": date(2029, 7, 31)}


def formulier(qtbot: QtBot, inhoud: Adviesinhoud, *, pro: bool = False) -> Adviesformulier:
    vorm = Adviesvorm(titel="", sub="", overnemen=pro, pro=pro, criteria=(), stukken=(), deskundigen=(), bijlagen=(),
                      waarden=naar_velden(inhoud), hoofdknop="Vaststellen", kort=pro, samen=pro, gevraagd=GEVRAAGD)  # fmt: skip
    formulier = Adviesformulier(vorm)
    qtbot.addWidget(formulier)
    return formulier


def test_that_alleen_het_dossier_and_a_talk_exclude_each_other(qtbot: QtBot) -> None:
    f = formulier(qtbot, maak_adviesinhoud(gesproken=(Gesproken.LEERLING,)))
    vinkjes = {v.text(): v for v in f.velden()["gesproken"].findChildren(QCheckBox)}
    vinkjes["ouders"].click()
    assert van_velden(f.waarden(), Adviesinhoud()).gesproken == (Gesproken.LEERLING, Gesproken.OUDERS)
    vinkjes["alleen het dossier"].click()
    assert van_velden(f.waarden(), Adviesinhoud()).gesproken == (Gesproken.NIEMAND,)
    vinkjes["school"].click()
    assert van_velden(f.waarden(), Adviesinhoud()).gesproken == (Gesproken.SCHOOL,)


def test_that_short_takes_the_place_of_findings_and_why(qtbot: QtBot) -> None:
    f = formulier(qtbot, maak_adviesinhoud(), pro=True)
    velden = f.velden()
    assert velden["ondersteuningsbehoefte"].isVisibleTo(f)
    velden["kort"].editor.click()  # type: ignore[attr-defined]
    assert not any(velden[naam].isVisibleTo(f) for naam in ("ondersteuningsbehoefte", "mening", "waarom_arrangement_niet"))
    assert velden["kern"].isVisibleTo(f)


def test_that_each_of_the_two_has_statements_of_the_own_and_a_refusal_finds_them(qtbot: QtBot) -> None:
    f = formulier(qtbot, maak_adviesinhoud(), pro=True)
    assert {"deskundige_2", "niet_in_dienst_2", "beslist_niet_mee_2", "onafhankelijkheid_2"} <= set(f.velden())
    assert f.toon_weigering("onafhankelijkheid_2", "Vul eerst in.")
    assert (f.velden()["niet_in_dienst_2"].fout(), f.velden()["niet_in_dienst"].fout()) == ("Vul eerst in.", "")


def test_that_a_nee_without_its_reason_is_refused_at_the_reason(qtbot: QtBot) -> None:
    f = formulier(qtbot, maak_adviesinhoud())
    f.zet_waarden({naam: "nee" for naam, _ in STELLINGEN})
    assert f.toon_weigering("onafhankelijkheid", "Vul eerst in.")
    assert (f.velden()["onafhankelijkheid"].fout(), f.velden()["niet_in_dienst"].fout()) == ("Vul eerst in.", "")


def test_that_positief_begins_with_what_was_asked_and_never_goes_over_what_was_filled_in(qtbot: QtBot) -> None:
    f = formulier(qtbot, Adviesinhoud(categorie=Categorie.LAAG))
    knoppen = {k.text(): k for k in f.velden()["conclusie"].findChildren(QAbstractButton)}
    knoppen["negatief"].click()
    assert f.waarden()["tot_en_met"] is None
    knoppen["positief"].click()
    assert (f.waarden()["categorie"], f.waarden()["tot_en_met"]) == (str(Categorie.LAAG), date(2029, 7, 31))
