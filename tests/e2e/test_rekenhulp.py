"""``rekenhulp`` as a person or another program uses it: JSON in, JSON out, one Dutch line when it cannot."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cvt_desktop.cli import rekenhulp

ROOT = Path(__file__).resolve().parents[2]
ONTVANGST = {"soort": "ontvangst", "datum": "2026-11-02"}
PEIL = {"peildatum": "2027-01-15"}


@pytest.fixture
def vraag(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    """Ask with a value or with raw text: the exit code, what was printed, and what stood on standard error."""

    def doe(hulp: str, invoer: object) -> tuple[int, Any, str]:
        tekst = invoer if isinstance(invoer, bytes) else json.dumps(invoer).encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(tekst)))
        code = rekenhulp.run([hulp])
        uit, fout = capsys.readouterr()
        return code, json.loads(uit) if uit else None, fout

    return doe


def test_that_the_example_of_the_circulaire_comes_out_with_its_steps(vraag: Any) -> None:
    gebeurtenissen = [
        {"soort": "aanvulling", "datum": "2026-11-23"},
        {"soort": "verzoek_aanvulling", "datum": "2026-11-12", "uiterlijk": "2026-11-26"},
        ONTVANGST,
    ]
    code, uit, _ = vraag("termijn", {"soort": "beslistermijn", "gebeurtenissen": gebeurtenissen})
    assert code == 0
    assert (uit["laatste_dag"], uit["opgeschort_dagen"]) == ("2027-01-07", 10)
    assert [s["bron"] for s in uit["stappen"]] == ["Awb 4:13 lid 2", "Awb 4:15 lid 1"]
    assert uit["stappen"][-1]["datum"] == uit["laatste_dag"]


def test_that_a_dwangsom_has_a_first_day_a_last_day_and_a_highest_amount(vraag: Any) -> None:
    gesteld = {"soort": "ingebrekestelling", "datum": "2027-01-04"}
    _, uit, _ = vraag("termijn", {"soort": "dwangsom", "gebeurtenissen": [ONTVANGST, gesteld]})
    assert (uit["eerste_dag"], uit["laatste_dag"], uit["hoogste_bedrag_eur"]) == ("2027-01-19", "2027-03-01", 1442)


def test_that_a_name_that_stands_there_twice_is_refused(vraag: Any) -> None:
    dubbel = b'{"soort": "ontvangst", "datum": "2026-11-02", "datum": "2026-11-03"}'
    tekst = b'{"soort": "beslistermijn", "gebeurtenissen": [' + dubbel + b"]}"
    code, uit, fout = vraag("termijn", tekst)
    assert (code, uit, fout.count("\n")) == (2, None, 1)
    assert "twee keer" in fout


def test_that_a_request_without_a_date_is_null_and_does_not_suspend(vraag: Any) -> None:
    verzoek = {"soort": "verzoek_aanvulling", "datum": "2026-11-12", "uiterlijk": None}
    _, uit, _ = vraag("termijn", {"soort": "beslistermijn", "gebeurtenissen": [ONTVANGST, verzoek]})
    assert (uit["laatste_dag"], uit["opgeschort_dagen"]) == ("2026-12-28", 0)
    assert uit["waarschuwingen"]


def test_that_a_name_that_is_not_known_is_told_and_not_left_out_in_silence(vraag: Any) -> None:
    verzoek = {"soort": "verzoek_aanvulling", "datum": "2026-11-12", "uiterlijke": "2026-11-26"}
    _, uit, _ = vraag("termijn", {"soort": "beslistermijn", "gebeurtenissen": [ONTVANGST, verzoek]})
    assert any("uiterlijke" in w for w in uit["waarschuwingen"])


def test_that_pro_prints_fractions_in_two_decimals_and_reasons_with_sources(vraag: Any) -> None:
    rijen = [{"domein": d, "dl": 60, "dle": dle, "datum": "2026-11-01"} for d, dle in (("IR", 28), ("TL", 28.5), ("BL", 70))]
    invoer = {**PEIL, "iq": {"score": 72, "datum": "2026-11-01"}, "leerachterstand": rijen, "persoonlijkheid": None}
    code, uit, _ = vraag("pro", invoer)
    assert (code, uit["uitkomst"]) == (0, "voldoet")
    assert uit["domeinen"]["IR"] == {"leerachterstand": "0.53", "voldoet": True, "geldig": True}
    assert uit["domeinen"]["BL"]["leerachterstand"] == "0.00"
    assert all(r["tekst"] and r["bron"] for r in uit["redenen"])


def test_that_pro_without_any_result_asks_for_data(vraag: Any) -> None:
    assert vraag("pro", PEIL)[1]["uitkomst"] == "gegevens_ontoereikend"


def test_that_a_period_is_proposed_and_an_end_is_judged(vraag: Any) -> None:
    _, open_, _ = vraag("periode", {"ingangsdatum": "2026-10-15", "einddatum": None})
    assert {k: open_[k] for k in ("vroegste_einddatum", "voorgestelde_einddatum", "toegestaan")} == {
        "vroegste_einddatum": "2028-07-31", "voorgestelde_einddatum": "2028-07-31", "toegestaan": None}  # fmt: skip
    assert vraag("periode", {"ingangsdatum": "2026-10-15", "einddatum": "2027-07-31"})[1]["toegestaan"] is False
    assert vraag("periode", {"ingangsdatum": "2026-10-15", "einddatum": "2029-07-31"})[1]["toegestaan"] is True


def _termijn(*gebeurtenissen: object, soort: object = "beslistermijn") -> dict[str, object]:
    return {"soort": soort, "gebeurtenissen": list(gebeurtenissen)}


def _iq(score: object) -> dict[str, object]:
    return {**PEIL, "iq": {"score": score, "datum": "2026-11-01"}}


def _la(**velden: object) -> dict[str, object]:
    return {**PEIL, "leerachterstand": [{"domein": "IR", "dl": 60, "dle": 28, "datum": "2026-11-01", **velden}]}


@pytest.mark.parametrize(
    ("hulp", "invoer"),
    [
        ("termijn", b"{"),
        ("termijn", b""),
        ("termijn", b"\xff\xfe"),
        ("termijn", b"[" * 100_000),
        ("termijn", b'{"soort": NaN}'),
        ("termijn", []),
        ("termijn", _termijn(ONTVANGST, soort="proeftermijn")),
        ("termijn", _termijn(ONTVANGST, soort=None)),
        ("termijn", _termijn({**ONTVANGST, "soort": "koffie"})),
        ("termijn", _termijn("ontvangst")),
        ("termijn", {"soort": "beslistermijn", "gebeurtenissen": {}}),
        ("termijn", _termijn()),
        ("termijn", _termijn(ONTVANGST, soort="bezwaartermijn")),
        ("termijn", _termijn(ONTVANGST, soort="beslissing_op_bezwaar")),
        ("termijn", _termijn(ONTVANGST, soort="dwangsom")),
        ("termijn", _termijn({"soort": "ingebrekestelling", "datum": "2027-01-04"}, soort="dwangsom")),
        ("termijn", _termijn({**ONTVANGST, "datum": "2026-02-30"})),
        ("termijn", _termijn({**ONTVANGST, "datum": "20261102"})),
        ("termijn", _termijn({**ONTVANGST, "datum": 20261102})),
        ("termijn", _termijn({**ONTVANGST, "datum": "1890-01-01"})),
        ("termijn", _termijn({**ONTVANGST, "datum": None})),
        ("termijn", _termijn(ONTVANGST, {"soort": "verdaging", "datum": "2026-12-01", "weken": "zes"})),
        ("pro", {}),
        ("pro", _iq(72.5)),
        ("pro", _iq("72")),
        ("pro", _iq(True)),
        ("pro", _iq(-1)),
        ("pro", {**PEIL, "iq": 72}),
        ("pro", _la(dl=0)),
        ("pro", _la(dle=-1)),
        ("pro", _la(dl="60")),
        ("pro", _la(domein="XX")),
        ("pro", _la(dl=1e300)),
        ("pro", b'{"peildatum": "2027-01-15", "iq": {"score": 1e-999999999, "datum": "2026-11-01"}}'),
        ("periode", {}),
        ("periode", {"ingangsdatum": "2026-10-15", "einddatum": "2026-10-14"}),
        ("hoofdpijn", {}),
    ],
)
def test_that_what_cannot_be_reckoned_is_one_dutch_line_and_exit_2(vraag: Any, hulp: str, invoer: object) -> None:
    code, uit, fout = vraag(hulp, invoer)
    (regel,) = fout.strip().splitlines()
    assert (code, uit) == (2, None)
    assert "Error" not in regel


def test_that_it_runs_without_the_packages_of_the_window() -> None:
    vraag = json.dumps({"ingangsdatum": "2027-08-01", "einddatum": None})
    klaar = subprocess.run([sys.executable, "-I", "-S", "-c", _KAAL], input=vraag, capture_output=True, text=True,
                           cwd=ROOT, check=False, timeout=60)  # fmt: skip
    assert klaar.returncode == 0, klaar.stderr
    assert json.loads(klaar.stdout)["vroegste_einddatum"] == "2028-07-31"


_KAAL = f"""import sys
sys.path.insert(0, {str(ROOT)!r})
from cvt_desktop.__main__ import main
sys.exit(main(['rekenhulp', 'periode']))"""
