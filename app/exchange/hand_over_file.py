"""The file that takes a workbook to another PC under a password: an encrypted PDF that carries the workbook.

Whoever opens it in a viewer of PDF files, with the password, reads on its page what it is and what to do with it.
"""

import re
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from app.domain.filenames import comparable_name, is_portable_name
from app.exchange.file_bytes import require_size
from app.exchange.refusals import Unreadable, Why, WrongPassword
from app.files import naming_system_errors

if TYPE_CHECKING:
    from pikepdf import Object

ATTACHMENT = "workbook.tenken"
RECORD = "records/"
"""Stands before the name of a record among what is attached."""
MOST_CARRIED = 2000
"""Records in one file."""
HAND_OVER_LIMIT = 160 << 20
"""Bytes of the file, and of all that is in it: records have 100 MB at most, the longest history that was seen 70."""
_AT_ONCE = 1 << 20
_KIND = "application/vnd.sqlite3"
_MAGIC = b"%PDF-"
_MARK = b"/" + _KIND.replace("/", "#2f").encode()
"""The kind of what is attached, as it stands in the file."""
_TRAILER = re.compile(
    rb"trailer\s*<<\s*"
    rb"(?:/(?:Info|Root|Encrypt) \d{1,4} 0 R\s*|/Size \d{1,4}\s*|/ID \[\s*(?:<[0-9a-fA-F]*>\s*){2}\]\s*)+"
    rb">>\s*startxref\s+(\d{1,10})\s+%%EOF\s*"
)
"""How our files end: one plain table of objects, and no streams with objects in them, which can unpack without end."""
_LONGEST_TRAILER = 2000
_ENTRY = re.compile(rb"(\d{10}) \d{5} n")
_LARGEST_OBJECT = 64 << 10
"""Bytes: what is larger has to be a stream, which is not parsed."""
_STREAM = re.compile(rb"\d{1,4} 0 obj\s*<<[^(%\[]{0,2000}?>>\s*stream\r?\n")


class Carried(NamedTuple):
    """What a hand-over file holds, as files: the workbook, and its records by their names."""

    workbook: Path
    records: Mapping[str, Path]


def pack(workbook: bytes, page: bytes, records: Mapping[str, bytes] | None = None) -> bytes:
    """A PDF of one page that carries the workbook, as the content of a file; the password comes on top of it."""
    import pikepdf

    target = BytesIO()
    with pikepdf.open(BytesIO(page)) as pdf:
        pdf.attachments[ATTACHMENT] = pikepdf.AttachedFileSpec(pdf, workbook, mime_type=_KIND)
        for name, content in (records or {}).items():
            pdf.attachments[RECORD + name] = pikepdf.AttachedFileSpec(pdf, content, filename=name)
        pdf.save(target)
    return target.getvalue()


def is_locked_hand_over(path: Path) -> bool:
    """Whether a file is a hand-over file with a password, told by what it carries and not by its name. Raises OSError.

    Strings and contents of such a file are encrypted, but not the names of kinds: that of the workbook can be read.
    """
    if path.exists() and not path.is_file():  # a pipe would keep us waiting
        return False
    with path.open("rb") as file:
        if file.read(len(_MAGIC)) != _MAGIC or path.stat().st_size > HAND_OVER_LIMIT:
            return False
        with mmap(file.fileno(), 0, access=ACCESS_READ) as content:
            return content.find(_MARK) >= 0 and content.rfind(b"/Encrypt") >= 0


def unpack(path: Path, password: str, folder: Path) -> Carried:
    """Puts the workbook in a hand-over file, and its records, into a folder that is empty. The names of the records are
    such that they can be the names of files here, and no two are one.

    Raises WrongPassword; Unreadable when it is another PDF or damaged; FileTooLarge; OSError, and for the folder what
    app.files.naming_system_errors does.
    """
    import pikepdf

    require_size(path, HAND_OVER_LIMIT)
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as content:
        if not _is_as_ours(content):
            raise Unreadable(path, Why.NOT_A_HAND_OVER)
    try:
        with (
            path.open("rb") as file,  # a name that is no UTF-8 passes in no other way
            pikepdf.open(
                file,
                password=normalize("NFC", password),
                attempt_recovery=False,
                suppress_warnings=True,
                access_mode=pikepdf.AccessMode.stream,  # what is not asked for is not in memory
            ) as pdf,
        ):
            if ATTACHMENT not in pdf.attachments:
                raise Unreadable(path, Why.NOT_A_HAND_OVER)
            names = _fit_names(path, [name for name in pdf.attachments if name.startswith(RECORD)])
            left, found = HAND_OVER_LIMIT, []
            for number, attached in enumerate([ATTACHMENT, *(RECORD + name for name in names)]):
                found.append(folder / str(number))
                left -= _put(path, pdf.attachments[attached].get_file().obj, found[-1], left)
            return Carried(found[0], dict(zip(names, found[1:], strict=True)))
    except pikepdf.PasswordError:
        raise WrongPassword from None
    except (pikepdf.PdfError, ValueError, KeyError, TypeError, AttributeError, RuntimeError) as error:
        raise Unreadable(path, Why.NOT_A_HAND_OVER) from error


def _is_as_ours(content: mmap) -> bool:
    """Whether a PDF asks for a password and is built as ours are, before anything of it is parsed.

    A PDF of one megabyte can hold objects for two gigabytes; the library reads them before it asks for the password.
    """
    start = content.rfind(b"trailer", max(0, len(content) - _LONGEST_TRAILER))
    match = _TRAILER.fullmatch(content, start) if start >= 0 else None
    if not match or b"/Encrypt" not in match[0]:
        return False
    table = content[int(match[1]) : start]
    places = sorted(int(entry) for entry in _ENTRY.findall(table))
    if not table.startswith(b"xref") or len(table) > len(places) * 20 + 200 or not places:
        return False
    ends = [*places[1:], int(match[1])]
    pairs = zip(places, ends, strict=True)
    return all(end - place <= _LARGEST_OBJECT or _STREAM.match(content, place) for place, end in pairs)


def _fit_names(path: Path, attached: list[str]) -> list[str]:
    """The names of the records. Raises Unreadable for those that no file of ours has: they might lead elsewhere."""
    names = [name.removeprefix(RECORD) for name in attached]
    if len(names) > MOST_CARRIED or len(set(map(comparable_name, names))) < len(names):
        raise Unreadable(path, Why.NOT_A_HAND_OVER)
    if not all(map(is_portable_name, names)):
        raise Unreadable(path, Why.NOT_A_HAND_OVER)
    return names


def _put(path: Path, stream: "Object", target: Path, limit: int) -> int:
    """Writes the content of a stream into a new file, never more than is left of what a file may hold; its bytes."""
    raw, how = memoryview(stream.get_raw_stream_buffer()), str(stream.get("/Filter", ""))
    if how not in ("", "/FlateDecode"):
        raise Unreadable(path, Why.NOT_A_HAND_OVER)
    size = 0
    try:
        with naming_system_errors(target), target.open("xb") as file:
            for piece in _unpacked(raw) if how else _pieces(raw):
                size += len(piece)
                if size > limit:
                    raise OverflowError
                file.write(piece)
    except (zlib.error, OverflowError):
        raise Unreadable(path, Why.NOT_A_HAND_OVER) from None
    return size


def _pieces(raw: memoryview) -> Iterator[memoryview]:
    return (raw[begin : begin + _AT_ONCE] for begin in range(0, len(raw), _AT_ONCE))


def _unpacked(raw: memoryview) -> Iterator[bytes]:
    """Raises zlib.error, and OverflowError for what is cut off."""
    inflating = zlib.decompressobj()
    for piece in _pieces(raw):
        left = bytes(piece)
        while left and not inflating.eof:
            yield inflating.decompress(left, _AT_ONCE)
            left = inflating.unconsumed_tail
    while not inflating.eof and (more := inflating.decompress(b"", _AT_ONCE)):
        yield more
    if not inflating.eof:
        raise OverflowError
