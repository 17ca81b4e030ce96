"""What the engine concludes and what the reference concludes, in one shape.

A shape of one row's conclusion is ("known", value), ("undecided", names) or ("fault",). Numbers are
fractions as the cell shows them.
"""

from __future__ import annotations

import datetime
import json
from fractions import Fraction
from typing import Any

import guiju
from generators.rows import Tables
from reference.inline_tests import shown
from reference.interpreter import Interpreter
from reference.outcomes import FAULT, Month, Outcome, Undecided, Word
from reference.tables import name_inputs, read_cell, write_cell

AS_OF = datetime.date(2016, 12, 31)
Place = tuple[str, tuple[str, ...], str]  # entity, key and conclusion
Shapes = dict[Place, Any]


def checked(pack: guiju.Pack) -> dict[str, Any]:
    """The checked tree, as the reference reads it."""
    dump: dict[str, Any] = json.loads(pack.dump("checked"))
    return dump


def by_engine(pack: guiju.Pack, tables: Tables) -> Shapes:
    dump = checked(pack)
    result = pack.run(_as_given(dump, tables), as_of=AS_OF.isoformat())
    shapes: Shapes = {}
    for entity in dump["entities"]:
        source = entity["source"]
        given = entity["name"] if source is None else dump["entities"][source]["name"]
        if given not in tables or not entity["written"]:
            continue
        keys = [dump["columns"][column]["name"] for column in entity["key"]]
        for row in result[entity["name"]].rows():
            for column in entity["written"]:
                declared = dump["columns"][column]
                place = entity["name"], tuple(str(row[key]) for key in keys), declared["name"]
                shapes[place] = ("known", _engine_value(row[declared["name"]], declared))
    for record in result.open:
        place = record.entity, tuple(map(str, record.key)), record.conclusion
        assert shapes[place][1] is None, f"{place} is open, and yet {shapes[place][1]}"
        missing = tuple(record.missing)
        shapes[place] = ("undecided", missing) if record.state == "undecided" else ("fault",)
    return shapes


def by_reference(dump: dict[str, Any], tables: Tables) -> Shapes:
    typed = {
        entity["name"]: [
            {
                dump["columns"][column]["name"]: read_cell(
                    row[dump["columns"][column]["name"]], dump["columns"][column], dump
                )
                for column in entity["columns"]
                if dump["columns"][column]["name"] in row
            }
            for row in tables[entity["name"]]
        ]
        for entity in dump["entities"]
        if entity["name"] in tables
    }
    interpreter = Interpreter(dump, typed, AS_OF)
    shapes: Shapes = {}
    for number, entity in enumerate(dump["entities"]):
        keys = [dump["columns"][column] for column in entity["key"]]
        if interpreter.left_out[number]:
            continue
        for row, cells in enumerate(interpreter.tables[number]):
            place = entity["name"], tuple(write_cell(cells[key["name"]], key, dump) for key in keys)
            for column in entity["written"]:
                declared = dump["columns"][column]
                outcome = shown(interpreter.column(column, row), declared)
                shapes[*place, declared["name"]] = _reference_shape(outcome, number, dump)
    return shapes


def _reference_shape(outcome: Outcome, entity: int, dump: dict[str, Any]) -> Any:
    if outcome is FAULT:
        return ("fault",)
    if isinstance(outcome, Undecided):
        return ("undecided", tuple(name_inputs(outcome, entity, dump)))
    if isinstance(outcome, Word):
        return ("known", dump["enumerations"][outcome.enumeration]["words"][outcome.index])
    if isinstance(outcome, Month):
        return ("known", f"{outcome.number // 12:04}-{outcome.number % 12 + 1:02}")
    return ("known", outcome)


def _engine_value(value: Any, column: dict[str, Any]) -> Any:
    if value is None or column["type"]["kind"] != "Number":
        return tuple(value) if isinstance(value, list) else value
    return Fraction(value)


def _as_given(dump: dict[str, Any], tables: Tables) -> dict[str, Any]:
    """Rows as dicts with None for what is missing; a table without rows still has its columns."""
    headings = {
        entity["name"]: [
            dump["columns"][column]["name"]
            for column in entity["columns"]
            if dump["columns"][column]["role"] in ("Key", "Input")
        ]
        for entity in dump["entities"]
    }
    return {
        name: [{column: cell or None for column, cell in row.items()} for row in rows]
        or {column: [] for column in headings[name]}
        for name, rows in tables.items()
    }
