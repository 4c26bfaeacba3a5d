"""Lists to tick: items in columns side by side, each with a box, what stands before it in bold, and its text."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from app.reports.press.fonts import Face
from app.reports.press.layout import BASELINE
from app.reports.press.marks import Area, Bookmark, Group, Mark, Piece, PrintedText, box_to_tick
from app.reports.press.page_format import LANDSCAPE
from app.reports.press.typeset import Ink, Style, lines, width

ITEM = Style(8, 10.5)
DAY = Style(8, 10.5, Face.BOLD)
HEADING = Style(9.5, 14, Face.BOLD, Ink.ACCENT)
PAD = 5.0
"""The room beside a column, in points."""

_BOX = 7.0
_INDENT = 12.0
_GAP = 3.0
_BASE = BASELINE * ITEM.leading
_WHOLE = 0.7 * LANDSCAPE.depth
"""What is not higher than that stays in one piece."""


@dataclass(frozen=True)
class TickItem:
    """Something to tick: what stands before it, in bold, and what it is. Without a box it is a remark."""

    when: str
    text: str
    has_box: bool = True


def block(title: str, items: Sequence[TickItem], room: float, across: int) -> list[Group]:
    """Items in so many columns under a heading; nothing where there are none."""
    if not items:
        return []
    before = max(width(item.when, DAY) for item in items) + 6
    rows = [items[n : n + across] for n in range(0, len(items), across)]
    groups = [Group(tuple(items_in_columns([[item] for item in each], room / across, before))) for each in rows]
    head = Piece(17, (PrintedText(0, 12, title, HEADING),), Bookmark(1, title))
    return [Group((head, *groups[0].pieces), gap=4, lead=2), *groups[1:]]


PlacedMarks = list[tuple[float, tuple[Mark, ...]]]
"""Lines with the marks of each, and how far below the top it begins, in points."""


def _stack(items: Sequence[TickItem], x: float, room: float, before: float, gap: float) -> PlacedMarks:
    """Items below one another, each mark where it stands."""
    placed: PlacedMarks = []
    y = 0.0
    for item in items:
        left = _INDENT * item.has_box + (before if item.when else 0.0)
        for n, line in enumerate(lines(item.text, ITEM, room - left)):
            marks: tuple[Mark, ...] = (PrintedText(x + left, y + _BASE, line, ITEM),)
            if n == 0:
                when = (PrintedText(x + _INDENT, y + _BASE, item.when, DAY),) if item.when else ()
                box = box_to_tick(x, y + 1.5, _BOX, ticked=False) if item.has_box else ()
                marks = (*box, *when, *marks)
            placed.append((y, marks))
            y += ITEM.leading
        y += gap
    return placed


def items_in_columns(columns: Sequence[Sequence[TickItem]], wide: float, before: float) -> list[Piece]:
    """Columns of items side by side in one piece; what no page would hold, line by line."""

    def stacks(gap: float) -> list[PlacedMarks]:
        rooms = enumerate(columns)
        return [_stack(column, n * wide + PAD, wide - 2 * PAD, before, gap) for n, column in rooms]

    placed = [line for stack in stacks(_GAP) for line in stack]
    high = max((y + ITEM.leading + _GAP for y, _marks in placed), default=0.0)
    if high <= _WHOLE:
        return [Piece(high, tuple(mark for _y, marks in placed for mark in marks))]
    return [
        Piece(ITEM.leading, tuple(_lifted(mark, n * ITEM.leading) for line in across for mark in line[1]))
        for n, across in enumerate(zip_longest(*stacks(0.0), fillvalue=(0.0, ())))
    ]


def _lifted(mark: Mark, by: float) -> Mark:
    """A mark of a line, measured from the top of that line; such a line holds texts and boxes."""
    assert isinstance(mark, PrintedText | Area)
    return replace(mark, y=mark.y - by)
