"""Stemmen and what they decide."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from cvt_desktop.domain.ids import PersoonId
from cvt_desktop.domain.stem import Stem, Stemkeuze, Stemregel, quorum, uitslag

NU = datetime(2027, 5, 12, 12, 0, tzinfo=UTC)
VOORZITTER = PersoonId(uuid4())


def stemmen(woord: str) -> tuple[Stem, ...]:
    """``VVT``: one stem per letter; the first is the voorzitter's."""
    keuze = {"V": Stemkeuze.VOOR, "T": Stemkeuze.TEGEN, "O": Stemkeuze.ONTHOUDING}
    ids = [VOORZITTER, *(PersoonId(uuid4()) for _ in woord[1:])]
    return tuple(
        Stem(persoon_id=i, naam="x", keuze=keuze[letter], genoteerd_door=VOORZITTER, genoteerd_op=NU)
        for i, letter in zip(ids, woord, strict=True)
    )


@pytest.mark.parametrize(
    ("woord", "regel", "stemmers", "aangenomen", "zin"),
    [
        ("VVVV", Stemregel.CONSENSUS, 4, True, "4 voor, 0 tegen, quorum 3 van 4: uitkomst."),
        ("VVVT", Stemregel.CONSENSUS, 4, True, "3 voor, 1 tegen, quorum 3 van 4: uitkomst."),
        ("VVTT", Stemregel.MEERDERHEID, 4, False, "2 voor, 2 tegen, quorum 3 van 4: de stemmen staken, dus geen besluit."),
        ("VVTT", Stemregel.DOORSLAG, 4, True,
         "2 voor, 2 tegen, quorum 3 van 4: de stem van de voorzitter beslist, uitkomst."),
        ("TVVT", Stemregel.DOORSLAG, 4, False, "2 voor, 2 tegen, quorum 3 van 4: de stemmen staken, dus geen besluit."),
        ("VTT", Stemregel.CONSENSUS, 3, False, "1 voor, 2 tegen, quorum 3 van 3: geen meerderheid, dus geen besluit."),
        ("OOO", Stemregel.DOORSLAG, 3, False,
         "0 voor, 0 tegen, 3 onthoudingen, quorum 3 van 3: geen meerderheid, dus geen besluit."),
        ("VVO", Stemregel.CONSENSUS, 3, True, "2 voor, 0 tegen, 1 onthouding, quorum 3 van 3: uitkomst."),
        ("VV", Stemregel.CONSENSUS, 3, False, "2 voor, 0 tegen, quorum 3 van 3: nog 1 te noteren."),
    ],
)  # fmt: skip
def test_that_the_sentence_and_the_outcome_follow_the_rule(
    woord: str, regel: Stemregel, stemmers: int, aangenomen: bool, zin: str
) -> None:
    gevolg = uitslag(stemmen(woord), regel=regel, nodig=3, stemmers=stemmers, voorzitter_id=VOORZITTER, uitkomst="uitkomst")
    assert (gevolg.aangenomen, gevolg.zin) == (aangenomen, zin)


@pytest.mark.parametrize(
    ("stemmers", "met", "nodig", "voldoende", "reden"),
    [
        (3, True, True, True, ""),
        (2, True, True, False, "Er stemmen 2 van de 3 leden die nodig zijn. Wacht op een lid, of houd het punt aan."),
        (3, False, True, False,
         ("Er is geen orthopedagoog of psycholoog die meestemt; het reglement vraagt er één. Laat er een meedoen, of houd "
          "het punt aan.")),
        (3, False, False, True, ""),
    ],
)
def test_that_the_quorum_counts_members_and_the_gedragsdeskundige(
    stemmers: int, met: bool, nodig: bool, voldoende: bool, reden: str
) -> None:
    q = quorum(stemmers=stemmers, nodig=3, met_gedragsdeskundige=met, gedragsdeskundige_nodig=nodig)
    assert (q.voldoende, q.reden) == (voldoende, reden)


def test_that_a_stem_does_not_show_who_it_was_in_its_repr() -> None:
    assert "naam" not in repr(stemmen("V")[0])
