"""Texts in a CSV file that a spreadsheet would take for a formula, a number or a day: marked, and unmarked again."""

import re
from unicodedata import normalize

MARK = "'"
"""What spreadsheets themselves put before a text that is to stay one."""

_FORMULA = tuple("=+-@＝＋－＠\t\r")
_VALUE = re.compile(
    r"\s*(?:[\d\s.,:;/()%¥$€£eE+年月日時分秒APMapm-]*\d[\d\s.,:;/()%¥$€£eE+年月日時分秒APMapm-]*"
    r"|true|false|真|偽"
    r"|(?:明治|大正|昭和|平成|令和|[mtshr])\s*(?:\d+|元)[\d\s.,/年月日-]*"
    r"|[a-z]{3,9}[\s.,/-]*\d[\d\s.,/-]*|\d+[\s.,/-]*[a-z]{3,9}[\d\s.,/-]*)\s*",
    re.IGNORECASE,
)
_LONGEST_VALUE = 60


def defused(text: str) -> str:
    """The text as it goes into a file."""
    return MARK + text if _is_taken_for_more(text) else text


def undefused(text: str) -> str:
    """The text of a cell as it was before; a mark that a person typed stays."""
    return text[1:] if text.startswith(MARK) and _is_taken_for_more(text[1:]) else text


def _is_taken_for_more(text: str) -> bool:
    bare = text.lstrip(MARK)  # a marked text needs a mark of its own, or it would lose the one it has
    if bare.startswith(_FORMULA):
        return True
    return len(bare) <= _LONGEST_VALUE and _VALUE.fullmatch(normalize("NFKC", bare)) is not None
