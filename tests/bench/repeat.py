"""The bulk case of a programme many times over: each copy has keys of its own."""

import csv
import io
import sys
from pathlib import Path

TYPED_KEYS = {"月份", "环节"}
"""Key columns that say which row of a parent, and not whose: the same in every copy."""


def read_rows(path: Path) -> list[list[str]]:
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030")
    return list(csv.reader(io.StringIO(text)))


def repeat_tables(source: Path, target: Path, factor: int) -> None:
    """Writes `factor` copies of every table of `source` below `target`, in UTF-8."""
    tables = {path.name: read_rows(path) for path in sorted(source.glob("*.csv"))}
    keys = {rows[0][0].strip() for rows in tables.values()} - TYPED_KEYS
    target.mkdir(parents=True, exist_ok=True)
    for name, (header, *rows) in tables.items():
        own = [column.strip() in keys for column in header]
        with (target / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(header)
            for copy in range(factor):
                mark = f"·{copy:03}"
                for row in rows:
                    writer.writerow(
                        cell.strip() + mark if is_own else cell
                        for cell, is_own in zip(row, own, strict=True)
                    )


if __name__ == "__main__":
    repeat_tables(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
