"""Short labels cut into lines: where a `|` allows it, else between words; words in katakana stay whole."""

import re
from collections.abc import Callable, Iterator, Sequence

TextWidth = Callable[[str, bool], float]
"""How wide a text is, plain or bold, in sizes of its font."""

_CLOSING = "、。，．・：；？！ー）」』ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
_UNIT = re.compile(rf"[（「『]*(?:[!-\u1fff]+|[ァ-ヶー]+|[^ ])[{_CLOSING}]*|[ ]+")
_LETTER = re.compile(rf"[（「『]*[^ ][{_CLOSING}]*")
_STEP = 0.5
BREAK = "|"
"""Stands in a label where it may be cut; a label with one is cut nowhere else, unless a part has no room."""


def whole_label(text: str) -> str:
    """The label without its marks, for whoever does not draw it."""
    return text.replace(BREAK, "")


def label_lines(text: str, room: float, width: TextWidth, *, bold: bool = False) -> tuple[str, ...]:
    """The text in as few lines of at most `room` as can be, and these about equally long."""
    units = list(_units(text, room, width, bold))
    lines = _filled(units, room, width, bold)
    tighter = room - _STEP
    while len(lines) > 1 and tighter > room / 2:
        tried = _filled(units, tighter, width, bold)
        if len(tried) > len(lines):
            break
        lines, tighter = tried, tighter - _STEP
    return lines


def _filled(units: Sequence[str], room: float, width: TextWidth, bold: bool) -> tuple[str, ...]:
    lines = [""]
    for unit in units:
        if not lines[-1] or width((lines[-1] + unit).rstrip(), bold) <= room:
            lines[-1] += unit
        else:
            lines.append(unit.lstrip())
    return tuple(line.rstrip() for line in lines)


def _units(text: str, room: float, width: TextWidth, bold: bool) -> Iterator[str]:
    for unit in text.split(BREAK) if BREAK in text else _UNIT.findall(text):
        if width(unit, bold) <= room:
            yield unit
        else:
            yield from _LETTER.findall(unit)
