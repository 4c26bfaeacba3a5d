"""Looks for words of which each was typed into one field, in everything that lies about."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

import pikepdf

PASSWORD = "mkqPASSqkm correct horse 8"
_BEGIN, _END = "mkq", "qkm"
_IN_UTF8 = re.compile(rb"mkq([0-9a-fA-SPW]+)qkm")
_IN_UTF16 = re.compile(rb"m\x00?k\x00?q\x00?((?:[0-9a-fA-SPW]\x00?)+)q\x00?k\x00?m")
_TEMPORARY = re.compile(r"(.*/)?\.?tenken-[0-9a-f]{8}-\d+-[0-9a-f]{8}.*")
"""What the program is at, or was (app.work.left_behind): it may hold nothing, wherever it lies."""
_DEEPEST = 3
"""Archives in archives that are looked into."""


def marker(number: int) -> str:
    """The word of this number."""
    return f"{_BEGIN}{number:x}{_END}"


def found_in(root: Path, may_hold: Sequence[str]) -> list[str]:
    """Where a word is found outside of the files that may hold it, given as patterns; passwords are found anywhere.

    Names of files and folders are looked at as well."""
    found: list[str] = []
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        may = any(fnmatchcase(name, pattern) for pattern in may_hold) and not _TEMPORARY.fullmatch(name)
        words = [] if may else _words(path.name.encode("utf-8", "surrogateescape"))
        if path.is_file() and not path.is_symlink():
            words += [word for part in _parts(path.read_bytes()) for word in _words(part) if not may or word == "PASS"]
        found += [f"{word} in {name}" for word in dict.fromkeys(words)]
    return found


def _words(content: bytes) -> list[str]:
    found = [match[1] for match in _IN_UTF8.finditer(content)]
    found += [match[1].replace(b"\0", b"") for match in _IN_UTF16.finditer(content)]
    return [word.decode() for word in found]


def _parts(content: bytes, depth: int = 0) -> Iterator[bytes]:
    """A file as it is, and what is packed in it."""
    yield content
    if depth == _DEEPEST:
        return
    if content.startswith(b"PK\x03\x04"):
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                for name in archive.namelist():
                    yield name.encode()
                    yield from _parts(archive.read(name), depth + 1)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError):
            return  # half a file: what can be read of it was looked at
    elif content.startswith(b"%PDF"):
        yield from _streams(content, depth)


def _streams(content: bytes, depth: int) -> Iterator[bytes]:
    try:
        locked = b"/Encrypt" in content
        with pikepdf.open(io.BytesIO(content), password=PASSWORD if locked else "") as file:
            for item in file.objects:
                if isinstance(item, pikepdf.Stream):
                    yield from _parts(item.read_bytes(), depth + 1)
                else:
                    yield str(item).encode("utf-8", "replace")
    except (pikepdf.PdfError, pikepdf.PasswordError, NotImplementedError):
        return
