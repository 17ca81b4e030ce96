"""排名."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators.pack import Place
from generators.registry import construct

if TYPE_CHECKING:
    from generators.body import Body
    from generators.pack import Column, Entity


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
    reserves: list[str] = []
    if not shared and body.pen.chance(50):
        by += f"   {word('Clause', 'Quota')} {_count(body, scope)}"
        for _ in range(body.pen.pick((0, 0, 1, 2))):
            when = f"{word('Reserved', 'When')} {body.write.truth(place, 1)}"
            reserves.append(f"    {word('Head', 'Reserve')} {_count(body, scope)}   {when}")
        quota = True
    else:
        quota = False
    ties = f"   {word('Clause', 'Ties')} {word('TieRule', 'Shared')}" if shared else ""
    head = f"  {word('Head', 'Rank')} {column.name} : {body.type_word(column)}"
    body.define(entity, column, f"{head}{within}{body.guard(place)}{by}{ties}", *reserves)
    if quota:
        _outcomes(body, entity, column)
    if not shared:
        entity.ranks.append(column.name)


def _count(body: Body, scope: Entity | None) -> str:
    """A number of places that is the same for a whole scope."""
    counts = ["0", "1", "2", "3"]
    counts += [one.name for one in body.parameters if one.kind == "integer"]
    if scope is not None:
        whole = [column for column in scope.columns if column.kind == "integer"]
        counts += [f"{scope.name}.{column.name}" for column in whole]
    return body.pen.pick(counts)


def _outcomes(body: Body, entity: Entity, rank: Column) -> None:
    kinds = {"Admitted": "bool", "Waiting": "bool", "WaitingPlace": "integer", "Reason": "text"}
    for product, kind in kinds.items():
        if not body.pen.chance(60):
            continue
        column = body.new_column(entity, kind)
        text = f"{rank.name}.{body.pen.word('Product', product)}"
        type_word = body.pen.word("Type", {"bool": "Bool", "integer": "Integer"}.get(kind, "Text"))
        head = body.pen.word("Head", "Define")
        body.define(entity, column, f"  {head} {column.name} : {type_word} = {text}")
