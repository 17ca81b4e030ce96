"""What a checked pack concludes from tables: row at a time, by demand, in exact fractions.

This is the meaning of the language; the engine is its speed. Nothing is imported from guiju: the
pack is the JSON of `guiju dump --stage=checked`, read as a dict. Plainness goes before speed
everywhere, except that a line of rows is walked once (`orders.along`), not once for each row.

Here: rows and their relatives, columns, and the door. What a construct or an operation means is
found by its name in the registry.
"""

from __future__ import annotations

import datetime
import functools
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from reference import constructs, operations
from reference.derived import derive
from reference.orders import line_of
from reference.outcomes import MISSING, Outcome, Undecided
from reference.registry import CARRYING, CONSTRUCTS, OPERATIONS, Json

Tables = Mapping[str, Sequence[Mapping[str, Outcome]]]
ALL_ROWS = -1  # the scope row of a scope that is the whole table
ROOMS = (constructs, operations)  # imported so that they register what they define


class Interpreter:
    """One pack over one set of tables. Columns are asked for by id, rows by their index."""

    def __init__(
        self,
        pack: Json,
        tables: Tables,
        as_of: datetime.date | None = None,
        parameters: Mapping[str, Outcome] | None = None,
        externs: Mapping[str, Callable[..., Any]] | None = None,
    ) -> None:
        self.pack = pack
        self.exprs: list[Json] = pack["exprs"]
        self.columns: list[Json] = pack["columns"]
        self.entities: list[Json] = pack["entities"]
        self.as_of = as_of
        self.overrides = dict(parameters or {})
        self.externs = dict(externs or {})
        #: A table that was left out is one row of which nothing is known.
        self.left_out = [entity["name"] not in tables for entity in self.entities]
        self.tables = [tables.get(entity["name"], [{}]) for entity in self.entities]
        self._cells: dict[tuple[int, int], Outcome] = {}
        self._below: dict[tuple[int, int], dict[int | None, list[int]]] = {}
        self._kept: defaultdict[str, dict[Any, Any]] = defaultdict(dict)
        self.ungrouped: dict[tuple[int, int], dict[int, Outcome]] = {}
        self._parents = [
            {} if entity["source"] is not None else self._link(index)
            for index, entity in enumerate(self.entities)
        ]
        for index, entity in enumerate(self.entities):
            if entity["source"] is not None:
                derive(self, index)

    # ── Rows and their relatives ────────────────────────────────────────────────────────────────

    def _key(self, entity: int, row: int, columns: Iterable[int]) -> tuple[Outcome, ...]:
        cells = self.tables[entity][row]
        return tuple(cells.get(self.columns[column]["name"], MISSING) for column in columns)

    def _link(self, entity: int) -> dict[int, list[int | None]]:
        """For each direct parent the parent's row of every row; None where that is not known."""
        links: dict[int, list[int | None]] = {}
        for parent in self.entities[entity]["parents"]:
            target = parent["entity"]
            if self.entities[target]["source"] is not None:
                continue  # derived once all others are linked
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
            if parent != ancestor and self.entities[parent]["source"] is not None:
                continue  # what lies above a derived table lies above its source
            rest = self._path(parent, ancestor)
            if rest is not None:
                return (parent, *rest)
        return None

    def unlinked(self, entity: int) -> Undecided:
        """What hangs on rows of a table of which it is not known which they are."""
        return Undecided(frozenset({(entity, self.entities[entity]["key"][0])}))

    def climb(self, entity: int, row: int, ancestor: int) -> int | None:
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

    def unknown_above(self, entity: int, row: int, ancestor: int) -> Outcome:
        """What hangs on the row above, of a row of which that is not known: in no derived group it
        hangs on what it would be grouped by."""
        at, current = entity, row
        for parent in self._path(entity, ancestor) or ():
            if current in self.ungrouped.get((at, parent), {}):
                return self.ungrouped[at, parent][current]
            above = self._parents[at][parent][current]
            if above is None:
                break
            at, current = parent, above
        return self.unlinked(ancestor)

    def link_derived(
        self, entity: int, parents: dict[int, list[int | None]], groups: list[int | None]
    ) -> None:
        self._parents[entity] = parents
        self._parents[self.entities[entity]["source"]][entity] = groups

    def rows_below(self, entity: int, row: int | None, below: int) -> list[int]:
        """Rows of `below` that belong to the row, or of which it is not known to which."""
        if self.left_out[below]:
            return [0]
        if (entity, below) not in self._below:
            groups: dict[int | None, list[int]] = {}
            for other in range(len(self.tables[below])):
                at = self.climb(below, other, entity)
                if at is None and self.unknown_above(below, other, entity) != self.unlinked(entity):
                    continue  # in no derived group, and so not in any
                groups.setdefault(at, []).append(other)
            self._below[entity, below] = groups
        return self._below[entity, below].get(row, [])

    def scope_row(self, entity: int, row: int, scope: int | None) -> int | None:
        return ALL_ROWS if scope is None else self.climb(entity, row, scope)

    def scope_rows(self, entity: int, scope: int | None, scope_row: int) -> list[int]:
        if scope is None:
            return list(range(len(self.tables[entity])))
        return self.rows_below(scope, scope_row, entity)

    def kept(self, name: str) -> dict[Any, Any]:
        """What a room has worked out and will ask for again."""
        return self._kept[name]

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
        if definition["kind"] in CARRYING or self._carries(definition.get("value")):
            order = self.pack["orders"][declared["order"]]
            if order["rank"] is None:
                line = line_of(self, declared["order"], row)
                if not isinstance(line, list):
                    return line
            elif self.scope_row(entity, row, order["scope"]) is None:
                return self.unlinked(order["scope"])
        return CONSTRUCTS[definition["kind"]](self, definition, entity, row)

    @functools.cache  # noqa: B019  (an interpreter lives for one run)
    def _carries(self, expr: int | None) -> bool:
        """Whether something is carried from row to row: then all of it hangs on their order."""
        if expr is None:
            return False
        node = self.exprs[expr]
        return node["op"] in CARRYING or any(map(self._carries, node["args"]))

    def evaluate(self, expr: int, entity: int, row: int) -> Outcome:
        node = self.exprs[expr]
        return OPERATIONS[node["op"]](self, node, entity, row)

    def arguments(self, node: Json, entity: int, row: int) -> list[Outcome]:
        return [self.evaluate(argument, entity, row) for argument in node["args"]]

    def optional(self, expr: int | None, entity: int, row: int, default: Outcome) -> Outcome:
        return default if expr is None else self.evaluate(expr, entity, row)


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
            for row in range(len(interpreter.tables[number]))
        ]
        for number, entity in enumerate(pack["entities"])
        if not interpreter.left_out[number]
    }
