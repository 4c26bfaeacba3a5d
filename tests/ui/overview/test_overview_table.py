"""The table of roles and categories: names break between words, and have the room that bars can spare."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect

from app.domain.overview_values import overview
from app.domain.selection import View
from app.storage.settings import Theme
from app.ui.kit.canvas import Canvas
from app.ui.kit.painted_page import PaintedPage
from app.ui.kit.type_setting import BODY, SetTexts, TypeStyle
from app.ui.overview.overview_table import lay_out_table
from app.ui.shell.state import AppState
from tests.ui.desk import Desk

AT_1200, AT_1024 = 393, 371
"""How wide the card of the table is in a window of that width."""


class NotingCanvas(Canvas):
    """Notes the texts that are set, and the room that each has."""

    noted: tuple[tuple[str, int], ...] = ()

    def text(self, x: int, y: int, width: int, words: str, style: TypeStyle = BODY, ink: str = "text") -> int:
        self.noted = (*self.noted, (words, width))
        return super().text(x, y, width, words, style, ink)


@pytest.fixture
def table(state: AppState, desk: Desk, dress: Callable[[str, Theme, int], None]) -> Callable[[int], NotingCanvas]:
    """Lays the table out in a width, in Japanese."""
    dress("ja", Theme.LIGHT, 100)
    page = desk.put(PaintedPage(desk))

    def lay_out(width: int) -> NotingCanvas:
        told = overview(state.measures_of(View.ALL), state.entries, state.today())
        canvas = NotingCanvas(page, SetTexts())
        lay_out_table(canvas, told, state.words.categories, QRect(0, 0, width, 0))
        return canvas

    return lay_out


def lines(canvas: NotingCanvas) -> list[str]:
    return [words for words, _width in canvas.noted]


def test_names_stand_in_one_line_at_1200(table: Callable[[int], NotingCanvas]) -> None:
    canvas = table(AT_1200)
    assert "A ガバナンス・リスク管理" in lines(canvas)
    assert [words for words, width in canvas.noted if canvas.advance(words) > width] == []


def test_a_name_breaks_at_the_dot_where_there_is_less_room(table: Callable[[int], NotingCanvas]) -> None:
    canvas = table(AT_1024)
    assert "J インシデント対応・\nログ管理" in lines(canvas)
    parts = [(part, room) for words, room in canvas.noted for part in words.split("\n")]
    assert [part for part, room in parts if canvas.advance(part) > room] == []


def test_a_row_says_its_whole_name(table: Callable[[int], NotingCanvas]) -> None:
    spoken = {overlay.key: overlay.spoken for overlay in table(AT_1024).overlays}
    assert spoken["category J"].startswith("J インシデント対応・ログ管理")
