"""Databases that others made up, with right check sums: each is refused in words, or taken exactly as it is.

Each goes through `check`, an edit, taking in, a report and an export, by the commands of the program, in one process.
"""

import random
import shutil
import sqlite3
import traceback
from contextlib import closing, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from time import process_time
from typing import NamedTuple

from app.cli import main
from app.domain.kept_texts import PRIVATE_KEYS
from app.storage.printed_sheets import issue
from app.storage.rows import COLUMNS
from app.storage.workbook import Workbook
from tests.faults.guards import GUARDS
from tests.faults.harness import Control, Figures, Harness, counted
from tests.faults.made_up_databases import MADE, make_up
from tests.faults.measuring import measured
from tests.faults.operations import MEASURES, NAME, answered
from tests.faults.spreading import spread
from tests.faults.trials import lacking_fork, work_folder
from tests.storage.test_printed_sheets import SHEET

OFF = "comparison of schemas"
FOR_CONTROL = tuple(name for name in MADE if "trigger AFTER INSERT" in name or "a check" in name)
TRACEBACK, HUNG, SILENT, LOST, CHANGED, UNSURE = (
    "tracebacks", "hangs", "without words", "not exactly taken", "refused and changed", "check and opening differ",
)  # fmt: skip
SECONDS = 5
"""Of the processor, beyond those that a command takes with a workbook of ours."""
BROKEN = 3
"""The status of a traceback."""
TAKEN = "taken.tenken"
COMMANDS: tuple[tuple[str, ...], ...] = (
    ("check", NAME),
    ("import", "hand-over", NAME, "--workbook", TAKEN),
    ("report", "action-plan", "--workbook", NAME, "--out", "out.pdf"),
    ("export", "json", "--workbook", NAME, "--out", "out.json"),
    ("set", "--workbook", NAME, MEASURES[50], "--note", "edited"),
    ("check", NAME),
    ("export", "csv", "--workbook", NAME, "--out", "out.csv"),
)


class MadeUp(NamedTuple):
    """One trial: the database of a name; `begin` is the folder of a sound one."""

    name: str
    begin: Path
    usual: tuple[float, ...]
    guard_off: str = ""


class Done(NamedTuple):
    """What a command gave: its status, what it said of errors, and the seconds of the processor that it took."""

    status: int
    said: str
    seconds: float


def run(trials: int, seed: int, folder: Path) -> Figures:
    """Takes so many of them by chance, or all."""
    names = list(MADE)
    if trials < len(names):
        names = random.Random(seed).sample(names, trials)
    with work_folder() as work:
        begin = work / "begin"
        begin.mkdir()
        fill_begin(begin)
        usual = spread(_usual, [begin])[0]
        found = spread(tried_database, [MadeUp(name, begin, usual) for name in names])
        off = random.Random(seed).sample(FOR_CONTROL, max(3, min(len(FOR_CONTROL), trials // 10)))
        control = spread(tried_database, [MadeUp(name, begin, usual, OFF) for name in off])
    kinds = (TRACEBACK, HUNG, SILENT, LOST, CHANGED, UNSURE)
    figures = counted(kinds, [kind for bad in found for kind in {kind for kind, _words in bad}])
    seen = [f"{name}: {kind}, {words}" for name, bad in zip(names, found, strict=True) for kind, words in bad]
    control_ = Control(f"{OFF} off", sum(map(bool, control)), len(control), (len(control) + 1) // 2)
    return Figures(len(names), figures, (control_,), tuple(seen[:40]))


def fill_begin(folder: Path) -> None:
    """A workbook with rows in every table that a person fills."""
    answered(folder, 5)
    with Workbook.open(folder / NAME) as workbook:
        issue(workbook, SHEET)


def _usual(begin: Path) -> tuple[float, ...]:
    """The seconds of each command with a workbook of our own."""
    return tuple(done.seconds for done in _through(MadeUp("", begin, ()))[0])


def tried_database(trial: MadeUp) -> list[tuple[str, str]]:
    """What is bad about it, by kind and words."""
    done, before, after = _through(trial)
    if isinstance(done, str):
        return [(HUNG if done == "hung" else TRACEBACK, done)]
    bad = [told for what in zip(COMMANDS, done, trial.usual, strict=True) for told in _bad_command(*what)]
    check, taken, *_others, edit, last, _export = [one.status for one in done]
    said = f"{check}, {last} after an edit: {done[0].said[:300]} {done[-3].said[:300]} {done[-2].said[:300]}"
    # `check` reads more than opening does: what it alone finds keeps nobody from working
    judged = (
        (UNSURE, not edit and last and not check, said),
        (UNSURE, edit and not check and "for backup" not in trial.name, said),  # in a backup nobody works
        (CHANGED, edit and after[0] != before, ""),
        (LOST, not taken and after[1] != before, str(_other(before, after[1]))),
        (LOST, not edit and _other(before, after[0], but=("entry", "history")), "by an edit"),
    )
    return [*bad, *((kind, words) for kind, is_so, words in judged if is_so)]


def _bad_command(command: tuple[str, ...], done: Done, usual: float) -> list[tuple[str, str]]:
    bad = []
    if done.status == BROKEN:
        bad.append((TRACEBACK, f"{command[0]}: {done.said[-400:]}"))
    elif done.status and command[0] != "check" and not done.said:
        bad.append((SILENT, f"{command[0]}: {done.said[:300]}"))
    if done.seconds > SECONDS + usual:
        bad.append((HUNG, f"{command[0]}: {done.seconds:.1f} s"))
    return bad


PRIVATE = tuple(key.encode() for key in PRIVATE_KEYS)
Rows = dict[str, list[tuple[object, ...]]]


def _other(before: Rows, after: Rows, but: tuple[str, ...] = ()) -> list[str]:
    return [table for table in before if table not in but and before[table] != after.get(table)]


def _through(trial: MadeUp) -> tuple[list[Done] | str, Rows, list[Rows]]:
    """All commands; the rows that there were, and those that are in it and in the one taken in at the end."""
    folder = trial.begin.with_name(f"made up {list(MADE).index(trial.name) if trial.name else ''} {trial.guard_off}")
    shutil.copytree(trial.begin, folder)
    if trial.name:
        made = measured(lambda: make_up(folder / NAME, MADE[trial.name]), folder, 600)
        assert not made.fault, (trial.name, made.fault)
    before = _rows(folder / NAME)
    done = measured(lambda: _commands(folder, trial.guard_off), folder)
    after = [_rows(folder / name) for name in (NAME, TAKEN)]
    shutil.rmtree(folder)
    return done.said if isinstance(done.said, list) else done.fault, before, after


def _commands(folder: Path, guard_off: str) -> list[Done]:
    GUARDS[guard_off]()
    return [_command(folder, command) for command in COMMANDS]


def _command(folder: Path, command: tuple[str, ...]) -> Done:
    """One command of the program."""
    placed = [str(folder / word) if "." in word else word for word in command]
    begun, said = process_time(), StringIO()
    with redirect_stderr(said), redirect_stdout(StringIO()):
        try:
            status = main(["--data-dir", str(folder / "data"), *placed])
        except Exception as error:  # noqa: BLE001 - whatever it is, it is counted
            status, said = BROKEN, StringIO("".join(traceback.format_exception(error)[-3:]))
    return Done(status, said.getvalue().strip(), process_time() - begun)


def _rows(path: Path) -> Rows:
    """Every row of our tables, but for the settings that are true of one file alone; an error where it has none."""
    if not path.exists():
        return {}
    found: Rows = {}
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        connection.text_factory = bytes
        steps = iter(range(600))
        connection.set_progress_handler(lambda: next(steps, None) is None, 100_000)
        for table in COLUMNS:
            try:
                rows = connection.execute(f"SELECT * FROM {table}").fetchall()
            except sqlite3.Error as error:
                rows = [(str(error),)]
            found[table] = sorted((row for row in rows if table != "setting" or row[0] not in PRIVATE), key=repr)
    return found


MADE_UP = Harness("databases", "made-up databases with right check sums", 7, len(MADE), run, lacking_fork)
