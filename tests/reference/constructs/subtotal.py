"""至少, 至多 and rounding of a head line: over what its construct comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reference.outcomes import Outcome
from reference.registry import Json, operation

if TYPE_CHECKING:
    from reference.interpreter import Interpreter


def limited(
    interpreter: Interpreter, definition: Json, outcome: Outcome, entity: int, row: int
) -> Outcome:
    if definition["limited"] is None:
        return outcome
    node = interpreter.exprs[definition["subtotal"]]
    interpreter.kept("subtotals")[id(node), row] = outcome
    return interpreter.evaluate(definition["limited"], entity, row)


@operation("Subtotal")
def subtotal(interpreter: Interpreter, node: Json, _entity: int, row: int) -> Outcome:
    return interpreter.kept("subtotals")[id(node), row]
