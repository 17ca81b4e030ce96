"""Random constructs of a body: each adds its lines to an entity and the columns that it defines."""

from __future__ import annotations

import itertools

from generators.expressions import Expressions, Place
from generators.pack import Column, Entity, Enumeration, Parameter, Pen

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


class Constructs:
    def __init__(
        self,
        pen: Pen,
        expressions: Expressions,
        enumerations: list[Enumeration],
        parameters: list[Parameter],
    ) -> None:
        self.pen = pen
        self.write = expressions
        self.enumerations = enumerations
        self.parameters = parameters

    def add(self, entity: Entity) -> None:
        """One construct, of a kind that the entity can bear."""
        kinds = [self.formula] * 4 + [
            self.helper,
            self.cases,
            self.decision_table,
            self.decision_table,
            self.eligibility,
            self.scorecard,
            self.labels,
            self.rank,
            self.ratio_split,
        ]
        if entity.parent:
            kinds += [self.weighted_split] * 2
        if entity.order:
            kinds += [self.over_order] * 8 + [self.state] * 3
        if self.write.has_rows_below(entity):
            kinds += [self.summary] * 6
        self.pen.pick(kinds)(entity)

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

    def _add(self, entity: Entity, column: Column, *lines: str) -> None:
        entity.lines += lines
        entity.columns.append(column)

    # ── Formulas ────────────────────────────────────────────────────────────────────────────────

    def formula(self, entity: Entity) -> None:
        kinds = ("bool", "integer", "decimal", "rate", "money", "money", "date", "month")
        column = self.new_column(entity, self.pen.pick(kinds))
        self.write.looks_at_rows = False
        text, scale = self.value(column, Place(entity), self.pen.number(1, 3))
        head = self.pen.word("Head", "Define")
        line = f"  {head} {column.name} : {self.type_word(column)} = {text}"
        dates = [other.name for other in entity.columns if other.kind == "date"]
        # Parameters may be asked at a date of the row, but not of rows below it.
        if dates and not self.write.looks_at_rows and self.pen.chance(40):
            line += f"   {self.pen.word('Clause', 'At')} {self.pen.pick(dates)}"
        if column.kind in ("integer", "money") and self.pen.chance(30):
            bound = self.pen.pick(("0", "1")) + ("元" if column.kind == "money" else "")
            line += f"   {self.pen.word('Clause', self.pen.pick(('AtLeast', 'AtMost')))} {bound}"
        self._add(entity, column, line + self.rounding(column, scale))

    def summary(self, entity: Entity) -> None:
        """A value made of the rows below."""
        column = self.new_column(entity, self.pen.pick(("integer", "money", "money", "bool")))
        text, scale = self.write.of_rows_below(Place(entity), column.kind)
        head = self.pen.word("Head", "Define")
        line = f"  {head} {column.name} : {self.type_word(column)} = {text}"
        self._add(entity, column, line + self.rounding(column, scale))

    def helper(self, entity: Entity) -> None:
        column = self.new_column(entity, self.pen.pick(("bool", "decimal", "money")), "let")
        text, scale = self.value(column, Place(entity), 2)
        column.scale = scale
        self._add(entity, column, f"  {self.pen.word('Head', 'Let')} {column.name} = {text}")

    def cases(self, entity: Entity) -> None:
        """A choice with one case a line."""
        column = self.new_column(entity, self.pen.pick(("bool", "money", "integer", "enum")))
        if column.kind == "enum":
            column.enumeration = self.pen.pick(self.enumerations)
        word, place = self.pen.word, Place(entity)
        lines = [f"  {word('Head', 'Define')} {column.name} : {self.type_word(column)}"]
        when, then = word("Reserved", "When"), word("Operator", "Then")
        for _ in range(self.pen.number(1, 2)):
            value = self._case_value(column, place)
            lines.append(f"    {when} {self.write.truth(place, 1)} {then} {value}")
        lines.append(f"    {word('Clause', 'Else')} {self._case_value(column, place)}")
        self._add(entity, column, *lines)

    def _case_value(self, column: Column, place: Place) -> str:
        if column.enumeration is not None:
            return self.pen.pick(column.enumeration.words)
        text, scale = self.value(column, place, self.pen.number(0, 1))
        return text + self.rounding(column, scale)

    # ── Decision tables ─────────────────────────────────────────────────────────────────────────

    def decision_table(self, entity: Entity) -> None:
        place = Place(entity)
        heads = self._heads(place)
        if not heads:
            return self.formula(entity)
        policy = self.pen.pick(("Unique", "AnyHit", "First"))
        column = self.new_column(entity, self.pen.pick(("enum", "bool", "integer")))
        if column.kind == "enum":
            column.enumeration = self.pen.pick(self.enumerations)
        if policy == "First":
            rows = self._first_rows(heads)
        else:
            rows = self._partition([[None] * len(heads)], heads)
        kept = [row for row in rows if self.pen.chance(80)] or rows[:1]
        results = [self._result(column, place) for _ in kept]
        if policy == "AnyHit":  # a second row that overlaps, with the same result
            kept.append(list(kept[-1]))
            results.append(results[-1])
            if len(heads) > 1:
                kept[-1][-1] = None
                results = [results[0]] * len(kept)
        word = self.pen.word
        hit = f"{word('Clause', 'Hit')} {word('Policy', policy)}"
        lines = [
            f"  {word('Head', 'Table')} {column.name} : {self.type_word(column)}   {hit}",
            f"    | {' | '.join(name for name, _ in heads)} || {column.name} |",
        ]
        for row, result in zip(kept, results, strict=True):
            cells = " | ".join("-" if cell is None else cell for cell in row)
            lines.append(f"    | {cells} || {result} |")
        if not self._covers(kept, heads):
            lines.append(f"    | {word('Clause', 'Else')} || {self._result(column, place)} |")
        self._add(entity, column, *lines)
        return None

    def _heads(self, place: Place) -> list[tuple[str, list[str]]]:
        """Head of an input clause and cells that part its values among them."""
        found: list[tuple[str, list[str]]] = []
        for column in place.entity.columns:
            if column.kind == "bool":
                found.append((column.name, ["是", "否"]))
            elif column.kind == "enum" and column.enumeration is not None:
                found.append((column.name, list(column.enumeration.words)))
            elif column.kind in ("money", "integer"):
                unit = "元" if column.kind == "money" else ""
                upto = self.pen.word("Operator", "Upto")
                found.append((column.name, [f"< 0{unit}", f"0{unit} {upto} 2{unit}", f"> 2{unit}"]))
        count = min(len(found), self.pen.number(1, 3))
        return [found.pop(self.pen.number(0, len(found) - 1)) for _ in range(count)]

    def _partition(
        self, rows: list[list[str | None]], heads: list[tuple[str, list[str]]]
    ) -> list[list[str | None]]:
        """Rows that never overlap and leave no gap: rows are split at one of their open cells."""
        for _ in range(self.pen.number(1, 3)):
            row = self.pen.pick(rows)
            open_cells = [place for place, cell in enumerate(row) if cell is None]
            if not open_cells:
                continue
            place = self.pen.pick(open_cells)
            rows = [other for other in rows if other is not row]
            for cell in heads[place][1]:
                rows.append([*row[:place], cell, *row[place + 1 :]])
        return rows

    def _first_rows(self, heads: list[tuple[str, list[str]]]) -> list[list[str | None]]:
        """Rows each of which is reached by something that those above leave."""
        rows: list[list[str | None]] = []
        for _ in range(self.pen.number(1, 4)):
            row = [self.pen.pick([None, *cells]) for _, cells in heads]
            reached = any(
                _matches(row, point) and not any(_matches(above, point) for above in rows)
                for point in itertools.product(*(cells for _, cells in heads))
            )
            if reached:
                rows.append(row)
        return rows

    def _covers(self, rows: list[list[str | None]], heads: list[tuple[str, list[str]]]) -> bool:
        points = itertools.product(*(cells for _, cells in heads))
        return all(any(_matches(row, point) for row in rows) for point in points)

    def _result(self, column: Column, place: Place) -> str:
        if column.enumeration is not None:
            return self.pen.pick(column.enumeration.words)
        if column.kind == "bool":
            return self.pen.pick(("是", "否"))
        names = [other.name for other in place.entity.columns if other.kind == "integer"]
        return self.pen.pick(["1", "2", "5", *names[:1]])

    # ── Eligibility, scores, lists ──────────────────────────────────────────────────────────────

    def _guard(self, place: Place, percent: int = 40) -> str:
        if not self.pen.chance(percent):
            return ""
        return f"   {self.pen.word('Clause', 'Guard')} {self.write.truth(place, 1)}"

    def eligibility(self, entity: Entity) -> None:
        place, word = Place(entity), self.pen.word
        column = self.new_column(entity, "bool")
        lines = [f"  {word('Head', 'Eligibility')} {column.name} : {self.type_word(column)}"]
        for number in range(self.pen.number(1, 4)):
            head = word("Head", self.pen.pick(("Must", "Must", "MustNot")))
            label = f'{word("Clause", "Else")} "不符{number}"'
            test = self.write.truth(place, 2)
            lines.append(f"    {head} {test}{self._guard(place)}   {label}")
        self._add(entity, column, *lines)
        if self.pen.chance(70):
            self._product(entity, "list", f"{column.name}.{word('Product', 'Failed')}")

    def _product(self, entity: Entity, kind: str, text: str) -> None:
        column = self.new_column(entity, kind)
        head = self.pen.word("Head", "Define")
        self._add(entity, column, f"  {head} {column.name} : {self.type_word(column)} = {text}")

    def scorecard(self, entity: Entity) -> None:
        place, word = Place(entity), self.pen.word
        column = self.new_column(entity, "decimal")
        column.scale = None
        at_least, at_most = word("Clause", "AtLeast"), word("Clause", "AtMost")
        cap = f"   {at_most} {self.pen.number(5, 40)}" if self.pen.chance(50) else ""
        show = f"   {word('Clause', 'Show')} {word('Clause', 'To')} 0.01"
        head = word("Head", "Score")
        lines = [f"  {head} {column.name} : {self.type_word(column)}{cap}{show}"]
        items = [f"项{number}" for number in range(self.pen.number(1, 3))]
        gives = word("Clause", "Gives")
        lines += [
            f"    {word('Head', 'Item')} {item}   {gives} {self.write.number(place, 2)[0]}"
            f"{self._guard(place, 30)}   {at_least} 0   {at_most} {self.pen.number(2, 20)}"
            for item in items
        ]
        if self.pen.chance(40):
            bonus = self.write.number(place, 1)[0]
            lines.append(f"    {word('Head', 'Bonus')} 加项   {gives} {bonus}   {at_most} 5")
        for _ in range(self.pen.pick((0, 0, 1, 2))):
            when = word("Reserved", "When")
            condition = self.write.truth(place, 1)
            points = self.pen.pick(("0", "0", "1"))
            lines.append(f"    {word('Head', 'Veto')} {when} {condition}   {gives} {points}")
        self._add(entity, column, *lines)
        if self.pen.chance(50):
            lost = f"{column.name}.{word('Product', 'Lost')}"
            first = f"{word('Function', 'FirstItems')}({lost}{self.pen.comma()}2)"
            self._product(entity, "list", self.pen.pick((lost, first)))

    def labels(self, entity: Entity) -> None:
        column = self.new_column(entity, "list")
        word = self.pen.word
        lines = [f"  {word('Head', 'List')} {column.name} : {self.type_word(column)}"]
        for number in range(self.pen.number(1, 3)):
            condition = self.write.truth(Place(entity), 2)
            lines.append(f'    "问题{number}"   {word("Reserved", "When")} {condition}')
        self._add(entity, column, *lines)

    # ── Ranks and splits ────────────────────────────────────────────────────────────────────────

    def rank(self, entity: Entity) -> None:
        place, word = Place(entity), self.pen.word
        column = self.new_column(entity, "integer")
        scope = self.pen.pick([None, *entity.ancestors()])
        within = f"   {word('Clause', 'Within')} {scope.name}" if scope else ""
        self.write.looks_across |= scope is None
        keys = []
        for _ in range(self.pen.number(1, 2)):
            makers = (self.write.number, self.write.money)
            key = self.pen.pick(makers)(place, self.pen.number(0, 1))[0]
            direction = f" {word('Operator', 'Descending')}" if self.pen.chance(50) else ""
            keys.append(key + direction)
        shared = self.pen.chance(50)
        if not shared and self.pen.chance(80):
            keys += entity.key
        by = f"   {word('Clause', 'By')} {self.pen.comma().join(keys)}"
        ties = f"   {word('Clause', 'Ties')} {word('TieRule', 'Shared')}" if shared else ""
        head = f"  {word('Head', 'Rank')} {column.name} : {self.type_word(column)}"
        self._add(entity, column, f"{head}{within}{self._guard(place)}{by}{ties}")

    def _whole_money(self, columns: list[Column]) -> list[Column]:
        return [column for column in columns if column.kind == "money" and column.scale == 2]

    def ratio_split(self, entity: Entity) -> None:
        totals = self._whole_money(entity.columns)
        if not totals:
            return self.formula(entity)
        word, total = self.pen.word, self.pen.pick(totals)
        named = [parameter.name for parameter in self.parameters if parameter.kind == "ratio"]
        ratio, count = self.pen.pick((("3:2:4:1", 4), ("1:1:1", 3), ("37.5:62.5", 2), ("1:0", 2)))
        if named and self.pen.chance(40):
            ratio, count = named[0], 3
        receivers = [self.new_column(entity, "money") for _ in range(count)]
        names = self.pen.comma().join(receiver.name for receiver in receivers)
        entity.lines.append(
            f"  {word('Head', 'Split')} {total.name}   {word('Clause', 'By')} {ratio}"
            f"   {word('Clause', 'Into')} {names} : {word('Type', 'Money')}"
            f"   {word('Clause', 'To')} 分"
        )
        entity.columns += receivers
        return None

    def weighted_split(self, entity: Entity) -> None:
        found = [
            (above, column)
            for above in entity.ancestors()
            for column in self._whole_money(above.columns)
        ]
        if not found:
            return self.formula(entity)
        word, place = self.pen.word, Place(entity)
        above, total = self.pen.pick(found)
        share = self.new_column(entity, "money")
        weight = self._weight(place)
        self._add(
            entity,
            share,
            f"  {word('Head', 'Split')} {above.name}.{total.name}{self._guard(place, 60)}"
            f"   {word('Clause', 'By')} {weight}   {word('Clause', 'Into')} {share.name} : "
            f"{word('Type', 'Money')}   {word('Clause', 'To')} 分"
            f"   {word('Clause', 'Ties')} {self.pen.comma().join(entity.key)}",
        )
        return None

    def _weight(self, place: Place) -> str:
        """Mostly not negative, and often zero."""
        shape = self.pen.number(0, 3)
        if shape == 0:
            make = self.pen.pick((self.write.number, self.write.money))
            return make(place, self.pen.number(0, 1))[0]
        if shape == 1:
            return f"{self.pen.word('Function', 'Absolute')}({self.write.number(place, 1)[0]})"
        when, then = self.pen.word("Reserved", "When"), self.pen.word("Operator", "Then")
        otherwise = self.pen.word("Operator", "Otherwise")
        condition = self.write.truth(place, shape - 2)
        return f"({when} {condition} {then} {self.pen.pick('01')}{self.pen.comma()}{otherwise} 0)"

    # ── Over an order ───────────────────────────────────────────────────────────────────────────

    def over_order(self, entity: Entity) -> None:
        """A formula that looks back, at itself too."""
        column = self.new_column(entity, self.pen.pick(("bool", "integer", "money", "money")))
        place = Place(entity, entity.order, column)
        if column.kind == "bool":
            text, scale = self._admission(place), None
        elif self.pen.chance(40):
            make = self.write.money if column.kind == "money" else self.write.number
            text, scale = self.write.previous(place, make)
        else:
            text, scale = self.value(column, place, self.pen.number(1, 2))
        word = self.pen.word
        by = f"   {word('Clause', 'By')} {entity.order}"
        head = f"  {word('Head', 'Define')} {column.name} : {self.type_word(column)}"
        column.order = entity.order
        self._add(entity, column, f"{head} = {text}{by}{self.rounding(column, scale)}")

    def _admission(self, place: Place) -> str:
        if self.pen.chance(50):
            return self.write.truth(place, 2)
        running, _ = self.write.running(place, ("money",), 1)
        limit = self.write.money(place, 0)[0]
        return f"({self.write.money(Place(place.entity), 0)[0]} + {running} <= {limit})"

    def state(self, entity: Entity) -> None:
        column = self.new_column(entity, "bool")
        word, place = self.pen.word, Place(entity, entity.order)
        head = f"  {word('Head', 'State')} {column.name} : {self.type_word(column)}"
        when = word("Reserved", "When")
        column.order = entity.order
        self._add(
            entity,
            column,
            f"{head}   {word('Clause', 'By')} {entity.order}",
            f"    {word('Head', 'Start')} {when} {self.write.truth(place, 2)}",
            f"    {word('Head', 'Stop')} {when} {self.write.truth(place, 1)}",
        )


def _matches(row: list[str | None], point: tuple[str, ...]) -> bool:
    return all(cell is None or cell == value for cell, value in zip(row, point, strict=True))
