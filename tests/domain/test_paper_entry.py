"""What typing a printed sheet comes to: edits in its order, remarks added to notes, newer answers protected."""

from datetime import date

from app.domain.answers import EMPTY, Change, Entry, Field, Status, apply
from app.domain.cell_forms import cells_in
from app.domain.differences import Novelty
from app.domain.hand_ins import HandIn, hand_in_cells, hand_ins_of
from app.domain.paper_entry import Newer, TypedRow, noted, of_answers, of_self_check, of_vendor
from app.domain.selection import View
from app.domain.sheets import Sheet, row_parts, step_row
from app.domain.tables import HAND_IN, Cells
from tests.kept import tables_of

A, B, C = "teleworker-A-1", "teleworker-E-1", "teleworker-E-2"
DAY, NEXT = date(2026, 11, 20), date(2026, 11, 21)
SHEET = Sheet("checklist", View.TELEWORKER, DAY, "", (C, A, B))


def answered(status: Status, reason: str = "") -> TypedRow:
    values = {Field.STATUS: status} | ({Field.REASON: reason} if reason else {})
    return TypedRow(values)


def test_the_edits_stand_in_the_order_of_the_sheet():
    typed = {A: answered(Status.DONE), C: answered(Status.PARTIAL), "elsewhere": answered(Status.DONE)}
    outcome = of_answers(1, SHEET, typed, {A: Entry(Status.NOT_DONE)}, {}, Newer())
    assert [(d.edit.measure, d.novelty) for d in outcome.differences] == [(C, Novelty.NEW), (A, Novelty.CHANGED)]
    assert outcome.along == ()


def test_a_row_left_as_it_is_changes_nothing():
    typed = {A: TypedRow(), B: answered(Status.DONE)}
    assert of_answers(1, SHEET, typed, {B: Entry(Status.DONE)}, {}, Newer()).differences == ()
    assert TypedRow().is_empty
    assert not TypedRow(remark="x").is_empty
    assert not TypedRow(decision="").is_empty


def test_a_remark_goes_below_the_note():
    outcome = of_answers(1, SHEET, {A: TypedRow(remark="来週")}, {A: Entry(note="いま")}, {}, Newer([(A, Field.NOTE)]))
    [difference] = outcome.differences
    assert difference.edit == Change(A, Field.NOTE, "いま", "いま\n来週")
    assert difference.novelty is Novelty.CHANGED, "it takes nothing of a newer note away"
    assert (noted("", "x"), noted(" ", "x")) == ("x", "x")


def test_decisions_are_kept_by_the_sheet():
    typed = {A: TypedRow(decision="買う"), B: TypedRow(decision="")}
    outcome = of_answers(12, SHEET, typed, {}, tables_of({f"decision.12.{B}": "待つ"})["decision"], Newer())
    assert [(d.edit.place.address, d.edit.after) for d in outcome.differences] == [
        (f"decision.12.{A}", "買う"),
        (f"decision.12.{B}", ""),
    ]


def test_on_a_sheet_of_all_roles_an_answer_settles_what_has_no_row_of_its_own():
    meeting = Sheet("meeting-pack", View.ALL, DAY, "", (A, B))
    together = {A: (A, B, "administrator-A-3"), B: (A, B)}
    typed = {A: TypedRow({Field.STATUS: Status.DONE, Field.OWNER: "a"}), B: TypedRow({Field.OWNER: "b"})}
    outcome = of_answers(1, meeting, typed, {}, {}, Newer(), together)
    assert [(d.edit.measure, d.edit.field) for d in outcome.differences] == [
        (A, Field.STATUS),
        (A, Field.OWNER),
        ("administrator-A-3", Field.STATUS),
        (B, Field.OWNER),
    ]
    one_role = Sheet("checklist", View.TELEWORKER, DAY, "", (A,))
    assert len(of_answers(1, one_role, typed, {}, {}, Newer(), together).differences) == 2


def test_what_was_changed_after_the_sheet_was_printed_is_a_conflict():
    typed = {A: answered(Status.DONE), B: answered(Status.DONE)}
    entries = {A: Entry(Status.PARTIAL), B: Entry(Status.PARTIAL)}
    outcome = of_answers(1, SHEET, typed, entries, {}, Newer([(A, Field.STATUS)]))
    assert [d.novelty for d in outcome.differences] == [Novelty.CONFLICT, Novelty.CHANGED]


def kept(entries: dict[str, Entry], rows: dict[str, Cells], outcome) -> None:
    """Keeps all of an outcome."""
    for difference in (*outcome.along, *outcome.differences):
        edit = difference.edit
        if isinstance(edit, Change):
            entries[edit.measure] = apply(entries.get(edit.measure, EMPTY), [edit])
        else:
            rows[edit.row] = cells_in(HAND_IN, edit.after)


def test_sheets_of_several_people_one_after_the_other():
    entries, texts = {A: Entry(note="残る")}, {}
    kept(entries, texts, of_self_check(1, "a", DAY, {A: answered(Status.DONE)}, entries, texts, Newer()))
    assert entries[A] == Entry(Status.DONE, note="残る")
    newer = Newer([(A, Field.STATUS)], [])
    second = of_self_check(2, "b", NEXT, {A: answered(Status.NOT_DONE), B: TypedRow()}, entries, texts, newer)
    assert [d.novelty for d in second.differences] == [Novelty.CHANGED], "it followed from a sheet, not from a person"
    kept(entries, texts, second)
    assert entries == {A: Entry(Status.PARTIAL, note="残る")}
    assert [(one.number, one.person, one.sheet) for one in hand_ins_of(texts)] == [(1, "a", 1), (2, "b", 2)]


def test_an_answer_that_somebody_decided_later_is_a_conflict():
    texts = {"1": hand_in_cells(HandIn(1, "a", DAY, 1, {A: Status.DONE}))}
    entries = {A: Entry(Status.NOT_DONE)}
    newer = Newer([(A, Field.STATUS)])
    outcome = of_self_check(2, "b", DAY, {A: answered(Status.DONE)}, entries, texts, newer)
    assert [d.novelty for d in outcome.differences] == [Novelty.CONFLICT]
    assert len(outcome.along) == 1, "the sheet itself is kept all the same"


def test_the_same_sheet_typed_again_takes_the_place_of_the_first():
    entries, texts = {}, {}
    kept(entries, texts, of_self_check(3, "a", DAY, {A: answered(Status.DONE)}, entries, texts, Newer()))
    kept(entries, texts, of_self_check(3, "a", DAY, {A: answered(Status.PARTIAL)}, entries, texts, Newer()))
    assert [(one.number, one.answers) for one in hand_ins_of(texts)] == [(1, {A: Status.PARTIAL})]
    assert entries[A].status is Status.PARTIAL


def test_a_reason_comes_along_and_one_that_stands_there_stays():
    entries, texts = {B: Entry(reason="前から")}, {}
    typed = {A: answered(Status.NOT_APPLICABLE, "紙は使わない"), B: answered(Status.NOT_APPLICABLE, "同じ")}
    kept(entries, texts, of_self_check(1, "a", DAY, typed, entries, texts, Newer()))
    assert entries[A] == Entry(Status.NOT_APPLICABLE, reason="紙は使わない")
    assert entries[B] == Entry(Status.NOT_APPLICABLE, reason="前から")
    assert hand_ins_of(texts)[0].reasons == {A: "紙は使わない", B: "同じ"}


def test_what_was_typed_in_a_row_is_added_to_and_taken_out_of():
    typed = answered(Status.NOT_APPLICABLE, "no paper").with_values({Field.OWNER: "Anna", Field.STATUS: Status.DONE})
    assert typed.values == {Field.STATUS: Status.DONE, Field.REASON: "no paper", Field.OWNER: "Anna"}
    left = typed.without(Field.REASON, Field.OWNER, Field.DUE)
    assert left.values == {Field.STATUS: Status.DONE}
    assert typed.values[Field.OWNER] == "Anna", "the one before is as it was"


def test_a_reply_of_the_vendor_answers_its_measure_and_goes_below_the_note():
    sheet = Sheet("vendor-questions", View.ALL, DAY, "", (C, A, B))
    typed = {
        A: TypedRow({Field.STATUS: Status.PARTIAL}, blanks={"Cost": "0"}),
        B: TypedRow(remark="later"),
        C: TypedRow({Field.STATUS: Status.UNKNOWN}),
    }
    entries = {A: Entry(Status.DONE, note="kept")}

    def said(row: TypedRow) -> str:
        return "\n".join([*(f"{caption}: {text}" for caption, text in row.blanks.items()), row.remark]).strip()

    outcome = of_vendor(sheet, typed, entries, Newer([(A, Field.STATUS), (A, Field.NOTE)]), said)
    assert [(d.edit, d.novelty) for d in outcome.differences] == [
        (Change(C, Field.STATUS, Status.UNANSWERED, Status.UNKNOWN), Novelty.NEW),
        (Change(A, Field.STATUS, Status.DONE, Status.PARTIAL), Novelty.CONFLICT),
        (Change(A, Field.NOTE, "kept", "kept\nCost: 0"), Novelty.CHANGED),
        (Change(B, Field.NOTE, "", "later"), Novelty.NEW),
    ]
    again = of_vendor(sheet, {A: typed[A]}, {A: Entry(Status.PARTIAL, note="kept\nCost: 0")}, Newer(), said)
    assert again.differences == (), "the same sheet typed once more changes nothing"


def test_a_row_of_a_step_ticks_it_beside_those_that_are_ticked_already():
    rows = (step_row(A, "vpn"), step_row(A, "ways"), step_row(B, "nas"))
    sheet = Sheet("vendor-request", View.ALL, DAY, "", rows)
    done, open_ = TypedRow({Field.STATUS: Status.DONE}), TypedRow({Field.STATUS: Status.UNANSWERED})
    typed = {rows[0]: done, rows[1]: done, rows[2]: open_}
    entries = {A: Entry(steps_done="ask", note="x"), B: Entry(steps_done="nas")}
    outcome = of_vendor(sheet, typed, entries, Newer([(A, Field.STEPS)]), lambda row: "done" if row is done else "")
    assert [(d.edit.measure, d.edit.field, d.edit.after, d.novelty) for d in outcome.differences] == [
        (A, Field.STEPS, "ask vpn ways", Novelty.CHANGED),
        (A, Field.NOTE, "x\ndone", Novelty.CHANGED),
        (B, Field.STEPS, "", Novelty.CHANGED),
    ]
    assert all(status.edit.field is not Field.STATUS for status in outcome.differences)
    assert [row_parts(row) for row in (rows[0], C)] == [(A, "vpn"), (C, "")]
