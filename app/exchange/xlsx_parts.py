"""The parts of an XLSX file around its sheets: which sheets there are, the shared texts, and the formats of cells."""

import posixpath
from dataclasses import dataclass, field

from app.exchange.cell_formats import BUILT_IN, GENERAL
from app.exchange.escapes import unescaped
from app.exchange.refusals import Unreadable, Why
from app.exchange.xlsx_xml import Attributes, Elements, Stop
from app.exchange.zip_guard import Package, plain_name

UNKNOWN = "[numFmtId "
"""How the code of a format begins that only the maker of the file knows: no code does."""
LONGEST_TEXT = 100_000
"""Characters of a cell; the spreadsheets themselves end at 32,767."""
_ROOT = ""


def is_true(text: str) -> bool:
    """Whether an attribute says yes."""
    return text in ("1", "true", "on")


@dataclass(frozen=True)
class SheetPart:
    """A sheet: the name of its part."""

    part: str
    is_visible: bool


@dataclass(frozen=True)
class Book:
    """What is needed to read the sheets."""

    sheets: tuple[SheetPart, ...]
    texts: tuple[str, ...]
    codes: tuple[str, ...]
    is_1904: bool


def read_book(package: Package, elements: Elements) -> Book:
    """The sheets of a file, in their order, and what their cells refer to. Raises Unreadable."""
    part = _main_part(package, elements)
    main = _Main()
    elements.walk(part, main)
    if not main.is_spreadsheet:
        raise Unreadable(package.path, Why.NOT_XLSX)
    links = _links(package, elements, part)
    sheets = tuple(
        SheetPart(target, state not in ("hidden", "veryHidden"))
        for link, state in main.sheets
        for kind, target in [links.get(link, ("", ""))]
        if kind == "worksheet"
    )
    texts, codes = _Texts(package), _FormatCodes()
    for reader, wanted in ((texts, "sharedStrings"), (codes, "styles")):
        for kind, target in links.values():
            if kind == wanted and target in package:
                elements.walk(target, reader)
    return Book(sheets, tuple(texts.found), tuple(codes.found()), main.is_1904)


def _main_part(package: Package, elements: Elements) -> str:
    for kind, target in _links(package, elements, _ROOT).values():
        if kind == "officeDocument" and target in package and target.endswith(".xml"):
            return target
    if "xl/workbook.xml" in package:
        return "xl/workbook.xml"
    raise Unreadable(package.path, Why.NOT_XLSX)


def _links(package: Package, elements: Elements, part: str) -> dict[str, tuple[str, str]]:
    """To what a part refers: kind and name of the other part, by the id under which it speaks of it."""
    folder, name = posixpath.split(part)
    beside = f"{folder}/_rels/{name}.rels".lstrip("/")
    found = _Links()
    if beside in package:
        elements.walk(beside, found)
    return {
        link: (kind, plain_name(posixpath.normpath(posixpath.join("/", folder, target.replace("\\", "/")))))
        for link, kind, target in found.found
    }


class _XmlPart:
    """Takes no notice of anything."""

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Text between the elements."""


class _Links(_XmlPart):
    def __init__(self) -> None:
        self.found: list[tuple[str, str, str]] = []

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rpartition("/")[2]
            self.found.append((attributes.get("Id", ""), kind, attributes.get("Target", "")))


class _Main(_XmlPart):
    def __init__(self) -> None:
        self.sheets: list[tuple[str, str]] = []
        self.is_1904 = False
        self.is_spreadsheet = False

    def start(self, name: str, attributes: Attributes) -> None:
        if not self.is_spreadsheet:
            if name != "workbook":
                raise Stop
            self.is_spreadsheet = True
        elif name == "workbookPr":
            self.is_1904 = is_true(attributes.get("date1904", ""))
        elif name == "sheet":
            link = next((value for key, value in attributes.items() if key.endswith("/relationships id")), "")
            self.sheets.append((link, attributes.get("state", "visible")))


@dataclass
class TextPieces:
    """The text of a cell or of a shared text, without the reading that stands above it (furigana)."""

    pieces: list[str] = field(default_factory=list)
    _depth_of_reading: int = 0
    _is_text: bool = False
    _length: int = 0

    def begin(self) -> None:
        """Another text."""
        self.pieces.clear()
        self._depth_of_reading, self._is_text, self._length = 0, False, 0

    def start(self, name: str) -> None:
        """An element inside of it begins."""
        if name == "rPh":
            self._depth_of_reading += 1
        self._is_text = name == "t" and not self._depth_of_reading

    def end(self, name: str) -> None:
        """An element inside of it ends."""
        if name == "rPh":
            self._depth_of_reading -= 1
        self._is_text = False

    def text(self, text: str) -> bool:
        """Takes text in that belongs to it. False where it is longer than any cell could hold."""
        if self._is_text:
            self._length += len(text)
            self.pieces.append(text)
        return self._length <= LONGEST_TEXT

    def whole(self) -> str:
        """The text."""
        return unescaped("".join(self.pieces))


class _Texts(_XmlPart):
    """The texts that cells share."""

    def __init__(self, package: Package) -> None:
        self.found: list[str] = []
        self._package = package
        self._text = TextPieces()

    def start(self, name: str, attributes: Attributes) -> None:  # noqa: ARG002 - others need them
        if name == "si":
            self._text.begin()
        else:
            self._text.start(name)

    def end(self, name: str) -> None:
        if name == "si":
            self.found.append(self._text.whole())
        else:
            self._text.end(name)

    def text(self, text: str) -> None:
        if not self._text.text(text):
            raise Unreadable(self._package.path, Why.TOO_MUCH_INSIDE)


class _FormatCodes(_XmlPart):
    """The formats of numbers alone: what else a style says is of no matter here, and need not be right."""

    def __init__(self) -> None:
        self._own: dict[str, str] = {}
        self._used: list[str] = []
        self._list = ""

    def start(self, name: str, attributes: Attributes) -> None:
        if name in ("numFmts", "cellXfs"):
            self._list = name
        elif name == "numFmt" and self._list == "numFmts":
            self._own[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "xf" and self._list == "cellXfs":
            self._used.append(attributes.get("numFmtId", "0"))

    def end(self, name: str) -> None:
        if name == self._list:
            self._list = ""

    def found(self) -> list[str]:
        """The code of each style of a cell."""
        return [self._code(number) for number in self._used] or [GENERAL]

    def _code(self, number: str) -> str:
        if number in self._own:
            return self._own[number]
        known = BUILT_IN.get(int(number)) if number.isdecimal() and len(number) < 6 else None
        return f"{UNKNOWN}{number[:20]}]" if known is None else known
