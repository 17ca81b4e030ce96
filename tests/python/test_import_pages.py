"""The pages of diagnostics about packs show what guiju says: of the wrong example those lines and
no other error, of the right one nothing."""

import os
import re
from pathlib import Path

import pytest

import guiju
from guiju.language import Language

PAGES = Path(__file__).parents[2] / "docs/diagnostics"
CODES = (
    *(2330, 2331, 2332, 2333, 2335, 2336, 2337, 2338, 2339, 2340, 2341, 2345),
    *(2540, 2541, 2542),
)
BLOCK = r"\n\n```\w*\n(.*?)\n```"
SECTIONS: dict[Language, tuple[str, str, str, str]] = {
    "zh": ("例.gj", "错：", "规矩说：", "对："),
    "en": ("example.gj", "Wrong:", "guiju says:", "Right:"),
}
IMPORTED = {
    "底本.gj": """\
规则包 底本   版本 2016.1
出处 文 "底本的文"
参数 线 : 比率 = 98%   依据 文 "一"
实体 户   键 户号
  输入 收入 : 金额
  输入 达标 : 是否
每个 户   依据 文 "二"
  定义 够线 : 是否 = 收入 / 100元 >= 线
  资格 可贷款 : 是否
    必须 达标   否则 "没有达标"
  分配 收入   按 1:1   给 本人, 集体 : 金额   到 分
参数 限额(人数 : 整数) : 金额   依据 文 "三"
  | 人数 || 限额  |
  | < 3  || 1万元 |
  | 否则 || 2万元 |
""",
    "补充.gj": """\
规则包 补充   版本 1
引入 底本   版本 至少 2016
出处 文 "补充的文"
参数 线 : 比率 = 97%   替换 底本   依据 文 "一"
""",
    "另补充.gj": """\
规则包 另补充   版本 1
引入 底本   版本 2016.1
出处 文 "另补充的文"
参数 线 : 比率 = 96%   替换 底本   依据 文 "一"
""",
    "旧补充.gj": """\
规则包 旧补充   版本 1
引入 底本   版本 2015
""",
    "量法.gj": """\
规则包 量法   版本 1
单位 亩
单位 晌 = 15亩
""",
    "圈.gj": """\
规则包 圈   版本 1
引入 例   版本 1
""",
    "base.gj": """\
pack base   version 2016.1
source paper "Paper of the Base"
param line : rate = 98%   cite paper "1"
entity household   key household_no
  input income : money
  input met : bool
each household   cite paper "2"
  define on_line : bool = income / 100元 >= line
  eligibility eligible : bool
    must met   otherwise "not met"
  split income   by 1:1   into own, shared : money   to 分
param limit(members : integer) : money   cite paper "3"
  | members   || limit |
  | < 3       || 1万元 |
  | otherwise || 2万元 |
""",
    "addition.gj": """\
pack addition   version 1
import base   version at_least 2016
source paper "Paper of the Addition"
param line : rate = 97%   replaces base   cite paper "1"
""",
    "second_addition.gj": """\
pack second_addition   version 1
import base   version 2016.1
source paper "Paper of the Second Addition"
param line : rate = 96%   replaces base   cite paper "1"
""",
    "old_addition.gj": """\
pack old_addition   version 1
import base   version 2015
""",
    "measures.gj": """\
pack measures   version 1
unit mu
unit shang = 15mu
""",
    "circle.gj": """\
pack circle   version 1
import example   version 1
""",
}


@pytest.fixture(autouse=True)
def _packs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("packs").mkdir()
    for name, text in IMPORTED.items():
        Path("packs", name).write_text(text, encoding="utf-8")


def block(page: str, label: str) -> str:
    found = re.search("\n" + label + BLOCK, page, re.DOTALL)
    assert found, label
    return found[1]


def said_of(example: str, file: str, language: Language) -> tuple[str, list[str]]:
    """The page of messages, and the codes of errors."""
    try:
        pack = guiju.loads(example + "\n", path=file, packs=["packs"])
    except guiju.PackError as error:
        return error.render(language).rstrip("\n"), [one.code for one in error.diagnostics]
    return "", [one.code for one in pack.check() if one.severity == "error"]


@pytest.mark.parametrize("language", SECTIONS)
@pytest.mark.parametrize("code", CODES)
def test_a_page_shows_what_is_said(code: int, language: Language) -> None:
    path = PAGES / f"GJ{code}.md"
    page = path.read_text(encoding="utf-8")
    file, wrong, says, right = SECTIONS[language]
    said, errors = said_of(block(page, wrong), file, language)
    if os.environ.get("GUIJU_UPDATE"):
        shown = f"{says}\n\n```text\n"
        page = page.replace(shown + block(page, says) + "\n", shown + said + "\n")
        path.write_text(page, encoding="utf-8")
        return
    assert errors == [f"GJ{code}"]
    assert said == block(page, says)
    assert said_of(block(page, right), file, language) == ("", [])
