"""kill -9 at a random moment of every operation: what was acknowledged is there, and nothing by half."""

import pickle
import random
import shutil
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tests.faults.every_operation import NAMED, in_turn
from tests.faults.guards import GUARDS
from tests.faults.harness import Control, Figures, Harness, counted
from tests.faults.pictures import Bad, bad_in, picture_of
from tests.faults.spreading import spread
from tests.faults.trials import (
    KILL,
    Clean,
    Ended,
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

_TRIES, _SHARE = 4, 0.6
"""Each further try of a kill that came too late has this share of the time of the one before."""
_WHOLE = "whole"


class Kill(NamedTuple):
    """One trial; `number` makes it another one than the rest."""

    operation: str
    clean: Path
    number: int
    seed: int
    guard_off: str = ""


def run(trials: int, seed: int, folder: Path) -> Figures:
    """Half of the kills come in a call of the system that changes a file, the others at any time before the last
    acknowledgement. What has ended before its kill came is no trial."""
    with work_folder() as work:
        env = with_shim(folder)
        names = in_turn(trials)
        clean = clean_runs(list(dict.fromkeys([*names, *KILLED_FOR_CONTROL])), work, env)
        found = spread(_killed, [Kill(name, clean[name], n, seed) for n, name in enumerate(names)], env)
        off = [KILLED_FOR_CONTROL[n % len(KILLED_FOR_CONTROL)] for n in range(max(24, trials // 8))]
        control = spread(_killed, [Kill(name, clean[name], n, seed, OFF) for n, name in enumerate(off)], env)
    tried = [(name, n, bad) for n, (name, bad) in enumerate(zip(names, found, strict=True)) if bad is not None]
    kinds = [kind for _name, _n, bad in tried for kind in {kind for kind, _words in bad}]
    seen = [f"{name} {n}: {kind}, {words}" for name, n, bad in tried for kind, words in bad]
    off_tried = [bad for bad in control if bad is not None]
    controls = (Control(f"{OFF} off", sum(map(bool, off_tried)), len(off_tried)),)
    return Figures(len(tried), counted(Bad, kinds), controls, tuple(seen[:20]), len(found) - len(tried))


@cache
def _clean(path: Path) -> Clean:
    found: Clean = pickle.loads(path.read_bytes())
    return found


def _killed(trial: Kill) -> Sequence[tuple[Bad, str]] | None:
    """What was wrong then; None where no kill came in time."""
    clean = _clean(trial.clean)
    chance = random.Random(f"{trial.seed} {trial.operation} {trial.number} {trial.guard_off}")
    by_call = has_shim() and (bool(trial.guard_off) or chance.random() < 0.5)
    for number in range(_TRIES):
        run_in = trial.clean.parent / f"kill {trial.number} {bool(trial.guard_off)} {number}"
        shutil.copytree(clean.folder, run_in)
        ended = _ended(trial, run_in, chance, _SHARE**number, by_call=by_call)
        bad = bad_in(picture_of(run_in), clean.pictures, ended.told) if _in_time(ended, clean, by_call) else None
        shutil.rmtree(run_in)
        if bad is not None:
            return bad
    return None


def _ended(trial: Kill, run_in: Path, chance: random.Random, share: float, *, by_call: bool) -> Ended:
    """Kills it within this share of its calls, or of its time: it may be quicker than when that was measured."""
    clean, fault, after = _clean(trial.clean), Fault(), None
    if by_call:
        most = clean.calls[0] * (8 if trial.guard_off else 1)  # statement by statement there are more
        fault = Fault(KILL, at=chance.randint(1, max(1, int(most * share))), error=chance.randint(0, 1))
    else:
        after = chance.uniform(0, clean.seconds * share)

    def act(tell: object) -> str:
        GUARDS[trial.guard_off]()
        NAMED[trial.operation].act(run_in, tell)
        return _WHOLE

    ended = in_child(act, run_in, fault, kill_after=after)
    assert trial.guard_off or ended.said in (None, _WHOLE), (trial, ended)
    return ended


def _in_time(ended: Ended, clean: Clean, by_call: bool) -> bool:
    """Whether it was killed at all; and, where by time, while something was still to be acknowledged."""
    return ended.said is None and (by_call or ended.told < len(clean.pictures) - 1)


KILLING = Harness("kill", "kill -9 at a random moment of every operation", 12, 10_000, run, lacking_fork)
