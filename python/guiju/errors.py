"""What is wrong, as values: diagnostics, and the errors that carry them."""

import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

from guiju import _core
from guiju.language import Language, current_language


@dataclass(frozen=True)
class Diagnostic:
    """One problem: its code, its words, its place in a rule file or a table."""

    code: str
    """GJ2201; `guiju explain GJ2201` tells all about it."""
    name: str
    severity: str
    """error, warning or note"""
    message: str
    message_en: str
    help: tuple[str, ...]
    path: str | None
    line: int | None
    column: int | None
    table: str | None
    row: int | None
    """Line of the file, or number of the row where the table is no file."""
    table_column: str | None

    @classmethod
    def from_json(cls, entry: dict[str, Any]) -> Self:
        span = (entry["primary"] or {}).get("span") or {}
        table = entry["table"] or {}
        return cls(
            code=entry["code"],
            name=entry["name"],
            severity=entry["severity"],
            message=entry["message"]["zh"],
            message_en=entry["message"]["en"],
            help=tuple(entry["help"]["zh"]),
            path=span.get("path"),
            line=span.get("line"),
            column=span.get("column"),
            table=table.get("name"),
            row=table.get("row"),
            table_column=table.get("column"),
        )


class GuijuError(Exception):
    """What guiju refuses; `str()` is the page that explains it."""

    def __init__(self, report: _core.Report) -> None:
        super().__init__(report)
        self.report = report

    @cached_property
    def diagnostics(self) -> list[Diagnostic]:
        return [Diagnostic.from_json(entry) for entry in json.loads(self.report.to_json())]

    def render(self, language: Language | None = None, *, color: bool = False) -> str:
        return self.report.render(language or current_language(), color)

    def __str__(self) -> str:
        return self.render()


class PackError(GuijuError):
    """The rules are not right."""


class TableError(GuijuError):
    """The tables cannot be used as a whole, or a question of the rules has no answer."""
