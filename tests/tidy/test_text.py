"""What a file is made of: encodings, line ends, widths, and Chinese only where it is data."""

import re
from pathlib import Path

from tidy.sources import CORE, ROOT, files_with, name_of, project_files, split_text, text_of

CPP_FILES = files_with(".cpp", ".hpp", ".def")
TEXT_SUFFIXES = {".cpp", ".hpp", ".def", ".py", ".pyi", ".cmake", ".md", ".toml", ".json"}
TEXT_FILES = [path for path in project_files() if path.suffix in TEXT_SUFFIXES]
# Files whose literals hold Chinese because words are what they are about.
CHINESE_DATA = re.compile(
    r"core/guiju/("
    r"\w+/(\w+_)?(words|diagnostics|names)\.(def|hpp|cpp)"
    r"|\w+/diagnostics/\w+\.hpp"
    r"|base/(date|rounding)\.(hpp|cpp)"
    r"|diag/render_text\.cpp"
    r"|(explain|tables)/\w+\.(cpp|hpp)"
    r"|engine/run_tests\.cpp"
    r")"
)
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
BANNED_FOLDERS = {"utils", "util", "common", "helpers", "misc"}


def pieces_of(path: Path, kind: str) -> list[str]:
    return [piece for piece_kind, piece in split_text(text_of(path)) if piece_kind == kind]


def test_code_is_ascii() -> None:
    foreign = {name_of(p) for p in CPP_FILES if not "".join(pieces_of(p, "code")).isascii()}
    assert foreign == set()


def test_chinese_literals_are_in_files_of_words() -> None:
    literals = {
        name_of(path): literal
        for path in files_with(".cpp", ".hpp", below=CORE)
        if not CHINESE_DATA.fullmatch(name_of(path))
        for literal in pieces_of(path, "string")
        if re.search(r"[\u3400-\u9fff]", literal)
    }
    assert literals == {}


def faults_of(path: Path) -> list[str]:
    text = path.read_bytes().decode("utf-8")
    is_prose = path.suffix == ".md"
    faults = {
        "byte-order mark": text.startswith("\ufeff"),
        "carriage return": "\r" in text,
        "tab": "\t" in text and not is_prose,
        "no line end at the end": text != "" and not text.endswith("\n"),
        "space at the end of a line": not is_prose and " \n" in text,
    }
    return [fault for fault, is_there in faults.items() if is_there]


def test_a_text_file_is_plain_utf8() -> None:
    assert {name_of(path): faults for path in TEXT_FILES if (faults := faults_of(path))} == {}


def test_nothing_is_left_for_later() -> None:
    code_files = [*CPP_FILES, *files_with(".py", ".cmake")]
    debts = {
        name_of(path): found[0]
        for path in code_files
        if path != Path(__file__) and (found := UNFINISHED.search(text_of(path)))
    }
    assert debts == {}


def test_no_folder_is_a_drawer() -> None:
    drawers = {
        name_of(p) for p in project_files() if BANNED_FOLDERS & set(p.relative_to(ROOT).parts)
    }
    assert drawers == set()
