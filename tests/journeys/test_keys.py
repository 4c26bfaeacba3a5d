"""Real keys on a real screen, where they used to land elsewhere: those of a scanner, and a key pressed twice."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from app.domain.answers import Entry, Field, Status, changes_to
from app.domain.relative_days import QuickDay, quick_day
from app.domain.selection import View
from app.domain.sheets import Sheet
from app.storage import printed_sheets
from app.storage.workbook import Workbook
from tests.journeys.conftest import Program, until

OLD = ("executive-A-1", "executive-A-2", "executive-B-1")
NEW = ("teleworker-C-1", "teleworker-C-2")
PLANNED = ("teleworker-A-1", "teleworker-A-2", "teleworker-B-1")


@dataclass(frozen=True)
class Words:
    """What a person reads in one language."""

    locale: str
    main: str
    entry: str
    review: str


ENGLISH = Words("en_US", "Midori - Tenken", "Enter a sheet from paper", "What changes")
JAPANESE = Words("ja_JP", "Midori - 点検", "紙から入力", "変わるところ")
BOTH = pytest.mark.parametrize("words", [JAPANESE, ENGLISH], ids=["ja", "en"])


def workbook(folder: Path) -> tuple[Path, str]:
    """A workbook with a plan of three and two sheets; the number of the older one as its bars hold it."""
    path = folder / "tenken.tenken"
    with Workbook.create(path, "Midori") as made:
        for n, measure in enumerate(PLANNED):
            values = {Field.STATUS: Status.PARTIAL, Field.DUE: date(2031, 1, n + 1)}
            made.apply(changes_to(measure, Entry(), values))
        old = printed_sheets.issue(made, Sheet("checklist", View.EXECUTIVE, date(2026, 1, 1), "", OLD))
        printed_sheets.issue(made, Sheet("checklist", View.TELEWORKER, date(2026, 2, 1), "", NEW))
    return path, old.number.replace("-", "")


def statuses(path: Path) -> dict[str, Status]:
    with Workbook.open(path) as kept:
        return {measure: entry.status for measure, entry in kept.entries().items()}


BEFORE = dict.fromkeys(PLANNED, Status.PARTIAL)


def answer_first_row(program: Program, words: Words) -> None:
    """Answers the first row of the sheet that is shown, and keeps it."""
    program.press("1", *["Return"] * (len(OLD) - 1))
    program.press("Return")
    program.close_with(words.review, "ctrl+Return")
    program.wait_for(words.main)


@BOTH
@pytest.mark.parametrize("end", [("Return",), ("Tab",), ()], ids=["enter", "tab", "nothing"])
def test_a_scan_while_the_checklist_has_the_keys(
    start: Callable[..., Program], tmp_path: Path, words: Words, end: tuple[str, ...]
) -> None:
    path, number = workbook(tmp_path)
    program = start(words.locale, "--data-dir", tmp_path)
    program.wait_for(words.main)
    program.press("ctrl+2")
    program.wait_until_idle()
    program.scan(number, *end)
    program.wait_for(words.entry)
    answer_first_row(program, words)
    program.quit()
    assert statuses(path) == {**BEFORE, OLD[0]: Status.DONE}


@BOTH
def test_a_scan_ended_by_tab_shows_its_own_sheet_not_the_newest(
    start: Callable[..., Program], tmp_path: Path, words: Words
) -> None:
    path, number = workbook(tmp_path)
    program = start(words.locale, "--data-dir", tmp_path)
    program.wait_for(words.main)
    program.press("ctrl+e")
    program.wait_for(words.entry)
    program.scan(number, "Tab")
    program.wait_until_idle()
    answer_first_row(program, words)
    program.quit()
    assert statuses(path) == {**BEFORE, OLD[0]: Status.DONE}


@BOTH
def test_the_same_key_twice_in_the_plan_answers_one_task(
    start: Callable[..., Program], tmp_path: Path, words: Words
) -> None:
    path, _number = workbook(tmp_path)
    program = start(words.locale, "--data-dir", tmp_path)
    program.wait_for(words.main)
    program.press("alt+3", "ctrl+3")
    program.wait_until_idle()
    program.press("1", "1")
    program.wait_until_idle()
    program.quit()
    assert statuses(path) == {**BEFORE, PLANNED[0]: Status.DONE}


@BOTH
def test_going_through_the_plan(start: Callable[..., Program], tmp_path: Path, words: Words) -> None:
    path, _number = workbook(tmp_path)
    program = start(words.locale, "--data-dir", tmp_path)
    program.wait_for(words.main)
    program.press("alt+3", "ctrl+3")
    program.wait_until_idle()
    program.press("1", "Down", "3", "Down", "1", "ctrl+z")
    program.wait_until_idle()
    program.press("Home", "End", "4")
    program.wait_until_idle()
    program.quit()
    until(lambda: statuses(path), "nothing kept")
    assert statuses(path) == {
        PLANNED[0]: Status.DONE,
        PLANNED[1]: Status.NOT_DONE,
        PLANNED[2]: Status.UNKNOWN,
    }


@BOTH
def test_three_tasks_go_to_one_date_with_five_keys(start: Callable[..., Program], tmp_path: Path, words: Words) -> None:
    path, _number = workbook(tmp_path)
    program = start(words.locale, "--data-dir", tmp_path)
    program.wait_for(words.main)
    first, *others, last = ("ctrl+3", "shift+Down", "shift+Down", "d", "Return")
    program.press(first)
    program.wait_until_idle()
    program.press(*others)
    program.wait_until_idle()
    program.press(last)
    program.wait_until_idle()
    assert program.keys == 5
    program.quit()
    with Workbook.open(path) as kept:
        days = {kept.entries()[measure].due for measure in PLANNED}
    assert days == {quick_day(QuickDay.NEXT_WEEK, date.today())}
