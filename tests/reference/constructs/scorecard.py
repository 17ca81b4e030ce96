"""评分, the points of its items and its 扣分."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from reference.constructs.limits import limited
from reference.outcomes import Outcome, add, disjunction, is_known, strict, subtract
from reference.registry import Json, construct

if TYPE_CHECKING:
    from reference.interpreter import Interpreter


def _item_points(interpreter: Interpreter, item: Json, entity: int, row: int) -> Outcome:
    counts = interpreter.optional(item["guard"], entity, row, True)
    if not is_known(counts):
        return counts
    return interpreter.evaluate(item["points"], entity, row) if counts else Fraction(0)


def _same_points(interpreter: Interpreter, left: Json, right: Json) -> bool:
    one, other = interpreter.exprs[left["points"]], interpreter.exprs[right["points"]]
    return one["op"] == other["op"] == "Constant" and one["value"] == other["value"]


@construct("Scorecard")
def scorecard(interpreter: Interpreter, definition: Json, entity: int, row: int) -> Outcome:
    vetoes = definition["vetoes"]
    holding = [interpreter.evaluate(veto["condition"], entity, row) for veto in vetoes]
    if all(_same_points(interpreter, vetoes[0], veto) for veto in vetoes[1:]):
        holding = [disjunction(holding)]  # one condition
    for veto, holds in zip(vetoes, holding, strict=False):
        if holds is not False:
            return interpreter.evaluate(veto["points"], entity, row) if holds is True else holds
    score: Outcome = Fraction(0)
    for item in definition["items"]:
        score = strict(add, score, _item_points(interpreter, item, entity, row))
    return limited(interpreter, definition["limited"], entity, row, lambda: score)


@construct("ScoreItemPoints")
def score_item_points(interpreter: Interpreter, definition: Json, entity: int, row: int) -> Outcome:
    declared = interpreter.columns[definition["scorecard"]]["definition"]
    return _item_points(interpreter, declared["items"][definition["item"]], entity, row)


@construct("LostPoints")
def lost_points(interpreter: Interpreter, definition: Json, entity: int, row: int) -> Outcome:
    declared = interpreter.columns[definition["scorecard"]]["definition"]
    items = [
        item for item in declared["items"] if not item["is_bonus"] and item["full"] is not None
    ]
    lost = [
        strict(
            subtract,
            interpreter.evaluate(item["full"], entity, row),
            _item_points(interpreter, item, entity, row),
        )
        for item in items
    ]

    def most_first(*known: Fraction) -> Outcome:
        below = [(-loss, place) for place, loss in enumerate(known) if loss > 0]
        return tuple(items[place]["name"] for _, place in sorted(below))

    return strict(most_first, *lost)
