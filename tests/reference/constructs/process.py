"""流程: where a row stands in its steps, and what is missing or out of order."""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING

from reference.constructs.aggregate import aggregate, contribution
from reference.constructs.label_list import labels_of
from reference.outcomes import (
    Outcome,
    Word,
    conjunction,
    disjunction,
    negation,
    opened,
    strict,
)
from reference.registry import Json, construct

if TYPE_CHECKING:
    from reference.interpreter import Interpreter


class _Walk:
    """The steps of one row, one after another."""

    def __init__(self, interpreter: Interpreter, process: Json, entity: int, row: int) -> None:
        self.interpreter = interpreter
        self.process = process
        self.steps = process["steps"]
        self.entity = entity
        self.row = row

    def evaluate(self, expr: int) -> Outcome:
        return self.interpreter.evaluate(expr, self.entity, self.row)

    def applies(self, step: Json) -> Outcome:
        return self.interpreter.optional(step["guard"], self.entity, self.row, True)

    def logged(self, step: Json) -> Outcome:
        return self.evaluate(step["is_logged"])

    def cell(self, step: Json, column: int) -> Outcome:
        """What the log says of a step; a fault where it says nothing, and nobody may ask."""
        is_row = self.interpreter.exprs[step["is_logged"]]["args"][0]
        node = {
            "entity": self.process["log"],
            "aggregate": "Only",
            "args": [column],
            "filter": is_row,
            "otherwise": None,
            "beside": None,
        }
        return self._several(node) or aggregate(self.interpreter, node, self.entity, self.row)

    def _several(self, node: Json) -> Outcome:
        """The one row of a table that was left out stands for many, which may each have a row for
        the step: what it says is not known then."""
        log = self.process["log"]
        if not self.interpreter.left_out[self.entity]:
            return None
        rows = [
            contribution(self.interpreter, node, log, other)
            for other in self.interpreter.rows_below(self.entity, self.row, log)
        ]
        if sum(counts is True for counts, _ in rows) < 2:
            return None
        said = [value if counts is True else counts for counts, value in rows]
        unlinked = self.interpreter.unlinked(self.entity)
        return opened([unlinked, *(one for one in said if one is not False)])

    def next_step(self) -> tuple[int, Outcome]:
        """The place of the first step that applies and is not logged; whether that is known."""
        for place, step in enumerate(self.steps):
            waits = conjunction((self.applies(step), negation(self.logged(step))))
            if waits is not False:
                return place, waits
        return len(self.steps), True

    def last_before(self, place: int) -> tuple[int | None, Outcome]:
        """The last step that applies before a place; whether that is known."""
        for earlier in reversed(range(place)):
            applies = self.applies(self.steps[earlier])
            if applies is not False:
                return earlier, applies
        return None, True

    def word(self) -> Outcome:
        place, known = self.next_step()
        if known is not True:
            return known
        before, known = self.last_before(place)
        if known is not True:
            return known
        # The words stand last step first, with the word for not having begun behind them.
        enumeration = self.interpreter.exprs[self.process["last"]]["type"]["enumeration"]
        words = self.interpreter.pack["enumerations"][enumeration]["words"]
        name = words[-1] if before is None else self.steps[before]["name"]
        return Word(enumeration, words.index(name))

    def disorder(self, place: int) -> Outcome:
        step = self.steps[place]
        reasons: list[Outcome] = []
        date, body = self._columns()
        before, known = self.last_before(place)
        if known is not True:
            reasons.append(known)
            if date is not None:
                reasons.append(strict(operator.lt, self.cell(step, date), known))
        elif before is not None:
            earlier = self.steps[before]
            is_logged = self.logged(earlier)
            reasons.append(negation(is_logged))
            if date is not None and is_logged is not False:
                dates = self.cell(step, date), self.cell(earlier, date)
                reasons.append(strict(operator.lt, *dates))
        if body is not None:
            wanted = self.interpreter.exprs[step["is_foreign"]]["args"][1]
            cells = self.cell(step, body), self.evaluate(wanted)
            reasons.append(strict(operator.ne, *cells))
        return conjunction((self.applies(step), self.logged(step), disjunction(reasons)))

    def _columns(self) -> tuple[int | None, int | None]:
        """The expressions that read the date and the body on a row of the log."""
        exprs = self.interpreter.exprs
        found = {}
        for step in self.steps:
            for reason in ("is_early", "is_foreign"):
                if step[reason] is not None:
                    found[reason] = exprs[exprs[step[reason]]["args"][0]]["args"][0]
        return found.get("is_early"), found.get("is_foreign")


@construct("Process")
def process(interpreter: Interpreter, definition: Json, entity: int, row: int) -> Outcome:
    return _Walk(interpreter, definition, entity, row).word()


@construct("ProcessProduct")
def process_product(interpreter: Interpreter, definition: Json, entity: int, row: int) -> Outcome:
    declared = interpreter.columns[definition["process"]]["definition"]
    walk = _Walk(interpreter, declared, entity, row)
    if definition["part"] in ("OutOfOrder", "HasOutOfOrder"):
        held = [walk.disorder(place) for place in range(len(walk.steps))]
        if definition["part"] == "HasOutOfOrder":
            return disjunction(held)
        names = [step["name"] for step in walk.steps]
        return strict(lambda *known: labels_of(names, known, True), *held)
    place, known = walk.next_step()
    if known is not True:
        return known
    step = walk.steps[place] if place < len(walk.steps) else None
    if definition["part"] == "NextBody":
        return declared["finished"] if step is None else step["body"]
    papers = [] if step is None else step["papers"]
    there = [walk.evaluate(paper["test"]) for paper in papers]
    if definition["part"] == "PapersComplete":
        return conjunction(there)
    labels = [paper["label"] for paper in papers]
    return strict(lambda *known: labels_of(labels, known, False), *there)
