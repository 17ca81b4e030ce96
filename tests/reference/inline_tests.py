"""The 测试 of a pack, run by the reference: what differs from what they expect."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from reference.interpreter import Interpreter
from reference.outcomes import FAULT, MISSING, Outcome, Undecided, round_integer
from reference.values import decode

Json = dict[str, Any]


def differences(pack: Json, test: Json) -> Iterator[str]:
    """One line for each expected cell that comes out otherwise."""
    as_of = datetime.date.fromisoformat(test["as_of"]) if test["as_of"] else None
    parameters = {
        pack["parameters"][setting["parameter"]]["name"]: decode(setting["value"])
        for setting in test["set"]
    }
    interpreter = Interpreter(pack, _given_tables(pack, test), as_of, parameters)
    for table in test["expected"]:
        entity = pack["entities"][table["entity"]]
        for cells in table["rows"]:
            row = dict(zip(table["columns"], cells, strict=True))
            number = _find_row(interpreter, table["entity"], row)
            for column, cell in row.items():
                if column not in entity["key"]:
                    found = shown(interpreter.column(column, number), pack["columns"][column])
                    if not _agrees(cell, found):
                        name = pack["columns"][column]["name"]
                        yield f"{test['title']}: {name} is {found}, wanted {cell}"


def shown(outcome: Outcome, column: Json) -> Outcome:
    """A value as its cell shows it: rounded where the column says so."""
    written = column["format"]
    if not isinstance(outcome, Fraction) or not written["is_rounded"]:
        return outcome
    places = written["places"] + (2 if column["type"]["form"] == "Rate" else 0)
    return Fraction(round_integer(outcome * 10**places, written["mode"]), 10**places)


def _agrees(cell: Json, found: Outcome) -> bool:
    if cell["kind"] == "Undecided":
        return isinstance(found, Undecided)
    if cell["kind"] == "Fault":
        return found is FAULT
    return bool(found == decode(cell["value"]))


def _given_tables(pack: Json, test: Json) -> dict[str, list[dict[str, Outcome]]]:
    """Several tables given of one entity hold rows one after another."""
    tables: dict[str, list[dict[str, Outcome]]] = {}
    for table in test["given"]:
        names = [pack["columns"][column]["name"] for column in table["columns"]]
        tables.setdefault(pack["entities"][table["entity"]]["name"], []).extend(
            {name: _given_cell(cell) for name, cell in zip(names, cells, strict=True)}
            for cells in table["rows"]
        )
    return tables


def _given_cell(cell: Json) -> Outcome:
    marks = {"Missing": MISSING, "Fault": FAULT}
    return marks[cell["kind"]] if cell["kind"] in marks else decode(cell["value"])


def _find_row(interpreter: Interpreter, entity: int, row: dict[int, Json]) -> int:
    pack = interpreter.pack
    wanted = {
        pack["columns"][column]["name"]: decode(cell["value"])
        for column, cell in row.items()
        if column in pack["entities"][entity]["key"]
    }
    rows = interpreter.tables[entity]
    (number,) = (
        number
        for number, cells in enumerate(rows)
        if all(cells.get(name) == key for name, key in wanted.items())
    )
    return number
