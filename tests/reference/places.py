"""Rows in line by the places of a rank, and which of them is known to come before which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reference.outcomes import FAULT, Outcome, compare, is_known, opened, strict
from reference.registry import Json

if TYPE_CHECKING:
    from reference.interpreter import Interpreter


def rank_key(
    interpreter: Interpreter, definition: Json, place: int, entity: int, row: int
) -> Outcome:
    expr = definition["keys"][place]["value"]
    keys = interpreter.kept("rank keys")
    if (expr, entity, row) not in keys:
        keys[expr, entity, row] = interpreter.evaluate(expr, entity, row)
    return keys[expr, entity, row]


def comes_before(
    interpreter: Interpreter, definition: Json, entity: int, left: int, right: int
) -> Outcome:
    """Whether one row stands before another: by the first key in which they differ."""
    for place, key in enumerate(definition["keys"]):
        order = strict(
            compare,
            rank_key(interpreter, definition, place, entity, left),
            rank_key(interpreter, definition, place, entity, right),
        )
        if not is_known(order):
            return order
        if order != 0:
            return (order > 0) == key["descending"]
    return False if definition["shared"] else FAULT


def is_ranked(interpreter: Interpreter, order: int) -> bool:
    return interpreter.pack["orders"][order]["rank"] is not None


#: Rows that stand together between two known places, and what their places hang on.
Stretch = tuple[list[int], Outcome]


def stretches_before(interpreter: Interpreter, order: int, row: int) -> Outcome:
    """What stands in line before a row, in order: rows of a known place each for itself, with the
    rows between them whose places are open. None where the row stands in no line; why, where it is
    not known in which place."""
    rank = interpreter.pack["orders"][order]["rank"]
    own = interpreter.column(rank, row)
    if not is_known(own):
        return own
    if own == 0:
        return None
    found = interpreter.kept("stretches")
    if (order, row) not in found:
        found[order, row] = _stretches(interpreter, rank, row)
    return found[order, row]


def _stretches(interpreter: Interpreter, rank: int, row: int) -> list[Stretch]:
    entity = interpreter.columns[rank]["entity"]
    definition = interpreter.columns[rank]["definition"]
    before = [
        other
        for other in _others(interpreter, rank, row)
        if _is_before(interpreter, rank, other, row)
    ]
    places = {other: interpreter.column(rank, other) for other in before}
    placed = sorted((other for other in before if is_known(places[other])), key=places.__getitem__)
    waiting = [other for other in before if not is_known(places[other])]
    line: list[Stretch] = []
    for next_placed in [*placed, row]:
        together = [
            other
            for other in waiting
            if comes_before(interpreter, definition, entity, other, next_placed) is True
        ]
        waiting = [other for other in waiting if other not in together]
        if together:
            line.append((together, opened(places[other] for other in together)))
        if next_placed != row:
            line.append(([next_placed], None))
    return line


def _others(interpreter: Interpreter, rank: int, row: int) -> list[int]:
    """The other rows of the scope."""
    entity = interpreter.columns[rank]["entity"]
    scope = interpreter.columns[rank]["definition"]["scope"]
    scope_row = interpreter.scope_row(entity, row, scope)
    assert scope_row is not None
    return [other for other in interpreter.scope_rows(entity, scope, scope_row) if other != row]


def _is_before(interpreter: Interpreter, rank: int, other: int, row: int) -> bool:
    """Whether it is known to take part and to stand before a row."""
    entity = interpreter.columns[rank]["entity"]
    definition = interpreter.columns[rank]["definition"]
    takes_part = interpreter.optional(definition["participates"], entity, other, True)
    return takes_part is True and comes_before(interpreter, definition, entity, other, row) is True


#: A row of the line, or none; or why it is not known which one stands there.
Found = tuple[int | None, Outcome]


def row_after(interpreter: Interpreter, order: int, row: int) -> Found:
    rank, places = _places(interpreter, order, row)
    placed = {other: place for other, place in places.items() if is_known(place)}
    behind = [other for other, place in placed.items() if place > places[row]]
    after = min(behind, key=placed.__getitem__, default=None)
    return after, opened(
        place
        for other, place in places.items()
        if other not in placed
        and not _is_before(interpreter, rank, other, row)
        and (after is None or _is_before(interpreter, rank, other, after))
    )


def row_at_the_head(interpreter: Interpreter, order: int, row: int) -> Found:
    line = stretches_before(interpreter, order, row)
    rows, doubt = line[0] if line else ([row], None)
    return rows[0], doubt


def row_at_the_end(interpreter: Interpreter, order: int, row: int) -> Found:
    _, places = _places(interpreter, order, row)
    placed = {other: place for other, place in places.items() if is_known(place)}
    last = max(placed, key=placed.__getitem__)
    return last, row_after(interpreter, order, last)[1]


def _places(interpreter: Interpreter, order: int, row: int) -> tuple[int, dict[int, Outcome]]:
    """The rank, and the places of all rows of the scope."""
    rank = interpreter.pack["orders"][order]["rank"]
    rows = [row, *_others(interpreter, rank, row)]
    return rank, {other: interpreter.column(rank, other) for other in rows}


def rows_of(line: list[Stretch]) -> list[int]:
    return [row for rows, _ in line for row in rows]
