"""Hostile texts in every field, through every document, table, calendar and file, and through the window."""

import ctypes
import math
import os
import pickle
import shutil
import struct
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.faults.guards import GUARDS
from tests.faults.harness import Control, Figure, Figures, Harness, counted
from tests.faults.hostile_strings import hostile_strings
from tests.faults.spreading import spread
from tests.faults.text_trials import Harm, Harmed, Printed, Typed, WindowPart, fields_printed, harm_done
from tests.faults.trials import work_folder
from tests.faults.typed_workbook import slots_for, typed_workbook

MOST = 98
"""Texts of a workbook: one for each measure."""
MARKS, PAPER, LABELS = "marks of texts in tables", "our own writer of paper", "plain labels"
GUARDED = {MARKS: (Harm.FORMULA,), PAPER: (Harm.LINK, Harm.ERROR), LABELS: (Harm.LINK,)}
"""What has to be found where a guard is off."""
_QUIET = {"QT_LOGGING_RULES": "*=false"}
_IN_OPEN, _NONBLOCK = 0x20, 0o4000
_PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63606060000000040001f61738550000"
    "000049454e44ae426082"
)


class Batch(NamedTuple):
    """So many texts, from the one of this number on, in a workbook of their own."""

    folder: Path
    size: int
    first: int
    seed: int
    guard_off: str = ""
    in_window: bool = False


def run(trials: int, seed: int, folder: Path) -> Figures:
    """Texts by the workbook: as many fields hold them as there are, and all that they go through is read back."""
    count = min(MOST, trials)
    batches = math.ceil(trials / count)
    with work_folder() as work:
        forbidden = _forbidden(work)
        (work / "printed").write_bytes(pickle.dumps(_printed(work, count)))
        jobs = [
            Batch(work, count, n * count, seed, in_window=window) for n in range(batches) for window in (False, True)
        ]
        with _opened_in(forbidden.parent) as opened:
            found = [bad for batch in spread(_tried, jobs, _QUIET) for bad in batch]
        reads = Figure(Harm.READ, len(opened) + sum(kind is Harm.READ for kind, _words in found))
        off = [Batch(work, MOST if guard is LABELS else count, 0, seed, guard, guard is LABELS) for guard in GUARDED]
        controls = [_control(job, bad) for job, bad in zip(off, spread(_tried, off, _QUIET), strict=True)]
    kinds = [kind for kind in Harm if kind is not Harm.READ]
    figures = counted(kinds, [kind for kind, _words in found if kind is not Harm.READ])
    seen = tuple(dict.fromkeys(f"{kind}: {words}" for kind, words in found))
    return Figures(batches * count, (*figures, reads), tuple(controls), seen[:40])


def _control(job: Batch, found: Sequence[Harmed]) -> Control:
    kinds = GUARDED[job.guard_off]
    return Control(f"{job.guard_off} off, {' or '.join(kinds)}", sum(kind in kinds for kind, _words in found), job.size)


def _forbidden(work: Path) -> Path:
    """A picture that some of the texts name, and nothing may open."""
    path = work / "forbidden" / "x.png"
    path.parent.mkdir()
    path.write_bytes(_PICTURE)
    return path


def _typed(batch: Batch, texts: Sequence[str]) -> Typed:
    folder = batch.folder / f"{batch.first} {batch.guard_off} {batch.in_window}"
    (out := folder / "out").mkdir(parents=True)
    slots = typed_workbook(folder / "a.tenken", slots_for(texts))
    return Typed(folder / "a.tenken", texts, slots, out, batch.first // batch.size)


def _printed(work: Path, count: int) -> Printed:
    """Which fields the documents print."""
    folder = work / "plain"
    (out := folder / "out").mkdir(parents=True)
    plain = {slot: f"q{n:x}q" for n, slot in enumerate(slots_for(["x"] * count))}
    slots = typed_workbook(folder / "a.tenken", plain)
    return fields_printed(Typed(folder / "a.tenken", (), slots, out, 0))


def _tried(batch: Batch) -> list[Harmed]:
    texts = hostile_strings(batch.size, batch.seed, batch.first, batch.folder / "forbidden" / "x.png")
    typed = _typed(batch, texts)
    GUARDS[batch.guard_off]()
    try:
        if batch.in_window:
            from tests.faults.window_judging import taken_for_markup

            marked = taken_for_markup(typed.path, texts, batch.first, part=_part_of_window(batch))
            return [(Harm.LINK, words) for words in dict.fromkeys(marked)]
        printed = pickle.loads((batch.folder / "printed").read_bytes())
        if batch.guard_off:
            printed = {"action-plan": printed["action-plan"]}
        return harm_done(typed, printed, {MARKS: ("_in_table",), PAPER: ("_on_paper",)}.get(batch.guard_off, ()))
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what the harness asks about
        return [(Harm.ERROR, f"{error!r:.300}")]
    finally:
        shutil.rmtree(typed.path.parent)


def _part_of_window(batch: Batch) -> WindowPart:
    if batch.guard_off:
        return WindowPart.TOLD
    return WindowPart.FEW if batch.size < MOST else WindowPart.ALL


@contextmanager
def _opened_in(folder: Path) -> Iterator[list[str]]:
    """Which files of a folder anybody has opened meanwhile, whatever the program is written in."""
    libc = ctypes.CDLL(None, use_errno=True)
    watch = libc.inotify_init1(_NONBLOCK)
    assert watch >= 0, os.strerror(ctypes.get_errno())
    assert libc.inotify_add_watch(watch, os.fsencode(folder), _IN_OPEN) >= 0
    found: list[str] = []
    try:
        yield found
        try:
            events = os.read(watch, 1 << 16)
        except BlockingIOError:
            events = b""
        while events:
            length = struct.unpack_from("iIII", events)[3]
            found.append(events[16 : 16 + length].rstrip(b"\0").decode())
            events = events[16 + length :]
    finally:
        os.close(watch)


def _lacking() -> str:
    if sys.platform != "linux":
        return "who opens a file is watched on Linux alone"
    return "" if shutil.which("pdftotext") else "pdftotext is missing, which reads the documents"


TEXTS = Harness("text", "hostile texts in every field, through all that goes out", 24, 6_000, run, _lacking)
