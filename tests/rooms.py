"""Packages whose modules are rooms: each registers what it defines, and nobody keeps a list."""

import importlib
import pkgutil
from collections.abc import Iterable


def import_rooms(package: str, folders: Iterable[str]) -> None:
    """Imports every module of a package."""
    for module in pkgutil.iter_modules(folders):
        importlib.import_module(f"{package}.{module.name}")
