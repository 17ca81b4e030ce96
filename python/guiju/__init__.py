"""规矩: rules and scoring that are exact and can say why.

>>> import guiju
>>> pack = guiju.load("rules/daoxian")
>>> result = pack.run({"户": [{"户号": "1", "有项目": True, ...}]}, as_of="2016-12-31")
>>> result["户"]["贷款模式"]
['自主贷款']
"""

from guiju.errors import Diagnostic, GuijuError, PackError, TableError
from guiju.extern import Extern, ExternError, extern
from guiju.pack import (
    Assertion,
    Clause,
    Counterexample,
    DeclaredExtern,
    Difference,
    ImportedPack,
    Pack,
    Replacement,
    TestReport,
    TestResult,
    load,
    loads,
)
from guiju.result import (
    CheckCounts,
    Counts,
    Explanation,
    Finding,
    OpenLine,
    Result,
    Table,
    UnreadableCell,
)

__all__ = [
    "Assertion",
    "CheckCounts",
    "Clause",
    "Counterexample",
    "Counts",
    "DeclaredExtern",
    "Diagnostic",
    "Difference",
    "Explanation",
    "Extern",
    "ExternError",
    "Finding",
    "GuijuError",
    "ImportedPack",
    "OpenLine",
    "Pack",
    "PackError",
    "Replacement",
    "Result",
    "Table",
    "TableError",
    "TestReport",
    "TestResult",
    "UnreadableCell",
    "extern",
    "load",
    "loads",
]


def __getattr__(name: str) -> str:
    """__version__, looked up when it is asked for: that takes longer than all the rest."""
    if name != "__version__":
        raise AttributeError(f"module 'guiju' has no attribute {name!r}")
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("guiju")
    except PackageNotFoundError:  # run from the sources
        return "0"
