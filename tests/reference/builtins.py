"""The functions of the language, of known arguments."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction

from reference.outcomes import Month, Outcome, compare, day_in_month, month_of


def extreme(values: Iterable[Outcome], sign: int) -> Outcome:
    best, *others = values
    for value in others:
        if sign * compare(value, best) > 0:
            best = value
    return best


def _first_items(items: tuple[str, ...], count: Fraction) -> Outcome:
    return items[: max(0, int(count))]


BUILTINS: dict[str, Callable[..., Outcome]] = {
    "Least": lambda *values: extreme(values, -1),
    "Greatest": lambda *values: extreme(values, 1),
    "Absolute": abs,
    "Floor": lambda number: Fraction(number.numerator // number.denominator),
    "Year": lambda moment: Fraction(
        moment.number // 12 if isinstance(moment, Month) else moment.year
    ),
    "MonthOf": month_of,
    "DayOfMonth": lambda day: Fraction(day.day),
    "FirstDay": lambda moment: day_in_month(
        moment if isinstance(moment, Month) else month_of(moment), 1
    ),
    "LastDay": lambda moment: day_in_month(
        moment if isinstance(moment, Month) else month_of(moment), 31
    ),
    "DayIn": lambda month, day: day_in_month(month, int(day)),
    "DaysBetween": lambda first, last: Fraction((last - first).days),
    "FirstItems": _first_items,
    "Length": lambda text: Fraction(len(text)),
    "HasPrefix": lambda text, prefix: text.startswith(prefix),
    "HasItem": lambda items, item: item in items,
}
