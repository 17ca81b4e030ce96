"""What looks back along an order: running aggregates, 上一行, 连续."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING

from reference.constructs.aggregate import combine, contribution
from reference.orders import along, line_of
from reference.outcomes import FAULT, Outcome, add, conjunction, disjunction, is_known, strict
from reference.places import (
    is_ranked,
    row_after,
    row_at_the_end,
    row_at_the_head,
    rows_of,
    stretches_before,
)
from reference.registry import Json, operation

if TYPE_CHECKING:
    from reference.interpreter import Interpreter


@operation("Running", carries=True)
def running(interpreter: Interpreter, node: Json, entity: int, row: int) -> Outcome:
    if is_ranked(interpreter, node["order"]):
        return _running_by_places(interpreter, node, entity, row)
    line = line_of(interpreter, node["order"], row)
    if not isinstance(line, list):
        return line
    upto = line.index(row) + bool(node["includes_own"])
    rows = interpreter.kept("contributions").setdefault((id(node), line[0]), [])
    sums = interpreter.kept("running").setdefault(
        (id(node), line[0]), [combine(node["aggregate"], [])]
    )
    while len(rows) < upto:
        rows.append(contribution(interpreter, node, entity, line[len(rows)]))
        sums.append(_extend(node["aggregate"], sums[-1], rows[-1]))
    result = sums[upto]
    if node["aggregate"] not in ("Sum", "Count", "Any", "All"):
        result = combine(node["aggregate"], rows[:upto])
    return interpreter.optional(node["otherwise"], entity, row, FAULT) if result is None else result


def _running_by_places(interpreter: Interpreter, node: Json, entity: int, row: int) -> Outcome:
    line = stretches_before(interpreter, node["order"], row)
    if line is not None and not isinstance(line, list):
        return line
    rows = [] if line is None else rows_of(line) + [row] * bool(node["includes_own"])
    result = combine(
        node["aggregate"], [contribution(interpreter, node, entity, other) for other in rows]
    )
    return interpreter.optional(node["otherwise"], entity, row, FAULT) if result is None else result


def _extend(kind: str, before: Outcome, row: tuple[Outcome, Outcome]) -> Outcome:
    """A running aggregate with one row more."""
    after = combine(kind, [row])
    if kind == "Any":
        return disjunction((before, after))
    if kind == "All":
        return conjunction((before, after))
    return strict(add, before, after) if kind in ("Sum", "Count") else None


@operation("Previous", carries=True)
def previous(interpreter: Interpreter, node: Json, entity: int, row: int) -> Outcome:
    if is_ranked(interpreter, node["order"]):
        return _previous_by_places(interpreter, node, entity, row)
    line = line_of(interpreter, node["order"], row)
    if not isinstance(line, list):
        return line
    place = line.index(row)
    if place == 0:
        return interpreter.evaluate(node["args"][1], entity, row)
    return along(interpreter, node["args"][0], node["order"], line, place)[place - 1]


@operation("Place")
def place(interpreter: Interpreter, node: Json, _entity: int, row: int) -> Outcome:
    line = line_of(interpreter, node["order"], row)
    return Fraction(line.index(row) + 1) if isinstance(line, list) else line


@operation("Next")
def next_row(interpreter: Interpreter, node: Json, entity: int, row: int) -> Outcome:
    if is_ranked(interpreter, node["order"]):
        return _on_row_by_places(interpreter, node, entity, row, row_after)
    line = line_of(interpreter, node["order"], row)
    if not isinstance(line, list):
        return line
    if line[-1] == row:
        return interpreter.evaluate(node["args"][1], entity, row)
    return interpreter.evaluate(node["args"][0], entity, line[line.index(row) + 1])


@operation("FirstRow")
def first_row(interpreter: Interpreter, node: Json, entity: int, row: int) -> Outcome:
    if is_ranked(interpreter, node["order"]):
        return _on_row_by_places(interpreter, node, entity, row, row_at_the_head)
    return _on_row_of_line(interpreter, node, entity, row, 0)


@operation("LastRow")
def last_row(interpreter: Interpreter, node: Json, entity: int, row: int) -> Outcome:
    if is_ranked(interpreter, node["order"]):
        return _on_row_by_places(interpreter, node, entity, row, row_at_the_end)
    return _on_row_of_line(interpreter, node, entity, row, -1)


def _on_row_of_line(
    interpreter: Interpreter, node: Json, entity: int, row: int, which: int
) -> Outcome:
    line = line_of(interpreter, node["order"], row)
    if not isinstance(line, list):
        return line
    return interpreter.evaluate(node["args"][0], entity, line[which])


def _on_row_by_places(
    interpreter: Interpreter,
    node: Json,
    entity: int,
    row: int,
    find: Callable[[Interpreter, int, int], tuple[int | None, Outcome]],
) -> Outcome:
    """The value on another row of the line; of none the other value, or a fault."""
    own = interpreter.column(interpreter.pack["orders"][node["order"]]["rank"], row)
    if not is_known(own):
        return own
    found, doubt = find(interpreter, node["order"], row) if own > 0 else (None, None)
    if doubt is not None:
        return doubt
    if found is not None:
        return interpreter.evaluate(node["args"][0], entity, found)
    return interpreter.evaluate(node["args"][1], entity, row) if len(node["args"]) > 1 else FAULT


def _previous_by_places(interpreter: Interpreter, node: Json, entity: int, row: int) -> Outcome:
    line = stretches_before(interpreter, node["order"], row)
    if line is not None and not isinstance(line, list):
        return line
    if not line:
        return interpreter.evaluate(node["args"][1], entity, row)
    rows, doubt = line[-1]
    return interpreter.evaluate(node["args"][0], entity, rows[0]) if doubt is None else doubt


def _in_a_row_by_places(interpreter: Interpreter, node: Json, entity: int, row: int) -> Outcome:
    line = stretches_before(interpreter, node["order"], row)
    if line is not None and not isinstance(line, list):
        return line
    length = interpreter.evaluate(node["args"][0], entity, row)
    if not is_known(length):
        return length
    if length < 1:
        return FAULT
    if line is None:
        return False
    conditions = [
        interpreter.evaluate(node["args"][1], entity, other) if doubt is None else doubt
        for rows, doubt in [*line, ([row], None)]
        for other in rows
    ]
    return len(conditions) >= length and conjunction(conditions[-int(length) :])


@operation("InARow")
def in_a_row(interpreter: Interpreter, node: Json, entity: int, row: int) -> Outcome:
    if is_ranked(interpreter, node["order"]):
        return _in_a_row_by_places(interpreter, node, entity, row)
    line = line_of(interpreter, node["order"], row)
    if not isinstance(line, list):
        return line
    length = interpreter.evaluate(node["args"][0], entity, row)
    if not is_known(length):
        return length
    place = line.index(row)
    if place + 1 < length or length < 1:
        return False if length >= 1 else FAULT
    conditions = along(interpreter, node["args"][1], node["order"], line, place + 1)
    return conjunction(conditions[place + 1 - int(length) : place + 1])
