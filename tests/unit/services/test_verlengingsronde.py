"""The verlengingsronde: a list per school goes out, comes back filled, and nothing of it is half done (screens.md 4.14)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.adapters.exchange.inlezer import Bestandslezer
from cvt_desktop.adapters.exchange.werkmap import XlsxSchrijver
from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.errors import GeenRechtError, InvoerError
from cvt_desktop.domain.formulier import Categorie, OntvangenVia, Soort
from cvt_desktop.domain.persoon import Rol
from cvt_desktop.domain.verlengingsronde import Rondestand, Schoolantwoord, Verlengstand, verlengstand
from cvt_desktop.ports.bladen import Blad
from cvt_desktop.ports.voortgang import Stil
from cvt_desktop.services import (
    intake,
    intakeconcept,
    naarexcel,
    verklaringen,
    verlenging,
    verlengingslijst,
    verlengingsronde,
)
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.intakeconcept import Intakeconcept
from cvt_desktop.services.verlengingslijst import Regelstand, Rondevoorbeeld
from cvt_desktop.services.werkvoorraad import werkvoorraad
from tests.factories import BENSALEM, maak_persoon
from tests.fakes.klok import VasteKlok
from tests.fakes.poorten import NepOpmaker
from tests.ronde_tlv import EINDE, KOMPAS, MEANDER_NAAM, maak
from ui.presenters.verlengingsronde import _lijstrij

KOP = "TLV-nummer;Antwoord\n"


@pytest.fixture
def dienst(tmp_path: Path) -> Dienst:
    return maak(tmp_path / "register")


def beoordeel(dienst: Dienst, csv: str, school: str = MEANDER_NAAM) -> Rondevoorbeeld:
    return verlengingslijst.beoordeel(dienst, Bestandslezer().tabel((KOP + csv).encode()), EINDE, school, Stil())


def verwerk(dienst: Dienst, csv: str, school: str = MEANDER_NAAM) -> verlengingslijst.Rondeuitkomst:
    return verlengingslijst.verwerken(dienst, beoordeel(dienst, csv, school), Stil())


def standen(dienst: Dienst) -> dict[str, Rondestand]:
    return {tlv.nummer: tlv.stand for school in verlengingsronde.ronde(dienst, EINDE).scholen for tlv in school.tlvs}


def concepten(dienst: Dienst) -> list[Intakeconcept]:
    gelezen = [intakeconcept.lees(dienst, sleutel) for sleutel in intakeconcept.sleutels(dienst)]
    return [een for een in gelezen if een is not None]


def test_that_a_ronde_holds_what_ends_that_day_by_school_and_nothing_else(dienst: Dienst) -> None:
    ronde = verlengingsronde.ronde(dienst, EINDE)
    assert [(s.school, len(s.tlvs)) for s in ronde.scholen] == [(MEANDER_NAAM, 3), (KOMPAS, 3)]
    assert set(standen(dienst).values()) == {Rondestand.NIETS}
    assert verlengingsronde.einddagen(dienst) == {EINDE: 6, date(2028, 7, 31): 1}


def test_that_a_list_goes_out_for_each_school_as_workbook_and_paper_and_comes_back_as_it_went(
    dienst: Dienst, tmp_path: Path
) -> None:
    map_ = tmp_path / "lijsten"
    map_.mkdir()
    opmaker = NepOpmaker()
    uit = replace(dienst, opmaker=opmaker)
    assert verlengingsronde.lijsten_maken(uit, XlsxSchrijver(), (MEANDER_NAAM, KOMPAS), EINDE, map_, Stil()) == 2
    assert sorted(pad.name for pad in map_.iterdir()) == [
        "verlengingsronde 2027-07-31 vso De Meander.pdf", "verlengingsronde 2027-07-31 vso De Meander.xlsx",
        "verlengingsronde 2027-07-31 vso Het Kompashuis.pdf", "verlengingsronde 2027-07-31 vso Het Kompashuis.xlsx",
    ]  # fmt: skip
    tabel = Bestandslezer().tabel((map_ / verlengingsronde.bestandsnaam(MEANDER_NAAM, EINDE)).read_bytes())
    assert tabel.koppen == verlengingsronde.KOPPEN
    assert [rij.cel(0) for rij in tabel.rijen] == ["OEF-2526-0001", "OEF-2526-0002", "OEF-2526-0003"]
    blad = opmaker.laatste(Blad)
    assert isinstance(blad, Blad)
    assert blad.delen[0].tabel is not None
    assert [rij[0] for rij in blad.delen[0].tabel.rijen] == ["OEF-2526-0004", "OEF-2526-0005", "OEF-2526-0006"]
    voorbeeld = verlengingslijst.beoordeel(dienst, tabel, EINDE, MEANDER_NAAM, Stil())
    assert voorbeeld.aantal(Regelstand.LEEG) == 3, "an empty list changes nothing and is no error"
    with dienst.register.lezen() as uow:
        assert [g.object_soort for g in uow.logboek.laatste(4)] == ["verlengingslijst"] * 4


def test_that_the_preview_names_every_wrong_row_and_saves_nothing(dienst: Dienst) -> None:
    voorbeeld = beoordeel(dienst, "OEF-2526-0001;verlengen\nOEF-9999-0001;verlengen\nOEF-2526-0004;uitstroom\n"
                                  "OEF-2526-0002;misschien\nOEF-2526-0001;uitstroom\n;verlengen\nOEF-2526-0003;\n")  # fmt: skip
    assert [regel.stand for regel in voorbeeld.regels] == [
        Regelstand.NIEUW, *[Regelstand.FOUT] * 5, Regelstand.LEEG]  # fmt: skip
    redenen = [regel.fout for regel in voorbeeld.regels[1:6]]
    for reden, woord in zip(redenen, ("onbekend", KOMPAS, "niet te begrijpen", "regel 2", "ontbreekt"), strict=True):
        assert woord in reden
    assert [_lijstrij(regel).antwoord for regel in voorbeeld.regels[3:7]] == ["misschien", "uitstroom", "verlengen", "—"]
    assert set(standen(dienst).values()) == {Rondestand.NIETS}
    assert concepten(dienst) == []


def test_that_the_answers_are_kept_and_each_verlenging_becomes_the_draft_of_the_renewal_intake(dienst: Dienst) -> None:
    uitkomst = verwerk(dienst, "OEF-2526-0001;Verlengen\nOEF-2526-0002;terug naar regulier\nOEF-2526-0003;weet nog niet\n")
    assert (uitkomst.antwoorden, uitkomst.concepten) == (3, 1)
    assert standen(dienst) == {
        "OEF-2526-0001": Rondestand.CONCEPT, "OEF-2526-0002": Rondestand.STOPT, "OEF-2526-0003": Rondestand.ONBEKEND,
        "OEF-2526-0004": Rondestand.NIETS, "OEF-2526-0005": Rondestand.NIETS, "OEF-2526-0006": Rondestand.NIETS,
    }  # fmt: skip
    (concept,) = concepten(dienst)
    assert (concept.soort, concept.invoer.van_leerling.naam) == (Soort.TLV_VSO_VERLENGING, "Leerling1 Achternaam1")
    vso = concept.invoer.vso
    assert (vso.eerdere_tlv, vso.eerdere_categorie, vso.eerdere_tot) == ("OEF-2526-0001", Categorie.LAAG, EINDE)
    assert (vso.ingangsdatum, vso.einddatum) == (date(2027, 8, 1), date(2028, 7, 31))
    assert concept.invoer.school_id is not None
    assert concept.leerling_id is not None
    met_de_hand = verlenging.vooringevuld(dienst, concept.leerling_id, concept.invoer)
    assert met_de_hand == concept.invoer, "the same object as choosing Verlenging by hand gives"
    with dienst.register.lezen() as uow:
        een = uow.logboek.laatste(1)[0]
    assert (een.actie, een.aantal) == ("verlengingsronde.verwerken", 3)


def test_that_a_registered_verlenging_says_more_than_the_answer_and_is_not_asked_twice(dienst: Dienst) -> None:
    verwerk(dienst, "OEF-2526-0001;verlengen\n")
    (concept,) = concepten(dienst)
    invoer = replace(concept.invoer, ontvangen_op=date(2027, 5, 11), ontvangen_via=OntvangenVia.POST)
    intake.registreren(dienst, intake.NieuweAanvraag(soort=concept.soort, invoer=invoer, leerling_id=concept.leerling_id))
    assert standen(dienst)["OEF-2526-0001"] is Rondestand.AANGEVRAAGD
    weer, anders = (beoordeel(dienst, f"OEF-2526-0001;{wat}\n").regels[0] for wat in ("verlengen", "uitstroom"))
    assert (weer.stand, weer.opmerking) == (Regelstand.GELIJK, "al aangevraagd (2026-0001)")
    assert (anders.stand, "al aangevraagd (2026-0001)" in anders.fout) == (Regelstand.FOUT, True)


def test_that_the_same_list_again_does_nothing_and_another_answer_replaces_the_first(dienst: Dienst) -> None:
    verwerk(dienst, "OEF-2526-0001;verlengen\n")
    with pytest.raises(InvoerError, match="niets te verwerken"):
        verwerk(dienst, "OEF-2526-0001;verlengen\n")
    assert len(concepten(dienst)) == 1
    assert "gooi de aanvraag in concept weg" in beoordeel(dienst, "OEF-2526-0001;uitstroom\n").regels[0].opmerking
    verwerk(dienst, "OEF-2526-0001;uitstroom\n")
    assert standen(dienst)["OEF-2526-0001"] is Rondestand.STOPT


def test_that_a_preview_from_before_a_change_is_refused_whole(dienst: Dienst) -> None:
    oud = beoordeel(dienst, "OEF-2526-0001;verlengen\nOEF-2526-0002;verlengen\n")
    verwerk(dienst, "OEF-2526-0001;uitstroom\n")
    with pytest.raises(InvoerError, match="sinds het nakijken veranderd"):
        verlengingslijst.verwerken(dienst, oud, Stil())
    assert concepten(dienst) == []
    assert standen(dienst)["OEF-2526-0002"] is Rondestand.NIETS


def test_that_a_file_that_is_not_the_list_is_refused(dienst: Dienst) -> None:
    tabel = Bestandslezer().tabel(b"Naam;Klas\nIemand;3\n")
    with pytest.raises(InvoerError, match="kolom TLV-nummer of Antwoord"):
        verlengingslijst.beoordeel(dienst, tabel, EINDE, MEANDER_NAAM, Stil())
    with pytest.raises(InvoerError, match="andere school"):
        beoordeel(dienst, "OEF-2526-0001;verlengen\n", "Lyceum Ravenkoog")


def test_that_the_werkvoorraad_of_the_secretaris_tells_how_far_the_ronde_is(dienst: Dienst) -> None:
    verwerk(dienst, "OEF-2526-0001;verlengen\nOEF-2526-0002;uitstroom\n")
    regel = next(r for r in werkvoorraad(dienst) if r.sleutel == "registerbeheer")
    assert regel.stap.tekst == (
        "Registerbeheer: 6 TLV's lopen af op 31 juli (0 aangevraagd, 1 in concept, 1 loopt niet door, van 4 niets gehoord)")
    assert regel.scherm == "verlengingsronde"
    vroeg = replace(dienst, klok=VasteKlok(date(2027, 4, 30)))
    assert verlengingsronde.registerregel(vroeg) == "6 TLV's lopen af op 31 juli (0 aangevraagd, 1 in concept, 1 loopt niet door)"
    lid = replace(dienst, sessie=replace(dienst.sessie, persoon_id=BENSALEM.id, rollen=BENSALEM.rollen))
    assert all(r.sleutel != "registerbeheer" for r in werkvoorraad(lid))


@pytest.mark.parametrize("rol", [Rol.VOORZITTER, Rol.BESTUURDER, Rol.LID, Rol.FG])
def test_that_only_a_secretaris_reads_a_list_in(dienst: Dienst, rol: Rol) -> None:
    ander = maak_persoon("Iemand Anders", rol)
    andere = replace(dienst, sessie=replace(dienst.sessie, persoon_id=ander.id, rollen=ander.rollen))
    with pytest.raises(GeenRechtError):
        beoordeel(andere, "OEF-2526-0001;verlengen\n")
    with pytest.raises(GeenRechtError):
        verlengingslijst.verwerken(andere, beoordeel(dienst, "OEF-2526-0001;verlengen\n"), Stil())


def test_that_walk_through_12_names_four_wrong_rows_of_sixty_and_does_nothing_half(tmp_path: Path) -> None:
    dienst = maak(tmp_path / "zestig", 60)
    goed = "".join(f"OEF-2526-{n:04};{Schoolantwoord.VERLENGEN if n % 2 else Schoolantwoord.UITSTROOM}\n" for n in range(1, 27))
    fout = "OEF-2526-0027;ja graag\nOEF-2526-0060;verlengen\nONBEKEND;verlengen\nOEF-2526-0001;verlengen\n"
    voorbeeld = beoordeel(dienst, goed + fout)
    assert [r.bron.regel for r in voorbeeld.regels if r.stand is Regelstand.FOUT] == [28, 29, 30, 31]

    class Gestopt(Exception):  # noqa: N818
        pass

    class StoptHalverwege(Stil):
        over = 10

        def controleer(self) -> None:
            self.over -= 1
            if not self.over:
                raise Gestopt

    with pytest.raises(Gestopt):
        verlengingslijst.verwerken(dienst, voorbeeld, StoptHalverwege())
    assert set(standen(dienst).values()) == {Rondestand.NIETS}
    assert concepten(dienst) == []
    uitkomst = verlengingslijst.verwerken(dienst, voorbeeld, Stil())
    assert (uitkomst.antwoorden, uitkomst.concepten, len(concepten(dienst))) == (26, 13, 13)
    assert all(concept.wacht for concept in concepten(dienst)), "they are not in the way of a new aanvraag"
    assert Schoolantwoord.VERLENGEN in {t.antwoord for s in verlengingsronde.ronde(dienst, EINDE).scholen for t in s.tlvs}


# --- in the TLV register


@pytest.mark.parametrize(
    ("ronde", "status", "woorden"),
    [
        (Rondestand.AANGEVRAAGD, Status.OP_AGENDA, "verlenging op agenda"),
        (Rondestand.AANGEVRAAGD, Status.IN_TOETSING, "aangevraagd"),
        (Rondestand.AANGEVRAAGD, Status.BEKENDGEMAAKT, "verlenging besloten"),
        (Rondestand.CONCEPT, None, "in concept"), (Rondestand.NIETS, None, "niet aangevraagd"),
        (Rondestand.STOPT, None, "loopt niet door"), (Rondestand.ONBEKEND, None, "onbekend"),
    ],
)  # fmt: skip
def test_that_the_register_says_how_far_a_verlenging_is(ronde: Rondestand, status: Status | None, woorden: str) -> None:
    assert verlengstand(ronde, status) == woorden


def test_that_the_column_and_the_workbook_follow_the_answers_and_leave_what_ends_later(dienst: Dienst, tmp_path: Path) -> None:
    verwerk(dienst, "OEF-2526-0001;verlengen\nOEF-2526-0002;uitstroom\nOEF-2526-0003;weet nog niet\n")
    nummers = {regel.nummer: regel.id for regel in verklaringen.overgenomen(dienst)}
    standen_ = verklaringen.verlengstanden(dienst)
    assert [standen_.get(nummers[f"OEF-2526-{n:04}"]) for n in (1, 2, 3, 4, 900)] == [
        Verlengstand.CONCEPT, Verlengstand.STOPT, Verlengstand.ONBEKEND, Verlengstand.NIET, None]  # fmt: skip
    pad = tmp_path / "uit.xlsx"
    naarexcel.verklaringenlijst(dienst, XlsxSchrijver(), pad, list(nummers.values()), Stil(), zonder_namen=True)
    tabel = Bestandslezer().tabel(pad.read_bytes())
    plek = tabel.koppen.index("Stand")
    assert {rij.cel(0): rij.cel(plek) for rij in tabel.rijen}["OEF-2526-0002"] == "loopt niet door"
