"""Cases, roles, explanations and the glossary: what their pages say, where they lead, in both languages."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitterHandle, QWidget
from pytestqt.qtbot import QtBot

from app import i18n
from app.domain.answers import Field, Status
from app.storage.settings import Theme
from app.ui.guide.guide_view import GuideView
from app.ui.kit.link_row import LinkRow
from app.ui.kit.term_text import TermText
from app.ui.kit.type_setting import READING_EM
from app.ui.shell.state import AppState
from app.ui.shell.ways import GuideTopic, ToMeasure, ToQuestion, ToTopic
from tests.languages import LANGUAGES
from tests.ui.desk import Desk
from tests.ui.hands import GuideHand
from tests.ui.stages import SIZES, Look, in_few_looks, settled

GUIDE_SIZES = dict(zip(SIZES, ((860, 430), (1180, 680), (1700, 900)), strict=True))
"""What the window leaves the guide."""
WRITTEN = (GuideTopic.CASES, GuideTopic.ROLES, GuideTopic.EXPLANATIONS, GuideTopic.GLOSSARY)


@pytest.fixture
def guide(desk: Desk, state: AppState) -> GuideHand:
    """The guide; what leads on inside it leads there."""
    return made(desk, state)


def made(desk: Desk, state: AppState) -> GuideHand:
    view = desk.put(GuideView(state, desk.ways))
    desk.ways.wanted.connect(lambda to: view.show_topic(to.topic, to.item) if isinstance(to, ToTopic) else None)
    return GuideHand(view)


def items(guide: GuideHand, topic: GuideTopic) -> list[str]:
    """All items of a topic, what folds too."""
    guide.tree.stand_on(f"{topic} none", f"{topic} ")
    return [key.split(" ", 1)[1] for key in guide.tree.keys if key.startswith(f"{topic} ")]


def links(guide: GuideHand) -> list[LinkRow]:
    return guide.page.widget.findChildren(LinkRow)


# every topic


@pytest.mark.parametrize("topic", WRITTEN)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_item_has_a_page_with_its_title(desk: Desk, state: AppState, topic: GuideTopic, lang: str) -> None:
    i18n.use(lang)
    guide = made(desk, state)
    listed = items(guide, topic)
    assert len(listed) > 15
    for item in listed:
        guide.read(topic, item)
        title = str(guide.tree.currentIndex().data())
        if topic is GuideTopic.ROLES:
            title = title.split(". ", 1)[-1]
        assert guide.item == item
        assert guide.page.lines[0] == title
        assert len(guide.text) > len(title)


@pytest.mark.parametrize("topic", WRITTEN)
def test_another_language_is_spoken_and_the_place_stays(
    guide: GuideHand, speak: Callable[..., None], topic: GuideTopic
) -> None:
    item = items(guide, topic)[5]
    before = guide.read(topic, item).text
    speak("ja", guide.view)
    assert guide.item == item
    assert guide.text != before
    speak("en", guide.view)
    assert guide.text == before


@pytest.mark.parametrize("topic", WRITTEN)
def test_the_keys_lead_in_and_back(qtbot: QtBot, guide: GuideHand, topic: GuideTopic) -> None:
    guide.read(topic, items(guide, topic)[2])
    guide.view.focus_topics()
    item = guide.item
    qtbot.keyClick(guide.tree, Qt.Key.Key_Return)
    inside = guide.view.window().focusWidget()
    assert guide.view.page.isAncestorOf(inside) or inside is guide.view.page
    qtbot.keyClick(inside, Qt.Key.Key_Escape)
    assert guide.tree.hasFocus()
    assert guide.item == item


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
@pytest.mark.parametrize("where", ["cases case-5", "glossary vpn", "methods ratings", "methods vpn"])
def test_tab_reaches_everything_and_comes_back(qtbot: QtBot, guide: GuideHand, where: str, key: Qt.Key) -> None:
    guide.read(*where.split(" "))
    guide.view.focus_tree()
    window = guide.view.window()
    stops: list[QWidget] = []
    for _n in range(100):
        here = window.focusWidget()
        if here in stops[:-1]:
            break
        stops += [here] if here not in stops else []
        qtbot.keyClick(here, key)
    usable = (
        w for w in guide.view.findChildren(QWidget) if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus
    )
    assert {type(w) for w in usable if w not in stops} <= {QSplitterHandle}
    assert guide.tree in stops


def test_lines_are_no_longer_than_is_read_with_ease(desk: Desk, guide: GuideHand) -> None:
    desk.resize(1900, 900)
    for topic, item in (("cases", "case-5"), ("glossary", "vpn"), ("methods", "vpn")):
        guide.read(topic, item)
        settled(desk)
        longest = max(label.width() for label in guide.page.widget.findChildren(TermText))
        assert longest <= READING_EM * 15 / 14 * guide.view.fontMetrics().height() + 1


@pytest.mark.parametrize("where", ["cases case-5", "methods ", "methods ratings", "methods vpn"])
def test_a_page_is_as_high_as_what_stands_on_it(desk: Desk, guide: GuideHand, where: str) -> None:
    """Least heights of another width once left a page of blank below."""
    desk.resize(800, 500)
    guide.read(*where.split(" "))
    page = settled(guide.page.widget)
    body = page.widget()
    assert body.height() <= max(page.viewport().height(), body.heightForWidth(body.width()) + 1)


@in_few_looks
def test_the_audit_finds_nothing(
    desk: Desk,
    state: AppState,
    audit: Callable[[QWidget], list[tuple[str, str, str]]],
    dress: Callable[[str, Theme, int], None],
    look: Look,
) -> None:
    dress(*look[:3])
    state.set_profile({"methods": "cloud_services", "private_devices": "yes", "office_network": "no"})
    guide = made(desk, state)
    desk.resize(*GUIDE_SIZES[look[3]])
    found = []
    for topic, item in (
        (GuideTopic.METHODS, ""),
        (GuideTopic.METHODS, "flowchart"),
        (GuideTopic.METHODS, "ratings"),
        (GuideTopic.METHODS, "vpn"),
        (GuideTopic.CASES, "most-helpful"),
        (GuideTopic.CASES, "case-5"),
        (GuideTopic.ROLES, "executive-5"),
        (GuideTopic.EXPLANATIONS, "A"),
        (GuideTopic.EXPLANATIONS, "A-1"),
        (GuideTopic.GLOSSARY, "vdi"),
    ):
        guide.read(topic, item)
        found += audit(settled(desk))
    for typed in ("vpn", "zzzz"):
        guide.search.setText(typed)
        # Qt's button that empties the line: by keyboard Escape does that
        found += [one for one in audit(settled(desk)) if not one[1].startswith("QToolButton<SearchLine<")]
    assert found == []


# cases


def test_a_case_asks_for_what_the_profile_does_not_say(desk: Desk, state: AppState, guide: GuideHand) -> None:
    guide.read(GuideTopic.CASES, "case-5")
    link = next(row for row in links(guide) if row.accessibleName().startswith("Answer the question"))
    link.click()
    settled(desk)
    assert desk.wanted[-1] == ToQuestion("data_on_terminals")
    state.set_profile({"data_on_terminals": "yes"})
    assert not any(row.accessibleName().startswith("Answer the question") for row in links(guide))


def test_cases_are_ranked_and_say_why(state: AppState, guide: GuideHand) -> None:
    assert sum(item.startswith("case-") for item in items(guide, GuideTopic.CASES)) == 15
    assert "does not say yet" in guide.read(GuideTopic.CASES, "case-1").text
    state.set_profile({"methods": "vpn", "office_network": "yes"})
    assert guide.item == "case-1"
    assert "because of this: a way into the office network from outside, the method “VPN”" in guide.text
    ranked = items(guide, GuideTopic.CASES)
    assert ranked.index("yes") < ranked.index("case-1") < ranked.index("unknown")
    state.set_profile({"methods": "none", "office_network": "no"})
    guide.read(GuideTopic.CASES, "case-1")
    assert "nothing of what led to it" in guide.text
    assert items(guide, GuideTopic.CASES).index("no") < items(guide, GuideTopic.CASES).index("case-1")


def test_a_case_counts_what_is_done_where_it_stands(state: AppState, guide: GuideHand) -> None:
    guide.read(GuideTopic.CASES, "case-1")
    row, before = guide.tree.currentIndex(), guide.items
    assert "Done 0 / 2" in row.data(Qt.ItemDataRole.AccessibleTextRole)
    state.edit(["administrator-C-2"], {Field.STATUS: Status.DONE})
    assert "Done 1 / 2" in guide.tree.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert guide.items == before
    assert guide.related.ids == ("administrator-C-2", "administrator-C-3")


def test_one_measure_is_named_that_helps_in_most_cases(qtbot: QtBot, state: AppState, guide: GuideHand) -> None:
    guide.read(GuideTopic.CASES, "most-helpful")
    [named] = guide.related.ids
    assert len(links(guide)) >= 3
    state.edit([named], {Field.STATUS: Status.DONE})
    assert guide.related.ids == (named,), "nothing moves under a person's keys"
    qtbot.keyClick(links(guide)[0], Qt.Key.Key_Space)
    assert guide.item.startswith("case-")
    guide.read(GuideTopic.CASES, "most-helpful")
    assert guide.related.ids != (named,)


def test_where_everything_is_done_no_measure_helps_most(state: AppState, guide: GuideHand) -> None:
    guide.read(GuideTopic.CASES, "most-helpful")
    state.edit([m.id for m in state.catalogue.measures], {Field.STATUS: Status.DONE})
    state.set_profile({"office_network": "yes"})
    assert "most-helpful" not in items(guide, GuideTopic.CASES)
    assert guide.page.lines[0] == "One thing that helps in most cases"
    assert not guide.related.is_there


# roles and explanations


def test_roles_have_their_points_and_say_whose_reading_it_is(guide: GuideHand) -> None:
    listed = items(guide, GuideTopic.ROLES)
    assert sum(i.rsplit("-", 1)[0] in ("executive", "administrator", "teleworker") for i in listed if "-" in i) == 23
    guide.read(GuideTopic.ROLES, "executive-5")
    assert "our reading" in guide.related.said
    assert "executive-E-1" in guide.related.ids
    assert "p. 10" in guide.read(GuideTopic.ROLES, "barrel").text


def test_a_passage_is_shown_under_its_heading_with_its_measures(guide: GuideHand, state: AppState) -> None:
    for passage in state.catalogue.guide.explanations("en"):
        guide.read(GuideTopic.EXPLANATIONS, passage.id)
        assert all(text in guide.text for text in passage.text)
        assert set(passage.measures) <= (set(guide.related.ids) if passage.measures else set())
    for column in state.catalogue.guide.columns("en"):
        assert column.title in guide.read(GuideTopic.EXPLANATIONS, column.id).text


# the glossary


def test_see_also_and_terms_lead_on_inside_the_glossary(qtbot: QtBot, guide: GuideHand) -> None:
    guide.read(GuideTopic.GLOSSARY, "byod")
    qtbot.keyClick(links(guide)[0], Qt.Key.Key_Space)
    assert guide.item == "mdm"
    guide.read(GuideTopic.GLOSSARY, "vpn")
    text = next(t for t in guide.page.widget.findChildren(TermText) if t.marks)
    assert "vpn" not in [mark.term.id for mark in text.marks]
    text.linkActivated.emit(text.marks[0].term.id)
    assert guide.item == text.marks[0].term.id


def test_terms_of_another_topic_ask_for_the_glossary(desk: Desk, guide: GuideHand) -> None:
    guide.read(GuideTopic.EXPLANATIONS, "A-1")
    text = next(t for t in guide.page.widget.findChildren(TermText) if t.marks)
    term = text.marks[0].term.id
    text.linkActivated.emit(term)
    assert desk.wanted[-1] == ToTopic(GuideTopic.GLOSSARY, term)


@pytest.mark.parametrize(
    ("lang", "heads", "under"),
    [
        (
            "ja",
            ["あ", "か", "さ", "た", "な", "は", "ま", "や", "ら"],
            {"vpn": "は", "supply-chain": "さ", "byod": "は"},
        ),
        ("en", ["A", "B", "C", "D"], {"vpn": "V", "supply-chain": "S", "byod": "B"}),
    ],
)
def test_terms_stand_under_the_heads_of_their_readings(
    desk: Desk, state: AppState, lang: str, heads: list[str], under: dict[str, str]
) -> None:
    i18n.use(lang)
    guide = made(desk, state)
    guide.tree.unfold(["glossary "])
    listed = [key.split(" ", 1)[1] for key in guide.items if key.startswith("glossary ")]
    assert listed[1 : len(heads) + 1] == heads
    for term, head in under.items():
        guide.read(GuideTopic.GLOSSARY, term)
        assert guide.tree.currentIndex().parent().data() == head


def test_a_measure_opens_in_the_checklist(qtbot: QtBot, desk: Desk, guide: GuideHand) -> None:
    guide.read(GuideTopic.CASES, "case-1")
    guide.related.view.focus_list()
    qtbot.keyClick(guide.related.list, Qt.Key.Key_Return)
    assert desk.wanted[-1] == ToMeasure(guide.related.ids[0])
