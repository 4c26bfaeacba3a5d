"""The guide's methods: pages, the tick that writes the profile, the table of ratings, the way through the flowchart."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QListView, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from app.domain.guide import AXES
from app.domain.profile import Fact, Known, Method
from app.storage.settings import Theme
from app.ui.guide.flow_picture import FlowPicture
from app.ui.guide.flowchart import FlowchartDialog
from app.ui.guide.grade_picture import GradePicture
from app.ui.guide.guide_view import GuideView
from app.ui.guide.methods_view import MethodPages, MethodsView, Shown
from app.ui.guide.topic_view import TopicView
from app.ui.guide.use_tick import UseTick
from app.ui.kit.link_row import LinkRow
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from app.ui.shell.ways import GuideTopic, Place, Ways
from tests.languages import LANGUAGES
from tests.ui.hands import FlowchartHand, Hand, MethodsHand, Part
from tests.ui.stages import COLOURS, LOOKS, PERCENTS, settled

WAYS = {
    # method: the answers that lead to it
    Method.VPN: "11",
    Method.REMOTE_DESKTOP: "121",
    Method.VDI: "122",
    Method.STANDALONE: "21",
    Method.CLOUD_SERVICES: "221",
    Method.SECURE_CONTAINER: "2222",
    Method.SECURE_BROWSER: "3",
}
BY_QUESTION_6 = "2221"


def texts(widget: QWidget) -> str:
    """All that can be read on a widget, as it is spoken where it has mark-up."""
    return "\n".join(
        label.accessibleName() or label.text() for label in widget.findChildren(QLabel) if label.isVisible()
    )


@pytest.fixture
def methods(qtbot: QtBot, state: AppState, ways: Ways) -> MethodsView:
    view = MethodsView(state, ways)
    ways.wanted.connect(lambda to: view.show_item(to.item))
    view.resize(1000, 650)
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    return view


@pytest.fixture
def ask(qtbot: QtBot, state: AppState) -> Callable[[], FlowchartDialog]:
    """Opens the dialogue."""

    def opened() -> FlowchartDialog:
        dialog = FlowchartDialog(state, None)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: dialog.focusWidget() is not None)
        return dialog

    return opened


def visible_list(methods: MethodsView) -> QListView:
    return methods.findChild(QListView)


def tick(methods: MethodsView) -> UseTick:
    return next(t for t in methods.findChildren(UseTick) if t.isVisible())


# the place


def test_ctrl_5_leads_to_the_guide(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    assert Hand(window).place is Place.GUIDE
    assert Hand(window).guide.topic is GuideTopic.METHODS
    assert Hand(window).guide.view.isAncestorOf(window.focusWidget())


def test_a_topic_is_made_when_it_is_first_gone_to(qtbot: QtBot, state: AppState, ways: Ways) -> None:
    view = GuideView(state, ways)
    qtbot.addWidget(view)
    assert view.findChild(TopicView) is None
    assert len(view.findChildren(MethodsView)) == 1
    view.show_topic(GuideTopic.CASES)
    assert view.findChild(TopicView) is not None


@pytest.mark.parametrize("topic", GuideTopic)
def test_every_topic_opens_and_speaks_both_languages(
    qtbot: QtBot, state: AppState, ways: Ways, speak: Callable[..., None], topic: GuideTopic
) -> None:
    view = GuideView(state, ways)
    qtbot.addWidget(view)
    view.show_topic(topic)
    for language in reversed(LANGUAGES):
        speak(language, view, view.view_of(topic))
    assert view.topic is topic


def test_the_window_goes_to_an_item_and_from_there_to_a_measure(qtbot: QtBot, window: MainWindow) -> None:
    Hand(window).read("methods", "standalone")
    page = Hand(window).guide.methods.page
    assert page.item == "standalone"
    row = next(r for r in page.findChildren(LinkRow) if r.key == "administrator-E-7")
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert Hand(window).place is Place.CHECKLIST
    assert Hand(window).standing == "administrator-E-7"


# a method in full


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_has_everything_that_the_guide_says(
    methods: MethodsView, state: AppState, speak: Callable[..., None], language: str
) -> None:
    speak(language, methods, methods.findChild(MethodPages))
    chapter = state.catalogue.guide.methods(language)
    for method in chapter.methods:
        methods.show_item(method.id)
        said = texts(methods)
        wanted = [method.name, method.old_name, method.summary, method.suits, method.basic, str(method.pages[0])]
        wanted += [*method.rating_notes.values(), *method.merits, *method.demerits]
        wanted += [text for part in method.derived for text in (part.name, part.text)]
        wanted += [point.text for point in (*method.considerations, *method.byod)]
        wanted.append(chapter.notes["measures_origin"])
        assert [text for text in wanted if text not in said] == []
        links = [row.key for row in MethodsHand(methods).page.widget().findChildren(LinkRow)]
        assert links == [i for point in (*method.considerations, *method.byod) for i in point.measures]


def test_a_combination_leads_to_its_methods(qtbot: QtBot, methods: MethodsView, state: AppState) -> None:
    for combination in state.catalogue.guide.methods("en").combinations:
        methods.show_item(combination.id)
        said = texts(methods)
        for text in (combination.name, combination.basic, *combination.merits, *combination.demerits):
            assert text in said
    row = next(r for r in MethodsHand(methods).page.widget().findChildren(LinkRow) if r.key == "secure_browser")
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert MethodsHand(methods).page.item == "secure_browser"


def test_the_arrow_keys_walk_the_list(qtbot: QtBot, methods: MethodsView) -> None:
    listed = visible_list(methods)
    listed.setFocus()
    qtbot.keyClick(listed, Qt.Key.Key_Down)
    assert MethodsHand(methods).page.item == "remote_desktop"
    qtbot.keyClick(listed, Qt.Key.Key_End)
    assert MethodsHand(methods).page.item == "pc_smartphone"


def test_links_say_how_the_measure_stands(methods: MethodsView, state: AppState) -> None:
    methods.show_item("standalone")
    row = next(r for r in MethodsHand(methods).page.widget().findChildren(LinkRow) if r.key == "teleworker-E-1")
    assert "Not applicable" in row.accessibleName()


# we use this


def test_the_tick_writes_the_profile_and_undo_takes_it_back(
    qtbot: QtBot, methods: MethodsView, state: AppState
) -> None:
    methods.show_item("vdi")
    assert not tick(methods).isChecked()
    tick(methods).setFocus()
    qtbot.keyClick(tick(methods), Qt.Key.Key_Space)
    assert state.standing.profile.methods == {Method.VDI}
    assert visible_list(methods).currentIndex().data() == "3. Virtual desktop (VDI) (in use)"
    state.undo()
    assert state.standing.profile.methods is None
    assert not tick(methods).isChecked()
    assert visible_list(methods).currentIndex().data() == "3. Virtual desktop (VDI)"


def test_several_methods_are_in_use_at_once_and_without_the_last_nothing_is_known(
    methods: MethodsView, state: AppState
) -> None:
    for method in ("vpn", "cloud_services"):
        methods.show_item(method)
        tick(methods).click()
    assert state.standing.profile.methods == {Method.VPN, Method.CLOUD_SERVICES}
    tick(methods).click()
    assert state.standing.profile.methods == {Method.VPN}
    methods.show_item("vpn")
    tick(methods).click()
    assert state.standing.profile.methods is None


@pytest.mark.parametrize(
    ("item", "fact"), [("local_breakout", Fact.LOCAL_BREAKOUT), ("pc_smartphone", Fact.SMARTPHONES)]
)
def test_a_combination_writes_a_fact(methods: MethodsView, state: AppState, item: str, fact: Fact) -> None:
    methods.show_item(item)
    tick(methods).click()
    assert state.standing.profile.fact(fact) is Known.YES
    tick(methods).click()
    assert state.standing.profile.fact(fact) is Known.UNKNOWN


# the table of ratings


def table(methods: MethodsView) -> QTableView:
    methods.look_at(Shown.RATINGS)
    return methods.findChild(QTableView)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_tells_every_grade_by_letter_sign_and_word(
    methods: MethodsView, state: AppState, speak: Callable[..., None], language: str
) -> None:
    model = table(methods).model()
    speak(language, methods, methods.ratings)
    chapter = state.catalogue.guide.methods(language)
    for row, method in enumerate(chapter.methods):
        for column, axis in enumerate(AXES):
            index = model.index(row, column)
            grade = method.ratings[axis]
            assert index.data().startswith(f"{grade} ●")
            assert chapter.grades[grade] in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_screen_reader_hears_a_table_with_headers(methods: MethodsView) -> None:
    heard = QAccessible.queryAccessibleInterface(table(methods))
    parts = [heard.child(n) for n in range(heard.childCount())]
    by_role = {role: [p.text(QAccessible.Text.Name) for p in parts if p.role() is role] for role in QAccessible.Role}
    assert heard.role() is QAccessible.Role.Table
    assert by_role[QAccessible.Role.RowHeader][0] == "VPN"
    assert by_role[QAccessible.Role.ColumnHeader][2] == "Cost"
    assert by_role[QAccessible.Role.Cell][0].startswith("Reproduces office work: S. Better")


def test_filter_and_order_by_keyboard_alone(qtbot: QtBot, methods: MethodsView) -> None:
    shown = table(methods)
    ratings = MethodsHand(methods).ratings
    cost = ratings.least("cost")
    cost.setFocus()
    for _n in range(2):
        qtbot.keyClick(cost, Qt.Key.Key_Down)
    assert cost.currentText() == "A or better"
    assert ratings.names == ["Cloud services", "Standalone"]
    assert "2 of 7 methods" in texts(methods.ratings)
    qtbot.keyClick(ratings.order, Qt.Key.Key_End)
    assert ratings.order.currentData() == AXES[-1]
    assert ratings.names == ["Standalone", "Cloud services"]
    qtbot.keyClick(shown, Qt.Key.Key_Down)
    qtbot.keyClick(next(b for b in methods.ratings.findChildren(QPushButton) if b.isVisible()), Qt.Key.Key_Space)
    assert MethodsHand(methods).page.item == "cloud_services"


def test_where_nothing_is_good_enough_it_says_so_and_leads_back(methods: MethodsView) -> None:
    shown = table(methods)
    ratings = MethodsHand(methods).ratings
    for axis in ("cost", "office_work"):
        ratings.least(axis).setCurrentIndex(1)
    assert not shown.isVisible()
    assert "No method reaches" in texts(methods.ratings)
    next(b for b in methods.ratings.findChildren(QPushButton) if b.text() == "Show all").click()
    assert shown.isVisible()
    assert shown.model().rowCount() == 7


def test_the_picture_compares_up_to_three_and_says_so_in_words(methods: MethodsView, state: AppState) -> None:
    state.set_profile({"methods": "vdi,standalone"})
    methods.look_at(Shown.RATINGS)
    ticks = MethodsHand(methods).ratings.compared
    picture = methods.findChild(GradePicture)
    assert [i for i, t in ticks.items() if t.isChecked()] == ["Virtual desktop (VDI)", "Standalone"]
    assert "Standalone: Reproduces office work D" in picture.accessibleName()
    ticks["VPN"].click()
    assert not ticks["Remote desktop"].isEnabled()
    assert picture.accessibleName().count("\n") == 2
    ticks["Virtual desktop (VDI)"].click()
    assert ticks["Remote desktop"].isEnabled()


# the flowchart


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("method", Method)
def test_each_method_is_reached_by_keys_alone(
    qtbot: QtBot,
    state: AppState,
    dress: Callable[..., None],
    ask: Callable[[], FlowchartDialog],
    method: Method,
    language: str,
) -> None:
    dress(language, Theme.LIGHT, 100)
    chapter = state.catalogue.guide.methods(language)
    dialog = ask()
    for key in WAYS[method]:
        assert dialog.method is None
        qtbot.keyClick(dialog.focusWidget(), key)
    assert dialog.method == method
    assert chapter.by_id(method).name in texts(dialog)
    assert chapter.by_id(method).name in dialog.findChild(FlowPicture).accessibleName()
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)
    assert state.standing.profile.methods == {method}
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.wanted == method


@pytest.mark.parametrize("press", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_answers_are_buttons_that_tab_and_space_or_enter_press(
    qtbot: QtBot, ask: Callable[[], FlowchartDialog], press: Qt.Key
) -> None:
    dialog = ask()
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(dialog.focusWidget(), press)
    [step] = FlowchartHand(dialog).way
    assert "→ 2. " in step


def test_question_6_leads_to_remote_desktop_too_and_says_whose_reading_its_place_is(
    qtbot: QtBot, state: AppState, ask: Callable[[], FlowchartDialog]
) -> None:
    dialog = ask()
    note = state.catalogue.guide.flowchart("en").notes["place_of_6"]
    assert texts(dialog).count(note) == 1, "below the chart"
    for key in BY_QUESTION_6[:-1]:
        qtbot.keyClick(dialog, key)
    assert texts(dialog).count(note) == 2, "with the question too"
    qtbot.keyClick(dialog, BY_QUESTION_6[-1])
    assert dialog.method == Method.REMOTE_DESKTOP


def test_one_can_go_back_and_start_again(qtbot: QtBot, ask: Callable[[], FlowchartDialog]) -> None:
    dialog = ask()
    assert not FlowchartHand(dialog).back.isEnabled()
    for key in "221":
        qtbot.keyClick(dialog, key)
    assert dialog.method == Method.CLOUD_SERVICES
    qtbot.keyClick(dialog, Qt.Key.Key_Backspace)
    assert dialog.method is None
    assert len(FlowchartHand(dialog).way) == 2
    qtbot.keyClick(dialog, "3")
    assert len(FlowchartHand(dialog).way) == 2, "this question has two answers"
    FlowchartHand(dialog).back.click()
    assert len(FlowchartHand(dialog).way) == 1
    FlowchartHand(dialog).again.click()
    assert FlowchartHand(dialog).way == []
    assert "What work should telework make possible?" in texts(dialog)


def test_the_page_of_the_method_is_shown_when_it_was_asked_for(
    qtbot: QtBot, methods: MethodsView, monkeypatch: pytest.MonkeyPatch
) -> None:
    def follow(dialog: FlowchartDialog) -> int:
        dialog.answer(3)
        Part(dialog).press("See its page")
        return 1

    monkeypatch.setattr(FlowchartDialog, "exec", follow)
    next(b for b in methods.findChildren(QPushButton) if b.text().startswith("Which method")).click()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert MethodsHand(methods).page.item == "secure_browser"


# how it looks


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: "-".join(map(str, (*look[:3], look[3][0]))))
def test_everything_can_be_read_and_reached(
    qapp: QApplication,
    qtbot: QtBot,
    state: AppState,
    ways: Ways,
    dress: Callable[..., None],
    audit: Callable[..., list],
    look,
) -> None:
    language, colours, percent, size = look
    dress(language, colours, percent)
    state.set_profile({"methods": "vpn,cloud_services"})
    view = MethodsView(state, ways)
    qtbot.addWidget(view)
    view.resize(size[0], size[1] - 130)
    view.show()
    found = []
    for item in (*Method, "local_breakout", "pc_smartphone"):
        view.show_item(item)
        found += audit(settled(view))
    view.look_at(Shown.RATINGS)
    found += audit(settled(view))
    dialog = FlowchartDialog(state, view)
    dialog.resize(min(dialog.width(), size[0]), min(dialog.height(), size[1]))
    dialog.show()
    for key in BY_QUESTION_6:
        found += audit(settled(dialog))
        dialog.answer(int(key))
    found += audit(settled(dialog))
    dialog.close()
    assert found == []


@pytest.mark.parametrize("colours", COLOURS)
@pytest.mark.parametrize("percent", PERCENTS)
def test_the_pictures_are_drawn_and_the_way_shows_without_colour(
    qtbot: QtBot, state: AppState, dress: Callable[..., None], colours: Theme, percent: int
) -> None:
    """In grey, the pixels of the way taken differ from those of the chart without one."""
    dress("en", colours, percent)
    dialog = FlowchartDialog(state, None)
    qtbot.addWidget(dialog)
    dialog.show()
    picture = dialog.findChild(FlowPicture)
    before = picture.grab().toImage().convertToFormat(picture.grab().toImage().Format.Format_Grayscale8)
    dialog.answer(1)
    picture.resize(before.size())
    after = picture.grab().toImage().convertToFormat(before.format())
    assert after != before
