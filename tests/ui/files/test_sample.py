"""The sample: filled in, with a banner, made anew each time, and apart from the person's own workbook."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from app.domain.answers import Field, Status
from app.storage.workbook import Workbook
from app.ui.kit.boxes import MessageBox
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from app.ui.shell.ways import Place
from tests.languages import LANGUAGES
from tests.ui.hands import Hand
from tests.ui.stages import Look, in_few_looks, settled


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sample_opens_filled_in_and_leads_back(window: MainWindow, state: AppState, language: str) -> None:
    Hand(window).speak(language)
    own = state.path
    Hand(window).choose("sample")
    assert state.is_sample
    assert state.path.parent == state.data.root
    assert Hand(window).leave_sample.isVisible()
    assert ("見本" in state.workbook.organisation) is (language == "ja")
    statuses = {state.shown(m.id).status for m in state.catalogue.measures}
    assert statuses == set(Status)
    assert state.standing.has_profile
    assert state.next_undo is None
    Hand(window).leave_sample.click()
    assert state.path == own
    assert not Hand(window).leave_sample.isVisible()
    assert state.entry("executive-A-1").status is Status.DONE


def test_nothing_of_it_is_kept(window: MainWindow, state: AppState) -> None:
    Hand(window).choose("sample")
    state.edit(["administrator-H-3"], {Field.NOTE: "mine"})
    Hand(window).leave_sample.click()
    assert not list(state.data.root.glob("sample*"))
    Hand(window).choose("sample")
    assert state.entry("administrator-H-3").note == ""


def test_the_program_remembers_only_the_own_workbook(window: MainWindow, state: AppState) -> None:
    own = state.path
    Hand(window).choose("sample")
    sample = state.path
    assert state.preferences.now.last_workbook == own
    window.close()
    assert state.preferences.now.last_workbook == own
    assert sample not in state.preferences.now.recent_workbooks
    assert not sample.exists()
    backups = list(state.data.backups.glob("*")) if state.data.backups.exists() else []
    assert not [path for path in backups if path.name.startswith("sample")]


def test_what_a_crash_left_of_it_is_replaced(window: MainWindow, state: AppState) -> None:
    state.data.sample.write_bytes(b"half a file")
    Hand(window).choose("sample")
    assert state.is_sample


def test_another_window_with_the_sample_is_left_alone(
    window: MainWindow, state: AppState, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(MessageBox, "exec", lambda box: told.append(box.message.what))
    own = state.path
    with Workbook.create(state.data.sample, "other window"):
        Hand(window).choose("sample")
        assert state.path == own
        assert "is open in another window" in told[0]


@in_few_looks
def test_the_sample_can_be_read_and_reached(
    window: MainWindow,
    dress: Callable[..., None],
    audit: Callable[[QWidget], list[tuple[str, str, str]]],
    look: Look,
) -> None:
    Hand(window).speak(look[0])
    dress(*look[:3])
    window.resize(*look[3])
    Hand(window).choose("sample")
    for place in (Place.OVERVIEW, Place.CHECKLIST, Place.PLAN):
        Hand(window).go(place)
        assert [f for f in audit(settled(window)) if not f[1].startswith(("QToolButton<", "OwnerField<"))] == []
    for measure in ("administrator-C-2", "administrator-J-8", "administrator-E-7", "administrator-A-4"):
        window.show_measure(measure)
        assert [f for f in audit(settled(window)) if not f[1].startswith(("QToolButton<", "OwnerField<"))] == []
