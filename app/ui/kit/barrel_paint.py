"""The barrel: categories as staves, the water as high as the lowest, with a scale beside it and letters below."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen, QPolygonF

from app.domain.answers import Status
from app.domain.charts import Barrel, Stave
from app.ui.kit.type_setting import CAPTION
from app.ui.shell import theme

_FLOOR = 0.06
"""How high an empty stave still shows, as a share."""
_SCALE = (0, 50, 100)
_WIDEST = 34.0
"""Of the staves together, in heights of text."""


def stave_rects(place: QRect, barrel: Barrel, font: QFont) -> list[QRect]:
    """Where each stave stands, with its letter."""
    inner = _inner(QRectF(place), font)
    return [
        QRectF(
            inner.left() + s.left * inner.width(), inner.top(), s.width * inner.width(), place.bottom() - inner.top()
        ).toRect()
        for s in barrel.staves
    ]


def paint_bare_barrel(painter: QPainter, place: QRect, barrel: Barrel, palette: QPalette) -> None:
    """Draws water and staves alone, as high as they are, and hoops around them once it is full."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inner = QRectF(place)
    _paint_water(painter, inner, barrel, palette)
    for stave in barrel.staves:
        box = QRectF(
            inner.left() + stave.left * inner.width(), inner.top(), stave.width * inner.width(), inner.height()
        )
        _paint_stave(painter, box, stave._replace(is_weakest=False), palette)
    painter.setPen(QPen(theme.colour(theme.tokens(palette).accent), 3))
    for share in (0.22, 0.78) if barrel.water == 1 else ():
        y = inner.top() + share * inner.height()
        painter.drawLine(QPointF(inner.left(), y), QPointF(inner.right(), y))
    painter.restore()


def paint_barrel(painter: QPainter, place: QRect, barrel: Barrel, palette: QPalette, font: QFont) -> None:
    """Draws the barrel within a place."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inner = _inner(QRectF(place), font)
    caption = CAPTION.font(font)
    _paint_scale(painter, QRectF(place), inner, palette, caption)
    _paint_water(painter, inner, barrel, palette)
    for stave in barrel.staves:
        box = QRectF(
            inner.left() + stave.left * inner.width(), inner.top(), stave.width * inner.width(), inner.height()
        )
        _paint_stave(painter, box, stave, palette)
        painter.setFont(theme.sized(caption, 1.0, bold=stave.is_weakest))
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        room = QRectF(box.left(), box.bottom() + 3, box.width(), place.bottom() - box.bottom() - 2)
        painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, stave.category)
    painter.setPen(QPen(theme.colour(theme.tokens(palette).border), 2))
    painter.drawLine(inner.bottomLeft(), inner.bottomRight())
    painter.restore()


def _inner(place: QRectF, font: QFont) -> QRectF:
    """Where the staves stand: beside the scale, above the letters."""
    metrics = QFontMetrics(CAPTION.font(font))
    left = metrics.horizontalAdvance("100%") + 6
    width = min(place.width() - left, _WIDEST * metrics.height())
    return QRectF(
        place.left() + left, place.top() + 0.7 * metrics.height(), width, place.height() - 2.2 * metrics.height()
    )


def _top(inner: QRectF, share: float) -> float:
    return inner.bottom() - inner.height() * max(_FLOOR, share)


def _paint_scale(painter: QPainter, place: QRectF, inner: QRectF, palette: QPalette, caption: QFont) -> None:
    painter.setFont(caption)
    high = QFontMetrics(caption).height()
    for percent in _SCALE:
        y = inner.bottom() - inner.height() * percent / 100
        painter.setPen(QPen(theme.line_colour(palette), 1))
        painter.drawLine(QPointF(inner.left(), y), QPointF(inner.right(), y))
        painter.setPen(theme.muted(palette))
        room = QRectF(place.left(), y - high / 2, inner.left() - place.left() - 6, high)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{percent}%")


def _paint_water(painter: QPainter, inner: QRectF, barrel: Barrel, palette: QPalette) -> None:
    colour = QColor(theme.colour(theme.tokens(palette).accent))
    top = _top(inner, barrel.water)
    painter.setPen(QPen(colour, 1.5, Qt.PenStyle.DashLine))
    painter.drawLine(QPointF(inner.left(), top), QPointF(inner.right(), top))
    colour.setAlpha(52)
    painter.fillRect(QRectF(inner.left(), top, inner.width(), inner.bottom() - top), colour)


def _paint_stave(painter: QPainter, box: QRectF, stave: Stave, palette: QPalette) -> None:
    gap = max(1.5, box.width() * 0.08)
    top = _top(box, stave.height)
    ink = (
        theme.status_colour(Status.NOT_DONE, palette)
        if stave.is_weakest
        else theme.colour(theme.tokens(palette).border)
    )
    fill = QColor(ink)
    fill.setAlpha(130 if stave.is_weakest else 70)
    painter.setPen(QPen(ink, 1.6 if stave.is_weakest else 1.0))
    painter.setBrush(fill)
    painter.drawRoundedRect(QRectF(box.left() + gap, top, box.width() - 2 * gap, box.bottom() - top), 2, 2)
    if stave.is_weakest:
        _paint_arrow(painter, QPointF(box.center().x(), top - 3), min(7.0, box.width() * 0.3), ink)


def _paint_arrow(painter: QPainter, tip: QPointF, size: float, ink: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    corners = [QPointF(tip.x() - size, tip.y() - 1.4 * size), QPointF(tip.x() + size, tip.y() - 1.4 * size), tip]
    painter.drawPolygon(QPolygonF(corners))
