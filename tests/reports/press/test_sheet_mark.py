"""The number of a sheet: a scanner reads it from the printed page."""

import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.sheets import PrintedSheet, Sheet, printed_number
from app.reports.documents.listing import DOCUMENTS
from tests.reports.samples import TODAY, sample

NUMBERED = [name for name, document in DOCUMENTS.items() if document.is_numbered]


def scanned(path: Path, folder: Path) -> list[str]:
    """What a scanner reads on the pages, one after the other."""
    subprocess.run(["pdftoppm", "-r", "200", "-gray", "-png", str(path), str(folder / "page")], check=True)
    found: list[str] = []
    for page in sorted(folder.glob("page*.png")):
        command = ["zbarimg", "--quiet", "--raw", "-Sdisable", "-Scode128.enable", str(page)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode in (0, 4), done.stderr  # 4: a page without a mark
        found += done.stdout.split()
    return found


def test_five_documents_come_back_from_paper() -> None:
    assert sorted(NUMBERED) == ["checklist", "meeting-pack", "self-check", "vendor-questions", "vendor-request"]


@pytest.mark.parametrize("document", NUMBERED)
@pytest.mark.parametrize(("number", "strip"), [(1, False), (9999, True)])
def test_a_scanner_reads_the_number(
    make_pdf: Callable[..., Path], tmp_path: Path, document: str, number: int, strip: bool
) -> None:
    printed = printed_number("9d1c8e27", number)
    content = sample(view=DOCUMENTS[document].view or sample().view, approval_strip=strip)
    sheet = Sheet(document, content.view, TODAY, "", ())
    path = make_pdf(document, replace(content, measures=content.measures[:9], sheets=(PrintedSheet(printed, sheet),)))
    assert scanned(path, tmp_path) == [printed.replace("-", "")]


def test_each_person_s_sheet_has_its_own(make_pdf: Callable[..., Path], tmp_path: Path) -> None:
    people = ("佐藤", "髙﨑", "𠮷田")
    numbers = [printed_number("9d1c8e27", n) for n in (7, 8, 9)]
    content = sample(view=DOCUMENTS["self-check"].view, people=people)
    sheets = [
        PrintedSheet(number, Sheet("self-check", content.view, TODAY, person, ()))
        for number, person in zip(numbers, people, strict=True)
    ]
    path = make_pdf("self-check", replace(content, sheets=tuple(sheets)))
    assert scanned(path, tmp_path) == [number.replace("-", "") for number in numbers]
