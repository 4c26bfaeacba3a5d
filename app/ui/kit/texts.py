"""Texts of the window: headings and secondary text whose size follows that of the window, and frames to group them."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.ui.kit.type_setting import BODY, READING_EM, UNBOUNDED, SetText, TypeStyle
from app.ui.shell import theme

_WIDTHS_KEPT = 4
"""For how many widths a text remembers its lines: a layout asks for several before it decides."""

_LONGEST_WORD_EM = 4
"""The room that a text asks for its widest word, in heights of its letters: what is longer - a path, a word of many
letters in a narrow column - is broken where there is no more room."""


class Text(QLabel):
    """Text that wraps and is never mark-up, set in one of the window's styles, as large as its parent's font asks."""

    def __init__(self, parent: QWidget, style: TypeStyle = BODY, *, muted: bool = False) -> None:
        super().__init__(parent)
        self.style_of_type = style
        self._muted = muted
        self._set: dict[int, SetText] = {}
        self._unbroken: SetText | None = None
        self._font: QFont | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def font(self) -> QFont:
        """The font that it is set in. Qt gives it that of its parent: so a label hears when that is another one."""
        if self._font is None:
            self._font = self.style_of_type.font(super().font()) if self.style_of_type != BODY else super().font()
        return self._font

    def fontMetrics(self) -> QFontMetrics:
        """The measures of that font."""
        return QFontMetrics(self.font())

    def set_style(self, style: TypeStyle) -> None:
        """Sets the text in another style."""
        if style != self.style_of_type:
            self.style_of_type = style
            self._forget()
            self.updateGeometry()
            self.update()

    def set_text(self, text: str) -> None:
        """Shows a text; an empty one takes no room."""
        self.setText(text)
        self.setVisible(bool(text))

    def setText(self, text: str) -> None:
        """Shows a text."""
        if text != self.text():
            self._forget()
            super().setText(text)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._forget()
        super().changeEvent(event)

    def _forget(self) -> None:
        self._set.clear()
        self._unbroken = self._font = None

    # lines

    def _lines_at(self, width: int) -> SetText:
        lines = self._set.get(width)
        if lines is None:
            while len(self._set) >= _WIDTHS_KEPT:
                del self._set[next(iter(self._set))]
            lines = self._set[width] = self._set_at(width)
        return lines

    def _set_at(self, width: int) -> SetText:
        align = self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask
        if align == Qt.AlignmentFlag.AlignLeft and self._lines_unbroken().natural_width <= width:
            return self._lines_unbroken()
        return SetText(self.text(), self.font(), width, self.style_of_type.leading, align)

    def _lines_unbroken(self) -> SetText:
        """The text as nothing breaks it but its own ends of lines."""
        if self._unbroken is None:
            self._unbroken = SetText(self.text(), self.font(), UNBOUNDED, self.style_of_type.leading)
        return self._unbroken

    def heightForWidth(self, width: int) -> int:
        margins = self.contentsMargins()
        inner = width if self.wordWrap() else UNBOUNDED
        return self._lines_at(inner - margins.left() - margins.right()).height + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        """As wide as the text, but no wider than what one likes to read."""
        margins = self.contentsMargins()
        sides = margins.left() + margins.right()
        width = int(self._lines_unbroken().natural_width) + 2 + sides
        if self.wordWrap():
            width = min(width, READING_EM * self.fontMetrics().height())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        if not self.wordWrap():
            return self.sizeHint()
        margins = self.contentsMargins()
        usual = self.sizeHint().width()
        word = min(int(self._lines_at(usual).least_width), _LONGEST_WORD_EM * self.fontMetrics().height())
        least = word + 2 + margins.left() + margins.right()
        given = self.width() if self.isVisible() else usual  # what is hidden has any width
        return QSize(least, self.heightForWidth(max(least, given)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.wordWrap() and event.size().width() != event.oldSize().width():
            self.updateGeometry()  # what a layout remembers of the least height holds for another width

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette = self.palette()
        painter.setPen(theme.muted(palette) if self._muted else palette.color(self.foregroundRole()))
        rect = self.contentsRect()
        lines = self._lines_at(rect.width() if self.wordWrap() else UNBOUNDED)
        spare = rect.height() - lines.height
        middle = bool(self.alignment() & Qt.AlignmentFlag.AlignVCenter)
        lines.draw(painter, rect.left(), rect.top() + (max(0, spare) // 2 if middle else 0))
        painter.end()


class Card(QFrame):
    """A light frame that groups what belongs together."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 16, 16, 16)
        self.column.setSpacing(8)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_card(painter, QRectF(self.rect()), self.palette())
        painter.end()


def paint_card(painter: QPainter, rect: QRectF, palette: QPalette) -> None:
    """The ground of a card, with its hairline."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.line_colour(palette), 1))
    painter.setBrush(palette.color(QPalette.ColorRole.Base))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
    painter.restore()
