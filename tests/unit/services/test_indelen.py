"""*Deel in stukken*: one file as several stukken of a dossier, and back; the file is kept once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from cvt_desktop.adapters.bijlagen.viewer import Kijker
from cvt_desktop.domain.aanvraag import Koppeling
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.bestandssoort import Bestandsvorm, Stuksoort
from cvt_desktop.domain.errors import GeenRechtError, GewijzigdError, InvoerError, ToestandError
from cvt_desktop.domain.ids import BijlageId
from cvt_desktop.domain.lakvlak import Lakvlak
from cvt_desktop.domain.stuk import Stuk
from cvt_desktop.domain.stukdeel import Snede
from cvt_desktop.domain.toets import Antwoord, Vindplaats
from cvt_desktop.services import indelen, inzage, laptopoverzicht, stukken, toetsing
from cvt_desktop.services.bundels import bladen
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.stukken import Stuklezer, bewaar_stukken, vergeten, voorbereiden
from tests.documents.pdf import maak_pdf
from tests.dossiers import voeg_stuk
from tests.factories import BAKKENES, FG, SECRETARIS, VANDAAG, maak_aanvraag, maak_advies
from tests.unit.exchange.test_kijker import KIND, pdf
from tests.unit.services.test_stukken import LEZER, als, bijlagen
from tests.unit.services.test_stukken import dienst as dienst  # noqa: PLC0414 (a fixture)

ID = maak_aanvraag().id
OPP, MDO, ADVIES, OVERIG = Stuksoort.OPP, Stuksoort.MDO, Stuksoort.ADVIES, Stuksoort.OVERIG
PDF = maak_pdf(9)


@pytest.fixture
def dossier(dienst: Dienst) -> Stuk:
    """A dossier-PDF of nine pages."""
    return voeg_stuk(dienst, "dossier.pdf", OVERIG, PDF, paginas=9)


def sneden(*delen: tuple[int, Stuksoort]) -> tuple[Snede, ...]:
    return tuple(Snede(begint_op=begin, soort=soort) for begin, soort in delen)


DRIE = sneden((1, OPP), (4, MDO), (7, OVERIG))


def versies(dienst: Dienst, stuk: Stuk) -> dict[BijlageId, int]:
    return {s.id: s.versie for s in indelen.bestand_van(dienst, stuk.id)}


def deel(dienst: Dienst, stuk: Stuk, wat: tuple[Snede, ...] = DRIE) -> tuple[Stuk, ...]:
    return indelen.delen(dienst, stuk.id, wat, versies(dienst, stuk))


def van_dossier(dienst: Dienst) -> tuple[Stuk, ...]:
    return inzage.stukken_van(dienst, ID)[1]


def test_that_a_file_becomes_stukken_and_is_kept_once(dienst: Dienst, dossier: Stuk) -> None:
    los = voeg_stuk(dienst, "brief.pdf", OVERIG, maak_pdf(1))
    deel(dienst, dossier)
    lijst = van_dossier(dienst)
    assert [(s.soort, s.eerste_pagina, s.paginas) for s in lijst] == [("OPP", 1, 3), ("MDO", 4, 3), ("OVERIG", 7, 3),
                                                                      (los.soort, 1, 2)]  # fmt: skip
    assert len(bijlagen(dienst)) == 2
    assert [stukken.openen(dienst, s.id) for s in lijst[:3]] == [PDF] * 3
    assert laptopoverzicht.maak(als(dienst, FG)).bytes == len(PDF) + los.bytes
    with dienst.register.lezen() as uow:
        laatste = [g for g in uow.logboek.since(0) if g.actie == Actie.STUK_DELEN]
    assert [g.aantal for g in laatste] == [3]


def test_that_joining_gives_the_stuk_of_before(dienst: Dienst, dossier: Stuk) -> None:
    deel(dienst, dossier)
    mdo = van_dossier(dienst)[1]
    een = indelen.samenvoegen(dienst, mdo.id, versies(dienst, mdo))
    assert (een.id, een.deel, een.paginas, een.soort) == (dossier.id, None, 9, "OVERIG")
    assert van_dossier(dienst) == (een,)
    assert stukken.openen(dienst, een.id) == PDF
    with pytest.raises(ToestandError):
        indelen.samenvoegen(dienst, een.id, versies(dienst, een))


def test_that_a_refused_division_changes_nothing(dienst: Dienst, dossier: Stuk) -> None:
    oud = versies(dienst, dossier)
    morgen = (Snede(begint_op=1, soort=OPP, gedateerd=VANDAAG + timedelta(days=1)),)
    for fout, wat in ((InvoerError, sneden((1, OPP), (10, MDO))), (InvoerError, sneden((2, OPP))), (InvoerError, morgen)):
        with pytest.raises(fout):
            indelen.delen(dienst, dossier.id, wat, oud)
    tekst = voeg_stuk(dienst, "mail.txt", OVERIG, b"tekst", vorm="TXT", paginas=None)
    with pytest.raises(ToestandError):
        indelen.delen(dienst, tekst.id, DRIE, {tekst.id: tekst.versie})
    with pytest.raises(GeenRechtError):
        indelen.delen(als(dienst, BAKKENES), dossier.id, DRIE, oud)
    stukken.benoemen(dienst, dossier.id, soort=MDO, gedateerd=None)
    with pytest.raises(GewijzigdError):
        indelen.delen(dienst, dossier.id, DRIE, oud)
    assert [s.deel for s in van_dossier(dienst)] == [None, None]


def test_that_answers_of_the_toets_and_what_was_read_go_along_with_their_pages(dienst: Dienst, dossier: Stuk) -> None:
    toetsing.stand(dienst, ID)
    code = toetsing.stand(dienst, ID).lijst.punten[0].code
    plaats = Vindplaats(bijlage_id=dossier.id, pagina=5)
    toetsing.beantwoorden(dienst, ID, code, Antwoord.JA, vindplaats=plaats)
    stukken.gelezen(dienst, dossier.id)
    _, mdo, _ = deel(dienst, dossier)
    aanvraag = inzage.stukken_van(dienst, ID)[0]
    gezien = aanvraag.toets.beantwoording(code)
    assert gezien is not None
    assert gezien.vindplaats == Vindplaats(bijlage_id=mdo.id, pagina=2)
    assert (SECRETARIS.id, mdo.id) in aanvraag.gelezen_door
    indelen.samenvoegen(dienst, dossier.id, versies(dienst, dossier))
    terug = inzage.stukken_van(dienst, ID)[0].toets.beantwoording(code)
    assert terug is not None
    assert terug.vindplaats == plaats


def test_that_a_stuk_out_of_which_an_advice_was_taken_over_keeps_its_pages(dienst: Dienst, dossier: Stuk) -> None:
    advies = deel(dienst, dossier, sneden((1, OPP), (4, ADVIES)))[1]
    with dienst.register.schrijven() as uow:
        uow.adviezen.save(replace(maak_advies(1), uit_bijlage=advies.id))
    for wat in (sneden((1, OPP)), sneden((1, OPP), (4, ADVIES), (6, MDO))):
        with pytest.raises(ToestandError):
            deel(dienst, dossier, wat)
    assert [s.eerste_pagina for s in deel(dienst, dossier, sneden((1, OPP), (2, MDO), (4, ADVIES)))] == [1, 2, 4]


def test_that_a_file_leaves_only_by_who_may_see_all_of_it(dienst: Dienst, dossier: Stuk) -> None:
    opp = deel(dienst, dossier, sneden((1, OPP), (4, ADVIES)))[0]
    assert inzage.uitvoeren(dienst, opp.id) == PDF
    with dienst.register.schrijven() as uow:  # who is asked for an advice does not see that of another one
        koppeling = Koppeling(volgorde=1, persoon_id=SECRETARIS.id, gevraagd_op=VANDAAG)
        uow.aanvragen.save(replace(uow.aanvragen.get(ID), koppelingen=(koppeling,)))
    assert [s.id for s in van_dossier(dienst)] == [opp.id]
    with pytest.raises(GeenRechtError) as fout:
        inzage.uitvoeren(dienst, opp.id)
    assert fout.value.code == "advies-ongezien"


def test_that_a_bundle_has_the_pages_of_the_stuk_alone(dienst: Dienst, dossier: Stuk) -> None:
    vlak = Lakvlak(bladzijde=1, links=0, boven=0, breed=5_000, hoog=500)
    mdo = stukken.lakken(dienst, deel(dienst, dossier)[1].id, [vlak], 1)
    kijker = Kijker(KIND)
    try:
        beelden = list(bladen(kijker, PDF, mdo, breed_px=60))
    finally:
        kijker.sluit()
    assert [b.tekst.strip() for b in beelden] == ["", "Bladzijde 5", "Bladzijde 6"]
    assert [b.gelakt for b in beelden] == [(vlak,), (), ()]


def test_that_a_dropped_file_that_was_divided_is_registered_in_stukken(dienst: Dienst) -> None:
    voorstel = replace(voorbereiden(dienst, LEZER, "dossier.pdf", PDF), paginas=9, sneden=DRIE, mogelijk_bsn=True, bsn_op=(5,))
    assert indelen.voorstel_openen(dienst, voorstel) == PDF
    with dienst.register.schrijven() as uow:
        bewaar_stukken(dienst, uow, ID, (voorstel,), VANDAAG)
    lijst = van_dossier(dienst)
    assert [(s.soort, s.eerste_pagina) for s in lijst] == [("OPP", 1), ("MDO", 4), ("OVERIG", 7)]
    assert [s.mogelijk_bsn for s in lijst] == [False, True, False]
    assert len(bijlagen(dienst)) == 1
    with pytest.raises(ToestandError):
        vergeten(dienst, voorstel)
    with pytest.raises(ToestandError):
        indelen.voorstel_openen(dienst, voorstel)


def test_that_looking_into_a_file_tells_on_which_page_a_bsn_may_stand() -> None:
    lezer = Stuklezer(inlezer=LEZER.inlezer, kijker=lambda: Kijker(KIND))
    bekeken = lezer.bekijk(pdf("niets", "BSN 111222333"), Bestandsvorm.PDF)
    assert (bekeken.paginas, bekeken.mogelijk_bsn, bekeken.bsn_op) == (2, True, (2,))

