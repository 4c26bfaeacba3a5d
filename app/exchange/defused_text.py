"""The mark `'` before a text that would be taken for something else: put there, and taken away again.

A spreadsheet takes texts for formulas, numbers and days; this program takes one word for "empty this field". Whatever
the file is, the mark is taken away by `undefused`, and only where `defused` would have put it.
"""

import re
from functools import cache
from unicodedata import normalize

from app.domain.entered_text import is_blank
from app.i18n import N_, languages, translation

MARK = "'"
"""What spreadsheets themselves put before a text that is to stay one."""

_CLEAR = N_("(clear)")
_FORMULA = tuple("=+-@＝＋－＠\t\r")
_VALUE = re.compile(
    r"\s*(?:[\d\s.,:;/()%¥$€£eE+年月日時分秒APMapm-]*\d[\d\s.,:;/()%¥$€£eE+年月日時分秒APMapm-]*"
    r"|true|false|真|偽"
    r"|(?:明治|大正|昭和|平成|令和|[mtshr])\s*(?:\d+|元)[\d\s.,/年月日-]*"
    r"|[a-z]{3,9}[\s.,/-]*\d[\d\s.,/-]*|\d+[\s.,/-]*[a-z]{3,9}[\d\s.,/-]*)\s*",
    re.IGNORECASE,
)
_LONGEST_VALUE = 60


def clear_word(lang: str) -> str:
    """What a cell says to empty its field: (clear), （消す）."""
    return translation(lang).gettext(_CLEAR)


def clears(cell: str) -> bool:
    """Whether a cell asks to empty its field, in any language; width, case and blanks do not matter."""
    return len(cell) <= _LONGEST_VALUE and _bare(cell) in _clear_words(languages())


def defused(text: str) -> str:
    """The text as it goes to a spreadsheet that guesses what cells mean: into CSV, onto the clipboard."""
    return MARK + text if _is_taken_for_more(text) else text


def kept(text: str) -> str:
    """The text as it goes into a cell that is a text already, as in XLSX: marked only where reading would change it."""
    return MARK + text if _says_more(text) or undefused(text) != text else text


def undefused(text: str) -> str:
    """The text of a cell as it was before; a mark that a person typed stays."""
    return text[1:] if text.startswith(MARK) and _is_taken_for_more(text[1:]) else text


def _is_taken_for_more(text: str) -> bool:
    bare = text.lstrip(MARK)  # a marked text needs a mark of its own, or it would lose the one it has
    if bare.startswith(_FORMULA) or _says_more(bare):
        return True
    return len(bare) <= _LONGEST_VALUE and _VALUE.fullmatch(normalize("NFKC", bare)) is not None


def _says_more(text: str) -> bool:
    """Whether a cell with this text would be no text to this program: empty, or the word that empties a field."""
    return bool(text) and (is_blank(text) or clears(text))


@cache
def _clear_words(langs: tuple[str, ...]) -> frozenset[str]:
    return frozenset(_bare(clear_word(lang)) for lang in langs)


def _bare(text: str) -> str:
    return "".join(normalize("NFKC", text).casefold().split())
