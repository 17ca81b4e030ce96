"""合计, 计数 and their like over the rows below."""

from __future__ import annotations

import functools
from fractions import Fraction
from typing import TYPE_CHECKING

from reference.builtins import extreme
from reference.outcomes import (
    FAULT,
    Month,
    Outcome,
    Word,
    compare,
    conjunction,
    disjunction,
    divide,
    negation,
    opened,
    strict,
    total,
)
from reference.places import is_ranked, rows_of, stretches_before
from reference.registry import Json, operation

if TYPE_CHECKING:
    from reference.interpreter import Interpreter


@operation("Aggregate")
def aggregate(interpreter: Interpreter, node: Json, entity: int, row: int) -> Outcome:
    below = node["entity"]
    if node.get("beside") is not None:
        return beside(interpreter, node, entity, row)
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
    return _of_rows(interpreter, node, entity, row, rows)


def beside(interpreter: Interpreter, node: Json, entity: int, row: int) -> Outcome:
    """Over rows that do not lie below the own one. What the own row is asked for comes first: where
    it is not known no other row is looked at."""
    asked, below = node["beside"], node["entity"]
    guard = interpreter.optional(asked["guard"], entity, row, True)
    if guard is False:
        return _of_rows(interpreter, node, entity, row, [])
    anchor = asked["anchor"]
    above = interpreter.scope_row(entity, row, anchor)
    own = [interpreter.evaluate(match["own"], entity, row) for match in asked["matches"]]
    unplaced = [] if above is not None else [interpreter.unknown_above(entity, row, anchor)]
    still_open = opened([guard, *own, *unplaced])
    if still_open is not None:
        return still_open
    if interpreter.left_out[below]:
        return _aggregate_left_out(interpreter, node, below)
    rows = [(other, True) for other in interpreter.scope_rows(below, anchor, above)]
    if anchor is not None and not interpreter.left_out[anchor]:
        unknown = interpreter.unlinked(anchor)
        rows += [(other, unknown) for other in interpreter.rows_below(anchor, None, below)]
    found = []
    for other, lies_there in rows:
        conditions = [lies_there, interpreter.optional(node["filter"], below, other, True)]
        for match, mine in zip(asked["matches"], own, strict=True):
            conditions.append(_matches(interpreter, match, mine, below, row, other))
        found.append(_contribution(interpreter, node, below, other, conjunction(conditions)))
    return _of_rows(interpreter, node, entity, row, found)


def _matches(
    interpreter: Interpreter, match: Json, mine: Outcome, below: int, row: int, other: int
) -> Outcome:
    theirs = interpreter.exprs[match["theirs"]]
    if theirs["op"] == "Place" and is_ranked(interpreter, theirs["order"]):
        if other == row:
            return mine > 0 and match["op"] == "LessEqual"
        return other in rows_of(stretches_before(interpreter, theirs["order"], row) or [])
    compares = functools.partial(_holds, match["op"])
    return strict(compares, interpreter.evaluate(match["theirs"], below, other), mine)


def _of_rows(
    interpreter: Interpreter,
    node: Json,
    entity: int,
    row: int,
    rows: list[tuple[Outcome, Outcome]],
) -> Outcome:
    result = combine(node["aggregate"], rows)
    if node["aggregate"] == "List":
        return strict(functools.partial(_as_texts, interpreter), result)
    return interpreter.optional(node["otherwise"], entity, row, FAULT) if result is None else result


def _as_texts(interpreter: Interpreter, values: tuple[Outcome, ...]) -> tuple[str, ...]:
    """In ascending order; words that are not ordered stand as they were declared."""

    def precedes(left: Outcome, right: Outcome) -> int:
        if isinstance(left, Word) and not _enumeration(interpreter, left)["is_ordered"]:
            return left.index - right.index
        return compare(left, right)

    return tuple(
        _as_text(interpreter, value) for value in sorted(values, key=functools.cmp_to_key(precedes))
    )


def _as_text(interpreter: Interpreter, value: Outcome) -> str:
    if isinstance(value, Word):
        return str(_enumeration(interpreter, value)["words"][value.index])
    if isinstance(value, Month):
        return f"{value.number // 12:04}-{value.number % 12 + 1:02}"
    return str(value)


def _enumeration(interpreter: Interpreter, word: Word) -> Json:
    declared: Json = interpreter.pack["enumerations"][word.enumeration]
    return declared


def _holds(comparison: str, theirs: Outcome, own: Outcome) -> bool:
    order = compare(theirs, own)
    return {
        "Equal": order == 0,
        "NotEqual": order != 0,
        "Less": order < 0,
        "LessEqual": order <= 0,
        "Greater": order > 0,
        "GreaterEqual": order >= 0,
    }[comparison]


def _aggregate_left_out(interpreter: Interpreter, node: Json, below: int) -> Outcome:
    """What its rows would say is missing; where that is nothing, the rows themselves are."""
    matches = node["beside"]["matches"] if node.get("beside") is not None else []
    said = [
        expr
        for expr in (node["filter"], *(match["theirs"] for match in matches), *node["args"])
        if expr is not None
    ]
    still_open = [opened([interpreter.evaluate(expr, below, 0)]) for expr in said]
    return next(filter(None, still_open), interpreter.unlinked(below))


def contribution(
    interpreter: Interpreter, node: Json, entity: int, row: int
) -> tuple[Outcome, Outcome]:
    """What a row adds to an aggregate: whether it counts, and its value."""
    counts = interpreter.optional(node["filter"], entity, row, True)
    return _contribution(interpreter, node, entity, row, counts)


def _contribution(
    interpreter: Interpreter, node: Json, entity: int, row: int, counts: Outcome
) -> tuple[Outcome, Outcome]:
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
