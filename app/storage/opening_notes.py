"""What was found beside a workbook, or about it, when it was opened: to be said once, in the words of app.words."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True)
class LogSetAside:
    """A log or journal lay beside the file and is of another state of it: it lies at `path` now, as it was."""

    path: Path


@dataclass(frozen=True)
class LogCut:
    """The log can be read up to a place at most; the rest is damaged. A copy of all of it lies at `path`."""

    path: Path


@dataclass(frozen=True)
class CopiedWhileOpen:
    """The file was copied while a program had it open: what was entered just before may be missing in it.

    `until` is when its last change was saved; None when it has none.
    """

    until: datetime | None


OpeningNote = LogSetAside | LogCut | CopiedWhileOpen
