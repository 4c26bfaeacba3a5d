"""Hand-over files, with a password and without, that freeze or fill a PC that opens them without bounds."""

import re
import sqlite3
import tempfile
from bisect import bisect_left
from collections.abc import Callable, Mapping
from contextlib import closing
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from app.exchange.hand_over_file import ATTACHMENT, RECORD
from app.storage.connection import APPLICATION_ID
from app.storage.rows import sealed
from tests.faults.operations import PASSWORD, answered

Made = Callable[[int], bytes]
KIND = "application/vnd.sqlite3"
_PLACE = 7_654_321
"""Stands in a list that is to be a long one."""


@cache
def workbook() -> bytes:
    """A workbook with some answers."""
    with tempfile.TemporaryDirectory() as folder:
        answered(Path(folder), 3, "a.tenken")
        return (Path(folder) / "a.tenken").read_bytes()


def _pdf(change: Callable[[Pdf], object], content: bytes | None = None, **how: object) -> bytes:
    """A hand-over file with a password, in which something was changed."""
    target, fit = BytesIO(), PASSWORD
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        carried = workbook() if content is None else content
        pdf.attachments[ATTACHMENT] = pikepdf.AttachedFileSpec(pdf, carried, mime_type=KIND)
        change(pdf)
        pdf.save(target, encryption=pikepdf.Encryption(user=fit, owner=fit, R=6, aes=True), **how)
    return target.getvalue()


def _raw(change: Callable[[bytes], bytes], **how: object) -> bytes:
    return change(_pdf(lambda _pdf: None, **how))


def _records(pdf: Pdf, count: int, content: bytes) -> None:
    for number in range(count):
        pdf.attachments[f"{RECORD}{number}.txt"] = pikepdf.AttachedFileSpec(pdf, content, filename=f"{number}.txt")


def _objects(pdf: Pdf, count: int, made: Callable[[int], pikepdf.Object]) -> None:
    pdf.Root.Odd = Array([pdf.make_indirect(made(number)) for number in range(max(1, count))])


def _nested(pdf: Pdf, depth: int, *, is_list: bool) -> None:
    text = b"[" * depth + b"]" * depth if is_list else b"<</A " * depth + b"null" + b" >>" * depth
    pdf.Root.Odd = pikepdf.Object.parse(text)


def _long_root(pdf: Pdf) -> None:
    pdf.Root.Odd = _place()


def _place(_number: int = 0) -> pikepdf.Object:
    return Array([_PLACE])


def _with_lists(pdf: bytes, count: int) -> bytes:
    """Puts lists of so many numbers into their places: made as objects, thirty million take 12 GB."""
    mark, numbers = b"[ %d ]" % _PLACE, b"[ " + b"0 " * count + b"]"
    places = [found.start() for found in re.finditer(re.escape(mark), pdf)]

    def moved(offset: int) -> int:
        return offset + bisect_left(places, offset) * (len(numbers) - len(mark))

    at = pdf.rindex(b"xref\n", 0, pdf.rindex(b"startxref"))
    table = re.sub(rb"\d{10}(?= \d{5} n)", lambda found: b"%010d" % moved(int(found[0])), pdf[at:])
    table = re.sub(rb"startxref\s+\d+", b"startxref\n%d" % moved(at), table)
    return pdf[:at].replace(mark, numbers) + table


def _name_tree(pdf: Pdf, depth: int, *, is_ring: bool = False) -> None:
    names = pdf.Root.Names.EmbeddedFiles
    first = inner = pdf.make_indirect(Dictionary(Names=names.Names))
    for _number in range(depth):
        inner = pdf.make_indirect(Dictionary(Kids=Array([inner])))
    if is_ring:
        del first[Name.Names]
        first.Kids = Array([inner])
    pdf.Root.Names.EmbeddedFiles = inner


def _filters(pdf: Pdf, count: int) -> None:
    stream = pdf.attachments[ATTACHMENT].get_file().obj
    stream.write(stream.read_bytes(), filter=Array([Name.FlateDecode] * count))


def _twice_packed(pdf: Pdf, size: int) -> None:
    import zlib

    stream = pdf.attachments[ATTACHMENT].get_file().obj
    packed = zlib.compress(zlib.compress(bytes(size * 30), 1), 9)
    stream.write(packed, filter=Array([Name.FlateDecode, Name.FlateDecode]))


def _before_table(flood: bytes, size: int) -> Callable[[bytes], bytes]:
    """Puts something in front of the table of objects, which is then told to lie behind it."""

    def change(pdf: bytes) -> bytes:
        at = pdf.rindex(b"xref\n", 0, pdf.rindex(b"startxref"))
        more = flood * (size // len(flood))
        return pdf[:at] + more + re.sub(rb"startxref\s+\d+", b"startxref\n%d" % (at + len(more)), pdf[at:])

    return change


def _table(size: int) -> Callable[[bytes], bytes]:
    """As many objects in the table as fit, all of which are one."""

    def change(pdf: bytes) -> bytes:
        at = pdf.rindex(b"xref\n", 0, pdf.rindex(b"startxref"))
        count = size // 20
        head, rows, rest = re.fullmatch(rb"xref\n0 (\d+)\s*\n(.*)(trailer.*)", pdf[at:], re.DOTALL).groups()
        more = b"0000000015 00000 n \n" * count
        return pdf[:at] + b"xref\n0 %d\n" % (int(head) + count) + rows + more + rest

    return change


def _database(*statements: str, rows: Callable[[], list[tuple[object, ...]]] = list) -> bytes:
    """A workbook without a password, in which something was changed."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.tenken"
        path.write_bytes(workbook())
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("DELETE FROM setting WHERE key = 'contents'")
            for statement in statements:
                connection.execute(statement)
            connection.executemany("INSERT OR REPLACE INTO setting VALUES (?, ?, ?)", rows())
            connection.commit()
        return path.read_bytes()


def _zeros(size: int) -> bytes:
    header = bytearray(workbook()[:100])
    header[28:32] = (size // 4096).to_bytes(4, "big")
    assert int.from_bytes(header[68:72], "big") == APPLICATION_ID
    return bytes(header) + bytes(size)


HAND_OVER_BOMBS: Mapping[str, Made] = {
    "zeros as a workbook": lambda size: _pdf(lambda _pdf: None, bytes(size * 8)),
    "pages of zeros": lambda size: _pdf(lambda _pdf: None, _zeros(size * 4)),
    "a workbook with a tail": lambda size: _pdf(lambda _pdf: None, workbook() + bytes(size * 4)),
    "a record of zeros": lambda size: _pdf(lambda pdf: _records(pdf, 1, bytes(size * 8))),
    "records of zeros": lambda size: _pdf(lambda pdf: _records(pdf, 20, bytes(size))),
    "many records": lambda size: _pdf(lambda pdf: _records(pdf, min(size // 5000, 2400), b"a")),
    "packed twice": lambda size: _pdf(lambda pdf: _twice_packed(pdf, size)),
    "many filters": lambda size: _pdf(lambda pdf: _filters(pdf, min(size // 15, 500_000))),
    "objects": lambda size: _pdf(lambda pdf: _objects(pdf, size // 200, lambda n: Dictionary(A=n))),
    "long lists": lambda size: _with_lists(_pdf(lambda pdf: _objects(pdf, size // 60_000, _place)), 30_000),
    "a list without end": lambda size: _with_lists(_pdf(lambda pdf: _objects(pdf, 1, _place)), size // 2),
    "long strings": lambda size: _pdf(lambda pdf: _objects(pdf, size // 60_000, lambda _n: String("a" * 60_000))),
    "a string without end": lambda size: _pdf(lambda pdf: _objects(pdf, 1, lambda _n: String("a" * size))),
    "lists in lists": lambda size: _pdf(lambda pdf: _nested(pdf, min(size // 200, 490), is_list=True)),
    "objects in objects": lambda size: _pdf(lambda pdf: _nested(pdf, min(size // 800, 490), is_list=False)),
    "a tree of names": lambda size: _pdf(lambda pdf: _name_tree(pdf, min(size // 2000, 20_000))),
    "a ring of names": lambda size: _pdf(lambda pdf: _name_tree(pdf, min(size // 2000, 20_000), is_ring=True)),
    "a long root": lambda size: _with_lists(_pdf(_long_root), size // 2),
    "objects in streams": lambda size: _pdf(
        lambda pdf: _objects(pdf, size // 200, lambda n: Dictionary(A=n)),
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    ),
    "objects that nothing leads to": lambda size: _raw(_before_table(b"9 0 obj\n<<>>\nendobj\n", size)),
    "beginnings of objects": lambda size: _raw(_before_table(b"1 0 obj\n", size)),
    "beginnings of streams": lambda size: _raw(_before_table(b"1 0 obj\n<<>>\nstream\n", size)),
    "remarks": lambda size: _raw(_before_table(b"% a remark\n", size)),
    "a long table": lambda size: _raw(_table(size)),
    "trailers": lambda size: _raw(lambda pdf: pdf + b"trailer << >>\nstartxref\n9\n%%EOF\n" * (size // 35)),
    "a table before": lambda size: _raw(lambda pdf: pdf.replace(b"/Root", b"/Prev 9 /Root") + b"%" * size),
    "a beginning alone": lambda size: b"%PDF-1.7\n/application#2fvnd.sqlite3 /Encrypt\n" + bytes(size),
    "zeros without a password": lambda size: _zeros(size * 4),
    "settings": lambda size: _database(rows=lambda: [sealed("setting", f"k{n}", "x") for n in range(size // 60)]),
    "a long setting": lambda size: _database(rows=lambda: [sealed("setting", "k", "字" * (size // 3))]),
    "long settings": lambda size: _database(
        rows=lambda: [sealed("setting", f"k{n}", "字" * 30_000) for n in range(size // 90_000)]
    ),
}
