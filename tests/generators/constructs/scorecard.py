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
    if body.pen.chance(40):
        show = (
            f"   {word('Mode', body.pen.pick(('HalfAway', 'Truncate')))} {word('Clause', 'To')} 0.1"
        )
    head = word("Head", "Score")
    lines = [f"  {head} {column.name} : {body.type_word(column)}{cap}{show}"]
    items = [f"项{number}" for number in range(body.pen.number(1, 3))]
    gives = word("Clause", "Gives")
    lines += [
        f"    {word('Head', 'Item')} {item}   {gives} {body.write.number(place, 2)[0]}"
        f"{body.guard(place, 30)}   {at_least} 0   {at_most} {body.pen.number(2, 20)}"
        f"{_weight(body)}{_substitute(body)}"
        for item in items
    ]
    if body.pen.chance(40):
        lines += _bands(body, place)
    if body.pen.chance(30):
        taken = body.write.number(place, 1)[0]
        takes = word("Clause", "Takes")
        lines.append(f"    {word('Head', 'Deduction')} 减项   {takes} {taken}   {at_most} 3")
    if body.pen.chance(40):
        bonus = body.write.number(place, 1)[0]
        lines.append(f"    {word('Head', 'Bonus')} 加项   {gives} {bonus}   {at_most} 5")
    for _ in range(body.pen.pick((0, 0, 1, 2))):
        when = word("Reserved", "When")
        condition = body.write.truth(place, 1)
        points = body.pen.pick(("0", "0", "1"))
        lines.append(f"    {word('Head', 'Veto')} {when} {condition}   {gives} {points}")
    grades = body.pen.pick(body.enumerations) if body.pen.chance(40) else None
    if grades is not None:
        for number, grade in enumerate(grades.words):
            is_last = number == len(grades.words) - 1
            bound = "" if is_last else f"   {at_least} {9 - number * 3}"
            named = f"    {word('Head', 'Grade')} {grade} : {grades.name}"
            lines.append(named + bound)
    body.define(entity, column, *lines)
    if grades is not None:
        graded = body.new_column(entity, "enum")
        graded.enumeration = grades
        text = f"{column.name}.{word('Product', 'Grade')}"
        body.define(
            entity, graded, f"  {word('Head', 'Define')} {graded.name} : {grades.name} = {text}"
        )
    if body.pen.chance(50):
        lost = f"{column.name}.{word('Product', 'Lost')}"
        first = f"{word('Function', 'FirstItems')}({lost}{body.pen.comma()}2)"
        body.define_product(entity, "list", body.pen.pick((lost, first)))


def _weight(body: Body) -> str:
    if not body.pen.chance(30):
        return ""
    return f"   {body.pen.word('Clause', 'Weight')} {body.pen.pick(('35%', '0.5', '2'))}"


def _substitute(body: Body) -> str:
    """What stands in for missing inputs: a cell that is filled in may change what was known."""
    if not body.pen.chance(20):
        return ""
    body.write.reads_filled = True
    word = body.pen.word
    return f"   {word('Clause', 'IfMissing')} {word('Operator', 'Gain')} {body.pen.number(0, 3)}"


def _bands(body: Body, place: Place) -> list[str]:
    word = body.pen.word
    gives = word("Clause", "Gives")
    base = body.write.number(place, 1)[0]
    bounds = [f"      {word('Operator', 'Upto')} {at}   {gives} {at + 1}" for at in (0, 3)]
    above = f"      {word('Head', 'Above')}   {gives} {body.pen.number(0, 9)}"
    return [f"    {word('Head', 'Item')} 段项   {word('Clause', 'By')} {base}", *bounds, above]
