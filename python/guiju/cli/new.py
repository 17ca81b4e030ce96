"""guiju new NAME: a small pack that runs, has tests and sample tables."""

import argparse
import re
from pathlib import Path

from guiju.cli.exit import CLEAN, RefusedError
from guiju.files import write_whole
from guiju.language import Words, current_language

RULES = """\
规则包 {name}   版本 0.1
出处 文   "把文件的名称、文号写在这里"
舍入 四舍五入

参数 低保线 : 金额 = 4000元     自 2016-01-01   依据 文 "一"
参数 每人补助 : 金额 = 300元    自 2016-01-01   依据 文 "二"

实体 户   键 户号
  输入 人口 : 整数 1 至 20
  输入 年收入 : 金额
  输入 已备案 : 是否

每个 户   依据 文 "一"
  设 人均收入 = 年收入 / 人口
  资格 可补助 : 是否
    必须 已备案                  否则 "没有备案"
    必须 人均收入 < 低保线       否则 "人均收入不低于低保线"
  定义 未满足 : 列表 = 可补助.未满足
  定义 补助 : 金额 = 当 可补助 则 每人补助 × 人口，否则 0元   依据 文 "二"
"""

TESTS = """\
测试 "正好在线上的不补"   于 2016-12-31
  给定 户
    | 户号 | 人口 | 年收入    | 已备案 |
    | 甲   | 2    | 8000元    | 是     |
    | 乙   | 2    | 7999.99元 | 是     |
    | 丙   | 3    | 缺失      | 否     |
    | 丁   | 3    | 缺失      | 是     |
  应得 户
    | 户号 | 可补助 | 未满足               | 补助  |
    | 甲   | 否     | "人均收入不低于低保线" | 0元   |
    | 乙   | 是     |                      | 600元 |
    | 丙   | 否     | 未定                 | 0元   |
    | 丁   | 未定   | 未定                 | 未定  |
"""

TABLE = """\
户号,人口,年收入,已备案
001,3,9600.00,是
002,2,8000.00,是
003,4,,是
"""

GUIDE_ZH = """\
建好了 {folder}。接着可以：
  guiju check {folder}
  guiju test {folder}
  guiju run {folder} --in {folder}/tables --out {folder}/out --as-of 2016-12-31
  guiju why {folder} --in {folder}/tables --as-of 2016-12-31 户 003 补助"""

GUIDE_EN = GUIDE_ZH.replace("建好了 {folder}。接着可以：", "{folder} is made. What to do next:")


def main(arguments: argparse.Namespace) -> int:
    words = Words(current_language())
    folder = Path(arguments.name)
    name = folder.name
    if not re.fullmatch(r"[^\W\d]\w*", name):
        raise RefusedError(
            words(
                f"“{name}”不能做规则包的名字：要以文字开头，只用文字、数字和下划线",
                f"“{name}” cannot name a pack: a letter, then letters, digits and underscores",
            )
        )
    if folder.exists():
        raise RefusedError(words(f"{folder} 已经有了", f"{folder} is there already"))
    (folder / "tests").mkdir(parents=True)
    (folder / "tables").mkdir()
    write_whole(folder / f"{name}.gj", [RULES.format(name=name).encode()])
    write_whole(folder / "tests" / f"{name}.gj", [TESTS.encode()])
    write_whole(folder / "tables" / "户.csv", [TABLE.encode("utf-8-sig")])
    print(words(GUIDE_ZH, GUIDE_EN).format(folder=folder))
    return CLEAN
