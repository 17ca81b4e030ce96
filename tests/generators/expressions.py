"""Random expressions of a wanted type, on the row of an entity.

Here: names in reach, and the choice among shapes. The shapes themselves are in `generators.shapes`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from generators import shapes
from generators.pack import NUMBERS, Column, Entity, Parameter, Pen, Place, Written
from generators.registry import SHAPES
from generators.shapes.truth import comparison

ROOMS = shapes  # imported so that they register what they write
MONEY_LITERALS = ("0元", "0.01元", "100元", "99.99元", "1万元", "3角5分", "-50元", "1.5万元")
NUMBER_LITERALS = (("0", 0), ("1", 0), ("2", 0), ("3", 0), ("10", 0), ("0.5", 1), ("1.25", 2))
RATE_LITERALS = ("98%", "5‰", "3成", "100%", "0%", "33.3%")
DATE_LITERALS = ("2016-02-29", "2016-03-31", "2016年12月31日", "2017-01-01")
MONTH_LITERALS = ("2016年2月", "2016年12月")
TEXT_LITERALS = ('"甲"', '"甲乙"', '"b"', '"B"')


class Expressions:
    def __init__(self, pen: Pen, entities: list[Entity], parameters: list[Parameter]) -> None:
        self.pen = pen
        self.entities = entities
        self.parameters = parameters
        self.reads_filled = False
        self.reads_keys = False
        self.looks_at_rows = False  # of what was written since it was last set
        self.looks_across = any(entity.order and entity.order_scope is None for entity in entities)

    # ── Names in reach ──────────────────────────────────────────────────────────────────────────

    def columns(self, place: Place, *kinds: str) -> list[tuple[str, Column]]:
        found = [(c.name, c) for c in place.entity.columns if c.kind in kinds]
        for above in place.entity.ancestors():
            found += [
                (f"{above.name}.{c.name}", c)
                for c in above.columns
                if c.kind in kinds and c.role != "parent"
            ]
        return found

    def below(self, place: Place, *kinds: str) -> list[tuple[Entity, Column]]:
        return [
            (entity, column)
            for entity in self.children(place.entity)
            for column in entity.columns
            if column.kind in kinds and column.role != "parent"
        ]

    def children(self, entity: Entity) -> list[Entity]:
        return [other for other in self.entities if entity in other.ancestors()]

    def leaf(self, place: Place, kinds: tuple[str, ...], literals: tuple[Written, ...]) -> Written:
        """A column, a parameter or a literal."""
        columns = self.columns(place, *kinds)
        if columns and self.pen.chance(75):
            name, column = self.pen.pick(columns)
            self.reads_keys |= column.role == "key"
            return name, column.scale
        named = [parameter.name for parameter in self.parameters if parameter.kind in kinds]
        if named and self.pen.chance(50):
            return self.pen.pick(named), None
        return self.pen.pick(literals)

    # ── By type ─────────────────────────────────────────────────────────────────────────────────

    def of(self, kind: str, place: Place, depth: int) -> Written:
        """A number or an amount of money."""
        return self.money(place, depth) if kind == "money" else self.number(place, depth)

    def number(self, place: Place, depth: int) -> Written:
        literals = (*NUMBER_LITERALS, *((text, None) for text in RATE_LITERALS))
        return self._shaped("number", place, depth, lambda: self.leaf(place, NUMBERS, literals))

    def money(self, place: Place, depth: int) -> Written:
        literals = tuple((text, 2) for text in MONEY_LITERALS)
        return self._shaped("money", place, depth, lambda: self.leaf(place, ("money",), literals))

    def date(self, place: Place, depth: int) -> str:
        literals = ((self.pen.pick(DATE_LITERALS), None), (self.pen.word("Reserved", "AsOf"), None))
        if self.pen.chance(50):
            depth = 0
        return self._shaped("date", place, depth, lambda: self.leaf(place, ("date",), literals)[0])

    def month(self, place: Place, depth: int) -> str:
        literals = tuple((text, None) for text in MONTH_LITERALS)
        if self.pen.chance(50):
            depth = 0
        return self._shaped(
            "month", place, depth, lambda: self.leaf(place, ("month",), literals)[0]
        )

    def text(self, place: Place) -> str:
        return self.leaf(place, ("text",), tuple((text, None) for text in TEXT_LITERALS))[0]

    def truth(self, place: Place, depth: int) -> str:
        return self._shaped("truth", place, depth, lambda: self._plain_truth(place))

    def _plain_truth(self, place: Place) -> str:
        """Where no column is true or false, a comparison says more than a yes."""
        if not self.columns(place, "bool") and self.pen.chance(80):
            return comparison(self, "truth", place, 0)
        word = self.pen.word
        yes_no = ((word("Reserved", "Yes"), None), (word("Reserved", "No"), None))
        return self.leaf(place, ("bool",), yes_no)[0]

    def _shaped(self, kind: str, place: Place, depth: int, leaf: Callable[[], Any]) -> Any:
        """A leaf comes first: what is drawn shrinks to it."""
        if depth <= 0:
            return leaf()
        writes: list[Callable[[], Any]] = [leaf]
        for shape in SHAPES[kind]:
            if shape.fits(self, place):
                write = shape.write
                writes += [lambda write=write: write(self, kind, place, depth - 1)] * shape.weight
        return self.pen.pick(writes)()

    def filter(self, place: Place, depth: int, percent: int = 50) -> str:
        """当 and a condition on the row that is looked at, or nothing."""
        if not self.pen.chance(percent):
            return ""
        return f" {self.pen.word('Reserved', 'When')} {self.truth(place, min(depth, 1))}"
