"""Values of Python as cells, and frames of other libraries as tables."""

import datetime
from decimal import Decimal
from typing import Any

import numpy
import pandas
import polars
import pyarrow
import pytest

import guiju
from python.county import AS_OF, RULES, household


@pytest.fixture(scope="module")
def pack() -> guiju.Pack:
    return guiju.loads(RULES)


def conclude(pack: guiju.Pack, **cells: Any) -> dict[str, Any]:
    [row] = pack.run({"户": [household(**cells)]}, as_of=AS_OF)["户"].rows()
    return row


def state(pack: guiju.Pack, conclusion: str, **cells: Any) -> str:
    result = pack.run({"户": [household(**cells)]}, as_of=AS_OF)
    return next((line.state for line in result.open if line.conclusion == conclusion), "decided")


@pytest.mark.parametrize(
    "amount",
    [
        "3",
        3,
        3.0,
        Decimal("3.000000"),
        Decimal("3E+0"),
        numpy.float64(3),
        numpy.int64(3),
        numpy.float32(3),
        "3万元",
        " ３ ",
    ],
)
def test_an_amount_is_read_alike_however_it_comes(pack: guiju.Pack, amount: object) -> None:
    assert conclude(pack, 申请额=amount)["人均"] == Decimal("7500.00")


def test_a_float_is_its_shortest_decimal(pack: guiju.Pack) -> None:
    assert conclude(pack, 申请额=0.1, 人口=1)["人均"] == Decimal("1000.00")
    assert conclude(pack, 申请额=0.1 + 0.2, 人口=1)["人均"] is None  # 0.30000000000000004
    assert conclude(pack, 申请额=numpy.float32(0.1), 人口=1)["人均"] == Decimal("1000.00")
    assert conclude(pack, 申请额=1e22, 人口=1)["人均"] == Decimal("1e26")
    assert conclude(pack, 申请额=-2.5e-6, 人口=1)["人均"] is None


@pytest.mark.parametrize(
    "nothing",
    [None, "", "  ", float("nan"), numpy.nan, pandas.NA, pandas.NaT, Decimal("NaN")],
)
def test_nothing_is_missing(pack: guiju.Pack, nothing: object) -> None:
    assert state(pack, "人均", 申请额=nothing) == "undecided"


@pytest.mark.parametrize(
    "junk",
    [float("inf"), Decimal("Infinity"), "三万", [3], {"a": 1}, object(), b"3", True, "\ud800"],
)
def test_what_is_no_amount_is_a_fault(pack: guiju.Pack, junk: object) -> None:
    assert state(pack, "人均", 申请额=junk) == "fault"


def test_places_beyond_the_fen_are_a_fault_that_says_so(pack: guiju.Pack) -> None:
    result = pack.run({"户": [household(申请额=Decimal("1.0000001"))]}, as_of=AS_OF)
    assert "fault" in {line.state for line in result.open}
    assert "位" in result.explain("户", "001", "人均").text("zh")


@pytest.mark.parametrize("truth", [True, numpy.bool_(True), "是", "yes", "true"])
def test_truths(pack: guiju.Pack, truth: object) -> None:
    assert conclude(pack, 有项目=truth)["可贷"] is True


@pytest.mark.parametrize("junk", [1, 0, 1.0, "1", "有"])
def test_numbers_are_no_truths(pack: guiju.Pack, junk: object) -> None:
    assert state(pack, "可贷", 有项目=junk) == "fault"


@pytest.mark.parametrize(
    "date",
    [
        datetime.date(2016, 11, 30),
        datetime.datetime(2016, 11, 30),
        pandas.Timestamp("2016-11-30"),
        "2016/11/30",
        20161130,
    ],
)
def test_dates(pack: guiju.Pack, date: object) -> None:
    assert conclude(pack, 日期=date)["到期"] == datetime.date(2017, 2, 28)


def test_a_moment_within_a_day_is_no_date(pack: guiju.Pack) -> None:
    assert state(pack, "到期", 日期=datetime.datetime(2016, 11, 30, 12)) == "fault"


def test_integers_of_any_size(pack: guiju.Pack) -> None:
    assert conclude(pack, 申请额=10**25, 人口=1)["人均"] == Decimal(10**29)
    assert state(pack, "人均", 申请额=10**60) == "fault"


def test_keys_are_text_whatever_they_come_as(pack: guiju.Pack) -> None:
    assert conclude(pack, 户号=7)["户号"] == "7"
    assert conclude(pack, 户号=7.0)["户号"] == "7"
    assert conclude(pack, 户号=" ０７Ａ")["户号"] == "07A"


FRAME = {
    "户号": ["001", "002"],
    "村代码": ["A", "A"],
    "有项目": [True, None],
    "申请额": [3.5, float("nan")],
    "人口": [4, 2],
    "日期": [datetime.date(2016, 11, 30), None],
    "评级": ["优", "差"],
    "姓名": ["张三", None],
    "备注": ["x", "y"],
}


SPANS_AND_LISTS = """规则包 各类   版本 1
出处 文 "办法"
枚举 材料 = 申请表, 户口簿
实体 户   键 户号
  输入 标签 : 列表
  输入 已交 : 列表   属于 材料
  输入 公示 : 期限   单位 天
每个 户   依据 文 "一"
  定义 各项 : 列表 = 标签
  定义 几样 : 整数 = 长度(已交)
  定义 期满 : 日期 = 2016-01-01 + 公示
"""


def test_lists_and_spans_go_in_as_python_has_them() -> None:
    spans = guiju.loads(SPANS_AND_LISTS)
    cells = {
        "户号": ["1", "2", "3", "4"],
        "标签": [["甲；乙", "丙"], ("丁",), [], [1]],
        "已交": [["申请表", "户口簿"], [], "申请表、户口簿", ["照片"]],
        "公示": [datetime.timedelta(days=7), "7天", None, datetime.timedelta(hours=1)],
    }
    for table in (cells, pandas.DataFrame(cells)):
        rows = spans.run({"户": table})["户"].rows()
        assert [row["各项"] for row in rows] == [["甲；乙", "丙"], ["丁"], [], None]
        assert [row["几样"] for row in rows] == [2, 0, 2, None]
        day = datetime.date(2016, 1, 8)
        assert [row["期满"] for row in rows] == [day, day, None, None]
    frame = polars.DataFrame(
        {"户号": ["1"], "标签": [["甲"]], "已交": [["申请表"]], "公示": ["1天"]}
    )
    [row] = spans.run({"户": frame})["户"].rows()
    assert (row["各项"], row["几样"]) == (["甲"], 1)


def test_tables_are_told_by_entity(pack: guiju.Pack) -> None:
    with pytest.raises(TypeError, match="a dict of a table for each entity, not list"):
        pack.run([household()])  # type: ignore[arg-type] - the mistake that is refused


def test_a_dict_of_columns_is_a_table(pack: guiju.Pack) -> None:
    check_frame(pack, FRAME)
    check_frame(pack, {name: tuple(cells) for name, cells in FRAME.items()})
    check_frame(pack, FRAME | {"人口": numpy.array([4, 2])})


def test_a_pandas_frame_is_a_table(pack: guiju.Pack) -> None:
    check_frame(pack, pandas.DataFrame(FRAME))


def test_a_polars_frame_is_a_table(pack: guiju.Pack) -> None:
    check_frame(pack, polars.DataFrame(FRAME, strict=False))


def test_an_arrow_table_is_a_table(pack: guiju.Pack) -> None:
    table = pyarrow.Table.from_pydict(FRAME)
    check_frame(pack, table)
    (batch,) = table.to_batches()
    check_frame(pack, batch)


def check_frame(pack: guiju.Pack, frame: Any) -> None:
    table = pack.run({"户": frame}, as_of=AS_OF)["户"]
    assert table["人均"] == [Decimal("8750.00"), None]
    assert table["可贷"] == [True, None]
    assert table["到期"] == [datetime.date(2017, 2, 28), None]


def test_results_become_frames(pack: guiju.Pack) -> None:
    table = pack.run({"户": FRAME}, as_of=AS_OF)["户"]
    frame = table.to_pandas()
    assert list(frame.columns) == table.names
    assert frame["人均"].tolist() == [Decimal("8750.00"), None]
    assert table.to_polars()["称呼"].to_list() == ["张三", None]
    assert "8750.00" in table._repr_html_()
    assert "<guiju.Table 户: 2 ×" in repr(table)


@pytest.mark.parametrize("junk", ["text", 3, None, [1, 2], {"户号": "abc"}, {"户号": 3}])
def test_what_is_no_table_is_a_type_error(pack: guiju.Pack, junk: Any) -> None:
    with pytest.raises(TypeError):
        pack.run({"户": junk}, as_of=AS_OF)


def test_a_frame_with_a_column_twice_is_refused(pack: guiju.Pack) -> None:
    frame = pandas.DataFrame([["1", "2"]], columns=["户号", "户号"])
    with pytest.raises(ValueError, match="户号"):
        pack.run({"户": frame}, as_of=AS_OF)
