"""一般 and 例外, with priorities or without where the checker cannot tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators.pack import Place
from generators.registry import construct

if TYPE_CHECKING:
    from generators.body import Body
    from generators.pack import Entity


def _uncertain(body: Body, entity: Entity) -> str | None:
    """A condition of which the checker knows nothing: both sides are of the row."""
    money = [column.name for column in entity.columns if column.kind == "money"]
    if not money:
        return None
    pick = body.pen.pick
    return f"{pick(money)} + {pick(money)} {pick(('>', '<='))} {pick(money)}"


@construct("exceptions", weight=2)
def exceptions(body: Body, entity: Entity) -> None:
    place, pen = Place(entity), body.pen
    word = pen.word
    column = body.new_column(entity, pen.pick(("bool", "money", "integer")))
    when, then = word("Clause", "Guard"), word("Operator", "Then")
    overrides, exception = word("Clause", "Overrides"), word("Head", "Exception")
    general = word("Head", "General")

    def value() -> str:
        if column.kind == "bool":
            return body.write.truth(place, 1)
        return {"money": "100元", "integer": "2"}[column.kind] if pen.chance(50) else text()

    def text() -> str:
        own = [
            one.name for one in entity.columns if one.kind == column.kind and one.scale in (0, 2)
        ]
        return pen.pick(own) if own else {"money": "0元", "integer": "0"}[column.kind]

    lines = [f"    {general} {value()}"]
    elsewhere, names, valued = [], [], []
    for number in range(pen.number(1, 4)):
        name = f"例外{number}"
        uncertain = _uncertain(body, entity) if pen.chance(30) else None
        lifts = [one for one in names if pen.chance(40)]
        is_valued = not lifts or pen.chance(60)
        if is_valued and uncertain is None:
            lifts = list(dict.fromkeys([*valued, *lifts]))  # a priority over all that are known
        if is_valued:
            gives = f"   {then} {value()}"
            valued.append(name)
        over = f"   {overrides} {', '.join(lifts)}" if lifts else ""
        if not lifts and pen.chance(50):
            over = f"   {overrides} {general}"
        condition = uncertain or body.write.truth(place, 1)
        tail = f"{over}   {when} {condition}{gives if is_valued else ''}"
        if pen.chance(25):
            elsewhere.append(f"  {exception} {name}   {word('Clause', 'Of')} {column.name}{tail}")
        else:
            lines.append(f"    {exception} {name}{tail}")
        names.append(name)
    head = f"  {word('Head', 'Define')} {column.name} : {body.type_word(column)}"
    body.define(entity, column, head, *lines)
    if elsewhere:
        cite = f'{word("Clause", "Cite")} 文 "二"'
        body.margin += [f"{word('Margin', 'Each')} {entity.name}   {cite}", *elsewhere]
    if pen.chance(50):
        body.define_product(entity, "bool", f"{column.name}.{pen.pick(names)}")
