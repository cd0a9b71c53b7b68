"""A leesmap on paper (walk-through 14): it opens with its passphrase and not without, and holds what its member may read."""

from __future__ import annotations

import io
import subprocess
from dataclasses import replace

import pikepdf
import pytest

from cvt_desktop.adapters.bijlagen.viewer import Kijker
from cvt_desktop.adapters.exchange.inlezer import Bestandslezer
from cvt_desktop.adapters.pdf.opmaker import ReportlabOpmaker
from cvt_desktop.domain.bestandssoort import Stuksoort
from cvt_desktop.ports.voortgang import Stil
from cvt_desktop.services import leesmappen, zittingen
from cvt_desktop.services.stukken import Stuklezer
from tests.documents.conftest import Papier, poppler
from tests.documents.pdf import maak_pdf
from tests.dossiers import voeg_stuk
from tests.factories import BAKKENES, VANDAAG
from tests.fakes.poorten import NepBijlagen
from tests.zitting_opzet import zet_op

WACHTZIN = "zes woorden die niemand raadt"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """That of Bakkenes, who works for the school of Ömer; Zoë went off the agenda."""
    map_ = tmp_path_factory.mktemp("leesmap")
    opzet = zet_op(map_ / "register", aantal=3)
    dienst = replace(opzet.dienst, opmaker=ReportlabOpmaker(), bijlagen=NepBijlagen())
    zittingen.afvoeren(dienst, opzet.zitting_id, opzet.dossiers[1].id)
    for kenmerk, woord in (("2026-0391", "perspectiefwoord"), ("2026-0378", "vanafgehaald"), ("2026-0362", "verschoondwoord")):
        voeg_stuk(dienst, f"{kenmerk}.pdf", Stuksoort.OPP, maak_pdf(2, tekst=woord), kenmerk=kenmerk, vorm="PDF")
    voeg_stuk(dienst, "m.txt", Stuksoort.MDO, "Besproken: de kleine klas 🙂".encode(), kenmerk="2026-0391", vorm="TXT")
    lezer = Stuklezer(inlezer=Bestandslezer(), kijker=Kijker)
    (uit,) = leesmappen.maak(dienst, opzet.zitting_id, [BAKKENES.id], map_, VANDAAG, lezer, lambda: WACHTZIN, Stil())
    return (map_ / uit.bestand).read_bytes()


@pytest.fixture(scope="module")
def papier(data: bytes) -> Papier:
    """What a reader sees that has the passphrase."""
    kaal = io.BytesIO()
    with pikepdf.open(io.BytesIO(data), password=WACHTZIN) as pdf:
        pdf.save(kaal)
    return Papier(kaal.getvalue())


def test_that_it_opens_with_the_passphrase_and_not_without(data: bytes) -> None:
    for anders in ("", "zes woorden", WACHTZIN.upper()):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(io.BytesIO(data), password=anders)
    with pikepdf.open(io.BytesIO(data), password=WACHTZIN) as pdf:
        slot = pdf.encryption
        assert (slot.R, slot.V, slot.bits) == (6, 5, 256)
        assert {m.name for m in (slot.stream_method, slot.string_method, slot.file_method)} == {"aesv3"}
        assert pdf.pdf_version == "2.0"


def test_that_another_reader_opens_it_with_the_passphrase_only(data: bytes) -> None:
    assert f"Leesmap voor {BAKKENES.naam}" in poppler("pdftotext", data, "-upw", WACHTZIN, "-", "-")
    with pytest.raises(subprocess.CalledProcessError):
        poppler("pdftotext", data, "-", "-")


def test_that_nothing_of_it_can_be_read_in_the_file_itself(data: bytes) -> None:
    for woord in ("Bakkenes", "Miko", "2026-0391", WACHTZIN):
        assert woord.encode() not in data
        assert woord.encode("utf-16-be") not in data


def test_that_only_what_is_on_the_agenda_and_may_be_read_stands_in_it(papier: Papier) -> None:
    tekst = papier.tekst
    for wel in ("Mikołaj", "2026-0391", "perspectiefwoord 2", "kleine klas", "Deskundigenadvies"):
        assert wel in tekst
    for niet in ("2026-0378", "vanafgehaald", "Ünal", "verschoondwoord", "Faruk"):
        assert niet not in tekst
    assert "Punt 2 (2026-0362): verschoond." in tekst


def test_that_every_page_says_whose_it_is_and_until_when(papier: Papier) -> None:
    bladzijden = papier.bladzijden()
    assert len(bladzijden) >= 8
    for blad in bladzijden:
        assert f"van {BAKKENES.naam}" in blad
        assert "vernietigen na 12-05-2027" in blad
        assert "OEFENREGISTER" in blad


def test_that_the_bookmarks_and_the_cover_lead_to_the_pages(papier: Papier) -> None:
    with papier.pdf() as pdf, pdf.open_outline() as inhoud:
        plaats: dict[object, int] = {p.objgen: nummer for nummer, p in enumerate(pdf.pages, 1)}
        voorblad, agenda, dossier = inhoud.root
        assert (str(voorblad.title), str(agenda.title)) == ("Voorblad", "Agenda")
        assert str(dossier.title) == "1. Mikołaj Żurawski-Brandt (2026-0391)"
        titels = [str(tak.title).partition(":")[0] for tak in dossier.children]
        assert titels[0] == "Dossierkaart"
        assert set(titels[1:]) == {"Deskundigenadvies 1", "Deskundigenadvies 2", "OPP", "MDO-verslag"}
        opp = next(tak for tak in dossier.children if str(tak.title).startswith("OPP"))
        nummer, begin = plaats[opp.destination[0].objgen], plaats[dossier.destination[0].objgen]  # type: ignore[index]
    bladzijden = papier.bladzijden()
    assert "perspectiefwoord 1" in bladzijden[nummer - 1]
    assert f"Mikołaj Żurawski-Brandt 5 delen {begin}" in papier.tekst
