"""The picture of a set-up on the screen: it follows the width, the size of the text and the colours."""

from functools import cache

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.drawing import Drawing, DrawnShape, DrawnTone
from app.domain.set_up_drawing import draw_set_up
from app.domain.set_ups import PictureWords, SetUp
from app.ui.kit.type_setting import CAPTION
from app.ui.shell import theme

LEAST_EMS, MOST_EMS = 26, 46
"""The least and the most width of a picture, in sizes of its font."""
_SIZES = 0.62, CAPTION.factor
"""The size of its text against that around it: usually the larger, less where the least width has no room."""
_WIDE = 10_000
"""A width in pixels at which there is room for any text."""
_FLATNESS = 0.55
"""How high a picture is about, against its width."""
_KEPT = 3
"""So many widths are remembered: layouts try some before they settle."""
_FLAT = 0.3
"""Lines of more than this have square ends."""


class SetUpView(QWidget):
    """Shows a set-up. What it says in words is its accessible description."""

    def __init__(self, set_up: SetUp, words: PictureWords, parent: QWidget) -> None:
        super().__init__(parent)
        self._set_up, self._words = set_up, words
        self._drawings: dict[int, Drawing] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(set_up.title)
        self.setAccessibleDescription(set_up.text)

    # how large

    def em(self, width: int) -> float:
        """The size of the picture's font at a width, in pixels."""
        around = self.font().pointSizeF() * self.logicalDpiY() / 72
        return min(max(width / LEAST_EMS, _SIZES[0] * around), _SIZES[1] * around)

    def drawing(self, width: int) -> Drawing:
        """What is drawn at a width in pixels."""
        if width not in self._drawings:
            em = self.em(width)
            while len(self._drawings) >= _KEPT:
                del self._drawings[next(iter(self._drawings))]
            plain, bold = (QFontMetricsF(self._font(em, bold=bold), self) for bold in (False, True))

            @cache
            def text_width(text: str, is_bold: bool) -> float:
                return (bold if is_bold else plain).horizontalAdvance(text) / em

            self._drawings[width] = draw_set_up(self._set_up, self._words, min(width / em, MOST_EMS), text_width)
        return self._drawings[width]

    def heightForWidth(self, width: int) -> int:
        return round(self.drawing(width).height * self.em(width)) + 1

    def sizeHint(self) -> QSize:
        width = MOST_EMS * self.em(_WIDE)
        return QSize(round(width), round(_FLATNESS * width))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(LEAST_EMS * self.em(0)), 0)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._drawings.clear()
            self.updateGeometry()
        super().changeEvent(event)

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        drawing = self.drawing(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        em = self.em(self.width())
        for shape in drawing.shapes:
            self._paint_shape(painter, shape, em)
        for text in drawing.texts:
            painter.setFont(self._font(em, bold=text.is_bold))
            painter.setPen(self._colour(text.tone))
            painter.drawText(QPointF(text.x * em, text.y * em), text.text)
        painter.end()

    def _paint_shape(self, painter: QPainter, shape: DrawnShape, em: float) -> None:
        pen = QPen(Qt.PenStyle.NoPen)
        if shape.stroke:
            pen = QPen(self._colour(shape.stroke), shape.weight * em)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap if shape.weight > _FLAT else Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin if shape.weight > _FLAT else Qt.PenJoinStyle.RoundJoin)
        if shape.dashes:
            pen.setDashPattern([length / shape.weight for length in shape.dashes])
        painter.setPen(pen)
        painter.setBrush(QBrush(self._colour(shape.fill)) if shape.fill else Qt.BrushStyle.NoBrush)
        points = QPolygonF([QPointF(x * em, y * em) for x, y in shape.points])
        (painter.drawPolygon if shape.is_closed else painter.drawPolyline)(points)

    def _font(self, em: float, *, bold: bool) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(em * 72 / self.logicalDpiY())
        font.setBold(bold)
        return font

    def _colour(self, tone: DrawnTone) -> QColor:
        tokens = theme.tokens(self.palette())
        match tone:
            case DrawnTone.TEXT:
                return theme.colour(tokens.text)
            case DrawnTone.SOFT:
                return theme.colour(tokens.text2)
            case DrawnTone.LINE:
                return theme.colour(tokens.border)
            case DrawnTone.ACCENT:
                return theme.colour(tokens.accent)
            case DrawnTone.GROUND:
                return theme.colour(tokens.raised)
        return theme.colour(tokens.surface)
