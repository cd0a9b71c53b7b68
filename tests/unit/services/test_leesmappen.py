"""A leesmap holds what its member may read of this agenda and nothing else; the register keeps track of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from cvt_desktop.adapters.exchange.inlezer import Bestandslezer
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.bestandssoort import Stuksoort
from cvt_desktop.domain.errors import BestandError, GeenRechtError, InvoerError, ToestandError
from cvt_desktop.domain.gebeurtenis import Resultaat
from cvt_desktop.domain.ids import PersoonId
from cvt_desktop.domain.persoon import Persoon, Rol
from cvt_desktop.ports.bundel import Beeldstuk, Tekststuk, Weggelaten
from cvt_desktop.ports.leesmap import Leesdeel, Leesmapdocument
from cvt_desktop.ports.voortgang import Stil
from cvt_desktop.services import leesmappen, leesmapregister, uitreiken, zittingen
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.leesdelen import APART
from cvt_desktop.services.leesmappen import Uitgereikt
from cvt_desktop.services.stukken import Stuklezer
from cvt_desktop.services.werkvoorraad import werkvoorraad
from tests.commissies import geef_drie_commissies
from tests.documents.pdf import maak_pdf
from tests.dossiers import NepKijker, voeg_stuk
from tests.factories import BAKKENES, BENSALEM, RIETDIJK, SECRETARIS, VANDAAG, VOORZITTER, maak_persoon
from tests.fakes.klok import VasteKlok
from tests.fakes.poorten import NepOpmaker
from tests.fakes.register import maak_dienst
from tests.zitting_opzet import Opzet, zet_op

LEZER = Stuklezer(inlezer=Bestandslezer(), kijker=NepKijker)
ZOE, OMER = "2026-0378", "2026-0362"


class GestoptError(Exception):
    """Somebody pressed Stoppen."""


class StoptBij:
    """``Voortgang`` that is stopped when so much is done."""

    def __init__(self, deel: float) -> None:
        self.bij, self.deel = deel, 0.0

    def meld(self, deel: float, tekst: str = "") -> None:
        self.deel = deel

    def controleer(self) -> None:
        if self.deel >= self.bij:
            raise GestoptError


@pytest.fixture
def opzet(tmp_path: Path) -> Opzet:
    return zet_op(tmp_path / "register", aantal=3)


def woorden() -> Iterator[str]:
    return (f"zes woorden nummer {n}" for n in range(99))


def maak(opzet: Opzet, map_: Path, *wie: Persoon, na: date = VANDAAG, dienst: Dienst | None = None) -> tuple[Uitgereikt, ...]:
    map_.mkdir(exist_ok=True)
    zinnen = woorden()
    return leesmappen.maak(dienst or opzet.dienst, opzet.zitting_id, [p.id for p in wie], map_, na, LEZER,
                           lambda: next(zinnen), Stil())  # fmt: skip


def papier(opzet: Opzet) -> list[Leesmapdocument]:
    opmaker = opzet.dienst.opmaker
    assert isinstance(opmaker, NepOpmaker)
    return [d for d in opmaker.gemaakt if isinstance(d, Leesmapdocument)]


def kenmerken(document: Leesmapdocument) -> list[str]:
    return [d.kenmerk for d in document.dossiers]


def test_that_a_member_gets_the_agenda_and_every_dossier_on_it(opzet: Opzet, tmp_path: Path) -> None:
    maak(opzet, tmp_path / "uit", RIETDIJK)
    (document,) = papier(opzet)
    assert kenmerken(document) == ["2026-0391", ZOE, OMER]
    assert document.niet_mee == ()
    titels = [stuk.titel for stuk in document.dossiers[0].stukken]
    assert titels == ["Dossierkaart", "Deskundigenadvies 1", "Deskundigenadvies 2"]
    assert document.agenda is not None
    assert [r.kenmerk for r in document.agenda.regels] == kenmerken(document)
    assert "register" not in document.agenda.lezen


def test_that_the_cover_names_the_commission_where_there_are_several(opzet: Opzet, tmp_path: Path) -> None:
    maak(opzet, tmp_path / "een", RIETDIJK)
    geef_drie_commissies(opzet.register)
    maak(opzet, tmp_path / "drie", RIETDIJK)
    assert [document.commissie for document in papier(opzet)] == ["", "Commissie van Toewijzing"]


def test_that_a_verschoond_member_does_not_get_that_dossier_and_reads_why(opzet: Opzet, tmp_path: Path) -> None:
    """Bensalem advised on Zoë, Bakkenes works for the school of Ömer; the voorzitter steps aside by hand."""
    zittingen.verschonen(opzet.dienst, opzet.zitting_id, opzet.dossiers[0].id, VOORZITTER.id, "kent de familie")
    maak(opzet, tmp_path / "uit", BENSALEM, BAKKENES, VOORZITTER)
    assert [kenmerken(d) for d in papier(opzet)] == [["2026-0391", OMER], ["2026-0391", ZOE], [ZOE, OMER]]
    assert [d.niet_mee for d in papier(opzet)] == [
        (f"Punt 2 ({ZOE}): verschoond.",), (f"Punt 3 ({OMER}): verschoond.",), ("Punt 1 (2026-0391): verschoond.",)
    ]  # fmt: skip
    with opzet.register.lezen() as uow:
        assert [leesmap.kenmerken for leesmap in uow.leesmappen.of_zitting(opzet.zitting_id)] == [
            (ZOE, OMER), ("2026-0391", ZOE), ("2026-0391", OMER)
        ]  # fmt: skip


def test_that_whom_the_guard_names_gets_nothing_although_nobody_noted_the_verschoning(opzet: Opzet, tmp_path: Path) -> None:
    with opzet.register.schrijven() as uow:
        zitting = uow.zittingen.get(opzet.zitting_id)
        uow.zittingen.save(replace(zitting, punten=tuple(replace(p, verschoningen=()) for p in zitting.punten)))
    maak(opzet, tmp_path / "uit", BAKKENES)
    (document,) = papier(opzet)
    assert OMER not in kenmerken(document)


def test_that_an_exception_with_a_reason_brings_the_dossier_back(opzet: Opzet, tmp_path: Path) -> None:
    zittingen.toch_stemmen(opzet.dienst, opzet.zitting_id, opzet.dossiers[1].id, BENSALEM.id, "geen ander beschikbaar")
    maak(opzet, tmp_path / "uit", BENSALEM)
    assert ZOE in kenmerken(papier(opzet)[0])


def test_that_a_member_who_still_has_to_advise_gets_no_advice_of_another(opzet: Opzet, tmp_path: Path) -> None:
    from cvt_desktop.domain.aanvraag import Koppeling

    with opzet.register.schrijven() as uow:
        aanvraag = uow.aanvragen.get(opzet.dossiers[0].id)
        eigen = Koppeling(persoon_id=RIETDIJK.id, volgorde=3, gevraagd_op=VANDAAG)
        uow.aanvragen.save(replace(aanvraag, koppelingen=(*aanvraag.koppelingen, eigen)))
    maak(opzet, tmp_path / "uit", RIETDIJK)
    (document,) = papier(opzet)
    assert [stuk.titel for stuk in document.dossiers[0].stukken] == ["Dossierkaart"]
    assert "Deskundigenadvies 1" in [stuk.titel for stuk in document.dossiers[1].stukken]


def test_that_each_kind_of_file_comes_in_as_it_can_be_read_and_is_drawn_once(opzet: Opzet, tmp_path: Path) -> None:
    for naam, soort, data, vorm in (("o.pdf", Stuksoort.OPP, maak_pdf(2), "PDF"), ("t.txt", Stuksoort.OVERIG, b"Tekst.", "TXT"),
                                    ("r.xlsx", Stuksoort.VERZUIM, b"PK", "XLSX")):  # fmt: skip
        voeg_stuk(opzet.dienst, naam, soort, data, kenmerk="2026-0391", vorm=vorm)
    maak(opzet, tmp_path / "uit", RIETDIJK, BENSALEM)
    opmaker = opzet.dienst.opmaker
    assert isinstance(opmaker, NepOpmaker)
    delen = [d for d in opmaker.gemaakt if isinstance(d, Leesdeel)]
    soorten = {d.titel.partition(":")[0]: d.inhoud for d in delen}
    assert len(delen) == 3
    assert isinstance(soorten["OPP"], Beeldstuk)
    assert soorten["Overig"] == Tekststuk(tekst="Tekst.")
    assert soorten["Verzuimoverzicht"] == Weggelaten(reden=APART)


def test_that_files_have_names_of_nobody_and_words_that_are_kept_nowhere(opzet: Opzet, tmp_path: Path) -> None:
    uit = maak(opzet, tmp_path / "uit", RIETDIJK, BENSALEM)
    assert sorted(p.name for p in (tmp_path / "uit").iterdir()) == sorted(u.bestand for u in uit)
    for u in uit:
        assert u.bestand == f"leesmap-2027-05-12-{u.leesmap.code}.pdf"
        data = (tmp_path / "uit" / u.bestand).read_bytes()
        assert (hashlib.sha256(data).hexdigest(), len(data)) == (u.leesmap.sha256, u.leesmap.bytes)
        assert u.wachtzin not in repr(u)
    assert len({u.wachtzin for u in uit}) == 2
    with opzet.register.lezen() as uow:
        bewaard = [opzet.dienst.codec.schrijf(leesmap) for leesmap in uow.leesmappen.all()]
        log = [g for g in uow.logboek.since(0) if g.actie == Actie.LEESMAP_MAKEN]
    assert not any(u.wachtzin.encode() in b for b in bewaard for u in uit)
    assert [g.object_id for g in log if g.digest] == [u.leesmap.id for u in uit]
    assert {g.aanvraag_id for g in log if not g.digest} == {d.id for d in opzet.dossiers}


@pytest.mark.parametrize("deel", [0.0, 0.3, 0.8])
def test_that_stopping_leaves_no_file_and_no_line(opzet: Opzet, tmp_path: Path, deel: float) -> None:
    uit = tmp_path / "uit"
    uit.mkdir()
    with pytest.raises(GestoptError):
        leesmappen.maak(opzet.dienst, opzet.zitting_id, [RIETDIJK.id, VOORZITTER.id], uit, VANDAAG, LEZER, lambda: "zes",
                        StoptBij(deel))  # fmt: skip
    assert list(uit.iterdir()) == []
    assert leesmapregister.lijst(opzet.dienst) == []


def test_that_a_register_that_cannot_be_written_leaves_no_file(
    opzet: Opzet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def weiger(_map: Path) -> None:
        raise OSError

    monkeypatch.setattr(uitreiken, "sync_map", weiger)
    with pytest.raises(BestandError):
        maak(opzet, tmp_path / "uit", RIETDIJK)
    assert list((tmp_path / "uit").iterdir()) == []
    assert leesmapregister.lijst(opzet.dienst) == []


def test_that_a_folder_that_is_not_there_is_said_in_words(opzet: Opzet, tmp_path: Path) -> None:
    with pytest.raises(BestandError, match="Kies een andere map"):
        leesmappen.maak(opzet.dienst, opzet.zitting_id, [RIETDIJK.id], tmp_path / "weg", VANDAAG, LEZER, lambda: "zes", Stil())


def test_that_wrong_choices_are_refused_before_anything_is_drawn(opzet: Opzet, tmp_path: Path) -> None:
    with pytest.raises(InvoerError):
        maak(opzet, tmp_path / "uit", RIETDIJK, na=VANDAAG - timedelta(days=1))
    with pytest.raises(InvoerError):
        maak(opzet, tmp_path / "uit")
    with pytest.raises(ToestandError, match="leden en adviseurs"):
        maak(opzet, tmp_path / "uit", SECRETARIS)
    for dossier in opzet.dossiers[1:]:
        zittingen.afvoeren(opzet.dienst, opzet.zitting_id, dossier.id)
    zittingen.verschonen(opzet.dienst, opzet.zitting_id, opzet.dossiers[0].id, RIETDIJK.id, "kent de familie")
    with pytest.raises(ToestandError, match="niets op de agenda"):
        maak(opzet, tmp_path / "uit", RIETDIJK)
    assert papier(opzet) == []


def test_that_the_list_of_members_says_what_each_would_get(opzet: Opzet, tmp_path: Path) -> None:
    maak(opzet, tmp_path / "uit", BENSALEM)
    per_naam = {lid.naam: lid for lid in leesmappen.leden(opzet.dienst, opzet.zitting_id)}
    assert SECRETARIS.naam not in per_naam
    assert (per_naam[BENSALEM.naam].dossiers, per_naam[BENSALEM.naam].eerder) == (2, 1)
    assert per_naam[BENSALEM.naam].niet_mee == (f"Punt 2 ({ZOE}): verschoond.",)
    assert leesmappen.laatste_dag(opzet.dienst, opzet.zitting_id) == VANDAAG


def test_that_only_the_secretaris_makes_and_reports_and_the_fg_looks(opzet: Opzet, tmp_path: Path) -> None:
    (uit,) = maak(opzet, tmp_path / "uit", RIETDIJK)
    fg = maak_dienst(opzet.register, maak_persoon("Iemand FG", Rol.FG), klok=opzet.klok)
    assert [leesmap.naam for leesmap in leesmapregister.lijst(fg)] == [RIETDIJK.naam]
    for dienst in (fg, opzet.als(VOORZITTER), opzet.als(BENSALEM)):
        with pytest.raises(GeenRechtError):
            maak(opzet, tmp_path / "uit", RIETDIJK, dienst=dienst)
        with pytest.raises(GeenRechtError):
            leesmapregister.melden(dienst, uit.leesmap.id)
    with pytest.raises(GeenRechtError):
        leesmapregister.lijst(opzet.als(BENSALEM))
    with opzet.register.lezen() as uow:
        assert [g.persoon_id for g in uow.logboek.since(0) if g.resultaat is Resultaat.GEWEIGERD]


def test_that_the_day_after_the_last_one_it_stands_on_the_werkvoorraad_until_it_is_reported(opzet: Opzet, tmp_path: Path) -> None:
    (uit,) = maak(opzet, tmp_path / "uit", RIETDIJK)
    morgen = maak_dienst(opzet.register, SECRETARIS, klok=VasteKlok(dag=VANDAAG + timedelta(days=1)))
    assert [r for r in werkvoorraad(opzet.dienst) if r.scherm] == []
    (regel,) = [r for r in werkvoorraad(morgen) if r.scherm]
    assert regel.scherm == "leesmappen"
    assert regel.stap.tekst == "Vragen of 1 leesmap is vernietigd"
    assert [r for r in werkvoorraad(maak_dienst(opzet.register, VOORZITTER, klok=morgen.klok)) if r.scherm] == []
    gemeld = leesmapregister.melden(morgen, uit.leesmap.id)
    assert (gemeld.gemeld_op, gemeld.gemeld_door) == (VANDAAG + timedelta(days=1), PersoonId(SECRETARIS.id))
    assert [r for r in werkvoorraad(morgen) if r.scherm] == []
    with pytest.raises(ToestandError):
        leesmapregister.melden(morgen, uit.leesmap.id)


def test_that_a_wrong_report_is_taken_back_on_the_same_day_only(opzet: Opzet, tmp_path: Path) -> None:
    (uit,) = maak(opzet, tmp_path / "uit", RIETDIJK)
    leesmapregister.melden(opzet.dienst, uit.leesmap.id)
    with pytest.raises(GeenRechtError):
        leesmapregister.melding_terugnemen(maak_dienst(opzet.register, VOORZITTER), uit.leesmap.id)
    assert leesmapregister.melding_terugnemen(opzet.dienst, uit.leesmap.id).gemeld_op is None
    with opzet.register.lezen() as uow:
        assert uow.logboek.since(0)[-1].actie == Actie.LEESMAP_MELDING_TERUGNEMEN
    leesmapregister.melden(opzet.dienst, uit.leesmap.id)
    morgen = maak_dienst(opzet.register, SECRETARIS, klok=VasteKlok(dag=VANDAAG + timedelta(days=1)))
    with pytest.raises(ToestandError, match="op de dag waarop"):
        leesmapregister.melding_terugnemen(morgen, uit.leesmap.id)


def test_that_the_sheets_of_the_fg_count_what_is_still_out(opzet: Opzet, tmp_path: Path) -> None:
    from cvt_desktop.services import laptopoverzicht, maandblad

    uit = maak(opzet, tmp_path / "uit", RIETDIJK, BENSALEM)
    leesmapregister.melden(opzet.dienst, uit[0].leesmap.id)
    rijen = [rij for deel in laptopoverzicht.delen(laptopoverzicht.maak(opzet.dienst)) for rij in deel.rijen]
    assert ("Leesmappen", "2 gemaakt, waarvan 1 nog niet als vernietigd gemeld") in rijen
    tabel = next(t for t in maandblad.maak(opzet.dienst, VANDAAG).tabellen if t.titel.startswith("Leesmappen"))
    assert [rij[0] for rij in tabel.rijen] == [BENSALEM.naam]
