"""A dossier that was registered by mistake goes when two people say so, wholly, and nothing of the pupil is left."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.brief import Briefsoort, Verzendwijze
from cvt_desktop.domain.errors import GeenRechtError, InvoerError, ToestandError
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.gebeurtenis import Resultaat
from cvt_desktop.domain.ids import BijlageId
from cvt_desktop.domain.persoon import Persoon, Rol
from cvt_desktop.domain.schooljaar import schooljaar
from cvt_desktop.domain.stukdeel import Stukdeel
from cvt_desktop.domain.verwijdering import Verwijderreden
from cvt_desktop.ports.voortgang import Stil
from cvt_desktop.services import (
    aantekeningen,
    intake,
    laptopoverzicht,
    leesplekken,
    maandblad,
    registercontrole,
    verwijderen,
    zittingen,
)
from cvt_desktop.services.brieven import ontvangstbevestiging_maken
from cvt_desktop.services.concepten import bewaar_concept
from cvt_desktop.services.geschiedenis import tijdlijn
from cvt_desktop.services.invoer import Invoer
from cvt_desktop.services.overzichten import overzicht
from cvt_desktop.services.verzenden import Zending, verzenden
from cvt_desktop.services.werkregel import Groep
from cvt_desktop.services.werkvoorraad import werkvoorraad
from db.engine import schrijfeenheid
from tests.factories import (
    BENSALEM,
    CRUTZER,
    FG,
    MIKOLAJ,
    MOMENT,
    PLV_SECRETARIS,
    SECRETARIS,
    SEM,
    VANDAAG,
    VOORZITTER,
    maak_aanvraag,
    maak_besluit,
    maak_persoon,
)
from tests.fakes.klok import VasteKlok
from tests.fakes.register import maak_dienst
from tests.groep_opzet import Opzet as Groepsopzet
from tests.verwijder_opzet import SPOREN, Opzet, typ_overal, zet_op


@pytest.fixture
def opzet(tmp_path: Path) -> Opzet:
    return zet_op(tmp_path)


# --- nothing is left ----------------------------------------------------------------------------------------------------


def test_that_nothing_of_the_pupil_is_left_in_any_table_and_what_it_was_can_still_be_told(opzet: Opzet) -> None:
    typ_overal(opzet)
    assert all(spoor in opzet.alles() for spoor in SPOREN), "the markers work"
    weg = opzet.verwijder()
    over = opzet.alles()
    assert [spoor for spoor in SPOREN if spoor.casefold() in over.casefold()] == []
    with opzet.register.lezen() as uow:
        assert uow.opslag.namen() == frozenset(), "no key of a file is left"
        assert (uow.stukken.of_aanvraag(opzet.id), uow.brieven.of_aanvraag(opzet.id)) == ([], [])
        assert uow.zittingen.all()[0].punten == ()
        assert uow.leesmappen.all()[0].kenmerken == (opzet.aanvraag.kenmerk,), "that it went out stays a fact"
        staat = uow.verwijderingen.get(weg.id)
    assert (staat.kenmerk, staat.school, staat.soort, staat.gevraagd_door, staat.afgedaan_door) == (
        opzet.aanvraag.kenmerk, "Lyceum Ravenkoog", opzet.aanvraag.soort, SECRETARIS.id, VOORZITTER.id)  # fmt: skip
    assert opzet.bijlagen.veeg(frozenset()) > 0, "the files themselves are swept as orphans"


def test_that_the_log_holds_what_both_did_and_still_hangs_together(opzet: Opzet) -> None:
    typ_overal(opzet)
    weg = opzet.verwijder()
    with opzet.register.lezen() as uow:
        gevraagd, gedaan = (next(g for g in uow.logboek.of_aanvraag(opzet.id) if g.actie == actie)
                            for actie in (Actie.VERWIJDERING_VRAGEN, Actie.DOSSIER_VERWIJDEREN))  # fmt: skip
        assert uow.logboek.klopt(gedaan, uow.verwijderingen.get(weg.id)), "what is left cannot be changed unnoticed"
        met_zout = [g for g in uow.logboek.of_aanvraag(opzet.id) if g.digest and uow.logboek.klopt(g, MIKOLAJ) is not None]
        assert {g.object_soort for g in met_zout} == {"verwijdering"}, "the salts of what was in the dossier went with it"
    assert (gevraagd.persoon_id, gedaan.persoon_id) == (SECRETARIS.id, VOORZITTER.id)
    assert gevraagd.object_id == gedaan.object_id == weg.id
    assert gevraagd.handtekening
    assert gedaan.handtekening
    uitslag = registercontrole.controleer(opzet.als(FG))
    assert [punt.titel for punt in uitslag.punten if punt.stand is registercontrole.Puntstand.FOUT] == []


def test_that_the_check_misses_nothing_that_went_and_finds_the_agenda_as_it_is_now(opzet: Opzet) -> None:
    dienst = opzet.als(SECRETARIS)
    with dienst.werk(Actie.ZITTING_PLANNEN) as werk:
        zitting, advies = werk.uow.zittingen.of_aanvraag(opzet.id)[0], werk.uow.adviezen.of_aanvraag(opzet.id)[0]
        werk.leg_vast("zitting", zitting.id, zitting)
        werk.leg_vast("advies", advies.id, advies, aanvraag_id=opzet.id)
    opzet.verwijder()
    assert registercontrole.controleer(opzet.als(FG)).punten[1].stand is not registercontrole.Puntstand.FOUT


def test_that_the_leave_for_a_dossier_covers_no_zitting(opzet: Opzet) -> None:
    dienst = opzet.als(SECRETARIS)
    with opzet.register.lezen() as uow:
        zitting = uow.zittingen.of_aanvraag(opzet.id)[0]
    zittingen.afvoeren(dienst, zitting.id, opzet.id)
    opzet.verwijder()
    with schrijfeenheid(opzet.register._engine) as sessie:
        sessie.execute(text("DELETE FROM zitting"))
    assert registercontrole.controleer(opzet.als(FG)).punten[1].stand is registercontrole.Puntstand.FOUT


def test_that_who_removes_rows_past_the_program_is_still_found_out(opzet: Opzet) -> None:
    """The leave of two people covers one dossier and no other."""
    opzet.verwijder()
    with opzet.register.schrijven() as uow:
        uow.leerlingen.save(SEM)
        ander = uow.aanvragen.save(maak_aanvraag("2026-0400", leerling_id=SEM.id))
    dienst = opzet.als(SECRETARIS)
    with dienst.werk(Actie.ZITTING_AGENDEREN) as werk:
        zitting = werk.uow.zittingen.all()[0]
        werk.leg_vast("zitting", zitting.id, replace(zitting, mededelingen="iets anders"), aanvraag_id=ander.id)
    inhoud = registercontrole.controleer(opzet.als(FG)).punten[1]
    assert inhoud.stand is registercontrole.Puntstand.FOUT


def test_that_a_pupil_with_another_dossier_stays_and_keeps_it(opzet: Opzet) -> None:
    with opzet.register.schrijven() as uow:
        uow.aanvragen.save(maak_aanvraag("2026-0400", leerling_id=MIKOLAJ.id))
    assert any("blijft in het register" in zin for zin in verwijderen.beeld(opzet.als(SECRETARIS), opzet.id).gevolgen)
    opzet.verwijder()
    with opzet.register.lezen() as uow:
        assert [a.kenmerk for a in uow.aanvragen.of_leerling(MIKOLAJ.id)] == ["2026-0400"]
        assert uow.leerlingen.get(MIKOLAJ.id).naam == MIKOLAJ.naam


def test_that_a_file_that_another_dossier_holds_too_keeps_its_key(opzet: Opzet) -> None:
    with opzet.register.schrijven() as uow:
        ander = uow.aanvragen.save(maak_aanvraag("2026-0400", leerling_id=MIKOLAJ.id))
        stuk = uow.stukken.of_aanvraag(opzet.id)[0]
        uow.stukken.save(replace(stuk, id=BijlageId(ander.id), aanvraag_id=ander.id, versie=0,
                                 deel=Stukdeel(bestand_id=stuk.bestand_id, van=1, tot=1)))  # fmt: skip
    opzet.verwijder()
    with opzet.register.lezen() as uow:
        assert len(uow.opslag.namen()) == 1


def test_that_its_number_is_never_given_again_and_the_figures_do_not_count_it(opzet: Opzet) -> None:
    dienst = opzet.als(SECRETARIS)
    jaar = schooljaar(VANDAAG)

    def cijfers() -> list[object]:
        return [regel for tabel in overzicht(dienst, jaar, Stil()) for regel in tabel.regels]

    leeg = cijfers()
    nieuw = intake.registreren(dienst, intake.NieuweAanvraag(
        soort=opzet.aanvraag.soort, invoer=Invoer.van(opzet.aanvraag.formulier, SEM, opzet.aanvraag.school_id)))  # fmt: skip
    assert cijfers() != leeg
    verzoek = verwijderen.vragen(dienst, nieuw, Verwijderreden.PROEF, "")
    verwijderen.bevestigen(opzet.als(VOORZITTER), verzoek.id)
    assert cijfers() == leeg
    volgende = intake.registreren(dienst, intake.NieuweAanvraag(
        soort=opzet.aanvraag.soort, invoer=Invoer.van(opzet.aanvraag.formulier, SEM, opzet.aanvraag.school_id)))  # fmt: skip
    with opzet.register.lezen() as uow:
        assert uow.aanvragen.get(volgende).kenmerk > verzoek.kenmerk


def test_that_a_groepsarrangement_goes_too(tmp_path: Path) -> None:
    groep = Groepsopzet(tmp_path)
    verzoek = verwijderen.vragen(groep.als(SECRETARIS), groep.registreer(), Verwijderreden.PROEF, "")
    assert verwijderen.bevestigen(groep.als(VOORZITTER), verzoek.id).soort is Soort.GROEPSARRANGEMENT


# --- two people ---------------------------------------------------------------------------------------------------------


def test_that_only_a_second_person_confirms_also_when_the_asker_holds_two_roles(opzet: Opzet) -> None:
    verzoek = verwijderen.vragen(opzet.als(PLV_SECRETARIS), opzet.id, Verwijderreden.PROEF, "")
    for wie in (PLV_SECRETARIS, replace(PLV_SECRETARIS, rollen=VOORZITTER.rollen | PLV_SECRETARIS.rollen)):
        with pytest.raises(GeenRechtError, match="Een tweede persoon"):
            verwijderen.bevestigen(opzet.als(wie), verzoek.id)
    assert opzet.staat_er()
    with opzet.register.lezen() as uow:
        assert uow.logboek.laatste(1)[0].resultaat is Resultaat.GEWEIGERD
    assert verwijderen.bevestigen(opzet.als(SECRETARIS), verzoek.id).verwijderd, "a secretaris can be the second one"


def test_that_one_human_with_two_logins_is_not_two_people(opzet: Opzet) -> None:
    dubbel = maak_persoon(f"mw. {PLV_SECRETARIS.naam.upper()} (voorzitter)", Rol.VOORZITTER, met_login=True)
    with opzet.register.schrijven() as uow:
        uow.personen.save(dubbel)
    verzoek = verwijderen.vragen(opzet.als(PLV_SECRETARIS), opzet.id, Verwijderreden.PROEF, "")
    with pytest.raises(GeenRechtError, match="voor het programma is dat één mens") as fout:
        verwijderen.bevestigen(opzet.als(dubbel), verzoek.id)
    assert PLV_SECRETARIS.naam not in fout.value.melding, "an error names nobody"
    assert opzet.staat_er()
    beeld = verwijderen.beeld(opzet.als(SECRETARIS), opzet.id)
    assert dubbel.naam not in beeld.tweeden
    assert beeld.tweeden
    [regel] = [r for r in werkvoorraad(opzet.als(dubbel)) if "Verwijderen bevestigen" in r.stap.tekst]
    assert regel.stap.tekst == "Verwijderen bevestigen: kan een ander dan u"
    assert verwijderen.bevestigen(opzet.als(SECRETARIS), verzoek.id).verwijderd


@pytest.mark.parametrize("wie", [BENSALEM, CRUTZER, FG], ids=["lid", "deskundige", "fg"])
def test_that_nobody_else_asks_confirms_or_refuses(opzet: Opzet, wie: Persoon) -> None:
    verzoek, dienst = opzet.vraag(), opzet.als(wie)
    for act in (lambda: verwijderen.vragen(dienst, opzet.id, Verwijderreden.PROEF, ""),
                lambda: verwijderen.bevestigen(dienst, verzoek.id),
                lambda: verwijderen.weigeren(dienst, verzoek.id, "nee")):  # fmt: skip
        with pytest.raises(GeenRechtError):
            act()
    assert opzet.staat_er()


def test_that_it_is_taken_back_by_who_asked_and_refused_by_the_other_and_asked_again(opzet: Opzet) -> None:
    eerste = opzet.vraag()
    with pytest.raises(ToestandError, match="al gevraagd"):
        opzet.vraag()
    with pytest.raises(GeenRechtError):
        verwijderen.terugnemen(opzet.als(PLV_SECRETARIS), eerste.id)
    verwijderen.terugnemen(opzet.als(SECRETARIS), eerste.id)
    tweede = opzet.vraag()
    with pytest.raises(InvoerError, match="naam uit het dossier"):
        verwijderen.weigeren(opzet.als(VOORZITTER), tweede.id, "Mikołaj hoort hier wel")
    verwijderen.weigeren(opzet.als(VOORZITTER), tweede.id, "dit is de goede van de twee")
    for verzoek in (eerste, tweede):
        with pytest.raises(ToestandError):
            verwijderen.bevestigen(opzet.als(VOORZITTER), verzoek.id)
    assert opzet.verwijder().verwijderd
    assert [str(r.verwijdering.stand) for r in verwijderen.lijst(opzet.als(FG))] == ["verwijderd", "geweigerd", "teruggenomen"]


def test_that_a_reason_of_its_own_is_explained_without_a_name(opzet: Opzet) -> None:
    for tekst, code in (("", "toelichting-leeg"), ("de vader van Mikołaj belde", "verwijdering-naam"),
                        ("Duinkerk stuurde hem twee keer", "verwijdering-naam"),
                        ("x" * 201, "verwijdering-lang"), ("nummer 111222333", "mogelijk-bsn")):  # fmt: skip
        with pytest.raises(InvoerError) as fout:
            opzet.vraag(Verwijderreden.ANDERS, tekst)
        assert (fout.value.code, fout.value.veld) == (code, "toelichting")
    assert opzet.vraag(Verwijderreden.ANDERS, " test van  de scanner ").toelichting == "test van de scanner"


# --- what keeps it ------------------------------------------------------------------------------------------------------


def test_that_a_vastgesteld_advies_keeps_it(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path, vastgesteld=(1,), stukken=False)
    with pytest.raises(ToestandError, match="intrekken") as fout:
        opzet.vraag()
    assert fout.value.code == "verwijderen-advies"


def test_that_what_happened_after_the_request_keeps_it_too_and_nothing_is_half_done(opzet: Opzet) -> None:
    typ_overal(opzet)
    verzoek = opzet.vraag()
    with opzet.register.schrijven() as uow:
        zitting = uow.zittingen.of_aanvraag(opzet.id)[0]
        uow.besluiten.save(maak_besluit(opzet.aanvraag.kenmerk, zitting_id=zitting.id))
    voor = opzet.alles()
    with pytest.raises(ToestandError, match="Er is een besluit genomen"):
        verwijderen.bevestigen(opzet.als(VOORZITTER), verzoek.id)
    assert opzet.alles() == voor


def test_that_a_reference_that_the_rule_does_not_know_undoes_the_whole_unit(opzet: Opzet) -> None:
    typ_overal(opzet)
    voor = opzet.alles()
    with opzet.register.schrijven() as uow:
        zitting = uow.zittingen.of_aanvraag(opzet.id)[0]
        uow.besluiten.save(maak_besluit(opzet.aanvraag.kenmerk, zitting_id=zitting.id))
    with pytest.raises(IntegrityError), opzet.register.schrijven() as uow:
        uow.wissing.dossier(opzet.id, ())
    assert set(voor.splitlines()) <= set(opzet.alles().splitlines()), "all that was there still is"


def test_that_what_the_school_took_back_stays_in_the_figures(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path, stukken=False, op_agenda=False)
    with opzet.register.schrijven() as uow:
        uow.aanvragen.save(replace(uow.aanvragen.get(opzet.id), status=Status.INGETROKKEN))
    assert [b.code for b in verwijderen.beeld(opzet.als(SECRETARIS), opzet.id).belemmeringen] == ["ingetrokken"]


# --- what the school heard ----------------------------------------------------------------------------------------------


def test_that_an_ontvangstbevestiging_that_left_stops_nothing_and_the_school_is_told(opzet: Opzet) -> None:
    dienst = opzet.als(SECRETARIS)
    brief, *_ = ontvangstbevestiging_maken(dienst, opzet.id)
    assert brief.soort is Briefsoort.ONTVANGSTBEVESTIGING
    verzenden(dienst, opzet.id, (Zending(brief_id=brief.id, op=VANDAAG, wijze=Verzendwijze.POST),))
    assert verwijderen.beeld(dienst, opzet.id).bevestigd_op == VANDAAG
    weg = opzet.verwijder()
    regel = next(r for r in werkvoorraad(dienst) if r.scherm == "verwijderingen")
    assert "1 verwijderd dossier" in regel.stap.tekst
    tekst = verwijderen.tekst_voor_school(dienst, weg.id)
    assert weg.kenmerk in tekst
    assert all(spoor not in tekst for spoor in SPOREN)
    verwijderen.school_gemeld(dienst, weg.id, True)
    assert all(r.scherm != "verwijderingen" for r in werkvoorraad(dienst))
    assert verwijderen.school_gemeld(dienst, weg.id, False).school_wacht


def test_that_without_a_confirmation_there_is_nothing_to_tell(opzet: Opzet) -> None:
    gevraagd = opzet.vraag()
    with pytest.raises(ToestandError):
        verwijderen.tekst_voor_school(opzet.als(SECRETARIS), gevraagd.id)
    verwijderen.terugnemen(opzet.als(SECRETARIS), gevraagd.id)
    weg = opzet.verwijder()
    with pytest.raises(ToestandError):
        verwijderen.school_gemeld(opzet.als(SECRETARIS), weg.id, True)


# --- who sees it --------------------------------------------------------------------------------------------------------


def test_that_the_request_waits_in_the_werkvoorraad_of_who_can_confirm_it(opzet: Opzet) -> None:
    def regels(wie: Persoon) -> list[tuple[str, Groep]]:
        return [(r.stap.tekst, r.groep) for r in werkvoorraad(opzet.als(wie)) if r.sleutel.endswith(" verwijderen")]

    verzoek = opzet.vraag()
    for tweede in (VOORZITTER, PLV_SECRETARIS):
        assert regels(tweede) == [("Verwijderen bevestigen of weigeren: dubbel geregistreerd", Groep.VANDAAG)]
    assert regels(SECRETARIS) == [("Verwijderen bevestigen: kan een ander dan u", Groep.WACHT)]
    assert regels(BENSALEM) == []
    assert VOORZITTER.naam in verwijderen.beeld(opzet.als(SECRETARIS), opzet.id).tweeden
    assert any("verwijderen" in regel.tekst for regel in tijdlijn(opzet.als(SECRETARIS), opzet.id))
    verwijderen.terugnemen(opzet.als(SECRETARIS), verzoek.id)
    assert regels(VOORZITTER) == []


def test_that_the_sheet_of_the_month_names_both_people_and_no_pupil(opzet: Opzet) -> None:
    opzet.verwijder()
    blad = maandblad.maak(opzet.als(FG), date(VANDAAG.year, VANDAAG.month, 1))
    tabel = next(t for t in blad.tabellen if t.titel == "Verwijderde dossiers")
    assert [rij[:4] for rij in tabel.rijen] == [
        (opzet.aanvraag.kenmerk, "dubbel geregistreerd", SECRETARIS.naam, VOORZITTER.naam)
    ]
    gedrukt = str([(t.titel, t.rijen) for t in blad.tabellen])
    assert opzet.aanvraag.kenmerk in gedrukt
    assert all(spoor not in gedrukt for spoor in SPOREN)


def test_that_the_fg_is_told_how_many_were_removed_in_the_last_weeks(opzet: Opzet) -> None:
    assert not [r for r in werkvoorraad(opzet.als(FG)) if r.scherm == "verwijderingen"]
    opzet.verwijder()
    regel = next(r for r in werkvoorraad(opzet.als(FG)) if r.scherm == "verwijderingen")
    assert regel.stap.tekst == "Verwijderd als verkeerd geregistreerd: 1 dossier in de laatste 30 dagen"


def test_that_the_sheet_of_a_lost_laptop_counts_what_a_backup_may_still_hold(opzet: Opzet) -> None:
    opzet.vraag()
    assert laptopoverzicht.maak(opzet.als(FG)).verwijderd == 0
    verwijderen.bevestigen(opzet.als(VOORZITTER), verwijderen.lijst(opzet.als(FG))[0].verwijdering.id)
    overzicht = laptopoverzicht.maak(opzet.als(FG))
    assert (overzicht.dossiers, overzicht.verwijderd) == (0, 1)
    woorden = [waarde for deel in laptopoverzicht.delen(overzicht) for _, waarde in deel.rijen]
    assert "1, nog in reservekopieën" in woorden
    later = maak_dienst(opzet.register, FG, klok=VasteKlok(moment=MOMENT + timedelta(days=36)))
    assert laptopoverzicht.maak(later).verwijderd == 0


def test_that_bookmarks_that_come_after_the_dossier_went_are_refused_and_older_ones_wiped_at_the_next_opening(
    opzet: Opzet,
) -> None:
    opzet.verwijder()
    lid, sleutel = opzet.als(BENSALEM), f"leesplekken/{opzet.id}"
    bewaar_concept(lid, sleutel, MIKOLAJ)
    assert "Mikołaj" not in opzet.alles()
    with opzet.register.schrijven() as uow:  # what a version before this one kept
        uow.concepten.put(BENSALEM.id, sleutel, lid.codec.schrijf(MIKOLAJ).decode(), lid.klok.now())
    assert aantekeningen.wissen(opzet.als(SECRETARIS)) == 1
    assert "Mikołaj" not in opzet.alles()


def test_that_bookmarks_in_a_dossier_that_is_there_stay(opzet: Opzet) -> None:
    typ_overal(opzet)
    aantekeningen.wissen(opzet.als(SECRETARIS))
    assert len(leesplekken.leesplekken(opzet.als(BENSALEM), opzet.id)) == 1


