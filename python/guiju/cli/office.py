"""Workbooks: tables read from XLSX and XLS, results written as XLSX. Needs the extra `office`."""

import datetime
import zipfile
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

from guiju.cli.exit import RefusedError
from guiju.language import Words, current_language
from guiju.result import Result

SHEET_ROWS_MAX = 1_048_576  # with the heading
SHEET_NAME_MAX = 31
EXACT_DIGITS_MAX = 15  # a number of a spreadsheet keeps no more
FIRST_SAFE_DATE = datetime.date(1900, 3, 1)  # before it, spreadsheets count a day that never was
FORMULA_SIGNS = tuple("=+-@\t\r＝＋－＠")

FILE_SIZE_MAX = 50 << 20
EXPANDED_SIZE_MAX = 1 << 30
EXPANSION_MAX = 200
PARTS_MAX = 256


class WorkbookError(Exception):
    """Why a workbook is not read, in both languages."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh)
        self.zh = zh
        self.en = en


def office_missing(package: str) -> RefusedError:
    words = Words(current_language())
    return RefusedError(
        words(
            f"读写 Excel 工作簿要先装：pip install 'guiju[office]'（缺 {package}）",
            f"workbooks need: pip install 'guiju[office]' ({package} is missing)",
        )
    )


def refuse_bomb(path: Path) -> None:
    """A workbook is a zip: a small file may hide a huge one."""
    if path.stat().st_size > FILE_SIZE_MAX:
        raise WorkbookError("文件超过 50 MB", "the file is larger than 50 MB")
    if path.suffix.lower() == ".xls":
        return
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError):
        raise WorkbookError("不是 XLSX 工作簿", "it is no XLSX workbook") from None
    expanded = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if (
        len(parts) > PARTS_MAX
        or expanded > EXPANDED_SIZE_MAX
        or expanded > EXPANSION_MAX * max(packed, 1)
    ):
        raise WorkbookError(
            "展开后大得不像一张表，可能是恶意文件",
            "it expands to more than a table would: it may be malicious",
        )


def read_sheet(path: Path, entity: str) -> tuple[list[str], list[list[Any]]]:
    """Headings and columns of the sheet with the entity's name, or of the only one with cells."""
    try:
        from python_calamine import CalamineWorkbook
    except ModuleNotFoundError:
        raise office_missing("python-calamine") from None
    refuse_bomb(path)
    try:
        workbook = CalamineWorkbook.from_path(str(path))
        rows = choose_sheet(workbook, entity)
    except WorkbookError:
        raise
    except Exception as error:
        raise WorkbookError(f"读不懂（{error}）", f"it cannot be understood ({error})") from None
    while rows and all(cell in ("", None) for cell in rows[-1]):
        rows.pop()
    if not rows:
        raise WorkbookError("是空的，连表头也没有", "it is empty, there is not even a heading")
    headings = ["" if cell is None else str(cell).strip() for cell in rows[0]]
    columns = [[cell_value(row[place]) for row in rows[1:]] for place in range(len(headings))]
    return headings, columns


def choose_sheet(workbook: Any, entity: str) -> list[list[Any]]:
    if entity in workbook.sheet_names:
        rows: list[list[Any]] = workbook.get_sheet_by_name(entity).to_python(skip_empty_area=False)
        return rows
    filled = [
        rows
        for name in workbook.sheet_names
        if (rows := workbook.get_sheet_by_name(name).to_python(skip_empty_area=False))
    ]
    if len(filled) > 1:
        raise WorkbookError(
            f"有几张工作表，没有一张叫“{entity}”",
            f"it has several sheets, none of them named “{entity}”",
        )
    return filled[0] if filled else []


def cell_value(cell: Any) -> Any:
    """As the engine reads it; an empty cell is missing."""
    if cell == "":
        return None
    if isinstance(cell, datetime.time | datetime.timedelta):
        return str(cell)
    return cell


def refuse_too_long(rows: dict[str, int], words: Words) -> None:
    most = SHEET_ROWS_MAX - 1
    for entity, count in rows.items():
        if count > most:
            raise RefusedError(
                words(
                    f"{entity} 有 {count:,} 行，一张工作表只放得下 {most:,} 行；请写成 CSV",
                    f"{entity} has {count:,} rows, a sheet holds {most:,}; write CSV",
                )
            )


class Book:
    """Writes typed cells. Text is text, whatever it looks like; so is a number that a spreadsheet
    would round."""

    def __init__(self, path: Path) -> None:
        try:
            import xlsxwriter
        except ModuleNotFoundError:
            raise office_missing("XlsxWriter") from None
        self._book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
        self._heading = self._book.add_format({"bold": True})
        self._quoted = self._book.add_format({"quote_prefix": True})
        self._date = self._book.add_format({"num_format": "yyyy-mm-dd"})
        self._formats: dict[str, Any] = {}

    def close(self) -> None:
        self._book.close()

    def write_sheet(self, name: str, headings: list[str], rows: Iterable[Iterable[Any]]) -> None:
        sheet = self._book.add_worksheet(name[:SHEET_NAME_MAX])
        sheet.freeze_panes(1, 0)
        for place, heading in enumerate(headings):
            sheet.write_string(0, place, heading, self._heading)
        for number, row in enumerate(rows, start=1):
            for place, (value, is_rate) in enumerate(row):
                self._write(sheet, number, place, value, is_rate)

    def _number_format(self, places: int, is_rate: bool) -> Any:
        shown = places - 2 if is_rate else places
        code = "0" + ("." + "0" * shown if shown > 0 else "") + ("%" if is_rate else "")
        if code not in self._formats:
            self._formats[code] = self._book.add_format({"num_format": code})
        return self._formats[code]

    def _write(self, sheet: Any, row: int, place: int, value: Any, is_rate: bool) -> None:
        if value is None:
            return
        if isinstance(value, bool):
            sheet.write_string(row, place, "是" if value else "否")
        elif isinstance(value, int | Decimal):
            self._write_number(sheet, row, place, Decimal(value), is_rate)
        elif isinstance(value, datetime.date) and value >= FIRST_SAFE_DATE:
            sheet.write_datetime(row, place, value, self._date)
        else:
            text = "；".join(value) if isinstance(value, list) else str(value)
            if text.startswith(FORMULA_SIGNS):
                sheet.write_string(row, place, text, self._quoted)
            elif text:
                sheet.write_string(row, place, text)

    def _write_number(
        self, sheet: Any, row: int, place: int, value: Decimal, is_rate: bool
    ) -> None:
        digits = value.as_tuple()
        if len(digits.digits) > EXACT_DIGITS_MAX:
            sheet.write_string(row, place, format(value, "f"))
            return
        exponent = digits.exponent
        places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
        sheet.write_number(row, place, float(value), self._number_format(places, is_rate))


def write_results(result: Result, entities: list[str], path: Path) -> None:
    """A sheet for each entity, one for what stayed open of it, one for what its checks found."""
    book = Book(path)
    try:
        for entity in entities:
            table = result[entity]
            rates = [result._run.kind(entity, name) == "rate" for name in table.names]
            columns = [
                [(value, is_rate) for value in table[name]]
                for name, is_rate in zip(table.names, rates, strict=True)
            ]
            book.write_sheet(entity, table.names, zip(*columns, strict=True))
            write_open(book, result, entity)
        for entity in result:
            if result._run.is_given(entity):
                write_checks(book, result, entity)
    finally:
        book.close()


def write_open(book: Book, result: Result, entity: str) -> None:
    states = {"undecided": "未定", "fault": "故障"}
    lines = [
        [(cell, False) for cell in (*key, conclusion, states[state], "；".join(missing))]
        for key, conclusion, state, missing in result._run.open(entity)
    ]
    headings = [*result.pack.entities[entity].key, "结论", "状态", "缺"]
    write_lines(book, f"{entity}.open", headings, lines)


def write_checks(book: Book, result: Result, entity: str) -> None:
    levels = {"error": "错误", "warning": "警告"}
    lines = [
        [(cell, False) for cell in (*key, levels[severity], message, citation)]
        for key, severity, message, citation in result._run.findings(entity)
    ]
    headings = [*result.pack.entities[entity].key, "级别", "校验", "依据"]
    write_lines(book, f"{entity}.check", headings, lines)


def write_lines(
    book: Book, name: str, headings: list[str], lines: list[list[tuple[Any, bool]]]
) -> None:
    """One sheet, or as many as the lines need; none without lines."""
    size = SHEET_ROWS_MAX - 1
    for number, begin in enumerate(range(0, len(lines), size), start=1):
        book.write_sheet(
            name if number == 1 else f"{name}{number}", headings, lines[begin : begin + size]
        )
