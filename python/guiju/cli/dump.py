"""guiju dump PACK --stage checked"""

import argparse

from guiju.cli.exit import CLEAN
from guiju.cli.packs import load_pack_or_refuse


def main(arguments: argparse.Namespace) -> int:
    print(load_pack_or_refuse(arguments).dump(arguments.stage).rstrip("\n"))
    return CLEAN
