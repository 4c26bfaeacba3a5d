"""The dialogs for what documents print beside the answers: names, notice, statement."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.answers import Field, Status
from app.domain.entered_text import NOTE_LIMIT, TextTooLong
from app.domain.kept_texts import STATEMENT_MEASURES, STATEMENT_SCOPE, notice_key
from app.domain.people import teleworkers
from app.domain.tables import CONTACT, DEVICE, PERSON, CellWrong, RowTable
from app.reports.documents.listing import DOCUMENTS
from app.ui.documents.documents_view import DocumentsView
from app.ui.documents.kept_editors import editor
from app.ui.documents.kept_text_dialogs import NoticeDialog, PeopleDialog
from app.ui.documents.statement_dialog import StatementDialog
from app.ui.shell.state import AppState
from app.ui.shell.ways import ToLedger, Ways
from tests.kept import keep, kept, teleworking
from tests.languages import LANGUAGES
from tests.ui.desk import Desk
from tests.ui.hands import Part

LEDGERS_IN = {DEVICE.name: "device-register", CONTACT.name: "emergency-card"}
EDITS = {
    "device": "Edit devices...",
    "contact": "Edit contacts...",
    "person": "Edit names...",
    "notice": "Edit the text...",
    "statement": "Choose what it says...",
}


def shown(view: DocumentsView, name: str) -> set[str]:
    """The buttons to edit what a document prints."""
    view.list.stand_on(name)
    return {key for key, text in EDITS.items() if Part(view.page).offers(text)}


@pytest.mark.parametrize(
    ("name", "buttons"),
    [
        ("action-plan", set()),
        ("device-register", {"device"}),
        ("self-check", {"person"}),
        ("staff-notice", {"notice", "person", "contact"}),
        ("customer-statement", {"statement"}),
    ],
)
def test_a_document_offers_what_it_prints_to_be_edited(view: DocumentsView, name: str, buttons: set[str]) -> None:
    assert shown(view, name) >= buttons
    assert bool(shown(view, name)) is bool(buttons)


@pytest.mark.parametrize(
    ("what", "kind"),
    [
        ("person", PeopleDialog),
        ("notice", NoticeDialog),
        ("statement", StatementDialog),
    ],
)
def test_each_button_opens_its_dialog(
    view: DocumentsView, state: AppState, monkeypatch: pytest.MonkeyPatch, what: str, kind: type[QDialog]
) -> None:
    opened: list[QDialog] = []
    monkeypatch.setattr(kind, "exec", lambda dialog: opened.append(dialog))  # noqa: PLW0108 - a method
    Part(view.page).press(EDITS[what])
    assert [type(dialog) for dialog in opened] == [kind]


@pytest.mark.parametrize("ledger", [DEVICE, CONTACT])
def test_the_buttons_of_ledgers_lead_to_them(view: DocumentsView, ways: Ways, ledger: RowTable) -> None:
    wanted: list[object] = []
    ways.wanted.connect(wanted.append)
    view.list.stand_on(LEDGERS_IN[ledger.name])
    Part(view.page).press(EDITS[ledger.name])
    assert wanted == [ToLedger(ledger)]


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("self-check", "person"), ("staff-notice", "notice"), ("customer-statement", "statement"), ("action-plan", "")],
)
@pytest.mark.parametrize("width", [700, 1800])
def test_f2_edits_what_the_document_prints_its_own_text_first(
    qtbot: QtBot, view: DocumentsView, monkeypatch: pytest.MonkeyPatch, name: str, wanted: str, width: int
) -> None:
    edited: list[QDialog] = []
    for kind in (PeopleDialog, NoticeDialog, StatementDialog):
        monkeypatch.setattr(kind, "exec", lambda dialog: edited.append(dialog))  # noqa: PLW0108 - a method
    view.resize(width, 700)
    view.list.stand_on(name)
    qtbot.keyClick(view.list, Qt.Key.Key_F2)
    kinds = {"person": PeopleDialog, "notice": NoticeDialog, "statement": StatementDialog}
    assert [type(dialog) for dialog in edited] == ([kinds[wanted]] if wanted else [])
    assert {key for key, text in EDITS.items() if "F2" in Part(view.page).button(text).toolTip()} == {wanted} - {""}


def test_f2_leads_to_a_ledger_where_the_document_prints_that(qtbot: QtBot, view: DocumentsView, ways: Ways) -> None:
    wanted: list[object] = []
    ways.wanted.connect(wanted.append)
    view.list.stand_on("device-register")
    qtbot.keyClick(view.list, Qt.Key.Key_F2)
    assert wanted == [ToLedger(DEVICE)]


# people


def test_a_notice_that_is_too_long_is_told_and_stays_in_the_dialog(
    desk: Desk, state: AppState, failures: list[Exception]
) -> None:
    dialog = notice(state, desk)
    dialog.edit.setPlainText("x" * (NOTE_LIMIT + 1))
    dialog.accept()
    assert [type(error) for error in failures] == [TextTooLong]
    assert dialog.result() != QDialog.DialogCode.Accepted


def test_the_names_keep_their_order_and_what_else_is_known_of_them(desk: Desk, state: AppState) -> None:
    keep(state, {**teleworking("a\nb\nc"), "person.2.note": "on Mondays", "person.4.name": "d"})
    dialog = PeopleDialog(state, desk)
    assert dialog.edit.toPlainText() == "a\nb\nc"
    dialog.edit.setPlainText("c\nnew\na")
    dialog.accept()
    rows = state.workbook.rows(PERSON)
    assert teleworkers(rows) == ("c", "new", "a")
    names = {cells["name"]: cells for cells in rows.values()}
    assert (names["b"]["teleworks"], names["b"]["note"], names["d"]["teleworks"]) == ("", "on Mondays", "")
    state.undo()
    assert teleworkers(state.workbook.rows(PERSON)) == ("a", "b", "c")


def test_names_are_kept_one_a_line_each_once(desk: Desk, state: AppState) -> None:
    dialog = PeopleDialog(state, desk)
    dialog.edit.setPlainText("髙﨑\n\n 佐藤\u3000一郎 \n髙﨑\n𠮷田")
    dialog.accept()
    assert teleworkers(state.workbook.rows(PERSON)) == ("髙﨑", "佐藤 一郎", "𠮷田")
    state.undo()
    assert not state.workbook.rows(PERSON)


def test_new_names_are_offered_and_ticked_at_once(view: DocumentsView, state: AppState) -> None:
    view.list.stand_on("self-check")
    people = view.page.panel.options.people
    assert "writes the name by hand" in Part(people).said
    keep(state, teleworking("佐藤\n髙﨑"))
    assert {name: box.isChecked() for name, box in people.boxes.items()} == {"佐藤": True, "髙﨑": True}
    people.boxes["佐藤"].box.click()
    assert view.page.panel.options.choices(DOCUMENTS["self-check"]).people == ("髙﨑",)
    keep(state, teleworking("佐藤\n髙﨑\n𠮷田"))
    assert view.page.panel.options.choices(DOCUMENTS["self-check"]).people == ("髙﨑", "𠮷田")
    view.list.stand_on("action-plan")
    view.list.stand_on("self-check")
    assert not people.boxes["佐藤"].isChecked(), "what was taken out stays out"


def test_the_sheets_of_owners_are_for_those_who_have_tasks(view: DocumentsView, state: AppState) -> None:
    view.list.stand_on("person-sheet")
    assert list(view.page.panel.options.people.boxes) == ["𠮷田"]
    state.edit(["executive-A-1"], {Field.OWNER: "Anna & Co"})
    assert view.page.panel.options.choices(DOCUMENTS["person-sheet"]).people == ("Anna & Co", "𠮷田")
    view.page.panel.options.people.boxes["𠮷田"].box.click()
    view.page.panel.options.people.boxes["Anna & Co"].box.click()
    assert "for everybody" in Part(view.page.panel.options.people).said


# notice


def notice(state: AppState, desk: Desk, lang: str = "en") -> NoticeDialog:
    dialog = editor("notice", state, lang, desk)
    assert isinstance(dialog, NoticeDialog)
    return dialog


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_notice_begins_with_the_generated_text_and_is_kept_once_it_is_another(
    desk: Desk, state: AppState, lang: str
) -> None:
    dialog = notice(state, desk, lang)
    generated = dialog.edit.toPlainText()
    assert len(generated) > 200
    dialog.accept()
    assert not kept(state.workbook).get(notice_key(lang)), "it goes on following the answers"
    dialog = notice(state, desk, lang)
    dialog.edit.setPlainText("短い お知らせ 𠮷")
    dialog.accept()
    assert kept(state.workbook)[notice_key(lang)] == "短い お知らせ 𠮷"
    dialog = notice(state, desk, lang)
    assert dialog.edit.toPlainText() == "短い お知らせ 𠮷"
    dialog.back.click()
    assert dialog.edit.toPlainText() == generated
    dialog.accept()
    assert not kept(state.workbook).get(notice_key(lang))


def test_going_back_to_the_generated_text_can_be_taken_back(desk: Desk, state: AppState) -> None:
    keep(state, {notice_key("en"): "My own words"})
    dialog = notice(state, desk)
    dialog.back.click()
    dialog.edit.undo()
    assert dialog.edit.toPlainText() == "My own words"


def test_more_people_than_a_list_holds_are_told_and_stay_in_the_dialog(
    desk: Desk, state: AppState, failures: list[Exception]
) -> None:
    dialog = PeopleDialog(state, desk)
    dialog.edit.setPlainText("\n".join(f"name {n}" for n in range(10_000)))
    dialog.accept()
    assert [type(error) for error in failures] == [CellWrong]
    assert dialog.result() != QDialog.DialogCode.Accepted


def test_the_hint_says_whose_words_are_printed(view: DocumentsView, state: AppState) -> None:
    view.list.stand_on("staff-notice")
    assert "is made of the measures" in view.page.panel.hint.text()
    keep(state, {notice_key("en"): "My own words"})
    assert "Your own wording" in view.page.panel.hint.text()


# statement


def test_only_done_measures_can_be_named(desk: Desk, state: AppState) -> None:
    state.edit(["administrator-E-10"], {Field.STATUS: Status.DONE})
    dialog = StatementDialog(state, desk)
    assert list(dialog.ticks) == ["executive-A-1", "administrator-E-10"]
    dialog.scope.setPlainText("在宅の勤務 𠮷")
    dialog.ticks["administrator-E-10"].box.click()
    dialog.accept()
    texts = kept(state.workbook)
    assert (texts[STATEMENT_SCOPE], texts[STATEMENT_MEASURES]) == ("在宅の勤務 𠮷", "administrator-E-10")
    again = StatementDialog(state, desk)
    assert {i: tick.isChecked() for i, tick in again.ticks.items()} == {
        "executive-A-1": False,
        "administrator-E-10": True,
    }
    state.undo()
    assert not kept(state.workbook).get(STATEMENT_SCOPE), "one step"
    assert not kept(state.workbook).get(STATEMENT_MEASURES)


def test_all_and_none(desk: Desk, state: AppState) -> None:
    state.edit(["administrator-E-10"], {Field.STATUS: Status.DONE})
    dialog = StatementDialog(state, desk)
    buttons = {button.text(): button for button in dialog.findChildren(QPushButton)}
    buttons["All"].click()
    assert all(tick.isChecked() for tick in dialog.ticks.values())
    buttons["None"].click()
    assert not any(tick.isChecked() for tick in dialog.ticks.values())


def test_without_anything_done_the_dialog_says_so(desk: Desk, state: AppState) -> None:
    state.edit(["executive-A-1"], {Field.STATUS: Status.NOT_DONE})
    dialog = StatementDialog(state, desk)
    assert dialog.ticks == {}
    dialog.scope.setPlainText("x")
    dialog.accept()
    assert kept(state.workbook)[STATEMENT_SCOPE] == "x"
