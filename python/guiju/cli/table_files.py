"""Table files of a folder into a run: which file is whose, its encoding, its format."""

from collections.abc import Iterator
from pathlib import Path

from guiju import _core
from guiju.cli.exit import RefusedError, system_problem
from guiju.language import Words, current_language
from guiju.pack import Pack

CSV = (".csv",)
WORKBOOKS = (".xlsx", ".xls")
# Codes of tables/diagnostics.hpp.
HEADING_TWICE = 6006
TABLE_DERIVED = 2512
FILE_MISSING = 6017
FILE_TWICE = 6018
WRONG_ENCODING = 6019
WORKBOOK_REFUSED = 6020


class TableFolder:
    """The tables of a pack in a folder."""

    def __init__(self, pack: Pack, folder: Path, encoding: str = "auto") -> None:
        self._pack = pack
        self._encoding = encoding
        self.folder = folder
        if not folder.is_dir():
            words = Words(current_language())
            raise RefusedError(words(f"{folder}：没有这个文件夹", f"{folder}: no such folder"))
        self._names = {path.name.lower(): path for path in sorted(folder.iterdir())}

    def files_of(self, entity: _core.EntityInfo) -> list[Path]:
        names = [name for name in (entity.name, entity.alias) if name]
        wanted = [f"{name}{ending}".lower() for name in names for ending in (*CSV, *WORKBOOKS)]
        return [self._names[name] for name in wanted if name in self._names]

    def read_into(self, tables: _core.Tables) -> Iterator[tuple[str, Path]]:
        """Reads every table; yields each before it is read."""
        for entity in self._pack.entities.values():
            files = self.files_of(entity)
            if entity.source:
                if files:
                    about = [("table", entity.name), ("source", entity.source)]
                    tables.add_problem(TABLE_DERIVED, about, str(self.folder))
            elif len(files) > 1:
                names = "、".join(path.name for path in files)
                tables.add_problem(FILE_TWICE, [("table", entity.name), ("files", names)])
            elif files:
                yield entity.name, files[0]
                try:
                    self.read_file(tables, entity.name, files[0])
                except OSError as error:
                    raise RefusedError(system_problem(error, files[0])) from None
            elif not entity.is_optional:
                tables.add_problem(FILE_MISSING, [("table", entity.name)], str(self.folder))

    def read_file(self, tables: _core.Tables, entity: str, path: Path) -> None:
        if path.suffix.lower() in WORKBOOKS:
            self.read_workbook(tables, entity, path)
            return
        data = self.utf8_of(tables, path)
        if data is not None:
            tables.add_csv(entity, data, path.name)

    def utf8_of(self, tables: _core.Tables, path: Path) -> bytes | None:
        """The text of a CSV file as UTF-8: as it is, or from GB18030."""
        data = path.read_bytes()
        if self._encoding == "utf-8" or is_utf8_or_neither(data):
            return data  # the reader checks it, and says where it is not
        if self._encoding == "auto" and _core.valid_utf8_size(data) == len(data):
            return data
        try:
            return data.decode("gb18030").encode("utf-8")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            encoding = (
                "GB18030"
                if self._encoding == "gb18030"
                else ("UTF-8 或 GB18030", "UTF-8 or GB18030")
            )
            tables.add_problem(WRONG_ENCODING, [("encoding", encoding)], path.name, line)
            return None

    def read_workbook(self, tables: _core.Tables, entity: str, path: Path) -> None:
        from guiju.cli.office import WorkbookError, read_sheet

        try:
            headings, columns = read_sheet(path, entity)
        except WorkbookError as refused:
            tables.add_problem(WORKBOOK_REFUSED, [("reason", (refused.zh, refused.en))], path.name)
            return
        used = {*self._pack.entities[entity].inputs}
        for heading in sorted(used):
            if headings.count(heading) > 1:
                tables.add_problem(HEADING_TWICE, [("column", heading)], path.name, 1, heading)
        tables.add(entity, dict(zip(headings, columns, strict=True)), path.name)


def is_utf8_or_neither(data: bytes) -> bool:
    """A byte-order mark tells the encoding; a NUL byte is in no text of either."""
    return data.startswith(b"\xef\xbb\xbf") or b"\0" in data


def named_values(assignments: list[str]) -> list[tuple[str, str]]:
    """--set NAME=VALUE, each."""
    values = []
    for assignment in assignments:
        # The arguments of a cell may hold a sign of their own: 限额(>=3)=5万元.
        cell, closing, rest = assignment.partition(")=")
        if closing and "(" in cell:
            name, sign, value = f"{cell})", "=", rest
        else:
            name, sign, value = assignment.partition("=")
        if not sign or not name.strip():
            words = Words(current_language())
            raise RefusedError(
                words(
                    f"--set 要写成 参数=值，不是“{assignment}”",
                    f"--set is written NAME=VALUE, not “{assignment}”",
                )
            )
        values.append((name.strip(), value.strip()))
    return values
