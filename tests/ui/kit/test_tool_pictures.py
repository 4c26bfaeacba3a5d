"""The pictures of the tools: one for each, unlike all others, within its place, in the colours of the theme."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from app.domain.tools import Tool
from app.ui.kit.tool_pictures import paint_tool
from app.ui.shell.theme import DARK, LIGHT, Tokens, palette_of


def drawn(tool: Tool, side: int, chosen: Tokens = LIGHT) -> QImage:
    image = QImage(side + 8, side + 8, QImage.Format.Format_RGB32)
    image.fill(QColor(chosen.surface))
    painter = QPainter(image)
    paint_tool(painter, tool, QRectF(4, 4, side, side), palette_of(chosen))
    painter.end()
    return image


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


@pytest.mark.parametrize("tool", Tool)
@pytest.mark.parametrize("side", [40, 80])
def test_each_is_drawn_within_its_place(qapp: QApplication, tool: Tool, side: int) -> None:
    image, ground = drawn(tool, side), QColor(LIGHT.surface)
    inked = [(x, y) for x in range(side + 8) for y in range(side + 8) if image.pixelColor(x, y) != ground]
    assert len(inked) > side
    assert all(3 <= x < side + 5 and 3 <= y < side + 5 for x, y in inked)


@pytest.mark.parametrize("chosen", [LIGHT, DARK], ids=["light", "dark"])
def test_what_it_is_has_the_colour_of_the_text_and_its_sign_the_accent(qapp: QApplication, chosen: Tokens) -> None:
    for tool in Tool:
        assert {chosen.text, chosen.accent} <= colours(drawn(tool, 120, chosen)), tool


def test_no_two_look_the_same(qapp: QApplication) -> None:
    images = [drawn(tool, 40) for tool in Tool]
    assert all(one != other for n, one in enumerate(images) for other in images[:n])
