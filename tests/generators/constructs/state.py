"""状态."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators.pack import Place
from generators.registry import construct

if TYPE_CHECKING:
    from generators.body import Body
    from generators.pack import Entity


@construct("state", weight=3, bears=lambda _body, entity: bool(entity.ways_to_stand()))
def state(body: Body, entity: Entity) -> None:
    column = body.new_column(entity, "bool")
    order = body.pen.pick(entity.ways_to_stand())
    word, place = body.pen.word, Place(entity, order)
    head = f"  {word('Head', 'State')} {column.name} : {body.type_word(column)}"
    when = word("Reserved", "When")
    column.order = order
    body.define(
        entity,
        column,
        f"{head}   {word('Clause', 'By')} {order}",
        f"    {word('Head', 'Start')} {when} {body.write.truth(place, 2)}",
        f"    {word('Head', 'Stop')} {when} {body.write.truth(place, 1)}",
    )
