"""外部: a function of the host, asked where all its arguments are known."""

from __future__ import annotations

import datetime
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from reference.outcomes import (
    FAULT,
    LIMIT,
    DaySpan,
    Month,
    MonthSpan,
    Outcome,
    Word,
    strict,
)
from reference.registry import Json, operation
from reference.values import decode

if TYPE_CHECKING:
    from reference.interpreter import Interpreter


@operation("Extern")
def extern(interpreter: Interpreter, node: Json, entity: int, row: int) -> Outcome:
    declared = interpreter.pack["externs"][node["external"]]

    def ask(*arguments: Outcome) -> Outcome:
        for value, argument in zip(arguments, declared["arguments"], strict=True):
            if not within(value, argument):
                return FAULT
        given = [
            passed(interpreter.pack, value, argument["type"])
            for value, argument in zip(arguments, declared["arguments"], strict=True)
        ]
        try:
            answer = interpreter.externs[declared["name"]](*given)
        except Exception:
            return FAULT
        value = taken(answer, declared["type"])
        return value if value is FAULT or within(value, declared) else FAULT

    return strict(ask, *interpreter.arguments(node, entity, row))


def within(value: Outcome, declared: Json) -> bool:
    """Whether a value lies in the declared range; one of words may be written from either end."""
    low, high = (declared[bound] and decode(declared[bound]) for bound in ("low", "high"))
    if low is None:
        return True
    if isinstance(value, Word) and low.index > high.index:
        low, high = high, low
    return bool(low <= value <= high)


def passed(pack: Json, value: Outcome, declared: Json) -> Any:
    """An argument as the host sees it."""
    if isinstance(value, Word):
        return pack["enumerations"][value.enumeration]["words"][value.index]
    if isinstance(value, Month):
        return f"{value.number // 12:04}-{value.number % 12 + 1:02}"
    if isinstance(value, MonthSpan | DaySpan):
        return value[0]
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, bool) or not isinstance(value, Fraction):
        return value
    if declared["form"] == "Integer":
        return int(value)
    return Decimal(int(value * 100)) / 100 if declared["form"] == "Money" else value


def taken(answer: Any, declared: Json) -> Outcome:
    """What the host says, where it is a value of the declared type."""
    kind = declared["kind"]
    if kind == "Bool":
        return answer if isinstance(answer, bool) else FAULT
    if kind == "Date":
        return answer if isinstance(answer, datetime.date) else FAULT
    if kind == "List":
        return tuple(answer) if isinstance(answer, list) else FAULT
    if isinstance(answer, bool) or not isinstance(answer, int | Decimal | Fraction):
        return FAULT
    if kind in ("MonthSpan", "DaySpan"):
        span = MonthSpan if kind == "MonthSpan" else DaySpan
        return span(answer) if isinstance(answer, int) else FAULT
    number = Fraction(answer)
    is_held = abs(number.numerator) < LIMIT and number.denominator < LIMIT
    scale = declared["scale"]
    is_exact = scale is None or (number * 10**scale).denominator == 1
    return number if is_held and is_exact else FAULT
