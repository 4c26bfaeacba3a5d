"""One operation in a process of its own, forked from one that has everything imported, with a fault in it."""

import ctypes
import errno
import os
import pickle
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.faults.every_operation import NAMED
from tests.faults.pictures import TEMPORARY, Picture, picture_of
from tests.faults.spreading import spread

SOURCE = Path(__file__).with_name("shim.c")
MEMORY = Path("/dev/shm")
KILL, FAIL, SHORT = 1, 2, 3
KINDS = ("", "write", "sync", "rename or link", "open", "unlink", "mkdir", "truncate")
"""Of calls, as the shim numbers them."""


class Fault(NamedTuple):
    """What the shim does: in the `at`-th call of a kind, 0 for all kinds. `error` is its errno, or whether a write is
    done by half before the kill; `log` is a descriptor to which all calls are written down."""

    what: int = 0
    kind: int = 0
    at: int = 0
    error: int = 0
    is_for_ever: bool = False
    log: int = -1


class Clean(NamedTuple):
    """A run that nothing befell: what there was at each acknowledgement, the seconds until the last of them, and its
    calls of each kind."""

    folder: Path
    pictures: tuple[Picture, ...]
    seconds: float
    calls: tuple[int, ...]


class Ended(NamedTuple):
    """How a run ended: its acknowledgements, and what it said at last; it was killed where it said nothing."""

    told: int
    said: object


def errors_of(kind: int) -> tuple[int, ...]:
    """With which errors such a call may fail."""
    return (errno.EIO, errno.ENOSPC) if KINDS[kind] == "sync" else (errno.EIO, errno.ENOSPC, errno.EACCES)


def lacking_compiler() -> str:
    """Why the shim cannot be made here, or nothing."""
    if sys.platform != "linux":
        return "the calls of the system are watched on Linux alone"
    return "" if shutil.which("gcc") else "gcc is missing, which compiles tests/faults/shim.c"


def lacking_fork() -> str:
    return "" if hasattr(os, "fork") else "this system cannot fork"


def with_shim(folder: Path) -> Mapping[str, str]:
    """The environment in which processes have the shim, which is compiled into the folder; nothing where it cannot."""
    if lacking_compiler():
        return {}
    target = folder / "shim.so"
    command = ["gcc", "-shared", "-fPIC", "-O2", "-o", str(target), str(SOURCE), "-ldl", "-lpthread"]
    subprocess.run(command, check=True)
    return {"LD_PRELOAD": str(target)}


def has_shim() -> bool:
    return hasattr(ctypes.CDLL(None), "shim_start")


@contextmanager
def work_folder() -> Iterator[Path]:
    """Where trials lie: in memory where there is such a disk."""
    with tempfile.TemporaryDirectory(prefix="faults-", dir=MEMORY if MEMORY.is_dir() else None) as folder:
        yield Path(folder)


def cleaned(name: str, folder: Path) -> Path:
    """Prepares an operation in the folder and runs it once without a fault; the file that holds how it went."""
    base = folder / name.replace(" ", "-")
    (base / "begin" / TEMPORARY).mkdir(parents=True)
    NAMED[name].prepare(base / "begin")
    shutil.copytree(base / "begin", base / "0")
    shutil.copytree(base / "begin", run := base / "run")
    taken: list[int] = []

    def keep() -> None:
        taken.append(len(taken) + 1)
        shutil.copytree(run, base / str(taken[-1]))

    said = in_child(lambda tell: (NAMED[name].act(run, tell), calls_seen())[1], run, Fault(), keep)
    assert isinstance(said.said, tuple), said
    seconds = _seconds_of(name, base)
    pictures = tuple(picture_of(base / str(number)) for number in range(said.told + 1))
    found = Clean(base / "begin", pictures, seconds, said.said)
    (base / "clean").write_bytes(pickle.dumps(found))
    return base / "clean"


def _seconds_of(name: str, base: Path) -> float:
    """How long after its begin an operation acknowledges for the last time."""
    shutil.copytree(base / "begin", run := base / "timed")
    begun, told = time.monotonic(), [0.0]

    def act(tell: Callable[[], None]) -> float:
        NAMED[name].act(run, lambda: (tell(), told.append(time.monotonic())))
        return told[-1] - begun

    ended = in_child(act, run, Fault())
    assert isinstance(ended.said, float), ended
    return ended.said


def clean_runs(names: list[str], folder: Path, env: Mapping[str, str]) -> dict[str, Path]:
    """The same for many operations."""
    return dict(zip(names, spread(_cleaned, [(name, folder) for name in names], env), strict=True))


def _cleaned(job: tuple[str, Path]) -> Path:
    return cleaned(*job)


def calls_seen() -> tuple[int, ...]:
    return tuple(ctypes.CDLL(None).shim_seen(kind) for kind in range(8)) if has_shim() else ()


def in_child(
    act: Callable[[Callable[[], None]], object],
    folder: Path,
    fault: Fault,
    at_tell: Callable[[], None] | None = None,
    kill_after: float | None = None,
) -> Ended:
    """Runs it in a forked process, which the fault may kill; the kill comes after some seconds where that is asked."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        os.close(read)
        _be_child(act, folder, fault, at_tell, write)
    os.close(write)
    if kill_after is not None:
        time.sleep(kill_after)
        os.kill(child, signal.SIGKILL)
    with open(read, "rb") as pipe:  # noqa: PTH123 - a descriptor
        content = pipe.read()
    os.waitpid(child, 0)
    told, _, rest = content.partition(b"=")
    return Ended(len(told), pickle.loads(rest) if rest else None)


def _be_child(
    act: Callable[[Callable[[], None]], object],
    folder: Path,
    fault: Fault,
    at_tell: Callable[[], None] | None,
    pipe: int,
) -> None:
    """Does it, says at last what it gave or raised, and ends without going back."""
    tempfile.tempdir = str(folder / TEMPORARY)
    shim = ctypes.CDLL(None) if has_shim() else None

    def tell() -> None:
        os.write(pipe, b".")
        if shim:
            shim.shim_tell()
        if at_tell:
            at_tell()

    said: object
    try:
        if shim:
            where = os.fsencode(folder)
            ever = int(fault.is_for_ever)
            shim.shim_start(where, fault.what, fault.kind, ctypes.c_long(fault.at), fault.error, ever, fault.log)
        said = act(tell)
    except BaseException as error:  # noqa: BLE001 - whatever it is, it is what the harness asks about
        said = error
    if shim:
        shim.shim_stop()
    try:
        content = pickle.dumps(said)
    except Exception:  # noqa: BLE001 - an error with something in it that cannot be handed on
        content = pickle.dumps(repr(said))
    os.write(pipe, b"=" + content)
    os._exit(0)
