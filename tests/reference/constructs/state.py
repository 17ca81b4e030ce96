"""状态."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reference.orders import along, line_of
from reference.outcomes import Outcome, conjunction, disjunction, negation
from reference.places import stretches_before
from reference.registry import Json, construct

if TYPE_CHECKING:
    from reference.interpreter import Interpreter


@construct("State", carries=True)
def state(interpreter: Interpreter, definition: Json, entity: int, row: int) -> Outcome:
    if interpreter.pack["orders"][definition["order"]]["rank"] is not None:
        return _by_places(interpreter, definition, entity, row)
    line = line_of(interpreter, definition["order"], row)
    if not isinstance(line, list):
        return line
    upto = line.index(row) + 1
    starts = along(interpreter, definition["start"], definition["order"], line, upto)
    stops = along(interpreter, definition["stop"], definition["order"], line, upto)
    is_on: Outcome = False
    for start, stop in zip(starts[:upto], stops[:upto], strict=True):
        is_on = disjunction((start, conjunction((is_on, negation(stop)))))
    return is_on


def _by_places(interpreter: Interpreter, definition: Json, entity: int, row: int) -> Outcome:
    line = stretches_before(interpreter, definition["order"], row)
    if not isinstance(line, list):
        return False if line is None else line
    is_on: Outcome = False
    for rows, doubt in [*line, ([row], None)]:
        if doubt is not None:
            is_on = doubt
            continue
        start = interpreter.evaluate(definition["start"], entity, rows[0])
        stop = interpreter.evaluate(definition["stop"], entity, rows[0])
        is_on = disjunction((start, conjunction((is_on, negation(stop)))))
    return is_on
