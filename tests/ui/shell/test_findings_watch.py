"""The watch over findings: a long history is read in pauses, and nothing is looked for twice."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.answers import Field, Status
from app.domain.putting_off import NOTHING_FOUND
from app.files import StorageError
from app.storage.workbook import Workbook
from app.ui.shell import findings_watch
from app.ui.shell.findings_watch import watch_of
from app.ui.shell.state import AppState


@pytest.fixture
def long(state: AppState, monkeypatch: pytest.MonkeyPatch) -> AppState:
    """A workbook whose history takes several goes."""
    state.edit([measure.id for measure in state.catalogue.measures[:30]], {Field.STATUS: Status.DONE})
    monkeypatch.setattr(findings_watch, "_AT_ONCE_SECONDS", 0.0)
    return state


def test_a_long_history_is_read_in_pauses(qtbot: QtBot, long: AppState) -> None:
    watch = watch_of(long)
    with qtbot.waitSignal(long.findings_found):
        watch.begin()
        assert not watch.is_ready
        assert watch.found == NOTHING_FOUND
    assert watch.is_ready
    assert len(watch.found.standing) > 20


def test_there_is_one_watch_over_a_state(state: AppState) -> None:
    assert watch_of(state) is watch_of(state)


def test_whoever_asks_first_is_told_later(qtbot: QtBot, state: AppState) -> None:
    watch = watch_of(state)
    with qtbot.waitSignal(state.findings_found):
        assert watch.found == NOTHING_FOUND
    assert watch.found != NOTHING_FOUND


def test_nothing_is_looked_for_twice(state: AppState, monkeypatch: pytest.MonkeyPatch) -> None:
    watch = watch_of(state)
    watch.begin()
    found = watch.found
    monkeypatch.setattr(findings_watch, "sorted_findings", lambda *_arguments: pytest.fail("it was looked for"))
    assert watch.found is found


def test_another_workbook_has_its_own(qtbot: QtBot, state: AppState, tmp_path: Path) -> None:
    watch = watch_of(state)
    watch.begin()
    assert watch.found.standing
    state.replace_workbook(Workbook.create(tmp_path / "other.tenken"))
    with qtbot.waitSignal(state.findings_found):
        assert watch.found == NOTHING_FOUND
    assert watch.is_ready
    assert watch.found == NOTHING_FOUND
    state.workbook.close()


def test_where_the_history_cannot_be_read_nothing_is_found(state: AppState, monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged(*_arguments: object) -> None:
        raise StorageError(state.path)

    noted: list[BaseException] = []
    monkeypatch.setattr(findings_watch.log, "warning", lambda _what, *, exc_info: noted.append(exc_info))
    watch = watch_of(state)
    monkeypatch.setattr(findings_watch, "sorted_findings", damaged)
    watch.begin()
    assert watch.found == NOTHING_FOUND
    assert isinstance(watch.error, StorageError)
    monkeypatch.setattr(findings_watch.HistoryDays, "of", damaged)
    state.edit(["administrator-A-2"], {Field.STATUS: Status.DONE})
    watch.begin()
    assert watch.is_ready
    assert len(noted) == 1, "once for each cause"


def test_once_it_can_be_read_again_all_is_known(state: AppState, monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged(*_arguments: object) -> None:
        raise StorageError(state.path)

    watch = watch_of(state)
    with monkeypatch.context() as broken:
        broken.setattr(findings_watch.HistoryDays, "of", damaged)
        watch.begin()
        assert isinstance(watch.error, StorageError)
    watch.begin()
    assert watch.found != NOTHING_FOUND
    assert watch.error is None
