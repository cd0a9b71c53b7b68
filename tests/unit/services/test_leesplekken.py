"""Own bookmarks in the stukken of a dossier: for who made them alone, and only in what that person may see."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvt_desktop.adapters.exchange.inlezer import Bestandslezer
from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.leesplek import MEESTE, Leesplek, Leesplekken
from cvt_desktop.domain.toets import Antwoord, Vindplaats
from cvt_desktop.ports.kijker import Bladwijzer
from cvt_desktop.services import toetsing
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.leesplekken import leesplek_weghalen, leesplek_zetten, leesplekken
from cvt_desktop.services.stukken import Stuklezer
from tests.documents.pdf import maak_pdf
from tests.dossiers import NepKijker, Wegwijzer, vul_dossier
from tests.factories import SECRETARIS, VOORZITTER, maak_aanvraag
from tests.fakes.register import maak_dienst, maak_testregister
from ui.documentbron import Documentbronnen
from ui.presenters.leesplekken import LeesplekkenPresenter, rondom
from ui.presenters.stukken import StukkenPresenter

ID = maak_aanvraag().id


@pytest.fixture
def dienst(tmp_path: Path) -> Dienst:
    dienst = maak_dienst(maak_testregister(tmp_path / "register"), SECRETARIS)
    vul_dossier(dienst)
    return dienst


def presenter(dienst: Dienst, wegwijzer: Wegwijzer | None = None) -> LeesplekkenPresenter:
    lezer = Stuklezer(inlezer=Bestandslezer(), kijker=NepKijker)
    stukken = StukkenPresenter(dienst, ID, lezer, Documentbronnen(NepKijker()))
    return LeesplekkenPresenter(dienst, wegwijzer or Wegwijzer(), ID, stukken)


def test_that_a_bookmark_is_seen_by_who_made_it_alone_and_stands_in_the_order_of_the_pages(dienst: Dienst) -> None:
    with dienst.register.lezen() as uow:
        opp, mdo, *_ = uow.stukken.of_aanvraag(ID)
        gebeurtenissen = len(uow.logboek.of_aanvraag(ID))
    leesplek_zetten(dienst, mdo.id, 2, "")
    leesplek_zetten(dienst, opp.id, 6, "  wat  is geprobeerd ")
    leesplek_zetten(dienst, opp.id, 1, "begin")
    leesplek_zetten(dienst, opp.id, 6, "geprobeerd")
    assert [(p.bijlage_id, p.pagina, p.woord) for p in leesplekken(dienst, ID)] == [
        (opp.id, 1, "begin"), (opp.id, 6, "geprobeerd"), (mdo.id, 2, "")]  # fmt: skip
    assert leesplekken(maak_dienst(dienst.register, VOORZITTER), ID) == ()  # type: ignore[arg-type]
    with dienst.register.lezen() as uow:
        assert len(uow.logboek.of_aanvraag(ID)) == gebeurtenissen, "it is no part of the dossier"
    for plek in leesplekken(dienst, ID):
        leesplek_weghalen(dienst, plek.bijlage_id, plek.pagina)
    assert leesplekken(dienst, ID) == ()


def test_that_what_cannot_be_a_bookmark_is_refused_and_a_bsn_is_never_kept(dienst: Dienst) -> None:
    with dienst.register.lezen() as uow:
        opp = uow.stukken.of_aanvraag(ID)[0].id
    with pytest.raises(InvoerError) as fout:
        leesplek_zetten(dienst, opp, 1, "111222333")
    assert "111222333" not in str(fout.value)
    with pytest.raises(InvoerError, match="een bladwijzer is een woord"):
        leesplek_zetten(dienst, opp, 1, "w" * 81)
    with pytest.raises(InvoerError, match="bestaat niet"):
        leesplek_zetten(dienst, opp, 0, "")
    assert leesplekken(dienst, ID) == ()
    vol = Leesplekken(plekken=tuple(Leesplek(bijlage_id=opp, pagina=n + 1) for n in range(MEESTE)))
    with pytest.raises(ToestandError, match="Haal er eerst een weg"):
        vol.met(Leesplek(bijlage_id=opp, pagina=MEESTE + 1))
    assert vol.met(Leesplek(bijlage_id=opp, pagina=1, woord="x")).plekken[-1].woord == "x"


def test_that_the_pages_from_which_the_checklist_was_answered_are_places_too_and_lead_to_their_question(tmp_path: Path) -> None:
    dienst = maak_dienst(maak_testregister(tmp_path / "register"), SECRETARIS)
    vul_dossier(dienst, aanvraag=maak_aanvraag(status=Status.IN_TOETSING), op_agenda=False, vastgesteld=())
    with dienst.register.lezen() as uow:
        opp = uow.stukken.of_aanvraag(ID)[0].id
    toetsing.beantwoorden(dienst, ID, "N1", Antwoord.JA, vindplaats=Vindplaats(bijlage_id=opp, pagina=4))
    wegwijzer = Wegwijzer()
    p = presenter(dienst, wegwijzer)
    plek = next(plek for plek in p.plekken() if plek.code == "N1")
    assert (plek.waar, plek.pagina) == ("OPP p. 4", 4)
    assert plek.woord.startswith("N1 ")
    p.haal_weg(plek)
    assert plek in p.plekken(), "the link belongs to the answer"
    p.naar_vraag(plek.code)
    assert wegwijzer.gegaan == [(ID, "toetsing", "N1")]


def test_that_the_table_of_contents_of_a_pdf_is_a_list_of_places_and_of_a_part_only_its_own(dienst: Dienst) -> None:
    class MetInhoud(NepKijker):
        def bladwijzers(self) -> tuple[Bladwijzer, ...]:
            return tuple(Bladwijzer(titel=f"Deel {n}", pagina=n, diepte=n - 1) for n in (1, 2, 3))

    with dienst.register.lezen() as uow:
        opp = uow.stukken.of_aanvraag(ID)[0].id
    bronnen = Documentbronnen(MetInhoud())
    heel = presenter(dienst).inhoud(opp, bronnen.van_bytes("OPP", maak_pdf(5)))
    assert [(p.pagina, p.waar, p.woord.strip()) for p in heel] == [
        (1, "OPP p. 1", "Deel 1"), (2, "OPP p. 2", "Deel 2"), (3, "OPP p. 3", "Deel 3")]  # fmt: skip
    assert heel[2].woord.startswith(heel[1].woord[0] * 2), "indented by its level"
    deel = presenter(dienst).inhoud(opp, bronnen.van("OPP", lambda: maak_pdf(5), deel=(2, 2)))
    assert [(p.pagina, p.woord.strip()) for p in deel] == [(1, "Deel 2")]


def test_that_a_word_is_found_in_all_stukken_and_what_has_no_text_is_told(dienst: Dienst) -> None:
    p = presenter(dienst)
    uitkomst = p.zoek("Bladzijde 3")
    assert {t.pagina for t in uitkomst.treffers} == {3}
    assert uitkomst.treffers[0].waar == "OPP p. 3"
    assert uitkomst.melding.startswith(f"{len(uitkomst.treffers)} bladzijde")
    assert p.zoek("zeppelin").treffers == ()
    assert p.zoek("  ").melding == "Typ eerst een woord."


def test_that_the_words_around_a_hit_are_short_and_hold_the_hit() -> None:
    blad = "een twee drie vier vijf zes zeven acht\nPrikkel-arme wérkplek en nog heel veel woorden die er niet toe doen verder op"
    regel = rondom(blad, "werkplek")
    assert regel.startswith("… ")
    assert "wérkplek" in regel
    assert "verder op" not in regel


def test_that_the_size_of_the_pages_is_remembered_for_the_person(dienst: Dienst) -> None:
    lezer = Stuklezer(inlezer=Bestandslezer(), kijker=NepKijker)
    stukken = StukkenPresenter(dienst, ID, lezer, Documentbronnen(NepKijker()))
    assert stukken.maat() == 100
    stukken.onthoud_maat(120)
    ander = maak_dienst(dienst.register, VOORZITTER)  # type: ignore[arg-type]
    assert stukken.maat() == 120
    assert StukkenPresenter(ander, ID, lezer, Documentbronnen(NepKijker())).maat() == 100
