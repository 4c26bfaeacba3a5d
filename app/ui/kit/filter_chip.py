"""A chip above a list: what it can be narrowed down by, how many that leaves, and whether it is."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from app.i18n import _
from app.ui.kit.icons import paint_icon
from app.ui.kit.type_setting import CAPTION
from app.ui.shell import theme
from app.ui.shell.edges import paint_box

_HEIGHT = 2.1
_LEAST_HEIGHT = 26
_LONGEST = 12
"""How much of its words it shows, in heights of the text."""


class FilterChip(QAbstractButton):
    """Pressed while it narrows the list down, and has a cross then. One with a menu opens it where it does not yet."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._count: int | None = None
        self._size = QSize()
        self._sized_for: tuple[object, ...] = ()
        """What decided about the size: layouts ask for it more often than it changes."""
        self.menu: QMenu | None = None
        """What it opens while it is not pressed."""
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_choice(self, words: str, count: int | None, *, is_on: bool) -> None:
        """Says what it stands for, and how many measures that leaves."""
        if (words, count, is_on) == (self.text(), self._count, self.isChecked()):
            return
        self._count = count
        self.setChecked(is_on)
        self.setText(words)
        spoken = words if count is None else f"{words} {count}"
        self.setAccessibleName(spoken)
        self.setToolTip(_("Do not filter by this any longer") if is_on else "")
        self.updateGeometry()
        self.update()

    # its room

    @property
    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(CAPTION.font(self.font()))

    def _shown(self) -> str:
        metrics = self._metrics
        return metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, _LONGEST * metrics.height())

    @property
    def _sign(self) -> str:
        return "close" if self.isChecked() else "down" if self.menu else ""

    def sizeHint(self) -> QSize:
        decides = (self.text(), self._count, self._sign, self.font().key())
        if decides != self._sized_for:
            self._size, self._sized_for = self._natural_size(), decides
        return self._size

    def _natural_size(self) -> QSize:
        metrics = self._metrics
        em = metrics.height()
        width = metrics.horizontalAdvance(self._shown()) + round(1.4 * em)
        if self._count is not None:
            width += metrics.horizontalAdvance(f" {self._count}")
        if self._sign:
            width += em
        return QSize(width, max(_LEAST_HEIGHT, round(_HEIGHT * em)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette = self.palette()
        chosen = theme.tokens(palette)
        metrics, em = self._metrics, self._metrics.height()
        painter.setFont(CAPTION.font(self.font()))
        near = self.underMouse() or self.isDown()
        ground = chosen.selected if self.isChecked() else chosen.raised if near else chosen.surface
        edge = chosen.accent if self.isChecked() else chosen.border
        ring = theme.colour(chosen.accent) if self.hasFocus() else None
        paint_box(painter, self.rect(), theme.colour(ground), theme.colour(edge), ring, self.height() / 2)
        base = (self.height() - em) // 2 + metrics.ascent()
        left = round(0.7 * em)
        painter.setPen(theme.colour(chosen.text))
        painter.drawText(QPoint(left, base), self._shown())
        left += metrics.horizontalAdvance(self._shown())
        if self._count is not None:
            painter.setPen(theme.muted(palette))
            painter.drawText(QPoint(left, base), f" {self._count}")
        if self._sign:
            side = round(0.8 * em)
            place = QRect(self.width() - round(0.5 * em) - side, (self.height() - side) // 2, side, side)
            paint_icon(painter, self._sign, QRectF(place), theme.colour(chosen.text))
        painter.end()

    # what a person does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down) and (
            self.menu or event.key() != Qt.Key.Key_Down
        ):
            self.click()
        else:
            super().keyPressEvent(event)

    def nextCheckState(self) -> None:
        """Whoever hears of the click says what is narrowed down, and the chip shows that."""
        if self.menu is not None and not self.isChecked():
            self.menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
