"""Random rule packs: `packs()` draws a pack that the checker accepts."""

from __future__ import annotations

from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from generators.body import NAMES, TYPES, Body
from generators.expressions import Expressions
from generators.pack import (
    CALENDAR,
    Column,
    Cut,
    DrawFn,
    Entity,
    Enumeration,
    GeneratedPack,
    Parameter,
    Pen,
    choices,
)

ENTITY_NAMES = (("县", "county"), ("村", "village"), ("户", "household"))
INPUT_KINDS = (
    "bool",
    "bool",
    "integer",
    "decimal",
    "rate",
    "money",
    "money",
    "date",
    "enum",
    "text",
    "month",
    "list",
)


class _Writer:
    def __init__(self, pen: Pen) -> None:
        self.pen = pen
        self.enumerations = [self._enumeration(number) for number in range(2)]
        self.parameters: list[Parameter] = []
        self.margin = self._parameters()  # lines before the entities
        self.entities: list[Entity] = []
        self.cuts: list[Cut] = []

    def _enumeration(self, number: int) -> Enumeration:
        words = [f"{stem}{'类级'[number]}" for stem in "甲乙丙"[: self.pen.number(2, 3)]]
        return Enumeration(f"枚举{number + 1}", words, is_ordered=number == 1)

    def _enumeration_line(self, enumeration: Enumeration) -> str:
        between = " > " if enumeration.is_ordered else self.pen.comma()
        words = between.join(enumeration.words)
        return f"{self.pen.word('Margin', 'Enum')} {enumeration.name} = {words}"

    def _parameters(self) -> list[str]:
        word = self.pen.word
        values = {
            "integer": ("2", "3", "10"),
            "rate": ("98%", "5‰", "0%"),
            "money": ("100元", "0.01元", "1万元"),
            "bool": ("是", "否"),
            "ratio": ("3:2:1", "1:1:1", "0:0.5:1"),
            "date": ("2016-03-31", "2016-12-31"),
        }
        lines = []
        for kind, written in values.items():
            if not self.pen.chance(60):
                continue
            parameter = Parameter(self.pen.name("参", "param"), kind)
            type_word = word("Type", {"ratio": "RatioList"}.get(kind) or TYPES[kind])
            cite = f'   {word("Clause", "Cite")} 文 "一"'
            for start in self.pen.pick((("",), ("2016-01-01",), ("2015-06-01", "2016-03-31"))):
                since = f"   {word('Clause', 'From')} {start}" if start else ""
                lines.append(
                    f"{word('Margin', 'Param')} {parameter.name} : {type_word} = "
                    f"{self.pen.pick(written)}{since}{cite}"
                )
            self.parameters.append(parameter)
        return lines

    def add_entity(self) -> None:
        word = self.pen.word
        level = len(self.entities)
        entity = Entity(self.pen.pick(ENTITY_NAMES[level]), self.entities[-1] if level else None)
        self._add_key(entity)
        of = ""
        if entity.parent:
            of = f"   {word('Clause', 'Of')} {entity.parent.name}"
        key = f"{word('Clause', 'Key')} {self.pen.comma().join(entity.key)}"
        entity.declared.append(f"{word('Margin', 'Entity')} {entity.name}   {key}{of}")
        if len(entity.key) > 1:
            month = f"{entity.key[1]} : {word('Type', 'Month')}"
            entity.declared.append(f"  {word('Head', 'Input')} {month}")
        for _ in range(self.pen.number(1, 6)):
            self._add_input(entity)
        if entity.parent and self.pen.chance(75):
            self._add_order(entity)
        self.entities.append(entity)

    def _add_key(self, entity: Entity) -> None:
        if entity.parent and entity.parent.parent and self.pen.chance(40):
            month = Column(self.pen.name("月份", "month"), "month", entity, "key")
            entity.key = [entity.parent.key[0], month.name]
            entity.columns.append(month)
        else:
            entity.key = [self.pen.name("号", "code")]
            entity.columns.append(Column(entity.key[0], "text", entity, "key"))

    def _add_input(self, entity: Entity) -> None:
        word = self.pen.word
        kind = self.pen.pick(INPUT_KINDS)
        zh, en = NAMES[kind]
        column = Column(self.pen.name(zh, en), kind, entity)
        column.scale = {"integer": 0, "money": 2}.get(kind)
        if kind == "enum":
            column.enumeration = self.pen.pick(self.enumerations)
            type_word = column.enumeration.name
        else:
            type_word = word("Type", "Text" if kind == "text" else TYPES[kind])
        unit, upto = "", word("Operator", "Upto")
        if kind == "integer" and self.pen.chance(30):
            type_word += f" 0 {upto} 3"
        if kind == "money" and self.pen.chance(40):
            column.unit = "万元"
            unit = f"   {word('Clause', 'InUnit')} 万元"
        entity.declared.append(f"  {word('Head', 'Input')} {column.name} : {type_word}{unit}")
        entity.columns.append(column)

    def _add_order(self, entity: Entity) -> None:
        word = self.pen.word
        entity.order = self.pen.name("次", "line")
        entity.order_scope = self.pen.pick([None, *entity.ancestors()])
        within = ""
        if entity.order_scope:
            within = f"   {word('Clause', 'Within')} {entity.order_scope.name}"
        columns = [c for c in entity.columns if c.kind in ("date", "integer", "money")]
        keys = []
        if columns and self.pen.chance(60):
            direction = f" {word('Operator', 'Descending')}" if self.pen.chance(30) else ""
            keys.append(self.pen.pick(columns).name + direction)
        if not keys or self.pen.chance(80):
            keys += entity.key
        by = f"   {word('Clause', 'By')} {self.pen.comma().join(keys)}"
        entity.declared.append(f"  {word('Head', 'Order')} {entity.order}{within}{by}")

    def _products(self) -> str:
        """Sometimes every product of money is rounded."""
        if not self.pen.chance(20):
            return ""
        mode = self.pen.word("Mode", self.pen.pick(("HalfEven", "Truncate", "RoundUp")))
        return f"   {self.pen.word('Clause', 'Products')} {mode} {self.pen.word('Clause', 'To')} 分"

    def _calendar(self) -> list[str]:
        yes, no = self.pen.word("Reserved", "Yes"), self.pen.word("Reserved", "No")
        upto = self.pen.word("Operator", "Upto")
        cite = f'{self.pen.word("Clause", "Cite")} 文 "一"'
        return [
            f"{self.pen.word('Margin', 'Calendar')} {CALENDAR}   {cite}",
            "  | 日子 | 上班 |",
            f"  | 2015-10-01 {upto} 2015-10-07 | {no} |",
            f"  | 2016-02-07 {upto} 2016-02-13 | {no} |",
            f"  | 2016-02-06, 2016-02-14 | {yes} |",
        ]

    def cut(self) -> None:
        """All that stands by now may be a pack of its own."""
        declared = {entity.name: len(entity.declared) for entity in self.entities}
        lines = {entity.name: len(entity.lines) for entity in self.entities}
        self.cuts.append(Cut(len(self.margin), declared, lines))

    def finish(self, body: Body) -> GeneratedPack:
        word = self.pen.word
        header = [
            f'{word("Margin", "Source")} 文 "试验用的文"',
            f"{word('Margin', 'Rounding')} {word('Mode', 'HalfAway')}{self._products()}",
        ]
        shared = [*self._calendar(), *map(self._enumeration_line, self.enumerations)]
        lines = [
            f"{word('Margin', 'Pack')} 试验包   {word('Clause', 'Version')} 1.0",
            *header,
            *shared,
            *self.margin,
            *(line for entity in self.entities for line in entity.declared),
        ]
        for entity in self.entities:
            if entity.lines:
                cite = f'{word("Clause", "Cite")} 文 "一"'
                lines += [f"{word('Margin', 'Each')} {entity.name}   {cite}", *entity.lines]
        return GeneratedPack(
            "\n".join(lines) + "\n",
            self.entities,
            body.write.reads_filled,
            body.write.reads_keys,
            body.write.looks_across,
            body.made,
            header,
            shared,
            self.margin,
            self.cuts,
        )


def write_pack(pen: Pen, constructs: tuple[int, int], only: str | None = None) -> GeneratedPack:
    """A pack of one to three tables in a chain, with so many constructs: any, or one of them."""
    writer = _Writer(pen)
    for _ in range(3 if only else pen.pick((1, 2, 2, 3, 3))):
        writer.add_entity()
    expressions = Expressions(pen, writer.entities, writer.parameters)
    body = Body(pen, expressions, writer.enumerations, writer.parameters, writer.margin)
    for _ in range(pen.number(*constructs)):
        writer.cut()
        if only:
            body.add_only(only, writer.entities)
        else:
            body.add(pen.pick(writer.entities))
    writer.cut()
    return writer.finish(body)


@st.composite
def packs(draw: DrawFn[Any], language: str = "mixed", is_rich: bool = False) -> GeneratedPack:
    """A pack in which constructs are mixed."""
    return write_pack(Pen(choices(draw, is_rich), language), (4, 14) if is_rich else (1, 8))


@st.composite
def packs_of(draw: DrawFn[Any], construct: str) -> GeneratedPack:
    """A pack that has this construct and no other."""
    pack = write_pack(Pen(choices(draw, is_rich=True), "mixed"), (1, 4), construct)
    assume(pack.made)
    return pack
