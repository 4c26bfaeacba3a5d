"""What a screen reader is told of controls whose looks say more than their kind.

The audit of the looks walks through all that is heard on every stage, in both languages (tests/ui/heard.py).
"""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app import labels
from app.domain.answers import Field, Status
from app.ui.checklist.answer_bar import AnswerBar
from app.ui.checklist.task_fields import TaskFields
from app.ui.kit.one_of_several import ChoiceGroup, OneOfSeveral
from app.ui.kit.page_overlays import RowButton
from app.ui.kit.plain_tip import plain_tip
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from app.ui.shell.ways import Place
from tests.ui.hands import Hand
from tests.ui.heard import unheard
from tests.ui.stages import answer_much, settled

Heard = QAccessible.Text


def heard(widget: QWidget) -> QAccessibleInterface:
    """What a screen reader meets in place of a widget."""
    return QAccessible.queryAccessibleInterface(widget)


def children(parent: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    return (parent.child(n) for n in range(parent.childCount()))


def test_the_boxes_of_a_task_say_what_they_are_for(window: MainWindow) -> None:
    """Qt names a box by its value on Linux, and leaves it to its label, which is told beside, to say what it is."""
    window.show_measure("executive-A-1")
    fields = settled(window).findChild(TaskFields)
    wanted = {labels.name(field) for field in (Field.OWNER, Field.CARRIER, Field.PRIORITY)}
    boxes = fields.findChildren(QComboBox)
    assert {box.accessibleName() for box in boxes} == wanted
    for box in boxes:
        told = heard(box).relations(QAccessible.RelationFlag.Label)
        assert [label.text(Heard.Name) for label, _kind in told] == [box.accessibleName()]


def test_places_are_one_of_several(window: MainWindow) -> None:
    buttons = [Hand(window).place_button(place) for place in Place]
    assert {heard(button).role() for button in buttons} == {QAccessible.Role.RadioButton}
    assert [heard(button).state().checked for button in buttons].count(True) == 1
    Hand(window).go(Place.PLAN)
    assert [place for place, button in zip(Place, buttons, strict=True) if heard(button).state().checked] == [
        Place.PLAN
    ]


def test_the_head_of_the_guides_tree_has_a_name(window: MainWindow) -> None:
    Hand(window).go(Place.GUIDE)
    tree = Hand(window).guide.view.contents.tree
    assert tree.model().headerData(0, Qt.Orientation.Horizontal) == tree.accessibleName() == "Contents of the guide"


def test_no_cell_of_a_heading_in_the_plan_is_empty(window: MainWindow, state: AppState) -> None:
    answer_much(state)
    Hand(window).go(Place.PLAN)
    cells = [cell for cell in children(heard(Hand(window).plan.list)) if cell.role() == QAccessible.Role.Cell]
    assert cells
    assert all(cell.text(Heard.Name) for cell in cells)


def test_rows_of_the_overview_are_not_told_twice(window: MainWindow, state: AppState) -> None:
    """Pointing at one tells only what is cut off on it."""
    answer_much(state)
    Hand(window).go(Place.OVERVIEW)
    rows = settled(window).findChildren(RowButton)
    assert {row.toolTip() for row in rows} == {"", plain_tip("外部のＩＴ業者（みどりシステムサービス株式会社）")}
    assert all(heard(row).text(Heard.Description) != heard(row).text(Heard.Name) for row in rows)


def test_segments_are_one_of_several_in_a_group_with_a_name(window: MainWindow) -> None:
    Hand(window).go(Place.CHECKLIST)
    for group in settled(window).findChildren(ChoiceGroup):
        told = heard(group)
        choices = [c for c in children(told) if isinstance(c.object(), OneOfSeveral) and not c.state().invisible]
        if choices:
            assert (told.role(), told.text(Heard.Name)) == (QAccessible.Role.Grouping, group.accessibleName())
            assert {choice.role() for choice in choices} == {QAccessible.Role.RadioButton}
            places = [choice.rect().topLeft().toTuple()[::-1] for choice in choices]
            assert places == sorted(places), "their order tells the place of each"


def test_an_answer_and_none_at_all_are_heard(window: MainWindow, state: AppState) -> None:
    measure = "executive-A-1"
    window.show_measure(measure)
    bar = settled(window).findChild(AnswerBar)
    for status in (Status.DONE, Status.PARTIAL, Status.UNANSWERED, Status.NOT_APPLICABLE, Status.DONE):
        reason = {Field.REASON: "none"} if status is Status.NOT_APPLICABLE else {}
        state.edit([measure], {Field.STATUS: status, **reason})
        answers = [child for child in children(heard(bar)) if isinstance(child.object(), OneOfSeveral)]
        checked = [answer.text(Heard.Name) for answer in answers if answer.state().checked]
        assert checked == ([] if status is Status.UNANSWERED else [labels.name(status)])


def test_arrow_keys_pass_over_choices_and_choose_none(window: MainWindow, qtbot: QtBot) -> None:
    """Each is reached by Tab, too."""
    window.show_measure("executive-A-1")
    with qtbot.waitActive(window):
        window.activateWindow()
    buttons = list(settled(window).findChild(AnswerBar).buttons.values())
    buttons[0].click()
    buttons[0].setFocus()
    qtbot.keyClick(buttons[0], Qt.Key.Key_Right)
    assert buttons[1].hasFocus()
    qtbot.keyClick(buttons[1], Qt.Key.Key_Tab)
    assert buttons[2].hasFocus()
    qtbot.keyClick(buttons[2], Qt.Key.Key_Left)
    assert buttons[1].hasFocus()
    assert [button.isChecked() for button in buttons] == [True, False, False, False]


def test_what_is_heard_wrongly_is_found(window: MainWindow) -> None:
    """Were the walk blind, every stage would pass."""
    Hand(window).speak("ja")
    Hand(window).go(Place.CHECKLIST)
    assert unheard(settled(window)) == []
    Hand(window).place_button(Place.PLAN).setAccessibleName("Go somewhere else")
    group = settled(window).findChild(AnswerBar)
    group.setAccessibleName("")
    group.more.setAccessibleName("")
    group.more.setToolTip("")
    extra = QPushButton(group)
    extra.setCheckable(True)
    extra.show()
    assert [kind for kind, *_rest in unheard(window)] == [
        "UNTRANSLATED",
        "NO GROUP",
        "NOT ONE OF SEVERAL",
        "UNHEARD",
        "UNHEARD",
    ]
