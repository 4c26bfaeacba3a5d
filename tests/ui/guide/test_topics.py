"""Cases, roles, explanations and the glossary: what they show, where they lead, by keyboard, in both languages."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSplitterHandle, QWidget
from pytestqt.qtbot import QtBot

from app import i18n
from app.domain.answers import Field, Status
from app.storage.settings import Theme
from app.ui.guide.cases_view import CasesView
from app.ui.guide.explanations_view import ExplanationsView
from app.ui.guide.glossary_view import GlossaryView
from app.ui.guide.guide_view import GuideView
from app.ui.guide.roles_view import RolesView
from app.ui.guide.topic_view import TopicView
from app.ui.kit.link_row import LinkRow
from app.ui.kit.term_text import TermText
from app.ui.shell.state import AppState
from app.ui.shell.ways import GuideTopic, ToMeasure, ToQuestion, ToTopic, Ways
from tests.languages import LANGUAGES
from tests.ui.hands import Part

VIEWS = (CasesView, RolesView, ExplanationsView, GlossaryView)
LOOKS = [
    (lang, colours, percent, size)
    for lang in LANGUAGES
    for colours in (Theme.LIGHT, Theme.DARK)
    for percent in (100, 200)
    for size in ((1000, 430), (1180, 680))
]


def shown(qtbot: QtBot, view: QWidget) -> None:
    qtbot.addWidget(view)
    view.resize(900, 600)
    with qtbot.waitExposed(view):
        view.show()


def texts(view: TopicView) -> str:
    labels = view.page.widget().findChildren(QLabel)
    return "\n".join(label.accessibleName() or label.text() for label in labels)


def links(view: TopicView) -> list[LinkRow]:
    return view.page.widget().findChildren(LinkRow)


# every view


@pytest.mark.parametrize("make", VIEWS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_item_has_a_page(qtbot: QtBot, state: AppState, ways: Ways, make: type[TopicView], lang: str) -> None:
    i18n.use(lang)
    view = make(state, ways)
    shown(qtbot, view)
    assert len(view.list.ids) > 15
    for item in view.list.ids:
        view.show_item(item)
        assert view.list.current_id == item
        assert len(texts(view)) > 30
        assert view.list.currentIndex().data() in texts(view) or item == "most-helpful" or make is RolesView


@pytest.mark.parametrize("make", VIEWS)
def test_another_language_is_spoken_and_the_place_stays(
    qtbot: QtBot, state: AppState, ways: Ways, speak: Callable[..., None], make: type[TopicView]
) -> None:
    view = make(state, ways)
    shown(qtbot, view)
    item = view.list.ids[5]
    view.show_item(item)
    before = texts(view)
    speak("ja", view)
    assert view.list.current_id == item
    assert texts(view) != before
    speak("en", view)
    assert texts(view) == before


@pytest.mark.parametrize("make", VIEWS)
def test_the_keys_lead_in_along_and_back(qtbot: QtBot, state: AppState, ways: Ways, make: type[TopicView]) -> None:
    view = make(state, ways)
    shown(qtbot, view)
    view.focus_list()
    first = view.list.current_id
    qtbot.keyClick(view.list, Qt.Key.Key_Down)
    second = view.list.current_id
    assert second not in ("", first)
    qtbot.keyClick(view.list, Qt.Key.Key_Return)
    inside = view.window().focusWidget()
    assert view.page.isAncestorOf(inside) or inside is view.page
    qtbot.keyClick(inside, Qt.Key.Key_Escape)
    assert view.list.hasFocus()
    assert view.list.current_id == second


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
@pytest.mark.parametrize("make", VIEWS)
def test_tab_reaches_everything_and_comes_back(
    qtbot: QtBot, state: AppState, ways: Ways, make: type[TopicView], key: Qt.Key
) -> None:
    view = make(state, ways)
    shown(qtbot, view)
    view.show_item(view.list.ids[4])
    stops: list[QWidget] = []
    for _n in range(100):
        here = view.window().focusWidget()
        if here in stops[:-1]:
            break
        stops += [here] if here not in stops else []
        qtbot.keyClick(here, key)
    usable = (w for w in view.findChildren(QWidget) if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus)
    assert {type(w) for w in usable if w not in stops} <= {QSplitterHandle}
    assert view.list in stops
    assert any(view.page.isAncestorOf(stop) for stop in stops)


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_the_audit_finds_nothing(
    qtbot: QtBot,
    state: AppState,
    ways: Ways,
    audit: Callable[[QWidget], list[tuple[str, str, str]]],
    dress: Callable[[str, Theme, int], None],
    look: tuple[str, Theme, int, tuple[int, int]],
) -> None:
    lang, colours, percent, size = look
    dress(lang, colours, percent)
    state.set_profile({"methods": "cloud_services", "private_devices": "yes", "office_network": "no"})
    for make in VIEWS:
        view = make(state, ways)
        shown(qtbot, view)
        view.resize(*size)
        for item in (view.list.ids[0], view.list.ids[7]):
            view.show_item(item)
            qtbot.wait(1)
            assert audit(view) == []
        view.close()


# cases


def test_a_case_asks_for_what_the_profile_does_not_say(qtbot: QtBot, state: AppState, ways: Ways) -> None:
    guide = GuideView(state, ways)
    shown(qtbot, guide)
    guide.show_topic(GuideTopic.CASES, "case-5")
    view = guide.view_of(GuideTopic.CASES)
    assert isinstance(view, CasesView)
    link = next(row for row in links(view) if row.accessibleName().startswith("Answer the question"))
    with qtbot.waitSignal(ways.wanted) as asked:
        link.clicked.emit()
    assert asked.args == [ToQuestion("data_on_terminals")]
    state.set_profile({"data_on_terminals": "yes"})
    assert not any(row.accessibleName().startswith("Answer the question") for row in links(view))


def test_cases_are_ranked_and_say_why(qtbot: QtBot, state: AppState, ways: Ways) -> None:
    view = CasesView(state, ways)
    shown(qtbot, view)
    assert len(view.list.ids) == 16
    view.show_item("case-1")
    assert "does not say yet" in texts(view)
    state.set_profile({"methods": "vpn", "office_network": "yes"})
    assert view.list.current_id == "case-1"
    assert "because of this: a way into the office network from outside, the method “VPN”" in texts(view)
    state.set_profile({"methods": "none", "office_network": "no"})
    assert "nothing of what led to it" in texts(view)
    assert view.list.ids.index("case-1") > 5


def test_a_case_counts_what_is_done_and_leads_to_its_measures(qtbot: QtBot, state: AppState, ways: Ways) -> None:
    view = CasesView(state, ways)
    shown(qtbot, view)
    view.show_item("case-1")
    assert "Done 0 / 2" in texts(view)
    state.edit(["administrator-C-2"], {Field.STATUS: Status.DONE})
    assert "Done 1 / 2" in texts(view)
    rows = [row for row in links(view) if row.key in state.catalogue.by_id]
    assert [row.key for row in rows] == ["administrator-C-3", "administrator-C-2"]
    with qtbot.waitSignal(ways.wanted) as wanted:
        qtbot.keyClick(rows[0], Qt.Key.Key_Space)
    assert wanted.args == [ToMeasure("administrator-C-3")]


def test_one_measure_is_named_that_helps_in_most_cases(qtbot: QtBot, state: AppState, ways: Ways) -> None:
    view = CasesView(state, ways)
    ways.wanted.connect(lambda to: view.show_item(to.item))
    shown(qtbot, view)
    named = links(view)[0].key
    helped = [row.key for row in links(view)[1:]]
    assert len(helped) >= 3
    state.edit([named], {Field.STATUS: Status.DONE})
    assert links(view)[0].key != named
    qtbot.keyClick(links(view)[1], Qt.Key.Key_Space)
    assert view.list.current_id.startswith("case-")


# roles and explanations


def test_roles_have_their_points_and_say_whose_reading_it_is(qtbot: QtBot, state: AppState, ways: Ways) -> None:
    view = RolesView(state, ways)
    shown(qtbot, view)
    assert sum(i.rsplit("-", 1)[0] in ("executive", "administrator", "teleworker") for i in view.list.ids) == 23
    view.show_item("executive-5")
    assert "our reading" in texts(view)
    assert "executive-E-1" in [row.key for row in links(view)]
    view.show_item("barrel")
    assert "p. 10" in texts(view)


def test_a_passage_is_shown_under_its_heading_with_its_measures(qtbot: QtBot, state: AppState, ways: Ways) -> None:
    view = ExplanationsView(state, ways)
    shown(qtbot, view)
    passages = state.catalogue.guide.explanations("en")
    for passage in passages:
        view.show_item(passage.id)
        assert all(text in texts(view) for text in passage.text)
        assert set(passage.measures) <= {row.key for row in links(view)}
    for column in state.catalogue.guide.columns("en"):
        view.show_item(column.id)
        assert column.title in texts(view)


# glossary


@pytest.mark.parametrize(("lang", "typed"), [("ja", "ｖｐｎ"), ("en", "vpn"), ("ja", "ぶいぴーえぬ")])
def test_the_glossary_is_searched_as_one_types(
    qtbot: QtBot, state: AppState, ways: Ways, lang: str, typed: str
) -> None:
    i18n.use(lang)
    view = GlossaryView(state, ways)
    shown(qtbot, view)
    field = Part(view).line("Search the glossary")
    field.setFocus()
    field.insert(typed)  # key clicks know ASCII only
    assert "vpn" in view.list.ids
    assert len(view.list.ids) < 30
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert view.list.hasFocus()
    field.setFocus()
    qtbot.keyClicks(field, "zzzz")
    assert view.list.ids == ()
    assert texts(view) == ""
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert len(view.list.ids) > 100


def test_see_also_and_terms_lead_on_inside_the_glossary(qtbot: QtBot, state: AppState, ways: Ways) -> None:
    view = GlossaryView(state, ways)
    ways.wanted.connect(lambda to: view.show_item(to.item))
    shown(qtbot, view)
    Part(view).line("Search the glossary").setText("edr")
    view.show_item("byod")
    assert view.list.current_id == "byod"
    assert Part(view).line("Search the glossary").text() == ""
    qtbot.keyClick(links(view)[0], Qt.Key.Key_Space)
    assert view.list.current_id == "mdm"
    view.show_item("vpn")
    text = next(t for t in view.page.widget().findChildren(TermText) if t.marks)
    assert "vpn" not in [mark.term.id for mark in text.marks]
    text.linkActivated.emit(text.marks[0].term.id)
    assert view.list.current_id == text.marks[0].term.id


def test_terms_of_another_topic_ask_for_the_glossary(qtbot: QtBot, state: AppState, ways: Ways) -> None:
    view = ExplanationsView(state, ways)
    shown(qtbot, view)
    text = next(t for t in view.page.widget().findChildren(TermText) if t.marks)
    with qtbot.waitSignal(ways.wanted) as wanted:
        text.linkActivated.emit(text.marks[0].term.id)
    assert wanted.args == [ToTopic(GuideTopic.GLOSSARY, text.marks[0].term.id)]
