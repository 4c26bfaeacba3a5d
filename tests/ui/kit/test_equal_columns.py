"""Cards in equal columns: as many as there is room for, those of a row as high as the highest."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.kit.equal_columns import EqualColumns

LEAST_EM = 10


class HighCard(QWidget):
    """A card of a height."""

    def __init__(self, height: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._high = height

    def sizeHint(self) -> QSize:
        return QSize(20, self._high)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def laid_out(columns: int, heights: list[int]) -> tuple[QWidget, EqualColumns, list[HighCard]]:
    """Cards on a page with room for that many columns."""
    page = QWidget()
    layout = EqualColumns(page, LEAST_EM, spacing=8)
    cards = [HighCard(height, page) for height in heights]
    for card in cards:
        layout.addWidget(card)
    width = columns * LEAST_EM * page.fontMetrics().height() + (columns - 1) * 8
    page.resize(width, layout.heightForWidth(width))
    layout.activate()
    return page, layout, cards


@pytest.mark.parametrize(("columns", "rows"), [(1, 5), (2, 3), (3, 2), (5, 1), (8, 1)])
def test_there_are_as_many_columns_as_the_width_has_room_for(qapp: QApplication, columns: int, rows: int) -> None:
    page, layout, cards = laid_out(columns, [30] * 5)
    assert layout.columns_at(page.width()) == columns
    assert layout.columns_at(page.width() - 1) == max(1, columns - 1)
    assert layout.heightForWidth(page.width()) == rows * 30 + (rows - 1) * 8
    assert len({card.width() for card in cards}) == 1
    assert all(page.rect().contains(card.geometry()) for card in cards)


def test_the_cards_of_a_row_are_as_high_as_the_highest(qapp: QApplication) -> None:
    _page, _layout, cards = laid_out(2, [30, 50, 20])
    assert [card.height() for card in cards] == [50, 50, 20]
    assert cards[2].y() == 50 + 8


def test_nothing_takes_no_room(qapp: QApplication) -> None:
    _page, layout, _cards = laid_out(2, [])
    assert (layout.heightForWidth(500), layout.count(), layout.itemAt(0), layout.takeAt(0)) == (0, 0, None, None)
