"""Who knows what a word of the checked tree means: each construct and operation by its name there.

A room registers what it defines where it defines it; nobody keeps a list.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from reference.outcomes import Outcome, strict

if TYPE_CHECKING:
    from reference.interpreter import Interpreter

Json = dict[str, Any]
Meaning = Callable[["Interpreter", Json, int, int], Outcome]  # definition or node, entity, row

CONSTRUCTS: dict[str, Meaning] = {}
OPERATIONS: dict[str, Meaning] = {}
#: What carries something from row to row: a conclusion made with it hangs on the rows' order.
CARRYING: set[str] = set()


def construct(name: str, *, carries: bool = False) -> Callable[[Meaning], Meaning]:
    """The meaning of the definitions whose kind has this name."""
    return _entry(CONSTRUCTS, name, carries)


def operation(name: str, *, carries: bool = False) -> Callable[[Meaning], Meaning]:
    """The meaning of the expressions whose op has this name."""
    return _entry(OPERATIONS, name, carries)


def strict_operation(name: str, function: Callable[..., Outcome]) -> None:
    """An operation that is a function of operands which must all be known."""

    def meaning(interpreter: Interpreter, node: Json, entity: int, row: int) -> Outcome:
        return strict(function, *interpreter.arguments(node, entity, row))

    operation(name)(meaning)


def _entry(table: dict[str, Meaning], name: str, carries: bool) -> Callable[[Meaning], Meaning]:
    def enter(meaning: Meaning) -> Meaning:
        if name in table:
            raise ValueError(f"{name} means two things: {table[name]} and {meaning}")
        table[name] = meaning
        if carries:
            CARRYING.add(name)
        return meaning

    return enter
