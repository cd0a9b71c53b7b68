"""The scan of what was signed with a pen: the step that waits for it, what it is of, and another one in its place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.domain.besluit import Tekenwijze
from cvt_desktop.domain.errors import BestandError, InvoerError, ToestandError
from cvt_desktop.domain.ids import BriefId
from cvt_desktop.domain.volgende_stap import SCAN, VolgendeStap
from cvt_desktop.services import scans, verzendstapel
from cvt_desktop.services.dossier import dossierkop
from cvt_desktop.services.verwijderen import bestanden_van
from cvt_desktop.services.werkvoorraad import alle_stappen, werkvoorraad
from tests.besluit_opzet import Besluitopzet
from tests.documents.pdf import maak_pdf
from tests.verzend_opzet import getekend

STAP = "Scan van het ondertekende besluit toevoegen"


def _opzet(map_: Path, *, aantal: int = 1, wijze: Tekenwijze = Tekenwijze.PAPIER) -> Besluitopzet:
    return getekend(map_, aantal=aantal, wijze=wijze)


def _ids(opzet: Besluitopzet, nummer: int = 0) -> list[BriefId]:
    return [r.id for r in verzendstapel.stapel(opzet.dienst).regels if r.aanvraag_id == opzet.aanvraag_id(nummer)]


def _stappen(opzet: Besluitopzet) -> list[VolgendeStap | None]:
    id_ = opzet.aanvraag_id()
    lijsten = (werkvoorraad(opzet.dienst), alle_stappen(opzet.dienst))
    return [dossierkop(opzet.dienst, id_).stap, *(next(r.stap for r in rij if r.aanvraag_id == id_) for rij in lijsten)]


def test_that_a_besluit_signed_with_a_pen_waits_for_its_scan_before_it_is_sent(tmp_path: Path) -> None:
    opzet = _opzet(tmp_path)
    for stap in _stappen(opzet):
        assert stap is not None
        assert (stap.tekst, stap.tab, stap.veld) == (STAP, "brieven", SCAN)
    scans.scan_registreren(opzet.dienst, _ids(opzet)[:2], maak_pdf())
    assert {stap and stap.tekst for stap in _stappen(opzet)} == {STAP}, "one letter is still without"
    scans.scan_registreren(opzet.dienst, _ids(opzet)[2:], maak_pdf())
    assert {stap and stap.tekst for stap in _stappen(opzet)} == {"Besluit verzenden"}


def test_that_a_besluit_signed_digitally_is_sent_at_once(tmp_path: Path) -> None:
    assert {stap and stap.tekst for stap in _stappen(_opzet(tmp_path, wijze=Tekenwijze.DIGITAAL))} == {"Besluit verzenden"}


def test_that_another_scan_comes_in_its_place_and_the_one_before_stays_in_the_dossier(tmp_path: Path) -> None:
    opzet = _opzet(tmp_path)
    fout = scans.scan_registreren(opzet.dienst, _ids(opzet), maak_pdf(1))
    samen = scans.scandoelen(opzet.dienst, _ids(opzet)[0])
    assert [d.brief_id for d in samen] == _ids(opzet)[:1] + [b.id for b in fout if b.id != _ids(opzet)[0]], "all that share it"
    assert all(d.vervangt for d in samen)
    goed = scans.scan_registreren(opzet.dienst, [d.brief_id for d in samen], maak_pdf(4))
    assert {(o.scan_id, o.vervangen_op) for b in goed for o in b.oude_scans} == {(fout[0].scan_id, date(2027, 5, 12))}
    assert fout[0].scan_id not in {b.scan_id for b in goed}
    with opzet.zitting.register.lezen() as uow:
        assert {fout[0].scan_id, goed[0].scan_id} <= bestanden_van(uow, opzet.aanvraag_id()), "both go when the dossier goes"


def test_that_a_scan_of_one_letter_is_one_of_what_waits_beside_it(tmp_path: Path) -> None:
    opzet = _opzet(tmp_path)
    een, *rest = _ids(opzet)
    assert {d.brief_id for d in scans.scandoelen(opzet.dienst, een)} == {een, *rest}
    scans.scan_registreren(opzet.dienst, [een], maak_pdf())
    assert [d.brief_id for d in scans.scandoelen(opzet.dienst, een)] == [een], "its own scan is replaced alone"
    assert {d.brief_id for d in scans.scandoelen(opzet.dienst, rest[0])} == set(rest)


def test_that_what_is_no_page_or_of_two_dossiers_or_of_nothing_is_refused(tmp_path: Path) -> None:
    opzet = _opzet(tmp_path, aantal=2)
    with pytest.raises(BestandError):
        scans.scan_registreren(opzet.dienst, _ids(opzet), b"geen scan")
    with pytest.raises(InvoerError):
        scans.scan_registreren(opzet.dienst, [], maak_pdf())
    with pytest.raises(ToestandError):
        scans.scan_registreren(opzet.dienst, [*_ids(opzet), *_ids(opzet, 1)], maak_pdf())
