"""A tree of plain branches: what is asked for when, what is folded, and where it stands."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.kit.lists.branch_model import Branch
from app.ui.kit.lists.branch_tree import BranchTree
from tests.ui.desk import Desk


class Grown:
    """Two roots with branches under them, and which of them were asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.second = "1"

    def branches(self) -> Sequence[Branch]:
        return [self._root("fruit", ("apple", "pear")), self._root("trees", ("ash", "pine"))]

    def _root(self, name: str, leaves: tuple[str, ...]) -> Branch:
        def grow() -> Sequence[Branch]:
            self.asked.append(name)
            return [Branch(leaf, leaf.title(), also=(f"the {leaf}",)) for leaf in leaves]

        return Branch(name, name.title(), self.second, grow=grow)


@pytest.fixture
def grown() -> Grown:
    return Grown()


@pytest.fixture
def tree(desk: Desk, grown: Grown) -> BranchTree:
    tree = BranchTree(desk)
    tree.show_branches(grown.branches())
    desk.put(tree).setFocus()
    return tree


def test_what_is_folded_is_not_asked_for(tree: BranchTree, grown: Grown) -> None:
    assert (grown.asked, tree.shown_keys) == ([], ("fruit", "trees"))
    tree.unfold(["trees"])
    assert (grown.asked, tree.shown_keys) == (["trees"], ("fruit", "trees", "ash", "pine"))


def test_going_to_a_branch_unfolds_what_it_is_under(tree: BranchTree, grown: Grown) -> None:
    assert not tree.stand_on("pear")
    assert tree.stand_on("pear", within="fruit")
    assert tree.current_key == "pear"
    assert tree.shown_keys == ("fruit", "apple", "pear", "trees")
    assert not tree.stand_on("plum", within="trees")
    assert tree.current_key == "pear"


def test_what_is_shown_anew_stays_open_and_says_nothing(qtbot: QtBot, tree: BranchTree, grown: Grown) -> None:
    tree.stand_on("pear", within="fruit")
    with qtbot.assertNotEmitted(tree.current_changed):
        tree.show_branches(grown.branches())
    assert tree.current_key == "pear"
    assert tree.shown_keys == ("fruit", "apple", "pear", "trees")


def test_all_at_once_is_not_remembered(tree: BranchTree, grown: Grown) -> None:
    tree.show_branches(grown.branches(), unfolded=True)
    assert tree.shown_keys == ("fruit", "apple", "pear", "trees", "ash", "pine")
    tree.show_branches(grown.branches())
    assert tree.shown_keys == ("fruit", "trees")


def test_small_print_is_said_anew_in_its_place(tree: BranchTree, grown: Grown) -> None:
    tree.stand_on("trees")
    grown.second = "2"
    tree.retell(grown.branches())
    assert tree.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) == "Trees, 2"
    assert tree.current_key == "trees"


def test_the_keys_go_to_the_first_row_and_enter_goes_in(qtbot: QtBot, tree: BranchTree) -> None:
    assert tree.current_key == "fruit"
    with qtbot.waitSignal(tree.entered) as entered:
        qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert entered.args == ["fruit"]


def test_letters_and_words_of_an_input_method_lead_to_rows(qtbot: QtBot, tree: BranchTree) -> None:
    tree.unfold(["trees", "fruit"])
    qtbot.keyClicks(tree, "pi")
    assert tree.current_key == "pine"
    tree.keyboardSearch("")
    composed = QInputMethodEvent()
    composed.setCommitString("the ash")
    QApplication.sendEvent(tree, composed)
    assert tree.current_key == "ash"


def test_a_letter_is_no_shortcut_here(tree: BranchTree) -> None:
    for text, taken in (("n", True), ("", False), ("-", False)):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, 0, Qt.KeyboardModifier.NoModifier, text)
        event.ignore()
        QApplication.sendEvent(tree, event)
        assert event.isAccepted() is taken


def test_a_double_click_goes_into_a_leaf(qtbot: QtBot, tree: BranchTree) -> None:
    tree.stand_on("apple", within="fruit")
    place = tree.visualRect(tree.currentIndex()).center()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(tree.entered) as entered:
        qtbot.mouseDClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert entered.args == ["apple"]
