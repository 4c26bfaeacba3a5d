"""This PC in the ledger of devices: shown first, then written as one step."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.ui.kit.tick_box import TickBox
from app.ui.ledgers.ledger_list import LedgerList
from app.ui.ledgers.ledger_pane import LedgerPane
from app.ui.ledgers.ledgers_view import LedgersView
from app.ui.ledgers.this_pc_dialog import ThisPcDialog
from app.ui.shell.state import AppState
from app.work.this_pc import ThisPc
from tests.kept import keep, kept
from tests.ui.desk import Desk
from tests.ui.hands import Part, ledger_pane
from tests.ui.stages import settled


def texts(state: AppState) -> dict[str, str]:
    return {key: text for key, text in kept(state.workbook).items() if key.startswith("device.")}


@pytest.fixture
def view(desk: Desk, state: AppState) -> LedgersView:
    keep(state, {"device.1.name": "PC 1", "device.2.name": "PC 2"})
    view = desk.put(LedgersView(state, desk))
    view.focus_list()
    settled(view)
    return view


def pane(view: LedgersView) -> LedgerPane:
    found = ledger_pane(view)
    assert isinstance(found, LedgerPane)
    return found


def listed(view: LedgersView) -> LedgerList:
    return Part(pane(view)).kind(LedgerList)


FOUND = ThisPc("Keiri-Note1", "7XK2QM3", "Windows 11 Pro 23H2 (22631.4460)", "Dell Inc. Latitude 5420")
PC = {
    "name": "Keiri-Note1",
    "serial": "7XK2QM3",
    "system": "Windows 11 Pro 23H2 (22631.4460)",
    "note": "Model: Dell Inc. Latitude 5420",
}


def device(state: AppState, number: int) -> dict[str, str]:
    prefix = f"device.{number}."
    return {key.removeprefix(prefix): text for key, text in texts(state).items() if key.startswith(prefix)}


@pytest.fixture
def this_pc(view: LedgersView, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Part]:
    """Presses the button: the PC says what is given, and a person does something with the dialog."""

    def press(pc: ThisPc, act: Callable[[Part], object]) -> Part:
        shown: list[Part] = []

        def run(dialog: ThisPcDialog) -> int:
            shown.append(Part(dialog))
            act(shown[0])
            return dialog.result()

        monkeypatch.setattr("app.ui.ledgers.this_pc_adding.read_this_pc", lambda: pc)
        monkeypatch.setattr(ThisPcDialog, "exec", run)
        Part(pane(view)).press("Add this P&C...")
        return shown[0]

    return press


def test_this_pc_is_shown_and_then_written_as_one_step(
    view: LedgersView, state: AppState, this_pc: Callable[..., Part]
) -> None:
    before = texts(state)

    def accept(dialog: Part) -> None:
        assert texts(state) == before
        dialog.press("&Write down")

    said = this_pc(FOUND, accept).said
    assert "Nothing has been written down yet" in said
    assert device(state, 3) == {**PC, "seen": state.today().isoformat()}
    assert listed(view).number == 3
    assert "“Keiri-Note1” was written down." in Part(pane(view)).said
    state.undo()
    assert texts(state) == before


def test_a_line_without_its_tick_and_a_line_that_was_changed(state: AppState, this_pc: Callable[..., Part]) -> None:
    def change(dialog: Part) -> None:
        dialog.named(TickBox, "Serial number").click()
        dialog.line("Name").setText("経理のPC")
        dialog.press("Last seen")
        dialog.press("&Write down")

    this_pc(FOUND, change)
    assert device(state, 3) == {"name": "経理のPC", "system": PC["system"], "note": PC["note"]}


def test_the_row_that_is_this_pc_is_brought_up_to_date(state: AppState, this_pc: Callable[..., Part]) -> None:
    keep(state, {"device.2.serial": "7xk2qm3", "device.2.note": "貸し出し用", "device.2.user": "髙﨑"})
    this_pc(FOUND, lambda dialog: dialog.press("&Write down"))
    assert device(state, 2) == {
        **PC,
        "note": "貸し出し用\nModel: Dell Inc. Latitude 5420",
        "user": "髙﨑",
        "seen": state.today().isoformat(),
    }
    assert device(state, 3) == {}
    this_pc(FOUND, lambda dialog: (dialog.press("Bring the row"), dialog.press("&Write down")))
    assert device(state, 3)["name"] == "Keiri-Note1"


def test_where_nothing_can_be_read_a_person_types(qtbot: QtBot, state: AppState, this_pc: Callable[..., Part]) -> None:
    def fill(dialog: Part) -> None:
        assert "says nothing about itself" in dialog.said
        assert not dialog.button("&Write down").isEnabled()
        qtbot.keyClicks(dialog.line("Name"), "Mac")
        dialog.press("&Write down")

    this_pc(ThisPc(), fill)
    assert device(state, 3) == {"name": "Mac", "seen": state.today().isoformat()}


def test_leaving_the_dialog_changes_nothing(state: AppState, this_pc: Callable[..., Part]) -> None:
    before = texts(state)
    this_pc(FOUND, lambda dialog: dialog.widget.reject())
    assert texts(state) == before


def test_an_empty_ledger_begins_with_this_pc(view: LedgersView, state: AppState, this_pc: Callable[..., Part]) -> None:
    listed(view).selectAll()
    pane(view).remove()
    assert [button.text() for button in Part(pane(view)).buttons("Add this P&C...") if button.isVisible()] != []
    this_pc(FOUND, lambda dialog: dialog.press("&Write down"))
    assert device(state, 1)["name"] == "Keiri-Note1"


def test_pointing_at_a_button_tells_its_keys(view: LedgersView) -> None:
    tips = {button.toolTip() for button in pane(view).findChildren(QPushButton)}
    assert {"Add a device (Ins)", "Seen today (Ctrl+D)", "Add this PC"} <= tips
