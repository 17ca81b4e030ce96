"""Rows in a line: what an order makes of the rows of a scope."""

from __future__ import annotations

import functools
import itertools
from typing import TYPE_CHECKING

from reference.outcomes import FAULT, Outcome, compare, opened
from reference.registry import Json

if TYPE_CHECKING:
    from reference.interpreter import Interpreter


def line_of(interpreter: Interpreter, order: int, row: int) -> Outcome:
    """The rows of the row's scope in line (a list), or why there is no line."""
    declared = interpreter.pack["orders"][order]
    entity = declared["entity"]
    scope_row = interpreter.scope_row(entity, row, declared["scope"])
    if scope_row is None:
        return interpreter.unknown_above(entity, row, declared["scope"])
    groups = interpreter.kept("lines").setdefault(order, {})
    if scope_row not in groups:
        rows = interpreter.scope_rows(entity, declared["scope"], scope_row)
        groups[scope_row] = _sort(interpreter, declared["keys"], entity, rows)
    return groups[scope_row]


def _sort(interpreter: Interpreter, keys: list[Json], entity: int, rows: list[int]) -> Outcome:
    asked = {row: [interpreter.evaluate(key["value"], entity, row) for key in keys] for row in rows}
    still_open = opened(value for values in asked.values() for value in values)
    if still_open is not None:
        return still_open

    def precedes(left: int, right: int) -> int:
        return _compare_keys(keys, asked[left], asked[right])

    line = sorted(rows, key=functools.cmp_to_key(precedes))
    if any(precedes(left, right) == 0 for left, right in itertools.pairwise(line)):
        return FAULT
    return line


def _compare_keys(keys: list[Json], left: list[Outcome], right: list[Outcome]) -> int:
    for key, mine, other in zip(keys, left, right, strict=True):
        order = compare(mine, other)
        if order != 0:
            return -order if key["descending"] else order
    return 0


def along(
    interpreter: Interpreter, expr: int, order: int, line: list[int], upto: int
) -> list[Outcome]:
    """The expression on the first `upto` rows of the line, each asked for once."""
    entity = interpreter.pack["orders"][order]["entity"]
    done = interpreter.kept("along").setdefault((expr, line[0]), [])
    while len(done) < upto:
        done.append(interpreter.evaluate(expr, entity, line[len(done)]))
    return done
