"""What a text means, typed, pasted and in CSV: FIELD-REPORTS 01, 02, 09, 10, 27, 30, 33, 34."""

import csv
import io
import re
import subprocess
import unicodedata
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path

from tests.field.samples import csv_file, made, measures, table
from tests.field.spreadsheets import xlsx
from tests.field.taking import cell, taken, takes_nothing
from tests.field.trial import COMMANDS, WINDOW, Trial, all_of, case, require, short, tenken, whole
from tests.field.window import Window, desktop

MEASURE = "administrator-E-10"
PAPER = "Enter a sheet from paper"
"""The title of the dialog into which sheets are typed back."""


def full_width(text: str) -> str:
    """As an input method gives figures and signs."""
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


# 01, 02: days


def spellings(day: date) -> tuple[list[str], list[str]]:
    """A day with its weekday or with midnight, as spreadsheets and people write it: the usual ones, and rarer ones."""
    y, m, d, era = day.year, day.month, day.day, day.year - 2018
    weekday, iso = "月火水木金土日"[day.weekday()], day.isoformat()
    slashes, words, reiwa = f"{y}/{m}/{d}", f"{y}年{m}月{d}日", f"令和{era}年{m}月{d}日"
    bases = (
        *(slashes, iso, f"{y}.{m}.{d}", words, reiwa, f"R{era}.{m}.{d}", f"R{era}/{m}/{d}", full_width(slashes)),
        *(f"{m}/{d}", f"{m}月{d}日"),
    )
    tails = (f"({weekday})", f"（{weekday}）", f" ({weekday})", f"（{weekday}曜日）")
    usual = [base + tail for base in bases for tail in tails]
    usual += [f"{slashes} 0:00", f"{slashes} 00:00", f"{slashes} 0:00:00", f"{iso} 00:00:00", f"{iso}T00:00:00"]
    usual += [f"{words}{weekday}曜日", f"{reiwa}{weekday}曜日"]
    rare = [f"{iso}T00:00", f"{iso} 00:00:00.000", f"{words} 0時00分", f"{slashes} 午前0:00", f"{slashes} {weekday}曜"]
    rare += [f"{slashes}({day:%a})", f"{slashes} ({day:%A})", f"{slashes}{'㊊㊋㊌㊍㊎㊏㊐'[day.weekday()]}"]
    return usual, rare


@case("01", "days with weekday or midnight", f"{COMMANDS}; {WINDOW}")
def days_in_full(trial: Trial) -> None:
    """The weekday and midnight say nothing more: it is that day, in CSV, XLSX, by command, typed and pasted."""
    day = date.today() + timedelta(20)
    usual, rare = spellings(day)
    workbook = made(trial.path("w.tenken"))
    for kind in ("csv", "xlsx"):
        files = [_due_file(trial, f"{n}.{kind}", text) for n, text in enumerate((*usual, *rare))]
        due = [one.field(MEASURE, "due") for one in taken(trial, workbook, files)]
        pairs = zip((*usual, *rare), due, strict=True)
        _tell_days(trial, kind, usual, rare, {text: found for text, found in pairs if found != day.isoformat()})
    by_command = made(trial.path("c.tenken"))
    pairs = list(zip(measures(), (*usual, *rare), strict=False))
    all_of([("set", "--workbook", by_command, measure, "--due", text) for measure, text in pairs])
    entries = whole(by_command)["entries"]
    found = {text: entries.get(measure, {}).get("due", "") for measure, text in pairs}
    _tell_days(trial, "set --due", usual, rare, {t: due for t, due in found.items() if due != day.isoformat()})
    _in_the_window(trial, usual)


def _due_file(trial: Trial, name: str, text: str) -> Path:
    rows = [["id", "due"], [MEASURE, text]]
    path = trial.path("days", name)
    return xlsx(path, rows) if name.endswith("xlsx") else csv_file(path, rows)


def _tell_days(trial: Trial, door: str, usual: list[str], rare: list[str], wrong: dict[str, str]) -> None:
    for texts, expect in ((usual, trial.must), (rare, trial.should)):
        missed = [text for text in texts if text in wrong]
        others = [f"{text} is {wrong[text]}" for text in missed if wrong[text]]
        expect(
            not missed, f"{door}: {len(missed)} of {len(texts)} refused or wrong, {'; '.join((others or missed)[:3])}"
        )


def _in_the_window(trial: Trial, usual: Sequence[str]) -> None:
    """Typed into the due date, and pasted into the list of devices, where the day is one of the past."""
    path = made(trial.path("data", "tenken.tenken"))
    past = [text for text in spellings(date.today() - timedelta(20))[0] if text.startswith(("20", "令", "２"))]
    with desktop() as start:
        window = start("--data-dir", path.parent)
        window.press("ctrl+2", "alt+1")
        for text in usual[:1] + [t for t in usual if t.endswith("0:00")][:1]:
            window.tab_to("Due date")
            window.press("ctrl+a", "BackSpace")
            window.ask("clip", text=text)
            window.press("ctrl+v", "Tab")
            window.press("ctrl+2")
            trial.must(_due_in(path, window) is None, f"typed into the due date: {text}")
        open_ledger(window)
        window.ask("clip", text="\r\n".join(f"PC{n}\tS{n}\t\t\t\t\t\t{text}\t" for n, text in enumerate(past)))
        window.press("alt+p")
        window.agree()
        window.leave()
    held = whole(path)
    due = held["entries"].get("executive-A-1", {}).get("due", "")
    trial.must(due == (date.today() + timedelta(20)).isoformat(), f"typed into the due date: it is “{due}”")
    seen = [cell(held, f"device.{n + 1}.seen") for n in range(len(past))]
    right = seen.count((date.today() - timedelta(20)).isoformat())
    trial.must(right == len(past), f"pasted: {right} of {len(past)} days are right")


def _due_in(path: Path, window: Window) -> str | None:
    """What the window says is wrong with a day, if anything."""
    told = [text for text in window.texts() if "not a day" in text]
    return told[0] if told else None


def open_ledger(window: Window) -> None:
    """View > Ledgers, which begins with the devices."""
    window.press("ctrl+6")


def yearless(day: date) -> list[str]:
    """A day without its year."""
    m, d = day.month, day.day
    weekday = "月火水木金土日"[day.weekday()]
    return [f"{m}/{d}", f"{m}月{d}日", f"{m}-{d}", full_width(f"{m}/{d}"), f"{m}.{d}", f"{m}/{d}({weekday})"]


@case("02", "day without year, of something past", f"{COMMANDS}; {WINDOW}")
def days_without_year(trial: Trial) -> None:
    """The nearest past one where the field is of the past, the nearest coming one where it is of the future."""
    past, coming = date.today() - timedelta(8), date.today() + timedelta(8)
    _without_year_in_tables(trial, past, coming)
    workbook = made(trial.path("c.tenken"))
    for n, text in enumerate(yearless(past)[:5]):
        tenken("set", "--workbook", workbook, measures()[n], "--evidence-seen", text, "--due", yearless(coming)[n])
    for entry in whole(workbook)["entries"].values():
        trial.must(entry["evidence_seen"] == past.isoformat(), f"set --evidence-seen: {entry['evidence_seen']}")
        trial.must(entry["due"] == coming.isoformat(), f"set --due: {entry['due']}")
    _without_year_in_the_window(trial, past)


def _without_year_in_tables(trial: Trial, past: date, coming: date) -> None:
    workbook = made(trial.path("w.tenken"))
    for kind, write in {"csv": csv_file, "xlsx": xlsx}.items():
        head, due_head = ["id", "evidence_seen"], ["id", "due"]
        answers = [write(trial.path(f"e{n}.{kind}"), [head, [MEASURE, t]]) for n, t in enumerate(yearless(past))]
        dues = [write(trial.path(f"d{n}.{kind}"), [due_head, [MEASURE, t]]) for n, t in enumerate(yearless(coming))]
        devices = [["name", "serial", "seen"], *([f"PC{n}", f"S{n}", t] for n, t in enumerate(yearless(past)[:5]))]
        for one in taken(trial, workbook, answers):
            _same_day(trial, f"evidence seen, {kind}", one.field(MEASURE, "evidence_seen"), past)
        for one in taken(trial, workbook, dues):
            _same_day(trial, f"due, {kind}", one.field(MEASURE, "due"), coming)
        [one] = taken(trial, workbook, [write(trial.path(f"l.{kind}"), devices)])
        for n in range(1, len(devices)):
            _same_day(trial, f"device last seen, {kind}", one.text(f"device.{n}.seen"), past)


def _same_day(trial: Trial, what: str, found: str, wanted: date) -> None:
    """Another day is a fault; that one of the six spellings is refused belongs to case 01."""
    trial.must(found in ("", wanted.isoformat()), f"{what}: {found} for {wanted}")


def _without_year_in_the_window(trial: Trial, past: date) -> None:
    path = made(trial.path("data", "tenken.tenken"))
    number = printed(trial, path, "self-check", "--person", "Anna")
    with desktop() as start:
        window = start("--data-dir", path.parent)
        window.press("ctrl+2", "alt+1")
        window.tab_to("Evidence seen on")
        window.write(f"{past.month}/{past.day}")
        window.press("Tab")
        window.press("ctrl+e")
        window.wait_for(PAPER)
        window.write(number)
        window.press("Return")
        window.tab_to("Filled in on")
        window.press("ctrl+a")
        window.write(f"{past.month}/{past.day}")
        window.press("Tab")
        window.tab_to("Rows of the sheet")
        window.press(*["1"] * 29, "Return")
        window.close_with("What changes", "ctrl+Return")
        window.leave()
    held = whole(path)
    seen = held["entries"].get("executive-A-1", {}).get("evidence_seen", "")
    trial.must(seen == past.isoformat(), f"evidence seen, typed: “{seen}” for {past}")
    days = {one["day"] for one in held["tables"]["hand_in"]}
    trial.must(days == {past.isoformat()}, f"filled in on, typed: {days or 'nothing kept'} for {past}")


def printed(trial: Trial, workbook: Path, document: str, *more: str) -> str:
    """Prints a sheet; the number that stands on it."""
    require("pdftotext")
    paper = trial.path(f"{document}.pdf")
    done = tenken("report", document, "--workbook", workbook, "--out", paper, "--lang", "en", *more)
    assert done.status == 0, done
    text = subprocess.run(["pdftotext", "-raw", paper, "-"], capture_output=True, text=True, check=True).stdout
    numbers = set(re.findall(r"\b\d{3}-\d{4}-\d\b", text))
    assert len(numbers) == 1, numbers
    return numbers.pop()


# 09, 10: separators and encodings


def own_csv(workbook: Path, target: Path, what: str = "answers") -> Path:
    """The program's own table, in Japanese."""
    done = tenken("export", "csv", "--workbook", workbook, "--out", target, "--what", what, "--lang", "ja")
    assert done.status == 0, done
    return target


@case("09a", "separator guessed by counting", COMMANDS)
def separators(trial: Trial) -> None:
    """The separator is that of the headings, whatever stands in the cells; the program reads what it wrote."""
    semicolons = csv_file(trial.path("s.csv"), [["id", "note"], [MEASURE, "a; b; c; d; e"]])
    tabs = csv_file(trial.path("t.csv"), [["id", "note"], [MEASURE, "a\tb\tc\td\te"]])
    many = csv_file(trial.path("m.csv"), [["id", "note"], *([m, "x; y; z;;;"] for m in measures()[:30])])
    swapped = trial.path("swapped.csv")
    swapped.write_text(f"id;note\r\n{MEASURE};a, b, c, d, e\r\n", encoding="utf-8")
    wanted = ["a; b; c; d; e", "a\tb\tc\td\te", "x; y; z;;;", "a, b, c, d, e"]
    places = [MEASURE, MEASURE, measures()[0], MEASURE]
    files = [semicolons, tabs, many, swapped]
    for text, place, one in zip(wanted, places, taken(trial, made(trial.path("w.tenken")), files), strict=True):
        note = one.field(place, "note")
        trial.must(note == text, f"{one.file.stem}: “{short(note, 30)}” {one.done.line}")
    first = measures()[0]
    pasted = "\n".join("\t".join(f"c{n}" for n in range(12)) for _line in range(4))
    own = made(trial.path("own.tenken"), {MEASURE: {"note": "a; b; c"}})
    device = [["name", "serial", "applications"], ["PC", "S1", "; ".join(f"program {n}" for n in range(25))]]
    tenken("import", "xlsx", xlsx(trial.path("d.xlsx"), device), "--workbook", own, "--data-dir", trial.folder)
    tenken("set", "--workbook", own, first, "--note", pasted)
    files = {what: own_csv(own, trial.path(f"own-{what}.csv"), what) for what in ("answers", "devices")}
    takes_nothing(trial, own, {f"own {what}": file for what, file in files.items()})


@case("09b", "second BOM, BOM between joined files, Ctrl-Z at the end", COMMANDS)
def marks_of_files(trial: Trial) -> None:
    """Marks that belong to files and not to their text do not matter, wherever they stand."""
    bom, row = "\ufeff", f"{MEASURE},typed\r\n"
    second = f"{measures()[0]},typed\r\n"
    contents = {
        "double BOM": f"{bom}{bom}id,note\r\n{row}",
        "joined": f"{bom}id,note\r\n{second}{bom}{row}",
        "Ctrl-Z": f"{bom}id,note\r\n{row}\x1a",
        "Ctrl-Z on a line": f"id,note\r\n{row}\x1a\r\n",
    }
    _read_all(trial, {name: text.encode() for name, text in contents.items()}, "typed")


@case("09c", "EUC-JP, ISO-2022-JP, half-width kana alone", COMMANDS)
def other_encodings(trial: Trial) -> None:
    """They are read for what they are."""
    text = f"id,note\r\n{MEASURE},確認した内容\r\n"
    _read_all(trial, {e: text.encode(e) for e in ("euc_jp", "iso2022_jp")}, "確認した内容")
    kana = f"id,note\r\n{MEASURE},ｶｸﾆﾝｼﾀ\r\n".encode("cp932")
    _read_all(trial, {"half-width kana": kana}, "ｶｸﾆﾝｼﾀ", same_width=False)
    longer = f"番号,名前,シリアルナンバー\r\n1,{'顧客管理用の端末' * 3},Ｓ１\r\n"
    for encoding in ("euc_jp", "iso2022_jp"):
        file = trial.path(f"d-{encoding}.csv")
        file.write_bytes(longer.encode(encoding))
        [one] = taken(trial, made(trial.path(f"w-{encoding}.tenken")), [file])
        name = one.text("device.1.name")
        trial.must(one.is_refused or name == "顧客管理用の端末" * 3, f"{encoding} devices: “{short(name, 30)}”")
        trial.should(name, f"{encoding} devices: {one.done.line}")


def _read_all(trial: Trial, contents: dict[str, bytes], wanted: str, *, same_width: bool = True) -> None:
    files = []
    for name, content in contents.items():
        files.append(trial.path(f"{name}.csv"))
        files[-1].write_bytes(content)
    for one in taken(trial, made(trial.path("w", wanted, "w.tenken")), files):
        note = one.field(MEASURE, "note")
        found = note if same_width else unicodedata.normalize("NFKC", note)
        is_right = found == (wanted if same_width else unicodedata.normalize("NFKC", wanted))
        trial.must(is_right or one.is_refused, f"{one.file.stem}: “{note}” {one.done.line}")
        trial.should(is_right or not one.is_refused, f"{one.file.stem}: {one.done.line}")


@case("09d", "`sep=`, CR only, UTF-16, `;`, tab, gaiji", COMMANDS)
def usual_kinds(trial: Trial) -> None:
    """They are read."""
    rows = f"id,note\r\n{MEASURE},㈱髙﨑①\r\n"
    contents = {
        "sep": ("sep=;\r\n" + rows.replace(",", ";")).encode("utf-8-sig"),
        "CR only": rows.replace("\r\n", "\r").encode("utf-8"),
        "UTF-16": rows.replace(",", "\t").encode("utf-16"),
        "semicolon": rows.replace(",", ";").encode("cp932"),
        "tab": rows.replace(",", "\t").encode("utf-8"),
        "gaiji": rows.encode("cp932"),
    }
    files = []
    for name, content in contents.items():
        files.append(trial.path(f"{name}.csv"))
        files[-1].write_bytes(content)
    for one in taken(trial, made(trial.path("w.tenken")), files):
        note = one.field(MEASURE, "note")
        trial.must(note == "㈱髙﨑①", f"{one.file.stem}: “{note}” {one.done.line}")


LETTERS = (
    "𠮷田",
    "☑ 済",
    "café",
    "葛\U000e0100飾",
    "10〜12時",
    "A−B",
    "見積‖別紙",
    "5¢ £3",
    "¬ 否",
    "全角—ダッシュ",
    "😀",
    "한글",
)
"""What Shift_JIS cannot hold, or holds as another letter."""
AS_WINDOWS = str.maketrans("〜−‖¢£¬—é", "～－∥￠￡￢―e")
"""What Windows puts instead."""


@case("10", "table saved as Shift_JIS, nothing edited", COMMANDS)
def lossy_encodings(trial: Trial) -> None:
    """What only the encoding changed is recognised as unchanged, cell by cell; what a person changed is taken in."""
    entries = {m: {"note": text, "owner": text, "evidence": text} for m, text in zip(measures(), LETTERS, strict=False)}
    workbook = made(trial.path("w.tenken"), entries)
    devices = [["name", "serial"], *([text, f"S{n}"] for n, text in enumerate(LETTERS))]
    tenken("import", "csv", csv_file(trial.path("d.csv"), devices), "--workbook", workbook, "--data-dir", trial.folder)
    files = {}
    for what in ("answers", "devices"):
        text = own_csv(workbook, trial.path(f"{what}.csv"), what).read_text(encoding="utf-8-sig")
        for name, content in _as_saved(text).items():
            files[f"{what}, {name}"] = trial.path(f"{what} {name}.csv")
            files[f"{what}, {name}"].write_bytes(content)
    takes_nothing(trial, workbook, files)
    _one_edit_among_losses(trial, workbook)


def _as_saved(text: str) -> dict[str, bytes]:
    """How programs save a table in encodings that cannot hold all of it."""
    return {
        "Excel": "".join("??" if ord(c) > 0xFFFF else c for c in text.translate(AS_WINDOWS)).encode("cp932", "replace"),
        "iconv": text.translate(AS_WINDOWS).encode("cp932", "replace"),
        "as it is": text.encode("cp932", "replace"),
        "EUC-JP": text.encode("euc_jp", "replace"),
    }


def _one_edit_among_losses(trial: Trial, workbook: Path) -> None:
    text = own_csv(workbook, trial.path("one.csv")).read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    line = next(row for row in rows if measures()[0] in row)
    line[line.index("𠮷田")] = "書きかえた"
    edited = csv_file(trial.path("edited.csv"), rows)
    edited.write_bytes(edited.read_text(encoding="utf-8-sig").encode("cp932", "replace"))
    done = tenken("import", "csv", edited, "--workbook", workbook, "--dry-run")
    lines = [line for line in done.out.splitlines() if "\t" in line]
    trial.must(any("書きかえた" in line for line in lines), f"an edit among them is not taken: {done.line}")
    trial.must(len(lines) <= 1, f"with one edit {len(lines)} fields are changed")


# 27, 30, 33: figures, consoles, names


@case("27", "full-width row number; reason of invisible letters", COMMANDS)
def invisible(trial: Trial) -> None:
    """A full-width number is a number; a reason that nobody can see is none."""
    devices = csv_file(trial.path("d.csv"), [["number", "name", "serial"], ["1", "PC", "S1"], ["2", "PC2", "S2"]])
    workbook = made(trial.path("w.tenken"))
    tenken("import", "csv", devices, "--workbook", workbook, "--data-dir", trial.folder)
    rows = [["number", "name", "serial"], ["２", "changed", "S2"]]
    files = [csv_file(trial.path("n.csv"), rows), xlsx(trial.path("n.xlsx"), rows)]
    for one in taken(trial, workbook, files):
        name = one.text("device.2.name")
        trial.should(name == "changed", f"number ２ in {one.file.suffix}: {one.done.line}")
        trial.must(one.is_refused or name == "changed", f"number ２ in {one.file.suffix}: “{name}”")
    reasons = {
        f"U+{ord(text[0]):04X}": text for text in ("\u200b", "\u2060\u200d", "\u3164", "\u00ad", "\ufe0f", "\u2800")
    }
    target = made(trial.path("r.tenken"))
    answer = ("--status", "not_applicable", "--reason")
    pairs = list(zip(measures()[30:], reasons.items(), strict=False))
    all_of([("set", "--workbook", target, measure, *answer, text) for measure, (_name, text) in pairs])
    held = whole(target)["entries"]
    for measure, (name, _text) in pairs:
        by_command = held.get(measure, {}).get("status", "")
        trial.should(by_command != "not_applicable", f"a reason of {name}: is taken by “set”")
    fields = {name: {"status": "not_applicable", "reason": text} for name, text in reasons.items()}
    files = [csv_file(trial.path(f"{name}.csv"), table({MEASURE: entry})) for name, entry in fields.items()]
    for one in taken(trial, made(trial.path("i.tenken")), files):
        status = one.field(MEASURE, "status")
        trial.should(status != "not_applicable", f"a reason of {one.file.stem}: is taken in a table")


@case("30", "CP932 console, pipe", COMMANDS)
def old_console(trial: Trial) -> None:
    """Every command speaks through an old Japanese console and a pipe."""
    workbook = made(trial.path("w.tenken"), {MEASURE: {"note": "𠮷田 ☑ é"}}, "𠮷田 ☑")
    commands = {
        "catalogue": (),
        "report --list": (),
        "check": (workbook,),
        "profile": ("--workbook", workbook),
        "applicability": ("--workbook", workbook),
        "--help": (),
    }
    for words, rest in commands.items():
        done = tenken(*words.split(), *rest, LANG="ja_JP.SJIS", PYTHONIOENCODING="cp932")
        trial.must(done.status == 0 and done.out and not done.err, f"{words}: {done.line}")
    refused = tenken("check", trial.path("𠮷.tenken"), LANG="ja_JP.SJIS", PYTHONIOENCODING="cp932")
    trial.must(refused.status and refused.out + refused.err and not refused.has_traceback, f"refused: {refused.line}")


ODD_NAMES = ("CON", "aux.", "a/b\\c", "..", "名" * 200, "𠮷田 <b>:*?", "nul.txt", "-rf", " ", "e\u0301", "é")
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


@case("33", "200-letter names, CON, aux., ZIP names", COMMANDS)
def odd_names(trial: Trial) -> None:
    """Names that a person gave make file names that every system takes; what is too long is said."""
    owners = {m: {"owner": name} for m, name in zip(measures(), ODD_NAMES, strict=False)}
    workbook = made(trial.path("w.tenken"), owners)
    commands: list[tuple] = []
    for n, name in enumerate(ODD_NAMES[:5]):
        document = "staff-notice" if n else "person-sheet"
        commands.append(("set", "--workbook", workbook, "--organization", name))
        more = ("--out", trial.path(f"{n}.zip"), "--lang", "ja")
        commands.append(("report", document, "--workbook", workbook, *more))
    for n, done in enumerate(all_of(commands)[1::2]):
        trial.must(done.status == 0, f"papers of “{short(ODD_NAMES[n], 20)}”: {done.line}")
        if done.status == 0:
            _judge_names(trial, ODD_NAMES[n], trial.path(f"{n}.zip"))
    long = trial.path("w.tenken").with_name("長" * 200 + ".csv")
    done = tenken("export", "csv", "--workbook", workbook, "--out", long)
    trial.must(done.status == 1 and done.err and not done.has_traceback, f"a name of 200 letters: {done.line}")


def _judge_names(trial: Trial, name: str, bundle: Path) -> None:
    with zipfile.ZipFile(bundle) as file:
        items = file.infolist()
    for item in items:
        whole_name, last = item.filename, item.filename.rpartition("/")[2]
        is_fit = not RESERVED.match(last) and not re.search(r'[\\:*?"<>|]|\.\.', whole_name)
        is_fit &= len(last.encode()) <= 255 and not last.startswith((" ", "-")) and last == last.strip(" .")
        trial.must(is_fit, f"organization “{short(name, 20)}”: a file is called “{short(whole_name, 40)}”")
        trial.must(whole_name.isascii() or item.flag_bits & 0x800, f"“{short(whole_name, 40)}” is not marked as UTF-8")
    folded = [unicodedata.normalize("NFC", item.filename).casefold() for item in items]
    trial.must(len(set(folded)) == len(folded), f"organization “{short(name, 20)}”: two files of one name")


# 34: paste


def half_width(text: str) -> str:
    """Katakana as old programs write them."""
    table = {unicodedata.normalize("NFKC", chr(code)): chr(code) for code in range(0xFF61, 0xFFA0)}
    pieces = (unicodedata.normalize("NFD", c) if "ァ" <= c <= "ヺ" else c for c in text)
    joined = "".join(pieces).replace("\u3099", "ﾞ").replace("\u309a", "ﾟ")
    return "".join(table.get(c, c) for c in joined)


def clipboard(rows: Iterable[Sequence[str]]) -> str:
    """Rows as a spreadsheet puts them on the clipboard."""
    quoted = ([f'"{c}"' if "\n" in c else c for c in row] for row in rows)
    return "".join("\t".join(row) + "\r\n" for row in quoted)


@case("34", "paste from a spreadsheet", f"{WINDOW}; clipboard")
def paste(trial: Trial) -> None:
    """Each row is a row and each column its own, or nothing is added and why is said; no heading becomes a device."""
    path = made(trial.path("data", "tenken.tenken"))
    own = [r.split(",") for r in own_csv(path, trial.path("d.csv"), "devices").read_text("utf-8-sig").splitlines()]
    head = own[0][1:10]
    few = [half_width(head[0]), half_width(head[1]), half_width(head[4])]
    rows = {
        "quote at the start": [['"B', "Q1"], ["PC Q2", "Q2"], ["PC Q3", "Q3"]],
        "quote inside": [['PC "Q4', "Q4"], ['15" screen', "Q5"]],
        "own table": [own[0], ["1", "PC T1", "T1", *[""] * 7, "stamp"], ["2", "PC T2", "T2", *[""] * 8]],
        "one more column": [[*head, "資産番号"], ["PC M1", "M1", *[""] * 7, "9001"]],
        "one more of few": [[head[0], head[1], "資産番号"], ["PC U1", "U1", "9003"]],
        "one more in front": [["資産番号", *head], ["9002", "PC F1", "F1", *[""] * 7]],
        "half width": [few, ["PC H1", "H1", "pending"]],
        "broken heading": [[head[0], f"{head[1][:4]}\n{head[1][4:]}"], ["PC L1", "L1"]],
        "English": [["Name", "Serial number"], ["PC E1", "E1"]],
        "plain": [["PC P1", "P1"], ["PC P2", "P2"]],
    }
    told: dict[str, list[str]] = {}
    with desktop() as start:
        window = start("--data-dir", path.parent)
        open_ledger(window)
        for what, lines in rows.items():
            window.ask("clip", text=clipboard(lines))
            window.press("alt+p")
            dialogs = window.dialogs()
            told[what] = [text for d in dialogs for text in d["texts"]]
            if dialogs:
                window.press("Return")
        window.leave()
    _judge_pasted(trial, path, rows, told, head)


def _judge_pasted(trial: Trial, path: Path, rows: dict, told: dict[str, list[str]], head: Sequence[str]) -> None:
    devices = {str(one["number"]): one for one in whole(path)["tables"]["device"]}
    pairs = {(d["name"], d["serial"]) for d in devices.values()}
    headings = {*head, *map(half_width, head), "番号", "資産番号", "Name", "Serial number"}
    for what, lines in rows.items():
        wanted = {_name_and_serial(line) for line in lines if "PC" in "".join(line)}
        wanted |= {tuple(line) for line in lines if what.startswith("quote")}
        missing = wanted - pairs
        trial.must(not missing or told[what], f"{what}: {len(missing)} of {len(wanted)} rows are not there, unsaid")
        may_refuse = what.startswith("one more")
        is_refused = missing and told[what] and not may_refuse
        trial.should(not is_refused, f"{what}: refused: {short(' '.join(told[what]), 80)}")
    odd = [d for d in devices.values() if headings & set(d.values()) or "\n" in d.get("name", "")]
    odd += [d for d in devices.values() if {"9001", "9002", "9003", "1", "2"} & set(d.values())]
    shown = short(str([d.get("name", "") for d in odd]), 120)
    trial.must(not odd, f"devices that are none: {shown}")


def _name_and_serial(line: Sequence[str]) -> tuple[str, str]:
    place = next(n for n, cell in enumerate(line) if "PC" in cell)
    return line[place], line[place + 1]
