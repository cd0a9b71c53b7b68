"""The practice register, made through the same services as the window, as it stands on woensdag 12 mei 2027."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cvt_desktop import bootstrap
from cvt_desktop.adapters.vault.kopbestand import lees_loginnamen
from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.agendapunt import Behandeling
from cvt_desktop.domain.beleid import keur_rollen
from cvt_desktop.domain.bezwaar import Bezwaartoestand
from cvt_desktop.domain.brief import Briefsoort, Brieftoestand
from cvt_desktop.domain.bsn import bevat_bsn
from cvt_desktop.domain.deskundigenadvies import Advieswijze
from cvt_desktop.domain.echtheid import Echtheid
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.instrument import Instrumentsoort, namen
from cvt_desktop.domain.oefenen import OEFENGEBRUIKERS, oefenwachtzin
from cvt_desktop.domain.pro_criteria import Prouitkomst
from cvt_desktop.domain.stem import Stemkeuze
from cvt_desktop.domain.zitting import Zitting, Zittingtoestand
from cvt_desktop.ports.overzicht import AanvraagSummary
from cvt_desktop.services import (
    adviezen,
    bestuursbesluiten,
    bezwaarstand,
    brieven,
    instrumenten,
    mandaten,
    oefenbestanden,
    oefendossiers,
    pro_toets,
    tekenstapel,
    voorzieningen,
)
from cvt_desktop.services.certificaten import laad_ondertekenaar
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.oefengegevens import ALLE
from cvt_desktop.services.oefenregister import BAKKENES, BENSALEM, RIETDIJK
from cvt_desktop.services.ondertekenen import teller_naam
from cvt_desktop.services.verificatie import Verificatie
from cvt_desktop.services.werkvoorraad import werkvoorraad
from cvt_desktop.services.zitting_inzien import zittingbeeld
from tests.verloopregister import zet_verloopregister

APRIL, KORT, VANDAAG, STRAKS = date(2027, 4, 14), date(2027, 5, 10), date(2027, 5, 12), date(2027, 5, 26)
_KLAAR = {Status.BEKENDGEMAAKT, Status.WACHTLIJST, Status.IN_BEZWAAR, Status.BUITEN_BEHANDELING, Status.INGETROKKEN}
VSO, PRO, BIJZONDER = Soort.TLV_VSO_NIEUW, Soort.TLV_PRO_REGULIER, Soort.TLV_PRO_BIJZONDER
VERLENGING = Soort.TLV_VSO_VERLENGING
TVIA = Soort.TVIA
STANDEN: dict[str, tuple[Soort, Status, date | None]] = {
    "2026-0297": (VSO, Status.BEKENDGEMAAKT, date(2027, 5, 10)),
    "2026-0301": (VSO, Status.BEKENDGEMAAKT, date(2027, 5, 20)),
    "2026-0318": (VSO, Status.BUITEN_BEHANDELING, date(2027, 5, 12)),
    "2026-0337": (VSO, Status.IN_BEZWAAR, date(2027, 5, 24)),
    "2026-0341": (PRO, Status.BEKENDGEMAAKT, date(2027, 5, 28)),
    "2026-0344": (Soort.TBV, Status.WACHTLIJST, date(2027, 5, 27)),
    "2026-0352": (Soort.TBV, Status.WACHTLIJST, date(2027, 5, 27)),
    "2026-0362": (VSO, Status.OP_AGENDA, date(2027, 6, 21)),
    "2026-0374": (TVIA, Status.INGETROKKEN, None),
    "2026-0378": (VSO, Status.OP_AGENDA, date(2027, 5, 19)),
    "2026-0389": (VERLENGING, Status.OP_AGENDA, date(2027, 5, 27)),
    "2026-0391": (VSO, Status.OP_AGENDA, date(2027, 5, 28)),
    "2026-0395": (Soort.TBV, Status.BESLOTEN, date(2027, 5, 31)),
    "2026-0399": (VSO, Status.BIJ_DESKUNDIGEN, date(2027, 6, 2)),
    "2026-0401": (PRO, Status.OP_AGENDA, date(2027, 6, 3)),
    "2026-0402": (VSO, Status.GETEKEND, date(2027, 6, 7)),
    "2026-0404": (VSO, Status.ADVIES_BESTUUR, date(2027, 6, 7)),
    "2026-0406": (PRO, Status.OP_AGENDA, date(2027, 6, 7)),
    "2026-0410": (VSO, Status.GEREED_VOOR_ZITTING, date(2027, 6, 15)),
    "2026-0415": (BIJZONDER, Status.AANVULLING_GEVRAAGD, date(2027, 7, 2)),
    "2026-0417": (TVIA, Status.IN_TOETSING, date(2027, 6, 15)),
    "2026-0420": (VERLENGING, Status.OP_AGENDA, date(2027, 6, 16)),
    "2026-0421": (VERLENGING, Status.OP_AGENDA, date(2027, 6, 16)),
    "2026-0422": (VERLENGING, Status.OP_AGENDA, date(2027, 6, 16)),
    **{f"2026-{nummer:04}": (VERLENGING, Status.BIJ_DESKUNDIGEN, date(2027, 6, 16)) for nummer in range(423, 427)},
    "2026-0430": (VSO, Status.AANVULLING_GEVRAAGD, date(2027, 7, 5)),
    "2026-0438": (Soort.GROEPSARRANGEMENT, Status.IN_TOETSING, date(2027, 7, 6)),
}
"""Kind, state and next term on 12 mei 2027 (screens.md 8.3): the last day for the besluit, and once that was sent the last day
for a bezwaar, or to send one on to the LBT."""


@pytest.fixture(scope="module")
def map_(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return zet_verloopregister(tmp_path_factory, tmp_path_factory.mktemp("oefen") / "register")


@pytest.fixture
def dienst(map_: Path) -> Iterator[Dienst]:
    """The register as the secretaris opens it."""
    geopend = bootstrap.open_geopend(map_, "Ruben Veldkamper", oefenwachtzin("Ruben Veldkamper"))
    yield geopend.dienst
    geopend.sluit()


def _regels(dienst: Dienst) -> dict[str, AanvraagSummary]:
    return {r.kenmerk: r for r in dienst.overzichten.aanvragen()}


def _id(dienst: Dienst, kenmerk: str) -> AanvraagId:
    return _regels(dienst)[kenmerk].id


def _zitting(dienst: Dienst, datum: date) -> Zitting:
    with dienst.register.lezen() as uow:
        return next(z for z in uow.zittingen.all() if z.datum == datum)


def test_that_every_user_of_the_login_page_gets_in(map_: Path) -> None:
    lijst = lees_loginnamen(map_)
    assert lijst.oefen
    assert {naam for _, naam in lijst.gebruikers} == {naam for naam, _ in OEFENGEBRUIKERS}
    for naam, _ in OEFENGEBRUIKERS:
        geopend = bootstrap.open_geopend(map_, naam, oefenwachtzin(naam))
        assert geopend.dienst.klok.today() == VANDAAG
        keur_rollen(geopend.dienst.sessie.rollen)
        geopend.sluit()


def _volgende_termijn(dienst: Dienst, regel: AanvraagSummary) -> date | None:
    if regel.status is Status.INGETROKKEN:
        return None
    if regel.status is Status.IN_BEZWAAR:
        stap = bezwaarstand.bladen(dienst, regel.id)[0].stap
        return stap.dag if stap else None
    if regel.status in {Status.BEKENDGEMAAKT, Status.BUITEN_BEHANDELING, Status.WACHTLIJST}:
        return max(b.bezwaar_tot for b in brieven.lijst(dienst, regel.id) if b.bezwaar_tot is not None)
    return regel.uiterste_datum


def test_that_every_dossier_has_its_kind_state_and_next_term_on_this_day(dienst: Dienst) -> None:
    gevonden = {k: (Soort(r.soort), r.status, _volgende_termijn(dienst, r)) for k, r in _regels(dienst).items()}
    assert gevonden == STANDEN
    assert len(STANDEN) == len(ALLE) + 1  # and the groepsarrangement, which is about no pupil


def test_that_the_tests_for_praktijkonderwijs_come_out_as_the_story_says(dienst: Dienst) -> None:
    with dienst.register.lezen() as uow:
        uitkomsten = {k: pro_toets.uitkomst_van(uow.aanvragen.get(r.id)) for k, r in _regels(dienst).items() if r.soort == PRO}
    assert uitkomsten == {"2026-0406": Prouitkomst.VOLDOET, "2026-0401": Prouitkomst.BELEIDSRUIMTE,
                          "2026-0341": Prouitkomst.VOLDOET_NIET}  # fmt: skip


def test_that_every_instrument_of_the_dossiers_stands_in_the_table_of_the_school_year(dienst: Dienst) -> None:
    tabel = instrumenten.instrumenten(dienst)
    pro = [d.pro for d in ALLE if d.pro is not None and d.pro.getest]
    iq = namen(tabel, "2026-2027", Instrumentsoort.IQ)
    achterstand = namen(tabel, "2026-2027", Instrumentsoort.LEERACHTERSTAND)
    assert pro
    assert all(p.iq.instrument in iq and t.instrument in achterstand for p in pro for t in p.leerachterstand)


def test_that_the_voorzitter_decides_under_a_mandate_that_is_registered(dienst: Dienst) -> None:
    assert [(m.wie, m.door, m.loopt) for m in mandaten.lijst(dienst)] == [("Wieke Terhorst", "het bestuur", True)]


def test_that_the_deskundigen_judge_the_criteria_as_the_scores_do(dienst: Dienst) -> None:
    def oordelen(kenmerk: str) -> set[tuple[str, ...]]:
        kolommen = adviezen.stand(dienst, _id(dienst, kenmerk)).kolommen
        return {tuple(str(c.oordeel) for c in k.advies.inhoud.criteria) for k in kolommen if k.advies is not None}

    gevonden = {k: oordelen(k) for k in ("2026-0406", "2026-0401", "2026-0341")}
    assert gevonden == {"2026-0406": {("ja", "ja")}, "2026-0401": {("ja", "deels")}, "2026-0341": {("nee", "nee")}}


def test_that_the_bezwaar_came_in_on_monday_in_time_and_was_confirmed(dienst: Dienst) -> None:
    with dienst.register.lezen() as uow:
        bezwaar, = uow.bezwaren.of_aanvraag(_id(dienst, "2026-0337"))
    assert (bezwaar.ontvangst.ontvangen_op, bezwaar.bevestigd_op) == (KORT, date(2027, 5, 11))
    assert bezwaar.toestand is Bezwaartoestand.ONTVANGEN


def test_that_the_refusal_was_sent_on_friday_without_a_verklaring(dienst: Dienst) -> None:
    regels = [b for b in brieven.lijst(dienst, _id(dienst, "2026-0341")) if b.soort is not Briefsoort.ONTVANGSTBEVESTIGING]
    assert {b.verzonden_op for b in regels if b.bezwaar_tot is not None} == {date(2027, 4, 16)}
    assert Briefsoort.TLV not in {b.soort for b in regels}


def test_that_the_dossiers_stand_with_the_dates_of_the_law(dienst: Dienst) -> None:
    regels = _regels(dienst)
    mikolaj, zoe, sem = (regels[k] for k in ("2026-0391", "2026-0378", "2026-0399"))
    assert (mikolaj.leerling, mikolaj.uiterste_datum) == ("Mikołaj Żurawski-Brandt", date(2027, 5, 28))
    assert (zoe.streefdatum, zoe.uiterste_datum) == (date(2027, 5, 5), date(2027, 5, 19))
    assert sem.uiterste_datum == date(2027, 6, 2)
    open_ = [r for r in regels.values() if r.status not in _KLAAR]
    assert all(r.uiterste_datum is not None and r.uiterste_datum >= VANDAAG for r in open_)


def test_that_the_signed_besluiten_have_numbers_and_0119_is_free(dienst: Dienst) -> None:
    nummers = {v.nummer: v.aanvraag_id for v in dienst.overzichten.verklaringen()}
    assert nummers == {
        "OEF-2627-0104": _id(dienst, "2026-0297"), "OEF-2627-0105": _id(dienst, "2026-0297"),
        "OEF-2627-0106": _id(dienst, "2026-0301"), "OEF-2627-0117": _id(dienst, "2026-0337"),
        "OEF-2627-0118": _id(dienst, "2026-0402"),
    }  # fmt: skip
    with dienst.register.schrijven() as uow:
        assert uow.tellers.volgende(teller_naam("2026-2027")) == 119


def test_that_the_tlv_of_april_is_signed_and_sent_with_its_term_for_bezwaar(dienst: Dienst) -> None:
    regels = brieven.lijst(dienst, _id(dienst, "2026-0337"))
    assert {r.toestand for r in regels} == {Brieftoestand.VERZONDEN}
    tlv = next(r for r in regels if r.soort is Briefsoort.TLV)
    assert (tlv.verzonden_op, tlv.bezwaar_tot) == (date(2027, 4, 15), date(2027, 5, 27))
    assert tlv.id is not None
    brief, pdf = brieven.pdf(dienst, tlv.id)
    assert brief.ondertekend_op is not None
    assert b"/ByteRange" in pdf


def test_that_in_april_one_member_was_against_and_one_dossier_was_put_off(dienst: Dienst) -> None:
    zitting = _zitting(dienst, APRIL)
    philippine, omer = (zitting.punt(_id(dienst, k)) for k in ("2026-0337", "2026-0362"))
    assert zitting.toestand is Zittingtoestand.VASTGESTELD
    assert [(s.persoon_id, bool(s.reden)) for s in philippine.stemmen if s.keuze is Stemkeuze.TEGEN] == [(RIETDIJK.id, True)]
    assert len(philippine.stemmen) == 4
    assert all(s.bekrachtigd_op for s in philippine.stemmen)
    assert omer.voorgenomen is not None
    assert omer.voorgenomen.aanhouden_tot == VANDAAG


def test_that_the_zitting_of_today_waits_with_its_agenda_and_the_next_one_is_empty(dienst: Dienst) -> None:
    vandaag = _zitting(dienst, VANDAAG)
    assert (vandaag.toestand, vandaag.begintijd, vandaag.eindtijd) == (Zittingtoestand.GEPLAND, "13.30", "15.30")
    hamer = [p.kenmerk for p in vandaag.punten if p.behandeling is Behandeling.HAMERSTUK]
    assert hamer == ["2026-0389", "2026-0420", "2026-0421", "2026-0422", "2026-0406"]
    assert [p.kenmerk for p in vandaag.punten[5:]] == ["2026-0391", "2026-0378", "2026-0401", "2026-0362"]
    waarom = [tuple(b.code for b in k.bespreken) for k in zittingbeeld(dienst, vandaag.id).kaarten]
    assert waarom[:5] == [()] * 5
    assert all(waarom[5:])
    verschoond = {p.kenmerk: [v.persoon_id for v in p.verschoningen] for p in vandaag.punten if p.verschoningen}
    assert verschoond == {"2026-0378": [BENSALEM.id], "2026-0362": [BAKKENES.id], "2026-0401": [BAKKENES.id],
                          "2026-0406": [BAKKENES.id]}  # fmt: skip
    assert not _zitting(dienst, STRAKS).punten
    assert _zitting(dienst, KORT).toestand is Zittingtoestand.VASTGESTELD


@pytest.fixture
def bestuurder(map_: Path) -> Iterator[Dienst]:
    """The register as the bestuurder opens it."""
    geopend = bootstrap.open_geopend(map_, "Edith van Zwanenveen", oefenwachtzin("Edith van Zwanenveen"))
    yield geopend.dienst
    geopend.sluit()


def test_that_the_bestuurder_has_an_advice_to_decide_on(bestuurder: Dienst) -> None:
    (tekenmap,) = (r for r in werkvoorraad(bestuurder) if r.scherm == "tekenmap")
    assert "1 advies om over te besluiten" in tekenmap.stap.tekst
    stuk, = (s for s in tekenstapel.stapel(bestuurder) if s.wacht_op_bestuur)
    assert stuk.advies_id is not None
    assert stuk.mag_ik
    assert bestuursbesluiten.vraag(bestuurder, stuk.id).kenmerk == "2026-0404"


def test_that_the_advice_was_voted_on_in_a_ronde_by_three_with_their_own_keys(dienst: Dienst) -> None:
    with dienst.register.lezen() as uow:
        ronde, = (z for z in uow.zittingen.all() if z.ronde is not None)
        punt = ronde.punt(_id(dienst, "2026-0395"))
        oordelen = Verificatie(dienst, uow).punt(ronde, punt)
    assert ronde.toestand is Zittingtoestand.VASTGESTELD
    assert [v.persoon_id for v in punt.verschoningen] == [BAKKENES.id]
    assert [o.echtheid for o in oordelen.values()] == [Echtheid.ECHT] * 3


def test_that_the_tussenklas_has_its_last_place_taken_and_two_wait_for_the_plusroute(dienst: Dienst) -> None:
    assert [(s.voorziening.naam, s.tekst) for s in voorzieningen.standen(dienst)] == [
        ("Atelier Zilverdam", "0 bezet, plaatsen niet geteld"),
        ("Plusroute Ravenkoog", "12 van 12 plaatsen bezet, geen plaats vrij · wachtlijst 2"),
        ("Tussenklas Kaaphorn", "14 van 14 plaatsen bezet, geen plaats vrij"),
    ]  # fmt: skip


def test_that_the_adviezen_differ_where_the_story_says_so(dienst: Dienst) -> None:
    def verschil(kenmerk: str) -> list[str]:
        return [v.wat for v in adviezen.stand(dienst, _id(dienst, kenmerk)).verschillen]

    assert verschil("2026-0391") == ["Duur"]
    assert "Advies" in verschil("2026-0378")
    assert verschil("2026-0410") == []
    zoe = adviezen.stand(dienst, _id(dienst, "2026-0378")).kolommen
    assert [k.advies.wijze for k in zoe if k.advies] == [Advieswijze.PROGRAMMA, Advieswijze.OVERGENOMEN]
    sem = adviezen.stand(dienst, _id(dienst, "2026-0399")).kolommen
    assert [k.vastgesteld for k in sem] == [True, False]
    assert sem[1].koppeling is not None
    assert sem[1].koppeling.uiterlijk == date(2027, 5, 14)


def test_that_one_verzoek_runs_and_one_went_by_unused(dienst: Dienst) -> None:
    regels = _regels(dienst)
    assert regels["2026-0415"].aanvulling_uiterlijk == date(2027, 5, 18)
    assert regels["2026-0415"].staat_stil(VANDAAG)
    assert not regels["2026-0430"].staat_stil(VANDAAG)


def test_that_the_number_to_find_stands_in_one_file_and_in_no_other_text(dienst: Dienst) -> None:
    with dienst.register.lezen() as uow:
        stukken = [(r.kenmerk, s) for r in dienst.overzichten.aanvragen() for s in uow.stukken.of_aanvraag(r.id)]
    assert [(k, s.bestandsnaam) for k, s in stukken if s.mogelijk_bsn] == [("2026-0417", "Mail van de mentor.txt")]
    assert {"DOCX", "JPEG", "TXT", "PDF"} == {s.vorm for _, s in stukken}
    assert not [veld for d in ALLE for veld, tekst in oefendossiers.invoer(d).teksten() if bevat_bsn(tekst)]


def test_that_the_secretaris_finds_each_kind_of_next_step(dienst: Dienst) -> None:
    stappen = [regel.stap.tekst for regel in werkvoorraad(dienst)]
    for begin in ("Zitting openen: 9 punten, 5 hamerstukken", "In de Tekenmap sinds ma 10 mei: herinneren", "Besluit verzenden",
                  "Aanvulling door", "Aanvulling kwam niet", "Nog 1 deskundigenadvies", "Op de agenda",
                  "Toetsing afronden: 4 open", "Toetsen en ontvangst bevestigen", "Opvolgen: Ma 10 mei", "Aanvraag in concept",
                  "Bezwaar doorzenden aan de LBT", "Bezwaartermijn tot en met vandaag"):  # fmt: skip
        assert any(stap.startswith(begin) for stap in stappen), begin


def test_that_one_dossier_is_one_file_of_five_stukken_and_two_files_wait_to_be_dropped_in(dienst: Dienst, map_: Path) -> None:
    with dienst.register.lezen() as uow:
        stukken = [s for s in uow.stukken.of_aanvraag(_id(dienst, "2026-0389")) if s.deel is not None]
    assert [(s.soort, s.eerste_pagina) for s in stukken] == [
        ("OPP", 1), ("HANDELINGSPLAN", 13), ("ONDERZOEK", 23), ("GESPREK", 31), ("ZIENSWIJZE", 36)
    ]  # fmt: skip
    assert len({s.bestand_id for s in stukken}) == 1
    assert sum(s.paginas or 0 for s in stukken) == 38
    klaar = sorted((map_ / oefenbestanden.MAP).iterdir())
    assert [pad.name for pad in klaar] == [oefenbestanden.EXTERNEN, oefenbestanden.INSTEMMING, oefenbestanden.OSO]
    assert all(pad.read_bytes().startswith(b"%PDF-") for pad in klaar[:2])


def test_that_the_certificate_says_that_it_is_practice(map_: Path) -> None:
    geopend = bootstrap.open_geopend(map_, "Wieke Terhorst", oefenwachtzin("Wieke Terhorst"))
    assert "OEFENREGISTER" in laad_ondertekenaar(geopend.dienst).naam
    geopend.sluit()


def test_that_nothing_of_a_dossier_stands_readable_on_the_disk(map_: Path) -> None:
    for pad in map_.rglob("*"):
        inhoud = pad.read_bytes() if pad.is_file() else b""
        assert b"SQLite format 3" not in inhoud
        assert not [woord for woord in ("urawski", "Ravenkoog", "Meerstede") if woord.encode() in inhoud]
