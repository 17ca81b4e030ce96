"""自: a formula that changes on dates."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from reference.constructs.limits import limited
from reference.outcomes import FAULT, Outcome, is_known
from reference.registry import Json, construct

if TYPE_CHECKING:
    from reference.interpreter import Interpreter


@construct("DatedFormula")
def dated_formula(interpreter: Interpreter, definition: Json, entity: int, row: int) -> Outcome:
    def value() -> Outcome:
        day = interpreter.evaluate(definition["date"], entity, row)
        if not is_known(day):
            return day
        for version in definition["versions"]:  # the newest first
            since = version["from"]  # none: held always
            if since is None or datetime.date.fromisoformat(since) <= day:
                return interpreter.evaluate(version["value"], entity, row)
        return FAULT

    return limited(interpreter, definition["value"], entity, row, value)
