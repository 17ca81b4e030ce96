"""分段, progressive and whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators.pack import Place
from generators.registry import construct

if TYPE_CHECKING:
    from generators.body import Body
    from generators.pack import Entity


@construct("bracket")
def bracket(body: Body, entity: Entity) -> None:
    place, pen = Place(entity), body.pen
    word, chance = pen.word, pen.chance
    is_progressive = chance(60)
    column = body.new_column(entity, "money")
    base = body.write.money(place, pen.number(0, 1))[0]
    bounds = sorted({pen.pick((1, 100, 5000, 10000)) for _ in range(pen.number(1, 3))})
    written = [f"{bound}元" for bound in bounds]
    named = [one.name for one in body.parameters if one.kind == "money"]
    if named and chance(30):
        written = [named[0], "2万元"]  # above all that a parameter holds
    gives, by = word("Clause", "Gives"), word("Clause", "By")
    upto, above = word("Operator", "Upto"), word("Head", "Above")

    def band() -> str:
        if not is_progressive and chance(50):
            return f"{gives} {body.write.money(place, 1)[0]}"
        return f"{by} {pen.pick(('3‰', '5%', '0%', '-1%', body.write.number(place, 0)[0]))}"

    heads = [f"{upto} {bound}" for bound in written] + [above]
    progressive = f"   {word('Clause', 'Progressive')}" if is_progressive else ""
    mode = f"   {word('Mode', 'HalfAway')} {word('Clause', 'To')} 分"
    limit = f"   {word('Clause', 'AtMost')} {pen.pick(('30元', '1万元'))}" if chance(30) else ""
    kind, tail = f" : {body.type_word(column)}", limit + mode
    start = f"  {word('Head', 'Bracket')} "
    if chance(30):  # a helper of any scale, whose type is inferred
        column.role, column.scale = "let", None
        start, kind, tail = f"  {word('Head', 'Let')} {word('Head', 'Bracket')} ", "", limit
    lines = [f"{start}{column.name}{kind}   {by} {base}{progressive}{tail}"]
    body.define(entity, column, *lines, *(f"    {head}   {band()}" for head in heads))
