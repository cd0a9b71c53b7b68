"""The agenda as it is drawn in screens.md 4.8: folded lines, who read them, what went out, what comes first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.domain.aanvraag import Aanvraag, Status
from cvt_desktop.domain.bestandssoort import Stuksoort
from cvt_desktop.domain.formulier import Houding
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.services import leeslijst, zittingen
from cvt_desktop.services.werkvoorraad import alle_stappen, werkvoorraad
from tests.dossiers import voeg_stuk
from tests.factories import BAKKENES, BENSALEM, RIETDIJK, SECRETARIS, VANDAAG, VOORZITTER
from tests.fakes.register import maak_dienst
from tests.hamer_opzet import bewaar_verlenging, zet_blok_op
from tests.unit.services.test_leesmappen import maak as maak_leesmap
from tests.werkvoorraad_opzet import maak_werkregister, zet
from tests.zitting_opzet import NepNavigatie, Opzet, plan, zet_op
from ui.presenters.agendarijen import gelezenchip
from ui.presenters.werkvoorraad import ALLES, WerkvoorraadPresenter
from ui.presenters.zitting_agenda import ZittingAgendaPresenter


def _presenter(opzet: Opzet) -> ZittingAgendaPresenter:
    return ZittingAgendaPresenter(opzet.dienst, NepNavigatie(), opzet.zitting_id)


def _namen(presenter: ZittingAgendaPresenter) -> list[tuple[str, str]]:
    return [(r.nr, r.naam.strip()) for r in presenter.blad().blok]


def _gezien(aanvraag: Aanvraag) -> Aanvraag:
    """A parent only saw the aanvraag: a soft reason to discuss it."""
    f = aanvraag.formulier
    verzorgers = (replace(f.b.verzorgers[0], houding=Houding.GEZIEN), *f.b.verzorgers[1:])
    return replace(aanvraag, formulier=replace(f, b=replace(f.b, verzorgers=verzorgers)))


def test_that_hamerstukken_of_one_school_and_kind_fold_and_what_somebody_passed_over_stays_in_sight(tmp_path: Path) -> None:
    opzet = zet_blok_op(tmp_path, hamer=3, bespreek=0)
    met_kanttekening = bewaar_verlenging(opzet, 3, _gezien)
    zittingen.agenderen(opzet.dienst, opzet.zitting_id, met_kanttekening.id)
    presenter = _presenter(opzet)
    presenter.aanmerken(next(r for r in presenter.blad().agenda if not r.hamer), toch=True)
    assert _namen(presenter) == [("1–3", "▸ vso De Meander · verlenging × 3"), ("4", "Rens3 V.")]
    vouw, los = presenter.blad().blok
    assert (vouw.stand, los.stand) == ("conform, adviezen gelijk", "met kanttekening")
    assert presenter.vouw(vouw, open_=True)
    assert not presenter.vouw(vouw, open_=True), "it is open already"
    assert _namen(presenter)[1:4] == [("1", "Rens0 V."), ("2", "Rens1 V."), ("3", "Rens2 V.")]
    presenter.uitlichten(opzet.dossiers[0].id)
    presenter.uitlichten(opzet.dossiers[1].id)
    assert _namen(presenter) == [("1", "Rens2 V."), ("2", "Rens3 V.")], "one of a kind is no group"


def test_that_each_hamerstuk_says_who_read_it_and_a_line_of_several_says_the_fewest_and_the_most(tmp_path: Path) -> None:
    opzet = zet_blok_op(tmp_path, hamer=2, bespreek=0)
    for aanvraag in opzet.dossiers:
        voeg_stuk(opzet.dienst, f"OPP {aanvraag.kenmerk}.pdf", Stuksoort.OPP, b"OPP", aanvraag_id=aanvraag.id)
    for lid in (BENSALEM, BAKKENES, RIETDIJK):
        leeslijst.dossier_gelezen(opzet.als(lid), opzet.dossiers[0].id, True)
    leeslijst.dossier_gelezen(opzet.als(VOORZITTER), opzet.dossiers[1].id, True)
    presenter = _presenter(opzet)
    presenter.vouw(presenter.blad().blok[0], open_=True)
    vouw, een, twee = presenter.blad().blok
    assert [r.gelezen.als_tekst() for r in (vouw, een, twee)] == ["▲ 1–3 van 4", "3 van 4", "▲ 1 van 4"]
    assert een.uitleg == "Gelezen door S. Bensalem, J. Bakkenes en A. Rietdijk."
    assert twee.uitleg == "Gelezen door W. Terhorst, minder dan het quorum van 3."


@pytest.mark.parametrize(("lezers", "tekst"), [(0, "▲ 0 van 4"), (2, "▲ 2 van 4"), (3, "3 van 4"), (4, "✓ alle 4")])
def test_that_fewer_readers_than_the_quorum_is_a_hint(lezers: int, tekst: str) -> None:
    assert gelezenchip(lezers, 4, 3).als_tekst() == tekst


def test_that_the_head_says_when_the_stukken_went_out_and_to_how_many(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path / "register", aantal=1)
    assert _presenter(opzet).blad().sub.endswith(" · stukken nog niet uit")
    opzet.klok.verder(-8)
    maak_leesmap(opzet, tmp_path / "een", BENSALEM, BAKKENES, na=VANDAAG)
    opzet.klok.verder(2)
    assert _presenter(opzet).blad().sub.endswith(" · stukken uit: di 4 mei (2 van 4 leden) · openen kan op de dag zelf")
    maak_leesmap(opzet, tmp_path / "twee", BAKKENES, RIETDIJK, VOORZITTER)
    assert _presenter(opzet).blad().sub.endswith(" · stukken uit: di 4 mei · openen kan op de dag zelf")


def _zet(opzet: Opzet, id_: AanvraagId, **velden: object) -> None:
    """Change block A of a dossier."""
    with opzet.register.schrijven() as uow:
        aanvraag: Aanvraag = uow.aanvragen.get(id_)
        formulier = replace(aanvraag.formulier, a=replace(aanvraag.formulier.a, **velden))  # type: ignore[arg-type]
        uow.aanvragen.save(replace(aanvraag, formulier=formulier))


def test_that_spoed_and_a_term_before_the_next_zitting_are_proposed_first(tmp_path: Path) -> None:
    """Zoë's term ends on wo 19 mei, before the zitting of wo 26 mei; Ömer is the last by term and has spoed."""
    opzet = zet_op(tmp_path, aantal=3, op_agenda=False)
    zittingen.plannen(opzet.dienst, plan(datum=date(2027, 5, 26)))
    _zet(opzet, opzet.dossiers[1].id, ontvangen_op=date(2027, 3, 24))
    _zet(opzet, opzet.dossiers[2].id, spoed="thuiszitter", ontvangen_op=date(2027, 4, 20))
    presenter = _presenter(opzet)
    kandidaten = presenter.kandidaten().rijen
    assert {k.leerling.split()[0]: k.eerst for k in kandidaten} == {
        "Mikołaj": "", "Zoë": "termijn vóór de volgende zitting", "Ömer": "spoed: thuiszitter",
    }  # fmt: skip
    assert kandidaten[-1].leerling.startswith("Mikołaj"), "the one that can wait comes last"
    assert next(k for k in kandidaten if k.leerling.startswith("Ömer")).wat == "spoed: thuiszitter · gereed"
    assert next(k for k in kandidaten if k.leerling.startswith("Zoë")).wat == "gereed · dan te laat"
    presenter.op_agenda(opzet.dossiers[2].id)
    (rij,) = presenter.blad().agenda
    assert rij.bij.startswith("spoed · ")
    assert rij.uitleg.startswith("Spoed: thuiszitter.")


def test_that_the_werkvoorraad_says_spoed_in_the_line_finds_it_and_says_why_in_the_peek(tmp_path: Path) -> None:
    register = maak_werkregister(tmp_path)
    id_ = zet(register, "2026-0391", Status.IN_TOETSING)
    zet(register, "2026-0399", Status.IN_TOETSING)
    klaar = zet(register, "2026-0300", Status.INGETROKKEN)
    dienst = maak_dienst(register, SECRETARIS)
    opzet = Opzet(register=register, dienst=dienst, klok=dienst.klok, zitting_id=None)  # type: ignore[arg-type]
    _zet(opzet, id_, spoed="thuiszitter")
    _zet(opzet, klaar, spoed="thuiszitter")
    assert dienst.overzichten.spoed() == {id_: "thuiszitter"}, "what is done with has no hurry"
    for regels in (werkvoorraad(dienst), alle_stappen(dienst)):
        assert [r.spoed for r in regels if r.dossier is not None] == ["thuiszitter", ""]
    presenter = WerkvoorraadPresenter(dienst, NepNavigatie())
    presenter.neem(presenter.laad())
    presenter.chip = ALLES
    (rij,) = (r for r in presenter.rijen() if "spoed" in r.hooi)
    assert rij.stap.startswith("Spoed · ")
    kijkje = presenter.kijkje(rij.sleutel)
    assert kijkje is not None
    assert ("Spoed, omdat", "thuiszitter") in kijkje.regels
