"""分段: slice by slice, or by the band that the base lies in."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from reference.constructs.limits import limited
from reference.outcomes import (
    FAULT,
    Outcome,
    add,
    compare,
    conjunction,
    is_known,
    multiply,
    strict,
    subtract,
)
from reference.registry import Json, construct

if TYPE_CHECKING:
    from reference.interpreter import Interpreter


@construct("Bracket")
def bracket(interpreter: Interpreter, definition: Json, entity: int, row: int) -> Outcome:
    def value() -> Outcome:
        bounds = [
            interpreter.evaluate(band["upto"], entity, row)
            for band in definition["bands"]
            if band["upto"] is not None
        ]
        start = [Fraction(0)] if definition["is_progressive"] else []
        ascends = conjunction(
            strict(lambda low, high: compare(low, high) < 0, *pair)
            for pair in pairwise([*start, *bounds])
        )
        if ascends is not True:
            return FAULT if ascends is False else ascends
        meaning = _by_slices if definition["is_progressive"] else _by_band
        return meaning(interpreter, definition, bounds, entity, row)

    return limited(interpreter, definition["value"], entity, row, value)


def _by_slices(
    interpreter: Interpreter, definition: Json, bounds: list[Outcome], entity: int, row: int
) -> Outcome:
    """Each slice at its rate; below zero lies nothing."""
    base = interpreter.evaluate(definition["base"], entity, row)
    lower: Outcome = Fraction(0)
    parts = []
    for place, band in enumerate(definition["bands"]):
        rate = interpreter.evaluate(interpreter.exprs[band["value"]]["args"][1], entity, row)
        upper = strict(min, base, bounds[place]) if place < len(bounds) else base
        rest = strict(subtract, upper, lower) if place else upper
        parts.append(strict(multiply, strict(max, rest, Fraction(0)), rate))
        lower = bounds[place] if place < len(bounds) else lower
    total = parts[0]
    for part in parts[1:]:
        total = strict(add, total, part)
    return total


def _by_band(
    interpreter: Interpreter, definition: Json, bounds: list[Outcome], entity: int, row: int
) -> Outcome:
    base = interpreter.evaluate(definition["base"], entity, row)
    *bands, last = definition["bands"]
    for band, bound in zip(bands, bounds, strict=False):
        lies = strict(lambda value, upto: compare(value, upto) <= 0, base, bound)
        if not is_known(lies):
            return lies
        if lies:
            return interpreter.evaluate(band["value"], entity, row)
    return interpreter.evaluate(last["value"], entity, row)
