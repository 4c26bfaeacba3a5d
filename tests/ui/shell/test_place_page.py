"""A place that was hidden while the whole window changed looks as one that was shown meanwhile."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QPushButton

from app.domain.selection import View
from app.i18n import _
from app.ui.shell.appearance import Appearance
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from app.ui.shell.ways import Place
from tests.ui.hands import Hand
from tests.ui.stages import settled

PLACES = [place for place in Place if place is not Place.DOCUMENTS]
"""The picture of a document comes when it is made."""

Change = Callable[[Appearance, AppState], None]
CHANGES: dict[str, tuple[Change, Change]] = {
    "language": (lambda look, _state: look.set_language("ja"), lambda look, _state: look.set_language("en")),
    "larger text": (lambda look, _state: look.set_text_size(150), lambda look, _state: look.set_text_size(100)),
    "other colours": (lambda look, _state: look.light_or_dark(),) * 2,
    "role": (lambda _look, state: state.set_view(View.TELEWORKER), lambda _look, state: state.set_view(View.ALL)),
}


@pytest.fixture
def look(window: MainWindow, qapp: QApplication) -> Appearance:
    return qapp.findChildren(Appearance)[-1]


def picture(window: MainWindow) -> QImage:
    settled(window)
    if Hand(window).place is Place.PLAN:  # with rows the table has the keys, without them the button: as one came
        Hand(window).chip.setFocus()
    return window.grab().toImage()


@pytest.mark.parametrize("changes", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("place", PLACES)
def test_a_hidden_place_is_right_when_it_is_shown(
    window: MainWindow, state: AppState, look: Appearance, place: Place, changes: tuple[Change, Change]
) -> None:
    there, back = changes
    Hand(window).go(place)
    settled(window)
    Hand(window).go(Place.DOCUMENTS)
    there(look, state)
    settled(window)
    Hand(window).go(place)
    hidden_meanwhile = picture(window)
    back(look, state)
    settled(window)
    there(look, state)
    assert picture(window) == hidden_meanwhile


def test_the_documents_say_another_language_when_they_are_shown(window: MainWindow, look: Appearance) -> None:
    Hand(window).go(Place.DOCUMENTS)
    Hand(window).go(Place.OVERVIEW)
    look.set_language("ja")
    settled(window)
    Hand(window).go(Place.DOCUMENTS)
    said = [button.text() for button in window.findChildren(QPushButton) if button.isVisible()]
    assert _("Save as PDF...") in said
    assert _("Save as PDF...") != "Save as PDF..."
