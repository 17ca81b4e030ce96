"""The functions of the language, of known arguments."""

from __future__ import annotations

import calendar
import datetime
import math
import re
from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any

from reference.outcomes import (
    FAULT,
    Month,
    MonthSpan,
    Outcome,
    Word,
    compare,
    day_in_month,
    divide,
    fitting,
    month_of,
    multiply,
    strict,
    subtract,
)

Json = dict[str, Any]
Date = datetime.date


def extreme(values: Iterable[Outcome], sign: int) -> Outcome:
    best, *others = values
    for value in others:
        if sign * compare(value, best) > 0:
            best = value
    return best


# ── Numbers ─────────────────────────────────────────────────────────────────────────────────────


def _quotient(number: Fraction, divisor: Fraction) -> Outcome:
    return strict(lambda exact: Fraction(math.floor(exact)), divide(number, divisor))


def _remainder(number: Fraction, divisor: Fraction) -> Outcome:
    taken = strict(lambda whole: multiply(whole, divisor), _quotient(number, divisor))
    return strict(lambda known: subtract(number, known), taken)


def _power(base: Fraction, exponent: Fraction) -> Outcome:
    if exponent < 0:
        return FAULT if base == 0 else _power(1 / base, -exponent)
    if base in (0, 1, -1):  # any exponent will do
        return base ** min(exponent, exponent % 2 + 2)
    return fitting(base ** int(exponent)) if exponent < 128 else FAULT


def _distance(number: Fraction, threshold: Fraction) -> Outcome:
    return strict(lambda below: max(below, Fraction(0)), subtract(threshold, number))


# ── Texts and lists ─────────────────────────────────────────────────────────────────────────────


def _first_items(items: tuple[str, ...], count: Fraction) -> Outcome:
    return items[: max(0, int(count))]


def _join(first: str | tuple[str, ...], *rest: str) -> str:
    return rest[0].join(first) if isinstance(first, tuple) else "".join((first, *rest))


def _mask(text: str, first: Fraction, last: Fraction) -> str:
    begin, end = max(0, int(first)), len(text) - max(0, int(last))
    return text[:begin] + "*" * (end - begin) + text[max(begin, end) :]


def _is_resident_id(text: str) -> bool:
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    if not re.fullmatch(r"[0-9]{17}[0-9Xx]", text):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(text, weights, strict=False))
    try:
        born = Date(int(text[6:10]), int(text[10:12]), int(text[12:14]))
    except ValueError:
        return False
    return born.year >= 1900 and "10X98765432"[total % 11] == text[17].upper()


def _is_credit_code(text: str) -> bool:
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    if len(text) != 18 or not set(text) <= set(alphabet):
        return False
    total = sum(alphabet.index(text[place]) * pow(3, place, 31) for place in range(17))
    return alphabet[-total % 31] == text[17]


_DIGITS = "零壹贰叁肆伍陆柒捌玖"


def _whole_in_capitals(number: int) -> str:
    for unit, name in ((10**8, "亿"), (10**4, "万")):
        if number >= unit:
            rest = number % unit
            gap = "零" if 0 < rest < unit // 10 else ""
            return _whole_in_capitals(number // unit) + name + gap + _whole_in_capitals(rest)
    written = "".join(
        _DIGITS[int(digit)] + ("" if digit == "0" else place)
        for digit, place in zip(f"{number:04}", ("仟", "佰", "拾", ""), strict=True)
    )
    return re.sub("零+", "零", written).strip("零")


def _in_capitals(amount: Fraction) -> Outcome:
    fen = fitting(amount * 100)
    if fen is FAULT:
        return FAULT
    yuan, (jiao, rest) = abs(int(fen)) // 100, divmod(abs(int(fen)) % 100, 10)
    if fen == 0:
        return "零元整"
    text = ("负" if fen < 0 else "") + (_whole_in_capitals(yuan) + "元" if yuan else "")
    text += _DIGITS[jiao] + "角" if jiao else ("零" if yuan and rest else "")
    return text + (_DIGITS[rest] + "分" if rest else "整")


def _text_of(pack: Json, word: Word) -> str:
    return str(pack["enumerations"][word.enumeration]["words"][word.index])


# ── Dates ───────────────────────────────────────────────────────────────────────────────────────


def _month(moment: Date | Month) -> Month:
    return moment if isinstance(moment, Month) else month_of(moment)


def _last_day(day: Date) -> int:
    return calendar.monthrange(day.year, day.month)[1]


def _add_months(day: Date, span: MonthSpan, rule: Fraction) -> Outcome:
    found = day_in_month(Month(month_of(day).number + span.months), day.day)
    if found is FAULT or rule == 0:
        return found
    if rule == 1:
        is_cut = found.day < day.day
        return found + datetime.timedelta(days=1) if is_cut else found
    return found.replace(day=_last_day(found)) if day.day == _last_day(day) else found


def _months_between(first: Date, last: Date, rule: Fraction) -> Outcome:
    if last < first:
        return -_months_between(last, first, rule)
    months = month_of(last).number - month_of(first).number
    while True:
        reached = _add_months(first, MonthSpan(months), rule)
        if reached is not FAULT and reached <= last:
            return Fraction(months)
        months -= 1


def _age(first: Date, last: Date, rule: Fraction) -> Outcome:
    return Fraction(int(_months_between(first, last, rule) / 12))


def _is_worked(pack: Json, day: Date, number: Fraction) -> bool | None:
    """None where the calendar has no line for the year."""
    reaches = False
    for line in pack["calendars"][int(number)]["lines"]:
        first, last = (Date.fromisoformat(line[end]) for end in ("first", "last"))
        reaches |= first.year <= day.year <= last.year
        if first <= day <= last:
            return bool(line["is_working"])
    return day.isoweekday() < 6 if reaches else None


def _walk(
    pack: Json, day: Date, step: int, number: Fraction, goes_on: Callable[[bool], bool]
) -> Outcome:
    """The first day of those from here on, the day itself among them, that does not go on."""
    while (worked := _is_worked(pack, day, number)) is not None:
        if not goes_on(worked):
            return day
        day += datetime.timedelta(days=step)
    return FAULT


def _add_working_days(pack: Json, day: Date, count: Fraction, number: Fraction) -> Outcome:
    if count == 0:
        return day
    if _is_worked(pack, day, number) is None:
        return FAULT
    step = 1 if count > 0 else -1
    left = abs(count)

    def goes_on(worked: bool) -> bool:
        nonlocal left
        left -= worked
        return left > 0 or not worked

    return _walk(pack, day + datetime.timedelta(days=step), step, number, goes_on)


def _working_days_between(pack: Json, first: Date, last: Date, number: Fraction) -> Outcome:
    if last < first:
        back = _working_days_between(pack, last, first, number)
        return back if back is FAULT else -back
    count = 0
    day = first
    while (worked := _is_worked(pack, day, number)) is not None:
        count += worked and day > first
        if day == last:
            return Fraction(count)
        day += datetime.timedelta(days=1)
    return FAULT


def _is_working_day(pack: Json, day: Date, number: Fraction) -> Outcome:
    worked = _is_worked(pack, day, number)
    return FAULT if worked is None else worked


BUILTINS: dict[str, Callable[..., Outcome]] = {
    "Least": lambda *values: extreme(values, -1),
    "Greatest": lambda *values: extreme(values, 1),
    "Absolute": abs,
    "Floor": lambda number: Fraction(math.floor(number)),
    "Ceiling": lambda number: Fraction(math.ceil(number)),
    "Quotient": _quotient,
    "Remainder": _remainder,
    "Power": _power,
    "Distance": _distance,
    "Year": lambda moment: Fraction(_month(moment).number // 12),
    "MonthOf": month_of,
    "DayOfMonth": lambda day: Fraction(day.day),
    "Weekday": lambda day: Fraction(day.isoweekday()),
    "FirstDay": lambda moment: day_in_month(_month(moment), 1),
    "LastDay": lambda moment: day_in_month(_month(moment), 31),
    "DayIn": lambda moment, day: (
        day_in_month(_month(moment), int(day)) if 1 <= day <= 31 else FAULT
    ),
    "DaysBetween": lambda first, last: Fraction((last - first).days),
    "MonthsBetween": _months_between,
    "Age": _age,
    "AddMonths": _add_months,
    "FirstItems": _first_items,
    "Length": lambda text: Fraction(len(text)),
    "HasPrefix": lambda text, prefix: text.startswith(prefix),
    "HasSuffix": lambda text, suffix: text.endswith(suffix),
    "HasItem": lambda items, item: item in items,
    "Matches": lambda text, pattern: re.fullmatch(pattern, text, re.ASCII | re.DOTALL) is not None,
    "Join": _join,
    "Mask": _mask,
    "InCapitals": _in_capitals,
    "IsResidentId": _is_resident_id,
    "IsCreditCode": _is_credit_code,
}

#: Those that look something up in the pack, which they are given first.
OF_PACK: dict[str, Callable[..., Outcome]] = {
    "TextOf": _text_of,
    "IsWorkingDay": _is_working_day,
    "AddWorkingDays": _add_working_days,
    "WorkingDaysBetween": _working_days_between,
    "RollForward": lambda pack, day, number: _walk(pack, day, 1, number, lambda worked: not worked),
}

#: Those whose second argument divides: when that is zero, the first need not be known.
DIVIDING = {"Quotient", "Remainder"}
