"""The command line. One file a command; nothing is imported before it is needed."""

import os
import sys
from collections.abc import Sequence

from guiju.cli.arguments import build_parser
from guiju.cli.exit import FAULT, INTERRUPTED, REFUSED, RefusedError
from guiju.language import Language, current_language

COMMANDS = ("run", "check", "test", "why", "explain", "fmt", "dump", "new")


def spoken_language(arguments: Sequence[str]) -> Language:
    """--lang wherever it stands, since --help must know it too; but fmt's --lang is its own."""
    if "fmt" not in arguments:
        for place, argument in enumerate(arguments):
            word = argument.partition("=")[2] if argument.startswith("--lang=") else ""
            if argument == "--lang" and place + 1 < len(arguments):
                word = arguments[place + 1]
            if word in ("zh", "en"):
                return "zh" if word == "zh" else "en"
    return current_language()


def main(arguments: Sequence[str] | None = None) -> int:
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    language = spoken_language(arguments)
    os.environ["GUIJU_LANG"] = language  # what str() of an error speaks
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        parsed = build_parser(language).parse_args(arguments)
        status: int = parsed.command(parsed)
        sys.stdout.flush()
    except RefusedError as refused:
        print(refused, file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        print("已中断，什么也没有写 / interrupted, nothing was written", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has seen enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        print(
            f"guiju 内部出错，请报告：{type(error).__name__}: {error}\n"
            f"internal fault of guiju, please report it",
            file=sys.stderr,
        )
        if os.environ.get("GUIJU_TRACEBACK"):
            raise
        return FAULT
    return status
