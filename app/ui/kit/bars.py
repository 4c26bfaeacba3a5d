"""Figures as pictures: the bar of answers and the barrel, drawn from the same geometry as on paper."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.answers import Status
from app.domain.charts import Barrel, bar
from app.domain.summary import Figures
from app.ui.shell import theme

_PATTERNS = {
    # read without colour too: full, hatched, crossed, dotted, empty
    Status.DONE: Qt.BrushStyle.SolidPattern,
    Status.PARTIAL: Qt.BrushStyle.BDiagPattern,
    Status.NOT_DONE: Qt.BrushStyle.DiagCrossPattern,
    Status.UNKNOWN: Qt.BrushStyle.Dense6Pattern,
    Status.UNANSWERED: Qt.BrushStyle.NoBrush,
}


def paint_bar(painter: QPainter, place: QRect, figures: Figures, palette: QPalette) -> None:
    """Draws the measures that apply as one bar by status."""
    painter.save()
    painter.setPen(QPen(theme.line_colour(palette)))
    painter.fillRect(place, palette.color(QPalette.ColorRole.Base))
    for segment in bar(figures):
        left, right = (
            place.left() + round(segment.start * place.width()),
            place.left() + round(segment.end * place.width()),
        )
        painter.fillRect(
            QRect(left, place.top(), right - left, place.height()),
            QBrush(theme.status_colour(segment.status, palette), _PATTERNS[segment.status]),
        )
    painter.drawRect(place.adjusted(0, 0, -1, -1))
    painter.restore()


class FigureBar(QWidget):
    """The bar of some figures; what it says in words goes into its accessible name."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._figures: Figures | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_figures(self, figures: Figures, spoken: str) -> None:
        """Draws these figures."""
        self._figures = figures
        self.setAccessibleName(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(10 * self.fontMetrics().height(), self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(4 * self.fontMetrics().height(), self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._figures:
            painter = QPainter(self)
            paint_bar(painter, self.rect(), self._figures, self.palette())
            painter.end()


class Swatch(QWidget):
    """A small square of a status as bars draw it, for the legend."""

    def __init__(self, status: Status, parent: QWidget) -> None:
        super().__init__(parent)
        self._status = status
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = self.fontMetrics().height()
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = theme.status_colour(self._status, self.palette())
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
        painter.fillRect(self.rect(), QBrush(colour, _PATTERNS[self._status]))
        painter.setPen(theme.line_colour(self.palette()))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class BarrelPicture(QWidget):
    """The categories as the staves of a barrel: the water stands as high as the lowest."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._barrel = Barrel((), 0.0)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)

    def show_barrel(self, barrel: Barrel, spoken: str) -> None:
        """Draws these staves."""
        self._barrel = barrel
        self.setAccessibleName(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        em = self.fontMetrics().height()
        return QSize(20 * em, 9 * em)

    def minimumSizeHint(self) -> QSize:
        em = self.fontMetrics().height()
        return QSize(13 * em, 9 * em)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        em = self.fontMetrics().height()
        width = min(self.width() - 2.0, 26.0 * em)
        place = QRectF((self.width() - width) / 2, 0.6 * em, width, self.height() - 2.4 * em)
        self._paint_water(painter, place)
        for stave in self._barrel.staves:
            box = QRectF(
                place.left() + stave.left * place.width(), place.top(), stave.width * place.width(), place.height()
            )
            self._paint_stave(painter, box, stave.height, is_weakest=stave.is_weakest)
            self._paint_letter(painter, box, stave.category, is_weakest=stave.is_weakest)
        self._paint_hoops(painter, place)
        painter.end()

    def _top(self, place: QRectF, height: float) -> float:
        floor = 0.12  # an empty stave still shows
        return place.bottom() - place.height() * (floor + (1 - floor) * height)

    def _paint_water(self, painter: QPainter, place: QRectF) -> None:
        if self._barrel.staves:
            colour = QColor(self.palette().color(QPalette.ColorRole.Link))
            colour.setAlpha(60)
            top = self._top(place, self._barrel.water)
            painter.fillRect(QRectF(place.left(), top, place.width(), place.bottom() - top), colour)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Link), 1.5, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(place.left(), top), QPointF(place.right(), top))

    def _paint_stave(self, painter: QPainter, box: QRectF, height: float, *, is_weakest: bool) -> None:
        palette = self.palette()
        gap = max(1.5, box.width() * 0.06)
        painter.setPen(QPen(theme.line_colour(palette), 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(gap, 0, -gap, 0), 3, 3)  # how high a full stave is
        top = self._top(box, height)
        shape = QRectF(box.left() + gap, top, box.width() - 2 * gap, box.bottom() - top)
        colour = theme.status_colour(Status.NOT_DONE if is_weakest else Status.NOT_APPLICABLE, palette)
        fill = QColor(colour)
        fill.setAlpha(150 if is_weakest else 70)
        painter.setPen(QPen(colour, 2.0 if is_weakest else 1.0))
        painter.setBrush(fill)
        painter.drawRoundedRect(shape, 3, 3)
        if is_weakest:
            self._paint_arrow(painter, QPointF(box.center().x(), top))

    def _paint_arrow(self, painter: QPainter, tip: QPointF) -> None:
        size = self.fontMetrics().height() * 0.4
        painter.setBrush(painter.pen().color())
        top = max(0.0, tip.y() - 2 * size)
        painter.drawPolygon(
            QPolygonF([QPointF(tip.x() - size, top), QPointF(tip.x() + size, top), QPointF(tip.x(), top + 1.4 * size)])
        )

    def _paint_letter(self, painter: QPainter, box: QRectF, letter: str, *, is_weakest: bool) -> None:
        painter.setFont(theme.sized(self.font(), 1.0, bold=is_weakest))
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        room = QRectF(box.left(), box.bottom() + 2, box.width(), self.height() - box.bottom() - 2)
        painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, letter)

    def _paint_hoops(self, painter: QPainter, place: QRectF) -> None:
        painter.setPen(QPen(theme.line_colour(self.palette()), 3))
        painter.drawLine(QPointF(place.left(), place.bottom()), QPointF(place.right(), place.bottom()))
