"""The bytes of a file from outside, never more than one of ours could have."""

from pathlib import Path

from app.exchange.refusals import FileTooLarge

TABLE_LIMIT = 32 << 20
"""Bytes of a table: 98 measures with five texts of 10,000 characters, three bytes each, are 15 MB."""
WORKBOOK_LIMIT = 90 << 20
"""Bytes of a whole workbook with all its history."""


def require_size(path: Path, limit: int) -> None:
    """Raises FileTooLarge for a file of more bytes, and OSError."""
    size = path.stat().st_size
    if size > limit:
        raise FileTooLarge(path, size, limit)


def content_of(path: Path, limit: int) -> bytes:
    """The content of a file. Raises FileTooLarge, before anything is read, and OSError."""
    require_size(path, limit)
    with path.open("rb") as file:  # a pipe has no size
        content = file.read(limit + 1)
    if len(content) > limit:
        raise FileTooLarge(path, len(content), limit)
    return content
