"""The same random steps in the window, by its menus, lists, fields and dialogs: what is on the screen has to follow."""

import random
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from app import i18n, labels
from app.catalogue.loader import Catalogue
from app.domain.answers import Field, Status, to_text
from app.domain.history import Origin
from app.domain.selection import View
from app.domain.summary import figures
from app.exchange.columns import ANSWERS, WHATS
from app.exchange.table_files import TableFormat
from app.storage.settings import Theme
from app.ui.backups.backups_dialog import BackupsDialog
from app.ui.backups.backups_model import BackupsModel
from app.ui.files.organisation_dialog import OrganisationDialog
from app.ui.kit.boxes import MessageBox
from app.ui.kit.dialog import Dialog
from app.ui.ledgers.ledger_list import LedgerList
from app.ui.ledgers.ledger_model import LedgerModel
from app.ui.plan.task_dialog import TaskDialog
from app.ui.plan.task_table_model import TaskRole
from app.ui.review.review_dialog import ReviewDialog
from app.ui.shell.appearance import Appearance
from app.ui.shell.main_window import MainWindow
from app.ui.shell.theme import TEXT_SIZES
from app.ui.shell.ways import GuideTopic, Place
from app.words.overview_words import answered_text, done_text
from tests.faults import walk_words
from tests.faults.expected import place_of
from tests.faults.state_walk import LEDGERS, STATE_STEPS, StateWalk, Step
from tests.languages import LANGUAGES
from tests.ui.hands import Hand, Part, TaskHand
from tests.ui.hands.parts import indexes
from tests.ui.stages import settled

_PATIENCE_MS = 60_000
_READY = "We do not use it"
_NOTES = (Field.NOTE, Field.SCOPE)
D = TypeVar("D", bound=Dialog)


class WindowWalk(StateWalk):
    """`window` is shown over the state. Dialogs that open are filled in as `_answers` says, and closed."""

    def __init__(self, folder: Path, chance: random.Random, catalogue: Catalogue, app: QApplication) -> None:
        super().__init__(folder, chance, catalogue)
        self.boxes: list[str] = []
        self._answers: dict[type[Dialog], Callable[[Part], object]] = {}
        Dialog.exec = lambda dialog: self._meet(dialog)  # type: ignore[method-assign]  # noqa: PLW0108 - a method of the dialog
        self._appearance = Appearance(app, self.state)
        self.window = MainWindow(self.state, self._appearance)
        self.window.resize(1200, 800)
        self.window.show()
        self.window.activateWindow()
        self.hand = Hand(self.window)
        settled(self.window)

    def step(self) -> str:
        self.boxes.clear()
        name = super().step()
        self._rest()
        return name

    def warm_up(self) -> None:
        for step in self.steps:
            step(self)
            self._rest()
        for language in LANGUAGES:
            self.hand.speak(language)
            for place in Place:
                self.hand.go(place)
                self._rest()
        self.boxes.clear()

    def leak(self, size: int) -> None:
        """A picture that was shown stays in the window, hidden."""
        side = int((size / 4) ** 0.5) + 1
        shown = QPixmap(side, side)
        shown.fill(Qt.GlobalColor.red)
        QLabel(self.window, visible=False).setPixmap(shown)

    def _rest(self) -> None:
        """All is handed over, and painted."""
        self.window.hand_over()
        self.hand.place_button(self.hand.place).setFocus()
        settled(self.window)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # no loop comes back to here

    def leave(self) -> None:
        self.window.close()
        super().leave()
        for one in (self.window, self._appearance, self.state):
            one.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    # dialogs

    def _meet(self, dialog: Dialog) -> int:
        """What a person does in a dialog that opens; one that nobody expects is a difference."""
        dialog.show()
        settled(dialog)
        if isinstance(dialog, MessageBox):
            self.boxes.append(dialog.message.line)
            dialog.reject()
        elif act := self._answers.pop(type(dialog), None):
            act(Part(dialog))
        else:
            self.refused.append(AssertionError(f"opened: {type(dialog).__name__}"))
            dialog.reject()
        if dialog.isVisible():
            self.refused.append(AssertionError(f"stays: {type(dialog).__name__}"))
            QDialog.reject(dialog)
        return dialog.result()

    def _in(self, kind: type[Dialog], act: Callable[[Part], object], opens: Callable[[], object]) -> None:
        """Opens a dialog, and does something in it."""
        self._answers[kind] = act
        opens()
        if self._answers.pop(kind, None):
            self.refused.append(AssertionError(f"not opened: {kind.__name__}"))

    def expect_refusal(self, *kinds: type[Exception]) -> None:
        super().expect_refusal(*kinds)
        if len(self.boxes) == 1:
            self.boxes.clear()
        else:
            self.refused.append(AssertionError(f"boxes: {self.boxes}"))

    # what is on the screen

    def wrong(self) -> Iterator[str]:
        yield from super().wrong()
        yield from (f"a box: {words}" for words in self.boxes)
        counts = figures(self.catalogue.measures, self.state.entries)
        if self.hand.figures != f"{answered_text(counts)}　{done_text(counts)}":
            yield f"the rail says {self.hand.figures}, of {counts}"
        name = self.expected.cells.get("organisation", self.state.path.stem)
        if name not in self.window.windowTitle():
            yield f"the title says {self.window.windowTitle()}, not {name}"
        for name, words in (("undo", self.expected.done), ("redo", self.expected.undone)):
            if self.hand.entry(name).isEnabled() != bool(words):
                yield f"the entry {name} is another"
        looks = {Place.CHECKLIST: self._list_wrong, Place.PLAN: self._plan_wrong, Place.LEDGERS: self._ledgers_wrong}
        yield from looks.get(self.hand.place, lambda: iter(()))()

    def _list_wrong(self) -> Iterator[str]:
        model = self.hand.checklist.list.model()
        for index in indexes(model):
            measure = model.measure_at(index)
            if measure is not None:
                look, entry = model.look(measure), self.state.shown(measure.id)
                if (look.status, look.owner) != (entry.status, entry.owner):
                    yield f"the row of {measure.id} says {look.status}, {look.owner}, not {entry.status}, {entry.owner}"
                if look.title != self.state.words.measures[measure.id].title:
                    yield f"the row of {measure.id} says {look.title}"
        if here := self.hand.checklist.current_id:
            for field in _NOTES:
                wanted = self.expected.cells.get(place_of(here, field), "")
                if (found := self.hand.checklist.detail.text(field).toPlainText()) != wanted:
                    yield f"the field {field} of {here} says {found!r:.80}, not {wanted!r:.80}"

    def _plan_wrong(self) -> Iterator[str]:
        for index in indexes(self.hand.plan.list.model()):
            if look := index.data(TaskRole.LOOK):
                entry = self.state.shown(look.measure)
                wanted = entry.status, entry.owner, labels.name(entry.carrier), labels.name(entry.priority)
                if (look.status, look.owner, look.carrier, look.priority) != wanted:
                    yield f"the task of {look.measure} says {look}, not {wanted}"

    def _ledgers_wrong(self) -> Iterator[str]:
        for ledger in self.hand.ledgers.findChildren(LedgerList):
            model = ledger.model()
            if isinstance(model, LedgerModel):
                yield from self._ledger_wrong(model)

    def _ledger_wrong(self, model: LedgerModel) -> Iterator[str]:
        table, found = model.ledger, {}
        for index in indexes(model):
            number = model.number_at(index.row())
            for n, column in enumerate(model.columns):
                found[f"{table.name}.{number}.{column}"] = index.siblingAtColumn(n).data(Qt.ItemDataRole.EditRole)
        shown = {at: text for at, text in found.items() if text}
        if shown != {at: text for at, text in self.expected.cells.items() if at.startswith(f"{table.name}.")}:
            yield f"the ledger {table.name} shows {shown!r:.300}"

    # steps by keys, fields and menus

    def go(self) -> None:
        self.hand.go(self.chance.choice(tuple(Place)))

    def read_guide(self) -> None:
        self.hand.read(self.chance.choice(tuple(GuideTopic)))

    def back(self) -> None:
        for name in self.chance.choice(
            [("back",), ("back", "forward"), ("next_unanswered",), ("show_all",), ("help",)]
        ):
            self.hand.choose(name)

    def search(self) -> None:
        self.hand.go(Place.CHECKLIST)
        self.hand.checklist.search.setText(self.chance.choice(["", "VPN", "ｅ－１０", "パスワード", "nothing at all"]))

    def answer(self) -> None:
        """By its key, where one stands; a reason is picked where there is none."""
        self.hand.go(Place.CHECKLIST)
        hand = self.hand.checklist
        if self.chance.random() < 0.5 or hand.current_id is None:
            hand.open(self.chance.choice(self.state.measures).id)
        here = hand.current_id
        assert here
        status = self.chance.choice(tuple(Status))
        concerned = self._concerned(here)
        reason = self.expected.cells.get(place_of(here, Field.REASON), "")
        self.hand.answer_entry(status).trigger()
        if status is not Status.NOT_APPLICABLE:
            self.gives(concerned, {Field.STATUS: walk_words.answer_text(status)})
            return
        if not reason.strip():
            reason = i18n._(_READY)
            hand.detail.reason_panel.press(f"1  {reason}")
        self.gives(concerned, {Field.STATUS: status, Field.REASON: reason})

    def _concerned(self, here: str) -> list[str]:
        """The measures that are answered with one: its counterparts, unless the tick is taken away."""
        tick = self.hand.checklist.detail.together
        return [here, *(self.state.settled_with(here) if tick.isChecked() else ())]

    def type_note(self) -> None:
        """Types into a field; perhaps something else is pressed while it has not been handed over."""
        self.hand.go(Place.CHECKLIST)
        measure, field = self.chance.choice(self.state.measures).id, self.chance.choice(_NOTES)
        edit = self.hand.checklist.open(measure).text(field)
        edit.setFocus()
        for n in range(self.chance.randint(1, 2)):
            _raw, text = walk_words.typed_text(self.chance)
            if n:
                self.hand.checklist.detail.note(labels.name(field)).flush()
            edit.setPlainText(text)
            self.gives([measure], {field: text}, join=n > 0)
        self.chance.choice(
            [self.undo, self.redo, self.view, self.speak, self.go, self.switch, self._rest, self._rest]
        )()

    def plan_tasks(self) -> None:
        """Several tasks get an owner and a day in the dialog, or an answer by its key."""
        self.hand.go(Place.PLAN)
        ids = self.hand.plan.ids
        if not ids:
            return
        some = self.chance.sample(ids, min(len(ids), self.chance.randint(1, 9)))
        self.hand.plan.choose(*some)
        if self.chance.random() < 0.4:
            status = self.chance.choice([Status.DONE, Status.PARTIAL, Status.NOT_DONE])
            ticked = self.hand.plan.together
            others = {i for one in some for i in self.state.settled_with(one)} if ticked.isChecked() else set()
            self.gives([*some, *others], {Field.STATUS: status.value})
            self.hand.answer_entry(status).trigger()
            return
        raw, owner = self.chance.choice(walk_words.LINES[1:])
        due = to_text(walk_words.day(self.chance) or self.state.today())

        def fill(part: Part) -> None:
            TaskHand(part.widget).owner.setEditText(" ".join(raw.split()))
            line = TaskHand(part.widget).due
            line.selectAll()
            line.insert(due)  # typed: a text that is set counts as nothing that a person did
            part.widget.accept()

        self.gives(some, {Field.OWNER: owner, Field.DUE: due})
        self._in(TaskDialog, fill, lambda: self.hand.choose("edit_tasks"))

    def type_into_ledger(self) -> None:
        table = self.chance.choice(LEDGERS)
        self.window.ways.ledger(table)
        models = [one.model() for one in self.hand.ledgers.findChildren(LedgerList)]
        model = next(one for one in models if isinstance(one, LedgerModel) and one.ledger is table)
        if not model.rowCount():
            return
        row, n = self.chance.randrange(model.rowCount()), self.chance.randrange(len(model.columns))
        raw, text = walk_words.cell(self.chance, table.columns[n])
        self.expected.do({f"{table.name}.{model.number_at(row)}.{model.columns[n]}": text})
        model.setData(model.index(row, n), raw)

    def undo(self) -> None:
        self.expected.undo()
        self._choose_if_lit("undo")

    def redo(self) -> None:
        self.expected.redo()
        self._choose_if_lit("redo")

    def _choose_if_lit(self, name: str) -> None:
        """The menu takes the keys from a field as it opens, which hands over what was typed there."""
        if not self.hand.entry(name).isEnabled():
            self.window.hand_over()
        self.hand.choose(name)

    def rename(self) -> None:
        _raw, name = self.chance.choice(walk_words.LINES[1:])

        def fill(part: Part) -> None:
            part.line("Name of the organization").setText(name)
            part.widget.accept()

        self.expected.do({"organisation": name})
        self._in(OrganisationDialog, fill, lambda: self.hand.choose("rename"))

    def view(self) -> None:
        self.hand.view_entry(self.chance.choice(tuple(View))).trigger()

    def speak(self) -> None:
        self.hand.speak(self.chance.choice(LANGUAGES))

    def dress(self) -> None:
        self.hand.theme_entry(self.chance.choice([Theme.LIGHT, Theme.DARK])).trigger()
        self.hand.size_entry(self.chance.choice(TEXT_SIZES)).trigger()

    def take_in(self) -> None:
        kind, what = self.chance.choice(tuple(TableFormat)), self.chance.choice([ANSWERS, *WHATS.values()])
        path = self.folder / f"in.{kind.value}"
        wanted = self.changed_elsewhere(path, kind, what)

        def accept(part: Part) -> None:
            part.press("Tick &all")
            part.widget.accept()

        self.expected.do(wanted, Origin.IMPORT)
        if wanted:
            self._in(ReviewDialog, accept, lambda: self.window._exchange.import_path(path))
        path.unlink()

    def go_back(self) -> None:
        there = {path: texts for path, texts in self.expected.backups.items() if path.exists()}
        self.expected.backups = there
        if not there:
            return
        path = self.chance.choice(tuple(there))

        def choose(part: Part) -> None:
            rows, patience = part.listed("Backups"), QDeadlineTimer(_PATIENCE_MS)
            model = rows.model()
            assert isinstance(model, BackupsModel)
            while path not in model.sights:
                rows.setCurrentIndex(model.index_of(str(path)))
                QApplication.processEvents()
                assert not patience.hasExpired()
            part.press("&Go back to this state")
            if part.widget.isVisible():  # nothing differs
                part.widget.reject()

        addresses = {*self.expected.cells, *there[path]}
        self.expected.do({at: there[path].get(at, "") for at in addresses}, Origin.RETURN)
        self._in(BackupsDialog, choose, lambda: self.hand.choose("backups"))

    def switch(self) -> None:
        """Another workbook, or a new one."""
        others = [path for path in self.models if path != self.state.path]
        if len(others) < 3 or self.chance.random() < 0.2:
            workbook = self._new()
            workbook.close()
            others.append(workbook.path)
        path = others[-1] if self.chance.random() < 0.5 else self.chance.choice(others)
        self.models[path].forget()
        self.hand.open_path(path)
        if len(others) > 3:
            gone = next(one for one in others if one != path)
            del self.models[gone]
            gone.unlink()


WINDOW_STEPS: Mapping[Step, int] = {
    **{step: often // 3 for step, often in STATE_STEPS.items() if step.__name__ not in vars(WindowWalk)},
    WindowWalk.go: 60,
    WindowWalk.read_guide: 8,
    WindowWalk.back: 25,
    WindowWalk.search: 15,
    WindowWalk.answer: 220,
    WindowWalk.type_note: 90,
    WindowWalk.plan_tasks: 60,
    WindowWalk.type_into_ledger: 40,
    WindowWalk.undo: 120,
    WindowWalk.redo: 80,
    WindowWalk.rename: 10,
    WindowWalk.view: 30,
    WindowWalk.speak: 12,
    WindowWalk.dress: 5,
    WindowWalk.take_in: 6,
    WindowWalk.back_up: 12,
    WindowWalk.go_back: 8,
    WindowWalk.switch: 15,
}
WindowWalk.steps = WINDOW_STEPS
