"""The words of the language, read from the one table that the project has of them."""

from __future__ import annotations

import pathlib
import re

_CORE = pathlib.Path(__file__).parents[2] / "core" / "guiju"
_TABLE = _CORE / "syntax" / "words.def"
_BUILTINS = _CORE / "checked" / "builtins.def"
_BUILTIN = re.compile(r'GUIJU_BUILTIN\((\w+),\s*(\w+),\s*"[^"]+",\s*([\w,\s]+)\)')
_LINE = re.compile(r'GUIJU_WORD\((\w+), (\w+), "([^"]+)", "([^"]+)"\)')

#: (zh, en) by group and id: SPELLINGS["Head", "Define"] is ("定义", "define").
SPELLINGS: dict[tuple[str, str], tuple[str, str]] = {
    (group, name): (zh, en)
    for group, name, zh, en in _LINE.findall(_TABLE.read_text(encoding="utf-8"))
}

#: What each function gives and takes: BUILTINS["Power"] is ("PowerOfFirst", ("Number", "Integer")).
BUILTINS: dict[str, tuple[str, tuple[str, ...]]] = {
    name: (gives, tuple(re.findall(r"\w+", takes)))
    for name, gives, takes in _BUILTIN.findall(_BUILTINS.read_text(encoding="utf-8"))
}
