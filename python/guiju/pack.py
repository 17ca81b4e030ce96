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
from guiju.frames import TableLike, parameter_text, plain_table
from guiju.language import Language
from guiju.result import Result

FILE_SIZE_MAX = 16 << 20
"""Larger files are not even read; the engine's own limit is lower and says so with a diagnostic."""


def rule_files(path: Path) -> list[tuple[str, bytes]]:
    """The rule files of a pack: the file itself, or all .gj below the folder, by path in it."""
    if path.is_file():
        return [(path.name, read_rule_file(path))]
    if not path.exists():
        raise FileNotFoundError(f"{path}: 没有这个文件或文件夹 / no such file or folder")
    found = sorted(file for file in path.rglob("*.gj") if file.is_file())
    if not found:
        raise FileNotFoundError(f"{path}: 里面没有 .gj 文件 / no .gj files in it")
    return [(file.relative_to(path).as_posix(), read_rule_file(file)) for file in found]


def read_rule_file(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(FILE_SIZE_MAX)


def compile_files(files: Iterable[tuple[str, bytes]]) -> "Pack":
    pack, report = _core.compile_pack(list(files))
    if pack is None:
        raise PackError(report)
    return Pack(pack, report)


def load(path: str | os.PathLike[str]) -> "Pack":
    """The pack in a folder (every .gj below it) or in a file. PackError where it is not right."""
    return compile_files(rule_files(Path(path)))


def loads(text: str, *, path: str = "<text>") -> "Pack":
    """The pack that `text` is."""
    return compile_files([(path, text.encode())])


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
class TestReport:
    __test__ = False

    results: list[TestResult]
    clauses: list[Clause]

    @property
    def is_passed(self) -> bool:
        return all(result.is_passed for result in self.results)

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

        A table that is left out is not known: what reads it is undecided. `set` overrides
        parameters for this run. `progress` is told now and then how many thousandths are done.
        """
        plain = {name: plain_table(table) for name, table in tables.items()}
        run, report = self._core.run(plain, as_of, set_values(set), progress)
        if run is None:
            raise TableError(report)
        return Result(self, run, report)

    def concluder(
        self,
        entity: str,
        *,
        as_of: str | datetime.date | None = None,
        set: Mapping[str, object] | None = None,  # noqa: A002 - the word of the command line
    ) -> Callable[[dict[str, Any]], dict[str, Any]]:
        """A function of one row of `entity`: from its cells to its conclusions, None where open.

        Each row stands by itself; the other tables are not known. It prepares once what `run`
        prepares every time, for dashboards that ask again at every keystroke. Not for several
        threads at once. Raises TableError as `run` does.
        """

        def refuse(report: _core.Report) -> None:
            raise TableError(report)

        return _core.Concluder(self._core, entity, as_of, set_values(set), refuse)

    def check(self) -> list[Diagnostic]:
        """Warnings; a pack with errors does not come to be."""
        return PackError(self._report).diagnostics

    def test(self) -> TestReport:
        """Runs the pack's own tests."""
        report = self._core.test()
        return TestReport(
            [make_test_result(entry) for entry in report["results"]],
            [make_clause(entry) for entry in report["clauses"]],
        )

    def dump(self, stage: str = "checked") -> str:
        """A stage of the pipeline as text: syntax, checked or program."""
        return self._core.dump(stage)

    def __repr__(self) -> str:
        return f"<guiju.Pack {self.name} {self.version}>"


def format_files(
    files: Iterable[tuple[str, bytes]], language: Language | None = None
) -> list[tuple[str, bytes]]:
    """The files in canonical form, in one vocabulary if a language is given."""
    listed = list(files)
    formatted = _core.format_files(listed, language)
    return [(path, text) for (path, _), text in zip(listed, formatted, strict=True)]
