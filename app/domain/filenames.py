"""File names made of what a person typed."""

import re
import unicodedata

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\s]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$|clock\$) *(\.|$)", re.IGNORECASE)
_LONGEST = 120
"""In bytes: names end at 255 bytes on Linux and paths at 260 characters on Windows."""


def safe_name(text: str) -> str:
    """The text as a part of a file name that every system takes; '' when nothing of it can stay."""
    visible = "".join(c for c in text if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
    name = _FORBIDDEN.sub("_", visible.strip()).encode()[:_LONGEST].decode(errors="ignore").strip("._ ")
    return f"_{name}" if _RESERVED.match(name) else name
