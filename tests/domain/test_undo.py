"""Undo and redo over everything: whatever is done, taken back and done again, the entries follow."""

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from app.domain.answers import EMPTY, Change, Entry, Field, Status, apply, changes_to
from app.domain.undo import DEPTH, ORGANISATION, SettingChange, UndoStack, UndoStep, change_at
from tests.domain.samples import entries

MEASURES = ("administrator-I-7", "teleworker-I-4", "executive-A-1")


def typed(before, after, measure=MEASURES[0], field=Field.NOTE):
    return UndoStep((Change(measure, field, before, after),))


def renamed(before, after):
    return SettingChange(ORGANISATION, before, after)


class Workbook:
    """What steps are applied to: entries by measure and a name."""

    def __init__(self):
        self.entries = dict.fromkeys(MEASURES, EMPTY)
        self.name = ""

    def apply(self, step):
        for change in step.edits:
            if isinstance(change, SettingChange):
                assert self.name == change.before
                self.name = change.after
                continue
            entry = self.entries[change.measure]
            assert entry.get(change.field) == change.before
            self.entries[change.measure] = apply(entry, [change])

    @property
    def state(self):
        return dict(self.entries), self.name


class UndoAndRedo(RuleBasedStateMachine):
    """The stack against the plain list of all states that undo and redo have to bring back."""

    def __init__(self):
        super().__init__()
        self.stack = UndoStack()
        self.workbook = Workbook()
        self.states = [self.workbook.state]
        self.place = 0
        self.typing = False

    def do(self, step, *, join=False):
        self.workbook.apply(step)
        joins = join and self.typing
        self.stack.push(step, join=join)
        self.states[self.place + (0 if joins else 1) :] = [self.workbook.state]
        self.place = len(self.states) - 1

    @rule(measures=st.sets(st.sampled_from(MEASURES), min_size=1), wanted=entries)
    def edit(self, measures, wanted):
        values = {field: wanted.get(field) for field in Field}
        changes = [c for m in sorted(measures) for c in changes_to(m, self.workbook.entries[m], values)]
        if changes:
            self.do(UndoStep(tuple(changes)))
            self.typing = False

    @rule(text=st.text("abか", min_size=1, max_size=4))
    def type_on(self, text):
        note = self.workbook.entries[MEASURES[2]].note
        self.do(typed(note, note + text, MEASURES[2]), join=self.typing)
        self.typing = True

    @rule(name=st.text("みどり商店", max_size=4))
    def rename(self, name):
        if name != self.workbook.name:
            self.do(UndoStep((renamed(self.workbook.name, name),)))
            self.typing = False

    @precondition(lambda self: self.place > 0)
    @rule()
    def undo(self):
        self.workbook.apply(self.stack.next_undo.inverse())
        self.stack.undone()
        self.place -= 1
        self.typing = False

    @precondition(lambda self: self.place < len(self.states) - 1)
    @rule()
    def redo(self):
        self.workbook.apply(self.stack.next_redo)
        self.stack.redone()
        self.place += 1
        self.typing = False

    @invariant()
    def the_entries_are_those_of_this_place(self):
        assert self.workbook.state == self.states[self.place]

    @invariant()
    def there_is_as_much_to_undo_and_redo_as_was_done(self):
        assert (self.stack.next_undo is None) == (self.place == 0)
        assert (self.stack.next_redo is None) == (self.place == len(self.states) - 1)


TestUndoAndRedo = UndoAndRedo.TestCase
TestUndoAndRedo.settings = settings(max_examples=40, stateful_step_count=40, deadline=None)


def steps_of(count):
    return [typed(str(n), str(n + 1)) for n in range(count)]


def test_a_hundred_steps_and_more_can_be_taken_back_in_reverse_order():
    stack = UndoStack()
    steps = steps_of(120)
    for step in steps:
        stack.push(step)
    for step in reversed(steps):
        assert stack.next_undo == step
        stack.undone()
    assert stack.next_undo is None
    for step in steps:
        assert stack.next_redo == step
        stack.redone()
    assert stack.next_redo is None


def test_of_too_many_steps_the_oldest_go():
    stack = UndoStack()
    steps = steps_of(DEPTH + 3)
    for step in steps:
        stack.push(step)
    for step in reversed(steps[3:]):
        assert stack.next_undo == step
        stack.undone()
    assert stack.next_undo is None


def test_typing_that_goes_on_is_one_step_and_a_pause_begins_another():
    stack = UndoStack()
    stack.push(typed("", "a"))
    stack.push(typed("a", "ab"), join=True)
    stack.push(typed("ab", "abc"), join=True)
    stack.push(typed("abc", "abcd"))
    assert stack.next_undo == typed("abc", "abcd")
    stack.undone()
    assert stack.next_undo == typed("", "abc")
    stack.undone()
    assert stack.next_undo is None


@pytest.mark.parametrize(
    "later",
    [
        typed("a", "ab", MEASURES[1]),
        typed("a", "ab", field=Field.SCOPE),
        typed("z", "zb"),
        UndoStep((Change(MEASURES[0], Field.NOTE, "a", "b"), Change(MEASURES[1], Field.NOTE, "", "b"))),
        UndoStep((renamed("a", "ab"),)),
    ],
)
def test_only_typing_in_the_same_field_joins(later):
    stack = UndoStack()
    stack.push(typed("", "a"))
    stack.push(later, join=True)
    assert stack.next_undo == later
    stack.undone()
    assert stack.next_undo == typed("", "a")


def test_answers_never_join():
    one = UndoStep((Change(MEASURES[0], Field.STATUS, Status.UNANSWERED, Status.DONE),))
    two = UndoStep((Change(MEASURES[0], Field.STATUS, Status.DONE, Status.PARTIAL),))
    assert one.joined(two) is None


def test_after_undo_typing_begins_a_new_step_and_nothing_can_be_redone():
    stack = UndoStack()
    stack.push(typed("", "a"))
    stack.push(typed("a", "ab"))
    stack.undone()
    stack.push(typed("a", "ac"), join=True)
    assert stack.next_redo is None
    assert stack.next_undo == typed("a", "ac")
    stack.undone()
    assert stack.next_undo == typed("", "a")


def test_the_inverse_of_a_step_goes_back_in_reverse_order():
    step = UndoStep((Change("m", Field.NOTE, "", "a"), Change("m", Field.NOTE, "a", "b")))
    entry = Entry(note="b")
    assert apply(entry, step.inverse().edits) == EMPTY
    assert step.inverse().inverse() == step
    assert UndoStep((renamed("甲", "乙"),)).inverse() == UndoStep((renamed("乙", "甲"),))


def test_typing_that_goes_on_in_one_text_of_the_workbook_joins():
    first, second = (UndoStep((change_at("device.1.note", *pair),)) for pair in (("", "a"), ("a", "ab")))
    assert first.joined(second) == UndoStep((change_at("device.1.note", "", "ab"),))
    assert first.joined(UndoStep((change_at("device.2.note", "a", "ab"),))) is None
    assert first.joined(UndoStep((change_at("device.1.note", "x", "ab"),))) is None
    assert first.joined(typed("a", "ab")) is None


@pytest.mark.parametrize(
    "later",
    [
        UndoStep((SettingChange(ORGANISATION, "b", "c"),)),
        typed("b", "c", measure=MEASURES[1]),
        typed("b", "c", field=Field.SCOPE),
        typed("x", "c"),
    ],
    ids=["a setting", "another measure", "another field", "not where it ended"],
)
def test_typing_elsewhere_is_a_step_of_its_own(later):
    assert typed("a", "b").joined(later) is None


def test_typing_in_one_setting_is_one_step():
    joined = UndoStep((renamed("a", "b"),)).joined(UndoStep((renamed("b", "c"),)))
    assert joined == UndoStep((renamed("a", "c"),))
