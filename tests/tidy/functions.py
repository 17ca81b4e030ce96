"""Where the functions of a C++ file begin and end, found by its braces."""

import re
from dataclasses import dataclass

CONTAINER = re.compile(r"\b(namespace|struct|class|union|enum|extern)\b[^()]*$")
LAMBDA = re.compile(r"\[[^\[\]]*\]\s*(\([^{}]*\))?[^{}()=;]*$")
FUNCTION = re.compile(r"\)[^()={};]*(->[^{};]*)?(:[^;]*)?$|\)\s*(const|noexcept|override)[^;=]*$")


@dataclass(frozen=True)
class Function:
    heading: str
    first_line: int
    last_line: int

    @property
    def line_count(self) -> int:
        return self.last_line - self.first_line + 1


def is_function(before: str) -> bool:
    """`before`: what stands between the last statement or brace and this brace."""
    if CONTAINER.search(before) and not before.rstrip().endswith(")"):
        return False
    return bool(LAMBDA.search(before) or FUNCTION.search(before))


def find_functions(code: str) -> list[Function]:
    """The outermost functions of `code`, which has comments and literals blanked out."""
    code = re.sub(r"^[ \t]*#(?:.*\\\n)*.*$", lambda m: "\n" * m[0].count("\n"), code, flags=re.M)
    found: list[Function] = []
    open_braces: list[str] = []
    heading_begin = function_depth = function_begin = 0
    for place, letter in enumerate(code):
        if letter == "{":
            if not function_depth and is_function(before := code[heading_begin:place]):
                function_depth = len(open_braces) + 1
                function_begin = place - len(before.lstrip())
            open_braces.append(letter)
        elif letter == "}" and open_braces:
            if len(open_braces) == function_depth:
                heading = " ".join(code[function_begin:place].split("{")[0].split())
                first = code.count("\n", 0, function_begin) + 1
                found.append(Function(heading, first, code.count("\n", 0, place) + 1))
                function_depth = 0
            open_braces.pop()
        if letter in "{};" and not function_depth:
            heading_begin = place + 1
    return found
