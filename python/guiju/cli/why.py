"""guiju why PACK --in DIR ENTITY KEY [CONCLUSION]"""

import argparse
import json
from pathlib import Path

from guiju.cli.exit import CLEAN, RefusedError
from guiju.cli.packs import load_pack_or_refuse, page
from guiju.cli.progress import Progress
from guiju.cli.table_files import TableFolder, named_values
from guiju.errors import TableError
from guiju.language import Words, current_language
from guiju.pack import Pack
from guiju.result import Result


def main(arguments: argparse.Namespace) -> int:
    words = Words(current_language())
    pack = load_pack_or_refuse(arguments)
    entity = find_entity(pack, arguments.entity, words)
    result = evaluate(pack, arguments)
    key = [part.strip() for part in arguments.key.replace("，", ",").split(",")]
    wanted = len(pack.entities[entity].key)
    if len(key) != wanted:
        columns = ",".join(pack.entities[entity].key)
        raise RefusedError(
            words(
                f"{entity} 的键有 {wanted} 列，写成 {columns}",
                f"the key of {entity} has {wanted} columns, written {columns}",
            )
        )
    if not result._run.has_row(entity, key):
        row = ",".join(key)
        raise RefusedError(words(f"{entity} 里没有 {row} 这一行", f"{entity} has no row {row}"))
    conclusions = [arguments.conclusion] if arguments.conclusion else result.conclusions(entity)
    try:
        explanations = [result.explain(entity, key, name) for name in conclusions]
    except KeyError:
        known = "、".join(result.conclusions(entity))
        raise RefusedError(
            words(
                f"{entity} 没有结论“{arguments.conclusion}”；有：{known}",
                f"{entity} has no conclusion “{arguments.conclusion}”; it has: {known}",
            )
        ) from None
    if arguments.format == "json":
        values = [explanation.to_dict() for explanation in explanations]
        print(
            json.dumps(values[0] if arguments.conclusion else values, ensure_ascii=False, indent=1)
        )
    else:
        print("\n".join(explanation.text(words.language) for explanation in explanations).rstrip())
    return CLEAN


def find_entity(pack: Pack, name: str, words: Words) -> str:
    for entity in pack.entities.values():
        if name in (entity.name, entity.alias):
            return entity.name
    known = "、".join(pack.entities)
    raise RefusedError(
        words(f"没有实体“{name}”；有：{known}", f"no entity “{name}”; the pack has: {known}")
    )


def evaluate(pack: Pack, arguments: argparse.Namespace) -> Result:
    tables = pack._core.tables()
    folder = TableFolder(pack, Path(arguments.source), arguments.input_encoding)
    with Progress() as progress:
        for entity, _ in folder.read_into(tables):
            progress.step(entity)
        run, report = tables.run(arguments.as_of, named_values(arguments.set), progress.share)
    if run is None:
        raise RefusedError(page(TableError(report)))
    return Result(pack, run, report)
