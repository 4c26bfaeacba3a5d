"""XLSX files that freeze or fill a PC that reads them without bounds."""

import struct
import zipfile
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO

Made = Callable[[int], bytes]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARED = '<?xml version="1.0" encoding="UTF-8"?>'
HEAD = '<row r="1"><c t="inlineStr"><is><t>対策ID</t></is></c><c t="inlineStr"><is><t>メモ</t></is></c></row>'
AT_ONCE = 1 << 16
SHEET = f'{DECLARED}<worksheet xmlns="{MAIN}"><sheetData>{HEAD}'
END = "</sheetData></worksheet>"


def _sheet(piece: str, size: int, begin: str = SHEET, end: str = END) -> Iterator[bytes]:
    """A part of about so many bytes that says the same again and again."""
    yield begin.encode()
    once = piece.encode() or b" "
    many = max(1, AT_ONCE // len(once))
    for _ in range(max(1, size // (many * len(once)))):
        yield once * many
    yield end.encode()


def book(
    sheet: Iterator[bytes], *, part: str = "xl/worksheets/sheet1.xml", sheets: int = 1, **others: Iterator[bytes]
) -> bytes:
    """A file with this as its first sheet, the same content under other names, and `others`: sharedStrings, styles."""
    target, content = BytesIO(), list(sheet)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("_rels/.rels", _relations({"rId1": ("officeDocument", "xl/workbook.xml")}))
        listed = "".join(f'<sheet name="s{n}" sheetId="{n}" r:id="rId{n}"/>' for n in range(1, sheets + 1))
        archive.writestr(
            "xl/workbook.xml", f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>'
        )
        names = [part if n == 1 else part.replace("1", str(n)) for n in range(1, sheets + 1)]
        links = {f"rId{n}": ("worksheet", f"/{name}") for n, name in enumerate(names, 1)}
        links |= {name: (name, f"/xl/{name}.xml") for name in others}
        archive.writestr("xl/_rels/workbook.xml.rels", _relations(links))
        for name, pieces in [*((name, content) for name in names), *((f"xl/{n}.xml", p) for n, p in others.items())]:
            with archive.open(name, "w") as file:
                for piece in pieces:
                    file.write(piece)
    return target.getvalue()


def _relations(links: Mapping[str, tuple[str, str]]) -> str:
    inside = "".join(f'<Relationship Id="{i}" Type="{OFFICE}/{k}" Target="{t}"/>' for i, (k, t) in links.items())
    return f'<Relationships xmlns="{RELATIONS}">{inside}</Relationships>'


def _shared(piece: str, size: int) -> Iterator[bytes]:
    return _sheet(piece, size, f'{DECLARED}<sst xmlns="{MAIN}">', "</sst>")


def _styles(piece: str, size: int) -> Iterator[bytes]:
    return _sheet(piece, size, f'{DECLARED}<styleSheet xmlns="{MAIN}">', "</styleSheet>")


def _with_parts(size: int) -> bytes:
    """As many empty parts as fit."""
    target = BytesIO(book(_sheet("", 0)))
    with zipfile.ZipFile(target, "a") as archive:
        for number in range(size // 120):
            archive.writestr(f"xl/{number}", b"")
    return target.getvalue()


def _lying(size: int) -> bytes:
    """The directory says of the sheet that it has a hundred bytes."""
    content = bytearray(book(_sheet("<c/>", size)))
    place = 0
    while (place := content.find(b"PK\x01\x02", place)) >= 0:
        content[place + 24 : place + 28] = struct.pack("<I", 100)
        place += 4
    return bytes(content)


def _one_for_all(size: int) -> bytes:
    """The entries of the directory lead to the same bytes."""
    content = book(_sheet("<c/>", size), sheets=9)
    first = content.find(b"xl/worksheets/sheet1.xml") - 30
    changed, place = bytearray(content), 0
    while (place := changed.find(b"PK\x01\x02", place)) >= 0:
        if changed[place + 46 : place + 64].startswith(b"xl/worksheets/"):
            changed[place + 42 : place + 46] = struct.pack("<I", first)
        place += 4
    return bytes(changed)


CELL = '<c t="inlineStr"><is><t>a</t></is></c>'
LONG = "字" * 3000
LAUGHS = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
XLSX_BOMBS: Mapping[str, Made] = {
    "empty cells": lambda size: book(_sheet("<c/>", size)),
    "cells": lambda size: book(_sheet(CELL, size)),
    "rows": lambda size: book(_sheet(f"<row>{CELL}</row>", size)),
    "rows far down": lambda size: book(_sheet(f'<row r="1048576">{CELL}</row>', size)),
    "elements in elements": lambda size: book(_sheet("<c>", size)),
    "strange elements": lambda size: book(_sheet('<a xmlns="b"/>', size)),
    "namespaces": lambda size: book(_sheet('<c xmlns:a="b"/>', size)),
    "a long attribute": lambda size: book(_sheet("a", size, SHEET + '<c r="', '"/>' + END)),
    "a long name": lambda size: book(_sheet("a", size, SHEET + "<", "/>" + END)),
    "a long comment": lambda size: book(_sheet("<mergeCell ", size, SHEET + "<!-- ", "-->" + END)),
    "comments": lambda size: book(_sheet("<!-- -->", size)),
    "instructions": lambda size: book(_sheet("<?a b?>", size)),
    "raw text": lambda size: book(_sheet("<", size, SHEET + "<c t='str'><v><![CDATA[", "]]></v></c>" + END)),
    "blanks": lambda size: book(_sheet(" ", size)),
    "a long text": lambda size: book(_sheet("a", size, SHEET + '<c t="str"><v>', "</v></c>" + END)),
    "pieces of text": lambda size: book(_sheet("<r><t>a</t></r>", size, SHEET + '<c t="inlineStr"><is>', "</is></c>")),
    "shared texts": lambda size: book(_sheet("", 0), sharedStrings=_shared("<si><t>a</t></si>", size)),
    "long shared texts": lambda size: book(_sheet("", 0), sharedStrings=_shared(f"<si><t>{LONG}</t></si>", size)),
    "one text in each cell": lambda size: book(
        _sheet('<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>', size // 9),
        sharedStrings=_shared(f"<si><t>{'字' * 30_000}</t></si>", 1),
    ),
    "styles": lambda size: book(_sheet("", 0), styles=_styles('<cellXfs><xf numFmtId="9"/></cellXfs>', size)),
    "a format without end": lambda size: book(
        _sheet('<row><c s="0"><v>1</v></c></row>', 9),
        styles=_sheet(
            '[a]"b"',
            size,
            f'{DECLARED}<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="200" formatCode=\'',
            '\'/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs></styleSheet>',
        ),
    ),
    "merged cells": lambda size: book(_sheet('<mergeCell ref="A1:XFD1048576"/>', size)),
    "formulas": lambda size: book(_sheet("<c><f>A1</f><v>1</v></c>", size)),
    "many sheets": lambda size: book(_sheet("<c/>", size // 40), sheets=40),
    "a part of another name": lambda size: book(_sheet("<c/>", size), part="xl/sheet1.dat"),
    "empty parts": _with_parts,
    "a directory that lies": _lying,
    "one part for all sheets": _one_for_all,
    "entities": lambda size: book(
        _sheet(CELL, size, f'<!DOCTYPE a [<!ENTITY l0 "ha">{LAUGHS}]><worksheet xmlns="{MAIN}"><sheetData>&l9;')
    ),
}
