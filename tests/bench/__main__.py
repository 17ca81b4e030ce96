"""The figures of speed, each beside its target.

python -m tests.bench [load] [check] [one] [help] [run] [rule] [constructs] [externs] [packs]
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy

import guiju
from guiju.sample import HEADERS

ROOT = Path(__file__).parents[2]
PACK = ROOT / "rules" / "daoxian"
RULE = Path(__file__).with_name("representative.gj")
WORK = ROOT / "build" / "bench"
PROGRAMS = WORK / "tests" / "bench"
AS_OF = "2016-12-31"

LOAD_MS_MAX = 30
ONE_US_MAX = 60
FLAT_US_MAX = 8
VILLAGE_US_MAX = 60
CHECK_MS_MAX = {1_000: 300, 10_000: 3_000}
HELP_MS_MAX = 150
RUN_MAX = {1: (1, 200), 10: (None, None), 100: (25, 3072)}  # seconds, MB
RULE_NS_MAX = 35
PEER_NS = {"numpy": 14, "polars": 18, "loop": 52}  # as measured on the machine of the reference

HOUSEHOLD: dict[str, object] = {
    "户号": "431124001",
    "建档立卡": True,
    "有项目": True,
    "有劳力": True,
    "有意愿": True,
    "有能力": True,
    "有资金": False,
    "申请额": 5,
    "用于产业": True,
    "参与实施": True,
    "利益联结": True,
    "用于资本分成": False,
    "银行已签": True,
    "扶贫办已签": True,
    "农户已签": True,
    "乡镇已签": True,
    "组织已签": True,
    "家庭人口": 4,
}


EXTERN_ROWS = 1_000_000

FLAT_ROW: dict[str, object] = {
    "户号": "431124001",
    "登记": True,
    "年龄": 40,
    "贷款额": 30000,
    "违约": False,
    "次数": 2,
    "本金": 30000,
    "年利率": "4.35%",
    "天数": 200,
    "奖金": 1000,
    "学历": "小学",
    "产业": "养殖",
    "住房": "楼房",
    "务工": "本县",
    "家底": "有果园",
    "信用": "三等",
}


VILLAGE: dict[str, object] = {
    "村代码": "52222301001",
    "县代码": "522223",
    "集体收入": "12.4",
    "上年收入": "9.8",
    "贫困发生率": "3.6%",
    "安全饮水率": "98.5%",
    "合作社数": 4,
    "群众满意率": "96.2%",
    "违纪": False,
}


def row(name: str, figure: str, target: str = "", is_met: bool | None = None) -> None:
    mark = {None: "", True: "ok", False: "MISSED"}[is_met]
    print(f"{name:<42} {figure:>34}   {target:<26} {mark}".rstrip(), flush=True)


def timed(action: Callable[[], object], repeats: int) -> list[float]:
    """Seconds of each, after one to warm up."""
    action()
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return times


def best_and_median(times: list[float], unit: float) -> str:
    return f"best {min(times) / unit:.1f}  median {statistics.median(times) / unit:.1f}"


def bench_load() -> None:
    times = timed(lambda: guiju.load(PACK), 20)
    is_met = min(times) <= LOAD_MS_MAX / 1e3
    row("load rules/daoxian, ms", best_and_median(times, 1e-3), f"at most {LOAD_MS_MAX}", is_met)


def bench_flat() -> None:
    """Seven outputs of one table, from the dict of a row to the dict of its conclusions."""
    conclude = guiju.load(RULE).concluder("户")
    assert len(conclude(FLAT_ROW)) == 7
    times = timed(lambda: [conclude(FLAT_ROW) for _ in range(100)], 200)
    is_met = min(times) / 100 <= FLAT_US_MAX / 1e6
    figure = best_and_median([seconds / 100 for seconds in times], 1e-6)
    row("one flat row, dict to dict, us", figure, f"at most {FLAT_US_MAX}", is_met)


def bench_village() -> None:
    """A village of Yuping with its appraisal, by a run of its own."""
    pack = guiju.load(ROOT / "rules" / "yuping")

    def conclude() -> None:
        result = pack.run({"村": [VILLAGE]}, as_of=AS_OF)
        assert result["村"].rows()[0]["评级"] == "良"

    times = timed(conclude, 2000)
    is_met = min(times) <= VILLAGE_US_MAX / 1e6
    row(
        "one village of Yuping, us",
        best_and_median(times, 1e-6),
        f"at most {VILLAGE_US_MAX}",
        is_met,
    )


def bench_one() -> None:
    bench_flat()
    bench_village()
    pack = guiju.load(PACK)

    def conclude() -> None:
        result = pack.run({"户": [HOUSEHOLD]}, as_of=AS_OF)
        assert result["户"]["可贷款"] == [True]

    times = timed(conclude, 2000)
    is_met = min(times) <= ONE_US_MAX / 1e6
    row("one household, loaded, us", best_and_median(times, 1e-6), f"at most {ONE_US_MAX}", is_met)
    for found in json_lines([program("household"), PACK]):
        figure = f"read {found['read_us']:.1f}  conclude {found['conclude_us']:.1f}"
        row("  in C++: a row of CSV, all conclusions, us", figure)


def program(name: str) -> Path:
    path = PROGRAMS / f"guiju_{name}_bench"
    if not path.exists():
        raise SystemExit(f"{path} is not built: cmake --build --preset bench")
    return path


def command(*arguments: str | Path) -> list[str]:
    """The installed command, beside this Python."""
    return [str(Path(sys.executable).with_name("guiju")), *map(str, arguments)]


def measured(arguments: list[str], statuses: set[int]) -> tuple[float, float]:
    """Wall seconds of a program and the most memory it held, in MiB."""
    start = time.perf_counter()
    # Not subprocess: the memory of this child alone is what wait4 tells.
    child = os.posix_spawn(
        arguments[0],
        arguments,
        dict(os.environ, GUIJU_LANG="en"),
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)],
    )
    _, status, usage = os.wait4(child, 0)
    seconds = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) not in statuses:
        raise SystemExit(f"{' '.join(arguments)}: exit status {os.waitstatus_to_exitcode(status)}")
    return seconds, usage.ru_maxrss / 1024


def bench_help() -> None:
    times = [measured(command("--help"), {0})[0] for _ in range(10)]
    is_met = min(times) <= HELP_MS_MAX / 1e3
    row("guiju --help, ms", best_and_median(times, 1e-3), f"at most {HELP_MS_MAX}", is_met)


def sample(factor: int) -> Path:
    """The county `factor` times over; made once and kept."""
    folder = WORK / f"county-{factor}"
    finished = folder / "finished"
    if not finished.exists():
        # In a process of its own: a child's peak of memory begins with that of its parent.
        made = [sys.executable, "-m", "guiju.sample", folder, "--factor", factor, "--seed", 2016]
        subprocess.run([str(argument) for argument in made], check=True, stdout=subprocess.DEVNULL)
        finished.touch()
    return folder


def lines(path: Path) -> int:
    with path.open("rb") as file:
        return sum(1 for _ in file)


def count_rows(folder: Path) -> int:
    return sum(lines(folder / f"{name}.csv") - 1 for name in HEADERS)


def bench_run(factors: list[int]) -> None:
    for factor in factors:
        source, target = sample(factor), WORK / f"results-{factor}"
        rows = count_rows(source)
        read = sum((source / f"{name}.csv").stat().st_size for name in HEADERS)
        arguments = command("run", PACK, "--in", source, "--out", target, "--as-of", AS_OF)
        # Some households of the sample are open: status 1.
        runs = [measured(arguments, {0, 1}) for _ in range(3 if factor < 100 else 1)]
        seconds, memory = min(runs)
        written = sum(file.stat().st_size for file in target.glob("*.csv"))
        figure = f"{seconds:.2f} s  {memory:.0f} MB  {seconds / rows * 1e9:.0f} ns/row"
        seconds_max, memory_max = RUN_MAX.get(factor, (None, None))
        detail = f"guiju run, county x {factor}: {rows} rows, {(read + written) / rows:.0f} B/row"
        if seconds_max is None or memory_max is None:
            row(detail, figure, "linear")
        else:
            is_met = seconds <= seconds_max and memory <= memory_max
            row(detail, figure, f"at most {seconds_max} s, {memory_max} MB", is_met)


def json_lines(arguments: list[str | Path], **environment: str) -> Iterator[dict[str, Any]]:
    finished = subprocess.run(
        [str(argument) for argument in arguments],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        env=dict(os.environ, **environment),
    )
    return map(json.loads, finished.stdout.splitlines())


def bench_packs() -> None:
    """Every programme over its bulk case, a hundred times over."""
    factor = 100
    for cases in sorted((ROOT / "tests" / "acceptance").glob("*/cases/bulk")):
        name = cases.parents[1].name
        source, target = WORK / f"{name}-{factor}", WORK / f"{name}-results"
        if not (source / "finished").exists():
            made = [sys.executable, Path(__file__).with_name("repeat.py"), cases / "in", source]
            subprocess.run([str(argument) for argument in [*made, factor]], check=True)
            (source / "finished").touch()
        rows = sum(lines(path) - 1 for path in source.glob("*.csv"))
        settings = json.loads((cases / "case.json").read_text(encoding="utf-8"))
        arguments = command("run", ROOT / "rules" / name, "--in", source, "--out", target)
        arguments += ["--as-of", settings["as_of"]]
        for parameter, value in settings["set"].items():
            arguments += ["--set", f"{parameter}={value}"]
        seconds, memory = measured(arguments, {0, 1})
        figure = f"{seconds:.2f} s  {memory:.0f} MB  {seconds / rows * 1e9:.0f} ns/row"
        row(f"guiju run, {name} bulk x {factor}: {rows} rows", figure)


def bench_constructs() -> None:
    """Each construct alone over a million rows, ns a row.

    Holes: one cell in a hundred is missing. Tenth: a hundred thousand rows. One scope: all rows lie
    below one row, where a cost that is more than n log n shows.
    """
    print(f"{'ns/row of a construct':<28} {'known':>7} {'holes':>7} {'tenth':>7} {'one scope':>9}")
    for pack in sorted(Path(__file__).with_name("constructs").glob("*.gj")):
        for found in json_lines([program("construct"), pack]):
            one_scope = found["ns_one_scope"]
            figures = [found["ns"], found["ns_with_holes"], found["ns_tenth"]]
            cells = "".join(f" {figure:>7.1f}" for figure in figures)
            last = "-" if one_scope is None else f"{one_scope:.1f}"
            print(f"  {found['name']:<26}{cells} {last:>9}", flush=True)


def bench_externs() -> None:
    """外部 in Python over a million rows: what it adds to a run that has a formula instead.

    Money goes as Decimal, which no array holds; whole numbers go as they are.
    """
    money = (Path(__file__).with_name("constructs") / "extern.gj").read_text(encoding="utf-8")
    whole = money.replace("金额", "整数")
    amounts = numpy.arange(EXTERN_ROWS) % 100_000
    table = {"户": {"户号": [str(number) for number in range(EXTERN_ROWS)], "额": amounts}}

    def seconds(rules: str, *externs: guiju.Extern) -> float:
        pack = guiju.loads(rules, externs=list(externs))
        return min(timed(lambda: pack.run(table, as_of=AS_OF), 2))

    mark = guiju.extern
    forms = (
        ("a row of money", money, mark("翻倍")(lambda amount: amount + amount)),
        ("a row of integers", whole, mark("翻倍")(lambda amount: amount + amount)),
        ("numpy, integers", whole, mark("翻倍", columns="numpy")(lambda amounts: amounts * 2)),
        ("arrow, integers", whole, mark("翻倍", columns="arrow")(lambda amounts: amounts)),
    )
    for name, rules, function in forms:
        added = seconds(rules, function) - seconds(rules.replace("翻倍(额)", "额 + 额"))
        row(f"extern in Python, {name}", f"{added / EXTERN_ROWS * 1e9:.0f} ns/row")


def bench_check() -> None:
    """Checking clauses, from text to a pack that can run."""
    for clauses, most in CHECK_MS_MAX.items():
        text = many_clauses(clauses)
        times = timed(lambda text=text: guiju.loads(text), 5)
        is_met = min(times) <= most / 1e3
        row(
            f"checking {clauses} clauses, ms",
            best_and_median(times, 1e-3),
            f"at most {most}",
            is_met,
        )


def many_clauses(clauses: int) -> str:
    """A pack of so many clauses, ten a conclusion: criteria, each with its parameter."""
    lines = ["规则包 长卷   版本 1", '出处 文   "量速度用的规则"', "实体 户   键 户号"]
    lines += [f"  输入 数{i} : 整数" for i in range(20)]
    lines += [f'参数 线{i} : 整数 = {i}   依据 文 "一"' for i in range(clauses // 10)]
    lines += ['每个 户   依据 文 "一"']
    for i in range(clauses // 10):
        lines += [f"  资格 够{i} : 是否"]
        lines += [f'    必须 数{j} + {j} >= 线{i}   否则 "少{j}"' for j in range(10)]
    return "\n".join(lines) + "\n"


def bench_rule() -> None:
    data = WORK / "representative"
    found = list(json_lines([program("representative"), RULE, data]))
    peers = Path(__file__).with_name("peers.py")
    found += json_lines([sys.executable, peers, data], POLARS_MAX_THREADS="1")
    if len({each["hash"] for each in found}) != 1:
        raise SystemExit(f"the contenders do not agree: {found}")
    names = {
        "guiju": "the representative rule: guiju",
        "loop": "  a naive C++ loop over rows",
        "numpy": "  numpy, in chunks",
        "polars": "  Polars",
    }
    for each in found:
        figure = f"{each['ns']:.1f} ns/row  {each['rows']} rows  {each['bytes']:.0f} B/row"
        if each["name"] == "guiju":
            is_met = each["ns"] <= RULE_NS_MAX
            row(names["guiju"], figure, f"at most {RULE_NS_MAX} ns/row", is_met)
        else:
            row(names[each["name"]], figure, f"reference {PEER_NS[each['name']]} ns/row")


def processor() -> str:
    with suppress(OSError), Path("/proc/cpuinfo").open() as file:
        for line in file:
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return "unknown processor"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parts = ("load", "check", "one", "help", "run", "rule", "constructs", "externs", "packs")
    parser.add_argument("parts", nargs="*", choices=[*parts, []], help="all where none is named")
    parser.add_argument("--factors", type=int, nargs="+", default=list(RUN_MAX))
    arguments = parser.parse_args()
    WORK.mkdir(parents=True, exist_ok=True)
    print(f"{processor()}, {os.cpu_count()} processors, Python {sys.version.split()[0]}")
    actions: dict[str, Callable[[], None]] = {
        "load": bench_load,
        "check": bench_check,
        "one": bench_one,
        "help": bench_help,
        "run": lambda: bench_run(arguments.factors),
        "rule": bench_rule,
        "constructs": bench_constructs,
        "externs": bench_externs,
        "packs": bench_packs,
    }
    for part in arguments.parts or parts:
        actions[part]()


if __name__ == "__main__":
    main()
