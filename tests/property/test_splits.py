"""What every split must keep, whatever is split among whom: the laws of `docs/language/`."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import guiju

PACK = guiju.loads(
    """
规则包 分配   版本 1.0
出处 文 "试验用的文"
舍入 四舍五入
参数 比 : 比例 = 3:2:4:1   依据 文 "一"
实体 县   键 县号
  输入 总额 : 金额
实体 村   键 村号   属于 县
  输入 权重 : 小数
每个 县   依据 文 "一"
  分配 总额   按 比   给 甲, 乙, 丙, 丁 : 金额   到 分
每个 村   依据 文 "一"
  分配 县.总额   按 权重   给 份额 : 金额   到 分   并列 村号
"""
)

lawful = settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
fen = st.integers(-(10**13), 10**13) | st.integers(-100, 100)
weights = st.lists(
    st.decimals(0, 1000, places=2, allow_nan=False) | st.just(Decimal(0)), min_size=1, max_size=12
).filter(any)


def split(total: Decimal, parts: list[Decimal]) -> list[Decimal]:
    rows = [{"村号": f"{i:03}", "县号": "甲", "权重": part} for i, part in enumerate(parts)]
    result = PACK.run({"县": [{"县号": "甲", "总额": total}], "村": rows})
    return [row["份额"] for row in result["村"].rows()]


def assert_keeps_quota(total: Decimal, parts: list[Decimal], shares: list[Decimal]) -> None:
    whole = sum(map(Fraction, parts))
    assert sum(shares) == total
    for part, share in zip(parts, shares, strict=True):
        quota = Fraction(total) * Fraction(part) / whole
        assert abs(Fraction(share) - quota) < Fraction(1, 100)
        assert part != 0 or share == 0


@lawful
@given(fen, weights)
@example(1000, [Decimal(1)] * 3)
@example(7 * 10**15, [Decimal(1), Decimal(2)])  # a double would rank the remainders wrongly
def test_shares_by_weight_add_up_and_keep_quota(total: int, parts: list[Decimal]) -> None:
    amount = Decimal(total).scaleb(-2)
    assert_keeps_quota(amount, parts, split(amount, parts))


@lawful
@given(fen, weights)
def test_a_negative_total_mirrors_the_positive_one(total: int, parts: list[Decimal]) -> None:
    amount = Decimal(total).scaleb(-2)
    assert split(-amount, parts) == [-share for share in split(amount, parts)]


@lawful
@given(fen, weights, st.sampled_from(("0.5", "3", "100")))
def test_scaling_all_weights_changes_nothing(total: int, parts: list[Decimal], by: str) -> None:
    amount = Decimal(total).scaleb(-2)
    assert split(amount, parts) == split(amount, [part * Decimal(by) for part in parts])


@lawful
@given(fen, weights)
def test_the_shares_hang_on_keys_and_not_on_where_rows_stand(
    total: int, parts: list[Decimal]
) -> None:
    rows = [{"村号": f"{i:03}", "县号": "甲", "权重": part} for i, part in enumerate(parts)]
    county = [{"县号": "甲", "总额": Decimal(total).scaleb(-2)}]
    there = PACK.run({"县": county, "村": rows})["村"].rows()
    back = PACK.run({"县": county, "村": rows[::-1]})["村"].rows()
    assert there == back[::-1]


@lawful
@given(fen, st.lists(st.integers(0, 100), min_size=4, max_size=4).filter(any))
def test_shares_by_ratio_add_up_and_keep_quota(total: int, ratio: list[int]) -> None:
    amount = Decimal(total).scaleb(-2)
    county = [{"县号": "甲", "总额": amount}]
    result = PACK.run({"县": county}, set={"比": ":".join(map(str, ratio))})
    (row,) = result["县"].rows()
    assert_keeps_quota(amount, list(map(Decimal, ratio)), [row[name] for name in "甲乙丙丁"])


def test_weights_that_are_all_zero_fault_every_share() -> None:
    assert split(Decimal(10), [Decimal(0), Decimal(0)]) == [None, None]


def test_a_negative_weight_faults_every_share() -> None:
    assert split(Decimal(10), [Decimal(1), Decimal(-1)]) == [None, None]


BOUNDED = """
规则包 分配   版本 1.0
出处 文 "试验用的文"
实体 县   键 县号
  输入 总额 : 金额
实体 村   键 村号   属于 县
  输入 权重 : 小数
  输入 下限, 余地 : 金额
每个 县   依据 文 "一"
  定义 剩余 : 金额 = 村.份额.剩余
每个 村   依据 文 "一"
  设 上限 = 下限 + 余地
  分配 县.总额 按 权重 给 份额 : 金额 至少 下限 至多 上限 到 分 法 {} 不足 {} 并列 村号
"""
METHODS = ("最大余数", "韦伯斯特", "杰斐逊", "亚当斯", "首位", "末位")
BOUNDED_PACKS = {
    (method, short): guiju.loads(BOUNDED.format(method, short))
    for method in METHODS
    for short in ("平均", "按比例", "依次")
}
receivers = st.lists(
    st.tuples(st.integers(0, 50), st.integers(0, 500), st.integers(0, 2000)), min_size=1, max_size=8
).filter(lambda rows: any(weight for weight, _, _ in rows))


def split_within(
    pack: guiju.Pack, total: int, rows: list[tuple[int, int, int]]
) -> tuple[list[Decimal], Decimal]:
    def money(fen: int) -> Decimal:
        return Decimal(fen).scaleb(-2)

    villages = [
        {"村号": f"{i:03}", "县号": "甲", "权重": weight, "下限": money(low), "余地": money(room)}
        for i, (weight, low, room) in enumerate(rows)
    ]
    result = pack.run({"县": [{"县号": "甲", "总额": money(total)}], "村": villages})
    (county,) = result["县"].rows()
    return [row["份额"] for row in result["村"].rows()], county["剩余"]


@lawful
@given(st.sampled_from(sorted(BOUNDED_PACKS)), st.integers(0, 8000), receivers)
def test_shares_between_bounds_keep_them_and_the_total(
    rules: tuple[str, str], total: int, rows: list[tuple[int, int, int]]
) -> None:
    shares, left_over = split_within(BOUNDED_PACKS[rules], total, rows)
    assert sum(shares) + left_over == Decimal(total).scaleb(-2)
    fen = [int(share * 100) for share in shares]
    is_short = total < sum(low for _, low, _ in rows)
    for share, (weight, low, room) in zip(fen, rows, strict=True):
        assert share <= (low if is_short or weight == 0 else low + room)
        assert is_short or share >= low
    if left_over:
        assert not is_short
        assert all(
            share == low + room
            for share, (weight, low, room) in zip(fen, rows, strict=True)
            if weight
        )


@lawful
@given(st.sampled_from(("韦伯斯特", "杰斐逊", "亚当斯")), st.integers(0, 6000), receivers)
def test_by_a_divisor_method_more_takes_nothing_from_anyone(
    method: str, total: int, rows: list[tuple[int, int, int]]
) -> None:
    pack = BOUNDED_PACKS[method, "按比例"]
    floors = sum(low for _, low, _ in rows)
    before, _ = split_within(pack, floors + total, rows)
    after, _ = split_within(pack, floors + total + 1, rows)
    assert all(later >= earlier for earlier, later in zip(before, after, strict=True))


PERIODS = guiju.loads(
    """
规则包 分红   版本 1.0
出处 文 "试验用的文"
参数 比 : 比例 = 3:2:4:1   依据 文 "一"
实体 期   键 期号
  输入 红利 : 金额
  次序 逐期   按 期号
每个 期   依据 文 "一"
  分配 红利   按 比   给 甲, 乙, 丙, 丁 : 金额   到 分   法 韦伯斯特   累计 逐期
"""
)


@lawful
@given(
    st.lists(st.integers(0, 2000), min_size=1, max_size=12),
    st.lists(st.integers(0, 30), min_size=4, max_size=4).filter(any),
)
def test_periods_pay_what_they_have_and_never_take_back(
    totals: list[int], ratio: list[int]
) -> None:
    rows = [{"期号": f"{i:03}", "红利": Decimal(fen).scaleb(-2)} for i, fen in enumerate(totals)]
    result = PERIODS.run({"期": rows}, set={"比": ":".join(map(str, ratio))})
    for row, fen in zip(result["期"].rows(), totals, strict=True):
        shares = [row[name] for name in "甲乙丙丁"]
        assert min(shares) >= 0
        assert sum(shares) == Decimal(fen).scaleb(-2)
