"""The page of rules tells of everything that is reckoned."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cvt_desktop import domain
from cvt_desktop.domain.bronnen import bron
from cvt_desktop.domain.rekenregels import PROREGELS, TERMIJNREGELS, Rekenregel

_GENOEMD = re.compile(r"""["']((?:awb|atw|wec|wvo|ub|instrumentenregeling|lbt-reglement)-[\w:.-]+)["']""")
_MODULES = sorted(
    p.name for p in Path(domain.__path__[0]).glob("*.py")
    if re.fullmatch(r"(termijn|termijnen|bezwaartermijnen|periode|dwangsom|pro_(criteria|geldigheid|leertijd))\.py", p.name)
)  # fmt: skip


@pytest.mark.parametrize("module", _MODULES)
def test_that_each_source_by_which_is_reckoned_stands_in_the_list(module: str) -> None:
    tekst = (Path(domain.__path__[0]) / module).read_text(encoding="utf-8")
    in_lijst = {b for regel in (*TERMIJNREGELS, *PROREGELS) for b in regel.bronnen}
    assert set(_GENOEMD.findall(tekst)) <= in_lijst


def test_that_there_are_modules_to_look_in() -> None:
    assert len(_MODULES) == 8


@pytest.mark.parametrize("regel", [*TERMIJNREGELS, *PROREGELS], ids=lambda regel: regel.id)
def test_that_a_rule_has_a_number_words_and_sources_that_exist(regel: Rekenregel) -> None:
    assert re.fullmatch(r"[TP]\d\d", regel.id)
    assert regel.titel
    assert not regel.titel.endswith(".")
    assert regel.bronnen
    assert [bron(b).id for b in regel.bronnen] == list(regel.bronnen)
