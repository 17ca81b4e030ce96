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
from guiju.pack import Assertion, TestReport, TestResult


def main(arguments: argparse.Namespace) -> int:
    try:
        pack = load_pack(arguments)
    except PackError as error:
        if arguments.format == "json":
            diagnostics = json.loads(error.report.to_json())
            print_json({"results": [], "clauses": [], "assertions": [], "diagnostics": diagnostics})
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
    return {
        "results": results,
        "clauses": [asdict(clause) for clause in report.clauses],
        "assertions": [assertion_json(assertion) for assertion in report.assertions],
    }


def assertion_json(assertion: Assertion) -> dict[str, Any]:
    found = assertion.counterexample
    example = found and {
        "key": found.key,
        "test": found.test,
        "text": found.text(),
        "why": found.why.to_dict(),
    }
    fields = (
        "title",
        "path",
        "line",
        "entity",
        "is_proved",
        "row_count",
        "open_count",
    )
    return {name: getattr(assertion, name) for name in fields} | {"counterexample": example}


def print_text(report: TestReport) -> None:
    words = Words(current_language())
    for result in report.results:
        mark = words("通过", "pass") if result.is_passed else words("不符", "FAIL")
        print(f"{mark}  {result.title}")
        print_failure(result, words)
    for assertion in report.assertions:
        print_assertion(assertion, words)
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
    if report.assertions:
        broken = sum(assertion.counterexample is not None for assertion in report.assertions)
        proved = sum(assertion.is_proved for assertion in report.assertions)
        count = len(report.assertions)
        print(
            words(
                f"{count} 条断言，{broken} 条有反例，{proved} 条证明成立",
                f"{count} assertions, {broken} with a counterexample, {proved} proved",
            )
        )
    if report.unreached:
        print(words("没有测试走到：", "reached by no test:"))
        for clause in report.unreached:
            print(f"  {clause.path}:{clause.line}  {clause.text}")


def print_assertion(assertion: Assertion, words: Words) -> None:
    if assertion.counterexample:
        mark = words("不成立", "FALSE")
    elif assertion.is_proved:
        mark = words("成立", "holds")
    else:
        mark = words("未见反例", "no counterexample")
    print(f"{mark}  {assertion.title}  {tried(assertion, words)}")
    found = assertion.counterexample
    if found is None:
        return
    place = f"{assertion.path}:{assertion.line}"
    row = " ".join([assertion.entity, *found.key])
    if found.test:
        row += words(f"，出自测试“{found.test}”", f", of the test “{found.test}”")
    print(words(f"      反例：{row}（{place}）", f"      counterexample: {row} ({place})"))
    indented(found.why.text(words.language))
    print(words("      可以贴进规则包作测试：", "      to be pasted into the pack as a test:"))
    indented(found.text(words.language))


def tried(assertion: Assertion, words: Words) -> str:
    if assertion.is_proved:
        return words("（已证明）", "(proved)")
    if assertion.row_count == 0:
        return words("（没有一行判得出，等于没有试）", "(known on no row: not tried)")
    rows, open_rows = f"{assertion.row_count:,}", f"{assertion.open_count:,}"
    return words(
        f"（试了 {rows} 行，另有 {open_rows} 行未定）",
        f"({rows} rows tried, {open_rows} more undecided)",
    )


def indented(text: str) -> None:
    for line in text.rstrip("\n").splitlines():
        print(f"        {line}" if line else "")


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
