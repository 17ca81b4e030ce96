"""定义 and 设: a formula, with one case a line too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators.pack import Place
from generators.registry import construct

if TYPE_CHECKING:
    from generators.body import Body
    from generators.pack import Column, Entity


@construct("formula", weight=4)
def formula(body: Body, entity: Entity) -> None:
    kinds = ("bool", "integer", "decimal", "rate", "money", "money", "date", "month")
    column = body.new_column(entity, body.pen.pick(kinds))
    body.write.looks_at_rows = False
    text, scale = body.value(column, Place(entity), body.pen.number(1, 3))
    head = body.pen.word("Head", "Define")
    line = f"  {head} {column.name} : {body.type_word(column)} = {text}"
    dates = [other.name for other in entity.columns if other.kind == "date"]
    # Parameters may be asked at a date of the row, but not of rows below it.
    if dates and not body.write.looks_at_rows and body.pen.chance(40):
        line += f"   {body.pen.word('Clause', 'At')} {body.pen.pick(dates)}"
    if column.kind in ("integer", "money") and body.pen.chance(30):
        bound = body.pen.pick(("0", "1")) + ("元" if column.kind == "money" else "")
        line += f"   {body.pen.word('Clause', body.pen.pick(('AtLeast', 'AtMost')))} {bound}"
    body.define(entity, column, line + body.rounding(column, scale) + _shown(body, column))


def _shown(body: Body, column: Column) -> str:
    """What is written is rounded to a step, and rules go on with what is exact."""
    if column.kind not in ("integer", "money") or not body.pen.chance(20):
        return ""
    word = body.pen.word
    steps = {"money": ("元", "角", "10元", "0.05元", "3元"), "integer": ("10", "5", "个")}
    modes = ("HalfAway", "HalfEven", "AwayFromZero", "RoundDown")
    mode = f"{word('Mode', body.pen.pick(modes))} " if body.pen.chance(50) else ""
    step = body.pen.pick(steps[column.kind])
    return f"   {word('Clause', 'Show')} {mode}{word('Clause', 'To')} {step}"


@construct("helper")
def helper(body: Body, entity: Entity) -> None:
    column = body.new_column(entity, body.pen.pick(("bool", "decimal", "money")), "let")
    text, scale = body.value(column, Place(entity), 2)
    column.scale = scale
    body.define(entity, column, f"  {body.pen.word('Head', 'Let')} {column.name} = {text}")


@construct("cases")
def cases(body: Body, entity: Entity) -> None:
    """A choice with one case a line."""
    column = body.new_column(entity, body.pen.pick(("bool", "money", "integer", "enum")))
    if column.kind == "enum":
        column.enumeration = body.pen.pick(body.enumerations)
    word, place = body.pen.word, Place(entity)
    lines = [f"  {word('Head', 'Define')} {column.name} : {body.type_word(column)}"]
    when, then = word("Reserved", "When"), word("Operator", "Then")
    for _ in range(body.pen.number(1, 2)):
        value = _case_value(body, column, place)
        lines.append(f"    {when} {body.write.truth(place, 1)} {then} {value}")
    lines.append(f"    {word('Clause', 'Else')} {_case_value(body, column, place)}")
    body.define(entity, column, *lines)


def _case_value(body: Body, column: Column, place: Place) -> str:
    if column.enumeration is not None:
        return body.pen.pick(column.enumeration.words)
    text, scale = body.value(column, place, body.pen.number(0, 1))
    return text + body.rounding(column, scale)
