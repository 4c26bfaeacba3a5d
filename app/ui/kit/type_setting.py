"""How texts are set: the sizes of the window's type, and lines that stand apart as its style wants it.

Labels and the delegates of lists set their texts here, so that the same words are as high in both.
"""

from collections.abc import Sequence
from math import ceil
from typing import Any, NamedTuple

from PySide6 import QtGui
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption

from app.ui.shell import theme

_LINE_SEPARATOR = "\u2028"
_WIDOW = 3
"""A last line of fewer characters is none: the lines above it give some of theirs."""
UNBOUNDED = 100_000
"""A width that breaks no line."""
_TEXTS_KEPT = 1000


class TypeStyle(NamedTuple):
    """A kind of text: its size and the distance of its lines, against body type and against its own size."""

    factor: float
    leading: float
    bold: bool = False

    def font(self, base: QFont) -> QFont:
        """The font of this style where body type has font `base`."""
        return theme.sized(base, self.factor, bold=self.bold)


CAPTION = TypeStyle(12 / 14, 1.5)
"""Ids, counts, dates beside titles."""
BODY = TypeStyle(1.0, 1.5)
ROW = TypeStyle(1.0, 1.4)
"""Titles in rows of two lines."""
READING = TypeStyle(15 / 14, 26 / 15)
"""Measures, guide, help."""
LABEL = TypeStyle(13 / 14, 20 / 13, bold=True)
"""Names of fields and sections."""
H2 = TypeStyle(16 / 14, 1.5, bold=True)
H1 = TypeStyle(21 / 14, 30 / 21, bold=True)
FIGURE = TypeStyle(34 / 14, 40 / 34, bold=True)

READING_EM = 42
"""The longest line that is read with ease, in characters of full width."""


def line_height(font: QFont, leading: float) -> int:
    """How far apart the lines of a text in this font stand, in pixels."""
    return round(leading * QFontMetrics(font).height())


class SetText:
    """A text set in lines of a width, in pixels; it is drawn as often as one wants.

    Lines end between words. Only where one word is wider than the line by itself, they end anywhere.
    """

    def __init__(
        self,
        text: str,
        font: QFont,
        width: float,
        leading: float = BODY.leading,
        alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        self._layout = QTextLayout(text.replace("\n", _LINE_SEPARATOR), font)
        self._layout.setCacheEnabled(True)
        option = QTextOption(alignment)
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        self._layout.setTextOption(option)
        self.line_height = line_height(font, leading)
        last = self._break(width)
        self.least_width = self._layout.minimumWidth()
        """The width of the widest word."""
        if self.least_width > max(1.0, width):
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            self._layout.setTextOption(option)
            last = self._break(width)
        if last < _WIDOW and self.lines > 1:
            self._lengthen_last(width, QFontMetrics(font).height())

    @property
    def lines(self) -> int:
        """How many lines there are."""
        return self._layout.lineCount()

    @property
    def extents(self) -> list[tuple[int, int]]:
        """Where each line starts and ends, as Qt counts characters."""
        lines = map(self._layout.lineAt, range(self.lines))
        return [(line.textStart(), line.textStart() + line.textLength()) for line in lines]

    @property
    def height(self) -> int:
        """The height of all lines."""
        return self.lines * self.line_height

    @property
    def natural_width(self) -> float:
        """The width that the longest line takes."""
        return max((self._layout.lineAt(n).naturalTextWidth() for n in range(self.lines)), default=0.0)

    def draw(
        self, painter: QPainter, x: float, y: float, inked: Sequence[tuple[int, int]] = (), ink: QColor | None = None
    ) -> None:
        """Draws the lines in the painter's pen, some parts in another ink; x and y are the upper left corner.

        A part has a start and an end, as Qt counts characters.
        """
        self._layout.draw(painter, QPointF(x, y), [_in_ink(start, end, ink) for start, end in inked if ink is not None])

    def places(self, start: int, end: int) -> list[QRectF]:
        """Where a part of the text stands, line by line; start and end as Qt counts characters."""
        found = []
        for n in range(self.lines):
            line = self._layout.lineAt(n)
            first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
            if first < last:
                left: Any = line.cursorToX(first)
                right: Any = line.cursorToX(last)
                found.append(QRectF(left[0], line.y(), right[0] - left[0], line.height()))
        return found

    def _lengthen_last(self, width: float, em: int) -> None:
        """Lets the lines above give so much to the last that it is none of the short ones, if no line more comes of it.

        Where the sign that ends the text may not begin a line, one character is not enough.
        """
        lines = self.lines
        for narrower in range(1, _WIDOW + 1):
            if width > 8 * em and self._break(width - narrower * em) >= _WIDOW and self.lines == lines:
                return
        self._break(width)

    def _break(self, width: float) -> int:
        """Breaks the text into lines; how many characters the last of them has."""
        self._layout.beginLayout()
        y = last = 0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(1.0, width))
            line.setPosition(QPointF(0, y + (self.line_height - line.height()) / 2))
            last = line.textLength()
            y += self.line_height
        self._layout.endLayout()
        return last


def _in_ink(start: int, end: int, ink: QColor) -> QTextLayout.FormatRange:
    looks = QtGui.QTextCharFormat()  # which a start does without
    looks.setForeground(ink)
    part = QTextLayout.FormatRange()
    part.start, part.length, part.format = start, end - start, looks
    return part


class SetTexts:
    """Texts that are set once for each width and style; another font of body type makes them forget."""

    def __init__(self) -> None:
        self._base: QFont | None = None
        self._set: dict[tuple[str, int, TypeStyle], SetText] = {}

    def at(self, text: str, base: QFont, width: int, style: TypeStyle = ROW) -> SetText:
        """A text in a style, where body type has font `base`, at a width in pixels."""
        if base != self._base or len(self._set) >= _TEXTS_KEPT:
            self._set.clear()
            self._base = QFont(base)
        key = (text, width, style)
        found = self._set.get(key)
        if found is None:
            found = self._set[key] = SetText(text, style.font(base), width, style.leading)
        return found


def word_width(text: str, font: QFont) -> int:
    """What a text needs so that no word of it is broken, in pixels."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine().setLineWidth(UNBOUNDED)
    layout.endLayout()
    return ceil(layout.minimumWidth())
