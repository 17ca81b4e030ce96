"""The reference agrees with the acceptance cases of Daoxian and with the tests of its pack: with
figures that neither it nor the engine produced."""

from __future__ import annotations

import json
import pathlib
from typing import Any

import pytest

import guiju
from reference.inline_tests import differences
from reference.tables import conclude_case, read_rows

TESTS = pathlib.Path(__file__).parents[1]
CASES = sorted((TESTS / "acceptance" / "daoxian" / "cases").iterdir())


@pytest.fixture(scope="module")
def pack() -> dict[str, Any]:
    daoxian = guiju.load(TESTS.parent / "rules" / "daoxian")
    dump: dict[str, Any] = json.loads(daoxian.dump("checked"))
    return dump


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_reference_concludes_what_a_case_wants(
    pack: dict[str, Any], case: pathlib.Path
) -> None:
    results = conclude_case(pack, case)
    for path in sorted((case / "out").glob("*.csv")):
        header, wanted = read_rows(path)
        name = path.name.removesuffix(".csv")
        if name.endswith(".open"):
            continue
        entity = next(entity for entity in pack["entities"] if entity["name"] == name)
        names = [pack["columns"][column]["name"] for column in entity["key"] + entity["written"]]
        places = [names.index(column) for column in header]
        assert [[row[place] for place in places] for row in results[name]] == wanted, name
        open_path = path.with_name(f"{name}.open.csv")
        wanted_open = read_rows(open_path)[1] if open_path.exists() else []
        conclusion = len(entity["key"])
        found_open = [row for row in results[f"{name}.open"] if row[conclusion] in header]
        assert found_open == wanted_open, name


def test_the_tests_of_the_pack_hold(pack: dict[str, Any]) -> None:
    assert pack["tests"]
    assert [line for test in pack["tests"] for line in differences(pack, test)] == []
