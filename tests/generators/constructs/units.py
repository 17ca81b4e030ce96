"""单位: areas kept in a unit or in a multiple of it, and what is counted by them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators.pack import Column
from generators.registry import construct

if TYPE_CHECKING:
    from generators.body import Body
    from generators.pack import Entity


@construct("units")
def units(body: Body, entity: Entity) -> None:
    pen = body.pen
    word = pen.word
    unit = word("Margin", "Unit")
    if not any(" 公顷 = " in line for line in body.margin):
        body.margin += [f"{unit} 亩", f"{unit} 公顷 = 15亩"]
    in_unit, define = word("Clause", "InUnit"), word("Head", "Define")
    decimal, money = word("Type", "Decimal"), word("Type", "Money")
    show, to = word("Clause", "Show"), word("Clause", "To")
    kept, other = pen.pick((("亩", "公顷"), ("公顷", "亩")))
    # Of a kind of its own: others would have to mind its unit.
    area = Column(pen.name("地", "land"), "area", entity, unit=kept)
    entity.declared.append(f"  {word('Head', 'Input')} {area.name} : {decimal}   {in_unit} {kept}")
    entity.columns.append(area)
    sum_name = pen.name("面积", "area")
    terms = f"{area.name} {pen.pick('+-')} {pen.number(0, 9)}{pen.pick((kept, other))}"
    step = pen.pick(("0.01", "0.1", "1"))
    entity.lines.append(
        f"  {define} {sum_name} : {decimal} = {terms}   {in_unit} {other}"
        f"   {show} {word('Mode', pen.pick(('HalfAway', 'Truncate')))} {to} {step}{other}"
    )
    column = body.new_column(entity, pen.pick(("money", "decimal", "bool", "integer")))
    name = pen.pick((area.name, sum_name))
    mode = word("Mode", pen.pick(("HalfEven", "RoundUp", "HalfDown")))
    if column.kind == "money":
        times = pen.pick(("×", "*"))
        text = f"{name} {times} {pen.pick(('4元/亩', '100元/公顷', '0.07元/亩'))}   {mode} {to} 分"
    elif column.kind == "decimal":
        text = f"{name} / {pen.pick(('3亩', '2公顷'))}   {mode} {to} 0.01"
        column.scale = 2
    elif column.kind == "integer":
        per_full, gains = word("Operator", "PerFull"), word("Operator", "Gain")
        text = f"{name} {per_full} {pen.pick(('2亩', '1公顷'))} {gains} {pen.number(1, 3)}"
    else:
        text = f"({name} {pen.pick(('>', '<=', '='))} {pen.pick(('15亩', '1公顷', '2.5亩'))})"
    kind = {"money": money, "decimal": decimal}.get(column.kind) or body.type_word(column)
    body.define(entity, column, f"  {define} {column.name} : {kind} = {text}")
