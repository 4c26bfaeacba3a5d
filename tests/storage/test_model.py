"""Any sequence of edits, undos, refusals, restarts and crashes against a plain dictionary."""

import shutil
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from app.domain.answers import Carrier, Change, Entry, Field, Priority, ReasonMissing, Status, changes_to
from app.domain.entered_text import clean_line
from app.domain.history import Origin
from app.domain.undo import ORGANISATION, SettingChange
from app.storage.backup import save_copy
from app.storage.errors import StaleChange
from app.storage.workbook import Workbook
from app.storage.workbook_check import Result, check_workbook

MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None
MEASURES = st.sampled_from(["executive-A-1", "administrator-E-10", "teleworker-I-4"])
TEXTS = st.text(max_size=30)
LINES = TEXTS.map(clean_line)
DAYS = st.none() | st.dates()
VALUES = st.fixed_dictionaries(
    {},
    optional={
        Field.STATUS: st.sampled_from(Status),
        Field.NOTE: TEXTS,
        Field.SCOPE: TEXTS,
        Field.EVIDENCE: TEXTS,
        Field.EVIDENCE_SEEN: DAYS,
        Field.REASON: TEXTS,
        Field.OWNER: LINES,
        Field.CARRIER: st.sampled_from(Carrier),
        Field.DUE: DAYS,
        Field.PRIORITY: st.sampled_from(Priority),
    },
)


class Model(RuleBasedStateMachine):
    """`entries`, `steps` and `name` say what the workbook must hold."""

    @initialize(name=LINES)
    def create(self, name: str) -> None:
        self.folder = tempfile.TemporaryDirectory(dir=MEMORY)
        self.path = Path(self.folder.name, "点検.tenken")
        self.workbook = Workbook.create(self.path, name)
        self.entries: dict[str, Entry] = {}
        self.steps: list[tuple[Origin, list[Change | SettingChange]]] = []
        self.undoable: list[list[Change]] = []
        self.name = clean_line(name)

    def teardown(self) -> None:
        if hasattr(self, "workbook"):
            self.workbook.close()
            self.folder.cleanup()

    def save(self, changes: list[Change], origin: Origin) -> None:
        self.workbook.apply(changes, origin)
        if changes:
            self.steps.append((origin, changes))
        for change in changes:
            fields = {field.value: self.workbook_free(change.measure).get(field) for field in Field}
            entry = Entry(**(fields | {change.field.value: change.after}))
            self.entries[change.measure] = entry
        self.entries = {measure: entry for measure, entry in self.entries.items() if entry != Entry()}

    def workbook_free(self, measure: str) -> Entry:
        return self.entries.get(measure, Entry())

    @rule(wanted=st.dictionaries(MEASURES, VALUES, max_size=3), origin=st.sampled_from([Origin.EDIT, Origin.IMPORT]))
    def edit(self, wanted: dict[str, dict[Field, object]], origin: Origin) -> None:
        try:
            changes = [c for m, values in wanted.items() for c in changes_to(m, self.workbook_free(m), values)]
        except ReasonMissing:
            return
        self.save(changes, origin)
        self.undoable.append(changes)

    @precondition(lambda self: self.undoable)
    @rule()
    def undo(self) -> None:
        self.save([change.inverse() for change in reversed(self.undoable.pop())], Origin.UNDO)

    @rule(measure=MEASURES)
    def refuse(self, measure: str) -> None:
        stored = self.workbook_free(measure).due
        other = date(2001, 1, 1) if stored != date(2001, 1, 1) else None
        with pytest.raises(StaleChange):
            self.workbook.apply([Change(measure, Field.DUE, other, date(2002, 2, 2))])

    @rule(name=LINES)
    def rename(self, name: str) -> None:
        new = clean_line(name)
        self.workbook.set_organisation(name)
        if new != self.name:
            self.steps.append((Origin.EDIT, [SettingChange(ORGANISATION, self.name, new)]))
        self.name = new

    @rule()
    def reopen(self) -> None:
        self.workbook.close()
        assert [item.name for item in self.path.parent.iterdir()] == [self.path.name]
        self.workbook = Workbook.open(self.path)

    @rule()
    def crash(self) -> None:
        """What lies on the disk now, without a close, is taken over by the next program."""
        with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
            for suffix in ("", "-wal"):
                shutil.copyfile(f"{self.path}{suffix}", f"{folder}/a.tenken{suffix}")
            assert check_workbook(Path(folder, "a.tenken")).result is Result.SOUND
            with Workbook.open(Path(folder, "a.tenken")) as survivor:
                self.compare(survivor)

    @rule()
    def copy(self) -> None:
        with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
            save_copy(self.workbook, Path(folder, "a.tenken"))
            with Workbook.open(Path(folder, "a.tenken")) as copy:
                self.compare(copy)

    @invariant()
    def same(self) -> None:
        if hasattr(self, "workbook"):
            self.compare(self.workbook)

    def compare(self, workbook: Workbook) -> None:
        assert workbook.entries() == self.entries
        assert workbook.organisation == self.name
        found = [(record.step, record.origin, record.change) for record in reversed(workbook.history())]
        numbered = enumerate(self.steps, start=1)
        assert found == [(number, origin, change) for number, (origin, step) in numbered for change in step]


TestModel = Model.TestCase
TestModel.settings = settings(
    max_examples=15, stateful_step_count=15, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
