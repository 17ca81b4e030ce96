"""Tables that are refused: every problem listed, in both languages."""

import pytest

import guiju
from guiju import _core
from python.county import AS_OF, RULES, household

PACK = guiju.loads(RULES)
HEADING = "户号,村代码,有项目,申请额,人口,日期,评级,姓名"


def refusal_of_csv(text: str | bytes) -> guiju.TableError:
    tables = PACK._core.tables()
    tables.add_csv("村", "村代码,任务额\nA,1\n".encode(), "村.csv")
    tables.add_csv("户", text if isinstance(text, bytes) else text.encode(), "户.csv")
    run, report = tables.run(AS_OF, [], None)
    assert run is None
    return guiju.TableError(report)


def refusal_of(tables: dict[str, object], **options: object) -> guiju.TableError:
    with pytest.raises(guiju.TableError) as caught:
        PACK.run(tables, **({"as_of": AS_OF} | options))  # type: ignore[arg-type]
    return caught.value


def refusal_before_reading(
    code: int, arguments: list[tuple[str, str | tuple[str, str]]]
) -> guiju.TableError:
    tables = PACK._core.tables()
    tables.add_problem(code, arguments, "户", 3)
    run, report = tables.run(AS_OF, [], None)
    assert run is None
    return guiju.TableError(report)


# What refuses, and the first line of its page in both languages.
REFUSALS = [
    (
        lambda: refusal_of({"户": [{"户号": "1"}]}),
        "错误[GJ6001] 表 户 缺列“有项目”",
        "error[GJ6001] table 户 has no column “有项目”",
    ),
    (
        lambda: refusal_of_csv(f"{HEADING}\n1,A,是\n"),
        "错误[GJ6002] 这一行有 3 格，表头有 8 格",
        "error[GJ6002] this row has 3 cells, the heading has 8",
    ),
    (
        lambda: refusal_of({"户": [household(户号=" ")]}),
        "错误[GJ6003] 键列“户号”的单元格是空的",
        "error[GJ6003] the cell of key column “户号” is empty",
    ),
    (
        lambda: refusal_of({"户": [household(户号="4.31E+13")]}),
        "错误[GJ6004] 键列“户号”里的“4.31E+13”不是原来的号码：",
        "error[GJ6004] “4.31E+13” in key column “户号” is not the number it was:",
    ),
    (
        lambda: refusal_of({"户": [household(户号=431124199001011234.0)]}),
        "错误[GJ6004] 键列“户号”里的“431124199001011264”不是原来的号码：它是作为数存的",
        "error[GJ6004] “431124199001011264” in key column “户号” is not the number",
    ),
    (
        lambda: refusal_of_csv(f"{HEADING},户号\n1,A,是,1,1,,优,,2\n"),
        "错误[GJ6006] 表头里有两列“户号”",
        "error[GJ6006] the heading has column “户号” twice",
    ),
    (
        lambda: refusal_of_csv(f'{HEADING}\n1,A,"是,1,1,,优,\n'),
        "错误[GJ6007] 单元格开头的双引号没有结尾",
        "error[GJ6007] the double quote that begins this cell has no end",
    ),
    (
        lambda: refusal_of_csv(f'{HEADING}\n1,A,"是"的,1,1,,优,\n'),
        "错误[GJ6008] 单元格的双引号后面还有字",
        "error[GJ6008] there is more text behind the closing quote of this cell",
    ),
    (
        lambda: refusal_of_csv(""),
        "错误[GJ6009] 文件是空的，连表头也没有",
        "error[GJ6009] the file is empty, there is not even a heading",
    ),
    (
        lambda: refusal_of_csv("户号\0"),
        "错误[GJ6010] 文件里有零字节，不是文本表格",
        "error[GJ6010] the file holds a NUL byte: it is no table of text",
    ),
    (
        lambda: refusal_of_csv("x" * (2 << 20)),
        "错误[GJ6011] 一行超过 1048576 字节",
        "error[GJ6011] a line is longer than 1048576 bytes",
    ),
    (
        lambda: refusal_of_csv(HEADING.encode("gb18030")),
        "错误[GJ6012] 第 1 个字节起不是 UTF-8",
        "error[GJ6012] the bytes from number 1 on are not UTF-8",
    ),
    (
        lambda: refusal_before_reading(6013, [("table", "户"), ("limit", "9")]),
        "错误[GJ6013] 表 户 超过 9 行",
        "error[GJ6013] table 户 has more than 9 rows",
    ),
    (
        lambda: refusal_of_csv(HEADING.replace(",", ";")),
        "错误[GJ6014] 表头只有一格，像是用分号分隔的",
        "error[GJ6014] the heading is one single cell; a semicolon seems to separate the columns",
    ),
    (
        lambda: refusal_of({"户": {"户号": ["1", "2"], "姓名": ["a"]}}),
        "错误[GJ6015] 列“姓名”有 1 格，别的列有 2 格",
        "error[GJ6015] column “姓名” has 1 cells, the others have 2",
    ),
    (
        lambda: refusal_of({"户口": [], "户": []}),
        "错误[GJ6016] 规则包里没有叫“户口”的实体",
        "error[GJ6016] the pack has no entity “户口”",
    ),
    (
        lambda: refusal_before_reading(6017, [("table", "户")]),
        "错误[GJ6017] 文件夹里没有 户 的表",
        "error[GJ6017] the folder has no table for 户",
    ),
    (
        lambda: refusal_before_reading(6018, [("table", "户"), ("files", "户.csv、户.xlsx")]),
        "错误[GJ6018] 户 的表有两份：户.csv、户.xlsx",
        "error[GJ6018] there are two tables for 户: 户.csv、户.xlsx",
    ),
    (
        lambda: refusal_before_reading(6019, [("encoding", ("甲", "A"))]),
        "错误[GJ6019] 这一行读不成 甲",
        "error[GJ6019] this line cannot be read as A",
    ),
    (
        lambda: refusal_before_reading(6020, [("reason", ("坏了", "it is broken"))]),
        "错误[GJ6020] 工作簿不能读：坏了",
        "error[GJ6020] the workbook cannot be read: it is broken",
    ),
    (
        lambda: refusal_of({}, set={"上线": "1元"}),
        "错误[GJ6021] 规则包里没有参数“上线”",
        "error[GJ6021] the pack has no parameter “上线”",
    ),
    (
        lambda: refusal_of({}, as_of="昨天"),
        "错误[GJ6022] 基准日“昨天”不是日期",
        "error[GJ6022] the as-of date “昨天” is no date",
    ),
]


@pytest.mark.parametrize(("refuse", "zh", "en"), REFUSALS, ids=lambda value: str(value)[3:11])
def test_a_refusal_is_told_in_both_languages(refuse: object, zh: str, en: str) -> None:
    error = refuse()  # type: ignore[operator]
    assert zh in error.render("zh")
    assert en in error.render("en")


KEYED = """\
规则包 月报   版本 1
出处 文   "样例"
实体 村   键 村代码, 月份
  输入 月份 : 月份
  输入 数 : 整数
每个 村   依据 文 "一"
  定义 倍 : 整数 = 数 × 2
"""


def test_a_key_with_a_type_must_be_readable() -> None:
    pack = guiju.loads(KEYED)
    with pytest.raises(guiju.TableError) as caught:
        pack.run({"村": [{"村代码": "A", "月份": "2016-13", "数": 1}]})
    assert "错误[GJ6005] 键列“月份”里的“2016-13”读不成月份" in caught.value.render("zh")
    assert "error[GJ6005] “2016-13” in key column “月份” cannot be" in caught.value.render("en")
    result = pack.run({"村": [{"村代码": "A", "月份": "2016年3月", "数": 1}]})
    assert result["村"].rows() == [{"村代码": "A", "月份": "2016-03", "倍": 2}]


def test_every_problem_is_listed() -> None:
    error = refusal_of(
        {
            "户口": [],
            "户": [household(户号=None), household(户号="4.31E+13"), household(户号="3")],
            "村": {"村代码": ["A"]},
        },
        set={"上线": "1元"},
    )
    assert {(found.code, found.row) for found in error.diagnostics} == {
        ("GJ6016", None),
        ("GJ6003", 1),
        ("GJ6004", 2),
        ("GJ6001", None),
        ("GJ6021", None),
    }


def test_the_nearest_name_is_offered() -> None:
    row = household()
    row["有项木"] = row.pop("有项目")
    assert "“有项木”是不是它" in refusal_of({"户": [row]}).render("zh")
    assert "“上限”" in refusal_of({}, set={"上线": "1元"}).render("zh")
    assert "“户”" in refusal_of({"户口": []}).render("zh")


def test_keys_twice_and_parents_that_are_not_there_are_refused() -> None:
    tables = {
        "村": [{"村代码": "A", "任务额": 1}],
        "户": [household(), household(), household(户号="9", 村代码="Z")],
    }
    codes = {found.code for found in refusal_of(tables).diagnostics}
    assert codes == {"GJ5001", "GJ5002"}


def test_a_pack_that_asks_for_a_date_is_refused_without_one() -> None:
    assert [found.code for found in refusal_of({}, as_of=None).diagnostics] == ["GJ5003"]


def test_a_value_outside_the_range_of_its_parameter_is_refused() -> None:
    error = refusal_of({}, set={"及格线": "150%"})
    assert "及格线" in str(error)


def test_a_refusal_carries_values_for_programs() -> None:
    [diagnostic] = refusal_of({}, as_of="昨天").diagnostics
    assert diagnostic == guiju.Diagnostic(
        code="GJ6022",
        name="date-unreadable",
        severity="error",
        message="基准日“昨天”不是日期",
        message_en="the as-of date “昨天” is no date",
        help=("写成 2016-12-31。",),
        path=None,
        line=None,
        column=None,
        table=None,
        row=None,
        table_column=None,
    )


def test_a_thousand_problems_are_enough() -> None:
    rows = "\n".join(f"{number},A" for number in range(5000))
    error = refusal_of_csv(f"{HEADING}\n{rows}\n")
    assert len(error.diagnostics) == 1000
    assert error.report.dropped_count == 4000


def test_an_unknown_code_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="9999"):
        PACK._core.tables().add_problem(9999, [])
    assert _core.valid_utf8_size("村".encode()[:2]) == 0


def test_tables_run_once() -> None:
    tables = PACK._core.tables()
    tables.add("户", [household()])
    assert tables.run(AS_OF, [], None)[0] is not None
    with pytest.raises(ValueError, match="have been run"):
        tables.run(AS_OF, [], None)
    with pytest.raises(ValueError, match="have been run"):
        tables.add("户", [household()])
    with pytest.raises(ValueError, match="have been run"):
        tables.add_csv("户", b"", "x")
