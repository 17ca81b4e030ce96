"""guiju explain GJ2201"""

import argparse
import re
from pathlib import Path

from guiju import _core
from guiju.cli.exit import CLEAN, RefusedError
from guiju.language import Words, current_language


def pages_folder() -> Path:
    """Installed beside the module; in a checkout, the documentation itself."""
    installed = Path(_core.__file__).parent / "diagnostics"
    return installed if installed.is_dir() else Path(__file__).parents[3] / "docs/diagnostics"


def section(page: str, words: Words) -> str:
    """The heading and the words in the language that is spoken."""
    heading, _, rest = page.partition("\n")
    _, _, told = rest.partition(words("## 中文\n", "## English\n"))
    text, _, _ = told.partition("\n## ")
    return f"{heading.removeprefix('# ')}\n\n{text.strip()}"


def main(arguments: argparse.Namespace) -> int:
    words = Words(current_language())
    number = re.fullmatch(r"(?:GJ)?(\d{4})", arguments.code.strip().upper())
    if not number:
        raise RefusedError(
            words(
                f"“{arguments.code}”不是诊断代码，应像 GJ2201",
                f"“{arguments.code}” is no code of a diagnostic, such as GJ2201",
            )
        )
    page = pages_folder() / f"GJ{number[1]}.md"
    if not page.is_file():
        raise RefusedError(
            words(f"没有 GJ{number[1]} 这个诊断", f"there is no diagnostic GJ{number[1]}")
        )
    print(section(page.read_text(encoding="utf-8"), words))
    return CLEAN
