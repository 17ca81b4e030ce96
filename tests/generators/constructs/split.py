"""分配: by a fixed ratio, or among rows: by weight or equally, between bounds, by any method."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators.pack import Place
from generators.registry import construct

if TYPE_CHECKING:
    from generators.body import Body
    from generators.pack import Column, Entity


@construct("ratio_split", bears=lambda body, entity: bool(body.whole_money(entity.columns)))
def ratio_split(body: Body, entity: Entity) -> None:
    word, total = body.pen.word, body.pen.pick(body.whole_money(entity.columns))
    named = [parameter.name for parameter in body.parameters if parameter.kind == "ratio"]
    ratio, count = body.pen.pick((("3:2:4:1", 4), ("1:1:1", 3), ("37.5:62.5", 2), ("1:0", 2)))
    if named and body.pen.chance(40):
        ratio, count = named[0], 3
    by = f"{word('Clause', 'By')} {ratio}"
    if body.pen.chance(20):
        by, count = word("Clause", "Equally"), 3
    receivers = [body.new_column(entity, "money") for _ in range(count)]
    names = body.pen.comma().join(receiver.name for receiver in receivers)
    ends = _method(body)
    if entity.order and body.pen.chance(30) and not named:
        method = word("Method", body.pen.pick(("Webster", "Jefferson", "Adams")))
        ends = f"   {word('Clause', 'Method')} {method}"
        ends += f"   {word('Clause', 'Cumulative')} {entity.order}"
    entity.lines.append(
        f"  {word('Head', 'Split')} {total.name}   {by}"
        f"   {word('Clause', 'Into')} {names} : {word('Type', 'Money')}"
        f"   {word('Clause', 'To')} 分{ends}"
    )
    entity.columns += receivers


def _method(body: Body) -> str:
    if body.pen.chance(50):
        return ""
    methods = ("LargestRemainder", "Webster", "Jefferson", "Adams", "First", "Last")
    return (
        f"   {body.pen.word('Clause', 'Method')} {body.pen.word('Method', body.pen.pick(methods))}"
    )


def _bounds(body: Body, place: Place) -> tuple[str, str]:
    """The clauses of floor and cap, and what happens where the total does not reach the floors."""
    word, at_least, at_most, short = body.pen.word, "", "", ""
    bounds = [column.name for column in body.whole_money(place.entity.columns)]
    if body.pen.chance(50):
        floor = body.pen.pick(("0.02元", "1元", *bounds))
        at_least = f"   {word('Clause', 'AtLeast')} {floor}"
        rule = word("ShortRule", body.pen.pick(("Equally", "ProRata", "InTurn")))
        short = f"   {word('Clause', 'Short')} {rule}"
    if body.pen.chance(50):
        cap = body.pen.pick(("2元", "3元", *bounds))
        at_most = f"   {word('Clause', 'AtMost')} {cap}"
    return at_least + at_most, short


def _funds(body: Body, entity: Entity) -> list[tuple[Entity, Column]]:
    return [
        (above, column)
        for above in entity.ancestors()
        for column in body.whole_money(above.columns)
    ]


@construct("weighted_split", weight=2, bears=lambda body, entity: bool(_funds(body, entity)))
def weighted_split(body: Body, entity: Entity) -> None:
    word, place = body.pen.word, Place(entity)
    above, total = body.pen.pick(_funds(body, entity))
    share = body.new_column(entity, "money")
    by = word("Clause", "Equally")
    if body.pen.chance(80):
        by = f"{word('Clause', 'By')} {_weight(body, place)}"
    bounds, short = _bounds(body, place)
    step = body.pen.pick(("分", "分", "角", "0.05元", "2元"))
    body.define(
        entity,
        share,
        f"  {word('Head', 'Split')} {above.name}.{total.name}{body.guard(place, 60)}   {by}"
        f"   {word('Clause', 'Into')} {share.name} : {word('Type', 'Money')}{bounds}"
        f"   {word('Clause', 'To')} {step}{_method(body)}{short}"
        f"   {word('Clause', 'Ties')} {body.pen.comma().join(entity.key)}",
    )
    if body.pen.chance(50):
        left = body.new_column(above, "money")
        name = f"{entity.name}.{share.name}.{word('Product', 'LeftOver')}"
        head = f"  {word('Head', 'Define')} {left.name} : {word('Type', 'Money')}"
        body.define(above, left, f"{head} = {name}")


def _weight(body: Body, place: Place) -> str:
    """Mostly not negative, and often zero."""
    shape = body.pen.number(0, 3)
    if shape == 0:
        make = body.pen.pick((body.write.number, body.write.money))
        return make(place, body.pen.number(0, 1))[0]
    if shape == 1:
        return f"{body.pen.word('Function', 'Absolute')}({body.write.number(place, 1)[0]})"
    when, then = body.pen.word("Reserved", "When"), body.pen.word("Operator", "Then")
    otherwise = body.pen.word("Operator", "Otherwise")
    condition = body.write.truth(place, shape - 2)
    return f"({when} {condition} {then} {body.pen.pick('01')}{body.pen.comma()}{otherwise} 0)"
