"""Derived tables: the distinct values of some columns, in ascending order."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from reference.outcomes import Outcome, Word, compare, is_known, opened
from reference.registry import Json

if TYPE_CHECKING:
    from reference.interpreter import Interpreter


def derive(interpreter: Interpreter, entity: int) -> None:
    """Makes the rows and links them between their source and the tables above."""
    declared = interpreter.entities[entity]
    source = declared["source"]
    interpreter.left_out[entity] = interpreter.left_out[source]
    if interpreter.left_out[source]:
        interpreter.link_derived(entity, {p["entity"]: [0] for p in declared["parents"]}, [0])
        return
    values: list[tuple[Outcome, ...]] = []
    ungrouped = interpreter.ungrouped.setdefault((source, entity), {})
    for row in range(len(interpreter.tables[source])):
        parts = [interpreter.evaluate(part, source, row) for part in declared["parts"]]
        still_open = opened(
            value
            for part, value in zip(declared["parts"], parts, strict=True)
            if not _is_of_left_out(interpreter, declared, part)
        )
        if still_open is not None:
            ungrouped[row] = still_open
        values.append(tuple(parts))
    grouped = [row for row in range(len(values)) if row not in ungrouped]

    def precedes(left: tuple[Outcome, ...], right: tuple[Outcome, ...]) -> int:
        orders = (_compare(interpreter, a, b) for a, b in zip(left, right, strict=True))
        return next((order for order in orders if order != 0), 0)

    distinct = sorted({values[row] for row in grouped}, key=functools.cmp_to_key(precedes))
    place = {value: number for number, value in enumerate(distinct)}
    names = [interpreter.columns[column]["name"] for column in declared["key"]]
    interpreter.tables[entity] = [dict(zip(names, value, strict=True)) for value in distinct]
    first = {place[values[row]]: row for row in reversed(grouped)}
    parents = {
        parent["entity"]: [
            interpreter.climb(source, first[number], parent["entity"])
            for number in range(len(distinct))
        ]
        for parent in declared["parents"]
    }
    groups = [None if row in ungrouped else place[values[row]] for row in range(len(values))]
    interpreter.link_derived(entity, parents, groups)


def _is_of_left_out(interpreter: Interpreter, declared: Json, part: int) -> bool:
    """The key of a table above that was left out: all rows belong to its one row."""
    node = interpreter.exprs[part]
    if node["op"] != "Ancestor":
        return False
    above = interpreter.columns[node["column"]]["entity"]
    is_parent = any(parent["entity"] == above for parent in declared["parents"])
    return is_parent and interpreter.left_out[above]


def _compare(interpreter: Interpreter, left: Outcome, right: Outcome) -> int:
    """As values are ordered; words that have no order as they were declared."""
    if not is_known(left):
        return 0
    if isinstance(left, Word):
        is_ordered = interpreter.pack["enumerations"][left.enumeration]["is_ordered"]
        return right.index - left.index if is_ordered else left.index - right.index
    return compare(left, right)
