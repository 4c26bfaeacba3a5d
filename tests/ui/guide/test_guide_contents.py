"""The tree of the guide: what it says, how it is walked through, searched and folded, and what it remembers."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from app import i18n
from app.domain.answers import Field, Status
from app.domain.guide import cases_helped
from app.ui.guide.guide_view import GuideView
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from app.ui.shell.ways import GuideTopic, Place
from tests.languages import LANGUAGES
from tests.ui.desk import Desk
from tests.ui.hands import GuideHand, Hand

TOPICS = ["methods ", "cases ", "roles ", "explanations ", "glossary "]


@pytest.fixture
def guide(desk: Desk, state: AppState) -> GuideHand:
    guide = GuideHand(desk.put(GuideView(state, desk.ways)))
    guide.view.focus_topics()
    return guide


def roots(guide: GuideHand) -> list[str]:
    return [key for key in guide.items if key in TOPICS]


def spoken(guide: GuideHand, key: str) -> str:
    guide.tree.stand_on(key)
    return str(guide.tree.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))


def test_it_begins_with_all_topics_and_two_of_them_open(guide: GuideHand) -> None:
    assert roots(guide) == TOPICS
    assert {"methods vpn", "methods ratings", "methods flowchart", "cases most-helpful"} <= set(guide.items)
    assert not any(key.startswith("glossary ") and key != "glossary " for key in guide.items)


def test_the_topics_tell_what_is_in_use_and_what_could_happen(guide: GuideHand, state: AppState) -> None:
    state.set_profile({"methods": "vpn,vdi", "office_network": "yes"})
    assert spoken(guide, "methods ") == "Telework methods, 2 in use"
    near = sum(one.exposed == "yes" for one in state.standing.cases(state.entries))
    assert spoken(guide, "cases ") == f"Trouble cases, {near} could happen"


def test_what_is_answered_elsewhere_is_told_when_the_guide_is_shown_again(guide: GuideHand, state: AppState) -> None:
    before = spoken(guide, "cases most-helpful")
    helped = [i for one in state.standing.cases(state.entries) for i in one.open]
    guide.view.hide()
    state.edit(helped[: len(helped) // 2], {Field.STATUS: Status.DONE})
    assert spoken(guide, "cases most-helpful") == before
    guide.view.show()
    counts = cases_helped(state.standing.cases(state.entries))
    after = spoken(guide, "cases most-helpful")
    assert after != before
    assert str(max(counts.values())) in after


def test_the_arrows_walk_fold_and_unfold(qtbot: QtBot, guide: GuideHand) -> None:
    guide.tree.stand_on("roles ")
    qtbot.keyClick(guide.tree, Qt.Key.Key_Right)
    assert "roles executive" in guide.items
    qtbot.keyClick(guide.tree, Qt.Key.Key_Down)
    assert (guide.topic, guide.item) == (GuideTopic.ROLES, "executive")
    qtbot.keyClick(guide.tree, Qt.Key.Key_Right)
    qtbot.keyClick(guide.tree, Qt.Key.Key_Right)
    assert guide.item == "executive-1"
    qtbot.keyClick(guide.tree, Qt.Key.Key_Left)
    qtbot.keyClick(guide.tree, Qt.Key.Key_Left)
    assert "roles executive-1" not in guide.items
    qtbot.keyClick(guide.tree, Qt.Key.Key_Home)
    assert guide.tree.current_key == "methods "
    qtbot.keyClick(guide.tree, Qt.Key.Key_End)
    assert guide.tree.current_key == "glossary "


def test_letters_lead_to_what_begins_so(qtbot: QtBot, guide: GuideHand) -> None:
    qtbot.keyClicks(guide.tree, "sec")
    assert guide.item == "secure_container"
    guide.tree.keyboardSearch("")
    qtbot.keyClicks(guide.tree, "glo")
    assert guide.tree.current_key == "glossary "


def test_readings_lead_to_terms(desk: Desk, state: AppState) -> None:
    i18n.use("ja")
    guide = GuideHand(desk.put(GuideView(state, desk.ways)))
    guide.read(GuideTopic.GLOSSARY, "byod")
    guide.tree.keyboardSearch("ぶいぴー")
    assert guide.item == "vpn"


def test_a_press_on_what_folds_unfolds_it(qtbot: QtBot, guide: GuideHand) -> None:
    tree = guide.tree
    row = next(index for index in [tree.model().index(n, 0) for n in range(5)] if index.data().startswith("Roles"))
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(row).center())
    assert "roles executive" in guide.items


def test_a_screen_reader_hears_what_is_open(guide: GuideHand) -> None:
    heard = QAccessible.queryAccessibleInterface(guide.tree)
    assert heard.role() is QAccessible.Role.Tree
    rows = {heard.child(n).text(QAccessible.Text.Name): heard.child(n) for n in range(heard.childCount())}
    assert rows["Telework methods"].role() is QAccessible.Role.TreeItem
    assert rows["Telework methods"].state().expanded
    assert rows["Glossary"].state().expandable
    assert not rows["Glossary"].state().expanded


def test_every_row_goes_with_what_it_says_in_small(guide: GuideHand) -> None:
    guide.tree.unfold(["glossary "])
    assert spoken(guide, "glossary V").startswith("V, ")


# searching


@pytest.mark.parametrize(("lang", "typed"), [("ja", "ｖｐｎ"), ("en", "vpn"), ("ja", "ぶいぴーえぬ")])
def test_it_is_searched_as_one_types(qtbot: QtBot, desk: Desk, state: AppState, lang: str, typed: str) -> None:
    i18n.use(lang)
    guide = GuideHand(desk.put(GuideView(state, desk.ways)))
    before = guide.item
    guide.search.setFocus()
    guide.search.insert(typed)  # key clicks know ASCII only
    assert "glossary vpn" in guide.items
    assert len(guide.items) < 60
    assert guide.item == before, "the page waits until one goes there"
    qtbot.keyClick(guide.search, Qt.Key.Key_Down)
    assert guide.tree.hasFocus()
    assert guide.tree.current_key in guide.items
    assert guide.item not in ("", before)


def test_titles_and_texts_of_every_topic_are_searched(guide: GuideHand) -> None:
    guide.search.setText("password")
    assert {key.split(" ")[0] for key in guide.items} == {"cases", "roles", "explanations", "glossary"}
    guide.search.setText("ratings")
    assert "methods ratings" in guide.items
    guide.search.setText("which suits")
    assert "methods flowchart" in guide.items


def test_where_nothing_is_found_it_says_so_and_leads_back(qtbot: QtBot, guide: GuideHand) -> None:
    guide.read(GuideTopic.CASES, "case-5")
    before, page = guide.items, guide.text
    guide.search.setFocus()
    qtbot.keyClicks(guide.search, "zzzz")
    assert not guide.tree.isVisible()
    assert "Nothing in the guide matches" in guide.said
    assert guide.text == page
    qtbot.keyClick(guide.search, Qt.Key.Key_Down)
    assert guide.search.hasFocus()
    guide.press("Clear the search")
    assert guide.items == before
    assert guide.tree.current_key == "cases case-5"
    assert guide.search.hasFocus()


def test_after_a_search_it_stands_where_one_went_and_is_folded_as_before(qtbot: QtBot, guide: GuideHand) -> None:
    guide.search.setFocus()
    qtbot.keyClicks(guide.search, "barrel")
    qtbot.keyClick(guide.search, Qt.Key.Key_Return)
    found = guide.tree.current_key
    qtbot.keyClick(guide.search, Qt.Key.Key_Escape)
    assert guide.search.text() == ""
    assert guide.tree.current_key == found
    assert "glossary V" not in guide.items


def test_going_to_what_a_search_hides_lifts_it(guide: GuideHand) -> None:
    guide.search.setText("edr")
    guide.read(GuideTopic.GLOSSARY, "byod")
    assert guide.search.text() == ""
    assert guide.item == "byod"


# what stays


def test_what_was_open_stays_open_in_another_language_and_with_another_profile(
    guide: GuideHand, state: AppState, speak: Callable[..., None]
) -> None:
    guide.read(GuideTopic.EXPLANATIONS, "A-1")
    guide.tree.collapse(guide.tree.model().index(0, 0))
    before = guide.items
    for change in (lambda: speak("ja", guide.view), lambda: state.set_profile({"methods": "vdi"})):
        change()
        assert guide.tree.current_key == "explanations A-1"
        assert "methods vpn" not in guide.items
        assert {key for key in before if key.startswith("explanations")} <= set(guide.items)


def test_a_hidden_guide_waits_until_it_is_seen(window: MainWindow, state: AppState) -> None:
    guide = Hand(window).read(GuideTopic.METHODS)
    Hand(window).go(Place.OVERVIEW)
    tree = guide.tree
    Hand(window).speak("ja")
    assert tree.model().index(0, 0).data() == "Telework methods"
    Hand(window).go(Place.GUIDE)
    assert tree.model().index(0, 0).data() == "テレワークの方式"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_topic_is_gone_to_by_its_name(desk: Desk, state: AppState, lang: str) -> None:
    i18n.use(lang)
    guide = GuideHand(desk.put(GuideView(state, desk.ways)))
    for topic in GuideTopic:
        guide.read(topic)
        assert guide.topic is topic
        assert guide.page.lines[0] == guide.tree.currentIndex().data()
