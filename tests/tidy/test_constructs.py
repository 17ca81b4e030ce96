"""Every construct of the language has its page and its generator, or says why not yet."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

import guiju
from generators.vocabulary import SPELLINGS
from tidy.sources import ROOT, text_of

LANGUAGE = ROOT / "docs" / "language"
GENERATORS = ROOT / "tests" / "generators"
EXAMPLE = re.compile(r"^```guiju pack\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Lacking:
    """There is none, for this reason."""

    reason: str


@dataclass(frozen=True)
class Construct:
    group: str  # of its word in words.def
    word: str
    page: str | Lacking  # below docs/language
    generator: str | Lacking  # below tests/generators

    @property
    def name(self) -> str:
        return "/".join(SPELLINGS[self.group, self.word])


CONSTRUCTS = [
    Construct("Margin", "Pack", "layout.md", "packs.py"),
    Construct("Margin", "Import", "packs.md", "imports.py"),
    Construct("Clause", "Replaces", "packs.md", "imports.py"),
    Construct("Margin", "Param", "parameters.md", "packs.py"),
    Construct("Margin", "Entity", "entities.md", "packs.py"),
    Construct("Head", "Order", "orders.md", "packs.py"),
    Construct("Head", "Define", "formulas.md", "constructs/formula.py"),
    Construct("Head", "Let", "formulas.md", "constructs/formula.py"),
    Construct("Head", "General", "exceptions.md", "constructs/exceptions.py"),
    Construct("Head", "Exception", "exceptions.md", "constructs/exceptions.py"),
    Construct("Reserved", "None", "none.md", "constructs/none.py"),
    Construct("Clause", "From", "dated-rules.md", "constructs/dated_formula.py"),
    Construct("Head", "Eligibility", "eligibility.md", "constructs/eligibility.py"),
    Construct("Head", "Score", "scorecards.md", "constructs/scorecard.py"),
    Construct("Head", "Table", "decision-tables.md", "constructs/decision_table.py"),
    Construct("Head", "Bracket", "brackets.md", "constructs/bracket.py"),
    Construct("Head", "List", "lists.md", "constructs/label_list.py"),
    Construct("Head", "Split", "splits.md", "constructs/split.py"),
    Construct("Head", "Rank", "ranks.md", "constructs/rank.py"),
    Construct("Head", "Reserve", "ranks.md", "constructs/rank.py"),
    Construct("Reserved", "Before", "orders.md", "shapes/rows_before.py"),
    Construct("Reserved", "SoFar", "orders.md", "shapes/rows_before.py"),
    Construct("Head", "State", "states.md", "constructs/state.py"),
    Construct("Head", "Process", "processes.md", "constructs/process.py"),
    Construct("Margin", "Check", "checks.md", "constructs/check.py"),
    Construct(
        "Margin", "Assert", "assertions.md", Lacking("it is no part of a run, which is compared")
    ),
    Construct("Margin", "Extern", "extern.md", "constructs/extern.py"),
    Construct("Margin", "Unit", "units.md", "constructs/units.py"),
    Construct(
        "Margin", "Test", "tests.md", Lacking("its cells are conclusions, which are compared")
    ),
]
SHOWN = [one for one in CONSTRUCTS if isinstance(one.page, str)]
GENERATED = [one for one in CONSTRUCTS if isinstance(one.generator, str)]


def name_of_construct(one: Construct) -> str:
    return one.name


@pytest.mark.parametrize("one", SHOWN, ids=name_of_construct)
def test_a_page_shows_its_construct_in_both_vocabularies(one: Construct) -> None:
    text = text_of(LANGUAGE / str(one.page))
    examples = "\n".join(EXAMPLE.findall(text))
    for word in SPELLINGS[one.group, one.word]:
        assert re.search(rf"(?<!\w){word}(?!\w)", examples), f"{one.page} has no example of {word}"


@pytest.mark.parametrize("one", GENERATED, ids=name_of_construct)
def test_a_generator_writes_its_construct(one: Construct) -> None:
    code = text_of(GENERATORS / str(one.generator))
    assert re.search(rf"""["']{one.word}["']""", code), f"{one.generator} never writes {one.name}"


def test_what_lacks_a_page_or_a_generator_says_why() -> None:
    unsaid = {
        one.name
        for one in CONSTRUCTS
        for lacking in (one.page, one.generator)
        if isinstance(lacking, Lacking) and not lacking.reason
    }
    assert unsaid == set()


MEASURED = {"Reserved", "Head", "Function", "Product", "Policy", "Collected", "TieRule"}
MEASURED |= {"ShortRule", "Method", "Mode", "MonthEnd"}
UNMEASURED = {
    ("Head", "Output"): "it chooses what is written, and costs nothing a row",
    ("Head", "Given"): "of a test, which is no part of a run",
    ("Head", "Expect"): "of a test, which is no part of a run",
}
"""What has no line in the benchmark. Nor have 测试 断言 引入, at the margin, for such reasons."""

BENCHMARKS = sorted((ROOT / "tests" / "bench" / "constructs").glob("*.gj"))


def test_the_benchmark_has_every_word_that_costs_something_a_row() -> None:
    text = "\n".join(map(text_of, BENCHMARKS))
    marks = {"Function": r"(?<!\w){}\(", "Product": r"\.{}(?!\w)"}
    absent = {
        (group, word)
        for (group, word), spellings in SPELLINGS.items()
        if group in MEASURED
        and not re.search(marks.get(group, r"(?<!\w){}(?!\w)").format(spellings[0]), text)
    }
    assert absent == set(UNMEASURED)


@pytest.mark.parametrize("path", BENCHMARKS, ids=lambda path: path.stem)
def test_a_benchmark_can_run(path: Path) -> None:
    text = text_of(path)
    assert re.match(r"# rows: \w+ \d+(, \w+ \d+)*\n规则包 ", text)
    found = guiju.load(path).check()
    assert [each for each in found if each.severity in ("error", "warning")] == []


def test_every_generator_is_that_of_a_construct() -> None:
    named = {one.generator for one in GENERATED}
    rooms = {f"constructs/{path.name}" for path in (GENERATORS / "constructs").glob("[!_]*.py")}
    ways_to_write_a_formula = {
        "constructs/aggregate.py",
        "constructs/derived.py",
        "constructs/listed_rows.py",
        "constructs/parameter_table.py",
        "constructs/running.py",
    }
    assert rooms - ways_to_write_a_formula - named == set()
