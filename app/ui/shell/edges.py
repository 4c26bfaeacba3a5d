"""The edge of every control, and the ring around the one that has the keys."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

RADIUS = 6.0
RING_ROOM = 4
"""What the ring and the gap within it take of each side, in pixels."""


def paint_box(
    painter: QPainter, rect: QRect, ground: QColor, edge: QColor, ring: QColor | None = None, radius: float = RADIUS
) -> None:
    """A ground with an edge, or with a ring and a gap in place of it where the control has the keys."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if ring is None:
        painter.setPen(QPen(edge, 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(
            QRectF(rect).adjusted(RING_ROOM, RING_ROOM, -RING_ROOM, -RING_ROOM), radius - 3, radius - 3
        )
        paint_ring(painter, rect, ring, radius)
    painter.restore()


def paint_ring(painter: QPainter, rect: QRect, ring: QColor, radius: float = RADIUS) -> None:
    """The ring around what has the keys, within its rectangle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ring, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), radius, radius)
    painter.restore()
