"""What a generated pack is made of, beside its text: enough to make rows for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from hypothesis import strategies as st

from generators.vocabulary import SPELLINGS

T = TypeVar("T")
DrawFn = Callable[[st.SearchStrategy[T]], T]
Written = tuple[str, int | None]  # a text, and how many decimals its value needs (None: any)
Choose = Callable[[int, int], int]  # a whole number within bounds

NUMBERS = ("integer", "decimal", "rate")
CALENDAR = "公历"  # the one calendar of every pack


@dataclass
class Enumeration:
    name: str
    words: list[str]
    is_ordered: bool


@dataclass
class Column:
    name: str
    kind: str  # bool integer decimal rate money date month enum text list
    entity: Entity
    role: str = "input"  # key parent input let conclusion product
    enumeration: Enumeration | None = None
    unit: str | None = None
    scale: int | None = None  # decimals that a number needs at most; None: any
    order: str | None = None


@dataclass
class Entity:
    name: str
    parent: Entity | None = None
    columns: list[Column] = field(default_factory=list)
    order: str | None = None
    order_scope: Entity | None = None
    ranks: list[str] = field(default_factory=list)  # whose places are not shared: lines, too
    declared: list[str] = field(default_factory=list)  # lines of its 实体
    lines: list[str] = field(default_factory=list)  # of its 每个
    #: A text of its own; or, of months under a parent, the parent's key and a month.
    key: list[str] = field(default_factory=list)

    def ancestors(self) -> list[Entity]:
        return [self.parent, *self.parent.ancestors()] if self.parent else []

    def ways_to_stand(self) -> list[str]:
        """What rows can stand in line by."""
        return [*([self.order] if self.order else []), *self.ranks]

    def inputs(self) -> list[Column]:
        return [column for column in self.columns if column.role == "input"]


@dataclass
class Place:
    """Where an expression stands: on a row of `entity`, over `order` where it may look back."""

    entity: Entity
    order: str | None = None
    itself: Column | None = None  # the column being defined, which earlier rows may be asked for


@dataclass
class Parameter:
    name: str
    kind: str
    is_dated: bool = False


@dataclass
class Cut:
    """Where a pack may be cut in two: how many lines stand before."""

    margin: int
    declared: dict[str, int]  # by entity
    lines: dict[str, int]  # by entity


@dataclass
class GeneratedPack:
    text: str
    entities: list[Entity]  # parents first
    reads_filled: bool  # asks whether a cell was filled in
    reads_keys: bool  # compares keys with texts
    looks_across: bool  # ranks or orders rows that share no topmost row
    made: list[str]  # the constructs that it has, by name
    header: list[str]  # lines that every part of it begins with, behind its name
    shared: list[str]  # calendars and enums
    margin: list[str]
    cuts: list[Cut]  # before each construct, and behind the last

    def __repr__(self) -> str:
        return f"pack:\n{self.text}"

    def _repr_pretty_(self, printer: Any, _cycle: bool) -> None:
        """What Hypothesis shows of an example that fails: the text, and not what it was made of."""
        printer.text(repr(self))


def choices(draw: DrawFn[Any], is_rich: bool) -> Choose:
    """Each choice drawn, so that a failing example shrinks; or all made by one seed, so that
    examples are large and none like another."""
    if is_rich:
        return draw(st.randoms(use_true_random=True)).randint
    return lambda low, high: draw(st.integers(low, high))


class Pen:
    """Draws choices and writes words, in either vocabulary."""

    def __init__(self, choose: Choose, language: str = "zh") -> None:
        self.number = choose
        self.language = language  # zh, en or mixed
        self._names = 0

    def chance(self, percent: int) -> bool:
        """True in about so many cases of a hundred; shrinks to False."""
        return self.number(0, 99) >= 100 - percent

    def pick(self, items: Sequence[T]) -> T:
        return items[self.number(0, len(items) - 1)] if len(items) > 1 else items[0]

    def word(self, group: str, name: str) -> str:
        zh, en = SPELLINGS[group, name]
        if self.language == "mixed":
            return en if self.chance(30) else zh
        return en if self.language == "en" else zh

    def comma(self) -> str:
        return self.pick((", ", "，"))

    def name(self, zh: str, en: str) -> str:
        """A name that nothing else has."""
        self._names += 1
        return f"{zh}{self._names}" if self.chance(70) else f"{en}_{self._names}"
