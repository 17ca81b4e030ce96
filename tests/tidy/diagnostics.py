"""The kinds of diagnostic, read from where the C++ sources define them."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tidy.sources import CORE, bare_code, files_with, text_of

LITERALS = r'((?:\s*"(?:\\.|[^"\\])*")+)'
FIELDS = re.compile(rf"\s*(?:\.code\s*=\s*)?(\d+)\s*,\s*(?:\.name\s*=\s*)?{LITERALS}")
DEFINITION = re.compile(r"\bDiagnosticInfo\s+(\w+)\s*(?:=\s*)?\{")
PAIR = re.compile(rf"\{{{LITERALS}\s*,{LITERALS}\s*,?\s*\}}")


@dataclass(frozen=True)
class Kind:
    code: int
    name: str
    identifier: str
    zh: str
    en: str
    defined_in: Path

    @property
    def code_text(self) -> str:
        return f"GJ{self.code:04}"


def join_literals(literals: str) -> str:
    pieces = re.findall(r'"((?:\\.|[^"\\])*)"', literals)
    return "".join(pieces).replace('\\"', '"').replace("\\n", "\n").replace("\\\\", "\\")


def body_from(code: str, bare: str, begin: int) -> str:
    """What stands in the braces that open just before `begin`."""
    depth = 1
    for place in range(begin, len(bare)):
        depth += {"{": 1, "}": -1}.get(bare[place], 0)
        if depth == 0:
            return code[begin:place]
    raise ValueError("braces do not close")


@cache
def kinds() -> tuple[Kind, ...]:
    found = []
    for path in files_with(".hpp", ".cpp", below=CORE):
        code = text_of(path)
        bare = bare_code(code)
        for definition in DEFINITION.finditer(bare):
            body = body_from(code, bare, definition.end())
            fields = FIELDS.match(body)
            message = PAIR.search(body)
            if not fields or not message:
                raise ValueError(f"{path}: {definition[1]} lacks code, name or message")
            found.append(
                Kind(
                    code=int(fields[1]),
                    name=join_literals(fields[2]),
                    identifier=definition[1],
                    zh=join_literals(message[1]),
                    en=join_literals(message[2]),
                    defined_in=path,
                )
            )
    return tuple(sorted(found, key=lambda kind: kind.code))
