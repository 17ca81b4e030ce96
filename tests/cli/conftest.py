"""A pack and its tables for every test."""

from pathlib import Path

import pytest

from cli.command import make_pack, make_tables


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return make_pack(tmp_path)


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    return make_tables(tmp_path)
