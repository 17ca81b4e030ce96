"""Runs the command as people do: in a process of its own."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from python.county import HOUSEHOLD_CSV, RULES, TESTS, VILLAGE_CSV


@dataclass(frozen=True)
class Finished:
    status: int
    out: str
    err: str


def guiju(*arguments: object, language: str = "zh", folder: Path | None = None) -> Finished:
    finished = subprocess.run(
        [sys.executable, "-m", "guiju", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=folder,
        env=os.environ | {"GUIJU_LANG": language},
    )
    return Finished(finished.returncode, finished.stdout, finished.stderr)


def make_pack(folder: Path) -> Path:
    pack = folder / "rules"
    (pack / "tests").mkdir(parents=True)
    (pack / "small.gj").write_text(RULES, encoding="utf-8")
    (pack / "tests" / "small.gj").write_text(TESTS, encoding="utf-8")
    return pack


def make_tables(folder: Path, encoding: str = "utf-8") -> Path:
    tables = folder / "tables"
    tables.mkdir()
    (tables / "村.csv").write_bytes(VILLAGE_CSV.encode(encoding))
    (tables / "户.csv").write_bytes(HOUSEHOLD_CSV.encode(encoding))
    return tables
