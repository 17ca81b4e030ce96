"""至少, 至多 and rounding of a head line, around what a construct comes to."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING

from reference.builtins import BUILTINS
from reference.outcomes import Outcome, round_to, strict

if TYPE_CHECKING:
    from reference.interpreter import Interpreter


def limited(
    interpreter: Interpreter,
    expr: int | None,
    entity: int,
    row: int,
    inside: Callable[[], Outcome],
) -> Outcome:
    """`inside` with the limits that stand around it in `expr`; none without one."""
    if expr is None:
        return inside()
    node = interpreter.exprs[expr]
    if node["op"] not in ("Round", "Call"):
        return inside()
    value, *others = node["args"]
    inner = limited(interpreter, value, entity, row, inside)
    beside = [interpreter.evaluate(other, entity, row) for other in others]
    if node["op"] == "Call":
        return strict(BUILTINS[node["builtin"]], inner, *beside)
    step = Fraction(node["step"])
    if not beside:
        return strict(lambda number: round_to(number, step, node["mode"]), inner)
    return strict(lambda number, mode: round_to(number, step, mode.name), inner, *beside)
