"""Dates and months, and numbers made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators.registry import shape

if TYPE_CHECKING:
    from generators.expressions import Expressions
    from generators.pack import Place, Written

MONTH_SPANS = ("1个月", "2年", "13个月")


@shape("number")
def weeks_between(write: Expressions, _kind: str, place: Place, depth: int) -> Written:
    return f"(({write.date(place, depth)} - {write.date(place, depth)}) / 7天)", None


@shape("date", "month")
def months_away(write: Expressions, kind: str, place: Place, _depth: int) -> str:
    base = write.date(place, 0) if kind == "date" else write.month(place, 0)
    return f"({base} {write.pen.pick('+-')} {write.pen.pick(MONTH_SPANS)})"


@shape("date")
def days_later(write: Expressions, _kind: str, place: Place, _depth: int) -> str:
    return f"({write.date(place, 0)} + 30天)"
