"""排名."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators.pack import Place
from generators.registry import construct

if TYPE_CHECKING:
    from generators.body import Body
    from generators.pack import Entity


@construct("rank")
def rank(body: Body, entity: Entity) -> None:
    place, word = Place(entity), body.pen.word
    column = body.new_column(entity, "integer")
    scope = body.pen.pick([None, *entity.ancestors()])
    within = f"   {word('Clause', 'Within')} {scope.name}" if scope else ""
    body.write.looks_across |= scope is None
    keys = []
    for _ in range(body.pen.number(1, 2)):
        makers = (body.write.number, body.write.money)
        key = body.pen.pick(makers)(place, body.pen.number(0, 1))[0]
        direction = f" {word('Operator', 'Descending')}" if body.pen.chance(50) else ""
        keys.append(key + direction)
    shared = body.pen.chance(50)
    if not shared and body.pen.chance(80):
        keys += entity.key
    by = f"   {word('Clause', 'By')} {body.pen.comma().join(keys)}"
    ties = f"   {word('Clause', 'Ties')} {word('TieRule', 'Shared')}" if shared else ""
    head = f"  {word('Head', 'Rank')} {column.name} : {body.type_word(column)}"
    body.define(entity, column, f"{head}{within}{body.guard(place)}{by}{ties}")
    if not shared:
        entity.ranks.append(column.name)
