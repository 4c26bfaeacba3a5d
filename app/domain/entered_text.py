"""What may enter the program as text: one door for every field that a person or a file fills."""

import re
import unicodedata

NOTE_LIMIT = 10_000
"""Longest note, in characters. Longer ones take minutes to lay out on paper."""

LINE_LIMIT = 200
"""Longest one-line field (owner, organisation), in characters."""

_UNWANTED = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]"
_COMPOSABLE = "[^\uf900-\ufaff\U0002f800-\U0002fa1f]+"
_UNSEEN = frozenset(("Zs", "Zl", "Zp", "Cc", "Cf", "Cs"))
"""Blanks, control and format characters. Not those for private use: offices write names with them."""
_INKLESS = "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u2800\u3164\uffa0\ufe00-\ufe0f\U000e0100-\U000e01ef]"
"""Letters and marks of other kinds that show nothing of their own."""
_BREAKS = "\r\n|\r|\x85|\u2028|\u2029"


class TextTooLong(ValueError):
    """A text is longer than its field holds; nothing is cut off in silence."""

    def __init__(self, length: int, limit: int) -> None:
        super().__init__(f"{length} characters, at most {limit}")
        self.length = length
        self.limit = limit


def has_unwanted(text: str) -> bool:
    """Whether `clean_text` would leave characters out: control characters and lone surrogates, which no file holds."""
    return not text.isprintable() and re.search(_UNWANTED, re.sub(_BREAKS, "\n", text)) is not None


def clean_text(text: str, limit: int = NOTE_LIMIT) -> str:
    """The text in composed form, with plain line breaks, without control characters and lone surrogates.

    Composed is NFC, except that compatibility ideographs stay: they are how some names are written.
    Raises TextTooLong beyond `limit` characters.
    """
    plain = _plain(text)
    if not unicodedata.is_normalized("NFC", plain):
        plain = re.sub(_COMPOSABLE, lambda run: unicodedata.normalize("NFC", run[0]), plain)
    if len(plain) > limit:
        raise TextTooLong(len(plain), limit)
    return plain


def clean_line(text: str, limit: int = LINE_LIMIT) -> str:
    """The same for a field of one line: breaks and tabs become blanks, the ends are trimmed."""
    return clean_text(" ".join(_plain(text).split()), limit)


def _plain(text: str) -> str:
    return text if text.isprintable() else re.sub(_UNWANTED, "", re.sub(_BREAKS, "\n", text))


def is_blank(text: str) -> bool:
    """Whether there is nothing in a text that a person could see: blanks, and letters without width or ink."""
    return all(unicodedata.category(c) in _UNSEEN for c in re.sub(_INKLESS, "", text))


def in_short(text: str, most: int = 60) -> str:
    """A text on one line of so many characters at most, to be read in a sentence."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
