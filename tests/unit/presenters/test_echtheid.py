"""What the screens say about signatures: a word and a shape, and which stem is wrong."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

import pytest

from cvt_desktop.domain.echtheid import NIET_BEKRACHTIGD, Echtheid, Oordeel
from cvt_desktop.domain.ids import PersoonId
from cvt_desktop.domain.persoon import Rol
from cvt_desktop.domain.stem import Stemkeuze
from cvt_desktop.ports.zegel import Zegel
from cvt_desktop.services import gebruikers
from cvt_desktop.services.besluitenlijst import besluitenlijst_document
from tests.besluit_opzet import Besluitopzet, zet_besluit_op
from tests.factories import BAKKENES, PLV_SECRETARIS, RIETDIJK, VOORZITTER
from tests.zitting_opzet import NepNavigatie
from ui.presenters.bekrachtigen import BekrachtigenPresenter
from ui.presenters.echtheid import echtheidchip, samenchip
from ui.presenters.rollen import RollenPresenter
from ui.presenters.zitting_live import ZittingLivePresenter
from ui.tonen import Vorm


@pytest.fixture
def opzet(tmp_path: Path) -> Besluitopzet:
    """Confirmed by all, and then the stem of Bakkenes was changed by hand."""
    opzet = zet_besluit_op(tmp_path)
    with opzet.zitting.register.schrijven() as uow:
        zitting = uow.zittingen.get(opzet.zitting.zitting_id)
        punt = zitting.punten[0]
        stem = punt.stem_van(BAKKENES.id)
        assert stem is not None
        uow.zittingen.save(zitting.met_punt(punt.met_stem(replace(stem, keuze=Stemkeuze.TEGEN))))
    return opzet


def _nooit(persoon_id: PersoonId, wachtzin: str) -> AbstractContextManager[Zegel]:
    raise AssertionError("asked for a passphrase")


def test_that_every_verdict_has_its_word_and_its_own_shape() -> None:
    chips = [echtheidchip(Oordeel(echtheid=soort, reden="")) for soort in Echtheid]
    assert [c.tekst for c in chips] == [
        "gecontroleerd", "telt via de besluitenlijst", "wacht op rolcertificaat", "niet ondertekend", "klopt niet",
    ]  # fmt: skip
    assert len({c.vorm for c in chips}) == len(chips)


def test_that_several_stemmen_are_told_by_the_worst_of_them() -> None:
    goed, fout = Oordeel(echtheid=Echtheid.ECHT, reden=""), Oordeel(echtheid=Echtheid.VALS, reden="")
    open_, zonder = (Oordeel(echtheid=Echtheid.ZONDER, reden=reden) for reden in (NIET_BEKRACHTIGD, "betwist"))
    assert samenchip(()) is None
    for stemmen, tekst in (((goed, goed), "2 stemmen gecontroleerd"), ((goed, fout), "1 van 2 stemmen klopt niet"),
                           ((open_, open_), "2 stemmen nog niet bekrachtigd"),
                           ((goed, open_), "1 van 2 stemmen nog niet bekrachtigd"),
                           ((open_, zonder), "2 stemmen niet ondertekend")):  # fmt: skip
        chip = samenchip(stemmen)
        assert chip is not None
        assert chip.tekst == tekst


def test_that_the_end_of_the_zitting_names_the_member_whose_stem_is_wrong_and_lets_that_member_sit_down(
    opzet: Besluitopzet,
) -> None:
    presenter = BekrachtigenPresenter(opzet.dienst, NepNavigatie(), opzet.zitting.zitting_id, _nooit)
    blad = presenter.blad()
    assert {lid.naam: lid.open for lid in blad.leden}[BAKKENES.naam]
    assert [lid.naam for lid in blad.leden if lid.stand.tekst == "1 stem klopt niet"] == [BAKKENES.naam]
    chip = blad.uitkomsten[0].echtheid
    assert chip is not None
    assert chip.als_tekst() == "■ 1 van 4 stemmen klopt niet"
    [rij] = presenter.stemmen_van(BAKKENES.id)
    assert not rij.klaar
    assert rij.echtheid is not None
    assert (rij.echtheid.tekst, rij.reden) == ("klopt niet", "wat is ondertekend, is iets anders dan hier staat")


def test_that_the_live_screen_marks_it_at_the_stem_itself(opzet: Besluitopzet) -> None:
    blad = ZittingLivePresenter(opzet.dienst, NepNavigatie(), opzet.zitting.zitting_id).blad().beslis
    assert blad is not None
    vormen = {s.naam: s.echtheid.vorm for s in blad.stemmers if s.echtheid is not None}
    assert [naam for naam, vorm in vormen.items() if vorm is Vorm.VIERKANT] == ["J. Bakkenes"]
    assert len(vormen) == 4


def test_that_the_besluitenlijst_says_that_a_stem_is_not_what_was_signed(opzet: Besluitopzet) -> None:
    opmerkingen = besluitenlijst_document(opzet.dienst, opzet.zitting.zitting_id).punten[0].opmerkingen
    assert opmerkingen == ("De stem van Joost Bakkenes is niet wat is ondertekend en telt niet mee",)


def test_that_a_certificate_that_waits_is_signed_with_the_key_in_view(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    gebruikers.rollen_wijzigen(opzet.als(PLV_SECRETARIS), RIETDIJK.id, frozenset({Rol.LID, Rol.DESKUNDIGE}))
    presenter = RollenPresenter(opzet.als(VOORZITTER))
    blad = presenter.blad()
    assert blad.te_tekenen == (10,)
    assert (blad.rijen[0].stand.tekst, blad.rijen[0].getekend) == ("wacht op ondertekening", PLV_SECRETARIS.naam)
    tekst = presenter.bevestiging((10,))
    assert blad.rijen[0].vingerafdruk in tekst
    assert "LET OP" not in tekst
    presenter.teken((10,))
    blad = presenter.blad()
    assert (blad.te_tekenen, blad.rijen[0].stand.tekst) == ((), "geldig")
    assert blad.rijen[0].uitleg == "ondertekend door twee leden"
    gebruikers.rollen_wijzigen(opzet.als(PLV_SECRETARIS), RIETDIJK.id, frozenset({Rol.LID}))
    afgenomen = presenter.blad().rijen[0]
    assert (afgenomen.getekend, afgenomen.uitleg) == (PLV_SECRETARIS.naam, "een rol afnemen vraagt één handtekening")
    assert not RollenPresenter(opzet.dienst).blad().mag_tekenen
