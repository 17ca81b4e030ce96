"""What the build must not do: lean on the machine that builds, or on packages at run time."""

import re
import tomllib

from tidy.sources import ROOT, files_with, name_of, project_files, text_of

BUILD_FILES = [
    *files_with(".cmake"),
    *(path for path in project_files() if path.name in {"CMakeLists.txt", "CMakePresets.json"}),
    ROOT / "pyproject.toml",
    ROOT / "Makefile",
]


def test_no_file_asks_for_more_than_the_baseline_processor() -> None:
    flags = {
        name_of(path): found[0]
        for path in BUILD_FILES
        if (found := re.search(r"(?<!\w)-m(arch|tune|cpu|avx|sse|fma|bmi)\S*", text_of(path)))
    }
    assert flags == {}


def test_the_package_needs_no_other_package() -> None:
    project = tomllib.loads(text_of(ROOT / "pyproject.toml"))["project"]
    assert project["dependencies"] == []


def test_the_version_is_written_once() -> None:
    version = tomllib.loads(text_of(ROOT / "pyproject.toml"))["project"]["version"]
    others = [
        name_of(path)
        for path in files_with(".py", ".cpp", ".hpp", ".cmake", ".txt", below=ROOT)
        if f'"{version}"' in text_of(path) or f"VERSION {version}" in text_of(path)
    ]
    assert others == []


def test_make_help_fits_on_a_small_screen() -> None:
    targets = re.findall(r"^([a-z-]+):.*##", text_of(ROOT / "Makefile"), re.MULTILINE)
    assert targets
    assert len(targets) <= 12
