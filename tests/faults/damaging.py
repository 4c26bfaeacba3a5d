"""Damaged workbooks and logs: each is told, or holds the very same; and none is changed by being looked at."""

import pickle
import random
import resource
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import NamedTuple

from app.domain.answers import Field
from app.domain.history import Origin
from app.domain.selection import View
from app.domain.sheets import Sheet
from app.domain.tables import TABLES
from app.files import StorageError
from app.storage.errors import WorkbookDamaged
from app.storage.printed_sheets import issue, issued_sheets
from app.storage.salvage import salvage
from app.storage.sidecars import sidecar
from app.storage.whole_check import damage_in
from app.storage.workbook import Workbook
from app.storage.workbook_check import Result, check_workbook
from app.storage.workbook_in_memory import ONLY_LOOKED_AT, look_at
from tests.faults.guards import GUARDS
from tests.faults.harness import Control, Figures, Harness, counted
from tests.faults.mutants import KINDS, OF_ANOTHER_LOG, UNNOTICED, Sound, ends_early, mutant
from tests.faults.operations import DATA, LONG, MEASURES, NAME, answered, put, rows_of_step
from tests.faults.pictures import TEMPORARY
from tests.faults.spreading import spread
from tests.faults.trials import Fault, in_child, lacking_fork, work_folder
from tests.kept import kept_edits

OFF = "digests, counts and chain"
CRASH, HANG, CHECK, WINDOW, CHANGED, SALVAGED = (
    "crashes",
    "hangs",
    "silently wrong in check",
    "silently wrong in the window",
    "originals changed",
    "salvaged unsound",
)
HANG_SECONDS = 2.0
"""Of the processor's time: the machine may be busy with other things."""
MOST_SECONDS = 20
"""The system ends a trial then."""
CLOSED, KILLED, EARLIER = "closed", "killed", "earlier release"
OLD = DATA / "workbook-v2.tenken"
_LOG = "-wal"


class Base(NamedTuple):
    """A sound state, and what is read of it; where it is as a kill leaves it, before and after each edit in its log."""

    sound: Sound
    states: tuple[object, ...]


class Damage(NamedTuple):
    """One trial; `number` makes it another one than the rest of its kind."""

    kind: str
    base: Path
    number: int
    seed: int
    guard_off: str = ""


def run(trials: int, seed: int, _folder: Path) -> Figures:
    """All kinds in turn. Each mutant is checked and opened as the window does; of those damaged a third is salvaged."""
    with work_folder() as work:
        base = work / "base"
        base.write_bytes(pickle.dumps(_bases(work / "made")))
        jobs = [Damage(KINDS[n % len(KINDS)], base, n, seed) for n in range(trials)]
        found = spread(_tried, jobs)
        off = [UNNOTICED[n % len(UNNOTICED)] for n in range(max(12, trials // 10))]
        control = spread(_tried, [Damage(kind, base, n, seed, OFF) for n, kind in enumerate(off)])
    figures = counted((CRASH, HANG, CHECK, WINDOW, CHANGED, SALVAGED), [kind for bad in found for kind in bad])
    each = zip(jobs, found, strict=True)
    seen = [f"{job.kind} {job.number}: {kind}, {words}" for job, bad in each for kind, words in bad.items()]
    silent = sum(bool({CHECK, WINDOW} & bad.keys()) for bad in control)
    return Figures(trials, figures, (Control(f"{OFF} off", silent, len(control)),), tuple(seen[:20]))


# sound


def _bases(folder: Path) -> dict[str, Base]:
    """One that was closed, one as a kill leaves it, and one of an earlier release."""
    folder.mkdir()
    path, other, old = folder / NAME, folder / "other.tenken", folder / "old.tenken"
    answered(folder)
    _edited(path, 40)
    earlier = _as_killed(path, 10)
    _edited(path, 60)
    closed, wanted = path.read_bytes(), _held_at(path)
    answered(folder, 10, other.name)
    _, other_log = _as_killed(other, 10)
    states: list[object] = []
    killed = _as_killed(path, 30, states)
    old.write_bytes(OLD.read_bytes())
    return {
        CLOSED: Base(Sound(closed, b"", *earlier, other_log), (wanted,)),
        KILLED: Base(Sound(*killed, *earlier, other_log), tuple(states)),
        EARLIER: Base(Sound(OLD.read_bytes(), b"", b"", b"", b""), (_held_at(old),)),
    }


def _edited(path: Path, count: int) -> None:
    with Workbook.open(path) as workbook:
        _go_on(workbook, count)


def _go_on(workbook: Workbook, count: int) -> None:
    begin = workbook.last_change.step
    for n in range(begin, begin + count):
        put(workbook, MEASURES[n * 7 % 60], {Field.NOTE: f"edit {n} {LONG[: n * 37 % 300]}"})
        if n % 5 == 0:
            workbook.apply(kept_edits(workbook, rows_of_step(n)))
        if n % 7 == 0:
            issue(workbook, Sheet("checklist", View.ALL, workbook.created, f"person {n}", (MEASURES[n % 60],)))


def _as_killed(path: Path, count: int, states: list[object] | None = None) -> tuple[bytes, bytes]:
    """The file and its log after so many edits, as a kill leaves them; then it is closed. `states` takes what was held
    before the first edit of the log, and after each.
    """
    with Workbook.open(path) as workbook:
        _go_on(workbook, count // 2)
        workbook.fold()
        for n in range(count):
            if states is not None:
                states.append(_held(workbook))
            put(workbook, MEASURES[n % 20], {Field.NOTE: f"in the log {count} {n}"})
        if states is not None:
            states.append(_held(workbook))
        return path.read_bytes(), sidecar(path, _LOG).read_bytes()


def _held_at(path: Path) -> object:
    with Workbook.open(path) as workbook:
        return _held(workbook)


def _held(workbook: Workbook) -> object:
    """All that a person can be shown of it; but when it was brought up to date, which is now."""
    rows = {name: dict(workbook.stored_rows(table)) for name, table in TABLES.items()}
    asked = None, "", *MEASURES[:60:9]
    found = [record for measure in asked for record in workbook.history(measure)]
    histories = [one._replace(saved=None) if one.origin is Origin.MIGRATION else one for one in found]
    texts = dict(workbook.stored_texts)
    return workbook.id, workbook.created, workbook.entries(), texts, rows, histories, issued_sheets(workbook)


# damaged


@cache
def _read_bases(path: Path) -> dict[str, Base]:
    found: dict[str, Base] = pickle.loads(path.read_bytes())
    return found


def _tried(trial: Damage) -> dict[str, str]:
    """What went wrong, with a word about it."""
    chance = random.Random(f"{trial.seed} {trial.kind} {trial.number}")
    base = _read_bases(trial.base)[_base_of(trial.kind, chance)]
    file, log = mutant(trial.kind, base.sound, chance)
    is_cut = log not in (b"", base.sound.log) and trial.kind not in OF_ANOTHER_LOG and ends_early(base.sound.log, log)
    wanted = base.states if is_cut else base.states[-1:]
    folder = trial.base.with_name(f"{trial.kind} {trial.number} {bool(trial.guard_off)}")
    (folder / TEMPORARY).mkdir(parents=True)
    path = folder / NAME
    path.write_bytes(file)
    if log:
        sidecar(path, _LOG).write_bytes(log)

    def act(_tell: object) -> dict[str, str]:
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
        GUARDS[trial.guard_off]()
        return _Trial(path, wanted, is_salvaged=trial.number % 3 == 0).bad()

    ended = in_child(act, folder, Fault())
    shutil.rmtree(folder)
    if isinstance(ended.said, dict):
        return ended.said
    return {CRASH: repr(ended.said)} if ended.said is not None else {HANG: "ended by the system"}


def _base_of(kind: str, chance: random.Random) -> str:
    if kind in OF_ANOTHER_LOG:
        return chance.choice([CLOSED, KILLED])
    if kind.endswith("release"):
        return EARLIER
    return KILLED if kind.startswith("log") or kind.endswith("beside") else CLOSED


class _Trial:
    """Looks at one damaged workbook, in a process of its own."""

    def __init__(self, path: Path, wanted: tuple[object, ...], *, is_salvaged: bool) -> None:
        self._path, self._wanted, self._is_salvaged = path, wanted, is_salvaged
        self._bad: dict[str, str] = {}

    def bad(self) -> dict[str, str]:
        """What went wrong, with a word about it."""
        with self._timed("check"), self._untouched("check"):
            report = check_workbook(self._path)
        is_sound = report.result is Result.SOUND and not report.found_beside
        with self._timed("window"):
            held, told = self._opened()
        if is_sound and held not in self._wanted:
            self._bad[CHECK] = f"window: {told or 'silent'}"
        if not told and held not in self._wanted:
            self._bad[WINDOW] = f"check: {report.result}"
        return self._bad

    @contextmanager
    def _timed(self, what: str) -> Iterator[None]:
        begun = time.process_time()
        yield
        if (taken := time.process_time() - begun) > HANG_SECONDS:
            self._bad[HANG] = f"{what}: {taken:.1f} s"

    @contextmanager
    def _untouched(self, what: str) -> Iterator[None]:
        before = _files(self._path.parent)
        yield
        if _files(self._path.parent) != before:
            self._bad[CHANGED] = what

    def _opened(self) -> tuple[object, str]:
        """What is shown where the window opens it, and what is said about it, if anything."""
        before = _files(self._path.parent)
        try:
            workbook = Workbook.open(self._path)
        except StorageError as error:
            if _files(self._path.parent) != before:
                self._bad[CHANGED] = f"opening: {error!r}"
            self._go_on_from(error)
            return None, repr(error)
        with workbook:
            told = [repr(note) for note in workbook.found]
            workbook.remember()
            problems = damage_in(workbook.image()[0], self._path)
            told += map(repr, problems)
            try:
                held = _held(workbook)
            except WorkbookDamaged as error:  # the box says so when one comes to it
                held = None
                told.append(repr(error))
            if problems:
                if workbook.content_found() != before[NAME]:
                    self._bad[CHANGED] = "opening: what was found is not kept"
                self._go_on_from(WorkbookDamaged(self._path, problems))
        return held, " ".join(told)

    def _go_on_from(self, error: StorageError) -> None:
        """What the window offers instead."""
        with self._untouched(f"after {error!r}"):
            if isinstance(error, WorkbookDamaged):
                if self._is_salvaged:
                    self._salvage()
            elif isinstance(error, ONLY_LOOKED_AT):
                self._tried(lambda: look_at(self._path, error).close())

    def _salvage(self) -> None:
        target = self._path.parent / TEMPORARY / "salvaged.tenken"
        if self._tried(lambda: salvage(self._path, target)) and check_workbook(target).result is not Result.SOUND:
            self._bad[SALVAGED] = repr(check_workbook(target).problems)

    def _tried(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except StorageError:
            return False
        return True


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


DAMAGING = Harness("damage", "damaged workbooks and logs", 38, 10_000, run, lacking_fork)
