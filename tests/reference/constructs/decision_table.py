"""决策表."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from reference.builtins import extreme
from reference.constructs.limits import limited
from reference.outcomes import FAULT, Outcome, Word, add, conjunction, is_known, opened, strict
from reference.registry import Json, construct

if TYPE_CHECKING:
    from reference.interpreter import Interpreter


@construct("DecisionTable")
def decision_table(interpreter: Interpreter, definition: Json, entity: int, row: int) -> Outcome:
    hits = [
        conjunction(interpreter.optional(test, entity, row, True) for test in line["tests"])
        for line in definition["rows"]
    ]
    meaning = {"Collect": _collected, "First": _first, "Priority": _first}
    outcome = meaning.get(definition["policy"], _hit)(interpreter, definition, hits, entity, row)
    return limited(interpreter, definition["limited"], entity, row, lambda: outcome)


def _result(interpreter: Interpreter, line: Json, entity: int, row: int) -> Outcome:
    return interpreter.evaluate(line["result"], entity, row)


def _otherwise(interpreter: Interpreter, definition: Json, entity: int, row: int) -> Outcome:
    return interpreter.optional(definition["otherwise"], entity, row, FAULT)


def _hit(
    interpreter: Interpreter, definition: Json, hits: list[Outcome], entity: int, row: int
) -> Outcome:
    """唯一 and 任意: a hit decides; several may hit only where they agree."""
    results = [
        _result(interpreter, line, entity, row)
        for line, hit in zip(definition["rows"], hits, strict=True)
        if hit is True
    ]
    if len(results) > 1:
        agree = definition["policy"] == "Any"
        return strict(lambda one, *more: one if agree and {one} >= set(more) else FAULT, *results)
    if results:
        return results[0]
    still_open = opened(hit for hit in hits if hit is not False)
    if still_open is not None:
        return still_open
    return _otherwise(interpreter, definition, entity, row)


def _first(
    interpreter: Interpreter, definition: Json, hits: list[Outcome], entity: int, row: int
) -> Outcome:
    """首个 and 优先: what stands below the first that may hit is not asked."""
    turns = definition["turns"] or [{"row": place, "when": None} for place in range(len(hits))]
    for turn in turns:
        asked = interpreter.optional(turn["when"], entity, row, True)
        hit = conjunction((asked, hits[turn["row"]]))
        if hit is True:
            return _result(interpreter, definition["rows"][turn["row"]], entity, row)
        if hit is not False:
            return hit
    return _otherwise(interpreter, definition, entity, row)


def _collected(
    interpreter: Interpreter, definition: Json, hits: list[Outcome], entity: int, row: int
) -> Outcome:
    """汇总: hangs on every row that is not known, then on the results of those that hit."""
    still_open = opened(hits)
    if still_open is not None:
        return still_open
    kind = definition["collect"]
    if not any(hits) and definition["otherwise"] is not None:
        outcome = _otherwise(interpreter, definition, entity, row)
        return (_label(interpreter, outcome),) if kind == "List" else outcome
    order = [turn["row"] for turn in definition["turns"]] or range(len(hits))
    lines = [definition["rows"][place] for place in order if hits[place]]
    if kind == "Count":
        return Fraction(len(lines))
    results = [_result(interpreter, line, entity, row) for line in lines]
    if kind == "List":
        return tuple(_label(interpreter, result) for result in results)
    if kind == "Sum":
        outcome: Outcome = Fraction(0)
        for result in results:
            outcome = strict(add, outcome, result)
        return outcome
    if not results:
        return FAULT
    return strict(lambda *known: extreme(list(known), 1 if kind == "Greatest" else -1), *results)


def _label(interpreter: Interpreter, item: Outcome) -> Outcome:
    if not is_known(item) or not isinstance(item, Word):
        return item
    return interpreter.pack["enumerations"][item.enumeration]["words"][item.index]
