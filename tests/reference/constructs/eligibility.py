"""资格 and its 未满足."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reference.constructs.label_list import labels_of
from reference.outcomes import Outcome, conjunction, disjunction, negation, strict
from reference.registry import Json, construct

if TYPE_CHECKING:
    from reference.interpreter import Interpreter


def _criteria(interpreter: Interpreter, definition: Json, entity: int, row: int) -> list[Outcome]:
    return [
        disjunction(
            (
                negation(interpreter.optional(criterion["guard"], entity, row, True)),
                interpreter.evaluate(criterion["test"], entity, row),
            )
        )
        for criterion in definition["criteria"]
    ]


@construct("Eligibility")
def eligibility(interpreter: Interpreter, definition: Json, entity: int, row: int) -> Outcome:
    return conjunction(_criteria(interpreter, definition, entity, row))


@construct("FailedCriteria")
def failed_criteria(interpreter: Interpreter, definition: Json, entity: int, row: int) -> Outcome:
    declared = interpreter.columns[definition["eligibility"]]["definition"]
    labels = [criterion["label"] for criterion in declared["criteria"]]
    met = _criteria(interpreter, declared, entity, row)
    return strict(lambda *known: labels_of(labels, known, False), *met)
