"""Keys, parents and derived tables: what rows are, and what belongs to what."""

import datetime
from decimal import Decimal
from pathlib import Path

import pytest

import guiju
from cli.command import guiju as command
from guiju.language import Language

TWO_WAYS = """
规则包 试   版本 1
出处 文 "试验用的文"
实体 县   键 县代码
  输入 名 : 文本
实体 户   键 户号   属于 县
实体 银行   键 银行代码   属于 县
实体 申请   键 申请号   属于 户, 银行
每个 申请   依据 文 "一"
  定义 县名 : 文本 = 县.名
每个 县   依据 文 "一"
  定义 件数 : 整数 = 计数(申请)
"""
COUNTIES = [{"县代码": "东", "名": "东县"}, {"县代码": "西", "名": "西县"}]
HOUSEHOLDS = [{"户号": "甲", "县代码": "东"}, {"户号": "乙", "县代码": "西"}]
BANKS = [{"银行代码": "东行", "县代码": "东"}, {"银行代码": "西行", "县代码": "西"}]


def applications(*rows: tuple[str, str]) -> list[dict[str, str]]:
    return [
        {"申请号": str(number), "户号": household, "银行代码": bank}
        for number, (household, bank) in enumerate(rows, 1)
    ]


def run_two_ways(rules: str, rows: list[dict[str, str]]) -> guiju.Result:
    tables = {"县": COUNTIES, "户": HOUSEHOLDS, "银行": BANKS, "申请": rows}
    return guiju.loads(rules).run(tables)


def test_two_ways_to_one_row_above_agree() -> None:
    result = run_two_ways(TWO_WAYS, applications(("甲", "东行"), ("乙", "西行")))
    assert [row["县名"] for row in result["申请"].rows()] == ["东县", "西县"]
    assert [row["件数"] for row in result["县"].rows()] == [1, 1]


HEADINGS = {
    "zh": "错误[GJ2510] 表 `申请` 第 2 行经 `户` 属于 县 `东`，经 `银行` 却属于 `西`",
    "en": "error[GJ2510] line 2 of table `申请` belongs to 县 `东` by `户`, and to `西` by `银行`",
}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_ways_that_disagree_refuse_the_tables(language: Language) -> None:
    rows = applications(("甲", "东行"), ("甲", "西行"), ("乙", "东行"))
    with pytest.raises(guiju.TableError) as refused:
        run_two_ways(TWO_WAYS, rows)
    assert [entry.name for entry in refused.value.diagnostics] == ["ways-disagree"] * 2
    assert refused.value.render(language).splitlines()[0] == HEADINGS[language]


def test_a_direct_parent_is_the_way() -> None:
    rules = TWO_WAYS.replace("属于 户, 银行", "属于 户, 银行, 县")
    rows = [row | {"县代码": "东"} for row in applications(("甲", "西行"), ("乙", "西行"))]
    result = run_two_ways(rules, rows)
    assert [row["县名"] for row in result["申请"].rows()] == ["东县", "东县"]


COMPOSITE = """
规则包 试   版本 1
出处 文 "试验用的文"
实体 村   键 村代码, 年
  输入 年 : 整数
  输入 底 : 金额
实体 月报   键 村代码, 年, 月份   属于 村
  输入 月份 : 月份
  输入 额 : 金额
每个 月报   依据 文 "一"
  定义 超 : 金额 = 额 - 村.底
每个 村   依据 文 "一"
  定义 总额 : 金额 = 合计(月报.额)
"""


def test_keys_of_several_columns_are_typed_and_compared_by_value() -> None:
    villages = [
        {"村代码": "01", "年": "2016", "底": "1"},
        {"村代码": "01", "年": "2015", "底": "2"},
    ]
    reports = [
        {"村代码": "01", "年": 2016, "月份": "2016年1月", "额": "10"},
        {"村代码": "01", "年": "2,016", "月份": "2016-2", "额": "20"},
        {"村代码": "01", "年": "２０１５", "月份": "2015-01", "额": "5"},
    ]
    result = guiju.loads(COMPOSITE).run({"村": villages, "月报": reports})
    assert [row["超"] for row in result["月报"].rows()] == [Decimal(9), Decimal(19), Decimal(3)]
    assert [row["总额"] for row in result["村"].rows()] == [Decimal(30), Decimal(5)]


def test_a_list_without_rows_is_an_empty_table() -> None:
    result = guiju.loads(COMPOSITE).run({"村": [], "月报": []})
    assert list(result["村"].rows()) == []
    assert result.open == []


DERIVED = """
规则包 试   版本 1
出处 文 "试验用的文"
实体 户   键 户号
实体 放款   键 放款号   属于 户
  输入 日期 : 日期
  输入 金额 : 金额
实体 户年 = 放款   同 户, 年份(日期)
每个 户年   依据 文 "一"
  定义 放款额 : 金额 = 合计(放款.金额)
每个 放款   依据 文 "一"
  定义 当年 : 金额 = 户年.放款额
  排名 名次 : 整数   同 户, 月份(日期)   按 金额 从高到低   并列 同名次
"""
LOANS = [
    {"放款号": "1", "户号": "甲", "日期": "2016-05-01", "金额": "10"},
    {"放款号": "2", "户号": "甲", "日期": "2015-05-01", "金额": "20"},
    {"放款号": "3", "户号": "甲", "日期": "2016-05-09", "金额": "30"},
    {"放款号": "4", "户号": "甲", "日期": None, "金额": "40"},
    {"放款号": "5", "户号": "甲", "日期": "五月", "金额": "50"},
]


def test_a_derived_table_has_a_row_for_each_group() -> None:
    result = guiju.loads(DERIVED).run({"户": [{"户号": "甲"}], "放款": LOANS})
    assert [dict(row) for row in result["户年"].rows()] == [
        {"户号": "甲", "年份": 2015, "放款额": Decimal(20)},
        {"户号": "甲", "年份": 2016, "放款额": Decimal(40)},
    ]
    assert [row["当年"] for row in result["放款"].rows()][:3] == [40, 20, 40]
    assert [row["名次"] for row in result["放款"].rows()][:3] == [2, 1, 1]
    assert [(one.key, one.conclusion, one.state, one.missing) for one in result.open] == [
        (("4",), "当年", "undecided", ["日期"]),
        (("4",), "名次", "undecided", ["日期"]),
        (("5",), "当年", "fault", []),
        (("5",), "名次", "fault", []),
    ]


def test_tables_that_are_derived_are_not_given() -> None:
    pack = guiju.loads(DERIVED)
    assert {name: info.source for name, info in pack.entities.items()} == {
        "户": "",
        "放款": "",
        "户年": "放款",
    }
    with pytest.raises(guiju.TableError) as refused:
        pack.run({"户": [], "放款": [], "户年": []})
    heads = [refused.value.render(language).splitlines()[0] for language in ("zh", "en")]
    assert heads == [
        "错误[GJ2512] “户年”的行是从“放款”派生的，不另给表",
        "error[GJ2512] the rows of “户年” are derived from “放款”: no table of it is given",
    ]


def test_a_table_that_is_left_out_leaves_out_what_is_derived_from_it() -> None:
    result = guiju.loads(DERIVED).run({"户": [{"户号": "甲"}]})
    assert list(result["户年"].rows()) == []


def test_results_of_derived_tables_are_written(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "pack.gj").write_text(DERIVED, encoding="utf-8")
    (tmp_path / "in/户.csv").write_text("户号\n甲\n", encoding="utf-8")
    loans = "放款号,户号,日期,金额\n1,甲,2016-05-01,10\n2,甲,2015-01-01,5\n"
    (tmp_path / "in/放款.csv").write_text(loans, encoding="utf-8")
    arguments = ["run", tmp_path / "pack.gj", "--in", tmp_path / "in", "--out", tmp_path / "out"]
    assert command(*arguments).status == 0
    written = (tmp_path / "out/户年.csv").read_text(encoding="utf-8-sig")
    assert written == "户号,年份,放款额\n甲,2015,5.00\n甲,2016,10.00\n"
    (tmp_path / "in/户年.csv").write_text("户号,年份\n", encoding="utf-8")
    assert command(*arguments).status == 2


def test_a_concluder_groups_its_one_row() -> None:
    conclude = guiju.loads(DERIVED).concluder("放款")
    row = {"放款号": "1", "户号": "甲", "日期": datetime.date(2016, 5, 1), "金额": Decimal(7)}
    assert conclude(row)["名次"] == 1
    assert conclude(row | {"日期": None})["名次"] is None
    assert conclude(row)["当年"] == Decimal(7)
