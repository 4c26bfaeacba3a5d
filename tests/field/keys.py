"""Keys that land elsewhere: FIELD-REPORTS 17, 18, 24, and the bugs 1, 3, 5, 6 of LOOK."""

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.desktop import until
from tests.field.samples import made, measures
from tests.field.texts import PAPER, full_width, open_ledger, printed
from tests.field.trial import WINDOW, Trial, case, short, statuses, tenken, whole
from tests.field.window import FULL_WIDTH, Window, desktop

TASKS = {
    m: {"status": "not_done", "due": f"2027-{1 + n // 27:02}-{1 + n % 27:02}"} for n, m in enumerate(measures()[:15])
}


def kept(path: Path) -> tuple[Mapping[str, Any], ...]:
    """Answers, texts and ledgers of a workbook, also of one that is open."""
    held = whole(path)
    return tuple(held.get(part, {}) for part in ("entries", "texts", "tables"))


def differences(before: tuple, after: tuple) -> list[str]:
    """What is another value afterwards."""
    found = []
    for old, new in zip(before, after, strict=True):
        found += [f"{key}: {short(str(new.get(key)), 60)}" for key in {*old, *new} if old.get(key) != new.get(key)]
    return found


# 17, 18: scanners


def places(number: str) -> list[tuple[str, tuple[str, ...], str, dict[str, str]]]:
    """Where the keys may be when a scanner is pulled: the way there, what it types, and how it ends."""
    figures = number.replace("-", "")
    checklist, plan = ("ctrl+2", "alt+1", "list"), ("ctrl+3", "list", "Down")
    all_shown = ("ctrl+2", "alt+1", "ctrl+f", "ctrl+a", "BackSpace", "ctrl+2")
    return [
        ("checklist", checklist, figures, {}),
        ("checklist, with dashes", checklist, number, {}),
        ("checklist, Tab at the end", checklist, figures, {"end": "Tab"}),
        ("checklist, ]C0 before", checklist, f"]C0{figures}", {}),
        ("checklist, * around", checklist, f"*{figures}*", {}),
        ("checklist, STX before", checklist, figures, {"before": "ctrl+b"}),
        ("checklist, full width", checklist, full_width(figures), {}),
        ("plan", plan, figures, {}),
        ("plan, with dashes", plan, number, {"end": "Tab"}),
        ("search box", ("ctrl+2", "ctrl+f"), figures, {}),
        ("note field", (*all_shown, "note"), figures, {}),
        ("note field, full width", (*all_shown, "note"), full_width(figures), {}),
        ("owner field", (*all_shown, "owner"), figures, {"end": "Tab"}),
        ("overview", ("ctrl+1",), figures, {}),
        ("documents", ("ctrl+4",), figures, {}),
        ("guide", ("ctrl+5",), figures, {}),
        ("organization's name", ("alt+f", "m", "dialog"), figures, {}),
        ("task dialog", ("ctrl+3", "Down", "ctrl+t", "dialog"), figures, {}),
        ("cell of the plan", (*plan, "Right", "F2"), figures, {}),
        ("calendar of a day", (*all_shown, "due date", "Down", "dialog"), figures, {}),
        ("other workbooks", ("ctrl+shift+o", "dialog"), figures, {}),
        ("questions about the organization", ("alt+e", "o", "dialog"), figures, {}),
        ("search of everything", ("ctrl+k", "dialog"), figures, {}),
        ("devices", ("devices",), figures, {}),
    ]


@case("17", "scanner pulled while a list, field or dialog has the keys", WINDOW)
def scanned_anywhere(trial: Trial) -> None:
    """A burst of keys goes to its sheet or nowhere: no answer, note, name or task changes, whatever has the keys."""
    path = made(trial.path("data", "tenken.tenken"), TASKS)
    number = printed(trial, path, "checklist", "--view", "teleworker")
    with desktop() as start:
        sound, before = path.read_bytes(), kept(path)
        window = start("--data-dir", path.parent)
        for place, way, code, how in places(number):
            go(window, way)
            window.scan(code, **how)
            opened = PAPER in {w["title"] for w in window.windows()}
            window.dismiss()
            window.press("ctrl+1")  # what is being typed somewhere is handed over
            changed = differences(before, kept(path))
            trial.must(not changed, f"{place}: {len(changed)} changed, such as {changed[:1]}")
            trial.should(opened or place != "checklist", f"{place}: the sheet does not come")
            if changed:  # the next place is tried on what is as it was
                window.leave()
                path.write_bytes(sound)
                window = start("--data-dir", path.parent)
        left = window.leave()
    trial.must(window.process.returncode == 0, f"it did not end well: {short(' '.join(left))} {window.errors}")


def go(window: Window, way: tuple[str, ...]) -> None:
    """Goes to a place by keys; `note`, `owner`, `due date` are the fields called so, `list` is the list of the place.

    `dialog` waits for a window over the main one: that is what has to have the keys.
    """
    for key in way:
        if key == "devices":
            open_ledger(window)
        elif key == "list":
            to_a_list(window)
        elif key == "dialog":
            until(lambda: len(window.windows()) > 1, f"no window comes over the main one by {way}")
            window.wait_until_idle()
        elif key in ("note", "owner", "due date"):
            window.tab_to(key)
        else:
            window.press(key)


@case("18", "scanner that ends with Tab; prefix; second scan", WINDOW)
def scanned_into_the_dialog(trial: Trial) -> None:
    """The sheet that was scanned opens, however the scanner begins and ends; a second scan types no answers."""
    path = made(trial.path("data", "tenken.tenken"), TASKS)
    first = printed(trial, path, "checklist", "--view", "teleworker")
    second = printed(trial, path, "meeting-pack")
    figures = first.replace("-", "")
    before = kept(path)
    codes = {
        "Enter": (figures, {}),
        "Tab": (figures, {"end": "Tab"}),
        "dashes and Tab": (first, {"end": "Tab"}),
        "]C0": (f"]C0{figures}", {}),
        "]C1 and Tab": (f"]C1{figures}", {"end": "Tab"}),
        "*…*": (f"*{figures}*", {}),
        "STX": (figures, {"before": "ctrl+b"}),
        "full width": (full_width(figures), {}),
    }
    assert set(full_width(figures)) <= set(FULL_WIDTH)
    with desktop() as start:
        window = start("--data-dir", path.parent)
        for what, (code, how) in codes.items():
            window.press("ctrl+e")
            window.wait_for(PAPER)
            window.scan(code, **how)
            if how.get("end") == "Tab" and not sheet_shown(window):
                window.press("Return")
            shown = sheet_shown(window)
            trial.must(shown in ("", "Checklist"), f"{what}: another sheet is opened, “{shown}”")
            trial.should(shown == "Checklist", f"{what}: not opened: {told_by(window)}")
            window.dismiss()
        for what, code in {"second scan": second, "the same again": first, "Tab": second}.items():
            window.press("ctrl+e")
            window.wait_for(PAPER)
            window.scan(figures)
            window.scan(code.replace("-", ""), end="Tab" if what == "Tab" else "Return")
            window.press("Escape")
            kinds = {dialog["kind"] for dialog in window.dialogs()}
            trial.must("MessageBox" not in kinds, f"{what}, while the rows have the keys: rows were answered")
            window.dismiss()
        window.leave()
    trial.must(not differences(before, kept(path)), "answers are others now")


def sheet_shown(window: Window) -> str:
    """The document whose rows are shown to be typed in; '' for none."""
    texts = [t for d in window.dialogs() for t in d["texts"]]
    found = [text.partition("\u3000")[0] for text in texts if "\u3000" in text and "printed on" in text]
    return found[0] if found and any(re.search(r"\d+ of \d+ rows", text) for text in texts) else ""


def told_by(window: Window) -> str:
    return short(" / ".join(t for d in window.dialogs() for t in d["texts"] if len(t) > 25), 100)


# 24, L5: the plan


@case("24", "keys jump to the top when a task leaves the plan", WINDOW)
def task_leaves(trial: Trial) -> None:
    """A key that is pressed twice answers one task, after which the keys stand on the next one, never on the first.

    What is shown as current when the plan comes is what the keys answer.
    """
    tasks = {m: {"status": "not_done", "due": f"2027-01-{n:02}"} for n, m in enumerate(measures()[5:20], 1)}
    path = made(trial.path("data", "tenken.tenken"), tasks)
    (path.parent / "settings.json").write_text('{"view": "administrator"}')
    with desktop() as start:
        window = start("--data-dir", path.parent)
        window.press("ctrl+3", "Home", *["Down"] * 9)  # one role: the same work of others is not answered along
        here = window.standing_on()
        trial.must(here, "the plan has no current row")
        window.press("1", "1")
        done = of_status(path, "done")
        trial.must(done == {here}, f"1 pressed twice on {here} answers {', '.join(sorted(done)) or 'nothing'}")
        order = list(tasks)
        below = order[order.index(here) + 1] if here in order[:-1] else ""
        until(lambda: window.standing_on() != here, "the keys do not go on")
        trial.must(window.standing_on() == below, f"then the keys stand on {window.standing_on()}, not on {below}")
        window.press("1")
        done = of_status(path, "done")
        trial.must(done == {here, below}, f"a third 1 on {below}: {', '.join(sorted(done))} are done")
        window.leave()
        first_shown(trial, start)


def of_status(path: Path, wanted: str) -> set[str]:
    return {m for m, status in statuses(path).items() if status == wanted}


def first_shown(trial: Trial, start) -> None:
    tasks = {m: {"status": "not_done", "due": f"2027-01-{n:02}"} for n, m in enumerate(measures()[5:20], 1)}
    path = made(trial.path("first", "tenken.tenken"), tasks)
    (path.parent / "settings.json").write_text('{"view": "administrator"}')
    window = start("--data-dir", path.parent)
    window.press("ctrl+3")
    here = window.standing_on()
    window.press("2")
    partial = of_status(path, "partial")
    window.leave()
    trial.must(not partial or here in partial, f"on first showing, 2 answers {', '.join(sorted(partial))}, not {here}")
    trial.should(partial or not here, f"on first showing, row {here} is current and the keys do nothing")


@case("L5", "plan and checklist answer differently", WINDOW)
def answered_together(trial: Trial) -> None:
    """One key on a measure settles the same measures in both places; undo stands on what it restored."""
    entries = {m: {"status": "partial"} for m in ("teleworker-C-2", "teleworker-J-1", "executive-A-2")}
    sole = made(trial.path("made.tenken"), entries)
    tenken("profile", "--workbook", sole, "--set", "kind=sole_proprietor", "--set", "people=1")
    settled: dict[str, set[str]] = {}
    with desktop() as start:
        for place in ("checklist", "plan"):
            path = trial.path(place, "tenken.tenken")
            shutil.copyfile(sole, path)
            before = statuses(path)
            window = start("--data-dir", path.parent)
            window.press("ctrl+2", "alt+4", "ctrl+f")
            window.write("teleworker-C-2")
            window.press("Return")
            if place == "plan":
                window.press("ctrl+3", "Down", "Up")
                stand_on(window, "teleworker-C-2")
            window.press("1")
            after = statuses(path)
            settled[place] = {m for m in {*before, *after} if before.get(m) != after.get(m)}
            window.press("ctrl+z")
            here = window.standing_on()
            trial.should(here == "teleworker-C-2", f"{place}: after undo the keys stand on {here or 'nothing'}")
            window.leave()
    trial.must(settled["checklist"], "the checklist answers nothing")
    trial.must(settled["checklist"] == settled["plan"], f"checklist {settled['checklist']}, plan {settled['plan']}")


def stand_on(window: Window, measure: str) -> None:
    for _n in range(40):
        if window.standing_on() == measure:
            return
        window.press("Down", pause=20)
    raise AssertionError(f"{measure} is not in the list")


# L1, L3, L6


LISTS = {
    "checklist": ("ctrl+2",),
    "plan": ("ctrl+3",),
    "documents": ("ctrl+4",),
    "guide": ("ctrl+5",),
    "guide, a branch open": ("ctrl+5", "Home", "Right"),
    "devices": ("ctrl+6",),
}


@case("L1", "the wheel steals the keyboard", WINDOW)
def wheel(trial: Trial) -> None:
    """The wheel never moves the focus and never changes a choice; a key after it answers what the list stands on."""
    path = made(trial.path("data", "tenken.tenken"), {"executive-A-2": {"owner": "森"}})
    geometry = {"geometry": [10, 30, 1366, 740], "text_size": 100}
    trial.path("data", "settings.json").write_text(json.dumps(geometry))
    with desktop("1400x820") as start:
        window = start("--data-dir", path.parent)
        window.press("ctrl+2", "alt+1", "Down")
        before = window.focus()["name"]
        x, y, width, height = next(w["frame"] for w in window.windows() if w["kind"] == "MainWindow")
        stolen = ""
        for across in (0.54, 0.7, 0.9):
            for down in range(y + 130, y + height - 40, 55):
                window.wheel(round(x + width * across), down, 12)
                if not stolen and window.focus()["name"] != before:
                    stolen = f"at {round(width * across)},{down - y}: “{window.focus()['name']}” has the keys"
                    window.press("ctrl+2")
        trial.must(not stolen, stolen)
        window.wheel(740, 343, 40)
        window.press("1")
        window.press("ctrl+1")
        entry = whole(path)["entries"].get("executive-A-2", {})
        trial.must(entry.get("owner") == "森", f"the owner is “{entry.get('owner')}” now")
        trial.must(entry.get("status") == "done", "the key answered nothing")
        for keys in (("ctrl+4",), ("ctrl+1",)):
            wheel_over_choices(trial, window, keys)
        window.leave()


def wheel_over_choices(trial: Trial, window: Window, keys: tuple[str, ...]) -> None:
    window.press(*keys)
    before = window.focus()
    for kind in ("QComboBox", "QSpinBox", "QSlider"):
        for name, (x, y, width, height) in window.ask("spots", kind=kind).get("spots", []):
            window.wheel(x + width // 2, y + height // 2, 3)
            now = window.focus()
            trial.must(
                (now["kind"], now["name"]) == (before["kind"], before["name"]), f"{keys[0]}: {name} has the keys"
            )


@case("L3", "Home key dead in the lists", WINDOW)
def home(trial: Trial) -> None:
    """Home goes to the first row and End to the last, in every list."""
    path = made(trial.path("data", "tenken.tenken"), TASKS)
    with desktop() as start:
        window = start("--data-dir", path.parent)
        open_ledger(window)
        window.ask("clip", text="\r\n".join(f"PC{n}\tS{n}" for n in range(9)))
        window.press("alt+p")
        for place, way in LISTS.items():
            window.press(*way)
            to_a_list(window)
            window.press(*["Up"] * 30, pause=20)
            first = row_of(window)
            window.press("End")
            last = row_of(window)
            window.press("Home")
            now = row_of(window)
            trial.must(now == first and first, f"{place}: Home leads to “{short(now, 30)}”, not “{short(first, 30)}”")
            window.press("End")
            again = row_of(window)
            trial.must(last == again != first, f"{place}: End leads to “{short(again, 30)}”")
        window.leave()


def row_of(window: Window) -> str:
    """What the row that the keys stand on is called; how many pages a document has is known a little later."""
    return window.focus().get("row_text", "").partition(",")[0]


def to_a_list(window: Window) -> None:
    """Tab, until a list of many rows has the keys."""
    for _n in range(25):
        if window.focus().get("rows", 0) >= 5:
            return
        window.press("Tab", pause=20)
    raise AssertionError("no list to be reached by Tab")


@case("L6", "a new workbook keeps the old place", WINDOW)
def new_workbook(trial: Trial) -> None:
    """A new workbook begins at the beginning: the overview, or the questions about the organisation."""
    path = made(trial.path("data", "tenken.tenken"), TASKS)
    with desktop() as start:
        window = start("--data-dir", path.parent)
        window.press("ctrl+5")
        to_a_list(window)
        window.press("Down", "Down")
        old = next(w for w in window.windows() if w["kind"] == "MainWindow")
        new_by_keys(window, "Another")
        asked = [d["title"] for d in window.dialogs()]
        new = next(w for w in window.windows() if w["kind"] == "MainWindow")
        trial.must("Another" in new["title"], f"no new workbook: “{new['title']}”")
        trial.must(asked or "Guide" not in new["checked"], "it shows the guide, and asks nothing")
        trial.must(old["title"] != new["title"], "the title is the same")
        window.dismiss()
        window.leave()


def new_by_keys(window: Window, name: str) -> None:
    """File > New workbook, with the name and the place that are proposed."""
    window.press("ctrl+n")
    window.write(name)
    for _n in range(4):
        kinds = [w["kind"] for w in window.dialogs()]
        if not {"OrganisationDialog", "QFileDialog"} & set(kinds):
            return
        window.press(*(["Return"] if "QFileDialog" in kinds else ["Tab", "Return"]))
