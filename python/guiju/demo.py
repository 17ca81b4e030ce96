"""`python -m guiju.demo`: the Daoxian pack over a county-sized sample, told as to its head."""

import argparse
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path
from time import perf_counter
from typing import Any

from guiju import Result, TableError, load
from guiju.cli.progress import Progress
from guiju.cli.run import account_of, write_folder
from guiju.cli.table_files import TableFolder
from guiju.language import Words, current_language
from guiju.sample import write_sample

PACK = Path("rules/daoxian")
FOLDER = Path("build/demo")
AS_OF = "2016-12-31"
WAN = Decimal(10_000)
SHOWN_REASONS = 5


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m guiju.demo", description=__doc__)
    parser.add_argument("--factor", type=int, default=1, help="how many counties")
    parser.add_argument("--lang", choices=("zh", "en"), default=current_language())
    arguments = parser.parse_args()
    words = Words(arguments.lang)
    if not PACK.is_dir():
        print(
            words(
                f"要在 guiju 的源码文件夹里跑：没有 {PACK}", f"run it in guiju's sources: no {PACK}"
            ),
            file=sys.stderr,
        )
        return 2
    result, seconds = run_sample(arguments.factor, words)
    print_households(result, seconds, words)
    print_townships(result, words)
    print_reward(result, words)
    print_suspended(result, words)
    print_open(result, words)
    print_next(result, words)
    return 0


def run_sample(factor: int, words: Words) -> tuple[Result, float]:
    tables_folder, results_folder = FOLDER / "tables", FOLDER / "results"
    with Progress() as progress:
        progress.step(words("造一个县的样本", "making a sample county"))
        write_sample(tables_folder, factor=factor)
        begin = perf_counter()
        pack = load(PACK)
        tables = pack._core.tables()
        for entity, path in TableFolder(pack, tables_folder).read_into(tables):
            progress.step(words(f"读入 {entity} {path.name}", f"reading {entity} {path.name}"))
        progress.step(words("计算", "concluding"))
        run, report = tables.run(AS_OF, [], progress.share)
        if run is None:
            raise TableError(report)
        result = Result(pack, run, report)
        progress.step(words("写出", "writing"))
        write_folder(result, results_folder, "utf-8-sig", account_of(result, AS_OF, {}))
    return result, perf_counter() - begin


def in_wan(amount: Decimal | None) -> str:
    return "—" if amount is None else f"{amount / WAN:,.2f}"


def percent(rate: Decimal | None) -> str:
    return "—" if rate is None else f"{rate * 100:.2f}%"


def heading(text: str) -> None:
    print(f"\n{text}")


def print_households(result: Result, seconds: float, words: Words) -> None:
    rows = sum(len(table) for table in result.values())
    households = len(result["户"])
    print(
        words(
            f"道县扶贫小额信贷，基准日 {AS_OF}：{households:,} 户，共 {rows:,} 行，"
            f"从读表到写完 {seconds:.2f} 秒",
            f"Daoxian microcredit as of {AS_OF}: {households:,} households, {rows:,} rows in all, "
            f"read, concluded and written in {seconds:.2f} s",
        )
    )
    modes = Counter(result["户"]["贷款模式"])
    eligible = sum(may is True for may in result["户"]["可贷款"])
    told = "，".join(f"{mode} {count:,}" for mode, count in modes.most_common() if mode)
    print(words(f"可贷款 {eligible:,} 户；{told}", f"may borrow: {eligible:,}; {told}"))


def print_townships(result: Result, words: Words) -> None:
    heading(words("各乡镇放贷（万元）", "Lending by township (10,000 yuan)"))
    table = result["乡镇"]
    rows: list[dict[str, Any]] = [
        row | {"任务额": task} for row, task in zip(table.rows(), table["任务额"], strict=True)
    ]
    rows.sort(key=lambda row: (row["名次"] is None, row["名次"], row["乡镇代码"]))
    print(
        words(
            "  名次  乡镇        任务      放贷额    完成率  考核分    奖励",
            "  rank  township    task      lent      done    points    reward",
        )
    )
    for row in rows[:30]:
        rank = "—" if row["名次"] is None else row["名次"]
        points = "—" if row["考核分"] is None else row["考核分"]
        print(
            f"  {rank:>4}  {row['乡镇代码']:<9}{in_wan(row['任务额']):>9}"
            f"{in_wan(row['放贷额']):>11}{percent(row['完成率']):>10}{points:>6}"
            f"{in_wan(row['奖励']):>10}"
        )


def print_reward(result: Result, words: Words) -> None:
    heading(words("奖励（万元）", "The reward (10,000 yuan)"))
    names = ("乡镇奖励", "村奖励", "金融机构奖励", "领导小组奖励")
    for row in result["县"].rows():
        shares = "，".join(f"{name} {in_wan(row[name])}" for name in names)
        print(
            words(
                f"  县 {row['县代码']}：放贷总额 {in_wan(row['放贷总额'])}，"
                f"回收率 {percent(row['回收率'])}，奖励资金 {in_wan(row['奖励资金'])}",
                f"  county {row['县代码']}: lent {in_wan(row['放贷总额'])}, recovered "
                f"{percent(row['回收率'])}, reward {in_wan(row['奖励资金'])}",
            )
        )
        print(f"    {shares}")


def print_suspended(result: Result, words: Words) -> None:
    heading(words("停贷", "Suspended"))
    for entity, key in (("乡镇月报", "乡镇代码"), ("村月报", "村代码")):
        last: dict[str, tuple[str, bool | None]] = {}
        ever = set()
        for row in result[entity].rows():
            if row["停贷"]:
                ever.add(row[key])
            if row["月份"] >= last.get(row[key], ("", None))[0]:
                last[row[key]] = (row["月份"], row["停贷"])
        now = sorted(code for code, (_, is_suspended) in last.items() if is_suspended)
        place = words(
            "乡镇" if key == "乡镇代码" else "村", "townships" if key == "乡镇代码" else "villages"
        )
        listed = "、".join(now[:12]) + (" …" if len(now) > 12 else "")
        print(
            words(
                f"  {place}：年内停过 {len(ever)} 个，年底仍停 {len(now)} 个  {listed}".rstrip(),
                f"  {place}: {len(ever)} during the year, {len(now)} at its end  {listed}".rstrip(),
            )
        )


def print_open(result: Result, words: Words) -> None:
    heading(words("还没有结论的户", "Households that stay open"))
    lines = [line for line in result.open if line.entity == "户"]
    households = {line.key for line in lines}
    undecided = {line.key for line in lines if line.state == "undecided"}
    faulted = {line.key for line in lines if line.state == "fault"}
    print(
        words(
            f"  {len(households):,} 户：缺资料 {len(undecided):,} 户，"
            f"单元格读不出 {len(faulted):,} 户",
            f"  {len(households):,}: {len(undecided):,} for missing cells, "
            f"{len(faulted):,} for unreadable ones",
        )
    )
    reasons = Counter(
        "；".join(missing)
        for missing in {(line.key, tuple(line.missing)): line.missing for line in lines}.values()
        if missing
    )
    for reason, count in reasons.most_common(SHOWN_REASONS):
        print(words(f"    缺 {reason}：{count:,} 户", f"    {reason} missing: {count:,}"))


def print_next(result: Result, words: Words) -> None:
    tables, results = FOLDER / "tables", FOLDER / "results"
    example = next((line for line in result.open if line.entity == "户"), None)
    key = str(example.key[0]) if example else "…"
    conclusion = example.conclusion if example else "可贷款"
    heading(words(f"结果在 {results}。接着可以试：", f"The results are in {results}. Try next:"))
    for command in (
        f"guiju why {PACK} --in {tables} --as-of {AS_OF} 户 {key} {conclusion}",
        f"guiju run {PACK} --in {tables} --out {FOLDER}/what-if --as-of {AS_OF} --set 停贷月数=2",
        f"guiju test {PACK}",
        f"guiju fmt --lang en --check {PACK}",
        "guiju explain GJ6004",
    ):
        print(f"  {command}")


if __name__ == "__main__":
    sys.exit(main())
