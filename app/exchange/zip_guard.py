"""Looks into an XLSX file before anything of it is unpacked: what it is, and that it is no bomb."""

import re
import zlib
from io import BytesIO
from itertools import islice
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from app.exchange.errors import Unreadable, Why

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_PARTS = 500
_MOST_BYTES = 48 << 20
"""Of all parts unpacked. The fullest table of ours has 15 MB; one text over and over packs a thousandfold."""
_OUR_METHODS = (ZIP_STORED, ZIP_DEFLATED)
"""These unpack to a thousandfold at most, and zipfile stops at the size that the directory says."""
_MOST_ELEMENTS = 1_000_000
"""In one part: the longest ledger has 110,000 cells of four elements each. More take minutes to parse."""
_ELEMENTS = re.compile(rb"<[A-Za-z]")
_ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def parts_of(path: Path, content: bytes) -> dict[str, bytes]:
    """The XML parts of an XLSX file by name. Raises Unreadable."""
    _require_zip(path, content)
    try:
        with ZipFile(BytesIO(content)) as archive:
            listed = archive.infolist()
            _require_small(path, listed)
            if "xl/workbook.xml" not in archive.namelist():
                raise Unreadable(path, Why.NOT_XLSX)
            return {item.filename: _part(path, archive, item) for item in listed if not item.is_dir()}
    except (BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError, OSError) as error:
        raise Unreadable(path, Why.BROKEN) from error


def _require_zip(path: Path, content: bytes) -> None:
    if not content:
        raise Unreadable(path, Why.EMPTY)
    if content.startswith(_OLE):
        is_encrypted = "EncryptedPackage".encode("utf-16-le") in content
        raise Unreadable(path, Why.ENCRYPTED if is_encrypted else Why.OLD_XLS)
    if not content.startswith(b"PK"):
        raise Unreadable(path, Why.NOT_XLSX)


def _require_small(path: Path, listed: list[ZipInfo]) -> None:
    if len(listed) > _MOST_PARTS or sum(item.file_size for item in listed) > _MOST_BYTES:
        raise Unreadable(path, Why.TOO_MUCH_INSIDE)
    if len({item.filename for item in listed}) < len(listed):
        raise Unreadable(path, Why.BROKEN)
    if any(item.compress_type not in _OUR_METHODS or item.flag_bits & 1 for item in listed):
        raise Unreadable(path, Why.ENCRYPTED if any(item.flag_bits & 1 for item in listed) else Why.BROKEN)


def _part(path: Path, archive: ZipFile, item: ZipInfo) -> bytes:
    part = archive.read(item)
    is_xml = item.filename.endswith((".xml", ".rels", ".vml"))
    if is_xml and (_ENTITIES.search(part) or b"\0" in part):  # no spreadsheet writes entities; bombs do
        raise Unreadable(path, Why.BROKEN)
    if is_xml and any(islice(_ELEMENTS.finditer(part), _MOST_ELEMENTS, None)):
        raise Unreadable(path, Why.TOO_MUCH_INSIDE)
    return part
