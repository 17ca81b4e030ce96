"""一般 and 例外."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from reference.constructs.limits import limited
from reference.outcomes import FAULT, Outcome, conjunction, disjunction, is_known, negation
from reference.registry import Json, construct

if TYPE_CHECKING:
    from reference.interpreter import Interpreter


def _applies(
    interpreter: Interpreter, definition: Json, place: int, entity: int, row: int
) -> Outcome:
    """Its condition holds, and no exception to it applies."""
    others = [
        _applies(interpreter, definition, other, entity, row)
        for other, exception in enumerate(definition["exceptions"])
        if place in exception["overrides"]
    ]
    condition = definition["exceptions"][place]["condition"]
    return conjunction(
        (interpreter.evaluate(condition, entity, row), *(negation(other) for other in others))
    )


@construct("Exceptions")
def exceptions(interpreter: Interpreter, definition: Json, entity: int, row: int) -> Outcome:
    def value() -> Outcome:
        valued = [
            (place, each)
            for place, each in enumerate(definition["exceptions"])
            if each["value"] is not None
        ]
        applies = {
            place: _applies(interpreter, definition, place, entity, row) for place, _ in valued
        }
        clash = disjunction(
            conjunction((applies[one], applies[other]))
            for (one, first), (other, second) in combinations(valued, 2)
            if other not in first["overrides"] and one not in second["overrides"]
        )
        if clash is not False:
            return FAULT if clash is True else clash
        for place, exception in valued:
            if not is_known(applies[place]):
                return applies[place]
            if applies[place]:
                return interpreter.evaluate(exception["value"], entity, row)
        return interpreter.evaluate(definition["general"], entity, row)

    return limited(interpreter, definition["value"], entity, row, value)


@construct("ExceptionApplies")
def exception_applies(interpreter: Interpreter, definition: Json, entity: int, row: int) -> Outcome:
    declared = interpreter.columns[definition["column"]]["definition"]
    return _applies(interpreter, declared, definition["exception"], entity, row)
