"""A row that one presses to go to what it names: text that wraps, a second line, and a bar where there are figures."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.domain.summary import Figures
from app.ui.kit.bars import paint_bar
from app.ui.kit.pressed_by_enter import PressedByEnter
from app.ui.kit.told_keys import name_control
from app.ui.kit.type_setting import CAPTION, ROW, SetText, SetTexts, TypeStyle, line_height
from app.ui.shell import theme
from app.ui.shell.edges import paint_ring


class LinkRow(PressedByEnter, QAbstractButton):
    """`key` tells the slot where to go. The title and the second line are spoken as one."""

    def __init__(self, parent: QWidget, key: str = "") -> None:
        super().__init__(parent)
        self.key = key
        self._title = self._second = self._mark = ""
        self._figures: Figures | None = None
        self._warns = False
        self._texts = SetTexts()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_content(
        self, title: str, second: str = "", *, mark: str = "", figures: Figures | None = None, warns: bool = False
    ) -> None:
        """`mark` stands before the title, `figures` draw a bar below, `warns` colours the second line."""
        self._title, self._second, self._mark, self._figures, self._warns = title, second, mark, figures, warns
        name_control(self, ", ".join(part for part in (mark, title, second) if part))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        metrics = self.fontMetrics()
        pad = self._pad(metrics)
        height = 2 * pad + self._set(self._title, width, ROW).height
        if self._second:
            height += self._set(self._second, width, CAPTION).height
        if self._figures:
            height += metrics.height() // 2 + pad
        return height

    def sizeHint(self) -> QSize:
        width = 24 * self.fontMetrics().height()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = 10 * self.fontMetrics().height()
        return QSize(width, self.fontMetrics().height())

    def _pad(self, metrics: QFontMetrics) -> int:
        return metrics.height() // 3

    def _left(self, metrics: QFontMetrics) -> int:
        return metrics.height() // 2 + (metrics.height() * 3 // 2 if self._mark else 0)

    def _right(self, metrics: QFontMetrics) -> int:
        return metrics.height() // 2

    def _set(self, text: str, width: int, style: TypeStyle) -> SetText:
        metrics = self.fontMetrics()
        return self._texts.at(text, self.font(), width - self._left(metrics) - self._right(metrics), style)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        metrics = self.fontMetrics()
        palette = self.palette()
        if self.underMouse() or self.isDown():
            painter.fillRect(self.rect(), palette.color(QPalette.ColorRole.Midlight))
        pad, left = self._pad(metrics), self._left(metrics)
        width = self.width() - left - self._right(metrics)
        painter.setPen(palette.color(QPalette.ColorRole.Link))
        if self._mark:
            mark = QRect(metrics.height() // 2, pad, left, line_height(self.font(), ROW.leading))
            painter.drawText(mark, Qt.AlignmentFlag.AlignVCenter, self._mark)
        title = self._set(self._title, self.width(), ROW)
        title.draw(painter, left, pad)
        top = pad + title.height
        if self._second:
            painter.setPen(theme.warning_colour(palette) if self._warns else theme.muted(palette))
            second = self._set(self._second, self.width(), CAPTION)
            second.draw(painter, left, top)
            top += second.height
        if self._figures:
            paint_bar(painter, QRect(left, top + pad // 2, width, metrics.height() // 2), self._figures, palette)
        if self.hasFocus():
            paint_ring(painter, self.rect(), palette.color(QPalette.ColorRole.Link), 4)
