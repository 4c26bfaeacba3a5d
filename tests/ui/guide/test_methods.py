"""The guide's methods: pages, the tick that writes the profile, the table of ratings, the way through the flowchart."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QImage
from PySide6.QtWidgets import QLabel, QTableView, QWidget
from pytestqt.qtbot import QtBot

from app.domain.guide import AXES
from app.domain.profile import Fact, Known, Method
from app.domain.tools import Tool
from app.storage.settings import Theme
from app.ui.guide.flow_picture import FlowPicture
from app.ui.guide.flowchart import FlowchartDialog
from app.ui.guide.grade_picture import GradePicture
from app.ui.guide.guide_view import GuideView
from app.ui.guide.ratings_view import RatingsView
from app.ui.guide.use_tick import UseTick
from app.ui.kit.link_row import LinkRow
from app.ui.kit.texts import Text
from app.ui.kit.type_setting import H1, LABEL
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from app.ui.shell.ways import GuideTopic, Place
from tests.languages import LANGUAGES
from tests.ui.desk import Desk
from tests.ui.hands import FlowchartHand, GuideHand, Hand, Part
from tests.ui.hands.parts import texts_of
from tests.ui.stages import COLOURS, PERCENTS, settled

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
def guide(desk: Desk, state: AppState) -> GuideHand:
    """The guide at its methods; what leads on inside it leads there."""
    view = desk.put(GuideView(state, desk.ways))
    desk.ways.wanted.connect(lambda to: view.show_topic(to.topic, to.item))
    return GuideHand(view)


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


def read(guide: GuideHand, item: str) -> GuideHand:
    return guide.read(GuideTopic.METHODS, item)


def links(guide: GuideHand) -> list[str]:
    return [row.key for row in guide.page.widget.widget().findChildren(LinkRow)]


def tick(guide: GuideHand) -> UseTick:
    return guide.page.kind(UseTick)


def second(guide: GuideHand, item: str) -> str:
    """What the tree says of a method, spoken."""
    tree = guide.tree
    tree.stand_on(f"methods {item}")
    return str(tree.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))


# the place


def test_ctrl_5_leads_to_the_guide(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    assert Hand(window).place is Place.GUIDE
    assert Hand(window).guide.topic is GuideTopic.METHODS
    assert Hand(window).guide.tree.hasFocus()


def test_pages_of_methods_and_ratings_are_made_when_they_are_first_gone_to(guide: GuideHand) -> None:
    assert guide.widget.findChild(RatingsView) is None
    assert guide.widget.findChild(UseTick) is None
    read(guide, "vpn")
    assert guide.widget.findChild(UseTick) is not None
    read(guide, "ratings")
    assert guide.widget.findChild(RatingsView) is not None


def test_the_window_goes_to_an_item_and_from_there_to_a_measure_and_back(qtbot: QtBot, window: MainWindow) -> None:
    guide = Hand(window).read("methods", "standalone")
    row = guide.page.links["administrator-E-7"]
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert Hand(window).standing == "administrator-E-7"
    Hand(window).entry("back").trigger()
    assert (Hand(window).place, guide.item) == (Place.GUIDE, "standalone")


# a method in full


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_has_everything_that_the_guide_says(
    guide: GuideHand, state: AppState, speak: Callable[..., None], language: str
) -> None:
    speak(language, guide.view)
    chapter = state.catalogue.guide.methods(language)
    for method in chapter.methods:
        said = read(guide, method.id).text
        wanted = [method.name, method.old_name, method.summary, method.suits, method.basic, str(method.pages[0])]
        wanted += [*method.rating_notes.values(), *method.merits, *method.demerits]
        wanted += [text for part in method.derived for text in (part.name, part.text)]
        wanted += [point.text for point in (*method.considerations, *method.byod)]
        wanted.append(chapter.notes["measures_origin"])
        assert [text for text in wanted if text not in said] == []
        measures = [i for point in (*method.considerations, *method.byod) for i in point.measures]
        assert links(guide) == measures
        assert set(guide.related.ids) == set(measures)


@pytest.mark.parametrize("item", ["vpn", "pc_smartphone"])
def test_a_page_begins_with_its_title(guide: GuideHand, item: str) -> None:
    shown = read(guide, item).page.widget.findChildren(Text)
    first = min((text for text in shown if text.isVisible()), key=lambda text: text.mapToGlobal(text.pos()).y())
    assert first.style_of_type == H1


def test_a_combination_leads_to_its_methods(qtbot: QtBot, guide: GuideHand, state: AppState) -> None:
    for combination in state.catalogue.guide.methods("en").combinations:
        said = read(guide, combination.id).text
        for text in (combination.name, combination.basic, *combination.merits, *combination.demerits):
            assert text in said
    qtbot.mouseClick(guide.page.links["secure_browser"], Qt.MouseButton.LeftButton)
    assert guide.item == "secure_browser"


def test_links_say_how_the_measure_stands(guide: GuideHand) -> None:
    assert "Not applicable" in read(guide, "standalone").page.spoken_links["teleworker-E-1"]


# we use this


def test_the_tick_writes_the_profile_and_undo_takes_it_back(qtbot: QtBot, guide: GuideHand, state: AppState) -> None:
    read(guide, "vdi")
    assert not tick(guide).isChecked()
    tick(guide).setFocus()
    qtbot.keyClick(tick(guide), Qt.Key.Key_Space)
    assert state.standing.profile.methods == {Method.VDI}
    assert second(guide, "vdi") == "3. Virtual desktop (VDI), in use"
    assert second(guide, "") == "Telework methods, 1 in use"
    state.undo()
    assert state.standing.profile.methods is None
    assert second(guide, "") == "Telework methods"
    assert second(guide, "vdi") == "3. Virtual desktop (VDI)"
    assert not tick(guide).isChecked()


def test_several_methods_are_in_use_at_once_and_without_the_last_nothing_is_known(
    guide: GuideHand, state: AppState
) -> None:
    for method in ("vpn", "cloud_services"):
        read(guide, method)
        tick(guide).click()
    assert state.standing.profile.methods == {Method.VPN, Method.CLOUD_SERVICES}
    tick(guide).click()
    assert state.standing.profile.methods == {Method.VPN}
    read(guide, "vpn")
    tick(guide).click()
    assert state.standing.profile.methods is None


@pytest.mark.parametrize(
    ("item", "fact"), [("local_breakout", Fact.LOCAL_BREAKOUT), ("pc_smartphone", Fact.SMARTPHONES)]
)
def test_a_combination_writes_a_fact(guide: GuideHand, state: AppState, item: str, fact: Fact) -> None:
    read(guide, item)
    tick(guide).click()
    assert state.standing.profile.fact(fact) is Known.YES
    tick(guide).click()
    assert state.standing.profile.fact(fact) is Known.UNKNOWN


def test_the_tick_that_a_tool_gave_can_be_taken_away(guide: GuideHand, state: AppState) -> None:
    state.set_profile({"iphone": "yes", "android": "no"})
    read(guide, "pc_smartphone")
    assert tick(guide).isChecked()
    tick(guide).click()
    assert not tick(guide).isChecked()
    assert state.standing.profile.fact(Fact.SMARTPHONES) is Known.NO
    assert state.standing.profile.has(Tool.IPHONE) is Known.UNKNOWN, "what is answered last holds"
    state.undo()
    assert tick(guide).isChecked()


# the table of ratings


def test_no_word_of_its_heads_is_broken(window: MainWindow) -> None:
    window.ways.topic(GuideTopic.METHODS, "ratings")
    table = Hand(window).guide.ratings.table
    head = table.horizontalHeader()
    metrics = QFontMetrics(LABEL.font(head.font()))
    for column in range(head.count()):
        words = str(table.model().headerData(column, Qt.Orientation.Horizontal)).split()
        longest = max(map(metrics.horizontalAdvance, words))
        beside = 7 * head.fontMetrics().height() // 3  # the room at its sides, and the sign of the order
        assert longest + beside <= head.sectionSize(column)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_tells_every_grade_by_letter_sign_and_word(
    guide: GuideHand, state: AppState, speak: Callable[..., None], language: str
) -> None:
    view = guide.ratings.view
    speak(language, guide.view, view)
    model = guide.ratings.table.model()
    chapter = state.catalogue.guide.methods(language)
    words = {"en": ("better", "a little worse"), "ja": ("優れる", "やや劣る")}[language]
    for row, method in enumerate(chapter.methods):
        for column, axis in enumerate(AXES, 1):
            index = model.index(row, column)
            grade = method.ratings[axis]
            signs, word = index.data().split("\n")
            assert signs.endswith(f" {grade}")
            assert {"S": words[0], "C": words[1]}.get(grade, word) == word
            assert chapter.grades[grade] in index.data(Qt.ItemDataRole.AccessibleTextRole)
            assert method.rating_notes[axis] == index.data(Qt.ItemDataRole.ToolTipRole)


def test_heads_are_wide_enough_for_their_words(guide: GuideHand, larger: Callable[[], None]) -> None:
    larger()
    table = guide.ratings.table
    head = table.horizontalHeader()
    font = QFontMetrics(LABEL.font(head.font()))
    for column, words in enumerate(str(table.model().headerData(n, Qt.Orientation.Horizontal)) for n in range(6)):
        assert head.sectionSize(column) > max(map(font.horizontalAdvance, words.split()))


def test_a_screen_reader_hears_a_table_with_headers(guide: GuideHand) -> None:
    table = guide.ratings.table
    heard = QAccessible.queryAccessibleInterface(table)
    parts = [heard.child(n) for n in range(heard.childCount())]
    by_role = {role: [p.text(QAccessible.Text.Name) for p in parts if p.role() is role] for role in QAccessible.Role}
    assert heard.role() is QAccessible.Role.Table
    assert by_role[QAccessible.Role.ColumnHeader][3] == "Cost"
    assert by_role[QAccessible.Role.Cell][:2] == [
        "VPN", "Reproduces office work: S. Better than the standard."
    ]  # fmt: skip
    guide.ratings.press_head("Cost")
    heads = [p.text(QAccessible.Text.Name) for p in parts if p.role() is QAccessible.Role.ColumnHeader]
    assert heads[3] == "Cost, best first"


def test_a_head_sorts_and_sorts_the_other_way_when_it_is_pressed_again(guide: GuideHand) -> None:
    ratings = guide.ratings
    order = ratings.names
    ratings.press_head("Cost")
    assert ratings.names[:2] == ["Standalone", "Cloud services"]
    ratings.press_head("Cost")
    assert ratings.names[0] == "Virtual desktop (VDI)"
    assert ratings.names[-1] == "Standalone"
    ratings.press_head("Method")
    assert ratings.names == order
    ratings.press_head("Method")
    assert ratings.names == order[::-1]


def test_the_table_is_sorted_and_left_by_keys_alone(qtbot: QtBot, guide: GuideHand) -> None:
    ratings = guide.ratings
    qtbot.keyClick(guide.tree, Qt.Key.Key_Return)
    assert ratings.table.hasFocus()
    for _n in range(3):
        qtbot.keyClick(ratings.table, Qt.Key.Key_Right)
    qtbot.keyClick(ratings.table, Qt.Key.Key_Space)
    assert ratings.names[0] == "Standalone"
    assert ratings.table.currentIndex().siblingAtColumn(0).data() == "VPN"
    qtbot.keyClick(ratings.table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(ratings.table, Qt.Key.Key_Return)
    assert guide.item == "standalone"


def test_a_press_of_the_mouse_on_a_head_sorts(qtbot: QtBot, guide: GuideHand) -> None:
    head = guide.ratings.table.horizontalHeader()
    place = head.viewport().rect().center()
    place.setX(head.sectionViewportPosition(3) + 10)
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert guide.ratings.names[0] == "Standalone"


def test_the_methods_in_use_say_so_in_the_table(guide: GuideHand, state: AppState) -> None:
    names = guide.ratings.names
    state.set_profile({"methods": "vpn"})
    assert guide.ratings.names == ["VPN (in use)", *names[1:]]


def test_the_picture_compares_up_to_three_and_says_so_in_words(guide: GuideHand, state: AppState) -> None:
    state.set_profile({"methods": "vdi,standalone"})
    ticks = guide.ratings.compared
    picture = guide.kind(GradePicture)
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
    qtbot: QtBot, guide: GuideHand, monkeypatch: pytest.MonkeyPatch
) -> None:
    def follow(dialog: FlowchartDialog) -> int:
        dialog.answer(3)
        Part(dialog).press("See its page")
        return 1

    monkeypatch.setattr(FlowchartDialog, "exec", follow)
    read(guide, "flowchart")
    qtbot.keyClick(guide.tree, Qt.Key.Key_Return)
    qtbot.keyClick(guide.view.window().focusWidget(), Qt.Key.Key_Space)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert guide.item == "secure_browser"


# how it looks


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


@pytest.fixture
def scrolled(window: MainWindow, dress: Callable[[str, Theme, int], None]) -> QTableView:
    """The table of ratings at 200 % on a small screen, scrolled to its right end."""
    dress("en", Theme.LIGHT, 200)
    window.resize(1024, 576)
    window.ways.topic(GuideTopic.METHODS, "ratings")
    settled(window)
    table = Hand(window).guide.ratings.table
    bar = table.horizontalScrollBar()
    assert bar.maximum() > table.columnWidth(0)
    bar.setValue(bar.maximum())
    settled(window)
    return table


def names_part(view: QWidget, table: QTableView) -> QImage:
    """What is seen where the names stand, but for the line at their right."""
    return view.grab(QRect(0, 0, table.columnWidth(0) - 2, view.height())).toImage()


def test_names_stay_in_sight_when_ratings_are_scrolled(scrolled: QTableView) -> None:
    head = scrolled.horizontalHeader().viewport()
    seen = names_part(scrolled.viewport(), scrolled), names_part(head, scrolled)
    scrolled.horizontalScrollBar().setValue(0)
    settled(scrolled)
    assert (names_part(scrolled.viewport(), scrolled), names_part(head, scrolled)) == seen


def test_names_are_pressed_where_they_are_seen(qtbot: QtBot, scrolled: QTableView) -> None:
    at = QPoint(10, scrolled.rowViewportPosition(2) + 5)
    qtbot.mouseClick(scrolled.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert (scrolled.currentIndex().row(), scrolled.currentIndex().column()) == (2, 0)
    order = texts_of(scrolled.model())
    scrolled.horizontalScrollBar().setValue(scrolled.horizontalScrollBar().maximum())
    qtbot.mouseClick(scrolled.horizontalHeader().viewport(), Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert texts_of(scrolled.model()) == order[::-1], "the head of the names is pressed"


def test_a_rating_that_one_goes_to_is_not_below_the_names(qtbot: QtBot, scrolled: QTableView) -> None:
    last = scrolled.model().columnCount() - 1
    scrolled.setCurrentIndex(scrolled.model().index(0, last))
    scrolled.setFocus()
    for column in range(last - 1, 0, -1):
        qtbot.keyClick(scrolled, Qt.Key.Key_Left)
        assert scrolled.currentIndex().column() == column
        cell = scrolled.visualRect(scrolled.currentIndex())
        assert scrolled.columnWidth(0) <= cell.left()
        assert cell.right() <= scrolled.viewport().width()
