"""Steps that can be taken back: what one action of a person changed, and the two stacks of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.answers import LIMITS, Change

DEPTH = 500
"""How many steps can be taken back."""


ORGANISATION = "organisation"
"""The key of the organisation's name among the workbook's texts; the profile and what was overruled stand beside it."""


@dataclass(frozen=True)
class SettingChange:
    """A text of the whole workbook, such as the organisation's name, goes from one value to another; '' is none."""

    key: str
    before: str
    after: str

    def inverse(self) -> "SettingChange":
        """The change that takes this one back."""
        return SettingChange(self.key, self.after, self.before)


def text_changes(stored: Mapping[str, str], wanted: Mapping[str, str]) -> tuple[SettingChange, ...]:
    """The changes that give texts of the workbook these values; what has its value already is left out."""
    pairs = ((key, stored.get(key, ""), text) for key, text in wanted.items())
    return tuple(SettingChange(key, before, after) for key, before, after in pairs if before != after)


Edit = Change | SettingChange
"""What one field, or one text of the workbook, went through."""


@dataclass(frozen=True)
class Step:
    """What one action changed."""

    edits: tuple[Edit, ...]

    def inverse(self) -> "Step":
        """The step that takes this one back."""
        return Step(tuple(edit.inverse() for edit in reversed(self.edits)))

    def joined(self, later: "Step") -> "Step | None":
        """This step and a later one as one, when both are typing in the same text field; else None."""
        if len(self.edits) != 1 or len(later.edits) != 1:
            return None
        first, second = self.edits[0], later.edits[0]
        if isinstance(first, SettingChange) and isinstance(second, SettingChange):
            same = first.key == second.key and first.after == second.before
            return Step((SettingChange(first.key, first.before, second.after),)) if same else None
        if isinstance(first, SettingChange) or isinstance(second, SettingChange):
            return None
        same = first.measure == second.measure and first.field is second.field and first.field in LIMITS
        if not same or first.after != second.before:
            return None
        return Step((Change(first.measure, first.field, first.before, second.after),))


class UndoStack:
    """The steps done and those taken back. It holds values only: whoever calls applies them."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []

    @property
    def next_undo(self) -> Step | None:
        """The step that undo would take back."""
        return self._done[-1] if self._done else None

    @property
    def next_redo(self) -> Step | None:
        """The step that redo would do again."""
        return self._undone[-1] if self._undone else None

    def push(self, step: Step, *, join: bool = False) -> None:
        """Takes in a step just done. `join`: typing that goes on, which undo takes back in one go."""
        joined = self._done[-1].joined(step) if join and self._done and not self._undone else None
        if joined:
            self._done[-1] = joined
        else:
            self._done.append(step)
        self._undone.clear()
        del self._done[:-DEPTH]

    def undone(self) -> None:
        """Undo has been applied."""
        self._undone.append(self._done.pop())

    def redone(self) -> None:
        """Redo has been applied."""
        self._done.append(self._undone.pop())
