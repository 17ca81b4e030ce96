"""Makes each mistake in this checkout, builds, tests until something fails, puts it right again.

python -m tests.mutation [number ...]

Run by `make mutate`, with the environment of `make setup`. The checkout must have no changes, so
that nothing of anybody's can be lost.
"""

import subprocess
import sys
import time
from pathlib import Path

from tests.mutation.mutations import MUTATIONS, Mutation

ROOT = Path(__file__).parents[2]
CORE = ROOT / "core" / "guiju"
BUILD = ROOT / "build" / "venv"
PYTHON_TESTS = ("spec", "reference", "differential", "packs", "python", "cli", "acceptance")


def run(*command: str) -> tuple[bool, str]:
    finished = subprocess.run(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    return finished.returncode == 0, finished.stdout


def apply(mutation: Mutation, text: str) -> str:
    pieces = text.split(mutation.before)
    if len(pieces) < mutation.place + 2 or (mutation.place == 0 and len(pieces) != 2):
        raise SystemExit(f"{mutation.path}: not there once: {mutation.before!r}")
    at = mutation.place + 1
    return mutation.before.join(pieces[:at]) + mutation.after + mutation.before.join(pieces[at:])


def failing_name(output: str, marks: tuple[str, ...]) -> str:
    for line in output.splitlines():
        for mark in marks:
            if mark in line:
                return line.strip()[:100]
    return "?"


def outcome() -> str:
    """What catches the mistake that stands in the checkout."""
    built, output = run("cmake", "--build", str(BUILD))
    if not built:
        return "does not build: " + failing_name(output, ("error:",))
    passed, output = run("ctest", "--test-dir", str(BUILD), "-j", "2", "--stop-on-failure")
    if not passed:
        return failing_name(output, ("***", "(Failed)"))
    if not run("make", "setup")[0]:
        return "does not install"
    tests = [f"tests/{name}" for name in PYTHON_TESTS]
    passed, output = run(sys.executable, "-m", "pytest", "-x", "-q", *tests)
    return "SURVIVED" if passed else failing_name(output, ("FAILED", "ERROR"))


def main() -> None:
    if run("git", "status", "--porcelain", "-uno")[1]:
        raise SystemExit("the checkout has changes; commit them first")
    chosen = [int(number) for number in sys.argv[1:]] or range(1, len(MUTATIONS) + 1)
    for mutation in MUTATIONS:
        apply(mutation, (CORE / mutation.path).read_text(encoding="utf-8"))
    survivors = 0
    for number in chosen:
        mutation = MUTATIONS[number - 1]
        path = CORE / mutation.path
        text = path.read_text(encoding="utf-8")
        start = time.perf_counter()
        try:
            path.write_text(apply(mutation, text), encoding="utf-8")
            found = outcome()
        finally:
            path.write_text(text, encoding="utf-8")
        survivors += found == "SURVIVED"
        seconds = time.perf_counter() - start
        print(
            f"{number:>2} {mutation.path}: {mutation.says}\n     {found}  ({seconds:.0f} s)",
            flush=True,
        )
    run("make", "setup")
    print(f"{survivors} survived of {len(chosen)}")


if __name__ == "__main__":
    main()
