"""实体 derived from another, and what 同 an expression derives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators.pack import Column
from generators.registry import construct

if TYPE_CHECKING:
    from generators.body import Body
    from generators.pack import Entity

GROUPED = ("integer", "enum", "date", "month", "text")


def _parts(body: Body, entity: Entity) -> list[str]:
    """What rows are grouped by: tables above, inputs, a function of one of them."""
    pen = body.pen
    parts = [pen.pick(entity.ancestors()).name] if entity.ancestors() and pen.chance(70) else []
    body.write.looks_across |= not parts
    columns = [column for column in entity.inputs() if column.kind in GROUPED]
    chosen = {pen.pick(columns).name: pen.pick(columns) for _ in range(2) if columns}
    for column in {column.name: column for column in chosen.values()}.values():
        is_date = column.kind == "date" and not any("(" in part for part in parts)
        year = f"{pen.word('Function', 'Year')}({column.name})"
        parts.append(year if is_date and pen.chance(60) else column.name)
    # A cell filled in later adds its row to a group that was concluded without it.
    body.write.reads_filled = True
    return parts


@construct("derived", weight=3)
def derived(body: Body, entity: Entity) -> None:
    parts = _parts(body, entity)
    if not parts:
        return
    word = body.pen.word
    name = body.pen.name("组", "group")
    within = f"{word('Clause', 'Within')} {body.pen.comma().join(parts)}"
    body.margin.append(f"{word('Margin', 'Entity')} {name} = {entity.name}   {within}")
    body.margin.append(f'{word("Margin", "Each")} {name}   {word("Clause", "Cite")} 文 "一"')
    size = body.pen.name("几", "size")
    count = f"{word('Function', 'Count')}({entity.name})"
    define, integer = word("Head", "Define"), word("Type", "Integer")
    body.margin.append(f"  {define} {size} : {integer} = {count}")
    column = body.new_column(entity, "integer")
    body.define(entity, column, f"  {define} {column.name} : {integer} = {name}.{size}")


@construct("rank_within", weight=2)
def rank_within(body: Body, entity: Entity) -> None:
    parts = _parts(body, entity)
    keys: list[Column] = [c for c in entity.columns if c.kind in ("integer", "money", "date")]
    if not parts or not keys:
        return
    word = body.pen.word
    column = body.new_column(entity, "integer")
    within = f"{word('Clause', 'Within')} {body.pen.comma().join(parts)}"
    by = f"{word('Clause', 'By')} {body.pen.pick(keys).name}"
    ties = f"{word('Clause', 'Ties')} {word('TieRule', 'Shared')}"
    head = f"  {word('Head', 'Rank')} {column.name} : {word('Type', 'Integer')}"
    body.define(entity, column, f"{head}   {within}   {by}   {ties}")
