"""The engine against the reference, and against itself, over generated packs and tables."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, seed, settings
from hypothesis import strategies as st

import guiju
from differential.comparison import (
    Place,
    Shapes,
    by_engine,
    by_reference,
    checked,
    explanations,
    load,
)
from differential.shrinking import smallest
from generators.imports import in_two
from generators.pack import GeneratedPack, Pen
from generators.packs import packs, packs_of, write_pack
from generators.registry import CONSTRUCTS
from generators.rows import Tables, filled_in, permuted, tables_for
from guiju.language import Language
from guiju.pack import format_files

#: How many programs; `make test-all` asks for thousands.
EXAMPLES = int(os.environ.get("GUIJU_EXAMPLES", "300"))
#: Which programs; without it the same ones each time.
SEED = os.environ.get("GUIJU_SEED")
BATCH_ROWS = 4096  # rows that the engine takes at a time


def programs(count: int) -> Callable[[Any], Any]:
    wished = settings(
        max_examples=count,
        deadline=None,
        derandomize=SEED is None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    return wished if SEED is None else lambda test: seed(int(SEED))(wished(test))


generated = programs(EXAMPLES)
fewer = programs(max(20, EXAMPLES // 5))
few = programs(max(5, EXAMPLES // 10))


def check(pack: GeneratedPack) -> guiju.Pack:
    """A generated pack must pass the checker: nothing is left out silently."""
    try:
        return load(pack.text)
    except guiju.PackError as error:
        pytest.fail(f"the checker refuses\n{pack.text}\n{error}")


def with_tables(is_rich: bool = False) -> st.SearchStrategy[tuple[GeneratedPack, Tables]]:
    return packs(is_rich=is_rich).flatmap(
        lambda pack: st.tuples(st.just(pack), tables_for(pack, is_rich))
    )


def differing(left: Shapes, right: Shapes) -> dict[Place, Any]:
    return {
        place: (left.get(place), right.get(place))
        for place in left.keys() | right.keys()
        if left.get(place) != right.get(place)
    }


def means_otherwise(text: str, tables: Tables) -> dict[Place, Any]:
    """Where engine and reference differ: (engine, reference)."""
    try:
        pack = load(text)
    except guiju.PackError:
        return {}
    return differing(by_engine(pack, tables), by_reference(checked(pack), tables))


def still_differ(text: str, tables: Tables) -> bool:
    """Whether less of an example shows the difference too; rows without their parent do not, nor
    does a table that the rules no longer know."""
    try:
        return bool(means_otherwise(text, tables))
    except (guiju.TableError, KeyError):
        return False


def must_mean_the_same(generated_pack: GeneratedPack, tables: Tables) -> None:
    if means_otherwise(generated_pack.text, tables):
        text, rows = smallest(generated_pack.text, tables, still_differ)
        pytest.fail(f"{text}\n{rows}\n(engine, reference): {means_otherwise(text, rows)}")


@generated
@given(with_tables(is_rich=True))
def test_the_engine_means_what_the_reference_means(drawn: tuple[GeneratedPack, Tables]) -> None:
    generated_pack, tables = drawn
    check(generated_pack)
    must_mean_the_same(generated_pack, tables)


@pytest.mark.parametrize("construct", CONSTRUCTS)
@few
@given(st.data())
def test_a_construct_alone_means_what_the_reference_means(
    construct: str, data: st.DataObject
) -> None:
    """None hides behind what others leave open."""
    generated_pack = data.draw(packs_of(construct))
    assert set(generated_pack.made) == {construct}
    check(generated_pack)
    must_mean_the_same(generated_pack, data.draw(tables_for(generated_pack, is_rich=True)))


def test_packs_mix_all_constructs() -> None:
    mixed = [write_pack(Pen(random.Random(seed).randint), (4, 14)).made for seed in range(200)]
    assert {name for made in mixed for name in made} == set(CONSTRUCTS)
    assert max(len(set(made)) for made in mixed) >= 5


@fewer
@given(with_tables())
def test_small_packs_mean_the_same_too(drawn: tuple[GeneratedPack, Tables]) -> None:
    """Each choice is drawn by itself, so that Hypothesis looks near the edges."""
    generated_pack, tables = drawn
    check(generated_pack)
    assert means_otherwise(generated_pack.text, tables) == {}


@fewer
@given(with_tables(is_rich=True), st.integers(0, 2))
def test_a_table_that_is_left_out_means_the_same(
    drawn: tuple[GeneratedPack, Tables], which: int
) -> None:
    generated_pack, tables = drawn
    check(generated_pack)
    assume(which < len(tables) > 1)
    without = {name: rows for place, (name, rows) in enumerate(tables.items()) if place != which}
    must_mean_the_same(generated_pack, without)


@fewer
@given(st.data())
def test_the_order_of_rows_does_not_matter(data: st.DataObject) -> None:
    generated_pack, tables = data.draw(with_tables(is_rich=True))
    pack = check(generated_pack)
    other_way = data.draw(permuted(tables))
    assert differing(by_engine(pack, tables), by_engine(pack, other_way)) == {}


@fewer
@given(st.data())
def test_filling_in_what_is_missing_changes_nothing_that_was_decided(data: st.DataObject) -> None:
    generated_pack, tables = data.draw(with_tables(is_rich=True))
    assume(not generated_pack.reads_filled)
    pack = check(generated_pack)
    before = by_engine(pack, tables)
    after = by_engine(pack, data.draw(filled_in(generated_pack, tables, is_rich=True)))
    changed = {
        place: (shape, after[place])
        for place, shape in before.items()
        if shape[0] == "known" and after[place] != shape
    }
    assert not changed


@fewer
@given(with_tables(is_rich=True))
def test_a_family_of_rows_concludes_alone_what_it_does_among_others(
    drawn: tuple[GeneratedPack, Tables],
) -> None:
    """Batches of n = n batches of one: each topmost row with what lies below it is run alone."""
    generated_pack, tables = drawn
    assume(not generated_pack.looks_across)
    pack = check(generated_pack)
    apart: Shapes = {}
    top = generated_pack.entities[0]
    for row in tables[top.name]:
        apart |= by_engine(pack, family(generated_pack, tables, row))
    assert differing(by_engine(pack, tables), apart) == {}


@programs(max(5, EXAMPLES // 60))
@given(with_tables(is_rich=True))
def test_every_copy_of_a_row_concludes_what_the_row_does(
    drawn: tuple[GeneratedPack, Tables],
) -> None:
    """More rows than the engine takes at a time: no border between batches shows."""
    generated_pack, tables = drawn
    assume(not generated_pack.looks_across and not generated_pack.reads_keys)
    pack = check(generated_pack)
    alone = by_engine(pack, tables)
    longest = max(len(rows) for rows in tables.values())
    copies = by_engine(pack, copied(generated_pack, tables, BATCH_ROWS // longest + 2))
    for (entity, key, conclusion), shape in copies.items():
        original = tuple(part.partition("/")[0] for part in key)
        assert alone[entity, original, conclusion] == shape


def in_any_order(shapes: Shapes) -> Shapes:
    """What a conclusion hangs on is named as declared, which differs where inputs are added."""
    return {
        place: (shape[0], sorted(shape[1])) if shape[0] == "undecided" else shape
        for place, shape in shapes.items()
    }


@fewer
@given(st.data())
def test_an_imported_pack_and_an_add_on_mean_what_one_pack_means(data: st.DataObject) -> None:
    generated_pack, tables = data.draw(with_tables(is_rich=True))
    parts = in_two(generated_pack, data.draw(st.randoms(use_true_random=True)).randint)
    whole = check(generated_pack)
    try:
        pack = load(parts.add_on, parts.imported)
    except guiju.PackError as error:
        pytest.fail(f"{error}\n{parts.imported}\n{parts.add_on}")
    assert len(pack.replacements) >= parts.replaced
    for mean in (by_engine, lambda one, rows: by_reference(checked(one), rows)):
        shapes = [in_any_order(mean(one, tables)) for one in (whole, pack)]
        assert differing(*shapes) == {}


def test_packs_in_two_parts_replace() -> None:
    """None of the parts is empty by chance, and some replace much."""
    mixed = []
    for start in range(40):
        number = random.Random(start).randint
        mixed.append(in_two(write_pack(Pen(number), (4, 14)), number))
    assert max(parts.replaced for parts in mixed) >= 6
    assert sum(parts.replaced > 0 for parts in mixed) > len(mixed) // 2


def family(pack: GeneratedPack, tables: Tables, row: dict[str, str]) -> Tables:
    """The topmost row and what lies below it."""
    top = pack.entities[0]
    found = {top.name: [row]}
    for entity in pack.entities[1:]:
        assert entity.parent is not None
        key = entity.parent.key[0]
        above = {other[key] for other in found[entity.parent.name]}
        found[entity.name] = [other for other in tables[entity.name] if other[key] in above]
    return found


def copied(pack: GeneratedPack, tables: Tables, count: int) -> Tables:
    """The tables `count` times over, the copies told apart by what follows a / in their keys."""
    keys = {entity.key[0] for entity in pack.entities}
    return {
        name: [
            {column: f"{cell}/{copy}" if column in keys else cell for column, cell in row.items()}
            for copy in range(count)
            for row in rows
        ]
        for name, rows in tables.items()
    }


def formatted(text: str, language: Language | None) -> str:
    ((_, written),) = format_files([("pack.gj", text.encode())], language)
    return written.decode()


@programs(max(5, EXAMPLES // 30))
@given(with_tables(is_rich=True))
def test_every_conclusion_can_be_explained(drawn: tuple[GeneratedPack, Tables]) -> None:
    generated_pack, tables = drawn
    explained = explanations(check(generated_pack), tables)
    assert {place: state for place, (_, state) in explained.items()} == {
        place: shape[0]
        for place, shape in by_engine(load(generated_pack.text), tables).items()
        if place in explained
    }
    assert all(place[2] in text for place, (text, _) in explained.items())


# ── Two vocabularies, one meaning ───────────────────────────────────────────────────────────────


def meaning(dump: Any) -> Any:
    """A dump without what the text alone decides: places in it, and values as they are written."""
    if isinstance(dump, dict):
        return {
            name: meaning(value)
            for name, value in dump.items()
            if name != "span" and not (name == "written" and isinstance(value, str))
        }
    if isinstance(dump, list):
        return [meaning(value) for value in dump]
    return dump


@fewer
@given(packs(is_rich=True))
def test_formatting_changes_no_meaning(generated_pack: GeneratedPack) -> None:
    before = meaning(checked(check(generated_pack)))
    for language in (None, "zh", "en"):
        text = formatted(generated_pack.text, language)
        assert meaning(checked(load(text))) == before, json.dumps(text, ensure_ascii=False)
        assert formatted(text, language) == text


@fewer
@given(packs("zh", is_rich=True))
def test_english_and_back_is_where_it_began(generated_pack: GeneratedPack) -> None:
    chinese = formatted(generated_pack.text, "zh")
    english = formatted(chinese, "en")
    assert formatted(english, "zh") == chinese
