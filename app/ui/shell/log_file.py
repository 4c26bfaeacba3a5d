"""What is noted, as it stands in the log's file: where an error arose and of what kind it is, never in its own words.

The messages of errors quote what was entered, and paths name people: neither is for whoever helps.
"""

import logging
import os
from collections.abc import Iterator
from io import TextIOWrapper
from pathlib import Path
from traceback import walk_tb

from app.files import PRIVATE_FILE

LIMIT = 256 << 10
"""Bytes of the file; then it begins anew, and the one before stays beside it."""
_OURS = "app.", "__main__"
"""Whose words may stand in the log: those of the program are fixed."""


def begin_log(file: Path) -> None:
    """Has everything that is noted go into the file, or to standard error where it cannot be written; once."""
    root = logging.getLogger()
    if root.handlers:
        return
    try:
        root.addHandler(_dressed(_Rotating(file)))
    except OSError as error:
        root.addHandler(_dressed(logging.StreamHandler()))
        logging.getLogger(__name__).warning("no log file", exc_info=error)


def traced(error: BaseException) -> str:
    """Kinds of an error and of those behind it, and the places they came through, innermost last; no text of theirs."""
    return "\n".join(_lines(error))


def _lines(error: BaseException) -> Iterator[str]:
    behind = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if behind is not None:
        yield from _lines(behind)
        yield "then:"
    for frame, line in walk_tb(error.__traceback__):
        yield f"  {_place(frame.f_code.co_filename)}:{line} {frame.f_code.co_name}"
    number = getattr(error, "errno", None)
    yield type(error).__name__ + (f" {number}" if isinstance(number, int) else "")


def _place(file: str) -> str:
    """A module by the end of its path."""
    parts = Path(file).parts
    begin = len(parts) - parts[::-1].index("app") - 1 if "app" in parts else -2
    return "/".join(parts[begin:])


def _dressed(handler: logging.Handler) -> logging.Handler:
    handler.setFormatter(_Wordless("%(asctime)s %(name)s:%(lineno)d %(message)s"))
    return handler


class _Wordless(logging.Formatter):
    """Leaves out what libraries say: it may quote a file."""

    def format(self, record: logging.LogRecord) -> str:
        is_ours = record.name.startswith(_OURS)
        bare = logging.makeLogRecord({**record.__dict__, "args": (), "exc_info": None, "exc_text": None})
        bare.msg = str(record.msg) if is_ours else record.levelname
        error = record.exc_info[1] if record.exc_info else None
        return super().format(bare) + (f"\n{traced(error)}" if error else "")


class _Rotating(logging.FileHandler):
    """Begins anew when the file is full. (The standard library's own loads modules for networks.)"""

    def __init__(self, file: Path) -> None:
        self._before = file.with_name(f"{file.name}.1")
        super().__init__(file, encoding="utf-8")

    def _open(self) -> TextIOWrapper:
        path = Path(self.baseFilename)
        if path.exists() and path.stat().st_size > LIMIT:
            return self._begun_anew(path)
        return open(path, "a", encoding="utf-8", opener=_opened)

    def _begun_anew(self, path: Path) -> TextIOWrapper:
        """The file, empty. Another process may have it open: Windows does not let it be renamed then."""
        try:
            path.replace(self._before)
        except OSError:
            os.truncate(path, 0)
        return open(path, "a", encoding="utf-8", opener=_opened)

    def emit(self, record: logging.LogRecord) -> None:
        """Notes it, unless the file cannot be begun anew: nothing is noted then, and whoever notes goes on."""
        try:
            if self.stream is not None and self.stream.tell() > LIMIT:
                self.close()
            if self.stream is None:
                self.stream = self._open()
        except OSError:
            return
        super().emit(record)


def _opened(path: str, flags: int) -> int:
    return os.open(path, flags, PRIVATE_FILE)
