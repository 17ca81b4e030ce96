"""Random expressions of a wanted type, on the row of an entity."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generators.pack import NUMBERS, Column, Entity, Parameter, Pen

Written = tuple[str, int | None]  # a text, and how many decimals its value needs (None: any)

MONEY_LITERALS = ("0元", "0.01元", "100元", "99.99元", "1万元", "3角5分", "-50元", "1.5万元")
NUMBER_LITERALS = (("0", 0), ("1", 0), ("2", 0), ("3", 0), ("10", 0), ("0.5", 1), ("1.25", 2))
RATE_LITERALS = ("98%", "5‰", "3成", "100%", "0%", "33.3%")
DATE_LITERALS = ("2016-02-29", "2016-03-31", "2016年12月31日", "2017-01-01")
MONTH_LITERALS = ("2016年2月", "2016年12月")
MONTH_SPANS = ("1个月", "2年", "13个月")
TEXT_LITERALS = ('"甲"', '"甲乙"', '"b"', '"B"')


@dataclass
class Place:
    """Where an expression stands: on a row of `entity`, over `order` where it may look back."""

    entity: Entity
    order: str | None = None
    itself: Column | None = None  # the column being defined, which earlier rows may be asked for


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

    def _columns(self, place: Place, kinds: tuple[str, ...]) -> list[tuple[str, Column]]:
        found = [(c.name, c) for c in place.entity.columns if c.kind in kinds]
        for above in place.entity.ancestors():
            found += [
                (f"{above.name}.{c.name}", c)
                for c in above.columns
                if c.kind in kinds and c.role != "parent"
            ]
        return found

    def _parameter(self, kinds: tuple[str, ...]) -> str | None:
        found = [parameter.name for parameter in self.parameters if parameter.kind in kinds]
        return self.pen.pick(found) if found else None

    def _below(self, place: Place, kinds: tuple[str, ...]) -> list[tuple[Entity, Column]]:
        return [
            (entity, column)
            for entity in self.entities
            if place.entity in entity.ancestors()
            for column in entity.columns
            if column.kind in kinds and column.role != "parent"
        ]

    def leaf(self, place: Place, kinds: tuple[str, ...], literals: tuple[Written, ...]) -> Written:
        """A column, a parameter or a literal."""
        columns = self._columns(place, kinds)
        if columns and self.pen.chance(75):
            name, column = self.pen.pick(columns)
            self.reads_keys |= column.role == "key"
            return name, column.scale
        parameter = self._parameter(kinds) if self.pen.chance(50) else None
        if parameter is not None:
            return parameter, None
        return self.pen.pick(literals)

    # ── Numbers and money ───────────────────────────────────────────────────────────────────────

    def number(self, place: Place, depth: int) -> Written:
        if depth <= 0:
            literals = (*NUMBER_LITERALS, *((text, None) for text in RATE_LITERALS))
            return self.leaf(place, NUMBERS, literals)
        return self.pen.pick(self._number_shapes(place, depth))()

    def _number_shapes(self, place: Place, depth: int) -> list[Callable[[], Written]]:
        pen, less = self.pen, depth - 1
        shapes: list[Callable[[], Written]] = [
            lambda: self.number(place, 0),
            lambda: self.sum_of(self.number, place, less),
            lambda: self.product(self.number(place, less), self.number(place, less)),
            lambda: self.quotient(self.number(place, less), self.number(place, less)),
            lambda: self.quotient(self.money(place, less), self.money(place, less)),
            lambda: self.choice(self.number, place, less),
            lambda: self.extreme(self.number, place, less),
            lambda: self.per_full(self.number, self.number, place, less),
            lambda: self.per_full(self.money, self.number, place, less),
            lambda: (f"{pen.word('Function', 'Floor')}({self.number(place, less)[0]})", 0),
            lambda: self._absolute(place, less),
            lambda: self._of_dates(place, less),
            lambda: self._length(place),
        ]
        if self._below(place, ("integer",)) or self._children(place):
            shapes += [lambda: self.aggregate(place, NUMBERS, less)] * 2
            shapes.append(lambda: self.count(place, less))
        if place.order:
            shapes += [lambda: self.running(place, NUMBERS, less)] * 2
        return shapes

    def money(self, place: Place, depth: int) -> Written:
        if depth <= 0:
            return self.leaf(place, ("money",), tuple((text, 2) for text in MONEY_LITERALS))
        pen, less = self.pen, depth - 1
        shapes: list[Callable[[], Written]] = [
            lambda: self.money(place, 0),
            lambda: self.sum_of(self.money, place, less),
            lambda: self.product(self.money(place, less), self.number(place, less)),
            lambda: self.quotient(self.money(place, less), self.number(place, less)),
            lambda: self.choice(self.money, place, less),
            lambda: self.extreme(self.money, place, less),
            lambda: self.per_full(self.number, self.money, place, less),
        ]
        if self._below(place, ("money",)):
            shapes += [lambda: self.aggregate(place, ("money",), less)] * 3
        if place.order:
            shapes += [lambda: self.running(place, ("money",), less)] * 3
        return pen.pick(shapes)()

    def sum_of(self, make: Callable[[Place, int], Written], place: Place, depth: int) -> Written:
        (left, a), (right, b) = make(place, depth), make(place, depth)
        return f"({left} {self.pen.pick('+-')} {right})", _widest(a, b)

    def product(self, left: Written, right: Written) -> Written:
        scale = None if left[1] is None or right[1] is None else left[1] + right[1]
        return f"({left[0]} {self.pen.pick('×*')} {right[0]})", scale

    def quotient(self, left: Written, right: Written) -> Written:
        return f"({left[0]} / {right[0]})", None

    def choice(self, make: Callable[[Place, int], Written], place: Place, depth: int) -> Written:
        (yes, a), (no, b) = make(place, depth), make(place, depth)
        when, then = self.pen.word("Reserved", "When"), self.pen.word("Operator", "Then")
        otherwise = self.pen.word("Operator", "Otherwise")
        condition = self.truth(place, depth)
        return (
            f"({when} {condition} {then} {yes}{self.pen.comma()}{otherwise} {no})",
            _widest(a, b),
        )

    def extreme(self, make: Callable[[Place, int], Written], place: Place, depth: int) -> Written:
        (left, a), (right, b) = make(place, depth), make(place, depth)
        function = self.pen.word("Function", self.pen.pick(("Least", "Greatest")))
        return f"{function}({left}{self.pen.comma()}{right})", _widest(a, b)

    def per_full(
        self,
        amount: Callable[[Place, int], Written],
        gain: Callable[[Place, int], Written],
        place: Place,
        depth: int,
    ) -> Written:
        per_full, gives = self.pen.word("Operator", "PerFull"), self.pen.word("Operator", "Gain")
        gained, scale = gain(place, 0)
        return (
            f"({amount(place, depth)[0]} {per_full} {amount(place, 0)[0]} {gives} {gained})",
            scale,
        )

    def _absolute(self, place: Place, depth: int) -> Written:
        text, scale = self.number(place, depth)
        return f"{self.pen.word('Function', 'Absolute')}({text})", scale

    def _length(self, place: Place) -> Written:
        columns = self._columns(place, ("text", "list"))
        texts = [name for name, column in columns if column.role != "key"]
        text = self.pen.pick(texts) if texts else '"甲乙"'
        return f"{self.pen.word('Function', 'Length')}({text})", 0

    def _of_dates(self, place: Place, depth: int) -> Written:
        word = self.pen.word
        first, last = self.date(place, depth), self.date(place, depth)
        return self.pen.pick(
            (
                (f"{word('Function', 'Year')}({first})", 0),
                (f"{word('Function', 'DayOfMonth')}({first})", 0),
                (f"{word('Function', 'DaysBetween')}({first}{self.pen.comma()}{last})", 0),
                (f"(({last} - {first}) / 7天)", None),
            )
        )

    # ── Rows below, rows before ─────────────────────────────────────────────────────────────────

    def _children(self, place: Place) -> list[Entity]:
        return [entity for entity in self.entities if place.entity in entity.ancestors()]

    def has_rows_below(self, entity: Entity) -> bool:
        return bool(self._children(Place(entity)))

    def of_rows_below(self, place: Place, kind: str) -> Written:
        if kind == "bool":
            found = self._below(place, ("bool",))
            return (self._any_all(place, 1) if found else self.truth(place, 1)), None
        if kind == "money" and not self._below(place, ("money",)):
            return self.money(place, 0)
        return self.aggregate(place, ("money",) if kind == "money" else NUMBERS, 1)

    def _filter(self, place: Place, depth: int, percent: int = 50) -> str:
        if not self.pen.chance(percent):
            return ""
        return f" {self.pen.word('Reserved', 'When')} {self.truth(place, min(depth, 1))}"

    def aggregate(self, place: Place, kinds: tuple[str, ...], depth: int) -> Written:
        self.looks_at_rows = True
        found = self._below(place, kinds)
        if not found:
            return self.count(place, depth)
        entity, column = self.pen.pick(found)
        condition = self._filter(Place(entity), depth)
        kind = self.pen.pick(("Sum", "Sum", "Sum", "Mean", "Least", "Greatest"))
        scale = None if kind == "Mean" else column.scale
        otherwise = ""
        if kind != "Sum" and self.pen.chance(60):
            default = "0元" if column.kind == "money" else "0"
            otherwise = f" {self.pen.word('Operator', 'Otherwise')} {default}"
        function = self.pen.word("Function", kind)
        return f"{function}({entity.name}.{column.name}{condition}{otherwise})", scale

    def count(self, place: Place, depth: int) -> Written:
        self.looks_at_rows = True
        entity = self.pen.pick(self._children(place))
        condition = self._filter(Place(entity), depth, 80)
        return f"{self.pen.word('Function', 'Count')}({entity.name}{condition})", 0

    def running(self, place: Place, kinds: tuple[str, ...], depth: int) -> Written:
        """A sum or count over earlier rows; there the column itself may be asked for."""
        self.looks_at_rows = True
        columns = [column for column in place.entity.columns if column.kind in kinds]
        so_far = self.pen.chance(40)
        rows = self.pen.word("Reserved", "SoFar" if so_far else "Before")
        inside = Place(place.entity)
        itself = place.itself
        if itself is not None and itself.kind == "bool" and not so_far and self.pen.chance(70):
            condition = f" {self.pen.word('Reserved', 'When')} {itself.name}"
        else:
            condition = self._filter(inside, depth)
        if not columns or (kinds is NUMBERS and self.pen.chance(30)):
            if kinds is NUMBERS:
                key = place.entity.key[-1]
                return f"{self.pen.word('Function', 'Count')}({rows}.{key}{condition})", 0
            return self.money(place, 0)
        column = self.pen.pick(columns)
        if itself is not None and itself.kind in kinds and not so_far and self.pen.chance(40):
            column = itself
        return f"{self.pen.word('Function', 'Sum')}({rows}.{column.name}{condition})", column.scale

    def previous(self, place: Place, make: Callable[[Place, int], Written]) -> Written:
        self.looks_at_rows = True
        inside, scale = make(Place(place.entity), 1)
        if place.itself is not None and self.pen.chance(60):
            inside, scale = place.itself.name, place.itself.scale
        first, other = make(Place(place.entity), 0)
        function = self.pen.word("Function", "Previous")
        return f"{function}({inside}{self.pen.comma()}{first})", _widest(scale, other)

    # ── Dates, texts, words ─────────────────────────────────────────────────────────────────────

    def date(self, place: Place, depth: int) -> str:
        literals = ((self.pen.pick(DATE_LITERALS), None), (self.pen.word("Reserved", "AsOf"), None))
        base = self.leaf(place, ("date",), literals)[0]
        if depth <= 0 or self.pen.chance(50):
            return base
        word = self.pen.word
        return self.pen.pick(
            (
                f"({base} {self.pen.pick('+-')} {self.pen.pick(MONTH_SPANS)})",
                f"({base} + 30天)",
                f"{word('Function', 'LastDay')}({self.month(place, 0)})",
                f"{word('Function', 'FirstDay')}({self.month(place, 0)})",
                f"{word('Function', 'DayIn')}({self.month(place, 0)}{self.pen.comma()}31)",
            )
        )

    def month(self, place: Place, depth: int) -> str:
        base = self.leaf(place, ("month",), tuple((text, None) for text in MONTH_LITERALS))[0]
        if depth <= 0 or self.pen.chance(50):
            return base
        if self.pen.chance(50):
            return f"({base} {self.pen.pick('+-')} {self.pen.pick(MONTH_SPANS)})"
        return f"{self.pen.word('Function', 'MonthOf')}({self.date(place, 0)})"

    def text(self, place: Place) -> str:
        return self.leaf(place, ("text",), tuple((text, None) for text in TEXT_LITERALS))[0]

    # ── Truth ───────────────────────────────────────────────────────────────────────────────────

    def truth(self, place: Place, depth: int) -> str:
        word = self.pen.word
        if depth <= 0:
            yes_no = ((word("Reserved", "Yes"), None), (word("Reserved", "No"), None))
            columns = self._columns(place, ("bool",))
            if not columns and self.pen.chance(80):
                return self._comparison(place, 0)
            return self.leaf(place, ("bool",), yes_no)[0]
        less = depth - 1
        shapes: list[Callable[[], str]] = [
            lambda: self.truth(place, 0),
            lambda: f"({word('Reserved', 'Not')} {self.truth(place, less)})",
            lambda: self._join("And", place, less),
            lambda: self._join("Or", place, less),
            lambda: self._comparison(place, less),
            lambda: self._comparison(place, less),
            lambda: self._between(place, less),
        ]
        if self._columns(place, ("enum",)):
            shapes += [lambda: self._word_test(place)] * 2
        if self._below(place, ("bool",)):
            shapes += [lambda: self._any_all(place, less)] * 2
        if place.entity.inputs() and self.pen.chance(10):
            shapes.append(lambda: self._filled(place))
        if place.order:
            shapes += [lambda: self._in_a_row(place, less)] * 2
        return self.pen.pick(shapes)()

    def _join(self, operator: str, place: Place, depth: int) -> str:
        parts = [self.truth(place, depth) for _ in range(self.pen.number(2, 3))]
        return "(" + f" {self.pen.word('Operator', operator)} ".join(parts) + ")"

    def _comparison(self, place: Place, depth: int) -> str:
        makers = (
            lambda: self.number(place, depth)[0],
            lambda: self.money(place, depth)[0],
            lambda: self.date(place, depth),
            lambda: self.month(place, depth),
            lambda: self.text(place),
        )
        make = self.pen.pick(makers[:2] * 3 + makers)
        operator = self.pen.pick(("<", "<=", ">", ">=", "=", "<>"))
        return f"({make()} {operator} {make()})"

    def _between(self, place: Place, depth: int) -> str:
        make = self.pen.pick((self.number, self.money))
        low, high = make(place, 0)[0], make(place, 0)[0]
        within, upto = self.pen.word("Operator", "In"), self.pen.word("Operator", "Upto")
        return f"({make(place, depth)[0]} {within} {low} {upto} {high})"

    def _word_test(self, place: Place) -> str:
        name, column = self.pen.pick(self._columns(place, ("enum",)))
        assert column.enumeration is not None
        words = column.enumeration.words
        if column.enumeration.is_ordered and self.pen.chance(50):
            return f"({name} {self.pen.pick(('<', '<=', '>', '>='))} {self.pen.pick(words)})"
        if self.pen.chance(40):
            several = self.pen.comma().join(words[: self.pen.number(1, len(words))])
            return f"({name} {self.pen.word('Operator', 'In')} ({several}))"
        return f"({name} {self.pen.pick(('=', '<>'))} {self.pen.pick(words)})"

    def _any_all(self, place: Place, depth: int) -> str:
        self.looks_at_rows = True
        entity, column = self.pen.pick(self._below(place, ("bool",)))
        function = self.pen.word("Function", self.pen.pick(("Any", "All")))
        return f"{function}({entity.name}.{column.name}{self._filter(Place(entity), depth)})"

    def _filled(self, place: Place) -> str:
        self.reads_filled = True
        column = self.pen.pick(place.entity.inputs())
        return f"{self.pen.word('Function', 'IsFilled')}({column.name})"

    def _in_a_row(self, place: Place, depth: int) -> str:
        self.looks_at_rows = True
        function = self.pen.word("Function", "InARow")
        length = self.pen.number(1, 3)
        return f"{function}({length}{self.pen.comma()}{self.truth(Place(place.entity), depth)})"


def _widest(left: int | None, right: int | None) -> int | None:
    return None if left is None or right is None else max(left, right)
