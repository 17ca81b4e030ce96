"""How far a run is, on a terminal; nothing anywhere else."""

import sys
from types import TracebackType
from typing import Self

BAR_WIDTH = 24


class Progress:
    """One line on standard error that is written over, and gone in the end."""

    def __init__(self) -> None:
        self._is_shown = sys.stderr.isatty()
        self._words = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._write("")

    def step(self, words: str) -> None:
        self._words = words
        self._write(words)

    def share(self, permille: int) -> None:
        filled = BAR_WIDTH * min(permille, 1000) // 1000
        bar = "━" * filled + "╌" * (BAR_WIDTH - filled)
        self._write(f"{self._words} {bar} {permille / 10:.0f}%")

    def _write(self, line: str) -> None:
        if self._is_shown:
            sys.stderr.write(f"\r\x1b[2K{line}")
            sys.stderr.flush()
