"""Compare the tables that `guiju run` wrote with the tables that a case wants.

usage: check.py CASE_DIR RESULT_DIR

Every column of CASE_DIR/out/*.csv must be in the result with the same cells, rows in the same
order; *.open.csv must agree line by line for the conclusions that the case lists. Prints the first
differences of each table. Exit 0 only when nothing differs.
"""

import csv
import pathlib
import sys

SHOWN_PER_TABLE = 10


def read_table(path: pathlib.Path) -> tuple[list[str], list[list[str]]]:
    with path.open(encoding="utf-8-sig", newline="") as handle:
        rows = list(csv.reader(handle))
    return (rows[0], rows[1:]) if rows else ([], [])


def compare_table(wanted_path: pathlib.Path, got_path: pathlib.Path) -> tuple[int, list[str]]:
    """Cells compared, and a line for every difference."""
    if not got_path.exists():
        return 1, [f"{got_path.name}: not written"]
    wanted_header, wanted_rows = read_table(wanted_path)
    got_header, got_rows = read_table(got_path)
    absent = [name for name in wanted_header if name not in got_header]
    if absent:
        return len(absent), [f"{got_path.name}: no column {name}" for name in absent]
    if len(wanted_rows) != len(got_rows):
        return 1, [f"{got_path.name}: {len(got_rows)} rows, wanted {len(wanted_rows)}"]
    places = [got_header.index(name) for name in wanted_header]
    compared, differences = 0, []
    for number, (wanted, got) in enumerate(zip(wanted_rows, got_rows, strict=True), start=2):
        for name, place, cell in zip(wanted_header, places, wanted, strict=True):
            compared += 1
            found = got[place] if place < len(got) else "<no cell>"
            if found != cell:
                place_text = f"{got_path.name}:{number} {name}"
                differences.append(f"{place_text}: {found!r}, wanted {cell!r}")
    return compared, differences


def compare_open(
    wanted_path: pathlib.Path, got_path: pathlib.Path, concluded: set[str]
) -> tuple[int, list[str]]:
    """Open lines compared, for the conclusions that the case lists."""

    def lines(path: pathlib.Path) -> list[tuple[str, ...]]:
        if not path.exists():
            return []
        header, rows = read_table(path)
        which = header.index("结论")
        return [tuple(row) for row in rows if row[which] in concluded]

    wanted, got = lines(wanted_path), lines(got_path)
    lacking = [row for row in wanted if row not in set(got)]
    extra = [row for row in got if row not in set(wanted)]
    differences = [f"{got_path.name}: lacks {' | '.join(row)}" for row in lacking]
    differences += [f"{got_path.name}: has also {' | '.join(row)}" for row in extra]
    if not differences and wanted != got:
        differences.append(f"{got_path.name}: the same lines in another order")
    return max(len(wanted), len(got)), differences


def compare_case(case_dir: pathlib.Path, result_dir: pathlib.Path) -> tuple[int, list[str]]:
    """Cells compared, and a line for every difference (the first ones of each table)."""
    wanted_dir = case_dir / "out"
    tables = sorted(p for p in wanted_dir.glob("*.csv") if not p.name.endswith(".open.csv"))
    compared, told = 0, []
    for wanted_path in tables:
        header, _ = read_table(wanted_path)
        open_name = wanted_path.name.removesuffix(".csv") + ".open.csv"
        for count, differences in (
            compare_table(wanted_path, result_dir / wanted_path.name),
            compare_open(wanted_dir / open_name, result_dir / open_name, set(header)),
        ):
            compared += count
            told += differences[:SHOWN_PER_TABLE]
            if len(differences) > SHOWN_PER_TABLE:
                told.append(f"... and {len(differences) - SHOWN_PER_TABLE} more")
    return compared, told


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    cells, lines = compare_case(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
    sys.stdout.writelines(line + "\n" for line in lines)
    sys.stdout.write(f"{cells} cells compared, {len(lines)} differences told\n")
    sys.exit(1 if lines or not cells else 0)
