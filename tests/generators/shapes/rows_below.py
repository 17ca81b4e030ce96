"""What is made of the rows below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators.pack import NUMBERS, Place
from generators.registry import shape

if TYPE_CHECKING:
    from generators.expressions import Expressions
    from generators.pack import Written


def _has_rows_below(write: Expressions, place: Place) -> bool:
    return bool(write.children(place.entity))


@shape("number", weight=2, fits=_has_rows_below)
def aggregate_number(write: Expressions, _kind: str, place: Place, depth: int) -> Written:
    return _aggregate(write, NUMBERS, place, depth)


@shape("money", weight=3, fits=lambda write, place: bool(write.below(place, "money")))
def aggregate_money(write: Expressions, _kind: str, place: Place, depth: int) -> Written:
    return _aggregate(write, ("money",), place, depth)


def _aggregate(write: Expressions, kinds: tuple[str, ...], place: Place, depth: int) -> Written:
    write.looks_at_rows = True
    found = write.below(place, *kinds)
    if not found:
        return count(write, "number", place, depth)
    entity, column = write.pen.pick(found)
    condition = write.filter(Place(entity), depth)
    kind = write.pen.pick(("Sum", "Sum", "Sum", "Mean", "Least", "Greatest"))
    scale = None if kind == "Mean" else column.scale
    otherwise = ""
    if kind != "Sum" and write.pen.chance(60):
        default = "0元" if column.kind == "money" else "0"
        otherwise = f" {write.pen.word('Operator', 'Otherwise')} {default}"
    function = write.pen.word("Function", kind)
    return f"{function}({entity.name}.{column.name}{condition}{otherwise})", scale


@shape("number", fits=_has_rows_below)
def count(write: Expressions, _kind: str, place: Place, depth: int) -> Written:
    write.looks_at_rows = True
    entity = write.pen.pick(write.children(place.entity))
    condition = write.filter(Place(entity), depth, 80)
    return f"{write.pen.word('Function', 'Count')}({entity.name}{condition})", 0


@shape("truth", weight=2, fits=lambda write, place: bool(write.below(place, "bool")))
def any_all(write: Expressions, _kind: str, place: Place, depth: int) -> str:
    write.looks_at_rows = True
    entity, column = write.pen.pick(write.below(place, "bool"))
    function = write.pen.word("Function", write.pen.pick(("Any", "All")))
    return f"{function}({entity.name}.{column.name}{write.filter(Place(entity), depth)})"


def of_rows_below(write: Expressions, kind: str, place: Place) -> Written:
    """A value of a kind that rests on rows below, where they have anything of that kind."""
    if kind == "bool":
        found = write.below(place, "bool")
        return (any_all(write, "truth", place, 1) if found else write.truth(place, 1)), None
    if kind == "money" and not write.below(place, "money"):
        return write.money(place, 0)
    return _aggregate(write, ("money",) if kind == "money" else NUMBERS, place, 1)
