"""What a checked pack concludes from tables: row at a time, by demand, in exact fractions.

This is the meaning of the language; the engine is its speed. Nothing is imported from guiju: the
pack is the JSON of `guiju dump --stage=checked`, read as a dict. Plainness goes before speed
everywhere, except that a line of rows is walked once (`_line`), not once for each row.
"""

from __future__ import annotations

import datetime
import functools
import itertools
import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from reference.outcomes import (
    FAULT,
    LIMIT,
    MISSING,
    NOT_APPLICABLE,
    DaySpan,
    Mode,
    Month,
    MonthSpan,
    Outcome,
    Ratio,
    Undecided,
    Word,
    add,
    add_span,
    compare,
    conjunction,
    day_in_month,
    disjunction,
    divide,
    is_known,
    month_of,
    multiply,
    negation,
    opened,
    per_full,
    round_to,
    strict,
    subtract,
    total,
)

Json = dict[str, Any]
Tables = Mapping[str, Sequence[Mapping[str, Outcome]]]
ALL_ROWS = -1  # the scope row of a scope that is the whole table


def decode(value: Json) -> Outcome:
    """A value of the dump."""
    return _DECODERS[value["kind"]](value.get("value"))


_DECODERS: dict[str, Callable[[Any], Outcome]] = {
    "Bool": bool,
    "Number": Fraction,
    "Date": datetime.date.fromisoformat,
    "Month": lambda text: Month(int(text[:4]) * 12 + int(text[5:]) - 1),
    "MonthSpan": lambda months: MonthSpan(int(months)),
    "DaySpan": lambda days: DaySpan(int(days)),
    "Text": str,
    "Enum": lambda word: Word(word["enumeration"], word["index"]),
    "List": tuple,
    "RatioList": lambda parts: Ratio(tuple(Fraction(part) for part in parts)),
    "RoundingMode": Mode,
    "NotApplicable": lambda _: NOT_APPLICABLE,
}


@functools.cache
def _method(name: str) -> str:
    """An operation or construct of the tree is the method of its name: PerFull is _per_full."""
    return re.sub("(?=[A-Z])", "_", name).lower()


class Interpreter:
    """One pack over one set of tables. Columns are asked for by id, rows by their index."""

    def __init__(
        self,
        pack: Json,
        tables: Tables,
        as_of: datetime.date | None = None,
        parameters: Mapping[str, Outcome] | None = None,
    ) -> None:
        self.pack = pack
        self.exprs: list[Json] = pack["exprs"]
        self.columns: list[Json] = pack["columns"]
        self.entities: list[Json] = pack["entities"]
        self.as_of = as_of
        self.overrides = dict(parameters or {})
        #: A table that was left out is one row of which nothing is known.
        self.left_out = [entity["name"] not in tables for entity in self.entities]
        self.tables = [tables.get(entity["name"], [{}]) for entity in self.entities]
        self._cells: dict[tuple[int, int], Outcome] = {}
        self._groups: dict[int, dict[int, list[int]]] = {}
        self._lines: dict[tuple[int, int], list[Outcome]] = {}
        self._contributions: dict[tuple[int, int], list[tuple[Outcome, Outcome]]] = {}
        self._sums: dict[tuple[int, int], list[Outcome]] = {}
        self._shares: dict[tuple[int, int], dict[int, Outcome]] = {}
        self._below: dict[tuple[int, int], dict[int | None, list[int]]] = {}
        self._rank_keys: dict[tuple[int, int, int], Outcome] = {}
        self._parents = [self._link(index) for index in range(len(self.entities))]

    # ── Rows and their relatives ────────────────────────────────────────────────────────────────

    def _key(self, entity: int, row: int, columns: Iterable[int]) -> tuple[Outcome, ...]:
        cells = self.tables[entity][row]
        return tuple(cells.get(self.columns[column]["name"], MISSING) for column in columns)

    def _link(self, entity: int) -> dict[int, list[int | None]]:
        """For each direct parent the parent's row of every row; None where that is not known."""
        links: dict[int, list[int | None]] = {}
        for parent in self.entities[entity]["parents"]:
            target = parent["entity"]
            rows: dict[tuple[Outcome, ...], int | None] = {
                self._key(target, row, self.entities[target]["key"]): row
                for row in range(len(self.tables[target]))
            }
            only = 0 if len(rows) == 1 else None  # of a row that does not say to whom it belongs
            keys = [
                self._key(entity, row, parent["key"]) for row in range(len(self.tables[entity]))
            ]
            links[target] = [
                only if MISSING in key or self.left_out[target] else rows[key] for key in keys
            ]
        return links

    @functools.cache  # noqa: B019  (an interpreter lives for one run)
    def _path(self, entity: int, ancestor: int) -> tuple[int, ...] | None:
        """The entities to climb through; a direct parent wins over a longer way."""
        if entity == ancestor:
            return ()
        parents = [parent["entity"] for parent in self.entities[entity]["parents"]]
        for parent in sorted(parents, key=lambda parent: parent != ancestor):
            rest = self._path(parent, ancestor)
            if rest is not None:
                return (parent, *rest)
        return None

    def _unlinked(self, entity: int) -> Undecided:
        """What hangs on rows of a table of which it is not known which they are."""
        return Undecided(frozenset({(entity, self.entities[entity]["key"][0])}))

    def _climb(self, entity: int, row: int, ancestor: int) -> int | None:
        """The ancestor's row; None where a left-out table stands between."""
        if self.left_out[ancestor]:
            return 0
        at, current = entity, row
        for parent in self._path(entity, ancestor) or ():
            above = self._parents[at][parent][current]
            if above is None:
                return None
            at, current = parent, above
        return current

    def _rows_below(self, entity: int, row: int | None, below: int) -> list[int]:
        """Rows of `below` that belong to the row, or of which it is not known to which."""
        if self.left_out[below]:
            return [0]
        if (entity, below) not in self._below:
            groups: dict[int | None, list[int]] = {}
            for other in range(len(self.tables[below])):
                groups.setdefault(self._climb(below, other, entity), []).append(other)
            self._below[entity, below] = groups
        return self._below[entity, below].get(row, [])

    def _scope(self, entity: int, row: int, scope: int | None) -> int | None:
        return ALL_ROWS if scope is None else self._climb(entity, row, scope)

    def _scope_rows(self, entity: int, scope: int | None, scope_row: int) -> list[int]:
        if scope is None:
            return list(range(len(self.tables[entity])))
        return self._rows_below(scope, scope_row, entity)

    # ── Columns ─────────────────────────────────────────────────────────────────────────────────

    def column(self, column: int, row: int) -> Outcome:
        """The outcome of a column on a row of its table."""
        if (column, row) not in self._cells:
            self._cells[column, row] = self._compute(column, row)
        return self._cells[column, row]

    def _compute(self, column: int, row: int) -> Outcome:
        declared = self.columns[column]
        entity = declared["entity"]
        cells = self.tables[entity][row]
        name = declared["name"]
        if declared["role"] in ("Key", "Input") or name in cells:  # a test may give a conclusion
            cell = cells.get(name, MISSING)
            return Undecided(frozenset({(entity, column)})) if cell is MISSING else cell
        definition = declared["definition"]
        if definition["kind"] == "State" or self._runs(definition.get("value")):
            line = self._ordered(declared["order"], row)
            if not isinstance(line, list):
                return line
        return getattr(self, _method(definition["kind"]))(definition, entity, row)

    @functools.cache  # noqa: B019  (an interpreter lives for one run)
    def _runs(self, expr: int | None) -> bool:
        """Whether something is carried from row to row: then all of it hangs on their order."""
        if expr is None:
            return False
        node = self.exprs[expr]
        return node["op"] in ("Running", "Previous") or any(map(self._runs, node["args"]))

    def evaluate(self, expr: int, entity: int, row: int) -> Outcome:
        node = self.exprs[expr]
        if node["op"] in _STRICT:
            return strict(_STRICT[node["op"]], *self._arguments(node, entity, row))
        return getattr(self, _method(node["op"]))(node, entity, row)

    def _arguments(self, node: Json, entity: int, row: int) -> list[Outcome]:
        return [self.evaluate(argument, entity, row) for argument in node["args"]]

    def _optional(self, expr: int | None, entity: int, row: int, default: Outcome) -> Outcome:
        return default if expr is None else self.evaluate(expr, entity, row)

    # ── Expressions that are more than a function of known operands ─────────────────────────────

    def _constant(self, node: Json, _entity: int, _row: int) -> Outcome:
        return decode(node["value"])

    def _as_of(self, _node: Json, _entity: int, _row: int) -> Outcome:
        return self.as_of

    def _column(self, node: Json, _entity: int, row: int) -> Outcome:
        return self.column(node["column"], row)

    def _not(self, node: Json, entity: int, row: int) -> Outcome:
        return negation(*self._arguments(node, entity, row))

    def _and(self, node: Json, entity: int, row: int) -> Outcome:
        return conjunction(self._arguments(node, entity, row))

    def _or(self, node: Json, entity: int, row: int) -> Outcome:
        return disjunction(self._arguments(node, entity, row))

    def _parameter(self, node: Json, entity: int, row: int) -> Outcome:
        parameter = self.pack["parameters"][node["parameter"]]
        if parameter["name"] in self.overrides:
            return self.overrides[parameter["name"]]
        day = self.evaluate(node["args"][0], entity, row) if node["args"] else self.as_of
        if not is_known(day):
            return day
        held: Outcome = FAULT
        for version in parameter["versions"]:
            start = version["from"]
            if start is None or (day is not None and datetime.date.fromisoformat(start) <= day):
                held = decode(version["value"])
        return held

    def _ancestor(self, node: Json, entity: int, row: int) -> Outcome:
        column = node["column"]
        above = self._climb(entity, row, self.columns[column]["entity"])
        if above is None:
            return self._unlinked(self.columns[column]["entity"])
        return self.column(column, above)

    def _is_filled(self, node: Json, entity: int, row: int) -> Outcome:
        name = self.columns[node["column"]]["name"]
        cell = self.tables[entity][row].get(name, MISSING)
        return FAULT if cell is FAULT else cell is not MISSING

    def _choice(self, node: Json, entity: int, row: int) -> Outcome:
        *cases, otherwise = node["args"]
        for condition, value in zip(cases[::2], cases[1::2], strict=True):
            holds = self.evaluate(condition, entity, row)
            if not is_known(holds):
                return holds
            if holds:
                return self.evaluate(value, entity, row)
        return self.evaluate(otherwise, entity, row)

    def _divide(self, node: Json, entity: int, row: int) -> Outcome:
        dividend, divisor = self._arguments(node, entity, row)
        if is_known(divisor) and divisor == 0:
            return FAULT
        return strict(divide, dividend, divisor)

    def _span_ratio(self, node: Json, entity: int, row: int) -> Outcome:
        dividend, divisor = self._arguments(node, entity, row)
        if is_known(divisor) and divisor[0] == 0:
            return FAULT
        return strict(lambda a, b: divide(Fraction(a[0]), Fraction(b[0])), dividend, divisor)

    def _per_full(self, node: Json, entity: int, row: int) -> Outcome:
        amount, step, gain = self._arguments(node, entity, row)
        if is_known(step) and step <= 0:
            return FAULT
        return strict(per_full, amount, step, gain)

    def _round(self, node: Json, entity: int, row: int) -> Outcome:
        step = Fraction(node["step"])
        if len(node["args"]) == 1:
            value = self.evaluate(node["args"][0], entity, row)
            return strict(lambda number: round_to(number, step, node["mode"]), value)
        value, mode = self._arguments(node, entity, row)
        return strict(lambda number, chosen: round_to(number, step, chosen.name), value, mode)

    def _make_span(self, node: Json, entity: int, row: int) -> Outcome:
        kind = MonthSpan if node["type"]["kind"] == "MonthSpan" else DaySpan
        number = self.evaluate(node["args"][0], entity, row)
        return strict(lambda n: kind(int(n)) if n.denominator == 1 else FAULT, number)

    def _call(self, node: Json, entity: int, row: int) -> Outcome:
        return strict(_BUILTINS[node["builtin"]], *self._arguments(node, entity, row))

    def _aggregate(self, node: Json, entity: int, row: int) -> Outcome:
        below = node["entity"]
        if self.left_out[below]:
            return self._aggregate_left_out(node, below)
        rows = [
            self._contribution(node, below, other) for other in self._rows_below(entity, row, below)
        ]
        unknown = self._unlinked(entity)  # whether a row lies below this one
        for other in self._rows_below(entity, None, below):
            counts, value = self._contribution(node, below, other)
            rows.append((conjunction((unknown, counts)), value))
        result = self._combine(node["aggregate"], rows)
        if result is None:  # nothing to take the mean, least or greatest of
            return self._optional(node["otherwise"], entity, row, FAULT)
        return result

    def _aggregate_left_out(self, node: Json, below: int) -> Outcome:
        """What its rows would say is missing; where that is nothing, the rows themselves are."""
        said = [expr for expr in (node["filter"], *node["args"]) if expr is not None]
        still_open = [opened([self.evaluate(expr, below, 0)]) for expr in said]
        return next(filter(None, still_open), self._unlinked(below))

    def _contribution(self, node: Json, entity: int, row: int) -> tuple[Outcome, Outcome]:
        """What a row adds to an aggregate: whether it counts, and its value."""
        counts = self._optional(node["filter"], entity, row, True)
        kleene = node["aggregate"] in ("Any", "All")
        has_value = node["args"] and node["aggregate"] != "Count"  # rows are counted, not values
        asked = has_value and (counts is True or (kleene and counts is not False))
        value = self.evaluate(node["args"][0], entity, row) if asked else True
        return counts, value

    def _combine(self, kind: str, rows: list[tuple[Outcome, Outcome]]) -> Outcome:
        if kind == "Any":
            return disjunction(conjunction(pair) for pair in rows)
        if kind == "All":
            return conjunction(disjunction((negation(counts), value)) for counts, value in rows)
        still_open = opened(
            value if counts is True else counts for counts, value in rows if counts is not False
        )
        if still_open is not None:
            return still_open
        values = [value for counts, value in rows if counts]
        if kind == "Sum":
            return total(values)
        if kind == "Count":
            return Fraction(len(values))
        if kind == "List":
            return tuple(values)
        if not values:
            return None
        if kind == "Mean":
            return strict(lambda amount: divide(amount, Fraction(len(values))), total(values))
        return _extreme(values, 1 if kind == "Greatest" else -1)

    # ── Along an order ──────────────────────────────────────────────────────────────────────────

    def _ordered(self, order: int, row: int) -> Outcome:
        """The rows of the row's scope in line (a list), or why there is no line."""
        declared = self.pack["orders"][order]
        entity = declared["entity"]
        scope_row = self._scope(entity, row, declared["scope"])
        if scope_row is None:
            return self._unlinked(declared["scope"])
        groups = self._groups.setdefault(order, {})
        if scope_row not in groups:
            rows = self._scope_rows(entity, declared["scope"], scope_row)
            groups[scope_row] = self._sort(declared["keys"], entity, rows)
        return groups[scope_row]

    def _sort(self, keys: list[Json], entity: int, rows: list[int]) -> Outcome:
        asked = {row: [self.evaluate(key["value"], entity, row) for key in keys] for row in rows}
        still_open = opened(value for values in asked.values() for value in values)
        if still_open is not None:
            return still_open

        def precedes(left: int, right: int) -> int:
            return _compare_keys(keys, asked[left], asked[right])

        line = sorted(rows, key=functools.cmp_to_key(precedes))
        if any(precedes(left, right) == 0 for left, right in itertools.pairwise(line)):
            return FAULT
        return line

    def _line(self, expr: int, order: int, line: list[int], upto: int) -> list[Outcome]:
        """The expression on the first `upto` rows of the line, each asked for once."""
        entity = self.pack["orders"][order]["entity"]
        done = self._lines.setdefault((expr, line[0]), [])
        while len(done) < upto:
            done.append(self.evaluate(expr, entity, line[len(done)]))
        return done

    def _running(self, node: Json, entity: int, row: int) -> Outcome:
        line = self._ordered(node["order"], row)
        if not isinstance(line, list):
            return line
        upto = line.index(row) + bool(node["includes_own"])
        rows = self._contributions.setdefault((id(node), line[0]), [])
        sums = self._sums.setdefault((id(node), line[0]), [self._combine(node["aggregate"], [])])
        while len(rows) < upto:
            rows.append(self._contribution(node, entity, line[len(rows)]))
            sums.append(self._extend(node["aggregate"], sums[-1], rows[-1]))
        result = sums[upto]
        if node["aggregate"] not in ("Sum", "Count", "Any", "All"):
            result = self._combine(node["aggregate"], rows[:upto])
        return self._optional(node["otherwise"], entity, row, FAULT) if result is None else result

    def _extend(self, kind: str, before: Outcome, row: tuple[Outcome, Outcome]) -> Outcome:
        """A running aggregate with one row more."""
        after = self._combine(kind, [row])
        if kind == "Any":
            return disjunction((before, after))
        if kind == "All":
            return conjunction((before, after))
        return strict(add, before, after) if kind in ("Sum", "Count") else None

    def _previous(self, node: Json, entity: int, row: int) -> Outcome:
        line = self._ordered(node["order"], row)
        if not isinstance(line, list):
            return line
        place = line.index(row)
        if place == 0:
            return self.evaluate(node["args"][1], entity, row)
        return self._line(node["args"][0], node["order"], line, place)[place - 1]

    def _in_a_row(self, node: Json, entity: int, row: int) -> Outcome:
        line = self._ordered(node["order"], row)
        if not isinstance(line, list):
            return line
        length = self.evaluate(node["args"][0], entity, row)
        if not is_known(length):
            return length
        place = line.index(row)
        if place + 1 < length or length < 1:
            return False if length >= 1 else FAULT
        conditions = self._line(node["args"][1], node["order"], line, place + 1)
        return conjunction(conditions[place + 1 - int(length) : place + 1])

    def _state(self, definition: Json, _entity: int, row: int) -> Outcome:
        line = self._ordered(definition["order"], row)
        if not isinstance(line, list):
            return line
        upto = line.index(row) + 1
        starts = self._line(definition["start"], definition["order"], line, upto)
        stops = self._line(definition["stop"], definition["order"], line, upto)
        state: Outcome = False
        for start, stop in zip(starts[:upto], stops[:upto], strict=True):
            state = disjunction((start, conjunction((state, negation(stop)))))
        return state

    # ── The larger constructs ───────────────────────────────────────────────────────────────────

    def _formula(self, definition: Json, entity: int, row: int) -> Outcome:
        return self.evaluate(definition["value"], entity, row)

    def _decision_table(self, definition: Json, entity: int, row: int) -> Outcome:
        hits = [
            conjunction(self._optional(test, entity, row, True) for test in line["tests"])
            for line in definition["rows"]
        ]
        if definition["policy"] == "First":  # what stands below the first that may hit is not asked
            first = next((place for place, hit in enumerate(hits) if hit is not False), len(hits))
            hits = hits[: first + 1]
        results = [
            self.evaluate(line["result"], entity, row)
            for line, hit in zip(definition["rows"], hits, strict=False)
            if hit is True
        ]
        if len(results) > 1:  # several may hit only where they agree
            agree = definition["policy"] == "Any"
            return strict(
                lambda one, *more: one if agree and {one} >= set(more) else FAULT, *results
            )
        if results:
            return results[0]
        still_open = opened(hit for hit in hits if hit is not False)
        if still_open is not None:
            return still_open
        return self._optional(definition["otherwise"], entity, row, FAULT)

    def _criteria(self, definition: Json, entity: int, row: int) -> list[Outcome]:
        return [
            disjunction(
                (
                    negation(self._optional(criterion["guard"], entity, row, True)),
                    self.evaluate(criterion["test"], entity, row),
                )
            )
            for criterion in definition["criteria"]
        ]

    def _eligibility(self, definition: Json, entity: int, row: int) -> Outcome:
        return conjunction(self._criteria(definition, entity, row))

    def _failed_criteria(self, definition: Json, entity: int, row: int) -> Outcome:
        eligibility = self.columns[definition["eligibility"]]["definition"]
        labels = [criterion["label"] for criterion in eligibility["criteria"]]
        met = self._criteria(eligibility, entity, row)
        return strict(lambda *known: _labels(labels, known, False), *met)

    def _label_list(self, definition: Json, entity: int, row: int) -> Outcome:
        labels = [line["label"] for line in definition["lines"]]
        holds = [self.evaluate(line["condition"], entity, row) for line in definition["lines"]]
        return strict(lambda *known: _labels(labels, known, True), *holds)

    def _item_points(self, item: Json, entity: int, row: int) -> Outcome:
        counts = self._optional(item["guard"], entity, row, True)
        if not is_known(counts):
            return counts
        return self.evaluate(item["points"], entity, row) if counts else Fraction(0)

    def _same_points(self, left: Json, right: Json) -> bool:
        one, other = self.exprs[left["points"]], self.exprs[right["points"]]
        return one["op"] == other["op"] == "Constant" and one["value"] == other["value"]

    def _scorecard(self, definition: Json, entity: int, row: int) -> Outcome:
        vetoes = definition["vetoes"]
        holding = [self.evaluate(veto["condition"], entity, row) for veto in vetoes]
        if all(self._same_points(vetoes[0], veto) for veto in vetoes[1:]):
            holding = [disjunction(holding)]  # one condition
        for veto, holds in zip(vetoes, holding, strict=False):
            if holds is not False:
                return self.evaluate(veto["points"], entity, row) if holds is True else holds
        score: Outcome = Fraction(0)
        for item in definition["items"]:
            score = strict(add, score, self._item_points(item, entity, row))
        for bound, choose in (("floor", max), ("cap", min)):
            if definition[bound] is not None:
                score = strict(choose, score, self.evaluate(definition[bound], entity, row))
        return score

    def _score_item_points(self, definition: Json, entity: int, row: int) -> Outcome:
        scorecard = self.columns[definition["scorecard"]]["definition"]
        return self._item_points(scorecard["items"][definition["item"]], entity, row)

    def _lost_points(self, definition: Json, entity: int, row: int) -> Outcome:
        scorecard = self.columns[definition["scorecard"]]["definition"]
        items = [
            item for item in scorecard["items"] if not item["is_bonus"] and item["full"] is not None
        ]
        lost = [
            strict(
                subtract,
                self.evaluate(item["full"], entity, row),
                self._item_points(item, entity, row),
            )
            for item in items
        ]

        def most_first(*known: Fraction) -> Outcome:
            below = [(-loss, place) for place, loss in enumerate(known) if loss > 0]
            return tuple(items[place]["name"] for _, place in sorted(below))

        return strict(most_first, *lost)

    def _takes_part(self, expr: int | None, entity: int, row: int) -> Outcome:
        return self._optional(expr, entity, row, True)

    def _rank(self, definition: Json, entity: int, row: int) -> Outcome:
        scope_row = self._scope(entity, row, definition["scope"])
        if scope_row is None:
            return self._unlinked(definition["scope"])
        own = self._takes_part(definition["participates"], entity, row)
        if own is not True:
            return Fraction(0) if own is False else own
        ahead = [self._rank_key(definition, 0, entity, row)]  # its own first key is asked
        for other in self._scope_rows(entity, definition["scope"], scope_row):
            if other != row:
                takes_part = self._takes_part(definition["participates"], entity, other)
                before = self._comes_before(definition, entity, other, row)
                ahead.append(conjunction((takes_part, before)))
        return strict(lambda _, *known: Fraction(1 + sum(known)), *ahead)

    def _rank_key(self, definition: Json, place: int, entity: int, row: int) -> Outcome:
        expr = definition["keys"][place]["value"]
        if (expr, entity, row) not in self._rank_keys:
            self._rank_keys[expr, entity, row] = self.evaluate(expr, entity, row)
        return self._rank_keys[expr, entity, row]

    def _comes_before(self, definition: Json, entity: int, left: int, right: int) -> Outcome:
        """Whether one row stands before another: by the first key in which they differ."""
        for place, key in enumerate(definition["keys"]):
            order = strict(
                compare,
                self._rank_key(definition, place, entity, left),
                self._rank_key(definition, place, entity, right),
            )
            if not is_known(order):
                return order
            if order != 0:
                return (order > 0) == key["descending"]
        return False if definition["shared"] else FAULT

    # ── Splits ──────────────────────────────────────────────────────────────────────────────────

    def _split_share(self, definition: Json, entity: int, row: int) -> Outcome:
        split = self.pack["splits"][definition["split"]]
        if split["ratio"] is not None:
            return self._ratio_share(split, definition["receiver"], entity, row)
        scope_row = self._scope(entity, row, split["scope"])
        if scope_row is None:
            return self._unlinked(split["scope"])
        own = self._takes_part(split["participates"], entity, row)
        if own is not True:
            return Fraction(0) if own is False else own
        shares = self._shares.setdefault((definition["split"], scope_row), {})
        if not shares:
            shares.update(self._weighted_shares(split, entity, scope_row))
        return shares[row]

    def _ratio_share(self, split: Json, receiver: int, entity: int, row: int) -> Outcome:
        amount = self.evaluate(split["total"], entity, row)
        ratio = self.evaluate(split["ratio"], entity, row)
        if is_known(ratio) and not _may_weigh(ratio.parts):
            return FAULT
        step = Fraction(split["step"])
        ties = [[place] for place in range(len(split["receivers"]))]  # in the order listed
        return strict(
            lambda known, parts: _divide_up(known, parts.parts, step, ties)[receiver], amount, ratio
        )

    def _weighted_shares(self, split: Json, entity: int, scope_row: int) -> dict[int, Outcome]:
        """The shares of the rows that take part, or may take part."""
        rows, weights, doubts = [], [], []
        for row in self._scope_rows(entity, split["scope"], scope_row):
            takes_part = self._takes_part(split["participates"], entity, row)
            if takes_part is True:
                rows.append(row)
                weights.append(self.evaluate(split["weight"], entity, row))
            elif takes_part is not False:
                doubts.append(takes_part)
        scope = split["scope"]
        amount = self.evaluate(split["total"], scope, scope_row)
        known = [weight for weight in weights if is_known(weight)]
        all_known = len(known) == len(weights) and not doubts
        if any(weight < 0 for weight in known) or (all_known and not any(known)):
            return dict.fromkeys(rows, FAULT)
        still_open = opened([*doubts, *weights, amount])
        if still_open is not None:
            return dict.fromkeys(rows, still_open)
        ties = [[self.evaluate(key, entity, row) for key in split["ties"]] for row in rows]
        still_open = opened(key for keys in ties for key in keys)
        if still_open is not None:
            return dict.fromkeys(rows, still_open)
        shares = _divide_up(amount, weights, Fraction(split["step"]), ties)
        return dict(zip(rows, shares, strict=True))


def _compare_keys(keys: list[Json], left: list[Outcome], right: list[Outcome]) -> int:
    for key, mine, other in zip(keys, left, right, strict=True):
        order = compare(mine, other)
        if order != 0:
            return -order if key["descending"] else order
    return 0


def _labels(labels: list[str], holds: Sequence[Outcome], wanted: bool) -> tuple[str, ...]:
    return tuple(label for label, held in zip(labels, holds, strict=True) if held is wanted)


def _may_weigh(weights: Sequence[Fraction]) -> bool:
    return all(weight >= 0 for weight in weights) and any(weights)


def _divide_up(
    amount: Fraction, weights: Sequence[Fraction], step: Fraction, ties: list[list[Outcome]]
) -> list[Outcome]:
    """Largest remainder: quotas cut to the step; what is left goes to the largest rests."""
    sign = -1 if amount < 0 else 1
    steps = abs(amount) / step
    if steps.denominator != 1:
        return [FAULT] * len(weights)
    common = math.lcm(*(weight.denominator for weight in weights))
    whole = [int(weight * common) for weight in weights]
    if max(common, *whole) >= LIMIT:
        return [FAULT] * len(weights)
    parts = [weight // math.gcd(*whole) for weight in whole]
    if max(sum(parts), steps * max(parts)) >= LIMIT:
        return [FAULT] * len(weights)
    quotas = [steps * part / sum(parts) for part in parts]
    shares = [quota.numerator // quota.denominator for quota in quotas]
    left = int(steps) - sum(shares)

    def precedes(one: int, other: int) -> int:
        rests = compare(quotas[other] - shares[other], quotas[one] - shares[one])
        return rests or next(filter(None, map(compare, ties[one], ties[other])), 0)

    by_rest = sorted(range(len(weights)), key=functools.cmp_to_key(precedes))
    if left > 0 and precedes(by_rest[left - 1], by_rest[left]) == 0:
        return [FAULT] * len(weights)
    for receiver in by_rest[:left]:
        shares[receiver] += 1
    return [sign * share * step for share in shares]


def _extreme(values: Iterable[Outcome], sign: int) -> Outcome:
    best, *others = values
    for value in others:
        if sign * compare(value, best) > 0:
            best = value
    return best


def _first_items(items: tuple[str, ...], count: Fraction) -> Outcome:
    return items[: max(0, int(count))]


_BUILTINS: dict[str, Callable[..., Outcome]] = {
    "Least": lambda *values: _extreme(values, -1),
    "Greatest": lambda *values: _extreme(values, 1),
    "Absolute": abs,
    "Floor": lambda number: Fraction(number.numerator // number.denominator),
    "Year": lambda moment: Fraction(
        moment.number // 12 if isinstance(moment, Month) else moment.year
    ),
    "MonthOf": month_of,
    "DayOfMonth": lambda day: Fraction(day.day),
    "FirstDay": lambda moment: day_in_month(
        moment if isinstance(moment, Month) else month_of(moment), 1
    ),
    "LastDay": lambda moment: day_in_month(
        moment if isinstance(moment, Month) else month_of(moment), 31
    ),
    "DayIn": lambda month, day: day_in_month(month, int(day)),
    "DaysBetween": lambda first, last: Fraction((last - first).days),
    "FirstItems": _first_items,
    "Length": lambda text: Fraction(len(text)),
    "HasPrefix": lambda text, prefix: text.startswith(prefix),
    "HasItem": lambda items, item: item in items,
}

_STRICT: dict[str, Callable[..., Outcome]] = {
    "Negate": lambda number: type(number)(-number[0]) if isinstance(number, tuple) else -number,
    "Add": add,
    "Subtract": subtract,
    "Multiply": multiply,
    "AddSpan": add_span,
    "SubtractSpan": lambda moment, span: add_span(moment, type(span)(-span[0])),
    "Difference": lambda left, right: (
        MonthSpan(left.number - right.number)
        if isinstance(left, Month)
        else DaySpan((left - right).days)
    ),
    "ScaleSpan": lambda span, times: (
        type(span)(span[0] * int(times)) if times.denominator == 1 else FAULT
    ),
    "Equal": lambda left, right: left == right,
    "NotEqual": lambda left, right: left != right,
    "Less": lambda left, right: compare(left, right) < 0,
    "LessEqual": lambda left, right: compare(left, right) <= 0,
    "Greater": lambda left, right: compare(left, right) > 0,
    "GreaterEqual": lambda left, right: compare(left, right) >= 0,
}


def conclude(
    pack: Json,
    tables: Tables,
    as_of: datetime.date | None = None,
    parameters: Mapping[str, Outcome] | None = None,
) -> dict[str, list[dict[str, Outcome]]]:
    """The outcome of every conclusion, for each entity whose table is given."""
    interpreter = Interpreter(pack, tables, as_of, parameters)
    return {
        entity["name"]: [
            {
                pack["columns"][column]["name"]: interpreter.column(column, row)
                for column in entity["written"]
            }
            for row in range(len(tables[entity["name"]]))
        ]
        for entity in pack["entities"]
        if entity["name"] in tables
    }
