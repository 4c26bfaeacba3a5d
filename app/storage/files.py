"""What SQLite keeps beside a database, and a temporary name for one; `app.files` says how files are written."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from app import files
from app.files import naming_system_errors, place_new, place_over, write_over

__all__ = ["SIDECARS", "naming_system_errors", "place_new", "place_over", "sidecar", "temporary_beside", "write_over"]

SIDECARS = ("-wal", "-journal")
"""What SQLite puts beside a database in use; left behind, it holds changes that the next opening takes in."""


def sidecar(path: Path, suffix: str) -> Path:
    """The file that SQLite keeps beside a database."""
    return path.with_name(path.name + suffix)


@contextmanager
def temporary_beside(path: Path) -> Iterator[Path]:
    """The same as `app.files` gives, for a database: nothing is left of its sidecars either. Raises PathMissing."""
    with files.temporary_beside(path) as temporary:
        try:
            yield temporary
        finally:
            for suffix in SIDECARS:
                with suppress(OSError):
                    sidecar(temporary, suffix).unlink()
