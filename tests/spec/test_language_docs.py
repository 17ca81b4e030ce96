"""The language reference is true: its packs check clean, and their tests pass."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

import guiju

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "docs/language").glob("*.md")) + sorted((ROOT / "docs/guide").glob("*.md"))
FENCE = re.compile(r"^```guiju pack\n(.*?)^```$", re.MULTILINE | re.DOTALL)
WORD = re.compile(r'^GUIJU_WORD\((\w+), \w+, "([^"]+)", "([^"]+)"\)', re.MULTILINE)
WORDS_SECTION = re.compile(r"(<!-- words: generated[^\n]*-->\n).*(<!-- words: end -->)", re.DOTALL)
GROUPS = {
    "Reserved": "处处保留 reserved everywhere",
    "Margin": "行首 at the margin",
    "Head": "一行的开头 heads of lines",
    "Clause": "子句 clauses",
    "Operator": "运算 operators",
    "Type": "类型 types",
    "Function": "函数 functions",
    "Product": "副产品 by-products",
    "Policy": "命中 hit policies",
    "TieRule": "并列 ties",
    "Outcome": "测试的结果 outcomes in tests",
    "Mode": "取法 rounding modes",
    "MonthEnd": "月末的规则 rules of month ends",
}


@dataclass(frozen=True)
class Example:
    page: Path
    line: int
    text: str

    @property
    def name(self) -> str:
        return f"{self.page.stem}:{self.line}"


def find_examples(page: Path) -> list[Example]:
    text = page.read_text(encoding="utf-8")
    return [
        Example(page, text.count("\n", 0, found.start()) + 2, found[1])
        for found in FENCE.finditer(text)
    ]


EXAMPLES = [example for page in PAGES for example in find_examples(page)]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_an_example_checks_clean_and_passes_its_tests(example: Example) -> None:
    pack = guiju.loads(example.text)
    assert [str(diagnostic) for diagnostic in pack.check()] == []
    report = pack.test()
    assert report.results
    assert [result for result in report.results if not result.is_passed] == []


def test_a_page_shows_the_same_in_both_vocabularies() -> None:
    pages = [page for page in PAGES if page.parent.name == "language"]
    heads = {
        page.stem: [example.text.split()[0] for example in find_examples(page)] for page in pages
    }
    prose = {"README", "limits"}
    assert {name: found for name, found in heads.items() if name not in prose} == {
        name: ["规则包", "pack"] for name in heads if name not in prose
    }


def test_every_page_is_listed() -> None:
    index = (ROOT / "docs/language/README.md").read_text(encoding="utf-8")
    linked = set(re.findall(r"\]\(([\w-]+\.md)\)", index))
    assert linked == {page.name for page in PAGES if page.parent.name == "language"} - {"README.md"}


def words_tables() -> str:
    """The vocabulary as tables, one for each group of words."""
    by_group: dict[str, dict[str, str]] = {}
    definitions = (ROOT / "core/guiju/syntax/words.def").read_text(encoding="utf-8")
    for group, chinese, english in WORD.findall(definitions):
        by_group.setdefault(group, {})[chinese] = english
    parts = []
    for group, words in by_group.items():
        pairs = " · ".join(f"`{chinese}` {english}" for chinese, english in words.items())
        parts.append(f"**{GROUPS[group]}**: {pairs}\n")
    return "\n".join(parts)


def test_the_glossary_has_every_word() -> None:
    path = ROOT / "docs/glossary.md"
    written = path.read_text(encoding="utf-8")
    wanted = WORDS_SECTION.sub(lambda found: found[1] + words_tables() + found[2], written)
    if os.environ.get("GUIJU_UPDATE"):
        path.write_text(wanted, encoding="utf-8")
    assert written == wanted, "GUIJU_UPDATE=1 pytest tests/spec rewrites the list"
