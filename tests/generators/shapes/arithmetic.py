"""Sums, products, quotients, and what is made of two or three of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators.registry import shape

if TYPE_CHECKING:
    from generators.expressions import Expressions
    from generators.pack import Place, Written


def widest(left: int | None, right: int | None) -> int | None:
    """The decimals that either of two values needs."""
    return None if left is None or right is None else max(left, right)


@shape("number", "money")
def sum_of(write: Expressions, kind: str, place: Place, depth: int) -> Written:
    (left, a), (right, b) = write.of(kind, place, depth), write.of(kind, place, depth)
    return f"({left} {write.pen.pick('+-')} {right})", widest(a, b)


@shape("number", "money")
def product(write: Expressions, kind: str, place: Place, depth: int) -> Written:
    (left, a), (right, b) = write.of(kind, place, depth), write.number(place, depth)
    scale = None if a is None or b is None else a + b
    return f"({left} {write.pen.pick('×*')} {right})", scale


@shape("number", "money")
def quotient(write: Expressions, kind: str, place: Place, depth: int) -> Written:
    return f"({write.of(kind, place, depth)[0]} / {write.number(place, depth)[0]})", None


@shape("number")
def share(write: Expressions, _kind: str, place: Place, depth: int) -> Written:
    return f"({write.money(place, depth)[0]} / {write.money(place, depth)[0]})", None


@shape("number", "money")
def choice(write: Expressions, kind: str, place: Place, depth: int) -> Written:
    (yes, a), (no, b) = write.of(kind, place, depth), write.of(kind, place, depth)
    when, then = write.pen.word("Reserved", "When"), write.pen.word("Operator", "Then")
    otherwise = write.pen.word("Operator", "Otherwise")
    condition = write.truth(place, depth)
    text = f"({when} {condition} {then} {yes}{write.pen.comma()}{otherwise} {no})"
    return text, widest(a, b)


@shape("number", "money")
def extreme(write: Expressions, kind: str, place: Place, depth: int) -> Written:
    (left, a), (right, b) = write.of(kind, place, depth), write.of(kind, place, depth)
    function = write.pen.word("Function", write.pen.pick(("Least", "Greatest")))
    return f"{function}({left}{write.pen.comma()}{right})", widest(a, b)


@shape("number", "money")
def per_full(write: Expressions, kind: str, place: Place, depth: int) -> Written:
    return _per_full(write, kind, "number", place, depth)


@shape("number")
def per_full_amount(write: Expressions, kind: str, place: Place, depth: int) -> Written:
    return _per_full(write, kind, "money", place, depth)


def _per_full(write: Expressions, gain: str, counted: str, place: Place, depth: int) -> Written:
    per, gives = write.pen.word("Operator", "PerFull"), write.pen.word("Operator", "Gain")
    gained, scale = write.of(gain, place, 0)
    amount, step = write.of(counted, place, depth)[0], write.of(counted, place, 0)[0]
    return f"({amount} {per} {step} {gives} {gained})", scale
