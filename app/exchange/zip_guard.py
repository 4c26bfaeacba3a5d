"""Opens an XLSX file as parts: what it is, and never more of it unpacked than a table of ours could have."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import Self
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from app.exchange.refusals import Unreadable, Why

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_PARTS = 10_000
_MOST_BYTES = 48 << 20
"""Of the parts that are read. The fullest table of ours has 15 MB; one text over and over packs a thousandfold."""
_OUR_METHODS = (ZIP_STORED, ZIP_DEFLATED)
"""These unpack to a thousandfold at most, and zipfile stops at the size that the directory says."""
_AT_ONCE = 1 << 16
_DAMAGED = (BadZipFile, zlib.error, EOFError, KeyError, ValueError, NotImplementedError, RuntimeError, OSError)
"""What zipfile raises for what is no sound archive."""


class Package:
    """The parts of a file, by names without regard to case. Nothing is unpacked before it is asked for."""

    def __init__(self, path: Path, content: bytes) -> None:
        """Raises Unreadable for what is no package, is encrypted or packed in another way than spreadsheets do it."""
        _require_zip(path, content)
        self.path = path
        self._unpacked = 0
        with _broken(path):
            self._archive = ZipFile(BytesIO(content))
        listed = self._archive.infolist()
        _require_ours(path, listed)
        self._parts = {plain_name(item.filename): item for item in listed}
        if len(self._parts) < len(listed):
            raise Unreadable(path, Why.BROKEN)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._archive.close()

    def __contains__(self, name: str) -> bool:
        return plain_name(name) in self._parts

    def pieces(self, name: str) -> Iterator[bytes]:
        """The content of a part, piece by piece. Raises Unreadable for one that is damaged, missing or too much."""
        with _broken(self.path), self._archive.open(self._parts[plain_name(name)]) as part:
            while piece := part.read(_AT_ONCE):
                self._unpacked += len(piece)
                if self._unpacked > _MOST_BYTES:
                    raise Unreadable(self.path, Why.TOO_MUCH_INSIDE)
                yield piece


def plain_name(name: str) -> str:
    """The name of a part as it is compared."""
    return name.replace("\\", "/").lstrip("/").casefold()


@contextmanager
def _broken(path: Path) -> Iterator[None]:
    try:
        yield
    except _DAMAGED as error:
        raise Unreadable(path, Why.BROKEN) from error


def _require_zip(path: Path, content: bytes) -> None:
    if not content:
        raise Unreadable(path, Why.EMPTY)
    if content.startswith(_OLE):
        is_encrypted = "EncryptedPackage".encode("utf-16-le") in content
        raise Unreadable(path, Why.ENCRYPTED if is_encrypted else Why.OLD_XLS)
    if not content.startswith(b"PK"):
        raise Unreadable(path, Why.NOT_XLSX)


def _require_ours(path: Path, listed: list[ZipInfo]) -> None:
    if len(listed) > _MOST_PARTS:
        raise Unreadable(path, Why.TOO_MUCH_INSIDE)
    if any(item.compress_type not in _OUR_METHODS or item.flag_bits & 1 for item in listed):
        raise Unreadable(path, Why.ENCRYPTED if any(item.flag_bits & 1 for item in listed) else Why.BROKEN)
