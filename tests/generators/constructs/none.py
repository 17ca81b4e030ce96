"""不适用: a conclusion that may be none, and one that asks before it reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators.pack import Place
from generators.registry import construct

if TYPE_CHECKING:
    from generators.body import Body
    from generators.pack import Entity


@construct("none")
def none(body: Body, entity: Entity) -> None:
    place, pen = Place(entity), body.pen
    word = pen.word
    column = body.new_column(entity, pen.pick(("money", "money", "integer", "bool")))
    nothing, define = word("Reserved", "None"), word("Head", "Define")
    when, then = word("Reserved", "When"), word("Operator", "Then")
    otherwise = word("Operator", "Otherwise")
    kind = f"{body.type_word(column)} {word('Operator', 'Or')} {nothing}"
    condition = body.write.truth(place, 1)
    text, scale = body.value(column, place, 1)
    arms = [nothing, text]
    if pen.chance(50):
        arms.reverse()
    tail = body.rounding(column, scale)
    choice = f"{when} {condition} {then} {arms[0]}{pen.comma()}{otherwise} {arms[1]}{tail}"
    # Others would have to ask before they read it: it is not among the columns that they see.
    entity.lines.append(f"  {define} {column.name} : {kind} = {choice}")
    reader = body.new_column(entity, "bool")
    name, value = column.name, body.value(column, place, 0)[0]
    if column.kind == "bool":
        test = f"{name} <> {nothing} {word('Operator', 'And')} {name}"
    elif pen.chance(50):
        test = f"{name} = {nothing} {word('Operator', 'Or')} {name} > {value}"
    else:
        test = f"{when} {name} = {nothing} {then} 是{pen.comma()}{otherwise} {name} <= {value}"
        body.define(entity, reader, f"  {define} {reader.name} : {body.type_word(reader)} = {test}")
        return
    body.define(entity, reader, f"  {define} {reader.name} : {body.type_word(reader)} = ({test})")
