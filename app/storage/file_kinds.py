"""What a file that is no workbook is instead, as far as its first bytes tell: so that a person hears what to do."""

from pathlib import Path

from app.storage.errors import FileKind, NotAWorkbook

_BEGINNINGS = {
    b"%PDF-": FileKind.PDF,
    b"PK\x03\x04": FileKind.ARCHIVE,
    b"\xd0\xcf\x11\xe0": FileKind.ARCHIVE,
    b"SQLite format 3\x00": FileKind.DATABASE,
}
_READ = 4096


def not_a_workbook(path: Path) -> NotAWorkbook:
    """The error for a file that is none, with what it looks like."""
    return NotAWorkbook(path, _kind_of(path))


def _kind_of(path: Path) -> FileKind:
    """What a file looks like. A pipe or a device is not read: it would keep us waiting."""
    try:
        if path.is_dir():
            return FileKind.FOLDER
        if not path.is_file():
            return FileKind.OTHER
        with path.open("rb") as file:
            beginning = file.read(_READ)
    except OSError:
        return FileKind.OTHER
    return _kind_by(beginning)


def _kind_by(beginning: bytes) -> FileKind:
    if not beginning:
        return FileKind.EMPTY
    for magic, kind in _BEGINNINGS.items():
        if beginning.startswith(magic):
            return kind
    if beginning.startswith((b"\xff\xfe", b"\xfe\xff")):
        return FileKind.TEXT
    is_text = not any(byte < 9 for byte in beginning)
    if is_text and beginning.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        return FileKind.JSON
    return FileKind.TEXT if is_text else FileKind.OTHER
