"""Every command of main.py, called as a process in some surrounding, and what it did to the files there."""

import re
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

from app.exchange.columns import ANSWERS
from app.exchange.table_files import TableFormat
from app.storage.backup import keep_generation
from app.storage.workbook import Workbook
from app.storage.workbook_check import Result, check_workbook
from app.work.files_out import export_json, export_table
from tests.faults.operations import CATALOGUE, NAME, answered

ROOT = Path(__file__).parents[2]
_M = "administrator-E-10"
_SECONDS = 120
_GUARDED = (
    "import sys; from tests.faults.guards import GUARDS; GUARDS[{guard!r}](); "
    "import main; sys.exit(main.main(sys.argv[1:]))"
)


class Wrong(StrEnum):
    """What must not be found after a command."""

    TRACEBACK = "tracebacks"
    UNTOLD = "not told in one line"
    REFUSED = "refused without need"
    DAMAGED = "damaged"
    CHANGED = "changed though refused"
    LEFT = "left about"
    LOST = "generations lost"


class Called(NamedTuple):
    """A command: what it is called with, and which files it makes or changes where it succeeds, as patterns."""

    name: str
    arguments: Sequence[str]
    writes: Sequence[str] = ()


_DATA = "home*"
COMMANDS: tuple[Called, ...] = (
    Called("catalogue", ("catalogue",)),
    Called("set", ("set", "--workbook", "{w}", _M, "--note", "新しい"), (NAME,)),
    Called("set, default", ("set", _M, "--status", "done"), (_DATA,)),
    Called("profile", ("profile", "--workbook", "{w}", "--set", "kind=company"), (NAME,)),
    Called("applicability", ("applicability", "--workbook", "{w}", "--json")),
    Called("report", ("report", "action-plan", "--workbook", "{w}", "--out", "{p}/out.pdf"), ("out.pdf",)),
    Called("report docx", ("report", "policy-draft", "--workbook", "{w}", "--out", "{p}/out.docx"), ("out.docx",)),
    Called("report zip", ("report", "emergency-card", "--workbook", "{w}", "--out", "{p}/out.zip"), ("out.zip",)),
    Called("export csv", ("export", "csv", "--workbook", "{w}", "--out", "{p}/out.csv"), ("out.csv",)),
    Called("export xlsx", ("export", "xlsx", "--workbook", "{w}", "--out", "{p}/out.xlsx"), ("out.xlsx",)),
    Called("export ics", ("export", "ics", "--workbook", "{w}", "--out", "{p}/out.ics"), ("out.ics",)),
    Called("export json", ("export", "json", "--workbook", "{w}", "--out", "{p}/out.json"), ("out.json",)),
    Called("export hand-over", ("export", "hand-over", "--workbook", "{w}", "--out", "{p}/out.tenken"), ("out.*",)),
    Called("import csv", ("import", "csv", "{p}/in.csv", "--workbook", "{w}", "--conflicts", "take"), (NAME, _DATA)),
    Called("import json", ("import", "json", "{p}/in.json"), (_DATA,)),
    Called("import hand-over", ("import", "hand-over", "{p}/b.tenken"), (_DATA,)),
    Called("backups", ("backups", "--workbook", "{w}", "--make"), (_DATA,)),
    Called("backups, verify", ("backups", "--workbook", "{w}", "--verify", "--json")),
    Called("check", ("check", "{w}")),
)  # fmt: skip


def prepared(folder: Path) -> None:
    """What the commands are about: a workbook, its backup in the data folder, and files to take in."""
    answered(folder, 8)
    answered(folder, 3, "b.tenken")
    with Workbook.open(folder / NAME) as workbook:
        export_table(folder / "in.csv", TableFormat.CSV, ANSWERS, catalogue=CATALOGUE, workbook=workbook, language="ja")
        content = (folder / "in.csv").read_text(encoding="utf-8-sig")
        (folder / "in.csv").write_text(content.replace("0 ", "別の"), encoding="utf-8-sig")
    with Workbook.open(folder / "b.tenken") as other:
        export_json(folder / "in.json", other)
    data = folder / "home" / "Tenken"
    (data / "backups").mkdir(parents=True)
    with Workbook.open(folder / NAME) as workbook:
        keep_generation(workbook, data / "backups")
    answered(data, 2, "tenken.tenken")


class Ended(NamedTuple):
    """How a command ended."""

    status: int
    out: bytes
    err: bytes


def call(
    called: Called,
    place: Path,
    env: Mapping[str, str | bytes],
    guard_off: str = "",
    before: Callable[[], None] | None = None,
) -> Ended:
    """Calls it with nothing in its environment but this."""
    fill = {"w": str(place / NAME), "p": str(place)}
    arguments = [part.format(**fill) for part in called.arguments]
    begin = ["-c", _GUARDED.format(guard=guard_off)] if guard_off else [str(ROOT / "main.py")]
    try:
        done = subprocess.run(
            [sys.executable, *begin, *arguments],
            env={"PATH": "/usr/bin:/bin", "PYTHONDONTWRITEBYTECODE": "1", **env},
            cwd=ROOT if guard_off else place,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            preexec_fn=before,
        )
    except subprocess.TimeoutExpired:
        return Ended(-9, b"", b"it took too long")
    return Ended(done.returncode, done.stdout, done.stderr)


Contents = Mapping[str, str | bytes]


def contents_of(place: Path, leaving_out: Sequence[str] = ()) -> Contents:
    """What each file holds, by its path; of a workbook, what the program reads in it."""
    files = [path for path in sorted(place.rglob("*")) if path.is_file() and not path.is_symlink()]
    names = {path.relative_to(place).as_posix(): path for path in files}
    return {n: _content(p) for n, p in names.items() if not any(fnmatchcase(n, one) for one in leaving_out)}


def _content(path: Path) -> str | bytes:
    if path.suffix != ".tenken":
        return path.read_bytes()
    report = check_workbook(path)
    if report.result is not Result.SOUND:
        return f"{Wrong.DAMAGED}: {report.problems}"
    return f"workbook {report.found} {report.entries} {report.changes}"


def wrong_after(called: Called, ended: Ended, before: Contents, after: Contents, *, must_work: bool) -> list[str]:
    """What is wrong, each beginning with its kind."""
    told = ended.err.decode("utf-8", "replace")
    found: list[str] = []
    if "Traceback" in told or ended.status not in (0, 1):
        found.append(f"{Wrong.TRACEBACK}: status {ended.status}, {told[-300:]}")
    elif ended.status == 1 and (len(told.splitlines()) != 1 or not _is_utf8(ended)):
        found.append(f"{Wrong.UNTOLD}: {told[-300:]!r}")
    if ended.status and must_work:
        found.append(f"{Wrong.REFUSED}: {told[-300:]}")
    for name in sorted({*before, *after}):
        found += _wrong_file(called, name, before.get(name), after.get(name), is_done=ended.status == 0)
    return found


def _is_utf8(ended: Ended) -> bool:
    try:
        (ended.out + ended.err).decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _wrong_file(
    called: Called, name: str, before: str | bytes | None, after: str | bytes | None, *, is_done: bool
) -> list[str]:
    if isinstance(after, str) and after.startswith(Wrong.DAMAGED):
        return [f"{Wrong.DAMAGED}: {name}, {after}"]
    if re.search(r"\.tmp\b|tenken-[0-9a-f]{8}-\d+", name):
        return [f"{Wrong.LEFT}: {name}"]
    may = any(fnmatchcase(name, pattern.replace("**", "*")) for pattern in called.writes)
    if before == after or (may and is_done):
        return []
    if may and before is None and name.endswith(".tenken"):
        return []  # whole, as was just seen: what makes a workbook leaves it though something failed behind it
    if before is None:
        return [f"{Wrong.LEFT}: {name}"]
    return [f"{Wrong.CHANGED}: {name} was {before!r:.80}, is {after!r:.80}"]
