"""What the engine concludes and what the reference concludes, in one shape.

A shape of one row's conclusion is ("known", value), ("undecided", names) or ("fault",). Numbers are
fractions as the cell shows them.
"""

from __future__ import annotations

import datetime
import json
import tempfile
from fractions import Fraction
from pathlib import Path
from typing import Any

import guiju
from generators.functions import FUNCTIONS
from generators.rows import Tables
from reference import checks
from reference.interpreter import Interpreter
from reference.outcomes import FAULT, NOT_APPLICABLE, Month, Outcome, Undecided, Word
from reference.tables import name_inputs, read_cell, write_cell, write_number

AS_OF = datetime.date(2016, 12, 31)
Place = tuple[str, tuple[str, ...], str]  # entity, key and conclusion
Shapes = dict[Place, Any]


def checked(pack: guiju.Pack) -> dict[str, Any]:
    """The checked tree, as the reference reads it."""
    dump: dict[str, Any] = json.loads(pack.dump("checked"))
    return dump


def load(text: str, imported: str | None = None) -> guiju.Pack:
    """A generated pack, with the functions that it may call and the pack that it imports."""
    externs = [guiju.extern(name)(FUNCTIONS[name]) for name in FUNCTIONS]
    if imported is None:
        return guiju.loads(text, externs=externs)
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "imported.gj").write_text(imported, encoding="utf-8")
        return guiju.loads(text, externs=externs, packs=[folder])


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
                place = (
                    entity["name"],
                    tuple("" if row[key] is None else str(row[key]) for key in keys),
                    declared["name"],
                )
                shapes[place] = ("known", _engine_value(row[declared["name"]], declared))
    shapes |= _engine_findings(dump, result, tables)
    for record in result.open:
        place = record.entity, tuple(map(str, record.key)), record.conclusion
        assert shapes[place][1] is None, f"{place} is open, and yet {shapes[place][1]}"
        missing = tuple(record.missing)
        shapes[place] = ("undecided", missing) if record.state == "undecided" else ("fault",)
    return shapes


def explanations(pack: guiju.Pack, tables: Tables) -> dict[Place, tuple[str, str]]:
    """Why each conclusion came out as it did, and the state that this ends with."""
    dump = checked(pack)
    result = pack.run(_as_given(dump, tables), as_of=AS_OF.isoformat())
    found: dict[Place, tuple[str, str]] = {}
    for entity in dump["entities"]:
        if entity["name"] not in tables:
            continue
        keys = [dump["columns"][column]["name"] for column in entity["key"]]
        for row in result[entity["name"]].rows():
            key = tuple(map(str, (row[name] for name in keys)))
            for column in entity["written"]:
                name = dump["columns"][column]["name"]
                explanation = result.explain(entity["name"], key, name)
                place = entity["name"], key, name
                found[place] = explanation.text("zh"), explanation.to_dict()["conclusion"]["state"]
    return found


def _engine_findings(dump: dict[str, Any], result: guiju.Result, tables: Tables) -> Shapes:
    """What each check says on each row; and, of the whole table, what is found in which order."""
    shapes: Shapes = {}
    for number, entity in enumerate(dump["entities"]):
        declared = checks.checks_of(dump, number)
        if entity["name"] not in tables or not declared:
            continue
        table = result[entity["name"]]
        keys = [
            tuple(map(str, key))
            for key in zip(
                *(table[dump["columns"][column]["name"]] for column in entity["key"]), strict=True
            )
        ]
        for check in declared:
            for key, truth in zip(keys, table[check["message"]], strict=True):
                shape = ("open",) if truth is None else ("known", truth)
                shapes[entity["name"], key, check["message"]] = shape
        found = [
            (keys.index(tuple(map(str, one.key))), one.severity, one.message)
            for one in result.checks
            if one.entity == entity["name"]
        ]
        assert found == sorted(found, key=lambda one: one[0])
        for _, severity, message in found:
            shapes[entity["name"], (), message] = ("found", severity)
    return shapes


def _reference_findings(
    interpreter: Interpreter, entity: int, keys: list[tuple[str, ...]]
) -> Shapes:
    name = interpreter.pack["entities"][entity]["name"]
    shapes: Shapes = {}
    for row, check, outcome in checks.outcomes(interpreter, entity):
        known = isinstance(outcome, bool)
        shapes[name, keys[row], check["message"]] = ("known", outcome) if known else ("open",)
    for _, level, message in checks.findings(interpreter, entity):
        shapes[name, (), message] = ("found", level.lower())
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
    interpreter = Interpreter(dump, typed, AS_OF, externs=FUNCTIONS)
    shapes: Shapes = {}
    for number, entity in enumerate(dump["entities"]):
        keys = [dump["columns"][column] for column in entity["key"]]
        if interpreter.left_out[number]:
            continue
        rows = interpreter.tables[number]
        written_keys = [
            tuple(write_cell(cells[key["name"]], key, dump) for key in keys) for cells in rows
        ]
        shapes |= _reference_findings(interpreter, number, written_keys)
        for row, written_key in enumerate(written_keys):
            place = entity["name"], written_key
            for column in entity["written"]:
                declared = dump["columns"][column]
                outcome = _in_cell(interpreter.column(column, row), declared)
                shapes[*place, declared["name"]] = _reference_shape(outcome, number, dump)
    return shapes


def _in_cell(outcome: Outcome, declared: dict[str, Any]) -> Outcome:
    """A number as its cell says it: rounded where it is shown so, in the unit of the cell."""
    if isinstance(outcome, bool) or not isinstance(outcome, Fraction):
        return outcome
    text = write_number(outcome, declared)
    return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)


def _reference_shape(outcome: Outcome, entity: int, dump: dict[str, Any]) -> Any:
    if outcome is FAULT:
        return ("fault",)
    if isinstance(outcome, Undecided):
        return ("undecided", tuple(name_inputs(outcome, entity, dump)))
    if outcome is NOT_APPLICABLE:
        return ("known", None)
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
