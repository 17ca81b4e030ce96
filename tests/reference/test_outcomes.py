"""How outcomes combine, by the words of `acceptance/README.md`."""

from __future__ import annotations

import datetime
import itertools
from fractions import Fraction

import pytest

from reference.outcomes import (
    FAULT,
    LIMIT,
    DaySpan,
    Month,
    MonthSpan,
    Undecided,
    Word,
    add,
    add_span,
    compare,
    conjunction,
    disjunction,
    divide,
    multiply,
    negation,
    per_full,
    round_integer,
    round_to,
    strict,
)

A, B = Undecided(frozenset({(0, 1)})), Undecided(frozenset({(0, 2)}))
BOTH = Undecided(A.inputs | B.inputs)
OUTCOMES = (True, False, A, B, FAULT)


@pytest.mark.parametrize(
    ("left", "right", "both"),
    [
        (False, A, False),
        (False, FAULT, False),
        (True, A, A),
        (A, B, BOTH),
        (A, FAULT, FAULT),
        (True, FAULT, FAULT),
        (True, True, True),
    ],
)
def test_and_is_settled_by_one_that_is_known_to_be_false(left, right, both) -> None:
    assert conjunction((left, right)) == conjunction((right, left)) == both


def test_or_is_and_the_other_way_round() -> None:
    for left, right in itertools.product(OUTCOMES, repeat=2):
        mirrored = negation(conjunction((negation(left), negation(right))))
        assert disjunction((left, right)) == mirrored


def test_grouping_does_not_matter() -> None:
    for one, two, three in itertools.product(OUTCOMES, repeat=3):
        together = conjunction((one, two, three))
        assert conjunction((conjunction((one, two)), three)) == together


def test_arithmetic_is_strict_and_a_fault_beats_what_is_missing() -> None:
    assert strict(multiply, Fraction(0), A) == A
    assert strict(add, A, B) == BOTH
    assert strict(add, A, FAULT) is FAULT


def test_what_does_not_fit_is_a_fault() -> None:
    assert add(Fraction(LIMIT - 1), Fraction(1)) is FAULT
    assert multiply(Fraction(2**64), Fraction(2**63)) is FAULT
    assert add(Fraction(1, 2**126), Fraction(1, 3)) is FAULT
    assert divide(Fraction(1), Fraction(0)) is FAULT


@pytest.mark.parametrize(
    ("mode", "wanted"),
    [
        ("HalfAwayFromZero", (3, 2, -3, -2)),
        ("HalfEven", (2, 2, -2, -2)),
        ("HalfTowardZero", (2, 2, -2, -2)),
        ("TowardZero", (2, 2, -2, -2)),
        ("AwayFromZero", (3, 3, -3, -3)),
        ("Floor", (2, 2, -3, -3)),
        ("Ceiling", (3, 3, -2, -2)),
    ],
)
def test_rounding_does_what_its_name_says(mode, wanted) -> None:
    numbers = (Fraction(5, 2), Fraction(12, 5), Fraction(-5, 2), Fraction(-12, 5))
    assert tuple(round_integer(number, mode) for number in numbers) == wanted


def test_rounding_goes_to_a_multiple_of_its_step() -> None:
    assert round_to(Fraction(25), Fraction(10), "HalfAwayFromZero") == 30
    assert round_to(Fraction(25), Fraction(10), "HalfEven") == 20


def test_full_steps_are_none_below_zero() -> None:
    assert per_full(Fraction(39, 10), Fraction(1), Fraction(2)) == 6
    assert per_full(Fraction(-1, 10), Fraction(1), Fraction(2)) == 0


def test_a_month_end_is_cut_to_the_last_day() -> None:
    leap_day = datetime.date(2016, 2, 29)
    assert add_span(datetime.date(2016, 1, 31), MonthSpan(1)) == leap_day
    assert add_span(leap_day, MonthSpan(12)) == datetime.date(2017, 2, 28)
    assert add_span(leap_day, DaySpan(1)) == datetime.date(2016, 3, 1)
    assert add_span(datetime.date(9999, 12, 31), DaySpan(1)) is FAULT
    assert add_span(Month(9999 * 12 + 11), MonthSpan(1)) is FAULT


def test_the_better_word_is_the_greater() -> None:
    best, worst = Word(0, 0), Word(0, 2)
    assert compare(best, worst) > 0
    assert compare(Fraction(1), Fraction(2)) < 0
