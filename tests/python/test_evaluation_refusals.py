"""What a run refuses: tables that do not fit together, questions without an answer (GJ50xx)."""

import pytest

import guiju
from guiju.language import Language

PACK = """
规则包 试   版本 1
出处 文 "试验用的文"
参数 线 : 金额 = 100元   自 2016-01-01   依据 文 "一"
实体 村   键 村代码
实体 户   键 户号   属于 村
  输入 收入 : 金额
每个 户   依据 文 "一"
  定义 达线 : 是否 = 收入 >= 线
"""
DATED = """
规则包 试   版本 1
出处 文 "试验用的文"
实体 村   键 村代码
实体 户   键 户号   属于 村
  输入 收入 : 金额
每个 户   依据 文 "一"
  定义 补助 : 金额
    自 2016-01-01   收入
"""
VILLAGES = [{"村代码": "01"}]

REFUSALS = {
    "duplicate-key": (
        [
            {"户号": "1", "村代码": "01", "收入": "5"},
            {"户号": "1", "村代码": "01", "收入": "6"},
        ],
        "2016-12-31",
        "错误[GJ5001] 表 `户` 里键 `1` 出现了两次：第 1 行和第 2 行",
        "error[GJ5001] table `户` has the key `1` twice: in line 1 and in line 2",
    ),
    "parent-absent": (
        [{"户号": "1", "村代码": "99", "收入": "5"}],
        "2016-12-31",
        "错误[GJ5002] 表 `户` 第 1 行的 `村代码` 是 `99`，表 `村` 里没有这一行",
        "error[GJ5002] line 1 of table `户` has `村代码` = `99`, and table `村` has no such row",
    ),
    "as-of-absent": (
        [{"户号": "1", "村代码": "01", "收入": "5"}],
        None,
        "错误[GJ5003] 规则包 `试` 里有的规则要看基准日，这次没有给出",
        "error[GJ5003] rules of pack `试` ask for the as-of date, and none was given",
    ),
    "parameter-absent": (
        [{"户号": "1", "村代码": "01", "收入": "5"}],
        "2015-12-31",
        "错误[GJ5004] 参数 `线` 在基准日 2015-12-31 没有值",
        "error[GJ5004] parameter `线` has no value at the as-of date 2015-12-31",
    ),
}


@pytest.mark.parametrize("name", REFUSALS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_cannot_be_evaluated_is_refused(name: str, language: Language) -> None:
    households, as_of, zh, en = REFUSALS[name]
    pack = guiju.loads(PACK)
    with pytest.raises(guiju.TableError) as refused:
        pack.run({"村": VILLAGES, "户": households}, as_of=as_of)
    assert [entry.name for entry in refused.value.diagnostics] == [name]
    heading = refused.value.render(language).splitlines()[0]
    assert heading == (zh if language == "zh" else en)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_rule_is_not_asked_before_it_is_in_force(language: Language) -> None:
    pack = guiju.loads(DATED)
    tables = {"村": VILLAGES, "户": [{"户号": "1", "村代码": "01", "收入": "5"}]}
    assert pack.run(tables, as_of="2016-01-01")["户"].rows()[0]["补助"] == 5
    with pytest.raises(guiju.TableError) as refused:
        pack.run(tables, as_of="2015-12-31")
    heading = refused.value.render(language).splitlines()[0]
    assert (
        heading
        == {
            "zh": "错误[GJ5010] `补助` 在基准日 2015-12-31 还没有规定",
            "en": "error[GJ5010] `补助` has no rule in force at the as-of date 2015-12-31",
        }[language]
    )
