"""Every case of every programme, run by the command as a county office runs it, equals what
separate programs computed, to the last cell."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from acceptance import check

HERE = Path(__file__).parent
RULES = HERE.parents[1] / "rules"
CASES = sorted(path.parent for path in HERE.glob("*/cases/*/case.json"))


def run_case(case: Path, into: Path) -> subprocess.CompletedProcess[str]:
    settings = json.loads((case / "case.json").read_text(encoding="utf-8"))
    command = [sys.executable, "-m", "guiju", "run", str(RULES / case.parents[1].name)]
    command += ["--in", str(case / "in"), "--out", str(into), "--as-of", settings["as_of"]]
    for name, value in settings["set"].items():
        command += ["--set", f"{name}={value}"]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parents[1].name}-{case.name}")
def test_a_case_agrees_to_the_last_cell(case: Path, tmp_path: Path) -> None:
    got = tmp_path / "out"
    finished = run_case(case, got)
    is_open = any(got.glob("*.open.csv"))
    assert finished.returncode == (1 if is_open else 0), finished.stderr
    compared, differences = check.compare_case(case, got)
    assert differences == []
    assert compared > 0


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parents[1].name}-{case.name}")
def test_what_was_written_is_accounted_for(case: Path, tmp_path: Path) -> None:
    """Rows in = rows out, and the run says so."""
    got = tmp_path / "out"
    run_case(case, got)
    account = json.loads((got / "run.json").read_text(encoding="utf-8"))
    assert account["as_of"] == json.loads((case / "case.json").read_text())["as_of"]
    for wanted in (case / "out").glob("*.csv"):
        if not wanted.name.endswith(".open.csv"):
            _, rows = check.read_table(got / wanted.name)
            _, wanted_rows = check.read_table(wanted)
            assert len(rows) == len(wanted_rows)


def test_cases_are_there() -> None:
    assert {case.name for case in CASES} >= {"paper", "edges", "bulk"}
