"""The help that everyday mistakes get, in both languages."""

from pathlib import Path

import pytest

import guiju
from cli.command import guiju as run_guiju

PACK = """规则包 农机补贴   版本 1
出处 文 "农机购置补贴办法"
单位 亩
参数 补贴率 : 比率 = 30%   自 2016-01-01   依据 文 "一"
参数 上限 : 金额 = 5万元   依据 文 "二"
实体 户   键 户号
  输入 价格 : 金额
  输入 面积 : 小数   单位 亩
  输入 购置日 : 日期
每个 户   依据 文 "一"
  定义 补贴 : 金额 = 价格 × 补贴率   至多 上限   四舍五入 到 元
  定义 大户 : 是否 = 面积 >= 10亩
测试 "三成"   于 2016-12-31
  给定 户
    | 户号 | 价格   |
    | 1    | 1万元 |
  应得 户
    | 户号 | 补贴   |
    | 1    | 3000元 |
"""

MISTAKES = [
    ("面积 >= 10亩", "面积 >= 10", "写上单位：`10亩`", "write the unit: `10亩`"),
    ("面积 >= 10亩", "价格 >= 10", "写上单位：`10元`", "write the unit: `10元`"),
    ("| 3000元 |", "| 3000 |", "写上单位：`3000元`", "write the unit: `3000元`"),
    ("自 2016-01-01", "自 2016/1/1", "是不是 `2016-01-01`？", "did you mean `2016-01-01`?"),
    ("自 2016-01-01", "自 2016.1.1", "是不是 `2016-01-01`", "did you mean `2016-01-01`"),
    ("价格 : 金额", "价格 : 钱", "是不是 `金额`？", "did you mean `金额`?"),
    ("价格 : 金额", "价格 : number", "是不是 `decimal`？", "did you mean `decimal`?"),
    ("面积 >= 10亩", "购置日 > 今天", "是不是 `基准日`？", "did you mean `基准日`?"),
    ("面积 >= 10亩", "购置日 + 3月 > 购置日", "是不是 `个月`？", "did you mean `个月`?"),
    (
        "面积 >= 10亩",
        "面积 >= 10亩以上",
        "比较写在数的前面：`>= 数`",
        "a comparison stands before its number: `>= number`",
    ),
    (
        "= 5万元",
        "= 五万元",
        "数用数字写，如 `5万元`、`30%`",
        "numbers are written in digits, such as `5万元` and `30%`",
    ),
    ("面积 >= 10亩", "max(面积, 3亩) > 3亩", "是不是 `greatest`？", "did you mean `greatest`?"),
]


@pytest.mark.parametrize(("right", "wrong", "zh", "en"), MISTAKES)
def test_an_everyday_mistake_is_told_what_to_write(
    right: str, wrong: str, zh: str, en: str
) -> None:
    guiju.loads(PACK)
    assert right in PACK
    with pytest.raises(guiju.PackError) as caught:
        guiju.loads(PACK.replace(right, wrong, 1))
    assert f"建议：{zh}\n" in caught.value.render("zh")
    assert f"help: {en}\n" in caught.value.render("en")


TABLE = '  决策表 档次 : 整数   来自 "{}"\n  定义 大户'


def pack_with_table(folder: Path, name: str, content: bytes) -> None:
    rules = PACK.replace("  定义 大户", TABLE.format(name))
    (folder / "a.gj").write_text(rules, "utf-8")
    (folder / name).write_bytes(content)


def test_a_blank_cell_of_a_table_is_told_what_it_might_be(tmp_path: Path) -> None:
    pack_with_table(tmp_path, "档次.csv", "面积,档次\n>= 10亩,1\n,2\n".encode())
    with pytest.raises(guiju.PackError) as caught:
        guiju.load(tmp_path)
    zh, en = caught.value.render("zh"), caught.value.render("en")
    assert "建议：空着看不出是不问还是忘了写：不问写 `-`，没有填写 `缺失`\n" in zh
    assert "help: a blank may be meant or forgotten: write `-` for any" in en


def test_a_workbook_that_is_none_is_refused_with_its_name(tmp_path: Path) -> None:
    pack_with_table(tmp_path, "档次.xlsx", b"x")
    done = run_guiju("check", tmp_path)
    assert done.status == 2
    assert "档次.xlsx: 不是 XLSX 工作簿 / it is no XLSX workbook" in done.err


def test_a_day_without_its_formula_is_refused() -> None:
    dated = "定义 大户 : 是否\n    自 2016-01-01   面积 >= 10亩\n    自 2015-01-01\n"
    with pytest.raises(guiju.PackError) as caught:
        guiju.loads(PACK.replace("定义 大户 : 是否 = 面积 >= 10亩\n", dated))
    assert "`自 2015-01-01` 还缺从这一天起的式子" in caught.value.render("zh")
    assert "`自 2015-01-01` lacks the formula from that day on" in caught.value.render("en")


def test_a_number_that_has_a_unit_is_not_given_another() -> None:
    with pytest.raises(guiju.PackError) as caught:
        guiju.loads(PACK.replace("面积 >= 10亩", "价格 >= 10亩"))
    assert "写上单位" not in caught.value.render("zh")
