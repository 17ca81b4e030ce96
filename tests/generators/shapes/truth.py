"""Conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators.registry import shape

if TYPE_CHECKING:
    from generators.expressions import Expressions
    from generators.pack import Place


@shape("truth")
def negation(write: Expressions, _kind: str, place: Place, depth: int) -> str:
    return f"({write.pen.word('Reserved', 'Not')} {write.truth(place, depth)})"


@shape("truth", weight=2)
def join(write: Expressions, _kind: str, place: Place, depth: int) -> str:
    operator = write.pen.pick(("And", "Or"))
    parts = [write.truth(place, depth) for _ in range(write.pen.number(2, 3))]
    return "(" + f" {write.pen.word('Operator', operator)} ".join(parts) + ")"


@shape("truth", weight=2)
def comparison(write: Expressions, _kind: str, place: Place, depth: int) -> str:
    makers = (
        lambda: write.number(place, depth)[0],
        lambda: write.money(place, depth)[0],
        lambda: write.date(place, depth),
        lambda: write.month(place, depth),
        lambda: write.text(place),
    )
    make = write.pen.pick(makers[:2] * 3 + makers)
    operator = write.pen.pick(("<", "<=", ">", ">=", "=", "<>"))
    return f"({make()} {operator} {make()})"


@shape("truth")
def between(write: Expressions, _kind: str, place: Place, depth: int) -> str:
    make = write.pen.pick((write.number, write.money))
    low, high = make(place, 0)[0], make(place, 0)[0]
    within, upto = write.pen.word("Operator", "In"), write.pen.word("Operator", "Upto")
    return f"({make(place, depth)[0]} {within} {low} {upto} {high})"


@shape("truth", weight=2, fits=lambda write, place: bool(write.columns(place, "enum")))
def word_test(write: Expressions, _kind: str, place: Place, _depth: int) -> str:
    name, column = write.pen.pick(write.columns(place, "enum"))
    assert column.enumeration is not None
    words = column.enumeration.words
    if column.enumeration.is_ordered and write.pen.chance(50):
        return f"({name} {write.pen.pick(('<', '<=', '>', '>='))} {write.pen.pick(words)})"
    if write.pen.chance(40):
        several = write.pen.comma().join(words[: write.pen.number(1, len(words))])
        return f"({name} {write.pen.word('Operator', 'In')} ({several}))"
    return f"({name} {write.pen.pick(('=', '<>'))} {write.pen.pick(words)})"


@shape("truth", fits=lambda write, place: bool(place.entity.inputs()) and write.pen.chance(10))
def filled(write: Expressions, _kind: str, place: Place, _depth: int) -> str:
    write.reads_filled = True
    column = write.pen.pick(place.entity.inputs())
    return f"{write.pen.word('Function', 'IsFilled')}({column.name})"
