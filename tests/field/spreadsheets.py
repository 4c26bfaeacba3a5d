"""XLSX files written part by part, to hold what no library would write; and what LibreOffice makes of files."""

import subprocess
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from tests.field.trial import require

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
STRICT = {
    MAIN: "http://purl.oclc.org/ooxml/spreadsheetml/main",
    RELATIONS: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
FONT = '<font><sz val="11"/><name val="Calibri"/></font>'
FILLS = '<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
VIEW = '<workbookView xWindow="0" yWindow="0" windowWidth="20000" windowHeight="9000"/>'


@dataclass(frozen=True)
class Number:
    """A number in a cell, with the id of a built-in format, or a format of its own."""

    value: str | float
    format: int | str = 0


Cell = str | Number
"""A text that begins with `<` is the inside of a cell of strings, as XML."""


@dataclass(frozen=True)
class Looks:
    """What is odd about a file beside its cells."""

    font: str = FONT
    fills: str = FILLS
    border: str = "<border/>"
    alignment: str = ""
    view: str = VIEW
    sheet_view: str = ""
    before_data: str = ""
    behind_data: str = ""
    core: str = ""
    names: str = ""
    is_1904: bool = False
    is_strict: bool = False


PLAIN = Looks()


def xlsx(path: Path, rows: Sequence[Sequence[Cell]], looks: Looks = PLAIN) -> Path:
    """A file with these rows on its one sheet."""
    formats: list[int | str] = [0]
    sheet = _sheet(rows, formats, looks)
    parts = {
        "[Content_Types].xml": _types(looks),
        "_rels/.rels": _root_relations(looks),
        "xl/workbook.xml": _workbook(looks),
        "xl/_rels/workbook.xml.rels": _relations(looks),
        "xl/styles.xml": _styles(formats, looks),
        "xl/worksheets/sheet1.xml": sheet,
    }
    if looks.core:
        parts["docProps/core.xml"] = looks.core
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, HEAD + _strict(text, looks))
    return path


def _strict(text: str, looks: Looks) -> str:
    for usual, strict in STRICT.items() if looks.is_strict else ():
        text = text.replace(usual, strict)
    return text


def _types(looks: Looks) -> str:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    listed = {
        "/xl/workbook.xml": f"{kind}.sheet.main+xml",
        "/xl/styles.xml": f"{kind}.styles+xml",
        "/xl/worksheets/sheet1.xml": f"{kind}.worksheet+xml",
    }
    if looks.core:
        listed["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    overrides = "".join(f'<Override PartName="{name}" ContentType="{what}"/>' for name, what in listed.items())
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return f'<Types xmlns="{PACKAGE}/content-types">{rels}{overrides}</Types>'


def _root_relations(looks: Looks) -> str:
    links = f'<Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/>'
    if looks.core:
        kind = f"{PACKAGE}/relationships/metadata/core-properties"
        links += f'<Relationship Id="rId2" Type="{kind}" Target="docProps/core.xml"/>'
    return f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'


def _relations(_looks: Looks) -> str:
    links = (
        f'<Relationship Id="rId1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{RELATIONS}/styles" Target="styles.xml"/>'
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'


def _workbook(looks: Looks) -> str:
    conformance = ' conformance="strict"' if looks.is_strict else ""
    epoch = '<workbookPr date1904="1"/>' if looks.is_1904 else "<workbookPr/>"
    return (
        f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"{conformance}>{epoch}<bookViews>{looks.view}</bookViews>'
        f'<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets>{looks.names}</workbook>'
    )


def _styles(formats: Sequence[int | str], looks: Looks) -> str:
    own = {code: 164 + n for n, code in enumerate(f for f in formats if isinstance(f, str))}
    listed = "".join(f'<numFmt numFmtId="{n}" formatCode={quoteattr(code)}/>' for code, n in own.items())
    ids = [own[f] if isinstance(f, str) else f for f in formats]
    cells = "".join(
        f'<xf numFmtId="{n}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1">{looks.alignment}</xf>'
        for n in ids
    )
    numbers = f'<numFmts count="{len(own)}">{listed}</numFmts>' if own else ""
    return (
        f'<styleSheet xmlns="{MAIN}">{numbers}<fonts count="1">{looks.font}</fonts>'
        f'<fills count="2">{looks.fills}</fills><borders count="1">{looks.border}</borders>'
        f'<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(ids)}">{cells}</cellXfs></styleSheet>'
    )


def _sheet(rows: Sequence[Sequence[Cell]], formats: list[int | str], looks: Looks) -> str:
    lines = []
    for y, row in enumerate(rows, 1):
        cells = "".join(_cell(cell, f"{chr(64 + x)}{y}", formats) for x, cell in enumerate(row, 1))
        lines.append(f'<row r="{y}">{cells}</row>')
    data = f"<sheetData>{''.join(lines)}</sheetData>"
    views = f"<sheetViews>{looks.sheet_view}</sheetViews>" if looks.sheet_view else ""
    return f'<worksheet xmlns="{MAIN}">{views}{looks.before_data}{data}{looks.behind_data}</worksheet>'


def _cell(cell: Cell, place: str, formats: list[int | str]) -> str:
    if isinstance(cell, Number):
        if cell.format not in formats:
            formats.append(cell.format)
        return f'<c r="{place}" s="{formats.index(cell.format)}"><v>{cell.value}</v></c>'
    if not cell:
        return ""
    inside = cell if cell.startswith("<") else f'<t xml:space="preserve">{escape(cell)}</t>'
    return f'<c r="{place}" t="inlineStr"><is>{inside}</is></c>'


def with_parts(source: Path, target: Path, changes: Mapping[str, Callable[[str], str]]) -> Path:
    """A file again, with some of its parts changed."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            content = old.read(item)
            if item.filename in changes:
                content = changes[item.filename](content.decode()).encode()
            new.writestr(item.filename, content)
    return target


def part(path: Path, name: str) -> str:
    """A part of a file as text."""
    with zipfile.ZipFile(path) as file:
        return file.read(name).decode("utf-8", "replace")


def by_office(files: Sequence[Path], ending: str, folder: Path, *more: str) -> list[Path]:
    """The files as LibreOffice saves them; those that it cannot read are not there afterwards."""
    require("soffice")
    profile = folder / "profile"
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", *more, "--convert-to", ending]
    saved = folder / "saved"
    subprocess.run([*command, "--outdir", saved, *files], check=True, capture_output=True, timeout=180)
    return [saved / file.with_suffix(f".{ending.partition(':')[0]}").name for file in files]
