"""The lines of the lists say what the dossiers say, whatever was saved last."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from cvt_desktop.domain.aanvraag import Aanvulling, Status
from cvt_desktop.domain.brief import Brieftoestand, Verzendwijze
from cvt_desktop.domain.ids import InstellingenId
from cvt_desktop.domain.tlv import Tlvtoestand
from cvt_desktop.domain.zitting import Uitkomst
from cvt_desktop.ports.overzicht import AanvraagSummary
from db.engine import leeseenheid, schrijfeenheid
from db.queries.regels import ververs
from db.queries.spoed import _KEUS
from db.register import DbRegister
from db.tables.basis import tafel
from db.tables.dossier import RegelRow
from tests import factories as f


def regel(register: DbRegister) -> AanvraagSummary:
    (een,) = register.overzichten.aanvragen()
    return een


@pytest.fixture
def dossier(register: DbRegister) -> DbRegister:
    with register.schrijven() as uow:
        uow.leerlingen.save(f.MIKOLAJ)
        uow.aanvragen.save(f.maak_aanvraag_bij_deskundigen())
    return register


def test_that_the_line_has_the_dates_of_the_practice_register(dossier: DbRegister) -> None:
    line = regel(dossier)
    assert (line.kenmerk, line.leerling, line.school) == ("2026-0391", "Mikołaj Żurawski-Brandt", "Lyceum Ravenkoog")
    assert (line.ontvangen_op, line.streefdatum, line.uiterste_datum) == (date(2027, 4, 2), date(2027, 5, 14), date(2027, 5, 28))
    assert (line.opgeschort, line.bevestigd, line.status) == (False, False, Status.BIJ_DESKUNDIGEN)
    assert (line.adviezen_gevraagd, line.adviezen_vast, line.advies_uiterlijk) == (2, 0, date(2027, 4, 30))
    assert line.open_punten > 10
    for deel in ("2026-0391", "mikolaj zurawski-brandt", "14-09-2011", "ravenkoog", "meerstede", "99ra-00", "duinkerk",
                 "agnieszka zurawska"):  # a parent is found by name (screens.md 4.1)
        assert deel in line.zoektekst


def test_that_the_line_follows_each_thing_that_it_is_made_of(dossier: DbRegister) -> None:
    with dossier.schrijven() as uow:
        uow.adviezen.save(f.maak_advies(1).vaststellen(f.VANDAAG))
    assert (regel(dossier).adviezen_vast, regel(dossier).advies_uiterlijk) == (1, date(2027, 5, 3))
    with dossier.schrijven() as uow:
        uow.leerlingen.save(replace(uow.leerlingen.get(f.MIKOLAJ.id), achternaam="Żurawski"))
    assert (regel(dossier).leerling, regel(dossier).school) == ("Mikołaj Żurawski", "Lyceum Ravenkoog")
    with dossier.schrijven() as uow:
        uow.scholen.save(replace(uow.scholen.get(f.RAVENKOOG.id), naam="Lyceum Meerstede"))
    assert (regel(dossier).leerling, regel(dossier).school) == ("Mikołaj Żurawski", "Lyceum Meerstede")
    with dossier.schrijven() as uow:
        zitting = uow.zittingen.save(f.maak_zitting("2026-0391"))
        eerder = uow.zittingen.save(f.maak_zitting("2026-0391", datum=f.VANDAAG - timedelta(days=28)))
        uow.besluiten.save(f.maak_besluit())
        tlv = uow.verklaringen.save(f.maak_verklaring())
    assert (regel(dossier).zitting_op, regel(dossier).zitting_id) == (f.VANDAAG, zitting.id)
    assert regel(dossier).tlv_nummer == "OEF-2627-0119"
    assert "oef-2627-0119" in regel(dossier).zoektekst
    with dossier.schrijven() as uow:
        uow.verklaringen.save(replace(tlv, toestand=Tlvtoestand.VERVALLEN))
        uow.zittingen.save(replace(zitting, punten=()))
    assert (regel(dossier).tlv_nummer, regel(dossier).zitting_op) == ("", eerder.datum)
    with dossier.schrijven() as uow:
        uow.zittingen.save(replace(eerder, punten=()))
    assert (regel(dossier).tlv_nummer, regel(dossier).zitting_op, regel(dossier).zitting_id) == ("", None, None)


def test_that_a_sent_request_suspends_and_an_answer_moves_the_last_day(dossier: DbRegister) -> None:
    with dossier.schrijven() as uow:
        aanvraag = replace(uow.aanvragen.get(f.maak_aanvraag().id), status=Status.IN_TOETSING)
        gevraagd = Aanvulling(ontbreekt=("OKR",), uiterlijk=date(2027, 5, 18), verzonden_op=date(2027, 4, 29))
        aanvraag = uow.aanvragen.save(aanvraag.aanvulling_vragen(gevraagd))
    assert (regel(dossier).opgeschort, regel(dossier).aanvulling_uiterlijk) == (True, date(2027, 5, 18))
    with dossier.schrijven() as uow:
        uow.aanvragen.save(aanvraag.aangevuld(date(2027, 5, 12)))
    # twelve days stood still: 30 April up to and including 11 May; 28 May + 12 is Wednesday 9 June
    assert (regel(dossier).opgeschort, regel(dossier).uiterste_datum) == (False, date(2027, 6, 9))
    assert regel(dossier).aanvulling_uiterlijk is None


def test_that_new_settings_move_running_dossiers_and_leave_closed_ones(register: DbRegister) -> None:
    with register.schrijven() as uow:
        for leerling, kenmerk, status in (
            (f.MIKOLAJ, "2026-0001", Status.IN_TOETSING), (f.SEM, "2026-0002", Status.BEKENDGEMAAKT)
        ):  # fmt: skip
            uow.leerlingen.save(leerling)
            uow.aanvragen.save(f.maak_aanvraag(kenmerk, leerling_id=leerling.id, status=status))
    extra = (*f.maak_instellingen().gelijkgestelde_dagen, date(2027, 5, 28))
    with register.schrijven() as uow:
        nieuw = f.maak_instellingen(id=InstellingenId(f.uuid_van("2")), nummer=2, geldig_vanaf=date(2027, 5, 1))
        uow.instellingen.save(replace(nieuw, gelijkgestelde_dagen=extra))
    dagen = {line.kenmerk: line.uiterste_datum for line in register.overzichten.aanvragen()}
    assert dagen == {"2026-0001": date(2027, 5, 31), "2026-0002": date(2027, 5, 28)}


def test_that_the_newest_aanvraag_stands_first(register: DbRegister) -> None:
    dagen = {"2026-0001": 5, "2026-0002": 9, "2026-0003": 9, "2026-0004": 2}
    with register.schrijven() as uow:
        uow.leerlingen.save(f.MIKOLAJ)
        for kenmerk, nummer in dagen.items():
            a = replace(f.maak_formulier().a, ontvangen_op=date(2027, 4, nummer))
            uow.aanvragen.save(f.maak_aanvraag(kenmerk, formulier=f.maak_formulier(a=a)))
    volgorde = [line.kenmerk for line in register.overzichten.aanvragen()]
    assert volgorde == ["2026-0003", "2026-0002", "2026-0001", "2026-0004"]


def test_that_lines_written_one_by_one_are_those_written_anew(register: DbRegister) -> None:
    with register.schrijven() as uow:
        for leerling, kenmerk in ((f.MIKOLAJ, "2026-0001"), (f.SEM, "2026-0002"), (f.HAWA, "2026-0003")):
            uow.leerlingen.save(leerling)
            uow.aanvragen.save(f.maak_aanvraag_bij_deskundigen(kenmerk, leerling_id=leerling.id))
        uow.adviezen.save(f.maak_advies(2, kenmerk="2026-0002").vaststellen(f.VANDAAG))
        eerste = uow.zittingen.save(f.maak_zitting("2026-0001", "2026-0002"))
        uow.zittingen.save(f.maak_zitting("2026-0002", "2026-0003", datum=f.VANDAAG + timedelta(days=14)))
        uow.zittingen.save(replace(eerste, datum=f.VANDAAG + timedelta(days=28), punten=eerste.punten[:1]))

    def regels(*, opnieuw: bool) -> list[Any]:
        with schrijfeenheid(register._engine) as sessie:
            if opnieuw:
                sessie.execute(tafel(RegelRow).delete())
                ververs(sessie.connection())
            return list(sessie.execute(select(tafel(RegelRow)).order_by(tafel(RegelRow).c.nr)))

    een_voor_een = regels(opnieuw=False)
    assert len(een_voor_een) == 3
    assert een_voor_een == regels(opnieuw=True)


def test_that_notes_come_back_on_their_day_until_they_are_done(dossier: DbRegister) -> None:
    with dossier.schrijven() as uow:
        later = uow.notities.save(f.maak_notitie("later", opvolgen_op=f.VANDAAG))
        uow.notities.save(f.maak_notitie("eerder", opvolgen_op=f.VANDAAG - timedelta(days=1)))
        uow.notities.save(f.maak_notitie("morgen", opvolgen_op=f.VANDAAG + timedelta(days=1)))
        uow.notities.save(f.maak_notitie("niets"))
    assert [o.tekst for o in dossier.overzichten.opvolgingen(f.VANDAAG)] == ["eerder", "later"]
    with dossier.schrijven() as uow:
        uow.notities.save(replace(later, gedaan_op=f.VANDAAG))
    assert [o.tekst for o in dossier.overzichten.opvolgingen(f.VANDAAG)] == ["eerder"]


def test_that_the_tlv_register_says_when_the_tlv_was_sent(dossier: DbRegister) -> None:
    with dossier.schrijven() as uow:
        uow.zittingen.save(f.maak_zitting("2026-0391"))
        uow.besluiten.save(f.maak_besluit())
        uow.verklaringen.save(f.maak_verklaring(118, toestand=Tlvtoestand.VERVALLEN, getekend_op=f.VANDAAG - timedelta(days=1)))
        uow.verklaringen.save(f.maak_verklaring(119))
        brief = uow.brieven.save(f.maak_brief(besluit_id=f.maak_besluit().id, toestand=Brieftoestand.DEFINITIEF))
    assert [(v.nummer, v.toestand, v.verzonden_op) for v in dossier.overzichten.verklaringen()] == [
        ("OEF-2627-0119", "geldig", None), ("OEF-2627-0118", "vervallen", None),
    ]  # fmt: skip
    with dossier.schrijven() as uow:
        uow.brieven.save(brief.verzenden(date(2027, 5, 14), Verzendwijze.POST))
    eerste = dossier.overzichten.verklaringen()[0]
    assert eerste.verzonden_op == date(2027, 5, 14)
    assert (eerste.leerling, eerste.categorie, eerste.einddatum) == ("Mikołaj Żurawski-Brandt", "laag", date(2029, 7, 31))


def test_that_a_zitting_counts_what_is_decided_and_what_must_be_confirmed(dossier: DbRegister) -> None:
    with dossier.schrijven() as uow:
        zitting = f.maak_zitting("2026-0391")
        punt = replace(zitting.punten[0], voorgenomen=None)
        uow.zittingen.save(replace(zitting, punten=(punt,)))
        leeg = uow.zittingen.save(f.maak_zitting(datum=date(2027, 5, 26)))
    lijst = dossier.overzichten.zittingen()
    assert [(z.id, z.punten, z.beslist, z.te_bekrachtigen) for z in lijst] == [(leeg.id, 0, 0, 0), (zitting.id, 1, 0, 0)]
    with dossier.schrijven() as uow:
        uow.zittingen.save(replace(uow.zittingen.get(zitting.id), punten=(_beslist(punt),)))
    assert [(z.punten, z.beslist, z.te_bekrachtigen) for z in dossier.overzichten.zittingen()] == [(0, 0, 0), (1, 1, 2)]


def _beslist(punt: Any) -> Any:
    from cvt_desktop.domain.stem import Stem, Stemkeuze, Uitslag

    stemmen = tuple(
        Stem(persoon_id=p.id, naam=p.naam, keuze=Stemkeuze.VOOR, genoteerd_door=f.SECRETARIS.id, genoteerd_op=f.MOMENT,
             bekrachtigd_op=op)
        for p, op in ((f.VOORZITTER, f.MOMENT), (f.BAKKENES, None), (f.RIETDIJK, None))
    )  # fmt: skip
    gevolg = Uitslag(aangenomen=True, voor=3, tegen=0, onthoudingen=0, zin=str(Uitkomst.TOEGEWEZEN))
    return replace(punt, stemmen=stemmen, uitslag=gevolg)


def test_that_a_list_can_be_asked_for_a_status_and_spoed_is_found_by_its_index(dossier: DbRegister) -> None:
    assert [r.status for r in dossier.overzichten.aanvragen(Status.BIJ_DESKUNDIGEN, Status.BESLOTEN)] == [Status.BIJ_DESKUNDIGEN]
    assert dossier.overzichten.aanvragen(Status.BESLOTEN) == []
    with leeseenheid(dossier.overzichten._engine) as sessie:
        plan = sessie.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {_KEUS}").all()
    assert [rij[-1] for rij in plan] == ["SCAN aanvraag USING INDEX ix_aanvraag_spoed"]
