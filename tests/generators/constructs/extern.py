"""外部: a function of the host is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators.pack import Place
from generators.registry import construct

if TYPE_CHECKING:
    from generators.body import Body
    from generators.pack import Entity


@construct("extern")
def extern(body: Body, entity: Entity) -> None:
    """Of a number and a truth, of an amount of money within a range, or of a list."""
    word, place = body.pen.word, Place(entity)
    lists = [column.name for column in entity.columns if column.kind == "list"]
    if lists and body.pen.chance(40):
        _of_a_list(body, entity, body.pen.pick(lists))
        return
    amounts = body.whole_money(entity.columns)
    takes_money = bool(amounts) and body.pen.chance(40)
    if takes_money:
        within = f" 0元 {word('Operator', 'Upto')} 1万元" if body.pen.chance(50) else ""
        name, arguments, result = "外分", [("额", "Money")], "Integer"
    else:
        within = ""
        name, arguments, result = "外算", [("数", "Decimal"), ("算否", "Bool")], "Decimal"
    declared = body.pen.comma().join(
        f"{one} : {word('Type', kind)}{within}" for one, kind in arguments
    )
    line = f"{word('Margin', 'Extern')} {name}({declared}) : {word('Type', result)}"
    if not any(f" {name}(" in other for other in body.margin):
        body.margin.append(f"{line}   {word('Clause', 'Version')} 1")
    column = body.new_column(entity, "integer" if takes_money else "decimal")
    if takes_money:
        given = body.pen.pick(amounts).name
    else:
        given = body.write.number(place, 1)[0] + body.pen.comma() + body.write.truth(place, 1)
    head = f"  {word('Head', 'Define')} {column.name} : {body.type_word(column)}"
    scale = 0 if takes_money else None
    body.define(entity, column, f"{head} = {name}({given})" + body.rounding(column, scale))


def _of_a_list(body: Body, entity: Entity, given: str) -> None:
    word = body.pen.word
    if not any(" 外列(" in other for other in body.margin):
        kind = word("Type", "ListOf")
        line = f"{word('Margin', 'Extern')} 外列(单 : {kind}) : {kind}"
        body.margin.append(f"{line}   {word('Clause', 'Version')} 1")
    body.define_product(entity, "list", f"外列({given})")
