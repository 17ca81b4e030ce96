"""资格 and its 未满足."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators.pack import Place
from generators.registry import construct

if TYPE_CHECKING:
    from generators.body import Body
    from generators.pack import Entity


@construct("eligibility")
def eligibility(body: Body, entity: Entity) -> None:
    place, word = Place(entity), body.pen.word
    column = body.new_column(entity, "bool")
    lines = [f"  {word('Head', 'Eligibility')} {column.name} : {body.type_word(column)}"]
    for number in range(body.pen.number(1, 4)):
        head = word("Head", body.pen.pick(("Must", "Must", "MustNot")))
        label = f'{word("Clause", "Else")} "不符{number}"'
        test = body.write.truth(place, 2)
        lines.append(f"    {head} {test}{body.guard(place)}   {label}")
    body.define(entity, column, *lines)
    if body.pen.chance(70):
        body.define_product(entity, "list", f"{column.name}.{word('Product', 'Failed')}")
