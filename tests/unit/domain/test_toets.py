"""The checklist of screens.md part 6 as data, what the program answers, and closing it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from cvt_desktop.domain.errors import InvoerError, NietGevondenError, ToestandError
from cvt_desktop.domain.formulier import Categorie, Instemming, JaNee, RelatieSchool, Soort
from cvt_desktop.domain.ids import PersoonId
from cvt_desktop.domain.soorten import SOORTEN
from cvt_desktop.domain.toets import (
    Antwoord,
    Beantwoording,
    Grondslag,
    Rubriek,
    Toets,
    Toetsfeiten,
    Toetslijst,
    automatische_antwoorden,
    lees_toetslijst,
)
from cvt_desktop.domain.toetsfeiten import REGELS
from cvt_desktop.services import toetslijsten
from cvt_desktop.services.toetslijsten import nieuwste_toetslijst, toetslijst

SECRETARIS = PersoonId(UUID(int=1))
VANDAAG = date(2027, 5, 12)
REDEN = "weegt mee in de redenen van het besluit"

NORMAAL = Toetsfeiten(
    peildatum=date(2027, 4, 2),
    school_code="99RA-00",
    school_in_register=True,
    relatie=RelatieSchool.INGESCHREVEN,
    soort_bekend=True,
    datum_aanvraag=date(2027, 4, 1),
    getekend=True,
    namens_bevoegd_gezag=JaNee.JA,
    geen_andere_route=True,
    gezaghebbenden=2,
    houdingen_bekend=2,
    opp_datum=date(2027, 3, 18),
    mdo_op=date(2027, 3, 22),
    mdo_bijlage=True,
    zienswijzen=1,
    mening_leerling=True,
    instemming_handelingsdeel=Instemming.JA,
    categorie=Categorie.LAAG,
    ingangsdatum=date(2027, 6, 1),
    einddatum=date(2029, 7, 31),
    reden_duur_categorie=True,
    criteria_versie="2023-2027",
)


@pytest.fixture
def lijst() -> Toetslijst:
    return nieuwste_toetslijst(Soort.TLV_VSO_NIEUW)


def _ja(code: str) -> Beantwoording:
    return Beantwoording(code=code, antwoord=Antwoord.JA, door=SECRETARIS)


def _nee(code: str) -> Beantwoording:
    return Beantwoording(code=code, antwoord=Antwoord.NEE, door=SECRETARIS, wat_ontbreekt="het verslag")


def _vol(lijst: Toetslijst) -> Toets:
    return Toets.nieuw(lijst).overige_open_ja(lijst, SECRETARIS)


# ---------------------------------------------------------------------------------------------- the list


def test_that_the_list_for_a_new_tlv_vso_has_the_twenty_questions_of_the_brief(lijst: Toetslijst) -> None:
    assert " ".join(lijst.codes) == "O1 O2 O3 O4 O5 O6 V1 V2 V3 V4 V5 V6 V8 V9 N1 N2 N3 T1 T2 T3"
    assert [len(lijst.in_rubriek(r)) for r in Rubriek] == [6, 8, 3, 3, 0]


def test_that_seven_questions_are_left_to_a_person(lijst: Toetslijst) -> None:
    assert [p.code for p in lijst.punten if p.automatisch is None] == ["O2", "V4", "N1", "N2", "N3", "T1", "T2"]


def test_that_every_question_names_a_ground_a_source_and_an_explanation(lijst: Toetslijst) -> None:
    for punt in lijst.punten:
        assert punt.grondslagen, punt.code
        assert punt.bronteksten, punt.code
        assert len(punt.uitleg) > 40, punt.code


def test_that_the_lists_use_every_rule_and_only_known_ones() -> None:
    assert {p.automatisch for soort in SOORTEN for p in nieuwste_toetslijst(soort).punten if p.automatisch} == set(REGELS)


def test_that_only_law_and_need_can_ground_a_request_to_complete(lijst: Toetslijst) -> None:
    assert lijst.punt("V4").nee_is_gebrek
    assert lijst.punt("V4").grondslagen == (Grondslag.BEOORDELING,)
    assert lijst.punt("V8").nee_is_gebrek
    assert not lijst.punt("V6").nee_is_gebrek
    assert not lijst.punt("O6").nee_is_gebrek


def test_that_an_unknown_version_is_refused_and_a_list_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NietGevondenError):
        toetslijst(Soort.TLV_VSO_NIEUW, 99)
    assert [nieuwste_toetslijst(soort).soort for soort in Soort] == list(Soort)
    monkeypatch.setattr(toetslijsten, "_MAP", "er-is-niets")
    with pytest.raises(NietGevondenError) as fout:
        nieuwste_toetslijst(Soort.GROEPSARRANGEMENT)
    assert fout.value.veld == "soort"


@pytest.mark.parametrize(
    ("vervang", "door"),
    [
        ('code = "B"', 'code = "A"'),
        ('"wvo-2.44"', '"wvo-1.1"'),
        ('grondslagen = ["W"]', 'grondslagen = ["Q"]'),
        ('grondslagen = ["W"]', "grondslagen = []"),
        ('rubriek = "volledigheid"', 'rubriek = "smaak"'),
        ('soort = "TLV_VSO_NIEUW"', 'soort = "TLV_X"'),
        ('"anders, namelijk"', '"zomaar"'),
        ("versie = 1", "versie = "),
        ("titel", "kop"),
    ],
)
def test_that_a_broken_list_is_refused(vervang: str, door: str) -> None:
    punt = (
        '[[punt]]\ncode = "{}"\nrubriek = "volledigheid"\nvraag = "?"\ngrondslagen = ["W"]\n'
        'bronnen = ["wvo-2.44"]\nuitleg = "x"\n'
    )
    kop = 'soort = "TLV_VSO_NIEUW"\nversie = 1\ntitel = "t"\nredenen = ["r", "anders, namelijk"]\n'
    goed = kop + punt.format("A") + punt.format("B")
    assert lees_toetslijst(goed).codes == ("A", "B")
    with pytest.raises(InvoerError):
        lees_toetslijst(goed.replace(vervang, door))


# ------------------------------------------------------------------------------------- what the program knows


def test_that_the_program_answers_thirteen_of_twenty_in_a_normal_case(lijst: Toetslijst) -> None:
    toets = Toets.nieuw(lijst).door_programma(lijst, NORMAAL)
    assert toets.aantal_door_programma() == 13
    assert [p.code for p in toets.open_punten(lijst)] == ["O2", "V4", "N1", "N2", "N3", "T1", "T2"]
    assert toets.nee_punten(lijst) == ()


def test_that_every_automatic_answer_says_what_it_saw(lijst: Toetslijst) -> None:
    antwoorden = automatische_antwoorden(lijst, NORMAAL)
    assert antwoorden["O1"].grond == "school 99RA-00 staat in het register; de leerling is er ingeschreven"
    assert antwoorden["O5"].grond.startswith("geen lopende TLV gevonden")
    assert antwoorden["V1"].grond == "OPP van 18 maart 2027, jonger dan 12 maanden"
    assert all(a.grond for a in antwoorden.values())


@pytest.mark.parametrize(
    ("code", "anders", "antwoord"),
    [
        ("O1", {"school_in_register": False}, Antwoord.NEE),
        ("O1", {"relatie": None}, None),
        ("O3", {"getekend": False}, Antwoord.NEE),
        ("O3", {"datum_aanvraag": None}, Antwoord.NEE),
        ("O4", {"namens_bevoegd_gezag": JaNee.NEE}, Antwoord.NEE),
        ("O4", {"namens_bevoegd_gezag": JaNee.NIET_VERMELD}, None),
        ("O5", {"lopende_tlv": "OEF-2425-0087"}, Antwoord.NEE),
        ("O5", {"geen_andere_route": False}, None),
        ("O6", {"houdingen_bekend": 1}, Antwoord.NEE),
        ("O6", {"gezaghebbenden": 0}, None),
        ("V1", {"opp_datum": None}, Antwoord.NEE),
        ("V1", {"opp_datum": date(2026, 4, 3)}, Antwoord.JA),
        ("V1", {"opp_datum": date(2026, 4, 2)}, Antwoord.NEE),
        ("V2", {"mdo_bijlage": False}, Antwoord.NEE),
        ("V3", {"zienswijzen": 0}, Antwoord.JA),
        ("V3", {"zienswijzen": 0, "ouder_niet_eens": True}, Antwoord.NEE),
        ("V5", {"mening_leerling": False}, Antwoord.NEE),
        ("V5", {"mening_leerling": False, "mening_waarom_niet": True}, Antwoord.NVT),
        ("V6", {"instemming_handelingsdeel": Instemming.DEELS}, Antwoord.NEE),
        ("V6", {"instemming_handelingsdeel": None}, None),
        ("V8", {"categorie": None}, Antwoord.NEE),
        ("V8", {"einddatum": date(2028, 7, 31)}, Antwoord.JA),
        ("V8", {"einddatum": date(2027, 7, 31)}, Antwoord.NEE),
        ("V9", {}, Antwoord.NVT),
        ("V9", {"school_regelt_deskundigen": True}, Antwoord.NEE),
        ("V9", {"adviezen_vastgesteld": 2, "beroepen_kloppen": True}, Antwoord.JA),
        ("V9", {"adviezen_vastgesteld": 2}, Antwoord.NEE),
        ("T3", {"criteria_versie": ""}, None),
    ],
)
def test_that_a_rule_answers_only_what_the_facts_show(
    lijst: Toetslijst, code: str, anders: dict[str, object], antwoord: Antwoord | None
) -> None:
    gekregen = automatische_antwoorden(lijst, replace(NORMAAL, **anders)).get(code)  # type: ignore[arg-type]
    assert (gekregen.antwoord if gekregen else None) == antwoord


def test_that_empty_facts_are_never_a_yes(lijst: Toetslijst) -> None:
    leeg = automatische_antwoorden(lijst, Toetsfeiten(peildatum=VANDAAG))
    assert Antwoord.JA not in {a.antwoord for a in leeg.values()}


# --------------------------------------------------------------------------------------------- answering


def test_that_a_persons_answer_goes_over_the_programs_and_stays(lijst: Toetslijst) -> None:
    toets = Toets.nieuw(lijst).door_programma(lijst, NORMAAL).beantwoorden(lijst, _nee("O1"))
    opnieuw = toets.door_programma(lijst, NORMAAL)
    antwoord = opnieuw.beantwoording("O1")
    assert antwoord is not None
    assert (antwoord.antwoord, antwoord.door) == (Antwoord.NEE, SECRETARIS)
    assert opnieuw.aantal_door_programma() == 12


def test_that_a_wiped_answer_is_given_anew_by_the_program(lijst: Toetslijst) -> None:
    toets = Toets.nieuw(lijst).beantwoorden(lijst, _nee("O1")).wissen(lijst, "O1")
    assert toets.beantwoording("O1") is None
    antwoord = toets.door_programma(lijst, NORMAAL).beantwoording("O1")
    assert antwoord is not None
    assert antwoord.door_programma


def test_that_an_answer_of_the_program_goes_when_its_facts_go(lijst: Toetslijst) -> None:
    toets = Toets.nieuw(lijst).door_programma(lijst, NORMAAL)
    zonder = toets.door_programma(lijst, replace(NORMAAL, criteria_versie=""))
    assert zonder.beantwoording("T3") is None


def test_that_answers_stand_in_the_order_of_the_list(lijst: Toetslijst) -> None:
    toets = Toets.nieuw(lijst).beantwoorden(lijst, _ja("T1")).beantwoorden(lijst, _ja("O2"))
    assert [b.code for b in toets.beantwoordingen] == ["O2", "T1"]


def test_that_a_code_outside_the_list_is_refused(lijst: Toetslijst) -> None:
    with pytest.raises(NietGevondenError):
        Toets.nieuw(lijst).beantwoorden(lijst, _ja("V7"))


def test_that_refusing_a_datum_that_the_law_demands_is_refused(lijst: Toetslijst) -> None:
    geweigerd = Beantwoording(code="O3", antwoord=Antwoord.GEWEIGERD, door=SECRETARIS, toelichting="privacy")
    with pytest.raises(InvoerError) as fout:
        Toets.nieuw(lijst).beantwoorden(lijst, geweigerd)
    assert fout.value.veld == "O3"


def test_that_a_refusal_needs_the_weighing_and_then_counts_as_answered(lijst: Toetslijst) -> None:
    kaal = Beantwoording(code="V4", antwoord=Antwoord.GEWEIGERD, door=SECRETARIS)
    with pytest.raises(InvoerError):
        Toets.nieuw(lijst).beantwoorden(lijst, kaal)
    toets = Toets.nieuw(lijst).beantwoorden(lijst, replace(kaal, toelichting="verslag van de arts, niet nodig"))
    assert "V4" not in [p.code for p in toets.open_punten(lijst)]


def test_that_an_answer_without_a_person_cannot_pass_as_a_persons(lijst: Toetslijst) -> None:
    with pytest.raises(ValueError, match="person"):
        Toets.nieuw(lijst).beantwoorden(lijst, Beantwoording(code="O1", antwoord=Antwoord.JA))


def test_that_progress_is_counted_per_rubriek(lijst: Toetslijst) -> None:
    toets = Toets.nieuw(lijst).door_programma(lijst, NORMAAL).beantwoorden(lijst, _nee("V4"))
    assert [(v.beantwoord, v.totaal, v.nee) for v in toets.voortgang(lijst)] == [(5, 6, 0), (8, 8, 1), (0, 3, 0), (1, 3, 0)]


# ----------------------------------------------------------------------------------------------- closing


def test_that_an_open_question_keeps_the_toets_open(lijst: Toetslijst) -> None:
    toets = Toets.nieuw(lijst).door_programma(lijst, NORMAAL)
    with pytest.raises(ToestandError) as fout:
        toets.afronden(lijst, op=VANDAAG, door=SECRETARIS)
    assert fout.value.veld == "O2"


def test_that_a_nee_keeps_the_toets_open_until_it_has_a_reason(lijst: Toetslijst) -> None:
    toets = _vol(lijst).beantwoorden(lijst, _nee("V6"))
    with pytest.raises(ToestandError) as fout:
        toets.afronden(lijst, op=VANDAAG, door=SECRETARIS)
    assert fout.value.veld == "V6"
    af = toets.afronden(lijst, op=VANDAAG, door=SECRETARIS, reden_overrides={"V6": REDEN})
    assert (af.afgerond_op, af.afgerond_door) == (VANDAAG, SECRETARIS)
    assert [(o.code, o.reden) for o in af.overrides] == [("V6", REDEN)]


def test_that_an_open_question_may_be_passed_with_a_reason_that_is_kept(lijst: Toetslijst) -> None:
    toets = _vol(lijst).wissen(lijst, "N3")
    af = toets.afronden(lijst, op=VANDAAG, door=SECRETARIS, reden_overrides={"N3": "anders, namelijk: één bron"})
    assert [(o.code, o.reden) for o in af.overrides] == [("N3", "anders, namelijk: één bron")]


@pytest.mark.parametrize("reden", ["", "  ", "omdat het kan", "anders, namelijk", "anders, namelijk: "])
def test_that_a_reason_outside_the_list_is_no_reason(lijst: Toetslijst, reden: str) -> None:
    toets = _vol(lijst).beantwoorden(lijst, _nee("V6"))
    with pytest.raises(InvoerError) as fout:
        toets.afronden(lijst, op=VANDAAG, door=SECRETARIS, reden_overrides={"V6": reden})
    assert fout.value.veld == "V6"


def test_that_a_reason_for_what_is_in_order_is_not_kept(lijst: Toetslijst) -> None:
    af = _vol(lijst).afronden(lijst, op=VANDAAG, door=SECRETARIS, reden_overrides={"O1": REDEN})
    assert af.overrides == ()


def test_that_a_closed_toets_takes_no_answers_until_it_is_reopened(lijst: Toetslijst) -> None:
    af = _vol(lijst).afronden(lijst, op=VANDAAG, door=SECRETARIS)
    with pytest.raises(ToestandError):
        af.beantwoorden(lijst, _nee("V4"))
    with pytest.raises(ToestandError):
        af.afronden(lijst, op=VANDAAG, door=SECRETARIS)
    open_weer = af.heropenen().beantwoorden(lijst, _nee("V4"))
    assert not open_weer.afgerond
    with pytest.raises(ToestandError):
        open_weer.heropenen()


def test_that_a_toets_takes_only_its_own_version_of_the_list(lijst: Toetslijst) -> None:
    with pytest.raises(ToestandError):
        Toets.nieuw(lijst).beantwoorden(replace(lijst, versie=2), _ja("O1"))


def test_that_notes_and_reasons_stay_out_of_error_texts(lijst: Toetslijst) -> None:
    antwoord = Beantwoording(code="V4", antwoord=Antwoord.NEE, door=SECRETARIS, toelichting="geheim", wat_ontbreekt="geheim")
    assert "geheim" not in repr(Toets.nieuw(lijst).beantwoorden(lijst, antwoord))
