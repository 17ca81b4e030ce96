"""The words of the language, read from the one table that the project has of them."""

from __future__ import annotations

import pathlib
import re

_TABLE = pathlib.Path(__file__).parents[2] / "core" / "guiju" / "syntax" / "words.def"
_LINE = re.compile(r'GUIJU_WORD\((\w+), (\w+), "([^"]+)", "([^"]+)"\)')

#: (zh, en) by group and id: SPELLINGS["Head", "Define"] is ("定义", "define").
SPELLINGS: dict[tuple[str, str], tuple[str, str]] = {
    (group, name): (zh, en)
    for group, name, zh, en in _LINE.findall(_TABLE.read_text(encoding="utf-8"))
}
