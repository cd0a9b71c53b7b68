"""The brains of the list, the agenda, the opening and the end, without a window."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from cvt_desktop.domain.aanvraag import Aanvulling, Status
from cvt_desktop.domain.errors import CvtError, InvoerError
from cvt_desktop.domain.ids import InstellingenId, PersoonId
from cvt_desktop.domain.zitting import Zittingtoestand
from cvt_desktop.ports.zegel import Zegel
from cvt_desktop.services import zitting_behandelen, zittingen
from cvt_desktop.services.agenda import agenda_document
from cvt_desktop.services.zitting_inzien import zitting_lezen
from tests.factories import BAKKENES, BENSALEM, PLV_SECRETARIS, RIETDIJK, SECRETARIS, VOORZITTER
from tests.zitting_opzet import LEDEN, NepNavigatie, beslis, open_zitting, plan, zet_op
from ui.presenters.bekrachtigen import BekrachtigenPresenter
from ui.presenters.zitting_agenda import ZittingAgendaPresenter
from ui.presenters.zitting_live import ZittingLivePresenter
from ui.presenters.zitting_opening import ZittingOpeningPresenter
from ui.presenters.zittingen import ZittingenPresenter

LEDEN_IDS = [str(p.id) for p in LEDEN]


def test_that_a_new_zitting_begins_with_everybody_who_may_vote_and_is_opened_when_planned(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path, aantal=0)
    navigatie = NepNavigatie()
    presenter = ZittingenPresenter(opzet.dienst, navigatie)
    velden = presenter.velden()
    assert velden.gekozen_leden == frozenset(LEDEN_IDS)
    assert velden.waarden["voorzitter"] == str(VOORZITTER.id)
    fouten = presenter.bewaar({**velden.waarden, "datum": date(2027, 5, 1)}, LEDEN_IDS, [])
    assert fouten == {"datum": "Deze datum ligt in het verleden. Kies vandaag of een latere dag."}
    assert presenter.bewaar({**velden.waarden, "datum": date(2027, 5, 26)}, LEDEN_IDS, []) == {}
    assert [r.wanneer for r in presenter.rijen()] == ["wo 26-05-2027", "wo 12-05-2027"]
    assert navigatie.plaatsen == [f"zitting/{presenter.rijen()[0].id}"]
    assert presenter.aan_de_beurt(presenter.rijen()) == opzet.zitting_id, "not the last one: the next"


def test_that_a_new_zitting_is_of_the_secretaris_or_of_the_deputy_who_plans_it(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path, aantal=0)  # she is in it
    for wie, secretaris in ((VOORZITTER, SECRETARIS), (SECRETARIS, SECRETARIS), (PLV_SECRETARIS, PLV_SECRETARIS)):
        velden = ZittingenPresenter(opzet.als(wie), NepNavigatie()).velden()
        assert velden.waarden["secretaris"] == str(secretaris.id)
        assert velden.secretarissen[0].tekst.startswith("Mirthe"), "though her name comes first"


def test_that_a_planned_zitting_can_be_changed(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path)
    presenter = ZittingenPresenter(opzet.dienst, NepNavigatie())
    velden = presenter.velden(opzet.zitting_id)
    assert presenter.bewaar({**velden.waarden, "plaats": "Zaal 2"}, LEDEN_IDS[:3], [], opzet.zitting_id) == {}
    z = zitting_lezen(opzet.dienst, opzet.zitting_id)
    assert (z.plaats, len(z.deelnemers), len(z.punten)) == ("Zaal 2", 4, 1)


def test_that_the_uitnodiging_names_the_company_and_the_dossiers_by_initials_and_who_may_not_vote(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path, aantal=2)
    presenter = ZittingAgendaPresenter(opzet.dienst, NepNavigatie(), opzet.zitting_id)
    assert presenter.blad().mag_afdrukken
    document = agenda_document(opzet.dienst, opzet.zitting_id)
    assert document.voorzitter == VOORZITTER.naam
    assert set(document.leden) == {p.naam for p in LEDEN}
    assert [r.leerling for r in document.regels] == ["M.Ż.", "Z.Ü."]
    niet_mee = {m.naam for k in presenter._beeld.kaarten for m in k.wacht}
    assert {naam for r in document.regels for naam in r.niet_mee.split(", ") if naam} == niet_mee
    presenter.uitgevoerd()
    with opzet.register.lezen() as uow:
        assert uow.logboek.laatste(1)[0].actie == "document.uitvoeren"


def test_that_an_agenda_that_is_read_an_item_at_a_time_says_the_same(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path, aantal=2)
    in_delen = ZittingAgendaPresenter(opzet.dienst, NepNavigatie(), opzet.zitting_id, leeg=True)
    assert sum(1 for _ in in_delen.lees_in_delen()) >= 2, "a moment for each item"
    assert in_delen.blad() == ZittingAgendaPresenter(opzet.dienst, NepNavigatie(), opzet.zitting_id).blad()


def test_that_a_term_that_stands_still_is_no_count_of_days_on_the_agenda(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path, aantal=1, op_agenda=False)
    verzoek = Aanvulling(ontbreekt=("OPP",), uiterlijk=date(2027, 5, 26), verzonden_op=date(2027, 5, 10))
    with opzet.register.schrijven() as uow:
        aanvraag = uow.aanvragen.get(opzet.dossiers[0].id)
        uow.aanvragen.save(replace(aanvraag, status=Status.AANVULLING_GEVRAAGD, aanvullingen=(verzoek,)))
    (kandidaat,) = ZittingAgendaPresenter(opzet.dienst, NepNavigatie(), opzet.zitting_id).kandidaten().rijen
    assert (kandidaat.termijn.tekst, kandidaat.wat) == ("opgeschort", "aanvulling tot wo 26 mei")


def test_that_the_agenda_tells_what_is_ready_and_what_each_other_dossier_waits_for(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path, aantal=2, op_agenda=False)
    zittingen.plannen(opzet.dienst, plan(datum=date(2027, 5, 26)))
    with opzet.register.schrijven() as uow:
        aanvraag = uow.aanvragen.get(opzet.dossiers[1].id)
        uow.aanvragen.save(replace(aanvraag, status=Status.BIJ_DESKUNDIGEN))
    presenter = ZittingAgendaPresenter(opzet.dienst, NepNavigatie(), opzet.zitting_id)
    blad, kandidaten = presenter.blad(), presenter.kandidaten()
    assert [(k.leerling, k.klaar) for k in kandidaten.rijen] == [("Mikołaj Żurawski-Brandt", True), ("Zoë Ünal-Hofstee", False)]
    assert kandidaten.rijen[1].wat == "advies 3 · dan op tijd"
    assert kandidaten.kop == "GEREED EN NOG NIET KLAAR · VOLGENDE ZITTING WO 26 MEI"
    assert kandidaten.slot == ""
    assert (kandidaten.telling, blad.telling) == ("gereed 1", "op agenda 0 · verwacht 0 minuten")
    presenter.op_agenda(opzet.dossiers[0].id)
    assert (presenter.kandidaten().telling, presenter.blad().telling) == ("gereed 0", "op agenda 1 · verwacht 15 minuten")
    assert kandidaten.zonder([opzet.dossiers[0].id]) == presenter.kandidaten(), "without reading: what came on the agenda is gone"
    with pytest.raises(CvtError):
        presenter.op_agenda(opzet.dossiers[1].id)


def test_that_a_zitting_that_is_not_planned_is_said_once_and_not_at_each_dossier(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path, aantal=2, op_agenda=False)
    presenter = ZittingAgendaPresenter(opzet.dienst, NepNavigatie(), opzet.zitting_id)
    assert presenter.kandidaten().slot == "", "all are ready: nobody waits for another zitting"
    with opzet.register.schrijven() as uow:
        uow.aanvragen.save(replace(uow.aanvragen.get(opzet.dossiers[1].id), status=Status.BIJ_DESKUNDIGEN))
    kandidaten = presenter.kandidaten()
    assert not any("zitting" in k.wat for k in kandidaten.rijen)
    assert kandidaten.slot == "nog geen volgende zitting gepland"
    assert kandidaten.kop == "GEREED EN NOG NIET KLAAR"
    zittingen.plannen(opzet.dienst, plan(datum=date(2027, 12, 15)))
    presenter.ververs()
    assert presenter.kandidaten().rijen[1].wat.endswith(" · dan te laat")


def test_that_an_item_moves_up_and_down_and_stops_at_the_ends(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path, aantal=3)
    presenter = ZittingAgendaPresenter(opzet.dienst, NepNavigatie(), opzet.zitting_id)
    wie = opzet.dossiers[2].id
    assert [presenter.verplaats(wie, -1), presenter.verplaats(wie, -1), presenter.verplaats(wie, -1)] == [True, True, False]
    assert [r.leerling for r in presenter.blad().agenda] == ["Ömer Faruk Ç.", "Mikołaj Ż.", "Zoë Ü."]


def test_that_the_guard_stands_on_the_agenda_with_its_proposal_and_its_way_out(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path, aantal=3)
    presenter = ZittingAgendaPresenter(opzet.dienst, NepNavigatie(), opzet.zitting_id)
    adviseur, werknemer = presenter.blad().wacht
    assert adviseur.tekst == "Punt 2: S. Bensalem is deskundige in dit dossier; stemt niet mee."
    assert (adviseur.mag_toch, werknemer.mag_toch) == (True, False)
    voor_lid = ZittingAgendaPresenter(opzet.als(BENSALEM), NepNavigatie(), opzet.zitting_id).blad().wacht
    assert not any(regel.mag_toch for regel in voor_lid), "no button for who may not let anybody vote, least of all herself"
    presenter.toch_stemmen(adviseur, "geen plaatsvervanger beschikbaar")
    assert "stemt mee, met reden: geen plaatsvervanger beschikbaar" in presenter.blad().wacht[0].tekst


def test_that_a_small_core_is_told_on_the_agenda_how_to_go_on_when_the_quorum_would_fail(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path, aantal=2)
    with opzet.register.schrijven() as uow:
        uow.zittingen.save(replace(uow.zittingen.get(opzet.zitting_id), quorum=4))
    presenter = ZittingAgendaPresenter(opzet.dienst, NepNavigatie(), opzet.zitting_id)
    adviseur, kern = presenter.blad().wacht
    assert kern.tekst == "Punt 2 haalt zo het quorum niet: er stemmen 3 van de 4 leden die nodig zijn."
    assert not kern.mag_toch
    for uitweg in ("plaatsvervanger", "andere deskundige", "M2 of M3"):
        assert uitweg in kern.voorstel
    presenter.toch_stemmen(adviseur, "geen plaatsvervanger beschikbaar")
    assert len(presenter.blad().wacht) == 1  # she votes, so the quorum is there


def test_that_a_conceptbesluit_is_written_beforehand(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path)
    presenter = ZittingAgendaPresenter(opzet.dienst, NepNavigatie(), opzet.zitting_id)
    waarden, naam = presenter.concept(opzet.dossiers[0].id)
    assert (waarden["uitkomst"], waarden["categorie"], naam) == ("TOEGEWEZEN", "laag", "Mikołaj Ż. (2026-0391)")
    presenter.bewaar_concept(opzet.dossiers[0].id, {**waarden, "uitkomst": "AFGEWEZEN", "redenen": "Eigen woorden"})
    assert presenter.blad().agenda[0].voorstel == "afwijzen"
    assert zitting_lezen(opzet.dienst, opzet.zitting_id).punten[0].concept_redenen == "Eigen woorden"


def test_that_a_conceptbesluit_that_was_typed_and_not_kept_comes_back_for_who_typed_it(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path)
    presenter, id_ = ZittingAgendaPresenter(opzet.dienst, NepNavigatie(), opzet.zitting_id), opzet.dossiers[0].id
    waarden, _ = presenter.concept(id_)
    presenter.onthoud_concept(id_, {**waarden, "redenen": "Halve zin"})
    later = ZittingAgendaPresenter(opzet.dienst, NepNavigatie(), opzet.zitting_id)
    assert later.concept(id_)[0] == {**waarden, "redenen": "Halve zin"}
    assert zitting_lezen(opzet.dienst, opzet.zitting_id).punten[0].concept_redenen != "Halve zin", "not part of the zitting yet"
    anders = ZittingAgendaPresenter(opzet.als(VOORZITTER), NepNavigatie(), opzet.zitting_id)
    assert anders.concept(id_)[0]["redenen"] != "Halve zin"
    later.bewaar_concept(id_, {**waarden, "redenen": "Hele zin."})
    assert later.concept(id_)[0]["redenen"] == "Hele zin."


def test_that_a_member_sees_the_agenda_without_acts(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path)
    blad = ZittingAgendaPresenter(opzet.als(BAKKENES), NepNavigatie(), opzet.zitting_id).blad()
    assert (blad.mag_plannen, blad.mag_openen, len(blad.agenda)) == (False, False, 1)


@pytest.mark.parametrize(
    ("aanwezig", "zin"),
    [
        ((), "Aanwezig 0 van 4, quorum 3: te weinig om te beslissen."),
        ((VOORZITTER, BAKKENES, RIETDIJK), "Aanwezig 3 van 4, quorum 3: in orde."),
        ((VOORZITTER, BENSALEM), "Aanwezig 2 van 4, quorum 3: te weinig om te beslissen."),
    ],
)
def test_that_the_opening_counts_who_is_ticked(tmp_path: Path, aanwezig: tuple, zin: str) -> None:
    opzet = zet_op(tmp_path)
    presenter = ZittingOpeningPresenter(opzet.dienst, opzet.zitting_id)
    assert presenter.quorumregel(frozenset(str(p.id) for p in aanwezig))[0] == zin


def test_that_the_opening_lists_verschoningen_and_opens_with_who_is_there(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path, aantal=3)
    presenter = ZittingOpeningPresenter(opzet.dienst, opzet.zitting_id)
    assert presenter.blad().verschoningen == (
        "Punt 2, Zoë Ü.: S. Bensalem doet niet mee (deskundige in dit dossier)",
        "Punt 3, Ömer Faruk Ç.: J. Bakkenes doet niet mee (werkt voor Stichting Kaaphorn VO)",
    )
    presenter.open(frozenset(LEDEN_IDS[:3]), str(VOORZITTER.id), str(SECRETARIS.id))
    z = zitting_lezen(opzet.dienst, opzet.zitting_id)
    assert z.toestand is Zittingtoestand.GEOPEND
    assert {str(p) for p in z.aanwezigen} == {*LEDEN_IDS[:3], str(SECRETARIS.id)}


def _nooit(persoon_id: PersoonId, wachtzin: str) -> AbstractContextManager[Zegel]:
    raise AssertionError("asked for a passphrase")


def test_that_the_end_reads_back_closes_and_is_fixed_by_the_voorzitter(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path, aantal=1)
    open_zitting(opzet)
    presenter = BekrachtigenPresenter(opzet.dienst, NepNavigatie(), opzet.zitting_id, _nooit)
    blad = presenter.blad()
    assert (blad.hoofd, blad.hoofd_kan, blad.uitleg) == ("Zitting sluiten", False, "Nog niet behandeld: punt 1.")
    beslis(opzet)
    presenter.ververs()
    rij = presenter.blad().uitkomsten[0]
    assert (rij.leerling, rij.uitkomst, rij.besluit) == ("Mikołaj Ż.", "toegewezen zoals gevraagd", True)
    assert rij.stemming == "allen voor (4)"
    presenter.hoofdact()
    assert presenter.blad().uitleg == "De voorzitter stelt de besluitenlijst vast, na aanmelden."
    assert presenter.blad().hoe.endswith("Dat kan ook bij de volgende aanmelding.")
    voorzitter = BekrachtigenPresenter(opzet.als(VOORZITTER), NepNavigatie(), opzet.zitting_id, _nooit)
    voorzitter.hoofdact()
    assert (voorzitter.blad().sub, voorzitter.blad().uitleg) == ("Besluitenlijst vastgesteld op woensdag 12 mei 2027", "")


def test_that_a_member_confirms_with_the_own_passphrase_and_a_mark_reaches_the_voorzitter(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path, aantal=1)
    open_zitting(opzet)
    beslis(opzet)

    def als_lid(persoon_id: PersoonId, wachtzin: str) -> AbstractContextManager[Zegel]:
        if (persoon_id, wachtzin) != (RIETDIJK.id, "goed"):
            raise InvoerError("De wachtzin klopt niet.", veld="wachtzin")
        return nullcontext(opzet.als(RIETDIJK).zegel)

    presenter = BekrachtigenPresenter(opzet.dienst, NepNavigatie(), opzet.zitting_id, als_lid)
    with pytest.raises(InvoerError):
        presenter.bekrachtig(RIETDIJK.id, "fout", frozenset())
    [rij] = presenter.stemmen_van(RIETDIJK.id)
    presenter.bekrachtig(RIETDIJK.id, "goed", frozenset({rij.id}))
    presenter.ververs()
    [zin] = presenter.blad().betwist
    assert zin == "Punt 1: A. Rietdijk zegt dat zijn of haar stem ('voor') verkeerd is genoteerd. Die telt niet mee."
    zitting_behandelen.sluiten(opzet.dienst, opzet.zitting_id)


def test_that_the_message_for_schools_has_initials_and_no_contents(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path, aantal=1)
    open_zitting(opzet)
    beslis(opzet)
    tekst = BekrachtigenPresenter(opzet.dienst, NepNavigatie(), opzet.zitting_id, _nooit).uitslagbericht()
    assert tekst == "Lyceum Ravenkoog\nZitting van 12 mei 2027. De brief volgt.\n- 2026-0391 (M.Ż.): toegewezen zoals gevraagd"


def test_that_a_room_reads_a_first_name_with_one_letter_or_initials_alone_when_the_reglement_says_so(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path, aantal=2)
    opening = ZittingOpeningPresenter(opzet.dienst, opzet.zitting_id).blad().verschoningen
    assert "Zoë Ü." in opening[0]
    with opzet.register.schrijven() as uow:
        nu = uow.instellingen.all()[0]
        uow.instellingen.save(replace(nu, id=InstellingenId(uuid4()), nummer=2, versie=0,
                                      reglement=replace(nu.reglement, initialen_in_zitting=True)))  # fmt: skip
    assert "Z.Ü." in ZittingOpeningPresenter(opzet.dienst, opzet.zitting_id).blad().verschoningen[0]
    agenda = ZittingAgendaPresenter(opzet.dienst, NepNavigatie(), opzet.zitting_id).blad().agenda
    assert {r.leerling for r in agenda} == {"Mikołaj Ż.", "Zoë Ü."}, "who prepares the agenda sits alone"
    open_zitting(opzet)
    live = ZittingLivePresenter(opzet.dienst, NepNavigatie(), opzet.zitting_id).blad()
    assert live.punt is not None
    assert live.punt.naam == "M.Ż. · 15 jaar"
