"""The bundle for the adviescommissie: in its order, nothing left out in silence, told to the log."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from cvt_desktop.adapters.exchange.inlezer import Bestandslezer
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.bestandssoort import Stuksoort
from cvt_desktop.domain.brief import Briefsoort, Verzendwijze
from cvt_desktop.domain.errors import GeenRechtError, InvoerError, ToestandError
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.ids import BriefId
from cvt_desktop.domain.lakvlak import Lakvlak
from cvt_desktop.ports.bundel import Beeldstuk, Bundel, Pdfstuk, Tekststuk, Weggelaten
from cvt_desktop.ports.voortgang import Stil
from cvt_desktop.services import bundels
from cvt_desktop.services.bundels import lbt_bundel
from cvt_desktop.services.ondertekenen import tekenen
from cvt_desktop.services.stukken import Stuklezer, lakken
from cvt_desktop.services.verzenden import OUDERS, Zending, te_verzenden, verzenden
from tests.besluit_opzet import DAG, Besluitopzet, zet_besluit_op
from tests.documents.pdf import maak_pdf
from tests.dossiers import NepKijker, voeg_stuk
from tests.factories import BENSALEM, VOORZITTER, maak_verzorgers
from ui.presenters.bundel import BundelPresenter

LEZER = Stuklezer(inlezer=Bestandslezer(), kijker=NepKijker)


@pytest.fixture
def verzonden(tmp_path: Path) -> Besluitopzet:
    opzet = zet_besluit_op(tmp_path)
    opzet.in_tekenmap()
    tekenen(opzet.als(VOORZITTER), opzet.besluit().id)
    alle = te_verzenden(opzet.dienst, opzet.aanvraag_id())
    verzenden(opzet.dienst, opzet.aanvraag_id(), tuple(Zending(brief_id=b.id, op=DAG, wijze=Verzendwijze.POST) for b in alle))
    kenmerk = opzet.zitting.dossiers[0].kenmerk
    voeg_stuk(opzet.dienst, "opp.pdf", Stuksoort.OPP, maak_pdf(2), kenmerk=kenmerk, vorm="PDF", gedateerd=date(2027, 3, 18))
    voeg_stuk(opzet.dienst, "b.txt", Stuksoort.BEZWAAR, b"Ik ben het niet eens.", kenmerk=kenmerk, vorm="TXT")
    voeg_stuk(opzet.dienst, "r.xlsx", Stuksoort.VERZUIM, b"PK", kenmerk=kenmerk, vorm="XLSX")
    return opzet


def maak(opzet: Besluitopzet, **weglaten: str) -> Bundel:
    lbt_bundel(opzet.dienst, opzet.aanvraag_id(), LEZER, weglaten, Stil())
    document = opzet.opmaker.laatste(Bundel)
    assert isinstance(document, Bundel)
    return document


def test_that_the_pieces_stand_in_the_order_of_the_adviescommissie(verzonden: Besluitopzet) -> None:
    titels = [s.titel for s in maak(verzonden).stukken]
    volgorde = ["Bezwaarschrift", "Aanvraag zoals geregistreerd", "Deskundigenadvies 1", "Deskundigenadvies 2",
                "Toelaatbaarheidsverklaring", "Besluitbrief school", "Besluitbrief ouders",
                "Procedure en criteria uit het ondersteuningsplan", "OPP"]  # fmt: skip
    plaatsen = [next(n for n, titel in enumerate(titels) if titel.startswith(begin)) for begin in volgorde]
    assert plaatsen == sorted(plaatsen)


def test_that_each_file_comes_in_as_what_it_is_and_what_cannot_is_named(verzonden: Besluitopzet) -> None:
    per_titel = {s.titel.partition(":")[0]: s.inhoud for s in maak(verzonden).stukken}
    assert isinstance(per_titel["OPP"], Beeldstuk)
    assert isinstance(per_titel["Bezwaarschrift"], Tekststuk)
    assert per_titel["Verzuimoverzicht"] == Weggelaten(reden=bundels.APART)
    for elders in ("Procedure en criteria uit het ondersteuningsplan", "Schoolondersteuningsprofiel",
                   "Uittreksel KvK met de statutaire naam"):  # fmt: skip
        assert per_titel[elders] == Weggelaten(reden=bundels.PLAN)
    assert isinstance(per_titel["Toelaatbaarheidsverklaring"], Pdfstuk)


def test_that_a_piece_stays_out_with_its_reason_and_never_without(verzonden: Besluitopzet) -> None:
    regels = bundels.inhoud(verzonden.dienst, verzonden.aanvraag_id(), LEZER)
    opp = next(r for r in regels if r.titel.startswith("OPP"))
    document = maak(verzonden, **{opp.sleutel: "gegevens van een ander kind (Awb 7:4, lid 6)."})
    stuk = next(s for s in document.stukken if s.titel == opp.titel)
    assert stuk.inhoud == Weggelaten(reden="gegevens van een ander kind (Awb 7:4, lid 6)")
    with pytest.raises(InvoerError):
        maak(verzonden, **{opp.sleutel: " "})


def test_that_what_is_unreadable_goes_in_black_without_its_words_and_the_inventory_says_so(verzonden: Besluitopzet) -> None:
    dienst, aanvraag_id = verzonden.dienst, verzonden.aanvraag_id()
    with dienst.register.lezen() as uow:
        opp = next(s for s in uow.stukken.of_aanvraag(aanvraag_id) if s.soort == Stuksoort.OPP.name)
    vlak = Lakvlak(bladzijde=2, links=1000, boven=1000, breed=4000, hoog=300)
    lakken(dienst, opp.id, (vlak,), opp.versie)
    stuk = next(s for s in maak(verzonden).stukken if s.titel.startswith("OPP"))
    assert stuk.opmerking == bundels.GELAKT
    assert isinstance(stuk.inhoud, Beeldstuk)
    een, twee = stuk.inhoud.paginas()
    assert (een.gelakt, bool(een.tekst)) == ((), True)
    assert (twee.gelakt, twee.tekst) == ((vlak,), "")


def test_that_a_letter_with_a_geheim_address_stays_out_from_the_start(verzonden: Besluitopzet) -> None:
    een, *rest = maak_verzorgers()
    verzonden.wijzig_aanvraag(verzorgers=(replace(een, adres_geheim=True), *rest))
    regels = bundels.inhoud(verzonden.dienst, verzonden.aanvraag_id(), LEZER)
    assert {r.weg for r in regels if "ouders" in r.titel} == {bundels.GEHEIM}
    assert {r.weg for r in regels if r.titel == "Besluitbrief school"} == {""}


def test_that_every_kind_of_letter_to_ouders_stays_out_with_a_geheim_address(verzonden: Besluitopzet) -> None:
    assert {soort for soort in Briefsoort if soort.name.endswith("_OUDERS")} == OUDERS
    een, *rest = maak_verzorgers()
    verzonden.wijzig_aanvraag(verzorgers=(replace(een, adres_geheim=True), *rest))
    with verzonden.dienst.register.schrijven() as uow:
        brief = uow.brieven.of_aanvraag(verzonden.aanvraag_id())[0]
        for soort in OUDERS:
            uow.brieven.save(replace(brief, id=BriefId(uuid4()), soort=soort, versie=0))
    regels = bundels.inhoud(verzonden.dienst, verzonden.aanvraag_id(), LEZER)
    naar_ouders = {r.titel: r.weg for r in regels if r.titel.endswith("ouders")}
    assert (len(naar_ouders), set(naar_ouders.values())) == (len(OUDERS), {bundels.GEHEIM})


def test_that_a_geheim_address_of_the_pupil_counts_too(verzonden: Besluitopzet) -> None:
    with verzonden.dienst.register.schrijven() as uow:
        leerling_id = uow.aanvragen.get(verzonden.aanvraag_id()).leerling_id
        assert leerling_id is not None
        uow.leerlingen.save(replace(uow.leerlingen.get(leerling_id), adres_geheim=True))
    regels = bundels.inhoud(verzonden.dienst, verzonden.aanvraag_id(), LEZER)
    assert {r.weg for r in regels if "ouders" in r.titel} == {bundels.GEHEIM}


def test_that_a_letter_about_a_bezwaar_to_a_geheim_address_stays_out_too(verzonden: Besluitopzet) -> None:
    een, *rest = maak_verzorgers()
    verzonden.wijzig_aanvraag(verzorgers=(replace(een, adres_geheim=True), *rest))
    with verzonden.dienst.register.schrijven() as uow:
        brief = uow.brieven.of_aanvraag(verzonden.aanvraag_id())[0]
        for adres in (een.adres, brief.adres):
            uow.brieven.save(replace(brief, id=BriefId(uuid4()), soort=Briefsoort.BEZWAAR_ONTVANGST, adres=adres, besluit_id=None,
                                     versie=0))  # fmt: skip
    regels = bundels.inhoud(verzonden.dienst, verzonden.aanvraag_id(), LEZER)
    assert [r.weg for r in regels if r.titel == "Ontvangstbevestiging bezwaar"] == [bundels.GEHEIM, ""]


def test_that_the_log_knows_that_the_bundle_left(verzonden: Besluitopzet) -> None:
    maak(verzonden)
    with verzonden.dienst.register.lezen() as uow:
        acties = [str(g.actie) for g in uow.logboek.of_aanvraag(verzonden.aanvraag_id())]
    assert "document.uitvoeren" in acties


def test_that_before_the_bekendmaking_there_is_no_bundle(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    with pytest.raises(ToestandError):
        bundels.inhoud(opzet.dienst, opzet.aanvraag_id(), LEZER)


def test_that_an_arrangement_has_no_bundle_for_the_lbt(verzonden: Besluitopzet) -> None:
    with verzonden.zitting.register.schrijven() as uow:
        uow.aanvragen.save(replace(uow.aanvragen.get(verzonden.aanvraag_id()), soort=Soort.TBV))
    with pytest.raises(ToestandError, match="adviseert de LBT niet"):
        bundels.inhoud(verzonden.dienst, verzonden.aanvraag_id(), LEZER)
    with pytest.raises(ToestandError, match="adviseert de LBT niet"):
        maak(verzonden)
    assert not BundelPresenter(verzonden.dienst, verzonden.aanvraag_id(), LEZER).kan()


def test_that_a_lid_makes_no_bundle(verzonden: Besluitopzet) -> None:
    with pytest.raises(GeenRechtError):
        lbt_bundel(verzonden.als(BENSALEM), verzonden.aanvraag_id(), LEZER, {}, Stil())


def test_that_a_letter_of_an_earlier_besluit_is_named_with_why_it_stays_out(verzonden: Besluitopzet) -> None:
    """Also in the steekproef, which is the same bundle; without a line the reader would not know that there was one."""
    with verzonden.dienst.register.schrijven() as uow:
        brief = next(b for b in uow.brieven.of_aanvraag(verzonden.aanvraag_id()) if b.soort is Briefsoort.BESLUIT_SCHOOL)
        eerder = replace(brief, id=BriefId(uuid4()), besluit_id=None, gedateerd=date(2027, 4, 14), versie=0)
        uow.brieven.save(eerder)
    (regel,) = (r for r in bundels.inhoud(verzonden.dienst, verzonden.aanvraag_id(), LEZER) if r.sleutel == f"brief-{eerder.id}")
    assert (regel.titel, regel.weg, regel.vast) == ("Besluitbrief school", bundels.EERDER, True)
    stukken = {s.titel: s for s in maak(verzonden).stukken if s.datum == date(2027, 4, 14)}
    assert stukken["Besluitbrief school"].inhoud == Weggelaten(reden=bundels.EERDER)
    with verzonden.dienst.lezen(Actie.DOCUMENT_UITVOEREN) as uow:
        aanvraag = uow.aanvragen.get(verzonden.aanvraag_id())
        bundels.maak_bundel(uow, verzonden.dienst, aanvraag, LEZER, bundels.INSPECTIE, None)
    proef = verzonden.opmaker.laatste(Bundel)
    assert isinstance(proef, Bundel)
    assert [s.inhoud for s in proef.stukken if s.datum == date(2027, 4, 14)] == [Weggelaten(reden=bundels.EERDER)]
