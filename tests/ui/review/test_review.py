"""What would change is shown in words, ticked singly or all, and kept as one step."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QLabel, QWidget

from app.domain.answers import Field, Status
from app.domain.differences import Difference, Novelty, entry_differences, kept_differences
from app.domain.undo import change_at
from app.i18n import use
from app.ui.review.review_dialog import ReviewDialog
from app.ui.review.review_model import ReviewModel
from app.ui.shell.state import AppState
from tests.kept import kept
from tests.languages import LANGUAGES
from tests.ui.desk import Desk
from tests.ui.hands import Part
from tests.ui.stages import settled

A1, E10, OTHER = "executive-A-1", "administrator-E-10", "administrator-E-1"


@pytest.fixture
def differences(state: AppState) -> tuple[Difference, ...]:
    """One of each kind: A-1 was changed here afterwards, E-10 has another owner, E-1 is new."""
    wanted = {
        A1: {Field.STATUS: Status.PARTIAL},
        E10: {Field.OWNER: "Anna", Field.DUE: date(2026, 12, 24)},
        OTHER: {Field.STATUS: Status.NOT_APPLICABLE, Field.REASON: "<b>no</b> paper"},
    }
    return entry_differences(state.stored, wanted, {(A1, Field.STATUS)})


@pytest.fixture
def review(desk: Desk, state: AppState) -> Iterator[Callable[..., ReviewDialog]]:
    made: list[ReviewDialog] = []

    def show(found: tuple[Difference, ...], **more: object) -> ReviewDialog:
        made.append(ReviewDialog(state, found, desk, **more))
        made[-1].show()
        settled(made[-1])
        return made[-1]

    yield show
    for dialog in made:
        dialog.close()
        dialog.deleteLater()


def changes(dialog: ReviewDialog) -> QAbstractItemView:
    return Part(dialog).listed("What changes")


def rows(model: ReviewModel) -> list[str]:
    return [str(model.index(n).data(Qt.ItemDataRole.AccessibleTextRole)) for n in range(model.rowCount())]


def said(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_each_difference_is_told_under_its_measure(state: AppState, differences: tuple[Difference, ...]) -> None:
    told = rows(ReviewModel(state, differences))
    assert told[0].startswith("Executive A-1　")
    assert told[1] == "Answer, ○ Done  →  △ Partly done, newer here"
    assert told[3:5] == [
        "Owner, 𠮷田  →  Anna, changed",
        "Due date, (nothing)  →  Dec 24, 2026, new",
    ]
    assert "<b>no</b> paper" in told[7]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_edit_has_words(state: AppState, language: str) -> None:
    use(language)
    texts = {
        "organisation": "みどり",
        "person.1.name": "髙﨑",
        "profile.kind": "company",
        "profile.holder.executive": "髙﨑",
        "profile.smartphones": "yes",
        "overrule.administrator-D-2": "applies\nなぜなら",
        "device.1.seen": "2026-11-01",
        "contact.2.phone": "#9110",
        "decision.3.administrator-E-10": "来月",
        "hand_in.1": "佐藤\n2026-11-01\n3\nteleworker-A-1\tnot_applicable\tx",
        "person.1.teleworks": "yes",
        "notice.ja": "お知らせ",
        "statement.scope": "在宅",
        "statement.measures": "administrator-G-3",
    }
    told = rows(ReviewModel(state, kept_differences(change_at(key, "", text) for key, text in texts.items())))
    assert not [row for row in told if any(key in row for key in texts if "." in key)], told
    wanted = "会社" if language == "ja" else "Company"
    assert any(wanted in row for row in told)


def test_a_measure_that_the_program_does_not_know_is_shown_by_its_id(state: AppState) -> None:
    unknown = entry_differences({}, {"administrator-Z-9": {Field.STATUS: Status.DONE}})
    assert rows(ReviewModel(state, unknown))[0] == "administrator-Z-9"


def test_conflicts_are_not_ticked_and_all_others_are(
    review: Callable[..., ReviewDialog], state: AppState, differences: tuple[Difference, ...]
) -> None:
    dialog = review(differences)
    assert [d.novelty for d in dialog.chosen] == [Novelty.CHANGED, Novelty.NEW, Novelty.NEW, Novelty.NEW]
    assert "3 new, 1 changed, 1 newer here" in said(dialog)
    dialog.accept()
    assert state.entry(A1).status is Status.DONE
    assert state.entry(E10).owner == "Anna"
    state.undo()
    assert (state.entry(E10).owner, state.entry(OTHER).status) == ("𠮷田", Status.UNANSWERED)


def emptied(state: AppState) -> tuple[Difference, ...]:
    found = entry_differences(state.stored, {E10: {Field.NOTE: "", Field.OWNER: ""}})
    return tuple(replace(one, novelty=Novelty.EMPTIED) for one in found)


def test_what_is_empty_in_the_file_waits_for_a_tick_of_its_own(
    review: Callable[..., ReviewDialog], state: AppState, differences: tuple[Difference, ...]
) -> None:
    dialog = review((*differences[:1], *emptied(state)))
    assert dialog.chosen == ()
    assert "2 are empty in the file. They are not ticked" in said(dialog)
    Part(dialog).press("Tick &all")
    assert [one.novelty for one in dialog.chosen] == [Novelty.CONFLICT]
    note = next(n for n, row in enumerate(rows(changes(dialog).model())) if row.startswith("Note"))
    changes(dialog).setCurrentIndex(changes(dialog).model().index(note, 0))
    QTest.keyClick(changes(dialog), Qt.Key.Key_Space)
    dialog.accept()
    assert (state.entry(E10).note, state.entry(E10).owner, state.entry(A1).status) == ("", "𠮷田", Status.PARTIAL)


def test_where_nothing_else_is_told_all_means_what_is_empty(
    review: Callable[..., ReviewDialog], state: AppState
) -> None:
    dialog = review(emptied(state))
    Part(dialog).press("Tick &all")
    assert len(dialog.chosen) == 2


def test_an_answer_is_ticked_though_its_reason_is_empty_in_the_file(state: AppState) -> None:
    """Another answer needs the reason no more, and may stand with it."""
    other = "teleworker-E-1"
    answer, reason = entry_differences(state.stored, {other: {Field.STATUS: Status.DONE, Field.REASON: ""}})
    model = ReviewModel(state, (answer, replace(reason, novelty=Novelty.EMPTIED)))
    assert [one.edit.field for one in model.chosen] == [Field.STATUS]


def test_space_takes_a_tick_away_and_a_reason_goes_with_its_answer(
    review: Callable[..., ReviewDialog], state: AppState, differences: tuple[Difference, ...]
) -> None:
    dialog = review(differences)
    changes(dialog).setCurrentIndex(changes(dialog).model().index(7, 0))
    QTest.keyClick(changes(dialog), Qt.Key.Key_Space)
    assert {d.edit.measure for d in dialog.chosen} == {E10}
    QTest.keyClick(changes(dialog), Qt.Key.Key_Space)
    assert {d.edit.measure for d in dialog.chosen} == {E10, OTHER}


def test_a_click_on_the_box_ticks_and_one_beside_it_does_not(
    review: Callable[..., ReviewDialog], differences: tuple[Difference, ...]
) -> None:
    dialog = review(differences)
    place = changes(dialog).visualRect(changes(dialog).model().index(1, 0))
    QTest.mouseClick(changes(dialog).viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    assert len(dialog.chosen) == 4
    place.setWidth(20)
    QTest.mouseClick(changes(dialog).viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    assert len(dialog.chosen) == 5


def test_all_and_none(review: Callable[..., ReviewDialog], differences: tuple[Difference, ...]) -> None:
    dialog = review(differences)
    Part(dialog).press("Tick &none")
    assert dialog.chosen == ()
    assert not Part(dialog).button("&Keep").isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible(), "there is nothing to keep"
    Part(dialog).press("Tick &all")
    assert set(dialog.chosen) == set(differences)
    assert Part(dialog).button("&Keep").text().endswith("5 changes")


def test_what_goes_along_is_kept_even_where_no_answer_changes(
    review: Callable[..., ReviewDialog], state: AppState
) -> None:
    dialog = review((), along=kept_differences([change_at("person.1.name", "", "Anna")]), lead="<b>lead</b>")
    assert "No answer of the workbook changes." in said(dialog)
    assert "<b>lead</b>" in said(dialog)
    dialog.accept()
    assert kept(state.workbook)["person.1.name"] == "Anna"


@pytest.mark.usefixtures("window")  # it tells what fails
def test_what_cannot_be_kept_is_told_and_the_review_stays(
    review: Callable[..., ReviewDialog],
    state: AppState,
    failures: list[Exception],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[Exception] = []
    monkeypatch.setattr("app.ui.files.remedies.tell_with_remedy", lambda error, *_rest: told.append(error))
    stale = Difference(change_at("person.1.name", "another", "Anna"), Novelty.CHANGED)
    dialog = review((stale,))
    dialog.accept()
    assert len(failures) == 1
    assert told == failures
    assert dialog.isVisible()


def test_98_measures_with_10_fields_each(review: Callable[..., ReviewDialog], state: AppState) -> None:
    values = {
        Field.STATUS: Status.NOT_DONE,
        Field.NOTE: "字" * 10_000,
        Field.SCOPE: "a " * 500,
        Field.EVIDENCE: "x" * 2000,
        Field.EVIDENCE_SEEN: date(2026, 11, 1),
        Field.REASON: "r",
        Field.OWNER: "o" * 200,
        Field.CARRIER: "both",
        Field.DUE: date(2026, 12, 1),
        Field.PRIORITY: "high",
    }
    wanted = {m.id: values for m in state.catalogue.measures}
    dialog = review(entry_differences(state.stored, wanted))
    assert changes(dialog).model().rowCount() == 98 * 11
    Part(dialog).press("Tick &none")
    Part(dialog).press("Tick &all")
    assert Part(dialog).button("&Keep").text() == "&Keep 980 changes"
