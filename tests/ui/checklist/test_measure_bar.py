"""What stays in sight above a measure takes few lines: answers in one, the task in one, and then one reads."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from app import labels
from app.domain.answers import Field, Priority, Status
from app.storage.settings import Theme
from app.ui.checklist.answer_bar import ANSWERS
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from tests.languages import LANGUAGES
from tests.ui.hands import DetailHand, Hand
from tests.ui.stages import settled

SIZES = [(1024, 576), (1200, 780), (1366, 768)]
ALONE, LINKED, OTHER = "administrator-C-2", "administrator-C-4", "teleworker-C-2"
"""A measure without counterparts, and one with one."""
Dress = Callable[[str, Theme, int], None]
Speak = Callable[..., None]


@pytest.fixture
def opened_at(window: MainWindow, dress: Dress, speak: Speak) -> Callable[..., DetailHand]:
    """Opens a measure in a window of a size, in a language."""

    def open_measure(measure: str, language: str, size: tuple[int, int], percent: int = 100) -> DetailHand:
        dress(language, Theme.LIGHT, percent)
        speak(language, window)
        window.resize(*size)
        window.ways.measure(measure)
        settled(window)
        return Hand(window).checklist.detail

    return open_measure


def middle(widget: QWidget) -> int:
    """How far down in its window the middle of a widget is."""
    return widget.mapTo(widget.window(), widget.rect().center()).y()


def top(widget: QWidget) -> int:
    """How far down in its window a widget begins."""
    return widget.mapTo(widget.window(), QPoint()).y()


def buttons(detail: DetailHand) -> list[QWidget]:
    return [*(detail.answer_button(status) for status in ANSWERS), detail.answers.more]


def task(detail: DetailHand) -> list[QWidget]:
    return [detail.owner, detail.day(Field.DUE), detail.pick(Field.CARRIER), detail.pick(Field.PRIORITY)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_answers_and_the_task_take_a_line_each(
    opened_at: Callable[..., DetailHand], language: str, size: tuple[int, int]
) -> None:
    for measure in (ALONE, LINKED):
        detail = opened_at(measure, language, size)
        assert len({middle(button) for button in buttons(detail)}) == 1
        fields = [middle(field) for field in task(detail)]
        assert max(fields) - min(fields) <= 1
        assert min(fields) > middle(detail.answers.more)


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_answered_too_stands_in_that_line(
    opened_at: Callable[..., DetailHand], state: AppState, language: str, size: tuple[int, int], percent: int
) -> None:
    """Whatever it shows of its words there, who points at it or hears it is told which measure that is."""
    detail = opened_at(LINKED, language, size, percent)
    assert abs(middle(detail.together) - middle(detail.answers.more)) <= 1
    assert detail.together.geometry().right() <= detail.answers.width()
    name = labels.measure_label(state.catalogue.by_id[OTHER])
    assert name in detail.together.toolTip()
    assert name in detail.together.accessibleName()


def test_several_that_are_answered_too_are_counted_there(opened_at: Callable[..., DetailHand], state: AppState) -> None:
    several = next(m.id for m in state.catalogue.measures if len(state.counterparts(m.id)) > 1)
    detail = opened_at(several, "en", SIZES[2])
    assert detail.together.text() == f"Also {len(state.counterparts(several))} measures"
    assert abs(middle(detail.together) - middle(detail.answers.more)) <= 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_reads_from_a_third_of_a_low_window(opened_at: Callable[..., DetailHand], language: str) -> None:
    """With a title of one line; each more of them adds a line's height."""
    short = {"ja": LINKED, "en": "teleworker-B-1"}[language]
    detail = opened_at(short, language, SIZES[0])
    assert top(detail.columns[0]) <= 200


def test_buttons_look_the_same_for_every_measure(opened_at: Callable[..., DetailHand]) -> None:
    one, other = (
        [(button.width(), button.x()) for button in buttons(opened_at(measure, "ja", SIZES[0]))]
        for measure in (ALONE, LINKED)
    )
    assert one == other


@pytest.mark.parametrize("language", LANGUAGES)
def test_short_words_still_have_whole_names(opened_at: Callable[..., DetailHand], language: str) -> None:
    detail = opened_at(LINKED, language, SIZES[0])
    for status in ANSWERS:
        button = detail.answer_button(status)
        assert labels.name(status) in button.text()
        assert labels.name(status) in button.toolTip()


def test_a_measure_that_does_not_apply_has_its_answer_in_the_line(
    opened_at: Callable[..., DetailHand], state: AppState
) -> None:
    state.edit([ALONE], {Field.STATUS: Status.NOT_APPLICABLE, Field.REASON: "x"})
    detail = opened_at(ALONE, "ja", SIZES[0])
    assert middle(detail.answer_button(Status.NOT_APPLICABLE)) == middle(detail.answers.more)


def test_fields_say_what_they_are_where_nothing_beside_them_does(
    opened_at: Callable[..., DetailHand], state: AppState
) -> None:
    state.edit([ALONE], {Field.PRIORITY: Priority.LOW})
    wide = opened_at(ALONE, "en", (1900, 900))
    assert "Owner" in wide.lines
    assert (wide.owner.lineEdit().placeholderText(), wide.pick(Field.PRIORITY).currentText()) == ("", "Low")
    narrow = opened_at(ALONE, "en", SIZES[0])
    assert "Owner" not in narrow.lines
    assert narrow.owner.lineEdit().placeholderText() == "Owner"
    assert narrow.day(Field.DUE).placeholderText() == "Due date"
    assert narrow.pick(Field.PRIORITY).currentText() == "Priority: Low"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_in_it_is_cut_off(
    opened_at: Callable[..., DetailHand],
    window: MainWindow,
    audit: Callable[[QWidget], list[tuple[str, str, str]]],
    language: str,
    size: tuple[int, int],
    percent: int,
) -> None:
    opened_at(LINKED, language, size, percent)
    assert [
        (kind, path) for kind, path, _detail in audit(window) if {"AnswerBar", "TaskFields"} & {*path.split("<")}
    ] == []
