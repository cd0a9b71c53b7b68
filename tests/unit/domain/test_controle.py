"""The check before signing: each rule with a dossier that passes and one that fails."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from cvt_desktop.domain.besluit import Redenen
from cvt_desktop.domain.bronnen import bron
from cvt_desktop.domain.controle import blokkeert, controleer, samenvatting, zonder_reden
from cvt_desktop.domain.controlefeiten import (
    Adviesfeiten,
    Clausule,
    Controlefeiten,
    Geadresseerde,
    Ontvangerrol,
    Registerfeiten,
)
from cvt_desktop.domain.controleregel import REDENEN, Niveau
from cvt_desktop.domain.controleregels import REGELS, regel_van
from cvt_desktop.domain.deskundigenadvies import Conclusie
from cvt_desktop.domain.formulier import Categorie, Soort
from cvt_desktop.domain.ids import PersoonId
from cvt_desktop.domain.persoon import Beroep
from cvt_desktop.domain.regels_adviezen import beroepen_kloppen

VOORZITTER, LID_1, LID_2, DESKUNDIGE_1, DESKUNDIGE_2 = (PersoonId(UUID(int=n)) for n in range(1, 6))
EIGEN_TEKSTEN = (
    ("De belastbaarheid is laag, de leerbaarheid goed. Een rustige omgeving met opbouw is nu nodig. Ik adviseer te beginnen tot "
    "en met 31 juli 2028 en dan te bezien of terugkeer in deeltijd kan."),
    ("Een kleine groep met vaste leraren en een dag zonder onverwachte wisselingen. Vier vormen van ondersteuning zijn goed "
    "uitgevoerd en hielpen kort. Twee schooljaren geven tijd om op te bouwen en examenvakken af te ronden."),
)
CRITERIA = ("Ondersteuning gedaan", "Arrangement volstaat niet")
EINDE = date(2029, 7, 31)
KORTER = date(2028, 7, 31)


def _advies(wie: PersoonId, beroep: Beroep) -> Adviesfeiten:
    return Adviesfeiten(
        persoon_id=wie,
        beroep=beroep,
        gedateerd=date(2027, 4, 29),
        conclusie=Conclusie.POSITIEF,
        categorie=Categorie.LAAG,
        tot_en_met=EINDE,
        kern_in_brief=True,
        eigen_tekst=EIGEN_TEKSTEN[beroep is Beroep.ORTHOPEDAGOOG],
        getoetst=frozenset({"ondersteuning gedaan", "arrangement volstaat niet"}),
        waarom_arrangement_niet=True,
        duur_gemotiveerd=True,
        categorie_gemotiveerd=True,
        stukken_gezien=True,
        onafhankelijk_verklaard=True,
    )


GOED = Controlefeiten(
    vandaag=date(2027, 5, 12),
    geadresseerden=(
        Geadresseerde(rol=Ontvangerrol.SCHOOL, aanduiding="school", heeft_adres=True),
        Geadresseerde(rol=Ontvangerrol.OUDER, aanduiding="ouder 1", heeft_adres=True),
        Geadresseerde(rol=Ontvangerrol.OUDER, aanduiding="ouder 2", heeft_adres=True),
    ),
    beslisser=VOORZITTER,
    beslisser_functie="voorzitter",
    namens="het bestuur van samenwerkingsverband vo De Waterlanden",
    model_gekozen=True,
    mandaat_geldig=True,
    tekenaar_bevoegd=True,
    clausule=Clausule(door_wie=True, termijn=True, bij_wie=True),
    ontvangen_op=date(2027, 4, 2),
    uiterste_dag=date(2027, 5, 28),
    toets_afgerond=True,
    criteria=CRITERIA,
    besluitdatum=date(2027, 5, 12),
    adviezen=(_advies(DESKUNDIGE_1, Beroep.ORTHOPEDAGOOG), _advies(DESKUNDIGE_2, Beroep.KINDER_JEUGDPSYCHOLOOG)),
    gevraagd_categorie=Categorie.LAAG,
    gevraagd_tot_en_met=EINDE,
    categorie=Categorie.LAAG,
    ingangsdatum=date(2027, 6, 1),
    einddatum=EINDE,
    redenen=Redenen(nodig="x", gedaan="x", waarom_regulier_niet="x", duur_categorie="x", mening="x", gewone_taal="x"),
    mening_leerling=True,
    zienswijze_ouders=True,
    stemmers=(VOORZITTER, LID_1, LID_2),
    aanwezig=4,
    quorum=3,
    vergewist=(True, True, True),
    hoorrecht_vast=True,
)


def _met(**velden: Any) -> Controlefeiten:
    return replace(GOED, **velden)


def _redenen(**velden: str) -> Redenen:
    return replace(GOED.redenen, **velden)


def _advies_2(**velden: Any) -> tuple[Adviesfeiten, ...]:
    return (GOED.adviezen[0], replace(GOED.adviezen[1], **velden))


def _zonder_adres() -> Controlefeiten:
    school, een, twee = GOED.geadresseerden
    return _met(geadresseerden=(school, een, replace(twee, heeft_adres=False)))


def _register(**velden: Any) -> Controlefeiten:
    return _met(register=Registerfeiten(**velden))


def _afgewezen(**redenen: str) -> Controlefeiten:
    vol = {"wat_wel": "De Plusroute.", "in_het_voordeel": "Er is zorgvuldig gewerkt.", "horen": "Op 3 mei."}
    return _met(toegewezen=False, redenen=_redenen(**{**vol, **redenen}))


FOUT: dict[str, list[Callable[[], Controlefeiten]]] = {
    "C01": [lambda: _met(geadresseerden=()), lambda: _met(geadresseerden=GOED.geadresseerden[:1])],
    "C02": [_zonder_adres],
    "C03": [lambda: _met(beslisser=None), lambda: _met(beslisser_functie=" ")],
    "C04": [lambda: _met(namens="")],
    "C05": [lambda: _met(mandaat_geldig=False)],
    "C06": [lambda: _met(clausule=Clausule()), lambda: _met(clausule=replace(GOED.clausule, termijn=False))],
    "C07": [
        lambda: _met(ontvangen_op=None),
        lambda: _met(besluitdatum=None),
        lambda: _met(besluitdatum=date(2027, 5, 13)),
        lambda: _met(besluitdatum=date(2027, 4, 1)),
    ],
    "C08": [lambda: _met(aanwezig=0), lambda: _met(stemmers=(VOORZITTER, LID_1))],
    "C09": [
        lambda: _met(adviezen=GOED.adviezen[:1]),
        lambda: _met(adviezen=_advies_2(gedateerd=None)),
        lambda: _met(adviezen=_advies_2(persoon_id=DESKUNDIGE_1)),
    ],
    "C10": [
        lambda: _met(adviezen=_advies_2(beroep=Beroep.ANDERS)),
        lambda: _met(adviezen=_advies_2(beroep=Beroep.ONDERWIJSDESKUNDIGE)),
    ],
    "C11": [lambda: _met(adviezen=_advies_2(kern_in_brief=False))],
    "C12": [
        lambda: _met(adviezen=_advies_2(werkt_voor_school=True)),
        lambda: _met(adviezen=_advies_2(hielp_bij_aanvraag=True)),
        lambda: _met(adviezen=_advies_2(begeleidde_leerling=True)),
    ],
    "C13": [
        lambda: _met(stemmers=(*GOED.stemmers, DESKUNDIGE_1)),
        lambda: _met(beslisser=DESKUNDIGE_2),
        lambda: _met(adviezen=_advies_2(onafhankelijk_verklaard=False)),
    ],
    "C14": [lambda: _met(categorie=None), lambda: _met(einddatum=None)],
    "C15": [lambda: _met(einddatum=date(2027, 7, 31))],
    "C16": [lambda: _met(einddatum=date(2029, 12, 31))],
    "C17": [lambda: _met(redenen=_redenen(duur_categorie=" "))],
    "C18": [lambda: _met(redenen=_redenen(nodig="")), lambda: _met(redenen=_redenen(waarom_regulier_niet=""))],
    "C19": [lambda: _met(mening_leerling=False), lambda: _met(redenen=_redenen(mening=""))],
    "C20": [lambda: _met(zienswijze_ouders=False)],
    "C21": [lambda: _met(ouder_niet_eens=True)],
    "C22": [
        lambda: _met(adviezen=_advies_2(tot_en_met=KORTER)),
        lambda: _met(adviezen=_advies_2(categorie=Categorie.HOOG)),
        lambda: _met(adviezen=_advies_2(conclusie=Conclusie.NEGATIEF)),
        lambda: _met(toegewezen=False),
    ],
    "C23": [lambda: _met(gevraagd_categorie=Categorie.HOOG), lambda: _met(toegewezen=False)],
    "C24": [
        lambda: _met(adviezen=_advies_2(tot_en_met=KORTER)),
        lambda: _met(adviezen=_advies_2(categorie=Categorie.HOOG)),
        lambda: _met(adviezen=_advies_2(conclusie=Conclusie.NEGATIEF)),
    ],
    "C25": [lambda: _met(vergewist=(True, False, True))],
    "C26": [lambda: _met(redenen=_redenen(gewone_taal=""))],
    "C27": [lambda: _register(onafdrukbaar=(("behoefte", "redenen.nodig"),))],
    "C28": [lambda: _register(valse_stemmen=("De stem van een lid klopt niet",))],
    "C29": [lambda: _register(gedragen=False, nodig=3), lambda: _register(gedragen=False, nodig=3, wachten=2)],
    "C30": [lambda: _register(valse_adviezen=("Advies 1 klopt niet",))],
    "C31": [lambda: _met(model_gekozen=False)],
    "C32": [lambda: _register(getallen=("redenen.nodig",))],
    "C33": [lambda: _afgewezen(wat_wel=""), lambda: _afgewezen(in_het_voordeel=" ")],
    "C34": [lambda: _afgewezen(horen="")],
    "C35": [
        lambda: _met(adviezen=_advies_2(eigen_tekst=EIGEN_TEKSTEN[1])),
        lambda: _met(adviezen=_advies_2(eigen_tekst=f"Een eigen begin. {EIGEN_TEKSTEN[1].upper()}")),
    ],
    "C36": [lambda: _met(adviezen=_advies_2(gedateerd=date(2026, 5, 12))), lambda: _met(advies_maanden=0)],
    "C37": [lambda: _met(adviezen=_advies_2(gedateerd=date(2027, 5, 13)))],
    "C38": [
        lambda: _met(criteria=(*CRITERIA, "Een nieuw criterium")),
        lambda: _met(adviezen=_advies_2(getoetst=frozenset({"ondersteuning gedaan"}))),
    ],
    "C39": [lambda: _met(adviezen=_advies_2(waarom_arrangement_niet=False))],
    "C40": [lambda: _met(genoemd=("redenen.nodig",))],
    "C41": [lambda: _met(uiterste_dag=date(2027, 5, 11))],
    "C42": [lambda: _met(ouders_zonder_woorden=1)],
    "C55": [lambda: _met(hoorrecht_vast=False)],
    "C54": [lambda: _met(zienswijze_open_tot=date(2027, 5, 14))],
    "C56": [lambda: _met(einde_ongehoord=("de ouders",))],
    "C58": [lambda: _register(via_lijst=2)],
    "C43": [lambda: _met(tekenaar_bevoegd=False)],
    "C44": [lambda: _met(lopend_tot=date(2027, 7, 31))],
    "C45": [
        lambda: _met(adviezen=_advies_2(duur_gemotiveerd=False)),
        lambda: _met(adviezen=_advies_2(categorie_gemotiveerd=False)),
    ],
    "C46": [lambda: _met(adviezen=_advies_2(stukken_gezien=False))],
    "C47": [lambda: _met(verbonden_stemmers=("werkt voor Stichting Kaaphorn VO",))],
    "C48": [lambda: _met(toets_afgerond=False)],
    "C49": [lambda: _met(band_tekenaar=("begeleidde de leerling",))],
    "C53": [lambda: _met(verschil_open=True)],
    "C52": [lambda: _met(wacht_op_bestuur=True, zoals_advies=False),
            lambda: _met(bestuur_conform=True, zoals_advies=False), lambda: _met(bestuur_conform=False, zoals_advies=True)],
    "C50": [lambda: _met(band_voorbereiding=("werkte mee aan de aanvraag",))],
    "C51": [lambda: _met(soort=Soort.TLV_PRO_REGULIER, grensvlak=True, redenen=_redenen(waarom_regulier_niet=""))],
}
"""Per rule the dossiers that fail."""

GOED_PER_REGEL: dict[str, list[Controlefeiten]] = {
    "C33": [_afgewezen()],
    "C34": [_afgewezen()],
    "C10": [_met(adviezen=_advies_2(beroep=Beroep.ARTS)),
            _met(soort=Soort.TLV_PRO_REGULIER, adviezen=_advies_2(beroep=Beroep.ONDERWIJSDESKUNDIGE))],
    "C14": [_met(soort=Soort.TLV_PRO_REGULIER, categorie=None, einddatum=None)],
    "C15": [_met(einddatum=date(2028, 7, 31)), _met(soort=Soort.TLV_PRO_REGULIER, einddatum=date(2027, 7, 31))],
    "C35": [_met(adviezen=_advies_2(eigen_tekst="Kort en gelijk")), _met(adviezen=GOED.adviezen[:1])],
    "C36": [_met(adviezen=_advies_2(gedateerd=date(2026, 5, 13)))],
    "C38": [_met(criteria=("ONDERSTEUNING gedaan",)), _met(soort=Soort.TLV_PRO_REGULIER, criteria=("x",))],
    "C39": [_met(soort=Soort.TLV_PRO_REGULIER, adviezen=_advies_2(waarom_arrangement_niet=False))],
    "C40": [_met(toegewezen=False, genoemd=("redenen.nodig",))],
    "C41": [_met(uiterste_dag=date(2027, 5, 12)), _met(uiterste_dag=None)],
    "C44": [_met(toegewezen=False, lopend_tot=EINDE)],
    "C45": [_met(adviezen=_advies_2(conclusie=Conclusie.NEGATIEF, duur_gemotiveerd=False))],
}
"""Per rule more dossiers that pass, beside ``GOED``, which passes them all: where a rule has an edge."""


def _regels(feiten: Controlefeiten) -> set[str]:
    return {b.regel_id for b in controleer(feiten)}


def test_that_a_dossier_in_order_gives_one_line() -> None:
    assert controleer(GOED) == ()
    assert samenvatting(0) == f"In orde, {len(REGELS)} regels"
    assert len(REGELS) >= 31


def test_that_every_rule_has_a_dossier_that_fails_and_one_that_passes() -> None:
    namen = {r.id for r in REGELS}
    assert set(FOUT) == namen
    assert all(FOUT.values())
    assert set(GOED_PER_REGEL) <= namen
    for regel in REGELS:
        assert not list(regel.toets(GOED)), regel.id


@pytest.mark.parametrize(("regel_id", "nummer"), [(r, n) for r, gevallen in GOED_PER_REGEL.items() for n in range(len(gevallen))])
def test_that_a_rule_says_nothing_of_a_dossier_at_the_good_side_of_its_edge(regel_id: str, nummer: int) -> None:
    assert not list(regel_van(regel_id).toets(GOED_PER_REGEL[regel_id][nummer]))


def test_that_only_a_warning_has_reasons_and_every_rule_says_where_it_comes_from() -> None:
    for regel in REGELS:
        assert bool(regel.redenen) is (regel.niveau is Niveau.LET_OP), regel.id
        assert regel.titel
    assert regel_van("C35").redenen[1:] == REDENEN


@pytest.mark.parametrize(("regel_id", "nummer"), [(r, n) for r, gevallen in FOUT.items() for n in range(len(gevallen))])
def test_that_a_rule_finds_its_fault_and_names_source_and_field(regel_id: str, nummer: int) -> None:
    gevonden = [b for b in controleer(FOUT[regel_id][nummer]()) if b.regel_id == regel_id]
    assert gevonden
    for bevinding in gevonden:
        assert bevinding.tekst
        assert bevinding.veld
        assert bevinding.bron.tekst


def test_that_ids_are_unique_and_every_source_is_registered() -> None:
    assert len({r.id for r in REGELS}) == len(REGELS)
    for regel in REGELS:
        assert bron(regel.bron).omschrijving


# ---------------------------------------------------------------------------------------- what makes it pass


@pytest.mark.parametrize(
    ("regel_id", "feiten"),
    [
        ("C01", _met(geadresseerden=(GOED.geadresseerden[0],
                                     Geadresseerde(rol=Ontvangerrol.LEERLING, aanduiding="leerling", heeft_adres=True)))),
        ("C10", _met(adviezen=_advies_2(beroep=Beroep.ARTS))),
        ("C15", _met(einddatum=date(2028, 7, 31))),
        ("C19", _met(mening_leerling=False, mening_leerling_ontbreekt_omdat=True, redenen=_redenen(mening=""))),
        ("C21", _met(ouder_niet_eens=True, redenen=_redenen(ouder_niet_eens="x"))),
        ("C22", _met(adviezen=_advies_2(tot_en_met=KORTER), redenen=_redenen(afwijking="x"))),
        ("C22", _met(toegewezen=False, adviezen=tuple(replace(a, conclusie=Conclusie.NEGATIEF) for a in GOED.adviezen))),
        ("C23", _met(toegewezen=False, redenen=_redenen(afwijking="x"))),
        ("C24", _met(adviezen=_advies_2(tot_en_met=KORTER), redenen=_redenen(beoordeling_adviezen="x"))),
        ("C24", _met(adviezen=_advies_2(tot_en_met=KORTER), redenen=_redenen(afwijking="x"))),
    ],
)  # fmt: skip
def test_that_a_rule_is_satisfied_by_what_cures_it(regel_id: str, feiten: Controlefeiten) -> None:
    assert regel_id not in _regels(feiten)


def test_that_a_refusal_asks_no_category_and_no_period() -> None:
    afgewezen = _met(toegewezen=False, categorie=None, ingangsdatum=None, einddatum=None, redenen=_redenen(duur_categorie=""))
    assert _regels(afgewezen).isdisjoint({"C14", "C15", "C16", "C17"})


def test_that_the_practice_case_says_which_advice_names_another_duration() -> None:
    gevonden = {b.regel_id: b.tekst for b in controleer(_met(adviezen=_advies_2(tot_en_met=KORTER)))}
    assert gevonden["C22"] == "Duur: advies 2 noemt t/m 2028, het besluit t/m 2029; zeg waarom"
    assert gevonden["C24"] == "De adviezen verschillen in duur; noem dat en zeg hoe u het weegt"


def test_that_a_missing_address_is_named_by_capacity_and_never_by_name() -> None:
    (bevinding,) = controleer(_zonder_adres())
    assert bevinding.tekst == "Brief aan ouder 2 heeft geen adres"
    assert bevinding.niveau is Niveau.BLOKKEERT
    assert bevinding.bron.tekst == "Awb 3:41, lid 1"


@pytest.mark.parametrize(
    ("een", "ander", "klopt"),
    [
        (Beroep.ORTHOPEDAGOOG, Beroep.MAATSCHAPPELIJK_WERKER, True),
        (Beroep.ARTS, Beroep.PSYCHOLOOG, True),
        (Beroep.ARTS, Beroep.KINDERPSYCHIATER, False),
        (Beroep.PSYCHOLOOG, Beroep.PSYCHOLOOG, False),
        (Beroep.ORTHOPEDAGOOG, Beroep.ONDERWIJSDESKUNDIGE, False),
    ],
)
def test_that_the_professions_are_those_of_the_decree(een: Beroep, ander: Beroep, klopt: bool) -> None:
    paar = (replace(GOED.adviezen[0], beroep=een), replace(GOED.adviezen[1], beroep=ander))
    assert beroepen_kloppen(paar) is klopt


def test_that_one_person_cannot_be_first_and_second_at_once() -> None:
    assert not beroepen_kloppen(GOED.adviezen[1:])


def test_that_only_blocking_findings_stop_the_signing() -> None:
    assert blokkeert(controleer(_met(namens="")))
    assert not blokkeert(controleer(_met(vergewist=(False, False, False))))


def test_that_a_warning_is_passed_by_a_reason_and_a_block_is_not() -> None:
    bevindingen = controleer(_met(vergewist=(False, True, True), namens=""))
    assert [b.regel_id for b in zonder_reden(bevindingen, ())] == ["C25"]
    assert zonder_reden(bevindingen, (("C25", "mondeling vastgesteld"),)) == ()
    assert [b.regel_id for b in zonder_reden(bevindingen, (("C25", " "),))] == ["C25"]
    assert blokkeert(bevindingen)


def test_that_the_summary_counts_the_points_and_keeps_the_number_of_rules_of_its_day() -> None:
    assert samenvatting(len(controleer(_zonder_adres()))) == f"1 punt, {len(REGELS)} regels"
    assert samenvatting(2, 31) == "2 punten, 31 regels"


def test_that_everything_missing_gives_findings_and_no_crash() -> None:
    leeg = controleer(Controlefeiten(vandaag=date(2027, 5, 12)))
    assert blokkeert(leeg)
    assert {"C01", "C03", "C04", "C06", "C07", "C08", "C09", "C14"} <= {b.regel_id for b in leeg}
