"""What a file that is no workbook is instead, as far as its first bytes tell: so that a person hears what to do."""

from pathlib import Path

from app.storage.errors import Looks, NotAWorkbook

_BEGINNINGS = {
    b"%PDF-": Looks.PDF,
    b"PK\x03\x04": Looks.ARCHIVE,
    b"\xd0\xcf\x11\xe0": Looks.ARCHIVE,
    b"SQLite format 3\x00": Looks.DATABASE,
}
_READ = 4096


def not_a_workbook(path: Path) -> NotAWorkbook:
    """The error for a file that is none, with what it looks like."""
    return NotAWorkbook(path, _looks_of(path))


def _looks_of(path: Path) -> Looks:
    """What a file looks like. A pipe or a device is not read: it would keep us waiting."""
    try:
        if path.is_dir():
            return Looks.FOLDER
        if not path.is_file():
            return Looks.OTHER
        with path.open("rb") as file:
            beginning = file.read(_READ)
    except OSError:
        return Looks.OTHER
    return _looks_by(beginning)


def _looks_by(beginning: bytes) -> Looks:
    if not beginning:
        return Looks.EMPTY
    for magic, looks in _BEGINNINGS.items():
        if beginning.startswith(magic):
            return looks
    if beginning.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Looks.TEXT
    is_text = not any(byte < 9 for byte in beginning)
    if is_text and beginning.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        return Looks.JSON
    return Looks.TEXT if is_text else Looks.OTHER
