"""The bar of answers, drawn from the same geometry as on paper."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBrush, QPainter, QPalette

from app.domain.answers import Status
from app.domain.charts import bar
from app.domain.summary import Figures
from app.ui.shell import theme

_PATTERNS = {
    # read without colour too: full, hatched, crossed, dotted, empty
    Status.DONE: Qt.BrushStyle.SolidPattern,
    Status.PARTIAL: Qt.BrushStyle.BDiagPattern,
    Status.NOT_DONE: Qt.BrushStyle.DiagCrossPattern,
    Status.UNKNOWN: Qt.BrushStyle.Dense6Pattern,
}


def paint_bar(painter: QPainter, place: QRect, figures: Figures, palette: QPalette) -> None:
    """Draws the measures that apply as one bar by status."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    _fill(painter, place, Status.UNANSWERED, palette)
    for segment in bar(figures):
        left, right = (
            place.left() + round(segment.start * place.width()),
            place.left() + round(segment.end * place.width()),
        )
        _fill(painter, QRect(left, place.top(), right - left, place.height()), segment.status, palette)
    painter.restore()


def paint_swatch(painter: QPainter, place: QRect, status: Status, palette: QPalette) -> None:
    """Draws a small square of a status as bars draw it, for the legend."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    _fill(painter, place, status, palette)
    painter.restore()


def _fill(painter: QPainter, place: QRect, status: Status, palette: QPalette) -> None:
    """The tint of a status with its pattern on it, and an edge in its ink; nothing but an edge for no answer."""
    inner = place.adjusted(1, 1, -1, -1)
    if status is Status.UNANSWERED:
        painter.fillRect(place, theme.colour(theme.tokens(palette).border))
        painter.fillRect(inner, palette.color(QPalette.ColorRole.Base))
        return
    painter.fillRect(place, theme.status_colour(status, palette))
    painter.fillRect(inner, theme.status_ground(status, palette))
    painter.fillRect(inner, QBrush(theme.pattern_colour(status, palette), _PATTERNS[status]))
