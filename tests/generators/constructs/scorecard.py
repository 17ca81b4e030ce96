"""评分 and its 扣分."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators.pack import Place
from generators.registry import construct

if TYPE_CHECKING:
    from generators.body import Body
    from generators.pack import Entity


@construct("scorecard")
def scorecard(body: Body, entity: Entity) -> None:
    place, word = Place(entity), body.pen.word
    column = body.new_column(entity, "decimal")
    column.scale = None
    at_least, at_most = word("Clause", "AtLeast"), word("Clause", "AtMost")
    cap = f"   {at_most} {body.pen.number(5, 40)}" if body.pen.chance(50) else ""
    show = f"   {word('Clause', 'Show')} {word('Clause', 'To')} 0.01"
    head = word("Head", "Score")
    lines = [f"  {head} {column.name} : {body.type_word(column)}{cap}{show}"]
    items = [f"项{number}" for number in range(body.pen.number(1, 3))]
    gives = word("Clause", "Gives")
    lines += [
        f"    {word('Head', 'Item')} {item}   {gives} {body.write.number(place, 2)[0]}"
        f"{body.guard(place, 30)}   {at_least} 0   {at_most} {body.pen.number(2, 20)}"
        for item in items
    ]
    if body.pen.chance(40):
        bonus = body.write.number(place, 1)[0]
        lines.append(f"    {word('Head', 'Bonus')} 加项   {gives} {bonus}   {at_most} 5")
    for _ in range(body.pen.pick((0, 0, 1, 2))):
        when = word("Reserved", "When")
        condition = body.write.truth(place, 1)
        points = body.pen.pick(("0", "0", "1"))
        lines.append(f"    {word('Head', 'Veto')} {when} {condition}   {gives} {points}")
    body.define(entity, column, *lines)
    if body.pen.chance(50):
        lost = f"{column.name}.{word('Product', 'Lost')}"
        first = f"{word('Function', 'FirstItems')}({lost}{body.pen.comma()}2)"
        body.define_product(entity, "list", body.pen.pick((lost, first)))
