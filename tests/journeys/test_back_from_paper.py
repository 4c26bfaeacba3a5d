"""Paper there and back: a sheet is printed, filled in, typed back with keys, and the workbook holds the answers."""

import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

import pytest

from app.domain.answers import STATUS_KEYS, Entry, Field, Status, changes_to
from app.storage.workbook import Workbook
from tests.journeys.conftest import Program, command

BEFORE = Entry(Status.PARTIAL, note="前から", owner="髙﨑")


@dataclass(frozen=True)
class Words:
    """What a person reads and types in one language."""

    locale: str
    main: str
    entry: str
    review: str
    reason: str


ENGLISH = Words("en_US", "Midori - Tenken", "Enter a sheet from paper", "What changes", "There is no paper here")
JAPANESE = Words("ja_JP", "Midori - 点検", "紙から入力", "変わるところ", "紙は使わない")


@pytest.mark.parametrize("words", [JAPANESE, ENGLISH], ids=["ja", "en"])
def test_a_printed_sheet_is_typed_back(start: Callable[..., Program], tmp_path: Path, words: Words) -> None:
    path = tmp_path / "tenken.tenken"
    make_workbook(path)
    number, rows = print_sheet(path, tmp_path / "sheet.pdf", words.locale[:2])
    filled_in = {row: "12346"[n % 5] for n, row in enumerate(rows)} | {rows[4]: "5"}

    program = start(words.locale, "--data-dir", tmp_path)
    program.wait_for(words.main)
    type_back(program, words, number, [filled_in[row] for row in rows])
    program.wait_for(words.main)
    program.quit()
    answers = {row: STATUS_KEYS[key] for row, key in filled_in.items()}
    with Workbook.open(path) as workbook:
        assert {row: workbook.entry(row).status for row in rows} == answers
        assert workbook.entry(rows[4]).reason == words.reason
        assert workbook.entry(rows[0]).note == BEFORE.note, "paper takes nothing away"

    with_one_undo_less(start, tmp_path, words, number)
    with Workbook.open(path) as workbook:
        assert {row: workbook.entry(row).status for row in rows} == answers, "redone, undone: as before"


def make_workbook(path: Path) -> None:
    with Workbook.create(path, "Midori") as workbook:
        values = {Field.STATUS: BEFORE.status, Field.NOTE: BEFORE.note, Field.OWNER: BEFORE.owner}
        workbook.apply(changes_to("teleworker-A-1", workbook.entry("teleworker-A-1"), values))


def print_sheet(path: Path, paper: Path, language: str) -> tuple[str, tuple[str, ...]]:
    """The number that stands on the paper, and the measures in its order."""
    made = command(
        *("report", "checklist", "--workbook", path, "--view", "teleworker", "--out", paper, "--lang", language)
    )
    assert (made.returncode, made.stderr) == (0, "")
    text = subprocess.run(["pdftotext", "-raw", paper, "-"], capture_output=True, text=True, check=True).stdout
    [number] = set(re.findall(r"\b\d{3}-\d{4}-\d\b", text))
    codes = re.findall(r"([A-MＡ-Ｍ])-([0-9０-９]+)\b", text)
    rows = dict.fromkeys(normalize("NFKC", f"teleworker-{letter}-{digits}") for letter, digits in codes)
    assert len(rows) == 29
    return number, tuple(rows)


def type_back(program: Program, words: Words, number: str, keys: list[str]) -> None:
    program.press("ctrl+e")
    program.wait_for(words.entry)
    program.type(number)
    program.press("Return", *keys[:5])
    program.type(words.reason)
    program.press("Return", *keys[5:], "Return")
    keep(program, words)


def keep(program: Program, words: Words) -> None:
    """Accepts the review."""
    program.close_with(words.review, "ctrl+Return")


def with_one_undo_less(start: Callable[..., Program], folder: Path, words: Words, number: str) -> None:
    """Types the sheet once more, all “done”, and takes it back with one undo."""
    program = start(words.locale, "--data-dir", folder)
    program.wait_for(words.main)
    program.press("ctrl+e")
    program.wait_for(words.entry)
    program.type(number)
    program.press("Return", *["1"] * 29, "Return")
    assert program.keys == 33 - 1, "with Ctrl+Enter, which keeps it"
    keep(program, words)
    program.wait_for(words.main)
    program.press("ctrl+z")
    program.quit()
