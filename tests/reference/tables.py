"""Cells as text, both ways, for the reference: what `acceptance/README.md` says of cells.

Written for the tests alone and apart from the engine's readers, so that both may be wrong only in
different ways.
"""

from __future__ import annotations

import csv
import datetime
import io
import json
import pathlib
import re
from fractions import Fraction
from typing import Any

from reference.interpreter import Interpreter
from reference.outcomes import (
    FAULT,
    MISSING,
    NOT_APPLICABLE,
    Mode,
    Month,
    Outcome,
    Ratio,
    Undecided,
    Word,
    round_integer,
)
from reference.values import decode

Json = dict[str, Any]
DIGITS_MAX = 38
UNDECIDED_WORD, FAULT_WORD = "未定", "故障"
_NUMBER = re.compile(r"[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?")
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})-|/(\d{1,2})/|年(\d{1,2})月)(\d{1,2})日?")
_MONTH = re.compile(r"(\d{4})[-/年](\d{1,2})月?")
_TRUTH = {"是": True, "yes": True, "true": True, "否": False, "no": False, "false": False}
_UNITS = {"元": 1, "角": Fraction(1, 10), "分": Fraction(1, 100), "万元": 10**4, "亿元": 10**8}
_WIDE = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
_WIDE_IN_NUMBERS = {wide: wide - 0xFEE0 for wide in map(ord, "０１２３４５６７８９．，％－＋")}


def read_number(text: str) -> Fraction | None:
    if not _NUMBER.fullmatch(text) or sum(map(str.isdigit, text)) > DIGITS_MAX:
        return None
    return Fraction(text.replace(",", ""))


def read_cell(text: str, column: Json, pack: Json) -> Outcome:
    """The value of an input or key cell, MISSING, or FAULT where it cannot be read."""
    text = text.strip(" \t\u3000")
    if not text:
        return MISSING
    kind = column["type"]["kind"]
    if kind == "Text":
        return text.translate(_WIDE) if column["role"] == "Key" else text
    if kind == "Bool":
        return _TRUTH.get(text, FAULT)
    if kind == "Enum":
        enumeration = column["type"]["enumeration"]
        words = pack["enumerations"][enumeration]["words"]
        return Word(enumeration, words.index(text)) if text in words else FAULT
    if kind == "List":
        items = tuple(item.strip() for item in re.split("[；;、，,]", text) if item.strip())
        enumeration = column["type"]["enumeration"]
        words = items if enumeration is None else pack["enumerations"][enumeration]["words"]
        return items if set(items) <= set(words) else FAULT
    text = text.translate(_WIDE_IN_NUMBERS)
    if kind == "RoundingMode":
        return Mode(_MODES[text]) if text in _MODES else FAULT
    if kind == "Date":
        return _read_date(text)
    if kind == "Month":
        return _read_month(text)
    assert kind == "Number", kind
    return _read_amount(text, column, pack)


def _read_date(text: str) -> Outcome:
    found = _DATE.fullmatch(text)
    if found:
        year, *months, day = found.groups()
        parts = int(year), int(next(month for month in months if month)), int(day)
    elif re.fullmatch(r"\d{8}", text):
        parts = int(text[:4]), int(text[4:6]), int(text[6:])
    else:
        return FAULT
    try:
        return datetime.date(*parts)
    except ValueError:
        return FAULT


def _read_month(text: str) -> Outcome:
    found = _MONTH.fullmatch(text)
    if not found or not 1 <= int(found[2]) <= 12 or int(found[1]) == 0:
        return FAULT
    return Month(int(found[1]) * 12 + int(found[2]) - 1)


def _read_amount(text: str, column: Json, pack: Json) -> Outcome:
    form, scale = column["type"]["form"], column["type"]["scale"]
    factor = Fraction(column["cell_unit"])
    suffixes = {"%": Fraction(1, 100), "‰": Fraction(1, 1000)} if form == "Rate" else {}
    if form == "Money":
        suffixes = {unit: Fraction(worth) for unit, worth in _UNITS.items()}
    for suffix in sorted(suffixes, key=len, reverse=True):
        if text.endswith(suffix):
            text, factor = text.removesuffix(suffix), suffixes[suffix]
            break
    number = read_number(text)
    if number is None:
        return FAULT
    number *= factor
    if scale is not None and (number * 10**scale).denominator != 1:
        return FAULT
    bounds = [
        decode(pack["exprs"][column[bound]]["value"]) if column[bound] is not None else number
        for bound in ("low", "high")
    ]
    return number if bounds[0] <= number <= bounds[1] else FAULT


def read_parameter(text: str, parameter: Json, pack: Json) -> Outcome:
    """A value written as in a rule file: 98%, 5万元, 是, 3:2:4:1, 舍去."""
    kind = parameter["type"]["kind"]
    if kind == "RatioList":
        return Ratio(tuple(Fraction(part) for part in text.split(":")))
    if kind == "RoundingMode":
        return Mode(_MODES[text])
    column = {
        "type": parameter["type"] | {"scale": None},
        "role": "Input",
        "cell_unit": "1",
        "low": None,
        "high": None,
    }
    return read_cell(text, column, pack)


_MODES = {
    "四舍五入": "HalfAwayFromZero",
    "四舍六入五成双": "HalfEven",
    "五舍六入": "HalfTowardZero",
    "舍去": "TowardZero",
    "进一": "AwayFromZero",
    "向下": "Floor",
    "向上": "Ceiling",
}


def write_cell(outcome: Outcome, column: Json, pack: Json) -> str:
    """A conclusion as the result file writes it."""
    if outcome is FAULT or isinstance(outcome, Undecided) or outcome is NOT_APPLICABLE:
        return ""
    if isinstance(outcome, bool):
        return "是" if outcome else "否"
    if isinstance(outcome, Word):
        return str(pack["enumerations"][outcome.enumeration]["words"][outcome.index])
    if isinstance(outcome, Month):
        return f"{outcome.number // 12:04}-{outcome.number % 12 + 1:02}"
    if isinstance(outcome, datetime.date):
        return outcome.isoformat()
    if isinstance(outcome, tuple):
        return "；".join(outcome)
    if isinstance(outcome, Fraction):
        return write_number(outcome, column)
    return str(outcome)


def write_number(number: Fraction, column: Json) -> str:
    places, is_rate = column["format"]["places"], column["type"]["form"] == "Rate"
    step, unit = Fraction(column["format"]["step"]), Fraction(column["cell_unit"])
    if step:
        number = round_integer(number / step, column["format"]["mode"]) * step
    number /= unit
    if unit != 1 and not column["format"]["is_rounded"]:
        return _shortest(number)
    scaled = number * 10**places * (100 if is_rate else 1)
    whole = round_integer(scaled, column["format"]["mode"])
    if not column["format"]["is_rounded"]:
        assert whole == scaled, f"{column['name']}: {number} does not fit {places} places"
    digits = f"{abs(whole):0{places + 1}}"
    text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return ("-" if whole < 0 else "") + text + ("%" if is_rate else "")


def _shortest(number: Fraction) -> str:
    """As many places as the number takes."""
    places = 0
    while (number * 10**places).denominator != 1:
        places += 1
    digits = f"{abs(int(number * 10**places)):0{places + 1}}"
    text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return ("-" if number < 0 else "") + text


def name_inputs(undecided: Undecided, entity: int, pack: Json) -> list[str]:
    """What a conclusion of `entity` hangs on, as the open table names it."""

    def place(name: tuple[int, int]) -> tuple[int, int]:
        return name[0], pack["entities"][name[0]]["columns"].index(name[1])

    return [
        pack["columns"][column]["name"]
        if owner == entity
        else f"{pack['entities'][owner]['name']}.{pack['columns'][column]['name']}"
        for owner, column in sorted(undecided.inputs, key=place)
    ]


# ── A case of the acceptance suite ──────────────────────────────────────────────────────────────


def read_rows(path: pathlib.Path) -> tuple[list[str], list[list[str]]]:
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030")
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    return header, rows


def read_table(path: pathlib.Path, entity: Json, pack: Json) -> list[dict[str, Outcome]]:
    """The typed rows of an input file; columns that the pack does not know are passed over."""
    header, rows = read_rows(path)
    columns = {
        pack["columns"][column]["name"]: pack["columns"][column]
        for column in entity["columns"]
        if pack["columns"][column]["role"] in ("Key", "Input")
    }
    return [
        {
            name: read_cell(cell, columns[name], pack)
            for name, cell in zip(header, row, strict=True)
            if name in columns
        }
        for row in rows
    ]


def conclude_case(pack: Json, case: pathlib.Path) -> dict[str, list[list[str]]]:
    """Result and open tables of a case, named as their files, without the header."""
    settings = json.loads((case / "case.json").read_text(encoding="utf-8"))
    files = {entity["name"]: case / "in" / f"{entity['name']}.csv" for entity in pack["entities"]}
    tables = {
        entity["name"]: read_table(files[entity["name"]], entity, pack)
        for entity in pack["entities"]
        if entity["source"] is None
        and (not entity["is_optional"] or files[entity["name"]].exists())
    }
    parameters = {parameter["name"]: parameter for parameter in pack["parameters"]}
    chosen = {
        name: read_parameter(text, parameters[name], pack) for name, text in settings["set"].items()
    }
    as_of = datetime.date.fromisoformat(settings["as_of"])
    interpreter = Interpreter(pack, tables, as_of, chosen)
    results = {}
    for number, entity in enumerate(pack["entities"]):
        if entity["written"] and not interpreter.left_out[number]:
            name = entity["name"]
            results[name], results[f"{name}.open"] = _write_tables(interpreter, number)
    return results


def _write_tables(interpreter: Interpreter, entity: int) -> tuple[list[list[str]], list[list[str]]]:
    pack = interpreter.pack
    declared = pack["entities"][entity]
    key = [pack["columns"][column] for column in declared["key"]]
    closed, still_open = [], []
    for number, row in enumerate(interpreter.tables[entity]):
        keys = [write_cell(row[column["name"]], column, pack) for column in key]
        cells = []
        for column in declared["written"]:
            outcome = interpreter.column(column, number)
            cells.append(write_cell(outcome, pack["columns"][column], pack))
            name = pack["columns"][column]["name"]
            if outcome is FAULT:
                still_open.append([*keys, name, FAULT_WORD, ""])
            elif isinstance(outcome, Undecided):
                missing = "；".join(name_inputs(outcome, entity, pack))
                still_open.append([*keys, name, UNDECIDED_WORD, missing])
        closed.append([*keys, *cells])
    return closed, still_open
