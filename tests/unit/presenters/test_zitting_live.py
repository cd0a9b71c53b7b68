"""The brain of the live screen, without a window."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.agendapunt import Ronde
from cvt_desktop.domain.errors import CvtError, ToestandError
from cvt_desktop.domain.formulier import Meningvorm, Soort
from cvt_desktop.domain.hoorrecht import Gehoorde, Hoorwijze
from cvt_desktop.domain.instellingen import Besluitmodel
from cvt_desktop.domain.stem import Stemkeuze
from cvt_desktop.domain.zitting import Uitkomst
from cvt_desktop.services import zitting_behandelen, zittingen
from cvt_desktop.services.besluitenlijst import besluitenlijst_document
from cvt_desktop.services.concepten import concepten
from tests.besluit_opzet import kies_modellen
from tests.factories import BAKKENES, RIETDIJK, SECRETARIS, VOORZITTER
from tests.zitting_opzet import LEDEN, NepNavigatie, Opzet, open_zitting, plan, zet_op
from tests.zitting_opzet import beslis as beslis_punt
from ui.presenters.uitkomstvorm import lees_voorgenomen
from ui.presenters.zitting_live import ZittingLivePresenter


@pytest.fixture
def opzet(tmp_path: Path) -> Opzet:
    opzet = zet_op(tmp_path, aantal=4)
    open_zitting(opzet)
    return opzet


@pytest.fixture
def live(opzet: Opzet) -> ZittingLivePresenter:
    return ZittingLivePresenter(opzet.dienst, NepNavigatie(), opzet.zitting_id)


def test_that_the_screen_says_what_is_asked_who_says_what_and_what_is_not_in_order(live: ZittingLivePresenter) -> None:
    blad = live.blad()
    punt = blad.punt
    assert punt is not None
    assert (punt.naam, punt.soort) == ("Mikołaj Ż. · 15 jaar", "TLV vso nieuw · Lyceum Ravenkoog, leerjaar 3")
    assert punt.gevraagd == "categorie laag · 1 augustus 2027 t/m 31 juli 2029"
    assert punt.voorstel == "toewijzen zoals gevraagd"
    assert punt.ouders == "beiden eens: Wij vragen om een kleine klas."
    assert punt.adviezen[1].regel == "kinder- of jeugdpsycholoog · positief · laag · t/m 2028"
    assert (punt.verschil, punt.let_op) == ("duur", "adviezen verschillen in duur")
    assert punt.geprobeerd == "drie ondersteuningen, zie OPP p. 6"
    assert punt.termijn.als_tekst() == "nog 16 dagen · vr 28 mei"
    assert (blad.aanwezig, blad.positie) == ("Aanwezig 4 van 4 · quorum 3 ✓", "punt 1 van 4")
    assert [(r.initialen, r.merk) for r in blad.agenda] == [("M.Ż.", "≠"), ("Z.Ü.", "≠"), ("Ö.Ç.", ""), ("S.B.", "")]


def test_that_ctrl_enter_does_nothing_until_an_outcome_is_chosen(opzet: Opzet, live: ZittingLivePresenter) -> None:
    assert live.hoofdact() is False
    beslis = live.blad().beslis
    assert beslis is not None
    assert (beslis.hoofd, beslis.hoofd_kan, beslis.zin) == ("Allen voor", False, "")
    assert opzet.aanvraag().status is Status.OP_AGENDA


def test_that_h_asks_first_what_the_aanvraag_does_not_say_and_keeps_nothing_meanwhile(opzet: Opzet) -> None:
    aanvraag = opzet.aanvraag()
    b = replace(aanvraag.formulier.b, mening="", mening_vorm=Meningvorm.NIET_GEVRAAGD)
    with opzet.register.schrijven() as uow:
        uow.aanvragen.save(replace(aanvraag, formulier=replace(aanvraag.formulier, b=b)))
    live = ZittingLivePresenter(opzet.dienst, NepNavigatie(), opzet.zitting_id)
    voorstel = live.gehoord()
    assert voorstel is not None
    assert (voorstel.leerling.wijze, voorstel.ouders.wijze) == (None, Hoorwijze.FORMULIER)
    beslis, kaart = live.blad().beslis, live.kaart
    assert beslis is not None
    assert kaart is not None
    assert not beslis.gehoord
    assert kaart.punt.hoorrecht is None
    live.horen(replace(voorstel, leerling=Gehoorde(wijze=Hoorwijze.ZITTING, woorden="Ik wil gym.")))
    punt = live.blad().punt
    assert punt is not None
    assert punt.leerling == "is niet gevraagd ✓ bij de zitting: Ik wil gym."


def test_that_the_hoorrecht_is_asked_before_the_vote_and_not_when_there_is_none(live: ZittingLivePresenter) -> None:
    assert live.blad().melding == ""
    live.kies(1)
    assert "Druk H" in live.blad().melding
    live.kies(5)
    assert live.blad().melding == "", "back to the deskundigen: nobody is heard yet"
    live.kies(1)
    assert live.gehoord() is None
    assert live.blad().melding == ""


def test_that_h_is_refused_after_the_decision(opzet: Opzet, live: ZittingLivePresenter) -> None:
    beslis_punt(opzet)
    live.ververs()
    with pytest.raises(ToestandError, match="al beslist"):
        live.gehoord()


def test_that_an_outcome_without_the_three_answers_asks_for_them(live: ZittingLivePresenter) -> None:
    live.kies(1)
    with pytest.raises(ToestandError, match="drie vragen"):
        live.hoofdact()
    beslis = live.blad().beslis
    assert beslis is not None
    assert [s.keuze for s in beslis.stemmers] == ["", "", "", ""]


def test_that_consensus_is_one_act_with_its_sentence(opzet: Opzet, live: ZittingLivePresenter) -> None:
    live.alle_drie_ja()
    live.kies(1)
    live.hoofdact()
    beslis = live.blad().beslis
    assert beslis is not None
    assert beslis.zin == "4 voor, 0 tegen, quorum 3 van 4: toegewezen zoals gevraagd."
    assert opzet.aanvraag().status is Status.BESLOTEN
    live.terugnemen()
    assert opzet.aanvraag().status is Status.OP_AGENDA


def test_that_the_main_act_fills_up_after_a_dissent(live: ZittingLivePresenter) -> None:
    live.alle_drie_ja()
    live.kies(1)
    live.stem_nummer(4, Stemkeuze.TEGEN)
    beslis = live.blad().beslis
    assert beslis is not None
    assert beslis.hoofd == "Overigen voor"
    live.hoofdact()
    live.toelichten(RIETDIJK.id, "één jaar")
    beslis = live.blad().beslis
    assert beslis is not None
    assert [(s.initialen, s.keuze, s.reden) for s in beslis.stemmers][3] == ("AR", "tegen", "één jaar")
    assert beslis.zin.startswith("3 voor, 1 tegen")


def test_that_a_number_of_nobody_is_refused(live: ZittingLivePresenter) -> None:
    live.kies(1)
    with pytest.raises(ToestandError):
        live.stem_nummer(7, Stemkeuze.VOOR)


def test_that_verschoning_is_shown_with_its_reason_and_the_quorum_only_when_it_changes(live: ZittingLivePresenter) -> None:
    gezien = [live.blad().melding]
    while live.volgende():
        gezien.append(live.blad().melding)
        if len(gezien) == 2:
            beslis = live.blad().beslis
            assert beslis is not None
            weg = {s.initialen: s.waarom_niet for s in beslis.stemmers if s.waarom_niet}
            assert weg == {"SB": "deskundige in dit dossier"}
    assert gezien == [
        "",
        "Bij dit punt stemmen 3 leden (S. Bensalem doet niet mee); quorum 3.",
        "",
        "Bij dit punt stemmen 4 leden; quorum 3.",
    ]


def test_that_the_quorum_that_is_said_is_that_of_who_is_there_now(live: ZittingLivePresenter) -> None:
    live.volgende()
    live.aanwezigheid(RIETDIJK.id, False)
    assert live.blad().melding == "Bij dit punt stemmen 2 leden (S. Bensalem doet niet mee); quorum 3."
    live.aanwezigheid(RIETDIJK.id, True)
    assert "stemmen 3 leden" in live.blad().melding


def test_that_guests_see_nothing_of_others_no_stemmen_and_no_notes(opzet: Opzet, live: ZittingLivePresenter) -> None:
    live.getypt("Redenen geheim", "Notitie geheim")
    live.volgende()
    live.gasten(True)
    blad = live.blad()
    assert (blad.agenda, blad.beslis, blad.aanwezig, blad.melding) == ((), None, "", "")
    alles = repr(blad)
    assert "Zoë" in alles
    for woord in ("Mikołaj", "M.Ż.", "Ömer", "Ö.Ç.", "Bensalem", "Bakkenes", "geheim", "verschoond", "voorstel='toe"):
        assert woord not in alles
    live.gasten(False)
    assert len(live.blad().agenda) == 4


def test_that_too_few_stemmers_is_said_with_the_next_zitting_and_its_term(opzet: Opzet, live: ZittingLivePresenter) -> None:
    later = zittingen.plannen(opzet.dienst, plan(datum=date(2027, 6, 2)))
    live.aanwezigheid(RIETDIJK.id, False)
    live.aanwezigheid(BAKKENES.id, False)
    live.ververs()
    beslis = live.blad().beslis
    assert beslis is not None
    assert beslis.niet_beslisbaar == "Er stemmen 2 van de 3 leden die nodig zijn. Wacht op een lid, of houd het punt aan."
    assert live.volgende_zitting() == (later, date(2027, 6, 2), date(2027, 5, 28))
    zin = live.naar_volgende_zitting()
    assert zin == f"Punt 1 ({opzet.dossiers[0].kenmerk}) staat nu op de agenda van de zitting van wo 2 juni."
    assert [r.initialen for r in live.blad().agenda] == ["Z.Ü.", "Ö.Ç.", "S.B."]
    assert "Mikołaj" not in repr(live.blad())


def test_that_an_item_that_this_table_cannot_decide_goes_to_a_schriftelijke_ronde_and_a_next_one_joins_it(
    opzet: Opzet, live: ZittingLivePresenter
) -> None:
    assert live.ronde() == (date(2027, 5, 19), date(2027, 5, 28)), "a week, within the term"
    eerste, tweede = (d.kenmerk for d in opzet.dossiers[:2])
    assert live.naar_ronde() == f"Punt 1 ({eerste}) staat nu in de schriftelijke ronde t/m wo 19 mei; open die bij Zittingen."
    assert live.naar_ronde() == f"Punt 2 ({tweede}) staat nu in de schriftelijke ronde t/m wo 19 mei; open die bij Zittingen."
    assert [(r.nummer, r.initialen) for r in live.blad().agenda] == [(3, "Ö.Ç."), (4, "S.B.")], "as on the paper agenda"
    assert live.blad().positie == "punt 3 van 4"
    assert live.volgende()
    assert (live.blad().positie, live.volgende()) == ("punt 4 van 4", False)
    with opzet.register.lezen() as uow:
        rondes = [z for z in uow.zittingen.all() if z.ronde is not None]
        oud = uow.zittingen.get(opzet.zitting_id)
    (ronde,) = rondes
    assert ronde.ronde == Ronde(uiterlijk=date(2027, 5, 19), aanleiding="te weinig stemmers in de zitting van wo 12 mei")
    assert [p.kenmerk for p in ronde.punten] == [opzet.dossiers[0].kenmerk, opzet.dossiers[1].kenmerk]
    assert {d.persoon_id for d in ronde.deelnemers} == {d.persoon_id for d in oud.deelnemers}
    assert (ronde.voorzitter_id, ronde.commissie_id, ronde.quorum) == (oud.voorzitter_id, oud.commissie_id, oud.quorum)
    opzet.dienst.teruglijst.neem_terug()
    live.ververs()
    assert [(r.nummer, r.initialen) for r in live.blad().agenda] == [(2, "Z.Ü."), (3, "Ö.Ç."), (4, "S.B.")]
    lijst = besluitenlijst_document(opzet.dienst, opzet.zitting_id)
    assert lijst.mededelingen == ("Tijdens de zitting van de agenda gehaald: punt 1.",)


def test_that_a_ronde_that_cannot_be_planned_leaves_the_item_where_it_was(opzet: Opzet, live: ZittingLivePresenter) -> None:
    live.kies(1)
    live.alle_drie_ja()
    live.hoofdact()  # all in favour: it is decided
    with pytest.raises(ToestandError):
        live.naar_ronde()
    with opzet.register.lezen() as uow:
        assert not [z for z in uow.zittingen.all() if z.ronde is not None]
    assert len(live.blad().agenda) == 4


def test_that_a_delay_says_what_it_does_to_the_term_and_names_missing_fields(opzet: Opzet, live: ZittingLivePresenter) -> None:
    zittingen.plannen(opzet.dienst, plan(datum=date(2027, 6, 2)))
    live.ververs()
    begin = live.kies(4)
    assert begin is not None
    assert begin.aanhouden_tot == date(2027, 6, 2)
    assert live.aanhoud_uitleg() == (
        "Aanhouden verlengt de termijn niet: het besluit moet uiterlijk vrijdag 28 mei 2027 zijn verzonden. "
        "De volgende zitting (wo 2 juni) valt daarna. Uitstel kan als de school er schriftelijk mee instemt (Awb 4:15), of met "
        "een kennisgeving van een nieuwe datum (Awb 4:14); beide brieven maakt u in het dossier."
    )
    with pytest.raises(CvtError) as fout:
        live.voornemen(lees_voorgenomen(begin, {"aanhouden_tot": date(2027, 6, 2), "aanhouden_waarvoor": " "}))
    assert fout.value.veld == "aanhouden_waarvoor"
    with pytest.raises(CvtError) as fout:
        live.voornemen(lees_voorgenomen(begin, {"aanhouden_tot": date(2027, 5, 11), "aanhouden_waarvoor": "verslag"}))
    assert fout.value.veld == "aanhouden_tot"
    live.voornemen(lees_voorgenomen(begin, {"aanhouden_tot": date(2027, 6, 2), "aanhouden_waarvoor": "verslag"}))
    live.hoofdact()
    assert opzet.aanvraag().status is Status.AANGEHOUDEN


def test_that_a_term_before_the_next_zitting_stands_first_and_sending_back_says_that_it_runs_on(
    opzet: Opzet, live: ZittingLivePresenter
) -> None:
    zittingen.plannen(opzet.dienst, plan(datum=date(2027, 6, 2)))
    live.ververs()
    blad = live.blad()
    assert blad.punt is not None
    assert blad.punt.let_op == "termijn tot en met vr 28 mei, volgende zitting wo 2 juni · adviezen verschillen in duur"
    live.kies(5)
    beslis = live.blad().beslis
    assert beslis is not None
    assert beslis.gekozen == "voorstel: terug naar de deskundigen; de termijn loopt door tot en met vr 28 mei"
    live.hoofdact()
    blad = live.blad()
    assert blad.punt is not None
    assert "volgende zitting" not in blad.punt.let_op, "it is decided"


def test_that_a_decision_without_what_was_heard_says_so_before_it_is_taken(live: ZittingLivePresenter) -> None:
    live.kies(1)
    beslis = live.blad().beslis
    assert beslis is not None
    assert beslis.gekozen.endswith("31 juli 2029 · horen nog vaststellen (H)")
    assert live.gehoord() is None, "the aanvraag says enough"
    beslis = live.blad().beslis
    assert beslis is not None
    assert beslis.gekozen.endswith("31 juli 2029")


def test_that_groep_8_is_no_leerjaar_and_what_a_kind_does_not_ask_has_no_line(opzet: Opzet, live: ZittingLivePresenter) -> None:
    aanvraag = opzet.aanvraag()
    leerling = replace(aanvraag.formulier.b, leerjaar="groep 8")
    with opzet.register.schrijven() as uow:
        uow.aanvragen.save(replace(aanvraag, soort=Soort.TLV_PRO_REGULIER, formulier=replace(aanvraag.formulier, b=leerling)))
    live.ververs()
    punt = live.blad().punt
    assert punt is not None
    assert (punt.soort.rpartition(", ")[2], punt.geprobeerd) == ("groep 8", "")


def test_that_another_category_starts_from_what_was_asked(live: ZittingLivePresenter) -> None:
    begin = live.kies(2)
    assert begin is not None
    assert (begin.uitkomst, begin.einddatum) == (Uitkomst.TOEGEWEZEN_ANDERS, date(2029, 7, 31))
    with pytest.raises(ToestandError, match="precies wat is gevraagd"):
        live.voornemen(replace(begin, waarom_anders="een jaar is genoeg"))
    live.voornemen(replace(begin, waarom_anders="een jaar is genoeg", einddatum=date(2028, 7, 31)))
    assert live.kaart is not None
    assert live.kaart.punt.voorgenomen is not None


def test_that_after_the_last_item_comes_what_is_open_and_then_the_end(opzet: Opzet, live: ZittingLivePresenter) -> None:
    kaarten = live.beeld.kaarten
    while live.volgende():
        pass
    assert not live.blad().klaar
    assert live.verder()
    assert live.kaart is not None
    assert live.kaart.aanvraag.id == kaarten[0].aanvraag.id
    for nummer in range(len(kaarten)):
        live.ga_naar(kaarten[nummer].aanvraag.id)
        live.kies(5)
        live.hoofdact()
        assert live.blad().klaar is (nummer == len(kaarten) - 1)
    assert not live.hoofdact()
    assert ZittingLivePresenter(opzet.dienst, NepNavigatie(), opzet.zitting_id).blad().klaar, "who comes back goes on to the end"
    live.vorige()
    assert not live.blad().klaar, "one looks back: the next item is what follows"


def test_that_the_end_follows_when_the_item_decided_last_is_not_the_last_of_the_agenda(live: ZittingLivePresenter) -> None:
    kaarten = live.beeld.kaarten
    for kaart in (*kaarten[1:], kaarten[0]):
        live.ga_naar(kaart.aanvraag.id)
        live.kies(5)
        live.hoofdact()
    assert live.blad().klaar
    live.verder()
    assert not live.blad().klaar, "one looks back at what was decided before"


def test_that_what_was_typed_survives_and_is_kept_with_the_item_when_it_is_left(opzet: Opzet, live: ZittingLivePresenter) -> None:
    live.getypt("Andere redenen", "Alleen voor ons")
    assert len(concepten(opzet.dienst, "zitting/")) == 1
    opnieuw = ZittingLivePresenter(opzet.dienst, NepNavigatie(), opzet.zitting_id)  # as after a crash
    beslis = opnieuw.blad().beslis
    assert beslis is not None
    assert (beslis.redenen, beslis.niet_voor_de_brief) == ("Andere redenen", "Alleen voor ons")
    opnieuw.volgende()
    assert concepten(opzet.dienst, "zitting/") == []
    opnieuw.vorige()
    beslis = opnieuw.blad().beslis
    assert beslis is not None
    assert beslis.niet_voor_de_brief == "Alleen voor ons"


def test_that_each_dossier_on_the_screen_is_logged_once(opzet: Opzet, live: ZittingLivePresenter) -> None:
    live.volgende()
    live.vorige()
    with opzet.register.lezen() as uow:
        gezien = [g.aanvraag_id for g in uow.logboek.laatste(100) if g.actie == "dossier.inzien"]
    assert sorted(gezien, key=str) == sorted((d.id for d in opzet.dossiers[:2]), key=str)


def test_that_a_member_may_look_but_not_decide(opzet: Opzet) -> None:
    lid = ZittingLivePresenter(opzet.als(BAKKENES), NepNavigatie(), opzet.zitting_id)
    with pytest.raises(CvtError):
        lid.alle_drie_ja()
    voorzitter = ZittingLivePresenter(opzet.als(VOORZITTER), NepNavigatie(), opzet.zitting_id)
    voorzitter.alle_drie_ja()


def test_that_in_a_ronde_the_main_act_fixes_the_outcome_and_votes_for_nobody(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path, aantal=1, op_agenda=False)
    ronde = zittingen.plannen(opzet.dienst, plan(uiterlijk=date(2027, 5, 20), aanleiding="spoed"))
    zittingen.agenderen(opzet.dienst, ronde, opzet.dossiers[0].id)
    zitting_behandelen.openen(opzet.dienst, ronde, aanwezig=frozenset(p.id for p in (*LEDEN, SECRETARIS)),
                              voorzitter_id=VOORZITTER.id, secretaris_id=SECRETARIS.id)  # fmt: skip
    p = ZittingLivePresenter(opzet.dienst, NepNavigatie(), ronde)
    assert p.blad().titel == "Schriftelijke ronde · t/m do 20 mei 2027"
    p.alle_drie_ja()
    p.kies(1)
    beslis = p.blad().beslis
    assert beslis is not None
    assert (beslis.hoofd, beslis.hoofd_kan) == ("Uitslag vaststellen", True)
    with pytest.raises(ToestandError, match="nog 4 te noteren"):
        p.hoofdact()


# --- advies aan het bestuur -------------------------------------------------------------------------------------------------


def test_that_alt_6_asks_what_is_advised_and_begins_with_the_proposal(opzet: Opzet, live: ZittingLivePresenter) -> None:
    begin = live.kies(6)
    assert begin is not None
    assert (begin.uitkomst, begin.advies, begin.einddatum) == (Uitkomst.ADVIES_BESTUUR, Uitkomst.TOEGEWEZEN, date(2029, 7, 31))
    live.voornemen(lees_voorgenomen(begin, {"advies": "afgewezen"}))
    beslis = live.blad().beslis
    assert beslis is not None
    assert beslis.gekozen == "advies aan het bestuur: afwijzen"
    assert [u.gekozen for u in beslis.uitkomsten] == [False] * 5 + [True]
    live.ga_naar(opzet.dossiers[1].id)  # no proposal where the adviezen differ
    begin = live.kies(6)
    assert begin is not None
    assert begin.advies is None
    with pytest.raises(ToestandError, match="Kies wat de commissie"):
        live.voornemen(lees_voorgenomen(begin, {"advies": ""}))


def test_that_an_advice_as_asked_has_what_was_asked_whatever_stood_in_the_form(live: ZittingLivePresenter) -> None:
    begin = live.kies(6)
    assert begin is not None
    live.voornemen(lees_voorgenomen(begin, {
        "advies": "toegewezen, anders dan gevraagd", "categorie": "midden", "ingangsdatum": date(2027, 8, 1),
        "einddatum": date(2028, 7, 31), "waarom_anders": "één jaar volstaat"}))  # fmt: skip
    opnieuw = live.kies(6)
    assert opnieuw is not None
    assert (opnieuw.advies, opnieuw.einddatum) == (Uitkomst.TOEGEWEZEN_ANDERS, date(2028, 7, 31))
    live.voornemen(lees_voorgenomen(opnieuw, {"advies": "toegewezen zoals gevraagd", "einddatum": date(2028, 7, 31)}))
    beslis = live.blad().beslis
    assert beslis is not None
    assert beslis.gekozen == ("advies aan het bestuur: toewijzen zoals gevraagd · categorie laag · 1 augustus 2027 t/m 31 juli "
                              "2029")  # fmt: skip


def test_that_where_the_bestuur_decides_anyway_there_is_nothing_to_lay_before_it(opzet: Opzet) -> None:
    kies_modellen(opzet, ((Soort.TLV_VSO_NIEUW, Besluitmodel.M2),))
    live = ZittingLivePresenter(opzet.dienst, NepNavigatie(), opzet.zitting_id)
    with pytest.raises(ToestandError, match="elke uitkomst van deze zitting is een advies"):
        live.kies(6)
