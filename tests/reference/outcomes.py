"""Known values, unknown ones and faults, and how they combine.

An outcome is a known value, an `Undecided` with the inputs that it hangs on, or `FAULT`.
Known values: bool, Fraction, date, Month, MonthSpan, DaySpan, str, Word, tuple (a list of texts),
Ratio, Mode, NOT_APPLICABLE.
"""

from __future__ import annotations

import calendar
import datetime
import functools
import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, NamedTuple

LIMIT = 2**127  # numerators and denominators stay below


class Month(NamedTuple):
    number: int  # year x 12 + (month - 1)


class MonthSpan(NamedTuple):
    months: int


class DaySpan(NamedTuple):
    days: int


class Word(NamedTuple):
    enumeration: int
    index: int


class Ratio(NamedTuple):
    parts: tuple[Fraction, ...]


class Mode(NamedTuple):
    name: str


class _Mark:
    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return self.name


MISSING = _Mark("MISSING")  # an input cell that is empty
FAULT = _Mark("FAULT")
NOT_APPLICABLE = _Mark("NOT_APPLICABLE")


@dataclass(frozen=True)
class Undecided:
    """Not known; `inputs` are (entity id, column id) of the missing cells it hangs on."""

    inputs: frozenset[tuple[int, int]]


Outcome = Any


def is_known(outcome: Outcome) -> bool:
    return outcome is not FAULT and not isinstance(outcome, Undecided)


def opened(outcomes: Iterable[Outcome]) -> Outcome:
    """What several operands leave open together: a fault, an Undecided, or None for nothing."""
    inputs: frozenset[tuple[int, int]] = frozenset()
    unknown = False
    for outcome in outcomes:
        if outcome is FAULT:
            return FAULT
        if isinstance(outcome, Undecided):
            unknown = True
            inputs |= outcome.inputs
    return Undecided(inputs) if unknown else None


def strict(function: Callable[..., Outcome], *operands: Outcome) -> Outcome:
    """The function of operands that must all be known."""
    still_open = opened(operands)
    if still_open is None and NOT_APPLICABLE in operands:
        return NOT_APPLICABLE  # only where a test before it keeps it from being asked
    return function(*operands) if still_open is None else still_open


def negation(outcome: Outcome) -> Outcome:
    return (not outcome) if outcome is True or outcome is False else outcome


def conjunction(outcomes: Iterable[Outcome]) -> Outcome:
    """Kleene: one known to be false settles it; else a fault is a fault."""
    unsettled = []
    for outcome in outcomes:
        if outcome is False:
            return False
        if outcome is not True:
            unsettled.append(outcome)
    still_open = opened(unsettled)
    if still_open is None and unsettled:
        return NOT_APPLICABLE
    return True if still_open is None else still_open


def disjunction(outcomes: Iterable[Outcome]) -> Outcome:
    return negation(conjunction(negation(outcome) for outcome in outcomes))


# ── Numbers ─────────────────────────────────────────────────────────────────────────────────────


def fitting(number: Fraction) -> Outcome:
    return number if abs(number.numerator) < LIMIT and number.denominator < LIMIT else FAULT


def add(left: Fraction, right: Fraction) -> Outcome:
    """The cross sum over the least common denominator must fit, before it is reduced."""
    denominator = math.lcm(left.denominator, right.denominator)
    numerator = left.numerator * (denominator // left.denominator) + right.numerator * (
        denominator // right.denominator
    )
    fits = abs(numerator) < LIMIT and denominator < LIMIT
    return Fraction(numerator, denominator) if fits else FAULT


def subtract(left: Fraction, right: Fraction) -> Outcome:
    return add(left, -right)


def multiply(left: Fraction, right: Fraction) -> Outcome:
    return fitting(left * right)


def divide(left: Fraction, right: Fraction) -> Outcome:
    return FAULT if right == 0 else fitting(left / right)


def total(numbers: Iterable[Fraction]) -> Outcome:
    """The sum, added up from the least: whether it fits must not hang on the order of rows."""
    return functools.reduce(
        lambda left, right: strict(add, left, right), sorted(numbers), Fraction(0)
    )


def round_integer(number: Fraction, mode: str) -> int:
    if mode == "Floor":
        return math.floor(number)
    if mode == "Ceiling":
        return math.ceil(number)
    size, sign = abs(number), (-1 if number < 0 else 1)
    whole = math.floor(size)
    rest = size - whole
    half = Fraction(1, 2)
    up = {
        "HalfAwayFromZero": rest >= half,
        "HalfEven": rest > half or (rest == half and whole % 2 == 1),
        "HalfTowardZero": rest > half,
        "TowardZero": False,
        "AwayFromZero": rest > 0,
    }[mode]
    return sign * (whole + up)


def round_to(number: Fraction, step: Fraction, mode: str) -> Outcome:
    steps = divide(number, step)
    return strict(lambda known: fitting(round_integer(known, mode) * step), steps)


def per_full(amount: Fraction, step: Fraction, gain: Fraction) -> Outcome:
    steps = divide(amount, step)
    return strict(lambda known: fitting(max(0, math.floor(known)) * gain), steps)


# ── Dates ───────────────────────────────────────────────────────────────────────────────────────


def month_of(day: datetime.date) -> Month:
    return Month(day.year * 12 + day.month - 1)


def day_in_month(month: Month, day: int) -> Outcome:
    """That day of the month, or the month's last day where it is too short."""
    year, index = divmod(month.number, 12)
    if not 1 <= year <= 9999 or day < 1:
        return FAULT
    return datetime.date(year, index + 1, min(day, calendar.monthrange(year, index + 1)[1]))


def add_span(moment: datetime.date | Month, span: MonthSpan | DaySpan) -> Outcome:
    if isinstance(moment, Month):
        later = Month(moment.number + span.months)
        return later if 12 <= later.number < 120000 else FAULT
    if isinstance(span, MonthSpan):
        return day_in_month(Month(month_of(moment).number + span.months), moment.day)
    number = moment.toordinal() + span.days
    return datetime.date.fromordinal(number) if 1 <= number <= 3652059 else FAULT


def compare(left: Outcome, right: Outcome) -> int:
    """Negative, zero or positive; of an ordered enum the better word is the greater."""
    if isinstance(left, Word):
        return right.index - left.index
    return (left > right) - (left < right)
