"""*Klaargezette bestanden* in words: what was tidied, what was left and why."""

from __future__ import annotations

from pathlib import Path

from cvt_desktop.domain.persoon import Rol
from cvt_desktop.services import klaarzetten, verzendstapel
from tests.factories import maak_persoon
from tests.verzend_opzet import getekend
from ui.presenters.klaargezet import KlaargezetPresenter


def test_that_tidying_says_what_went_and_names_what_was_left(tmp_path: Path) -> None:
    opzet = getekend(tmp_path / "register", aantal=1)
    map_ = tmp_path / "Verzendmap"
    map_.mkdir()
    klaarzetten.zet_klaar(opzet.dienst, [r.id for r in verzendstapel.stapel(opzet.dienst).regels], map_)
    (map_ / "2026-0391_advies_1.pdf").write_bytes(b"bewerkt")
    (map_ / "2026-0391_advies_2.pdf").unlink()
    presenter = KlaargezetPresenter(opzet.dienst)
    rijen = presenter.rijen()
    assert {(rij.op, rij.door) for rij in rijen} == {("wo 12 mei 12.00", "Ruben Veldkamper")}
    zin = presenter.opruimen([rij.id for rij in rijen])
    assert zin.startswith("3 bestanden opgeruimd. Al weg, en nu van de lijst: 2026-0391_advies_2.pdf. Gewijzigd")
    assert [rij.naam for rij in presenter.rijen()] == ["2026-0391_advies_1.pdf"]
    assert presenter.afvinken([rij.id for rij in presenter.rijen()]) == "1 bestand van de lijst gehaald."
    fg = maak_persoon("Iemand Toezicht", Rol.FG)
    with opzet.zitting.register.schrijven() as uow:
        uow.personen.save(fg)
    assert presenter.mag_opruimen
    assert not KlaargezetPresenter(opzet.als(fg)).mag_opruimen
