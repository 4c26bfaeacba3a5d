"""The sign of an answer on a round tint: how lists show what a measure was answered with."""

from functools import cache

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
    sign, middle = _sign(font.family(), font.pointSizeF(), status)
    painter.setFont(sign)
    painter.drawText(place.center() - middle, labels.STATUS_GLYPHS[status])
    painter.restore()


@cache
def _sign(family: str, points: float, status: Status) -> tuple[QFont, QPointF]:
    """The font of a sign, and its middle: that of its ink, for the signs stand at different heights on their line."""
    font = QFont(family)
    font.setPointSizeF(points * CAPTION.factor)
    font.setBold(True)
    ink = QFontMetrics(font).tightBoundingRect(labels.STATUS_GLYPHS[status])
    return font, QPointF(ink.x() + ink.width() / 2, ink.y() + ink.height() / 2)
