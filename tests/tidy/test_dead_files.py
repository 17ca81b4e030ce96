"""Nothing lies in the tree that no one builds, includes or links."""

import re
from pathlib import Path

from tidy.sources import CORE, ROOT, files_with, includes, name_of, project_files, text_of

BUILD_FILES = [path for path in project_files() if path.name == "CMakeLists.txt"]


def listings(source: Path) -> int:
    """How often the nearest build file above a source names it."""
    folder = next(f for f in source.parents if f / "CMakeLists.txt" in BUILD_FILES)
    name = re.escape(str(source.relative_to(folder)))
    return len(re.findall(rf"(?<![\w/.-]){name}(?![\w/.-])", text_of(folder / "CMakeLists.txt")))


def test_a_source_is_listed_once_in_the_build_file_above_it() -> None:
    counts = {name_of(path): listings(path) for path in files_with(".cpp")}
    assert {name: count for name, count in counts.items() if count != 1} == {}


def test_a_listed_source_is_there() -> None:
    absent = {
        name_of(path): name
        for path in BUILD_FILES
        for name in re.findall(r"(?<![\w/.}-])([\w/]+\.cpp)\b", text_of(path))
        if not (path.parent / name).is_file()
    }
    assert absent == {}


def test_a_header_is_included_by_someone() -> None:
    included = {name for path in files_with(".cpp", ".hpp", ".def") for name in includes(path)}
    public = {"guiju/guiju.hpp"}
    headers = files_with(".hpp", ".def", below=CORE)
    names = {str(path.relative_to(CORE.parent)) for path in headers}
    assert names - included - public == set()


def test_every_folder_of_the_core_is_a_floor_that_is_built() -> None:
    folders = {path.relative_to(CORE).parts[0] for path in files_with(".cpp", ".hpp", below=CORE)}
    folders.discard("guiju.hpp")
    assert {name for name in folders if CORE / name / "CMakeLists.txt" not in BUILD_FILES} == set()


def test_links_between_documents_lead_somewhere() -> None:
    broken = [
        f"{name_of(page)}: {target}"
        for page in files_with(".md")
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text_of(page))
        if "://" not in target and not ((page.parent / target).exists())
    ]
    assert broken == []
    assert (ROOT / "README.md").exists()
