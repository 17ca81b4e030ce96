"""不适用: a conclusion that may be none, and one that asks before it reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators.pack import Place
from generators.registry import construct

if TYPE_CHECKING:
    from generators.body import Body
    from generators.pack import Column, Entity


@construct("none")
def none(body: Body, entity: Entity) -> None:
    place, pen = Place(entity), body.pen
    column = body.new_column(entity, pen.pick(("money", "money", "integer", "bool")))
    truths = [other.name for other in entity.columns if other.kind == "bool"]
    # Others would have to ask before they read it: it is not among the columns that they see.
    if truths and pen.chance(30):
        _none_in_a_table(body, entity, column, pen.pick(truths))
    else:
        _none_in_a_choice(body, entity, column)
    value = body.value(column, place, 0)[0]
    readers = (_asked_in_a_formula, _asked_by_a_criterion, _asked_by_an_item, _asked_by_a_check)
    pen.pick(readers)(body, entity, column, value)


def _kind(body: Body, column: Column) -> str:
    word = body.pen.word
    return f"{body.type_word(column)} {word('Operator', 'Or')} {word('Reserved', 'None')}"


def _none_in_a_choice(body: Body, entity: Entity, column: Column) -> None:
    place, pen, word = Place(entity), body.pen, body.pen.word
    when, then = word("Reserved", "When"), word("Operator", "Then")
    condition = body.write.truth(place, 1)
    text, scale = body.value(column, place, 1)
    arms = [word("Reserved", "None"), text]
    if pen.chance(50):
        arms.reverse()
    choice = (
        f"{when} {condition} {then} {arms[0]}{pen.comma()}{word('Operator', 'Otherwise')} {arms[1]}"
    )
    head = f"  {word('Head', 'Define')} {column.name} : {_kind(body, column)}"
    entity.lines.append(f"{head} = {choice}{body.rounding(column, scale)}")


def _none_in_a_table(body: Body, entity: Entity, column: Column, truth: str) -> None:
    pen, word = body.pen, body.pen.word
    values = {"bool": ("是", "否"), "integer": ("1", "2"), "money": ("1元", "100元")}[column.kind]
    cells = [word("Reserved", "None"), pen.pick(values), pen.pick(values)]
    if pen.chance(50):
        cells.reverse()
    policy = word("Policy", pen.pick(("Unique", "AnyHit", "First")))
    entity.lines += [
        f"  {word('Head', 'Table')} {column.name} : {_kind(body, column)}"
        f"   {word('Clause', 'Hit')} {policy}",
        f"    | {truth} || {column.name} |",
        *(f"    | {cell} || {result} |" for cell, result in zip("是否", cells, strict=False)),
    ]


def _asked_in_a_formula(body: Body, entity: Entity, column: Column, value: str) -> None:
    pen, word = body.pen, body.pen.word
    nothing, then = word("Reserved", "None"), word("Operator", "Then")
    when, otherwise = word("Reserved", "When"), word("Operator", "Otherwise")
    reader, name = body.new_column(entity, "bool"), column.name
    head = f"  {word('Head', 'Define')} {reader.name} : {body.type_word(reader)}"
    if column.kind == "bool":
        test = f"({name} <> {nothing} {word('Operator', 'And')} {name})"
    elif pen.chance(50):
        test = f"({name} = {nothing} {word('Operator', 'Or')} {name} > {value})"
    else:
        test = f"{when} {name} = {nothing} {then} 是{pen.comma()}{otherwise} {name} <= {value}"
    body.define(entity, reader, f"{head} = {test}")


def _guard(body: Body, column: Column) -> str:
    """A guard under which the column has a value."""
    word = body.pen.word
    asked = f"{column.name} <> {word('Reserved', 'None')}"
    if body.pen.chance(40):
        asked += f" {word('Operator', 'And')} {body.write.truth(Place(column.entity), 0)}"
    return f"   {word('Clause', 'Guard')} {asked}"


def _test(column: Column, value: str) -> str:
    return column.name if column.kind == "bool" else f"{column.name} > {value}"


def _asked_by_a_criterion(body: Body, entity: Entity, column: Column, value: str) -> None:
    word, reader = body.pen.word, body.new_column(entity, "bool")
    must = word("Head", body.pen.pick(("Must", "MustNot")))
    label = f'{word("Clause", "Else")} "不符"'
    body.define(
        entity,
        reader,
        f"  {word('Head', 'Eligibility')} {reader.name} : {body.type_word(reader)}",
        f"    {must} {_test(column, value)}{_guard(body, column)}   {label}",
    )
    body.define_product(entity, "list", f"{reader.name}.{word('Product', 'Failed')}")


def _asked_by_an_item(body: Body, entity: Entity, column: Column, value: str) -> None:
    pen, word = body.pen, body.pen.word
    reader = body.new_column(entity, "integer")
    when, then = word("Reserved", "When"), word("Operator", "Then")
    otherwise = word("Operator", "Otherwise")
    test = _test(column, value)
    gives = f"{word('Clause', 'Gives')} {when} {test} {then} 3{pen.comma()}{otherwise} 1"
    body.define(
        entity,
        reader,
        f"  {word('Head', 'Score')} {reader.name} : {body.type_word(reader)}",
        f"    {word('Head', 'Item')} 甲项   {gives}{_guard(body, column)}"
        f"   {word('Clause', 'AtMost')} 4",
    )
    body.define_product(entity, "list", f"{reader.name}.{word('Product', 'Lost')}")


def _asked_by_a_check(body: Body, entity: Entity, column: Column, value: str) -> None:
    word = body.pen.word
    head = word("Head", body.pen.pick(("Fail", "Warn")))
    body.margin += [
        f"{word('Margin', 'Check')} {entity.name}",
        f'  {head} {_test(column, value)}   "查出{column.name}"{_guard(body, column)}',
    ]
