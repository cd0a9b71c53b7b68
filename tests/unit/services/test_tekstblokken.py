"""Versions of the standard paragraphs: kept by the beheerder, used by letters that are made after it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import GeenRechtError, GewijzigdError, InvoerError, NietGevondenError
from cvt_desktop.domain.persoon import Rol
from cvt_desktop.ports.documenten import Tekstproef
from cvt_desktop.ports.opmaker import OnzetbareTekens
from cvt_desktop.services import brieven
from cvt_desktop.services.tekstblokken import Blokstand, bewaren, lijst, proefpagina, proeftekst, terugzetten
from tests.besluit_opzet import Besluitopzet, zet_besluit_op
from tests.factories import SECRETARIS, maak_persoon

BEHEERDER = maak_persoon("Jasper Beheer", Rol.BEHEERDER)
SLEUTEL = "ontvangst_school_nu"
TEKST = "Wij kijken eerst alles na. U hoort van ons voor {uiterlijk}."


@pytest.fixture
def opzet(tmp_path: Path) -> Besluitopzet:
    opzet = zet_besluit_op(tmp_path)
    with opzet.zitting.register.schrijven() as uow:
        uow.personen.save(BEHEERDER)
    return opzet


def _stand(opzet: Besluitopzet, sleutel: str = SLEUTEL) -> Blokstand:
    return next(s for s in lijst(opzet.dienst) if s.blok.sleutel == sleutel)


def test_that_a_new_text_is_a_version_with_who_and_when_and_back_is_one_too(opzet: Besluitopzet) -> None:
    beheer = opzet.als(BEHEERDER)
    assert _stand(opzet).nu.meegeleverd
    assert _stand(opzet).nu.nummer == 0
    bewaren(beheer, SLEUTEL, f"  {TEKST}\n", 0)
    nu = _stand(opzet).nu
    assert (nu.nummer, nu.tekst, nu.door, nu.op) == (1, TEKST, "Jasper Beheer", beheer.klok.now())
    terugzetten(beheer, SLEUTEL, 1)
    assert [(v.nummer, v.meegeleverd) for v in _stand(opzet).versies] == [(2, True), (1, False), (0, True)]
    assert _stand(opzet).nu.tekst == f"De meegeleverde tekst van {SLEUTEL}."
    with opzet.zitting.register.lezen() as uow:
        soorten = [g.actie for g in uow.logboek.since(0)]
    assert soorten.count(str(Actie.TEKSTBLOK_WIJZIGEN)) == 2


def test_that_a_letter_keeps_the_version_it_was_made_with_and_a_new_one_gets_the_new_text(opzet: Besluitopzet) -> None:
    eerst = brieven.ontvangstbevestiging_maken(opzet.dienst, opzet.aanvraag_id())[0]
    assert eerst.tekstversies == ()
    oud = brieven.pdf(opzet.dienst, eerst.id)[1]
    bewaren(opzet.als(BEHEERDER), SLEUTEL, TEKST, 0)
    assert brieven.pdf(opzet.dienst, eerst.id) == (eerst, oud)
    nieuw = brieven.ontvangstbevestiging_maken(opzet.dienst, opzet.aanvraag_id())
    school, ouders = nieuw[0], nieuw[1]
    assert school.tekstversies == ((SLEUTEL, 1),)
    assert ouders.tekstversies == ()  # the paragraph of another letter
    kop = opzet.opmaker.gemaakt[-1].kop
    assert [(b.blok, b.tekst) for b in kop.tekstblokken] == [(SLEUTEL, TEKST)]
    terugzetten(opzet.als(BEHEERDER), SLEUTEL, 1)
    weer = brieven.ontvangstbevestiging_maken(opzet.dienst, opzet.aanvraag_id())[0]
    assert weer.tekstversies == ((SLEUTEL, 2),)
    assert opzet.opmaker.gemaakt[-1].kop.tekstblokken == ()


@pytest.mark.parametrize(
    ("tekst", "melding"),
    [("Dag {uiterlijkk}", "Regel 1, teken 5"), ("", "Schrijf een tekst"), ("BSN 111222333", "BSN"),
     ("a\u202eb", "onzichtbaar teken"), (f"De meegeleverde tekst van {SLEUTEL}.", "niets gewijzigd")],
)  # fmt: skip
def test_that_a_wrong_text_is_refused_and_nothing_is_kept(opzet: Besluitopzet, tekst: str, melding: str) -> None:
    with pytest.raises(InvoerError, match=melding):
        bewaren(opzet.als(BEHEERDER), SLEUTEL, tekst, 0)
    assert _stand(opzet).nu.nummer == 0


def test_that_a_character_that_cannot_be_printed_is_refused_when_it_is_written(opzet: Besluitopzet) -> None:
    opzet.opmaker.onzetbaar = [OnzetbareTekens("tekst", "☃")]
    with pytest.raises(InvoerError, match="☃"):
        bewaren(opzet.als(BEHEERDER), SLEUTEL, "Dag ☃", 0)


def test_that_only_the_beheerder_writes_and_nobody_a_fixed_part(opzet: Besluitopzet) -> None:
    with pytest.raises(GeenRechtError):
        bewaren(opzet.als(SECRETARIS), SLEUTEL, TEKST, 0)
    for sleutel in ("vast_bezwaar", "bezwaar"):
        with pytest.raises(NietGevondenError, match="ligt vast"):
            bewaren(opzet.als(BEHEERDER), sleutel, TEKST, 0)
        with pytest.raises(NietGevondenError, match="ligt vast"):
            terugzetten(opzet.als(BEHEERDER), sleutel, 0)


def test_that_who_comes_second_is_told_so(opzet: Besluitopzet) -> None:
    bewaren(opzet.als(BEHEERDER), SLEUTEL, TEKST, 0)
    with pytest.raises(GewijzigdError):
        bewaren(opzet.als(BEHEERDER), SLEUTEL, "Een andere tekst.", 0)
    with pytest.raises(InvoerError, match="niets gewijzigd"):
        terugzetten(opzet.als(BEHEERDER), "ontvangst_ouders_nu", 0)


def test_that_a_text_is_shown_with_example_data_in_words_and_as_a_page(opzet: Besluitopzet) -> None:
    assert proeftekst(opzet.dienst, SLEUTEL, TEKST).endswith("voor donderdag 24 juni 2027.")
    assert proefpagina(opzet.dienst, SLEUTEL, TEKST).startswith(b"%PDF")
    document = opzet.opmaker.laatste(Tekstproef)
    assert isinstance(document, Tekstproef)
    assert document.kop.concept
    assert document.tekst == TEKST
    with pytest.raises(InvoerError, match="teken 1"):
        proeftekst(opzet.dienst, SLEUTEL, "{fout}")


def test_that_a_version_is_never_changed_by_another_text(opzet: Besluitopzet) -> None:
    eerste = bewaren(opzet.als(BEHEERDER), SLEUTEL, TEKST, 0)
    bewaren(opzet.als(BEHEERDER), SLEUTEL, "Een tweede tekst.", 1)
    with opzet.zitting.register.lezen() as uow:
        assert uow.tekstversies.get(eerste.id) == replace(eerste, versie=1)
