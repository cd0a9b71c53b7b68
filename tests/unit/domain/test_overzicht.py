"""The figures of a school year: each is the number of rows behind it, and together they come out even, whatever is given."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.agendapunt import Uitkomst
from cvt_desktop.domain.bezwaar import Bezwaartoestand, Oordeel
from cvt_desktop.domain.cijfer import (
    GEEN,
    Cijfer,
    Cijferregel,
    Cijferrij,
    Cijfertabel,
    Overzichtsoort,
    Telwijze,
    procent,
)
from cvt_desktop.domain.formulier import Categorie, Route, Soort
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.overzicht import tabellen
from cvt_desktop.domain.overzicht_geld import ZONDER_AANBIEDER
from cvt_desktop.domain.overzichtfeiten import (
    NIET_BEHANDELD,
    Bezwaarfeit,
    Controlefeit,
    Dossierfeit,
    Overzichtfeiten,
    Verklaringfeit,
)
from cvt_desktop.domain.schooljaar import Schooljaar, schooljaar
from cvt_desktop.domain.tijdvak import Tijdvak, Trimester, tijdvakken
from cvt_desktop.domain.tlv import Tlvtoestand

JAAR = Schooljaar(2026)
_DAGEN = st.dates(date(2026, 5, 1), date(2027, 10, 31))
_IDS = st.integers(0, 2**32).map(lambda n: AanvraagId(UUID(int=n)))
_CENT = st.none() | st.integers(-5_000, 2_000_000)
_KENMERK = st.integers(1, 9999).map(lambda n: f"2026-{n:04}")


@st.composite
def _dossier(trek: st.DrawFn) -> Dossierfeit:
    ontvangen = trek(_DAGEN)
    bekend = trek(st.none() | st.integers(0, 150).map(lambda n: ontvangen + timedelta(days=n)))
    stil = trek(st.frozensets(st.integers(-5, 160).map(lambda n: ontvangen + timedelta(days=n)), max_size=20))
    return Dossierfeit(
        aanvraag_id=trek(_IDS), kenmerk=trek(_KENMERK), soort=trek(st.sampled_from(Soort)), school="S",
        status=trek(st.sampled_from(Status)), ontvangen_op=ontvangen,
        uiterlijk=ontvangen + timedelta(days=trek(st.integers(50, 100))), stilstand=stil, bekend_op=bekend,
        uitkomst=trek(st.none() | st.sampled_from([u for u in Uitkomst if u.besluit])) if bekend else None,
        thuiszittend=trek(st.booleans()), gevraagd_cent=trek(_CENT), bedrag_cent=trek(_CENT),
        uren=trek(st.none() | st.integers(0, 400)),
        aanbieder=trek(st.sampled_from(("", "Bureau Öst", "bureau  ost", "=Zorg", "Zorg"))),
    )  # fmt: skip


_VERKLARING = st.builds(
    Verklaringfeit, aanvraag_id=_IDS, kenmerk=_KENMERK, nummer=st.just("T"), soort=st.sampled_from(Soort), school=st.just("S"),
    getekend_op=_DAGEN, toestand=st.sampled_from(Tlvtoestand), categorie=st.none() | st.sampled_from(Categorie),
    route=st.none() | st.sampled_from(Route), buiten_regio=st.booleans(),
)  # fmt: skip
_BEZWAAR = st.builds(
    Bezwaarfeit, aanvraag_id=_IDS, kenmerk=_KENMERK, soort=st.sampled_from(Soort), school=st.just("S"), ontvangen_op=_DAGEN,
    toestand=st.sampled_from(Bezwaartoestand), oordeel=st.sampled_from(Oordeel), verzonden_op=st.none() | _DAGEN,
    uiterlijk=st.none() | _DAGEN,
)  # fmt: skip
_CONTROLE = st.builds(
    Controlefeit, aanvraag_id=_IDS, kenmerk=_KENMERK, soort=st.sampled_from(Soort), school=st.just("S"), getekend_op=_DAGEN,
    regel_id=st.sampled_from(("C01", "C22", "C24", "C36")), reden=st.sampled_from(("", "zo bedoeld")),
)  # fmt: skip
FEITEN = st.builds(Overzichtfeiten, controles=st.lists(_CONTROLE, max_size=8),
                   dossiers=st.lists(_dossier(), max_size=15), verklaringen=st.lists(_VERKLARING, max_size=10),
                   bezwaren=st.lists(_BEZWAAR, max_size=8))  # fmt: skip


def tabel(feiten: Overzichtfeiten, soort: Overzichtsoort) -> Cijfertabel:
    return next(t for t in tabellen(JAAR, feiten) if t.soort is soort)


def regel(feiten: Overzichtfeiten, soort: Overzichtsoort, naam: str) -> Cijferregel:
    return next(r for r in tabel(feiten, soort).regels if r.naam == naam)


def jaarcijfer(feiten: Overzichtfeiten, soort: Overzichtsoort, naam: str) -> str:
    return regel(feiten, soort, naam).cijfers[-1].tekst


def dossier(ontvangen: date, **velden: object) -> Dossierfeit:
    basis: dict[str, object] = {
        "aanvraag_id": AanvraagId(UUID(int=1)), "kenmerk": "2026-0001", "soort": Soort.TLV_VSO_NIEUW, "school": "S",
        "status": Status.BEKENDGEMAAKT, "ontvangen_op": ontvangen, "uiterlijk": ontvangen + timedelta(days=56),
    }  # fmt: skip
    return Dossierfeit(**{**basis, **velden})  # type: ignore[arg-type]


@given(FEITEN)
def test_that_every_number_is_the_number_of_rows_behind_it(feiten: Overzichtfeiten) -> None:
    for een in tabellen(JAAR, feiten):
        for regel_ in een.regels:
            assert len(regel_.cijfers) in {0, 4}
            for vak, cijfer in zip(een.kolommen, regel_.cijfers, strict=bool(regel_.cijfers)):
                assert all(rij.op in vak for rij in cijfer.rijen)
                if cijfer.wijze is Telwijze.EURO:
                    assert cijfer.waarde == sum(rij.bedrag_cent or 0 for rij in cijfer.rijen) / 100
                elif cijfer.wijze is Telwijze.UREN:
                    assert cijfer.tekst == str(sum(rij.uren or 0 for rij in cijfer.rijen))
                elif cijfer.wijze is Telwijze.AANTAL:
                    assert cijfer.tekst == str(len(cijfer.rijen))
                elif cijfer.rijen:
                    dagen = [rij.dagen for rij in cijfer.rijen]
                    assert cijfer.waarde == sum(d for d in dagen if d is not None) / len(dagen)


@given(FEITEN)
def test_that_the_three_trimesters_together_are_the_year(feiten: Overzichtfeiten) -> None:
    for een in tabellen(JAAR, feiten):
        for regel_ in een.regels:
            *delen, jaar = (sorted(c.rijen, key=repr) for c in regel_.cijfers) if regel_.cijfers else ([],)
            assert sorted((rij for deel in delen for rij in deel), key=repr) == jaar


@given(FEITEN)
def test_that_the_figures_are_those_of_a_plain_count(feiten: Overzichtfeiten) -> None:
    o, dossiers = Overzichtsoort, feiten.dossiers
    ontvangen = [d for d in dossiers if schooljaar(d.ontvangen_op) == JAAR]
    besloten = [d for d in dossiers if d.bekend_op is not None and schooljaar(d.bekend_op) == JAAR]
    tlvs = [v for v in feiten.verklaringen if schooljaar(v.getekend_op) == JAAR]
    geldig = [v for v in tlvs if v.toestand is not Tlvtoestand.VERVALLEN]
    assert jaarcijfer(feiten, o.ONTVANGEN, "Totaal") == str(len(ontvangen))
    for soort in (o.BESLOTEN, o.UITKOMST):
        assert jaarcijfer(feiten, soort, "Totaal") == str(len(besloten))
    assert jaarcijfer(feiten, o.TLV, "Totaal") == jaarcijfer(feiten, o.INDICATOR, "Afgegeven TLV's") == str(len(geldig))
    assert jaarcijfer(feiten, o.TLV, "Vervallen nummers") == str(len(tlvs) - len(geldig))
    bezwaren = [b for b in feiten.bezwaren if schooljaar(b.ontvangen_op) == JAAR]
    assert jaarcijfer(feiten, o.BEZWAAR, "Ontvangen") == jaarcijfer(feiten, o.INDICATOR, "Bezwaren") == str(len(bezwaren))
    assert jaarcijfer(feiten, o.INDICATOR, "Zij-instroom vso") == str(sum(
        v.soort is Soort.TLV_VSO_NIEUW and v.route in {Route.VO_VSO, Route.PRO_VSO} for v in geldig
    ))  # fmt: skip
    thuis = str(sum(d.thuiszittend for d in ontvangen))
    assert jaarcijfer(feiten, o.INDICATOR, "Aanvragen voor een leerling die thuiszit") == thuis


def test_that_what_was_granted_is_summed_per_kind_and_counted_per_voorziening() -> None:
    dag, o = date(2026, 9, 1), Overzichtsoort.ONDERSTEUNING
    tbv = {"soort": Soort.TBV, "bekend_op": dag, "uitkomst": Uitkomst.TOEGEWEZEN, "voorziening": "Tussenklas"}
    feiten = Overzichtfeiten(dossiers=(
        dossier(dag, **tbv, bedrag_cent=245_000), dossier(dag, **tbv, bedrag_cent=100_050, status=Status.WACHTLIJST),
        dossier(dag, **(tbv | {"uitkomst": Uitkomst.AFGEWEZEN})), dossier(dag, bekend_op=dag, uitkomst=Uitkomst.TOEGEWEZEN),
        dossier(dag, soort=Soort.TVIA, bekend_op=dag, uitkomst=Uitkomst.TOEGEWEZEN_ANDERS, bedrag_cent=1),
    ))  # fmt: skip
    gegeven = {r.naam: r.cijfers[-1].tekst for r in tabel(feiten, o).regels if "gevraagd" not in r.naam}
    assert gegeven == {
        "bovenschoolse voorziening: toegewezen": "2", "bovenschoolse voorziening: toegekend bedrag (euro)": "3.451",
        "individueel arrangement: toegewezen": "1", "individueel arrangement: toegekend bedrag (euro)": "0",
        "groepsarrangement: toegewezen": "0", "groepsarrangement: toegekend bedrag (euro)": "0",
        "Totaal toegewezen": "3", "Totaal toegekend bedrag (euro)": "3.451", "Tussenklas: toegewezen": "2",
        "Tussenklas: nu op de wachtlijst": "1",
    }  # fmt: skip
    assert "Tussenklas · EUR 2.450" in regel(feiten, o, "bovenschoolse voorziening: toegewezen").cijfers[-1].rijen[0].bij


def test_that_what_a_group_asked_stands_beside_what_a_pupil_asked_each_on_the_day_of_receipt() -> None:
    in_, uit, o = date(2026, 11, 20), date(2027, 1, 15), Overzichtsoort.ONDERSTEUNING
    feiten = Overzichtfeiten(dossiers=(
        dossier(in_, soort=Soort.GROEPSARRANGEMENT, gevraagd_cent=900_000, bekend_op=uit,
                uitkomst=Uitkomst.TOEGEWEZEN, bedrag_cent=800_000),
        dossier(in_, soort=Soort.TVIA, gevraagd_cent=294_000, status=Status.INGETROKKEN),
    ))  # fmt: skip
    vier = {r.naam: [c.tekst for c in r.cijfers] for r in tabel(feiten, o).regels}
    assert vier["groepsarrangement: gevraagd bedrag (euro)"] == ["9.000", "0", "0", "9.000"]
    assert vier["groepsarrangement: toegekend bedrag (euro)"] == ["0", "8.000", "0", "8.000"]
    assert vier["individueel arrangement: gevraagd bedrag (euro)"] == ["2.940", "0", "0", "2.940"]
    assert vier["Totaal gevraagd bedrag (euro)"][-1] == "11.940"
    assert "gevraagd EUR 9.000" in regel(feiten, o, "groepsarrangement: gevraagd").cijfers[-1].rijen[0].bij


def test_that_an_aanbieder_is_one_line_however_its_name_is_written_with_its_hours_and_money() -> None:
    dag, o = date(2026, 9, 1), Overzichtsoort.AANBIEDER
    tvia = {"soort": Soort.TVIA, "uren": 12, "gevraagd_cent": 100_000}
    feiten = Overzichtfeiten(dossiers=(
        dossier(dag, **tvia, aanbieder="Bureau Öst", bekend_op=dag, uitkomst=Uitkomst.TOEGEWEZEN, bedrag_cent=90_000),
        dossier(date(2026, 12, 1), **tvia, aanbieder="bureau  ost "), dossier(dag, **(tvia | {"uren": None})),
        dossier(dag, soort=Soort.GROEPSARRANGEMENT, aanbieder="telt niet"),
    ))  # fmt: skip
    jaar = {r.naam: r.cijfers[-1].tekst for r in tabel(feiten, o).regels}
    assert {naam: tekst for naam, tekst in jaar.items() if naam.startswith("Bureau")} == {
        "Bureau Öst: gevraagd": "2", "Bureau Öst: gevraagde uren": "24", "Bureau Öst: gevraagd bedrag (euro)": "2.000",
        "Bureau Öst: toegewezen": "1", "Bureau Öst: toegekend bedrag (euro)": "900",
    }  # fmt: skip
    assert (jaar[f"{ZONDER_AANBIEDER}: gevraagd"], jaar[f"{ZONDER_AANBIEDER}: gevraagde uren"]) == ("1", "0")
    assert (jaar["Totaal gevraagd"], jaar["Totaal gevraagde uren"], jaar["Totaal toegekend bedrag (euro)"]) == ("3", "24", "900")
    assert "12 uur" in regel(feiten, o, "Bureau Öst: gevraagde uren").cijfers[-1].rijen[0].bij


def test_that_a_rule_is_proposed_as_a_hint_when_it_is_passed_more_than_half_of_the_time() -> None:
    def feit(regel_id: str, reden: str = "") -> Controlefeit:
        return Controlefeit(aanvraag_id=AanvraagId(UUID(int=1)), kenmerk="x", soort=Soort.TLV_VSO_NIEUW, school="S",
                            getekend_op=date(2027, 1, 5), regel_id=regel_id, reden=reden)  # fmt: skip

    def toelichting(*feiten: Controlefeit, als_hint: tuple[str, ...] = ()) -> str:
        naam = "met reden aanvaard"
        alle = tabel(Overzichtfeiten(controles=feiten, als_hint=als_hint), Overzichtsoort.CONTROLE)
        return next(r.toelichting for r in alle.regels if naam in r.naam)

    vaak = [feit("C24", "zo bedoeld")] * 3 + [feit("C24")] * 2
    assert "3 van de 5 keer" in toelichting(*vaak)
    assert not toelichting(*vaak, als_hint=("C24",))
    assert not toelichting(*vaak, feit("C24")), "half of the time is not more than half"
    assert not toelichting(*vaak[:3], feit("C24")), "below five times a share says nothing"
    assert not toelichting(*[feit("C22", "zo bedoeld")] * 9), "the law carries this one"


def _jaar(een: Cijfertabel) -> dict[str, int]:
    """The figure of the whole year of each line that counts."""
    cijfers = {r.naam: r.cijfers[-1].tekst for r in een.regels if r.cijfers}
    return {naam: int(tekst) for naam, tekst in cijfers.items() if tekst.isdigit()}


@given(FEITEN)
def test_that_money_and_hours_of_the_parts_are_those_of_the_total(feiten: Overzichtfeiten) -> None:
    o = Overzichtsoort
    for soort, wat in ((o.ONDERSTEUNING, ("gevraagd bedrag", "toegekend bedrag")),
                       (o.AANBIEDER, ("gevraagd bedrag", "toegekend bedrag", "gevraagde uren"))):  # fmt: skip
        for maat in wat:
            regels = [r for r in tabel(feiten, soort).regels if maat in r.naam]
            for kolom in range(4):
                totaal = next(r for r in regels if r.totaal).cijfers[kolom].waarde
                delen = [r.cijfers[kolom].waarde or 0 for r in regels if not r.totaal]
                assert sum(delen) == pytest.approx(totaal)


@given(FEITEN)
def test_that_the_parts_of_a_total_come_out_even(feiten: Overzichtfeiten) -> None:
    o = Overzichtsoort
    tabellen_ = {een.soort: een for een in tabellen(JAAR, feiten)}
    jaar = {soort: _jaar(een) for soort, een in tabellen_.items()}
    delen = {soort: [r.naam for r in een.regels if not r.totaal] for soort, een in tabellen_.items()}
    for soort in (o.ONTVANGEN, o.BESLOTEN):
        assert sum(jaar[soort][naam] for naam in delen[o.BESLOTEN] if naam in jaar[soort]) == jaar[soort]["Totaal"]
    besloten = jaar[o.BESLOTEN]["Totaal"]
    assert sum(jaar[o.TERMIJN][naam] for naam in ("Totaal: binnen de termijn", "Totaal: na de termijn")) == besloten
    assert sum(jaar[o.UITKOMST][naam] for naam in delen[o.UITKOMST]) == besloten
    for tlv in (een for een in Soort if str(een).startswith("TLV")):
        assert jaar[o.INDICATOR][f"Afgegeven: {tlv}"] == jaar[o.TLV][str(tlv)]
    assert jaar[o.BEZWAAR]["Ontvangen"] == sum(jaar[o.BEZWAAR][n] for n in delen[o.BEZWAAR] if n.startswith("over: "))
    nieuw = [naam for naam in delen[o.TLV] if naam.startswith("vso nieuw, route")]
    assert sum(jaar[o.TLV][naam] for naam in nieuw) == jaar[o.TLV][str(Soort.TLV_VSO_NIEUW)]
    assert jaar[o.BEZWAAR]["Beslissing verzonden"] == sum(
        jaar[o.BEZWAAR][naam] for naam in ("beslissing binnen de termijn", "beslissing na de termijn"))  # fmt: skip


def test_that_days_on_which_the_term_stood_still_are_not_counted() -> None:
    ontvangen = date(2027, 4, 1)
    stil = frozenset(ontvangen + timedelta(days=n) for n in (0, 1, 2, 3, 40, 41))  # the day of receipt is no day of the term
    een = dossier(ontvangen, bekend_op=ontvangen + timedelta(days=40), stilstand=stil, uitkomst=Uitkomst.TOEGEWEZEN)
    assert een.nettodagen == 36
    assert dossier(ontvangen).nettodagen is None
    feiten = Overzichtfeiten(dossiers=[een, dossier(ontvangen, bekend_op=ontvangen + timedelta(days=41))])
    assert jaarcijfer(feiten, Overzichtsoort.TERMIJN, "Totaal: gemiddeld aantal dagen") == "38,5"
    assert jaarcijfer(Overzichtfeiten(), Overzichtsoort.TERMIJN, "Totaal: gemiddeld aantal dagen") == GEEN


@pytest.mark.parametrize(("dagen", "binnen"), [(56, "1"), (57, "0")])
def test_that_the_last_day_of_the_term_is_in_time_and_the_next_is_not(dagen: int, binnen: str) -> None:
    ontvangen = date(2027, 2, 1)
    feiten = Overzichtfeiten(dossiers=[dossier(ontvangen, bekend_op=ontvangen + timedelta(days=dagen))])
    assert jaarcijfer(feiten, Overzichtsoort.TERMIJN, "Totaal: binnen de termijn") == binnen


def test_that_what_was_not_handled_is_an_outcome_of_its_own() -> None:
    feiten = Overzichtfeiten(dossiers=[dossier(date(2027, 2, 1), bekend_op=date(2027, 3, 1))])
    assert jaarcijfer(feiten, Overzichtsoort.UITKOMST, NIET_BEHANDELD) == "1"
    assert regel(feiten, Overzichtsoort.UITKOMST, NIET_BEHANDELD).cijfers[-1].rijen[0].bij == NIET_BEHANDELD


@pytest.mark.parametrize(("dag", "trimester"), [
    (date(2026, 8, 1), Trimester.EERSTE), (date(2026, 11, 30), Trimester.EERSTE), (date(2026, 12, 1), Trimester.TWEEDE),
    (date(2027, 3, 31), Trimester.TWEEDE), (date(2027, 4, 1), Trimester.DERDE), (date(2027, 7, 31), Trimester.DERDE),
])  # fmt: skip
def test_that_a_trimester_has_the_months_of_the_region(dag: date, trimester: Trimester) -> None:
    assert [v.trimester for v in tijdvakken(JAAR) if dag in v] == [trimester, None]
    assert dag not in Tijdvak(jaar=JAAR.volgende)


@pytest.mark.parametrize(("aantal", "signaal"), [(4, False), (5, True)])
def test_that_five_bezwaren_in_a_year_are_a_signal(aantal: int, *, signaal: bool) -> None:
    een = Bezwaarfeit(aanvraag_id=AanvraagId(UUID(int=1)), kenmerk="x", soort=Soort.TLV_VSO_NIEUW, school="S",
                      ontvangen_op=date(2027, 1, 5), toestand=Bezwaartoestand.ONTVANGEN)  # fmt: skip
    gevonden = regel(Overzichtfeiten(bezwaren=[een] * aantal), Overzichtsoort.INDICATOR, "Bezwaren")
    assert gevonden.signaal is signaal
    assert "Klachten staan niet in het register" in gevonden.toelichting


def test_that_an_indicator_that_the_register_cannot_give_has_no_number_and_says_why() -> None:
    zonder = [r for r in tabel(Overzichtfeiten(), Overzichtsoort.INDICATOR).regels if not r.cijfers]
    assert [r.naam for r in zonder] == ["Geen passende plek binnen 6 weken na aanmelding", "Aandeel leerlingen in het vso"]
    assert all("kan het register niet geven" in r.toelichting for r in zonder)


def test_that_a_mean_counts_only_rows_with_days() -> None:
    rij = Cijferrij(aanvraag_id=AanvraagId(UUID(int=1)), kenmerk="x", soort="s", school="S", op=date(2027, 1, 1), dagen=3)
    assert Cijfer(rijen=(rij,), wijze=Telwijze.DAGEN).tekst == "3,0"
    assert Cijfer(rijen=(rij,)).tekst == "1"


@pytest.mark.parametrize(("route", "soort", "telt"), [
    (Route.VO_VSO, Soort.TLV_VSO_NIEUW, "1"), (Route.PRO_VSO, Soort.TLV_VSO_NIEUW, "1"), (Route.PO_VSO, Soort.TLV_VSO_NIEUW, "0"),
    (Route.GEEN_VSO, Soort.TLV_VSO_NIEUW, "0"), (Route.VO_VSO, Soort.TLV_VSO_VERLENGING, "0"), (None, Soort.TLV_VSO_NIEUW, "0"),
])  # fmt: skip
def test_that_zij_instroom_is_a_new_tlv_of_who_comes_from_vo_or_pro(route: Route | None, soort: Soort, telt: str) -> None:
    een = Verklaringfeit(aanvraag_id=AanvraagId(UUID(int=1)), kenmerk="x", nummer="T", soort=soort, school="S",
                         getekend_op=date(2027, 1, 5), toestand=Tlvtoestand.GELDIG, route=route)  # fmt: skip
    assert jaarcijfer(Overzichtfeiten(verklaringen=[een]), Overzichtsoort.INDICATOR, "Zij-instroom vso") == telt


@pytest.mark.parametrize(("deel", "geheel", "tekst"), [(249, 250, "99%"), (250, 250, "100%"), (1, 300, "1%"), (0, 3, "0%"),
                                                       (2, 3, "67%")])  # fmt: skip
def test_that_a_hundred_percent_is_all_and_nothing_less(deel: int, geheel: int, tekst: str) -> None:
    assert procent(deel, geheel) == tekst
