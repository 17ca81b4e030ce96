"""What looks back along an order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators.pack import NUMBERS, Place
from generators.registry import shape
from generators.shapes.arithmetic import widest

if TYPE_CHECKING:
    from generators.expressions import Expressions
    from generators.pack import Written


COMPARED = ("bool", "enum", "text", "integer", "date", "month")


def _has_order(_write: Expressions, place: Place) -> bool:
    return place.order is not None


@shape("number", weight=2, fits=_has_order)
def running_number(write: Expressions, _kind: str, place: Place, depth: int) -> Written:
    return _running(write, NUMBERS, place, depth)


@shape("money", weight=3, fits=_has_order)
def running_money(write: Expressions, _kind: str, place: Place, depth: int) -> Written:
    return _running(write, ("money",), place, depth)


def _running(write: Expressions, kinds: tuple[str, ...], place: Place, depth: int) -> Written:
    """A sum or count over earlier rows; there the column itself may be asked for."""
    write.looks_at_rows = True
    columns = [column for column in place.entity.columns if column.kind in kinds]
    so_far = write.pen.chance(40)
    rows = write.pen.word("Reserved", "SoFar" if so_far else "Before")
    itself = place.itself
    if itself is not None and itself.kind == "bool" and not so_far and write.pen.chance(70):
        condition = f" {write.pen.word('Reserved', 'When')} {itself.name}"
    else:
        condition = write.filter(Place(place.entity), depth)
    if not columns or (kinds is NUMBERS and write.pen.chance(30)):
        if kinds is NUMBERS:
            key = place.entity.key[-1]
            return f"{write.pen.word('Function', 'Count')}({rows}.{key}{condition})", 0
        return write.money(place, 0)
    column = write.pen.pick(columns)
    if itself is not None and itself.kind in kinds and not so_far and write.pen.chance(40):
        column = itself
    return f"{write.pen.word('Function', 'Sum')}({rows}.{column.name}{condition})", column.scale


def previous(write: Expressions, kind: str, place: Place) -> Written:
    write.looks_at_rows = True
    inside, scale = write.of(kind, Place(place.entity), 1)
    if place.itself is not None and write.pen.chance(60):
        inside, scale = place.itself.name, place.itself.scale
    first, other = write.of(kind, Place(place.entity), 0)
    function = write.pen.word("Function", "Previous")
    return f"{function}({inside}{write.pen.comma()}{first})", widest(scale, other)


@shape("number", "money", fits=_has_order)
def running_extreme(write: Expressions, kind: str, place: Place, depth: int) -> Written:
    """The mean, least or greatest of earlier rows; of none there is none."""
    write.looks_at_rows = True
    kinds = ("money",) if kind == "money" else NUMBERS
    columns = [column for column in place.entity.columns if column.kind in kinds]
    if not columns:
        return write.of(kind, place, 0)
    word, column = write.pen.word, write.pen.pick(columns)
    function = write.pen.pick(("Mean", "Least", "Greatest"))
    rows = word("Reserved", "SoFar" if write.pen.chance(50) else "Before")
    condition = write.filter(Place(place.entity), depth)
    otherwise, scale = "", None if function == "Mean" else column.scale
    if write.pen.chance(60):
        default, other = write.of(kind, Place(place.entity), 0)
        otherwise, scale = f" {word('Operator', 'Otherwise')} {default}", widest(scale, other)
    return f"{word('Function', function)}({rows}.{column.name}{condition}{otherwise})", scale


@shape("number", "money", weight=2, fits=_has_order)
def running_matched(write: Expressions, kind: str, place: Place, _depth: int) -> Written:
    """Over those of the earlier rows that agree with this one in a column."""
    write.looks_at_rows = True
    word = write.pen.word
    kinds = ("money",) if kind == "money" else NUMBERS
    keys = [column for column in place.entity.columns if column.kind in COMPARED]
    values = [column for column in place.entity.columns if column.kind in kinds]
    rows = word("Reserved", "SoFar" if write.pen.chance(50) else "Before")
    if not keys or (kind == "money" and not values):
        return write.of(kind, place, 0)
    key = write.pen.pick(keys).name
    condition = f" {word('Reserved', 'When')} {key} = {word('Reserved', 'This')}.{key}"
    if kind != "money" and (not values or write.pen.chance(40)):
        return f"{word('Function', 'Count')}({rows}{condition})", 0
    column = write.pen.pick(values)
    return f"{word('Function', 'Sum')}({rows}.{column.name}{condition})", column.scale


@shape("number", "money", fits=_has_order)
def elsewhere_in_line(write: Expressions, kind: str, place: Place, depth: int) -> Written:
    write.looks_at_rows = True
    word = write.pen.word
    inside, scale = write.of(kind, Place(place.entity), min(depth, 1))
    function = write.pen.pick(("Next", "FirstRow", "LastRow"))
    if function != "Next":
        return f"{word('Function', function)}({inside})", scale
    last, other = write.of(kind, Place(place.entity), 0)
    return f"{word('Function', function)}({inside}{write.pen.comma()}{last})", widest(scale, other)


@shape("truth", weight=2, fits=_has_order)
def in_a_row(write: Expressions, _kind: str, place: Place, depth: int) -> str:
    write.looks_at_rows = True
    function = write.pen.word("Function", "InARow")
    length = write.pen.number(1, 3)
    return f"{function}({length}{write.pen.comma()}{write.truth(Place(place.entity), depth)})"
