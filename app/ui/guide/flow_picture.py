"""The flowchart as a picture: boxes and arrows, and the way taken through them in thick lines with filled numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.guide_charts import Arrow, ChartSpot, Flow, question_name
from app.ui.shell import theme

_TEXT = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter
_QUESTION_EMS, _METHOD_EMS = (3.6, 6.0), (7.5, 13.0)
"""The least and the most width of a column, in line heights."""
_ROOMY_EMS = 4.8
"""The width of a column of questions from which methods get more than the least."""
_ROW_EMS = 2.7


@dataclass(frozen=True)
class FlowWay:
    """What is emphasised: the arrows taken, as question and answer, and where one stands now."""

    taken: frozenset[tuple[int, str]] = frozenset()
    here: str = ""


class FlowPicture(QWidget):
    """Draws a Flow. What it says in words goes into its accessible name."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._flow = Flow({}, (), 2)
        self._names: Mapping[str, str] = {}
        self._numbers: Mapping[tuple[int, str], str] = {}
        self._way = FlowWay()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_flow(self, drawn: Flow, names: Mapping[str, str], numbers: Mapping[tuple[int, str], str]) -> None:
        """Draws this chart; `names` are what stands in the boxes, `numbers` what stands at the arrows."""
        self._flow, self._names, self._numbers = drawn, names, numbers
        self.update()

    def show_way(self, way: FlowWay, spoken: str) -> None:
        """Emphasises this way."""
        self._way = way
        self.setAccessibleName(spoken)
        self.update()

    # how large

    def sizeHint(self) -> QSize:
        return self._size(1)

    def minimumSizeHint(self) -> QSize:
        return self._size(0)

    def _size(self, most: int) -> QSize:
        em = self.fontMetrics().height()
        width = (self._flow.columns - 1) * _QUESTION_EMS[most] + _METHOD_EMS[most]
        rows = len(self._flow.spots) - self._flow_questions
        return QSize(round(width * em), round(max(1, rows) * _ROW_EMS * em))

    @property
    def _flow_questions(self) -> int:
        return len({arrow.question for arrow in self._flow.arrows})

    def _widths(self) -> tuple[float, float]:
        em = self.fontMetrics().height()
        columns = self._flow.columns - 1
        methods = min(_METHOD_EMS[1] * em, max(_METHOD_EMS[0] * em, self.width() - columns * _ROOMY_EMS * em))
        return min(_QUESTION_EMS[1] * em, (self.width() - methods) / columns), methods

    def _x(self, share: float) -> float:
        questions, methods = self._widths()
        columns = self._flow.columns - 1
        position = share * self._flow.columns
        return position * questions if position <= columns else columns * questions + (position - columns) * methods

    def _box(self, name: str) -> QRectF:
        em = self.fontMetrics().height()
        spot: ChartSpot = self._flow.spots[name]
        questions, methods = self._widths()
        is_question = name in {question_name(a.question) for a in self._flow.arrows}
        width = min(questions - 1.2 * em, 3 * em) if is_question else methods - 1.4 * em
        height = 1.7 * em if is_question else (_ROW_EMS - 0.45) * em
        left = self._x(spot.x) - width / 2 + (0 if is_question else 0.6 * em)
        return QRectF(left, spot.y * self.height() - height / 2, width, height)

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        taken, others = self._parted()
        for arrow in others:
            self._paint_arrow(painter, arrow, is_taken=False)
        for arrow in taken:
            self._paint_arrow(painter, arrow, is_taken=True)
        on_way = {self._way.here, *(question_name(a.question) for a in taken)}
        for name in self._flow.spots:
            self._paint_box(painter, name, is_on_way=name in on_way)
        painter.end()

    def _parted(self) -> tuple[Sequence[Arrow], Sequence[Arrow]]:
        taken = [a for a in self._flow.arrows if (a.question, a.answer) in self._way.taken]
        return taken, [a for a in self._flow.arrows if a not in taken]

    def _paint_arrow(self, painter: QPainter, arrow: Arrow, *, is_taken: bool) -> None:
        em = self.fontMetrics().height()
        start, end = self._box(question_name(arrow.question)), self._box(arrow.target)
        turn = self._x(arrow.turn_x) - 0.35 * em
        role = QPalette.ColorRole.Link if is_taken else QPalette.ColorRole.Dark
        pen = QPen(self.palette().color(role), 0.22 * em if is_taken else 1.2)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        tip = QPointF(end.left(), end.center().y())
        size = (0.5 if is_taken else 0.3) * em
        corners = [QPointF(start.right(), start.center().y()), QPointF(turn, start.center().y())]
        painter.drawPolyline([*corners, QPointF(turn, tip.y()), QPointF(tip.x() - size, tip.y())])
        painter.setBrush(pen.color())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPolygon(QPolygonF([tip, tip + QPointF(-size, -size * 0.6), tip + QPointF(-size, size * 0.6)]))
        number = QPointF(turn, tip.y() if tip.y() != start.center().y() else start.center().y())
        self._paint_number(painter, number, self._numbers[arrow.question, arrow.answer], is_taken=is_taken)

    def _paint_number(self, painter: QPainter, middle: QPointF, number: str, *, is_taken: bool) -> None:
        palette = self.palette()
        radius = 0.52 * self.fontMetrics().height()
        fill = QPalette.ColorRole.Highlight if is_taken else self.backgroundRole()
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Link if is_taken else QPalette.ColorRole.Dark), 1.2))
        painter.setBrush(palette.color(fill))
        painter.drawEllipse(middle, radius, radius)
        painter.setFont(theme.sized(self.font(), 0.8, bold=is_taken))
        ink = QPalette.ColorRole.HighlightedText if is_taken else QPalette.ColorRole.WindowText
        painter.setPen(palette.color(ink))
        painter.drawText(QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius), _TEXT, number)

    def _paint_box(self, painter: QPainter, name: str, *, is_on_way: bool) -> None:
        palette = self.palette()
        box = self._box(name)
        is_here = name == self._way.here
        em = self.fontMetrics().height()
        edge = QPalette.ColorRole.Link if is_on_way else QPalette.ColorRole.Dark
        painter.setPen(QPen(palette.color(edge), 0.16 * em if is_on_way else 1.0))
        painter.setBrush(palette.color(QPalette.ColorRole.Highlight if is_here else QPalette.ColorRole.Base))
        painter.drawRoundedRect(box, 4, 4)
        painter.setFont(self._fitting(self._names[name], box, bold=is_on_way))
        painter.setPen(palette.color(QPalette.ColorRole.HighlightedText if is_here else QPalette.ColorRole.Text))
        painter.drawText(box, _TEXT, self._names[name])

    def _fitting(self, text: str, box: QRectF, *, bold: bool) -> QFont:
        """The largest of three sizes in which the text has room."""
        room = box.adjusted(2, 0, -2, 0).toRect()
        for factor in (0.95, 0.85, 0.75):
            font = theme.sized(self.font(), factor, bold=bold)
            needed = QFontMetrics(font).boundingRect(room, _TEXT, text)
            if needed.height() <= room.height() and needed.width() <= room.width():
                break
        return font
