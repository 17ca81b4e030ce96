"""The language reference is true: its packs check clean in both vocabularies and their tests pass;
what it shows as wrong is diagnosed as it says.
"""

import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest

import guiju
from guiju.language import Language
from guiju.pack import format_files

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "docs/language").glob("*.md")) + sorted((ROOT / "docs/guide").glob("*.md"))
FENCE = re.compile(r"^```guiju\b *([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PYTHON = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
IMPORTED = re.compile(r"imported (\S+)")
WRONG = re.compile(r"wrong((?: GJ\d{4})+)")
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
    "Collected": "汇总成什么 what is collected",
    "TieRule": "并列 ties",
    "ShortRule": "不足 short",
    "Method": "法 methods",
    "Outcome": "测试的结果 outcomes in tests",
    "Mode": "取法 rounding modes",
    "MonthEnd": "月末的规则 rules of month ends",
}


@dataclass(frozen=True)
class Example:
    page: Path
    line: int
    marker: str  # pack, or wrong and the codes that it must give
    text: str

    @property
    def name(self) -> str:
        return f"{self.page.stem}:{self.line}"

    @property
    def language(self) -> Language:
        return "zh" if self.text.startswith("规则包") else "en"


def find_examples(page: Path) -> list[Example]:
    text = page.read_text(encoding="utf-8")
    return [
        Example(page, text.count("\n", 0, found.start()) + 2, found[1], found[2])
        for found in FENCE.finditer(text)
    ]


EXAMPLES = [example for page in PAGES for example in find_examples(page)]
PACKS = [example for example in EXAMPLES if example.marker == "pack"]
WRONG_PACKS = [example for example in EXAMPLES if WRONG.fullmatch(example.marker)]
IMPORTED_PACKS = [example for example in EXAMPLES if IMPORTED.fullmatch(example.marker)]


def externs_of(page: Path) -> list[guiju.Extern]:
    """The functions that the Python of a page marks."""
    names: dict[str, object] = {}
    for code in PYTHON.findall(page.read_text(encoding="utf-8")):
        exec(compile(code, str(page), "exec"), names)
    return [value for value in names.values() if isinstance(value, guiju.Extern)]


def load_beside(page: Path, text: str) -> guiju.Pack:
    """The pack, which may import those of its page and of `rules`, and call the Python there."""
    with tempfile.TemporaryDirectory() as folder:
        for example in IMPORTED_PACKS:
            name = IMPORTED.fullmatch(example.marker)
            if name and example.page == page:
                (Path(folder) / name[1]).write_text(example.text, encoding="utf-8")
        return guiju.loads(text, packs=[folder, ROOT / "rules"], externs=externs_of(page))


def must_hold(page: Path, text: str) -> None:
    """The pack checks clean, and has tests, which pass."""
    pack = load_beside(page, text)
    assert [str(diagnostic) for diagnostic in pack.check()] == []
    report = pack.test()
    assert report.results
    assert [result for result in report.results if not result.is_passed] == []


def formatted(text: str, language: Language) -> str:
    ((_, written),) = format_files([("pack.gj", text.encode())], language)
    return written.decode()


def codes_of(page: Path, text: str) -> list[str]:
    """What the checker says of a pack, each code once."""
    try:
        diagnostics = load_beside(page, text).check()
    except guiju.PackError as error:
        diagnostics = error.diagnostics
    return sorted({diagnostic.code for diagnostic in diagnostics})


@pytest.mark.parametrize("example", PACKS, ids=lambda example: example.name)
def test_an_example_checks_clean_and_passes_its_tests(example: Example) -> None:
    must_hold(example.page, example.text)


@pytest.mark.parametrize("example", PACKS, ids=lambda example: example.name)
def test_an_example_holds_in_the_other_vocabulary_too(example: Example) -> None:
    other: Language = "en" if example.language == "zh" else "zh"
    translated = formatted(example.text, other)
    must_hold(example.page, translated)
    assert formatted(translated, example.language) == formatted(example.text, example.language)


@pytest.mark.parametrize("example", WRONG_PACKS, ids=lambda example: example.name)
def test_a_wrong_example_gives_the_diagnostics_it_names(example: Example) -> None:
    named = WRONG.fullmatch(example.marker)
    assert named
    assert codes_of(example.page, example.text) == sorted(set(named[1].split()))


@pytest.mark.parametrize("example", IMPORTED_PACKS, ids=lambda example: example.name)
def test_an_imported_example_checks_clean(example: Example) -> None:
    assert codes_of(example.page, example.text) == []


def test_every_example_is_run() -> None:
    """No marker is misspelled, so that its example goes unread."""
    read = [*PACKS, *WRONG_PACKS, *IMPORTED_PACKS]
    unread = {e.name: e.marker for e in EXAMPLES if e not in read}
    assert unread == {}
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        assert len(re.findall(r"^ *```+ *guiju", text, re.MULTILINE)) == len(find_examples(page))


def test_a_page_shows_its_construct_in_both_vocabularies() -> None:
    prose = {"README", "limits"}
    languages = {
        page.stem: {example.language for example in PACKS if example.page == page}
        for page in PAGES
        if page.parent.name == "language" and page.stem not in prose
    }
    assert {page: found for page, found in languages.items() if found != {"zh", "en"}} == {}


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
