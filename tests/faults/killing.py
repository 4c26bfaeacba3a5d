"""kill -9 at a random moment of every operation: what was acknowledged is there, and nothing by half."""

import pickle
import random
import shutil
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tests.faults.every_operation import NAMED, OPERATIONS
from tests.faults.guards import GUARDS
from tests.faults.harness import Control, Figures, Harness, counted
from tests.faults.pictures import Bad, bad_in, picture_of
from tests.faults.spreading import spread
from tests.faults.trials import (
    KILL,
    Clean,
    Fault,
    clean_runs,
    has_shim,
    in_child,
    lacking_fork,
    with_shim,
    work_folder,
)

OFF = "transactions and atomic placing"
KILLED_FOR_CONTROL = ("bulk", "undo")
"""Until something is acknowledged the program sets a log aside that is not sound: these take long after that."""


class Kill(NamedTuple):
    """One trial; `number` makes it another one than the rest."""

    operation: str
    clean: Path
    number: int
    seed: int
    guard_off: str = ""


def run(trials: int, seed: int, folder: Path) -> Figures:
    """Half of the kills come in a call of the system that changes a file, the others after a random time."""
    with work_folder() as work:
        env = with_shim(folder)
        clean = clean_runs([operation.name for operation in OPERATIONS], work, env)
        names = [OPERATIONS[n % len(OPERATIONS)].name for n in range(trials)]
        found = spread(_killed, [Kill(name, clean[name], n, seed) for n, name in enumerate(names)], env)
        off = [KILLED_FOR_CONTROL[n % len(KILLED_FOR_CONTROL)] for n in range(max(24, trials // 8))]
        control = spread(_killed, [Kill(name, clean[name], n, seed, OFF) for n, name in enumerate(off)], env)
    kinds = [kind for bad in found for kind in {kind for kind, _words in bad}]
    seen = [f"{name} {n}: {kind}, {words}" for n, name in enumerate(names) for kind, words in found[n]]
    figures = counted(Bad, kinds)
    return Figures(trials, figures, (Control(f"{OFF} off", sum(map(bool, control)), len(control)),), tuple(seen[:20]))


@cache
def _clean(path: Path) -> Clean:
    found: Clean = pickle.loads(path.read_bytes())
    return found


def _killed(trial: Kill) -> Sequence[tuple[Bad, str]]:
    clean = _clean(trial.clean)
    chance = random.Random(f"{trial.seed} {trial.operation} {trial.number} {trial.guard_off}")
    run_in = trial.clean.parent / f"kill {trial.number} {bool(trial.guard_off)}"
    shutil.copytree(clean.folder, run_in)
    fault, after = Fault(), None
    if has_shim() and (trial.guard_off or chance.random() < 0.5):
        most = clean.calls[0] * (8 if trial.guard_off else 1)  # statement by statement there are more
        fault = Fault(KILL, at=chance.randint(1, most), error=chance.randint(0, 1))
    else:
        after = chance.uniform(0, clean.seconds)

    def act(tell: object) -> None:
        GUARDS[trial.guard_off]()
        NAMED[trial.operation].act(run_in, tell)

    ended = in_child(act, run_in, fault, kill_after=after)
    assert trial.guard_off or not isinstance(ended.said, BaseException), (trial, ended)
    bad = bad_in(picture_of(run_in), clean.pictures, ended.told)
    shutil.rmtree(run_in)
    return bad


KILLING = Harness("kill", "kill -9 at a random moment of every operation", 30, 10_000, run, lacking_fork)
