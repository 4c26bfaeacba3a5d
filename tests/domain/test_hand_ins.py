"""What follows from the self-check sheets of several teleworkers, and who has handed one back."""

from datetime import date
from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.answers import Field, Status
from app.domain.cell_forms import stored_at, whole_text
from app.domain.hand_ins import (
    HandIn,
    HandInStanding,
    entered_before,
    hand_in_cells,
    hand_in_standings,
    hand_ins_of,
    joint,
    joint_answers,
    latest,
)
from app.domain.selection import View
from app.domain.sheets import Sheet
from app.domain.tables import HAND_IN, CellPlace

DONE, PARTIAL, NOT_DONE, UNKNOWN, N_A, OPEN = (
    Status.DONE,
    Status.PARTIAL,
    Status.NOT_DONE,
    Status.UNKNOWN,
    Status.NOT_APPLICABLE,
    Status.UNANSWERED,
)
M, N = "teleworker-A-1", "teleworker-E-1"
DAY, NEXT = date(2026, 11, 20), date(2026, 11, 21)


def back(number: int, person: str, day: date = DAY, sheet: int = 0, reason: str = "", **answers: Status) -> HandIn:
    given_answers = {{"m": M, "n": N}[key]: status for key, status in answers.items()}
    reasons = {m: reason for m, status in given_answers.items() if status is N_A}
    return HandIn(number, person, day, sheet, given_answers, reasons)


@pytest.mark.parametrize(
    ("answers", "together"),
    [
        ([], None),
        ([OPEN, OPEN], None),
        ([DONE, DONE], DONE),
        ([DONE, N_A, OPEN], DONE),
        ([N_A, N_A, OPEN], N_A),
        ([NOT_DONE, NOT_DONE, N_A], NOT_DONE),
        ([UNKNOWN, UNKNOWN], UNKNOWN),
        ([PARTIAL, PARTIAL], PARTIAL),
        ([DONE, UNKNOWN], UNKNOWN),
        ([DONE, NOT_DONE], PARTIAL),
        ([DONE, PARTIAL], PARTIAL),
        ([DONE, NOT_DONE, UNKNOWN], PARTIAL),
        ([PARTIAL, UNKNOWN], PARTIAL),
        ([PARTIAL, NOT_DONE], PARTIAL),
        ([NOT_DONE, UNKNOWN], NOT_DONE),
    ],
)
def test_answers_of_several_people_come_to_one(answers, together):
    assert {joint(order) for order in permutations(answers)} == {together}


@pytest.mark.parametrize("answer", Status)
def test_one_persons_answer_is_the_answer(answer):
    assert joint([answer]) is (None if answer is OPEN else answer)


def test_it_never_looks_better_than_the_best_nor_worse_than_the_worst():
    for answers in product(Status, repeat=3):
        if joint(answers) is DONE:
            assert set(answers) <= {DONE, N_A, OPEN}
        if joint(answers) is NOT_DONE:
            assert not set(answers) & {DONE, PARTIAL}


def test_the_newest_sheet_of_a_person_counts_by_its_day():
    old, new = back(2, "髙﨑 花子", DAY, m=NOT_DONE), back(1, "髙﨑花子", NEXT, m=DONE)
    assert latest([old, new]) == (new,)
    assert joint_answers([old, new]) == {M: {Field.STATUS: DONE}}
    same_day = back(3, "髙﨑　花子", NEXT, m=PARTIAL)
    assert latest([old, new, same_day]) == (same_day,)


def test_each_person_counts_once_and_what_nobody_answered_is_left_alone():
    kept = [back(1, "a", m=DONE), back(2, "b", m=NOT_DONE), back(3, "c")]
    assert joint_answers(kept) == {M: {Field.STATUS: PARTIAL}}


def test_where_it_applies_to_nobody_the_reasons_are_kept_once_each():
    kept = [back(1, "a", reason="紙は使わない", m=N_A), back(2, "b", reason="紙は使わない", m=N_A)]
    assert joint_answers(kept) == {M: {Field.STATUS: N_A, Field.REASON: "紙は使わない"}}
    kept.append(back(3, "c", reason="PCだけ", m=N_A))
    assert joint_answers(kept)[M][Field.REASON] == "紙は使わない / PCだけ"


STATUSES = st.sampled_from([s for s in Status if s is not OPEN])
RETURNS = st.builds(
    HandIn,
    st.integers(1, 99),
    st.text("髙a <>&=", min_size=1, max_size=5).filter(str.strip),
    st.dates(),
    st.integers(0, 9999),
    st.dictionaries(st.sampled_from([M, N]), STATUSES),
)


@given(RETURNS)
def test_a_sheet_reads_back_from_its_row(sheet):
    cells = hand_in_cells(sheet)
    assert hand_ins_of({str(sheet.number): cells}) == (sheet,)
    text = whole_text(HAND_IN, {**cells, "person": "佐藤"})
    assert stored_at(CellPlace("hand_in", "1"), text) == text


@given(st.dictionaries(st.sampled_from([M, N]), st.text("\\n\n\tあ", max_size=9).filter(str.strip)))
def test_reasons_read_back_whatever_is_in_them(reasons):
    sheet = HandIn(4, "a", DAY, 7, dict.fromkeys(reasons, N_A), reasons)
    assert hand_ins_of({"4": hand_in_cells(sheet)}) == (sheet,)


def test_what_this_version_does_not_know_is_left_out():
    cells = {"person": "a", "day": "someday", "sheet": "x", "answers": f"{M}\tdone\n{N}\tplanned\nx\t\tonly a reason"}
    assert hand_ins_of({"1": cells}) == (HandIn(1, "a", date.min, 0, {M: DONE}, {}),)


def test_the_same_sheet_of_the_same_person_is_found_again():
    kept = [back(1, "a", sheet=3), back(2, "b", sheet=3), back(5, "c")]
    assert entered_before(kept, 3, "Ｂ") is kept[1]
    assert entered_before(kept, 3, "c") is None
    assert entered_before(kept, 0, "c") is None, "sheets without a number are never the same"


def test_who_has_returned_a_sheet_and_who_has_not():
    printed = [
        Sheet("self-check", View.TELEWORKER, DAY, "髙﨑", (M,)),
        Sheet("self-check", View.TELEWORKER, NEXT, "髙﨑", (M, N)),
        Sheet("self-check", View.TELEWORKER, DAY, "", (M,)),
        Sheet("checklist", View.TELEWORKER, DAY, "someone", (M,)),
    ]
    kept = [back(1, "Anna", NEXT, m=DONE), back(2, "𠮷田", DAY, m=DONE)]
    assert hand_in_standings(kept, printed, ["𠮷田", "佐藤", "ａnna"]) == (
        HandInStanding("佐藤", None, None),
        HandInStanding("髙﨑", None, NEXT),
        HandInStanding("𠮷田", DAY, None),
        HandInStanding("ａnna", NEXT, None),
    )
    assert hand_in_standings([], [], []) == ()
