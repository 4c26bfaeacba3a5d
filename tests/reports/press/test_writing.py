"""The file: progress, stopping, failing, and its name."""

import errno
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.files import AccessFailed, DiskFull, PathMissing
from app.i18n import translation
from app.reports.documents.listing import DOCUMENTS
from app.reports.press.fonts import missing_characters
from app.reports.press.pdf_canvas import PdfCanvas
from app.reports.press.writing import suggested_name, texts_of, write
from tests.reports.samples import sample

PLAN = DOCUMENTS["action-plan"]


def test_progress_rises_from_nothing_to_all(tmp_path: Path) -> None:
    shares = list(write(DOCUMENTS["action-plan"], sample(), tmp_path / "plan.pdf"))
    assert shares == sorted(shares)
    assert shares[0] == 0.0
    assert shares[-1] == 1.0
    assert len(shares) > 100


@pytest.mark.parametrize("steps", [1, 20, 130])
def test_stopping_leaves_nothing_behind(tmp_path: Path, steps: int) -> None:
    work = write(DOCUMENTS["action-plan"], sample(), tmp_path / "plan.pdf")
    for _step in range(steps):
        next(work)
    work.close()
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_the_old_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "plan.pdf"
    target.write_bytes(b"old")

    def no_space(_sheet: PdfCanvas) -> bytes:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(PdfCanvas, "finish", no_space)
    with pytest.raises(DiskFull) as caught:
        list(write(DOCUMENTS["action-plan"], sample(), target))
    assert caught.value.path == target
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_is_not_there_is_told_before_any_work(tmp_path: Path) -> None:
    target = tmp_path / "nowhere" / "plan.pdf"
    with pytest.raises(PathMissing) as caught:
        next(write(DOCUMENTS["action-plan"], sample(), target))
    assert caught.value.path == target.parent


def test_a_folder_in_the_place_of_the_file_stays(tmp_path: Path) -> None:
    target = tmp_path / "plan.pdf"
    target.mkdir()
    with pytest.raises(AccessFailed):
        list(write(DOCUMENTS["checklist"], sample(), target))
    assert list(tmp_path.iterdir()) == [target]


def test_an_existing_file_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "plan.pdf"
    target.write_bytes(b"old")
    list(write(DOCUMENTS["checklist"], sample(), target))
    assert target.read_bytes().startswith(b"%PDF-")


def test_two_documents_can_be_made_by_turns(tmp_path: Path) -> None:
    first, second = (
        write(DOCUMENTS["action-plan"], sample(), tmp_path / "a.pdf"),
        write(DOCUMENTS["checklist"], sample(), tmp_path / "b.pdf"),
    )
    for _pair in zip(first, second, strict=False):
        pass
    list(first), list(second)
    assert len(list(tmp_path.iterdir())) == 2


def test_what_will_print_as_a_geta_is_known_before() -> None:
    content = sample(organisation="緑🌿")
    assert missing_characters(texts_of(PLAN, content)) == ("🌿",)


def test_a_blank_document_prints_nothing_typed() -> None:
    assert list(filter(None, texts_of(PLAN, sample(blank=True)))) == ["みどり商店"]


def test_the_name_begins_with_the_organisation_and_the_day() -> None:
    title = translation("ja").gettext("Action plan")
    assert suggested_name(PLAN, sample()) == f"みどり商店_2026-11-23_{title}.pdf"
    assert suggested_name(PLAN, sample("en")) == "Midori_Shop_2026-11-23_Action_plan.pdf"
    assert suggested_name(PLAN, sample(organisation=" . ")) == f"2026-11-23_{title}.pdf"


@pytest.mark.parametrize(
    "organisation", ["CON", "nul.txt", "com1.x", "../../etc", 'a/b\\c:d*e?f"g<h>i|j', "𠮷" * 200, "~"]
)
def test_the_name_is_one_that_every_system_takes(organisation: str) -> None:
    check_name(suggested_name(PLAN, sample("en", organisation=organisation)))


@given(st.text(max_size=200))
def test_any_organisation_gives_a_good_name(organisation: str) -> None:
    check_name(suggested_name(PLAN, sample("en", organisation=organisation)))


def check_name(name: str) -> None:
    assert name.endswith("2026-11-23_Action_plan.pdf")
    assert len(name.encode()) <= 200
    assert not re.search(r'[\\/:*?"<>|\s]', name)
    assert not name.startswith((".", " "))
    assert not any(unicodedata.category(c) in ("Cc", "Cf", "Cs") for c in name)
    assert name.split(".", maxsplit=1)[0].rstrip().upper() not in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT1"}
    assert Path(name).name == name
