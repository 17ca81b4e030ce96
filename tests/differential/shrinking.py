"""Makes a failing example small by leaving out declarations and rows, as long as it fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generators.rows import Tables

Example = tuple[str, Tables]


def smallest(text: str, tables: Tables, fails: Callable[[str, Tables], bool]) -> Example:
    example = text, tables
    while True:
        smaller = next((one for one in _smaller(*example) if fails(*one)), None)
        if smaller is None:
            return example
        example = smaller


def _smaller(text: str, tables: Tables) -> Iterator[Example]:
    blocks = _blocks(text)
    for place in reversed(range(len(blocks))):
        yield "".join(blocks[:place] + blocks[place + 1 :]), tables
    for name, rows in tables.items():
        for place in range(len(rows)):
            yield text, tables | {name: rows[:place] + rows[place + 1 :]}


def _blocks(text: str) -> list[str]:
    """Each line with the lines that stand two levels below the margin under it."""
    blocks: list[str] = []
    for line in text.splitlines(keepends=True):
        if line.startswith("    ") and blocks:
            blocks[-1] += line
        else:
            blocks.append(line)
    return blocks
