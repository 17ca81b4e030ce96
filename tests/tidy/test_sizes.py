"""Files and functions that one can read in one go."""

import ast

from tidy.functions import find_functions
from tidy.sources import bare_code, files_with, is_generated, name_of, text_of

FILE_LINES = 600
FUNCTION_LINES = 60

CPP_FILES = [path for path in files_with(".cpp", ".hpp") if not is_generated(path)]
PYTHON_FILES = files_with(".py")


def test_a_source_file_is_not_too_long() -> None:
    sizes = {path: len(text_of(path).splitlines()) for path in [*CPP_FILES, *PYTHON_FILES]}
    long = {name_of(path): lines for path, lines in sizes.items() if lines > FILE_LINES}
    assert long == {}


def test_a_cpp_function_is_not_too_long() -> None:
    long = {
        f"{name_of(path)}:{function.first_line}": function.line_count
        for path in CPP_FILES
        for function in find_functions(bare_code(text_of(path)))
        if function.line_count > FUNCTION_LINES
    }
    assert long == {}


def test_a_python_function_is_not_too_long() -> None:
    long = {
        f"{name_of(path)}:{node.lineno}": node.name
        for path in PYTHON_FILES
        for node in ast.walk(ast.parse(text_of(path)))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 > FUNCTION_LINES
    }
    assert long == {}


def test_functions_are_found_in_every_form() -> None:
    code = """
namespace guiju {
struct Pair {
  Pair(int a, int b) : a_(a), b_{b} { use(a); }
  int sum() const noexcept { return a_ + b_; }
  int a_ = 1;
};
constexpr int table[] = {1, 2, 3};
auto twice = [](int value) {
  return 2 * value;
};
template <typename T>
auto size(const T& value) -> int {
  if (value) {
    return 1;
  }
  return 0;
}
}
"""
    lengths = [(f.first_line, f.line_count) for f in find_functions(code)]
    assert lengths == [(4, 1), (5, 1), (9, 3), (12, 7)]
