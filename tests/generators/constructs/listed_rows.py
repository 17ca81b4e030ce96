"""定义 of a list: the values of rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators.pack import Place
from generators.registry import construct
from generators.shapes.rows_beside import listed_rows

if TYPE_CHECKING:
    from generators.body import Body
    from generators.pack import Entity


@construct("listed_rows", weight=3)
def listing(body: Body, entity: Entity) -> None:
    text = listed_rows(body.write, Place(entity))
    if text is None:
        return
    column = body.new_column(entity, "list")
    head = f"  {body.pen.word('Head', 'Define')} {column.name} : {body.type_word(column)}"
    body.define(entity, column, f"{head} = {text}")
