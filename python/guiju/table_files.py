"""Decision tables kept in CSV or XLSX beside the rules: read, and handed to the core as rows."""

import csv
import datetime
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

FILE_SIZE_MAX = 1 << 20
NAMED = re.compile(r"""(?:来自|provided_by)\s*["“]([^"”\n]+\.(?:csv|xlsx))["”]""", re.IGNORECASE)

Files = list[tuple[str, bytes]]


def table_files(folder: Path, rules: Iterable[tuple[str, bytes]]) -> Files:
    """The tables that the rules name, each once. What is not there the core reports."""
    names = {
        name for _, text in rules for name in NAMED.findall(text.decode("utf-8", errors="replace"))
    }
    found = []
    root = folder.resolve()
    for name in sorted(names):
        path = (root / name).resolve()
        if path.is_relative_to(root) and path.is_file():
            found.append((name, as_rows(path)))
    return found


def as_rows(path: Path) -> bytes:
    """A line for each row, cells between bars: the form that the core reads. Row numbers stay."""
    rows = sheet_rows(path) if path.suffix.lower() == ".xlsx" else csv_rows(path)
    width = len(rows[0]) if rows else 0
    while width and not rows[0][width - 1]:
        width -= 1
    lines = []
    for row in rows:
        cells = [" ".join(cell.split()) for cell in row]
        while len(cells) > width and not cells[-1]:
            cells.pop()
        lines.append("| " + " | ".join(cells) + " |" if any(cells) else "")
    return "\n".join(lines).encode() + b"\n"


def csv_rows(path: Path) -> list[list[str]]:
    with path.open("rb") as file:
        data = file.read(FILE_SIZE_MAX)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030", errors="replace")
    return list(csv.reader(text.splitlines()))


def sheet_rows(path: Path) -> list[list[str]]:
    from guiju.cli.office import WorkbookError, read_sheet

    try:
        headings, columns = read_sheet(path, path.stem)
    except WorkbookError as error:
        raise OSError(f"{path}: {error.zh} / {error.en}") from None
    return [headings, *(list(map(cell_text, row)) for row in zip(*columns, strict=True))]


def cell_text(cell: Any) -> str:
    """A typed cell as it is written in a rule."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat()
    return str(cell)
