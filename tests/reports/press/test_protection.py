"""A protected PDF: what other programs open with the right password, and what nobody sees without it."""

import subprocess
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from app.domain.passwords import PasswordProblem, PasswordUnfit
from app.reports.documents.listing import DOCUMENTS
from app.reports.press.document import FileFormat
from app.reports.press.writing import write
from tests.reports.samples import sample

PASSWORD = "合言葉 correct-horse (鍵)\\"
WRONG = "合言葉 correct-horse (鍵)/"


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("locked") / "list.pdf"
    list(write(DOCUMENTS["checklist"], sample(), path, FileFormat.PDF, PASSWORD))
    return path


def text(path: Path, password: str) -> subprocess.CompletedProcess[str]:
    command = ["pdftotext", "-enc", "UTF-8", "-upw", password, str(path), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_it_is_aes_256_of_revision_6_with_metadata_encrypted(locked: Path) -> None:
    with pikepdf.open(locked, password=PASSWORD) as document:
        found = document.encryption
        assert (found.R, found.V, found.bits) == (6, 5, 256)
        methods = {found.stream_method, found.string_method, found.file_method}
        assert [method.name for method in methods] == ["aesv3"]
        assert document.trailer.Encrypt.get("/EncryptMetadata", True)


def test_poppler_opens_it_with_the_right_password_only(locked: Path) -> None:
    right, wrong, none = text(locked, PASSWORD), text(locked, WRONG), text(locked, "")
    assert right.returncode == 0
    assert "みどり商店" in right.stdout
    for refused in (wrong, none):
        assert refused.returncode != 0
        assert refused.stdout == ""


def test_qpdf_opens_it_with_the_right_password_only(locked: Path) -> None:
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(locked, password=WRONG)
    with pikepdf.open(locked, password=PASSWORD) as document:
        assert document.check_pdf_syntax() == []
        assert len(document.pages) > 5


def test_nothing_of_it_can_be_read_without(locked: Path) -> None:
    raw = locked.read_bytes()
    for secret in ("みどり商店", DOCUMENTS["checklist"].title("ja")):
        for encoding in ("utf-8", "utf-16-be"):
            assert secret.encode(encoding) not in raw
    with pikepdf.open(locked, password=PASSWORD) as document:
        assert "みどり商店" in str(document.docinfo["/Title"])


def test_it_is_the_same_document_inside(locked: Path, tmp_path: Path) -> None:
    plain, opened = tmp_path / "plain.pdf", tmp_path / "opened.pdf"
    list(write(DOCUMENTS["checklist"], sample(), plain))
    with pikepdf.open(locked, password=PASSWORD) as document:
        document.save(opened)
    reader, unlocked = PdfReader(plain), PdfReader(opened)
    assert [p.extract_text() for p in unlocked.pages] == [p.extract_text() for p in reader.pages]
    assert len(unlocked.outline) == len(reader.outline)
    assert unlocked.metadata is not None
    assert reader.metadata is not None
    assert unlocked.metadata.title == reader.metadata.title


@pytest.mark.parametrize(
    ("password", "problem"), [("short", PasswordProblem.TOO_SHORT), ("a" * 128, PasswordProblem.TOO_LONG)]
)
def test_an_unfit_password_is_refused_before_any_work(tmp_path: Path, password: str, problem: PasswordProblem) -> None:
    work = write(DOCUMENTS["checklist"], sample(), tmp_path / "x.pdf", FileFormat.PDF, password)
    with pytest.raises(PasswordUnfit) as caught:
        next(work)
    assert caught.value.problem is problem
    assert list(tmp_path.iterdir()) == []


def test_the_longest_password_is_taken_whole(tmp_path: Path) -> None:
    longest = "a" * 126
    path = tmp_path / "x.pdf"
    list(write(DOCUMENTS["action-plan"], sample(), path, FileFormat.PDF, longest + "b"))
    with pikepdf.open(path, password=longest + "b") as document:
        assert document.pages
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(path, password=longest + "c")


def test_what_is_typed_in_parts_opens_it_too(tmp_path: Path) -> None:
    """Some keyboards and systems hand over か and its mark as two characters; both ways mean one password."""
    path = tmp_path / "x.pdf"
    list(write(DOCUMENTS["action-plan"], sample(), path, FileFormat.PDF, "か\u3099っこうのうら庭"))
    assert text(path, "がっこうのうら庭").returncode == 0
