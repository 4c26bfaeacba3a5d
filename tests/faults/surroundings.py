"""Every command under clocks, zones, locales, homes, temporary folders and disks as they may be; and clocks that go
astray for sessions, with the backups that are left."""

import random
import shutil
import subprocess
import sys
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from app.domain.answers import Field
from app.storage import backup
from app.storage.backup import keep_generation
from app.storage.backup_folder import kept_generations
from app.storage.workbook import Workbook
from tests.faults.called_commands import COMMANDS, Wrong, call, contents_of, prepared, wrong_after
from tests.faults.guards import GUARDS
from tests.faults.harness import Control, Figures, Harness, counted
from tests.faults.operations import MEASURES, NAME, answered, put
from tests.faults.spreading import spread
from tests.faults.surrounding_list import PLACE, SURROUNDINGS, NotHere, usual_env
from tests.faults.trials import lacking_fork, work_folder

WORDS, ORDER = "words for errors", "order by history"
SOURCE = Path(__file__).with_name("clock.c")
_NOON = datetime(2026, 11, 30, 12)
_LEFT_OUT = "left out"
_SERIES_OFF = 6
"""Series for the control: a clock that is astray into the past costs nothing there."""


class Pair(NamedTuple):
    """A command in a surrounding, by their numbers."""

    work: Path
    surrounding: int
    command: int
    guard_off: str = ""


class Series(NamedTuple):
    """Sessions, some of which have a clock that is astray."""

    work: Path
    number: int
    seed: int
    guard_off: str = ""


def run(trials: int, seed: int, folder: Path) -> Figures:
    """So many pairs of a surrounding and a command, by turns of each group, all of them where trials are enough; and
    for each ten of them a series of sessions."""
    with work_folder() as work:
        prepared_in(work)
        pairs = [Pair(work, *pair) for pair in pairs_of(trials, seed)]
        series = [Series(work, n, seed) for n in range(max(3, len(pairs) // 10))]
        found = [*spread(_tried, pairs), *spread(_lost, series)]
        unnamed = [pair._replace(guard_off=WORDS) for pair in refusing(seed)[: max(3, trials // 40)]]
        words = spread(_tried, [pair._replace(work=work) for pair in unnamed])
        order = spread(_lost, [Series(work, n, seed, ORDER) for n in range(_SERIES_OFF)])
    wrong = [one for bad in found for one in bad if not one.startswith(_LEFT_OUT)]
    figures = counted([kind.value for kind in Wrong], [one.partition(":")[0] for one in wrong])
    controls = (_control(WORDS, words), _control(ORDER, order))
    seen = dict.fromkeys([*wrong, *(one for bad in found for one in bad if one.startswith(_LEFT_OUT))])
    not_had = sum(any(one.startswith(_LEFT_OUT) for one in bad) for bad in found)
    return Figures(len(found) - not_had, figures, controls, tuple(seen)[:40], not_had)


def _control(guard: str, found: Sequence[Sequence[str]]) -> Control:
    tried = [bad for bad in found if not any(one.startswith(_LEFT_OUT) for one in bad)]
    return Control(f"{guard} off", sum(map(bool, tried)), len(tried))


def prepared_in(work: Path) -> None:
    """What each trial begins with: the files, and the shim for clocks where it can be compiled."""
    (work / "begin").mkdir()
    prepared(work / "begin")
    if shutil.which("gcc"):
        command = ["gcc", "-shared", "-fPIC", "-O2", "-o", str(work / "clock.so"), str(SOURCE)]
        subprocess.run(command, check=True)


def pairs_of(trials: int, seed: int) -> list[tuple[int, int]]:
    """So many pairs by chance, each group of surroundings by turns."""
    chance = random.Random(seed)
    groups: dict[str, list[tuple[int, int]]] = {}
    for n, surrounding in enumerate(SURROUNDINGS):
        groups.setdefault(surrounding.group, []).extend((n, c) for c in range(len(COMMANDS)))
    for pairs in groups.values():
        chance.shuffle(pairs)
    longest = max(map(len, groups.values()))
    turns = [pairs[n] for n in range(longest) for pairs in groups.values() if n < len(pairs)]
    return turns[:trials]


def refusing(seed: int) -> list[Pair]:
    """Pairs of which it is known that something is refused: a home that is a file, and what is written into it."""
    home = next(n for n, one in enumerate(SURROUNDINGS) if one.name == "home_is_a_file")
    chosen = [n for n, one in enumerate(COMMANDS) if one.name in ("set, default", "import json", "import hand-over")]
    return [Pair(Path(), home, command) for command in chosen]


def _tried(pair: Pair) -> list[str]:
    surrounding, called = SURROUNDINGS[pair.surrounding], COMMANDS[pair.command]
    folder = pair.work / f"{pair.surrounding} {pair.command} {bool(pair.guard_off)}"
    place = folder / PLACE
    shutil.copytree(pair.work / "begin", place)
    (folder / "temp").mkdir()
    try:
        entered = surrounding.enter(place)
    except NotHere as why:
        return [f"{_LEFT_OUT}: {surrounding.group}, {surrounding.name}: {why}"]
    try:
        before = contents_of(place)
        ended = call(called, place, {**usual_env(place), **entered.env}, pair.guard_off, entered.before)
        after = contents_of(place)
        wrong = wrong_after(called, ended, before, after, must_work=surrounding.must_work)
        left = [path.name for path in (folder / "temp").glob("*") if path.name != "filler"]
    finally:
        entered.leave()
    shutil.rmtree(folder)
    wrong += [f"{Wrong.LEFT}: {name} in the folder for temporary files" for name in left]
    return [f"{one} ({surrounding.group}, {surrounding.name}; {called.name})" for one in wrong]


# series of sessions


def _lost(series: Series) -> list[str]:
    """Which backups are gone that no clock that goes right would have cost."""
    GUARDS[series.guard_off]()
    chance = random.Random(f"{series.seed} {series.number}")
    folder = series.work / f"series {series.number} {series.guard_off}"
    folder.mkdir()
    answered(folder, 2)
    right = [_NOON + timedelta(days=n, hours=h) for n in range(chance.randint(8, 10)) for h in range(3)]
    at = chance.randint(2, len(right) - 2)
    years = (2099,) if series.guard_off else (1970, 1999, 2025, 2027, 2099)  # the past costs nothing by that order
    stray = datetime(chance.choice(years), chance.randint(1, 12), chance.randint(1, 28))
    sessions = [*right[:at], *[stray + timedelta(minutes=n) for n in range(chance.randint(5, 8))], *right[at:]]
    with Workbook.open(folder / NAME) as workbook:
        for n, when in enumerate(sessions):
            put(workbook, MEASURES[n % 5], {Field.NOTE: f"session {n}"})
            backup.time_stamp = lambda when=when: f"{when:%Y%m%d-%H%M%S}"
            keep_generation(workbook, folder / "backups")
        kept = {one.generation.number for one in kept_generations(workbook, folder / "backups")}
        last = workbook.last_change.number
    numbers = range(last - len(sessions) + 1, last + 1)
    of_days = {when.date(): number for number, when in zip(numbers, sessions, strict=True) if when in right}
    wanted = {*list(numbers)[-5:], *list(of_days.values())[-6:]}  # a clock astray costs the days one place
    shutil.rmtree(folder)
    missing = sorted(wanted - kept)
    return [f"{Wrong.LOST}: {missing} of {sorted(wanted)}, astray in {stray.year} from {at} on"] if missing else []


def _lacking() -> str:
    return lacking_fork() or ("" if sys.platform == "linux" else "disks and locales are made on Linux alone")


SURROUNDED = Harness(
    "surroundings",
    "every command under odd clocks, zones, locales, homes and disks",
    7,
    len(SURROUNDINGS) * len(COMMANDS),
    run,
    _lacking,
)
