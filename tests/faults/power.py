"""The power fails at any moment of every operation: what was acknowledged is on the disk, and nothing by half.

Half of the cuts come right behind an acknowledgement, the others anywhere.
"""

import pickle
import random
import shutil
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tests.faults.disk import Call, Disk, Logged, logged
from tests.faults.every_operation import NAMED, in_turn
from tests.faults.guards import GUARDS
from tests.faults.harness import Control, Figures, Harness, counted
from tests.faults.pictures import Bad, bad_in, picture_of
from tests.faults.spreading import spread
from tests.faults.trials import (
    Clean,
    Fault,
    clean_runs,
    in_child,
    lacking_compiler,
    with_shim,
    work_folder,
)

OFF = "synchronous=OFF, no fsync"


class Cut(NamedTuple):
    """One trial. `log` is that of the whole operation, done in `run_in`."""

    operation: str
    clean: Path
    log: Path
    number: int
    seed: int


def run(trials: int, seed: int, folder: Path) -> Figures:
    """Each operation is done once, with and without what waits for the disk; its calls are replayed up to any."""
    with work_folder() as work:
        env = with_shim(folder)
        wanted = in_turn(trials)
        clean = clean_runs(list(dict.fromkeys(wanted)), work, env)
        logs = _logs(clean, "", env)
        found = spread(_cut, [Cut(name, clean[name], logs[name], n, seed) for n, name in enumerate(wanted)], env)
        logs = _logs(clean, OFF, env)
        off = (wanted * 3)[: max(len(clean) * 3, trials // 8)]
        control = spread(_cut, [Cut(name, clean[name], logs[name], n, seed) for n, name in enumerate(off)], env)
    kinds = [kind for bad in found for kind in {kind for kind, _words in bad}]
    seen = tuple(f"{name} {n}: {kind}, {words}" for n, name in enumerate(wanted) for kind, words in found[n])
    bad = sum(map(bool, control))
    return Figures(trials, counted(Bad, kinds), (Control(OFF, bad, len(off), (len(off) + 1) // 2),), seen[:20])


def _logs(clean: dict[str, Path], guard_off: str, env: dict[str, str]) -> dict[str, Path]:
    jobs = [(name, path, guard_off) for name, path in clean.items()]
    return dict(zip(clean, spread(_written_down, jobs, env), strict=True))


def _written_down(job: tuple[str, Path, str]) -> Path:
    """The file with every call of an operation, which was done in a folder beside it."""
    name, path, guard_off = job
    run_in = path.parent / ("unsafe" if guard_off else "safe")
    shutil.copytree(_clean(path).folder, run_in)
    log = run_in.with_suffix(".log")
    with log.open("wb", buffering=0) as file:

        def act(tell: object) -> None:
            GUARDS[guard_off]()
            NAMED[name].act(run_in, tell)

        ended = in_child(act, run_in, Fault(log=file.fileno()))
    assert ended.said is None, ended
    return log


@cache
def _clean(path: Path) -> Clean:
    found: Clean = pickle.loads(path.read_bytes())
    return found


@cache
def _calls(path: Path) -> tuple[Logged, ...]:
    return tuple(logged(path.read_bytes()))


def _cut(trial: Cut) -> list[tuple[Bad, str]]:
    clean, calls = _clean(trial.clean), _calls(trial.log)
    chance = random.Random(f"{trial.seed} {trial.operation} {trial.number}")
    disk = Disk(clean.folder, trial.log.with_suffix(""))
    told = [n + 1 for n, one in enumerate(calls) if one.call is Call.TELL]
    for one in calls[: chance.choice([chance.randint(1, len(calls)), chance.choice(told)])]:
        disk.do(one)
    target = trial.log.with_name(f"cut {trial.number} {trial.log.stem}")
    disk.cut(chance, target)
    bad = bad_in(picture_of(target), clean.pictures, disk.told)
    shutil.rmtree(target)
    return bad


POWER = Harness(
    "power", "the power fails: what no sync has seen is lost, torn or kept", 12, 10_000, run, lacking_compiler
)
