"""A printed sheet is typed back: found by its number, a key a row, seen before it is kept, one step of undo."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from app import labels
from app.domain import hand_ins
from app.domain.answers import STATUS_KEYS, Carrier, Field, Status
from app.domain.differences import kept_differences
from app.domain.selection import View, in_view
from app.domain.sheets import PrintedSheet, Sheet, printed_number, row_parts
from app.domain.steps import ticked
from app.domain.tables import HAND_IN
from app.domain.undo import row_changes
from app.i18n import use
from app.reports.documents.listing import DOCUMENTS
from app.storage import printed_sheets
from app.ui.documents.document_jobs import part_of
from app.ui.kit.boxes import MessageBox
from app.ui.paper.entry_dialog import EntryDialog
from app.ui.paper.hand_ins_dialog import HandInsDialog
from app.ui.review.review_dialog import ReviewDialog
from app.ui.shell.actions import Actions
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from app.work.orders import Choices
from tests.kept import keep as keep_texts
from tests.kept import kept, teleworking
from tests.languages import LANGUAGES
from tests.ui.desk import Desk
from tests.ui.hands import EntryHand, Hand, texts_of
from tests.ui.stages import settled

ENTER, BACK, ESC, TAB = Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Escape, Qt.Key.Key_Tab


class Presses:
    """A hand at the keyboard; counts its presses."""

    def __init__(self) -> None:
        self.presses = 0

    def press(self, *keys: Qt.Key | str) -> None:
        for key in keys:
            self.presses += 1
            widget = QApplication.focusWidget()
            assert widget is not None
            QTest.keyClick(widget, key)
            settled(widget)

    def type(self, text: str) -> None:
        self.press(*text)


@pytest.fixture
def hand() -> Presses:
    return Presses()


@pytest.fixture
def printed(state: AppState) -> Callable[..., PrintedSheet]:
    """Issues a sheet, as printing it does."""

    def issue(document: str, view: View, person: str = "", made: date | None = None, count: int = 99) -> PrintedSheet:
        measures = tuple(m.id for m in in_view(state.catalogue.measures, view))[:count]
        return printed_sheets.issue(state.workbook, Sheet(document, view, made or state.today(), person, measures))

    return issue


@pytest.fixture
def dialog(desk: Desk, state: AppState) -> Iterator[EntryDialog]:
    dialog = EntryDialog(state, desk)
    dialog.show()
    dialog.activateWindow()
    settled(dialog)
    yield dialog
    dialog.done(0)  # nothing is asked on closing
    dialog.close()
    dialog.deleteLater()


def in_review(act: Callable[[ReviewDialog], object]) -> list[str]:
    """Does something in the review that opens next, and returns what stood there."""
    said: list[str] = []

    def meet() -> None:
        shown = QApplication.activeModalWidget()
        assert isinstance(shown, ReviewDialog), shown
        settled(shown)
        said.append("\n".join(label.text() for label in shown.findChildren(QLabel) if label.isVisible()))
        act(shown)

    QTimer.singleShot(0, meet)
    return said


def keep(shown: ReviewDialog) -> None:
    """The accept keys, wherever the review has put the focus."""
    QTest.keyClick(shown, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def said(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def statuses(state: AppState, sheet: Sheet) -> list[Status]:
    return [state.entry(m).status for m in sheet.measures]


def test_29_answers_with_29_keys(hand: Presses, dialog: EntryDialog, state: AppState, printed: Callable) -> None:
    paper = printed("checklist", View.TELEWORKER)
    keys = [("1", "2", "3", "4", "6")[n % 5] for n in range(29)]
    hand.type(paper.number.replace("-", ""))
    hand.press(ENTER)
    before = hand.presses
    hand.press(*keys)
    assert hand.presses - before == 29
    in_review(keep)
    hand.press(ENTER)
    wanted = [STATUS_KEYS[key] for key in keys]
    assert statuses(state, paper.sheet) == wanted
    assert not dialog.isVisible()
    state.undo()
    assert [s for s in statuses(state, paper.sheet) if s is not Status.UNANSWERED] == [Status.NOT_APPLICABLE]
    assert state.next_undo is not None, "the answers from before are steps of their own"


def test_the_very_sheet_is_found_and_named(hand: Presses, dialog: EntryDialog, printed: Callable) -> None:
    printed("checklist", View.ADMINISTRATOR)
    paper = printed("self-check", View.TELEWORKER, "髙﨑", date(2026, 11, 20))
    hand.type(paper.number)
    hand.press(ENTER)
    assert EntryHand(dialog).rows.model.ids == paper.sheet.measures
    for part in ("髙﨑", "Teleworker", "Nov 20, 2026"):
        assert part in said(dialog)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wrong_number_is_told_in_place(
    hand: Presses, desk: Desk, state: AppState, printed: Callable, language: str
) -> None:
    use(language)
    paper = printed("checklist", View.TELEWORKER)
    other = next(f"{n:032x}" for n in range(1, 9) if printed_number(f"{n:032x}", 1)[:3] != paper.number[:3])
    dialog = EntryDialog(state, desk)
    dialog.show()
    settled(dialog)
    usual, problems = EntryHand(dialog).find.lines, []
    for text in ("12", printed_number(other, 1), printed_number(state.workbook.id, 77), " "):
        EntryHand(dialog).number.setText(text)
        hand.press(ENTER)
        assert EntryHand(dialog).rows is None
        problems += [line for line in EntryHand(dialog).find.lines if line not in usual]
    assert len(set(problems)) == len(problems) == 4
    dialog.close()
    dialog.deleteLater()


def test_a_sheet_whose_number_is_lost_is_chosen(hand: Presses, dialog: EntryDialog, state: AppState) -> None:
    hand.press(Qt.Key.Key_Down, ENTER)
    assert EntryHand(dialog).rows.model.ids == tuple(m.id for m in state.measures)
    hand.press("1", ENTER, BACK, "3")
    assert [row.values for row in EntryHand(dialog).rows.model.typed.values()] == [
        {Field.STATUS: Status.DONE},
        {Field.STATUS: Status.NOT_DONE},
    ]


def test_newest_sheets_are_offered_first(desk: Desk, state: AppState, printed: Callable) -> None:
    old = printed("checklist", View.TELEWORKER, made=date(2026, 1, 1))
    new = printed("checklist", View.EXECUTIVE)
    dialog = EntryDialog(state, desk)
    assert EntryHand(dialog).sheets.ids == ("2", "1", "0")
    rows = texts_of(EntryHand(dialog).sheets.model(), Qt.ItemDataRole.AccessibleTextRole)
    assert [row.endswith(number) for row, number in zip(rows, (new.number, old.number), strict=False)] == [True, True]
    dialog.deleteLater()


def test_backspace_and_up_go_back_and_the_answer_is_typed_anew(
    hand: Presses, dialog: EntryDialog, state: AppState, printed: Callable
) -> None:
    paper = printed("checklist", View.TELEWORKER, count=3)
    hand.type(paper.number)
    hand.press(ENTER, "1", "1", BACK, Qt.Key.Key_Up, "2", ENTER, "3")
    in_review(keep)
    hand.press(ENTER)
    assert statuses(state, paper.sheet) == [Status.PARTIAL, Status.DONE, Status.NOT_DONE]


def test_not_applicable_asks_for_the_reason_in_the_row(
    hand: Presses, dialog: EntryDialog, state: AppState, printed: Callable
) -> None:
    paper = printed("checklist", View.ADMINISTRATOR, count=3)
    hand.type(paper.number)
    hand.press(ENTER, "5", ENTER)
    assert "why it does not apply" in said(dialog), "it does not go on without one"
    hand.type("no paper")
    hand.press(ENTER, "5", ESC, "1", "2")
    in_review(keep)
    hand.press(ENTER)
    entries = [state.entry(m) for m in paper.sheet.measures]
    assert [(e.status, e.reason) for e in entries] == [
        (Status.NOT_APPLICABLE, "no paper"),
        (Status.DONE, ""),
        (Status.PARTIAL, ""),
    ]


def test_a_reason_that_was_typed_is_taken_wherever_a_person_goes_next(
    hand: Presses, dialog: EntryDialog, state: AppState, printed: Callable
) -> None:
    paper = printed("checklist", View.ADMINISTRATOR, count=4)
    hand.type(paper.number)
    hand.press(ENTER, "5")
    hand.type("no paper")
    EntryHand(dialog).rows.list.stand_on_row(2)
    EntryHand(dialog).rows.focus_rows()
    hand.press("5")
    hand.type("no cloud")
    in_review(keep)
    dialog.accept()
    entries = [state.entry(m) for m in paper.sheet.measures]
    assert [entry.reason for entry in entries] == ["no paper", "", "no cloud", ""]


def test_what_does_not_apply_already_is_passed_with_its_key(
    hand: Presses, dialog: EntryDialog, state: AppState, printed: Callable
) -> None:
    paper = printed("checklist", View.TELEWORKER)
    dialog.show_sheet(1, paper.sheet)
    row = paper.sheet.measures.index("teleworker-E-1")
    EntryHand(dialog).rows.list.stand_on_row(row)
    hand.press("5")
    assert EntryHand(dialog).rows.list.row == row + 1
    assert EntryHand(dialog).rows.model.typed == {}


def test_the_meeting_pack_takes_decision_owner_and_day(
    hand: Presses, dialog: EntryDialog, state: AppState, printed: Callable
) -> None:
    paper = printed("meeting-pack", View.ADMINISTRATOR, count=3)
    first, second, third = paper.sheet.measures
    hand.type(paper.number)
    hand.press(ENTER, TAB)
    hand.type("buy it")
    hand.press(ENTER)
    hand.type("Anna")
    hand.press(ENTER)
    hand.type("2026/12/24")
    hand.press(ENTER, ENTER, "2", ENTER, "3")
    texts = in_review(keep)
    hand.press(ENTER)
    assert texts
    assert kept(state.workbook)[f"decision.1.{first}"] == "buy it"
    entry = state.entry(first)
    assert (entry.status, entry.owner, entry.due) == (Status.PARTIAL, "Anna", date(2026, 12, 24))
    assert [state.entry(m).status for m in (second, third)] == [Status.UNANSWERED, Status.NOT_DONE]
    state.undo()
    assert state.entry(first).owner == ""
    assert f"decision.1.{first}" not in kept(state.workbook)


def test_a_remark_goes_below_the_note(hand: Presses, dialog: EntryDialog, state: AppState, printed: Callable) -> None:
    paper = printed("checklist", View.ADMINISTRATOR)
    dialog.show_sheet(1, paper.sheet)
    EntryHand(dialog).rows.list.stand_on_row(paper.sheet.measures.index("administrator-E-10"))
    hand.press(TAB, ENTER, ENTER)
    hand.type("done soon")
    hand.press(ENTER)
    in_review(keep)
    dialog.accept()
    assert state.entry("administrator-E-10").note == "髙﨑さんに聞く\ndone soon"
    assert state.entry("administrator-E-10").owner == "𠮷田"


def test_a_wrong_day_keeps_the_row(hand: Presses, dialog: EntryDialog, printed: Callable) -> None:
    paper = printed("checklist", View.TELEWORKER)
    dialog.show_sheet(1, paper.sheet)
    hand.press(TAB, ENTER)
    hand.type("someday")
    QTest.mouseClick(
        EntryHand(dialog).rows.list.viewport(),
        Qt.MouseButton.LeftButton,
        pos=EntryHand(dialog).rows.list.visualRect(EntryHand(dialog).rows.model.index(3)).center(),
    )
    settled(dialog)
    assert EntryHand(dialog).rows.list.row == 0
    assert "not a day" in said(dialog)


def test_a_newer_answer_is_not_overwritten_unless_a_person_says_so(
    hand: Presses, dialog: EntryDialog, state: AppState, printed: Callable
) -> None:
    paper = printed("checklist", View.EXECUTIVE, made=state.today() - timedelta(days=1))
    assert paper.sheet.measures[0] == "executive-A-1", "done, since today"
    hand.type(paper.number)
    hand.press(ENTER, "3", "3", *[ENTER] * (len(paper.sheet.measures) - 2))
    texts = in_review(keep)
    hand.press(ENTER)
    assert "changed here afterwards" in texts[0]
    assert statuses(state, paper.sheet)[:2] == [Status.DONE, Status.NOT_DONE]


# self-checks


def enter_self_check(hand: Presses, dialog: EntryDialog, number: str, keys: str, name: str = "") -> list[str]:
    hand.type(number)
    hand.press(ENTER)
    if name:
        hand.type(name)
        hand.press(ENTER)
    hand.type(keys)
    texts = in_review(keep)
    dialog.accept()
    return texts


def test_sheets_of_several_teleworkers_come_to_one_answer(
    hand: Presses, desk: Desk, state: AppState, printed: Callable
) -> None:
    papers = [printed("self-check", View.TELEWORKER, "髙﨑"), printed("self-check", View.TELEWORKER)]
    for paper, keys, name in ((papers[0], "1131", ""), (papers[1], "1334", "Anna")):
        dialog = EntryDialog(state, desk)
        dialog.show()
        dialog.activateWindow()
        settled(dialog)
        assert "髙﨑" in enter_self_check(hand, dialog, paper.number, keys, name)[0] or name
        dialog.deleteLater()
    found = hand_ins.hand_ins_of(state.workbook.rows(HAND_IN))
    assert [(one.person, one.day, one.sheet) for one in found] == [
        ("髙﨑", state.today(), 1),
        ("Anna", state.today(), 2),
    ]
    assert statuses(state, papers[0].sheet)[:5] == [
        Status.DONE,
        Status.PARTIAL,
        Status.NOT_DONE,
        Status.UNKNOWN,
        Status.UNANSWERED,
    ]
    state.undo()
    assert [one.person for one in hand_ins.hand_ins_of(state.workbook.rows(HAND_IN))] == ["髙﨑"]
    assert statuses(state, papers[0].sheet)[:4] == [Status.DONE, Status.DONE, Status.NOT_DONE, Status.DONE]


def test_the_same_sheet_again_begins_with_what_was_typed(
    hand: Presses, desk: Desk, state: AppState, printed: Callable
) -> None:
    paper = printed("self-check", View.TELEWORKER, "髙﨑")
    for keys in ("123", "3"):
        dialog = EntryDialog(state, desk)
        dialog.show()
        settled(dialog)
        enter_self_check(hand, dialog, paper.number, keys)
        dialog.deleteLater()
    [one] = hand_ins.hand_ins_of(state.workbook.rows(HAND_IN))
    assert list(one.answers.values()) == [Status.NOT_DONE, Status.PARTIAL, Status.NOT_DONE]


def test_a_self_check_needs_a_name_and_an_answer(hand: Presses, dialog: EntryDialog, printed: Callable) -> None:
    paper = printed("self-check", View.TELEWORKER)
    hand.type(paper.number)
    hand.press(ENTER, ENTER)
    assert "Write whose sheet it is." in said(dialog)
    hand.type("Anna")
    hand.press(ENTER)
    dialog.accept()
    assert "Nothing is typed yet" in said(dialog)


def test_who_is_known_is_offered_as_whose_sheet_it_is(
    hand: Presses, dialog: EntryDialog, state: AppState, printed: Callable
) -> None:
    keep_texts(state, teleworking("髙﨑\nAnna"))
    paper = printed("self-check", View.TELEWORKER)
    hand.type(paper.number)
    hand.press(ENTER)
    whose = EntryHand(dialog).choice("Filled in by")
    assert [whose.itemText(n) for n in range(whose.count())][:2] == ["髙﨑", "Anna"]
    hand.press(Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert EntryHand(dialog).line("Filled in by").text() == "Anna"
    hand.press(ENTER, "1")
    in_review(keep)
    dialog.accept()
    assert [one.person for one in hand_ins.hand_ins_of(state.workbook.rows(HAND_IN))] == ["Anna"]


def test_who_returned_a_sheet_is_listed(desk: Desk, state: AppState, printed: Callable) -> None:
    printed("self-check", View.TELEWORKER, "髙﨑", date(2026, 11, 20))
    keep_texts(state, teleworking("髙﨑\nAnna"))
    sheet = hand_ins.HandIn(1, "anna", date(2026, 11, 21), 0, {"teleworker-A-1": Status.DONE})
    state.set_rows(HAND_IN, {"1": hand_ins.hand_in_cells(sheet)})
    dialog = HandInsDialog(state, desk)
    dialog.show()
    assert "1 of 2 sheets returned" in said(dialog)
    dialog.deleteLater()


# leaving


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The questions asked; the answer is the button for Escape."""
    questions: list[str] = []
    monkeypatch.setattr(MessageBox, "exec", lambda box: questions.append(box.message.what) or 0)
    return questions


def test_leaving_says_what_would_be_lost(
    hand: Presses, dialog: EntryDialog, state: AppState, printed: Callable, asked: list[str]
) -> None:
    paper = printed("checklist", View.TELEWORKER)
    hand.type(paper.number)
    hand.press(ENTER, "1", "2", ESC)
    assert asked == ["2 typed rows are not kept yet."]
    assert dialog.isVisible()
    assert [s for s in statuses(state, paper.sheet) if s is Status.DONE] == []


def test_leaving_with_nothing_typed_asks_nothing(
    hand: Presses, dialog: EntryDialog, printed: Callable, asked: list[str]
) -> None:
    hand.type(printed("checklist", View.TELEWORKER).number)
    hand.press(ENTER, ENTER, ESC)
    assert (asked, dialog.isVisible()) == ([], False)


def test_a_review_that_is_cancelled_keeps_what_was_typed(
    hand: Presses, dialog: EntryDialog, state: AppState, printed: Callable
) -> None:
    paper = printed("checklist", View.TELEWORKER)
    hand.type(paper.number)
    hand.press(ENTER, "1")
    in_review(lambda shown: shown.reject())
    dialog.accept()
    assert dialog.isVisible()
    assert len(EntryHand(dialog).rows.model.typed) == 1
    assert state.entry(paper.sheet.measures[0]).status is Status.UNANSWERED


def test_the_menu_opens_it(window: MainWindow) -> None:
    met: list[bool] = []

    def meet() -> None:
        shown = QApplication.activeModalWidget()
        met.append(isinstance(shown, EntryDialog))
        assert shown is not None
        shown.close()

    QTimer.singleShot(0, meet)
    Hand(window).choose("enter")
    assert met == [True]


@pytest.mark.parametrize("name", [name for name, document in DOCUMENTS.items() if document.is_numbered])
def test_every_document_that_comes_back_is_typed_in_its_order(
    hand: Presses, dialog: EntryDialog, state: AppState, name: str
) -> None:
    state.edit(["executive-A-2", "administrator-B-1"], {Field.STATUS: Status.NOT_DONE, Field.OWNER: "髙﨑"})
    state.edit(["administrator-B-1", "administrator-A-1"], {Field.CARRIER: Carrier.VENDOR})
    content = part_of(state, name, Choices("en", people=("髙﨑",))).content
    [paper] = content.sheets
    hand.type(paper.number)
    hand.press(ENTER)
    assert EntryHand(dialog).rows.model.ids == DOCUMENTS[name].rows(content) != ()
    assert DOCUMENTS[name].title("en") in said(dialog)


def with_blanks(state: AppState) -> list[str]:
    """Measures beside whose question there are lines to fill in."""
    words = state.words.measures
    return [m.id for m in state.catalogue.measures if words[m.id].blanks]


def brought_up(hand: Presses, desk: Desk, state: AppState, paper: PrintedSheet) -> EntryDialog:
    """The screen with the rows of a sheet whose number was typed."""
    dialog = EntryDialog(state, desk)
    dialog.show()
    dialog.activateWindow()
    settled(dialog)
    hand.type(paper.number)
    hand.press(ENTER)
    return dialog


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_replies_of_the_vendor_become_answers_and_what_was_filled_in_goes_below_the_note(
    hand: Presses, desk: Desk, state: AppState, language: str
) -> None:
    use(language)
    first, second, third, fourth = with_blanks(state)[:4]
    state.edit([first, second, third, fourth], {Field.CARRIER: Carrier.BOTH, Field.NOTE: "残る"})
    before = state.next_undo
    [paper] = part_of(state, "vendor-questions", Choices("ja")).content.sheets
    was = statuses(state, paper.sheet)
    dialog = brought_up(hand, desk, state, paper)
    rows = EntryHand(dialog).rows
    assert state.words.measures[rows.model.ids[0]].blanks[0] in said(dialog)
    assert labels.name(Field.OWNER) not in said(dialog)
    hand.press("5", "6")
    assert not rows.model.typed, "these keys are no reply"
    hand.press("1", "2", "3", BACK, ENTER, "4")
    rows.list.stand_on_row(0)
    rows.focus_rows()
    hand.press(TAB)
    hand.type("123 yen")
    hand.press(ENTER, ENTER)
    in_review(keep)
    dialog.accept()
    done = [state.entry(measure) for measure in rows.model.ids]
    assert [e.status for e in done] == [Status.DONE, Status.PARTIAL, Status.NOT_DONE, Status.UNKNOWN]
    assert "123 yen" in done[0].note
    assert done[0].note.startswith("残る\n")
    assert labels.day(date.today()) in done[0].note
    assert [e.note for e in done[1:]] == ["残る"] * 3
    state.undo()
    assert state.next_undo == before
    assert statuses(state, paper.sheet) == was
    dialog.deleteLater()


@pytest.mark.parametrize("language", LANGUAGES)
def test_ticking_the_request_ticks_the_steps_of_their_measures_with_the_day(
    hand: Presses, desk: Desk, state: AppState, language: str
) -> None:
    use(language)
    [paper] = part_of(state, "vendor-request", Choices("ja")).content.sheets
    before = state.next_undo
    dialog = brought_up(hand, desk, state, paper)
    rows = EntryHand(dialog).rows
    assert rows.model.ids == paper.sheet.measures
    was = state.entry(row_parts(rows.model.ids[0])[0])
    hand.press("1", "2", TAB)
    hand.type("next week")
    hand.press(ENTER)
    in_review(keep)
    dialog.accept()
    (first, ticked_one), _second, (third, _other) = (row_parts(row) for row in rows.model.ids[:3])
    assert ticked_one in ticked(state.entry(first).steps_done)
    assert state.entry(first).status is was.status
    assert labels.day(date.today()) in state.entry(first).note
    assert "next week" in state.entry(third).note
    state.undo()
    assert state.next_undo == before
    assert state.entry(first) == was
    dialog.deleteLater()


@pytest.mark.parametrize("language", LANGUAGES)
def test_undo_names_what_a_sheet_changed(desk: Desk, state: AppState, language: str) -> None:
    use(language)
    sheet = hand_ins.HandIn(1, "Anna", date(2026, 11, 21), 0, {"teleworker-A-1": Status.DONE})
    changes = row_changes(HAND_IN, {}, {"1": hand_ins.hand_in_cells(sheet)})
    state.accept(kept_differences(changes))
    actions = Actions(desk)
    actions.name_undo(state)
    text = actions["undo"].text()
    assert ("self-check" in text) if language == "en" else ("点検" in text)
