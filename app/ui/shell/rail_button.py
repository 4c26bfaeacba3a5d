"""The buttons of the rail: a place with what waits in it, and the workbook that is open."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.ui.kit.icons import paint_icon
from app.ui.kit.type_setting import BODY, CAPTION, LABEL, SetText
from app.ui.shell import theme
from app.ui.shell.edges import paint_ring

_BAR = 3


class RailButton(QAbstractButton):
    """Beside its words where the rail is wide, below its icon where it is narrow, the icon alone where it is low."""

    def __init__(self, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = icon
        self._name = self._waits = ""
        self._warns = False
        self.is_wide, self.is_worded = True, True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_words(self, name: str, waits: str = "", spoken: str = "", *, warns: bool = False) -> None:
        """Its name, and what waits: in few signs beside it, and in words for who hears it."""
        self.setAccessibleName(", ".join(part for part in (name, spoken or waits) if part))
        if (name, waits, warns) != (self._name, self._waits, self._warns):
            self._name, self._waits, self._warns = name, waits, warns
            self.setText(name)
            self.update()

    @property
    def waits(self) -> str:
        """What is said to wait there."""
        return self._waits

    def set_shape(self, *, is_wide: bool, is_worded: bool) -> None:
        """How much of itself it shows."""
        self.is_wide, self.is_worded = is_wide, is_worded
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        em = self.fontMetrics().height()
        height = 2.6 if self.is_wide else 3.3 if self.is_worded else 1.9
        return QSize(5 * em, round(height * em))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette = self.palette()
        chosen = theme.tokens(palette)
        rect = self.rect()
        self._paint_ground(painter, rect)
        ink = theme.colour(chosen.accent if self.isChecked() else chosen.text)
        em = self.fontMetrics().height()
        if self.is_wide:
            self._paint_row(painter, rect, ink, em)
        else:
            self._paint_stack(painter, rect, ink, em)
        if self.hasFocus():
            paint_ring(painter, rect.adjusted(2, 1, -2, -1), theme.colour(chosen.accent))
        painter.end()

    def _paint_ground(self, painter: QPainter, rect: QRect) -> None:
        chosen = theme.tokens(self.palette())
        if self.isChecked():
            painter.fillRect(rect, theme.colour(chosen.selected))
            painter.fillRect(0, 0, _BAR, rect.height(), theme.colour(chosen.accent))
        elif self.underMouse() or self.isDown():
            painter.fillRect(rect, theme.colour(chosen.raised))

    def _paint_row(self, painter: QPainter, rect: QRect, ink: QColor, em: int) -> None:
        left = round(0.9 * em)
        paint_icon(painter, self._icon, QRectF(left, (rect.height() - 1.4 * em) / 2, 1.4 * em, 1.4 * em), ink)
        painter.setFont((LABEL if self.isChecked() else BODY).font(self.font()))
        painter.setPen(ink)
        text = QRect(left + 2 * em, 0, rect.width() - left - 2 * em, rect.height())
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, self._name)
        painter.setFont(CAPTION.font(self.font()))
        painter.setPen(self._waiting_ink())
        painter.drawText(
            rect.adjusted(0, 0, -em * 3 // 4, 0),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
            self._waits,
        )

    def _paint_stack(self, painter: QPainter, rect: QRect, ink: QColor, em: int) -> None:
        side = 1.5 * em
        top = 0.5 * em if self.is_worded else (rect.height() - side) / 2
        paint_icon(painter, self._icon, QRectF((rect.width() - side) / 2, top, side, side), ink)
        if self._waits:
            self._paint_badge(painter, rect, top, em)
        if self.is_worded:
            painter.setFont(CAPTION.font(self.font()))
            painter.setPen(ink)
            below = QRect(0, round(top + side), rect.width(), round(rect.height() - top - side))
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self._name)

    def _paint_badge(self, painter: QPainter, rect: QRect, top: float, em: int) -> None:
        """A dot: for the number there is no room."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._waiting_ink())
        size = 0.5 * em
        painter.drawEllipse(QRectF(rect.width() / 2 + 0.6 * em, top - 0.1 * em, size, size))

    def _waiting_ink(self) -> QColor:
        return theme.warning_colour(self.palette()) if self._warns else theme.muted(self.palette())


class WorkbookChip(QAbstractButton):
    """The organisation whose workbook is open; pressing it leads to the others."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._is_wide = True
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        em = self.fontMetrics().height()
        return QSize(8 * em, round((2.6 if self._is_wide else 3.6) * em))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def set_shape(self, *, is_wide: bool) -> None:
        """Whether the name stands on one line, or small on as many as there is room for."""
        self._is_wide = is_wide
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        chosen = theme.tokens(self.palette())
        rect, em = self.rect(), self.fontMetrics().height()
        if self.underMouse() or self.isDown():
            painter.fillRect(rect, theme.colour(chosen.raised))
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        if self._is_wide:
            font = LABEL.font(self.font())
            painter.setFont(font)
            room = rect.adjusted(em * 3 // 4, 0, -em * 7 // 4, 0)
            name = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)
            arrow = QRectF(rect.right() - 1.6 * em, (rect.height() - em) / 2, em, em)
            paint_icon(painter, "down", arrow, theme.muted(self.palette()))
        else:
            side = 0.8 * em
            self._paint_small(painter, rect.adjusted(0, 0, 0, -round(side)))
            arrow = QRectF((rect.width() - side) / 2, rect.bottom() - side - 0.15 * em, side, side)
            paint_icon(painter, "down", arrow, theme.muted(self.palette()))
        if self.hasFocus():
            paint_ring(painter, rect.adjusted(2, 1, -2, -1), theme.colour(chosen.accent))
        painter.end()

    def _paint_small(self, painter: QPainter, rect: QRect) -> None:
        side, font = self.fontMetrics().height() // 3, CAPTION.font(self.font())
        name, shown = self.text(), self._set_small(self.text(), font, rect.width() - 2 * side)
        while shown.height > rect.height() - side and len(name) > 1:
            name = name[:-1]
            shown = self._set_small(f"{name}…", font, rect.width() - 2 * side)
        shown.draw(painter, side, (rect.height() - shown.height) / 2)

    def _set_small(self, name: str, font: QFont, width: int) -> SetText:
        return SetText(name, font, width, 1.2, Qt.AlignmentFlag.AlignHCenter)
