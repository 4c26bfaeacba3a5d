"""A row to press that names a choice, and at its end what is chosen by it."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.ui.kit.pressed_by_enter import PressedByEnter
from app.ui.shell import theme
from app.ui.shell.edges import paint_ring

_ROLES = QPalette.ColorRole


class QuickChoice(PressedByEnter, QAbstractButton):
    """Pressed by click, Space or Enter; the arrow keys lead to its neighbours."""

    def __init__(self, name: str, meant: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._meant = meant
        self.setText(name)
        self.setAccessibleName(f"{name} {meant}".strip())
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        gap = metrics.height()
        wide = metrics.horizontalAdvance(self.text()) + metrics.horizontalAdvance(self._meant)
        return QSize(wide + gap * 3 // 2, gap * 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette = self.palette()
        if self.underMouse() or self.isDown():
            painter.fillRect(self.rect(), palette.color(_ROLES.Midlight))
        pad = self.fontMetrics().height() // 2
        room = QRect(self.rect()).adjusted(pad, 0, -pad, 0)
        painter.setPen(palette.color(_ROLES.Text))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.setPen(theme.muted(palette))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._meant)
        if self.hasFocus():
            paint_ring(painter, self.rect(), palette.color(_ROLES.Link), 4)
        painter.end()
