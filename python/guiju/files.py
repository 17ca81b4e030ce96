"""Files that appear whole or not at all."""

import contextlib
import os
import signal
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self


def aside(path: Path) -> Path:
    """Where a file is written before it takes its name."""
    return path.with_name(f".{path.name}.{os.getpid()}.part")


def write_whole(path: Path, parts: Iterable[bytes]) -> None:
    with FileSet() as files:
        files.write(path, parts)


class FileSet:
    """Several files that take their names together, in the order in which they were written.

    Leaving the block with an exception leaves everything as it was.
    """

    def __init__(self) -> None:
        self._written: list[Path] = []
        self._removed: list[Path] = []

    def write(self, path: Path, parts: Iterable[bytes]) -> None:
        self._written.append(path)
        with aside(path).open("wb") as file:
            for part in parts:
                file.write(part)

    def reserve(self, path: Path) -> Path:
        """The place aside of a file that somebody else writes."""
        self._written.append(path)
        return aside(path)

    def remove(self, path: Path) -> None:
        """Takes away an older file, if there is one, when the new ones take their names."""
        self._removed.append(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if kind is None:
                with uninterrupted():
                    for path in self._removed:
                        path.unlink(missing_ok=True)
                    for path in self._written:
                        aside(path).replace(path)
        finally:
            for path in self._written:
                aside(path).unlink(missing_ok=True)


@contextlib.contextmanager
def uninterrupted() -> Iterator[None]:
    """Ctrl-C waits until the block is done."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
