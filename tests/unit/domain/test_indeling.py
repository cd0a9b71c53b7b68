"""One file as several stukken: which stay, which come and go, and where every page is afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from cvt_desktop.domain.bestandssoort import Stuksoort
from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.ids import BijlageId
from cvt_desktop.domain.indeling import deel_in
from cvt_desktop.domain.lakvlak import Lakvlak
from cvt_desktop.domain.stuk import Stuk, op_volgorde
from cvt_desktop.domain.stukdeel import MEESTE_DELEN, Snede, Stukdeel, bereiken, keur_sneden
from cvt_desktop.domain.toets import Vindplaats
from tests.factories import BENSALEM, RIETDIJK, maak_stuk

DOSSIER = maak_stuk("dossier.pdf", paginas=38, auteur="I. Duinkerk")
OPP, MDO, OVERIG = Stuksoort.OPP, Stuksoort.MDO, Stuksoort.OVERIG


def snijd(*plaatsen: int, soort: Stuksoort = OPP) -> tuple[Snede, ...]:
    return tuple(Snede(begint_op=plaats, soort=soort) for plaats in plaatsen)


def gedeeld(*plaatsen: int, stukken: Sequence[Stuk] = (DOSSIER,), bsn_op: Sequence[int] = ()) -> list[Stuk]:
    return list(deel_in(stukken, snijd(*plaatsen), bsn_op=bsn_op).nieuw)


def test_that_every_page_belongs_to_one_stuk_and_the_file_is_the_same() -> None:
    delen = gedeeld(1, 15, 20)
    assert [stuk.deel for stuk in delen] == [
        Stukdeel(bestand_id=DOSSIER.id, van=1, tot=14), Stukdeel(bestand_id=DOSSIER.id, van=15, tot=19),
        Stukdeel(bestand_id=DOSSIER.id, van=20, tot=38),
    ]  # fmt: skip
    assert [stuk.paginas for stuk in delen] == [14, 5, 19]
    assert {stuk.bestand_id for stuk in delen} == {DOSSIER.id}
    assert len({stuk.id for stuk in delen}) == 3
    assert delen[0].id == DOSSIER.id
    assert [stuk.auteur for stuk in delen] == ["I. Duinkerk", "", ""]


@pytest.mark.parametrize(
    ("plaatsen", "code"),
    [((), "delen-begin"), ((2, 5), "delen-begin"), ((1, 5, 5), "delen-plaats"), ((1, 39), "delen-plaats"),
     (tuple(range(1, MEESTE_DELEN + 2)), "delen-veel")],
)  # fmt: skip
def test_that_a_mark_outside_the_file_or_twice_is_refused(plaatsen: tuple[int, ...], code: str) -> None:
    with pytest.raises(InvoerError) as fout:
        keur_sneden(snijd(*plaatsen), 38 if code != "delen-veel" else 100)
    assert fout.value.code == code
    assert bereiken(snijd(1, 3), 3) == ((1, 2), (3, 3))


def test_that_a_file_of_which_the_pages_are_unknown_is_not_divided() -> None:
    with pytest.raises(ToestandError):
        deel_in((replace(DOSSIER, paginas=None),), snijd(1, 2))


def test_that_a_stuk_that_begins_on_the_same_page_stays_the_same_one() -> None:
    eerst = gedeeld(1, 15, 20)
    weer = deel_in(eerst, snijd(1, 10, 20), bsn_op=())
    assert [stuk.id in {s.id for s in eerst} for stuk in weer.nieuw] == [True, False, True]
    assert weer.weg == (eerst[1].id,)
    assert weer.anders == {eerst[0].id, eerst[1].id}


def test_that_one_mark_makes_it_one_stuk_again() -> None:
    een = deel_in(gedeeld(1, 15, 20), (Snede(begint_op=1, soort=OVERIG, gedateerd=date(2027, 4, 2)),))
    assert [(s.id, s.deel, s.paginas, s.soort, s.gedateerd) for s in een.nieuw] == [
        (DOSSIER.id, None, 38, "OVERIG", date(2027, 4, 2))
    ]  # fmt: skip
    assert len(een.weg) == 2


def test_that_a_place_goes_along_with_its_page_there_and_back() -> None:
    heen = deel_in((DOSSIER,), snijd(1, 15, 20))
    plaats = heen.plaats(Vindplaats(bijlage_id=DOSSIER.id, pagina=17))
    assert plaats == Vindplaats(bijlage_id=heen.nieuw[1].id, pagina=3)
    assert heen.plaats(Vindplaats(bijlage_id=DOSSIER.id)) == Vindplaats(bijlage_id=DOSSIER.id)
    assert deel_in(heen.nieuw, snijd(1)).plaats(plaats) == Vindplaats(bijlage_id=DOSSIER.id, pagina=17)
    ander = Vindplaats(bijlage_id=BijlageId(BENSALEM.id), pagina=4)
    assert heen.plaats(ander) is ander


def test_that_what_is_unreadable_stays_on_its_page() -> None:
    vlak = Lakvlak(bladzijde=16, links=0, boven=0, breed=5_000, hoog=500)
    delen = gedeeld(1, 15, stukken=[replace(DOSSIER, gelakt=(vlak,))])
    assert [stuk.gelakt for stuk in delen] == [(), (replace(vlak, bladzijde=2),)]
    assert gedeeld(1, stukken=delen)[0].gelakt == (vlak,)


def test_that_a_possible_bsn_stands_with_the_stuk_that_has_the_page_and_with_all_when_that_is_unknown() -> None:
    verdacht = replace(DOSSIER, mogelijk_bsn=True)
    assert [s.mogelijk_bsn for s in gedeeld(1, 15, 20, stukken=[verdacht], bsn_op=[16])] == [False, True, False]
    assert [s.mogelijk_bsn for s in gedeeld(1, 15, stukken=[verdacht])] == [True, True]
    assert [s.mogelijk_bsn for s in gedeeld(1, 15, bsn_op=[16])] == [False, False]


def test_that_a_stuk_counts_as_read_by_who_read_all_of_it() -> None:
    een, twee = BENSALEM.id, RIETDIJK.id
    heen = deel_in((DOSSIER,), snijd(1, 15))
    a, b = (stuk.id for stuk in heen.nieuw)
    ander = (een, BijlageId(RIETDIJK.id))
    assert set(heen.gelezen(((een, DOSSIER.id), ander))) == {(een, a), (een, b), ander}
    terug = deel_in(heen.nieuw, snijd(1))
    assert terug.gelezen(((een, a), (een, b), (twee, a))) == ((een, a),)


def test_that_the_stukken_of_one_file_stand_together_by_their_pages() -> None:
    los, delen = maak_stuk("brief.pdf"), gedeeld(1, 15, 20)
    assert op_volgorde([delen[0], los, delen[2], delen[1]]) == [*delen, los]
