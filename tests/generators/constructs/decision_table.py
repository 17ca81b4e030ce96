"""决策表."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from generators.pack import Place
from generators.registry import construct

if TYPE_CHECKING:
    from generators.body import Body
    from generators.pack import Column, Entity


PARTED = ("bool", "money", "integer")  # kinds whose values a few cells part


@construct(
    "decision_table",
    weight=2,
    bears=lambda _body, entity: any(
        column.enumeration or column.kind in PARTED for column in entity.columns
    ),
)
def decision_table(body: Body, entity: Entity) -> None:
    place = Place(entity)
    heads = _heads(body, place)
    policy = body.pen.pick(("Unique", "AnyHit", "First", "Priority"))
    kinds = ("enum",) if policy == "Priority" else ("enum", "bool", "integer")
    column = body.new_column(entity, body.pen.pick(kinds))
    if column.kind == "enum":
        column.enumeration = body.pen.pick(body.enumerations)
    if policy in ("First", "Priority"):
        rows = _first_rows(body, heads)
    else:
        rows = _partition(body, [[None] * len(heads)], heads)
    kept = [row for row in rows if body.pen.chance(80)] or rows[:1]
    results = [_result(body, column, place) for _ in kept]
    if policy == "AnyHit":  # a second row that overlaps, with the same result
        kept.append(list(kept[-1]))
        results.append(results[-1])
        if len(heads) > 1:
            kept[-1][-1] = None
            results = [results[0]] * len(kept)
    word = body.pen.word
    hit = f"{word('Clause', 'Hit')} {word('Policy', policy)}"
    if policy == "Priority" and body.pen.chance(40):
        hit += f" {body.pen.pick(results)}"
    second = body.new_column(entity, "integer") if body.pen.chance(25) else None
    more = f", {second.name} : {body.type_word(second)}" if second else ""

    def row_of(cells: str, result: str, other: str) -> str:
        return f"    | {cells} || {result}" + (f" | {other} |" if second else " |")

    others = [_result(body, second, place) if second else "" for _ in kept]
    if policy == "AnyHit":
        others = others[:1] * len(kept)
    lines = [
        f"  {word('Head', 'Table')} {column.name} : {body.type_word(column)}{more}   {hit}",
        row_of(" | ".join(name for name, _ in heads), column.name, second.name if second else ""),
    ]
    for row, result, other in zip(kept, results, others, strict=True):
        cells = " | ".join("-" if cell is None else cell for cell in row)
        lines.append(row_of(cells, result, other))
    if not _covers(kept, heads):
        other = _result(body, second, place) if second else ""
        lines.append(row_of(word("Clause", "Else"), _result(body, column, place), other))
    body.define(entity, column, *lines)
    if second:
        entity.columns.append(second)


COLLECTED = ("Sum", "Count", "Least", "Greatest", "List", "RuleOrder", "OutputOrder")


@construct(
    "collecting_table",
    bears=lambda _body, entity: any(
        column.enumeration or column.kind in PARTED for column in entity.columns
    ),
)
def collecting_table(body: Body, entity: Entity) -> None:
    place, word = Place(entity), body.pen.word
    heads = _heads(body, place)
    kind = body.pen.pick(COLLECTED)
    is_list = kind in ("List", "RuleOrder", "OutputOrder")
    column = body.new_column(entity, "list" if is_list else "integer")
    hit = word("Clause", "Hit")
    if kind in ("RuleOrder", "OutputOrder"):
        hit += f" {word('Policy', kind)}"
    else:
        hit += f" {word('Policy', 'Collect')} {word('Collected', kind)}"
    limit = ""
    if not is_list and body.pen.chance(50):
        limit = f"   {word('Clause', 'AtMost')} {body.pen.number(1, 6)}"
    items = body.pen.pick(body.enumerations).words

    def result() -> str:
        if kind == "OutputOrder":
            return body.pen.pick(items)
        return f'"项{body.pen.number(1, 3)}"' if is_list else _result(body, column, place)

    rows = [
        [body.pen.pick([None, *cells]) for _, cells in heads] for _ in range(body.pen.number(1, 4))
    ]
    lines = [
        f"  {word('Head', 'Table')} {column.name} : {body.type_word(column)}   {hit}{limit}",
        f"    | {' | '.join(name for name, _ in heads)} || {column.name} |",
    ]
    for row in rows:
        cells = " | ".join("-" if cell is None else cell for cell in row)
        lines.append(f"    | {cells} || {result()} |")
    if body.pen.chance(40):
        lines.append(f"    | {word('Clause', 'Else')} || {result()} |")
    body.define(entity, column, *lines)


def _heads(body: Body, place: Place) -> list[tuple[str, list[str]]]:
    """Head of an input clause and cells that part its values among them."""
    columns = [(column, _parts(body, column)) for column in place.entity.columns]
    found = [(column.name, parts) for column, parts in columns if parts]
    count = min(len(found), body.pen.number(1, 3))
    return [found.pop(body.pen.number(0, len(found) - 1)) for _ in range(count)]


def _parts(body: Body, column: Column) -> list[str]:
    if column.kind == "bool":
        return ["是", "否"]
    if column.enumeration is not None:
        return list(column.enumeration.words)
    if column.kind in ("money", "integer"):
        unit = "元" if column.kind == "money" else ""
        upto = body.pen.word("Operator", "Upto")
        both = f">= 0{unit} {body.pen.word('Operator', 'And')} < 3{unit}"
        if body.pen.chance(50):
            return [f"< 0{unit}", both, f">= 3{unit}"]
        return [f"< 0{unit}", f"0{unit} {upto} 2{unit}", f"> 2{unit}"]
    return []


def _partition(
    body: Body, rows: list[list[str | None]], heads: list[tuple[str, list[str]]]
) -> list[list[str | None]]:
    """Rows that never overlap and leave no gap: rows are split at one of their open cells."""
    for _ in range(body.pen.number(1, 3)):
        row = body.pen.pick(rows)
        open_cells = [place for place, cell in enumerate(row) if cell is None]
        if not open_cells:
            continue
        place = body.pen.pick(open_cells)
        rows = [other for other in rows if other is not row]
        for cell in heads[place][1]:
            rows.append([*row[:place], cell, *row[place + 1 :]])
    return rows


def _first_rows(body: Body, heads: list[tuple[str, list[str]]]) -> list[list[str | None]]:
    """Rows each of which is reached by something that those above leave."""
    rows: list[list[str | None]] = []
    for _ in range(body.pen.number(1, 4)):
        row = [body.pen.pick([None, *cells]) for _, cells in heads]
        reached = any(
            _matches(row, point) and not any(_matches(above, point) for above in rows)
            for point in itertools.product(*(cells for _, cells in heads))
        )
        if reached:
            rows.append(row)
    return rows


def _covers(rows: list[list[str | None]], heads: list[tuple[str, list[str]]]) -> bool:
    points = itertools.product(*(cells for _, cells in heads))
    return all(any(_matches(row, point) for row in rows) for point in points)


def _result(body: Body, column: Column, place: Place) -> str:
    if column.enumeration is not None:
        return body.pen.pick(column.enumeration.words)
    if column.kind == "bool":
        return body.pen.pick(("是", "否"))
    names = [other.name for other in place.entity.columns if other.kind == "integer"]
    return body.pen.pick(["1", "2", "5", *names[:1]])


def _matches(row: list[str | None], point: tuple[str, ...]) -> bool:
    return all(cell is None or cell == value for cell, value in zip(row, point, strict=True))
