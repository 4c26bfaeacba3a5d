"""Text that could not be kept stays, is tried again, and is not shown as saved."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.answers import Field, Status
from app.files import DiskFull
from app.storage.workbook import Workbook
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from tests.ui.hands import ChecklistHand, Hand
from tests.ui.shell.test_application import Person, person
from tests.ui.stages import settled

__all__ = ["person"]

E10, A1 = "administrator-E-10", "executive-A-1"
TYPED = "書きかけの長い備考"


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch, state: AppState, failures: list[Exception]) -> pytest.MonkeyPatch:
    """A disk that is full until the patch is undone."""

    def refuse(workbook: Workbook, *_edits: object) -> None:
        raise DiskFull(workbook.path)

    monkeypatch.setattr("app.ui.files.remedies.tell_with_remedy", lambda *_error: None)
    patch = pytest.MonkeyPatch()
    patch.setattr(Workbook, "apply", refuse)
    return patch


def test_it_stays_is_tried_again_and_is_kept(
    window: MainWindow, state: AppState, full: pytest.MonkeyPatch, failures: list[Exception]
) -> None:
    window.show_measure(E10)
    settled(window)
    try:
        assert not state.edit([E10], {Field.NOTE: TYPED})
    finally:
        full.undo()
    assert [type(error) for error in failures] == [DiskFull]
    assert "Not saved" in Hand(window).saved
    window.show_measure(A1)
    settled(window)
    window.show_measure(E10)
    settled(window)
    assert state.entry(E10).note in ("髙﨑さんに聞く", TYPED)
    state.edit([A1], {Field.STATUS: Status.PARTIAL})
    assert state.entry(E10).note == TYPED
    assert state.unsaved.texts == {}
    assert Hand(window).saved.startswith("Saved")


def test_it_is_shown_as_typed_when_one_comes_back(
    checklist: ChecklistHand, state: AppState, full: pytest.MonkeyPatch
) -> None:
    checklist.open(E10)
    try:
        state.edit([E10], {Field.NOTE: TYPED})
        checklist.open(A1)
        checklist.open(E10)
        assert checklist.detail.text(Field.NOTE).toPlainText() == TYPED
    finally:
        full.undo()


def test_an_answer_is_not_given_later(state: AppState, full: pytest.MonkeyPatch) -> None:
    try:
        assert not state.edit([A1], {Field.STATUS: Status.PARTIAL})
    finally:
        full.undo()
    assert state.unsaved.texts == {}
    assert state.entry(A1).status is Status.DONE


def test_text_that_is_typed_back_is_no_longer_unsaved(state: AppState, full: pytest.MonkeyPatch) -> None:
    try:
        state.edit([E10], {Field.NOTE: TYPED})
        assert state.unsaved.texts == {(E10, Field.NOTE): TYPED}
        state.edit([E10], {Field.NOTE: "髙﨑さんに聞く"})
        assert state.unsaved.texts == {}
    finally:
        full.undo()


@pytest.fixture
def typed(window: MainWindow) -> Iterator[pytest.MonkeyPatch]:
    """A note is being typed, and the disk is full until the patch is undone; every box is shown."""

    def refuse(workbook: Workbook, *_edits: object) -> None:
        raise DiskFull(workbook.path)

    window.show_measure(E10)
    settled(window)
    Hand(window).checklist.detail.text(Field.NOTE).setPlainText(TYPED)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Workbook, "apply", refuse)
        yield patch


def test_closing_asks_once_and_stays(
    window: MainWindow, state: AppState, typed: pytest.MonkeyPatch, person: Person
) -> None:
    assert not window.close()
    assert ([what for what, _rest in person.seen], person.defaults) == (
        [f"What you typed last is not saved. The disk is full; {state.path} could not be written."],
        ["Stay here"],
    )
    assert window.isVisible()
    assert state.unsaved.texts == {(E10, Field.NOTE): TYPED}
    assert Hand(window).checklist.detail.text(Field.NOTE).toPlainText() == TYPED
    typed.undo()
    assert window.close()
    assert len(person.seen) == 1
    with Workbook.open(state.path) as workbook:
        assert workbook.entry(E10).note == TYPED


def test_a_text_that_is_given_up_keeps_no_window_open(
    window: MainWindow, state: AppState, typed: pytest.MonkeyPatch, person: Person
) -> None:
    person.presses = ["Give up the text"]
    assert window.close()
    assert len(person.seen) == 1
    with Workbook.open(state.path) as workbook:
        assert workbook.entry(E10).note == "髙﨑さんに聞く"


def test_showing_another_workbook_asks_once_too(
    window: MainWindow, state: AppState, typed: pytest.MonkeyPatch, person: Person, tmp_path: Path
) -> None:
    before, other = state.path, tmp_path / "other.tenken"
    Workbook.create(other, "other").close()
    Hand(window).open_path(other)
    assert (state.path, len(person.seen)) == (before, 1)
    assert state.unsaved.texts == {(E10, Field.NOTE): TYPED}
    person.presses = ["Give up the text"]
    Hand(window).open_path(other)
    assert (state.path, len(person.seen)) == (other, 2)
    assert state.unsaved.texts == {}
