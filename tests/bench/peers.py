"""The representative rule in numpy and in Polars, as somebody who knows them well would write it.

Both are exact here: whole numbers in 64 bits, and largest remainders from a table of the shares of
every rest below ten. Neither checks that a product fits, both know the whole rule beforehand.

    python -m tests.bench.peers FOLDER [RUNS]

prints one JSON object a line, as guiju_representative_bench does.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("POLARS_MAX_THREADS", "1")

import numpy as np
import polars as pl

COLUMNS = {
    "registered": np.bool_,
    "defaulted": np.bool_,
    "age": np.int32,
    "times": np.int32,
    "loan": np.int64,
    "principal": np.int64,
    "rate": np.int32,
    "days": np.int32,
    "reward": np.int64,
} | {f"code{i}": np.uint8 for i in range(6)}

POINTS = [
    [0, 6, 12, 21],
    [10, 15, 25, 20, 30, 35],
    [0, 4, 8, 14, 20, 2, 6, 10],
    [0, 3, 6, 12, 15, 18, 24, 27, 33, 45],
    [-14, 0, 7, 14, 21, 28, 35, 28, 42, 49, 63, 70],
    [130, 120, 110, 100, 90, 80, 70, 60, 50, 40, 30, 20, 10, -50],
]
PARTS = (3, 2, 4, 1)
WHOLE = sum(PARTS)
DIVISOR = 360 * 1_000_000
CHUNK = 8192  # rows whose columns and temporaries stay in the second-level cache

# A row of the columns and of the conclusions: one truth and six whole numbers.
BYTES = sum(np.dtype(dtype).itemsize for dtype in COLUMNS.values()) + 1 + 6 * 8

Conclusions = list[Any]


def shares_of_rest(rest: int) -> list[int]:
    """Largest remainder; of equal remainders the first."""
    shares = [rest * part // WHOLE for part in PARTS]
    by_remainder = sorted(range(len(PARTS)), key=lambda i: -(rest * PARTS[i] % WHOLE))
    for i in by_remainder[: rest - sum(shares)]:
        shares[i] += 1
    return shares


SHARES_OF_REST = np.array([shares_of_rest(rest) for rest in range(WHOLE)], dtype=np.int64).T.copy()


def numpy_in_chunks(columns: dict[str, Any]) -> Conclusions:
    rows = len(columns["age"])
    eligible = np.empty(rows, dtype=np.bool_)
    score, subsidy, *shares = (np.empty(rows, dtype=np.int64) for _ in range(6))
    # Two codes together make one look-up of their summed points.
    pairs = [
        np.add.outer(np.array(POINTS[i], np.int64), np.array(POINTS[i + 1], np.int64)).ravel()
        for i in (0, 2, 4)
    ]
    widths = [len(POINTS[i + 1]) for i in (0, 2, 4)]
    whole = np.empty(CHUNK, dtype=np.int64)
    rest = np.empty(CHUNK, dtype=np.int64)
    taken = np.empty(CHUNK, dtype=np.int64)
    index = np.empty(CHUNK, dtype=np.uint8)
    holds = np.empty(CHUNK, dtype=np.bool_)
    for start in range(0, rows, CHUNK):
        stop = min(start + CHUNK, rows)
        size = stop - start
        part = {name: column[start:stop] for name, column in columns.items()}
        w, r, t, x, h = whole[:size], rest[:size], taken[:size], index[:size], holds[:size]

        is_in = eligible[start:stop]
        # One comparison for both ends: below 18 wraps to a large number.
        np.less_equal((part["age"] - 18).view(np.uint32), 42, out=is_in)
        np.logical_and(is_in, part["registered"], out=is_in)
        np.logical_and(is_in, np.less_equal(part["loan"], 5_000_000, out=h), out=is_in)
        np.logical_and(is_in, np.less_equal(part["times"], 3, out=h), out=is_in)
        np.greater(is_in, part["defaulted"], out=is_in)

        total = score[start:stop]
        for pair, (points, width) in enumerate(zip(pairs, widths, strict=True)):
            np.multiply(part[f"code{2 * pair}"], width, out=x)
            np.add(x, part[f"code{2 * pair + 1}"], out=x)
            np.take(points, x, out=t if pair else total, mode="clip")
            if pair:
                np.add(total, t, out=total)

        money = subsidy[start:stop]
        np.multiply(part["principal"], part["rate"], out=w)
        np.multiply(w, part["days"], out=w)
        np.multiply(w, is_in, out=w)
        np.add(w, DIVISOR // 2, out=w)
        np.floor_divide(w, DIVISOR, out=money)

        np.floor_divide(part["reward"], WHOLE, out=w)
        np.multiply(w, WHOLE, out=r)
        np.subtract(part["reward"], r, out=r)
        for i, weight in enumerate(PARTS):
            np.take(SHARES_OF_REST[i], r, out=t, mode="clip")
            np.multiply(w, weight, out=shares[i][start:stop])
            np.add(shares[i][start:stop], t, out=shares[i][start:stop])
    return [eligible, score, subsidy, *shares]


def polars_lazily(frame: pl.DataFrame) -> Conclusions:
    col = pl.col
    eligible = (
        col("registered")
        & (col("age") >= 18)
        & (col("age") <= 60)
        & (col("loan") <= 5_000_000)
        & ~col("defaulted")
        & (col("times") <= 3)
    )
    score: Any = 0
    for i in (0, 2, 4):
        first, second = np.array(POINTS[i], np.int64), np.array(POINTS[i + 1], np.int64)
        points = pl.lit(pl.Series(np.add.outer(first, second).ravel()))
        score = score + points.gather(col(f"code{i}") * len(second) + col(f"code{i + 1}"))
    product = col("principal") * col("rate") * col("days")
    subsidy = pl.when("eligible").then((product + DIVISOR // 2) // DIVISOR).otherwise(0)
    whole = col("reward") // WHOLE
    shares = [
        (
            col("whole") * weight
            + pl.lit(pl.Series(SHARES_OF_REST[i])).gather(col("reward") - col("whole") * WHOLE)
        ).alias(f"share{i}")
        for i, weight in enumerate(PARTS)
    ]
    result = (
        frame.lazy()
        .with_columns(eligible.alias("eligible"), whole.alias("whole"), score.alias("score"))
        .select("eligible", "score", subsidy.alias("subsidy"), *shares)
        .collect()
    )
    return result.get_columns()


def hash_of(conclusions: Conclusions) -> str:
    """hash_of of representative_data.hpp."""
    total = 0
    for place, conclusion in enumerate(conclusions):
        values = np.asarray(conclusion).astype(np.int64).view(np.uint64)
        rows = np.arange(len(values), dtype=np.uint64)
        cells = values + rows * np.uint64(len(conclusions)) + np.uint64(place)
        cells *= np.uint64(0x9E3779B97F4A7C15)
        cells ^= cells >> np.uint64(32)
        cells *= np.uint64(0xD6E8FEB86659FD93)
        total += int(cells.sum())
    return f"{total % 2**64:016x}"


def measure(name: str, runs: int, conclude: Callable[[], Conclusions]) -> str:
    """The best run after one to warm up; outputs are newly allocated in each. Processor time."""
    found = hash_of(conclude())
    times = []
    for _ in range(runs):
        start = time.process_time_ns()
        conclusions = conclude()
        times.append(time.process_time_ns() - start)
        rows = len(conclusions[0])
        del conclusions
    figures = {
        "name": name,
        "rows": rows,
        "bytes": BYTES,
        "ns": round(min(times) / rows, 2),
        "hash": found,
    }
    return json.dumps(figures)


def main(folder: Path, runs: int) -> None:
    columns = {name: np.fromfile(folder / f"{name}.bin", dtype) for name, dtype in COLUMNS.items()}
    frame = pl.DataFrame(columns)
    print(measure("numpy", runs, lambda: numpy_in_chunks(columns)))
    print(measure("polars", runs, lambda: polars_lazily(frame)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 5)
