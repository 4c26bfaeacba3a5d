"""The search over everything: Ctrl+K from anywhere, found as one types, Enter goes there."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.answers import Field
from app.domain.selection import Filter, View
from app.domain.tables import DEVICE, PERSON
from app.storage.settings import Theme
from app.storage.workbook import Workbook
from app.ui.kit.lists.topic_list import TopicList
from app.ui.search.search_dialog import SearchDialog
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from app.ui.shell.ways import GuideTopic, Place, ToMeasure, ToTopic, Ways
from tests.kept import keep, teleworking
from tests.languages import LANGUAGES
from tests.ui.desk import Desk
from tests.ui.hands import Hand, Part
from tests.ui.stages import COLOURS, PERCENTS, opened, settled


@pytest.fixture
def dialog(qtbot: QtBot, state: AppState, ways: Ways) -> SearchDialog:
    search = SearchDialog(state, ways, None)
    qtbot.addWidget(search)
    with qtbot.waitExposed(search):
        search.show()
    return search


def field(dialog: SearchDialog) -> QLineEdit:
    return Part(dialog).line("Find or do something")


def found(dialog: SearchDialog) -> TopicList:
    return Part(dialog).named(TopicList, "What was found")


def headings(dialog: SearchDialog) -> list[str]:
    model = found(dialog).model()
    rows = [model.index(n, 0) for n in range(model.rowCount())]
    return [row.data() for row in rows if row.flags() == Qt.ItemFlag.NoItemFlags]


def test_it_is_found_while_one_types_grouped_by_kind(qtbot: QtBot, dialog: SearchDialog) -> None:
    assert found(dialog).ids == ()
    qtbot.keyClicks(field(dialog), "vpn")
    assert found(dialog).current_id == "term vpn"
    assert headings(dialog)[0] == "Terms"
    assert {heading.split(":")[0] for heading in headings(dialog)} >= {"Terms", "Measures", "Methods", "Trouble cases"}
    qtbot.keyClicks(field(dialog), " zzz")
    assert not found(dialog).isVisible(), "no empty box"
    assert "Nothing found" in Part(dialog).said
    Part(dialog).press("Clear the search")
    assert QApplication.focusWidget() is field(dialog)
    assert found(dialog).isVisible()


def test_the_arrows_move_over_headings_from_the_field(qtbot: QtBot, dialog: SearchDialog) -> None:
    qtbot.keyClicks(field(dialog), "vpn")
    walked = [found(dialog).current_id]
    for _n in range(len(found(dialog).ids) + 2):
        qtbot.keyClick(field(dialog), Qt.Key.Key_Down)
        walked.append(found(dialog).current_id)
    assert walked[: len(found(dialog).ids)] == list(found(dialog).ids)
    assert walked[-1] == found(dialog).ids[-1]
    qtbot.keyClick(field(dialog), Qt.Key.Key_Up)
    assert found(dialog).current_id == found(dialog).ids[-2]


def test_enter_goes_there_and_escape_closes(qtbot: QtBot, dialog: SearchDialog, ways: Ways) -> None:
    told: list[object] = []
    ways.wanted.connect(told.append)
    qtbot.keyClick(field(dialog), Qt.Key.Key_Return)
    assert dialog.isVisible()
    qtbot.keyClicks(field(dialog), "E-10")
    qtbot.keyClick(field(dialog), Qt.Key.Key_Return)
    assert told == [ToMeasure("administrator-E-10")]
    assert not dialog.isVisible()
    dialog.show()
    qtbot.keyClick(field(dialog), Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert len(told) == 1


def test_enter_in_the_list_goes_there_too(qtbot: QtBot, dialog: SearchDialog, ways: Ways) -> None:
    qtbot.keyClicks(field(dialog), "vpn")
    with qtbot.waitSignal(ways.wanted) as wanted:
        qtbot.keyClick(found(dialog), Qt.Key.Key_Return)
    assert wanted.args == [ToTopic(GuideTopic.GLOSSARY, "vpn")]


@pytest.fixture
def window(qapp: QApplication, state: AppState) -> Iterator[MainWindow]:
    with opened(qapp, state) as window:
        window.activateWindow()
        yield window


def search(qtbot: QtBot, window: MainWindow, text: str) -> None:
    """Ctrl+K, types, Enter."""

    def type_and_go() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, SearchDialog):
            return  # not yet
        looking.stop()
        field(dialog).insert(text)
        qtbot.keyClick(field(dialog), Qt.Key.Key_Return)
        if dialog.isVisible():
            there = found(dialog).ids
            dialog.reject()  # it would wait for ever
            pytest.fail(f"nothing was found for {text!r}, but {there}")

    QCoreApplication.sendPostedEvents(
        None, QEvent.Type.DeferredDelete
    )  # the box of the last time has the keys till then
    settled(window)
    looking = QTimer()
    looking.timeout.connect(type_and_go)
    looking.start(10)
    qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("kind", "topic"),
    [
        ("case", "cases"),
        ("term", "glossary"),
        ("role", "roles"),
        ("explanation", "explanations"),
        ("method", "methods"),
    ],
)
def test_everything_is_reached_by_its_title(
    qtbot: QtBot, window: MainWindow, state: AppState, lang: str, kind: str, topic: str
) -> None:
    Hand(window).speak(lang)
    guide = state.catalogue.guide
    title, item = {
        "case": lambda: (guide.cases(lang)[8].title, "case-9"),
        "term": lambda: (guide.glossary(lang)[30].term, guide.glossary(lang)[30].id),
        "role": lambda: (guide.role_points(lang)[12].title, guide.role_points(lang)[12].id),
        "explanation": lambda: (guide.columns(lang)[0].title, guide.columns(lang)[0].id),
        "method": lambda: (guide.methods(lang).methods[2].name, "vdi"),
    }[kind]()
    Hand(window).checklist.view.focus_search()
    search(qtbot, window, title)
    assert Hand(window).place is Place.GUIDE
    if kind == "method" and Hand(window).guide.topic == "glossary":
        return  # a term bears the same name and stands before the method
    assert Hand(window).guide.topic == topic
    assert Hand(window).guide.item == item


def test_a_measure_of_another_role_is_shown(qtbot: QtBot, window: MainWindow, state: AppState) -> None:
    state.set_view(View.EXECUTIVE)
    Hand(window).go(Place.CHECKLIST)
    Hand(window).checklist.view.focus_search()  # where Ctrl+K might mean something else
    search(qtbot, window, "管理者Ｅ－１０")
    assert Hand(window).standing == "administrator-E-10"
    assert state.view is View.ADMINISTRATOR


@pytest.mark.parametrize("look", [(lang, c, p) for lang in LANGUAGES for c in COLOURS for p in PERCENTS], ids=str)
def test_the_audit_finds_nothing(
    qtbot: QtBot,
    state: AppState,
    ways: Ways,
    audit: Callable[[QWidget], list[tuple[str, str, str]]],
    dress: Callable[[str, Theme, int], None],
    look: tuple[str, Theme, int],
) -> None:
    dress(*look)
    dialog = SearchDialog(state, ways, None)
    qtbot.addWidget(dialog)
    dialog.show()
    for text in ("", "VPN", "パスワード", "zzz"):
        field(dialog).setText(text)
        qtbot.wait(1)
        assert audit(dialog) == []


def test_before_anything_is_typed_it_offers_what_one_may_want(qtbot: QtBot, window: MainWindow) -> None:
    offered: list[tuple[str, ...]] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        offered.append(found(dialog).ids)
        dialog.reject()

    QTimer.singleShot(0, look)
    Hand(window).choose("lookup")
    assert offered[0][0] == "command next_unanswered"
    assert "command switch" in offered[0]


def test_before_anything_is_typed_it_offers_where_one_was(qtbot: QtBot, state: AppState, window: MainWindow) -> None:
    keep(state, teleworking("髙橋"))
    (person,) = state.workbook.rows(PERSON)
    window.ways.measure("administrator-E-10")
    window.ways.ledger(PERSON, person)
    window.ways.topic(GuideTopic.CASES, "case-5")
    window.ways.measure("executive-A-1", Filter())
    window.ways.document("summary")
    window.ways.measure("administrator-E-10", Filter())
    window.ways.place(Place.OVERVIEW)
    dialog = SearchDialog(state, window.ways, window)
    qtbot.addWidget(dialog)
    assert headings(dialog)[0] == "Where you were"
    assert found(dialog).ids == (
        "measure administrator-E-10",
        "document summary",
        "measure executive-A-1",
        "case case-5",
    )
    qtbot.keyClick(field(dialog), Qt.Key.Key_Return)
    assert Hand(window).standing == "administrator-E-10"


def test_what_is_there_no_longer_is_not_where_one_was(qtbot: QtBot, state: AppState, window: MainWindow) -> None:
    keep(state, teleworking("髙橋"))
    (person,) = state.workbook.rows(PERSON)
    window.ways.ledger(PERSON, person)
    window.ways.place(Place.OVERVIEW)
    state.undo()
    window.ways.place(Place.OVERVIEW)
    dialog = SearchDialog(state, window.ways, window)
    qtbot.addWidget(dialog)
    assert f"row {PERSON.name} {person}" not in found(dialog).ids


@pytest.mark.parametrize(("lang", "words"), [("en", "Guide"), ("ja", "手引き")])
def test_a_command_is_done(qtbot: QtBot, window: MainWindow, lang: str, words: str) -> None:
    Hand(window).speak(lang)
    search(qtbot, window, words)
    assert Hand(window).place is Place.GUIDE


def test_a_key_finds_its_command(qtbot: QtBot, window: MainWindow) -> None:
    search(qtbot, window, "ctrl+4")
    assert Hand(window).place is Place.DOCUMENTS


@pytest.mark.parametrize(("lang", "words"), [("en", "Summary for the executive"), ("ja", "経営者のための要約")])
def test_a_document_is_gone_to(qtbot: QtBot, window: MainWindow, lang: str, words: str) -> None:
    Hand(window).speak(lang)
    search(qtbot, window, words)
    assert Hand(window).place is Place.DOCUMENTS
    assert Hand(window).documents.list.current_id == "summary"


def test_a_person_and_a_device_are_gone_to_by_anything_in_their_row(
    qtbot: QtBot, window: MainWindow, state: AppState
) -> None:
    state.set_rows(DEVICE, {"1": {"name": "PC 1"}, "2": {"name": "PC 2", "serial": "SN-4711"}})
    keep(state, teleworking("髙﨑"))
    search(qtbot, window, "4711")
    assert (Hand(window).ledgers.ledger, Hand(window).ledgers.row) == (DEVICE, 2)
    search(qtbot, window, "髙﨑")
    assert Hand(window).ledgers.ledger is PERSON


def test_another_workbook_is_opened(qtbot: QtBot, window: MainWindow, state: AppState) -> None:
    other = Workbook.create(state.data.root / "青葉工務店.tenken", "青葉工務店")
    other.close()
    state.preferences.take(state.preferences.now.with_opened(other.path).with_opened(state.path))
    search(qtbot, window, "青葉")
    assert state.workbook.organisation == "青葉工務店"


def test_another_workbook_is_found_by_its_organisation_and_by_the_name_of_its_file(
    qtbot: QtBot, window: MainWindow, state: AppState
) -> None:
    other = Workbook.create(state.data.root / "tenken-2.tenken", "青葉工務店")
    other.close()
    (state.data.root / "broken.tenken").write_text("no workbook")
    for path in (state.data.root / "broken.tenken", other.path, state.path):
        state.preferences.take(state.preferences.now.with_opened(path))
    dialog = SearchDialog(state, window.ways, window)
    qtbot.addWidget(dialog)
    dialog.show()
    field(dialog).setText("青葉")
    assert not found(dialog).ids, "the window does not wait for it"
    qtbot.waitUntil(lambda: found(dialog).ids == (f"workbook {other.path}",))
    field(dialog).setText("tenken-2")
    assert f"workbook {other.path}" in found(dialog).ids
    field(dialog).setText("broken")
    assert found(dialog).ids[0].endswith("broken.tenken")
    with qtbot.waitSignal(dialog.workbook_chosen) as chosen:
        field(dialog).setText("青葉")
        qtbot.keyClick(field(dialog), Qt.Key.Key_Return)
    assert chosen.args == [other.path]


def test_what_is_learned_later_does_not_move_one_from_where_one_stands(
    qtbot: QtBot, window: MainWindow, state: AppState
) -> None:
    other = Workbook.create(state.data.root / "b.tenken", "VPN")
    other.close()
    state.preferences.take(state.preferences.now.with_opened(other.path).with_opened(state.path))
    dialog = SearchDialog(state, window.ways, window)
    qtbot.addWidget(dialog)
    dialog.show()
    field(dialog).setText("VPN")
    qtbot.keyClick(field(dialog), Qt.Key.Key_Down)
    stood = found(dialog).current_id
    qtbot.waitUntil(lambda: f"workbook {other.path}" in found(dialog).ids)
    assert found(dialog).current_id == stood


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_owner_leads_to_the_measures_of_that_owner(
    qtbot: QtBot, window: MainWindow, state: AppState, lang: str
) -> None:
    Hand(window).speak(lang)
    state.edit(["executive-A-1", "teleworker-A-1"], {Field.OWNER: "𠮷田 花子"})
    state.edit(["administrator-A-1"], {Field.OWNER: "髙﨑"})
    state.set_view(View.EXECUTIVE)
    search(qtbot, window, "花子")
    assert Hand(window).place is Place.CHECKLIST
    assert state.view is View.ALL
    assert set(Hand(window).checklist.ids) == {"executive-A-1", "teleworker-A-1"}


def test_it_lies_within_the_window_that_it_opens_over(state: AppState, desk: Desk, larger: Callable[[], None]) -> None:
    larger()
    desk.resize(640, 520)
    search = SearchDialog(state, desk.ways, desk)
    search.show()
    settled(search)
    assert desk.geometry().contains(search.geometry())
    search.close()
    search.deleteLater()
