"""One row after another: the same conclusions as a run of its own, whatever came before."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import guiju
from python.county import AS_OF, RULES, TESTS, household


@pytest.fixture(scope="module")
def pack() -> guiju.Pack:
    return guiju.loads(RULES + TESTS)


def alone(pack: guiju.Pack, row: dict[str, Any]) -> dict[str, Any]:
    """What a run of this row alone concludes."""
    table = pack.run({"户": [row]}, as_of=AS_OF)["户"]
    return {name: table[name][0] for name in table.names if name != "户号"}


def test_a_row_is_concluded_as_by_a_run(pack: guiju.Pack) -> None:
    conclude = pack.concluder("户", as_of=AS_OF)
    row = household(利率="5%", 申请额="6")
    assert conclude(row) == alone(pack, row)
    assert conclude(row)["人均"] == Decimal("15000.00")


cells = st.fixed_dictionaries(
    {
        "户号": st.text("甲乙01", min_size=1, max_size=4),
        "申请额": st.sampled_from([None, "6", 3, "3.5万元", "三万", Decimal("0.01"), 10**30]),
        "利率": st.sampled_from([None, "5%", "4.35%", 0.05, "x"]),
        "有项目": st.sampled_from([None, True, False, "否"]),
    }
)


@given(rows=st.lists(cells, min_size=1, max_size=6))
def test_rows_before_leave_no_trace(pack: guiju.Pack, rows: list[dict[str, Any]]) -> None:
    conclude = pack.concluder("户", as_of=AS_OF)
    for changed in rows:
        row = household(**changed)
        assert conclude(row) == alone(pack, row)


def test_a_row_with_other_keys_is_read_anew(pack: guiju.Pack) -> None:
    conclude = pack.concluder("户", as_of=AS_OF)
    row = household()
    backwards = dict(reversed(row.items()))
    assert conclude(row) == conclude(backwards) == conclude({**row, "备注": "x"}) == conclude(row)


def test_what_refuses_a_table_refuses_a_row(pack: guiju.Pack) -> None:
    conclude = pack.concluder("户", as_of=AS_OF)
    row = household()
    lacking = {name: cell for name, cell in row.items() if name != "申请额"}
    with pytest.raises(guiju.TableError) as first:
        conclude(lacking)
    assert [problem.table_column for problem in first.value.diagnostics] == ["申请额"]
    assert conclude(row) == alone(pack, row)
    with pytest.raises(guiju.TableError) as later:
        conclude({**row, "户号": "4.31E+13"})
    assert [problem.table_column for problem in later.value.diagnostics] == ["户号"]
    assert conclude(row) == alone(pack, row)


def test_parameters_can_be_set_for_all_rows(pack: guiju.Pack) -> None:
    row = household(申请额="6")
    assert pack.concluder("户", as_of=AS_OF)(row)["可贷"] is False
    assert pack.concluder("户", as_of=AS_OF, set={"上限": "8万元"})(row)["可贷"] is True


def test_an_entity_that_is_not_there_is_named(pack: guiju.Pack) -> None:
    with pytest.raises(KeyError, match="没有"):
        pack.concluder("没有")


def test_a_date_that_is_asked_for_is_asked_for(pack: guiju.Pack) -> None:
    with pytest.raises(guiju.TableError, match="GJ5003"):
        pack.concluder("户")(household())


def test_checks_are_no_part_of_it() -> None:
    """What they would find is told by a run, and changes no conclusion."""
    rules = """\
规则包 试   版本 1
出处 文   "试验"
实体 户   键 户号
  输入 人口 : 整数
每个 户   依据 文 "一"
  定义 多 : 是否 = 人口 > 5
校验 户
  错误 人口 <= 0   "人口应大于零"
"""
    pack, row = guiju.loads(rules), {"户号": "1", "人口": 0}
    assert pack.concluder("户")(row) == {"多": False}
    assert [one.message for one in pack.run({"户": [row]}).checks] == ["人口应大于零"]
