"""规矩: rules and scoring that are exact and can say why.

>>> import guiju
>>> pack = guiju.load("rules/daoxian")
>>> result = pack.run({"户": [{"户号": "1", "有项目": True, ...}]}, as_of="2016-12-31")
>>> result["户"]["贷款模式"]
['自主贷款']
"""

from importlib.metadata import PackageNotFoundError as _NotFound
from importlib.metadata import version as _version

from guiju.errors import Diagnostic, GuijuError, PackError, TableError
from guiju.pack import Clause, Difference, Pack, TestReport, TestResult, load, loads
from guiju.result import Counts, Explanation, OpenLine, Result, Table

try:
    __version__ = _version("guiju")
except _NotFound:  # run from the sources
    __version__ = "0"

__all__ = [
    "Clause",
    "Counts",
    "Diagnostic",
    "Difference",
    "Explanation",
    "GuijuError",
    "OpenLine",
    "Pack",
    "PackError",
    "Result",
    "Table",
    "TableError",
    "TestReport",
    "TestResult",
    "load",
    "loads",
]
