"""Words typed into every field, and passwords: commands and sessions of the window, killed or not, leave them in
workbooks, backups, records and what was given away, and nowhere else."""

import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from app.exchange.columns import WHATS
from app.exchange.table_files import TableFormat
from app.reports.documents.hand_over import cover
from app.storage.backup import keep_generation
from app.storage.records_folder import add_records, records_folder
from app.storage.workbook import Workbook
from app.work import files_out
from tests.faults.called_commands import ROOT
from tests.faults.harness import Control, Figures, Harness, counted
from tests.faults.marker_search import PASSWORD, found_in, marker
from tests.faults.operations import CATALOGUE, NAME
from tests.faults.spreading import spread
from tests.faults.trials import work_folder
from tests.faults.typed_workbook import slots_for, typed_workbook

HIT, STARTED, BROKEN = "markers elsewhere", "markers handed to children", "trials that did not run"
_M = "administrator-E-10"
_WINDOW = Path(__file__).with_name("window_session.py")
_SECONDS = 120
_BY_TIME = 0.3
"""The share of the kills that come at any time; the others come while there is a temporary file."""
_MAY_HOLD = (
    "place/*.tenken", "place/*.tenken-wal", "place/*.tenken-journal", "place/in*", "place/a*/*", "given/out.*",
    "home/Tenken/*.tenken", "home/Tenken/*.tenken-wal", "home/Tenken/*.tenken-journal", "home/Tenken/backups/*",
)  # fmt: skip
"""Workbooks with their logs, backups, records, and what a person had written somewhere; nothing temporary."""

_COMMANDS: tuple[tuple[str, ...], ...] = (
    ("set", "--workbook", "{w}", _M, "--note", marker(0xB01), "--owner", marker(0xB02), "--evidence", marker(0xB03)),
    ("set", "--workbook", "{w}", "--organization", marker(0xB04)),
    ("set", "--workbook", "{w}", _M, "--evidence-file", "{p}/in.txt"),
    ("set", _M, "--status", "not_applicable", "--reason", marker(0xB05)),
    ("profile", "--workbook", "{w}", "--set", f"holder.executive={marker(0xB06)}"),
    ("applicability", "--workbook", "{w}", "--json"),
    ("report", "all", "--workbook", "{w}", "--out", "{g}/out.zip"),
    ("report", "all", "--workbook", "{w}", "--out", "{g}/out.pdf", "--password"),
    ("report", "policy-draft", "--workbook", "{w}", "--out", "{g}/out.docx"),
    ("export", "csv", "--workbook", "{w}", "--out", "{g}/out.csv", "--what", "contacts"),
    ("export", "xlsx", "--workbook", "{w}", "--out", "{g}/out.xlsx"),
    ("export", "ics", "--workbook", "{w}", "--out", "{g}/out.ics"),
    ("export", "json", "--workbook", "{w}", "--out", "{g}/out.json"),
    ("export", "hand-over", "--workbook", "{w}", "--out", "{g}/out.tenken", "--password", "--records"),
    ("import", "xlsx", "{p}/in.xlsx", "--workbook", "{w}", "--conflicts", "take"),
    ("import", "csv", "{p}/in.csv", "--workbook", "{w}", "--conflicts", "take"),
    ("import", "csv", "{p}/in-broken.csv", "--workbook", "{w}"),
    ("import", "json", "{p}/in.json", "--same", "beside"),
    ("import", "hand-over", "{p}/in.pdf", "--same", "beside"),
    ("backups", "--workbook", "{w}", "--make"),
    ("backups", "--workbook", "{w}", "--verify"),
    ("check", "{w}"),
    (),
    (),
)  # fmt: skip
"""Those without arguments are sessions of the window."""

_LOCKING = next(n for n, one in enumerate(_COMMANDS) if one[:2] == ("export", "hand-over"))
_CONTROLS = (
    ("log without words", len(_COMMANDS) - 1, HIT),
    ("passwords in no file", _LOCKING, f"{HIT}: PASS"),
    ("passwords in no argument", _LOCKING, STARTED),
)
"""A guard, the command or session that is run without it, and how what has to be found then begins."""


class Marked(NamedTuple):
    """One command, or session; `kill_after` seconds it is killed, and the same is run once more."""

    work: Path
    number: int
    seed: int
    is_killed: bool = False
    guard_off: str = ""


def run(trials: int, seed: int, folder: Path) -> Figures:
    """Each command and session in turn; the second time round, and each other time from there on, it is killed."""
    with work_folder() as work:
        _prepare(work / "begin")
        several = [Marked(work, n, seed, is_killed=n // len(_COMMANDS) % 2 == 1) for n in _in_turn(trials, seed)]
        found = spread(_hits, several, {"QT_LOGGING_RULES": "*=false"})
        off = [Marked(work, number, seed, guard_off=guard) for guard, number, _kind in _CONTROLS]
        control = spread(_hits, off, {"QT_LOGGING_RULES": "*=false"})
    wrong = [one for bad in found for one in bad]
    figures = counted((HIT, STARTED, BROKEN), [one.partition(":")[0] for one in wrong])
    controls = tuple(
        Control(f"{guard} off", int(any(one.startswith(kind) for one in bad)), 1)
        for (guard, _number, kind), bad in zip(_CONTROLS, control, strict=True)
    )
    return Figures(len(several), figures, controls, tuple(dict.fromkeys(wrong))[:40])


def _in_turn(trials: int, seed: int) -> list[int]:
    """Where few are tried, those are killed as well, and one is a session of the window."""
    every = list(range(max(trials, 2 * len(_COMMANDS))))
    if trials >= len(every):
        return every
    chosen = random.Random(seed).sample(every, trials - 1)
    return [*chosen, len(_COMMANDS) - 1]


def _prepare(begin: Path) -> None:
    """A workbook with a word in every field, files made of it to take in, and a backup."""
    place, data = begin / "place", begin / "home" / "Tenken"
    for made in (place, data, begin / "temp", begin / "given"):
        made.mkdir(parents=True)
    slots = {slot: marker(n) for n, slot in enumerate(slots_for(["x"] * 20))}
    typed_workbook(place / NAME, slots)
    (place / "in.txt").write_text(marker(0xC01), encoding="utf-8")
    with Workbook.open(place / NAME) as workbook:
        common = {"catalogue": CATALOGUE, "workbook": workbook, "language": "ja"}
        for kind in TableFormat:
            files_out.export_table(place / f"in.{kind}", kind, WHATS["answers"], **common)
        files_out.export_json(place / "in.json", workbook)
        files_out.export_hand_over(place / "in.pdf", workbook, cover(), PASSWORD)
        keep_generation(workbook, data / "backups")
        add_records({"r.txt": place / "in.txt"}, records_folder(workbook.path))
    table = (place / "in.csv").read_text(encoding="utf-8-sig")
    (place / "in.csv").write_text(table.replace("mkq1", "mkqc1"), encoding="utf-8-sig")
    (place / "in-broken.csv").write_text(table.replace("T", "Q", 3), encoding="utf-8-sig")
    shutil.copy(place / NAME, data / "tenken.tenken")


def _hits(marked: Marked) -> list[str]:
    arguments = _COMMANDS[marked.number % len(_COMMANDS)]
    root = marked.work / f"{marked.number} {marked.guard_off}"
    shutil.copytree(marked.work / "begin", root)
    chance = random.Random(f"{marked.seed} {marked.number}")
    children = marked.work / f"children {marked.number} {marked.guard_off}"
    found: list[str] = []
    if marked.is_killed:
        by_time = chance.uniform(0.05, 2.0 if arguments else 5.0) if chance.random() < _BY_TIME else None
        _run(arguments, root, children, marked.guard_off, lambda begun: _kill(begun, root, by_time))
    status, told = _run(arguments, root, children, marked.guard_off)
    if status not in (0, 1) or (status and not marked.is_killed and "broken" not in str(arguments)):
        found.append(f"{BROKEN}: {arguments[:2]}, {status}, {told[-300:]}")
    found += [f"{HIT}: {hit} ({' '.join(arguments[:2]) or 'window'})" for hit in found_in(root, _MAY_HOLD)]
    started = children.read_text(encoding="utf-8") if children.exists() else ""
    found += [f"{STARTED}: {line:.200}" for line in started.splitlines() if "mkq" in line and "qkm" in line]
    shutil.rmtree(root)
    return found


def _kill(begun: "subprocess.Popen[bytes]", root: Path, after: float | None) -> None:
    """Kills it after some seconds, or as soon as it has made a temporary file, by which it is in the middle of it."""
    before = set(root.rglob("*"))
    end = time.monotonic() + (_SECONDS if after is None else after)
    while begun.poll() is None and time.monotonic() < end:
        if after is None and any("tenken-" in path.name and path not in before for path in root.rglob("*")):
            break
        time.sleep(0.002)
    begun.kill()


def _run(
    arguments: Sequence[str],
    root: Path,
    children: Path,
    guard_off: str,
    meanwhile: Callable[[subprocess.Popen[bytes]], object] = lambda _begun: None,
) -> tuple[int, str]:
    fill = {"w": root / "place" / NAME, "p": root / "place", "g": root / "given"}
    script = ["main", *(part.format(**fill) for part in arguments)]
    if not arguments:
        script = [str(_WINDOW), str(root / "home" / "Tenken"), str(root / "given")]
    env = {
        "PATH": "/usr/bin:/bin", "HOME": str(root / "home"), "XDG_DATA_HOME": str(root / "home"),
        "XDG_CONFIG_HOME": str(root / "home"), "XDG_CACHE_HOME": str(root / "home"), "TMPDIR": str(root / "temp"),
        "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "*=false",
        "PYTHONDONTWRITEBYTECODE": "1",
        **({"TENKEN_PASSWORD": PASSWORD} if "hand-over" in arguments or "--password" in arguments else {}),
    }  # fmt: skip
    command = [sys.executable, "-m", "tests.faults.watch_children", str(children), guard_off, *script]
    with subprocess.Popen(
        command, env=env, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        meanwhile(process)
        try:
            told = process.communicate(timeout=_SECONDS)[0]
        except subprocess.TimeoutExpired:
            process.kill()
            told = process.communicate()[0] + b"took too long"
    return process.returncode, told.decode("utf-8", "replace")


MARKERS = Harness("markers", "words and passwords, looked for in all that is left about", 4, 480, run)
