"""The files of a rule pack."""

from pathlib import Path

FILE_SIZE_MAX = 16 << 20
"""Larger files are not even read; the engine's own limit is lower and says so with a diagnostic."""

PACKS_FOLDER = "packs"
"""Holds packs that a pack imports; they are no files of its own."""

RuleFiles = list[tuple[str, bytes]]


def rule_files(path: Path) -> RuleFiles:
    """The rule files of a pack: the file itself, or all .gj below the folder, by path in it."""
    if path.is_file():
        return [(path.name, read_rule_file(path))]
    if not path.exists():
        raise FileNotFoundError(f"{path}: 没有这个文件或文件夹 / no such file or folder")
    imported = path / PACKS_FOLDER
    found = sorted(
        file for file in path.rglob("*.gj") if file.is_file() and imported not in file.parents
    )
    if not found:
        raise FileNotFoundError(f"{path}: 里面没有 .gj 文件 / no .gj files in it")
    return [(file.relative_to(path).as_posix(), read_rule_file(file)) for file in found]


def read_rule_file(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(FILE_SIZE_MAX)
