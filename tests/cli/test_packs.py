"""Packs that import packs and call functions of Python, at the command line."""

import json
from pathlib import Path

from cli.command import guiju
from python.test_imports import ADD_ON, BASE, write

MODELS = """\
import guiju

@guiju.extern("评", version="1.0")
def grade(income):
    return int(income)
"""
CALLING = """\
规则包 调用   版本 1
出处 文   "试验"
外部 评(收入 : 金额) : 整数   版本 1.0
实体 户   键 户号
  输入 收入 : 金额
每个 户   依据 文 "一"
  定义 级 : 整数 = 评(收入)
测试 "试"
  给定 户
    | 户号 | 收入 |
    | 1    | 3元  |
  应得 户
    | 户号 | 级 |
    | 1    | 3  |
"""


def county(tmp_path: Path) -> Path:
    return write(write(tmp_path, lending=BASE), county=ADD_ON) / "county"


def test_check_lists_what_is_imported_and_replaced(tmp_path: Path) -> None:
    pack = county(tmp_path)
    quiet = guiju("check", pack)
    assert (quiet.status, "引入" in quiet.out) == (0, False)
    zh = guiju("check", pack, "-v")
    assert "引入 小额贷款 (lending) 版本 2016.1" in zh.out
    assert "替换 小额贷款 的 线：lending/rules.gj:4 → rules.gj:4" in zh.out
    en = guiju("check", pack, "-v", language="en")
    assert "imports 小额贷款 (lending) version 2016.1" in en.out
    assert "replaces 线 of 小额贷款: lending/rules.gj:4 → rules.gj:4" in en.out


def test_check_lists_exceptions_that_are_added(tmp_path: Path) -> None:
    added = '每个 户   依据 文 "三"\n  例外 特困   属于 够线   当 同意   则 是\n'
    pack = write(write(tmp_path, lending=BASE), county=ADD_ON + added) / "county"
    said = "加到 小额贷款 的例外 户.够线.特困：rules.gj:10（规定在 lending/rules.gj:10）"
    assert said in guiju("check", pack, "-v").out
    said = (
        "adds the exception 户.够线.特困 to 小额贷款: rules.gj:10 (the rule: lending/rules.gj:10)"
    )
    assert said in guiju("check", pack, "-v", language="en").out
    tables = tmp_path / "tables"
    tables.mkdir()
    (tables / "户.csv").write_text("户号,同意,到期额,收回额\n1,是,1000,1\n", encoding="utf-8")
    run = ("run", pack, "--in", tables, "--out", tmp_path / "out", "--as-of", "2018-06-30")
    assert guiju(*run).status == 0
    account = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    assert account["pack"]["added"] == [{"name": "户.够线.特困", "pack": "小额贷款"}]
    assert account["pack"]["replaced"] == [{"name": "线", "pack": "小额贷款"}]


def test_packs_says_where_to_look(tmp_path: Path) -> None:
    write(tmp_path / "a", county=ADD_ON)
    write(tmp_path / "b", lending=BASE)
    pack = tmp_path / "a" / "county"
    missing = guiju("check", pack)
    assert missing.status == 1
    assert "GJ2330" in missing.err
    assert str(tmp_path / "a") in missing.err
    assert guiju("check", pack, "--packs", tmp_path / "b").status == 0
    nowhere = guiju("check", pack, "--packs", tmp_path / "c")
    assert nowhere.status == 2
    assert f"{tmp_path / 'c'}: 没有这个文件夹 / no such folder" in nowhere.err
    formatted = guiju("fmt", pack, "--packs", tmp_path / "b", "--lang", "en")
    assert formatted.status == 0
    assert "each household" in (pack / "rules.gj").read_text(encoding="utf-8")
    assert guiju("check", pack, "--packs", tmp_path / "b").status == 0


def test_run_tells_of_imports_and_replacements(tmp_path: Path) -> None:
    tables = tmp_path / "tables"
    tables.mkdir()
    (tables / "户.csv").write_text("户号,同意,到期额,收回额\n1,是,1000,966\n", encoding="utf-8")
    finished = guiju(
        "run", county(tmp_path), "--in", tables, "--out", tmp_path / "out", "--as-of", "2018-06-30"
    )
    assert finished.status == 0, finished.err
    account = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    (imported,) = account["pack"]["imports"]
    assert (imported["name"], imported["version"]) == ("小额贷款", "2016.1")
    assert account["pack"]["replaced"] == [{"name": "线", "pack": "小额贷款"}]
    why = guiju(
        "why", tmp_path / "county", "--in", tables, "--as-of", "2018-06-30", "户", "1", "够线"
    )
    assert "替换了 小额贷款 的" in why.out


def test_code_runs_only_where_it_is_let(tmp_path: Path) -> None:
    pack = tmp_path / "calling.gj"
    pack.write_text(CALLING, encoding="utf-8")
    models = tmp_path / "models.py"
    models.write_text(MODELS, encoding="utf-8")
    assert guiju("check", pack).status == 0
    refused = guiju("test", pack)
    assert refused.status == 1
    assert "GJ5005" in refused.out
    assert guiju("test", pack, "--extern", models).status == 0
    tables = tmp_path / "tables"
    tables.mkdir()
    (tables / "户.csv").write_text("户号,收入\n1,3\n", encoding="utf-8")
    run = ("run", pack, "--in", tables, "--out", tmp_path / "out")
    assert guiju(*run).status == 2
    assert guiju(*run, "--extern", models).status == 0
    account = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    assert account["externs"] == [{"name": "评", "version": "1.0", "module": ""}]
    none = guiju(*run, "--extern", tmp_path / "none.py")
    assert none.status == 2
    assert "没有这个文件" in none.err
