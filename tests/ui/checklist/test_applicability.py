"""Whether measures apply, on the screen: in the list, beside the answers, in the filter, and decided by a person."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.answers import Status
from app.domain.applicability import Source, Verdict
from app.domain.profile import Fact, Known
from app.domain.selection import View
from app.ui.checklist.checklist_model import ChecklistModel
from app.ui.checklist.overrule_dialog import OverruleDialog
from app.ui.measures.measure_list import unsure_text
from app.ui.profile.profile_dialog import ProfileDialog
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from app.ui.shell.ways import ToQuestion
from tests.languages import LANGUAGES
from tests.ui.desk import Desk
from tests.ui.hands import ChecklistHand, Hand, OverviewHand, Part, ProfileHand
from tests.ui.stages import in_few_looks, settled

I7 = "administrator-I-7"
D2, C2, H2, J8 = "administrator-D-2", "administrator-C-2", "administrator-H-2", "administrator-J-8"


@pytest.fixture
def office(state: AppState) -> AppState:
    state.set_profile(
        {"kind": "company", "people": "5", "windows_domain": "no", "cloud_services": "yes", "methods": "vpn"}
    )
    return state


def test_without_a_profile_nothing_is_marked_or_read(checklist: ChecklistHand, state: AppState) -> None:
    checklist.open(D2)
    assert unsure_text(state, D2) == ""
    assert not checklist.detail.applicability.widget.isVisible()


def test_the_list_marks_what_does_not_apply_and_what_is_to_be_confirmed(
    checklist: ChecklistHand, office: AppState
) -> None:
    assert office.shown(D2).status is Status.NOT_APPLICABLE
    assert unsure_text(office, I7) == "To be confirmed"
    assert unsure_text(office, H2) == ""
    rows = {m: checklist.row(m) for m in (D2, I7, H2)}
    spoken = {m: row.data(Qt.ItemDataRole.AccessibleTextRole) for m, row in rows.items()}
    assert "Not applicable" in spoken[D2]
    assert "To be confirmed" in spoken[I7]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_measure_says_why_and_on_whose_word(
    checklist: ChecklistHand, office: AppState, language: str, speak: Callable[..., None]
) -> None:
    checklist.open(D2)
    note = checklist.detail.applicability
    speak(language, checklist.detail.view)
    guide = office.catalogue.guide
    reason = guide.reasons(language)["windows_domain"].applies_not
    assert reason in note.said
    assert guide.origins(language)["guideline"] in note.said
    checklist.open(H2)
    assert not note.widget.isVisible(), "what simply applies needs no word"


def test_a_method_in_use_says_why_it_asks_for_a_measure(checklist: ChecklistHand, office: AppState) -> None:
    measure, why = next(iter(office.standing.raised().items()))
    checklist.open(measure)
    assert why in checklist.detail.applicability.said


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_question_that_decides_stands_there(
    checklist: ChecklistHand, office: AppState, language: str, speak: Callable[..., None]
) -> None:
    speak(language, checklist.detail.view)
    note = checklist.open(I7).applicability
    question = office.catalogue.guide.questions(language)["online_meetings"].question
    assert question in note.lines
    assert note.chosen(question) == "", "nobody answered yet"
    assert not note.offers("Answer the question...")
    assert question not in checklist.open(H2).applicability.lines


def test_it_is_answered_in_its_place_as_one_step(qtbot: QtBot, checklist: ChecklistHand, office: AppState) -> None:
    note = checklist.open(I7).applicability
    question = office.catalogue.guide.questions("en")["online_meetings"].question
    unsure = note.segment(question, "Don't know")
    unsure.setFocus()
    qtbot.keyClick(unsure, Qt.Key.Key_Space)
    assert office.standing.profile.facts[Fact.ONLINE_MEETINGS] is Known.UNKNOWN
    assert note.chosen(question) == "Don't know", "it was answered, and is asked on"
    note.segment(question, "No").click()
    assert office.standing.verdict(I7) is not Verdict.TO_BE_CONFIRMED
    assert question not in note.lines
    office.undo()
    assert note.chosen(question) == "Don't know"
    office.undo()
    assert note.chosen(question) == ""


def test_methods_and_people_are_asked_in_a_dialog(checklist: ChecklistHand, desk: Desk, state: AppState) -> None:
    state.set_profile({fact.value: "no" for fact in Fact})
    unsure = next(m.id for m in state.measures if state.standing.verdict(m.id) is Verdict.TO_BE_CONFIRMED)
    checklist.open(unsure).applicability.press("Answer the question...")
    [question] = desk.wanted
    assert isinstance(question, ToQuestion)
    asked = ProfileDialog(state, desk, start_at=question.key)
    assert ProfileHand(asked).page == 2
    state.set_profile({"methods": "unknown"})
    assert checklist.open(unsure).applicability.offers("Answer the question..."), "not to know decides nothing"
    state.set_profile({"methods": "cloud_services"})
    assert not checklist.open(unsure).applicability.offers("Answer the question...")


def test_a_person_says_that_it_applies_after_all_and_takes_that_back(
    qtbot: QtBot, desk: Desk, checklist: ChecklistHand, office: AppState
) -> None:
    detail = checklist.open(H2)
    assert not detail.more("It applies after all...").isVisible(), "it does already"
    detail = checklist.open(D2)
    assert detail.more("It applies after all...").isVisible()
    dialog = OverruleDialog(office, office.catalogue.by_id[D2], desk)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.accept()
    assert dialog.isVisible()
    assert "Write the reason" in Part(dialog).said
    qtbot.keyClicks(Part(dialog).note("Why does it apply all the same?"), "a domain comes in May")
    dialog.accept()
    assert not dialog.isVisible()
    assert (office.standing.result(D2).source, office.standing.verdict(D2)) == (Source.USER, Verdict.APPLIES)
    assert "a domain comes in May" in detail.applicability.said
    assert not detail.more("It applies after all...").isVisible()
    detail.more("Decide by the organization's profile again").trigger()
    assert office.standing.verdict(D2) is Verdict.DOES_NOT_APPLY
    office.undo()
    office.undo()
    assert D2 not in office.standing.overrules


def test_the_decision_is_made_by_keyboard_alone(qtbot: QtBot, office: AppState) -> None:
    dialog = OverruleDialog(office, office.catalogue.by_id[D2], None)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitActive(dialog)
    settled(dialog)
    reason = Part(dialog).note("Why does it apply all the same?")
    assert dialog.focusWidget() is reason
    qtbot.keyClicks(reason, "a domain comes in May")
    qtbot.keyClick(reason, Qt.Key.Key_Tab)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert office.standing.result(D2).verdict is Verdict.APPLIES


def test_the_checklist_is_filtered_by_it(window: MainWindow, office: AppState) -> None:
    menu = next(a.menu() for a in Hand(window).filters.actions() if a.menu() and "us" in a.text())
    assert menu.isEnabled()
    next(a for a in menu.actions() if a.text() == "Does not apply").trigger()
    shown = set(Hand(window).checklist.ids)
    assert shown == {i for i, r in office.standing.results.items() if r.verdict is Verdict.DOES_NOT_APPLY}
    office.set_profile({"windows_domain": "yes"})
    assert D2 not in Hand(window).checklist.ids


def test_six_things_say_methods_and_cases(overview: OverviewHand, office: AppState) -> None:
    words = " ".join(overview.spoken.values())
    assert " cases" in words
    assert "your method" in words


@in_few_looks
def test_the_decision_can_be_read_and_reached(
    qtbot: QtBot,
    office: AppState,
    look: tuple[str, object, int, tuple[int, int]],
    dress: Callable[..., None],
    audit: Callable[[QWidget], list[tuple[str, str, str]]],
) -> None:
    dress(*look[:3])
    dialog = OverruleDialog(office, office.catalogue.by_id[J8], None)
    qtbot.addWidget(dialog)
    dialog.show()
    assert audit(settled(dialog)) == []


def test_counterparts_of_a_sole_proprietor_are_one_row_and_one_answer(state: AppState) -> None:
    model = ChecklistModel(state)
    notified, done_alone = I7, "teleworker-I-4"
    apart = model.rowCount()
    assert model.index_of(notified) != model.index_of(done_alone)
    assert state.set_profile({"kind": "sole_proprietor"})
    groups = {frozenset((m.id, *m.counterparts)) for m in state.measures}
    assert apart - model.rowCount() == len(state.measures) - len(groups) == 20
    assert model.index_of(notified) == model.index_of(done_alone)
    assert len(model.shown_ids) == len(state.measures)
    row = model.index_of(done_alone).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "I-7" in row
    assert "I-4" in row
    state.set_view(View.TELEWORKER)
    assert "I-7" not in model.index_of(done_alone).data(Qt.ItemDataRole.AccessibleTextRole)
    state.undo()
    state.set_view(View.ALL)
    assert model.rowCount() == apart
