"""A made-up county for the Daoxian pack: all its tables and columns, as large as the real one.

Everything is drawn from a seeded generator and counted in whole numbers, so that the same seed
writes the same bytes on any machine. With a factor of n there are n such counties.
"""

import argparse
import random
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

HEADERS = {
    "县": "县代码,建档户数,授信户数,县级风险金,省级风险金,往年放贷额,授信总额",
    "乡镇": "乡镇代码,县代码,任务额",
    "村": "村代码,乡镇代码",
    "户": (
        "户号,村代码,建档立卡,有项目,有劳力,有意愿,有能力,有资金,申请额,用于产业,参与实施,利益联结,"
        "用于资本分成,银行已签,扶贫办已签,农户已签,乡镇已签,组织已签,家庭人口,约定年收益率"
    ),
    "放款": "放款号,户号,日期,金额,年利率",
    "村月报": "村代码,月份,到期额,收回额,已整改",
    "乡镇月报": "乡镇代码,月份,到期额,收回额,已整改",
}

FIRST_COUNTY = 431124
PROFILE_BITS = 12
PROFILES_SPOILT = 40  # of 4096: one household in a hundred has an empty or unreadable cell
MONTHS = tuple(f"2016-{month:02d}" for month in range(1, 13))
DAYS_IN_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True)
class Shape:
    """How many rows a county has; the figures of the published account where it has any."""

    townships: int = 22
    villages_per_township: int = 17
    households: int = 13_736
    borrowers: int = 3_685
    registered: int = 14_444
    fund_of_county: int = 1_100  # these four in 万元
    fund_of_province: int = 400
    lent_before: int = 825
    credit_lines: int = 48_119


@dataclass(frozen=True)
class Profile:
    """What a household's row says after its key and its village."""

    cells: str
    wanted: int  # amount applied for, in yuan
    may_borrow: bool


def write_sample(
    folder: str | Path, factor: int = 1, seed: int = 2016, shape: Shape | None = None
) -> None:
    """Write the seven tables as CSV (UTF-8 with byte-order mark) into `folder`."""
    if factor < 1:
        raise ValueError(f"factor must be at least 1, not {factor}")
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    generator = random.Random(seed)
    profiles = _make_profiles(generator)
    with ExitStack() as stack:
        files: dict[str, TextIO] = {}
        for name, header in HEADERS.items():
            path = target / f"{name}.csv"
            file = stack.enter_context(path.open("w", encoding="utf-8-sig", newline=""))
            file.write(header + "\r\n")
            files[name] = file
        for number in range(factor):
            _write_county(files, str(FIRST_COUNTY + number), shape or Shape(), profiles, generator)


def _write_county(
    files: dict[str, TextIO],
    county: str,
    shape: Shape,
    profiles: list[Profile],
    generator: random.Random,
) -> None:
    townships = [f"{county}{number:02d}" for number in range(1, shape.townships + 1)]
    villages = [
        f"{township}{number:03d}"
        for township in townships
        for number in range(1, shape.villages_per_township + 1)
    ]
    lent = _write_households_and_loans(files, county, villages, shape, profiles, generator)
    _write_rows(
        files["县"],
        [
            f"{county},{shape.registered},{shape.households},{shape.fund_of_county},"
            f"{shape.fund_of_province},{shape.lent_before},{shape.credit_lines}"
        ],
    )
    # Tasks are set so that townships end between 85% and 165% of them, most above 100%.
    _write_rows(
        files["乡镇"],
        (
            f"{township},{county},{max(1, lent[township] // (85 + generator.randrange(80)) // 100)}"
            for township in townships
        ),
    )
    _write_rows(files["村"], (f"{village},{village[:8]}" for village in villages))
    _write_reports(files, townships, villages, generator)


def _write_households_and_loans(
    files: dict[str, TextIO],
    county: str,
    villages: list[str],
    shape: Shape,
    profiles: list[Profile],
    generator: random.Random,
) -> dict[str, int]:
    """Returns the yuan lent in each township."""
    size, larger_villages = divmod(shape.households, len(villages))
    rows: list[str] = []
    borrowers: list[tuple[str, int]] = []
    draw_bits = generator.getrandbits
    for index, village in enumerate(villages):
        for number in range(1, size + 1 + (index < larger_villages)):
            profile = profiles[draw_bits(PROFILE_BITS)]
            key = f"{village}{number:03d}"
            rows.append(f"{key},{village},{profile.cells}")
            if profile.may_borrow:
                borrowers.append((key, profile.wanted))
    _write_rows(files["户"], rows)

    lent = {village[:8]: 0 for village in villages}
    loans: list[str] = []
    chosen = generator.sample(borrowers, min(shape.borrowers, len(borrowers)))
    for key, wanted in chosen:
        lent[key[:8]] += wanted
        for amount in _in_parts(wanted, generator):
            month = generator.randrange(12)
            day = 1 + generator.randrange(DAYS_IN_MONTH[month])
            rate = "4.90%" if generator.randrange(200) == 0 else "4.75%"
            number = len(loans) + 1
            loans.append(
                f"D{county}{number:05d},{key},{MONTHS[month]}-{day:02d},{amount}.00,{rate}"
            )
    _write_rows(files["放款"], loans)
    return lent


def _in_parts(wanted: int, generator: random.Random) -> Iterator[int]:
    """One loan, or for one borrower in ten two of them."""
    if generator.randrange(10) == 0:
        first = wanted // 2000 * 1000
        yield first
        yield wanted - first
    else:
        yield wanted


def _make_profiles(generator: random.Random) -> list[Profile]:
    """Households in their kinds: rows of `户` are drawn from these."""
    count = 1 << PROFILE_BITS
    profiles = [_make_profile(generator) for _ in range(count)]
    for index in generator.sample(range(count), PROFILES_SPOILT):
        cells = profiles[index].cells.split(",")
        spoilt = generator.randrange(len(cells) - 1)
        cells[spoilt] = ("", "", "待查", "不详")[generator.randrange(4)]
        profiles[index] = Profile(",".join(cells), profiles[index].wanted, may_borrow=False)
    return profiles


def _make_profile(generator: random.Random) -> Profile:
    def chance(percent: int) -> bool:
        return generator.randrange(100) < percent

    kind = generator.randrange(100)
    persons = 1 + generator.randrange(6)
    agreed = ""
    signatures = [False] * 5
    if kind < 55:  # a project of its own
        conditions = [True, chance(90), chance(95), chance(80), chance(40)]
        wanted = (20_000, 30_000, 40_000, 45_000, 50_000, 50_000)[generator.randrange(6)]
        fits = not chance(3)
        wanted = wanted if fits else 60_000
    elif kind < 86:  # labour and will
        conditions = [False, True, True, chance(60), chance(20)]
        wanted = (45_000, 50_000, 50_000, 50_000)[generator.randrange(4)]
        signatures = [chance(99) for _ in signatures]
        fits = all(signatures)
        agreed = ("10%", "10%", "12%", "9.5%" if chance(20) else "10%")[generator.randrange(4)]
    elif kind < 95:  # no labour, no ability, no funds
        conditions = [False] * 5
        conditions[2] = chance(50)
        wanted = (persons + chance(5)) * 10_000
        fits = True
        agreed = "10%"
    else:  # none of the three modes
        conditions = [False, True, False, True, False]
        wanted = 20_000
        fits = False
    registered = chance(99)
    musts = [chance(99), chance(99), chance(99)]
    capital_split = chance(1)
    truths = [registered, *conditions]
    facts = [*musts, capital_split, *signatures]
    cells = [
        *("是" if truth else "否" for truth in truths),
        f"{wanted // 10_000}" if wanted % 10_000 == 0 else f"{wanted // 10_000}.5",
        *("是" if fact else "否" for fact in facts),
        str(persons),
        agreed,
    ]
    is_pooled = 55 <= kind < 86
    keeps_musts = all(musts) and not capital_split
    may_borrow = registered and fits and (keeps_musts or not is_pooled)
    return Profile(",".join(cells), wanted, may_borrow)


def _write_reports(
    files: dict[str, TextIO],
    townships: list[str],
    villages: list[str],
    generator: random.Random,
) -> None:
    """A year of dues and recoveries; one township and some villages fall behind in summer."""
    sums = {township: [[0, 0] for _ in MONTHS] for township in townships}
    weak_township = townships[generator.randrange(len(townships))]
    rows: list[str] = []
    for village in villages:
        is_weak = village[:8] == weak_township or generator.randrange(25) == 0
        begin = 4 + generator.randrange(2)
        end = begin + 3 + generator.randrange(4)
        for month, name in enumerate(MONTHS):
            due = 100_000 * generator.randrange(41)  # in fen
            if is_weak and begin <= month < end:
                recovered = due - due // 1000 * (30 + generator.randrange(120))
            else:
                recovered = due - due // 1000 * (0, 0, 0, 5, 10)[generator.randrange(5)]
            rectified = "是" if is_weak and month >= end else "否"
            rows.append(f"{village},{name},{_yuan(due)},{_yuan(recovered)},{rectified}")
            total = sums[village[:8]][month]
            total[0] += due
            total[1] += recovered
    _write_rows(files["村月报"], rows)
    _write_rows(
        files["乡镇月报"],
        (
            f"{township},{name},{_yuan(due)},{_yuan(recovered)},"
            f"{'是' if township == weak_township and month >= 10 else '否'}"
            for township in townships
            for month, (name, (due, recovered)) in enumerate(
                zip(MONTHS, sums[township], strict=True)
            )
        ),
    )


def _yuan(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02d}"


def _write_rows(file: TextIO, rows: Iterable[str]) -> None:
    text = "\r\n".join(rows)
    if text:
        file.write(text + "\r\n")


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m guiju.sample", description="Write a made-up county for rules/daoxian."
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--factor", type=int, default=1, help="number of counties")
    parser.add_argument("--seed", type=int, default=2016)
    arguments = parser.parse_args()
    write_sample(arguments.folder, arguments.factor, arguments.seed)


if __name__ == "__main__":
    main()
