"""Text that could not be kept stays, is tried again, and is not shown as saved."""

import pytest

from app.domain.answers import Field, Status
from app.files import DiskFull
from app.storage.workbook import Workbook
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from tests.ui.hands import ChecklistHand, Hand
from tests.ui.stages import settled

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
