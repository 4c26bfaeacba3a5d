"""Each call of the system that changes a file fails, once and for ever: no damage, and one message that says why."""

import errno
import pickle
import random
import shutil
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from app.files import AccessFailed, DiskFull, FileHeld, FolderNotWritable, NoDataFolder, NotConfirmed
from app.storage.errors import NotReadable, WorkbookReadOnly
from app.words.messages import message_for
from tests.faults.every_operation import NAMED, in_turn
from tests.faults.guards import GUARDS
from tests.faults.harness import Control, Figures, Harness, counted
from tests.faults.pictures import Picture, bad_in, picture_of
from tests.faults.spreading import spread
from tests.faults.trials import (
    FAIL,
    KINDS,
    SHORT,
    Clean,
    Fault,
    clean_runs,
    errors_of,
    in_child,
    lacking_compiler,
    with_shim,
    work_folder,
)
from tests.faults.window_telling import (
    GUARDS_OF_TELLING,
    MORE,
    TELLING,
    UNTOLD,
    WRONG_BOX,
    YET_TOLD,
    Telling,
    Told,
    told_of,
    window_steps,
)

OFF = "transactions and atomic placing"
EXPOSED = ("bulk", "copy", "exports", "settings")
"""What is tried with the guards off."""
DAMAGE, WORDLESS, WRONG, YET = "damaged or partial", "without words", "wrong message", "refused, yet done"
RIGHT: dict[int, tuple[type[Exception], ...]] = {
    errno.ENOSPC: (DiskFull,),
    errno.EACCES: (FolderNotWritable, FileHeld, NotReadable, WorkbookReadOnly, NoDataFolder, AccessFailed),
    errno.EIO: (AccessFailed, NotReadable),
}
"""What is told of an error of the system, where SQLite does not hide it (_HIDDEN)."""
_HIDDEN = {**dict.fromkeys(("sync", "truncate", "unlink"), (AccessFailed,)), "open": (WorkbookReadOnly,)}
"""SQLite says of these only that they failed; a file that it cannot open for writing it opens for reading."""
HAS_A_PART = ("import json", "migration", "sheets")
"""They open the workbook in the end: where that fails the new one, or the backup made before, stays, and whole. The
number of a sheet that was not made is that of the same sheet when it is made again."""

_MOST_STEPS = 20_000
"""A tenth as many steps at a window are tried as calls, but never more than a tenth of this."""


class Failing(NamedTuple):
    """One trial: the call of a kind that fails, with an error or, where that is 0, cut short."""

    operation: str
    clean: Path
    kind: int
    at: int
    error: int
    is_for_ever: bool
    guard_off: str = ""

    def __str__(self) -> str:
        how = errno.errorcode.get(self.error, "short")
        return f"{self.operation}: {KINDS[self.kind]} {self.at}{' and on' if self.is_for_ever else ''} {how}"


def run(trials: int, seed: int, folder: Path) -> Figures:
    """Every call of every operation, or as many of these as are asked for."""
    with work_folder() as work:
        env = with_shim(folder)
        names = dict.fromkeys([*in_turn(min(trials, len(NAMED))), *EXPOSED])
        clean = clean_runs(list(names), work, env)
        every = [failing for name, path in clean.items() for failing in _every(name, path)]
        wanted = random.Random(seed).sample(every, min(trials, len(every)))
        found = spread(_tried, wanted, env)
        exposed = [one for one in every if one.operation in EXPOSED]
        off = random.Random(seed).sample(exposed, min(len(exposed), max(40, trials // 8)))
        control = spread(_tried, [one._replace(guard_off=OFF) for one in off], env)
        steps = window_steps(max(9, min(trials, _MOST_STEPS) // 10), seed, work, env)
        found += [_wrong_telling(step, one) for step, one in zip(steps, spread(told_of, steps, env), strict=True)]
        controls = [_control_of_telling(guard, steps, env) for guard in GUARDS_OF_TELLING]
    kinds = [kind for bad in found for kind in {kind for kind, _ in bad}]
    seen = [
        f"{one} — {kind}: {words}" for one, bad in zip([*wanted, *steps], found, strict=True) for kind, words in bad
    ]
    bad = sum(any(kind == DAMAGE for kind, _words in bad) for bad in control)
    figures = counted((DAMAGE, WORDLESS, WRONG, YET, *TELLING), kinds)
    controls = [Control(f"{OFF} off", bad, len(off)), *controls]
    return Figures(len(found), figures, tuple(controls), tuple(seen[:40]))


def _control_of_telling(guard: str, steps: Sequence[Telling], env: Mapping[str, str]) -> Control:
    """The steps of which most are refused, with a guard off: at least half of them must be told wrongly."""
    off = [step._replace(guard_off=guard) for step in steps if step.is_for_ever]
    off = off[: max(3, len(steps) // 10)]
    wrong = [_wrong_telling(step, one) for step, one in zip(off, spread(told_of, off, env), strict=True)]
    return Control(f"{guard} off", sum(map(bool, wrong)), len(off), max(1, len(off) // 2))


def _every(name: str, path: Path) -> Iterator[Failing]:
    for kind, calls in enumerate(_clean(path).calls):
        if kind:
            for at in range(1, calls + 1):
                yield from (Failing(name, path, kind, at, e, ever) for e in errors_of(kind) for ever in (False, True))
                if KINDS[kind] == "write":
                    yield Failing(name, path, kind, at, 0, is_for_ever=False)


@cache
def _clean(path: Path) -> Clean:
    found: Clean = pickle.loads(path.read_bytes())
    return found


def _tried(trial: Failing) -> list[tuple[str, str]]:
    clean = _clean(trial.clean)
    run_in = trial.clean.parent / f"failing {trial.kind} {trial.at} {trial.error} {trial.is_for_ever} {trial.guard_off}"
    shutil.copytree(clean.folder, run_in)
    fault = Fault(FAIL if trial.error else SHORT, trial.kind, trial.at, trial.error, trial.is_for_ever)

    def act(tell: object) -> tuple[str, str]:
        GUARDS[trial.guard_off]()
        try:
            NAMED[trial.operation].act(run_in, tell)
        except Exception as error:  # noqa: BLE001 - it is asked what a person is told of it
            return _told_of(error, trial)
        return "", ""

    ended = in_child(act, run_in, fault)
    assert isinstance(ended.said, tuple), (trial, ended)
    kind, words = ended.said
    found = picture_of(run_in)
    shutil.rmtree(run_in)
    wrong = bad_in(found, clean.pictures, ended.told)
    if KINDS[trial.kind] in ("unlink", "truncate"):  # a backup too many, whole, or a log set aside, does no harm
        wrong = [(bad, what) for bad, what in wrong if ": backup " not in what and ".set-aside-" not in what]
    bad = [(DAMAGE, what) for _bad, what in wrong]
    if not kind and ended.told < len(clean.pictures) - 1:
        bad.append((WORDLESS, f"it ended after {ended.told} of {len(clean.pictures) - 1}"))
    if kind in (WORDLESS, WRONG):
        bad.append((kind, words))
    if (
        kind
        and not bad
        and _is_done(trial.operation, found, clean.pictures, ended.told)
        and not words.startswith("NotConfirmed")
    ):
        bad.append((YET, words))
    return bad


def _is_done(name: str, found: Picture, pictures: Sequence[Picture], told: int) -> bool:
    """Whether all that the next acknowledgement would have been about is there without it."""
    if told + 1 == len(pictures) or name.startswith(HAS_A_PART):
        return False
    before, after = pictures[told], pictures[told + 1]
    changed = [name for name in {*before, *after} if before.get(name) != after.get(name)]
    return bool(changed) and all(found.get(name) == after.get(name) for name in changed)


def _told_of(error: Exception, trial: Failing) -> tuple[str, str]:
    """Whether a person is told, and the right thing."""
    words = f"{type(error).__name__}: {error}"
    if message_for(error) is None:
        return WORDLESS, words
    if trial.error and not isinstance(error, _right(trial)):
        return WRONG, words
    return "told", words


def _right(trial: Failing | Telling) -> tuple[type[Exception], ...]:
    """Which errors may be told. Why SQLite could not open a file is asked of the folder afterwards: by then it can."""
    passed = (AccessFailed,) if KINDS[trial.kind] == "open" and not trial.is_for_ever else ()
    return (*RIGHT[trial.error], *_HIDDEN.get(KINDS[trial.kind], ()), *passed)


def _wrong_telling(trial: Telling, told: Told) -> list[tuple[str, str]]:
    """What is wrong with what a window showed: where nothing was kept it is one box, and of a right kind of error."""
    right = {kind.__name__ for kind in _right(trial)}
    lines = {line for kinds, line in told.errors if right.intersection(kinds)}
    words = " | ".join(told.boxes) or "nothing"
    if told.is_kept and (not told.boxes or any(NotConfirmed.__name__ in kinds for kinds, _line in told.errors)):
        return []
    if told.is_kept:
        return [(YET_TOLD, words)]
    if len(told.boxes) != 1:
        return [(MORE if told.boxes else UNTOLD, words)]
    return [] if told.boxes[0] in lines else [(WRONG_BOX, words)]


FAILING = Harness(
    "failing", "each call that changes a file fails, once and for ever", 12, 1_000_000, run, lacking_compiler
)
