"""guiju check PACK"""

import argparse
import sys

from guiju.cli.exit import CLEAN, FOUND
from guiju.cli.packs import load_pack, page
from guiju.errors import PackError
from guiju.language import Words, current_language
from guiju.pack import Pack


def main(arguments: argparse.Namespace) -> int:
    words = Words(current_language())
    pack: Pack | None
    try:
        pack = load_pack(arguments)
    except PackError as refused:
        pack = None
        error = refused
    else:
        error = PackError(pack._report)
    if arguments.format == "json":
        print(error.report.to_json())
    elif pack is None or len(error.report):
        print(page(error), file=sys.stderr)
    else:
        entities = len(pack.entities)
        print(
            words(
                f"{pack.name} {pack.version}：没有问题（{entities} 个实体）",
                f"{pack.name} {pack.version}: nothing to complain of ({entities} entities)",
            )
        )
    if arguments.verbose and arguments.format == "text" and pack is not None:
        print_imports(pack, words)
    return FOUND if len(error.report) else CLEAN


def print_imports(pack: Pack, words: Words) -> None:
    for imported in pack.imports:
        alias = f" ({imported.alias})" if imported.alias else ""
        print(
            words(
                f"引入 {imported.name}{alias} 版本 {imported.version}",
                f"imports {imported.name}{alias} version {imported.version}",
            )
        )
    for one in pack.replacements:
        name = f"{one.entity}.{one.name}" if one.entity else one.name
        place, original = f"{one.path}:{one.line}", f"{one.original_path}:{one.original_line}"
        if one.is_addition:
            print(
                words(
                    f"加到 {one.pack} 的例外 {name}：{place}（规定在 {original}）",
                    f"adds the exception {name} to {one.pack}: {place} (the rule: {original})",
                )
            )
            continue
        print(
            words(
                f"替换 {one.pack} 的 {name}：{original} → {place}",
                f"replaces {name} of {one.pack}: {original} → {place}",
            )
        )
