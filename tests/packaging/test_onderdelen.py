"""The SBOM and the page with licence texts."""

from __future__ import annotations

import importlib.metadata
import json
from pathlib import Path

import pytest

import components
from components import Component
from tests.architecture.boom import ROOT

QT = Component(name="Qt", version="6.12.0", licence="LGPL-3.0-only", texts=("de tekst van de LGPL",), within="pyside6-essentials")
ANDER = Component(name="pydantic", version="2.14.3", licence="MIT", texts=("de tekst van MIT",), purl="pkg:pypi/pydantic@2.14.3")


def test_that_the_sbom_lists_each_component_with_its_licence_and_the_program_depends_on_all() -> None:
    bom = json.loads(json.dumps(components.sbom([QT, ANDER], "0.1.0", 0)))
    assert (bom["bomFormat"], bom["specVersion"]) == ("CycloneDX", "1.6")
    assert [(c["name"], c["version"], c["licenses"][0]["license"]["id"]) for c in bom["components"]] == [
        ("Qt", "6.12.0", "LGPL-3.0-only"), ("pydantic", "2.14.3", "MIT"),
    ]  # fmt: skip
    refs = [c["bom-ref"] for c in bom["components"]]
    assert len(set(refs)) == 2
    assert bom["dependencies"] == [{"ref": "cvt-desktop", "dependsOn": sorted(refs)}]
    assert bom["metadata"]["component"]["licenses"][0]["license"]["id"] == "EUPL-1.2"


def test_that_the_same_components_have_the_same_sbom_and_others_another() -> None:
    een, twee = (components.sbom([QT, ANDER], "0.1.0", 0)["serialNumber"] for _ in range(2))
    assert een == twee != components.sbom([QT], "0.1.0", 0)["serialNumber"]


def test_that_the_page_holds_each_text_once_and_says_how_to_replace_qt() -> None:
    dubbel = Component(name="shiboken6", version="6.12.0", licence="LGPL-3.0-only", texts=("de tekst van de LGPL",))
    pagina = components.licence_page([QT, ANDER, dubbel], ROOT, "0.1.0")
    assert pagina.count("de tekst van de LGPL") == 1
    assert "De tekst staat bij Qt 6.12.0" in pagina
    assert "pydantic 2.14.3: MIT" in pagina
    for woord in ("Vervang", "LGPL-3.0", "Independent JPEG Group", "FreeType", "EUPL-1.2"):
        assert woord in pagina


def test_that_only_what_is_shipped_is_a_component() -> None:
    import pydantic

    gevonden = components._distributions([str(pydantic.__file__)])
    assert [(c.name, c.licence) for c in gevonden] == [("pydantic", "MIT")]
    assert "Permission is hereby granted" in gevonden[0].texts[0]


def test_that_every_package_of_the_program_has_a_licence_and_a_text() -> None:
    wil = {"pyside6-essentials", "sqlcipher3", "reportlab", "pyhanko", "lxml", "tzdata", "certifi"}
    bronnen = [str(next(d.locate_file(f) for f in d.files or () if f.suffix == ".py"))
               for d in importlib.metadata.distributions() if components.canonical(d.metadata["Name"]) in wil]  # fmt: skip
    assert {c.name for c in components._distributions(bronnen) if c.texts and c.licence} >= wil


def test_that_a_package_without_a_known_licence_stops_the_build(tmp_path: Path) -> None:
    info = tmp_path / "vreemd-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: vreemd\nVersion: 1.0\nLicense: vraag het de maker\n")
    (info / "RECORD").write_text("vreemd.py,,\nvreemd-1.0.dist-info/METADATA,,\n")
    with pytest.raises(SystemExit, match="vreemd"):
        components._component(importlib.metadata.PathDistribution(info))
