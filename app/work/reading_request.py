"""What a process of its own is asked to read of a file from outside, and what it answers: lines of JSON both ways."""

import json
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from typing import NamedTuple, TypeVar

from app import i18n
from app.exchange.grid_lines import grid_lines, grid_of
from app.exchange.refusals import ExchangeError, ReaderEnded, Unreadable, Why
from app.exchange.table_files import TableFormat
from app.exchange.table_reading import Grid
from app.files import StorageError
from app.work.told_errors import error_of, told_error

T = TypeVar("T")


class Reading(StrEnum):
    """What is read: a table, of which the cells are the answer; or a workbook in JSON, a hand-over file or another
    workbook, of which a new workbook is made at `target`, with its records beside it."""

    TABLE = "table"
    JSON = "json"
    WORKBOOK = "workbook"


class ReadingRequest(NamedTuple):
    """`target` is a name that is free, in a folder that is the reader's alone. `language` is that of the screens."""

    what: Reading
    file: Path
    language: str
    target: Path = Path()
    password: str = ""

    @property
    def line(self) -> bytes:
        """The request as it is handed over; the password stands nowhere else."""
        return json.dumps([*map(str, self)]).encode() + b"\n"


def request_of(line: bytes) -> ReadingRequest:
    """Raises ValueError for what is no request."""
    what, file, language, target, password = json.loads(line)
    return ReadingRequest(Reading(what), Path(file), language, Path(target), password)


def told_lines(request: ReadingRequest) -> Iterator[bytes]:
    """Does what is asked for. The first line is a number, 0 where it was done; else the second says what is wrong."""
    try:
        i18n.use(request.language)
        lines = _WAYS[request.what](request)
    except MemoryError:
        yield from _refusal(request, Unreadable(request.file, Why.TOO_HEAVY))
    except (ExchangeError, StorageError) as error:
        yield from _refusal(request, error)
    except Exception as error:  # noqa: BLE001 - it has to be told in the window; its words may quote the file
        yield from _refusal(request, ReaderEnded(request.file, _raised_in(error)))
    else:
        yield b"0\n"
        yield from lines


def _raised_in(error: BaseException) -> str:
    """Of which kind an unexpected error is, and where in the program it arose."""
    at = error.__traceback__
    while at and at.tb_next:
        at = at.tb_next
    return f"{type(error).__name__}, {Path(at.tb_frame.f_code.co_filename).name} {at.tb_lineno}" if at else ""


def _refusal(request: ReadingRequest, error: ExchangeError | StorageError) -> Iterator[bytes]:
    try:
        told = told_error(error)
    except TypeError:
        told = told_error(ReaderEnded(request.file, _raised_in(error)))
    yield b"1\n"
    yield json.dumps(told).encode()


def _table(request: ReadingRequest) -> Iterator[bytes]:
    from app.work.outside_files import grid_in

    return grid_lines(*grid_in(request.file))


def _whole(request: ReadingRequest) -> Iterator[bytes]:
    from app.work.files_in import restore_json

    restore_json(request.file, request.target).close()
    return iter(())


def _workbook(request: ReadingRequest) -> Iterator[bytes]:
    from app.work.files_in import receive

    receive(request.file, request.target, request.password)
    return iter(())


_WAYS: Mapping[Reading, Callable[[ReadingRequest], Iterator[bytes]]] = {
    Reading.TABLE: _table,
    Reading.JSON: _whole,
    Reading.WORKBOOK: _workbook,
}


def table_told(request: ReadingRequest, content: bytes) -> tuple[TableFormat, Grid]:
    """Kind and cells of the table that was read. Raises what was wrong with the file, and ReaderEnded for no answer."""
    return _told(request, content, lambda lines: grid_of(request.file, lines))


def end_told(request: ReadingRequest, content: bytes) -> None:
    """Nothing, where a workbook was made. Raises the same."""
    _told(request, content, lambda _lines: None)


def _told(request: ReadingRequest, content: bytes, read: Callable[[Iterator[bytes]], T]) -> T:
    lines = iter(BytesIO(content))
    try:
        if json.loads(next(lines)) != 0:
            raise error_of(json.loads(next(lines)))
        return read(lines)
    except (ValueError, StopIteration, RecursionError):
        raise ReaderEnded(request.file, "no answer") from None
