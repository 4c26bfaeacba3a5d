"""A font's file, read and subset in whole tables: ReportLab reads and writes it number by number, in Python."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from struct import calcsize, iter_unpack, pack, pack_into, unpack, unpack_from

from reportlab.pdfbase.ttfonts import TTFError, TTFontFace

_KEPT = ("OS/2", "cvt ", "fpgm", "name", "prep")
"""The tables that every subset has as they are, where the font has them."""
_UNICODE, _GROUPS = (3, 10), 12
"""Whose map of characters is read, and in which form."""
_LONG_PLACE, _SCALED, _MORE, _SCALED_TWICE, _TURNED = 0x01, 0x08, 0x20, 0x40, 0x80
"""What stands behind a part of a composite glyph, and whether another part does."""
_WHOLE = 0xB1B0AFBA
"""What all words of a font's file sum up to."""

SummedTables = dict[str, tuple[bytes, int]]
"""The tables of a font by their names, with their sums."""


class QuickFace(TTFontFace):
    """The same font as ReportLab's, and the same subsets, byte for byte; but the advance that the last glyphs share is
    the right one.

    Raises TTFError for a font whose map of characters has a form that ours have not.
    """

    _ttf_data: bytes
    _pdfScale: Callable[[float], float]  # noqa: N815

    def extractInfo(self, charInfo: int = 1) -> None:  # noqa: N802, N803, ARG002
        """Reads the file; ReportLab's name for it."""
        super().extractInfo(0)  # names and measures, but no characters
        (is_long,) = unpack_from(">H", self._table("head"), 50)
        (wide,) = unpack_from(">H", self._table("hhea"), 34)
        places = _numbers("L" if is_long else "H", self._table("loca"), self.numGlyphs + 1)
        self.glyphPos = places if is_long else [place << 1 for place in places]
        self.hmetrics = _measures(self._table("hmtx"), wide, self.numGlyphs)
        self.charToGlyph = _glyphs(self._table("cmap"))
        self.glyphToChar: dict[int, list[int]] = {}  # twelve thousand lists that only shaping needs
        if (blank := self.charToGlyph.get(0x20)) is not None:
            self.charToGlyph[0xA0] = blank
        advances = [self._pdfScale(advance) for advance, _bearing in self.hmetrics]
        self.defaultWidth = advances[0]
        self.charWidths = {character: advances[glyph] for character, glyph in self.charToGlyph.items()}

    def makeSubset(self, subset: Sequence[int]) -> bytes:  # noqa: N802
        """A font of these characters alone; ReportLab's name for it."""
        numbers = {0: 0}
        codes = [numbers.setdefault(self.charToGlyph.get(character, 0), len(numbers)) for character in subset]
        outlines = list(self._outlines(numbers))
        places = [0, *accumulate(map(len, outlines))]
        is_long = (places[-1] + 1) >> 1 > 0xFFFF
        measures, wide = _shortest([self.hmetrics[glyph] for glyph in numbers])
        tables = {
            "cmap": pack(f">{11 + len(codes)}H", 0, 1, 1, 0, 0, 12, 6, 10 + 2 * len(codes), 0, 0, len(codes), *codes),
            "glyf": b"".join(outlines),
            "head": _with_number(self._head, 50, int(is_long)),
            "hhea": _with_number(self._table("hhea"), 34, wide),
            "hmtx": pack(f">{len(measures)}H", *measures),
            "loca": _packed("L", places) if is_long else _packed("H", [place >> 1 for place in places]),
            "maxp": _with_number(self._table("maxp"), 4, len(numbers)),
        }
        return _file({**{tag: (table, _sum(table)) for tag, table in tables.items()}, **self._always})

    def _table(self, tag: str) -> bytes:
        table: bytes = self.get_table(tag)  # type: ignore[no-untyped-call]
        return table

    def _outlines(self, numbers: dict[int, int]) -> Iterator[bytes]:
        """The outlines of these glyphs in the order of their new numbers, which those of their parts join."""
        start = self.get_table_pos("glyf")[0]
        order = list(numbers)
        for glyph in order:  # it grows
            outline = self._ttf_data[start + self.glyphPos[glyph] : start + self.glyphPos[glyph + 1]]
            if outline and outline[0] & 0x80:
                outline = _renumbered(outline, numbers)
                order += list(numbers)[len(order) :]
            yield outline + bytes(-len(outline) % 4)

    @cached_property
    def _head(self) -> bytes:
        """The head without the sum of the whole file."""
        head = self._table("head")
        return head[:8] + bytes(4) + head[12:]

    @cached_property
    def _always(self) -> SummedTables:
        """What is the same in each subset."""
        tables: dict[str, bytes] = {tag: self._table(tag) for tag in _KEPT if tag in self.table}
        tables["post"] = b"\x00\x03\x00\x00" + self._table("post")[4:16] + bytes(16)
        return {tag: (table, _sum(table)) for tag, table in tables.items()}


def _numbers(kind: str, table: bytes, count: int) -> list[int]:
    return list(unpack_from(f">{count}{kind}", table))


def _packed(kind: str, numbers: Sequence[int]) -> bytes:
    return pack(f">{len(numbers)}{kind}", *numbers)


def _measures(table: bytes, wide: int, count: int) -> list[tuple[int, int]]:
    """Advance and bearing of each glyph; the last ones share an advance."""
    numbers = _numbers("H", table, wide + count)
    pairs, bearings = numbers[: 2 * wide], numbers[2 * wide :]
    return [*zip(pairs[::2], pairs[1::2], strict=True), *((pairs[-2], bearing) for bearing in bearings)]


def _shortest(measures: Sequence[tuple[int, int]]) -> tuple[list[int], int]:
    """The numbers of the table of advances and bearings, and how many glyphs have an advance of their own in it."""
    wide = len(measures)
    while wide > 1 and measures[wide - 1][0] == measures[wide - 2][0]:
        wide -= 1
    pairs = [number for measure in measures[:wide] for number in measure]
    return [*pairs, *(bearing for _advance, bearing in measures[wide:])], wide


def _glyphs(table: bytes) -> dict[int, int]:
    """The glyph of each character."""
    (count,) = unpack_from(">H", table, 2)
    places = {(platform, form): place for platform, form, place in _records(">HHL", table, 4, count)}
    place = places.get(_UNICODE)
    if place is None or unpack_from(">H", table, place) != (_GROUPS,):
        raise TTFError("no map of all characters in groups")
    (groups,) = unpack_from(">L", table, place + 12)
    found: dict[int, int] = {}
    for first, last, glyph in _records(">LLL", table, place + 16, groups):
        found.update(zip(range(first, last + 1), range(glyph, glyph + last + 1 - first), strict=True))
    return found


def _records(form: str, table: bytes, start: int, count: int) -> Iterator[tuple[int, ...]]:
    size = calcsize(form)
    return iter_unpack(form, table[start : start + size * count])


def _renumbered(outline: bytes, numbers: dict[int, int]) -> bytes:
    """A composite glyph that names its parts by their new numbers; parts that have none get the next ones."""
    changed, place, flags = bytearray(outline), 10, _MORE
    while flags & _MORE:
        flags, glyph = unpack_from(">HH", changed, place)
        pack_into(">H", changed, place + 2, numbers.setdefault(glyph, len(numbers)))
        place += 8 if flags & _LONG_PLACE else 6
        place += 2 if flags & _SCALED else 4 if flags & _SCALED_TWICE else 8 if flags & _TURNED else 0
    return bytes(changed)


def _with_number(table: bytes, place: int, number: int) -> bytes:
    return table[:place] + pack(">H", number) + table[place + 2 :]


def _sum(data: bytes) -> int:
    """The sum of the words of a table, as the directory of a font wants it."""
    padded = data + bytes(-len(data) % 4)
    words: tuple[int, ...] = unpack(f">{len(padded) // 4}L", padded)
    return sum(words) & 0xFFFFFFFF


def _file(tables: SummedTables) -> bytes:
    """A font's file: its head, its directory, and its tables by name."""
    number = len(tables)
    power = number.bit_length() - 1
    directory = pack(">LHHHH", 0x00010000, number, 16 << power, power, 16 * number - (16 << power))
    place = 12 + 16 * number
    bodies: list[bytes] = []
    for tag, (table, total) in sorted(tables.items()):
        directory += tag.encode("ascii") + pack(">LLL", total, place, len(table))
        bodies.append(table + bytes(-len(table) % 4))
        if tag == "head":
            head = place
        place += len(bodies[-1])
    whole = sum(total for _table, total in tables.values()) + _sum(directory)
    made = bytearray(directory + b"".join(bodies))
    pack_into(">L", made, head + 8, (_WHOLE - whole) & 0xFFFFFFFF)
    return bytes(made)
