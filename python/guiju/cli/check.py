"""guiju check PACK"""

import argparse
import sys

from guiju.cli.exit import CLEAN, FOUND
from guiju.cli.packs import load_pack, page
from guiju.errors import PackError
from guiju.language import Words, current_language


def main(arguments: argparse.Namespace) -> int:
    words = Words(current_language())
    try:
        pack = load_pack(arguments.pack)
    except PackError as refused:
        error = refused
    else:
        error = PackError(pack._report)
    if arguments.format == "json":
        print(error.report.to_json())
    elif len(error.report):
        print(page(error), file=sys.stderr)
    else:
        entities = len(pack.entities)
        print(
            words(
                f"{pack.name} {pack.version}：没有问题（{entities} 个实体）",
                f"{pack.name} {pack.version}: nothing to complain of ({entities} entities)",
            )
        )
    return FOUND if len(error.report) else CLEAN
