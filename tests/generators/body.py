"""The body of a generated pack: what every construct needs in order to add itself."""

from __future__ import annotations

from generators import constructs
from generators.expressions import Expressions
from generators.pack import Column, Entity, Enumeration, Parameter, Pen, Place
from generators.registry import CONSTRUCTS, Construct

ROOMS = constructs  # imported so that they register what they add
MODES = ("HalfAway", "HalfEven", "HalfDown", "Truncate", "AwayFromZero", "RoundDown", "RoundUp")
TYPES = {
    "bool": "Bool",
    "integer": "Integer",
    "decimal": "Decimal",
    "rate": "Rate",
    "money": "Money",
    "date": "Date",
    "month": "Month",
    "list": "ListOf",
}
NAMES = {
    "bool": ("可否", "flag"),
    "integer": ("数", "count_of"),
    "decimal": ("小数值", "figure"),
    "rate": ("率", "ratio_of"),
    "money": ("额", "amount"),
    "date": ("日子", "day_of"),
    "month": ("月", "month_of_it"),
    "enum": ("等", "grade"),
    "text": ("说明", "note"),
    "list": ("清单", "items"),
}


class Body:
    """Constructs may also write lines at the margin, and lines in the 实体 of an entity."""

    def __init__(
        self,
        pen: Pen,
        expressions: Expressions,
        enumerations: list[Enumeration],
        parameters: list[Parameter],
        margin: list[str],
    ) -> None:
        self.pen = pen
        self.write = expressions
        self.enumerations = enumerations
        self.parameters = parameters
        self.margin = margin
        self.made: list[str] = []  # the names of the constructs that were added

    def add(self, entity: Entity) -> None:
        """One construct, of those that the entity can bear; what is drawn shrinks to a formula."""
        borne = [one for one in CONSTRUCTS.values() if one.bears(self, entity)]
        borne.sort(key=lambda one: one.name != "formula")
        self._add(self.pen.pick([one for one in borne for _ in range(one.weight)]), entity)

    def add_only(self, name: str, entities: list[Entity]) -> None:
        """That construct, to one of the entities that can bear it, if any."""
        borne = [entity for entity in entities if CONSTRUCTS[name].bears(self, entity)]
        if borne:
            self._add(CONSTRUCTS[name], self.pen.pick(borne))

    def _add(self, construct: Construct, entity: Entity) -> None:
        construct.add(self, entity)
        self.made.append(construct.name)

    # ── Names and types ─────────────────────────────────────────────────────────────────────────

    def new_column(self, entity: Entity, kind: str, role: str = "conclusion") -> Column:
        """A column that is not yet among those of its entity: its own formula may not read it."""
        zh, en = NAMES[kind]
        scales = {"integer": 0, "money": 2, "decimal": 2}
        return Column(self.pen.name(zh, en), kind, entity, role, scale=scales.get(kind))

    def type_word(self, column: Column) -> str:
        if column.kind == "enum":
            assert column.enumeration is not None
            return column.enumeration.name
        return self.pen.word("Type", TYPES[column.kind])

    def rounding(self, column: Column, scale: int | None) -> str:
        """The clause that makes a value of that scale fit the column's type."""
        wanted = {"integer": 0, "money": 2}.get(column.kind)
        mode = self.pen.word("Mode", self.pen.pick(MODES))
        to = self.pen.word("Clause", "To")
        if wanted is not None:
            if scale is not None and scale <= wanted:
                return ""
            return f"   {mode} {to} {'个' if wanted == 0 else '分'}"
        if column.kind == "decimal":
            column.scale = None if self.pen.chance(50) else 2
            if column.scale is None:
                return f"   {self.pen.word('Clause', 'Show')} {to} 0.01"
            return f"   {mode} {to} 0.01"
        if column.kind == "rate":
            step = self.pen.pick(("0.1%", "0.01%"))
            head = self.pen.word("Clause", "Show") if self.pen.chance(60) else mode
            return f"   {head} {to} {step}"
        return ""

    def value(self, column: Column, place: Place, depth: int) -> tuple[str, int | None]:
        kind = column.kind
        if kind == "bool":
            return self.write.truth(place, depth), None
        if kind == "money":
            return self.write.money(place, depth)
        if kind == "date":
            return self.write.date(place, depth), None
        if kind == "month":
            return self.write.month(place, depth), None
        return self.write.number(place, depth)

    # ── Parts that constructs share ─────────────────────────────────────────────────────────────

    def define(self, entity: Entity, column: Column, *lines: str) -> None:
        entity.lines += lines
        entity.columns.append(column)

    def define_product(self, entity: Entity, kind: str, text: str) -> None:
        column = self.new_column(entity, kind)
        head = self.pen.word("Head", "Define")
        self.define(entity, column, f"  {head} {column.name} : {self.type_word(column)} = {text}")

    def guard(self, place: Place, percent: int = 40) -> str:
        if not self.pen.chance(percent):
            return ""
        return f"   {self.pen.word('Clause', 'Guard')} {self.write.truth(place, 1)}"

    def whole_money(self, columns: list[Column]) -> list[Column]:
        return [column for column in columns if column.kind == "money" and column.scale == 2]
