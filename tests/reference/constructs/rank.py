"""排名."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from reference.outcomes import Outcome, conjunction, strict
from reference.places import comes_before, rank_key
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
    ahead = [rank_key(interpreter, definition, 0, entity, row)]  # its own first key is asked
    for other in interpreter.scope_rows(entity, definition["scope"], scope_row):
        if other != row:
            takes_part = interpreter.optional(definition["participates"], entity, other, True)
            before = comes_before(interpreter, definition, entity, other, row)
            ahead.append(conjunction((takes_part, before)))
    return strict(lambda _, *known: Fraction(1 + sum(known)), *ahead)
