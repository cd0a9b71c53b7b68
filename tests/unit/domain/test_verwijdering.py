"""When a dossier that was registered by mistake may go, and who says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from cvt_desktop.domain.brief import Briefsoort
from cvt_desktop.domain.errors import GeenRechtError, InvoerError, ToestandError
from cvt_desktop.domain.ids import PersoonId
from cvt_desktop.domain.regels_verwijdering import BEVESTIGINGEN, Verwijderfeiten, belemmeringen
from cvt_desktop.domain.verwijdering import (
    Verwijderreden,
    Verwijderstand,
    eis_zonder_naam,
    schooltekst,
)
from tests.factories import maak_verwijdering

VRAGER, TWEEDE = PersoonId(UUID(int=1)), PersoonId(UUID(int=2))
NU = datetime(2027, 5, 12, 9, tzinfo=UTC)
VERZOEK = maak_verwijdering(gevraagd_door=VRAGER)


@pytest.mark.parametrize(("feit", "code"), [
    ({"nummers": ("M-2027-1",)}, "nummer"),
    ({"besluiten": 1}, "besluit"),
    ({"buiten_behandeling": True}, "buiten-behandeling"),
    ({"bezwaren": 1}, "bezwaar"),
    ({"stemmen": 1}, "stem"),
    ({"behandeld": True}, "behandeld"),
    ({"adviezen_vastgesteld": 1}, "advies"),
    ({"aanvullingen_verzonden": 1}, "aanvulling"),
    ({"termijnfeiten": 1}, "termijn"),
    ({"zienswijzen": 1}, "zienswijze"),
    ({"ingetrokken": True}, "ingetrokken"),
    ({"klaargezet": 1}, "klaargezet"),
])  # fmt: skip
def test_that_what_has_legal_effect_keeps_a_dossier_and_says_what_to_do(feit: dict[str, Any], code: str) -> None:
    reden, *meer = belemmeringen(Verwijderfeiten(**feit))
    assert (reden.code, meer) == (code, [])
    assert reden.wat.endswith(".")
    assert reden.dan.endswith(".")
    assert reden.zin == f"{reden.wat} {reden.dan}"


@pytest.mark.parametrize("soort", list(Briefsoort))
def test_that_of_all_letters_that_left_only_an_ontvangstbevestiging_stops_nothing(soort: Briefsoort) -> None:
    gevonden = belemmeringen(Verwijderfeiten(verzonden=frozenset({soort})))
    assert [r.code for r in gevonden] == ([] if soort in BEVESTIGINGEN else ["brief"])


def test_that_all_reasons_are_given_the_heaviest_first() -> None:
    feiten = Verwijderfeiten(verzonden=frozenset({Briefsoort.TLV}), besluiten=1, nummers=("M-1",), stemmen=3)
    assert [r.code for r in belemmeringen(feiten)] == ["nummer", "besluit", "stem", "brief"]
    assert belemmeringen(Verwijderfeiten()) == ()


def test_that_who_asked_it_never_confirms_or_refuses_it_and_another_never_takes_it_back() -> None:
    for act in (lambda: VERZOEK.bevestigen(VRAGER, NU), lambda: VERZOEK.weigeren(VRAGER, NU, "nee"),
                lambda: VERZOEK.terugnemen(TWEEDE, NU)):  # fmt: skip
        with pytest.raises(GeenRechtError) as fout:
            act()
        assert fout.value.dossier == VERZOEK.aanvraag_id
    assert VERZOEK.bevestigen(TWEEDE, NU).verwijderd


def test_that_what_is_done_with_is_done_with() -> None:
    for klaar in (VERZOEK.bevestigen(TWEEDE, NU), VERZOEK.weigeren(TWEEDE, NU, "het klopt"), VERZOEK.terugnemen(VRAGER, NU)):
        assert not klaar.open
        assert klaar.afgedaan_op == NU
        with pytest.raises(ToestandError, match=f"al {klaar.stand}"):
            klaar.bevestigen(TWEEDE, NU)
        with pytest.raises(ToestandError):
            klaar.terugnemen(VRAGER, NU)


def test_that_a_refusal_has_a_sentence() -> None:
    for leeg in ("", "  ", "x" * 201):
        with pytest.raises(InvoerError) as fout:
            VERZOEK.weigeren(TWEEDE, NU, leeg)
        assert fout.value.veld == "waarom"
    assert VERZOEK.weigeren(TWEEDE, NU, " het  klopt ").weigering == "het klopt"


@pytest.mark.parametrize("tekst", ["dubbel van Mikołaj", "ZURAWSKI staat er al", "zie brandt-dossier"])
def test_that_what_outlives_the_dossier_names_nobody_in_it(tekst: str) -> None:
    with pytest.raises(InvoerError) as fout:
        eis_zonder_naam("toelichting", tekst, ["Mikołaj Żurawski-Brandt"])
    assert fout.value.veld == "toelichting"
    eis_zonder_naam("toelichting", "een test van de scanner", ["Mikołaj Żurawski-Brandt", "Jo de Wit", ""])


@pytest.mark.parametrize("tekst", ["dubbel met Bo", "is van bó uit klas 2", "Li staat er al in"])
def test_that_a_short_name_of_the_pupil_is_refused_as_a_word_of_its_own(tekst: str) -> None:
    with pytest.raises(InvoerError):
        eis_zonder_naam("toelichting", tekst, [], ["Bo van Li"])
    eis_zonder_naam("toelichting", "het boek van de school, een link, al in bewerking", [], ["Bo van Li", "R. El Idrissi"])
    eis_zonder_naam("toelichting", tekst, ["Bo van Li"])  # of who wrote for the school only longer ones count


def test_that_a_particle_of_a_name_stands_in_any_sentence() -> None:
    eis_zonder_naam("toelichting", "het is een aanvraag van een ander", ["Sem van den Bergh van het Hof"])
    with pytest.raises(InvoerError):
        eis_zonder_naam("toelichting", "aanvraag van den Bergh", ["Sem van den Bergh van het Hof"])


def test_that_the_school_is_told_without_a_name_and_what_happens_to_its_aanvraag() -> None:
    weg = replace(VERZOEK, stand=Verwijderstand.VERWIJDERD, bevestigd_op=date(2027, 5, 11))
    assert weg.school_wacht
    assert not VERZOEK.school_wacht
    dubbel, ander = (schooltekst(replace(weg, reden=reden), "toelaatbaarheidsverklaring")
                     for reden in (Verwijderreden.DUBBEL, Verwijderreden.ANDER_VERBAND))  # fmt: skip
    assert "2026-0391" in dubbel
    assert "onder het andere kenmerk" in dubbel
    assert "Awb 2:3" in ander
    assert not weg.school_gemeld(date(2027, 5, 13)).school_wacht
    with pytest.raises(ToestandError):
        VERZOEK.school_gemeld(date(2027, 5, 13))


def test_that_the_words_for_the_reason_hold_the_explanation() -> None:
    assert VERZOEK.reden_voluit == "dubbel geregistreerd"
    assert replace(VERZOEK, toelichting="zie 2026-0390").reden_voluit == "dubbel geregistreerd (zie 2026-0390)"
    anders = replace(VERZOEK, reden=Verwijderreden.ANDERS, toelichting="een test van de scanner")
    assert anders.reden_voluit == "anders, namelijk een test van de scanner"
