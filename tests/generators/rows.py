"""Random tables for a generated pack: boundary and equal values, missing and unreadable cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from generators.pack import Column, DrawFn, Entity, GeneratedPack, Pen, choices

Tables = dict[str, list[dict[str, str]]]  # cells as text; an empty one is missing

VALUES: dict[str, Sequence[str]] = {
    "bool": ("是", "否"),
    "integer": ("0", "1", "2", "3", "10", "-1", "1,000"),
    "decimal": ("0", "0.5", "1.25", "2", "3", "-2.345", "100"),
    "rate": ("98%", "97.99%", "0%", "100%", "0.5", "5‰", "-3%"),
    "money": ("0", "0.01", "100", "99.99", "-50", "10000", "33333.33", "１００．００"),
    "万元": ("0", "0.000001", "0.01", "1", "3.3333", "-0.5", "0.009999"),
    "date": ("2016-02-29", "2016-03-31", "2016-12-31", "2016/1/31", "2015年3月1日", "20160401"),
    "month": ("2016-02", "2016-12", "2015年3月"),
    "text": ("甲", "甲乙", "b", "B", "丙 丁"),
    "list": ("甲", "甲；乙", "甲、乙，b", "b, 甲", "乙;；甲", "甲；甲"),
    "亩": ("0", "1", "2.5", "-3", "100"),
    "公顷": ("0", "1", "0.3", "-0.05", "7"),
}
MONTHS = ("2016-01", "2016-02", "2016-03", "2016-12")
HUGE = {"integer": "9" * 38, "money": "92233720368547758.08"}
UNREADABLE = {"money": ("三万", "0.001"), "integer": ("三", "0.5"), "万元": ("1.2345678", "5O")}


def _cell(pen: Pen, column: Column, dirt: int) -> str:
    kind = column.unit or column.kind
    if pen.chance(dirt):
        if column.kind == "text" or pen.chance(75):
            return ""
        return pen.pick(UNREADABLE.get(kind, ("待核",)))
    if kind in HUGE and pen.chance(1):
        return HUGE[kind]
    return value(pen, column)


def value(pen: Pen, column: Column) -> str:
    """A readable cell."""
    if column.enumeration is not None:
        return pen.pick(column.enumeration.words)
    return pen.pick(VALUES[column.unit or column.kind])


def _keys(pen: Pen, count: int) -> list[str]:
    """Keys whose order as texts is not that of their numbers, in any order."""
    keys = [f"K{number}" for number in (1, 10, 2, 20, 3, 30, 4, 40, 5)[:count]]
    return [keys.pop(pen.number(0, len(keys) - 1)) for _ in range(count)]


def _rows(pen: Pen, entity: Entity, tables: Tables, dirt: int) -> list[dict[str, str]]:
    parents = tables[entity.parent.name] if entity.parent else []
    if entity.parent and not parents:
        return []
    counts = (2, 0, 1, 3, 4, 5, 6, 9) if entity.parent else (1, 2, 2, 3)
    rows: list[dict[str, str]] = []
    for key in _keys(pen, pen.pick(counts)):
        row = {}
        if entity.parent:
            above = entity.parent.key[0]
            row[above] = pen.pick(parents)[above]
        if len(entity.key) == 1:
            row[entity.key[0]] = key
        else:
            second = next(column for column in entity.columns if column.name == entity.key[1])
            words = second.enumeration.words if second.enumeration else MONTHS
            row[second.name] = pen.pick(words)
            if any(all(row[name] == other[name] for name in entity.key) for other in rows):
                continue
        row.update((column.name, _cell(pen, column, dirt)) for column in entity.inputs())
        rows.append(row)
    return rows


@st.composite
def tables_for(draw: DrawFn[Any], pack: GeneratedPack, is_rich: bool = False) -> Tables:
    pen = Pen(choices(draw, is_rich))
    dirt = pen.pick((0, 8, 30))
    tables: Tables = {}
    for entity in pack.entities:  # parents first
        tables[entity.name] = _rows(pen, entity, tables, dirt)
    return tables


@st.composite
def filled_in(
    draw: DrawFn[Any], pack: GeneratedPack, tables: Tables, is_rich: bool = False
) -> Tables:
    """The same tables with some of what was missing there."""
    pen = Pen(choices(draw, is_rich))
    columns = {(e.name, c.name): c for e in pack.entities for c in e.inputs()}
    return {
        name: [
            {
                column: value(pen, columns[name, column]) if cell == "" and pen.chance(60) else cell
                for column, cell in row.items()
            }
            for row in rows
        ]
        for name, rows in tables.items()
    }


@st.composite
def permuted(draw: DrawFn[Any], tables: Tables) -> Tables:
    """The same rows in another order."""
    return {name: draw(st.permutations(rows)) for name, rows in tables.items()}
