"""The XML inside XLSX files as a stream of elements, within bounds: no entities, no more than a table could need."""

from collections.abc import Mapping
from typing import Protocol
from xml.parsers import expat

from app.exchange.refusals import Unreadable, Why
from app.exchange.zip_guard import Package

Attributes = Mapping[str, str]
"""Of an element: by name, those of another namespace than the element's by `namespace name`."""
_MOST_ELEMENTS = 800_000
"""In all parts. The longest ledger has 110,000 cells, each with two elements on the sheet and five in the texts."""
_DEEPEST = 100
"""Elements inside each other. Spreadsheets come to ten."""
_LONGEST_PIECE = 1 << 20
"""Bytes between two events. expat reads what has no end yet again and again: a long attribute would take minutes."""
_MAIN = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://schemas.openxmlformats.org/package/2006/relationships",
)
"""Spreadsheets in the usual and in the strict kind of Open XML, and what leads from part to part in either."""


class Handler(Protocol):
    """Takes the elements of a part, by names without namespace; elements of other namespaces have the name ''."""

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Text inside the element that began last, or between elements."""


class Stop(Exception):
    """A handler knows enough of a part."""


class Elements:
    """Walks through the parts of a file, and counts over all of them what it meets."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._count = 0
        self._names: dict[str, str] = {}

    def walk(self, part: str, handler: Handler) -> None:
        """Gives a part to a handler, until its end or Stop. Raises Unreadable."""
        parser = self._parser(handler)
        path = self._package.path
        seen = waiting = 0
        try:
            for piece in self._package.pieces(part):
                parser.Parse(piece, False)
                waiting = 0 if self._events > seen else waiting + len(piece)
                seen = self._events
                if waiting > _LONGEST_PIECE:
                    raise Unreadable(path, Why.TOO_MUCH_INSIDE)
            parser.Parse(b"", True)
        except Stop:
            return
        except (expat.ExpatError, ValueError, OverflowError, LookupError) as error:
            raise Unreadable(path, Why.BROKEN) from error

    def _parser(self, handler: Handler) -> expat.XMLParserType:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.buffer_size = 1 << 16
        self._events = self._depth = 0
        names = self._names

        def start(name: str, attributes: dict[str, str]) -> None:
            self._events += 1
            self._count += 1
            self._depth += 1
            if self._count > _MOST_ELEMENTS or self._depth > _DEEPEST:
                raise Unreadable(self._package.path, Why.TOO_MUCH_INSIDE)
            handler.start(names[name] if name in names else self._plain(name), attributes)

        def end(name: str) -> None:
            self._depth -= 1
            handler.end(names[name] if name in names else self._plain(name))

        def text(piece: str) -> None:
            self._events += 1
            handler.text(piece)

        def entity(*_declared: object) -> None:
            raise Unreadable(self._package.path, Why.BROKEN)  # no spreadsheet writes entities; bombs do

        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = text
        parser.StartDoctypeDeclHandler = entity
        return parser

    def _plain(self, name: str) -> str:
        namespace, _blank, bare = name.rpartition(" ")
        found = bare if namespace in _MAIN else ""
        if len(self._names) < 1000:
            self._names[name] = found
        return found
