"""What an add-on may replace, by every head word of a construct and in both vocabularies."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import guiju
from differential.comparison import by_engine, by_reference, checked
from guiju.imports import find_imports
from guiju.language import Language
from guiju.pack import format_files

CONSTRUCTS = Path(__file__).parents[2] / "core/guiju/checked/constructs.cpp"
BASE = """\
规则包 底本   版本 1
出处 文 "底本的文"
枚举 环节 = 申请, 受理, 放贷
实体 户   键 户号
  输入 分 : 整数
  输入 款 : 金额
  次序 次   按 户号
实体 办理   键 户号, 环节   属于 户
  输入 环节 : 环节
每个 户   依据 文 "一"
"""
ADD_ON = """\
规则包 补充   版本 1
引入 底本   版本 1
出处 县文 "县里的文"
每个 户   依据 县文 "二"
"""
TABLES = {
    "户": [{"户号": "1", "分": "60", "款": "10"}, {"户号": "2", "分": "50", "款": "10"}],
    "办理": [{"户号": "1", "环节": "申请"}],
}


@dataclass(frozen=True)
class Case:
    """What stands in the imported pack, what replaces it, and the first row under each."""

    base: str
    before: Any
    by: str
    after: Any
    column: str = "值"


REPLACED = {
    "Define": Case("  定义 值 : 整数 = 分\n", 60, "  定义 值 : 整数 = 分 + 1   替换 底本\n", 61),
    "Let": Case(
        "  设 值 = 分\n  定义 读 : 整数 = 值\n", 60, "  设 值 = 分 + 1   替换 底本\n", 61, "读"
    ),
    "Table": Case(
        "  决策表 值 : 整数\n    | 分 || 值 |\n    | > 50 || 1 |\n    | 否则 || 2 |\n",
        1,
        "  决策表 值 : 整数   替换 底本\n    | 款 || 值 |\n    | > 50元 || 1 |\n"
        "    | 否则 || 3 |\n",
        3,
    ),
    "Bracket": Case(
        "  分段 值 : 金额   按 款\n    至 100元   得 1元\n    以上   得 2元\n",
        1,
        "  分段 值 : 金额   按 款   替换 底本\n    至 5元   得 1元\n    以上   得 3元\n",
        3,
    ),
    "Eligibility": Case(
        '  资格 值 : 是否\n    必须 分 >= 60   否则 "低"\n',
        True,
        '  资格 值 : 是否   替换 底本\n    必须 分 >= 61   否则 "低"\n',
        False,
    ),
    "Score": Case(
        "  评分 值 : 整数\n    项 甲   得 分\n",
        60,
        "  评分 值 : 整数   替换 底本\n    项 甲   得 分   至多 50\n",
        50,
    ),
    "List": Case(
        '  列出 值 : 列表\n    "高"   当 分 > 50\n',
        ["高"],
        '  列出 值 : 列表   替换 底本\n    "高"   当 分 > 60\n    "中"   当 分 > 50\n',
        ["中"],
    ),
    "Rank": Case(
        "  排名 值 : 整数   按 分 从高到低   并列 同名次\n",
        1,
        "  排名 值 : 整数   当 款 > 10元   按 分 从高到低   并列 同名次   替换 底本\n",
        0,
    ),
    "Split": Case(
        "  分配 款   按 1:1   给 左, 值 : 金额   到 分\n",
        5,
        "  分配 款   按 4:1   给 左, 值 : 金额   到 分   替换 底本\n",
        2,
    ),
    "State": Case(
        "  状态 值 : 是否   按 次\n    起 当 分 > 50\n    止 当 分 < 10\n",
        True,
        "  状态 值 : 是否   按 次   替换 底本\n    起 当 分 > 60\n    止 当 分 < 10\n",
        False,
    ),
    "Process": Case(
        '  流程 步 : 环节   记于 办理(环节)   未办 "无"   办完 "无"\n'
        "    步 申请   由 本人\n    步 受理   由 乡镇\n    步 放贷   由 银行\n"
        "  定义 值 : 文本 = 步.下一单位\n",
        "乡镇",
        '  流程 步 : 环节   记于 办理(环节)   未办 "无"   办完 "无"   替换 底本\n'
        "    步 申请   由 本人\n    步 受理   由 县\n    步 放贷   由 银行\n",
        "县",
    ),
}
#: Data checks have a message and no name; what they read is replaced instead.
NOT_REPLACED = {
    "Fail": '  错误 分 > 50   "太高"',
    "Warn": '  警告 分 > 50   "太高"',
}


def heads() -> set[str]:
    return set(re.findall(r"\.head = Head_(\w+)", CONSTRUCTS.read_text(encoding="utf-8")))


def test_every_construct_is_replaced_or_refused() -> None:
    assert REPLACED.keys() | NOT_REPLACED.keys() == heads()


def load(
    tmp_path: Path, base: str, by: str, language: Language = "zh", **others: str
) -> guiju.Pack:
    """The add-on, with packs beside it; all rewritten in one vocabulary."""
    for name, text in {"base": base, **others, "county": by}.items():
        (tmp_path / name).mkdir(exist_ok=True)
        (tmp_path / name / "r.gj").write_text(text, encoding="utf-8")
    for name in ("base", "county"):
        path = tmp_path / name
        files = [("r.gj", (path / "r.gj").read_bytes())]
        if language == "en":
            ((_, written),) = format_files(files, "en", find_imports(path, files, []))
            (path / "r.gj").write_bytes(written)
    return guiju.load(tmp_path / "county")


def codes(tmp_path: Path, base: str, by: str, **others: str) -> list[str]:
    with pytest.raises(guiju.PackError) as refused:
        load(tmp_path, base, by, **others)
    return [one.code for one in refused.value.diagnostics]


def concluded(pack: guiju.Pack, column: str, as_of: str = "2016-12-31") -> Any:
    rows = {
        name: [{column: cell or None for column, cell in row.items()} for row in table]
        for name, table in TABLES.items()
    }
    return pack.run(rows, as_of=as_of)["户"][column][0]


def must_mean_what_the_reference_means(pack: guiju.Pack) -> None:
    assert by_engine(pack, TABLES) == by_reference(checked(pack), TABLES)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("head", REPLACED)
def test_a_construct_is_replaced(tmp_path: Path, head: str, language: Language) -> None:
    case = REPLACED[head]
    pack = load(tmp_path, BASE + case.base, ADD_ON + case.by, language)
    assert pack.check() == []
    assert concluded(guiju.load(tmp_path / "base"), case.column) == case.before
    assert concluded(pack, case.column) == case.after
    assert {(one.pack, one.by, one.original_line) for one in pack.replacements} == {
        ("底本", "补充", 11)
    }
    must_mean_what_the_reference_means(pack)
    # The other way round the base is as it was.
    assert concluded(guiju.load(tmp_path / "base"), case.column) == case.before


@pytest.mark.parametrize("head", NOT_REPLACED)
def test_what_is_not_replaced_is_refused(tmp_path: Path, head: str) -> None:
    check = f'校验 户   依据 文 "一"\n{NOT_REPLACED[head]}\n'
    by = ADD_ON.split("每个")[0] + check.replace("文", "县文")
    assert codes(tmp_path, BASE + check, by.rstrip() + "   替换 底本\n") == ["GJ1203"]


@pytest.mark.parametrize("head", REPLACED)
def test_an_explanation_says_what_is_replaced(tmp_path: Path, head: str) -> None:
    case = REPLACED[head]
    pack = load(tmp_path, BASE + case.base, ADD_ON + case.by)
    result = pack.run(TABLES, as_of="2016-12-31")
    explanation = result.explain("户", "1", case.column)
    assert "替换了 底本 的（base/r.gj:11）" in explanation.text("zh")
    assert "replaces that of 底本 (base/r.gj:11)" in explanation.text("en")


#: How what replaces comes to have another type; the others have but one, or write none.
OF_OTHER_TYPES = {
    "Define": {": 整数": ": 金额", "分 + 1": "款"},
    "Table": {": 整数": ": 金额"},
    "Bracket": {": 金额": ": 整数", "得 1元": "得 1", "得 3元": "得 3"},
    "Score": {": 整数": ": 金额"},
    "Split": {": 金额": ": 整数", "到 分": "到 个", "款": "分"},
    "Process": {": 环节": ": 别的"},
}


@pytest.mark.parametrize("head", OF_OTHER_TYPES)
def test_what_replaces_has_the_type_of_what_is_replaced(tmp_path: Path, head: str) -> None:
    case = REPLACED[head]
    by = case.by
    for before, after in OF_OTHER_TYPES[head].items():
        by = by.replace(before, after)
    add_on = ADD_ON.replace("每个", "枚举 别的 = 申请, 受理, 放贷\n每个")
    assert "GJ2337" in codes(tmp_path, BASE + case.base, add_on + by)


# ── From a date ─────────────────────────────────────────────────────────────────────────────────

DATED = {
    "Define": ("  定义 值 : 整数 = {}{}\n", ("1", "2", "3")),
    "Table": (
        "  决策表 值 : 整数{1}\n    | 分 || 值 |\n    | > 50 || {0} |\n    | 否则 || 0 |\n",
        ("1", "2", "3"),
    ),
    "Bracket": (
        "  分段 值 : 整数   按 款{1}\n    至 100元   得 {0}\n    以上   得 0\n",
        ("1", "2", "3"),
    ),
}


def written(head: str, value: str, clauses: str = "") -> str:
    return DATED[head][0].format(value, clauses)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("head", DATED)
def test_a_rule_without_a_date_is_replaced_from_a_date(
    tmp_path: Path, head: str, language: Language
) -> None:
    by = written(head, "2", "   自 2018-01-01   替换 底本")
    pack = load(tmp_path, BASE + written(head, "1"), ADD_ON + by, language)
    assert pack.check() == []
    assert concluded(pack, "值", "2017-12-31") == 1
    assert concluded(pack, "值", "2018-01-01") == 2
    assert [(one.name, one.by) for one in pack.replacements] == [("值", "补充")]
    must_mean_what_the_reference_means(pack)
    rows: dict[str, Any] = {"户": TABLES["户"][:1]}
    before = pack.run(rows, as_of="2017-12-31").explain("户", "1", "值").text("zh")
    assert "替换以前的规定" in before
    assert "替换了 底本" not in before
    after = pack.run(rows, as_of="2018-12-31").explain("户", "1", "值").text("zh")
    assert "自 2018-01-01 起，替换了 底本 的（base/r.gj:11）" in after


@pytest.mark.parametrize("head", DATED)
def test_dated_rules_are_replaced_from_the_first_date_on(tmp_path: Path, head: str) -> None:
    base = written(head, "1", "   自 2016-01-01") + written(head, "9", "   自 2019-01-01")
    by = written(head, "2", "   自 2018-01-01   替换 底本")
    by += written(head, "3", "   自 2020-01-01   替换 底本")
    pack = load(tmp_path, BASE + base, ADD_ON + by)
    days = ("2017-12-31", "2018-01-01", "2019-06-30", "2020-01-01")
    assert [concluded(pack, "值", day) for day in days] == [1, 2, 2, 3]
    assert len(pack.replacements) == 1


@pytest.mark.parametrize("head", DATED)
def test_dated_rules_are_replaced_altogether(tmp_path: Path, head: str) -> None:
    base = written(head, "1", "   自 2016-01-01") + written(head, "9", "   自 2019-01-01")
    pack = load(tmp_path, BASE + base, ADD_ON + written(head, "2", "   替换 底本"))
    assert [concluded(pack, "值", day) for day in ("2015-01-01", "2020-01-01")] == [2, 2]


def test_a_rule_replaced_from_a_date_keeps_its_exceptions_until_then(tmp_path: Path) -> None:
    base = "  定义 值 : 整数\n    一般   1\n    例外 特   当 分 = 60   则 5\n"
    elsewhere = '每个 户   依据 文 "二"\n  例外 更特   属于 值   除 特   当 款 = 10元   则 6\n'
    by = "  定义 值 : 整数 = 2   自 2018-01-01   替换 底本\n"
    pack = load(tmp_path, BASE + base + elsewhere, ADD_ON + by)
    assert [concluded(pack, "值", day) for day in ("2017-12-31", "2018-01-01")] == [6, 2]
    must_mean_what_the_reference_means(pack)


def test_further_replacements_of_one_pack_need_dates(tmp_path: Path) -> None:
    by = "  定义 值 : 整数 = 2   替换 底本\n"
    assert codes(tmp_path, BASE + "  定义 值 : 整数 = 1\n", ADD_ON + by + by) == ["GJ2005"]
    dated = by.replace("   替换", "   自 2018-01-01   替换")
    twice = ADD_ON + dated + dated
    assert codes(tmp_path, BASE + "  定义 值 : 整数 = 1\n", twice)[0] == "GJ2411"


# ── Parameters by arguments ─────────────────────────────────────────────────────────────────────

TABLE = '参数 限额(环节) : 金额{0}   依据 {1} "三"\n  | 环节 || 限额 |\n  | 否则 || {2}元 |\n'
ASKING = "  定义 值 : 金额 = 限额(申请)\n"


def margin(text: str, lines: str) -> str:
    return text.replace("每个 户", lines + "每个 户")


def test_a_table_of_parameters_is_replaced(tmp_path: Path) -> None:
    base = margin(BASE, TABLE.format("", "文", 1)) + ASKING
    rows = "  | 环节 || 限额 |\n  | 申请 || 2元 |\n  | 受理, 放贷 || 3元 |\n"
    by = f'参数 限额(环节) : 金额   替换 底本   依据 县文 "三"\n{rows}'
    pack = load(tmp_path, base, ADD_ON.split("每个")[0] + by)
    assert pack.check() == []
    assert concluded(pack, "值") == 2
    (one,) = pack.replacements
    assert (one.entity, one.name, one.original_line) == ("", "限额", 10)
    text = pack.run(TABLES, as_of="2016-12-31").explain("户", "1", "值").text("zh")
    assert "替换了 底本 的（base/r.gj:10）" in text
    must_mean_what_the_reference_means(pack)
    with pytest.raises(guiju.GuijuError):  # no cell of the table that was replaced is left
        pack.run(TABLES, set={"限额(否则)": "9元"}, as_of="2016-12-31")


def test_a_table_of_parameters_is_replaced_from_a_date(tmp_path: Path) -> None:
    first = TABLE.format("", "文", 1)
    later = TABLE.format("   自 2019-01-01", "文", 9)
    by = TABLE.format("   自 2018-01-01   替换 底本", "县文", 2)
    pack = load(tmp_path, margin(BASE, first + later) + ASKING, ADD_ON.split("每个")[0] + by)
    days = ("2017-12-31", "2018-01-01", "2020-01-01")
    assert [concluded(pack, "值", day) for day in days] == [1, 2, 2]
    must_mean_what_the_reference_means(pack)


def test_a_table_of_parameters_is_not_replaced_by_accident(tmp_path: Path) -> None:
    base = margin(BASE, TABLE.format("", "文", 1)) + ASKING
    by = TABLE.format("   自 2018-01-01", "县文", 2)
    assert codes(tmp_path, base, ADD_ON.split("每个")[0] + by) == ["GJ2005"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("参数 限额(数 : 整数) : 金额", "GJ2542"),
        ("参数 限额(环节, 再 : 环节) : 金额", "GJ2542"),
        ("参数 限额(环节) : 整数", "GJ2337"),
    ],
)
def test_a_table_of_parameters_is_asked_as_before(tmp_path: Path, line: str, code: str) -> None:
    base = margin(BASE, TABLE.format("", "文", 1)) + ASKING
    by = f'{line}   替换 底本   依据 县文 "三"\n  | 环节 || 限额 |\n  | 否则 || 1 |\n'
    assert codes(tmp_path, base, ADD_ON.split("每个")[0] + by)[0] == code


# ── Exceptions ──────────────────────────────────────────────────────────────────────────────────

RULE = """\
  定义 值 : 是否
    一般   分 >= 60
    例外 立案   别名 filed   当 款 = 10元   则 否
  定义 查 : 是否 = 值.立案
"""


def test_an_add_on_adds_an_exception(tmp_path: Path) -> None:
    by = "  例外 本县   属于 值   除 立案   当 分 = 60   则 是\n  定义 特 : 是否 = 值.本县\n"
    pack = load(tmp_path, BASE + RULE, ADD_ON + by)
    assert pack.check() == []
    assert [concluded(pack, name) for name in ("值", "查", "特")] == [True, False, True]
    (one,) = pack.replacements
    assert (one.name, one.is_addition, one.pack, one.by) == ("值.本县", True, "底本", "补充")
    assert (one.line, one.original_line) == (5, 11)
    must_mean_what_the_reference_means(pack)
    explanation = pack.run(TABLES, as_of="2016-12-31").explain("户", "1", "值")
    assert "适用，规则包 补充 给 底本 加的（base/r.gj:11）（r.gj:5，依据 县文 二）" in (
        explanation.text("zh")
    )
    assert "added by the pack 补充 to 底本 (base/r.gj:11)" in explanation.text("en")


def test_an_exception_to_a_formula_without_any(tmp_path: Path) -> None:
    by = "  例外 本县   属于 值   当 分 = 60   则 0   \n"
    pack = load(tmp_path, BASE + "  定义 值 : 整数 = 分\n", ADD_ON + by)
    assert concluded(pack, "值") == 0
    must_mean_what_the_reference_means(pack)


@pytest.mark.parametrize("name", ["立案", "filed"])
def test_an_exception_is_replaced(tmp_path: Path, name: str) -> None:
    by = f"  例外 {name}   属于 值   当 款 = 11元   则 否   替换 底本\n"
    pack = load(tmp_path, BASE + RULE, ADD_ON + by)
    assert [concluded(pack, one) for one in ("值", "查")] == [True, False]
    (one,) = pack.replacements
    assert (one.name, one.is_addition) == ("值.立案", False)
    must_mean_what_the_reference_means(pack)
    text = pack.run(TABLES, as_of="2016-12-31").explain("户", "1", "值").text("zh")
    assert "替换了 底本 的（base/r.gj:13）" in text


def test_an_exception_is_not_replaced_by_accident(tmp_path: Path) -> None:
    by = "  例外 立案   属于 值   当 款 = 11元   则 否\n"
    assert codes(tmp_path, BASE + RULE, ADD_ON + by) == ["GJ2005"]
    nothing = by.replace("例外 立案", "例外 结案").replace("则 否", "则 否   替换 底本")
    assert codes(tmp_path, BASE + RULE, ADD_ON + nothing) == ["GJ2336"]
    inside = "  定义 别 : 是否\n    一般   是\n    例外 立案   当 款 = 1元   则 否   替换 底本\n"
    assert "GJ2012" in codes(tmp_path, BASE + RULE, ADD_ON + inside)


def test_exceptions_of_two_packs_need_a_priority(tmp_path: Path) -> None:
    by = "  例外 本县   属于 值   当 分 = 60   则 是\n"
    assert codes(tmp_path, BASE + RULE, ADD_ON + by) == ["GJ2408"]


def test_a_rule_is_replaced_with_its_exceptions(tmp_path: Path) -> None:
    rule = "  定义 值 : 整数 = 1\n"
    elsewhere = '每个 户   依据 文 "二"\n  例外 特   属于 值   当 款 = 10元   则 6\n'
    by = "  定义 值 : 整数 = 2   替换 底本\n"
    pack = load(tmp_path, BASE + rule + elsewhere, ADD_ON + by)
    assert concluded(guiju.load(tmp_path / "base"), "值") == 6
    assert concluded(pack, "值") == 2


# ── What stands beside ──────────────────────────────────────────────────────────────────────────

BESIDE = """\
  定义 值 : 整数 = 分
校验 户   依据 文 "三"
  警告 值 > 60   "太高"
断言 "不太高"   每个 户 : 值 <= 60 或 分 > 60   依据 文 "三"
"""
TESTED = """\
测试 "一"
  给定 户
    | 户号 | 分 |
    | 1    | 60 |
  应得 户
    | 户号 | 值 |
    | 1    | 61 |
"""


def test_checks_read_what_replaces(tmp_path: Path) -> None:
    pack = load(tmp_path, BASE + BESIDE, ADD_ON + REPLACED["Define"].by)
    found = pack.run(TABLES, as_of="2016-12-31").checks
    assert [(one.message, one.key) for one in found] == [("太高", ("1",))]
    assert guiju.load(tmp_path / "base").run(TABLES, as_of="2016-12-31").checks == []
    must_mean_what_the_reference_means(pack)


def test_assertions_are_tried_on_what_replaces(tmp_path: Path) -> None:
    pack = load(tmp_path, BASE + BESIDE, ADD_ON + REPLACED["Define"].by + TESTED)
    assert guiju.load(tmp_path / "base").test().is_passed
    (assertion,) = pack.test().assertions
    assert assertion.title == "不太高"
    assert assertion.counterexample is not None


def test_coverage_is_of_what_the_add_on_writes(tmp_path: Path) -> None:
    by = """\
  例外 本县   属于 值   除 立案   当 分 = 60   则 是
  例外 邻县   属于 值   除 立案, 本县   当 分 = 61   则 否
测试 "一"
  给定 户
    | 户号 | 分 | 款   |
    | 1    | 60 | 10元 |
  应得 户
    | 户号 | 值 |
    | 1    | 是 |
"""
    pack = load(tmp_path, BASE + RULE + TESTED.replace("61", "否"), ADD_ON + by)
    report = pack.test()
    assert report.is_passed
    assert [(one.kind, one.line, one.is_reached) for one in report.clauses] == [
        ("exception", 5, True),
        ("exception", 6, False),
    ]


# ── What goes wrong ─────────────────────────────────────────────────────────────────────────────


def test_names_of_one_line_are_replaced_together(tmp_path: Path) -> None:
    base = "  分配 款   按 1:1   给 左, 右 : 金额   到 分\n"
    for by in (
        "  定义 左 : 金额 = 款   替换 底本\n",
        "  分配 款   按 1:1:1   给 左, 中, 右 : 金额   到 分   替换 底本\n",
        "  分配 款   平均   给 左 : 金额   到 分   替换 底本\n",
    ):
        found = codes(tmp_path, BASE + base, ADD_ON + by)
        assert found[0] in ("GJ2541", "GJ2338")
    pack = load(
        tmp_path,
        BASE + base,
        ADD_ON + "  分配 款   按 1:4   给 右, 左 : 金额   到 分   替换 底本\n",
    )
    assert [concluded(pack, name) for name in ("左", "右")] == [8, 2]
    assert {one.name for one in pack.replacements} == {"左", "右"}


def test_a_helper_stays_a_helper(tmp_path: Path) -> None:
    base = BASE + "  定义 值 : 整数 = 分\n  设 助 = 分\n  定义 读 : 整数 = 助\n"
    assert codes(tmp_path, base, ADD_ON + "  设 值 = 1   替换 底本\n") == ["GJ2338"]
    assert codes(tmp_path, base, ADD_ON + "  定义 助 : 整数 = 1   替换 底本\n") == ["GJ2338"]


def test_a_file_that_was_right_alone_is_not_blamed(tmp_path: Path) -> None:
    base = "  评分 值 : 整数\n    项 甲   得 分\n  定义 读 : 整数 = 值.甲\n"
    by = "  评分 值 : 整数   替换 底本\n    项 乙   得 分\n"
    with pytest.raises(guiju.PackError) as refused:
        load(tmp_path, BASE + base, ADD_ON + by)
    assert "base/r.gj:13" in refused.value.render("zh")
    assert "`底本` 自己没有错" in refused.value.render("zh")
    assert "`底本` is right by itself" in refused.value.render("en")


ONE = '规则包 {0}   版本 1\n引入 底本   版本 1\n出处 {0}文 "文"\n{1}'


def test_two_packs_replace_the_same(tmp_path: Path) -> None:
    define = '每个 户   依据 {0}文 "一"\n  定义 值 : 整数 = {1}   替换 底本\n'
    others = {
        "one": ONE.format("甲补充", define.format("甲补充", 1)),
        "two": ONE.format("乙补充", define.format("乙补充", 2)),
    }
    own = "规则包 县   版本 1\n引入 甲补充   版本 1\n引入 乙补充   版本 1\n"
    base = BASE + "  定义 值 : 整数 = 分\n"
    assert codes(tmp_path, base, own, **others) == ["GJ2540"]
    assert codes(tmp_path, base, own, **{n: t.replace("替换 底本", "") for n, t in others.items()})


def test_two_packs_declare_the_same(tmp_path: Path) -> None:
    define = '每个 户   依据 {0}文 "一"\n  定义 新 : 整数 = {1}\n'
    others = {
        "one": ONE.format("甲补充", define.format("甲补充", 1)),
        "two": ONE.format("乙补充", define.format("乙补充", 2)),
    }
    own = "规则包 县   版本 1\n引入 甲补充   版本 1\n引入 乙补充   版本 1\n"
    with pytest.raises(guiju.PackError) as refused:
        load(tmp_path, BASE, own, **others)
    said = refused.value.render("zh")
    assert "two/r.gj:5" in said
    assert "one/r.gj:5" in said
    assert "替换 甲补充" not in said  # 乙补充 does not know it
    assert "`乙补充` 自己没有错" in said


def test_products_of_money_are_rounded_where_the_own_pack_says_so(tmp_path: Path) -> None:
    rule = "  定义 {} : 金额 = 款 × 0.55 × 0.5{}\n"
    rounding = "舍入 四舍五入   乘积 到 元\n"
    base = BASE.replace("枚举", rounding + "枚举") + rule.format("值", "")
    pack = load(tmp_path, base, ADD_ON + rule.format("新", "   四舍五入 到 分"))
    assert [concluded(pack, name) for name in ("值", "新")] == [3, 2.75]


# ── Rules that packs of one part obey, too ──────────────────────────────────────────────────────

ALONE = """\
规则包 单   版本 1
出处 文 "文"
舍入 舍去   乘积 到 元
枚举 环节 = 申请
实体 户   键 户号
  输入 分 : 整数
  输入 款 : 金额
实体 办理   键 户号, 环节   属于 户
  输入 环节 : 环节
每个 户   依据 文 "一"
"""


def test_exceptions_of_a_version_hold() -> None:
    rule = "  定义 值 : 整数   自 2016-01-01\n    一般   1\n    例外 特   当 分 = 60   则 5\n"
    pack = guiju.loads(ALONE + rule + "  定义 值 : 整数 = 2   自 2018-01-01\n")
    assert [concluded(pack, "值", day) for day in ("2017-12-31", "2018-01-01")] == [5, 2]
    must_mean_what_the_reference_means(pack)


def test_a_date_where_there_are_no_versions_is_refused() -> None:
    with pytest.raises(guiju.PackError) as refused:
        guiju.loads(ALONE + "  分配 款   平均   给 左, 右 : 金额   到 分   自 2016-01-01\n")
    assert [one.code for one in refused.value.diagnostics] == ["GJ2012"]


def test_products_are_rounded_by_the_mode_of_the_line() -> None:
    pack = guiju.loads(ALONE + "  定义 值 : 金额 = 款 × 0.19\n")
    assert concluded(pack, "值") == 1
