"""Workbooks in and out."""

import csv
import datetime
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from cli.command import guiju
from guiju.cli.office import WorkbookError, read_sheet, refuse_too_long
from guiju.language import Words
from python.county import AS_OF, HOUSEHOLD_CSV


def write_book(path: Path, rows: list[list[Any]], sheet: str = "Sheet1") -> None:
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet(sheet)
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if isinstance(cell, datetime.date):
                page.write_datetime(row, column, cell, day)
            elif isinstance(cell, str):
                page.write_string(row, column, cell)
            elif cell is not None:
                page.write(row, column, cell)
    book.close()


def as_cells(text: str) -> list[list[Any]]:
    """A CSV table as somebody would type it into a spreadsheet."""
    rows: list[list[Any]] = list(csv.reader(io.StringIO(text)))
    for row in rows[1:]:
        row[3] = float(row[3]) if row[3].isdigit() else row[3]
        row[4] = float(row[4]) if row[4] else None
        row[5] = datetime.date.fromisoformat(row[5]) if row[5] else None
    return rows


def test_a_workbook_reads_like_the_csv(pack: Path, tables: Path, tmp_path: Path) -> None:
    guiju("run", pack, "--in", tables, "--out", tmp_path / "of-csv", "--as-of", AS_OF)
    (tables / "户.csv").unlink()
    write_book(tables / "户.xlsx", as_cells(HOUSEHOLD_CSV))
    ended = guiju("run", pack, "--in", tables, "--out", tmp_path / "of-xlsx", "--as-of", AS_OF)
    assert ended.status == 1, ended.err
    for name in ("户.csv", "户.open.csv", "村.csv"):
        of_csv, of_xlsx = ((tmp_path / of / name).read_bytes() for of in ("of-csv", "of-xlsx"))
        assert of_csv == of_xlsx


def test_a_key_that_a_workbook_kept_as_a_number_is_refused_when_it_is_long(
    pack: Path, tables: Path, tmp_path: Path
) -> None:
    (tables / "户.csv").unlink()
    rows = as_cells(HOUSEHOLD_CSV)
    rows[1][0] = 43112401001001
    rows[2][0] = 431124199001011234
    write_book(tables / "户.xlsx", rows)
    ended = guiju("run", pack, "--in", tables, "--out", tmp_path / "out", "--as-of", AS_OF)
    assert ended.status == 2
    assert ended.err.count("错误[GJ6004]") == 1
    assert "只留得住 15 位" in ended.err
    assert "户.xlsx 第 3 行" in ended.err


def test_results_fill_a_workbook(pack: Path, tables: Path, tmp_path: Path) -> None:
    target = tmp_path / "out" / "results.xlsx"
    ended = guiju("run", pack, "--in", tables, "--out", target, "--as-of", AS_OF)
    assert ended.status == 1, ended.err
    assert {path.name for path in target.parent.iterdir()} == {"results.xlsx", "run.json"}
    book = CalamineWorkbook.from_path(str(target))
    assert book.sheet_names == ["村", "村.open", "户", "户.open"]
    rows = book.get_sheet_by_name("户").to_python()
    assert rows[1] == [
        *("001", "是", "", 7500.0, 0.3, datetime.date(2017, 2, 28), "是", "是", "张三")
    ]
    assert rows[2][-1] == "=1+1"
    open_rows = book.get_sheet_by_name("户.open").to_python()
    assert open_rows[1] == ["003", "可贷", "未定", "有项目"]
    # Nothing in it is a formula.
    with zipfile.ZipFile(target) as archive:
        sheets = [name for name in archive.namelist() if "worksheets/sheet" in name]
        assert all(b"<f>" not in archive.read(name) for name in sheets)


def test_a_number_too_long_for_a_spreadsheet_is_written_as_text(
    pack: Path, tables: Path, tmp_path: Path
) -> None:
    lines = HOUSEHOLD_CSV.splitlines()
    lines[1] = "001,A,是,12345678901234.56,1,2016-11-30,优,张三"
    (tables / "户.csv").write_text("\n".join(lines), encoding="utf-8")
    target = tmp_path / "results.xlsx"
    guiju("run", pack, "--in", tables, "--out", target, "--as-of", AS_OF)
    rows = CalamineWorkbook.from_path(str(target)).get_sheet_by_name("户").to_python()
    assert rows[1][3] == "123456789012345600.00"


def test_a_table_longer_than_a_sheet_is_refused() -> None:
    refuse_too_long({"户": 1_048_575}, Words("zh"))
    with pytest.raises(Exception, match="1,048,575"):
        refuse_too_long({"户": 1_048_576}, Words("zh"))


def test_the_sheet_with_the_name_of_the_entity_is_read(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    book = xlsxwriter.Workbook(str(path))
    for name, cell in (("说明", "x"), ("户", "户号")):
        book.add_worksheet(name).write_string(0, 0, cell)
    book.close()
    assert read_sheet(path, "户") == (["户号"], [[]])
    with pytest.raises(WorkbookError, match="几张工作表"):
        read_sheet(path, "村")


def test_what_is_no_workbook_is_refused(pack: Path, tables: Path, tmp_path: Path) -> None:
    (tables / "户.csv").unlink()
    for ending in ("xlsx", "xls"):
        path = tables / f"户.{ending}"
        path.write_bytes(b"PK\x03\x04 broken")
        ended = guiju("run", pack, "--in", tables, "--out", tmp_path / "out", "--as-of", AS_OF)
        assert ended.status == 2
        assert "错误[GJ6020]" in ended.err
        path.unlink()


def test_a_workbook_that_expands_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (64 << 20))
    with pytest.raises(WorkbookError, match="展开"):
        read_sheet(path, "户")
