"""Files that are kept as evidence: what they are named, and the lines of an entry's evidence that point to them."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from app.domain.filenames import safe_name

_NAME = r"[^\s:/\\][^:/\\]{0,80}[A-Z]-\d{1,3} \d{4}-\d{2}-\d{2}(?:-\d{1,4})?(?:\.[0-9a-z]{1,10})?"
_POINTER = re.compile(rf"(?:[^:：/\\]{{1,60}}[:：]\s*)?({_NAME})\s*")
_LONGEST_LINE = 300
_SUFFIX = re.compile(r"\.[0-9A-Za-z]{1,10}")
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".heic", ".mp4", ".mov")
_PAGES = (".pdf", ".txt", ".csv", ".log", ".xlsx", ".docx", ".pptx", ".eml")


class RecordExtent(NamedTuple):
    """How many files a folder of records holds, and their bytes together; `left` is what is no record in it."""

    files: int
    size: int
    left: int = 0


NO_RECORDS = RecordExtent(0, 0)


def record_name(label: str, day: date, suffix: str, number: int = 1) -> str:
    """The name of a file that is kept for a measure on a day; from the second on it has a number."""
    begins = " ".join(filter(None, map(safe_name, unicodedata.normalize("NFKC", label).split())))
    counted = f"-{number}" if number > 1 else ""
    return f"{begins} {day:%Y-%m-%d}{counted}{suffix.lower() if _SUFFIX.fullmatch(suffix) else ''}"


def pointed_names(evidence: str) -> tuple[str, ...]:
    """The names of kept files to which a text points, a line for each; other lines are a person's own."""
    lines = (line for line in evidence.splitlines() if len(line) <= _LONGEST_LINE)
    found = filter(None, map(_POINTER.fullmatch, lines))
    return tuple(dict.fromkeys(match[1].rstrip() for match in found))


def with_pointers(evidence: str, names: Iterable[str], place: str) -> str:
    """The text with a line more for each kept file to which it does not point yet. `place` says where they lie."""
    there = pointed_names(evidence)
    lines = [f"{place}: {name}" for name in names if name not in there]
    return "\n".join([evidence.rstrip(), *lines] if evidence.strip() else lines)


def is_only_shown(name: str) -> bool:
    """Whether opening a file of this name shows it; any other might be a program, and comes from who knows where."""
    return _SUFFIX.fullmatch(ending := name[name.rfind(".") :]) is not None and ending.lower() in (*_PICTURES, *_PAGES)
