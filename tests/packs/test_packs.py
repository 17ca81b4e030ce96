"""The packs' own tests, and the promise that they reach every clause."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

RULES = Path(__file__).parents[2] / "rules"
PACKS = sorted(
    header.parent for header in RULES.glob("*/*.gj") if header.stem == header.parent.name
)


def run_command(*arguments: str) -> tuple[int, Any, str]:
    finished = subprocess.run(
        [sys.executable, "-m", "guiju", *arguments, "--format", "json"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return finished.returncode, json.loads(finished.stdout), finished.stderr


@pytest.fixture(scope="module", params=PACKS, ids=lambda pack: pack.name)
def report(request: pytest.FixtureRequest) -> Any:
    _, found, _ = run_command("test", str(request.param))
    return found


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.name)
def test_a_pack_has_nothing_to_complain_of(pack: Path) -> None:
    status, diagnostics, errors = run_command("check", str(pack))
    assert (status, diagnostics) == (0, []), errors


def test_every_test_of_a_pack_passes(report: Any) -> None:
    failed = [result for result in report["results"] if not result["is_passed"]]
    assert report["results"]
    assert failed == []


def test_the_tests_of_a_pack_reach_every_clause(report: Any) -> None:
    missed = [clause for clause in report["clauses"] if not clause["is_reached"]]
    assert report["clauses"]
    assert missed == []
