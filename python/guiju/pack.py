"""Rule packs: from files, checked, ready to run."""

import datetime
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from guiju import _core
from guiju.errors import Diagnostic, GuijuError, PackError, TableError
from guiju.extern import Extern, asker, match_externs
from guiju.frames import TableLike, parameter_text, plain_table
from guiju.imports import Imports, find_imports
from guiju.language import Language, current_language
from guiju.result import Explanation, Result
from guiju.rule_files import rule_files
from guiju.table_files import table_files


def compile_files(
    files: Iterable[tuple[str, bytes]],
    imports: Imports | None = None,
    externs: Iterable[Extern] = (),
) -> "Pack":
    found = imports or Imports()
    pack, report = _core.compile_pack(list(files), found.packs, found.looked_in)
    if pack is None:
        raise PackError(report)
    for name, function in match_externs(pack.externs, externs).items():
        pack.register(name, asker(function))
    return Pack(pack, report)


def load(
    path: str | os.PathLike[str],
    *,
    packs: Iterable[str | os.PathLike[str]] = (),
    externs: Iterable[Extern] = (),
) -> "Pack":
    """The pack in a folder (every .gj below it) or in a file. PackError where it is not right.

    What it imports is found in its folder `packs`, beside it, or in one of the folders `packs`.
    `externs` are the functions, marked with `guiju.extern`, that its rules may call.
    """
    path = Path(path)
    rules = rule_files(path)
    files = rules + table_files(path if path.is_dir() else path.parent, rules)
    return compile_files(files, find_imports(path, rules, map(Path, packs)), externs)


def loads(
    text: str,
    *,
    path: str = "<text>",
    packs: Iterable[str | os.PathLike[str]] = (),
    externs: Iterable[Extern] = (),
) -> "Pack":
    """The pack that `text` is; what it imports is found in one of the folders `packs`."""
    files = [(path, text.encode())]
    return compile_files(files, find_imports(None, files, map(Path, packs)), externs)


@dataclass(frozen=True)
class DeclaredExtern:
    """A function of the host that the rules of a pack call."""

    name: str
    alias: str
    version: str
    module: str
    arguments: list[str]


@dataclass(frozen=True)
class ImportedPack:
    """A pack that a pack imports, or that one of these does."""

    name: str
    alias: str
    version: str
    content_hash: str


@dataclass(frozen=True)
class Replacement:
    """What an add-on replaces of an imported pack, or adds to it."""

    entity: str
    """Empty for a parameter."""
    name: str
    """Of an exception with the rule that it belongs to: 考核合格.立案查处."""
    is_addition: bool
    """An exception to a rule that stays; what it adds to stands at the original place."""
    pack: str
    by: str
    path: str
    line: int
    original_path: str
    original_line: int


def set_values(values: Mapping[str, object] | None) -> list[tuple[str, str]]:
    return [(name, parameter_text(value)) for name, value in values.items()] if values else []


@dataclass(frozen=True)
class Difference:
    """A cell that a test expects otherwise."""

    entity: str
    key: tuple[str, ...]
    conclusion: str
    expected: str
    found: str
    path: str
    line: int


@dataclass(frozen=True)
class TestResult:
    __test__ = False  # no test of pytest's

    title: str
    path: str
    line: int
    is_passed: bool
    differences: list[Difference]
    error: GuijuError | None
    """Set where the given tables were refused."""


@dataclass(frozen=True)
class Clause:
    """A clause that tests can reach: a branch, a row of a table, a criterion, an item."""

    kind: str
    path: str
    line: int
    text: str
    is_reached: bool


@dataclass(frozen=True)
class Counterexample:
    """A row on which a property does not hold, with the tables that lead to it, made small."""

    key: tuple[str, ...]
    test: str | None
    """The title of the test whose tables these were; None where they were made up."""
    why: Explanation
    texts: Mapping[Language, str]

    def text(self, language: Language | None = None) -> str:
        """The tables as a 测试, to be pasted into the pack."""
        return self.texts[language or current_language()]


@dataclass(frozen=True)
class Assertion:
    """What trying a property (断言) came to."""

    title: str
    path: str
    line: int
    entity: str
    is_proved: bool
    """Proved without any table."""
    row_count: int
    """Tried rows on which it is known."""
    open_count: int
    """Tried rows on which it is not: no counterexamples."""
    counterexample: Counterexample | None


@dataclass(frozen=True)
class TestReport:
    __test__ = False

    results: list[TestResult]
    clauses: list[Clause]
    assertions: list[Assertion]

    @property
    def is_passed(self) -> bool:
        return all(result.is_passed for result in self.results) and not any(
            assertion.counterexample for assertion in self.assertions
        )

    @property
    def unreached(self) -> list[Clause]:
        return [clause for clause in self.clauses if not clause.is_reached]


def make_test_result(entry: Mapping[str, Any]) -> TestResult:
    place = entry["place"]
    return TestResult(
        title=entry["title"],
        path=place.get("path", ""),
        line=place.get("line", 0),
        is_passed=entry["is_passed"],
        differences=[
            Difference(
                entity=row["entity"],
                key=tuple(row["key"]),
                conclusion=row["conclusion"],
                expected=row["expected"],
                found=row["found"],
                path=row["place"].get("path", ""),
                line=row["place"].get("line", 0),
            )
            for row in entry["differences"]
        ],
        error=TableError(entry["report"]) if entry["report"].has_errors else None,
    )


def make_clause(entry: Mapping[str, Any]) -> Clause:
    place = entry["place"]
    return Clause(
        kind=entry["kind"],
        path=place.get("path", ""),
        line=place.get("line", 0),
        text=place.get("text", "").strip(),
        is_reached=entry["is_reached"],
    )


def make_replacement(entry: Mapping[str, Any]) -> Replacement:
    place, original = entry["place"], entry["original"]
    return Replacement(
        entity=entry["entity"],
        name=entry["name"],
        is_addition=entry["is_addition"],
        pack=entry["pack"],
        by=entry["by"],
        path=place.get("path", ""),
        line=place.get("line", 0),
        original_path=original.get("path", ""),
        original_line=original.get("line", 0),
    )


def make_assertion(entry: Mapping[str, Any]) -> Assertion:
    found = entry["counterexample"]
    return Assertion(
        title=entry["title"],
        path=entry["place"].get("path", ""),
        line=entry["place"].get("line", 0),
        entity=entry["entity"],
        is_proved=entry["is_proved"],
        row_count=entry["row_count"],
        open_count=entry["open_count"],
        counterexample=found
        and Counterexample(
            key=tuple(found["key"]),
            test=found["test"],
            why=Explanation(found["why"]),
            texts={"zh": found["zh"], "en": found["en"]},
        ),
    )


class Pack:
    """A rule pack that passed every check. It never changes and may be shared between threads."""

    def __init__(self, core: _core.Pack, report: _core.Report) -> None:
        self._core = core
        self._report = report
        self.name = core.name
        self.alias = core.alias
        self.version = core.version
        self.content_hash = core.content_hash
        self.asks_as_of = core.asks_as_of
        """Whether some rule depends on the as-of date."""

    @cached_property
    def entities(self) -> dict[str, _core.EntityInfo]:
        """What each table holds, by name."""
        return {entity.name: entity for entity in self._core.entities}

    @cached_property
    def parameters(self) -> list[str]:
        return self._core.parameters

    def run(
        self,
        tables: Mapping[str, TableLike],
        *,
        as_of: str | datetime.date | None = None,
        set: Mapping[str, object] | None = None,  # noqa: A002 - the word of the command line
        progress: Callable[[int], object] | None = None,
    ) -> Result:
        """Concludes everything that can be concluded of the tables, by entity.

        A table is a dict of columns, a list of dicts or a frame. Cells are what a file would hold
        or Python's own: bool, int, Decimal, date, timedelta of whole days, list of texts; None is
        missing. A number is in the unit that its column declares: 1.2 of a column in 万元 is
        12,000 yuan. A cell that cannot be read is a fault of its row (`Result.unreadable`).

        A table that is left out is not known: what reads it is undecided. `set` overrides
        parameters for this run. `progress` is told now and then how many thousandths are done.
        Raises TableError where the tables, the date or a parameter cannot be used.
        """
        if not isinstance(tables, Mapping):
            raise TypeError(
                f"tables are a dict of a table for each entity, not {type(tables).__name__}"
            )
        plain = {name: plain_table(table) for name, table in tables.items()}
        run, report = self._core.run(plain, as_of, set_values(set), progress)
        if run is None:
            raise TableError(report)
        return Result(self, run, report)

    @cached_property
    def externs(self) -> list[DeclaredExtern]:
        """Functions of the host that the rules call, whether registered or not."""
        return [DeclaredExtern(**entry) for entry in self._core.externs]

    @cached_property
    def imports(self) -> list[ImportedPack]:
        """Each after those that it imports itself."""
        return [ImportedPack(**entry) for entry in self._core.imports]

    @cached_property
    def replacements(self) -> list[Replacement]:
        """What is replaced of imported packs or added to their rules, and where."""
        return [make_replacement(entry) for entry in self._core.replacements]

    def concluder(
        self,
        entity: str,
        *,
        as_of: str | datetime.date | None = None,
        set: Mapping[str, object] | None = None,  # noqa: A002 - the word of the command line
    ) -> Callable[[dict[str, Any]], dict[str, Any]]:
        """A function of one row of `entity`: from its cells to its conclusions, None where open.

        Each row stands by itself; the other tables are not known. It prepares once what `run`
        prepares every time, for dashboards that ask again at every keystroke. It runs no data
        checks (校验), which change no conclusion: `run` tells what they find. Not for several
        threads at once. Raises TableError as `run` does.
        """

        def refuse(report: _core.Report) -> None:
            raise TableError(report)

        return _core.Concluder(self._core, entity, as_of, set_values(set), refuse)

    def check(self) -> list[Diagnostic]:
        """Warnings; a pack with errors does not come to be."""
        return PackError(self._report).diagnostics

    def test(self) -> TestReport:
        """Runs the pack's own tests; tries its properties on their tables and on many others."""
        report = self._core.test()
        return TestReport(
            [make_test_result(entry) for entry in report["results"]],
            [make_clause(entry) for entry in report["clauses"]],
            [make_assertion(entry) for entry in report["assertions"]],
        )

    def dump(self, stage: str = "checked") -> str:
        """A stage of the pipeline as text: syntax, checked or program."""
        return self._core.dump(stage)

    def __repr__(self) -> str:
        return f"<guiju.Pack {self.name} {self.version}>"


def format_files(
    files: Iterable[tuple[str, bytes]],
    language: Language | None = None,
    imports: Imports | None = None,
) -> list[tuple[str, bytes]]:
    """The files in canonical form, in one vocabulary if a language is given: names that imported
    packs declare are rewritten like those of the files."""
    listed = list(files)
    imported = [file for _, rules in imports.packs for file in rules] if imports else []
    formatted = _core.format_files(listed, language, imported)
    return [(path, text) for (path, _), text in zip(listed, formatted, strict=True)]
