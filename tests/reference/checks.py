"""What data checks (校验) find: a check finds something on the rows on which it is true."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reference.interpreter import Interpreter
from reference.outcomes import Outcome

Json = dict[str, Any]


def checks_of(pack: Json, entity: int) -> list[Json]:
    """The checks of an entity, as declared."""
    return [one for one in pack["checks"] if pack["columns"][one["column"]]["entity"] == entity]


def outcomes(interpreter: Interpreter, entity: int) -> Iterator[tuple[int, Json, Outcome]]:
    """Every check on every row: rows in their order, the checks of a row as declared."""
    for row in range(len(interpreter.tables[entity])):
        for check in checks_of(interpreter.pack, entity):
            yield row, check, interpreter.column(check["column"], row)


def findings(interpreter: Interpreter, entity: int) -> list[tuple[int, str, str]]:
    """Row, level and message of what is found. What is not known finds nothing."""
    return [
        (row, check["level"], check["message"])
        for row, check, outcome in outcomes(interpreter, entity)
        if outcome is True
    ]
