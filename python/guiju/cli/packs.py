"""Packs for the commands: loaded, or refused with every problem."""

import argparse
import sys
from collections import Counter
from pathlib import Path

from guiju.cli.exit import RefusedError, system_problem
from guiju.errors import GuijuError, PackError
from guiju.extern import ExternError, import_externs
from guiju.language import Words, current_language
from guiju.pack import Pack, load

SUMMED_UP = 4  # fewer problems are counted at a glance


def has_color() -> bool:
    return sys.stderr.isatty()


def load_pack(arguments: argparse.Namespace) -> Pack:
    """PackError where the rules are not right; RefusedError where there is nothing to read."""
    try:
        externs = [
            function
            for module in getattr(arguments, "externs", [])
            for function in import_externs(module)
        ]
        return load(Path(arguments.pack), packs=arguments.packs, externs=externs)
    except ExternError as error:
        raise RefusedError(str(error)) from None
    except OSError as error:
        raise RefusedError(system_problem(error)) from None


def load_pack_or_refuse(arguments: argparse.Namespace) -> Pack:
    try:
        return load_pack(arguments)
    except PackError as error:
        raise RefusedError(page(error)) from None


def page(error: GuijuError) -> str:
    """Every problem, and how many there are: the first ones have left the screen by then."""
    text = error.render(current_language(), color=has_color()).rstrip("\n")
    counts = Counter(problem.severity for problem in error.diagnostics)
    if sum(counts.values()) < SUMMED_UP:
        return text
    words = Words(current_language())
    errors, warnings = counts["error"], counts["warning"]
    dropped = error.report.dropped_count
    summary = words(
        f"共 {errors:,} 个错误、{warnings:,} 个警告",
        f"{errors:,} errors, {warnings:,} warnings in all",
    )
    if dropped:
        summary += words(f"；另有 {dropped:,} 个没有列出", f"; {dropped:,} more are not listed")
    return f"{text}\n\n{summary}"
