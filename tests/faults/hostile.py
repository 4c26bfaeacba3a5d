"""Hostile files from outside, mutants of good ones and bombs: each is refused in words or taken whole, soon and small.

A trial asks what the window asks the process that reads, and takes the answer in as the window does, all in one forked
process. What further kinds of file need is a `FileKind` of their own, in a line of `KINDS`.
"""

import random
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from app.exchange.refusals import ExchangeError, ReaderEnded
from app.files import StorageError
from app.storage.workbook import Workbook
from app.words.messages import message_for
from app.work import files_in
from app.work.reading_request import Reading, ReadingRequest, end_told, table_told, told_lines
from tests.faults.csv_bombs import CSV_BOMBS
from tests.faults.every_operation import NAMED
from tests.faults.file_mutants import mutant
from tests.faults.guards import GUARDS
from tests.faults.hand_over_bombs import HAND_OVER_BOMBS
from tests.faults.harness import Control, Figure, Figures, Harness, counted
from tests.faults.json_bombs import JSON_BOMBS
from tests.faults.measuring import Measured, measured
from tests.faults.operations import CATALOGUE, NAME, PASSWORD, TODAY
from tests.faults.spreading import spread
from tests.faults.trials import lacking_fork, work_folder
from tests.faults.xlsx_bombs import XLSX_BOMBS

SECONDS, MEGABYTES = 5, 300
BOMBS = 150
SIZES = (40_000, 400_000, 4_000_000, 12_000_000, 31_000_000, 60_000_000)
"""Bytes of the bombs, about: below the limits, at them, and above."""
OFF = "limits of what is read"
CRASHED, HUNG, WORDLESS, PARTIAL, LARGE, SLOW = "crashes", "hangs", "without words", "partial", "large", "slow"
TAKEN_IN, WHOLE = "taken", "taken whole"
SECONDS_A_MB = 1.0
"""Of a whole workbook that is taken: a long history is no hostile one, and 60 MB of it take as long as they are. The
window shows that it reads, and Cancel ends it."""
KINDS_OF_FAULT = (CRASHED, HUNG, WORDLESS, PARTIAL, LARGE, SLOW)


class FileKind(NamedTuple):
    """One kind of file: what is asked of it, the operation that prepares a good one, and its name there; its bombs."""

    what: Reading
    operation: str
    name: str
    bombs: Mapping[str, Callable[[int], bytes]]
    hard: str
    """The bomb of the control, and of what size."""
    size: int


KINDS: Mapping[str, FileKind] = {
    "csv": FileKind(Reading.TABLE, "import csv", "in.csv", CSV_BOMBS, "commas", 31_000_000),
    "xlsx": FileKind(Reading.TABLE, "import xlsx", "in.xlsx", XLSX_BOMBS, "empty cells", 31_000_000),
    "json": FileKind(Reading.JSON, "import json", "in.json", JSON_BOMBS, "objects", 20_000_000),
    "hand-over": FileKind(Reading.WORKBOOK, "import hand-over", "in.pdf", HAND_OVER_BOMBS, "a long root", 12_000_000),
}


class Hostile(NamedTuple):
    """One trial: the `number`-th mutant, or a bomb of a name and size."""

    kind: str
    begin: Path
    number: int
    seed: int
    bomb: str = ""
    size: int = 0
    guard_off: str = ""


class Outcome(NamedTuple):
    """What was bad about a trial, and what it took."""

    trial: Hostile
    bad: tuple[str, ...]
    fault: str
    seconds: float
    megabytes: float
    is_whole: bool = False


def run(trials: int, seed: int, folder: Path) -> Figures:
    """Mutants of every kind in turn, and for each thousand of them all 150 bombs of each kind."""
    with work_folder() as work:
        begun = {name: _prepared(name, work) for name in KINDS}
        jobs = [Hostile(name, begun[name], n, seed) for n in range(trials // len(KINDS)) for name in KINDS]
        many = max(2, min(BOMBS, trials * BOMBS // 1000))
        jobs += [
            Hostile(name, begun[name], n, seed, bomb, size)
            for name, kind in KINDS.items()
            for n, (bomb, size) in enumerate(_bombs(kind, many, seed))
        ]
        hard = [name for name in KINDS if many == BOMBS or name == "json"]
        off = [Hostile(name, begun[name], 0, seed, KINDS[name].hard, KINDS[name].size, OFF) for name in hard]
        ended = spread(tried, [*jobs, *off])
    found, control = ended[: len(jobs)], ended[len(jobs) :]
    figures = counted(KINDS_OF_FAULT, [kind for one in found for kind in one.bad])
    figures = (
        *figures,
        Figure("most seconds", round(max((one.seconds for one in found if not one.is_whole), default=0), 1), SECONDS),
        Figure("most MB", round(max(one.megabytes for one in found)), MEGABYTES),
    )
    seen = [*(one for one in found if one.bad), *(one for one in control if not one.bad)]
    bad = sum(bool(one.bad) for one in control)
    return Figures(len(found), figures, (Control(f"{OFF} off", bad, len(off), len(off)),), tuple(map(_said, seen[:40])))


def _said(one: Outcome) -> str:
    what = f"bomb {one.trial.bomb}, {one.trial.size}" if one.trial.bomb else f"mutant {one.trial.number}"
    return f"{one.trial.kind}, {what}: {', '.join(one.bad)}, {one.seconds:.1f} s, {one.megabytes:.0f} MB {one.fault}"


def _bombs(kind: FileKind, many: int, seed: int) -> list[tuple[str, int]]:
    """So many bombs of a kind: all of them in each size, or of few each time others."""
    every = [(bomb, size) for size in SIZES for bomb in kind.bombs]
    if many >= BOMBS:
        return every
    return random.Random(f"{seed} {kind.name}").sample([one for one in every if one[1] < SIZES[3]], many)


def _prepared(name: str, work: Path) -> Path:
    """A folder with a workbook and a good file of a kind."""
    folder = work / name
    folder.mkdir()
    NAMED[KINDS[name].operation].prepare(folder)
    return folder


def tried(trial: Hostile) -> Outcome:
    """Makes the file in one process, and has it read and taken in by another."""
    kind = KINDS[trial.kind]
    folder = trial.begin.with_name(f"{trial.kind} {trial.number} {trial.bomb} {trial.size} {bool(trial.guard_off)}")
    shutil.copytree(trial.begin, folder)
    path = folder / kind.name
    made = measured(lambda: _make(trial, path), folder, 600)
    assert not made.fault, (trial, made)
    before = sorted(folder.iterdir())
    target = folder / "new" / "arrived.tenken"
    target.parent.mkdir()
    done = measured(lambda: _take(trial, path, target), target.parent)
    bad = _judged(done, path.stat().st_size)
    left = [*target.parent.iterdir(), *(one for one in folder.iterdir() if one not in (*before, target.parent))]
    if not bad and done.said not in (TAKEN_IN, WHOLE) and left:
        bad = (PARTIAL,)
    shutil.rmtree(folder)
    return Outcome(trial, bad, done.fault.strip()[-300:], done.seconds, done.megabytes, done.said == WHOLE)


def _judged(done: Measured, size: int) -> tuple[str, ...]:
    if done.is_hung:
        return (HUNG,)
    if done.fault:
        return (PARTIAL if "Partial" in done.fault else WORDLESS if "Wordless" in done.fault else CRASHED,)
    most = max(SECONDS, SECONDS_A_MB * size / 1_000_000) if done.said == WHOLE else SECONDS
    return (*([LARGE] if done.megabytes > MEGABYTES else []), *([SLOW] if done.seconds > most else []))


def _make(trial: Hostile, path: Path) -> None:
    if trial.bomb:
        path.write_bytes(KINDS[trial.kind].bombs[trial.bomb](trial.size))
    else:
        path.write_bytes(
            mutant(path.read_bytes(), trial.kind, random.Random(f"{trial.seed} {trial.kind} {trial.number}"))
        )


class Partial(AssertionError):
    """Something was taken, and not all of it; or nothing, and something is other than before."""


class Wordless(AssertionError):
    """An error without words, or one that says that the reader broke."""


def _take(trial: Hostile, path: Path, target: Path) -> str:
    """Reads the file and takes it in, as the window does. Says whether it was taken, or why not."""
    GUARDS[trial.guard_off]()
    kind = KINDS[trial.kind]
    try:
        request = ReadingRequest(kind.what, path, "ja", target, PASSWORD)
        content = b"".join(told_lines(request))
        if kind.what is Reading.TABLE:
            return _take_table(request, content, path.with_name(NAME))
        end_told(request, content)
        files_in.require_made(target, path)
        _require_all(trial, target, path.with_name(NAME))
        return WHOLE
    except (ExchangeError, StorageError) as error:
        if message_for(error) is None or isinstance(error, ReaderEnded):
            raise Wordless(repr(error)) from error
        return type(error).__name__


def _take_table(request: ReadingRequest, content: bytes, workbook_path: Path) -> str:
    with Workbook.open(workbook_path) as workbook:
        before, tables = workbook.entries(), dict(workbook.tables)
        try:
            kind, grid = table_told(request, content)
            common = {"catalogue": CATALOGUE, "workbook": workbook, "today": TODAY}
            found = files_in.differences_of(kind, grid, **common)
        except (ExchangeError, StorageError):
            if (workbook.entries(), dict(workbook.tables)) != (before, tables):
                raise Partial from None
            raise
        edits = files_in.prepared(found.differences, workbook, None)
        files_in.take(found.differences, workbook, None)
        left = files_in.differences_of(kind, grid, **common).differences
        if left or len(workbook.history()) < len(edits):
            raise Partial(f"{len(left)} of {len(edits)}")
    return TAKEN_IN


def _require_all(trial: Hostile, target: Path, sent: Path) -> None:
    """A hand-over file is encrypted: what comes out of a mutant is all that was in the good one, or nothing."""
    if trial.kind != "hand-over" or trial.bomb:
        return
    with Workbook.open(target) as found, Workbook.open(sent) as wanted:
        if (found.entries(), found.history(), found.texts) != (wanted.entries(), wanted.history(), wanted.texts):
            raise Partial("another workbook")


HOSTILE = Harness(
    "hostile", "hostile CSV, XLSX, JSON and hand-over files: mutants and bombs", 12, 40_000, run, lacking_fork
)
