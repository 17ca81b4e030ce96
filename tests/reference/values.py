"""Values of the dump."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from fractions import Fraction
from typing import Any

from reference.outcomes import NOT_APPLICABLE, DaySpan, Mode, Month, MonthSpan, Outcome, Ratio, Word


def decode(value: dict[str, Any]) -> Outcome:
    """A value of the dump."""
    return _DECODERS[value["kind"]](value.get("value"))


_DECODERS: dict[str, Callable[[Any], Outcome]] = {
    "Bool": bool,
    "Number": Fraction,
    "Date": datetime.date.fromisoformat,
    "Month": lambda text: Month(int(text[:4]) * 12 + int(text[5:]) - 1),
    "MonthSpan": lambda months: MonthSpan(int(months)),
    "DaySpan": lambda days: DaySpan(int(days)),
    "Text": str,
    "Enum": lambda word: Word(word["enumeration"], word["index"]),
    "List": tuple,
    "RatioList": lambda parts: Ratio(tuple(Fraction(part) for part in parts)),
    "RoundingMode": Mode,
    "NotApplicable": lambda _: NOT_APPLICABLE,
}
