"""Headings that carry a unit, and the list of cells that could not be read."""

import json
from pathlib import Path

import pytest

import guiju
from cli.command import guiju as run_guiju

PACK_TEXT = """规则包 补贴   别名 subsidy   版本 1
出处 文   "县政府2016年第1号文"
单位 亩
单位 公顷 = 15亩
实体 户   键 户号
  输入 价格 : 金额   单位 万元
  输入 面积 : 小数   单位 公顷
  输入 自付 : 金额
  输入 台数 : 整数
每个 户   依据 文 "一"
  定义 合计价 : 金额 = 价格 × 台数 + 自付   四舍五入 到 分
  定义 大户 : 是否 = 面积 >= 30亩
"""
PACK = guiju.loads(PACK_TEXT)


def refusal(**headings: str) -> guiju.TableError:
    with pytest.raises(guiju.TableError) as caught:
        PACK.run({"户": row(**headings)})
    return caught.value


def row(**headings: str) -> dict[str, list[str]]:
    cells = {"户号": "1", "价格": "2", "面积": "2", "自付": "5", "台数": "3"}
    return {headings.get(name, name): [cell] for name, cell in cells.items()}


@pytest.mark.parametrize(
    "headings",
    [
        {"价格": "价格（万元）", "面积": "面积(公顷)", "自付": "自付（元）"},
        {"价格": " 价格 （ 万元 ） ", "台数": "台数（个）"},
    ],
)
def test_a_heading_may_carry_the_unit_of_its_column(headings: dict[str, str]) -> None:
    [found] = PACK.run({"户": row(**headings)})["户"].rows()
    assert (str(found["合计价"]), found["大户"]) == ("60005.00", True)


@pytest.mark.parametrize(
    ("headings", "zh", "en"),
    [
        (
            {"价格": "价格（元）"},
            "错误[GJ2560] 表头说“价格”以 元 计，规则包里以 万元 计",
            "error[GJ2560] the heading says that “价格” is in 元, and the pack keeps it in 万元",
        ),
        (
            {"面积": "面积（亩）"},
            "错误[GJ2560] 表头说“面积”以 亩 计，规则包里以 公顷 计",
            "error[GJ2560] the heading says that “面积” is in 亩, and the pack keeps it in 公顷",
        ),
        (
            {"自付": "自付（万元）"},
            "错误[GJ2560] 表头说“自付”以 万元 计，规则包里以 元 计",
            "error[GJ2560] the heading says that “自付” is in 万元, and the pack keeps it in 元",
        ),
        (
            {"台数": "台数（亩）"},
            "错误[GJ2560] 表头说“台数”以 亩 计，规则包里以 个 计",
            "error[GJ2560] the heading says that “台数” is in 亩, and the pack keeps it in 个",
        ),
    ],
)
def test_another_unit_refuses_the_table(headings: dict[str, str], zh: str, en: str) -> None:
    error = refusal(**headings)
    assert [found.code for found in error.diagnostics] == ["GJ2560"]
    assert error.render("zh").startswith(zh)
    assert error.render("en").startswith(en)


def test_what_stands_in_brackets_and_is_no_unit_is_another_heading() -> None:
    error = refusal(价格="价格（必填）")
    assert [found.code for found in error.diagnostics] == ["GJ6001"]
    assert "表头里的“价格（必填）”是不是它？" in error.render("zh")


def test_both_spellings_of_a_heading_are_one_column_twice() -> None:
    with pytest.raises(guiju.TableError) as caught:
        PACK.run({"户": row() | {"价格（万元）": ["1"]}})
    assert [found.code for found in caught.value.diagnostics] == ["GJ6006"]


def test_cells_that_cannot_be_read_are_listed() -> None:
    result = PACK.run({"户": row() | {"价格": ["三万"], "台数": ["1.5"]}})
    assert [(cell.entity, cell.line, cell.column, cell.text) for cell in result.unreadable] == [
        ("户", 1, "价格", "三万"),
        ("户", 1, "台数", "1.5"),
    ]
    assert [cell.reason for cell in result.unreadable] == [
        "这一格读不出来",
        "小数位数比这一列多",
    ]
    assert result.unreadable[1].reason_en == "more decimal places than the column has"
    assert PACK.run({"户": row()}).unreadable == []


def run_on(folder: Path, cells: list[str], language: str = "zh") -> tuple[str, dict[str, object]]:
    (folder / "补贴.gj").write_text(PACK_TEXT, "utf-8")
    (folder / "表").mkdir()
    lines = ["户号,价格,面积,自付,台数", *(f"{n},2,2,{cell},1" for n, cell in enumerate(cells))]
    (folder / "表" / "户.csv").write_text("\n".join(lines) + "\n", "utf-8")
    command = ["run", "补贴.gj", "--in", "表", "--out", "结果"]
    done = run_guiju(*command, folder=folder, language=language)
    account = json.loads((folder / "结果" / "run.json").read_text("utf-8"))
    return done.out, account["tables"]["户"]


def test_the_run_names_the_cells_behind_the_faults(tmp_path: Path) -> None:
    said, account = run_on(tmp_path, ["5", "五元"])
    assert "有 1 格读不出来，用到它们的结论是故障：\n" in said
    assert "  户 第 3 行 自付：“五元”，这一格读不出来\n" in said
    assert account["unreadable"] == [{"line": 3, "column": "自付", "cell": "五元"}]


def test_many_cells_are_counted_and_stand_in_the_account(tmp_path: Path) -> None:
    said, account = run_on(tmp_path, ["五元"] * 14, "en")
    assert "14 cells could not be read; conclusions that need them are faults:\n" in said
    assert said.count("the cell cannot be read") == 10
    assert "  and 4 more: they stand in run.json\n" in said
    unreadable = account["unreadable"]
    assert isinstance(unreadable, list)
    assert len(unreadable) == 14
