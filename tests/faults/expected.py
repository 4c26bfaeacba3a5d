"""What a workbook has to hold after any steps: a plain dictionary of texts, and the steps that undo goes through."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from app.domain.answers import EMPTY, LIMITS, Entry, Field, Unread, Value, from_text, to_text
from app.domain.history import Origin
from app.domain.kept_texts import EDITIONS
from app.domain.undo import DEPTH, Change, Edit, address_of, change_at
from app.storage.workbook import Workbook
from tests.kept import kept

Texts = Mapping[str, str]
"""Texts by address: `administrator-E-10/note`, `profile.kind`, `device.3.name`; what is empty or usual is not there."""
Gone = dict[str, tuple[str, str]]
"""A step: what each address went from and to."""


def place_of(measure: str, field: Field) -> str:
    """The address of a field of a measure."""
    return f"{measure}/{field}"


def plain(field: Field, value: Value) -> str:
    """A value as a text, '' for what stands there before anybody was there."""
    return "" if value == EMPTY.get(field) and not isinstance(value, Unread) else to_text(value)


def held(workbook: Workbook) -> dict[str, str]:
    """What a workbook holds, in the same form."""
    found = {address: text for address, text in kept(workbook).items() if text and address != EDITIONS}
    for measure, entry in workbook.entries().items():
        found |= _held_of(measure, entry)
    return found


@lru_cache(1_000)
def _held_of(measure: str, entry: Entry) -> dict[str, str]:
    return {place_of(measure, f): text for f in Field if (text := plain(f, entry.stored(f)))}


def edit_at(at: str, workbook: Workbook, text: str) -> Edit:
    """The edit that gives an address of a workbook a text."""
    measure, slash, field = at.partition("/")
    if slash:
        known = Field(field)
        value = from_text(known, text or to_text(EMPTY.get(known)))
        return Change(measure, known, workbook.entry(measure).get(known), value)
    return change_at(at, held(workbook).get(at, ""), text)


class Expected:
    """`cells` are the texts, `done` and `undone` what can be taken back and done again, `steps` how many were saved."""

    def __init__(self) -> None:
        self.cells: dict[str, str] = {}
        self.done: list[Gone] = []
        self.undone: list[Gone] = []
        self.steps = 0
        self.last: tuple[Origin, Gone] | None = None
        """What was saved last."""
        self.backups: dict[Path, Texts] = {}
        """What was in the workbook when some backups were made."""

    def do(self, wanted: Texts, origin: Origin = Origin.EDIT, *, join: bool = False) -> None:
        """A person gives addresses these texts. `join`: they go on typing."""
        step = {at: (self.cells.get(at, ""), text) for at, text in wanted.items() if self.cells.get(at, "") != text}
        if not step:
            return
        self._save(step, origin)
        before = self.done[-1] if self.done and not self.undone and join else {}
        [(at, (was, now)), *more] = step.items()
        if len(before) == 1 and not more and _is_text(at) and before.get(at, ("", None))[1] == was:
            self.done[-1] = {at: (before[at][0], now)}
        else:
            self.done.append(step)
        self.undone.clear()
        del self.done[:-DEPTH]

    def undo(self) -> None:
        if self.done:
            step = self.done.pop()
            self.undone.append(step)
            self._save({at: (now, was) for at, (was, now) in step.items()}, Origin.UNDO)

    def redo(self) -> None:
        if self.undone:
            step = self.undone.pop()
            self.done.append(step)
            self._save(step, Origin.REDO)

    def forget(self) -> None:
        """The workbook is opened anew: nothing can be taken back."""
        self.done.clear()
        self.undone.clear()

    def take(self, workbook: Workbook) -> None:
        """Believes the workbook, after it has been found to differ."""
        self.cells = held(workbook)
        newest = next(iter(workbook.history(limit=1)), None)
        self.steps, self.last = (newest.step if newest else 0), None
        self.forget()

    def _save(self, step: Gone, origin: Origin) -> None:
        for at, (_was, now) in step.items():
            if now:
                self.cells[at] = now
            else:
                self.cells.pop(at, None)
        self.steps += 1
        self.last = origin, step

    def differences(self, workbook: Workbook) -> Iterator[str]:
        """What a workbook holds otherwise, and what stands otherwise at the end of its history."""
        yield from unlike(held(workbook), self.cells)
        size = len(self.last[1]) if self.last else 0
        found = workbook.history(limit=size + 1)
        if (found[0].step if found else 0) != self.steps:
            yield f"the history ends with step {found[0].step if found else 0}, not with {self.steps}"
        elif self.last:
            newest = [record for record in found if record.step == self.steps]
            if {record.origin for record in newest} != {self.last[0]}:
                yield f"the last step came by {newest[0].origin}, not by {self.last[0]}"
            yield from unlike(dict(_went(record.change) for record in newest), self.last[1])


def _is_text(address: str) -> bool:
    _measure, slash, field = address.partition("/")
    return not slash or field in LIMITS


def _went(edit: Edit) -> tuple[str, tuple[str, str]]:
    if isinstance(edit, Change):
        return place_of(edit.measure, edit.field), (plain(edit.field, edit.before), plain(edit.field, edit.after))
    return address_of(edit), (edit.before, edit.after)


def unlike(found: Mapping[str, object], wanted: Mapping[str, object], what: str = "") -> Iterator[str]:
    """Where two tables of things differ."""
    for at in sorted({*found, *wanted}) if found != wanted else ():
        if found.get(at) != wanted.get(at):
            yield f"{what}{at}: {found.get(at)!r:.80}, not {wanted.get(at)!r:.80}"
