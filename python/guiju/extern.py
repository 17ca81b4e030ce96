"""Functions of Python that a pack calls: 外部. Trusted code, handed over by name."""

import importlib
import importlib.util
import inspect
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, overload

Columns = bool | Literal["numpy", "arrow"]


class ExternError(ValueError):
    """A function that does not suit what the pack declares, or a module without one."""


@dataclass(frozen=True)
class Extern:
    """A function under the name by which packs call it."""

    name: str
    version: str
    """Empty: whatever version the pack declares."""
    columns: Columns
    function: Callable[..., Any]

    @property
    def origin(self) -> str:
        return f"{self.function.__module__}:{self.function.__qualname__}"

    def __call__(self, *arguments: Any) -> Any:
        return self.function(*arguments)


@overload
def extern(function: Callable[..., Any], /) -> Extern: ...
@overload
def extern(
    name: str | None = None, /, *, version: str = "", columns: Columns = False
) -> Callable[[Callable[..., Any]], Extern]: ...
def extern(
    function: Callable[..., Any] | str | None = None,
    /,
    *,
    version: str = "",
    columns: Columns = False,
) -> Any:
    """Marks a function that a pack may call: by its own name, or by the one given.

    It gets one row's arguments: int, bool, str and datetime.date as they are, money as Decimal in
    yuan, decimals and rates as Fraction, a month as "2016-03", a duration as the int of its months
    or days, a word of an enum as str, a list as a list of str. With `columns` it gets whole columns
    and returns one: lists, arrays of "numpy" or of "arrow". Columns that these do not hold exactly
    stay lists. It returns a value of the declared type; a float is none. What it raises becomes a
    fault of that row.
    """

    def mark(marked: Callable[..., Any]) -> Extern:
        name = function if isinstance(function, str) else marked.__name__
        return Extern(name, version, columns, marked)

    return mark(function) if callable(function) else mark


Answer = tuple[list[Any], dict[int, str]]
"""Values by row, and what went wrong in which row."""


def asker(function: Extern) -> Callable[[list[list[Any]], int], Answer]:
    """What the engine calls, with the columns of the arguments and the number of rows."""

    def ask_rows(columns: list[list[Any]], rows: int) -> Answer:
        values: list[Any] = [None] * rows
        failures = {}
        for row in range(rows):
            try:
                values[row] = function.function(*(column[row] for column in columns))
            except Exception as error:
                failures[row] = message_of(error)
        return values, failures

    def ask_columns(columns: list[list[Any]], rows: int) -> Answer:
        try:
            given = [as_array(column, function.columns) for column in columns]
            values = as_list(function.function(*given))
        except Exception as error:
            return [None] * rows, dict.fromkeys(range(rows), message_of(error))
        if len(values) != rows:
            message = f"{len(values)} 个结果，{rows} 行 / {len(values)} results for {rows} rows"
            return [None] * rows, dict.fromkeys(range(rows), message)
        return values, {}

    return ask_columns if function.columns else ask_rows


def message_of(error: Exception) -> str:
    text = str(error)
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


def as_array(column: list[Any], kind: Columns) -> Any:
    if kind is True or not column:
        return column
    plain = type(column[0])
    if kind == "numpy" and plain is list:
        return column  # an array would have two dimensions where all lists are of one length
    if kind == "numpy":
        import numpy

        is_small = plain is int and all(-(2**63) <= value < 2**63 for value in column)
        types = {bool: "bool", int: "int64" if is_small else "object"}
        name = type(column[0]).__name__
        dtype = types.get(plain, "datetime64[D]" if name == "date" else "object")
        return numpy.array(column, dtype=dtype)
    import pyarrow

    try:
        return pyarrow.array(column)
    except (pyarrow.ArrowInvalid, pyarrow.ArrowTypeError, OverflowError):
        return column


def as_list(values: Any) -> list[Any]:
    for name in ("to_pylist", "tolist"):
        if hasattr(values, name):
            return list(getattr(values, name)())
    return list(values)


def match_externs(
    declared: Sequence[Mapping[str, Any]], given: Iterable[Extern]
) -> dict[str, Extern]:
    """The function for each declaration that there is one for, by declared name."""
    matched = {}
    for function in given:
        if not isinstance(function, Extern):
            raise ExternError(
                f"{function!r}: 先用 @guiju.extern 标明 / mark it with @guiju.extern first"
            )
        for entry in declared:
            names = {entry["name"], entry["alias"]} - {""}
            if function.name in names or function.origin == entry["module"]:
                refuse_other(function, entry)
                matched[entry["name"]] = function
    return matched


def refuse_other(function: Extern, entry: Mapping[str, Any]) -> None:
    if function.version not in ("", entry["version"]):
        raise ExternError(
            f"{entry['name']}: 规则要版本 {entry['version']}，登记的是 {function.version}"
            f" / the rules want version {entry['version']}, registered is {function.version}"
        )
    wanted = entry["arguments"]
    try:
        inspect.signature(function.function).bind(*wanted)
    except TypeError as error:
        raise ExternError(
            f"{entry['name']}({', '.join(wanted)}): {function.origin}: {error}"
        ) from None
    except ValueError:  # written in C, without a signature
        return


def import_externs(module: str) -> list[Extern]:
    """The marked functions of a module, or of a file: runs its code, as the caller asks."""
    if module.endswith(".py"):
        path = Path(module)
        spec = importlib.util.spec_from_file_location(path.stem, path)
        if spec is None or spec.loader is None or not path.is_file():
            raise ExternError(f"{module}: 没有这个文件 / no such file")
        loaded = importlib.util.module_from_spec(spec)
        sys.modules[path.stem] = loaded
        spec.loader.exec_module(loaded)
    else:
        try:
            loaded = importlib.import_module(module)
        except ImportError as error:
            raise ExternError(f"{module}: {error}") from None
    found = [value for value in vars(loaded).values() if isinstance(value, Extern)]
    if not found:
        raise ExternError(
            f"{module}: 没有用 @guiju.extern 标明的函数 / nothing is marked with @guiju.extern"
        )
    return found
