"""How files from outside are read: the system's errors get their names, and what is no plain file is refused."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from app.exchange.table_files import TableFormat, kind_of, read_grid
from app.exchange.table_reading import Grid
from app.files import AccessFailed, PathMissing
from app.storage.errors import NotAFile, NotReadable

T = TypeVar("T")


def read_outside(path: Path, read: Callable[[Path], T]) -> T:
    """What is read from a file. Raises what reading it raises; PathMissing, NotAFile, NotReadable, AccessFailed."""
    try:
        if path.exists() and not path.is_file():  # a pipe would keep us waiting
            raise NotAFile(path)
        return read(path)
    except FileNotFoundError:
        raise PathMissing(path) from None
    except PermissionError:
        raise NotReadable(path) from None
    except OSError as error:
        raise AccessFailed(path, error.strerror or str(error)) from error


def grid_in(path: Path, kind: TableFormat | None = None) -> tuple[TableFormat, Grid]:
    """Which kind of file it is, and its cells. Raises like read_outside, and the errors of app.exchange.refusals
    with the place in the file."""
    kind = kind or read_outside(path, kind_of)
    return kind, read_outside(path, lambda path: read_grid(path, kind))
