"""Packs that import packs: where they are found, what an add-on makes of them."""

import json
from pathlib import Path

import pytest

import guiju
from guiju.imports import find_imports
from guiju.pack import format_files

BASE = """\
规则包 小额贷款   别名 lending   版本 2016.1
出处 文   "小额信贷办法"
舍入 舍去
参数 线 : 比率 = 98%   别名 line   自 2016-01-01   依据 文 "三"
参数 线 : 比率 = 97%   别名 line   自 2015-01-01   依据 文 "三"
实体 户   键 户号   别名 household
  输入 到期额, 收回额 : 金额
  输出 够线, 回收率
每个 户   依据 文 "二"
  定义 够线   : 是否 = 收回额 / 到期额 >= 线
  定义 回收率 : 比率 = 收回额 / 到期额   显示 到 1%
  定义 不写   : 是否 = 够线
"""
ADD_ON = """\
规则包 补充   版本 2018.1
引入 小额贷款   版本 2016.1
出处 文   "补充规定"
参数 线 : 比率 = 95%   自 2018-01-01   替换 小额贷款   依据 文 "一"
每个 户   依据 文 "二"
  输入 同意 : 是否
  定义 可贷 : 是否 = 够线 且 同意
  定义 补充率 : 比率 = 收回额 / 到期额   显示 到 1%
"""
ROW = {"户号": "1", "同意": True, "到期额": 1000, "收回额": 966}


def write(folder: Path, **packs: str) -> Path:
    for name, text in packs.items():
        (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / name / "rules.gj").write_text(text, encoding="utf-8")
    return folder


def add_on(tmp_path: Path, text: str = ADD_ON, base: str = BASE) -> guiju.Pack:
    write(tmp_path, lending=base, county=text)
    return guiju.load(tmp_path / "county")


def codes(tmp_path: Path, text: str, base: str = BASE) -> list[str]:
    with pytest.raises(guiju.PackError) as refused:
        add_on(tmp_path, text, base)
    return [diagnostic.code for diagnostic in refused.value.diagnostics]


def test_an_add_on_replaces_from_a_date_and_adds(tmp_path: Path) -> None:
    pack = add_on(tmp_path)
    assert pack.check() == []
    later = pack.run({"户": [ROW]}, as_of="2018-06-30")["户"].rows()
    assert later[0]["够线"] is True
    assert later[0]["可贷"] is True
    assert pack.run({"户": [ROW]}, as_of="2017-12-31")["户"]["够线"] == [False]
    assert pack.run({"户": [{**ROW, "收回额": 975}]}, as_of="2015-12-31")["户"]["够线"] == [True]


def test_each_pack_keeps_its_rounding_and_says_what_it_writes(tmp_path: Path) -> None:
    result = add_on(tmp_path).run({"户": [ROW]}, as_of="2018-06-30")
    assert result["户"].names == ["户号", "够线", "回收率", "可贷", "补充率"]
    assert result._run.csv("户").decode().splitlines()[1] == "1,是,96%,是,97%"


def test_each_pack_rounds_the_products_it_writes(tmp_path: Path) -> None:
    base = BASE.replace("舍入 舍去", "舍入 四舍五入   乘积 到 分").replace(
        "  定义 不写", "  定义 息 : 金额 = 收回额 * 1.25%\n  定义 不写"
    )
    text = ADD_ON + "  定义 补息 : 金额 = 收回额 * 1.25% * 100   四舍五入 到 分\n"
    pack = add_on(tmp_path, text, base.replace("输出 够线", "输出 息, 够线"))
    (row,) = pack.run({"户": [{**ROW, "收回额": "0.5"}]}, as_of="2018-06-30")["户"].rows()
    assert (str(row["息"]), str(row["补息"])) == ("0.01", "0.63")


def test_packs_may_count_in_the_same_units(tmp_path: Path) -> None:
    units = "单位 亩\n单位 晌 = 15亩\n"
    assert add_on(tmp_path, ADD_ON + units, BASE + units).check() == []
    differing = "单位 亩\n单位 晌 = 10亩\n"
    assert codes(tmp_path, ADD_ON + differing, BASE + units) == ["GJ2341"]


def test_what_was_replaced_is_told(tmp_path: Path) -> None:
    pack = add_on(tmp_path)
    (imported,) = pack.imports
    assert (imported.name, imported.alias, imported.version) == ("小额贷款", "lending", "2016.1")
    assert imported.content_hash == guiju.load(tmp_path / "lending").content_hash
    (one,) = pack.replacements
    assert (one.entity, one.name, one.pack, one.by) == ("", "线", "小额贷款", "补充")
    assert (one.path, one.line) == ("rules.gj", 4)
    assert (one.original_path, one.original_line) == ("lending/rules.gj", 4)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh", "替换了 小额贷款 的（lending/rules.gj:4）"),
        ("en", "replaces that of 小额贷款 (lending/rules.gj:4)"),
    ],
)
def test_an_explanation_says_what_was_replaced(
    tmp_path: Path, language: guiju.language.Language, said: str
) -> None:
    result = add_on(tmp_path).run({"户": [ROW]}, as_of="2018-06-30")
    text = result.explain("户", "1", "够线").text(language)
    assert said in text
    assert "小额贷款 文 二" in text  # the rule's own source, with its pack
    before = add_on(tmp_path).run({"户": [ROW]}, as_of="2017-06-30")
    assert said not in before.explain("户", "1", "够线").text(language)


def test_the_hash_covers_what_is_imported(tmp_path: Path) -> None:
    before = add_on(tmp_path).content_hash
    changed = add_on(tmp_path, base=BASE + "# 一句话\n").content_hash
    assert before != changed
    assert add_on(tmp_path).content_hash == before


@pytest.mark.parametrize("place", ["packs", "beside", "said", "file"])
def test_where_packs_are_found(tmp_path: Path, place: str) -> None:
    county = write(tmp_path / "a", county=ADD_ON) / "county"
    folder = {"packs": county / "packs", "beside": tmp_path / "a"}.get(place, tmp_path / "b")
    if place == "file":
        folder.mkdir()
        (folder / "any name.gj").write_text(BASE, encoding="utf-8")
    else:
        write(folder, other_name=BASE)
    said = [] if place in ("packs", "beside") else [folder]
    assert guiju.load(county, packs=said).imports[0].name == "小额贷款"


def test_a_folder_of_packs_is_no_part_of_the_pack(tmp_path: Path) -> None:
    county = write(tmp_path, county=ADD_ON) / "county"
    write(county / "packs", lending=BASE, other="规则包 别的   版本 1\n无意义的一行\n")
    assert [one.name for one in guiju.load(county).imports] == ["小额贷款"]


def test_the_version_that_is_wanted_is_looked_for(tmp_path: Path) -> None:
    newer = BASE.replace("2016.1", "2016.10")
    write(tmp_path, lending=newer, other=BASE, county=ADD_ON)
    assert guiju.load(tmp_path / "county").imports[0].version == "2016.1"
    text = ADD_ON.replace("版本 2016.1", "版本 至少 2016.9")
    write(tmp_path, county=text)
    assert guiju.load(tmp_path / "county").imports[0].version == "2016.10"
    (tmp_path / "lending" / "rules.gj").unlink()
    with pytest.raises(guiju.PackError, match="GJ2331"):
        guiju.load(tmp_path / "county")


def test_packs_of_packs(tmp_path: Path) -> None:
    third = """\
规则包 乡补充   版本 1
引入 补充   版本 2018.1
引入 lending   版本 2016.1
出处 乡文   "乡里的补充"
参数 line : 比率 = 90%   替换 补充   依据 乡文 "一"
每个 household   依据 乡文 "一"
  定义 可贷 : 是否 = 够线   替换 补充
"""
    write(tmp_path, lending=BASE, county=ADD_ON, town=third)
    pack = guiju.load(tmp_path / "town")
    assert [one.name for one in pack.imports] == ["小额贷款", "补充"]
    assert [(one.name, one.pack, one.by) for one in pack.replacements] == [
        ("线", "小额贷款", "补充"),
        ("线", "补充", "乡补充"),
        ("可贷", "补充", "乡补充"),
    ]
    result = pack.run({"户": [{**ROW, "收回额": 920, "同意": False}]}, as_of="2018-06-30")
    assert result["户"]["可贷"] == [True]
    assert result["户"].names == ["户号", "够线", "回收率", "可贷", "补充率"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('参数 线 : 比率 = 95%   依据 文 "一"', "replaces 小额贷款"),
        ('每个 户   依据 文 "一"\n  定义 够线 : 是否 = 是', "replaces 小额贷款"),
        ("枚举 户 = 甲, 乙\n实体 户   键 户号", "can only be added"),
        ("每个 户\n  输入 到期额 : 金额", "can only be added"),
        ('校验 户   依据 文 "一"\n  警告 够线   "够线的"', "can only be added"),
    ],
)
def test_a_name_of_an_imported_pack_is_taken_unless_it_is_replaced(
    tmp_path: Path, line: str, said: str
) -> None:
    text = f'规则包 补充   版本 1\n引入 小额贷款   版本 2016.1\n出处 文 "补充"\n{line}\n'
    base = BASE + '校验 户   依据 文 "一"\n  警告 够线   "够线的"\n'
    assert codes(tmp_path, text, base) == ["GJ2005"]
    with pytest.raises(guiju.PackError, match=r"lending/rules.gj:") as refused:
        guiju.load(tmp_path / "county")
    assert said in refused.value.render("en")


def test_an_imported_pack_is_right_by_itself(tmp_path: Path) -> None:
    """It does not read what only the add-on declares."""
    assert codes(tmp_path, ADD_ON, BASE.replace("= 够线\n", "= 同意\n")) == ["GJ2001"]


def test_warnings_of_an_imported_pack_are_its_own(tmp_path: Path) -> None:
    base = BASE.replace("收回额 : 金额", "收回额, 没人看 : 金额")
    assert add_on(tmp_path, base=base).check() == []
    assert [one.code for one in guiju.load(tmp_path / "lending").check()] == ["GJ2027"]


def test_tests_of_an_imported_pack_are_its_own(tmp_path: Path) -> None:
    tests = """\
测试 "底本的"   于 2018-06-30
  给定 户
    | 户号 | 到期额 | 收回额 |
    | 1    | 100元  | 96元   |
  应得 户
    | 户号 | 够线 |
    | 1    | {} |
"""
    pack = add_on(tmp_path, ADD_ON + tests.format("是"), BASE + tests.format("否"))
    report = pack.test()
    assert report.is_passed
    assert len(report.results) == 1
    assert {clause.path for clause in report.clauses} == {"rules.gj"}


def test_a_replacement_does_not_stand_in_a_test(tmp_path: Path) -> None:
    test = '测试 "试"   于 2018-06-30\n  设 线 : 比率 = 1%   替换 小额贷款\n'
    assert codes(tmp_path, ADD_ON + test) == ["GJ2012"]


def test_the_dump_names_what_is_imported(tmp_path: Path) -> None:
    dump = json.loads(add_on(tmp_path).dump("checked"))
    assert dump["imported"] == [{"name": "小额贷款", "alias": "lending", "version": "2016.1"}]
    assert dump["replacements"][0]["by"] == "补充"
    assert "# lending/rules.gj" in add_on(tmp_path).dump("syntax")


def test_names_of_an_imported_pack_are_rewritten_by_the_formatter(tmp_path: Path) -> None:
    add_on(tmp_path)
    county = tmp_path / "county"
    files = [("rules.gj", ADD_ON.encode())]
    ((_, text),) = format_files(files, "en", find_imports(county, files, []))
    assert b"param line : rate = 95%" in text
    assert "replaces 小额贷款".encode() in text
    assert b"each household" in text
    ((_, back),) = format_files([("rules.gj", text)], "zh", find_imports(county, files, []))
    ((_, plain),) = format_files(files, "zh", find_imports(county, files, []))
    assert back == plain


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh", "错误[GJ2334] 连同它们引入的，规则包超过了 32 个"),
        ("en", "error[GJ2334] with what they import themselves there are more than 32 packs"),
    ],
)
def test_no_pack_brings_along_too_many(
    tmp_path: Path, language: guiju.language.Language, said: str
) -> None:
    lines = [f"引入 包{number}   版本 1" for number in range(40)]
    for number in range(40):
        write(tmp_path, **{f"p{number}": f"规则包 包{number}   版本 1\n"})
    write(tmp_path, county="规则包 多   版本 1\n" + "\n".join(lines))
    with pytest.raises(guiju.PackError) as refused:
        guiju.load(tmp_path / "county")
    assert refused.value.render(language).startswith(said)


def test_a_name_with_a_path_in_it_finds_nothing(tmp_path: Path) -> None:
    write(tmp_path, lending=BASE)
    text = '规则包 坏   版本 1\n引入 "../lending"   版本 2016.1\n'
    with pytest.raises(guiju.PackError, match="GJ2330"):
        guiju.loads(text, packs=[tmp_path])


def test_an_import_has_a_version() -> None:
    with pytest.raises(guiju.PackError) as refused:
        guiju.loads("规则包 甲   版本 1\n引入 乙\n")
    assert [one.code for one in refused.value.diagnostics] == ["GJ2016"]


def test_files_that_lie_together_are_packs_of_their_own(tmp_path: Path) -> None:
    """A folder of files is no pack for having one in it."""
    (tmp_path / "a base.gj").write_text(BASE, encoding="utf-8")
    (tmp_path / "county.gj").write_text(ADD_ON, encoding="utf-8")
    assert guiju.load(tmp_path / "county.gj").imports[0].name == "小额贷款"
