"""Dates and months, and numbers made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators.registry import shape

if TYPE_CHECKING:
    from generators.expressions import Expressions
    from generators.pack import Place, Written

MONTH_SPANS = ("1个月", "2年", "13个月")


@shape("number")
def of_dates(write: Expressions, _kind: str, place: Place, depth: int) -> Written:
    word = write.pen.word
    first, last = write.date(place, depth), write.date(place, depth)
    return write.pen.pick(
        (
            (f"{word('Function', 'Year')}({first})", 0),
            (f"{word('Function', 'DayOfMonth')}({first})", 0),
            (f"{word('Function', 'DaysBetween')}({first}{write.pen.comma()}{last})", 0),
            (f"(({last} - {first}) / 7天)", None),
        )
    )


@shape("date", "month")
def months_away(write: Expressions, kind: str, place: Place, _depth: int) -> str:
    base = write.date(place, 0) if kind == "date" else write.month(place, 0)
    return f"({base} {write.pen.pick('+-')} {write.pen.pick(MONTH_SPANS)})"


@shape("date")
def days_later(write: Expressions, _kind: str, place: Place, _depth: int) -> str:
    return f"({write.date(place, 0)} + 30天)"


@shape("date", weight=2)
def end_of_month(write: Expressions, _kind: str, place: Place, _depth: int) -> str:
    function = write.pen.word("Function", write.pen.pick(("FirstDay", "LastDay")))
    return f"{function}({write.month(place, 0)})"


@shape("date")
def day_in_month(write: Expressions, _kind: str, place: Place, _depth: int) -> str:
    function = write.pen.word("Function", "DayIn")
    return f"{function}({write.month(place, 0)}{write.pen.comma()}31)"


@shape("month")
def month_of(write: Expressions, _kind: str, place: Place, _depth: int) -> str:
    return f"{write.pen.word('Function', 'MonthOf')}({write.date(place, 0)})"
