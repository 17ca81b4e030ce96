"""合计, 计数 and their like over the rows below."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from reference.builtins import extreme
from reference.outcomes import (
    FAULT,
    Outcome,
    conjunction,
    disjunction,
    divide,
    negation,
    opened,
    strict,
    total,
)
from reference.registry import Json, operation

if TYPE_CHECKING:
    from reference.interpreter import Interpreter


@operation("Aggregate")
def aggregate(interpreter: Interpreter, node: Json, entity: int, row: int) -> Outcome:
    below = node["entity"]
    if interpreter.left_out[below]:
        return _aggregate_left_out(interpreter, node, below)
    rows = [
        contribution(interpreter, node, below, other)
        for other in interpreter.rows_below(entity, row, below)
    ]
    unknown = interpreter.unlinked(entity)  # whether a row lies below this one
    for other in interpreter.rows_below(entity, None, below):
        counts, value = contribution(interpreter, node, below, other)
        rows.append((conjunction((unknown, counts)), value))
    result = combine(node["aggregate"], rows)
    if result is None:
        return interpreter.optional(node["otherwise"], entity, row, FAULT)
    return result


def _aggregate_left_out(interpreter: Interpreter, node: Json, below: int) -> Outcome:
    """What its rows would say is missing; where that is nothing, the rows themselves are."""
    said = [expr for expr in (node["filter"], *node["args"]) if expr is not None]
    still_open = [opened([interpreter.evaluate(expr, below, 0)]) for expr in said]
    return next(filter(None, still_open), interpreter.unlinked(below))


def contribution(
    interpreter: Interpreter, node: Json, entity: int, row: int
) -> tuple[Outcome, Outcome]:
    """What a row adds to an aggregate: whether it counts, and its value."""
    counts = interpreter.optional(node["filter"], entity, row, True)
    kleene = node["aggregate"] in ("Any", "All")
    has_value = node["args"] and node["aggregate"] != "Count"  # rows are counted, not values
    asked = has_value and (counts is True or (kleene and counts is not False))
    value = interpreter.evaluate(node["args"][0], entity, row) if asked else True
    return counts, value


def combine(kind: str, rows: list[tuple[Outcome, Outcome]]) -> Outcome:
    """What rows come to; None where there is nothing to take the mean, least or greatest of."""
    if kind == "Any":
        return disjunction(conjunction(pair) for pair in rows)
    if kind == "All":
        return conjunction(disjunction((negation(counts), value)) for counts, value in rows)
    still_open = opened(
        value if counts is True else counts for counts, value in rows if counts is not False
    )
    if still_open is not None:
        return still_open
    values = [value for counts, value in rows if counts]
    if kind == "Sum":
        return total(values)
    if kind == "Count":
        return Fraction(len(values))
    if kind == "List":
        return tuple(values)
    if not values:
        return None
    if kind == "Only":
        return values[0] if len(values) == 1 else FAULT
    if kind == "Mean":
        return strict(lambda amount: divide(amount, Fraction(len(values))), total(values))
    return extreme(values, 1 if kind == "Greatest" else -1)
