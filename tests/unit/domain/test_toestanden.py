"""The drawing in docs/toestanden.md is the machine that runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cvt_desktop.domain.aanvraag import OVERGANGEN, Status, overgangen
from cvt_desktop.domain.bezwaar import BEZWAAROVERGANGEN, Bezwaartoestand
from cvt_desktop.domain.instellingen import Besluitmodel

DOCS = Path(__file__).parents[3] / "docs" / "toestanden.md"


def _tekening(kop: str) -> set[tuple[str, str]]:
    deel = DOCS.read_text(encoding="utf-8").split(f"## {kop}")[1].split("```mermaid")[1].split("```")[0]
    return {(van, naar) for van, naar in re.findall(r"^\s+(\w+) --> (\w+)", deel, re.MULTILINE)}


def _naam(status: Status | Bezwaartoestand) -> str:
    return re.sub(r"\W+", "_", status.value)


@pytest.mark.parametrize("model", list(Besluitmodel), ids=lambda m: m.name)
def test_that_the_drawing_of_an_aanvraag_is_the_machine_that_runs(model: Besluitmodel) -> None:
    code = {(_naam(van), _naam(naar)) for van, volgende in overgangen(model).items() for naar in volgende}
    assert _tekening(f"Aanvraag, model {model.name}") == code


def test_that_every_status_has_its_transitions_and_every_transition_belongs_to_a_model() -> None:
    assert set(OVERGANGEN) == set(Status)
    per_model = {(van, naar) for m in Besluitmodel for van, volgende in overgangen(m).items() for naar in volgende}
    assert per_model == {(van, naar) for van, volgende in OVERGANGEN.items() for naar in volgende}


def test_that_the_models_differ_in_how_a_dossier_gets_to_its_besluit_only() -> None:
    naar_besluit = {m: {van for van, volgende in overgangen(m).items() if Status.BESLOTEN in volgende} for m in Besluitmodel}
    terug = {Status.GETEKEND, Status.BEKENDGEMAAKT, Status.WACHTLIJST}  # taken back before sending, corrected after it
    assert naar_besluit == {
        Besluitmodel.M1: {Status.OP_AGENDA, Status.ADVIES_BESTUUR, *terug}, Besluitmodel.M2: {Status.ADVIES_BESTUUR, *terug},
        Besluitmodel.M3: {Status.OP_AGENDA, Status.ADVIES_BESTUUR, Status.GEREED_VOOR_ZITTING, *terug},
    }  # fmt: skip


def test_that_the_drawing_of_a_bezwaar_is_the_machine_that_runs() -> None:
    code = {(_naam(van), _naam(naar)) for van, volgende in BEZWAAROVERGANGEN.items() for naar in volgende}
    assert _tekening("Bezwaar") == code
    assert set(BEZWAAROVERGANGEN) == set(Bezwaartoestand)
