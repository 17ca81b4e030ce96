"""guiju run PACK --in DIR --out DIR"""

import argparse
import json
from pathlib import Path
from typing import Any

from guiju import __version__
from guiju.cli.exit import CLEAN, FOUND, RefusedError, system_problem
from guiju.cli.packs import load_pack_or_refuse, page
from guiju.cli.progress import Progress
from guiju.cli.table_files import TableFolder, named_values
from guiju.errors import TableError
from guiju.files import FileSet
from guiju.language import Words, current_language
from guiju.pack import Pack
from guiju.result import Counts, Result

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
SHOWN_CELLS = 10
LISTED_CELLS = 1000  # in run.json: a column that was read wrongly is wrong on every row


def main(arguments: argparse.Namespace) -> int:
    words = Words(current_language())
    pack = load_pack_or_refuse(arguments)
    source, target = Path(arguments.source), Path(arguments.target)
    refuse_same_place(pack, source, target, words)
    if target.suffix.lower() in (".xls", ".csv"):
        raise RefusedError(
            words(
                f"{target}：结果写成一个文件夹，或者一个 .xlsx 工作簿",
                f"{target}: results are written to a folder or to one .xlsx workbook",
            )
        )
    values = named_values(arguments.set)
    with Progress() as progress:
        tables = pack._core.tables()
        for entity, path in TableFolder(pack, source, arguments.input_encoding).read_into(tables):
            progress.step(words(f"读入 {entity} {path.name}", f"reading {entity} {path.name}"))
        if target.suffix.lower() == ".xlsx":
            from guiju.cli.office import refuse_too_long

            refuse_too_long({name: tables.row_count(name) for name in pack.entities}, words)
        progress.step(words("计算", "concluding"))
        run, report = tables.run(arguments.as_of, values, progress.share)
        if run is None:
            raise RefusedError(page(TableError(report)))
        del tables
        result = Result(pack, run, report)
        progress.step(words("写出", "writing"))
        account = account_of(result, arguments.as_of, dict(values))
        try:
            if target.suffix.lower() == ".xlsx":
                write_workbook(result, target, account)
            else:
                write_folder(result, target, arguments.encoding, account)
        except OSError as error:
            raise RefusedError(system_problem(error, target)) from None
    if arguments.format == "json":
        print(json.dumps(account, ensure_ascii=False, indent=1))
    else:
        print_summary(result, target, words)
    return FOUND if is_open(result) or found(result, "error") else CLEAN


def refuse_same_place(pack: Pack, source: Path, target: Path, words: Words) -> None:
    is_same = source.resolve() == target.resolve()
    entities = {name for info in pack.entities.values() for name in (info.name, info.alias)}
    is_input = source.resolve() == target.resolve().parent and target.stem in entities
    if is_same or is_input:
        raise RefusedError(
            words(
                "--in 和 --out 不能是同一个地方，否则结果会盖掉原来的表",
                "--in and --out are the same place: the results would replace the tables",
            )
        )


def shown_entities(result: Result) -> list[str]:
    """Entities whose results are written: those with conclusions, and with a table."""
    return [name for name in result if result.conclusions(name) and result._run.is_given(name)]


def write_folder(result: Result, folder: Path, encoding: str, account: dict[str, Any]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with FileSet() as files:
        files.remove(folder / "run.json")  # not to speak of new tables while it is an old one
        for entity in result.pack.entities:
            findings = result._run.check_csv(entity) if result._run.is_given(entity) else b""
            write_or_remove(files, folder / f"{entity}.check.csv", findings, encoding)
            older = folder / f"{entity}.open.csv"
            if entity not in shown_entities(result):
                files.remove(older)
                continue
            files.write(folder / f"{entity}.csv", encoded(result._run.csv(entity), encoding))
            write_or_remove(files, older, result._run.open_csv(entity), encoding)
        files.write(folder / "run.json", [as_json(account)])


def write_or_remove(files: FileSet, path: Path, text: bytes, encoding: str) -> None:
    """Where there is nothing to say, no older file goes on saying it."""
    if text:
        files.write(path, encoded(text, encoding))
    else:
        files.remove(path)


def write_workbook(result: Result, path: Path, account: dict[str, Any]) -> None:
    from guiju.cli.office import write_results

    path.parent.mkdir(parents=True, exist_ok=True)
    with FileSet() as files:
        files.remove(path.with_name("run.json"))
        write_results(result, shown_entities(result), files.reserve(path))
        files.write(path.with_name("run.json"), [as_json(account)])


def encoded(text: bytes, encoding: str) -> list[bytes]:
    if encoding == "utf-8":
        return [text]
    if encoding == "utf-8-sig":
        return [BYTE_ORDER_MARK, text]
    return [text.decode("utf-8").encode(encoding)]


def as_json(account: dict[str, Any]) -> bytes:
    return (json.dumps(account, ensure_ascii=False, indent=1) + "\n").encode()


def total(counts: dict[str, Counts]) -> Counts:
    return Counts(
        sum(count.decided for count in counts.values()),
        sum(count.undecided for count in counts.values()),
        sum(count.faulted for count in counts.values()),
    )


def account_of(result: Result, as_of: str | None, values: dict[str, str]) -> dict[str, Any]:
    """What run.json tells."""
    pack = result.pack
    tables = {
        entity: {
            "rows": len(result[entity]),
            **total(counts)._asdict(),
            "conclusions": {name: count._asdict() for name, count in counts.items()},
            "left_out": [name for name in pack.entities[entity].conclusions if name not in counts],
            "checks": [count._asdict() for count in result.check_counts[entity]],
            "unreadable": [
                {"line": cell.line, "column": cell.column, "cell": cell.text}
                for cell in result.unreadable
                if cell.entity == entity
            ][:LISTED_CELLS],
        }
        for entity, counts in result.counts.items()
        if result._run.is_given(entity)
    }
    return {
        "guiju": __version__,
        "pack": {
            "name": pack.name,
            "alias": pack.alias,
            "version": pack.version,
            "hash": pack.content_hash,
            "imports": [
                {"name": one.name, "version": one.version, "hash": one.content_hash}
                for one in pack.imports
            ],
            "replaced": [
                {"name": f"{one.entity}.{one.name}" if one.entity else one.name, "pack": one.pack}
                for one in pack.replacements
                if not one.is_addition
            ],
            "added": [
                {"name": f"{one.entity}.{one.name}", "pack": one.pack}
                for one in pack.replacements
                if one.is_addition
            ],
        },
        "externs": [
            {"name": one.name, "version": one.version, "module": one.module} for one in pack.externs
        ],
        "as_of": as_of,
        "set": values,
        "rows": sum(table["rows"] for table in tables.values()),
        "decided": sum(table["decided"] for table in tables.values()),
        "undecided": sum(table["undecided"] for table in tables.values()),
        "faulted": sum(table["faulted"] for table in tables.values()),
        "errors": found(result, "error"),
        "warnings": found(result, "warning"),
        "tables": tables,
    }


def found(result: Result, severity: str, entity: str | None = None) -> int:
    """How often checks of that severity hold."""
    return sum(
        count.found
        for name, counts in result.check_counts.items()
        for count in counts
        if count.severity == severity and entity in (None, name)
    )


def is_open(result: Result) -> bool:
    counts = [total(table) for table in result.counts.values()]
    return any(count.undecided or count.faulted for count in counts)


def print_summary(result: Result, target: Path, words: Words) -> None:
    for entity in shown_entities(result):
        count = total(result.counts[entity])
        rows = f"{len(result[entity]):,}"
        print(
            words(
                f"{entity}：{rows} 行，结论 {count.decided:,} 个已定，"
                f"{count.undecided:,} 个未定，{count.faulted:,} 个故障",
                f"{entity}: {rows} rows; conclusions: {count.decided:,} decided, "
                f"{count.undecided:,} undecided, {count.faulted:,} faulted",
            )
        )
    print_unreadable(result, words)
    print_findings(result, words)
    print(words(f"写到 {target}", f"written to {target}"))
    if is_open(result):
        print(
            words(
                "没有结论的都列在 .open.csv；用 guiju why 看某一行的来由",
                "what stayed open is listed in the .open.csv files; guiju why tells about a row",
            )
        )
    if found(result, "error") or found(result, "warning"):
        print(
            words(
                "校验查出的都列在 .check.csv；结论照样成立，请先核对这些行",
                "what checks found is listed in the .check.csv files; conclusions stand: look at "
                "these rows first",
            )
        )


def print_unreadable(result: Result, words: Words) -> None:
    """The cells that are behind most faults: a list of what to correct."""
    cells = result.unreadable
    if not cells:
        return
    print(
        words(
            f"有 {len(cells):,} 格读不出来，用到它们的结论是故障：",
            f"{len(cells):,} cells could not be read; conclusions that need them are faults:",
        )
    )
    for cell in cells[:SHOWN_CELLS]:
        print(
            words(
                f"  {cell.entity} 第 {cell.line} 行 {cell.column}：“{cell.text}”，{cell.reason}",
                f"  {cell.entity} line {cell.line} {cell.column}: “{cell.text}”, {cell.reason_en}",
            )
        )
    if len(cells) > SHOWN_CELLS:
        rest = len(cells) - SHOWN_CELLS
        print(
            words(
                f"  还有 {rest:,} 格，run.json 里有", f"  and {rest:,} more: they stand in run.json"
            )
        )


def print_findings(result: Result, words: Words) -> None:
    for entity, counts in result.check_counts.items():
        if not counts or not result._run.is_given(entity):
            continue
        errors, warnings = found(result, "error", entity), found(result, "warning", entity)
        unknown = sum(count.undecided + count.faulted for count in counts)
        print(
            words(
                f"{entity}：校验查出错误 {errors:,} 处、警告 {warnings:,} 处，"
                f"{unknown:,} 处因数据不全或读不出没有查",
                f"{entity}: checks found {errors:,} errors and {warnings:,} warnings; "
                f"{unknown:,} could not be decided",
            )
        )
