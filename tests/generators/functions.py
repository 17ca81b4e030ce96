"""Functions of the host that generated packs call; one of them fails on some rows, one says what is
no value of its type."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any


def scored(number: Fraction, counts: bool) -> Fraction:
    if number > 100:
        raise ValueError("more than a hundred")
    return number * 2 if counts else Fraction(1, 3)


def graded(amount: Decimal) -> Any:
    whole = int(amount) % 7
    return whole if whole != 3 else Fraction(7, 2)


def turned(items: list[str]) -> list[str]:
    if len(items) > 3:
        raise ValueError("more than three")
    return items[::-1]


FUNCTIONS: dict[str, Callable[..., Any]] = {"外算": scored, "外分": graded, "外列": turned}
