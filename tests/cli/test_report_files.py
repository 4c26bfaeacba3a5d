"""The kinds of files that report writes: one of all documents, with a password, with its progress on a terminal."""

import io
import re
import sys
import zipfile
from pathlib import Path

import pikepdf
import pypdf
import pytest

from app.reports.documents.listing import DOCUMENTS
from tests.cli.program import Done, M, assert_says

PASSWORD = "correct horse 8"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is typed at the prompts for a password, in this order."""
    answers: list[str] = []
    monkeypatch.setattr("app.cli.password_source.getpass", lambda _prompt: answers.pop(0))
    monkeypatch.delenv("TENKEN_PASSWORD", raising=False)
    return answers


def test_report_all_writes_every_document_into_a_zip(run, book):
    out = Path("all.zip").absolute()
    assert run("report", "all", "--workbook", book, "--out", out, "--lang", "en") == Done(0, f"Written: {out}\n", "")
    with zipfile.ZipFile(out) as archive:
        assert archive.testzip() is None
        titles = [document.title("en").replace(" ", "_") for document in DOCUMENTS.values()]
        pdfs = [name for name in archive.namelist() if name.endswith(".pdf")]
        assert [name.rpartition("_2")[2].split("_", 1)[1] for name in pdfs] == [f"{title}.pdf" for title in titles]


def test_report_all_writes_one_pdf_with_a_bookmark_for_each(run, book):
    assert (
        run("report", "all", "--workbook", book, "--out", "all.pdf", "--lang", "ja", "--view", "executive").status == 0
    )
    outline = pypdf.PdfReader("all.pdf").outline
    assert [o.title for o in outline if not isinstance(o, list)] == [d.title("ja") for d in DOCUMENTS.values()]


@pytest.mark.parametrize(
    ("name", "out"),
    [("all", "x.docx"), ("all", "x.txt"), ("all", "x"), ("checklist", "x.docx"), ("checklist", "x.txt")],
)
def test_an_ending_that_says_another_kind_of_file_is_told(run, book, name, out):
    assert_says(
        run("report", name, "--workbook", book, "--out", out), f"“{out}”", "Nothing was written", ".pdf", ".zip"
    )
    assert not Path(out).exists()


def test_the_ending_may_be_written_large(run, book):
    assert run("report", "checklist", "--view", "executive", "--workbook", book, "--out", "X.PDF").status == 0
    assert Path("X.PDF").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("out", ["x.pdf", "x.zip"])
def test_a_password_is_asked_for_twice(run, book, asked, out):
    asked += [PASSWORD, PASSWORD]
    done = run("report", "checklist", "--view", "executive", "--workbook", book, "--out", out, "--password")
    assert (done.status, done.err, asked) == (0, "", [])
    assert PASSWORD not in done.out
    pdf = Path(out).read_bytes()
    if out == "x.zip":
        with zipfile.ZipFile(out) as archive:
            pdf = archive.read(archive.namelist()[0])
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(pdf))
    with pikepdf.open(io.BytesIO(pdf), password=PASSWORD) as document:
        assert document.encryption.R == 6


def test_the_environment_may_bring_the_password(run, book, asked, monkeypatch):
    monkeypatch.setenv("TENKEN_PASSWORD", PASSWORD)
    for extra in ([], ["--password"]):
        assert run("report", "all", "--workbook", book, "--out", "x.pdf", *extra).status == 0
        with pikepdf.open("x.pdf", password=PASSWORD) as document:
            assert document.pages


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("seven77", "seven77", "too short"),
        (PASSWORD, PASSWORD + "x", "differ"),
        ("x" * 128, "x" * 128, "too long"),
        ("ｐａｓｓｗｏｒｄ", "ｐａｓｓｗｏｒｄ", "full-width"),
    ],
)
def test_a_password_that_does_not_do_is_told_and_not_shown(run, book, asked, first, second, said):
    asked += [first, second]
    done = run("report", "checklist", "--workbook", book, "--out", "x.pdf", "--password")
    assert_says(done, said, "No file was written")
    assert first not in done.err
    assert not Path("x.pdf").exists()


def test_a_password_is_no_argument(run, book):
    done = run("report", "checklist", "--workbook", book, "--out", "x.pdf", "--password", PASSWORD)
    assert done.status == 2
    assert not Path("x.pdf").exists()


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_how_far_it_is(run, book, monkeypatch):
    seen = Terminal()
    monkeypatch.setattr(sys, "stderr", seen)
    assert run("report", "all", "--workbook", book, "--out", "x.zip").status == 0
    shares = [int(text) for text in re.findall(r"\r *(\d+) %", seen.getvalue())]
    assert shares == sorted(set(shares))
    assert (shares[0], shares[-1]) == (0, 100)
    assert seen.getvalue().endswith("\r     \r")


def test_characters_that_no_font_has_are_told_once_for_all_documents(run, book):
    run("set", "--workbook", book, M, "--note", "😀と髙﨑")
    done = run("report", "all", "--workbook", book, "--out", "x.zip")
    assert done.err.count("😀") == 1
