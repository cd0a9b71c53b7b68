"""Many letters as one PDF to print: in order, each on a sheet of its own, as they look when signed."""

from __future__ import annotations

from cvt_desktop.adapters.pdf.opmaker import ReportlabOpmaker
from tests.documents import voorbeelden
from tests.documents.conftest import Papier, maak


def test_that_each_letter_of_the_post_begins_on_a_new_sheet() -> None:
    tlv, brief = maak(voorbeelden.tlv()), maak(voorbeelden.besluitbrief_school())
    opmaker = ReportlabOpmaker()
    stukken = (tlv.inhoud, brief.inhoud, tlv.inhoud)
    assert len(tlv.bladzijden()) % 2 == 1, "else this proves nothing"
    dubbel = Papier(opmaker.stapel(stukken, dubbelzijdig=True)).bladzijden()
    enkel = Papier(opmaker.stapel(stukken, dubbelzijdig=False)).bladzijden()
    assert enkel == [*tlv.bladzijden(), *brief.bladzijden(), *tlv.bladzijden()]
    assert dubbel[0] == enkel[0]
    assert not dubbel[1].strip(), "the back of the first letter stays empty"
    assert dubbel[2] == brief.bladzijden()[0]
    assert len(dubbel) % 2 == 0
