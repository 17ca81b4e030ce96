"""A kind of diagnostic is unique, has a page, and is shown by a test in both languages."""

import re
from collections import Counter

import pytest

from tidy.diagnostics import Kind, kinds
from tidy.diagnostics_index import INDEX, index_text
from tidy.sources import ROOT, files_with, text_of

PAGES = ROOT / "docs/diagnostics"
CHINESE = re.compile(r"[\u4e00-\u9fff]")
# A rendered heading is `错误[GJ2201]` or `error[GJ2201]`.
SEVERITIES = {"zh": "错误|警告|说明", "en": "error|warning|note"}
SHOWN_IN = [
    *files_with(".md", ".py", ".cpp", ".gj", ".txt", below=ROOT / "tests"),
    *files_with(".md", below=PAGES),
]


def shown_codes(language: str) -> set[str]:
    heading = re.compile(rf"(?:{SEVERITIES[language]})\[(GJ\d{{4}})\]")
    return {code for path in SHOWN_IN for code in heading.findall(text_of(path))}


def test_there_are_diagnostics() -> None:
    assert len(kinds()) > 20


def test_a_code_and_a_name_are_used_once() -> None:
    codes = Counter(kind.code for kind in kinds())
    names = Counter(kind.name for kind in kinds())
    assert [code for code, count in codes.items() if count > 1] == []
    assert [name for name, count in names.items() if count > 1] == []


def faults_of(kind: Kind) -> list[str]:
    faults = {
        "code is not of four digits": not 1000 <= kind.code <= 9999,
        "name is not kebab-case": not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", kind.name),
        "message is not Chinese": not CHINESE.search(kind.zh),
        "message is not English": not kind.en or bool(CHINESE.search(kind.en)),
    }
    return [fault for fault, is_there in faults.items() if is_there]


def test_a_kind_is_well_formed() -> None:
    assert {kind.code_text: faults for kind in kinds() if (faults := faults_of(kind))} == {}


def test_a_kind_has_a_page_with_its_name_as_heading() -> None:
    headings = {path.stem: text_of(path).splitlines()[0] for path in files_with(".md", below=PAGES)}
    unpaged = {
        kind.code_text
        for kind in kinds()
        if headings.get(kind.code_text, "") != f"# {kind.code_text} {kind.name}"
    }
    assert unpaged == set()


def test_a_page_is_about_a_kind() -> None:
    pages = {path.stem for path in files_with(".md", below=PAGES) if path.stem.startswith("GJ")}
    assert pages - {kind.code_text for kind in kinds()} == set()


@pytest.mark.parametrize("language", SEVERITIES)
def test_every_kind_is_shown_by_a_test(language: str) -> None:
    assert {kind.code_text for kind in kinds()} - shown_codes(language) == set()


def test_the_index_of_the_pages_is_up_to_date() -> None:
    assert text_of(INDEX) == index_text()
