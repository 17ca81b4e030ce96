"""Data checks and properties from the command line."""

import json
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from cli.command import guiju

RULES = """\
规则包 申请   版本 1
出处 文   "县政府2016年第1号文"
参数 比例 : 比率 = 2%   依据 文 "一"
实体 村   键 村代码
  输入 名称 : 文本
实体 户   键 户号
  输入 人口 : 整数
  输入 申请额 : 金额
每个 户   依据 文 "一"
  定义 补助 : 金额 = 申请额 × 比例   四舍五入 到 分
校验 户   依据 文 "二"
  错误 人口 <= 0         "没有人"
  警告 申请额 > 50万元   "金额偏大"
校验 村
  警告 名称 = "无名"   "没有名称"
"""
HOUSEHOLDS = "户号,人口,申请额\n1,0,600000\n2,,1\n3,3,500000.01\n4,3,1\n"


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    path = tmp_path / "rules.gj"
    path.write_text(RULES, encoding="utf-8")
    return path


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    folder = tmp_path / "tables"
    folder.mkdir()
    (folder / "户.csv").write_text(HOUSEHOLDS, encoding="utf-8")
    (folder / "村.csv").write_text("村代码,名称\nA,无名\n", encoding="utf-8")
    return folder


def test_findings_stand_beside_the_results(rules: Path, tables: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    ended = guiju("run", rules, "--in", tables, "--out", out)
    assert ended.status == 1, ended.err
    assert "户：校验查出错误 1 处、警告 2 处，1 处因数据不全或读不出没有查" in ended.out
    assert {path.name for path in out.iterdir()} == {
        *("户.csv", "户.check.csv", "村.check.csv", "run.json")
    }
    assert (out / "户.check.csv").read_text(encoding="utf-8-sig") == (
        "户号,级别,校验,依据\n"
        "1,错误,没有人,县政府2016年第1号文 二\n"
        "1,警告,金额偏大,县政府2016年第1号文 二\n"
        "3,警告,金额偏大,县政府2016年第1号文 二\n"
    )
    # An entity that concludes nothing has findings all the same.
    assert (out / "村.check.csv").read_text(encoding="utf-8-sig") == (
        "村代码,级别,校验,依据\nA,警告,没有名称,\n"
    )
    account = json.loads((out / "run.json").read_text(encoding="utf-8"))
    assert (account["errors"], account["warnings"]) == (1, 3)
    assert account["tables"]["户"]["checks"] == [
        {"severity": "error", "message": "没有人", "found": 1, "undecided": 1, "faulted": 0},
        {"severity": "warning", "message": "金额偏大", "found": 2, "undecided": 0, "faulted": 0},
    ]
    english = guiju("run", rules, "--in", tables, "--out", out, language="en")
    assert "户: checks found 1 errors and 2 warnings; 1 could not be decided" in english.out


def test_warnings_alone_end_with_0_and_older_findings_go(
    rules: Path, tables: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    guiju("run", rules, "--in", tables, "--out", out)
    (tables / "户.csv").write_text("户号,人口,申请额\n3,3,500000.01\n", encoding="utf-8")
    (tables / "村.csv").write_text("村代码,名称\nA,甲\n", encoding="utf-8")
    ended = guiju("run", rules, "--in", tables, "--out", out)
    assert ended.status == 0, ended.out
    assert {path.name for path in out.iterdir()} == {"户.csv", "户.check.csv", "run.json"}
    (tables / "户.csv").write_text("户号,人口,申请额\n3,3,5\n", encoding="utf-8")
    guiju("run", rules, "--in", tables, "--out", out)
    assert {path.name for path in out.iterdir()} == {"户.csv", "run.json"}


def test_a_workbook_has_a_sheet_of_findings(rules: Path, tables: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    assert guiju("run", rules, "--in", tables, "--out", target).status == 1
    book = CalamineWorkbook.from_path(target)
    assert book.sheet_names == ["户", "村.check", "户.check"]
    assert book.get_sheet_by_name("户.check").to_python()[1] == [
        *("1", "错误", "没有人", "县政府2016年第1号文 二")
    ]


def test_why_tells_about_a_check(rules: Path, tables: Path) -> None:
    why = ("why", rules, "--in", tables, "户", "1")
    ended = guiju(*why, "没有人")
    assert ended.status == 0, ended.err
    assert "人口 <= 0" in ended.out
    assert guiju(*why, "没有这一条").status == 2


def test_a_property_that_does_not_hold_is_shown_as_a_test(rules: Path) -> None:
    rules.write_text(
        RULES
        + '断言 "不多补"   每个 户 : 补助 <= 申请额 × 比例\n'
        + '断言 "不倒补"   每个 户 : 申请额 < 0元 或 补助 >= 0元\n'
        + '断言 "有人"   每个 户 : 计算人口 >= 0\n每个 户   依据 文 "一"\n'
        + "  定义 计算人口 : 整数 = 人口   至少 0\n",
        encoding="utf-8",
    )
    assert guiju("check", rules).status == 0
    ended = guiju("test", rules)
    assert ended.status == 1
    assert "不成立  不多补  （试了 " in ended.out
    assert "      反例：户 " in ended.out
    assert '        测试 "不多补"\n          给定 户\n' in ended.out
    assert "未见反例  不倒补  （试了 " in ended.out
    assert "成立  有人  （已证明）" in ended.out
    assert "3 条断言，1 条有反例，1 条证明成立" in ended.out
    english = guiju("test", rules, language="en")
    assert "FALSE  不多补  (" in english.out
    assert "3 assertions, 1 with a counterexample, 1 proved" in english.out
    report = json.loads(guiju("test", rules, "--format", "json").out)
    found = [one["counterexample"] for one in report["assertions"]]
    assert found[1:] == [None, None]
    rules.write_text(
        rules.read_text(encoding="utf-8") + found[0]["text"], encoding="utf-8"
    )  # the text is a test as it stands
    assert guiju("check", rules).status == 0
    assert "出自测试“不多补”" in guiju("test", rules).out


def test_help_of_a_command_names_the_usage_once() -> None:
    assert guiju("run", "-h").out.count("用法：") == 1
    assert guiju("run", "-h", language="en").out.count("usage: ") == 1
