"""Runs commands of the program one after the other in this process, and tells what each answered, as JSON.

Standard input says which, and what is odd about the machine: the clock (`clocks`: seconds since 1970 for each command),
or files that another program holds (`held`: paths that cannot be replaced for so many seconds).
"""

import io
import json
import os
import sys
import time
import traceback
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[0] = str(ROOT)


class Clock:
    """Makes every clock that Python has stand where `set` puts it, and go on from there."""

    def __init__(self) -> None:
        import datetime as module

        real, now = module.datetime, self._now
        days = type("Days", (type,), {"__instancecheck__": lambda _kind, it, usual=module.date: isinstance(it, usual)})

        class FakeDate(module.date, metaclass=days):
            @classmethod
            def today(cls):
                return cls.fromordinal(real.fromtimestamp(now()).toordinal())

        class FakeDatetime(real):
            @classmethod
            def now(cls, tz=None):
                return cls.fromtimestamp(now(), tz)

        usual = time.localtime, time.gmtime, time.strftime
        time.time, time.time_ns = now, lambda: int(now() * 1e9)
        time.localtime = lambda at=None: usual[0](now() if at is None else at)
        time.gmtime = lambda at=None: usual[1](now() if at is None else at)
        time.strftime = lambda words, at=None: usual[2](words, at or time.localtime())
        module.datetime, module.date = FakeDatetime, FakeDate

    def set(self, seconds: float) -> None:
        """Puts the clock right, or wrong."""
        self._seconds, self._begun = seconds, time.monotonic()

    def _now(self) -> float:
        return self._seconds + time.monotonic() - self._begun


def hold(held: dict[str, float]) -> None:
    """Makes the system refuse to put a file at a path, as Windows does while another program has it open."""
    first: dict[str, float] = {}

    def refusing(usual):
        def move(source, target, **options):
            path = os.fspath(target)
            if path in held:
                first.setdefault(path, time.monotonic())
                if time.monotonic() - first[path] < held[path]:
                    raise PermissionError(13, "Permission denied", os.fspath(source), None, path)
            return usual(source, target, **options)

        return move

    os.replace, os.rename = refusing(os.replace), refusing(os.rename)


def run(arguments: list[str]) -> dict:
    """One command: its exit status, and what it said."""
    from app.cli import main

    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _n in range(2))
    kept = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = out, err
    try:
        status = main(arguments)
    except Exception:  # noqa: BLE001 - what nobody caught is told as a traceback
        status = 99
        traceback.print_exc(file=err)
    finally:
        sys.stdout, sys.stderr = kept
    texts = []
    for stream in (out, err):
        stream.flush()
        texts.append(stream.buffer.getvalue().decode("utf-8", "replace"))
    return {"status": status, "out": texts[0], "err": texts[1]}


if __name__ == "__main__":
    wanted = json.load(sys.stdin)
    if wanted.get("held"):
        hold(wanted["held"])
    clock, done = Clock() if wanted.get("clocks") else None, []
    for n, command in enumerate(wanted["commands"]):
        if clock:
            clock.set(wanted["clocks"][n])
        done.append(run(command))
    print(json.dumps(done))
