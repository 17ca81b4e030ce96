"""A floor sees only lower floors; libraries and the world outside are met in few places."""

import re
from pathlib import Path

import pytest

from tidy.sources import (
    CORE,
    bare_code,
    files_with,
    floor_of,
    floors,
    includes,
    name_of,
    text_of,
)

CORE_FILES = files_with(".hpp", ".cpp", ".def", below=CORE)
HEADERS_OF_C = re.compile(r"[a-z]+\.h")

# The core is a pure function of what it is given: these words would make it something else.
WORLD = {
    "prints": r"\b(std::)?(cout|cerr|clog|printf|fprintf|puts|putchar)\b",
    "ends the program": r"\b(std::)?(exit|abort|terminate|quick_exit)\s*\(",
    "reads the clock": r"\b(std::chrono|std::time\b|gettimeofday|clock_gettime|localtime|gmtime)",
    "reads the locale": r"\b(std::locale|setlocale|std::isalpha|std::isspace|std::tolower)\b",
    "reads the environment": r"\b(getenv|secure_getenv)\b",
    "touches the disk": r"\b(std::(i|o)?fstream|fopen|std::filesystem)\b",
    "computes in binary fractions": r"\b(double|float|std::stod|strtod)\b",
    # Memory that cannot be had is no failure that a caller could expect either.
    "throws, but for a broken invariant": r"\bthrow\b(?!\s+std::(logic_error|bad_alloc))",
}


def used_floors(path: Path) -> set[str]:
    return {name.split("/")[1] for name in includes(path) if re.match(r"guiju/[a-z]+/", name)}


def declared_below(floor: str) -> set[str]:
    declared = re.search(r"\bDEPENDS\b([^)]*)", text_of(CORE / floor / "CMakeLists.txt"))
    names = set(declared[1].split()) if declared else set()
    return names.union(*(declared_below(name) for name in names))


def test_a_core_file_includes_only_its_own_floor_and_declared_lower_ones() -> None:
    climbing = {
        name_of(path): above
        for path in CORE_FILES
        if (floor := floor_of(path))
        and (above := used_floors(path) - {floor} - declared_below(floor))
    }
    assert climbing == {}


@pytest.mark.parametrize("floor", floors())
def test_a_floor_stands_on_lower_floors_only(floor: str) -> None:
    assert declared_below(floor) <= set(floors()[: floors().index(floor)])


def test_own_headers_are_named_from_the_root() -> None:
    quoted = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.MULTILINE)
    near = {
        name_of(path): name
        for path in CORE_FILES
        for name in quoted.findall(text_of(path))
        if not name.startswith("guiju/")
    }
    assert near == {}


def test_boost_is_met_in_the_syntax_floor_only_and_leaves_it_by_no_header() -> None:
    users = {path for path in CORE_FILES if any(n.startswith("boost/") for n in includes(path))}
    assert {floor_of(path) for path in users} <= {"syntax"}
    inner = {path for path in users if path.suffix == ".hpp"}
    while more := {
        path
        for path in CORE_FILES
        if path.suffix == ".hpp"
        and path not in inner
        and any(CORE.parent / name in inner for name in includes(path))
    }:
        inner |= more
    leaks = [
        name_of(path)
        for path in CORE_FILES
        if floor_of(path) != "syntax"
        and any(CORE.parent / name in inner for name in includes(path))
    ]
    assert leaks == []


def test_json_is_met_in_sources_only() -> None:
    users = [path for path in CORE_FILES if any(n.startswith("nlohmann/") for n in includes(path))]
    assert [name_of(path) for path in users if path.suffix != ".cpp"] == []


@pytest.mark.parametrize("deed", WORLD)
def test_the_core_is_a_pure_function(deed: str) -> None:
    words = re.compile(WORLD[deed])
    doers = {
        name_of(path): found[0]
        for path in CORE_FILES
        if (found := words.search(bare_code(text_of(path))))
    }
    assert doers == {}


def test_the_core_uses_no_headers_of_c() -> None:
    headers = {
        name_of(path): name
        for path in CORE_FILES
        for name in includes(path)
        if HEADERS_OF_C.fullmatch(name)
    }
    assert headers == {}
