"""Below the list stands how much is answered and how many minutes are left, as the overview reckons them."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from app.domain.answers import Field, Status
from app.domain.selection import Filter, View
from app.storage.settings import Theme
from app.ui.checklist.list_foot import FootBar, ListFoot
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from app.ui.shell.ways import Place
from tests.languages import LANGUAGES
from tests.ui.desk import Desk
from tests.ui.hands import ChecklistHand, Hand, Part
from tests.ui.stages import settled


@pytest.fixture
def foot(checklist: ChecklistHand) -> Part:
    """What stands below the list."""
    return Part(checklist.kind(ListFoot))


def test_it_says_the_minutes_that_the_overview_says(window: MainWindow) -> None:
    hand = Hand(window)
    window.ways.place(Place.OVERVIEW)
    settled(window)
    told = hand.overview.primary.text()
    window.ways.place(Place.CHECKLIST)
    settled(window)
    assert Part(hand.checklist.kind(ListFoot)).lines == ["Answered 2 / 97", "about 40 minutes left"]
    assert "about 40 minutes" in told


def test_it_follows_answers_and_the_view(foot: Part, state: AppState) -> None:
    state.set_view(View.EXECUTIVE)
    assert foot.lines == ["Answered 1 / 5", "about 2 minutes left"]
    ids = [measure.id for measure in state.measures]
    state.edit(ids, {Field.STATUS: Status.DONE})
    assert foot.lines == ["Answered 5 / 5"]
    state.undo()
    assert foot.lines == ["Answered 1 / 5", "about 2 minutes left"]


def test_it_tells_of_the_view_whatever_the_list_is_narrowed_down_to(foot: Part, checklist: ChecklistHand) -> None:
    before = foot.lines
    checklist.view.set_filter(Filter(categories=frozenset("B")))
    assert foot.lines == before


def test_what_happened_while_it_was_not_seen_is_taken_in_when_it_is(
    foot: Part, checklist: ChecklistHand, state: AppState
) -> None:
    checklist.view.hide()
    state.edit(["executive-A-2"], {Field.STATUS: Status.DONE})
    checklist.view.show()
    assert foot.lines[0] == "Answered 3 / 97"


def test_a_low_place_keeps_its_room_for_the_list(foot: Part, desk: Desk) -> None:
    assert foot.widget.isVisible()
    desk.resize(1200, 250)
    settled(desk)
    assert not foot.widget.isVisible()


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("size", [(1024, 576), (1200, 780), (1366, 768)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_never_cut_off(
    window: MainWindow,
    dress: Callable[[str, Theme, int], None],
    speak: Callable[..., None],
    language: str,
    size: tuple[int, int],
    percent: int,
) -> None:
    dress(language, Theme.LIGHT, percent)
    speak(language, window)
    window.resize(*size)
    window.ways.place(Place.CHECKLIST)
    settled(window)
    whole = Hand(window).checklist.kind(ListFoot)
    parts = [part for part in whole.findChildren(QWidget) if part.isVisible()]
    assert [part for part in parts if not isinstance(part, FootBar) and part.width() < part.sizeHint().width()] == []
    assert [part for part in parts if not whole.rect().contains(part.geometry())] == []
