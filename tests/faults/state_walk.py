"""Random steps in the state that the window shows, each told to a model as well: both have to hold the same."""

import os
import random
import shutil
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import ClassVar

from app import i18n
from app.catalogue.loader import Catalogue
from app.domain.answers import Field, ReasonMissing, Status, Value
from app.domain.applicability import Overrule
from app.domain.cell_forms import whole_text
from app.domain.entered_text import TextTooLong
from app.domain.history import Origin
from app.domain.profile import InvalidProfile, from_texts, settled_texts, told
from app.domain.selection import View
from app.domain.tables import CONTACT, DECISION, DEVICE, HAND_IN, PERSON, CellWrong, Column, RowTable, place_at
from app.exchange.columns import ANSWERS, WHATS, What
from app.exchange.table_files import TableFormat
from app.paths import DataDir
from app.storage.backup import keep_generation, save_copy
from app.storage.settings import Settings
from app.storage.sidecars import SIDECARS, sidecar
from app.storage.workbook import Workbook, now
from app.storage.workbook_check import Result, check_workbook
from app.storage.workbook_in_memory import read_backup
from app.ui.shell.state import AppState
from app.work import files_in, files_out
from app.work.going_back import edits_back
from app.work.standing import Standing
from tests.faults import walk_words
from tests.faults.expected import Expected, Texts, edit_at, held, place_of, unlike
from tests.languages import LANGUAGES

IN_TABLES = (Field.STATUS, Field.NOTE, Field.SCOPE, Field.EVIDENCE, Field.OWNER, Field.CARRIER, Field.DUE)
LEDGERS = (DEVICE, CONTACT, PERSON)
_LASTS = 700
"""After so many steps a workbook is left for a new one: what is read whole at each opening does not grow for ever."""

Step = Callable[["StateWalk"], object]


class StateWalk:
    """`state` is walked in; `told` are the models of its workbooks, by path. `is_told`: of the step that comes."""

    steps: ClassVar[Mapping[Step, int]] = {}
    """What can be done, and how often of all."""

    def __init__(self, folder: Path, chance: random.Random, catalogue: Catalogue) -> None:
        self.folder, self.chance, self.catalogue = folder, chance, catalogue
        self.measures = tuple(catalogue.by_id)
        self.models: dict[Path, Expected] = {}
        self.refused: list[Exception] = []
        self.made = 0
        self._left_behind: list[bytes] = []
        workbook = self._new()
        self.state = AppState(catalogue, workbook, DataDir(folder), Settings())
        self.state.failed.connect(self.refused.append)

    def _new(self) -> Workbook:
        self.made += 1
        path = self.folder / f"{self.made}.tenken"
        self.models[path] = Expected()
        return Workbook.create(path)

    @property
    def expected(self) -> Expected:
        return self.models[self.state.path]

    def step(self) -> str:
        """Does something; what it is called."""
        [chosen] = self.chance.choices(tuple(self.steps), tuple(self.steps.values()))
        chosen(self)
        return chosen.__name__

    def warm_up(self) -> None:
        """Does everything once, in one language or another: what is kept for later is loaded then."""
        for n, step in enumerate(self.steps):
            i18n.use(LANGUAGES[n % 2])
            step(self)

    def untold(self) -> None:
        """Changes something that the model is not told of."""
        measure = self.chance.choice(self.measures)
        self.state.edit([measure], {Field.NOTE: self.state.entry(measure).note[:100] + "!"})

    def leak(self, size: int) -> None:
        """Leaves so many bytes behind, for control."""
        self._left_behind.append(os.urandom(size))

    def wrong(self) -> Iterator[str]:
        """Where the state and the model differ."""
        workbook, state = self.state.workbook, self.state
        yield from self.expected.differences(workbook)
        entries = workbook.entries()
        yield from unlike(state.stored, entries, "state ")
        yield from unlike(state.entries, Standing(self.catalogue, workbook.texts).effective(entries), "in effect ")
        if bool(self.expected.done) != bool(self.state.next_undo):
            yield f"undo: {self.state.next_undo}, not {self.expected.done[-1:]}"
        if bool(self.expected.undone) != bool(self.state.next_redo):
            yield f"redo: {self.state.next_redo}, not {self.expected.undone[-1:]}"
        if self.state.words is not self.catalogue.words(i18n.language()):
            yield "the words are those of another language"
        seen, wanted = {m.id for m in self.state.measures}, {m for m in self.measures if _is_seen(m, self.state.view)}
        if seen != wanted:
            yield f"the view {self.state.view} shows {len(seen)} measures, not {len(wanted)}"
        yield from (f"refused: {error!r}" for error in self.refused)

    def resync(self) -> None:
        """Believes the state, after a difference has been counted."""
        self.refused.clear()
        self.expected.take(self.state.workbook)
        self.state.replace_workbook(self._opened())

    def leave(self) -> None:
        self.state.workbook.close()

    # what is expected

    def gives(self, some: Collection[str], fields: Mapping[Field, str], *, join: bool = False) -> bool:
        """Measures are given these texts, unless one would not apply without a reason. Whether that is kept."""
        for measure in some:
            after = {f: fields.get(f, self.expected.cells.get(place_of(measure, f), "")) for f in Field}
            if after[Field.STATUS] == Status.NOT_APPLICABLE and not after[Field.REASON].strip():
                return False
        self.expected.do({place_of(measure, f): text for measure in some for f, text in fields.items()}, join=join)
        return True

    def expect_refusal(self, *kinds: type[Exception]) -> None:
        """The step has to be refused for one of these reasons, and then changes nothing."""
        if len(self.refused) == 1 and isinstance(self.refused[0], kinds):
            self.refused.clear()
        else:
            self.refused.append(AssertionError(f"{self.refused}, not {kinds}"))

    # answers and tasks

    def edit(self) -> None:
        field = self.chance.choice(tuple(Field)[:-1])
        value, text = walk_words.field_value(self.chance, field)
        self._edit([self.chance.choice(self.measures)], {field: (value, text)}, join=self.chance.random() < 0.5)

    def type_on(self) -> None:
        measure, field = self.chance.choice(self.measures[:3]), self.chance.choice([Field.NOTE, Field.OWNER])
        word = self.chance.choice("あいxyz")
        for _n in range(self.chance.randint(1, 4)):
            text = self.expected.cells.get(place_of(measure, field), "")[:150] + word
            self._edit([measure], {field: (text, text)}, join=True)

    def bulk(self) -> None:
        some = self.chance.sample(self.measures, self.chance.randint(2, len(self.measures)))
        fields = self.chance.sample([Field.STATUS, Field.OWNER, Field.DUE, Field.PRIORITY, Field.REASON], 2)
        self._edit(some, {field: walk_words.field_value(self.chance, field) for field in fields})

    def _edit(self, some: list[str], wanted: Mapping[Field, tuple[Value, str]], *, join: bool = False) -> None:
        is_kept = self.gives(some, {f: text for f, (_value, text) in wanted.items()}, join=join)
        self.state.edit(some, {f: value for f, (value, _text) in wanted.items()}, join=join)
        if not is_kept:
            self.expect_refusal(ReasonMissing)

    def mistake(self) -> None:
        """What nothing is to come of but a word."""
        state, kinds = self.state, (TextTooLong,)
        match self.chance.randrange(5):
            case 0:
                state.edit(self.chance.sample(self.measures, 3), {Field.NOTE: walk_words.TOO_LONG})
            case 1:
                state.rename(walk_words.TOO_LONG)
            case 2:
                state.set_profile({"people": "many"})
                kinds = (InvalidProfile,)
            case 3:
                state.overrule(self.measures[0], Overrule(walk_words.verdict(self.chance), " \u200b"))
                kinds = (ReasonMissing,)
            case 4:
                state.set_rows(DEVICE, {"1": {Column.SEEN: "2026-02-30"}})
                kinds = (CellWrong,)
        self.expect_refusal(*kinds)

    def undo(self) -> None:
        self.expected.undo()
        self.state.undo()

    def redo(self) -> None:
        self.expected.redo()
        self.state.redo()

    # what is kept of the whole workbook

    def profile(self) -> None:
        wanted = dict(walk_words.profile_value(self.chance) for _n in range(self.chance.randint(1, 3)))
        before = from_texts(told(texts_in(self.expected.cells)))
        self.expected.do({f"profile.{key}": text for key, text in settled_texts(before, wanted).items()})
        self.state.set_profile(wanted)

    def rename(self) -> None:
        raw, stored = self.chance.choice(walk_words.LINES)
        self.expected.do({"organisation": stored})
        self.state.rename(raw)

    def overrule(self) -> None:
        measure, verdict = self.chance.choice(self.measures), walk_words.verdict(self.chance)
        if self.chance.random() < 0.3:
            self.expected.do({f"overrule.{measure}": ""})
            self.state.overrule(measure, None)
        else:
            self.expected.do({f"overrule.{measure}": f"{verdict}\n紙は使わない"})
            self.state.overrule(measure, Overrule(verdict, "紙は使わない"))

    def word_notice(self) -> None:
        key = self.chance.choice(["notice.ja", "notice.en", "statement.scope", "statement.measures"])
        raw, stored = walk_words.typed_text(self.chance)
        is_joined = self.chance.random() < 0.5
        self.expected.do({key: stored}, join=is_joined)
        self.state.set_kept({key: raw}, join=is_joined)

    # tables

    def ledger(self) -> None:
        table, row = self.chance.choice(LEDGERS), str(self.chance.randint(1, 6))
        if self.chance.random() < 0.15:
            self.expected.do({f"{table.name}.{row}.{column}": "" for column in table.names})
            self.state.set_rows(table, {row: {}})
            return
        some = self.chance.sample(table.columns, self.chance.randint(1, 3))
        typed = {each.column: walk_words.cell(self.chance, each) for each in some}
        is_joined = self.chance.random() < 0.3
        self.expected.do({f"{table.name}.{row}.{c}": text for c, (_raw, text) in typed.items()}, join=is_joined)
        self.state.set_rows(table, {row: {c: raw for c, (raw, _text) in typed.items()}}, join=is_joined)

    def whole_rows(self) -> None:
        measure = self.chance.choice(self.measures)
        if self.chance.random() < 0.5:
            row, cells = (
                f"{self.chance.randrange(5)}.{measure}",
                {Column.DECISION: self.chance.choice(["延期", "する"])},
            )
            self._whole(DECISION, row, cells)
            return
        answers = f"{measure}\tnot_applicable\t紙は使わない"
        cells = {Column.PERSON: "𠮷田", Column.DAY: "2026-11-20", Column.SHEET: "", Column.ANSWERS: answers}
        self._whole(HAND_IN, str(self.chance.randint(1, 6)), cells)

    def _whole(self, table: RowTable, row: str, cells: Mapping[Column, str]) -> None:
        cells = {} if self.chance.random() < 0.2 else cells
        self.expected.do({f"{table.name}.{row}": whole_text(table, cells) if cells else ""})
        self.state.set_rows(table, {row: cells})

    # files

    def take_in(self) -> None:
        """A table of a copy in which much was changed: answers, or a ledger."""
        kind, what = self.chance.choice(tuple(TableFormat)), self.chance.choice([ANSWERS, *WHATS.values()])
        path = self.folder / f"in.{kind.value}"
        wanted = self.changed_elsewhere(path, kind, what)
        found = files_in.differences_in(
            path, catalogue=self.catalogue, workbook=self.state.workbook, today=self.state.today()
        ).differences
        self.expected.do(wanted, Origin.IMPORT)
        self.state.accept(found)
        path.unlink()

    def changed_elsewhere(self, path: Path, kind: TableFormat, what: What) -> Texts:
        """Writes a table of a copy of the workbook in which something else stands; what that is."""
        copy = self.folder / "copy.tenken"
        save_copy(self.state.workbook, copy)
        wanted = self._other_answers() if what.table is None else self._other_cells(what.table)
        with Workbook.open(copy) as workbook:
            workbook.apply([edit_at(at, workbook, text) for at, text in wanted.items()])
            language = self.chance.choice(LANGUAGES)
            files_out.export_table(path, kind, what, catalogue=self.catalogue, workbook=workbook, language=language)
        copy.unlink()
        return wanted

    def _other_answers(self) -> Texts:
        some = self.chance.sample(self.measures, self.chance.randint(1, 20))
        wanted: dict[str, str] = {}
        for measure in some:
            field = self.chance.choice(IN_TABLES)
            _value, text = walk_words.field_value(self.chance, field)
            if text and text != Status.NOT_APPLICABLE:
                wanted[place_of(measure, field)] = text
        return {at: text for at, text in wanted.items() if self.expected.cells.get(at) != text}

    def _other_cells(self, table: RowTable) -> Texts:
        wanted: dict[str, str] = {}
        for row in self.chance.sample(range(1, 8), 2):
            each = self.chance.choice(table.columns)
            wanted[f"{table.name}.{row}.{each.column}"] = walk_words.cell(self.chance, each)[1]
        return {at: text for at, text in wanted.items() if text and self.expected.cells.get(at) != text}

    def back_up(self) -> None:
        made = keep_generation(self.state.workbook, self.state.data.backups)
        if made is not None:
            self.expected.backups[made] = dict(self.expected.cells)

    def go_back(self) -> None:
        there = {path: texts for path, texts in self.expected.backups.items() if path.exists()}
        self.expected.backups = there
        if not there:
            return
        path = self.chance.choice(tuple(there))
        with read_backup(path) as past:
            edits = edits_back(self.state.workbook, past)
        addresses = {*self.expected.cells, *there[path]}
        self.expected.do({at: there[path].get(at, "") for at in addresses}, Origin.RETURN)
        self.state.go_back(edits, now())

    def reopen(self) -> None:
        self.expected.forget()
        path = self.state.path
        self.state.workbook.close()
        if check_workbook(path).result is not Result.SOUND:
            self.refused.append(AssertionError(f"not sound: {check_workbook(path).problems}"))
        self.state.replace_workbook(Workbook.open(path))

    def switch(self) -> None:
        """Another workbook, or a new one; the oldest goes where there are too many, or it has seen much."""
        others = [path for path in self.models if path != self.state.path]
        leaves = self.state.path if self.expected.steps > _LASTS else others[0] if len(others) > 2 else None
        goes_on = others[-1] if others and self.chance.random() < 0.7 else None
        if leaves == goes_on:
            leaves = None
        workbook = Workbook.open(goes_on) if goes_on else self._new()
        self.models[workbook.path].forget()
        self.state.replace_workbook(workbook)
        if leaves:
            del self.models[leaves]
            leaves.unlink()

    def crash(self) -> None:
        """What lies on the disk now is opened by the next program."""
        copy = self.folder / "crashed.tenken"
        for suffix in ("", *SIDECARS):
            if (there := sidecar(self.state.path, suffix) if suffix else self.state.path).exists():
                shutil.copy(there, sidecar(copy, suffix) if suffix else copy)
        with Workbook.open(copy) as workbook:
            self._compare(workbook)
        copy.unlink()

    def through_json(self) -> None:
        path, target = self.folder / "all.json", self.folder / "from_json.tenken"
        files_out.export_json(path, self.state.workbook)
        with files_in.restore_json(path, target) as workbook:
            self._compare(workbook)
        for one in (path, target):
            one.unlink()

    def hand_over(self) -> None:
        path, target = self.folder / "hand-over.tenken", self.folder / "handed.tenken"
        files_out.export_hand_over(path, self.state.workbook, b"", "")
        files_in.receive(path, target)
        with Workbook.open(target) as workbook:
            self._compare(workbook)
        for one in (path, target):
            one.unlink()

    def _compare(self, workbook: Workbook) -> None:
        self.refused += [AssertionError(words) for words in unlike(held(workbook), self.expected.cells, "a copy, ")]

    # what is shown

    def view(self) -> None:
        self.state.set_view(self.chance.choice(tuple(View)))

    def speak(self) -> None:
        i18n.use(self.chance.choice(LANGUAGES))

    def _opened(self) -> Workbook:
        path = self.state.path
        self.state.workbook.close()
        return Workbook.open(path)


STATE_STEPS: Mapping[Step, int] = {
    StateWalk.edit: 250,
    StateWalk.type_on: 60,
    StateWalk.bulk: 25,
    StateWalk.mistake: 40,
    StateWalk.undo: 170,
    StateWalk.redo: 110,
    StateWalk.profile: 60,
    StateWalk.rename: 20,
    StateWalk.overrule: 30,
    StateWalk.word_notice: 30,
    StateWalk.ledger: 80,
    StateWalk.whole_rows: 40,
    StateWalk.take_in: 12,
    StateWalk.back_up: 12,
    StateWalk.go_back: 10,
    StateWalk.reopen: 8,
    StateWalk.switch: 8,
    StateWalk.crash: 8,
    StateWalk.through_json: 5,
    StateWalk.hand_over: 4,
    StateWalk.view: 20,
    StateWalk.speak: 15,
}
StateWalk.steps = STATE_STEPS


def texts_in(cells: Texts) -> dict[str, str]:
    """Those of the whole workbook."""
    return {at: text for at, text in cells.items() if "/" not in at and not place_at(at)}


def _is_seen(measure: str, view: View) -> bool:
    return view is View.ALL or measure.startswith(f"{view}-")
