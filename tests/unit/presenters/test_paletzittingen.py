"""Ctrl+K finds a zitting by the word and by its day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from cvt_desktop.services import zittingen
from tests.factories import BENSALEM, VANDAAG
from tests.zitting_opzet import NepNavigatie, plan, zet_op
from ui.presenters.paletzittingen import PaletZittingen
from ui.presenters.zittingen import ZittingenPresenter


def test_that_a_zitting_is_found_by_its_day_the_next_one_first_and_never_among_names(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path, aantal=0)
    navigatie = NepNavigatie()
    lijst = ZittingenPresenter(opzet.als(BENSALEM), navigatie)
    palet = PaletZittingen(lijst.rijen, lambda: VANDAAG, lambda rij: lijst.open(rij.id))
    assert [t.titel for t in palet.treffers("zitting")] == ["Zitting wo 12 mei 2027"]
    zittingen.plannen(opzet.dienst, plan(datum=date(2027, 5, 26)))
    palet.vergeet()
    assert [t.titel for t in palet.treffers("zitt")] == ["Zitting wo 12 mei 2027", "Zitting wo 26 mei 2027"]
    for vraag in ("zitting 26 mei", "26-05-2027"):
        (treffer,) = palet.treffers(vraag)
        assert treffer.titel == "Zitting wo 26 mei 2027"
    treffer.uitvoeren()
    assert navigatie.plaatsen == [f"zitting/{lijst.rijen()[0].id}"]
    for naam in ("mei", "wo", "meijer", ""):
        assert palet.treffers(naam) == []
