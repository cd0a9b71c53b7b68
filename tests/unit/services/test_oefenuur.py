"""What a learner does with the practice register in an hour, line by line (screens.md 8.6), and the figures of 8.3 to 8.5."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from cvt_desktop import bootstrap
from cvt_desktop.adapters.exchange.inlezer import Bestandslezer
from cvt_desktop.adapters.exchange.oso import lees_oso
from cvt_desktop.adapters.pdf.voorbeeldstuk import maak_voorbeeldstuk
from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.agendapunt import Uitkomst, Voorgenomen
from cvt_desktop.domain.bestandssoort import Stuksoort
from cvt_desktop.domain.brief import Briefsoort
from cvt_desktop.domain.ids import AanvraagId, PersoonId
from cvt_desktop.domain.oefenen import OEFENDATUM, oefenwachtzin
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.domain.tlv import Tlvtoestand
from cvt_desktop.domain.verlengingsronde import Rondestand
from cvt_desktop.domain.zitting import Zittingtoestand
from cvt_desktop.ports.overzicht import OvergenomenSummary, VerklaringSummary
from cvt_desktop.ports.zegel import Zegel
from cvt_desktop.services import (
    aanvulling,
    brieven,
    bundels,
    hamerstukken,
    oefenbestanden,
    oefencorrectie,
    oefendag,
    stukken,
    tekenstapel,
    verklaringen,
    verlengingsronde,
    zitting_behandelen,
)
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.oefengegevens import ALLE
from cvt_desktop.services.oefenregister import BAKKENES, BENSALEM, RIETDIJK, SECRETARIS, VOORZITTER, open_als
from cvt_desktop.services.oefenwerk import Oefenwerk, Werkdag
from cvt_desktop.services.oso_overname import vooringevuld_uit_oso
from cvt_desktop.services.stukken import Stuklezer
from cvt_desktop.services.werkvoorraad import werkvoorraad
from tests.verloopregister import zet_verloopregister

HAMER, BESPREEK = (389, 420, 421, 422, 406), (391, 378, 401, 362)
LEZER = Stuklezer(inlezer=Bestandslezer())
EINDE = date(2027, 7, 31)


@pytest.fixture(scope="module")
def basis(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return zet_verloopregister(tmp_path_factory, tmp_path_factory.mktemp("uur") / "register")


@contextmanager
def _open(map_: Path, wie: Persoon = SECRETARIS) -> Iterator[Dienst]:
    geopend = open_als(bootstrap.maak_toegang(), map_, wie)
    try:
        yield geopend.dienst
    finally:
        geopend.sluit()


@contextmanager
def _thuis(map_: Path) -> Iterator[None]:
    """What is opened once for all these tests has a laptop of its own."""
    with pytest.MonkeyPatch.context() as omgeving:
        omgeving.setenv("CVT_DESKTOP_HOME", str(map_))
        yield


@pytest.fixture(scope="module")
def dienst(basis: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dienst]:
    """The register as the secretaris opens it, to look at."""
    with _thuis(tmp_path_factory.mktemp("thuis")), _open(basis) as een:
        yield een


@pytest.fixture
def kopie(basis: Path, tmp_path: Path) -> Path:
    """A register of its own, to change."""
    return Path(shutil.copytree(basis, tmp_path / "register"))


def _id(dienst: Dienst, nummer: int) -> AanvraagId:
    return next(r.id for r in dienst.overzichten.aanvragen() if r.kenmerk == f"2026-{nummer:04}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Middag:
    """12 mei with everybody at the table."""

    dag: Werkdag
    dienst: Dienst


@pytest.fixture(scope="module")
def middag(basis: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Middag]:
    """The zitting of today was held: five hamerstukken in one act, four items one by one, and each member confirmed."""
    map_ = Path(shutil.copytree(basis, tmp_path_factory.mktemp("middag") / "register"))
    toegang = bootstrap.maak_toegang()
    with ExitStack() as open_:
        open_.enter_context(_thuis(tmp_path_factory.mktemp("thuis")))
        geopend = open_als(toegang, map_, VOORZITTER)
        open_.callback(geopend.sluit)
        zegels: dict[PersoonId, Zegel] = {VOORZITTER.id: geopend.kluis}
        for wie in (SECRETARIS, BENSALEM, BAKKENES, RIETDIJK):
            zegels[wie.id] = open_.enter_context(geopend.als_lid(wie.id, oefenwachtzin(wie.naam)))
        werk = Oefenwerk(basis=geopend.dienst, zegels=zegels, oefenklok=toegang.oefenklok, lezer=LEZER, maker=maak_voorbeeldstuk)
        dag = werk.op(OEFENDATUM)
        dienst = dag.als(SECRETARIS)
        werk.aanvragen.update({int(r.kenmerk[-4:]): r.id for r in dienst.overzichten.aanvragen()})
        with dienst.register.lezen() as uow:
            werk.zittingen[OEFENDATUM] = next(z.id for z in uow.zittingen.all() if z.datum == OEFENDATUM)
        _houd(dag, dienst)
        yield Middag(dag=dag, dienst=dienst)


def _houd(dag: Werkdag, dienst: Dienst) -> None:
    zitting = dag.werk.zittingen[OEFENDATUM]
    dag.open_zitting()
    hamerstukken.vaststellen(dienst, zitting, [dag.werk.aanvragen[nummer] for nummer in HAMER])
    for nummer in (391, 401, 362):
        dag.wijs_toe(nummer)
    terug = Voorgenomen(uitkomst=Uitkomst.TERUG, aanhouden_tot=date(2027, 5, 26), aanhouden_wie="de school",
                        aanhouden_waarvoor="een MDO met beide deskundigen")  # fmt: skip
    zitting_behandelen.voornemen(dienst, zitting, dag.werk.aanvragen[378], terug)
    zitting_behandelen.vaststellen_uitslag(dienst, zitting, dag.werk.aanvragen[378])
    dag.sluit_zitting()


# --- the hour -------------------------------------------------------------------------------------------------------------


def test_that_five_hamer_and_four_bespreekstukken_are_decided_and_confirmed(middag: Middag) -> None:
    with middag.dienst.register.lezen() as uow:
        zitting = uow.zittingen.get(middag.dag.werk.zittingen[OEFENDATUM])
    uit = {int(p.kenmerk[-4:]): p.voorgenomen.uitkomst for p in zitting.punten if p.voorgenomen is not None}
    assert uit == dict.fromkeys((*HAMER, *BESPREEK), Uitkomst.TOEGEWEZEN) | {378: Uitkomst.TERUG}
    assert zitting.toestand is Zittingtoestand.VASTGESTELD
    assert all(s.bekrachtigd_op for p in zitting.punten for s in p.stemmen)
    assert {len(p.stemmen) for p in zitting.punten if p.kenmerk in {"2026-0406", "2026-0401", "2026-0362"}} == {3}


def test_that_three_besluiten_are_signed_and_sent_and_their_dates_are_seen(middag: Middag) -> None:
    dag, dienst = middag.dag, middag.dienst
    dag.leg_in_tekenmap(389)
    dag.leg_in_tekenmap(420)
    wachtend = {s.kenmerk for s in tekenstapel.stapel(dag.als(VOORZITTER))}
    assert {"2026-0389", "2026-0395", "2026-0420"} <= wachtend
    dag.teken(389, 420, 395)
    nummers = {v.aanvraag_id: v.nummer for v in dienst.overzichten.verklaringen()}
    assert [nummers[dag.werk.aanvragen[n]] for n in (389, 420)] == ["OEF-2627-0119", "OEF-2627-0120"]
    for nummer in (389, 420, 395):
        dag.verzend(nummer)
        regels = brieven.lijst(dienst, dag.werk.aanvragen[nummer])
        assert {r.bezwaar_tot for r in regels if r.bezwaar_tot} == {date(2027, 6, 23)}


@pytest.mark.parametrize(("dag", "uiterlijk"), [(OEFENDATUM, date(2027, 6, 28)), (date(2027, 5, 18), date(2027, 7, 2))])
def test_that_dossier_six_is_completed_with_the_files_that_lie_ready(kopie: Path, dag: date, uiterlijk: date) -> None:
    with _open(kopie) as dienst:
        oefendag.verzet(dienst, dag)
    with _open(kopie) as dienst:
        amina = _id(dienst, 415)
        assert len(aanvulling.voorstel(dienst, amina).ontbreekt) == 2
        klaar = [kopie / oefenbestanden.MAP / naam for naam in (oefenbestanden.INSTEMMING, oefenbestanden.EXTERNEN)]
        stukken.toevoegen(dienst, amina, tuple(stukken.voorbereiden(dienst, LEZER, p.name, p.read_bytes()) for p in klaar))
        assert aanvulling.ontvangen(dienst, amina, dag).status is Status.IN_TOETSING
        assert next(r.uiterste_datum for r in dienst.overzichten.aanvragen() if r.id == amina) == uiterlijk


def test_that_the_term_of_dossier_two_runs_out_when_a_learner_lets_the_days_pass(kopie: Path) -> None:
    with _open(kopie) as dienst:
        oefendag.verzet(dienst, date(2027, 5, 20))
    with _open(kopie) as dienst:
        zoe = next(r for r in dienst.overzichten.aanvragen() if r.kenmerk == "2026-0378")
        assert zoe.uiterste_datum == date(2027, 5, 19) < dienst.klok.today()


def test_that_the_oso_example_is_read_in_with_the_school_that_sent_it(dienst: Dienst, basis: Path) -> None:
    dossier = lees_oso((basis / oefenbestanden.MAP / oefenbestanden.OSO).read_bytes())
    gelezen = vooringevuld_uit_oso(dienst, dossier, oefenbestanden.OSO)
    assert gelezen.school is not None
    assert gelezen.school.naam == "Zilverdam College"
    assert [b.soort for b in dossier.bijlagen] == [Stuksoort.VERZUIM, Stuksoort.MENING]
    assert dossier.leerling.achternaam not in {d.achternaam for d in ALLE}


def test_that_the_bundle_of_dossier_eleven_holds_the_bezwaar_the_besluit_and_both_adviezen(dienst: Dienst) -> None:
    regels = bundels.inhoud(dienst, _id(dienst, 337), LEZER)
    begin = " · ".join(regel.titel for regel in regels)
    for woord in ("Bezwaarschrift", "Aanvraag", "Deskundigenadvies 1", "Deskundigenadvies 2", "Besluit", "OPP", "MDO-verslag"):
        assert woord in begin, (woord, begin)


# --- what stands in it ----------------------------------------------------------------------------------------------------


def test_that_the_tlv_register_holds_178_verklaringen_and_each_number_of_this_year(dienst: Dienst) -> None:
    eigen, ouder = verklaringen.lijst(dienst), verklaringen.overgenomen(dienst)
    alle: list[VerklaringSummary | OvergenomenSummary] = [*eigen, *ouder]
    van_nu = {v.nummer: v for v in alle if v.nummer.startswith("OEF-2627-")}
    assert len(alle) == 178
    assert sorted(van_nu) == [f"OEF-2627-{nummer:04}" for nummer in range(1, 119)]
    assert sum(not v.nummer.startswith("OEF-2627-") for v in ouder) == 60
    assert sum("PrO" in v.soort for v in alle) == 31
    assert verklaringen.gaten(eigen, ouder).startswith("Geen gaten in de nummering; 2 nummers zijn vervallen of ingetrokken")
    pro = van_nu["OEF-2627-0090"]
    assert (pro.ingangsdatum, pro.einddatum, pro.school) == (date(2027, 2, 12), None, "Praktijkschool De Werkschuit")


def test_that_0104_had_a_wrong_date_and_0106_was_withdrawn(dienst: Dienst) -> None:
    nummers = {v.nummer: verklaringen.lees(dienst, v.id) for v in verklaringen.lijst(dienst)}
    fout, goed, weg = (nummers[f"OEF-2627-{nummer:04}"] for nummer in (104, 105, 106))
    assert (fout.toestand, fout.vervallen_omdat, fout.vervangen_door) == (Tlvtoestand.VERVALLEN, "verkeerde datum", goed.nummer)
    assert (goed.toestand, goed.ingangsdatum) == (Tlvtoestand.GELDIG, date(2027, 8, 1))
    assert weg.toestand is Tlvtoestand.INGETROKKEN
    soorten = {b.soort for b in brieven.lijst(dienst, _id(dienst, oefencorrectie.JOPPE))}
    assert {Briefsoort.INTREKKING, Briefsoort.INTREKKING_OUDERS} <= soorten


def test_that_of_24_tlvs_eleven_are_asked_three_stop_and_ten_are_not_known(dienst: Dienst) -> None:
    ronde = verlengingsronde.ronde(dienst, EINDE)
    standen = (Rondestand.AANGEVRAAGD, Rondestand.CONCEPT, Rondestand.STOPT, Rondestand.ONBEKEND, Rondestand.NIETS)
    assert [ronde.aantal(stand) for stand in standen] == [8, 3, 3, 3, 7]
    assert verlengingsronde.registerregel(dienst) == (
        "24 TLV's lopen af op 31 juli (8 aangevraagd, 3 in concept, 3 lopen niet door, 3 nog niet bekend, van 7 niets gehoord)")
    leerlingen = {a.leerling for a in dienst.overzichten.aanvragen()}
    assert {t.leerling for s in ronde.scholen for t in s.tlvs if t.kenmerk} <= leerlingen
    assert len([regel for regel in werkvoorraad(dienst) if regel.concept]) == 3


def test_that_two_pupils_go_by_another_surname_and_one_goes_outside_the_region(dienst: Dienst) -> None:
    namen: dict[tuple[str, date], set[str]] = {}
    for v in verklaringen.overgenomen(dienst):
        namen.setdefault((v.leerling.split()[0], v.geboortedatum), set()).add(v.leerling)
    assert sorted(map(sorted, (n for n in namen.values() if len(n) > 1))) == [
        ["Aafke Brouwer-Lansink", "Aafke van Waterlander"], ["Daan de Kaaper", "Daan van Elderen"],
    ]  # fmt: skip
    buiten = [k for k in dienst.overzichten.verklaringkenmerken().values() if k.buiten_regio]
    assert len(buiten) == 1


def test_that_no_name_stands_twice(dienst: Dienst) -> None:
    namen = [r.leerling for r in dienst.overzichten.aanvragen()]
    tlvs = [t for school in verlengingsronde.ronde(dienst, EINDE).scholen for t in school.tlvs]
    in_concept = [t.leerling for t in tlvs if t.stand is Rondestand.CONCEPT]
    assert sorted(in_concept) == ["Hidde Oud-Ammer", "Sofía Quist", "Stijn de la Court-Wiersum"]
    assert len({*namen, *in_concept}) == len(namen) + 3


def test_that_dossier_eight_asks_thirty_hours_and_has_a_docx_a_jpeg_and_a_number_to_find(dienst: Dienst) -> None:
    bao = _id(dienst, 417)
    with dienst.register.lezen() as uow:
        formulier, van_dossier = uow.aanvragen.get(bao).formulier, uow.stukken.of_aanvraag(bao)
    assert (formulier.arr.uren, formulier.arr.bedrag_cent) == (30, 294_000)
    assert {"DOCX", "JPEG"} <= {s.vorm for s in van_dossier}
    assert sum(s.mogelijk_bsn for s in van_dossier) == 1
    assert next(r.leerling for r in dienst.overzichten.aanvragen() if r.id == bao) == "Bảo Trân Nguyễn"


def test_that_dossier_fifteen_was_withdrawn_with_a_letter_and_an_answer(dienst: Dienst) -> None:
    lotte = _id(dienst, 374)
    with dienst.register.lezen() as uow:
        assert "Brief intrekking aanvraag.pdf" in {s.bestandsnaam for s in uow.stukken.of_aanvraag(lotte)}
    soorten = {b.soort: b.verzonden_op for b in brieven.lijst(dienst, lotte)}
    assert soorten[Briefsoort.AANVRAAG_INGETROKKEN] == soorten[Briefsoort.AANVRAAG_INGETROKKEN_OUDERS] == date(2027, 4, 22)


def test_that_the_pupil_of_sixteen_got_a_letter_of_her_own(dienst: Dienst) -> None:
    eigen, = (b for b in brieven.lijst(dienst, _id(dienst, 337)) if b.soort is Briefsoort.BESLUIT_LEERLING)
    assert eigen.verzonden_op == date(2027, 4, 15)


def test_that_both_parents_of_sem_were_asked_for_their_view_on_monday_3_may(dienst: Dienst) -> None:
    uitnodigingen = [b for b in brieven.lijst(dienst, _id(dienst, 399)) if b.soort is Briefsoort.ZIENSWIJZE_OUDERS]
    assert [b.verzonden_op for b in uitnodigingen] == [date(2027, 5, 3)] * 2
