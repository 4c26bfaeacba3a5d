"""Which file is this? Logs, copies, replaced files, backups, clocks, damage: FIELD-REPORTS 11-15, REVIEW-FAULTS D."""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from tests.desktop import ROOT
from tests.field.samples import change, csv_file, made, measures, rows_of, table
from tests.field.trial import COMMANDS, PROCESS, WINDOW, Trial, all_of, case, short, statuses, tenken, whole, wholes
from tests.field.window import Start, Window, desktop, log_of

BASE = {
    "executive-A-1": {"status": "partial", "note": "base"},
    "executive-A-2": {"status": "partial", "note": "base"},
    "administrator-E-10": {"status": "partial", "note": "base"},
}
NEVER_SAID = "nothing was said"


def state(deed: str, path: Path, *arguments: object, stdin: str = "") -> None:
    """Leaves a workbook as an accident does: see states.py."""
    subprocess.run(
        [sys.executable, ROOT / "tests/field/states.py", deed, path, *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        input=stdin,
        text=True,
        check=False,
        timeout=60,
    )


def crash(path: Path, count: int, word: str, length: int = 1) -> None:
    """The power goes while notes are typed; a log stays beside the file."""
    state("crash", path, count, word, length, stdin="\n".join(measures()[20:]))
    assert beside(path, "-wal").stat().st_size > 0, "the trial left no log"


def beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def put_over(path: Path, content: bytes) -> None:
    """As a person copies another file over it: a new one of the same name; what lies beside stays."""
    other = path.with_name("arriving")
    other.write_bytes(content)
    other.replace(path)


def write_into(path: Path, content: bytes) -> None:
    """As cp does: into the very file."""
    path.write_bytes(content)


def notes(path_or_whole: Path | Mapping) -> dict[str, str]:
    """The notes of a workbook, by measure."""
    held = whole(path_or_whole) if isinstance(path_or_whole, Path) else path_or_whole
    return {key: entry["note"] for key, entry in held.get("entries", {}).items() if entry["note"]}


def is_kept_aside(folder: Path, content: bytes, but: Path) -> bool:
    """Whether a log lies in the folder under another name than its own."""
    return any(path != but and path.is_file() and path.read_bytes() == content for path in folder.rglob("*"))


def open_in_place(path: Path) -> tuple[object, dict[str, str]]:
    """Opens a workbook where it lies, as the command line does, and reads its notes."""
    out = path.with_name("opened.json")
    done = tenken("export", "json", "--workbook", path, "--out", out)
    return done, notes(path) if done.status == 0 else {}


# 11, 13: logs


@case("11", "log (-wal, -journal) of another state of the file", f"{COMMANDS}; {WINDOW}")
def foreign_log(trial: Trial) -> None:
    """The file opens as it was put there; the foreign log lies beside under another name; the person is told.

    A log that belongs to the file is taken in, after a crash as ever.
    """
    for few, (count, length) in {"few": (3, 1), "many": (60, 1500)}.items():
        for how in (put_over, write_into):
            what = f"backup put over ({few} edits, {how.__name__})"
            restored_under_a_log(trial, trial.path(what, "tenken.tenken"), count, length, how, what)
        arriving_log(trial, trial.path(f"b-{few}", "pc2", "tenken.tenken"), count, length, few)
    foreign_journal(trial)
    own_log(trial)
    seen_in_the_window(trial)


def restored_under_a_log(
    trial: Trial, path: Path, count: int, length: int, how: Callable[[Path, bytes], None], what: str
) -> None:
    backup = made(path, BASE).read_bytes()
    expected = notes(path)
    crash(path, count, "later", length)
    log = beside(path, "-wal").read_bytes()
    how(path, backup)
    done, found = open_in_place(path)
    told_and_aside(trial, path, log, done, what)
    trial.must(found == expected, f"{what}: {count_wrong(found, expected)} other notes than the backup has")


def told_and_aside(trial: Trial, path: Path, log: bytes, done, what: str) -> None:
    trial.must(done.status == 0, f"{what}: does not open: {done.line}")
    trial.must(done.err.strip() and not done.has_traceback, f"{what}: {NEVER_SAID}")
    trial.must(is_kept_aside(path.parent, log, beside(path, "-wal")), f"{what}: the log is not kept aside")


def count_wrong(found: Mapping[str, str], expected: Mapping[str, str]) -> int:
    return sum(found.get(key) != expected.get(key) for key in {*found, *expected})


def arriving_log(trial: Trial, path: Path, count: int, length: int, few: str) -> None:
    """The file comes by a synced folder without its log; work goes on; then the log of the other PC arrives."""
    first = made(path.parents[1] / "pc1" / "tenken.tenken", BASE)
    crash(first, count, "pc1", length)
    shutil.copyfile(first, path)
    mine = {measure: {"status": "done", "note": "typed on pc2"} for measure in measures()[40:60]}
    given = csv_file(path.with_name("mine.csv"), table(mine))
    tenken("import", "csv", given, "--workbook", path, "--data-dir", path.parent)
    log = beside(first, "-wal").read_bytes()
    beside(path, "-wal").write_bytes(log)
    done, found = open_in_place(path)
    told_and_aside(trial, path, log, done, f"log arrives later ({few})")
    left = sum(text == "typed on pc2" for text in found.values())
    trial.must(left == len(mine), f"log arrives later ({few}): {left} of {len(mine)} answers left")


def foreign_journal(trial: Trial) -> None:
    path = made(trial.path("journal", "tenken.tenken"), {m: {"note": "old"} for m in measures()})
    old = path.read_bytes()
    tenken("set", "--workbook", path, measures()[0], "--note", "newer", "--owner", "Anna")
    newer, expected = path.read_bytes(), notes(path)
    path.write_bytes(old)
    state("hot_journal", path)
    journal = beside(path, "-journal")
    if not journal.exists() or not journal.stat().st_size:
        trial.should(False, "no journal could be left behind to be tried")
        return
    content = journal.read_bytes()
    put_over(path, newer)
    done, found = open_in_place(path)
    trial.must(done.status == 0, f"foreign journal: does not open: {done.line}")
    trial.must(found == expected, f"foreign journal: {count_wrong(found, expected)} other notes")
    trial.must(done.err.strip() and not done.has_traceback, f"foreign journal: {NEVER_SAID}")
    trial.must(is_kept_aside(path.parent, content, journal), "foreign journal: not kept aside")


def own_log(trial: Trial) -> None:
    path = made(trial.path("own", "tenken.tenken"), BASE)
    crash(path, 30, "own")
    done, found = open_in_place(path)
    kept = sum(text.startswith("own") for text in found.values())
    trial.must(done.status == 0 and kept == 30, f"after a crash {kept} of 30 notes are left: {done.line}")
    trial.should(not list(path.parent.glob("*.tenken-*")), "the own log is not taken in wholly")


def seen_in_the_window(trial: Trial) -> None:
    path = made(trial.path("window", "tenken.tenken"), BASE)
    backup = path.read_bytes()
    with desktop() as start:
        usual = usual_texts(start, path.parent)
        crash(path, 3, "later")
        log = beside(path, "-wal").read_bytes()
        put_over(path, backup)
        window = start("--data-dir", path.parent)
        told = news(window, usual)
        window.agree()
        window.leave()
    trial.must(told, f"window: {NEVER_SAID}")
    trial.must(is_kept_aside(path.parent, log, beside(path, "-wal")), "window: the log is not kept aside")
    trial.must(all(text == "base" for text in notes(path).values()), "window: other answers than the backup has")


def usual_texts(start: Start, data: Path, *workbook: Path) -> set[str]:
    """What the window shows at the start of a sound workbook."""
    window = start("--data-dir", data, *workbook)
    usual = window.settled()
    window.leave()
    return usual


def news(window: Window, usual: set[str]) -> set[str]:
    """What is told beside the usual: dialogs, and new words on the page. That figures are others tells nothing."""
    known = {without_figures(text) for text in usual}
    on_page = {text for text in window.settled() - usual if without_figures(text) not in known}
    return on_page | {text for dialog in window.dialogs() for text in dialog["texts"]}


def without_figures(text: str) -> str:
    return "".join("#" if c.isdigit() else c for c in text)


@case("13", "file copied while open, without its -wal", f"{WINDOW}; {COMMANDS}")
def copied_while_open(trial: Trial) -> None:
    """Soon after the last key a copy of the file alone is whole; a copy from before says that it may be incomplete."""
    path = made(trial.path("data", "tenken.tenken"), BASE)
    with desktop() as start:
        window = start("--data-dir", path.parent)
        window.press("ctrl+2", *["1", "Down"] * 5)
        done = copied_soon(trial, path)
        window.leave()
    trial.must(done >= 5, f"{PATIENT} s after the last key a copy has {done} of 5 answers")
    crash(path, 5, "newest")
    alone = trial.path("stick2", "copy.tenken")
    shutil.copyfile(path, alone)
    check = tenken("check", alone)
    says_more = check.status != 0 or check.err or len(check.out.splitlines()) > 1
    trial.should(says_more, f"check of a copy without its log says only: {check.line}")
    opened = tenken("export", "json", "--workbook", alone, "--out", trial.path("a.json"))
    trial.must(opened.err.strip() and not opened.has_traceback, f"a copy without its log opens: {NEVER_SAID}")
    trial.must(opened.status == 0, f"a copy without its log does not open: {opened.line}")
    with desktop() as start:
        usual = usual_texts(start, alone.parent, alone)  # by now opened and closed: the same answers, and nothing odd
        fresh = trial.path("stick3", "tenken.tenken")
        shutil.copyfile(path, fresh)
        window = start("--data-dir", fresh.parent)
        told = news(window, usual)
        window.leave()
    trial.must(told, f"window: a copy without its log opens: {NEVER_SAID}")


PATIENT = 8
"""Seconds after which a program that folds its log in after 2 s of rest has done so, on a busy machine too."""


def copied_soon(trial: Trial, path: Path) -> int:
    """How many answers a copy of the file alone has, soon after the last one."""
    done = 0
    for n in range(PATIENT):
        time.sleep(1)
        copy = trial.path("stick", f"{n}", "rested.tenken")
        shutil.copyfile(path, copy)
        done = sum(status == "done" for status in statuses(copy).values())
        if done >= 5:
            break
    return done


# 12: the file goes away


def replaced(path: Path, theirs: bytes) -> None:
    put_over(path, theirs)


def deleted(path: Path, _theirs: bytes) -> None:
    path.unlink()


def renamed(path: Path, _theirs: bytes) -> None:
    path.rename(path.with_name("renamed.tenken"))


def overwritten(path: Path, theirs: bytes) -> None:
    write_into(path, theirs)


@case("12", "file replaced, deleted, renamed, overwritten while open", WINDOW)
def taken_away(trial: Trial) -> None:
    """It is noticed before the next edit is called saved, and said; the answers of both sides are in named files."""
    gone_in_the_window(trial, (replaced, deleted, renamed, overwritten))


@case("D12", "file replaced or its drive pulled while open", WINDOW)
def pulled(trial: Trial) -> None:
    """Nothing is written into a file that has no name any more: it is said, also when the window is activated again."""
    path = made(trial.path("data", "tenken.tenken"), BASE)
    theirs = other_side(trial, path)
    with desktop() as start:
        window = start("--data-dir", path.parent)
        window.press("ctrl+2")
        usual = window.settled()
        replaced(path, theirs)
        other = start("--data-dir", made(trial.path("other", "tenken.tenken")).parent)
        other.leave()
        time.sleep(0.5)
        window.wait_until_idle()
        told = news(window, usual)
        trial.should(told, "the window is activated again, and nothing is said")
        window.leave()
    trial.must(notes(path).get("administrator-E-10") == "theirs", "what lies there now was written over")
    gone_in_the_window(trial, (whole_folder_moved,))


def whole_folder_moved(path: Path, _theirs: bytes) -> None:
    """As a drive that is pulled: file, log and folder are gone at once; the program's own folder is on the PC."""
    path.parent.rename(path.parents[1] / "pulled")


def other_side(trial: Trial, path: Path) -> bytes:
    """The same workbook as it was worked on elsewhere."""
    theirs = trial.path("theirs", "tenken.tenken")
    shutil.copyfile(path, theirs)
    tenken("set", "--workbook", theirs, "administrator-E-10", "--note", "theirs")
    return theirs.read_bytes()


def gone_in_the_window(trial: Trial, deeds: Iterable[Callable[[Path, bytes], None]]) -> None:
    with desktop() as start:
        for deed in deeds:
            path = made(trial.path(deed.__name__, "stick", "tenken.tenken"), BASE)
            theirs = other_side(trial, path)
            data = trial.path(deed.__name__, "data", "x").parent
            window = start("--data-dir", data, path)
            window.press("ctrl+2", "alt+1")
            mine = {window.answer("1"): "done"}
            usual = window.settled()
            for keys in (("Down",), ("Up",)):  # what the measures say that are answered later
                window.press(*keys)
                usual |= window.settled()
            deed(path, theirs)
            told = edit_on(window, usual, mine)
            told |= set(window.leave())
            judge_gone(trial, deed, path, told, mine)
            trial.must("Traceback" not in log_of(data), f"{deed.__name__}: an unexpected error: see tenken.log")


def edit_on(window: Window, usual: set[str], mine: dict[str, str]) -> set[str]:
    """Two more answers, which are noted; what was told meanwhile that is no answer."""
    told: set[str] = set()
    for key, status in {"4": "unknown", "3": "not_done"}.items():
        mine[window.standing_on()] = status
        window.press(key)
        told |= {text for dialog in window.dialogs() for text in dialog["texts"]}
        told |= {t for t in window.texts() - usual if re.search("file|workbook|tenken", t) and t != window.title}
        window.agree()
        window.press("ctrl+2")
        window.settled()
    return told


def judge_gone(trial: Trial, deed: Callable, path: Path, told: set[str], mine: Mapping[str, str]) -> None:
    what = deed.__name__
    root = path.parents[1]
    held = wholes([p for p in sorted(root.rglob("*.tenken")) if not p.name.startswith(".")])
    first = sum("done" in (answer(one, measure) for measure in mine) for one in held)
    after = sum(all(answer(one, measure) == status for measure, status in mine.items()) for one in held)
    said = trial.should if deed is renamed else trial.must
    said(told, f"{what}: {NEVER_SAID}, and edits were called saved")
    trial.must(first, f"{what}: the answer from before is in no file")
    trial.must(after or told, f"{what}: the answers after it are in no file")
    trial.should(after, f"{what}: told, but the answers after it are in no file")
    if deed in (replaced, overwritten):
        theirs = sum(notes(one).get("administrator-E-10") == "theirs" for one in held)
        trial.must(theirs, f"{what}: what the other side wrote is gone")


def answer(held: Mapping, measure: str) -> str:
    return held.get("entries", {}).get(measure, {}).get("status", "")


# 14, D7: generations


YEAR = 365 * 86400


def sessions(path: Path, data: Path, clocks: list[float], word: str) -> None:
    """One import at each of these times: each keeps a generation of what was there before."""
    commands = []
    for n, _clock in enumerate(clocks):
        given = csv_file(data / f"{word}-{n}.csv", table({"administrator-E-10": {"note": f"{word} {n}"}}))
        commands.append(["import", "csv", given, "--workbook", path, "--data-dir", data, "--conflicts", "take"])
    done = all_of(commands, clocks=clocks)
    assert all(one.status == 0 for one in done), done
    for given in data.glob("*.csv"):
        given.unlink()


def generations(data: Path) -> list[str]:
    """What the note was in each backup that is there."""
    paths = sorted(p for p in (data / "backups").rglob("*.tenken") if not p.name.startswith("."))
    return [notes(held).get("administrator-E-10", "") for held in wholes(paths)]


def must_be_there(trial: Trial, data: Path, word: str, last: int, what: str) -> None:
    """The three states before the last one have to be among the backups."""
    there = generations(data)
    wanted = [f"{word} {n}" for n in range(last - 3, last)]
    missing = [text for text in wanted if text not in there]
    trial.must(
        not missing, f"{what}: {len(missing)} of the 3 newest states are in no backup; there: {', '.join(there)}"
    )


@case("14", "clock years ahead, then right: backups", f"{COMMANDS}, other clock")
def clock_ahead(trial: Trial) -> None:
    """Generations are ordered by what is older in the history: after the clock is right, the newest states are kept."""
    now = time.time()
    for years in (10, 73):
        data = trial.path(f"ahead-{years}", "tenken.tenken").parent
        path = made(data / "tenken.tenken", BASE)
        sessions(path, data, [now + years * YEAR + n * 3600 for n in range(6)], "future")
        sessions(path, data, [now + n * 3600 for n in range(8)], "right")
        must_be_there(trial, data, "right", 7, f"clock {years} years ahead, then right")


@case("D7", "generations: clock back, another copy of the workbook, one second", f"{COMMANDS}, other clock")
def clock_astray(trial: Trial) -> None:
    """Backups survive a clock gone astray, the copies of one workbook keep apart, and one second holds many."""
    now = time.time()
    back = trial.path("back", "tenken.tenken").parent
    path = made(back / "tenken.tenken", BASE)
    sessions(path, back, [now + n * 3600 for n in range(6)], "right")
    sessions(path, back, [now - YEAR + n * 3600 for n in range(8)], "back")
    must_be_there(trial, back, "back", 7, "clock a year back")
    fast = trial.path("fast", "tenken.tenken").parent
    path = made(fast / "tenken.tenken", BASE)
    sessions(path, fast, [now] * 6, "fast")
    must_be_there(trial, fast, "fast", 5, "six changes in one second")
    home = trial.path("home", "tenken.tenken").parent
    path = made(home / "tenken.tenken", BASE)
    sessions(path, home, [now + n * 60 for n in range(6)], "home")
    stick = trial.path("stick", "tenken.tenken")
    shutil.copyfile(path, stick)
    sessions(path, home, [now + n * 60 for n in range(10, 16)], "home2")
    sessions(stick, home, [now + n * 60 for n in range(20, 28)], "stick")
    there = generations(home)
    trial.must(
        any(t.startswith("home2") for t in there), f"a copy on a stick pushed out all of home: {', '.join(there)}"
    )


# 15, D5: backups


@case("15", "working in a backup, which is rotated away", f"{WINDOW}; {COMMANDS}")
def work_in_a_backup(trial: Trial) -> None:
    """A backup that is opened becomes a new workbook at once; the backup stays as it is; the work is never deleted."""
    with desktop() as start:
        for door in ("named at the start", "File > Open"):
            data = trial.path(door, "tenken.tenken").parent
            path = made(data / "tenken.tenken", BASE)
            sessions(path, data, [time.time() - 9000 + n * 60 for n in range(3)], "before")
            backup = max((data / "backups").glob("*.tenken"))
            content = backup.read_bytes()
            window = start("--data-dir", data, *([backup] if door == "named at the start" else []))
            if door == "File > Open":
                window.open_file(backup)
            window.agree()
            window.press("ctrl+2", "alt+1", "1", "Down", "1")
            window.leave()
            judge_backup(trial, door, path, backup, content)
    trial.must("Traceback" not in log_of(trial.path("File > Open", "x").parent), "an unexpected error: see tenken.log")


def judge_backup(trial: Trial, door: str, path: Path, backup: Path, content: bytes) -> None:
    data = path.parent
    trial.must(backup.exists() and backup.read_bytes() == content, f"{door}: the backup was worked in")
    sessions(path, data, [time.time() + n * 60 for n in range(1, 9)], "after")
    held = wholes([p for p in sorted(data.rglob("*.tenken")) if p != path])
    kept = sum(answer(one, "executive-A-2") == "done" for one in held)
    trial.must(kept, f"{door}: after eight sessions of the first workbook the work is in no file")
    outside = [p for p in data.glob("*.tenken") if p != path]
    work = [one for one in wholes(outside) if answer(one, "executive-A-2") == "done"]
    trial.must(work, f"{door}: the work is in no workbook outside of the backups")


@case("D5", "opening a backup works inside the backup", f"{COMMANDS}; {WINDOW}")
def look_into_a_backup(trial: Trial) -> None:
    """To look into a backup leaves it as it is, by commands too; the way out of damage leads to a new workbook."""
    data = trial.path("data", "tenken.tenken").parent
    path = made(data / "tenken.tenken", BASE)
    sessions(path, data, [time.time() - 9000 + n * 60 for n in range(3)], "before")
    backup = max((data / "backups").glob("*.tenken"))
    content = backup.read_bytes()
    looks = {
        "export json": ("--workbook", backup, "--out", trial.path("a.json")),
        "export csv": ("--workbook", backup, "--out", trial.path("a.csv")),
        "report summary": ("--workbook", backup, "--out", trial.path("a.pdf")),
        "set": ("--workbook", backup, "executive-A-1", "--status", "done"),
        "check": (backup,),
    }
    for words, rest in looks.items():
        tenken(*words.split(), *rest, "--data-dir", data)
        trial.must(backup.read_bytes() == content, f"{words}: the backup is another file now")
        backup.write_bytes(content)
        beside(backup, "-wal").unlink(missing_ok=True)
    path.write_bytes(path.read_bytes()[:4096] + b"\0" * 20000)
    with desktop() as start:
        window = start("--data-dir", data)
        told = window.dialogs()
        trial.must(told, "a damaged workbook: nothing is said")
        open_from_the_message(window, backup)
        window.agree()
        window.press("ctrl+2", "alt+1", "1", "Down", "1")
        window.leave()
    trial.must(backup.read_bytes() == content, "by the message for a damaged workbook: the backup was worked in")
    work = [p for p in data.glob("*.tenken") if answer(whole(p), "executive-A-2") == "done"]
    trial.must(work, "by the message for a damaged workbook: the work is in no workbook outside of the backups")


def open_from_the_message(window: Window, backup: Path) -> None:
    """Goes the way that the message offers; where a file dialog comes, the newest backup is named in it."""
    for _n in range(4):
        if "QFileDialog" in {w["kind"] for w in window.windows()}:
            window.press("ctrl+a")
            window.write_quickly(str(backup))
        elif not window.dialogs():
            return
        window.press("Return")


# D1-D4, D8


ODD_TEXTS = {
    "profile.people": "many",
    "profile.teleworkers": "half",
    "profile.kind": "cooperative",
    "profile.year_start": "13",
    "profile.methods": "vpn,hologram",
    "profile.private_devices": "sometimes",
    "profile.robots": "yes",
    "profile.tools": "windows,abacus",
    "overrule.administrator-D-2": "perhaps\nsome reason",
}
"""What a later release may keep: values and parts that this one does not know."""


@case("D1", "a value that this version does not know locks the program", f"{COMMANDS}; {WINDOW}")
def unknown_values(trial: Trial) -> None:
    """Such a value counts as not known and is kept as it is; the window takes a workbook over whole or not at all."""
    for key, value in ODD_TEXTS.items():
        path = made(trial.path(key, "tenken.tenken"), BASE)
        state("later", path, "", key, value)
        assert (key, value) in rows_of(path, "SELECT key, value FROM setting"), f"the trial could not keep {key}"
        use(trial, path, f"{key}={short(value, 20)}", trial.must)
        kept = rows_of(path, "SELECT key, value FROM setting")
        trial.must((key, value) in kept, f"{key}: the value is not kept as it was")
    for column, value in {"status": "planned", "carrier": "robot", "priority": "urgent"}.items():
        path = made(trial.path(value, "tenken.tenken"), BASE)
        state("later", path, "administrator-E-10", column, value)
        assert (value,) in rows_of(path, f"SELECT {column} FROM entry"), f"the trial could not keep {value}"
        use(trial, path, f"an entry with “{value}”", trial.should)
    window_over(trial)


def use(trial: Trial, path: Path, what: str, expect: Callable[[object, str], None]) -> None:
    """Commands of every kind on a workbook, none of which may be refused."""
    data = path.parent
    commands = [
        ("report", "not-applicable", "--workbook", path, "--out", data / "a.pdf"),
        ("export", "csv", "--workbook", path, "--out", data / "a.csv"),
        ("export", "json", "--workbook", path, "--out", data / "a.json"),
        ("profile", "--workbook", path),
        ("applicability", "--workbook", path),
        ("set", "--workbook", path, "executive-A-1", "--status", "done"),
    ]
    for command, done in zip(commands, all_of(commands), strict=True):
        expect(done.status == 0, f"{what}: {' '.join(command[:2])} {done.line}")


def window_over(trial: Trial) -> None:
    own = made(trial.path("window", "tenken.tenken"), BASE, "Own")
    odd = made(trial.path("elsewhere", "odd.tenken"), BASE, "Odd")
    state("later", odd, "", "profile.people", "many")
    with desktop() as start:
        window = start("--data-dir", own.parent)
        window.press("ctrl+2")
        window.open_file(odd)
        window.agree()
        title = window.title
        window.press("ctrl+2", "alt+1", "1")
        window.leave()
        is_in_odd = statuses(odd).get("executive-A-1") == "done"
        trial.must(is_in_odd == ("Odd" in title), f"the title is “{title}”, and the edit went into another file")
        trial.must("Odd" in title, f"File > Open does not open it: “{title}”")
        again = start("--data-dir", own.parent, odd)
        trial.must("Odd" in again.title, f"started with it: “{again.title}” {short(again.errors, 60)}")
        again.leave()
        last = start("--data-dir", own.parent)
        trial.must(last.process.poll() is None, "as the last workbook: the program does not start")
        last.leave()


@case("D2", "damaged pages are noticed before anything is shown", f"{PROCESS}; {WINDOW}")
def damaged_pages(trial: Trial) -> None:
    """A workbook with a page in place of another is called damaged, in the window and by commands; never shown."""
    entries = {m: {"status": "done", "note": f"note of {m} " + "字" * 60} for m in measures()}
    path = made(trial.path("sound", "tenken.tenken"), entries)
    silent = silently_other(path, trial)
    trial.must(silent, "the trial found no damage that reads well")
    commands = [("export", "csv", "--workbook", p, "--out", p.with_suffix(".csv")) for p in silent]
    for mutant, done in zip(silent, all_of(commands), strict=True):
        trial.must(done.status != 0, f"{mutant.parent.name}: written as a table without a word")
    with desktop() as start:
        for mutant in silent[:2]:
            window = start("--data-dir", mutant.parent)
            shows = "MainWindow" in {w["kind"] for w in window.windows()}
            trial.must(not shows or window.dialogs(), f"{mutant.parent.name}: shown in the window without a word")
            window.kill()


def silently_other(path: Path, trial: Trial) -> list[Path]:
    """Copies with a page in place of another, whose rows can all be read and are others."""
    usual = set(rows_of(path, "SELECT * FROM entry"))
    content = path.read_bytes()
    size = int.from_bytes(content[16:18], "big")
    pages = range(1, len(content) // size)
    found: list[Path] = []
    for source in pages:
        for target in pages:
            if source == target or len(found) >= 8:
                continue
            changed = bytearray(content)
            changed[target * size : (target + 1) * size] = content[source * size : (source + 1) * size]
            mutant = trial.path(f"page {source} at {target}", "tenken.tenken")
            mutant.write_bytes(changed)
            if not reads_otherwise(mutant, usual):
                shutil.rmtree(mutant.parent)
            else:
                found.append(mutant)
    return found


def reads_otherwise(path: Path, usual: set[tuple]) -> bool:
    try:
        rows = rows_of(path, "SELECT * FROM entry")
        rows_of(path, "SELECT * FROM setting")
        rows_of(path, "SELECT * FROM history ORDER BY id DESC LIMIT 1")
    except (sqlite3.Error, UnicodeDecodeError):
        return False
    return len(rows) != len(usual) and set(rows) <= usual


def history_damaged(path: Path) -> None:
    change(path, "UPDATE history SET after = 'x' WHERE id = 2")


def history_row_gone(path: Path) -> None:
    change(path, "DELETE FROM history WHERE id = 2")


def backups_is_a_file(path: Path) -> None:
    (path.parent / "backups").write_text("no folder")


def backups_cannot_be_written(path: Path) -> None:
    folder = path.parent / "backups"
    folder.mkdir()
    subprocess.run(["chattr", "+i", folder], check=True)


@case("D3", "backups that fail, in silence", WINDOW)
def silent_backups(trial: Trial) -> None:
    """That no backup can be made is said in the window; damage in the history is said too."""
    with desktop() as start:
        for damage in (history_damaged, history_row_gone, backups_is_a_file, backups_cannot_be_written):
            path = made(trial.path(damage.__name__, "tenken.tenken"), BASE)
            usual = usual_texts(start, path.parent)
            shutil.rmtree(path.parent / "backups", ignore_errors=True)
            try:
                damage(path)
                told = told_in_a_session(start, path.parent, usual)
            finally:
                subprocess.run(["chattr", "-R", "-i", path.parent], check=False, capture_output=True)
            trial.must(told, f"{damage.__name__}: {NEVER_SAID}, and there is no backup")


def told_in_a_session(start: Start, data: Path, usual: set[str]) -> set[str]:
    """What a person is told beside the usual while they answer once, leave, and come back."""
    window = start("--data-dir", data)
    told = news(window, usual)
    if window.dialogs():
        window.kill()
        return told
    window.press("ctrl+2", "alt+1", "1")
    told |= set(window.leave())
    if told:
        return told
    again = start("--data-dir", data)
    first = {t for t in again.texts() - usual if "answered" not in t and "done" not in t.casefold()}
    told = {t for dialog in again.dialogs() for t in dialog["texts"]} | {t for t in first if "backup" in t.casefold()}
    again.leave()
    return told


@case("D4", "log and file are a pair", COMMANDS)
def pairs(trial: Trial) -> None:
    """A log that is damaged, gone or an orphan is never passed over in silence, and never destroys what arrives.

    One that ends early looks like that of a crash in the middle of an edit: nothing can be known of what is not there.
    """
    orphan_under_what_arrives(trial)
    for what, spoil in {"flipped byte": flip, "gone": gone}.items():
        path = made(trial.path(what, "tenken.tenken"), BASE)
        crash(path, 40, "since", 200)
        spoil(beside(path, "-wal"))
        done, found = open_in_place(path)
        kept = sum(text.startswith("since") for text in found.values())
        trial.must(done.err.strip() or kept == 40, f"log {what}: {kept} of 40 notes left, and {NEVER_SAID}")
        trial.must(not done.has_traceback, f"log {what}: traceback")


def flip(log: Path) -> None:
    content = bytearray(log.read_bytes())
    content[len(content) // 3] ^= 4
    log.write_bytes(content)


def gone(log: Path) -> None:
    log.unlink()


def orphan_under_what_arrives(trial: Trial) -> None:
    source = made(
        trial.path("source", "other.tenken"), {"executive-A-1": {"status": "done", "note": "arrived"}}, "Other"
    )
    tenken("export", "hand-over", "--workbook", source, "--out", trial.path("h.tenken"))
    tenken("export", "json", "--workbook", source, "--out", trial.path("h.json"))
    for kind, file in {"hand-over": "h.tenken", "json": "h.json"}.items():
        path = made(trial.path(f"orphan-{kind}", "tenken.tenken"), BASE)
        crash(path, 30, "orphan", 300)
        log = beside(path, "-wal").read_bytes()
        path.rename(path.with_name("moved away"))
        came = tenken("import", kind, trial.path(file), "--workbook", path)
        trial.must(came.status == 0, f"{kind} under an orphan log: {came.line}")
        _done, found = open_in_place(path)
        trial.must(found == {"executive-A-1": "arrived"}, f"{kind} under an orphan log: what arrived is destroyed")
        trial.must(is_kept_aside(path.parent, log, beside(path, "-wal")), f"{kind}: the orphan is not kept aside")


@case("D8", "another spelling of the open workbook drops its lock", f"{WINDOW}; {COMMANDS}")
def other_spelling(trial: Trial) -> None:
    """File > Open of the open workbook by a link or “..” changes nothing: no other program can write into it."""
    for n, what in enumerate(("symbolic link", "hard link", "..")):
        path = made(trial.path(f"case {n}", "data", "tenken.tenken"), BASE)
        spelling = path.parents[1] / "other.tenken"
        match what:
            case "symbolic link":
                spelling.symlink_to(path)
            case "hard link":
                spelling.hardlink_to(path)
            case _:
                spelling = path.parent / ".." / "data" / "tenken.tenken"
        with desktop() as start:
            opened_by(start("--data-dir", path.parent), trial, path, spelling, f"{what} {n}")


def opened_by(window: Window, trial: Trial, path: Path, spelling: Path, what: str) -> None:
    window.press("ctrl+2", "alt+1", "1", "Down")
    window.open_file(spelling)
    told = window.agree()
    other = tenken("set", "--workbook", path, "administrator-E-10", "--note", "other")
    trial.must(other.status == 1, f"{what}: another program writes into the open workbook")
    window.press("ctrl+2", "1", "Down", "1")
    told += window.leave()
    trial.must("Traceback" not in log_of(path.parent), f"{what}: an uncaught error: see tenken.log")
    trial.must(tenken("check", path).status == 0, f"{what}: the workbook is damaged")
    done = sum(status == "done" for status in statuses(path).values())
    trial.must(done >= 3, f"{what}: {done} of 3 answers are kept; told: {short(' '.join(told), 60)}")
