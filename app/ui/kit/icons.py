"""The window's own line icons: strokes on a square of 24, painted in the colour of the text around them."""

from collections.abc import Mapping
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

_SQUARE = 24.0
_STROKE = 1.7

_ICONS: Mapping[str, tuple[str, ...]] = {
    # each stroke: M and L to points, C a curve by three of them, O a circle by its middle and radius, R a box
    "overview": ("O 12 12 8.5", "M 12 12 L 12 3.5", "M 12 12 L 19.5 16"),
    "checklist": ("R 4 4 16 16 3", "M 8 12.2 L 11 15.2 L 16.2 9"),
    "plan": ("R 4 5 16 15 2.5", "M 4 10 L 20 10", "M 8.5 3 L 8.5 6.5", "M 15.5 3 L 15.5 6.5"),
    "documents": (
        "M 6 3 L 14 3 L 19 8 L 19 21 L 6 21 L 6 3",
        "M 14 3 L 14 8 L 19 8",
        "M 9 13 L 16 13",
        "M 9 17 L 16 17",
    ),
    "ledgers": ("R 3 5 18 12 2", "M 8.5 20.5 L 15.5 20.5", "M 12 17 L 12 20.5"),
    "findings": ("M 6 21 L 6 4", "M 6 4 L 19 4 L 15.5 8.5 L 19 13 L 6 13"),
    "guide": (
        "M 12 6 C 9.5 4 6.5 4 4 4.8 L 4 19 C 6.5 18.2 9.5 18.2 12 20 L 12 6",
        "M 12 6 C 14.5 4 17.5 4 20 4.8 L 20 19 C 17.5 18.2 14.5 18.2 12 20",
    ),
    "back": ("M 19.5 12 L 5 12", "M 11 5.5 L 4.5 12 L 11 18.5"),
    "forward": ("M 4.5 12 L 19 12", "M 13 5.5 L 19.5 12 L 13 18.5"),
    "search": ("O 10.5 10.5 6.3", "M 15.2 15.2 L 20.5 20.5"),
    "close": ("M 5.5 5.5 L 18.5 18.5", "M 18.5 5.5 L 5.5 18.5"),
    "more": ("O 5.5 12 0.9", "O 12 12 0.9", "O 18.5 12 0.9"),
    "folder": ("M 3 19 L 3 5.5 L 9.5 5.5 L 11.5 8 L 21 8 L 21 19 L 3 19",),
    "undo": ("M 8.5 4.5 L 4 9 L 8.5 13.5", "M 4 9 L 14.5 9 C 21.5 9 21.5 19 14.5 19 L 9 19"),
    "warning": ("M 12 4 L 21 20 L 3 20 L 12 4", "M 12 10 L 12 14.5", "O 12 17.3 0.5"),
    "information": ("O 12 12 8.5", "M 12 11 L 12 16.5", "O 12 7.7 0.5"),
    "question": ("O 12 12 8.5", "M 9.2 9.7 C 9.2 5.6 15 5.8 15 9.5 C 15 12 12 11.8 12 14", "O 12 16.8 0.5"),
    "print": ("M 7 9 L 7 3.5 L 17 3.5 L 17 9", "R 3.5 9 17 8 1.5", "R 7 14 10 6.5 0.5"),
    "person": ("O 12 8 4", "M 4.5 20.5 C 4.5 12.5 19.5 12.5 19.5 20.5"),
    "linked": ("R 4 4 11 11 2", "M 18 9 L 20 9 L 20 20 L 9 20 L 9 18"),
    "add": ("M 12 5 L 12 19", "M 5 12 L 19 12"),
    "appearance": ("O 12 12 8.5", "M 12 3.5 C 21.5 5 21.5 19 12 20.5 L 12 3.5"),
    "settings": ("M 4 7 L 20 7", "M 4 17 L 20 17", "O 9 7 2.3", "O 15 17 2.3"),
    "down": ("M 6 9.5 L 12 15.5 L 18 9.5",),
    "done": ("O 12 12 8.5", "M 8 12.3 L 11 15.3 L 16.2 9"),
}


def icon_names() -> tuple[str, ...]:
    """Every icon there is."""
    return tuple(_ICONS)


def paint_icon(painter: QPainter, name: str, place: QRectF, colour: QColor) -> None:
    """Draws an icon in the middle of a place, as large as its shorter side."""
    paint_strokes(painter, _ICONS[name], place, colour, _STROKE)


def paint_strokes(painter: QPainter, strokes: tuple[str, ...], place: QRectF, colour: QColor, weight: float) -> None:
    """Draws strokes on a square of 24 in the middle of a place, as large as its shorter side."""
    side = min(place.width(), place.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(place.center().x() - side / 2, place.center().y() - side / 2)
    painter.scale(side / _SQUARE, side / _SQUARE)
    pen = QPen(colour, weight, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_path(strokes))
    painter.restore()


@cache
def _path(strokes: tuple[str, ...]) -> QPainterPath:
    path = QPainterPath()
    for stroke in strokes:
        _add(path, stroke.split())
    return path


def _add(path: QPainterPath, words: list[str]) -> None:
    """Adds one stroke, given as letters and numbers."""
    at = 0
    while at < len(words):
        letter = words[at]
        count = {"M": 2, "L": 2, "C": 6, "O": 3, "R": 5}[letter]
        n = [float(word) for word in words[at + 1 : at + 1 + count]]
        if letter == "M":
            path.moveTo(n[0], n[1])
        elif letter == "L":
            path.lineTo(n[0], n[1])
        elif letter == "C":
            path.cubicTo(n[0], n[1], n[2], n[3], n[4], n[5])
        elif letter == "O":
            path.addEllipse(QPointF(n[0], n[1]), n[2], n[2])
        else:
            path.addRoundedRect(QRectF(n[0], n[1], n[2], n[3]), n[4], n[4])
        at += 1 + count
