"""The ways: each leads where it says, whatever is shown, and back again by keys, mouse and menu."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.answers import Field, Status
from app.domain.selection import Filter, View
from app.domain.tables import CONTACT, DEVICE
from app.storage.workbook import Workbook
from app.ui.files.organisation_dialog import OrganisationDialog
from app.ui.kit.link_row import LinkRow
from app.ui.kit.lists.topic_list import TopicList
from app.ui.paper.entry_dialog import EntryDialog
from app.ui.paper.hand_ins_dialog import HandInsDialog
from app.ui.profile.profile_dialog import ProfileDialog
from app.ui.search.search_dialog import SearchDialog
from app.ui.shell.main_window import MainWindow
from app.ui.shell.places import Places
from app.ui.shell.state import AppState
from app.ui.shell.ways import (
    Errand,
    GuideTopic,
    Place,
    ToDocument,
    ToFilter,
    ToLedger,
    ToMeasure,
    ToPlace,
    ToTask,
    ToTopic,
    Ways,
    Whereabouts,
)
from tests.ui.hands import Hand, Part, ProfileHand

E10, A1, C3 = "administrator-E-10", "executive-A-1", "teleworker-C-3"
LEFT, RIGHT, ALT = Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier
PATIENCE = 30_000


def here(window: MainWindow) -> Whereabouts:
    """Where the window says that it is."""
    return Part(window).kind(Places).here


def back(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(QApplication.focusWidget() or window, LEFT, ALT)


def forward(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(QApplication.focusWidget() or window, RIGHT, ALT)


def can_go(window: MainWindow) -> tuple[bool, bool]:
    """Whether the menu offers the ways back and forward."""
    return Hand(window).entry("back").isEnabled(), Hand(window).entry("forward").isEnabled()


# where they lead


@pytest.mark.parametrize(
    ("lead", "there"),
    [
        (lambda ways: ways.measure(E10), ToMeasure(E10, Filter())),
        (lambda ways: ways.category("E"), Filter(categories=frozenset("E"))),
        (lambda ways: ways.filter(Filter(text="VPN")), Filter(text="VPN")),
        (lambda ways: ways.plan(), ToTask(E10)),
        (lambda ways: ways.task(E10), ToTask(E10)),
        (lambda ways: ways.topic(GuideTopic.CASES, "case-9"), ToTopic(GuideTopic.CASES, "case-9")),
        (lambda ways: ways.topic(GuideTopic.METHODS, "ratings"), ToTopic(GuideTopic.METHODS, "ratings")),
        (lambda ways: ways.term("vpn"), ToTopic(GuideTopic.GLOSSARY, "vpn")),
        (lambda ways: ways.method("vdi"), ToTopic(GuideTopic.METHODS, "vdi")),
        (lambda ways: ways.document("self-check"), ToDocument("self-check")),
        (lambda ways: ways.ledger(CONTACT), ToLedger(CONTACT)),
        (lambda ways: ways.place(Place.OVERVIEW), ToPlace(Place.OVERVIEW)),
    ],
    ids=[
        "measure", "category", "filter", "plan", "task", "case", "ratings", "term", "method", "document",
        "ledger", "place",
    ],
)  # fmt: skip
def test_each_leads_there_from_every_place(
    window: MainWindow, lead: Callable[[Ways], None], there: Whereabouts | Filter
) -> None:
    for begin in Place:
        Hand(window).go(begin)
        lead(window.ways)
        stands = here(window)
        if isinstance(there, Filter):
            assert isinstance(stands, ToMeasure), begin
            assert stands.left_in == there, begin
        else:
            assert (type(stands), stands) == (type(there), there), begin


def test_nothing_that_is_found_is_a_place_too(window: MainWindow) -> None:
    window.ways.filter(Filter(text="zzzz"))
    assert here(window) == ToFilter(Filter(text="zzzz"))


def test_a_measure_of_another_role_brings_its_view(window: MainWindow, state: AppState) -> None:
    state.set_view(View.EXECUTIVE)
    window.ways.measure(C3)
    assert state.view is View.TELEWORKER
    assert here(window) == ToMeasure(C3, Filter())


@pytest.mark.parametrize(
    ("lead", "kind", "says"),
    [
        (lambda ways: ways.question("methods"), ProfileDialog, lambda dialog: ProfileHand(dialog).page == 2),
        (lambda ways: ways.sheet(), EntryDialog, lambda dialog: dialog.windowTitle() == "Enter a sheet from paper"),
        (lambda ways: ways.returns(), HandInsDialog, lambda dialog: bool(dialog.findChildren(TopicList))),
        (lambda ways: ways.name(), OrganisationDialog, lambda dialog: dialog.name == "みどり商店"),
    ],
    ids=["question", "sheet", "returns", "name"],
)
def test_what_opens_over_the_window_leaves_it_where_it_is(
    window: MainWindow,
    state: AppState,
    monkeypatch: pytest.MonkeyPatch,
    lead: Callable[[Ways], None],
    kind: type,
    says: Callable[[object], bool],
) -> None:
    told: list[object] = []
    opened: list[bool] = []

    def look(dialog: object) -> int:
        opened.append(says(dialog))
        return 0

    state.about_to_leave.connect(lambda: told.append(bool(opened)))
    monkeypatch.setattr(kind, "exec", look)
    window.ways.measure(E10)
    told.clear()
    lead(window.ways)
    assert opened == [True]
    assert told[0] is False, "what is being typed is handed over before anything opens"
    assert here(window) == ToMeasure(E10, Filter())


def test_who_returned_a_self_check_leads_on_to_the_sheets(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[type] = []

    def look(dialog: HandInsDialog) -> int:
        opened.append(HandInsDialog)
        Part(dialog).press("Enter a sheet from paper...")
        return dialog.result()

    monkeypatch.setattr(HandInsDialog, "exec", look)
    monkeypatch.setattr(EntryDialog, "exec", lambda dialog: opened.append(type(dialog)) or 0)
    Hand(window).choose("returns")
    assert opened == [HandInsDialog, EntryDialog]


def test_a_row_of_a_ledger_is_stood_on_and_found_again(window: MainWindow, state: AppState) -> None:
    state.set_rows(DEVICE, {str(n): {"name": f"PC {n}"} for n in (1, 2, 3)})
    window.ways.ledger(DEVICE, 3)
    assert here(window) == ToLedger(DEVICE, 3)
    window.ways.ledger(CONTACT)
    assert here(window) == ToLedger(CONTACT, 0)
    Hand(window).choose("back")
    assert here(window) == ToLedger(DEVICE, 3)


def test_undo_goes_to_the_row_that_it_puts_back(window: MainWindow, state: AppState) -> None:
    state.set_rows(CONTACT, {"1": {"name": "Anna"}})
    state.undo()
    state.redo()
    assert here(window) == ToLedger(CONTACT, 1)


def test_an_errand_is_run_with_whole_files(
    window: MainWindow, state: AppState, choose: Callable[[Path | str], list[str]], tmp_path: Path
) -> None:
    calendar, other = tmp_path / "out.ics", tmp_path / "other.tenken"
    choose(calendar)
    window.ways.errand(Errand.CALENDAR)
    assert calendar.read_bytes().startswith(b"BEGIN:VCALENDAR")
    Workbook.create(other, "Client A").close()
    choose(other)
    window.ways.errand(Errand.OPEN)
    assert state.workbook.organisation == "Client A"
    window.ways.errand(Errand.SAMPLE)
    assert state.is_sample


def test_a_question_is_answered_while_the_page_that_asked_is_written_anew(
    qtbot: QtBot, window: MainWindow, state: AppState, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The link that was pressed goes with its page, before the questions are closed."""
    asked: list[int] = []

    def answer(dialog: ProfileDialog) -> int:
        asked.append(ProfileHand(dialog).page)
        state.set_profile({"data_on_terminals": "yes"})
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return 0

    monkeypatch.setattr(ProfileDialog, "exec", answer)
    window.ways.topic(GuideTopic.CASES, "case-5")
    page = Hand(window).guide.view.page
    link = next(row for row in page.findChildren(LinkRow) if row.accessibleName().startswith("Answer the question"))
    qtbot.keyClick(link, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: asked == [4])
    assert here(window) == ToTopic(GuideTopic.CASES, "case-5")


def test_the_search_field_says_what_is_looked_for(window: MainWindow) -> None:
    """A word typed before must not stand there while a category of the overview is shown."""
    Hand(window).go(Place.CHECKLIST)
    checklist = Hand(window).checklist
    checklist.search.setText("VPN")
    window.ways.category("A")
    assert checklist.search.text() == ""
    assert checklist.view.left_in == Filter(categories=frozenset("A"))


# back and forward


def test_back_and_forward_over_places_measures_and_topics(qtbot: QtBot, window: MainWindow) -> None:
    went: list[Whereabouts] = [here(window)]
    for lead in (
        lambda: window.ways.category("E"),
        lambda: window.ways.measure(A1),
        lambda: window.ways.measure(E10),
        lambda: window.ways.term("vpn"),
        lambda: window.ways.topic(GuideTopic.CASES, "case-5"),
        lambda: window.ways.document("self-check"),
        lambda: window.ways.task(E10),
    ):
        lead()
        went.append(here(window))
    assert len(set(map(repr, went))) == 8
    for there in reversed(went[:-1]):
        back(qtbot, window)
        assert here(window) == there
    assert can_go(window) == (False, True)
    back(qtbot, window)
    assert here(window) == went[0]
    for there in went[1:]:
        forward(qtbot, window)
        assert here(window) == there
    assert can_go(window) == (True, False)


def test_back_finds_what_was_left_not_what_was_come_to(qtbot: QtBot, window: MainWindow) -> None:
    window.ways.measure(A1)
    Hand(window).checklist.search.setText("executive")
    qtbot.keyClick(Hand(window).checklist.list, Qt.Key.Key_Down)
    left = here(window)
    assert left != ToMeasure(A1, Filter())
    window.ways.plan()
    Hand(window).checklist.view.show_everything()
    back(qtbot, window)
    assert here(window) == left
    assert Hand(window).checklist.search.text() == "executive"


def test_another_way_after_back_forgets_what_lay_ahead(qtbot: QtBot, window: MainWindow) -> None:
    window.ways.measure(A1)
    window.ways.plan()
    back(qtbot, window)
    window.ways.term("vpn")
    assert can_go(window) == (True, False)
    back(qtbot, window)
    assert here(window) == ToMeasure(A1, Filter())


def test_a_way_to_where_one_is_is_no_step(qtbot: QtBot, window: MainWindow) -> None:
    window.ways.measure(A1)
    window.ways.measure(A1)
    Hand(window).go(Place.CHECKLIST)
    back(qtbot, window)
    assert here(window) == ToPlace(Place.OVERVIEW)
    assert can_go(window)[0] is False


def test_back_passes_over_what_one_has_walked_to(qtbot: QtBot, window: MainWindow) -> None:
    window.ways.measure(A1)
    window.ways.measure(E10)
    Hand(window).checklist.open(A1)
    back(qtbot, window)
    assert here(window) == ToPlace(Place.OVERVIEW)


def test_back_after_undo_leads_to_where_one_was(qtbot: QtBot, window: MainWindow, state: AppState) -> None:
    state.edit([A1], {Field.STATUS: Status.PARTIAL})
    window.ways.term("vpn")
    Hand(window).entry("undo").trigger()
    assert here(window) == ToMeasure(A1, Filter())
    back(qtbot, window)
    assert here(window) == ToTopic(GuideTopic.GLOSSARY, "vpn")


def test_another_workbook_has_no_way_back_into_the_one_before(
    window: MainWindow, state: AppState, tmp_path: Path
) -> None:
    window.ways.measure(A1)
    window.ways.plan()
    Hand(window).entry("back").trigger()
    assert can_go(window) == (True, True)
    state.replace_workbook(Workbook.create(tmp_path / "other.tenken"))
    assert can_go(window) == (False, False)
    assert here(window) == ToPlace(Place.OVERVIEW)


def test_back_hands_over_what_is_being_typed(qtbot: QtBot, window: MainWindow, state: AppState) -> None:
    window.ways.measure(A1)
    note = Hand(window).checklist.detail.record
    note.setFocus()
    qtbot.keyClicks(note, "typed")
    qtbot.keyClick(note, LEFT, ALT)
    assert here(window) == ToPlace(Place.OVERVIEW)
    assert state.entry(A1).note == "typed"


def test_the_side_buttons_of_a_mouse_do_the_same_over_a_list(window: MainWindow) -> None:
    window.ways.measure(A1)
    window.ways.measure(E10)
    at = Hand(window).checklist.list.mapTo(window, QPoint(40, 60))
    QTest.mousePress(window.windowHandle(), Qt.MouseButton.BackButton, pos=at)
    assert here(window) == ToMeasure(A1, Filter())
    QTest.mousePress(window.windowHandle(), Qt.MouseButton.ForwardButton, pos=at)
    assert here(window) == ToMeasure(E10, Filter())


def test_a_side_button_pressed_twice_in_a_hurry_goes_two_steps(window: MainWindow) -> None:
    window.ways.measure(A1)
    window.ways.measure(E10)
    QTest.mouseDClick(window.windowHandle(), Qt.MouseButton.BackButton, pos=QPoint(40, 60))
    assert here(window) == ToPlace(Place.OVERVIEW)


def test_the_side_buttons_wait_while_a_dialog_is_open(window: MainWindow, state: AppState) -> None:
    window.ways.measure(A1)
    dialog = SearchDialog(state, window.ways, window)
    dialog.open()
    for shown in (window, dialog):
        QTest.mousePress(shown.windowHandle(), Qt.MouseButton.BackButton, pos=QPoint(40, 60))
    assert here(window) == ToMeasure(A1, Filter())
    dialog.close()
    dialog.deleteLater()


# the trail by itself


def test_two_kinds_that_hold_the_same_are_two_spots(ways: Ways) -> None:
    ways.went(ToTask("checklist"), ToTask("checklist"))
    ways.went(ToTask("checklist"), ToDocument("checklist"))
    assert ways.leads_back


def test_a_step_back_on_which_the_workbook_is_replaced_ends_in_the_new_one(ways: Ways) -> None:
    """The file was another's by then: what was typed is kept elsewhere, and all begins anew."""

    def replace(_wanted: Whereabouts) -> None:
        ways.begin_anew(ToPlace(Place.OVERVIEW))
        ways.went(ToPlace(Place.OVERVIEW), ToTask(E10))

    for measure in (A1, E10, C3):
        ways.went(ToTask(measure), ToTask(measure))
        ways.went(ToTask(measure), ToDocument(measure))
    ways.wanted.connect(replace)
    ways.back(ToDocument(C3))
    assert (ways.leads_back, ways.leads_forward) == (True, False)
