"""自: a formula that changes on dates, on the day of the run or of the row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators.pack import Place
from generators.registry import construct

if TYPE_CHECKING:
    from generators.body import Body
    from generators.pack import Entity


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
    dates = [other.name for other in entity.columns if other.kind == "date"]
    at = ""
    if dates and not body.write.looks_at_rows and pen.chance(60):
        at = f"   {word('Clause', 'At')} {pen.pick(dates)}"
    head = f"  {word('Head', 'Define')} {column.name} : {body.type_word(column)}{at}"
    if pen.chance(50):
        lines.reverse()
    body.define(entity, column, head, *lines)
