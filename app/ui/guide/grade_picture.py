"""Two or three things side by side on parallel axes, told apart by line style and mark as well as by colour."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.guide_charts import profiles
from app.ui.shell import theme

_LINES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine)
_NAME = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter
_ROW_EMS = 2.6


@dataclass(frozen=True)
class Compared:
    """What is drawn: the names of the axes, the grades from best to least, and the grades of each thing by axis."""

    axes: Sequence[str] = ()
    grades: Sequence[str] = ()
    things: Mapping[str, Sequence[str]] | None = None


class GradePicture(QWidget):
    """Draws a Compared, best on the right. What it says in words goes into its accessible name."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown = Compared()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_compared(self, shown: Compared, spoken: str) -> None:
        """Draws these things."""
        self._shown = shown
        self.setAccessibleName(spoken)
        self.updateGeometry()
        self.update()

    @property
    def _things(self) -> Mapping[str, Sequence[str]]:
        return self._shown.things or {}

    def sizeHint(self) -> QSize:
        em = self.fontMetrics().height()
        rows = len(self._shown.axes) * _ROW_EMS + 1.8
        return QSize(40 * em, round((rows + 1.7 * len(self._things)) * em))

    def minimumSizeHint(self) -> QSize:
        return QSize(12 * self.fontMetrics().height(), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._things:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        em = self.fontMetrics().height()
        names = min(12.0 * em, 0.42 * self.width())
        top = 1.7 * len(self._things) * em + 1.6 * em
        place = QRectF(names, top, min(self.width() - names - 2, 34 * em), len(self._shown.axes) * _ROW_EMS * em)
        self._paint_legend(painter, em)
        self._paint_grid(painter, place, em)
        grades = [[self._shown.grades.index(g) for g in own] for own in self._things.values()]
        for thing, spots in enumerate(profiles(grades, len(self._shown.grades))):
            points = [QPointF(place.left() + s.x * place.width(), place.top() + s.y * place.height()) for s in spots]
            self._paint_line(painter, thing, points, em)
        painter.end()

    def _paint_legend(self, painter: QPainter, em: int) -> None:
        for thing, name in enumerate(self._things):
            middle = (0.85 + 1.7 * thing) * em
            self._paint_line(painter, thing, [QPointF(0.3 * em, middle), QPointF(3.7 * em, middle)], em, marked=False)
            self._paint_mark(painter, thing, QPointF(2 * em, middle), 0.32 * em)
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            room = QRectF(4.4 * em, middle - 0.85 * em, self.width() - 4.4 * em, 1.7 * em)
            painter.setFont(self.font())
            fitting = QFontMetrics(self.font()).elidedText(name, Qt.TextElideMode.ElideRight, int(room.width()))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, fitting)

    def _paint_grid(self, painter: QPainter, place: QRectF, em: int) -> None:
        palette = self.palette()
        axes, grades = self._shown.axes, self._shown.grades
        step = place.width() / len(grades)
        painter.setPen(palette.color(QPalette.ColorRole.WindowText))
        for n, grade in enumerate(reversed(grades)):
            head = QRectF(place.left() + n * step, place.top() - 1.5 * em, step, 1.5 * em)
            painter.drawText(head, Qt.AlignmentFlag.AlignCenter, grade)
        row = place.height() / len(axes)
        for n, axis in enumerate(axes):
            painter.setPen(palette.color(QPalette.ColorRole.WindowText))
            room = QRectF(0, place.top() + n * row, place.left() - 0.6 * em, row)
            painter.drawText(room, _NAME | Qt.AlignmentFlag.AlignRight, axis)
        painter.setPen(QPen(theme.line_colour(palette), 1))
        for n in range(len(grades) + 1):
            x = place.left() + n * step
            painter.drawLine(QPointF(x, place.top()), QPointF(x, place.bottom()))
        for n in range(len(axes) + 1):
            y = place.top() + n * row
            painter.drawLine(QPointF(place.left(), y), QPointF(place.right(), y))

    def _paint_line(
        self, painter: QPainter, thing: int, points: Sequence[QPointF], em: int, *, marked: bool = True
    ) -> None:
        pen = QPen(self._colour(thing), 0.14 * em, _LINES[thing % len(_LINES)])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(list(points))
        for point in points if marked else ():
            self._paint_mark(painter, thing, point, 0.36 * em)

    def _paint_mark(self, painter: QPainter, thing: int, middle: QPointF, size: float) -> None:
        painter.setPen(QPen(self._colour(thing), 1.5))
        painter.setBrush(self._colour(thing) if thing != 1 else self.palette().color(QPalette.ColorRole.Base))
        x, y = middle.x(), middle.y()
        if thing == 0:
            painter.drawEllipse(middle, size, size)
        elif thing == 1:
            painter.drawRect(QRectF(x - size, y - size, 2 * size, 2 * size))
        else:
            peak = QPointF(x, y - 1.2 * size)
            painter.drawPolygon(QPolygonF([peak, QPointF(x - 1.2 * size, y + size), QPointF(x + 1.2 * size, y + size)]))

    def _colour(self, thing: int) -> QColor:
        roles = (QPalette.ColorRole.Link, QPalette.ColorRole.BrightText, QPalette.ColorRole.WindowText)
        return self.palette().color(roles[thing % len(roles)])
