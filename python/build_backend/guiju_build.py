"""The build backend: scikit-build-core, and the header libraries where the system has none.

`python guiju_build.py` prints all build requirements of this machine, for builds without isolation.
"""

import os
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

try:
    from scikit_build_core import build as backend
    from scikit_build_core.build import build_editable as build_editable
    from scikit_build_core.build import build_sdist as build_sdist
    from scikit_build_core.build import build_wheel as build_wheel
    from scikit_build_core.build import get_requires_for_build_sdist as get_requires_for_build_sdist
    from scikit_build_core.build import (
        prepare_metadata_for_build_editable as prepare_metadata_for_build_editable,
    )
    from scikit_build_core.build import (
        prepare_metadata_for_build_wheel as prepare_metadata_for_build_wheel,
    )
except ImportError:
    if __name__ != "__main__":
        raise

HEADERS_PACKAGE = "pgm-build-deps==2026.10.26.92"
HEADERS_PROBE = """
#include <boost/spirit/home/x3.hpp>
#include <boost/version.hpp>
#include <nlohmann/json.hpp>
#if BOOST_VERSION < 108100 || NLOHMANN_JSON_VERSION_MAJOR * 100 + NLOHMANN_JSON_VERSION_MINOR < 311
#error "too old"
#endif
"""


def missing_headers() -> list[str]:
    """The package with Boost and nlohmann/json, unless the compiler finds both by itself.

    GUIJU_PYPI_HEADERS=1 asks for the package in any case.
    """
    if os.environ.get("GUIJU_PYPI_HEADERS") == "1":
        return [HEADERS_PACKAGE]
    compiler = shlex.split(os.environ.get("CXX", "c++"))
    try:
        probe = subprocess.run(
            [*compiler, "-E", "-x", "c++", "-"],
            input=HEADERS_PROBE.encode(),
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        return [HEADERS_PACKAGE]
    return [HEADERS_PACKAGE] if probe.returncode else []


def get_requires_for_build_wheel(settings: dict[str, Any] | None = None) -> list[str]:
    return [*backend.get_requires_for_build_wheel(settings), *missing_headers()]


def get_requires_for_build_editable(settings: dict[str, Any] | None = None) -> list[str]:
    return [*backend.get_requires_for_build_editable(settings), *missing_headers()]


def main() -> None:
    project = Path(__file__).parents[2] / "pyproject.toml"
    requirements: list[str] = tomllib.loads(project.read_text())["build-system"]["requires"]
    print("\n".join([*requirements, *missing_headers()]), file=sys.stdout)


if __name__ == "__main__":
    main()
