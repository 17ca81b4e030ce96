"""Which of the two languages people are spoken to."""

import os
from typing import Literal

Language = Literal["zh", "en"]


def current_language() -> Language:
    """GUIJU_LANG, else Chinese."""
    return "en" if os.environ.get("GUIJU_LANG", "").lower().startswith("en") else "zh"


class Words:
    """Chooses between words that stand side by side."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def __call__(self, zh: str, en: str) -> str:
        return zh if self.language == "zh" else en
