"""guiju run: what it reads, writes, refuses, and how it ends."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cli.command import guiju
from python.county import AS_OF, HOUSEHOLD_CSV, VILLAGE_CSV

VILLAGES = "村代码,贷款合计,户数,完成\nA,,3,\nB,,1,\n"
HOUSEHOLDS = """\
户号,可贷,未满足,人均,占比,到期,好评,够期,称呼
001,是,,7500.00,30.0%,2017-02-28,是,是,张三
002,否,超过上限,20000.00,60.0%,2017-03-31,否,是,=1+1
003,,,,20.0%,2017-04-01,是,否,"李,四"
004,否,,,,,,,
"""
HOUSEHOLDS_OPEN = """\
户号,结论,状态,缺
003,可贷,未定,有项目
003,未满足,未定,有项目
003,人均,故障,
004,未满足,故障,
004,人均,故障,
004,占比,故障,
004,到期,未定,日期
004,好评,未定,评级
004,够期,未定,日期
004,称呼,未定,姓名
"""


def files_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_results_stand_beside_what_stayed_open(pack: Path, tables: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    ended = guiju("run", pack, "--in", tables, "--out", out, "--as-of", AS_OF)
    assert ended.status == 1, ended.err
    assert ended.err == ""
    assert "户：4 行" in ended.out
    assert files_in(out) == {"村.csv", "村.open.csv", "户.csv", "户.open.csv", "run.json"}
    assert (out / "户.csv").read_bytes() == HOUSEHOLDS.encode("utf-8-sig")
    assert (out / "户.open.csv").read_bytes() == HOUSEHOLDS_OPEN.encode("utf-8-sig")
    assert (out / "村.csv").read_text(encoding="utf-8-sig").splitlines()[1].startswith("A,")


def test_run_json_accounts_for_every_row(pack: Path, tables: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    ended = guiju(
        *("run", pack, "--in", tables, "--out", out, "--as-of", AS_OF),
        *("--set", "上限=7万元", "--format", "json"),
    )
    account = json.loads((out / "run.json").read_text(encoding="utf-8"))
    assert json.loads(ended.out) == account
    assert account["as_of"] == AS_OF
    assert account["set"] == {"上限": "7万元"}
    assert account["pack"]["name"] == "小县"
    assert len(account["pack"]["hash"]) == 16
    household = account["tables"]["户"]
    assert household["rows"] == 4
    assert household["left_out"] == ["利息"]
    for count in household["conclusions"].values():
        assert count["decided"] + count["undecided"] + count["faulted"] == 4
    for state in ("decided", "undecided", "faulted"):
        assert account[state] == sum(table[state] for table in account["tables"].values())


def test_everything_concluded_ends_with_0(pack: Path, tables: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "户.open.csv").write_text("older")
    (tables / "户.csv").write_text("\n".join(HOUSEHOLD_CSV.splitlines()[:3]), encoding="utf-8")
    (tables / "村.csv").write_text("村代码,任务额\nA,10\n", encoding="utf-8")
    ended = guiju("run", pack, "--in", tables, "--out", out, "--as-of", AS_OF)
    assert ended.status == 0, ended.err
    assert files_in(out) == {"村.csv", "户.csv", "run.json"}


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_tables_come_as_offices_write_them(
    pack: Path, tables: Path, tmp_path: Path, encoding: str, ending: str
) -> None:
    for name, text in (("村", VILLAGE_CSV), ("户", HOUSEHOLD_CSV)):
        (tables / f"{name}.csv").write_bytes(text.replace("\n", ending).encode(encoding))
    out = tmp_path / "out"
    ended = guiju(
        *("run", pack, "--in", tables, "--out", out, "--as-of", AS_OF, "--encoding", "utf-8")
    )
    assert ended.status == 1, ended.err
    assert (out / "户.csv").read_text(encoding="utf-8") == HOUSEHOLDS


def test_results_may_be_written_in_gb18030(pack: Path, tables: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    guiju(*("run", pack, "--in", tables, "--out", out, "--as-of", AS_OF, "--encoding", "gb18030"))
    assert (out / "户.csv").read_text(encoding="gb18030") == HOUSEHOLDS


def test_a_file_in_no_known_encoding_is_refused_with_its_line(
    pack: Path, tables: Path, tmp_path: Path
) -> None:
    good = HOUSEHOLD_CSV.encode("gb18030").splitlines(keepends=True)
    (tables / "户.csv").write_bytes(b"".join([*good[:2], b"\xff\xff,A\n", *good[2:]]))
    ended = guiju("run", pack, "--in", tables, "--out", tmp_path / "out", "--as-of", AS_OF)
    assert ended.status == 2
    assert "错误[GJ6019] 这一行读不成 UTF-8 或 GB18030" in ended.err
    assert "户.csv 第 3 行" in ended.err


def test_an_encoding_may_be_named(pack: Path, tables: Path, tmp_path: Path) -> None:
    (tables / "户.csv").write_bytes(HOUSEHOLD_CSV.encode("gb18030"))
    ended = guiju(
        *("run", pack, "--in", tables, "--out", tmp_path / "out", "--as-of", AS_OF),
        *("--input-encoding", "utf-8"),
    )
    assert ended.status == 2
    assert "GJ6012" in ended.err


def test_every_problem_of_every_table_is_listed_and_nothing_written(
    pack: Path, tables: Path, tmp_path: Path
) -> None:
    (tables / "村.csv").unlink()
    (tables / "户.csv").write_text(
        HOUSEHOLD_CSV.replace("评级", "等级").replace("002,", ",").replace("003,", "4.31E+13,"),
        encoding="utf-8",
    )
    ended = guiju("run", pack, "--in", tables, "--out", tmp_path / "out", "--as-of", AS_OF)
    assert ended.status == 2
    for code in ("GJ6017", "GJ6001", "GJ6003", "GJ6004"):
        assert f"错误[{code}]" in ended.err
    assert not (tmp_path / "out").exists()


def test_a_table_in_two_files_is_refused(pack: Path, tables: Path, tmp_path: Path) -> None:
    (tables / "village.csv").write_text(VILLAGE_CSV, encoding="utf-8")
    ended = guiju("run", pack, "--in", tables, "--out", tmp_path / "out", "--as-of", AS_OF)
    assert ended.status == 2
    assert "村.csv、village.csv" in ended.err


def test_a_table_goes_by_the_alias_of_its_entity(pack: Path, tables: Path, tmp_path: Path) -> None:
    (tables / "村.csv").rename(tables / "VILLAGE.CSV")
    ended = guiju("run", pack, "--in", tables, "--out", tmp_path / "out", "--as-of", AS_OF)
    assert ended.status == 1, ended.err


def test_usage_is_refused_with_2(pack: Path, tables: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run = ("run", pack, "--in", tables, "--out", out)
    for arguments, words in (
        (run, "基准日"),
        ((*run, "--as-of", "昨天"), "昨天"),
        ((*run, "--as-of", AS_OF, "--set", "上线=1元"), "上限"),
        ((*run, "--as-of", AS_OF, "--set", "上限"), "参数=值"),
        ((*run, "--as-of", AS_OF, "--set", "上限=三"), "三"),
        (("run", pack, "--in", tables, "--out", tables, "--as-of", AS_OF), "同一个地方"),
        (("run", pack, "--in", tables, "--out", tables / "户.xlsx", "--as-of", AS_OF), "同一个"),
        (("run", tmp_path / "none", "--in", tables, "--out", out), "没有这个文件"),
        (
            ("run", pack, "--in", tmp_path / "none", "--out", out, "--as-of", AS_OF),
            "没有这个文件夹",
        ),
        (("run", pack), "缺少"),
        (("go",), "不能是"),
        ((), "缺少"),
    ):
        ended = guiju(*arguments)
        assert ended.status == 2, (arguments, ended)
        assert words in ended.err, (arguments, ended)
        assert "Traceback" not in ended.err
    assert not out.exists()


def test_a_pack_with_a_mistake_is_refused_with_its_page(
    pack: Path, tables: Path, tmp_path: Path
) -> None:
    rules = pack / "small.gj"
    rules.write_text(
        rules.read_text(encoding="utf-8").replace("<= 上限", "<= 上线"), encoding="utf-8"
    )
    ended = guiju("run", pack, "--in", tables, "--out", tmp_path / "out", "--as-of", AS_OF)
    assert ended.status == 2
    assert "上线" in ended.err
    assert "small.gj" in ended.err


def test_results_that_cannot_be_written_are_told(pack: Path, tables: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file where the folder should be")
    ended = guiju("run", pack, "--in", tables, "--out", tmp_path / "out", "--as-of", AS_OF)
    assert ended.status == 2
    assert str(tmp_path / "out") in ended.err


def test_no_file_is_left_aside(pack: Path, tables: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "户.csv").mkdir()  # cannot be replaced by a file
    ended = guiju("run", pack, "--in", tables, "--out", out, "--as-of", AS_OF)
    assert ended.status == 2
    assert not [name for name in files_in(out) if name.endswith(".part")]


def test_an_interrupted_run_writes_nothing(pack: Path, tables: Path, tmp_path: Path) -> None:
    # A pipe that never ends keeps the command busy until it is interrupted.
    (tables / "户.csv").unlink()
    os.mkfifo(tables / "户.csv")
    running = subprocess.Popen(
        [
            *(sys.executable, "-m", "guiju", "run", str(pack), "--in", str(tables)),
            *("--out", str(tmp_path / "out"), "--as-of", AS_OF),
        ],
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"GUIJU_LANG": "zh"},
    )
    with (tables / "户.csv").open("wb") as pipe:
        pipe.write(HOUSEHOLD_CSV.encode())
        pipe.flush()
        running.send_signal(signal.SIGINT)
        _, errors = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "已中断" in errors.decode()
    assert "Traceback" not in errors.decode()
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("out", "zh", "en"),
    [
        ("taken", "taken：已经有一个同名的文件\n", "taken: a file of that name is there already\n"),
        ("taken/out", "路径里有一段是文件", "part of the path is a file and no folder"),
        ("out.xls", "结果写成一个文件夹，或者一个 .xlsx 工作簿", "to a folder or to one .xlsx"),
    ],
)
def test_where_nothing_can_be_written_is_told_in_words(
    pack: Path, tables: Path, tmp_path: Path, out: str, zh: str, en: str
) -> None:
    (tmp_path / "taken").write_text("", "utf-8")
    for language, said in (("zh", zh), ("en", en)):
        ended = guiju(
            "run",
            pack,
            "--in",
            tables,
            "--out",
            tmp_path / out,
            "--as-of",
            AS_OF,
            language=language,
        )
        assert ended.status == 2
        assert said in ended.err
        assert not (tmp_path / "out.xls").exists()


def test_a_folder_in_the_place_of_a_table_is_refused(
    pack: Path, tables: Path, tmp_path: Path
) -> None:
    (tables / "户.csv").unlink()
    (tables / "户.csv").mkdir()
    ended = guiju("run", pack, "--in", tables, "--out", tmp_path / "out", "--as-of", AS_OF)
    assert ended.status == 2
    assert "户.csv：是文件夹，不是文件\n" in ended.err


def test_the_commands_are_listed_under_one_heading() -> None:
    assert guiju("--help").out.count("命令:") == 1
    assert "\n  命令\n" not in guiju("--help").out
