"""The checklist: the list, the search, and the measure in full with its answer and its record."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFont, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.answers import Field, Status
from app.domain.selection import View
from app.storage.workbook import Workbook
from app.ui.checklist.answer_bar import ANSWERS
from app.ui.kit.reading_column import ReadingColumn
from app.ui.shell.state import AppState
from tests.ui.desk import Desk
from tests.ui.hands import ChecklistHand, DetailHand
from tests.ui.stages import settled

E10 = "administrator-E-10"
I7, I4 = "administrator-I-7", "teleworker-I-4"


def test_the_checklist_stands_on_the_first_measure_and_shows_it(checklist: ChecklistHand, state: AppState) -> None:
    first = state.measures[0]
    assert checklist.current_id == first.id
    assert state.words.measures[first.id].title in checklist.detail.said


def test_everything_about_a_measure_is_shown(checklist: ChecklistHand, state: AppState) -> None:
    for measure in state.measures:
        checklist.open(measure.id)
        said = checklist.detail.said
        words = state.words.measures[measure.id]
        read = checklist.detail.read
        assert {words.requirement, words.why, words.done_when, words.evidence} <= set(read)
        assert [step.text for step in words.steps if not any(text.endswith(step.text) for text in read)] == []
        assert f"p. {measure.page}" in said


def test_what_is_hidden_is_counted_and_can_be_shown(checklist: ChecklistHand) -> None:
    assert "98 measures" in checklist.lines
    assert not checklist.offers("Show all")
    checklist.search.setText("E10")
    shown = len(checklist.ids)
    assert f"{shown} of 98 shown" in checklist.lines
    checklist.press("Show all")
    assert "98 measures" in checklist.lines
    assert checklist.search.text() == ""


def test_nothing_found_says_what_to_do(checklist: ChecklistHand) -> None:
    checklist.search.setText("qqqq")
    assert "Nothing found" in checklist.lines
    assert not checklist.list.isVisible(), "no empty box"
    checklist.view.focus_list()
    assert QApplication.focusWidget().text() == "Show all measures"
    assert "No measure matches what you searched and filtered for." in checklist.lines
    assert checklist.current_id is None
    assert not checklist.detail.scroll_bar.isVisible()
    checklist.press("Show all measures")
    assert checklist.current_id is not None
    assert checklist.list.hasFocus()
    assert checklist.search.text() == ""


def test_clearing_a_search_comes_back_to_where_one_was(qtbot: QtBot, checklist: ChecklistHand) -> None:
    checklist.open("executive-A-2")
    checklist.view.focus_search()
    qtbot.keyClicks(checklist.search, "e-10 qqq")
    assert checklist.current_id is None
    qtbot.keyClick(checklist.search, Qt.Key.Key_Escape)
    assert checklist.current_id == "executive-A-2"
    qtbot.keyClicks(checklist.search, "e-1")
    first = checklist.current_id
    assert first == checklist.ids[0] != "executive-A-2"
    qtbot.keyClick(checklist.search, Qt.Key.Key_Down)
    qtbot.keyClick(checklist.list, Qt.Key.Key_Down)
    gone_to = checklist.current_id
    assert gone_to not in (first, None)
    checklist.view.show_everything()
    assert checklist.current_id == gone_to, "who went on among the hits stays there"


def test_search_keeps_the_measure_that_is_shown_while_it_matches(checklist: ChecklistHand) -> None:
    checklist.open(E10)
    checklist.search.setText("e-10")
    assert checklist.current_id == E10


def test_keys_lead_from_search_to_list_to_answers_and_back(qtbot: QtBot, checklist: ChecklistHand) -> None:
    checklist.view.focus_search()
    qtbot.keyClicks(checklist.search, "e-10")
    qtbot.keyClick(checklist.search, Qt.Key.Key_Return)
    assert checklist.list.hasFocus()
    for _page in range(5):
        qtbot.keyClick(checklist.list, Qt.Key.Key_Space)
    assert not checklist.detail.answer_button(Status.DONE).visibleRegion().isEmpty(), "it stays in sight"
    qtbot.keyClick(checklist.list, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is checklist.detail.answer_button(Status.PARTIAL)
    assert not QApplication.focusWidget().visibleRegion().isEmpty()
    note = checklist.detail.text(Field.NOTE)
    note.setFocus()
    qtbot.keyClick(note, Qt.Key.Key_Escape)
    assert checklist.list.hasFocus()
    checklist.view.focus_search()
    qtbot.keyClick(checklist.search, Qt.Key.Key_Escape)
    assert checklist.search.text() == ""


@pytest.mark.parametrize("measure", ["administrator-A-1", "teleworker-F-1", "administrator-I-7"])
@pytest.mark.parametrize(("size", "factor"), [((1200, 800), 1), ((1024, 480), 1), ((1366, 640), 2), ((1024, 450), 2)])
def test_the_answers_stay_in_sight_in_any_window(
    checklist: ChecklistHand, desk: Desk, measure: str, size: tuple[int, int], factor: int
) -> None:
    font = desk.font()
    font.setPointSizeF(font.pointSizeF() * factor)
    desk.setFont(font)
    desk.resize(*size)
    detail = checklist.open(measure)
    settled(desk)
    bar = detail.scroll_bar
    bar.setValue(bar.maximum())
    settled(desk)
    for status in ANSWERS:
        assert not detail.answer_button(status).visibleRegion().isEmpty()
    assert bar.parentWidget().height() > 0.4 * detail.widget.height(), "there is room to read"
    checklist.view.edit_due()
    assert not QApplication.focusWidget().visibleRegion().isEmpty()


def test_what_the_window_has_no_room_for_comes_back(checklist: ChecklistHand, desk: Desk) -> None:
    """The words of the answers, the facts above the title, and the task, each where it was."""
    detail = checklist.open("administrator-I-7")
    wide = [settled(detail.answer_button(status)).width() for status in ANSWERS]
    owner = detail.owner.mapTo(detail.widget, QPoint())
    font = QFont(desk.font())
    desk.resize(640, 400)
    larger = QFont(font)
    larger.setPointSizeF(font.pointSizeF() * 2)
    desk.setFont(larger)
    settled(desk)
    assert detail.answer_button(Status.NOT_DONE).width() < wide[ANSWERS.index(Status.NOT_DONE)]
    desk.setFont(font)
    desk.resize(1200, 700)
    settled(desk)
    assert [detail.answer_button(status).width() for status in ANSWERS] == wide
    assert detail.owner.mapTo(detail.widget, QPoint()) == owner


def test_a_measure_lies_as_it_stays_before_it_is_painted(checklist: ChecklistHand, state: AppState, desk: Desk) -> None:
    """Else what was there before shows through for a moment, and everything is painted twice."""

    def heights() -> list[tuple[int, int]]:
        texts = (text for text in checklist.detail.widget.findChildren(ReadingColumn) if text.isVisible())
        return [(text.height(), text.mapTo(desk, QPoint()).y()) for text in texts]

    for measure in state.measures[:12]:
        checklist.view.show_measure(measure.id)
        at_once = heights()
        settled(desk)
        assert heights() == at_once, measure.id


def test_the_space_bar_reads_on_and_back(qtbot: QtBot, checklist: ChecklistHand, desk: Desk) -> None:
    desk.resize(1024, 480)
    checklist.view.focus_list()
    bar = checklist.detail.scroll_bar
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    qtbot.keyClick(checklist.list, Qt.Key.Key_Space)
    assert bar.value() > 0
    qtbot.keyClick(checklist.list, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert bar.value() == 0


def test_who_turns_out_to_work_alone_is_only_told_what_is_settled_too(
    checklist: ChecklistHand, detail: DetailHand, state: AppState
) -> None:
    checklist.view.show_measure("administrator-I-7")
    assert detail.together.isEnabled()
    state.set_profile({"kind": "sole_proprietor"})
    assert detail.together.isVisible()
    assert not detail.together.isEnabled()


def test_one_answer_settles_counterparts_after_saying_so(
    checklist: ChecklistHand, detail: DetailHand, state: AppState
) -> None:
    checklist.open(I7)
    assert detail.together.text() == "Also Teleworker I-4"
    checklist.answer(Status.DONE)
    assert (state.entry(I7).status, state.entry(I4).status) == (Status.DONE, Status.DONE)
    state.undo()
    assert (state.entry(I7).status, state.entry(I4).status) == (Status.UNANSWERED, Status.UNANSWERED)
    detail.together.setChecked(False)
    checklist.answer(Status.PARTIAL)
    assert (state.entry(I7).status, state.entry(I4).status) == (Status.PARTIAL, Status.UNANSWERED)


def test_in_the_view_of_one_role_a_measure_stands_alone(
    checklist: ChecklistHand, detail: DetailHand, state: AppState
) -> None:
    state.set_view(View.ADMINISTRATOR)
    checklist.open(I7)
    assert not detail.together.isVisible()
    checklist.answer(Status.DONE)
    assert state.entry(I4).status is Status.UNANSWERED


def test_not_applicable_waits_for_its_reason(
    qtbot: QtBot, checklist: ChecklistHand, detail: DetailHand, state: AppState, failures: list[Exception]
) -> None:
    state.set_view(View.EXECUTIVE)
    checklist.open("executive-A-2")
    checklist.answer(Status.NOT_APPLICABLE)
    reason = detail.reason
    qtbot.keyClick(QApplication.focusWidget(), "6")
    assert reason.hasFocus()
    assert "saved once you write the reason" in detail.said
    assert state.entry("executive-A-2").status is Status.UNANSWERED
    qtbot.keyClicks(reason, "no staff")
    reason.flush()
    entry = state.entry("executive-A-2")
    assert (entry.status, entry.reason) == (Status.NOT_APPLICABLE, "no staff")
    assert "saved once you write the reason" not in detail.said
    reason.setPlainText("")
    reason.flush()
    assert state.entry("executive-A-2").reason == "no staff", "it stands with its reason until another is given"
    assert failures == []


def test_not_applicable_without_a_reason_is_forgotten_on_leaving(
    checklist: ChecklistHand, detail: DetailHand, state: AppState
) -> None:
    checklist.open("executive-A-2")
    checklist.answer(Status.NOT_APPLICABLE)
    checklist.open(E10)
    checklist.open("executive-A-2")
    assert state.entry("executive-A-2").status is Status.UNANSWERED
    assert not any(detail.answer_button(status).isChecked() for status in ANSWERS)
    assert not detail.reason.isVisible()


def test_every_field_of_the_record_is_kept_and_shown_again(
    qtbot: QtBot, checklist: ChecklistHand, detail: DetailHand, state: AppState
) -> None:
    checklist.open("executive-A-2")
    for field in (Field.NOTE, Field.SCOPE, Field.EVIDENCE):
        detail.text(field).setPlainText(f"text of {field}")
    detail.owner.setEditText("Anna")
    due = detail.day(Field.DUE)
    due.selectAll()
    qtbot.keyClicks(due, "2026-12-24")
    qtbot.mouseClick(detail.button("Seen today"), Qt.MouseButton.LeftButton)
    for box, index in ((detail.pick(Field.CARRIER), 2), (detail.pick(Field.PRIORITY), 0)):
        box.setCurrentIndex(index)
        box.activated.emit(index)
    checklist.open(E10)
    checklist.open("executive-A-2")
    entry = state.workbook.entries()["executive-A-2"]
    assert (entry.note, entry.scope, entry.evidence) == ("text of note", "text of scope", "text of evidence")
    assert (entry.owner, entry.carrier, entry.priority) == ("Anna", "both", "high")
    assert (entry.due.isoformat(), entry.evidence_seen) == ("2026-12-24", state.today())
    assert detail.owner.currentText() == "Anna"
    assert due.text() == "Dec 24, 2026"


def test_answering_with_the_mouse_keeps_what_is_typed_in_any_field(
    qtbot: QtBot, checklist: ChecklistHand, detail: DetailHand, state: AppState
) -> None:
    checklist.open("executive-A-2")
    detail.owner.setFocus()
    qtbot.keyClicks(detail.owner.lineEdit(), "Anna")
    qtbot.mouseClick(detail.answer_button(Status.PARTIAL), Qt.MouseButton.LeftButton)
    assert (state.entry("executive-A-2").owner, state.entry("executive-A-2").status) == ("Anna", Status.PARTIAL)


def test_tab_goes_the_way_of_reading(qtbot: QtBot, checklist: ChecklistHand) -> None:
    detail = checklist.open(E10)
    view = detail.view
    detail.reading.let_a_moment_pass()
    view.focus_answers()
    places = []
    while view.isAncestorOf(QApplication.focusWidget()) and len(places) < 40:
        here = QApplication.focusWidget()
        scrolled = detail.scroll_bar.value() if detail.page.isAncestorOf(here) else 0
        places.append(((here.mapTo(view, QPoint()).y() + scrolled) // 24, here.mapTo(view, QPoint()).x()))
        qtbot.keyClick(here, Qt.Key.Key_Tab)
    top = [place for place in places if place[0] * 24 < view.height() // 3]
    assert len(places) >= 14
    assert top == sorted(top)


def test_another_view_takes_the_keys_out_of_a_field(
    qtbot: QtBot, checklist: ChecklistHand, detail: DetailHand, state: AppState
) -> None:
    checklist.open(E10)
    detail.text(Field.NOTE).setFocus()
    state.set_view(View.TELEWORKER)
    assert checklist.list.hasFocus()
    checklist.view.focus_search()
    state.set_view(View.EXECUTIVE)
    assert checklist.search.hasFocus()


def test_the_wheel_changes_no_choice_in_passing(checklist: ChecklistHand, detail: DetailHand, state: AppState) -> None:
    checklist.open(E10)
    before = state.entry(E10)
    for box in (detail.pick(Field.CARRIER), detail.pick(Field.PRIORITY), detail.owner):
        at = QPointF(box.rect().center())
        turn = QWheelEvent(
            at,
            QPointF(box.mapToGlobal(box.rect().center())),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(box, turn)
    assert state.entry(E10) == before


def test_the_checklist_shows_another_workbook(checklist: ChecklistHand, detail: DetailHand, state: AppState) -> None:
    checklist.open(E10)
    assert detail.text(Field.NOTE).toPlainText() == "髙﨑さんに聞く"
    state.replace_workbook(Workbook.create(state.path.with_name("other.tenken")))
    checklist.open(E10)
    assert detail.text(Field.NOTE).toPlainText() == ""
    assert state.entries == {}


def test_the_checklist_speaks_the_language_of_the_screen(
    checklist: ChecklistHand, state: AppState, desk: Desk, speak: Callable[..., None]
) -> None:
    checklist.open(E10)
    speak("ja", desk)
    settled(desk)
    said = checklist.said
    assert "管理者Ｅ-10" in said
    assert state.catalogue.words("ja").measures[E10].title in said
    assert state.catalogue.words("ja").measures[E10].requirement in checklist.detail.read
    assert "対策 98件" in checklist.lines
    assert checklist.detail.answer_button(Status.DONE).text() == "○ 実施している"
