"""The escapes of characters in XLSX: `_x000D_` stands for one character, and `_x005F_` for the underscore before."""

import re

_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile("_x(005[Ff](?=_x[0-9A-Fa-f]{4}_)|00[01][0-9A-Fa-f])_")
"""Spreadsheets escape control characters and underscores only; LibreOffice writes what else looks so as it is."""


def escaped(text: str) -> str:
    """The text as it stands in a cell."""
    return _LOOKS_ESCAPED.sub("_x005F_", text)


def unescaped(text: str) -> str:
    """The text that a cell means."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
