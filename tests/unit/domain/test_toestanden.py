"""The drawing in docs/toestanden.md is the machine that runs."""

from __future__ import annotations

import re
from pathlib import Path

from cvt_desktop.domain.aanvraag import OVERGANGEN, Status

DOCS = Path(__file__).parents[3] / "docs" / "toestanden.md"


def _tekening() -> set[tuple[str, str]]:
    eerste = DOCS.read_text(encoding="utf-8").split("```mermaid")[1].split("```")[0]
    return {(van, naar) for van, naar in re.findall(r"^\s+(\w+) --> (\w+)", eerste, re.MULTILINE)}


def _naam(status: Status) -> str:
    return re.sub(r"\W+", "_", status.value)


def test_that_the_drawing_of_an_aanvraag_is_the_machine_that_runs() -> None:
    code = {(_naam(van), _naam(naar)) for van, volgende in OVERGANGEN.items() for naar in volgende}
    assert _tekening() == code


def test_that_every_status_has_its_transitions() -> None:
    assert set(OVERGANGEN) == set(Status)
