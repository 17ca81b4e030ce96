"""Data checks and properties through the Python package."""

import pytest

import guiju

RULES = """\
规则包 申请   版本 1
出处 文   "县政府2016年第1号文"
实体 户   键 户号
  输入 人口 : 整数
  输入 申请额 : 金额
每个 户   依据 文 "一"
  定义 人均 : 金额 = 申请额 / 人口   四舍五入 到 分
校验 户
  错误 人口 <= 0      "没有人"     依据 文 "二"
  警告 申请额 > 50元   "金额偏大"
断言 "人均不超过申请额"   每个 户 : 申请额 < 0元 或 人口 < 0 或 人均 <= 申请额
断言 "人均总是整元"   每个 户 : 人均 = 取整(人均 / 1元) × 1元
"""


@pytest.fixture(scope="module")
def pack() -> guiju.Pack:
    return guiju.loads(RULES)


def test_findings_are_rows_and_checks_that_hold(pack: guiju.Pack) -> None:
    rows = [
        {"户号": "b", "人口": 0, "申请额": 60},
        {"户号": "a", "人口": None, "申请额": 51},
        {"户号": "c", "人口": 1, "申请额": 50},
    ]
    result = pack.run({"户": rows})
    assert result.checks == [
        guiju.Finding("户", ("b",), "error", "没有人", "县政府2016年第1号文 二"),
        guiju.Finding("户", ("b",), "warning", "金额偏大", ""),
        guiju.Finding("户", ("a",), "warning", "金额偏大", ""),
    ]
    assert result.check_counts["户"][0] == guiju.CheckCounts("error", "没有人", 1, 1, 0)
    assert result["户"].names == ["户号", "人均"]
    assert result["户"]["没有人"] == [True, None, False]
    assert "人口" in result.explain("户", "a", "没有人").text("zh")
    assert [line.conclusion for line in result.open] == ["人均", "人均"]


def test_a_table_that_is_not_given_finds_nothing(pack: guiju.Pack) -> None:
    result = pack.run({})
    assert result.checks == []
    assert result.check_counts["户"][0].found == 0


def test_properties_come_with_the_tests(pack: guiju.Pack) -> None:
    report = pack.test()
    assert not report.is_passed
    holds, fails = report.assertions
    assert holds.counterexample is None
    assert holds.row_count > 100
    assert fails.counterexample is not None
    assert fails.counterexample.text("zh").startswith('测试 "人均总是整元"\n  给定 户\n')
    assert fails.counterexample.text("en").startswith('test "人均总是整元"\n  given 户\n')
    assert "人均" in fails.counterexample.why.text("zh")
