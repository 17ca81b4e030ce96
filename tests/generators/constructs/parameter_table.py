"""A parameter by words or bands, dated as a whole, and a formula that asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators.registry import construct

if TYPE_CHECKING:
    from generators.body import Body
    from generators.pack import Column, Entity


def _arguments(entity: Entity) -> list[Column]:
    return [
        column
        for column in entity.columns
        if column.enumeration is not None or column.kind == "integer"
    ]


@construct("parameter table", bears=lambda _body, entity: bool(_arguments(entity)))
def parameter_table(body: Body, entity: Entity) -> None:
    pen = body.pen
    word, otherwise = pen.word, pen.word("Clause", "Else")
    asked = [pen.pick(_arguments(entity)) for _ in range(pen.number(1, 2))]
    name = pen.name("表", "table")
    upto = word("Operator", "Upto")
    cells: list[list[str]] = [[]]
    parameters = []
    for number, column in enumerate(asked):
        if column.enumeration is not None:
            type_word, parts = column.enumeration.name, list(column.enumeration.words)
        else:
            type_word, parts = word("Type", "Integer"), ["< 1", f"1 {upto} 2", "> 2"]
        parameters.append(f"元{number} : {type_word}")
        cells = [[*row, part] for row in cells for part in parts]
    head = f"{word('Margin', 'Param')} {name}({', '.join(parameters)}) : {word('Type', 'Money')}"
    cite = f'   {word("Clause", "Cite")} 文 "一"'
    starts = pen.pick(((None,), ("2016-01-01",), ("2015-06-01", "2016-03-31")))
    for start in starts:
        since = f"   {word('Clause', 'From')} {start}" if start else ""
        kept = [row for row in cells if pen.chance(70)]
        rows = [f"  | {' | '.join(row)} || {pen.number(0, 900)}元 |" for row in kept]
        if len(kept) < len(cells):
            rows.append(f"  | {otherwise} || 5.5元 |")
        names = " | ".join(f"元{number}" for number in range(len(asked)))
        body.margin += [f"{head}{since}{cite}", f"  | {names} || {name} |", *rows]
    column = body.new_column(entity, "money")
    call = f"{name}({', '.join(one.name for one in asked)})"
    dates = [other.name for other in entity.columns if other.kind == "date"]
    at = f"   {word('Clause', 'At')} {pen.pick(dates)}" if dates and pen.chance(50) else ""
    head = f"  {word('Head', 'Define')} {column.name} : {word('Type', 'Money')}"
    body.define(entity, column, f"{head} = {call}{at}")
