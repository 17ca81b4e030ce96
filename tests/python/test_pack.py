"""Packs in Python: loading, running, what comes out."""

import datetime
import signal
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

import guiju
from python.county import AS_OF, RULES, TESTS, household


@pytest.fixture(scope="module")
def pack() -> guiju.Pack:
    return guiju.loads(RULES + TESTS)


def test_a_pack_tells_what_it_is(pack: guiju.Pack) -> None:
    assert (pack.name, pack.alias, pack.version) == ("小县", "small", "1.0")
    assert pack.asks_as_of
    assert list(pack.entities) == ["村", "户"]
    assert pack.entities["户"].key == ["户号"]
    assert pack.entities["户"].inputs[:3] == ["户号", "村代码", "有项目"]
    assert pack.entities["村"].conclusions == ["贷款合计", "户数", "完成"]
    assert pack.parameters == ["上限", "及格线"]
    assert len(pack.content_hash) == 16
    assert pack.check() == []
    assert "小县" in repr(pack)


def test_every_type_comes_out_as_its_python_type(pack: guiju.Pack) -> None:
    result = pack.run(
        {"村": [{"村代码": "A", "任务额": 10}], "户": [household(利率="5%", 申请额="6")]},
        as_of=AS_OF,
    )
    assert result["户"].rows() == [
        {
            "户号": "001",
            "可贷": False,
            "未满足": ["超过上限"],
            "人均": Decimal("15000.00"),
            "占比": Decimal("0.600"),
            "到期": datetime.date(2017, 2, 28),
            "好评": True,
            "够期": True,
            "称呼": "张三",
            "利息": Decimal("3000.00"),
        }
    ]
    assert result["村"]["户数"] == [1]
    assert result.open == []


def test_tables_that_are_left_out_leave_open_what_reads_them(pack: guiju.Pack) -> None:
    result = pack.run({"户": [{"有项目": True, **household()}]}, as_of=AS_OF)
    assert result["户"]["可贷"] == [True]
    assert result["户"]["占比"] == [None]
    assert [(line.conclusion, line.state, line.missing) for line in result.open] == [
        ("占比", "undecided", ["村.任务额"])
    ]
    assert len(result["村"]) == 0
    assert result["村"].rows() == []


def test_one_household_needs_neither_key_nor_parent(pack: guiju.Pack) -> None:
    row = household()
    del row["户号"], row["村代码"]
    result = pack.run({"户": [row, row]}, as_of=AS_OF)
    assert result["户"]["户号"] == ["1", "2"]
    assert result["户"]["可贷"] == [True, True]


def test_an_optional_column_left_out_leaves_its_conclusions_out(pack: guiju.Pack) -> None:
    assert "利息" not in pack.run({"户": [household()]}, as_of=AS_OF)["户"].names
    assert "利息" in pack.run({"户": [household(利率=None)]}, as_of=AS_OF)["户"].names


def test_parameters_are_overridden_for_one_run(pack: guiju.Pack) -> None:
    tables = {"户": [household(申请额=6)]}
    assert pack.run(tables, as_of=AS_OF)["户"]["可贷"] == [False]
    for value in ("6万元", "60000元"):
        assert pack.run(tables, as_of=AS_OF, set={"上限": value})["户"]["可贷"] == [True]
    assert pack.run(tables, as_of=AS_OF)["户"]["可贷"] == [False]


@pytest.mark.parametrize("as_of", ["2016-11-29", datetime.date(2016, 11, 29), "2016年11月29日"])
def test_the_as_of_date_is_a_date_or_its_text(pack: guiju.Pack, as_of: object) -> None:
    result = pack.run({"户": [household()]}, as_of=as_of)  # type: ignore[arg-type]
    assert result["户"]["够期"] == [False]


def test_counts_add_up_to_the_rows(pack: guiju.Pack) -> None:
    rows = [household(), household(户号="2", 有项目=None), household(户号="3", 人口="五")]
    counts = pack.run({"户": rows}, as_of=AS_OF).counts["户"]
    assert counts["可贷"] == guiju.Counts(decided=2, undecided=1, faulted=0)
    assert counts["人均"] == guiju.Counts(decided=2, undecided=0, faulted=1)
    assert all(sum(count) == 3 for count in counts.values())


def test_a_faulty_cell_stays_with_its_row(pack: guiju.Pack) -> None:
    rows = [household(申请额="三万"), household(户号="2")]
    result = pack.run({"户": rows}, as_of=AS_OF)
    assert result["户"]["人均"] == [None, Decimal("7500.00")]
    assert [(line.key, line.conclusion, line.state) for line in result.open][:1] == [
        (("001",), "可贷", "fault")
    ]


def test_an_explanation_speaks_both_languages(pack: guiju.Pack) -> None:
    explanation = pack.run({"户": [household(申请额=6)]}, as_of=AS_OF).explain("户", "001", "可贷")
    assert "超过上限" in explanation.text("zh")
    assert explanation.text("zh") != explanation.text("en")
    assert str(explanation) == explanation.text("zh")
    assert explanation.to_dict()["entity"] == "户"
    assert explanation._repr_html_().startswith("<")


def test_progress_is_told(pack: guiju.Pack) -> None:
    told: list[int] = []
    pack.run({"户": [household()]}, as_of=AS_OF, progress=told.append)
    assert told
    assert all(0 <= share <= 1000 for share in told)


@pytest.mark.parametrize("error", [KeyboardInterrupt, ZeroDivisionError])
def test_what_progress_raises_stops_the_run(pack: guiju.Pack, error: type[BaseException]) -> None:
    def stop(_: int) -> None:
        raise error

    with pytest.raises(error):
        pack.run({"户": [household()]}, as_of=AS_OF, progress=stop)


def test_ctrl_c_stops_the_run(pack: guiju.Pack) -> None:
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored in the background
    try:
        with pytest.raises(KeyboardInterrupt):
            pack.run({"户": [household()]}, as_of=AS_OF, progress=lambda _: interrupt())
    finally:
        signal.signal(signal.SIGINT, before)


def interrupt() -> None:
    signal.raise_signal(signal.SIGINT)


def test_unknown_rows_and_conclusions_are_key_errors(pack: guiju.Pack) -> None:
    result = pack.run({"户": [household()]}, as_of=AS_OF)
    for arguments in (("户", "999", "可贷"), ("户", "001", "能贷"), ("屋", "001", "可贷")):
        with pytest.raises(KeyError):
            result.explain(*arguments)
    with pytest.raises(KeyError):
        result["户"]["能贷"]


def test_tests_of_a_pack_tell_what_failed_and_what_was_not_reached() -> None:
    wrong = TESTS.replace("| 甲   | 是   |", "| 甲   | 否   |")
    report = guiju.loads(RULES + wrong).test()
    assert not report.is_passed
    [result] = report.results
    [difference] = result.differences
    assert (difference.key, difference.conclusion) == (("甲",), "可贷")
    assert (difference.expected, difference.found) == ("否", "是")
    assert any("合计" in clause.text for clause in report.unreached)
    assert guiju.loads(RULES + TESTS).test().is_passed


def test_a_stage_is_dumped_as_text(pack: guiju.Pack) -> None:
    assert '"小县"' in pack.dump("checked")
    assert pack.dump("program")
    assert pack.dump("syntax")
    with pytest.raises(ValueError, match="stage"):
        pack.dump("nonsense")


def test_a_folder_is_read_with_the_folders_in_it(tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    (tmp_path / "a.gj").write_text(RULES, encoding="utf-8")
    (tmp_path / "tests" / "a.gj").write_text(TESTS, encoding="utf-8")
    (tmp_path / "notes.txt").write_text("no rules", encoding="utf-8")
    assert len(guiju.load(tmp_path).test().results) == 1
    assert guiju.load(str(tmp_path / "a.gj")).name == "小县"
    with pytest.raises(FileNotFoundError, match=r"没有 .gj"):
        guiju.load(make_empty(tmp_path))
    with pytest.raises(FileNotFoundError, match="no such"):
        guiju.load(tmp_path / "nowhere")


def make_empty(folder: Path) -> Path:
    empty = folder / "empty"
    empty.mkdir()
    return empty


def test_a_pack_that_is_not_right_is_an_error_with_its_page() -> None:
    with pytest.raises(guiju.PackError) as caught:
        guiju.loads(RULES.replace("有项目            否则", "有项木            否则"))
    [diagnostic] = [d for d in caught.value.diagnostics if "有项木" in d.message]
    assert diagnostic.severity == "error"
    assert diagnostic.code.startswith("GJ")
    assert diagnostic.path == "<text>"
    assert "有项木" in str(caught.value)
    assert caught.value.render("en") != caught.value.render("zh")


def test_no_digit_of_a_large_rate_is_lost() -> None:
    """Python's decimals round to 28 digits wherever they calculate."""
    pack = guiju.loads(
        '规则包 大   版本 1\n出处 文 "文"\n实体 户   键 户号\n  输入 数 : 整数\n'
        '每个 户   依据 文 "一"\n  定义 率 : 比率 = 幂(数, 31) / 4   四舍五入 到 0.1%\n'
    )
    (rate,) = pack.run({"户": [{"户号": "1", "数": 11}]})["户"]["率"]
    assert Fraction(rate) == Fraction(11**31, 4)
