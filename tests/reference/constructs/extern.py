"""外部: a function of the host, asked where all its arguments are known."""

from __future__ import annotations

import datetime
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from reference.outcomes import FAULT, LIMIT, Month, Outcome, Word, strict
from reference.registry import Json, operation

if TYPE_CHECKING:
    from reference.interpreter import Interpreter


@operation("Extern")
def extern(interpreter: Interpreter, node: Json, entity: int, row: int) -> Outcome:
    declared = interpreter.pack["externs"][node["external"]]

    def ask(*arguments: Outcome) -> Outcome:
        given = [
            passed(interpreter.pack, value, argument["type"])
            for value, argument in zip(arguments, declared["arguments"], strict=True)
        ]
        try:
            answer = interpreter.externs[declared["name"]](*given)
        except Exception:
            return FAULT
        return taken(answer, declared["type"])

    return strict(ask, *interpreter.arguments(node, entity, row))


def passed(pack: Json, value: Outcome, declared: Json) -> Any:
    """An argument as the host sees it."""
    if isinstance(value, Word):
        return pack["enumerations"][value.enumeration]["words"][value.index]
    if isinstance(value, Month):
        return f"{value.number // 12:04}-{value.number % 12 + 1:02}"
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
    if isinstance(answer, bool) or not isinstance(answer, int | Decimal | Fraction):
        return FAULT
    number = Fraction(answer)
    is_held = abs(number.numerator) < LIMIT and number.denominator < LIMIT
    scale = declared["scale"]
    is_exact = scale is None or (number * 10**scale).denominator == 1
    return number if is_held and is_exact else FAULT
