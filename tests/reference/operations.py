"""Expressions: constants, cells, logic, choice, arithmetic."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING

from reference.builtins import BUILTINS, DIVIDING, OF_PACK
from reference.outcomes import (
    FAULT,
    MISSING,
    NOT_APPLICABLE,
    DaySpan,
    Month,
    MonthSpan,
    Outcome,
    Undecided,
    add,
    add_span,
    compare,
    conjunction,
    disjunction,
    divide,
    is_known,
    multiply,
    negation,
    per_full,
    round_to,
    strict,
    subtract,
)
from reference.registry import Json, operation, strict_operation
from reference.values import decode

if TYPE_CHECKING:
    from reference.interpreter import Interpreter


@operation("Constant")
def constant(_interpreter: Interpreter, node: Json, _entity: int, _row: int) -> Outcome:
    return decode(node["value"])


@operation("AsOf")
def as_of(interpreter: Interpreter, _node: Json, _entity: int, _row: int) -> Outcome:
    return interpreter.as_of


@operation("Column")
def column(interpreter: Interpreter, node: Json, _entity: int, row: int) -> Outcome:
    return interpreter.column(node["column"], row)


@operation("Not")
def logical_not(interpreter: Interpreter, node: Json, entity: int, row: int) -> Outcome:
    return negation(*interpreter.arguments(node, entity, row))


@operation("And")
def logical_and(interpreter: Interpreter, node: Json, entity: int, row: int) -> Outcome:
    return conjunction(interpreter.arguments(node, entity, row))


@operation("Or")
def logical_or(interpreter: Interpreter, node: Json, entity: int, row: int) -> Outcome:
    return disjunction(interpreter.arguments(node, entity, row))


@operation("Parameter")
def parameter(interpreter: Interpreter, node: Json, entity: int, row: int) -> Outcome:
    declared = interpreter.pack["parameters"][node["parameter"]]
    if declared["name"] in interpreter.overrides:
        return interpreter.overrides[declared["name"]]
    day = interpreter.evaluate(node["args"][0], entity, row) if node["args"] else interpreter.as_of
    if not is_known(day):
        return day
    held: Outcome = FAULT
    for version in declared["versions"]:
        start = version["from"]
        if start is None or (day is not None and datetime.date.fromisoformat(start) <= day):
            held = decode(version["value"])
    return held


@operation("Ancestor")
def ancestor(interpreter: Interpreter, node: Json, entity: int, row: int) -> Outcome:
    column = node["column"]
    above = interpreter.climb(entity, row, interpreter.columns[column]["entity"])
    if above is None:
        return interpreter.unknown_above(entity, row, interpreter.columns[column]["entity"])
    return interpreter.column(column, above)


@operation("IsFilled")
def is_filled(interpreter: Interpreter, node: Json, entity: int, row: int) -> Outcome:
    name = interpreter.columns[node["column"]]["name"]
    cell = interpreter.tables[entity][row].get(name, MISSING)
    return FAULT if cell is FAULT else cell is not MISSING


@operation("Choice")
def choice(interpreter: Interpreter, node: Json, entity: int, row: int) -> Outcome:
    *cases, otherwise = node["args"]
    for condition, value in zip(cases[::2], cases[1::2], strict=True):
        holds = interpreter.evaluate(condition, entity, row)
        if not is_known(holds):
            return holds
        if holds:
            return interpreter.evaluate(value, entity, row)
    return interpreter.evaluate(otherwise, entity, row)


operation("Cases")(choice)


@operation("IsNone")
def is_none(interpreter: Interpreter, node: Json, entity: int, row: int) -> Outcome:
    (value,) = interpreter.arguments(node, entity, row)
    return value is NOT_APPLICABLE if is_known(value) else value


@operation("Fail")
def fail(_interpreter: Interpreter, _node: Json, _entity: int, _row: int) -> Outcome:
    return FAULT


@operation("Substitute")
def substitute(interpreter: Interpreter, node: Json, entity: int, row: int) -> Outcome:
    value = interpreter.evaluate(node["args"][0], entity, row)
    if isinstance(value, Undecided):
        return interpreter.evaluate(node["args"][1], entity, row)
    return value


@operation("Divide")
def divided(interpreter: Interpreter, node: Json, entity: int, row: int) -> Outcome:
    dividend, divisor = interpreter.arguments(node, entity, row)
    if is_known(divisor) and divisor == 0:
        return FAULT
    return strict(divide, dividend, divisor)


@operation("SpanRatio")
def span_ratio(interpreter: Interpreter, node: Json, entity: int, row: int) -> Outcome:
    dividend, divisor = interpreter.arguments(node, entity, row)
    if is_known(divisor) and divisor[0] == 0:
        return FAULT
    return strict(lambda a, b: divide(Fraction(a[0]), Fraction(b[0])), dividend, divisor)


@operation("PerFull")
def per_full_step(interpreter: Interpreter, node: Json, entity: int, row: int) -> Outcome:
    amount, step, gain = interpreter.arguments(node, entity, row)
    if is_known(step) and step <= 0:
        return FAULT
    return strict(per_full, amount, step, gain)


@operation("Round")
def rounded(interpreter: Interpreter, node: Json, entity: int, row: int) -> Outcome:
    step = Fraction(node["step"])
    if len(node["args"]) == 1:
        value = interpreter.evaluate(node["args"][0], entity, row)
        return strict(lambda number: round_to(number, step, node["mode"]), value)
    value, mode = interpreter.arguments(node, entity, row)
    return strict(lambda number, chosen: round_to(number, step, chosen.name), value, mode)


@operation("MakeSpan")
def make_span(interpreter: Interpreter, node: Json, entity: int, row: int) -> Outcome:
    kind = MonthSpan if node["type"]["kind"] == "MonthSpan" else DaySpan
    number = interpreter.evaluate(node["args"][0], entity, row)
    return strict(lambda n: kind(int(n)) if n.denominator == 1 else FAULT, number)


@operation("Call")
def call(interpreter: Interpreter, node: Json, entity: int, row: int) -> Outcome:
    name = node["builtin"]
    operands = list(interpreter.arguments(node, entity, row))
    if name in DIVIDING and is_known(operands[1]) and operands[1] == 0:
        return FAULT
    if name in OF_PACK:
        return strict(lambda *known: OF_PACK[name](interpreter.pack, *known), *operands)
    return strict(BUILTINS[name], *operands)


_STRICT: dict[str, Callable[..., Outcome]] = {
    "Negate": lambda number: type(number)(-number[0]) if isinstance(number, tuple) else -number,
    "Add": add,
    "Subtract": subtract,
    "Multiply": multiply,
    "AddSpan": add_span,
    "SubtractSpan": lambda moment, span: add_span(moment, type(span)(-span[0])),
    "Difference": lambda left, right: (
        MonthSpan(left.number - right.number)
        if isinstance(left, Month)
        else DaySpan((left - right).days)
    ),
    "ScaleSpan": lambda span, times: (
        type(span)(span[0] * int(times)) if times.denominator == 1 else FAULT
    ),
    "Equal": lambda left, right: left == right,
    "NotEqual": lambda left, right: left != right,
    "Less": lambda left, right: compare(left, right) < 0,
    "LessEqual": lambda left, right: compare(left, right) <= 0,
    "Greater": lambda left, right: compare(left, right) > 0,
    "GreaterEqual": lambda left, right: compare(left, right) >= 0,
}

for _name, _function in _STRICT.items():
    strict_operation(_name, _function)
