"""What the self-test of an installation looks at, and that it notices what lacks."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from platformdirs import macos, unix

from cvt_desktop.cli import installatiecontrole as installatie
from cvt_desktop.domain.errors import CvtError
from cvt_desktop.runtime.paths import NAME
from tests.architecture.boom import ROOT

CONTROLES = (installatie.herkomst, installatie.bronnen, installatie.beleid, installatie.handleiding, installatie.tijdzone)


@pytest.mark.parametrize("controle", CONTROLES, ids=lambda controle: controle.__name__)
def test_that_a_checkout_is_in_order(controle: object) -> None:
    assert callable(controle)
    assert controle()


def test_that_the_four_packages_are_named_with_their_folder() -> None:
    assert installatie.herkomst() == f"cvt_desktop, ui, db, resources uit {ROOT}"


def _kind(code: str, pad: str) -> subprocess.CompletedProcess[str]:
    omgeving = {**os.environ, "PYTHONPATH": pad, "PYTHONUTF8": "1", "PYTHONSAFEPATH": "1"}
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=omgeving, check=False)


def test_that_a_package_from_elsewhere_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "resources").mkdir()
    (tmp_path / "resources" / "__init__.py").write_text("")
    code = "from cvt_desktop.cli.installatiecontrole import herkomst; herkomst()"
    klaar = _kind(code, os.pathsep.join([str(tmp_path), str(ROOT)]))
    assert klaar.returncode
    assert "niet uit één map" in klaar.stderr


def test_that_resources_that_lack_are_named(tmp_path: Path) -> None:
    (tmp_path / "resources").mkdir()
    (tmp_path / "resources" / "__init__.py").write_text((ROOT / "resources" / "__init__.py").read_text(encoding="utf-8"))
    code = "from cvt_desktop.cli.installatiecontrole import bronnen; bronnen()"
    klaar = _kind(code, os.pathsep.join([str(tmp_path), str(ROOT)]))
    assert klaar.returncode
    assert all(naam in klaar.stderr for naam in ("fonts", "icons", "toetsen", "teksten"))


def test_that_the_revisions_are_really_taken(tmp_path: Path) -> None:
    from db.migrate import HOOFD

    assert installatie.revisies(tmp_path).endswith(f"tot en met {HOOFD}")
    with pytest.raises(CvtError):  # the file is there now: it is not made twice
        installatie.revisies(tmp_path)


def test_that_the_folders_in_the_page_for_ict_are_those_of_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    pagina = (ROOT / "docs" / "beheer.md").read_text(encoding="utf-8")
    for naam in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(naam, raising=False)
    for soort in (unix.Unix, macos.MacOS):
        mappen = soort(NAME, appauthor=False, roaming=False)
        for map_ in (mappen.user_data_dir, mappen.user_config_dir, mappen.user_log_dir):
            assert f"`{map_.replace(str(Path.home()), '~')}`" in pagina
