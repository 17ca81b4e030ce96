"""A value made of the rows below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators.pack import Place
from generators.registry import construct
from generators.shapes.rows_below import of_rows_below

if TYPE_CHECKING:
    from generators.body import Body
    from generators.pack import Entity


@construct("summary", weight=6, bears=lambda body, entity: bool(body.write.children(entity)))
def summary(body: Body, entity: Entity) -> None:
    column = body.new_column(entity, body.pen.pick(("integer", "money", "money", "bool")))
    text, scale = of_rows_below(body.write, column.kind, Place(entity))
    head = body.pen.word("Head", "Define")
    line = f"  {head} {column.name} : {body.type_word(column)} = {text}"
    body.define(entity, column, line + body.rounding(column, scale))
