"""The made-up county: the same bytes for a seed, tables that belong together, a county in size."""

import csv
from pathlib import Path

import pytest

from guiju.sample import HEADERS, Shape, write_sample

SMALL = Shape(townships=3, villages_per_township=2, households=100, borrowers=30)


def read(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_seed_settles_every_byte(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        write_sample(tmp_path / folder, seed=5, shape=SMALL)
    write_sample(tmp_path / "other", seed=6, shape=SMALL)
    names = [f"{name}.csv" for name in HEADERS]
    one, two, other = (
        [(tmp_path / folder / name).read_bytes() for name in names]
        for folder in ("one", "two", "other")
    )
    assert one == two
    assert one != other


def test_the_county_is_as_large_as_the_published_one(tmp_path: Path) -> None:
    write_sample(tmp_path)
    households = read(tmp_path, "户")
    assert len(households) == len({row["户号"] for row in households}) == 13_736
    assert len({row["户号"] for row in read(tmp_path, "放款")}) == 3_685
    assert len(read(tmp_path, "村月报")) == 12 * len(read(tmp_path, "村"))
    spoilt = [row for row in households if not row["有劳力"] or row["有劳力"] in ("待查", "不详")]
    assert 0 < len(spoilt) < 140


def test_counties_grow_in_number_not_in_size(tmp_path: Path) -> None:
    write_sample(tmp_path, factor=3, shape=SMALL)
    assert [row["县代码"] for row in read(tmp_path, "县")] == ["431124", "431125", "431126"]
    assert len(read(tmp_path, "户")) == 300


def test_every_child_has_its_parent(tmp_path: Path) -> None:
    write_sample(tmp_path, factor=2, shape=SMALL)
    links = {
        "乡镇": "县",
        "村": "乡镇",
        "户": "村",
        "放款": "户",
        "村月报": "村",
        "乡镇月报": "乡镇",
    }
    keys = {"县": "县代码", "乡镇": "乡镇代码", "村": "村代码", "户": "户号"}
    for child, parent in links.items():
        parents = {row[keys[parent]] for row in read(tmp_path, parent)}
        assert {row[keys[parent]] for row in read(tmp_path, child)} <= parents


def test_months_of_a_township_are_the_sums_of_its_villages(tmp_path: Path) -> None:
    write_sample(tmp_path, shape=SMALL)
    fen = {"乡镇月报": 0, "村月报": 0}
    for name in fen:
        fen[name] = sum(int(row["收回额"].replace(".", "")) for row in read(tmp_path, name))
    assert fen["乡镇月报"] == fen["村月报"] > 0


def test_a_factor_below_one_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="factor"):
        write_sample(tmp_path, factor=0)
