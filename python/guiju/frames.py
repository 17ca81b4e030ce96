"""Tables of other libraries as dicts of columns; none of them is needed or imported."""

import datetime
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

TableLike = Mapping[str, Sequence[Any]] | Sequence[Mapping[str, Any]] | Any
"""A dict of columns, a list of dicts, or a frame of pandas, polars or pyarrow."""


def plain_table(table: Any) -> dict[str, Any] | Sequence[Any]:
    """`table` as what the engine reads."""
    if type(table) is dict or type(table) is list:
        return table
    if hasattr(table, "iloc") and hasattr(table, "columns"):  # pandas
        return unique_columns(
            [str(name) for name in table.columns],
            [table.iloc[:, place].tolist() for place in range(len(table.columns))],
        )
    if hasattr(table, "to_pydict"):  # pyarrow
        return unique_columns(
            list(table.column_names), [column.to_pylist() for column in table.columns]
        )
    if hasattr(table, "to_dict") and hasattr(table, "get_columns"):  # polars
        return {column.name: column.to_list() for column in table.get_columns()}
    if isinstance(table, Mapping):
        return dict(table)
    if isinstance(table, Sequence) and not isinstance(table, str | bytes):
        return [dict(row) for row in table]
    raise TypeError(
        f"a table is a dict of columns, a list of dicts or a frame, not {type(table).__name__}"
    )


def unique_columns(names: list[str], columns: list[list[Any]]) -> dict[str, Any]:
    if len(set(names)) < len(names):
        twice = sorted({name for name in names if names.count(name) > 1})
        raise ValueError(f"columns {', '.join(twice)} are there twice")
    return dict(zip(names, columns, strict=True))


def parameter_text(value: object) -> str:
    """A value for a parameter as a rule file would write it."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return format(Decimal(repr(value)), "f")
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return ":".join(parameter_text(part) for part in value)
    return str(value)
