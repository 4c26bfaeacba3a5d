"""What goes out: bar codes, calendars, Word and PDF files: FIELD-REPORTS 16, 19, 20, 26."""

import re
import subprocess
import zipfile
from datetime import date, timedelta
from pathlib import Path

import pikepdf
from icalendar import Calendar
from PIL import Image

from tests.field.samples import made
from tests.field.texts import printed
from tests.field.trial import COMMANDS, Trial, case, require, short, tenken
from tests.languages import LANGUAGES

PASSWORD = "four words of ours"
ENTRIES = {
    "executive-A-1": {"status": "not_done", "note": "髙﨑さんに聞く", "owner": "髙﨑", "due": "2027-03-31"},
    "executive-A-2": {"status": "partial", "note": "長い備考。" * 30, "owner": "森", "due": "2028-02-29"},
    "administrator-E-10": {"status": "done", "note": "", "owner": "Anna", "due": ""},
}


@case("16", "bar code: quiet zone, 75-300 dpi, fax, A4→A5, tilt", f"{COMMANDS}; zbarimg")
def bar_code(trial: Trial) -> None:
    """The number of a sheet is read from a scan of 100-300 dpi, a fax, a smaller and a tilted copy.

    At 75 dpi zbarimg reads no picture that was scaled down as a scanner does it; the report's 75 dpi stays its own.
    """
    require("zbarimg", "pdftoppm")
    workbook = made(trial.path("w.tenken"), ENTRIES)
    number = printed(trial, workbook, "checklist", "--view", "teleworker").replace("-", "")
    paper = trial.path("checklist.pdf")
    with Image.open(picture(trial, paper, 600)) as image:
        page = image.convert("L")
    scans = {f"{dpi} dpi": scan(page, dpi) for dpi in (100, 150, 200, 300)}
    scans |= {"A5": smaller(scans["200 dpi"]), "tilted": tilted(scans["200 dpi"]), "fax": faxed(scans["200 dpi"])}
    for name, image in scans.items():
        file = trial.path(f"{name}.png")
        enlarged = 2 if image.width < 1500 else 1  # as programs do that look for small codes
        image.resize((image.width * enlarged, image.height * enlarged), Image.Resampling.BICUBIC).save(file)
        done = subprocess.run(["zbarimg", "-q", "--raw", file], capture_output=True, text=True, check=False)
        read = {re.sub(r"\D", "", line) for line in done.stdout.splitlines()}
        trial.must(number in read, f"{name}: read {read or 'nothing'}, not {number}")


def picture(trial: Trial, paper: Path, dpi: int) -> Path:
    target = trial.path(f"{dpi}")
    command = ["pdftoppm", "-r", str(dpi), "-f", "1", "-l", "1", "-gray", "-png", "-singlefile", paper, target]
    subprocess.run(command, check=True)
    return target.with_suffix(".png")


def scan(page: Image.Image, dpi: int) -> Image.Image:
    """As a scanner sees a page that is here at 600 dpi: each of its points is the mean of a small area."""
    return page.resize((page.width * dpi // 600, page.height * dpi // 600), Image.Resampling.BOX)


def smaller(image: Image.Image) -> Image.Image:
    return image.resize((round(image.width * 0.707), round(image.height * 0.707)), Image.Resampling.BILINEAR)


def tilted(image: Image.Image) -> Image.Image:
    return image.rotate(2.5, Image.Resampling.BILINEAR, expand=True, fillcolor=255)


def faxed(image: Image.Image) -> Image.Image:
    return image.resize((1728, 2292), Image.Resampling.BILINEAR).point(lambda v: 255 * (v > 140))


def calendar(trial: Trial, workbook: Path, name: str) -> Path:
    target = trial.path(name)
    done = tenken("export", "ics", "--workbook", workbook, "--out", target, "--lang", "ja")
    assert done.status == 0, done
    return target


@case("19a", "ICS: folding in multibyte, UID, leap day", COMMANDS)
def calendar_form(trial: Trial) -> None:
    """Lines are folded between letters, an event keeps its UID, and 29 February is that day."""
    workbook = made(trial.path("w.tenken"), ENTRIES)
    content = calendar(trial, workbook, "a.ics").read_bytes()
    lines = content.split(b"\r\n")
    trial.must(all(len(line) <= 75 for line in lines), "a line is longer than 75 bytes")
    broken = [line for line in lines if not decodes(line)]
    trial.must(not broken, f"{len(broken)} lines end in the middle of a letter")
    first = events(content)
    tenken("set", "--workbook", workbook, "executive-A-1", "--note", "changed")
    second = events(calendar(trial, workbook, "b.ics").read_bytes())
    trial.must({e["UID"] for e in first} == {e["UID"] for e in second}, "an event has another UID the next time")
    trial.must(len({e["UID"] for e in first}) == len(first), "two events have one UID")
    trial.must(any(e["DTSTART"].dt == date(2028, 2, 29) for e in first), "the leap day is another day")


def decodes(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def events(content: bytes) -> list:
    return list(Calendar.from_ical(content).walk("VEVENT"))


@case("19b", "ICS: whole day without DTEND", COMMANDS)
def whole_days(trial: Trial) -> None:
    """Every whole-day event says when it ends: the day after, as a day."""
    found = events(calendar(trial, made(trial.path("w.tenken"), ENTRIES), "a.ics").read_bytes())
    trial.must(found, "there is no event")
    for event in found:
        begins, ends = event["DTSTART"].dt, event.get("DTEND")
        trial.must(ends is None or ends.dt > begins, f"{event['UID']}: ends before it begins")
        is_right = ends is not None and ends.dt == begins + timedelta(1) and ends.params.get("VALUE") == "DATE"
        trial.should(is_right, f"{len(found)} events of whole days, some without DTEND")
        if not is_right:
            return


@case("20", "DOCX opens in compatibility mode", COMMANDS)
def word_files(trial: Trial) -> None:
    """A Word file says that it is of the present kind, and shows no foreign thumbnail."""
    workbook = made(trial.path("w.tenken"), ENTRIES)
    for language in LANGUAGES:
        target = trial.path(f"{language}.docx")
        more = ("--workbook", workbook, "--out", target, "--lang", language)
        done = tenken("report", "policy-draft", *more)
        trial.must(done.status == 0, done.line)
        with zipfile.ZipFile(target) as parts:
            names = parts.namelist()
            settings = parts.read("word/settings.xml").decode()
        mode = re.search(r'w:name="compatibilityMode"[^>]*w:val="(\d+)"', settings)
        trial.should(
            mode and int(mode[1]) >= 15, f"{language}: compatibility mode {mode[1] if mode else 'of Word 2007'}"
        )
        thumbnails = [name for name in names if "thumbnail" in name.casefold()]
        trial.should(not thumbnails, f"{language}: {thumbnails}")


PAPERS = ("summary", "checklist", "emergency-card", "meeting-pack")


@case("26a", "PDF: copied text, fonts, Lang, title, password", f"{COMMANDS}; poppler")
def readable(trial: Trial) -> None:
    """Text can be copied, fonts are embedded, language and title are said, and a password opens it."""
    require("pdftotext", "pdffonts")
    workbook = made(trial.path("w.tenken"), ENTRIES, "髙﨑商店")
    for name in PAPERS[:3]:
        paper = written(trial, workbook, name)
        trial.must(re.search("[ぁ-ん]", text_of(paper)), f"{name}: no Japanese text to copy")
        fonts = output("pdffonts", paper).splitlines()[2:]
        loose = [line for line in fonts if not re.search(r" yes (yes|no ) (yes|no )\s+\d+\s+\d+$", line)]
        trial.must(fonts and not loose, f"{name}: fonts are not embedded: {short(str(loose))}")
        with pikepdf.open(paper) as file:
            trial.must(str(file.Root.get("/Lang", "")).startswith("ja"), f"{name}: no language")
            trial.must(str(file.docinfo.get("/Title", "")).strip(), f"{name}: no title")
    plan = text_of(written(trial, workbook, "action-plan"))
    trial.must("髙﨑さんに聞く" in "".join(plan.split()), "action-plan: the note cannot be copied")
    locked = trial.path("locked.pdf")
    tenken("report", "summary", "--workbook", workbook, "--out", locked, "--password", TENKEN_PASSWORD=PASSWORD)
    trial.must(not text_of(locked), "a locked file opens without its password")
    trial.must(text_of(locked, "-upw", PASSWORD), "a locked file does not open with its password")


@case("26b", "PDF: no PrintScaling None", f"{COMMANDS}; pikepdf")
def prints_as_it_is(trial: Trial) -> None:
    """Every PDF asks viewers to print it at its size and to show its title; locked ones too."""
    workbook = made(trial.path("w.tenken"), ENTRIES)
    papers = {name: written(trial, workbook, name) for name in PAPERS}
    locked = trial.path("locked.pdf")
    tenken("report", "summary", "--workbook", workbook, "--out", locked, "--password", TENKEN_PASSWORD=PASSWORD)
    papers["locked"] = locked
    for name, paper in papers.items():
        with pikepdf.open(paper, password=PASSWORD if name == "locked" else "") as file:
            wishes = file.Root.get("/ViewerPreferences", pikepdf.Dictionary())
            trial.should(wishes.get("/PrintScaling") == pikepdf.Name("/None"), f"{name}: no PrintScaling None")
            trial.should(wishes.get("/DisplayDocTitle") is True, f"{name}: no DisplayDocTitle")


def written(trial: Trial, workbook: Path, name: str) -> Path:
    """A document as PDF, in Japanese."""
    target = trial.path(f"{name}.pdf")
    done = tenken("report", name, "--workbook", workbook, "--out", target, "--lang", "ja")
    assert done.status == 0, done
    return target


def output(*command: object) -> str:
    return subprocess.run([str(c) for c in command], capture_output=True, text=True, check=False).stdout


def text_of(paper: Path, *more: str) -> str:
    return output("pdftotext", *more, paper, "-").strip()
