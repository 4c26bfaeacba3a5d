"""The command report: which documents there are, what stands in them, and where they are written."""

from pathlib import Path

import pypdf
import pytest

from app.domain.answers import Status
from app.domain.undo import SettingChange
from app.reports.documents.listing import DOCUMENTS, occasion
from app.storage.workbook import Workbook
from tests.cli.program import D2, Done, M, assert_says, content, entries
from tests.languages import LANGUAGES


def pages(path: Path) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


@pytest.mark.parametrize(("lang", "title"), [("en", "Action plan"), ("ja", "実施計画")])
def test_report_list_names_the_documents(run, monkeypatch, lang, title):
    monkeypatch.setenv("LANG", lang)
    done = run("report", "--list")
    assert (done.status, done.err) == (0, "")
    rows = [line.split("\t") for line in done.out.splitlines()]
    assert [row[0] for row in rows] == list(DOCUMENTS)
    assert all(len(row) == 4 and all(row) for row in rows)
    assert title in {row[1] for row in rows}
    assert [row[3] for row in rows] == [occasion(document).heading(lang) for document in DOCUMENTS.values()]


@pytest.mark.parametrize("name", ["action-plan", "checklist"])
@pytest.mark.parametrize(("lang", "title"), [("ja", "管理者Ｅ-10"), ("en", "Administrator E-10")])
def test_report_writes_a_document_in_each_language(run, book, tmp_path, name, lang, title):
    run("set", "--workbook", book, M, "--status", "not_done", "--owner", "佐藤", "--due", "2026-12-31")
    out = tmp_path / "out.pdf"
    done = run("report", name, "--workbook", book, "--out", out, "--lang", lang)
    assert done == Done(0, f"Written: {out}\n", "")
    text = pages(out).replace("\n", "")
    assert "みどり商店" in text
    assert title in text
    assert "前からある備考" in text


def test_the_language_of_a_document_follows_the_system(run, monkeypatch, book):
    monkeypatch.setenv("LANG", "ja_JP.UTF-8")
    assert run("report", "checklist", "--view", "executive", "--workbook", book, "--out", "a.pdf").status == 0
    assert "経営者Ａ-１" in pages(Path("a.pdf"))


@pytest.mark.parametrize("name", ["action-plan", "checklist"])
@pytest.mark.parametrize("view", ["executive", "administrator", "teleworker", "all"])
def test_a_document_holds_the_measures_of_its_view(run, book, catalogue, name, view):
    for one in ("executive-A-1", M, "teleworker-K-1"):
        run("set", "--workbook", book, one, "--status", "not_done", "--owner", "佐藤", "--due", "2026-12-31")
    done = run("report", name, "--workbook", book, "--out", "out.pdf", "--view", view, "--lang", "ja")
    assert done.status == 0
    text = pages(Path("out.pdf"))
    for one in ("executive-A-1", M, "teleworker-K-1"):
        assert (catalogue.by_id[one].label in text) is (view in ("all", catalogue.by_id[one].role))


def test_a_blank_checklist_holds_no_answers(run, book):
    run("set", "--workbook", book, M, "--owner", "鈴木一郎")
    for blank in ([], ["--blank"]):
        assert run("report", "checklist", "--workbook", book, "--out", "out.pdf", *blank).status == 0
        text = pages(Path("out.pdf"))
        assert ("鈴木一郎" in text) is (not blank)
        assert "E-10\n" in text


def test_the_approval_strip_is_there_when_asked_for(run, book):
    for strip in ([], ["--approval-strip"]):
        command = ["report", "checklist", "--workbook", book, "--out", "out.pdf", "--lang", "ja", "--view", "executive"]
        assert run(*command, *strip).status == 0
        assert ("承認" in pages(Path("out.pdf"))) is bool(strip)


def test_a_report_changes_nothing_in_the_workbook(run, book):
    before = content(book)
    run("report", "checklist", "--workbook", book, "--out", "out.pdf")
    assert content(book) == before


def test_characters_that_no_font_has_are_told(run, book):
    run("set", "--workbook", book, M, "--note", "😀と髙﨑")
    done = run("report", "checklist", "--workbook", book, "--out", "out.pdf")
    assert done.status == 0
    assert "〓: 😀\n" in done.err
    assert "〓と髙﨑" in pages(Path("out.pdf"))


def test_an_existing_file_is_replaced(run, book):
    Path("out.pdf").write_text("old")
    assert run("report", "checklist", "--view", "executive", "--workbook", book, "--out", "out.pdf").status == 0
    assert Path("out.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_report_says_why_a_measure_does_not_apply_or_is_to_be_confirmed(run, book, catalogue, lang):
    run("set", "--workbook", book, D2, "--status", "done", "--note", "ドメインの備考")
    run("profile", "--workbook", book, "--set", "windows_domain=no", "--set", "people=5")
    with Workbook.open(book) as workbook:
        workbook.apply([SettingChange("overrule.executive-A-1", "", "does_not_apply\n親会社がする")])
    reasons, origins = catalogue.guide.reasons(lang), catalogue.guide.origins(lang)
    why = {reasons["windows_domain"].applies_not, origins["guideline"], "親会社がする"}
    unsure = {reasons["meetings"].to_confirm, reasons["routers"].to_confirm}
    for name, expected in (("action-plan", why | unsure), ("checklist", why)):
        assert run("report", name, "--workbook", book, "--out", "out.pdf", "--lang", lang).status == 0
        text = "".join(pages(Path("out.pdf")).split())
        assert [sentence for sentence in expected if "".join(sentence.split()) not in text] == []
    assert entries(book)[D2].status is Status.DONE


def test_without_a_profile_a_report_leaves_nothing_out(run, book, catalogue):
    assert run("report", "action-plan", "--workbook", book, "--out", "out.pdf").status == 0
    text = "".join(pages(Path("out.pdf")).split())
    assert "".join(catalogue.guide.reasons("en")["meetings"].to_confirm.split()) not in text


def test_the_review_says_on_whose_word_a_measure_does_not_apply(run, book):
    run("set", "--workbook", book, M, "--status", "not_applicable", "--reason", "none here")
    run("profile", "--workbook", book, "--set", "windows_domain=no", "--set", "people=5")
    with Workbook.open(book) as workbook:
        workbook.apply([SettingChange("overrule.executive-A-1", "", "does_not_apply\n親会社がする")])
    assert run("report", "not-applicable", "--workbook", book, "--out", "out.pdf", "--lang", "en").status == 0
    text = " ".join(pages(Path("out.pdf")).split())
    assert "none here Answered so by hand." in text
    assert "親会社がする Decided by hand, whatever the profile says." in text
    assert "Follows from the profile of the organization." in text


@pytest.mark.parametrize("name", ["nonsense", "Checklist", ""])
def test_an_unknown_document_is_told_with_those_there_are(run, book, name):
    done = run("report", name, "--workbook", book, "--out", "x.pdf")
    assert_says(done, f"“{name}”", "Nothing was written", "action-plan", "checklist", ", all.")
    assert not Path("x.pdf").exists()


@pytest.mark.parametrize("out", ["missing/x.pdf", ".", "", "/", "a/../missing/x.pdf"])
def test_a_place_where_no_document_can_be_is_told(run, book, elsewhere, out):
    done = run("report", "checklist", "--workbook", book, "--out", out)
    assert_says(done, "is safe", *(["no file or folder"] if "missing" in out else ["could not be written"]))
    assert list(elsewhere.iterdir()) == []


def test_a_document_never_takes_the_place_of_the_workbook(run, book):
    before = content(book)
    for out in (book, book.parent / "elsewhere" / ".." / book.name):
        assert_says(run("report", "checklist", "--workbook", book, "--out", out), str(book), "nothing was changed")
    assert content(book) == before


def test_a_document_that_may_not_be_written_leaves_the_old_one(run, book, guarded):
    closed, path = guarded / "closed", guarded / "a.tenken"
    closed.mkdir()
    (closed / "x.pdf").write_text("old")
    closed.chmod(0o500)
    assert run("set", "--workbook", path, M, "--status", "done").status == 0
    done = run("report", "checklist", "--workbook", path, "--out", closed / "x.pdf")
    assert_says(done, f"written into the folder {closed}", "is safe")
    assert [item.name for item in closed.iterdir()] == ["x.pdf"]
    assert (closed / "x.pdf").read_text() == "old"
