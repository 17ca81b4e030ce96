"""列出."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reference.outcomes import Outcome, strict
from reference.registry import Json, construct

if TYPE_CHECKING:
    from reference.interpreter import Interpreter


def labels_of(labels: list[str], holds: Sequence[Outcome], wanted: bool) -> tuple[str, ...]:
    return tuple(label for label, held in zip(labels, holds, strict=True) if held is wanted)


@construct("LabelList")
def label_list(interpreter: Interpreter, definition: Json, entity: int, row: int) -> Outcome:
    labels = [line["label"] for line in definition["lines"]]
    holds = [interpreter.evaluate(line["condition"], entity, row) for line in definition["lines"]]
    return strict(lambda *known: labels_of(labels, known, True), *holds)
