"""The workbooks of this PC: what each holds, found by letters, opened by Enter; offered at the start."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.answers import EMPTY, Field, Status, changes_to
from app.storage.workbook import Workbook
from app.ui.files import workbook_commands
from app.ui.files.switch_dialog import SwitchDialog
from app.ui.kit.lists.topic_list import TopicList
from app.ui.kit.lists.topic_model import TopicModel
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from tests.ui.closing import Closing
from tests.ui.desk import Desk
from tests.ui.hands import Hand, Part
from tests.ui.stages import settled

ENTER = Qt.Key.Key_Return
LEFT = Qt.MouseButton.LeftButton
PATIENCE = 30_000


@pytest.fixture
def clients(state: AppState) -> list[Path]:
    """Three other workbooks, opened before."""
    paths = []
    for name in ("青葉工務店", "みなと歯科", "さくら薬局"):
        with Workbook.create(state.data.root / f"{name}.tenken", name) as workbook:
            workbook.apply(changes_to("executive-A-1", EMPTY, {Field.STATUS: Status.DONE}))
            paths.append(workbook.path)
        state.preferences.take(state.preferences.now.with_opened(paths[-1]))
    state.preferences.take(state.preferences.now.with_opened(state.path))
    return paths


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk, state: AppState, clients: list[Path]) -> Iterator[SwitchDialog]:
    shown = SwitchDialog(state, desk)
    shown.show()
    qtbot.waitUntil(lambda: all("Answered" in second for second in seconds(shown)), timeout=PATIENCE)
    yield shown
    shown.close()
    shown.deleteLater()


def listed(dialog: SwitchDialog) -> TopicList:
    return Part(dialog).named(TopicList, "Workbooks")


def seconds(dialog: SwitchDialog) -> list[str]:
    model = listed(dialog).model()
    assert isinstance(model, TopicModel)
    return [model.topic_at(model.index(n, 0)).second for n in range(model.rowCount())]


def line(dialog: SwitchDialog) -> QLineEdit:
    return Part(dialog).line("Letters of the organization's name")


def test_the_open_one_stands_first_and_the_others_tell_their_figures(
    dialog: SwitchDialog, state: AppState, clients: list[Path]
) -> None:
    assert listed(dialog).ids == tuple(map(str, (state.path, *reversed(clients))))
    assert seconds(dialog)[0].startswith("Alt+1　open now")
    assert all("Answered 1 / 98" in second and "Done 1 / 98" in second for second in seconds(dialog)[1:])
    assert listed(dialog).current_id == str(state.path)


def test_letters_find_one_and_enter_chooses_it(qtbot: QtBot, dialog: SwitchDialog, clients: list[Path]) -> None:
    line(dialog).insert("歯科")
    assert listed(dialog).ids == (str(clients[1]),)
    qtbot.keyClick(line(dialog), ENTER)
    assert dialog.path == clients[1]
    assert not dialog.isVisible()


def test_a_name_stands_before_the_folders_in_which_all_workbooks_lie(
    qtbot: QtBot, dialog: SwitchDialog, state: AppState, clients: list[Path]
) -> None:
    letters = "薬局"
    inside = state.data.root / letters
    inside.mkdir()
    for name in ("みどり食堂", "あさひ医院"):
        with Workbook.create(inside / f"{name}.tenken", name) as workbook:
            state.preferences.take(state.preferences.now.with_opened(workbook.path))
    anew = SwitchDialog(state, dialog.parentWidget())
    qtbot.addWidget(anew)
    line(anew).insert(letters)
    assert listed(anew).ids == tuple(map(str, (clients[2], inside / "あさひ医院.tenken", inside / "みどり食堂.tenken")))
    qtbot.keyClick(line(anew), ENTER)
    assert anew.path == clients[2]


def test_alt_and_its_number_open_a_row(qtbot: QtBot, dialog: SwitchDialog, clients: list[Path]) -> None:
    shown = listed(dialog).ids
    assert [second.split("　")[0] for second in seconds(dialog)] == [f"Alt+{n}" for n in range(1, len(shown) + 1)]
    qtbot.keyClick(line(dialog), Qt.Key.Key_9, Qt.KeyboardModifier.AltModifier)
    assert dialog.isVisible(), "there are fewer"
    qtbot.keyClick(line(dialog), Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert str(dialog.path) == shown[2]
    assert not dialog.isVisible()


def place_of(dialog: SwitchDialog, path: Path) -> QPoint:
    rows = listed(dialog)
    return rows.visualRect(rows.model().index(rows.ids.index(str(path)), 0)).center()


def test_a_click_on_a_row_opens_it(qtbot: QtBot, dialog: SwitchDialog, clients: list[Path]) -> None:
    qtbot.mouseClick(listed(dialog).viewport(), LEFT, pos=place_of(dialog, clients[0]))
    assert dialog.isVisible(), "the second click of a double click would go to what lies below"
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert dialog.path == clients[0]


def test_a_double_click_opens_it_at_once(qtbot: QtBot, dialog: SwitchDialog, clients: list[Path]) -> None:
    qtbot.mouseClick(listed(dialog).viewport(), LEFT, pos=place_of(dialog, clients[0]))
    qtbot.mouseDClick(listed(dialog).viewport(), LEFT, pos=place_of(dialog, clients[0]))
    assert dialog.path == clients[0]
    assert not dialog.isVisible()


@pytest.mark.parametrize("letters", ["ten", "TENKEN", ".tenken"])
def test_letters_of_the_suffix_alone_find_none(dialog: SwitchDialog, letters: str) -> None:
    line(dialog).insert(letters)
    assert listed(dialog).ids == ()


def test_what_begins_so_stands_first_and_the_open_one_last(
    qtbot: QtBot, desk: Desk, state: AppState, tmp_path: Path
) -> None:
    (tmp_path / "Aoba").mkdir()
    names = {"Aoba": state.path, "Midori": tmp_path / "Aoba" / "m.tenken", "No Aoba": tmp_path / "n.tenken"}
    names |= {"Aoba West": tmp_path / "w.tenken"}
    state.rename("Aoba")
    for name, path in names.items():
        if path != state.path:
            Workbook.create(path, name).close()
            state.preferences.take(state.preferences.now.with_opened(path))
    shown = SwitchDialog(state, desk)
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitUntil(lambda: all("Answered" in second for second in seconds(shown)), timeout=PATIENCE)
    line(shown).insert("ao")
    assert listed(shown).ids == tuple(str(names[name]) for name in ("Aoba West", "No Aoba", "Midori", "Aoba"))
    assert listed(shown).current_id == str(names["Aoba West"])


def test_no_letters_fit_is_said(qtbot: QtBot, dialog: SwitchDialog) -> None:
    line(dialog).insert("zzz")
    assert "No workbook is called so" in Part(dialog).said
    qtbot.keyClick(line(dialog), ENTER)
    assert dialog.path is None
    assert dialog.isVisible()


def test_one_that_is_gone_is_said_to_be(qtbot: QtBot, desk: Desk, state: AppState, clients: list[Path]) -> None:
    clients[0].unlink()
    shown = SwitchDialog(state, desk)
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitUntil(lambda: any("cannot be read now" in second for second in seconds(shown)), timeout=PATIENCE)


def test_the_chip_leads_there_and_the_window_goes_on_in_the_chosen_one(
    qtbot: QtBot, window: MainWindow, state: AppState, clients: list[Path]
) -> None:
    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SwitchDialog)
        line(dialog).insert("薬局")
        qtbot.keyClick(line(dialog), ENTER)

    QTimer.singleShot(0, choose)
    Hand(window).chip.click()
    assert state.workbook.organisation == "さくら薬局"
    assert Hand(window).chip.text() == "さくら薬局"


def test_at_the_start_it_asks_who_has_several(qtbot: QtBot, window: MainWindow, clients: list[Path]) -> None:
    closing = Closing()
    window.offer_workbooks()
    qtbot.waitUntil(lambda: closing.met == ["SwitchDialog"], timeout=PATIENCE)
    closing.stop()


def test_at_the_start_it_asks_nobody_who_has_one(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    began: list[int] = []
    monkeypatch.setattr(workbook_commands.QTimer, "singleShot", lambda after, *_rest: began.append(after))
    window.offer_workbooks()
    assert began == []


def test_it_is_no_larger_than_the_window(state: AppState, desk: Desk, larger: Callable[[], None]) -> None:
    larger()
    desk.resize(640, 520)
    shown = SwitchDialog(state, desk)
    shown.show()
    settled(shown)
    assert shown.width() <= desk.width()
    assert shown.height() <= desk.height()
    shown.close()
    shown.deleteLater()
