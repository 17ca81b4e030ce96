"""The commands beside run."""

import json
import time
from pathlib import Path

import pytest

from cli.command import guiju
from python.county import AS_OF, RULES


def test_check_is_clean_or_lists_what_it_found(pack: Path, tmp_path: Path) -> None:
    ended = guiju("check", pack)
    assert (ended.status, ended.err) == (0, "")
    assert "没有问题" in ended.out
    assert guiju("check", pack, "--format", "json").out.strip() == "[]"
    wrong = tmp_path / "wrong.gj"
    wrong.write_text(RULES.replace("<= 上限", "<= 上线"), encoding="utf-8")
    ended = guiju("check", wrong, "--format", "json")
    assert ended.status == 1
    assert "上线" in json.loads(ended.out)[0]["message"]["zh"]
    assert "上线" in guiju("check", wrong, language="en").err
    assert guiju("check", tmp_path / "none").status == 2


def test_test_tells_what_passed_and_what_no_test_reached(pack: Path) -> None:
    ended = guiju("test", pack)
    assert ended.status == 0
    assert "通过  超过上限的不贷" in ended.out
    assert "没有测试走到" in ended.out
    tests = pack / "tests" / "small.gj"
    tests.write_text(
        tests.read_text(encoding="utf-8").replace("| 甲   | 是   |", "| 甲   | 否   |"),
        encoding="utf-8",
    )
    ended = guiju("test", pack)
    assert ended.status == 1
    assert "户 甲 可贷：应得 否，得到 是" in ended.out
    ended = guiju("test", pack, "--format", "json")
    assert ended.status == 1
    report = json.loads(ended.out)
    assert [result["is_passed"] for result in report["results"]] == [False]
    assert {"kind", "path", "line", "text", "is_reached"} == set(report["clauses"][0])


def test_why_tells_about_one_row(pack: Path, tables: Path) -> None:
    why = ("why", pack, "--in", tables, "--as-of", AS_OF)
    ended = guiju(*why, "户", "002", "可贷")
    assert ended.status == 0, ended.err
    assert "超过上限" in ended.out
    assert "60000.00元" in ended.out
    assert guiju(*why, "户", "002", "可贷", "--lang", "en").out != ended.out
    whole = guiju(*why, "household", "002")
    assert "人均" in whole.out
    steps = json.loads(guiju(*why, "户", "002", "可贷", "--format", "json").out)
    assert steps["entity"] == "户"
    for arguments, words in (
        (("户", "999", "可贷"), "没有 999 这一行"),
        (("户", "002", "能贷"), "没有结论“能贷”"),
        (("屋", "002", "可贷"), "没有实体“屋”"),
        (("户", "002,1", "可贷"), "有 1 列"),
    ):
        ended = guiju(*why, *arguments)
        assert ended.status == 2
        assert words in ended.err


def test_explain_tells_about_a_diagnostic() -> None:
    ended = guiju("explain", "GJ6004")
    assert ended.status == 0
    assert ended.out.startswith("GJ6004 key-spoilt\n\n电子表格")
    assert guiju("explain", "6004").out == ended.out
    assert guiju("explain", "gj6004", language="en").out.startswith("GJ6004 key-spoilt\n\nA spread")
    assert guiju("explain", "GJ9998").status == 2
    assert guiju("explain", "nonsense").status == 2


def test_fmt_lays_out_and_translates(pack: Path) -> None:
    rules = pack / "small.gj"
    guiju("fmt", pack)
    laid_out = rules.read_text(encoding="utf-8")
    assert guiju("fmt", "--check", pack).status == 0
    rules.write_text(laid_out.replace("定义 好评 : 是否", "定义   好评:是否"), encoding="utf-8")
    ended = guiju("fmt", "--check", pack)
    assert ended.status == 1
    assert str(rules) in ended.out
    assert guiju("fmt", rules).status == 0
    assert rules.read_text(encoding="utf-8") == laid_out
    guiju("fmt", "--lang", "en", pack)
    assert "define" in rules.read_text(encoding="utf-8")
    assert guiju("check", pack).status == 0
    guiju("fmt", "--lang", "zh", pack)
    assert "define" not in rules.read_text(encoding="utf-8")
    assert guiju("fmt", pack / "none.gj").status == 2


def test_dump_shows_the_stages(pack: Path) -> None:
    assert json.loads(guiju("dump", pack).out)["name"] == "小县"
    assert "small.gj" in guiju("dump", pack, "--stage", "syntax").out
    assert guiju("dump", pack, "--stage=program").status == 0
    assert guiju("dump", pack, "--stage", "batches").status == 2


def test_new_makes_a_pack_that_works(tmp_path: Path) -> None:
    ended = guiju("new", "低保", folder=tmp_path)
    assert ended.status == 0, ended.err
    assert guiju("check", "低保", folder=tmp_path).status == 0
    report = json.loads(guiju("test", "低保", "--format", "json", folder=tmp_path).out)
    assert all(result["is_passed"] for result in report["results"])
    assert all(clause["is_reached"] for clause in report["clauses"])
    # What it tells to do next works too.
    for command in ended.out.splitlines()[1:]:
        words = command.split()
        assert words[0] == "guiju"
        assert guiju(*words[1:], folder=tmp_path).status in (0, 1), command
    assert guiju("new", "低保", folder=tmp_path).status == 2
    assert guiju("new", "1 2", folder=tmp_path).status == 2


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "command", ["", "run", "check", "test", "why", "explain", "fmt", "dump", "new"]
)
def test_help_speaks_the_language(command: str, language: str) -> None:
    ended = guiju(*filter(None, [command]), "--help", language=language)
    assert ended.status == 0
    assert ended.out.startswith("用法：" if language == "zh" else "usage: ")
    asked = guiju(*filter(None, [command]), "--help", "--lang", language)
    if command != "fmt":
        assert asked.out == ended.out


def test_the_version_is_told() -> None:
    assert guiju("--version").out.startswith("guiju ")


def test_help_is_quick() -> None:
    """A tenth of a second is what people call at once; measured loosely, the bench is strict."""
    guiju("--help")
    begin = time.perf_counter()
    guiju("--help")
    assert time.perf_counter() - begin < 3


def test_a_fault_of_guiju_itself_is_told_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from guiju.cli import check, main

    def broken(_: object) -> int:
        raise ZeroDivisionError("beyond")

    monkeypatch.setattr(check, "main", broken)
    assert main(["check", "x"]) == 3
    told = capsys.readouterr().err
    assert "ZeroDivisionError: beyond" in told
    assert "Traceback" not in told
