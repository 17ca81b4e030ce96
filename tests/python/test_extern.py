"""Functions of Python that packs call."""

import datetime
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import guiju
from guiju.extern import import_externs

HEAD = """\
规则包 试   版本 1
出处 文   "试验"
枚举 等次 = 优 > 良 > 差
实体 户   键 户号
  输入 收入, 负债 : 金额
  输入 人口 : 整数
  输入 比 : 比率
  输入 好 : 是否
  输入 日 : 日期
  输入 月 : 月份
  输入 名 : 文本
  输入 级 : 等次
  输入 限 : 期限
  输入 宽 : 期限 单位 天
  输入 证 : 列表
"""
ROW = {
    "户号": "1",
    "收入": "100.50",
    "负债": "30",
    "人口": 3,
    "比": "33.3%",
    "好": True,
    "日": "2016-02-29",
    "月": "2016-03",
    "名": "张三",
    "级": "良",
    "限": "18个月",
    "宽": "30天",
    "证": "身份证、户口本",
}


def pack_with(line: str, formula: str, *functions: guiju.Extern) -> guiju.Pack:
    text = f'{HEAD}外部 {line}   版本 1.0\n每个 户   依据 文 "一"\n  {formula}\n'
    return guiju.loads(text, externs=functions)


def one(function: Callable[..., Any], type_: str, **options: Any) -> guiju.Result:
    """What the function of one row's money gives."""
    marked = guiju.extern("算", **options)(function)
    shown = "   显示 四舍五入 到 0.01" if type_ == "小数" else ""
    pack = pack_with(
        f"算(额 : 金额) : {type_}", f"定义 果 : {type_.split()[0]} = 算(收入){shown}", marked
    )
    return pack.run({"户": [ROW]})


def test_arguments_arrive_exact_and_typed() -> None:
    seen: list[tuple[Any, ...]] = []

    @guiju.extern("看")
    def look(*arguments: Any) -> bool:
        seen.append(arguments)
        return True

    types = ["金额", "整数", "比率", "是否", "日期", "月份", "文本", "等次", "期限"]
    types += ["期限 0天 至 90天", "列表"]
    names = "收入, 人口, 比, 好, 日, 月, 名, 级, 限, 宽, 证"
    line = "看(" + ", ".join(f"自{i} : {type_}" for i, type_ in enumerate(types)) + ") : 是否"
    pack = pack_with(line, f"定义 果 : 是否 = 看({names})", look)
    assert pack.run({"户": [ROW]})["户"]["果"] == [True]
    assert seen == [
        (
            Decimal("100.50"),
            3,
            Fraction(333, 1000),
            True,
            datetime.date(2016, 2, 29),
            "2016-03",
            "张三",
            "良",
            18,
            30,
            ["身份证", "户口本"],
        )
    ]
    assert [type(argument) for argument in seen[0][:4]] == [Decimal, int, Fraction, bool]


@pytest.mark.parametrize(
    ("type_", "value", "cell"),
    [
        ("整数", 3, 3),
        ("整数", Decimal("3.0"), 3),
        ("整数 1 至 5", 5, 5),
        ("金额", Decimal("0.05"), Decimal("0.05")),
        ("金额", 7, Decimal("7.00")),
        ("小数", Fraction(1, 3), Decimal("0.33")),
        ("是否", False, False),
        ("日期", datetime.date(2016, 2, 29), datetime.date(2016, 2, 29)),
        ("月份", "2016-03", "2016-03"),
        ("文本", "张三", "张三"),
        ("等次", "差", "差"),
        ("等次 优 至 良", "良", "良"),
        ("等次 良 至 优", "良", "良"),
        ("期限", 18, "18个月"),
        ("期限", -1, "-1个月"),
        ("期限 0天 至 90天", 90, "90天"),
        ("列表", ["甲", "乙"], ["甲", "乙"]),
        ("列表", ("甲",), ["甲"]),
        ("列表", [], []),
    ],
)
def test_a_value_of_the_declared_type_is_taken(type_: str, value: object, cell: object) -> None:
    assert one(lambda _: value, type_)["户"]["果"] == [cell]


@pytest.mark.parametrize(
    ("type_", "value"),
    [
        ("整数", 3.0),
        ("整数", True),
        ("整数", Fraction(7, 2)),
        ("整数", None),
        ("整数", "3"),
        ("整数", 2**200),
        ("整数 1 至 5", 6),
        ("整数 1 至 5", 0),
        ("金额", Decimal("0.005")),
        ("金额", Decimal("NaN")),
        ("金额", float("nan")),
        ("小数", Decimal("Infinity")),
        ("是否", 1),
        ("日期", datetime.datetime(2016, 2, 29, 12)),
        ("日期", "2016-02-29"),
        ("月份", "2016-13"),
        ("文本", 3),
        ("文本", "\ud800"),
        ("等次", "一般"),
        ("等次 优 至 良", "差"),
        ("等次 良 至 优", "差"),
        ("期限", "18个月"),
        ("期限", True),
        ("期限", 2**80),
        ("期限", 2**33),
        ("期限 0天 至 90天", 91),
        ("列表", "甲"),
        ("列表", [1]),
        ("列表", [""]),
        ("列表", ["甲、乙"]),
    ],
)
def test_what_is_no_value_of_the_declared_type_is_a_fault_of_the_row(
    type_: str, value: object
) -> None:
    result = one(lambda _: value, type_)
    assert result["户"]["果"] == [None]
    assert [line.state for line in result.open] == ["fault"]
    explained = result.explain("户", "1", "果")
    assert "外部函数的结果不合声明的类型" in explained.text("zh")
    assert "the extern function returned no value of its declared type" in explained.text("en")
    assert repr(value)[:20] in explained.text("zh")


def raising(income: Decimal) -> int:
    if income < 100:
        raise ValueError("收入太少")
    return int(income)


@pytest.mark.parametrize("columns", [False, True])
def test_an_exception_is_a_fault_with_its_message(columns: bool) -> None:
    def of_columns(incomes: list[Decimal]) -> list[int]:
        return [raising(income) for income in incomes]

    marked = guiju.extern("算", columns=columns)(of_columns if columns else raising)
    pack = pack_with("算(额 : 金额) : 整数", "定义 果 : 整数 = 算(收入)", marked)
    result = pack.run({"户": [ROW, {**ROW, "户号": "2", "收入": "1"}]})
    # A column-wise function does not say in which row it failed.
    assert result["户"]["果"] == ([None, None] if columns else [100, None])
    text = result.explain("户", "2", "果").text("zh")
    assert "外部函数出错" in text
    assert "ValueError: 收入太少" in text


def test_rows_with_open_arguments_are_not_asked_for() -> None:
    asked: list[Decimal] = []

    @guiju.extern("算")
    def count(income: Decimal, debt: Decimal) -> int:
        asked.append(income)
        return 1 if debt else 0

    pack = pack_with("算(甲 : 金额, 乙 : 金额) : 整数", "定义 果 : 整数 = 算(收入, 负债)", count)
    rows = [
        {**ROW, "收入": None},
        {**ROW, "户号": "2", "负债": "看不清"},
        {**ROW, "户号": "3", "收入": None, "负债": "看不清"},
        {**ROW, "户号": "4", "收入": 4},
    ]
    result = pack.run({"户": rows})
    assert asked == [Decimal(4)]
    assert result["户"]["果"] == [None, None, None, 1]
    assert [(line.key, line.state, line.missing) for line in result.open] == [
        (("1",), "undecided", ["收入"]),
        (("2",), "fault", []),
        (("3",), "fault", []),
    ]


@pytest.mark.parametrize("kind", [True, "numpy", "arrow"])
def test_whole_columns(kind: Any) -> None:
    seen: list[Any] = []

    @guiju.extern("算", columns=kind)
    def double(people: Any, incomes: Any) -> Any:
        assert len(incomes) == len(people)
        seen.append((type(people).__module__.split(".")[0], len(people)))
        if kind == "numpy":
            return people * 2
        return [2 * count for count in (people if kind is True else people.to_pylist())]

    pack = pack_with("算(数 : 整数, 额 : 金额) : 整数", "定义 果 : 整数 = 算(人口, 收入)", double)
    rows = [{**ROW, "户号": str(i), "人口": i} for i in range(40_000)]
    assert pack.run({"户": rows})["户"]["果"] == [2 * i for i in range(40_000)]
    assert sum(count for _, count in seen) == 40_000
    assert len(seen) < 10
    assert {module for module, _ in seen} == {
        {True: "builtins", "arrow": "pyarrow"}.get(kind, kind)
    }


def test_a_column_of_another_length_is_a_fault_of_every_row() -> None:
    result = one(lambda _: [1, 2], "整数", columns=True)
    assert "2 个结果，1 行" in result.explain("户", "1", "果").text("zh")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh", "错误[GJ5005] 规则要调用外部函数 `算` 版本 1.0，这次没有登记"),
        ("en", "error[GJ5005] the rules call the extern `算` version 1.0, and none was registered"),
    ],
)
def test_what_is_not_registered_refuses_the_run(
    language: guiju.language.Language, said: str
) -> None:
    pack = pack_with("算(额 : 金额) : 整数", "定义 果 : 整数 = 算(收入)")
    assert [one.code for one in pack.check()].count("GJ5005") == 0
    with pytest.raises(guiju.TableError) as refused:
        pack.run({"户": [ROW]})
    assert refused.value.render(language).startswith(said)


def test_nothing_is_asked_of_the_host_where_no_rule_calls_it() -> None:
    pack = pack_with("算(额 : 金额) : 整数", "定义 果 : 是否 = 好")
    assert pack.run({"户": [ROW]})["户"]["果"] == [True]


def test_name_and_version_stand_in_the_result_and_the_explanation() -> None:
    result = one(lambda income: int(income), "整数")
    assert result.externs == {"算": "1.0"}
    assert [one.name for one in result.pack.externs] == ["算"]
    text = result.explain("户", "1", "果").text("zh")
    assert "外部函数 算 版本 1.0" in text
    assert "100.50" in text
    assert "extern 算 version 1.0" in result.explain("户", "1", "果").text("en")


def test_what_stops_python_stops_the_run() -> None:
    calls = []

    def interrupted(income: Decimal) -> int:
        calls.append(income)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        one(interrupted, "整数")
    assert len(calls) == 1


def test_rows_one_by_one() -> None:
    @guiju.extern("算")
    def whole(income: Decimal) -> int:
        return raising(income)

    pack = pack_with("算(额 : 金额) : 整数", "定义 果 : 整数 = 算(收入)", whole)
    conclude = pack.concluder("户")
    assert [conclude({**ROW, "收入": i})["果"] for i in (100, 200, 1, 300)] == [
        100,
        200,
        None,
        300,
    ]


def test_over_rows_and_in_filters() -> None:
    text = """\
规则包 试   版本 1
出处 文   "试验"
外部 翻倍(额 : 金额) : 金额   版本 1
外部 大(额 : 金额) : 是否   版本 1
实体 村   键 村代码
实体 户   键 户号   属于 村
  输入 收入 : 金额
  次序 先后   同 村   按 户号
每个 村   依据 文 "一"
  定义 合 : 金额 = 合计(户.翻倍额 当 大(户.收入))
  定义 大的 : 整数 = 计数(户 当 大(户.收入))
  定义 再翻 : 金额 = 翻倍(合)
每个 户   依据 文 "一"
  定义 翻倍额 : 金额 = 翻倍(翻倍(收入))
  定义 至今 : 金额 = 合计(至此.收入 当 大(至此.收入))   按 先后
"""
    twice = guiju.extern("翻倍")(lambda income: income * 2)
    large = guiju.extern("大")(lambda income: income > 5)
    pack = guiju.loads(text, externs=[twice, large])
    result = pack.run(
        {
            "村": [{"村代码": "A"}],
            "户": [{"户号": str(i), "村代码": "A", "收入": i} for i in (4, 6, 8)],
        }
    )
    assert result["户"]["翻倍额"] == [16, 24, 32]
    assert result["户"]["至今"] == [0, 6, 14]
    assert result["村"].rows() == [
        {"村代码": "A", "合": Decimal(56), "大的": 2, "再翻": Decimal(112)}
    ]
    assert "翻倍" in result.explain("村", "A", "合").text("zh")


def test_no_call_waits_for_what_it_says() -> None:
    text = """\
规则包 试   版本 1
出处 文   "试验"
外部 翻倍(额 : 金额) : 金额   版本 1
实体 户   键 户号
  输入 收入 : 金额
  次序 先后   按 户号
每个 户   依据 文 "一"
  定义 累 : 金额 = 收入 + 翻倍(上一行(累, 0元))   按 先后
"""
    with pytest.raises(guiju.PackError) as refused:
        guiju.loads(text)
    assert [one.code for one in refused.value.diagnostics] == ["GJ2021"]


@pytest.mark.parametrize(
    ("line", "formula", "code"),
    [
        ("算(额 : 金额) : 整数", "定义 果 : 整数 = 算(人口)", "GJ2208"),
        ("算(额 : 金额) : 整数", "定义 果 : 整数 = 算(收入, 负债)", "GJ2103"),
        ("算(额 : 金额) : 整数", "定义 果 : 整数 = 算(收入 当 好)", "GJ2012"),
        ("算(额 : 金额) : 整数", "定义 果 : 整数 = 算(收入 / 3)", "GJ2204"),
        ("算(额) : 整数", "定义 果 : 整数 = 算(收入)", "GJ2016"),
        ("算(额 : 比例) : 整数", "定义 果 : 是否 = 好", "GJ2551"),
        ("算(额 : 金额) : 舍入", "定义 果 : 是否 = 好", "GJ2551"),
        ("算(数 : 整数 1 至 5) : 整数", "定义 果 : 整数 = 算(6)", "GJ2109"),
        ("算(数 : 整数 1 至 5元) : 整数", "定义 果 : 是否 = 好", "GJ2101"),
        ("算(额 : 金额)", "定义 果 : 是否 = 好", "GJ2016"),
    ],
)
def test_mistakes_of_the_author(line: str, formula: str, code: str) -> None:
    with pytest.raises(guiju.PackError) as refused:
        pack_with(line, formula)
    assert code in [one.code for one in refused.value.diagnostics]


def test_a_version_must_be_written_and_agree() -> None:
    with pytest.raises(guiju.PackError, match="GJ2016"):
        guiju.loads(HEAD + "外部 算(额 : 金额) : 整数\n")
    line, formula = "算(额 : 金额) : 整数", "定义 果 : 整数 = 算(收入)"
    with pytest.raises(guiju.ExternError, match=r"版本 1.0，登记的是 2.0"):
        pack_with(line, formula, guiju.extern("算", version="2.0")(raising))
    with pytest.raises(guiju.ExternError, match="too many positional arguments"):
        pack_with(line, formula, guiju.extern("算")(lambda: 1))
    with pytest.raises(guiju.ExternError, match=r"@guiju.extern"):
        pack_with(line, formula, raising)  # type: ignore[arg-type] - the mistake that is refused


def test_a_function_is_found_by_where_it_comes_from(tmp_path: Path) -> None:
    path = tmp_path / "county_models.py"
    path.write_text("import guiju\n\n\n@guiju.extern\ndef grade(income):\n    return 2\n")
    text = HEAD + '外部 算(额 : 金额) : 整数   版本 1   来自 "county_models:grade"\n'
    text += '每个 户   依据 文 "一"\n  定义 果 : 整数 = 算(收入)\n'
    pack = guiju.loads(text, externs=import_externs(str(path)))
    assert pack.run({"户": [ROW]})["户"]["果"] == [2]
    with pytest.raises(guiju.ExternError, match="没有这个文件"):
        import_externs(str(tmp_path / "none.py"))
    with pytest.raises(guiju.ExternError, match="no_such_module"):
        import_externs("no_such_module_of_anybody")


def test_a_marked_function_is_still_a_function() -> None:
    assert guiju.extern(raising)(Decimal(200)) == 200


RANGES = [
    ("整数 1 至 5", "人口", "人口", [5, 1, 6, 0]),
    ("金额 0元 至 1万元", "收入", "收入", ["10000", "0", "10000.01", "-0.01"]),
    (
        "日期 2016-01-01 至 2016-12-31",
        "日",
        "日",
        ["2016-12-31", "2016-01-01", "2017-01-01", "2015-12-31"],
    ),
    ("等次 优 至 良", "级", "级", ["优", "良", "差", "差"]),
    ("等次 良 至 优", "级", "级", ["优", "良", "差", "差"]),
    ("期限 1个月 至 24个月", "限", "限", ["24个月", "1个月", "25个月", "0个月"]),
    ("期限 0天 至 90天", "宽", "宽", ["90天", "0天", "91天", "-1天"]),
]


@pytest.mark.parametrize(("type_", "argument", "column", "cells"), RANGES)
def test_an_argument_out_of_its_range_is_not_passed(
    type_: str, argument: str, column: str, cells: list[Any]
) -> None:
    asked: list[Any] = []

    @guiju.extern("算")
    def count(value: Any) -> int:
        asked.append(value)
        return 1

    pack = pack_with(f"算(数 : {type_}) : 整数", f"定义 果 : 整数 = 算({argument})", count)
    rows = [{**ROW, "户号": str(i), column: cell} for i, cell in enumerate(cells)]
    result = pack.run({"户": rows})
    assert result["户"]["果"] == [1, 1, None, None]
    assert len(asked) == 2
    assert [(line.key, line.state) for line in result.open] == [
        (("2",), "fault"),
        (("3",), "fault"),
    ]
    explained = result.explain("户", "2", "果")
    assert "外部函数的自变量超出了声明的范围，数" in explained.text("zh")
    assert "lies outside its declared range" in explained.text("en")


@pytest.mark.parametrize("kind", [True, "numpy", "arrow"])
def test_columns_of_lists_and_durations(kind: Any) -> None:
    @guiju.extern("算", columns=kind)
    def first(lists: Any, months: Any) -> Any:
        lists = lists.to_pylist() if kind == "arrow" else lists
        return [[*items[:1], str(count)] for items, count in zip(lists, months, strict=True)]

    pack = pack_with("算(证 : 列表, 限 : 期限) : 列表", "定义 果 : 列表 = 算(证, 限)", first)
    rows = [{**ROW, "户号": str(i), "证": cell} for i, cell in enumerate(["甲、乙", "丙、丁"])]
    assert pack.run({"户": rows})["户"]["果"] == [["甲", "18"], ["丙", "18"]]


def test_a_failure_where_nothing_asks_for_it_is_none() -> None:
    marked = guiju.extern("算")(raising)
    formula = "定义 果 : 整数 = 当 好 则 算(收入)，否则 0"
    pack = pack_with("算(额 : 金额) : 整数", formula, marked)
    rows = [{**ROW, "收入": 1, "好": False}, {**ROW, "户号": "2", "收入": 1}]
    result = pack.run({"户": rows})
    assert result["户"]["果"] == [0, None]
    assert [line.key for line in result.open] == [("2",)]
