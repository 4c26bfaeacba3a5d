"""The system's answers: FIELD-REPORTS 21, 22, 23, 25, 28, 31, and the bugs 4, 8, 9, 14 of LOOK."""

import json
import os
import re
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from PIL import Image

from tests.field.keys import new_by_keys
from tests.field.samples import csv_file, made, table
from tests.field.trial import COMMANDS, WINDOW, NotTried, Trial, all_of, case, require, short, statuses, tenken
from tests.field.window import Window, desktop, log_of

EDGE = 6
"""So many pixels of a window's frame may lie beyond the edge of the screen."""
ENTRIES = {"executive-A-1": {"status": "partial"}, "administrator-E-10": {"status": "done"}}
OUTPUTS = {
    "export csv": "a.csv",
    "export xlsx": "a.xlsx",
    "export json": "a.json",
    "export ics": "a.ics",
    "export hand-over": "h.tenken",
    "report summary": "a.pdf",
    "report policy-draft": "a.docx",
    "report all": "a.zip",
}


@contextmanager
def unchangeable(path: Path) -> Iterator[None]:
    """A file or folder that even root cannot change meanwhile."""
    require("chattr")
    done = subprocess.run(["chattr", "+i", path], capture_output=True, check=False)
    if done.returncode != 0:
        raise NotTried("chattr +i is not possible here")
    try:
        yield
    finally:
        subprocess.run(["chattr", "-i", path], check=False)


# 21: names


@case("21", "folder whose name is no UTF-8", f"{COMMANDS}; {WINDOW}")
def odd_folder(trial: Trial) -> None:
    """Every command works in it, and the window keeps settings and backup there and closes well."""
    for number, name in enumerate((b"\x93\x5f\x8c\x9f", b"\xff\xfe", b"caf\xe9")):
        folder = trial.path(os.fsdecode(name), "x").parent
        workbook = folder / "tenken.tenken"
        tenken("set", "--workbook", workbook, "executive-A-1", "--status", "partial")
        given = csv_file(folder / "g.csv", table({"administrator-E-10": {"note": "typed"}}))
        (folder / "out").mkdir()
        commands = {
            words: (*words.split(), "--workbook", workbook, "--out", folder / "out" / file, "--data-dir", folder)
            for words, file in OUTPUTS.items()
            if number == 0 or words in ("export hand-over", "report summary")
        }
        commands["import csv"] = ("import", "csv", given, "--workbook", workbook, "--data-dir", folder)
        commands["check"] = ("check", workbook)
        for words, done in zip(commands, all_of(commands.values()), strict=True):
            trial.must(done.status == 0, f"{name!r}: {words} {done.line.encode('ascii', 'replace').decode()}")
    with desktop() as start:
        folder = trial.path(os.fsdecode(b"\x93\x5f\x8c\x9f"), "x").parent
        (folder / "settings.json").unlink(missing_ok=True)
        window = start("--data-dir", folder)
        window.dismiss()
        window.press("ctrl+2", "alt+1", "1")
        told = window.leave()
        trial.must(not told, f"closing the window: {short(' '.join(told))}")
        trial.must((folder / "settings.json").exists(), "closing the window: settings are not kept")
        trial.must(not list(folder.glob("*-wal")), "closing the window: the log stays")
        trial.must(list(folder.glob("backups/*.tenken")), "closing the window: no backup is made")
        trial.must("Traceback" not in log_of(folder), "closing the window: an error that nobody expected")


# 22, 28: screens


@case("22", "remembered place on a monitor that is gone", WINDOW)
def lost_screen(trial: Trial) -> None:
    """Wherever the window stood, its title bar can be reached on the screen that is there."""
    places = (
        [-3000, -200, 1000, 700],
        [5000, 4000, 1000, 700],
        [-40, -60, 1000, 700],
        [200, 860, 1000, 700],
        [0, 0, 1280, 900],
        [0, 0, 4000, 3000],
    )
    path = made(trial.path("data", "tenken.tenken"), ENTRIES)
    with desktop("1280x900") as start:
        for place in places:
            (path.parent / "settings.json").write_text(json.dumps({"geometry": place, "maximized": False}))
            window = start("--data-dir", path.parent)
            x, y, width, height = next(w["frame"] for w in window.windows() if w["kind"] == "MainWindow")
            window.kill()
            for log in path.parent.glob("*-wal"):
                log.unlink()
            seen = min(x + width, 1280) - max(x, 0)
            trial.must(0 <= y <= 860, f"from {place}: the title bar is at {y}")
            trial.must(seen >= 200, f"from {place}: {seen} pixels of the window are on the screen")
            fits = x >= -EDGE and x + width <= 1280 + EDGE and y + height <= 900 + EDGE
            trial.should(fits, f"from {place}: {x},{y} {width}×{height}")


@case("28", "150 % on a small screen, text 125 %", WINDOW)
def small_screen(trial: Trial) -> None:
    """The window fits the screen, and the ways to all places are seen."""
    path = made(trial.path("data", "tenken.tenken"), ENTRIES)
    (path.parent / "settings.json").write_text(json.dumps({"text_size": 125}))
    with desktop("1366x768") as start:
        window = start("--data-dir", path.parent, QT_SCALE_FACTOR="1.5")
        shown = window.look()
        _x, _y, wide, high = shown["screen"]
        for keys in ("ctrl+1", "ctrl+2", "ctrl+3", "ctrl+4", "ctrl+5", "ctrl+6"):
            window.press(keys)
            main = next(w for w in window.windows() if w["kind"] == "MainWindow")
            x, y, width, height = main["frame"]
            fits = x >= -EDGE and y >= 0 and x + width <= wide + EDGE and y + height <= high + EDGE
            trial.should(fits, f"{keys}: the window is {main['frame']} on {wide}×{high}")
            spots = window.ask("spots", kind="QAbstractButton")["spots"]
            for place in ("Overview", "Checklist", "Plan", "Documents", "Guide", "Ledgers"):
                left, top, w, h = next((spot for name, spot in spots if name.startswith(place)), (-1, -1, 0, 0))
                is_seen = left >= x and left + w <= x + width and top >= y and top + h <= y + height
                trial.must(is_seen, f"{keys}: “{place}” is not in the window")
        window.leave()


@case("23", "calendar pop-up in dark colours", f"{WINDOW}, picture")
def dark_calendar(trial: Trial) -> None:
    """The calendar of a day field is dark where the window is dark, and its figures can be read."""
    path = made(trial.path("data", "tenken.tenken"), ENTRIES)
    (path.parent / "settings.json").write_text(json.dumps({"theme": "dark"}))
    picture = trial.path("calendar.png")
    with desktop() as start:
        window = start("--data-dir", path.parent)
        window.press("ctrl+2", "alt+1")
        window.tab_to("Due date")
        window._xdotool("key", "Down")
        time.sleep(0.6)
        trial.must(any(w["is_popup"] for w in window.windows()), "no calendar comes")
        window.ask("picture", path=str(picture))
        window._xdotool("key", "Escape")
        window.leave()
    with Image.open(picture) as image:
        grey = sorted(image.convert("L").resize((120, 90), Image.Resampling.NEAREST).getdata())
    dark, light = grey[len(grey) // 2], grey[-1]
    trial.must(dark < 90, f"the calendar is light: {dark} of 255")
    trial.must(light > 150, f"nothing light is written on it: {light} of 255")


@case("31", "right-click menus in Japanese", WINDOW)
def menus(trial: Trial) -> None:
    """The menus of Qt's own fields are in the language of the screens."""
    path = made(trial.path("data", "tenken.tenken"), ENTRIES)
    with desktop() as start:
        window = start("--data-dir", path.parent, language="ja_JP")
        for place, way in {"search": ("ctrl+f",), "a field": ("ctrl+2", "alt+1", "Tab")}.items():
            window.press(*way)
            for _n in range(40):
                if window.focus()["can_be_typed_in"]:
                    break
                window.press("Tab", pause=20)
            window._xdotool("key", "Menu")
            time.sleep(0.4)
            menu = [w for w in window.windows() if w["kind"] == "QMenu" or "Menu" in w["kind"]]
            trial.must(menu, f"{place}: no menu comes")
            for text in (text for w in menu for text in w["texts"]):
                trial.must(not is_english(text.partition("\t")[0]), f"{place}: “{text}”")
            window._xdotool("key", "Escape")
            window.wait_until_idle()
        window.leave()


def is_english(text: str) -> bool:
    """Whether a text is words of ASCII letters and nothing else."""
    return bool(re.fullmatch(r"[A-Za-z][A-Za-z &.:’']*", text.strip())) and len(text.strip()) > 2


# 25: targets that are held


@case("25", "target open in Excel / held by antivirus", f"{COMMANDS}; chattr +i, a replace that fails")
def held_targets(trial: Trial) -> None:
    """A short hold is waited for; a long one is said with the file's name, truly; the file stays as it was."""
    workbook = made(trial.path("w.tenken"), ENTRIES)
    for what, seconds in {"short": 0.25, "long": 1e9}.items():
        targets = {words: trial.path(f"{what} {words}", name) for words, name in OUTPUTS.items()}
        for target in targets.values():
            target.write_bytes(b"before")
        commands = [(*words.split(), "--workbook", workbook, "--out", target) for words, target in targets.items()]
        held = {str(target): seconds for target in targets.values()}
        for (words, target), done in zip(targets.items(), all_of(commands, held=held), strict=True):
            left = sorted(p.name for p in target.parent.iterdir() if p != target)
            trial.must(not done.has_traceback, f"{what} hold, {words}: traceback")
            trial.should(not left, f"{what} hold, {words}: {left} is left beside")
            if what == "short":
                is_written = done.status == 0 and target.read_bytes() != b"before"
                trial.must(is_written, f"a short hold, {words}: no second try: {done.line}")
            else:
                judge_refusal(trial, f"a long hold, {words}", target, done)
    target = trial.path("fixed", "answers.csv")
    target.write_bytes(b"before")
    with unchangeable(target):
        done = tenken("export", "csv", "--workbook", workbook, "--out", target)
    judge_refusal(trial, "chattr +i", target, done)


def judge_refusal(trial: Trial, what: str, target: Path, done) -> None:
    trial.must(done.status == 1, f"{what}: status {done.status}")
    trial.must(target.read_bytes() == b"before", f"{what}: the file is not as it was")
    trial.must(target.name in done.err, f"{what}: the file is not named: {done.line}")
    folder = re.escape(str(target.parent))
    trial.must(not re.search(rf"{folder}[”\"»]? *(\.|,|$)", done.err), f"{what}: says it is the folder: {done.line}")


# L4: PDFs are no workbooks with a password


@case("L4", "every PDF is “a workbook with a password”", f"{WINDOW}; {COMMANDS}")
def pdf_is_no_workbook(trial: Trial) -> None:
    """A PDF that is no hand-over file asks for no password; that it is no workbook is said."""
    path = made(trial.path("data", "tenken.tenken"), ENTRIES)
    own = trial.path("own.pdf")
    tenken("report", "summary", "--workbook", path, "--out", own)
    named = trial.path("named.tenken")
    named.write_bytes(own.read_bytes())
    tiny = trial.path("tiny.pdf")
    tiny.write_bytes(b"%PDF-1.4\n%%EOF\n")
    for file in (own, named, tiny):
        done = tenken("import", "hand-over", file, "--workbook", trial.path("new", f"{file.stem}.tenken"))
        trial.must(done.status == 1 and not done.has_traceback, f"import of {file.name}: {done.line}")
        trial.must("password" not in done.err.casefold(), f"import of {file.name}: {done.line}")
    with desktop() as start:
        window = start("--data-dir", path.parent)
        for file in (own, named, tiny):
            window.open_file(file)
            asks = any(w["asks_password"] for w in window.windows())
            trial.must(not asks, f"File > Open {file.name}: a password is asked for")
            trial.must(window.dialogs(), f"File > Open {file.name}: nothing is said")
            window.dismiss()
        trial.must("Midori" in window.title, "the workbook is another one")
        window.leave()
        window = start("--data-dir", path.parent, own)
        asks = any(w["asks_password"] for w in window.windows())
        trial.must(not asks, "started with a PDF: a password is asked for")
        window.kill()


# L8, L9: words


@case("L8", "untranslated words in Qt's own dialogs", WINDOW)
def untranslated(trial: Trial) -> None:
    """In Japanese every word of a dialog is Japanese: those of Qt's file dialog and of message boxes too."""
    path = made(trial.path("data", "tenken.tenken"), ENTRIES)
    with desktop() as start:
        window = start("--data-dir", path.parent, language="ja_JP")
        for keys in ("ctrl+o", "ctrl+i", "ctrl+shift+s"):
            window.press(keys)
            tell_english(trial, keys, window)
            window.dismiss()
        window.leave()
        with unchangeable(path):
            window = start("--data-dir", path.parent, language="ja_JP")
            tell_english(trial, "start with a read-only workbook", window)
            window.kill()


def tell_english(trial: Trial, what: str, window: Window) -> None:
    trial.must(window.dialogs(), f"{what}: no dialog comes")
    for dialog in window.dialogs():
        for text in (dialog["title"], *dialog["texts"]):
            is_folder = text in ("Documents", "Desktop", "Downloads")  # as they are called on this PC
            trial.must(is_folder or not is_english(text.replace("&", "")), f"{what}: “{text}”")


@case("L9", "wrong sentence at the start with a read-only workbook", f"{WINDOW}; {COMMANDS}")
def read_only(trial: Trial) -> None:
    """Nobody is told that a last change was not saved where nothing was changed."""
    path = made(trial.path("data", "tenken.tenken"), ENTRIES)
    untrue = ("last change", "最後の変更")
    with unchangeable(path):
        for words in ("report summary", "export csv"):
            target = trial.path(OUTPUTS[words])
            done = tenken(*words.split(), "--workbook", path, "--out", target)
            trial.must(not any(t in done.err for t in untrue), f"{words}: {done.line}")
            trial.must(done.status == 0 or done.err, f"{words}: nothing is said")
        with desktop() as start:
            for language in ("ja_JP", "en_US"):
                window = start("--data-dir", path.parent, language=language)
                texts = window.texts()
                trial.must(texts or window.process.poll() is None, f"{language}: nothing is shown")
                wrong = [text for text in texts if any(t in text for t in untrue)]
                trial.must(not wrong, f"{language}: “{short(' '.join(wrong))}”")
                window.kill()


# L14: what the program remembers


@case("L14", "settings and recent files are written on a clean close only", WINDOW)
def settings(trial: Trial) -> None:
    """They are kept when they change: after a kill the workbook opened last, the language and the size are known.

    Who has several workbooks is asked which one, and Enter opens the one that was open last.
    """
    path = made(trial.path("data", "tenken.tenken"), ENTRIES)
    other = made(trial.path("other", "other.tenken"), ENTRIES, "Other")
    with desktop() as start:
        window = start("--data-dir", path.parent)
        window.open_file(other)
        trial.must("Other" in window.title, f"File > Open: “{window.title}”")
        window.press("ctrl+plus")
        time.sleep(3)
        window.kill()
        held = settings_of(path.parent)
        known = str(other) in (held.get("last_workbook"), *held.get("recent_workbooks", ()))
        trial.must(known, "after a kill the workbook opened last is not known")
        trial.must(held.get("text_size", 100) > 100, f"after a kill the text size is {held.get('text_size')}")
        again = start("--data-dir", path.parent)
        again.agree()
        trial.must("Other" in again.title, f"Enter at the next start opens “{again.title}”")
        new_by_keys(again, "Third")
        again.dismiss()
        title = again.title
        time.sleep(1)
        again.kill()
        third = start("--data-dir", path.parent)
        third.agree()
        trial.must(title and title == third.title, f"after a new workbook and a kill: “{third.title}”, not “{title}”")
        third.leave()
    trial.must(statuses(other), "the other workbook is empty")


def settings_of(data: Path) -> Mapping:
    path = data / "settings.json"
    return json.loads(path.read_bytes()) if path.exists() else {}
