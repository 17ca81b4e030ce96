"""校验: at the margin, one check a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators.pack import Place
from generators.registry import construct

if TYPE_CHECKING:
    from generators.body import Body
    from generators.pack import Entity


@construct("check")
def check(body: Body, entity: Entity) -> None:
    place, word = Place(entity), body.pen.word
    body.margin.append(f"{word('Margin', 'Check')} {entity.name}")
    for _ in range(body.pen.number(1, 3)):
        head = word("Head", body.pen.pick(("Fail", "Warn")))
        message = body.pen.name("查出", "found")
        condition = body.write.truth(place, 2)
        body.margin.append(f'  {head} {condition}   "{message}"{body.guard(place)}')
