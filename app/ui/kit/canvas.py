"""What is laid out to be painted by one widget: marks from plain values, and what lies over them for hands and ears."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionButton, QWidget

from app.domain.answers import Status
from app.ui.kit.type_setting import BODY, CAPTION, SetText, SetTexts, TypeStyle, line_height
from app.ui.shell import theme

Draw = Callable[[QPainter, QPalette], None]
InkName = str
"""A token of the theme, or a status, whose ink it is then."""

_ONE_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
LEFT = Qt.AlignmentFlag.AlignLeft | _ONE_LINE
CENTRE = Qt.AlignmentFlag.AlignHCenter | _ONE_LINE
RIGHT = Qt.AlignmentFlag.AlignRight | _ONE_LINE
"""Where a line stands. Put together once: flags are slow to add."""
_EM = 14
"""The height of body type, in pixels, for which measures are given."""


class Painting(NamedTuple):
    """How a part of the page is painted, and between which heights it lies."""

    top: int
    bottom: int
    draw: Draw


class PicturePart(NamedTuple):
    """A part of a picture that can be pressed by itself."""

    rect: QRect
    key: str
    spoken: str


class Overlay(NamedTuple):
    """What lies over the page: a text to be spoken, and with a key something to press.

    `words` stand on a button. A picture has `parts`; what is said of the one under the mouse stands in `caption`.
    """

    rect: QRect
    spoken: str
    key: str = ""
    words: str = ""
    is_primary: bool = False
    needs: QSize = QSize()
    """The room that the text takes: more than its rectangle where it is cut."""
    parts: tuple[PicturePart, ...] = ()
    caption: QRect = QRect()
    at: int = 0
    """The part that the keys stand on at first."""
    cut: str = ""
    """In full, the words on it that are shortened to their room."""


class Canvas:
    """Takes in marks from top to bottom, in the order in which they are read. Sizes grow with body type."""

    def __init__(self, widget: QWidget, texts: SetTexts) -> None:
        self.font = widget.font()
        self.style = widget.style()
        self.metrics = QFontMetrics(self.font)
        self.height = 0
        """Of the whole page; whoever lays it out says it."""
        self.paintings: list[Painting] = []
        self.overlays: list[Overlay] = []
        self._texts = texts
        self._em = self.metrics.height()
        self._fonts: dict[TypeStyle, tuple[QFont, QFontMetrics]] = {}

    def px(self, pixels: float) -> int:
        """Pixels at the usual text size as pixels at this one."""
        return round(pixels * self._em / _EM)

    def line_of(self, style: TypeStyle) -> int:
        """How high a line of a style is."""
        return line_height(self._font(style)[0], style.leading)

    def advance(self, words: str, style: TypeStyle = BODY) -> int:
        """How wide a text is in one line."""
        return self._font(style)[1].horizontalAdvance(words)

    def set(self, words: str, width: int, style: TypeStyle = BODY) -> SetText:
        """A text in lines of a width."""
        return self._texts.at(words, self.font, max(1, width), style)

    # what is painted

    def mark(self, rect: QRect, draw: Draw) -> None:
        """Paints something within a rectangle."""
        self.paintings.append(Painting(rect.top(), rect.bottom(), draw))

    def text(self, x: int, y: int, width: int, words: str, style: TypeStyle = BODY, ink: InkName = "text") -> int:
        """Sets a text in lines; how high it is."""
        lines = self.set(words, width, style)
        self.mark(QRect(x, y, width, lines.height), partial(_draw_lines, lines, x, y, ink))
        return lines.height

    def told(self, x: int, y: int, width: int, words: str, style: TypeStyle = BODY, ink: InkName = "text") -> int:
        """The same for a text that belongs to nothing one can press: it is spoken by itself."""
        height = self.text(x, y, width, words, style, ink)
        self.tell(QRect(x, y, width, height), words, QSize(int(self.set(words, width, style).least_width), height))
        return height

    def line(
        self,
        rect: QRect,
        words: str,
        style: TypeStyle = BODY,
        ink: InkName = "text",
        align: int = LEFT,
    ) -> None:
        """Writes one line, in the middle of the rectangle's height."""
        self.mark(rect, partial(_draw_line, rect, words, self._font(style)[0], ink, align))

    def elided(self, words: str, width: int, style: TypeStyle = BODY) -> str:
        """A text shortened to a width; what it stands on has to speak it in full."""
        return self._font(style)[1].elidedText(words, Qt.TextElideMode.ElideRight, width)

    def chip(self, x: int, y: int, words: str, ink: InkName = "text2") -> QSize:
        """A short word on a ground of its own; the room it takes. A status gives it its colours."""
        size = self.chip_size(words)
        self.mark(QRect(x, y, size.width(), size.height()), partial(_draw_chip, QRect(x, y, *_of(size)), ink))
        self.line(QRect(x, y, *_of(size)), words, CAPTION, ink, CENTRE)
        return size

    def chip_size(self, words: str) -> QSize:
        """The room that a chip takes."""
        return QSize(self.advance(words, CAPTION) + self.px(14), self.px(20))

    def hairline(self, x: int, y: int, width: int) -> None:
        """A line that parts."""
        self.mark(QRect(x, y, width, 1), partial(_draw_hairline, x, y, width))

    def begin_below(self, draw: Callable[[QRect], Draw], x: int, y: int, width: int) -> Callable[[int], None]:
        """Keeps a place for what is painted below what follows; called with the bottom, it is put there."""
        at = len(self.paintings)
        self.paintings.append(Painting(0, -1, _draw_nothing))

        def end(bottom: int) -> None:
            self.paintings[at] = Painting(y, bottom, draw(QRect(x, y, width, bottom - y)))

        return end

    # what lies over it

    def tell(self, rect: QRect, words: str, needs: QSize | None = None) -> None:
        """Has a text spoken that is painted there."""
        self.overlays.append(Overlay(rect, words, needs=needs or rect.size()))

    def press(self, rect: QRect, key: str, spoken: str, *, cut: str = "") -> None:
        """Lets a rectangle be pressed; `cut` are, in full, the words on it that are shortened."""
        self.overlays.append(Overlay(rect, spoken, key, cut=cut))

    def button_size(self, words: str) -> QSize:
        """The room that a button takes."""
        option = button_option(self.font, QRect(), words)
        text = self.metrics.size(Qt.TextFlag.TextShowMnemonic, words)
        return self.style.sizeFromContents(QStyle.ContentsType.CT_PushButton, option, text, None)

    def button(self, x: int, y: int, key: str, words: str, *, is_primary: bool = False) -> QSize:
        """A button with words; the room that it takes."""
        size = self.button_size(words)
        self.overlays.append(Overlay(QRect(x, y, *_of(size)), words, key, words, is_primary))
        return size

    def _font(self, style: TypeStyle) -> tuple[QFont, QFontMetrics]:
        found = self._fonts.get(style)
        if found is None:
            font = style.font(self.font)
            found = self._fonts[style] = (font, QFontMetrics(font))
        return found


def button_option(font: QFont, rect: QRect, words: str, *, is_primary: bool = False) -> QStyleOptionButton:
    """How a button with words is drawn by the style, nothing being done with it."""
    option = QStyleOptionButton()
    option.rect = rect
    option.text = words
    option.fontMetrics = QFontMetrics(font)
    option.state = QStyle.StateFlag.State_Enabled | QStyle.StateFlag.State_Raised
    option.features = (
        QStyleOptionButton.ButtonFeature.DefaultButton if is_primary else QStyleOptionButton.ButtonFeature(0)
    )
    return option


def ink_colour(ink: InkName, palette: QPalette) -> QColor:
    """The colour of a token of the theme, or of a status."""
    if isinstance(ink, Status):
        return theme.status_colour(ink, palette)
    return theme.colour(getattr(theme.tokens(palette), ink))


def _of(size: QSize) -> tuple[int, int]:
    return size.width(), size.height()


def _draw_lines(lines: SetText, x: int, y: int, ink: InkName, painter: QPainter, palette: QPalette) -> None:
    painter.setPen(ink_colour(ink, palette))
    lines.draw(painter, x, y)


def _draw_line(
    rect: QRect, words: str, font: QFont, ink: InkName, flags: int, painter: QPainter, palette: QPalette
) -> None:
    painter.setFont(font)
    painter.setPen(ink_colour(ink, palette))
    painter.drawText(rect, flags, words)


def _draw_chip(rect: QRect, ink: InkName, painter: QPainter, palette: QPalette) -> None:
    ground = (
        theme.status_ground(ink, palette) if isinstance(ink, Status) else theme.colour(theme.tokens(palette).raised)
    )
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(QRectF(rect), rect.height() / 2, rect.height() / 2)


def _draw_hairline(x: int, y: int, width: int, painter: QPainter, palette: QPalette) -> None:
    painter.setPen(QPen(theme.line_colour(palette), 1))
    painter.drawLine(QPointF(x, y + 0.5), QPointF(x + width, y + 0.5))


def _draw_nothing(_painter: QPainter, _palette: QPalette) -> None:
    return
