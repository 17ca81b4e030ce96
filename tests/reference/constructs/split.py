"""分配: by a fixed ratio, or by weight or equally among rows, between floors and caps."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from reference.outcomes import FAULT, LIMIT, Outcome, Ratio, compare, is_known, opened, strict
from reference.registry import Json, construct

if TYPE_CHECKING:
    from reference.interpreter import Interpreter

LEFT_OVER = -1  # instead of a row


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
    return _among_rows(interpreter, definition["split"], entity, scope_row)[row]


@construct("SplitLeftOver")
def split_left_over(interpreter: Interpreter, definition: Json, _entity: int, row: int) -> Outcome:
    split = interpreter.pack["splits"][definition["split"]]
    receiver = interpreter.columns[split["receivers"][0]]["entity"]
    if interpreter.left_out[receiver]:
        return interpreter.unlinked(receiver)
    left_over = _among_rows(interpreter, definition["split"], receiver, row)[LEFT_OVER]
    if interpreter.rows_below(split["scope"], None, receiver):  # rows that may have had a share
        return opened([left_over, interpreter.unlinked(split["scope"])])
    return left_over


def _among_rows(
    interpreter: Interpreter, number: int, entity: int, scope_row: int
) -> dict[int, Outcome]:
    shares = interpreter.kept("shares").setdefault((number, scope_row), {})
    if not shares:
        split = interpreter.pack["splits"][number]
        shares.update(_shares_of_rows(interpreter, split, entity, scope_row))
    return shares


@dataclass
class Receiver:
    weight: Fraction
    tie: list[Outcome]  # of equal claims the smaller one goes first
    floor: int = 0
    cap: float = math.inf


def _ratio_share(
    interpreter: Interpreter, split: Json, receiver: int, entity: int, row: int
) -> Outcome:
    amount = interpreter.evaluate(split["total"], entity, row)
    ratio = interpreter.evaluate(split["ratio"], entity, row)
    if is_known(ratio) and not _may_weigh(ratio.parts):
        return FAULT
    if split["before"] is None:
        return strict(
            lambda known, parts: _by_ratio(split, known, parts.parts)[receiver], amount, ratio
        )
    # What all periods are to have so far, less what those before this one had.
    before = interpreter.evaluate(split["before"], entity, row)
    refund = interpreter.evaluate(split["has_refund"], entity, row)

    def difference(known: Fraction, had: Fraction, is_bad: bool, parts: Ratio) -> Outcome:
        if is_bad:
            return FAULT
        shares = [_by_ratio(split, part, parts.parts)[receiver] for part in (known, had)]
        return FAULT if FAULT in shares else shares[0] - shares[1]

    return strict(difference, amount, before, refund, ratio)


def _by_ratio(split: Json, amount: Fraction, parts: Sequence[Fraction]) -> list[Outcome]:
    step = Fraction(split["step"])
    steps = amount / step
    if steps.denominator != 1:
        return [FAULT] * len(parts)
    receivers = [Receiver(part, [place]) for place, part in enumerate(parts)]
    shares = divide_up(int(steps), receivers, split["method"], split["short_rule"])
    return [FAULT] * len(parts) if shares is None else [share * step for share in shares]


def _shares_of_rows(
    interpreter: Interpreter, split: Json, entity: int, scope_row: int
) -> dict[int, Outcome]:
    """The shares of the rows that take part, or may take part, and what is left over."""
    rows, doubts = [], []
    for row in interpreter.scope_rows(entity, split["scope"], scope_row):
        takes_part = interpreter.optional(split["participates"], entity, row, True)
        if takes_part is True:
            rows.append(row)
        elif takes_part is not False:
            doubts.append(takes_part)
    amount = interpreter.evaluate(split["total"], split["scope"], scope_row)
    if not rows:
        still_open = opened([*doubts, amount])
        return {LEFT_OVER: amount if still_open is None else still_open}

    def asked(expr: int | None, default: Fraction) -> list[Outcome]:
        return [interpreter.optional(expr, entity, row, default) for row in rows]

    weights = asked(split["weight"], Fraction(1))
    known = [weight for weight in weights if is_known(weight)]
    all_known = len(known) == len(weights) and not doubts
    if any(weight < 0 for weight in known) or (all_known and not any(known)):
        return dict.fromkeys([*rows, LEFT_OVER], FAULT)
    floors, caps = asked(split["floor"], Fraction(0)), asked(split["cap"], Fraction(0))
    still_open = opened([*doubts, *weights, *floors, *caps, amount])
    if still_open is not None:
        return dict.fromkeys([*rows, LEFT_OVER], still_open)
    ties = [[interpreter.evaluate(key, entity, row) for key in split["ties"]] for row in rows]
    still_open = opened(key for keys in ties for key in keys)
    if still_open is not None:
        return dict.fromkeys([*rows, LEFT_OVER], still_open)
    receivers = [Receiver(weight, tie) for weight, tie in zip(weights, ties, strict=True)]
    step = Fraction(split["step"])
    for receiver, floor, cap in zip(receivers, floors, caps, strict=True):
        receiver.floor = max(0, math.ceil(floor / step))
        receiver.cap = math.inf if split["cap"] is None else math.floor(cap / step)
        if receiver.floor > receiver.cap:
            return dict.fromkeys([*rows, LEFT_OVER], FAULT)
    steps = math.trunc(amount / step)
    shares = divide_up(steps, receivers, split["method"], split["short_rule"])
    if shares is None:
        return dict.fromkeys([*rows, LEFT_OVER], FAULT)
    found = {row: share * step for row, share in zip(rows, shares, strict=True)}
    return {**found, LEFT_OVER: amount - sum(found.values())}


def _may_weigh(weights: Sequence[Fraction]) -> bool:
    return all(weight >= 0 for weight in weights) and any(weights)


# ── Whole steps among receivers: None for a tie or a number that does not fit ───────────────────

Shares = list[int] | None


def divide_up(steps: int, receivers: Sequence[Receiver], method: str, short_rule: str) -> Shares:
    if steps < 0:
        mirrored = divide_up(-steps, receivers, method, short_rule)
        return None if mirrored is None else [-share for share in mirrored]
    if not _fits(receivers, 0):
        return None
    if steps >= sum(receiver.floor for receiver in receivers):
        return _between_bounds(steps, receivers, method)
    if short_rule == "InTurn":
        return _in_turn(steps, receivers)
    lowered = [
        Receiver(Fraction(each.floor if short_rule == "ProRata" else each.floor > 0), each.tie)
        for each in receivers
    ]
    for low, each in zip(lowered, receivers, strict=True):
        low.cap = each.floor
    return _between_bounds(steps, lowered, method)


def _fits(receivers: Sequence[Receiver], steps: int) -> bool:
    common = math.lcm(*(each.weight.denominator for each in receivers))
    whole = [int(each.weight * common) for each in receivers]
    if max(common, *whole) >= LIMIT:
        return False
    parts = [weight // (math.gcd(*whole) or 1) for weight in whole]
    return max(sum(parts), steps * max(parts)) < LIMIT


def _between_bounds(steps: int, receivers: Sequence[Receiver], method: str) -> Shares:
    fixed = _fixed_at_bounds(steps, receivers)
    free = [place for place in range(len(receivers)) if place not in fixed]
    if method in DIVISORS:
        if free and not _fits(receivers, 2 * (steps - sum(fixed.values()))):
            return None
        return _by_divisor(steps, receivers, DIVISORS[method])
    shares = [fixed.get(place, 0) for place in range(len(receivers))]
    if free:
        left = steps - sum(fixed.values())
        sharing = [receivers[place] for place in free]
        inner = _by_quota(left, sharing, method) if _fits(sharing, left) else None
        if inner is None:
            return None
        for place, share in zip(free, inner, strict=True):
            shares[place] = share
    return shares


def _fixed_at_bounds(steps: int, receivers: Sequence[Receiver]) -> dict[int, int]:
    """Rounds, as Lanzhou's paper has them: those below the floor or above the cap are fixed there,
    whichever lacks or exceeds more, until nobody is."""
    weightless = {place for place, each in enumerate(receivers) if each.weight == 0}
    most = sum(each.floor if each.weight == 0 else each.cap for each in receivers)
    if steps >= most:
        return {
            place: each.floor if place in weightless else int(each.cap)
            for place, each in enumerate(receivers)
        }
    fixed = {place: receivers[place].floor for place in weightless}
    while True:
        free = [place for place in range(len(receivers)) if place not in fixed]
        left = steps - sum(fixed.values())
        whole = sum((receivers[place].weight for place in free), Fraction(0))
        exact = {place: left * receivers[place].weight / whole for place in free}
        low = {place for place in free if exact[place] < receivers[place].floor}
        high = {place for place in free if exact[place] > receivers[place].cap}
        lacking = sum((receivers[place].floor - exact[place] for place in low), Fraction(0))
        exceeding = sum((exact[place] - int(receivers[place].cap) for place in high), Fraction(0))
        if not low and not high:
            # One whose exact share is its bound has it, and is none of those that share the rest.
            for place in free:
                if exact[place] in (receivers[place].floor, receivers[place].cap):
                    fixed[place] = int(exact[place])
            return fixed
        if lacking >= exceeding:
            fixed |= {place: receivers[place].floor for place in low}
        if exceeding >= lacking:
            fixed |= {place: int(receivers[place].cap) for place in high}


def _ties(one: Receiver, other: Receiver) -> int:
    return next(filter(None, map(compare, one.tie, other.tie)), 0)


def _in_order(receivers: Sequence[Receiver]) -> list[int]:
    by_tie = functools.cmp_to_key(lambda one, other: _ties(receivers[one], receivers[other]))
    return sorted(range(len(receivers)), key=by_tie)


def _in_turn(steps: int, receivers: Sequence[Receiver]) -> Shares:
    """One floor after another; those of the same claim cannot be told apart where it ends."""
    order = _in_order(receivers)
    shares = [0] * len(receivers)
    for place in order:
        shares[place] = min(steps, receivers[place].floor)
        steps -= shares[place]
    cut = [place for place in order if shares[place] < receivers[place].floor]
    rivals = [
        other
        for other in order
        if receivers[other].floor > 0
        and other != cut[0]
        and _ties(receivers[cut[0]], receivers[other]) == 0
    ]
    return None if rivals else shares


def _given_to_first(
    shares: list[int], left: int, order: list[int], receivers: Sequence[Receiver]
) -> Shares:
    """What is left to one after another, each up to its cap."""
    for at, place in enumerate(order):
        if left == 0:
            return shares
        given = int(min(left, receivers[place].cap - shares[place]))
        shares[place] += given
        left -= given
        neighbours = order[at + 1 : at + 2]
        if shares[place] < receivers[place].cap:
            neighbours += order[max(at - 1, 0) : at]
        if left == 0 and any(
            _ties(receivers[place], receivers[other]) == 0 for other in neighbours
        ):
            return None
    return shares


def _by_quota(steps: int, receivers: Sequence[Receiver], method: str) -> Shares:
    whole = sum((each.weight for each in receivers), Fraction(0))
    quotas = [steps * each.weight / whole for each in receivers]
    shares = [math.floor(quota) for quota in quotas]
    left = steps - sum(shares)
    places = range(len(receivers))
    if method in ("First", "Last"):
        order = _in_order(receivers)
        if method == "Last":
            order.reverse()
        order = [place for place in order if receivers[place].weight > 0]
        return _given_to_first(shares, left, order, receivers)

    def precedes(one: int, other: int) -> int:
        rests = compare(quotas[other] - shares[other], quotas[one] - shares[one])
        return rests or _ties(receivers[one], receivers[other])

    by_rest = sorted(places, key=functools.cmp_to_key(precedes))
    if left > 0 and precedes(by_rest[left - 1], by_rest[left]) == 0:
        return None
    for receiver in by_rest[:left]:
        shares[receiver] += 1
    return shares


#: What a weight is divided by for the unit after so many.
DIVISORS: dict[str, Callable[[int], Fraction]] = {
    "Webster": lambda had: had + Fraction(1, 2),
    "Jefferson": lambda had: Fraction(had + 1),
    "Adams": lambda had: Fraction(had),
}


def _by_divisor(
    steps: int, receivers: Sequence[Receiver], divisor: Callable[[int], Fraction]
) -> Shares:
    """The scale at which the rounded shares are too few, and one unit after another from there."""

    def rounded(weight: Fraction, scale: Fraction) -> int:
        share = math.floor(weight * scale)
        while share > 0 and divisor(share - 1) >= weight * scale:
            share -= 1
        while divisor(share) < weight * scale:
            share += 1
        return share

    def at(scale: Fraction) -> list[int]:
        return [
            each.floor
            if each.weight == 0
            else int(min(each.cap, max(each.floor, rounded(each.weight, scale))))
            for each in receivers
        ]

    low, high = Fraction(0), Fraction(1)
    most = sum(each.floor if each.weight == 0 else each.cap for each in receivers)
    wanted = int(min(steps, most))
    while sum(at(high)) < wanted:
        high *= 2
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if sum(at(middle)) <= wanted else (low, middle)
    shares = at(low)

    def precedes(one: tuple[int, int], other: tuple[int, int]) -> int:
        (place, had), (rival, rival_had) = one, other
        mine, theirs = divisor(had), divisor(rival_had)
        left, right = receivers[place].weight, receivers[rival].weight
        if mine or theirs:
            left, right = left * theirs, right * mine
        return compare(right, left) or _ties(receivers[place], receivers[rival])

    def nexts() -> list[tuple[int, int]]:
        return [
            (place, shares[place])
            for place, each in enumerate(receivers)
            if each.weight > 0 and shares[place] < each.cap
        ]

    key = functools.cmp_to_key(precedes)
    for _ in range(wanted - sum(shares)):
        shares[min(nexts(), key=key)[0]] += 1
    given = [
        (place, shares[place] - 1)
        for place, each in enumerate(receivers)
        if each.weight > 0 and shares[place] > each.floor
    ]
    if given and nexts() and precedes(max(given, key=key), min(nexts(), key=key)) == 0:
        return None
    return shares
