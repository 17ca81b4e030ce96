"""自: a formula that changes on dates, on the day of the run or of the row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators.pack import Place
from generators.registry import construct

if TYPE_CHECKING:
    from generators.body import Body
    from generators.pack import Column, Entity


@construct("dated formula")
def dated_formula(body: Body, entity: Entity) -> None:
    pen = body.pen
    word = pen.word
    column = body.new_column(entity, pen.pick(("bool", "money", "integer", "date")))
    body.write.looks_at_rows = False
    starts = ["2015-01-01", "2016-03-31", "2016-12-31"][: pen.number(1, 3)]
    since, lines = word("Clause", "From"), []
    for start in starts:
        text, scale = body.value(column, Place(entity), pen.number(0, 2))
        lines.append(f"    {since} {start}   {text}{body.rounding(column, scale)}")
    if pen.chance(50):
        lines.reverse()
    names = [f"例外{number}" for number in range(pen.number(1, 2))] if pen.chance(40) else []
    for number, name in enumerate(names):
        over = f"   {word('Clause', 'Overrides')} {', '.join(names[:number])}" if number else ""
        condition = f"   {word('Clause', 'Guard')} {body.write.truth(Place(entity), 1)}"
        gives = f"   {word('Operator', 'Then')} {_plain(body, column)}"
        lines.append(f"    {word('Head', 'Exception')} {name}{over}{condition}{gives}")
    dates = [other.name for other in entity.columns if other.kind == "date"]
    at = ""
    if dates and not body.write.looks_at_rows and pen.chance(60):
        at = f"   {word('Clause', 'At')} {pen.pick(dates)}"
    head = f"  {word('Head', 'Define')} {column.name} : {body.type_word(column)}{at}"
    body.define(entity, column, head, *lines)
    if names:
        body.define_product(entity, "bool", f"{column.name}.{pen.pick(names)}")
    if names and column.kind == "bool":
        body.define_product(entity, "bool", f"{column.name}.{word('Head', 'General')}")


def _plain(body: Body, column: Column) -> str:
    values = {"money": ("100元", "0元"), "integer": ("2", "0"), "date": ("2016-03-31",)}
    return body.pen.pick(values.get(column.kind, ("是", "否")))


@construct(
    "dated table",
    bears=lambda _body, entity: any(column.kind == "bool" for column in entity.columns),
)
def dated_table(body: Body, entity: Entity) -> None:
    """A table of one or two results for each date."""
    pen, word = body.pen, body.pen.word
    truths = [column.name for column in entity.columns if column.kind == "bool"]
    columns = [body.new_column(entity, pen.pick(("integer", "bool"))) for _ in range(2)]
    typed = [f"{column.name} : {body.type_word(column)}" for column in columns]
    dates = [other.name for other in entity.columns if other.kind == "date"]
    at = f"   {word('Clause', 'At')} {pen.pick(dates)}" if dates and pen.chance(50) else ""
    starts = ["2015-01-01", "2016-03-31", "2016-12-31"][: pen.number(1, 3)]
    lines = []
    for number, start in enumerate(starts):
        count = 2 if number == 0 else pen.number(1, 2)
        heads = columns[:count]
        if pen.chance(50):
            heads = heads[::-1]
        lines += [
            f"  {word('Head', 'Table')} {', '.join(typed[:count])}{at}"
            f"   {word('Clause', 'From')} {start}",
            f"    | {pen.pick(truths)} || {' | '.join(column.name for column in heads)} |",
        ]
        for cell in "是否":
            results = " | ".join(_plain(body, column) for column in heads)
            lines.append(f"    | {cell} || {results} |")
    entity.lines += lines
    entity.columns += columns
