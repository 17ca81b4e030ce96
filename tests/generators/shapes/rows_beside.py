"""What is made of rows that do not lie below the own one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators.pack import NUMBERS, Column, Entity, Place
from generators.registry import shape

if TYPE_CHECKING:
    from generators.expressions import Expressions
    from generators.pack import Written

COMPARED = ("bool", "enum", "text", "integer", "decimal", "money", "date", "month")
BY_SIZE = ("Less", "LessEqual", "Greater", "GreaterEqual", "NotEqual")
SIGNS = {"Less": "<", "LessEqual": "<=", "Greater": ">", "GreaterEqual": ">=", "NotEqual": "<>"}


def rows_beside(write: Expressions, place: Place) -> list[tuple[str, Entity]]:
    """How they are named, and what they are rows of: below an ancestor, or of the whole table."""
    found = [
        (f"{above.name}.{entity.name}", entity)
        for above in place.entity.ancestors()
        for entity in write.children(above)
    ]
    return found or [(place.entity.name, place.entity)]


def _matching(write: Expressions, place: Place, entity: Entity, with_size: bool) -> list[str]:
    """Comparisons of their columns with the own row's, by size of one column alone."""
    pairs = [
        (theirs, own)
        for theirs in entity.columns
        for own in place.entity.columns
        if theirs.kind in COMPARED and _same_kind(theirs, own)
    ]
    if not pairs:
        return []
    this = write.pen.word("Reserved", "This")
    chosen = [write.pen.pick(pairs) for _ in range(write.pen.number(0, 2))]
    texts = [f"{theirs.name} = {this}.{own.name}" for theirs, own in chosen]
    ordered = [pair for pair in pairs if _has_size(pair[0])]
    if with_size and ordered and write.pen.chance(50):
        theirs, own = write.pen.pick(ordered)
        sign = SIGNS[write.pen.pick(BY_SIZE)]
        if write.pen.chance(30):
            upto = write.pen.word("Operator", "Upto")
            again = write.pen.pick([mine for other, mine in ordered if other is theirs])
            within = write.pen.word("Operator", "In")
            texts.append(f"{theirs.name} {within} {this}.{own.name} {upto} {this}.{again.name}")
        elif write.pen.chance(30):
            mirrored = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "<>": "<>"}[sign]
            texts.append(f"{this}.{own.name} {mirrored} {theirs.name}")
        else:
            texts.append(f"{theirs.name} {sign} {this}.{own.name}")
    return texts


def _same_kind(left: Column, right: Column) -> bool:
    if left.kind in ("integer", "decimal") and right.kind in ("integer", "decimal"):
        return True
    return left.kind == right.kind and left.enumeration is right.enumeration


def _has_size(column: Column) -> bool:
    if column.kind == "enum":
        return column.enumeration is not None and column.enumeration.is_ordered
    return column.kind != "bool"


def _condition(write: Expressions, place: Place, entity: Entity, with_size: bool = True) -> str:
    texts = _matching(write, place, entity, with_size)
    if write.pen.chance(40):
        texts.append(f"({write.truth(Place(entity), 1)})")
    if not texts:
        return ""
    joined = f" {write.pen.word('Operator', 'And')} ".join(texts)
    return f" {write.pen.word('Reserved', 'When')} {joined}"


@shape("number", weight=2)
def beside_number(write: Expressions, _kind: str, place: Place, _depth: int) -> Written:
    return _aggregate(write, NUMBERS, place)


@shape("money", weight=2)
def beside_money(write: Expressions, _kind: str, place: Place, _depth: int) -> Written:
    return _aggregate(write, ("money",), place)


def _aggregate(write: Expressions, kinds: tuple[str, ...], place: Place) -> Written:
    write.looks_at_rows = True
    path, entity = write.pen.pick(rows_beside(write, place))
    write.looks_across |= path == entity.name
    word = write.pen.word
    columns = [column for column in entity.columns if column.kind in kinds]
    if not columns and kinds is not NUMBERS:
        return write.money(place, 0)
    condition = _condition(write, place, entity)
    if not columns or (kinds is NUMBERS and write.pen.chance(30)):
        return f"{word('Function', 'Count')}({path}{condition})", 0
    column = write.pen.pick(columns)
    function = write.pen.pick(("Sum", "Sum", "Mean", "Least", "Greatest", "Lookup"))
    scale = None if function == "Mean" else column.scale
    otherwise = ""
    if function != "Sum" and write.pen.chance(60):
        default = "0元" if column.kind == "money" else "0"
        otherwise = f" {word('Operator', 'Otherwise')} {default}"
    return f"{word('Function', function)}({path}.{column.name}{condition}{otherwise})", scale


@shape("truth", weight=2)
def beside_truth(write: Expressions, _kind: str, place: Place, _depth: int) -> str:
    write.looks_at_rows = True
    path, entity = write.pen.pick(rows_beside(write, place))
    columns = [column for column in entity.columns if column.kind == "bool"]
    if not columns:
        return write.truth(place, 0)
    write.looks_across |= path == entity.name
    function = write.pen.word("Function", write.pen.pick(("Any", "All", "Lookup")))
    column = write.pen.pick(columns).name
    return f"{function}({path}.{column}{_condition(write, place, entity)})"


LISTED = ("text", "enum", "date", "month", "integer")


def listed_rows(write: Expressions, place: Place) -> str | None:
    """列出 over rows below or beside the own one; nothing where none can be listed."""
    write.looks_at_rows = True
    below = [(entity.name, entity) for entity in write.children(place.entity)]
    named = below + rows_beside(write, place)
    path, entity = write.pen.pick(named)
    columns = [c for c in entity.columns if c.kind in LISTED and c.scale in (None, 0)]
    if not columns:
        return None
    is_below = (path, entity) in below
    write.looks_across |= not is_below and path == entity.name
    condition = (
        write.filter(Place(entity), 1)
        if is_below
        else _condition(write, place, entity, with_size=False)
    )
    column = write.pen.pick(columns)
    write.reads_keys |= column.role == "key"
    return f"{write.pen.word('Function', 'ListRows')}({path}.{column.name}{condition})"
