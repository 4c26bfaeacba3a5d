"""Bars by status are calm, and can be read without colour: pattern, edge and tint, measured in what is painted."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from app.domain.answers import Status
from app.domain.charts import BAR_ORDER
from app.domain.summary import Figures
from app.ui.kit.bars import paint_bar, paint_swatch
from app.ui.shell.theme import DARK, LIGHT, Tokens, palette_of
from tests.ui.shell.test_theme import SEEN, contrast

THEMES = {"light": LIGHT, "dark": DARK}
SIDE = 24
GIVEN = BAR_ORDER[:-1]


def swatch(status: Status, chosen: Tokens) -> QImage:
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_swatch(painter, QRect(0, 0, SIDE, SIDE), status, palette_of(chosen))
    painter.end()
    return image


def inner(image: QImage) -> list[str]:
    """The colours within the edge, pixel by pixel."""
    return [image.pixelColor(x, y).name() for y in range(1, SIDE - 1) for x in range(1, SIDE - 1)]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("status", BAR_ORDER)
def test_each_part_has_an_edge_that_is_seen(qtbot: QtBot, theme: str, status: Status) -> None:
    chosen = THEMES[theme]
    image = swatch(status, chosen)
    edge = {image.pixelColor(x, y).name() for x in range(SIDE) for y in (0, SIDE - 1)}
    assert len(edge) == 1
    assert min(contrast(ink, ground) for ink in edge for ground in (chosen.surface, chosen.bg)) >= SEEN


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("status", GIVEN)
def test_what_is_within_is_fainter_than_the_edge(qtbot: QtBot, theme: str, status: Status) -> None:
    chosen = THEMES[theme]
    tint = chosen.statuses[status]
    strongest = max(contrast(colour, tint.ground) for colour in inner(swatch(status, chosen)))
    assert 1.3 < strongest < contrast(tint.ink, tint.ground) / 1.5


@pytest.mark.parametrize("theme", THEMES)
def test_patterns_are_told_apart_without_colour(qtbot: QtBot, theme: str) -> None:
    """By where it is darker, whatever the colours are; no answer has no pattern, and done is full."""
    shapes = {}
    for status in BAR_ORDER:
        within = inner(swatch(status, THEMES[theme]))
        commonest = max(set(within), key=within.count)
        shapes[status] = tuple(colour != commonest for colour in within)
    assert not any(shapes[Status.DONE])
    assert not any(shapes[Status.UNANSWERED])
    assert len({shapes[status] for status in (Status.PARTIAL, Status.NOT_DONE, Status.UNKNOWN)}) == 3
    full, empty = (inner(swatch(status, THEMES[theme]))[0] for status in (Status.DONE, Status.UNANSWERED))
    assert contrast(full, empty) > 1.5


def test_parts_stand_where_their_shares_are(qtbot: QtBot) -> None:
    image = QImage(100, 10, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_bar(painter, image.rect(), Figures(10, 6, 5, 1, 0, 0, 0), palette_of(LIGHT))
    painter.end()
    inks = [image.pixelColor(x, 0).name() for x in range(100)]
    done, partial = LIGHT.statuses[Status.DONE].ink, LIGHT.statuses[Status.PARTIAL].ink
    assert inks == [done] * 50 + [partial] * 10 + [LIGHT.border] * 40
