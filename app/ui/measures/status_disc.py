"""The sign of an answer on a round tint: how lists show what a measure was answered with."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette

from app import labels
from app.domain.answers import Status
from app.ui.kit.type_setting import CAPTION
from app.ui.shell import theme

_DIAMETER = 20 / 14
"""In heights of body type."""


def disc_diameter(metrics: QFontMetrics) -> int:
    """How large the disc is beside body type of these metrics."""
    return round(_DIAMETER * metrics.height())


def paint_disc(painter: QPainter, place: QRectF, status: Status, palette: QPalette, font: QFont) -> None:
    """The disc of an answer in a square place, beside body type of this font."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.status_ground(status, palette))
    painter.drawEllipse(place)
    painter.setPen(theme.status_colour(status, palette))
    sign = theme.sized(font, CAPTION.factor, bold=True)
    painter.setFont(sign)
    metrics, glyph = QFontMetrics(sign), labels.STATUS_GLYPHS[status]
    ink = metrics.tightBoundingRect(glyph)  # by its ink: the signs stand at different heights on their line
    middle = QPointF(ink.x() + ink.width() / 2, ink.y() + ink.height() / 2)
    painter.drawText(place.center() - middle, glyph)
    painter.restore()
