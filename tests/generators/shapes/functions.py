"""Calls of functions, made from the one table of them: what stands there is generated."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from generators.pack import CALENDAR
from generators.registry import shape
from generators.vocabulary import BUILTINS

if TYPE_CHECKING:
    from generators.expressions import Expressions
    from generators.pack import Place, Written

PATTERNS = ('"甲.*"', '"[甲乙]{1,2}"', '"(a|b|B)+"', '"\\d*"', '"[^甲]?.*"')
WHOLE_NUMBERS = ("0", "1", "2", "3", "31")
MONTH_SPANS = ("1个月", "13个月", "2年")
AMOUNTS = ("0元", "0.05元", "1409.5元", "-100500元", "1.5亿元")
LEFT_OUT = {"EnumWord"}  # not every table has a column of words


def _text_or_list(write: Expressions, place: Place) -> str:
    columns = [name for name, c in write.columns(place, "text", "list") if c.role != "key"]
    return write.pen.pick(columns) if columns else write.text(place)


def _month_end(write: Expressions) -> str:
    return write.pen.word("MonthEnd", write.pen.pick(("Cut", "NextDay", "EndToEnd")))


def _argument(write: Expressions, takes: str, kind: str, place: Place, depth: int) -> Written:
    pen = write.pen
    makers: dict[str, Callable[[], Written]] = {
        "Number": lambda: write.of(kind, place, depth),
        "SameUnit": lambda: write.of(kind, place, 0),
        "Integer": lambda: (pen.pick(WHOLE_NUMBERS), 0),
        "Date": lambda: (write.date(place, depth), None),
        "DateOrMonth": lambda: (
            write.month(place, depth) if pen.chance(50) else write.date(place, depth),
            None,
        ),
        "Months": lambda: (pen.pick(MONTH_SPANS), None),
        "Text": lambda: (write.text(place), None),
        "Item": lambda: (write.text(place), None),
        "TextOrList": lambda: (_text_or_list(write, place), None),
        "Pattern": lambda: (pen.pick(PATTERNS), None),
        "Amount": lambda: (pen.pick(AMOUNTS), None),
        "Calendar": lambda: (CALENDAR, None),
        "MonthEnd": lambda: (_month_end(write), None),
    }
    return makers[takes]()


def _call(write: Expressions, name: str, kind: str, place: Place, depth: int) -> Written:
    takes = list(BUILTINS[name][1])
    if takes[-1] == "More":
        takes[-1:] = takes[:1] if len(takes) == 2 else []  # one alone would be of rows
    if takes[-1] == "MonthEnd" and write.pen.chance(30):
        takes.pop()
    args = [_argument(write, one, kind, place, depth) for one in takes]
    word = write.pen.word("Function", name)
    text = f"{word}({write.pen.comma().join(text for text, _ in args)})"
    if BUILTINS[name][0] in ("Integer", "WholeOfFirst"):
        return text, 0
    scales = [scale for (_, scale), one in zip(args, takes, strict=True) if one != "Integer"]
    if BUILTINS[name][0] == "PowerOfFirst" or None in scales:
        return text, None
    return text, max(scale for scale in scales if scale is not None)


def _names(*gives: str, money: bool = False) -> list[str]:
    """Functions that give this; of money those that keep the unit of what they take."""
    return [
        name
        for name, (given, takes) in BUILTINS.items()
        if given in gives
        and not LEFT_OUT & set(takes)
        and (not money or takes[0] == "Number")
        and takes[0] != "List"
    ]


@shape("number", weight=6)
def number_function(write: Expressions, kind: str, place: Place, depth: int) -> Written:
    names = _names("Integer", "SameAsFirst", "Common", "WholeOfFirst", "PowerOfFirst")
    return _call(write, write.pen.pick(names), kind, place, depth)


@shape("money", weight=2)
def money_function(write: Expressions, kind: str, place: Place, depth: int) -> Written:
    names = _names("SameAsFirst", "Common", "WholeOfFirst", money=True)
    return _call(write, write.pen.pick(names), kind, place, depth)


@shape("date", weight=3)
def date_function(write: Expressions, _kind: str, place: Place, depth: int) -> str:
    return _call(write, write.pen.pick(_names("Date")), "number", place, depth)[0]


@shape("month")
def month_function(write: Expressions, _kind: str, place: Place, depth: int) -> str:
    return _call(write, write.pen.pick(_names("Month")), "number", place, depth)[0]


@shape("truth", weight=2)
def truth_function(write: Expressions, _kind: str, place: Place, depth: int) -> str:
    return _call(write, write.pen.pick(_names("Bool")), "number", place, depth)[0]


@shape("truth")
def compared_texts(write: Expressions, _kind: str, place: Place, depth: int) -> str:
    text = _call(write, write.pen.pick(_names("Text")), "number", place, depth)[0]
    return f"({text} {write.pen.pick(('=', '<>', '<', '>='))} {write.text(place)})"
