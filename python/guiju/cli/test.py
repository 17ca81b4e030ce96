"""guiju test PACK"""

import argparse
import json
import sys
from dataclasses import asdict
from typing import Any

from guiju.cli.exit import CLEAN, FOUND
from guiju.cli.packs import load_pack, page
from guiju.errors import PackError
from guiju.language import Words, current_language
from guiju.pack import TestReport, TestResult


def main(arguments: argparse.Namespace) -> int:
    try:
        pack = load_pack(arguments)
    except PackError as error:
        if arguments.format == "json":
            diagnostics = json.loads(error.report.to_json())
            print_json({"results": [], "clauses": [], "diagnostics": diagnostics})
        else:
            print(page(error), file=sys.stderr)
        return FOUND
    report = pack.test()
    if arguments.format == "json":
        print_json(as_json(report))
    else:
        print_text(report)
    return CLEAN if report.is_passed else FOUND


def print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1))


def as_json(report: TestReport) -> dict[str, Any]:
    results = []
    for result in report.results:
        entry = asdict(result) | {"error": None}
        entry["diagnostics"] = json.loads(result.error.report.to_json()) if result.error else []
        del entry["error"]
        results.append(entry)
    return {"results": results, "clauses": [asdict(clause) for clause in report.clauses]}


def print_text(report: TestReport) -> None:
    words = Words(current_language())
    for result in report.results:
        mark = words("通过", "pass") if result.is_passed else words("不符", "FAIL")
        print(f"{mark}  {result.title}")
        print_failure(result, words)
    failed = sum(not result.is_passed for result in report.results)
    tests, clauses = len(report.results), len(report.clauses)
    reached = len(report.clauses) - len(report.unreached)
    print()
    print(
        words(
            f"{tests} 个测试，{failed} 个不符；{clauses} 条规则走到了 {reached} 条",
            f"{tests} tests, {failed} failed; {reached} of {clauses} clauses reached",
        )
    )
    if report.unreached:
        print(words("没有测试走到：", "reached by no test:"))
        for clause in report.unreached:
            print(f"  {clause.path}:{clause.line}  {clause.text}")


def print_failure(result: TestResult, words: Words) -> None:
    for difference in result.differences:
        row = " ".join([difference.entity, *difference.key])
        place = f"{difference.path}:{difference.line}"
        expected = difference.expected or words("空", "nothing")
        found = difference.found or words("空", "nothing")
        cell = f"{row} {difference.conclusion}"
        print(
            words(
                f"      {cell}：应得 {expected}，得到 {found}（{place}）",
                f"      {cell}: expected {expected}, found {found} ({place})",
            )
        )
    if result.error:
        print(result.error.render(words.language).rstrip("\n"))
