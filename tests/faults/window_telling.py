"""Steps at the window while a call of the system fails: what is not kept is told in one box, with the right words."""

import ctypes
import logging
import os
import random
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QApplication

from app import i18n
from app.domain.answers import Field, Status
from app.domain.tables import DEVICE, Column
from app.paths import DataDir
from app.storage.settings import Settings
from app.storage.workbook import Workbook
from app.ui.kit.boxes import MessageBox
from app.ui.kit.dialog import Dialog
from app.ui.shell.appearance import Appearance
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from app.words import messages
from app.words.message_parts import Message
from tests.faults.guards import GUARDS, in_place_of
from tests.faults.operations import CATALOGUE, LONG, MEASURES, NAME, answered
from tests.faults.pictures import TEMPORARY
from tests.faults.spreading import spread
from tests.faults.trials import FAIL, KINDS, Fault, calls_seen, errors_of, in_child

UNTOLD, MORE, WRONG_BOX, YET_TOLD = "not told", "told more than once", "wrong box", "told, yet done"
TELLING = (UNTOLD, MORE, WRONG_BOX, YET_TOLD)
_COPY = "copy.tenken"
GUARDS_OF_TELLING = ("telling of errors", "telling of errors once")
"""A box is dropped, or doubled."""


class Telling(NamedTuple):
    """One trial: in a step the `at`-th call of a kind fails, and perhaps all that follow."""

    step: str
    begin: Path
    kind: int
    at: int
    error: int
    is_for_ever: bool
    guard_off: str = ""

    def __str__(self) -> str:
        how = f"{os.strerror(self.error)}{', for ever' if self.is_for_ever else ''}"
        return f"window, {self.step}: {KINDS[self.kind]} {self.at}, {how}"


class Told(NamedTuple):
    """What stood in each box, the names of the kinds of each error that has words, with these, and whether something
    is kept that was not."""

    boxes: tuple[str, ...]
    errors: tuple[tuple[tuple[str, ...], str], ...]
    is_kept: bool


def _copy(state: AppState) -> None:
    from app.ui.files.copy_saving import save_copy_at

    save_copy_at(state.workbook, state.path.with_name(_COPY), None, lambda: None, records=False)


def _set(state: AppState) -> None:
    state.preferences.take(Settings(place="plan"))
    state.preferences._on_rest()


STEPS: Mapping[str, Callable[[AppState], object]] = {
    "edit": lambda state: state.edit(MEASURES[:1], {Field.NOTE: "new"}),
    "several": lambda state: state.edit(MEASURES, {Field.STATUS: Status.DONE, Field.NOTE: LONG[:200]}),
    "undo": lambda state: state.undo(),
    "rows": lambda state: state.set_rows(DEVICE, {"7": {Column.NAME: "PC 7"}}),
    "name": lambda state: state.rename("髙﨑商店"),
    "profile": lambda state: state.set_profile({"people": "12"}),
    "still so": lambda state: state.still_so(MEASURES[:5]),
    "copy": _copy,
    "settings": _set,
}


def window_steps(trials: int, seed: int, work: Path, env: Mapping[str, str]) -> list[Telling]:
    """So many steps with a call that fails, each step by turns."""
    begin = work / "window"
    (begin / TEMPORARY).mkdir(parents=True)
    answered(begin, 5)
    whole = Telling("", begin, 0, 0, 0, is_for_ever=False)
    [calls] = spread(_calls, [whole], env)
    turns = [list(_every(whole._replace(step=step), made)) for step, made in calls.items()]
    chance = random.Random(seed)
    for ones in turns:
        chance.shuffle(ones)
    longest = max(map(len, turns))
    return [ones[n] for n in range(longest) for ones in turns if n < len(ones)][:trials]


def _every(whole: Telling, calls: Sequence[int]) -> Iterator[Telling]:
    for kind, count in enumerate(calls):
        for at in range(1, count + 1) if kind else ():
            for error in errors_of(kind):
                yield from (whole._replace(kind=kind, at=at, error=error, is_for_ever=ever) for ever in (False, True))


def _calls(whole: Telling) -> dict[str, tuple[int, ...]]:
    """How many of each kind each step makes that nothing befalls."""

    def counted(_state: AppState, step: Callable[[str], None]) -> dict[str, tuple[int, ...]]:
        return {name: (step(name), calls_seen())[1] for name in STEPS}

    found = _in_window(whole, counted)
    assert isinstance(found, dict), found
    return found


def told_of(trial: Telling) -> Told:
    """What the window shows in a trial."""
    found = _in_window(trial, lambda state, step: _done(state, lambda: step(trial.step)))
    assert isinstance(found, Told), (trial, found)
    return found


def _in_window(trial: Telling, do: Callable[[AppState, Callable[[str], None]], object]) -> object:
    """What comes of a step at a window that is shown, in a process of its own."""
    run_in = trial.begin.with_name(" ".join(map(str, trial[:1] + trial[2:])))
    shutil.copytree(trial.begin, run_in)
    ended = in_child(lambda _tell: _at_window(trial, run_in, do), run_in, Fault())
    shutil.rmtree(run_in)
    return ended.said


def _at_window(trial: Telling, folder: Path, do: Callable[[AppState, Callable[[str], None]], object]) -> object:
    logging.disable()
    GUARDS[trial.guard_off]()
    app = QApplication([])
    i18n.use("ja")
    state = AppState(CATALOGUE, Workbook.open(folder / NAME), DataDir(folder), Settings())
    window = MainWindow(state, Appearance(app, state))
    window.show()
    app.processEvents()
    state.edit(MEASURES[3:5], {Field.OWNER: "before"})
    state.workbook.remember()
    assert state.preferences.keep() is None
    state.preferences._timer.setInterval(600_000)  # where the window stands is not kept in the middle of the step
    shim = ctypes.CDLL(None)

    def step(name: str) -> None:
        what = FAIL if trial.error else 0
        ever = int(trial.is_for_ever)
        shim.shim_arm(what, trial.kind, ctypes.c_long(trial.at), trial.error, ever)
        STEPS[name](state)
        app.processEvents()

    return do(state, step)


def _done(state: AppState, step: Callable[[], None]) -> Told:
    before = _kept(state)
    with _boxes() as boxes, _words() as errors:
        step()
    ctypes.CDLL(None).shim_stop()
    return Told(tuple(boxes), tuple(errors), _kept(state) != before)


def _kept(state: AppState) -> object:
    copy, settings = state.path.with_name(_COPY), state.data.settings
    files = copy.exists(), settings.read_bytes() if settings.exists() else b""
    workbook = state.workbook
    return files, workbook.entries(), dict(workbook.texts), dict(workbook.tables), workbook.last_change.number


@contextmanager
def _boxes() -> Iterator[list[str]]:
    """What stands in each box that would be shown."""
    found: list[str] = []

    def meet(dialog: Dialog) -> int:
        found.append(dialog.message.line if isinstance(dialog, MessageBox) else f"opened: {type(dialog).__name__}")
        return 0

    before, Dialog.exec = Dialog.exec, meet  # type: ignore[method-assign]
    try:
        yield found
    finally:
        Dialog.exec = before  # type: ignore[method-assign]


@contextmanager
def _words() -> Iterator[list[tuple[tuple[str, ...], str]]]:
    """The errors for which words were asked, and these."""
    found: list[tuple[tuple[str, ...], str]] = []
    asked = messages.message_for

    def ask(error: Exception) -> Message | None:
        message = asked(error)
        found.append((tuple(kind.__name__ for kind in type(error).__mro__), message.line if message else ""))
        return message

    with in_place_of(asked, ask):
        yield found
