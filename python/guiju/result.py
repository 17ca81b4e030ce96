"""What a run concluded."""

import datetime
import html
import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from guiju import _core
from guiju.errors import Diagnostic, TableError
from guiju.language import Language, current_language

if TYPE_CHECKING:
    import pandas
    import polars

    from guiju.pack import Pack

Key = str | datetime.date | int | Sequence[str | datetime.date | int]
SHOWN_ROWS = 20


class Counts(NamedTuple):
    """How one conclusion came out over all rows of its table."""

    decided: int
    undecided: int
    faulted: int


class OpenLine(NamedTuple):
    """One conclusion of one row that is not known."""

    entity: str
    key: tuple[object, ...]
    conclusion: str
    state: str
    """undecided or fault"""
    missing: list[str]
    """The inputs that it hangs on; none of a fault."""


class UnreadableCell(NamedTuple):
    """A cell that could not be read as its column: conclusions that need it are faults."""

    entity: str
    line: int
    """Of the file, or number of the row where the table is no file."""
    column: str
    text: str
    """What stands in it."""
    reason: str
    reason_en: str


class Finding(NamedTuple):
    """A data check (校验) that holds on a row: something to look at."""

    entity: str
    key: tuple[object, ...]
    severity: str
    """error or warning"""
    message: str
    citation: str
    """The title of its source and the clause; empty where it cites none."""


class CheckCounts(NamedTuple):
    """How one data check came out over all rows of its table."""

    severity: str
    message: str
    found: int
    undecided: int
    faulted: int


class Explanation:
    """Why a row got its conclusion. `str()` is the text; notebooks show it as HTML."""

    def __init__(self, core: _core.Explanation) -> None:
        self._core = core

    def text(self, language: Language | None = None) -> str:
        return self._core.text(language or current_language())

    def to_json(self) -> str:
        return self._core.json()

    def to_dict(self) -> dict[str, Any]:
        steps: dict[str, Any] = json.loads(self._core.json())
        return steps

    def __str__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        return self._core.html(current_language())


class Table:
    """The results of one entity: its key and its conclusions, a column each; None where open."""

    def __init__(self, run: _core.Run, entity: str) -> None:
        self._run = run
        self.entity = entity
        self.names = run.columns(entity)

    def __len__(self) -> int:
        return self._run.row_count(self.entity)

    def __getitem__(self, name: str) -> list[Any]:
        """One column; also inputs, helpers and by-products, such as 可贷款.未满足."""
        return self._run.column(self.entity, name)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.rows())

    def columns(self) -> dict[str, list[Any]]:
        return {name: self[name] for name in self.names}

    def rows(self) -> list[dict[str, Any]]:
        columns = self.columns().values()
        return [dict(zip(self.names, cells, strict=True)) for cells in zip(*columns, strict=True)]

    def to_pandas(self) -> "pandas.DataFrame":
        import pandas

        # As they are: pandas would make floats of numbers beside None.
        return pandas.DataFrame(
            {name: pandas.Series(cells, dtype=object) for name, cells in self.columns().items()}
        )

    def to_polars(self) -> "polars.DataFrame":
        import polars

        return polars.DataFrame(self.columns(), strict=False)

    def __repr__(self) -> str:
        return f"<guiju.Table {self.entity}: {len(self)} × {len(self.names)}>"

    def _repr_html_(self) -> str:
        columns = self.columns()
        head = "".join(f"<th>{html.escape(name)}</th>" for name in columns)
        body = "".join(
            "<tr>"
            + "".join(f"<td>{cell_html(cells[row])}</td>" for cells in columns.values())
            + "</tr>"
            for row in range(min(len(self), SHOWN_ROWS))
        )
        rest = len(self) - SHOWN_ROWS
        more = f"<caption>+ {rest}</caption>" if rest > 0 else ""
        return f"<table>{more}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def cell_html(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        return html.escape("；".join(value))
    return html.escape(str(value))


class Result(Mapping[str, Table]):
    """A table for every entity, what stayed open, and why everything is as it is."""

    def __init__(self, pack: "Pack", run: _core.Run, report: _core.Report) -> None:
        self.pack = pack
        self._run = run
        self._report = report

    def __getitem__(self, entity: str) -> Table:
        return Table(self._run, entity)

    def __iter__(self) -> Iterator[str]:
        return iter(self.pack.entities)

    def __len__(self) -> int:
        return len(self.pack.entities)

    @cached_property
    def open(self) -> list[OpenLine]:
        """What could not be concluded, in the order of the tables, rows and conclusions."""
        return [
            OpenLine(entity, key, conclusion, state, missing)
            for entity in self
            for key, conclusion, state, missing in self._run.open(entity)
        ]

    @cached_property
    def unreadable(self) -> list[UnreadableCell]:
        """Cells that could not be read, in the order of the tables and rows."""
        return [
            UnreadableCell(entity, *cell)
            for entity in self
            for cell in self._run.unreadable_cells(entity)
        ]

    @cached_property
    def checks(self) -> list[Finding]:
        """What data checks found, in the order of the tables and rows, of a row as declared.

        A check that is not known finds nothing; `check_counts` tells on how many rows.
        """
        return [
            Finding(entity, key, severity, message, citation)
            for entity in self
            for key, severity, message, citation in self._run.findings(entity)
        ]

    @cached_property
    def check_counts(self) -> dict[str, list[CheckCounts]]:
        """By entity, the checks as declared."""
        return {
            entity: [CheckCounts(*count) for count in self._run.check_counts(entity)]
            for entity in self
        }

    @cached_property
    def counts(self) -> dict[str, dict[str, Counts]]:
        """By entity and conclusion."""
        return {
            entity: {name: Counts(*count) for name, count in self._run.counts(entity).items()}
            for entity in self
        }

    def conclusions(self, entity: str) -> list[str]:
        """The conclusions of an entity that are written out, in order."""
        return [name for name in self[entity].names if name not in self.pack.entities[entity].key]

    @property
    def warnings(self) -> list[Diagnostic]:
        return TableError(self._report).diagnostics

    @property
    def externs(self) -> dict[str, str]:
        """The version of each function of the host that the rules call, by name."""
        return {function.name: function.version for function in self.pack.externs}

    def explain(self, entity: str, key: Key, conclusion: str) -> Explanation:
        """Why the row with this key got its conclusion; or, by its message, why a check holds.

        A key of several columns is a sequence.
        """
        return Explanation(self._run.explain(entity, key_cells(key), conclusion))

    def __repr__(self) -> str:
        sizes = ", ".join(f"{name} {len(table)}" for name, table in self.items() if len(table))
        return f"<guiju.Result of {self.pack.name}: {sizes}>"


def key_cells(key: Key) -> list[str]:
    if isinstance(key, str) or not isinstance(key, Sequence):
        return [str(key)]
    return [str(part) for part in key]
