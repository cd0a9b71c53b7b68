"""The rooms of the house are where they should be (house.md section 1)."""

from __future__ import annotations

import importlib
import itertools
import re
import tomllib
from pathlib import Path

import pytest

from tests.architecture.boom import PACKAGES, ROOT, imported, modules

LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-package.lock")
# Folders with code that are no packages, and why
LOADED_AS_FILES = {
    "db/migrations": "alembic loads env.py and each revision as a file, at the moment of a migration and never before",
}


@pytest.mark.parametrize("name", PACKAGES)
def test_that_a_plain_name_resolves_inside_the_checkout(name: str) -> None:
    found = importlib.import_module(name).__file__
    assert found is not None
    assert Path(found).resolve() == ROOT / name / "__init__.py"


def test_that_the_library_packaging_is_not_shadowed() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()
    assert not Path(importlib.import_module("packaging").__file__ or "").is_relative_to(ROOT / "packaging")


def test_that_the_face_has_an_empty_door() -> None:
    assert (ROOT / "ui" / "__init__.py").read_text(encoding="utf-8").strip() == ""


def test_that_every_folder_with_code_is_a_package() -> None:
    missing = {
        Path(file).parent.as_posix()
        for file in modules()
        if not (ROOT / file).with_name("__init__.py").is_file()
        and not file.startswith(tuple(f"{f}/" for f in LOADED_AS_FILES))
    }
    assert not missing


def test_that_what_is_loaded_as_a_file_has_code_and_is_imported_nowhere() -> None:
    for folder in LOADED_AS_FILES:
        assert any(file.startswith(f"{folder}/") for file in modules()), f"no such folder any more: {folder}"
        name = folder.replace("/", ".")
        users = [file for file, tree in modules().items() if any(found.startswith(name) for found, _ in imported(tree))]
        assert not users


def test_that_the_build_names_its_packages_and_refuses_upload() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert sorted(project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]) == sorted(PACKAGES)
    assert "Private :: Do Not Upload" in project["project"]["classifiers"]


def _pins(lock: str) -> dict[str, str]:
    text = (ROOT / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE))


@pytest.mark.parametrize("lock", LOCKS)
def test_that_a_lock_names_no_index_and_hashes_all(lock: str) -> None:
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    strange = [
        line
        for line in lines
        if not re.fullmatch(
            r"#[^:]*"  # our own note
            r"|[a-z0-9-]+==[\w.+]+( ; [^\\:]+)? \\"  # a pin with its marker
            r"|    --hash=sha256:[0-9a-f]{64}( \\)?",  # a file
            line,
        )
    ]
    assert not strange
    for before, after in itertools.pairwise(lines):
        assert "==" not in before or after.lstrip().startswith("--hash="), before


@pytest.mark.parametrize("lock", LOCKS[1:])
def test_that_the_locks_agree(lock: str) -> None:
    run, more = _pins("requirements.lock"), _pins(lock)
    assert run
    assert not {name: pin for name, pin in run.items() if more.get(name) != pin}


@pytest.mark.parametrize("lock", LOCKS)
@pytest.mark.parametrize(
    ("name", "marker"),
    [
        ("pywin32-ctypes", "sys_platform == 'win32'"),
        ("secretstorage", "sys_platform == 'linux'"),
        ("jeepney", "sys_platform == 'linux'"),
        ("tzdata", ""),
    ],
)
def test_that_a_lock_serves_every_system(lock: str, name: str, marker: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    found = re.search(rf"^{name}==\S+(?: ; (.*?))? \\$", text, re.MULTILINE)
    assert found, f"{name} is not in {lock}"
    assert (found[1] or "") == marker


def test_that_every_direct_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    for lock, wanted in (
        ("requirements.lock", project["project"]["dependencies"]),
        ("requirements-dev.lock", project["dependency-groups"]["dev"]),
        ("requirements-package.lock", project["dependency-groups"]["package"]),
    ):
        pins = _pins(lock)
        names = {re.sub(r"[-_.]+", "-", re.split(r"[<>=!;\[ ]", text)[0]).lower() for text in wanted}
        assert not names - pins.keys()


def test_that_ci_runs_what_a_developer_runs() -> None:
    commands = [
        line
        for line in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith(("#", "set ", "cd "))
    ]
    assert commands == ["exec python3 dev.py test"]


@pytest.mark.parametrize("page", ["README.md", "docs"])
def test_that_every_link_in_the_documents_leads_somewhere(page: str) -> None:
    files = [ROOT / page] if page.endswith(".md") else sorted((ROOT / page).rglob("*.md"))
    targets = [
        (file, target)
        for file in files
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", file.read_text(encoding="utf-8"))
        if "://" not in target
    ]
    assert targets
    broken = [f"{file.relative_to(ROOT)}: {target}" for file, target in targets if not (file.parent / target).exists()]
    assert not broken
