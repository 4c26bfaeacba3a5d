"""XLSX files made by hand, as programs other than openpyxl write them."""

import zipfile
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_LINKS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def letters(column: int) -> str:
    """The name of a column, from 1."""
    found = ""
    while column:
        column, letter = divmod(column - 1, 26)
        found = chr(ord("A") + letter) + found
    return found


def cell(place: str, value: object, style: int = 0) -> str:
    """A cell with a number, or with a text of its own."""
    if isinstance(value, int | float):
        return f'<c r="{place}" s="{style}"><v>{value!r}</v></c>'
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{escape(str(value))}</t></is></c>'


def row(number: int, cells: Iterable[object]) -> str:
    """A row of values from column A on; what begins with `<` is XML already."""
    made = (
        value if isinstance(value, str) and value.startswith("<") else cell(f"{letters(n)}{number}", value)
        for n, value in enumerate(cells, 1)
    )
    return f'<row r="{number}">{"".join(made)}</row>'


def sheet(rows: Iterable[str] | str, *, main: str = MAIN, before: str = "", after: str = "") -> str:
    """A sheet."""
    return f'{_DECLARED}<worksheet xmlns="{main}">{before}<sheetData>{"".join(rows)}</sheetData>{after}</worksheet>'


def styles(codes: Sequence[str | int], *, main: str = MAIN, looks: str = "") -> str:
    """The styles of cells: one for each code, or number of a built-in one. `looks` stands before them."""
    own = [code for code in codes if isinstance(code, str)]
    numbers = {code: 200 + n for n, code in enumerate(own)}
    formats = "".join(f'<numFmt numFmtId="{n}" formatCode="{escape(code)}"/>' for code, n in numbers.items())
    used = "".join(f'<xf numFmtId="{numbers[c] if isinstance(c, str) else c}"/>' for c in codes)
    return (
        f'{_DECLARED}<styleSheet xmlns="{main}"><numFmts>{formats}</numFmts>{looks}'
        f'<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs>{used}</cellXfs></styleSheet>'
    )


def _content_types(sheets: Sequence[str]) -> str:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {"workbook.xml": "sheet.main", "styles.xml": "styles", "sharedStrings.xml": "sharedStrings"}
    parts |= dict.fromkeys(sheets, "worksheet")
    named = "".join(f'<Override PartName="/xl/{p}" ContentType="{kind}.{name}+xml"/>' for p, name in parts.items())
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{named}</Types>'
    )


def xlsx(
    path: Path,
    *sheets: str,
    codes: Sequence[str | int] = (0,),
    is_1904: bool = False,
    is_strict: bool = False,
    parts: Mapping[str, str | bytes] | None = None,
    texts: str = "",
    looks: str = "",
    ending: str = "xml",
) -> Path:
    """A file with these sheets. `parts` come beside or instead; `texts` are the shared ones, as XML."""
    main, links = (STRICT, _STRICT_LINKS) if is_strict else (MAIN, _LINKS)
    names = [f"worksheets/sheet{n}.{ending}" for n in range(1, len(sheets) + 1)]
    listed = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="rId{n}"/>' for n in range(1, len(sheets) + 1))
    targets = [("worksheet", name) for name in names] + [
        ("styles", "styles.xml"),
        ("sharedStrings", "sharedStrings.xml"),
    ]
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="{links}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    date_1904 = ' date1904="1"' if is_1904 else ""
    made: dict[str, str | bytes] = {
        "[Content_Types].xml": _content_types(names),
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" '
        f'Type="{links}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{_DECLARED}<workbook xmlns="{main}" xmlns:r="{links}"><workbookPr{date_1904}/>'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{relations}</Relationships>',
        "xl/styles.xml": styles(codes, main=main, looks=looks),
        "xl/sharedStrings.xml": f'{_DECLARED}<sst xmlns="{main}">{texts}</sst>',
    }
    made |= {f"xl/{name}": content for name, content in zip(names, sheets, strict=True)}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (made | dict(parts or {})).items():
            archive.writestr(name, content)
    return path
