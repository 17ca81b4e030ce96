"""Decision tables in CSV and XLSX beside the rules."""

from pathlib import Path

import pytest
import xlsxwriter

import guiju

RULES = """规则包 试   版本 1
出处 文   "县政府2016年第1号文"
枚举 档次 = 一档 > 二档 > 不予受理
实体 户   键 户号
  输入 人口 : 整数
  输入 类 : 文本
每个 户   依据 文 "一"
  决策表 档位 : 档次, 限额 : 金额   命中 唯一   来自 "tables/档次.{suffix}"
"""
ROWS = [
    ["人口", "类", "限额", "档位"],
    [">= 3", "-", "5万元", "一档"],
    ["1, 2", '"城"', "2万元", "二档"],
    ["否则", "", "0元", "不予受理"],
]
CSV = '人口,类,限额,档位\n>= 3,-,5万元,一档\n"1, 2","""城""",2万元,二档\n否则,,0元,不予受理\n'
HOUSEHOLDS = {"户": {"户号": ["1", "2", "3"], "人口": ["3", "1", "1"], "类": ["城", "城", "乡"]}}


def make_pack(folder: Path, data: bytes, suffix: str = "csv") -> Path:
    (folder / "tables").mkdir(exist_ok=True)
    (folder / "a.gj").write_text(RULES.format(suffix=suffix), encoding="utf-8")
    (folder / "tables" / f"档次.{suffix}").write_bytes(data)
    return folder


def concluded(pack: guiju.Pack) -> list[tuple[object, ...]]:
    return [(row["档位"], row["限额"]) for row in pack.run(HOUSEHOLDS)["户"].rows()]


WANTED = ["一档", "二档", "不予受理"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_rows_stand_in_csv_as_offices_write_it(tmp_path: Path, encoding: str) -> None:
    folder = make_pack(tmp_path, CSV.replace("\n", "\r\n").encode(encoding))
    assert [grade for grade, _ in concluded(guiju.load(folder))] == WANTED


def test_rows_stand_in_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "档次.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("档次")
        for number, row in enumerate(ROWS):
            for place, cell in enumerate(row):
                sheet.write_string(number, place, cell)
    folder = make_pack(tmp_path, path.read_bytes(), "xlsx")
    assert [grade for grade, _ in concluded(guiju.load(folder))] == WANTED


def test_the_hash_of_a_pack_covers_its_tables(tmp_path: Path) -> None:
    before = guiju.load(make_pack(tmp_path, CSV.encode())).content_hash
    after = guiju.load(make_pack(tmp_path, CSV.replace("5万元", "6万元").encode())).content_hash
    assert before != after


def test_a_wrong_cell_is_named_by_file_and_row(tmp_path: Path) -> None:
    folder = make_pack(tmp_path, CSV.replace("2万元", "2").encode())
    with pytest.raises(guiju.PackError) as caught:
        guiju.load(folder)
    (problem,) = caught.value.diagnostics
    assert (problem.code, problem.path, problem.line) == (
        "GJ3001",
        "tables/档次.csv",
        3,
    )


def test_a_table_outside_the_folder_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "档次.csv").write_text(CSV, encoding="utf-8")
    folder = tmp_path / "pack"
    folder.mkdir()
    rules = RULES.replace("tables/档次.{suffix}", "../档次.csv")
    (folder / "a.gj").write_text(rules, encoding="utf-8")
    with pytest.raises(guiju.PackError) as caught:
        guiju.load(folder)
    assert [problem.code for problem in caught.value.diagnostics] == ["GJ2442"]
