"""Files that are put in a folder to be sent: their names, what is kept of them, and how they are tidied."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from cvt_desktop.basis import bestanden
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.besluit import Tekenwijze
from cvt_desktop.domain.brief import Briefsoort
from cvt_desktop.domain.errors import BestandError, GeenRechtError, InvoerError, ToestandError
from cvt_desktop.domain.ids import BriefId
from cvt_desktop.domain.klaargezet import Klaarstand
from cvt_desktop.domain.persoon import Rol
from cvt_desktop.services import klaarzetten, laptopoverzicht, verzendstapel
from cvt_desktop.services.scans import scan_registreren
from cvt_desktop.services.werkvoorraad import werkvoorraad
from tests.besluit_opzet import Besluitopzet
from tests.factories import VOORZITTER, maak_persoon
from tests.verzend_opzet import getekend

FG = maak_persoon("Iemand Toezicht", Rol.FG)
NAMEN = tuple(f"2026-0391_{wat}.pdf" for wat in (
    "besluitbrief_ouders", "toelaatbaarheidsverklaring", "besluitbrief_school", "advies_1", "advies_2"))  # fmt: skip
"""The letters, and the adviezen that go with them: each once, also when two letters have it."""
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


def _opzet(map_: Path, wijze: Tekenwijze = Tekenwijze.DIGITAAL) -> Besluitopzet:
    opzet = getekend(map_ / "register", aantal=1, wijze=wijze)
    (map_ / "Verzendmap").mkdir()
    return opzet


def _ids(opzet: Besluitopzet) -> list[BriefId]:
    return [r.id for r in verzendstapel.stapel(opzet.dienst).regels]


def _zet(opzet: Besluitopzet, map_: Path) -> klaarzetten.Klaaruitslag:
    return klaarzetten.zet_klaar(opzet.dienst, _ids(opzet), map_ / "Verzendmap")


def test_that_a_file_has_no_name_of_a_person_and_is_what_the_register_remembers(tmp_path: Path) -> None:
    opzet = _opzet(tmp_path)
    uit = _zet(opzet, tmp_path)
    assert (set(uit.namen), uit.mislukt) == (set(NAMEN), ())
    assert {p.name for p in (tmp_path / "Verzendmap").iterdir()} == set(NAMEN)
    with opzet.zitting.register.lezen() as uow:
        bewaard = uow.klaargezet.openstaand()
        log = [g for g in uow.logboek.since(0) if g.actie == Actie.BESTAND_KLAARZETTEN]
    for klaar in bewaard:
        pad = Path(klaar.map_) / klaar.naam
        assert hashlib.sha256(pad.read_bytes()).hexdigest() == klaar.sha256
        assert klaar.door == opzet.dienst.sessie.persoon_id
        assert str(tmp_path) not in repr(klaar)
    assert [(g.aantal, g.aanvraag_id, bool(g.handtekening)) for g in log] == [(5, opzet.aanvraag_id(), True)]


def test_that_nothing_that_stands_there_is_written_over(tmp_path: Path) -> None:
    opzet = _opzet(tmp_path)
    eigen = tmp_path / "Verzendmap" / NAMEN[0]
    eigen.write_bytes(b"van iemand anders")
    _zet(opzet, tmp_path)
    _zet(opzet, tmp_path)
    assert eigen.read_bytes() == b"van iemand anders"
    assert {p.name for p in (tmp_path / "Verzendmap").glob("*ouders*")} == {
        NAMEN[0], NAMEN[0].replace(".pdf", "_2.pdf"), NAMEN[0].replace(".pdf", "_3.pdf"),
    }  # fmt: skip


def test_that_a_file_that_appears_meanwhile_is_left_alone_and_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opzet = _opzet(tmp_path)
    def voor(pad: Path, inhoud: bytes) -> None:
        if pad.name == NAMEN[1]:
            pad.write_bytes(b"was eerst")
        bestanden.schrijf_nieuw(pad, inhoud)

    monkeypatch.setattr("cvt_desktop.services.klaarzetten.schrijf_nieuw", voor)
    uit = _zet(opzet, tmp_path)
    assert [naam for naam, _ in uit.mislukt] == [NAMEN[1]]
    assert (tmp_path / "Verzendmap" / NAMEN[1]).read_bytes() == b"was eerst"
    assert NAMEN[1] not in {r.naam for r in klaarzetten.lijst(opzet.dienst)}, "what was not written does not stand there"


def test_that_a_full_disk_leaves_no_part_of_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pad = tmp_path / "x.pdf"

    def vol(*_: object) -> None:
        raise OSError(28, "vol")

    monkeypatch.setattr("cvt_desktop.basis.bestanden.os.fsync", vol)
    with pytest.raises(OSError, match="vol"):
        bestanden.schrijf_nieuw(pad, b"inhoud")
    assert list(tmp_path.iterdir()) == []


def test_that_tidying_deletes_only_what_is_still_the_same(tmp_path: Path) -> None:
    opzet = _opzet(tmp_path)
    _zet(opzet, tmp_path)
    map_ = tmp_path / "Verzendmap"
    (map_ / NAMEN[0]).write_bytes(b"bewerkt")
    (map_ / NAMEN[1]).unlink()
    uit = klaarzetten.opruimen(opzet.dienst, [r.id for r in klaarzetten.lijst(opzet.dienst)])
    assert (uit.opgeruimd, uit.al_weg, uit.gewijzigd, uit.onbereikbaar) == (NAMEN[2:], (NAMEN[1],), (NAMEN[0],), ())
    assert [p.name for p in map_.iterdir()] == [NAMEN[0]]
    over = klaarzetten.lijst(opzet.dienst)
    assert [r.naam for r in over] == [NAMEN[0]]
    assert klaarzetten.afvinken(opzet.dienst, [over[0].id]) == 1
    assert klaarzetten.lijst(opzet.dienst) == ()
    assert (map_ / NAMEN[0]).read_bytes() == b"bewerkt"
    for doe in (klaarzetten.opruimen, klaarzetten.afvinken):
        with pytest.raises(InvoerError):
            doe(opzet.dienst, [over[0].id])


def test_that_a_link_is_never_followed_to_be_deleted(tmp_path: Path) -> None:
    opzet = _opzet(tmp_path)
    _zet(opzet, tmp_path)
    pad, elders = tmp_path / "Verzendmap" / NAMEN[0], tmp_path / "elders.pdf"
    pad.rename(elders)
    pad.symlink_to(elders)
    uit = klaarzetten.opruimen(opzet.dienst, [r.id for r in klaarzetten.lijst(opzet.dienst)])
    assert uit.gewijzigd == (NAMEN[0],)
    assert elders.exists()


def test_that_a_folder_of_another_laptop_says_nothing_about_its_files(tmp_path: Path) -> None:
    opzet = _opzet(tmp_path)
    _zet(opzet, tmp_path)
    (tmp_path / "Verzendmap").rename(tmp_path / "weg")
    uit = klaarzetten.opruimen(opzet.dienst, [r.id for r in klaarzetten.lijst(opzet.dienst)])
    assert set(uit.onbereikbaar) == set(NAMEN)
    assert len(klaarzetten.lijst(opzet.dienst)) == 5


def test_that_the_secretaris_is_reminded_and_the_fg_reads_the_list(tmp_path: Path) -> None:
    opzet = _opzet(tmp_path)
    assert klaarzetten.herinnering(opzet.dienst) == ""
    _zet(opzet, tmp_path)
    assert klaarzetten.herinnering(opzet.dienst) == "5 bestanden staan nog in Verzendmap."
    regel = next(r for r in werkvoorraad(opzet.dienst) if r.scherm == "klaargezet")
    assert regel.stap.tekst == "Opruimen: 5 bestanden staan nog in Verzendmap."
    with opzet.zitting.register.schrijven() as uow:
        uow.personen.save(FG)
    fg = opzet.als(FG)
    assert {r.naam for r in klaarzetten.lijst(fg)} == set(NAMEN)
    assert "Żurawski" not in repr(klaarzetten.lijst(fg))
    assert laptopoverzicht.maak(fg).klaargezet == 5
    for doe in (klaarzetten.opruimen, klaarzetten.afvinken):
        with pytest.raises(GeenRechtError):
            doe(fg, [r.id for r in klaarzetten.lijst(fg)])


def test_that_the_scan_goes_when_the_paper_was_signed(tmp_path: Path) -> None:
    opzet = _opzet(tmp_path, Tekenwijze.PAPIER)
    with pytest.raises(ToestandError):
        _zet(opzet, tmp_path)
    assert list((tmp_path / "Verzendmap").iterdir()) == []
    samen = scan_registreren(opzet.dienst, _ids(opzet), PNG)
    with pytest.raises(ToestandError) as fout:
        _zet(opzet, tmp_path)
    assert fout.value.code == "scan-gedeeld", "the letter to the ouders is on it too: it goes to nobody"
    assert list((tmp_path / "Verzendmap").iterdir()) == []
    ouders = next(b for b in samen if b.soort is Briefsoort.BESLUIT_OUDERS)
    scan_registreren(opzet.dienst, [ouders.id], PNG + b"van alleen deze brief")
    uit = _zet(opzet, tmp_path)
    scans = [naam for naam in uit.namen if naam.endswith(".png")]
    assert {(tmp_path / "Verzendmap" / naam).read_bytes() for naam in scans} == {PNG, PNG + b"van alleen deze brief"}


def test_that_no_folder_and_no_letter_are_refused_before_anything_is_written(tmp_path: Path) -> None:
    opzet = _opzet(tmp_path)
    with pytest.raises(BestandError):
        klaarzetten.zet_klaar(opzet.dienst, _ids(opzet), tmp_path / "bestaat niet")
    with pytest.raises(InvoerError):
        klaarzetten.zet_klaar(opzet.dienst, (), tmp_path)
    with pytest.raises(GeenRechtError):
        klaarzetten.zet_klaar(opzet.als(VOORZITTER), _ids(opzet), tmp_path)
    assert klaarzetten.lijst(opzet.dienst) == ()


def test_that_a_tidied_file_keeps_who_and_when(tmp_path: Path) -> None:
    opzet = _opzet(tmp_path)
    _zet(opzet, tmp_path)
    with opzet.zitting.register.lezen() as uow:
        eerst = uow.klaargezet.openstaand()[0]
    opzet.zitting.klok.verder(1)
    klaarzetten.opruimen(opzet.dienst, [eerst.id])
    with opzet.zitting.register.lezen() as uow:
        nu = uow.klaargezet.get(eerst.id)
    assert (nu.stand, nu.gedaan_door) == (Klaarstand.OPGERUIMD, opzet.dienst.sessie.persoon_id)
    assert nu.gedaan_op is not None
    assert nu.gedaan_op.date() == date(2027, 5, 13)
    with pytest.raises(ToestandError):
        nu.naar(Klaarstand.AFGEVINKT, nu.gedaan_op, opzet.dienst.sessie.persoon_id)


def test_that_a_message_is_signed_by_the_commission_of_the_zitting_under_the_name_of_then(tmp_path: Path) -> None:
    opzet = _opzet(tmp_path)
    ids = _ids(opzet)
    with opzet.zitting.register.schrijven() as uow:
        oud = uow.instellingen.op(opzet.zitting.klok.dag)
        uow.instellingen.save(replace(oud, commissie=replace(oud.commissie, naam="Commissie van later")))
    tekst = klaarzetten.berichttekst(opzet.dienst, ids)
    assert tekst.endswith("Met vriendelijke groet, Commissie van Toewijzing")
    with opzet.zitting.register.schrijven() as uow:
        los = uow.brieven.save(replace(uow.brieven.get(ids[0]), id=BriefId(uuid4()), besluit_id=None, versie=0))
    assert klaarzetten.berichttekst(opzet.dienst, [los.id]).endswith("Met vriendelijke groet, Commissie van later")


def test_that_the_text_of_a_message_names_a_kenmerk_and_nobody(tmp_path: Path) -> None:
    opzet = _opzet(tmp_path)
    tekst = klaarzetten.berichttekst(opzet.dienst, _ids(opzet))
    assert tekst.startswith("Kenmerk 2026-0391: hierbij ")
    assert "de toelaatbaarheidsverklaring" in tekst
    for naam in ("Mikołaj", "Żurawski", "Żurawska", "Brandt", "Ravenkoog"):
        assert naam not in tekst
