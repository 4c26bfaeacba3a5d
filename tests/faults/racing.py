"""Two programs open and edit one workbook at one moment: one of them writes, and all that it acknowledges is there."""

import os
import random
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from app.domain.answers import Field
from app.files import StorageError
from app.storage.errors import WorkbookBusy
from app.storage.workbook import Workbook
from app.storage.workbook_check import Result, check_workbook
from tests.faults.guards import GUARDS
from tests.faults.harness import Control, Figures, Harness, counted
from tests.faults.operations import MEASURES, NAME, answered, put
from tests.faults.spreading import spread
from tests.faults.trials import Fault, in_child, lacking_fork, work_folder

OFF = "locks"
EDITS = 4
BOTH, NONE, WORDLESS, LOST, DAMAGED = "two writers", "no writer", "without words", "lost", "damaged"
BUSY = "busy"


class Race(NamedTuple):
    """One trial: two programs, of which the second begins by chance up to `late` seconds later."""

    begin: Path
    number: int
    seed: int
    guard_off: str = ""


def run(trials: int, seed: int, folder: Path) -> Figures:
    """Both programs wait for one moment, open, edit and keep the workbook open until both have tried."""
    with work_folder() as work:
        begin = work / "begin"
        begin.mkdir()
        answered(begin, 5)
        found = spread(_raced, [Race(begin, n, seed) for n in range(trials)])
        off = max(8, trials // 20)
        control = spread(_raced, [Race(begin, n, seed, OFF) for n in range(off)])
    figures = counted((BOTH, NONE, WORDLESS, LOST, DAMAGED), [kind for bad in found for kind in set(bad)])
    seen = tuple(f"race {n}: {', '.join(bad)}" for n, bad in enumerate(found) if bad)
    return Figures(trials, figures, (Control(f"{OFF} off", sum(map(bool, control)), off),), seen[:20])


def _raced(race: Race) -> list[str]:
    folder = race.begin.with_name(f"race {race.number} {bool(race.guard_off)}")
    shutil.copytree(race.begin, folder)
    late = random.Random(f"{race.seed} {race.number}").choice([0, 0, 0.0005, 0.002, 0.01])
    first = in_child(lambda _tell: _both(folder, late, race.guard_off), folder, Fault())
    assert isinstance(first.said, tuple), first
    bad = _judged(folder / NAME, *first.said)
    shutil.rmtree(folder)
    return bad


def _both(folder: Path, late: float, guard_off: str) -> tuple[object, object]:
    """What each of the two programs says at the end; the other is forked from the one that this runs in."""
    GUARDS[guard_off]()
    moment = time.monotonic() + 0.01
    read, write = os.pipe()
    theirs, ours = os.pipe()
    other = os.fork()
    if not other:
        os.close(theirs)
        said = _program(folder, moment + late, 2, lambda: (os.write(ours, b"t"), os.read(read, 1)))
        os.write(ours, repr(said).encode())
        os._exit(0)
    os.close(ours)
    mine = _program(folder, moment, 1, lambda: (os.write(write, b"t"), os.read(theirs, 1)))
    with open(theirs, "rb") as pipe:  # noqa: PTH123 - a descriptor
        content = pipe.read()
    os.waitpid(other, 0)
    return mine, content.decode()


def _program(folder: Path, moment: float, which: int, meet: Callable[[], object]) -> str:
    """Opens and edits at a moment; when both have tried, it closes."""
    while time.monotonic() < moment:
        pass
    try:
        try:
            workbook = Workbook.open(folder / NAME)
            for number in range(EDITS):
                put(workbook, MEASURES[number], {Field.NOTE: f"program {which}, edit {number}"})
        finally:
            meet()
        workbook.close()
    except WorkbookBusy:
        return BUSY
    except Exception as error:  # noqa: BLE001 - whatever it is, it is counted
        return f"{DAMAGED if isinstance(error, StorageError) else WORDLESS}: {error!r}"
    return f"wrote as {which}"


def _judged(path: Path, *said: str) -> list[str]:
    said = tuple(one.strip("'\"") for one in said)
    writers = [int(one[-1]) for one in said if one.startswith("wrote")]
    bad = [kind for kind in (WORDLESS, DAMAGED) if any(one.startswith(kind) for one in said)]
    if len(writers) != 1:
        bad.append(BOTH if writers else NONE)
    if check_workbook(path).result is not Result.SOUND:
        return [*bad, DAMAGED]
    with Workbook.open(path) as workbook:
        notes = {workbook.entry(measure).note for measure in MEASURES[:EDITS]}
    wanted = [{f"program {which}, edit {number}" for number in range(EDITS)} for which in writers]
    return bad if not wanted or notes in wanted else [*bad, LOST]


RACING = Harness("races", "two programs open and edit one workbook at one moment", 24, 1_000, run, lacking_fork)
