"""The invented stukken of the practice register say what the forms quote of them (screens.md 8.5)."""

from __future__ import annotations

import pytest

from cvt_desktop.adapters.pdf.voorbeeldstuk import maak_voorbeeldstuk
from cvt_desktop.domain.bestandssoort import Stuksoort
from cvt_desktop.services.oefendossiers import STUKKEN, STUKKEN_PRO, voorbeeld
from cvt_desktop.services.oefengegevens import ALLE
from tests.documents.conftest import Papier

KORT = {Stuksoort.OPP: "OPP", Stuksoort.OKR: "OKR", Stuksoort.MDO: "MDO"}


@pytest.mark.parametrize("nummer", [391, 378, 399, 401, 417])
def test_that_what_was_tried_stands_on_the_page_that_the_form_names(nummer: int) -> None:
    """One dossier for each kind of trouble; the others have the same stukken under another name."""
    d = next(een for een in ALLE if een.nummer == nummer)
    gezien = set()
    for soort, naam, titel in STUKKEN if d.pro is None else STUKKEN_PRO:
        genoemd = [g for g in d.beeld.geprobeerd if soort in KORT and g.vindplaats.startswith(KORT[soort])]
        if genoemd:
            paginas = Papier(maak_voorbeeldstuk(voorbeeld(d, soort, naam, titel))[0]).bladzijden()
            for g in genoemd:
                assert g.wat in " ".join(paginas[int(g.vindplaats[-1]) - 1].split()), (g.wat, g.vindplaats)
                gezien.add(g.wat)
    assert gezien == {g.wat for g in d.beeld.geprobeerd}


def test_that_no_report_is_a_single_page() -> None:
    d = next(een for een in ALLE if een.nummer == 391)
    for soort, naam, titel in STUKKEN[:3]:
        assert maak_voorbeeldstuk(voorbeeld(d, soort, naam, titel))[1] >= 2
