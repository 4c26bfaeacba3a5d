"""Any sequence of edits, undos, refusals, restarts and crashes of a workbook alone, against the model of the harness.

`dev.py faults model` walks through state and window with it, for long; here texts are any, and failures made small.
"""

import shutil
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from app.domain.answers import (
    Carrier,
    Change,
    Field,
    Priority,
    ReasonMissing,
    Status,
    Value,
    changes_to,
    from_text,
    to_text,
)
from app.domain.entered_text import clean_line
from app.domain.history import Origin
from app.domain.undo import ORGANISATION
from app.storage.backup import save_copy
from app.storage.errors import StaleChange
from app.storage.workbook import Workbook
from app.storage.workbook_check import Result, check_workbook
from tests.faults.expected import Expected, edit_at, place_of, plain

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
    """`expected` says what the workbook must hold."""

    @initialize(name=LINES)
    def create(self, name: str) -> None:
        self.folder = tempfile.TemporaryDirectory(dir=MEMORY)
        self.path = Path(self.folder.name, "点検.tenken")
        self.workbook = Workbook.create(self.path, name)
        self.expected = Expected()
        self.expected.cells |= {ORGANISATION: clean_line(name)} if clean_line(name) else {}

    def teardown(self) -> None:
        if hasattr(self, "workbook"):
            self.workbook.close()
            self.folder.cleanup()

    @rule(wanted=st.dictionaries(MEASURES, VALUES, max_size=3), origin=st.sampled_from([Origin.EDIT, Origin.IMPORT]))
    def edit(self, wanted: dict[str, dict[Field, Value]], origin: Origin) -> None:
        try:
            changes = [c for m, values in wanted.items() for c in changes_to(m, self.workbook.entry(m), values)]
        except ReasonMissing:
            return
        self.workbook.apply(changes, origin)
        fields = ((place_of(m, f), f, value) for m, values in wanted.items() for f, value in values.items())
        self.expected.do({at: plain(f, from_text(f, to_text(value))) for at, f, value in fields}, origin)

    @precondition(lambda self: self.expected.done)
    @rule()
    def undo(self) -> None:
        changes = [edit_at(at, self.workbook, was) for at, (was, _now) in self.expected.done[-1].items()]
        self.workbook.apply(changes, Origin.UNDO)
        self.expected.undo()

    @rule(measure=MEASURES)
    def refuse(self, measure: str) -> None:
        stored = self.workbook.entry(measure).due
        other = date(2001, 1, 1) if stored != date(2001, 1, 1) else None
        with pytest.raises(StaleChange):
            self.workbook.apply([Change(measure, Field.DUE, other, date(2002, 2, 2))])

    @rule(name=LINES)
    def rename(self, name: str) -> None:
        self.workbook.set_organisation(name)
        self.expected.do({ORGANISATION: clean_line(name)})

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
        assert list(self.expected.differences(workbook)) == []


TestModel = Model.TestCase
TestModel.settings = settings(
    max_examples=15, stateful_step_count=15, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
