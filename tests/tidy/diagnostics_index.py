"""Writes docs/diagnostics/README.md: every code with its message in both languages."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tidy.diagnostics import kinds
from tidy.sources import ROOT

INDEX = ROOT / "docs/diagnostics/README.md"

HEADING = """\
# 诊断 · Diagnostics

`guiju explain GJ2201` shows the page of a code. `make docs` writes this list from the sources.

| code | 中文 | English |
| --- | --- | --- |
"""


def cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def index_text() -> str:
    rows = [
        f"| [{kind.code_text}]({kind.code_text}.md) | {cell(kind.zh)} | {cell(kind.en)} |\n"
        for kind in kinds()
    ]
    return HEADING + "".join(rows)


if __name__ == "__main__":
    INDEX.parent.mkdir(parents=True, exist_ok=True)
    INDEX.write_text(index_text(), encoding="utf-8")
