#!/usr/bin/env python3
"""Writes utf8_tables.cpp from the Unicode data of Python 3.12, which is that of Unicode 15.0.

Run as: python3.12 make_utf8_tables.py > utf8_tables.cpp
"""

import sys
import unicodedata
from collections.abc import Callable

UNICODE_VERSION = "15.0.0"
CODE_POINTS = range(sys.maxunicode + 1)

# Code points that are shown as nothing (Default_Ignorable_Code_Point); unicodedata has no such
# property. A name that holds one looks like another name.
VARIATION_SELECTORS = [(0x180B, 0x180D), (0x180F, 0x180F), (0xFE00, 0xFE0F), (0xE0100, 0xE01EF)]
OTHER_INVISIBLE = [
    (0x00AD, 0x00AD),
    (0x034F, 0x034F),
    (0x061C, 0x061C),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180E, 0x180E),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0x3164, 0x3164),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFF8),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    (0xE0000, 0xE00FF),
    (0xE01F0, 0xE0FFF),
]
# Where code points that are not yet assigned count as wide (EastAsianWidth.txt).
IDEOGRAPHS = [
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x2FFFD),
    (0x30000, 0x3FFFD),
]
ALLOWED_CONTROLS = "\t\n\r"


def lies_in(code: int, ranges: list[tuple[int, int]]) -> bool:
    return any(first <= code <= last for first, last in ranges)


def is_invisible(code: int) -> bool:
    return lies_in(code, VARIATION_SELECTORS) or lies_in(code, OTHER_INVISIBLE)


def is_nfc(code: int) -> bool:
    return unicodedata.is_normalized("NFC", chr(code))


def is_name_start(code: int) -> bool:
    return chr(code).isidentifier() and is_nfc(code) and not is_invisible(code)


def is_name_continue(code: int) -> bool:
    return ("a" + chr(code)).isidentifier() and is_nfc(code) and not is_invisible(code)


def is_zero_width(code: int) -> bool:
    if code == 0x00AD:  # a soft hyphen is drawn by terminals
        return False
    if 0x1160 <= code <= 0x11FF or 0xD7B0 <= code <= 0xD7FB:  # vowels and finals join a syllable
        return True
    return unicodedata.category(chr(code)) in ("Mn", "Me", "Cf", "Cc", "Zl", "Zp")


def is_wide(code: int) -> bool:
    if is_zero_width(code):
        return False
    return unicodedata.east_asian_width(chr(code)) in "WF" or lies_in(code, IDEOGRAPHS)


def is_forbidden(code: int) -> bool:
    if chr(code) in ALLOWED_CONTROLS:
        return False
    is_noncharacter = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return (
        unicodedata.category(chr(code)) in ("Cc", "Cs", "Co", "Zl", "Zp")
        or is_noncharacter
        or lies_in(code, OTHER_INVISIBLE)
        or 0xFFF9 <= code <= 0xFFFB  # interlinear annotations
    )


TABLES: list[tuple[str, Callable[[int], bool]]] = [
    ("name_start", is_name_start),
    ("name_continue", is_name_continue),
    ("not_nfc", lambda code: not 0xD800 <= code <= 0xDFFF and not is_nfc(code)),
    ("zero_width", is_zero_width),
    ("wide", is_wide),
    ("forbidden", is_forbidden),
]


def ranges_of(holds: Callable[[int], bool]) -> list[tuple[int, int]]:
    ranges: list[tuple[int, int]] = []
    for code in filter(holds, CODE_POINTS):
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1] = (ranges[-1][0], code)
        else:
            ranges.append((code, code))
    return ranges


def table_lines(name: str, ranges: list[tuple[int, int]]) -> list[str]:
    lines = ["", f"constexpr CodePointRange {name}_data[] = {{"]
    line = "   "
    for first, last in ranges:
        item = f" {{0x{first:X}, 0x{last:X}}},"
        if len(line) + len(item) > 100:
            lines.append(line)
            line = "   "
        line += item
    return [*lines, line, "};"]


def main() -> None:
    if unicodedata.unidata_version != UNICODE_VERSION:
        sys.exit(f"wants Unicode {UNICODE_VERSION}, Python has {unicodedata.unidata_version}")
    lines = [
        f"// Unicode {UNICODE_VERSION}. Written by make_utf8_tables.py; do not edit.",
        '#include "guiju/base/utf8_tables.hpp"',
        "",
        "// clang-format off",
        "namespace guiju::utf8 {",
        "namespace {",
    ]
    for name, holds in TABLES:
        lines += table_lines(name, ranges_of(holds))
    lines += ["", "}  // namespace", ""]
    for name, _ in TABLES:
        lines.append(
            f"constinit const std::span<const CodePointRange> {name}_ranges{{{name}_data}};"
        )
    lines += ["", "}  // namespace guiju::utf8", ""]
    sys.stdout.write("\n".join(lines))


if __name__ == "__main__":
    main()
