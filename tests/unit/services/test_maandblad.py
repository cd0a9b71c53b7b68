"""The monthly sheet counts what the log says, names nobody's child, and is an entry of the log itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from cvt_desktop.adapters.pdf.opmaker import ReportlabOpmaker
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.controleverslag import Controleverslag, Verslagregel
from cvt_desktop.domain.errors import GeenRechtError
from cvt_desktop.domain.gebeurtenis import Resultaat
from cvt_desktop.domain.ids import BesluitId
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.ports.bladen import Maandblad, Maandtabel
from cvt_desktop.ports.register import Vastlegging
from cvt_desktop.services import maandblad
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.geschiedenis import ZINNEN
from cvt_desktop.services.maandblad import Handelingsoort
from tests.dossiers import vul_dossier
from tests.factories import BENSALEM, RIETDIJK, SECRETARIS, VOORZITTER
from tests.fakes.register import maak_dienst, maak_testregister

MEI = date(2027, 5, 1)


@pytest.fixture
def dienst(tmp_path: Path) -> Dienst:
    return maak_dienst(maak_testregister(tmp_path / "register"), SECRETARIS)


def leg_vast(dienst: Dienst, wie: Persoon, actie: Actie, moment: datetime, **velden: object) -> None:
    gewoon: dict[str, object] = {
        "object_soort": "aanvraag", "object_id": uuid4(), "aanvraag_id": None, "inhoud": None, "rol": str(min(wie.rollen)),
    }  # fmt: skip
    with dienst.register.schrijven() as uow:
        uow.vastleggen(Vastlegging(moment=moment, persoon_id=wie.id, actie=actie, **{**gewoon, **velden}))  # type: ignore[arg-type]


def mei(dag: int, uur: int = 10) -> datetime:
    return datetime(2027, 5, dag, uur, tzinfo=UTC)


def tabel(blad: Maandblad, titel: str) -> Maandtabel:
    return next(t for t in blad.tabellen if t.titel == titel)


def test_that_it_counts_per_person_role_and_act(dienst: Dienst) -> None:
    dossier = vul_dossier(dienst).id
    for dag in (3, 4, 5):
        leg_vast(dienst, BENSALEM, Actie.DOSSIER_INZIEN, mei(dag), aanvraag_id=dossier)
    leg_vast(dienst, VOORZITTER, Actie.BESLUIT_TEKENEN, mei(6), aanvraag_id=dossier)
    leg_vast(dienst, VOORZITTER, Actie.DOCUMENT_UITVOEREN, mei(6), aanvraag_id=dossier)
    leg_vast(dienst, BENSALEM, Actie.BESLUIT_TEKENEN, mei(7), resultaat=Resultaat.GEWEIGERD)
    leg_vast(dienst, BENSALEM, Actie.AANMELDING_MISLUKT, mei(7), aantal=4)
    blad = maandblad.maak(dienst, MEI)
    rijen = {rij[0]: rij[1:] for rij in tabel(blad, "Per persoon").rijen}
    assert rijen[BENSALEM.naam] == ("3", "1", "0", "0", "1")
    assert rijen[VOORZITTER.naam] == ("0", "0", "1", "1", "0")
    assert ("voorzitter", "0", "0", "1", "1", "0") in tabel(blad, "Per rol").rijen
    assert ("bekeken", "Dossier bekeken", "3") in tabel(blad, "Per handeling").rijen
    assert tabel(blad, "Wat naar buiten ging").rijen == (
        ("do 6 mei 12.00", VOORZITTER.naam, "Document opgeslagen buiten het register", "2026-0391"),
    )
    assert tabel(blad, "Wat werd geweigerd").rijen == (("vr 7 mei 12.00", BENSALEM.naam, "Besluit getekend", ""),)
    assert dict(blad.cijfers)["Verkeerde wachtzin"] == "4 keer"
    assert dict(blad.cijfers)["Geweigerd"] == "1 keer"


def test_that_a_month_is_that_of_the_netherlands(dienst: Dienst) -> None:
    leg_vast(dienst, BENSALEM, Actie.DOSSIER_INZIEN, datetime(2027, 4, 30, 21, 59, tzinfo=UTC))  # 23:59 on the last day
    leg_vast(dienst, BENSALEM, Actie.DOSSIER_INZIEN, datetime(2027, 4, 30, 22, 0, tzinfo=UTC))
    leg_vast(dienst, BENSALEM, Actie.DOSSIER_INZIEN, datetime(2027, 5, 31, 21, 59, tzinfo=UTC))
    leg_vast(dienst, BENSALEM, Actie.DOSSIER_INZIEN, datetime(2027, 5, 31, 22, 0, tzinfo=UTC))
    assert {rij[0]: rij[1] for rij in tabel(maandblad.maak(dienst, MEI), "Per persoon").rijen}[BENSALEM.naam] == "2"


def test_that_looking_outside_an_agenda_stands_apart_but_not_for_the_secretariaat(dienst: Dienst) -> None:
    erbuiten = vul_dossier(dienst, op_agenda=False).id
    for wie in (RIETDIJK, RIETDIJK, SECRETARIS):
        leg_vast(dienst, wie, Actie.DOSSIER_INZIEN, mei(3), aanvraag_id=erbuiten)
    assert tabel(maandblad.maak(dienst, MEI), "Bekeken buiten een agenda").rijen == (
        (RIETDIJK.naam, "lid", "2026-0391", "2"),
    )


def test_that_what_went_on_with_a_reason_is_counted_in_its_month_without_the_reason(dienst: Dienst) -> None:
    besluit, later = BesluitId(uuid4()), BesluitId(uuid4())
    regel = Verslagregel(regel_id="19", niveau="let op", tekst="Langer dan advies 2", bron="WVO", reden="Opbouw van Mikołaj")
    hint = replace(regel, regel_id="40", reden="")
    controles = tuple(Controleverslag(besluit_id=b, moment=mei(6), regels=31, programma="1", bevindingen=(regel, hint))
                      for b in (besluit, later))  # fmt: skip
    dossier = vul_dossier(dienst).id
    with dienst.register.schrijven() as uow:
        uow.aanvragen.save(replace(uow.aanvragen.get(dossier), controles=controles, overrides=(("MDO", "Mikołaj was ziek"),)))
    leg_vast(dienst, SECRETARIS, Actie.TOETS_AFRONDEN, mei(3), aanvraag_id=dossier)
    leg_vast(dienst, VOORZITTER, Actie.BESLUIT_TEKENEN, mei(6), aanvraag_id=dossier, object_id=besluit)
    leg_vast(dienst, VOORZITTER, Actie.BESLUIT_TEKENEN, datetime(2027, 6, 2, tzinfo=UTC), aanvraag_id=dossier, object_id=later)
    blad = maandblad.maak(dienst, MEI)
    assert tabel(blad, "Met een reden doorgegaan").rijen == (
        ("ma 3 mei 12.00", SECRETARIS.naam, "toetsing", "1", "2026-0391"),
        ("do 6 mei 12.00", VOORZITTER.naam, "controle vóór het tekenen", "1", "2026-0391"),
    )
    assert dict(blad.cijfers)["Met een reden doorgegaan"] == "2 keer"


def test_that_no_name_of_a_pupil_or_parent_is_on_it_and_that_it_can_be_printed(dienst: Dienst) -> None:
    dossier = vul_dossier(dienst).id
    for actie in Actie:
        leg_vast(dienst, BENSALEM, actie, mei(3), aanvraag_id=dossier)
    blad = maandblad.maak(dienst, MEI)
    teksten = " ".join(cel for t in blad.tabellen for rij in t.rijen for cel in rij) + str(blad.cijfers) + blad.inleiding
    assert "2026-0391" in teksten
    assert not any(naam in teksten for naam in ("Mikołaj", "Żuraws", "Ravenkoog"))
    assert all(zin in teksten for actie, zin in ZINNEN.items() if actie is not Actie.AANMELDING_MISLUKT)
    assert ReportlabOpmaker().maak(blad).startswith(b"%PDF")


def test_that_a_register_that_leaves_is_an_export_and_a_backup_is_no_change() -> None:
    assert maandblad.handelingsoort(Actie.STOKJE_OVERDRAGEN) is Handelingsoort.UITVOER
    assert maandblad.handelingsoort(Actie.RESERVEKOPIE_MAKEN) is Handelingsoort.TOEGANG
    assert maandblad.handelingsoort(Actie.RESERVEKOPIE_TERUGZETTEN) is Handelingsoort.WIJZIGING
    assert maandblad.handelingsoort("iets.van-later") is Handelingsoort.WIJZIGING


def test_that_many_exports_are_cut_and_counted(dienst: Dienst) -> None:
    for _ in range(maandblad.HOOGSTENS + 3):
        leg_vast(dienst, VOORZITTER, Actie.DOCUMENT_UITVOEREN, mei(6))
    gevonden = tabel(maandblad.maak(dienst, MEI), "Wat naar buiten ging")
    assert len(gevonden.rijen) == maandblad.HOOGSTENS
    assert gevonden.toelichting == "De eerste 60; er zijn er nog 3."


def test_that_making_it_and_letting_it_out_are_entries_and_that_it_carries_the_head_of_the_log(dienst: Dienst) -> None:
    blad = maandblad.maak(dienst, MEI)
    maandblad.leg_uitvoer_vast(dienst)
    with dienst.register.lezen() as uow:
        uit, gemaakt = uow.logboek.laatste(2)
    assert (gemaakt.actie, uit.actie, uit.object_soort) == (Actie.LOG_INZIEN, Actie.LOG_UITVOEREN, "maandblad")
    assert blad.kop.anker.startswith(f"log {gemaakt.volgnummer} · ")


def test_that_the_months_go_back_to_the_first_entry(dienst: Dienst) -> None:
    assert maandblad.maanden(dienst) == (MEI,)
    leg_vast(dienst, BENSALEM, Actie.DOSSIER_INZIEN, datetime(2026, 12, 3, tzinfo=UTC))
    assert maandblad.maanden(dienst) == (MEI, date(2027, 4, 1), date(2027, 3, 1), date(2027, 2, 1), date(2027, 1, 1),
                                         date(2026, 12, 1))  # fmt: skip
    assert maandblad.maandnaam(maandblad.maanden(dienst)[-1]) == "december 2026"


def test_that_a_lid_does_not_get_it(dienst: Dienst) -> None:
    with pytest.raises(GeenRechtError):
        maandblad.maak(maak_dienst(dienst.register, BENSALEM), MEI)  # type: ignore[arg-type]
