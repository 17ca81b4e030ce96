"""What can be generated: constructs of a body and shapes of expressions, each from its own room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generators.body import Body
    from generators.expressions import Expressions, Place
    from generators.pack import Entity

Add = Callable[["Body", "Entity"], None]
Write = Callable[["Expressions", str, "Place", int], Any]  # of which kind, where, how deep


@dataclass(frozen=True)
class Construct:
    """Adds its lines to an entity, and the columns that it defines."""

    name: str
    add: Add
    weight: int
    bears: Callable[[Body, Entity], bool]


@dataclass(frozen=True)
class Shape:
    """Writes an expression of a kind."""

    write: Write
    weight: int
    fits: Callable[[Expressions, Place], bool]


CONSTRUCTS: dict[str, Construct] = {}
SHAPES: dict[str, list[Shape]] = {}


def construct(
    name: str,
    *,
    weight: int = 1,
    bears: Callable[[Body, Entity], bool] = lambda _body, _entity: True,
) -> Callable[[Add], Add]:
    """A construct that an entity can have where it `bears` it."""

    def enter(add: Add) -> Add:
        if name in CONSTRUCTS:
            raise ValueError(f"two constructs are called {name}")
        CONSTRUCTS[name] = Construct(name, add, weight, bears)
        return add

    return enter


def shape(
    *kinds: str,
    weight: int = 1,
    fits: Callable[[Expressions, Place], bool] = lambda _write, _place: True,
) -> Callable[[Write], Write]:
    """A shape of number, money, date, month or truth that can be written where it `fits`."""

    def enter(write: Write) -> Write:
        for kind in kinds:
            SHAPES.setdefault(kind, []).append(Shape(write, weight, fits))
        return write

    return enter
