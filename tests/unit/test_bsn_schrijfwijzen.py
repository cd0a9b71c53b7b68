"""The ways in which people write nine digits, and the numbers of ordinary dossiers that are something else."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvt_desktop.domain.bsn import bevat_bsn, elfproef, zoek_bsn, zonder_bsn

BSN = "123456782"
VAST = ((3, 3, 3), (4, 2, 3))
SCHEIDING = (
    "", " ", "  ", "\t", "\n", "\r\n", " \n", "-", "--", " - ", "\u2013", " \u2013 ", "\u2014", "\u2010", "\u2011",
    "\u2012", "\u2212", ".", ". ", ",", "_", "/", "\\", " / ", "|", " | ", ":", ";", "'", "\u2019", "*", "\u00b7",
    "\u00a0", "\u00ad", "\u2002", "\u2003", "\u2007", "\u2009", "\u200a", "\u200b", "\u200c", "\u200d", "\u200e",
    "\u202f", "\u2060", "\u3000", "\ufeff",
)  # fmt: skip

geldig = st.builds(
    lambda acht: next((f"{acht:08}{c}" for c in range(10) if elfproef(f"{acht:08}{c}")), BSN), st.integers(0, 99_999_999)
)
cijfer = st.sampled_from("0123456789")


def _cijfers(aantal: int) -> st.SearchStrategy[str]:
    return st.text(cijfer, min_size=aantal, max_size=aantal)


def _vul(vorm: str) -> st.SearchStrategy[str]:
    """The form with every ``#`` a digit of its own."""
    return _cijfers(vorm.count("#")).map(lambda c: "".join(next(i) if t == "#" else t for i in [iter(c)] for t in vorm))


def _gegroepeerd(bsn: str, maten: tuple[int, ...], scheiding: str) -> str:
    grenzen = [sum(maten[:n]) for n in range(len(maten) + 1)]
    return scheiding.join(bsn[a:b] for a, b in pairwise(grenzen))


@given(geldig, st.sampled_from(VAST), st.sampled_from(SCHEIDING))
def test_that_a_bsn_is_found_with_any_separator_between_its_groups(bsn: str, maten: tuple[int, ...], scheiding: str) -> None:
    jaar = maten == (4, 2, 3) and bsn[:2] in {"19", "20"}  # 2026-05-123 is a kenmerk or a date sooner than a BSN
    tekst = _gegroepeerd(bsn, maten, scheiding)
    for heel in (tekst, f"BSN {tekst}.", f"Het nummer ({tekst}) staat erbij"):
        vondsten = zoek_bsn(heel)
        assert len(vondsten) == 1 or (jaar and not vondsten)
        for vondst in vondsten:
            assert "".join(t for t in heel[vondst.begin : vondst.einde] if t.isdigit()) == bsn
        assert not bevat_bsn(zonder_bsn(heel))


@pytest.mark.parametrize(
    "tekst",
    [
        "123\n456\n782", "123\t456\t782", "123  456  782", "123\u2013456\u2013782", "123\u2011456\u2011782",
        "123_456_782", "123,456,782", "123. 456. 782", "(123)456782", "(123) 456 782", "12345-6782", "12-345-6782",
        "1-2-3-4-5-6-7-8-2", "1.2.3.4.5.6.7.8.2", "1\n2\n3\n4\n5\n6\n7\n8\n2", "1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 2",
        "12345678-2", "12 34 56 78 2", "123 456\n782", "123456\n782", "+123456782", "1234\u200c56782", "\ufeff123456782",
        "1\u20e32\u20e33\u20e3456782", "nr. 1 123 456 782", "in 2026 123 456 782 genoemd", "123 456 782 111 222 333",
        "\uff11\uff12\uff13 456 782", "1 234 56 782 of 123/456/782", "Geboren 12-05-2011, 123 456 782",
        "000-555 01 12 en 123.456.782", "123'456'782", "12345 - 6782",
        "1 - 2 - 3 - 4 - 5 - 6 - 7 - 8 - 2", '"123";"456";"782"',
    ],
)  # fmt: skip
def test_that_what_people_type_or_paste_is_found(tekst: str) -> None:
    assert bevat_bsn(tekst)


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)), st.dates(date(1990, 1, 1), date(2099, 12, 31)), st.data())
def test_that_nothing_is_found_in_dates(een: date, twee: date, data: st.DataObject) -> None:
    vormen = ("{0.day:02}-{0.month:02}-{0.year}", "{0.day}-{0.month}-{0.year}", "{0.day:02}.{0.month:02}.{0.year}",
              "{0.year}-{0.month:02}-{0.day:02}", "{0.day:02}/{0.month:02}/{0.year}", "{0.day:02} {0.month:02} {0.year}",
              "{0.year}{0.month:02}{0.day:02}")  # fmt: skip
    vorm = data.draw(st.sampled_from(vormen))
    voeg = data.draw(st.sampled_from((" - ", " t/m ", "\n", ", ", " ", " 1 ", "; ")))
    tekst = vorm.format(een) + voeg + vorm.format(twee) + data.draw(st.sampled_from(("", " 3", " 10:30", "-2", "_1")))
    assert not bevat_bsn(tekst)


@given(
    st.sampled_from(
        ("06-########", "06 ########", "06 ## ## ## ##", "06-## ## ## ##", "06 - #### ####", "06.##.##.##.##", "0###-######",
         "0### ######", "0### ## ## ##", "0##-### ## ##", "0##-#######", "(0##) ### ## ##", "(0##)#######", "000-### ## ##",
         "000-### ####", "+31 6 ########", "+31 6 ## ## ## ##", "+316########", "+31 (0)6 ########", "+31-6-########",
         "+31 (0)## ### ## ##", "0031 6 ########", "0031 #########".replace("#", "6", 1), "+32 4## ## ## ##",
         "06\u2013########", "0##\u2011### ## ##"),
    ).flatmap(_vul),
    st.sampled_from(("", "Tel. ", "Bel: ", "mobiel ", "Telefoon\n")),
)  # fmt: skip
def test_that_nothing_is_found_in_telephone_numbers(nummer: str, voor: str) -> None:
    assert not bevat_bsn(f"{voor}{nummer}")
    assert not bevat_bsn(f"{voor}{nummer}, {nummer}")


@given(
    st.one_of(
        st.lists(st.integers(10, 99), max_size=12).map(lambda s: "scores " + ", ".join(map(str, s))),
        st.lists(st.integers(1, 400), max_size=12).map(lambda s: "blz. " + ", ".join(map(str, s))),
        st.lists(st.integers(1, 99), min_size=6, max_size=12).filter(lambda s: max(s) > 9).map(lambda s: "\n".join(map(str, s))),
        _vul("kenmerk 2026-####"), _vul("zaak 2026-#####"), _vul("20##-2027, 99RA-0#"), _vul("NL## RABO 0### #### ##"),
        _vul("1### AB 12"), _vul("BRIN 99RA 0#, VO9999, OEF-26-####"), _vul("€ #.###.###,##"), _vul("1#:30 - 1#:45 uur"),
        _vul("IQ 1## (95%: 9#-1##)"), _vul("p. 1##-1## en 2##"),
    )
)  # fmt: skip
def test_that_nothing_is_found_in_the_other_numbers_of_a_dossier(tekst: str) -> None:
    assert not bevat_bsn(tekst)
