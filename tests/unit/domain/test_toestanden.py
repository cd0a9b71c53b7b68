"""The drawing in docs/toestanden.md is the machine that runs."""

from __future__ import annotations

import re
from pathlib import Path

from cvt_desktop.domain.aanvraag import OVERGANGEN, Status
from cvt_desktop.domain.bezwaar import BEZWAAROVERGANGEN, Bezwaartoestand

DOCS = Path(__file__).parents[3] / "docs" / "toestanden.md"


def _tekening(kop: str) -> set[tuple[str, str]]:
    deel = DOCS.read_text(encoding="utf-8").split(f"## {kop}")[1].split("```mermaid")[1].split("```")[0]
    return {(van, naar) for van, naar in re.findall(r"^\s+(\w+) --> (\w+)", deel, re.MULTILINE)}


def _naam(status: Status | Bezwaartoestand) -> str:
    return re.sub(r"\W+", "_", status.value)


def test_that_the_drawing_of_an_aanvraag_is_the_machine_that_runs() -> None:
    code = {(_naam(van), _naam(naar)) for van, volgende in OVERGANGEN.items() for naar in volgende}
    assert _tekening("Aanvraag") == code


def test_that_every_status_has_its_transitions() -> None:
    assert set(OVERGANGEN) == set(Status)


def test_that_the_drawing_of_a_bezwaar_is_the_machine_that_runs() -> None:
    code = {(_naam(van), _naam(naar)) for van, volgende in BEZWAAROVERGANGEN.items() for naar in volgende}
    assert _tekening("Bezwaar") == code
    assert set(BEZWAAROVERGANGEN) == set(Bezwaartoestand)
