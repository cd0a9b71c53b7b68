"""A log outside the register: whole it is accepted, and every way of changing it is named with its place."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from cvt_desktop.domain.errors import BestandError
from cvt_desktop.domain.gebeurtenis import Gebeurtenis
from cvt_desktop.services.cvtlog import controleer
from tests.logboek import ANDER, KLUIS, bestand, geketend, kop, maak_log, papier

LOG = maak_log(30)
Log = list[Gebeurtenis]


def teksten(regels: list[bytes], *ankers: Log) -> str:
    _, uitslag = controleer(regels, [papier(log) for log in ankers])
    assert uitslag.heel is (not uitslag.breuken)
    return "\n".join(b.tekst for b in uitslag.breuken)


def met(positie: int, log: Log, anders: Callable[[Gebeurtenis], Gebeurtenis]) -> Log:
    return [*log[:positie], anders(log[positie]), *log[positie + 1 :]]


def test_that_a_whole_log_is_accepted_with_its_anchors_and_says_where_it_ends() -> None:
    logkop, uitslag = controleer(bestand(LOG), [papier(LOG), papier(LOG[:12])], kluis=KLUIS)
    assert logkop == kop(LOG)
    assert uitslag.heel
    assert (uitslag.aantal, [a.volgnummer for a in uitslag.bevestigd]) == (30, [12, 30])
    assert uitslag.hoofd is not None
    assert uitslag.hoofd.schakel == LOG[-1].schakel


def test_that_an_empty_log_is_whole() -> None:
    assert teksten(bestand([])) == ""


def test_that_an_edited_entry_is_named() -> None:
    log = met(11, LOG, lambda g: replace(g, rol="voorzitter"))
    assert teksten(bestand(log)) == "Gebeurtenis 12 is gewijzigd: de inhoud past niet bij de schakel."


def test_that_an_entry_edited_with_a_new_link_is_found_at_the_next_one() -> None:
    log = met(11, LOG, lambda g: geketend([replace(g, rol="voorzitter")], g.vorige, 12)[0])
    assert teksten(bestand(log)).startswith("Gebeurtenis 13 sluit niet aan op gebeurtenis 12")


def test_that_a_removed_entry_is_named() -> None:
    assert teksten(bestand([*LOG[:11], *LOG[12:]])).startswith("Gebeurtenis 12 ontbreekt: na 11 volgt 13.")
    assert teksten(bestand(LOG[3:])).startswith("De gebeurtenissen 1 tot en met 3 ontbreken.")


def test_that_an_inserted_entry_is_named() -> None:
    vals = geketend([LOG[4]], LOG[10].schakel, 12)
    assert "Gebeurtenis 12 staat niet op zijn plaats: na 12 hoort 13 te komen" in teksten(bestand([*LOG[:11], *vals, *LOG[11:]]))


def test_that_two_swapped_entries_are_named() -> None:
    gevonden = teksten(bestand([*LOG[:11], LOG[12], LOG[11], *LOG[13:]]))
    assert "Gebeurtenis 12 ontbreekt" in gevonden
    assert "Gebeurtenis 12 staat niet op zijn plaats" in gevonden


def test_that_a_tail_cut_off_is_seen_by_the_header_and_with_a_forged_header_by_the_anchor() -> None:
    kort = LOG[:20]
    assert "houdt bij gebeurtenis 20 op, maar hoort tot en met 30 te lopen" in teksten(bestand(LOG)[:21])
    assert teksten(bestand(kort)) == ""
    assert "noemt gebeurtenis 30, maar die staat niet in dit log: het houdt op bij 20" in teksten(bestand(kort), LOG)


def test_that_everything_written_anew_is_seen_by_the_anchor_only() -> None:
    anders = geketend(met(4, LOG, lambda g: replace(g, rol="voorzitter")), LOG[0].vorige, 1)
    assert teksten(bestand(anders)) == ""
    assert "past niet op gebeurtenis 30" in teksten(bestand(anders), LOG)
    assert teksten(bestand(anders), anders[:3]) == ""


def test_that_the_log_of_another_register_is_refused() -> None:
    ander = maak_log(30, zaad=2, kluis=ANDER)
    _, uitslag = controleer(bestand(ander, kluis=ANDER), kluis=KLUIS)
    assert uitslag.breuken[0].tekst.startswith("Dit is het log van een ander register")
    assert "niet het begin van het log van dit register" in teksten(bestand(ander))
    assert "past niet op gebeurtenis 30" in teksten(bestand(ander, kluis=ANDER), LOG)


@pytest.mark.parametrize(
    "vervang",
    [
        lambda r: r.replace(b'"aantal":1', b'"aantal": 1'),
        lambda r: r.replace(b'"aantal":1', b'"aantal":1.0'),
        lambda r: r.replace(b'"aantal":1', b'"aantal":true'),
        lambda r: r.replace(b'"aantal":1,', b'"aantal":1,"aantal":1,'),
        lambda r: r.replace(b'"aantal":1,', b'"aantal":1,"extra":"x",'),
        lambda r: r.replace(b'"rol":"secretaris",', b""),
        lambda r: r.replace(b'"secretaris"', b'"\\u0073ecretaris"'),
        lambda r: r.replace(b'"secretaris"', b'"\\ud800"'),
        lambda r: r.replace(b'"gelukt"', b'"gelukkig"'),
        lambda r: r[:-1],
        lambda r: r[:40] + b"\n",
        lambda r: b"[" * 5000 + b"\n",
        lambda r: b" " * 70_000 + r,
        lambda r: b"\xff" + r,
        lambda r: b"\n",
        lambda r: r.replace(b'"volgnummer":12', b'"volgnummer":' + b"9" * 5000),
    ],
)
def test_that_a_line_has_exactly_one_form(vervang: Callable[[bytes], bytes]) -> None:
    regels = bestand(LOG)
    regels[12] = vervang(regels[12])
    assert regels[12] != bestand(LOG)[12]
    assert "Regel 13 van het bestand is geen gebeurtenis" in teksten(regels)


@pytest.mark.parametrize(
    "regel",
    [b"", b"\n", b"%PDF-1.7\n", b"{}\n", b'{"kop":{}}\n', b'{"kop":3}\n', b"\xff\n", bestand(LOG)[0][:-1],
     bestand(LOG)[0].replace(b'"van":1', b'"van":2'), bestand(LOG)[0].replace(b'"cvtlog":1', b'"cvtlog":"1"')],
)  # fmt: skip
def test_that_what_is_no_log_is_called_that(regel: bytes) -> None:
    with pytest.raises(BestandError, match="geen log"):
        controleer([regel, *bestand(LOG)[1:]])


def test_that_a_newer_log_is_called_newer() -> None:
    with pytest.raises(BestandError, match="nieuwere versie"):
        controleer([bestand(LOG)[0].replace(b'"cvtlog":1', b'"cvtlog":2')])


def test_that_many_broken_places_are_counted() -> None:
    log = [replace(g, rol="lid") for g in LOG]
    _, uitslag = controleer(bestand(log))
    assert (len(uitslag.breuken), uitslag.meer) == (20, 10)


def test_that_somebody_else_can_check_a_link_by_cutting_the_line() -> None:
    regel, volgende = bestand(LOG)[5:7]
    entry = regel.removeprefix(b'{"gebeurtenis":')[: -len(b',"schakel":"' + b"0" * 64 + b'"}\n')]
    link = hashlib.sha256(entry).hexdigest()
    assert link == json.loads(regel)["schakel"] == json.loads(volgende)["gebeurtenis"]["vorige"]
