"""决策表."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reference.outcomes import FAULT, Outcome, conjunction, opened, strict
from reference.registry import Json, construct

if TYPE_CHECKING:
    from reference.interpreter import Interpreter


@construct("DecisionTable")
def decision_table(interpreter: Interpreter, definition: Json, entity: int, row: int) -> Outcome:
    hits = [
        conjunction(interpreter.optional(test, entity, row, True) for test in line["tests"])
        for line in definition["rows"]
    ]
    if definition["policy"] == "First":  # what stands below the first that may hit is not asked
        first = next((place for place, hit in enumerate(hits) if hit is not False), len(hits))
        hits = hits[: first + 1]
    results = [
        interpreter.evaluate(line["result"], entity, row)
        for line, hit in zip(definition["rows"], hits, strict=False)
        if hit is True
    ]
    if len(results) > 1:  # several may hit only where they agree
        agree = definition["policy"] == "Any"
        return strict(lambda one, *more: one if agree and {one} >= set(more) else FAULT, *results)
    if results:
        return results[0]
    still_open = opened(hit for hit in hits if hit is not False)
    if still_open is not None:
        return still_open
    return interpreter.optional(definition["otherwise"], entity, row, FAULT)
