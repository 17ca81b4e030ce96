"""Packs that a pack imports, found on disk: in its folder packs/, beside it, or where one says."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from guiju import _core
from guiju.rule_files import PACKS_FOLDER, RuleFiles, read_rule_file, rule_files

WORDS = ("引入".encode(), b"import")


@dataclass
class Imports:
    """What the engine is given beside the files of the pack itself."""

    packs: list[tuple[str, RuleFiles]] = field(default_factory=list)
    """Each with the folder that stands before its paths in messages."""
    looked_in: list[str] = field(default_factory=list)


def find_imports(
    path: Path | None, files: Sequence[tuple[str, bytes]], folders: Iterable[Path]
) -> Imports:
    """The packs that the files import, and those that these import. What is not found is for the
    engine to say; `path` is none where the pack is no file."""
    imports = Imports()
    folders = list(folders)
    for folder in folders:
        if not folder.is_dir():
            raise FileNotFoundError(f"{folder}: 没有这个文件夹 / no such folder")
    if any(word in text for _, text in files for word in WORDS):
        Search(imports, folders).follow(path, files)
    return imports


class Search:
    def __init__(self, imports: Imports, folders: list[Path]) -> None:
        self._imports = imports
        self._folders = folders
        self._paths: set[Path] = set()
        self._headers: list[_core.PackHeader] = []

    def follow(self, path: Path | None, files: Sequence[tuple[str, bytes]]) -> None:
        waiting = [(path, files, list[Path]())]
        while waiting and len(self._headers) <= _core.IMPORTED_PACKS_MAX + 1:
            path, files, above = waiting.pop(0)
            if path is not None:
                self._paths.add(path.resolve())
            header = _core.read_header(list(files))
            self._headers.append(header)
            places = unique([*places_of(path), *above])
            for wanted in header.imports:
                if self._is_met(wanted):
                    continue
                found = self._find(wanted, unique([*places, *self._folders]))
                if found is not None:
                    self._paths.add(found.resolve())
                    rules = rule_files(found)
                    prefix = f"{found.name}/" if found.is_dir() else ""
                    self._imports.packs.append((prefix, rules))
                    waiting.append((found, rules, places))

    def _is_met(self, wanted: _core.Import) -> bool:
        return any(
            header.is_called(wanted.name) and wanted.is_met_by(header.version)
            for header in self._headers
        )

    def _find(self, wanted: _core.Import, places: list[Path]) -> Path | None:
        """The first that has the name and the version, or else the first that has the name."""
        called = None
        for place in places:
            if str(place) not in self._imports.looked_in:
                self._imports.looked_in.append(str(place))
            for candidate in candidates(place, wanted.name):
                if candidate.resolve() in self._paths:
                    continue
                header = _core.read_header(top_files(candidate))
                if not header.is_called(wanted.name):
                    continue
                if wanted.is_met_by(header.version):
                    return candidate
                called = called or candidate
        return called


def places_of(path: Path | None) -> list[Path]:
    """Where the imports of a pack may lie."""
    if path is None:
        return []
    folder = path if path.is_dir() else path.parent
    beside = path.resolve().parent if path.is_dir() else path.parent
    return [place for place in (folder / PACKS_FOLDER, beside) if place.is_dir()]


def unique(places: Iterable[Path]) -> list[Path]:
    return list({place.resolve(): place for place in places}.values())


def candidates(place: Path, name: str) -> Iterator[Path]:
    """Packs in a folder that may have the name: those that are called so on disk first, then those
    whose files speak of it."""
    try:
        entries = sorted(place.iterdir())
    except OSError:
        return
    entries.sort(key=lambda entry: entry.name not in (name, f"{name}.gj"))
    for entry in entries:
        if any(name.encode() in text for _, text in top_files(entry)):
            yield entry


def top_files(path: Path) -> list[tuple[str, bytes]]:
    """A rule file, or those directly in a folder: one of these says how the pack is called."""
    try:
        files = [path] if path.is_file() else sorted(path.glob("*.gj")) if path.is_dir() else []
        return [(file.name, read_rule_file(file)) for file in files if file.suffix == ".gj"]
    except OSError:
        return []
