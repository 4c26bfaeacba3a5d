"""Lines of text: where they break by the rules of Japanese typesetting, and how wide they are."""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate

from app.reports.press.fonts import Face, printable, widths


class Ink(Enum):
    """The few colors, as red, green and blue between 0 and 1; they differ in brightness, so that they do in print."""

    TEXT = (0.13, 0.14, 0.16)
    SOFT = (0.38, 0.40, 0.43)
    LINE = (0.70, 0.72, 0.74)
    TINT = (0.93, 0.94, 0.95)
    ACCENT = (0.08, 0.30, 0.42)
    PAPER = (1.0, 1.0, 1.0)
    BLACK = (0.0, 0.0, 0.0)

    def __init__(self, red: float, green: float, blue: float) -> None:
        self.shares = f"{red:g} {green:g} {blue:g}"
        """The three as they stand in a PDF."""


@dataclass(frozen=True)
class Style:
    """How a text is set; size and leading in points."""

    size: float
    leading: float
    face: Face = Face.TEXT
    ink: Ink = Ink.TEXT


def width(text: str, style: Style) -> float:
    """The width of a printable text in points."""
    return sum(map(widths(style.face).__getitem__, text)) * style.size


def lines(text: str, style: Style, room: float) -> list[str]:
    """The text as printable lines of at most `room` points; blanks at their ends may stand out.

    Nothing is lost: every printable character is in exactly one line.
    """
    return [
        line
        for paragraph in printable(text).split("\n")
        for line in break_paragraph(paragraph, style.face, room / style.size)
    ]


def fit(text: str, style: Style, room: float) -> str:
    """The text on one line of at most `room` points, with … for what does not fit."""
    whole = printable(text).replace("\n", " ")
    if width(whole, style) <= room:
        return whole
    edges = list(accumulate(map(widths(style.face).__getitem__, whole)))
    return whole[: bisect_right(edges, room / style.size - widths(style.face)["…"])] + "…"


_BLANK, _NO_START, _NO_END, _WORD, _MARK = (1 << n for n in range(5))

_STARTLESS = frozenset(
    "、。，．・：；？！゛゜ヽヾゝゞ々〻ー）〕］｝〉》」』】〙〗〟｠»’”‐–〜～…‥／％℃°′″"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ｡､｣･ｰｧｨｩｪｫｬｭｮｯﾞﾟ),.:;!?]}%"
) | frozenset(map(chr, range(0x31F0, 0x3200)))
_ENDLESS = frozenset("（〔［｛〈《「『【〘〖〝｟«‘“｢([{¥￥＄")
_PAIRED = frozenset("…‥―—")


class _Kinds(dict[str, int]):
    def __missing__(self, character: str) -> int:
        mark = unicodedata.category(character) in ("Mn", "Mc", "Me")
        kind = self[character] = (
            _BLANK * (character in " \u3000\u2002\u2003")
            | _NO_START * (character in _STARTLESS or mark)
            | _NO_END * (character in _ENDLESS)
            | _WORD * ("!" <= character < "\u2000")
            | _MARK * mark
        )
        return kind


_KINDS = _Kinds()


def break_paragraph(text: str, face: Face, room: float) -> Iterator[str]:
    """The lines of one paragraph; `room` in shares of the font size.

    Closing signs do not begin a line, opening ones do not end it, Latin words stay whole where they fit on a line.
    """
    edges = list(accumulate(map(widths(face).__getitem__, text)))
    start, left = 0, 0.0
    while start < len(text) and edges[-1] > left + room:
        stop = max(bisect_right(edges, left + room, start), start + 1)
        cut = _cut(text, start, stop)
        if cut - start < (stop - start) / 2 and not _has_break(
            text, cut, bisect_right(edges, edges[cut - 1] + room, cut)
        ):
            # An address longer than a line would leave this line nearly empty and break all the same.
            cut = stop
        yield text[start:cut]
        start, left = cut, edges[cut - 1]
    if start < len(text) or not text:
        yield text[start:]


def _cut(text: str, start: int, stop: int) -> int:
    """Where the line that begins at `start` ends, when the character at `stop` has no room."""
    while stop < len(text) and _KINDS[text[stop]] & _BLANK:
        stop += 1
    if stop == len(text):
        return stop
    for place in range(stop, start, -1):
        if _may_break(text[place - 1], text[place]):
            return place
    place = stop
    while place > start + 1 and _KINDS[text[place]] & _MARK:
        place -= 1
    return place


def _has_break(text: str, start: int, stop: int) -> bool:
    """Whether the line from `start` to `stop` ends the text or can be broken by the rules."""
    return stop >= len(text) or any(_may_break(text[n - 1], text[n]) for n in range(start + 1, stop + 1))


def _may_break(before: str, after: str) -> bool:
    left, right = _KINDS[before], _KINDS[after]
    if left & _BLANK:
        return not right & _BLANK
    if right & (_BLANK | _NO_START) or left & _NO_END or (left & right & _WORD):
        return False
    return not (before == after and before in _PAIRED)
