"""What the blocks of the overview have in common: grounds, bars and pictures as marks of a canvas, and spoken rows."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPalette

from app.domain.answers import Status
from app.domain.charts import Barrel
from app.domain.summary import Figures
from app.ui.kit.barrel_paint import paint_bare_barrel, paint_barrel
from app.ui.kit.bars import paint_bar, paint_swatch
from app.ui.kit.canvas import Canvas, Draw
from app.ui.kit.texts import paint_card
from app.ui.shell import theme


def card_mark(rect: QRect) -> Draw:
    """The ground of a card."""
    return lambda painter, palette: paint_card(painter, QRectF(rect), palette)


def bar_mark(rect: QRect, counts: Figures) -> Draw:
    """A bar by status."""
    return lambda painter, palette: paint_bar(painter, rect, counts, palette)


def swatch_mark(rect: QRect, status: Status) -> Draw:
    """A square as the bar draws a status."""
    return lambda painter, palette: paint_swatch(painter, rect, status, palette)


def disc_mark(rect: QRect, status: Status) -> Draw:
    """The tinted disc on which the sign of a status stands."""

    def draw(painter: QPainter, palette: QPalette) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.status_ground(status, palette))
        painter.drawEllipse(QRectF(rect))

    return draw


def barrel_mark(rect: QRect, barrel: Barrel, canvas: Canvas) -> Draw:
    """A barrel with the letters of its staves."""
    return lambda painter, palette: paint_barrel(painter, rect, barrel, palette, canvas.font)


def bare_barrel_mark(rect: QRect, barrel: Barrel) -> Draw:
    """The same barrel without scale and letters."""
    return lambda painter, palette: paint_bare_barrel(painter, rect, barrel, palette)
