"""The commands in a language that is nothing but a folder and a `.po`: catalogue, documents, tables, errors."""

import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pypdf
import pytest

from app import i18n
from app.domain.answers import Status
from app.reports.documents.listing import DOCUMENTS
from tests.cli.program import M, assert_says, entries
from tests.third_language import CODE, dotted, english_in


@pytest.fixture(autouse=True)
def spoken(third: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", third)


@pytest.fixture
def filled(run, book: Path) -> Path:
    """The workbook with something in every document."""
    for measure, *values in (
        (
            M,
            "--status",
            "partial",
            "--owner",
            "佐藤",
            "--due",
            "2026-12-31",
            "--priority",
            "high",
            "--carrier",
            "vendor",
        ),
        ("executive-A-1", "--status", "not_done", "--owner", "佐藤", "--carrier", "both"),
        ("executive-A-2", "--status", "not_applicable", "--reason", "紙"),
        ("teleworker-A-1", "--status", "unknown"),
        ("teleworker-B-1", "--status", "done", "--evidence-seen", "2026-11-01"),
    ):
        assert run("set", "--workbook", book, measure, *values).status == 0
    assert run("profile", "--workbook", book, "--set", "windows_domain=no", "--set", "people=5").status == 0
    return book


def test_the_catalogue_says_everything_in_it(run):
    printed = json.loads(run("catalogue").out)
    said = printed["measures"][0]["title"]
    assert list(said) == ["ja", "en", CODE]
    assert said[CODE] == dotted(said["en"])
    assert {tuple(term["text"]) for term in printed["glossary"]} == {("ja", "en", CODE)}


def test_the_help_speaks_it(run):
    assert dotted("Opens the window.") in run("--help").out
    assert f"{{ja,en,{CODE}}}" in run("report", "--help").out


def test_an_error_is_told_in_it(run, book):
    assert_says(run("set", "--workbook", book, M, "--status", "finished"), dotted("is no value for"))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_document_speaks_it(run, filled, name):
    done = run("report", name, "--workbook", filled, "--out", "out.pdf", "--lang", CODE)
    assert (done.status, done.err) == (0, "")
    document = pypdf.PdfReader("out.pdf")
    text = "\n".join(page.extract_text() for page in document.pages)
    assert "〓" not in text
    assert english_in(text) == set()
    assert len(re.findall("[äëïöü]", text)) > 100
    assert document.trailer["/Root"]["/Lang"] == CODE
    assert document.metadata.title.startswith(DOCUMENTS[name].title(CODE))


def test_all_documents_at_once(run, filled):
    assert run("report", "all", "--workbook", filled, "--out", "all.zip").status == 0
    with zipfile.ZipFile("all.zip") as archive:
        assert sum(name.endswith(".pdf") for name in archive.namelist()) == len(DOCUMENTS)


def test_the_word_file_says_which_language_it_is(run, filled):
    assert run("report", "policy-draft", "--workbook", filled, "--out", "out.docx").status == 0
    with zipfile.ZipFile("out.docx") as archive:
        assert f'w:val="{CODE}"' in archive.read("word/styles.xml").decode()
        assert dotted("Information security policy") in archive.read("word/document.xml").decode()


def answer_in(table: Path, before: str, after: str) -> None:
    """Somebody fills the table in."""
    if table.suffix == ".csv":
        text = table.read_text(encoding="utf-8-sig")
        assert english_in(text.splitlines()[0]) == set()
        table.write_text(text.replace(f",{before},", f",{after},"), encoding="utf-8-sig")
        return
    book = openpyxl.load_workbook(table)
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row if cell.value == before]
    for cell in cells:
        cell.value = after
    book.save(table)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("screens", [CODE, "ja"])
def test_a_table_in_it_is_read_whatever_the_screens_speak(run, filled, monkeypatch, kind, screens):
    table = Path(f"x.{kind}")
    assert run("export", kind, "--workbook", filled, "--out", table).status == 0
    answer_in(table, dotted("Not done"), dotted("Partly done"))
    before = entries(filled)
    monkeypatch.setenv("LANG", screens)
    done = run("import", kind, table, "--workbook", filled)
    assert (done.status, done.err) == (0, "")
    assert entries(filled) == before | {"executive-A-1": replace(before["executive-A-1"], status=Status.PARTIAL)}


def test_the_calendar_speaks_it(run, filled):
    assert run("export", "ics", "--workbook", filled, "--out", "x.ics").status == 0
    assert dotted("Due:") in Path("x.ics").read_text(encoding="utf-8")


def test_a_lost_file_of_words_is_told(run, third_folder):
    file = third_folder / "resources" / "catalogue" / CODE / "measures" / "K.toml"
    words = file.read_bytes()
    file.unlink()
    try:
        assert_says(run("catalogue"), f"{CODE}/measures/K.toml", dotted("Install Tenken again"))
    finally:
        file.write_bytes(words)


def test_lost_translations_are_told(run, third_folder):
    file = third_folder / "i18n" / CODE / "LC_MESSAGES" / "messages.json"
    words = file.read_bytes()
    file.unlink()
    i18n.translation.cache_clear()
    try:
        assert_says(run("--version"), f"'{CODE}'", "Install Tenken again")
    finally:
        file.write_bytes(words)
