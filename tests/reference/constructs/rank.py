"""排名."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from reference.outcomes import FAULT, Outcome, compare, conjunction, is_known, strict
from reference.registry import Json, construct

if TYPE_CHECKING:
    from reference.interpreter import Interpreter


@construct("Rank")
def rank(interpreter: Interpreter, definition: Json, entity: int, row: int) -> Outcome:
    scope_row = interpreter.scope_row(entity, row, definition["scope"])
    if scope_row is None:
        return interpreter.unknown_above(entity, row, definition["scope"])
    own = interpreter.optional(definition["participates"], entity, row, True)
    if own is not True:
        return Fraction(0) if own is False else own
    ahead = [_rank_key(interpreter, definition, 0, entity, row)]  # its own first key is asked
    for other in interpreter.scope_rows(entity, definition["scope"], scope_row):
        if other != row:
            takes_part = interpreter.optional(definition["participates"], entity, other, True)
            before = _comes_before(interpreter, definition, entity, other, row)
            ahead.append(conjunction((takes_part, before)))
    return strict(lambda _, *known: Fraction(1 + sum(known)), *ahead)


def _rank_key(
    interpreter: Interpreter, definition: Json, place: int, entity: int, row: int
) -> Outcome:
    expr = definition["keys"][place]["value"]
    keys = interpreter.kept("rank keys")
    if (expr, entity, row) not in keys:
        keys[expr, entity, row] = interpreter.evaluate(expr, entity, row)
    return keys[expr, entity, row]


def _comes_before(
    interpreter: Interpreter, definition: Json, entity: int, left: int, right: int
) -> Outcome:
    """Whether one row stands before another: by the first key in which they differ."""
    for place, key in enumerate(definition["keys"]):
        order = strict(
            compare,
            _rank_key(interpreter, definition, place, entity, left),
            _rank_key(interpreter, definition, place, entity, right),
        )
        if not is_known(order):
            return order
        if order != 0:
            return (order > 0) == key["descending"]
    return False if definition["shared"] else FAULT
