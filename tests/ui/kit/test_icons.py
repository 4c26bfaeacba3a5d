"""Our own icons: each draws something, in the colour of the text, and follows the theme."""

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPainter
from PySide6.QtWidgets import QApplication

from app.ui.kit.icons import icon_names, paint_icon
from app.ui.kit.line_icon import line_icon
from app.ui.shell.theme import DARK, LIGHT, palette_of


@pytest.mark.parametrize("name", icon_names())
@pytest.mark.parametrize("side", [16, 32])
def test_each_is_drawn_within_its_place(qapp: QApplication, name: str, side: int) -> None:
    image = QImage(side + 8, side + 8, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_icon(painter, name, QRectF(4, 4, side, side), QColor("black"))
    painter.end()
    inked = [
        (x, y) for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y).value() < 200
    ]
    assert len(inked) > 4
    assert all(3 <= x < side + 5 and 3 <= y < side + 5 for x, y in inked)


def test_an_icon_takes_the_colour_of_the_text_when_it_is_painted(qapp: QApplication) -> None:
    before, icon, seen = qapp.palette(), line_icon("close"), []
    for chosen in (LIGHT, DARK):
        qapp.setPalette(palette_of(chosen))
        image = icon.pixmap(QSize(32, 32), QIcon.Mode.Normal).toImage()
        opaque = [image.pixelColor(x, y) for x in range(32) for y in range(32) if image.pixelColor(x, y).alpha() == 255]
        seen.append({colour.name() for colour in opaque})
    qapp.setPalette(before)
    assert seen == [{LIGHT.text}, {DARK.text}]
