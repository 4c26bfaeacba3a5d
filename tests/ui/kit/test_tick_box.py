"""A box to tick is large enough to be met by a finger."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from app.ui.kit.tick_box import TickBox
from tests.ui.desk import Desk


@pytest.mark.parametrize("words", ["", "Also Administrator A-2"])
def test_it_is_met_in_24_pixels_each_way(qtbot: QtBot, desk: Desk, words: str) -> None:
    box = desk.put(TickBox(desk))
    box.setText(words)
    assert box.sizeHint().width() >= 24
    assert box.minimumSizeHint().height() >= 24
    box.resize(box.sizeHint())
    for place in (QPoint(0, 0), QPoint(23, 23)):
        before = box.isChecked()
        qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=place)
        assert box.isChecked() is not before


def test_far_from_it_nothing_is_ticked(qtbot: QtBot, desk: Desk) -> None:
    box = desk.put(TickBox(desk))
    box.resize(400, 30)
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(300, 15))
    assert not box.isChecked()
