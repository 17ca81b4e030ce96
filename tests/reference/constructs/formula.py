"""定义 and 设: a formula."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reference.outcomes import Outcome
from reference.registry import Json, construct

if TYPE_CHECKING:
    from reference.interpreter import Interpreter


@construct("Formula")
def formula(interpreter: Interpreter, definition: Json, entity: int, row: int) -> Outcome:
    return interpreter.evaluate(definition["value"], entity, row)
