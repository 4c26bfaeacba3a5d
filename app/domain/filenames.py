"""File names made of what a person typed, and names of files as a person can read them."""

import re
import unicodedata

_FORBIDDEN = r'[\\/:*?"<>|\s]+'
_RESERVED = r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$|clock\$) *(\.|$)"
_LONGEST = 120
"""In bytes: names end at 255 bytes on Linux and paths at 260 characters on Windows."""


def safe_name(text: str) -> str:
    """The text as a part of a file name that every system takes; '' when nothing of it can stay."""
    visible = "".join(c for c in text if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
    name = re.sub(_FORBIDDEN, "_", visible.strip()).encode()[:_LONGEST].decode(errors="ignore").strip("._ ")
    return f"_{name}" if re.match(_RESERVED, name) else name


_UNDECODED = "(?:[\u0080-\u07ff]*[\udc80-\udcff]+[\u0080-\u07ff]*[ -~]?)+"
"""Bytes that are no UTF-8, as Python holds them in a name; what may be the second byte of a character; and pairs of
bytes that are UTF-8 by chance, but no Japanese."""
_UNSHOWN = "[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]"
"""Half characters, and controls: a terminal obeys them."""


def readable_name(text: str) -> str:
    """A name, or sentences with names in them, in which nothing stands for bytes that are no UTF-8, or is a control
    but a line break.

    Such names come from old Japanese archives and disks: as far as they are Shift_JIS they are read as that.
    """
    return re.sub(_UNSHOWN, "\ufffd", re.sub(_UNDECODED, _as_japanese, text))


def _as_japanese(found: re.Match[str]) -> str:
    raw = found[0].encode("utf-8", "surrogateescape")
    try:
        read = raw.decode("cp932")
    except UnicodeDecodeError:
        return found[0]
    return read if read.isprintable() else found[0]


_LONGEST_PORTABLE = 200
_UNPRINTED = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def is_portable_name(name: str) -> bool:
    """Whether every system takes this as the name of a file, and shows it as it is: no path, nothing hidden."""
    if not name or name[0] in ". " or name[-1] in ". " or any(c in '\\/:*?"<>|' for c in name):
        return False
    if any(unicodedata.category(c) in _UNPRINTED for c in name) or re.match(_RESERVED, name):
        return False
    return len(name.encode()) <= _LONGEST_PORTABLE


def comparable_name(name: str) -> str:
    """The name as systems compare it that keep upper and lower case, or composed letters, for one."""
    return unicodedata.normalize("NFC", name).casefold()
