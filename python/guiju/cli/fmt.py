"""guiju fmt PATH..."""

import argparse
from pathlib import Path

from guiju.cli.exit import CLEAN, FOUND, RefusedError, system_problem
from guiju.files import write_whole
from guiju.imports import find_imports
from guiju.language import Words, current_language
from guiju.pack import format_files
from guiju.rule_files import rule_files


def main(arguments: argparse.Namespace) -> int:
    words = Words(current_language())
    changed = 0
    for path in map(Path, arguments.paths):
        try:
            files = rule_files(path)
            imports = find_imports(path, files, map(Path, arguments.packs))
        except OSError as error:
            raise RefusedError(system_problem(error)) from None
        folder = path.parent if path.is_file() else path
        formatted = format_files(files, arguments.vocabulary, imports)
        for (name, before), (_, after) in zip(files, formatted, strict=True):
            if before == after:
                continue
            changed += 1
            print(folder / name)
            if not arguments.check:
                write_whole(folder / name, [after])
    if arguments.check and changed:
        print(words(f"{changed} 个文件没有排整齐", f"{changed} files would change"))
        return FOUND
    return CLEAN
