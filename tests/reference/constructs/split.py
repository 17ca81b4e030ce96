"""分配: by a fixed ratio, or by weight among rows."""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from reference.outcomes import FAULT, LIMIT, Outcome, compare, is_known, opened, strict
from reference.registry import Json, construct

if TYPE_CHECKING:
    from reference.interpreter import Interpreter


@construct("SplitShare")
def split_share(interpreter: Interpreter, definition: Json, entity: int, row: int) -> Outcome:
    split = interpreter.pack["splits"][definition["split"]]
    if split["ratio"] is not None:
        return _ratio_share(interpreter, split, definition["receiver"], entity, row)
    scope_row = interpreter.scope_row(entity, row, split["scope"])
    if scope_row is None:
        return interpreter.unknown_above(entity, row, split["scope"])
    own = interpreter.optional(split["participates"], entity, row, True)
    if own is not True:
        return Fraction(0) if own is False else own
    shares = interpreter.kept("shares").setdefault((definition["split"], scope_row), {})
    if not shares:
        shares.update(_weighted_shares(interpreter, split, entity, scope_row))
    return shares[row]


def _ratio_share(
    interpreter: Interpreter, split: Json, receiver: int, entity: int, row: int
) -> Outcome:
    amount = interpreter.evaluate(split["total"], entity, row)
    ratio = interpreter.evaluate(split["ratio"], entity, row)
    if is_known(ratio) and not _may_weigh(ratio.parts):
        return FAULT
    step = Fraction(split["step"])
    ties = [[place] for place in range(len(split["receivers"]))]  # in the order listed
    return strict(
        lambda known, parts: _divide_up(known, parts.parts, step, ties)[receiver], amount, ratio
    )


def _weighted_shares(
    interpreter: Interpreter, split: Json, entity: int, scope_row: int
) -> dict[int, Outcome]:
    """The shares of the rows that take part, or may take part."""
    rows, weights, doubts = [], [], []
    for row in interpreter.scope_rows(entity, split["scope"], scope_row):
        takes_part = interpreter.optional(split["participates"], entity, row, True)
        if takes_part is True:
            rows.append(row)
            weights.append(interpreter.evaluate(split["weight"], entity, row))
        elif takes_part is not False:
            doubts.append(takes_part)
    scope = split["scope"]
    amount = interpreter.evaluate(split["total"], scope, scope_row)
    known = [weight for weight in weights if is_known(weight)]
    all_known = len(known) == len(weights) and not doubts
    if any(weight < 0 for weight in known) or (all_known and not any(known)):
        return dict.fromkeys(rows, FAULT)
    still_open = opened([*doubts, *weights, amount])
    if still_open is not None:
        return dict.fromkeys(rows, still_open)
    ties = [[interpreter.evaluate(key, entity, row) for key in split["ties"]] for row in rows]
    still_open = opened(key for keys in ties for key in keys)
    if still_open is not None:
        return dict.fromkeys(rows, still_open)
    shares = _divide_up(amount, weights, Fraction(split["step"]), ties)
    return dict(zip(rows, shares, strict=True))


def _may_weigh(weights: Sequence[Fraction]) -> bool:
    return all(weight >= 0 for weight in weights) and any(weights)


def _divide_up(
    amount: Fraction, weights: Sequence[Fraction], step: Fraction, ties: list[list[Outcome]]
) -> list[Outcome]:
    """Largest remainder: quotas cut to the step; what is left goes to the largest rests."""
    sign = -1 if amount < 0 else 1
    steps = abs(amount) / step
    if steps.denominator != 1:
        return [FAULT] * len(weights)
    common = math.lcm(*(weight.denominator for weight in weights))
    whole = [int(weight * common) for weight in weights]
    if max(common, *whole) >= LIMIT:
        return [FAULT] * len(weights)
    parts = [weight // math.gcd(*whole) for weight in whole]
    if max(sum(parts), steps * max(parts)) >= LIMIT:
        return [FAULT] * len(weights)
    quotas = [steps * part / sum(parts) for part in parts]
    shares = [quota.numerator // quota.denominator for quota in quotas]
    left = int(steps) - sum(shares)

    def precedes(one: int, other: int) -> int:
        rests = compare(quotas[other] - shares[other], quotas[one] - shares[one])
        return rests or next(filter(None, map(compare, ties[one], ties[other])), 0)

    by_rest = sorted(range(len(weights)), key=functools.cmp_to_key(precedes))
    if left > 0 and precedes(by_rest[left - 1], by_rest[left]) == 0:
        return [FAULT] * len(weights)
    for receiver in by_rest[:left]:
        shares[receiver] += 1
    return [sign * share * step for share in shares]
