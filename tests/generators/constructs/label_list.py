"""列出."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators.pack import Place
from generators.registry import construct

if TYPE_CHECKING:
    from generators.body import Body
    from generators.pack import Entity


@construct("label_list")
def labels(body: Body, entity: Entity) -> None:
    column = body.new_column(entity, "list")
    word = body.pen.word
    lines = [f"  {word('Head', 'List')} {column.name} : {body.type_word(column)}"]
    for number in range(body.pen.number(1, 3)):
        condition = body.write.truth(Place(entity), 2)
        lines.append(f'    "问题{number}"   {word("Reserved", "When")} {condition}')
    body.define(entity, column, *lines)
