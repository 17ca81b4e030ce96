"""名额 of a 排名: who is admitted, who waits, and why."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING

from reference.outcomes import Outcome, is_known, opened
from reference.registry import Json, construct

if TYPE_CHECKING:
    from reference.interpreter import Interpreter

KINDS = ("Admitted", "Waiting", "WaitingPlace", "Reason")
OUTSIDE = (False, False, Fraction(0), "不参加")


@construct("RankOutcome")
def rank_outcome(interpreter: Interpreter, definition: Json, entity: int, row: int) -> Outcome:
    rank = definition["rank"]
    kept = interpreter.kept("seats")
    if (rank, row) not in kept:
        kept[rank, row] = _seat(interpreter, rank, entity, row)
    seat = kept[rank, row]
    return seat[KINDS.index(definition["outcome"])] if isinstance(seat, tuple) else seat


def _seat(interpreter: Interpreter, rank: int, entity: int, row: int) -> Outcome:
    definition = interpreter.columns[rank]["definition"]
    place = interpreter.column(rank, row)
    if not is_known(place):
        return place
    if place == 0:
        return OUTSIDE
    reserves = definition["reserves"]
    asked = [definition["quota"], *(reserve["count"] for reserve in reserves)]
    counts = [interpreter.evaluate(expr, entity, row) for expr in asked]
    still_open = opened(counts)
    if still_open is not None:
        return still_open
    left, *room = [max(0, math.floor(count)) for count in counts]
    for at, wanted in enumerate(room):
        room[at] = min(left, wanted)
        left -= room[at]
    if place <= left:
        return (True, False, Fraction(0), "名额内")
    if not reserves:
        return _waiting(int(place) - left)
    return _behind(interpreter, rank, entity, row, left, room)


def _waiting(place: int) -> Outcome:
    return (False, True, Fraction(place), f"候补第{place}位")


def _reserved(at: int, definition: Json) -> str:
    return "预留" if len(definition["reserves"]) == 1 else f"预留第{at + 1}项"


def _behind(
    interpreter: Interpreter, rank: int, entity: int, row: int, left: int, room: list[int]
) -> Outcome:
    """Behind the places that are not reserved: all of a scope must be known."""
    definition = interpreter.columns[rank]["definition"]
    scope_row = interpreter.scope_row(entity, row, definition["scope"])
    assert scope_row is not None
    rows = interpreter.scope_rows(entity, definition["scope"], scope_row)
    places = {other: interpreter.column(rank, other) for other in rows}
    doubts = [place for place in places.values() if not is_known(place)]
    line = sorted(
        (other for other, place in places.items() if is_known(place) and place > left),
        key=places.__getitem__,
    )
    conditions = {
        other: [
            interpreter.evaluate(reserve["condition"], entity, other)
            for reserve in definition["reserves"]
        ]
        for other in line
    }
    still_open = opened([*doubts, *(truth for truths in conditions.values() for truth in truths)])
    if still_open is not None:
        return still_open
    seats: dict[int, Outcome] = {}
    for other in line:
        for at in range(len(room)):
            if room[at] > 0 and conditions[other][at] and other not in seats:
                room[at] -= 1
                seats[other] = (True, False, Fraction(0), _reserved(at, definition))
    rest = [other for other in line if other not in seats]
    for at, other in enumerate(rest):
        late = at < sum(room)
        seats[other] = (
            (True, False, Fraction(0), "名额内") if late else _waiting(at + 1 - sum(room))
        )
    return seats[row]
