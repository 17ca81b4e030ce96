"""定义 by an order: a formula that looks back, at itself too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators.pack import Place
from generators.registry import construct
from generators.shapes.rows_before import previous, running_money

if TYPE_CHECKING:
    from generators.body import Body
    from generators.pack import Entity


@construct("over_order", weight=8, bears=lambda _body, entity: bool(entity.ways_to_stand()))
def over_order(body: Body, entity: Entity) -> None:
    column = body.new_column(entity, body.pen.pick(("bool", "integer", "money", "money")))
    order = body.pen.pick(entity.ways_to_stand())
    place = Place(entity, order, column)
    if column.kind == "bool":
        text, scale = _admission(body, place), None
    elif body.pen.chance(40):
        text, scale = previous(body.write, column.kind, place)
    else:
        text, scale = body.value(column, place, body.pen.number(1, 2))
    word = body.pen.word
    by = f"   {word('Clause', 'By')} {order}"
    head = f"  {word('Head', 'Define')} {column.name} : {body.type_word(column)}"
    column.order = order
    body.define(entity, column, f"{head} = {text}{by}{body.rounding(column, scale)}")


def _admission(body: Body, place: Place) -> str:
    if body.pen.chance(50):
        return body.write.truth(place, 2)
    running, _ = running_money(body.write, "money", place, 1)
    limit = body.write.money(place, 0)[0]
    return f"({body.write.money(Place(place.entity), 0)[0]} + {running} <= {limit})"
