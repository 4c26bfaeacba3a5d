"""Several documents as one file: what is in the ZIP, and how the one PDF is put together."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pypdf import PdfReader

from app.domain.passwords import PasswordUnfit
from app.files import PathMissing
from app.reports.documents.listing import DOCUMENTS, by_occasion, occasion
from app.reports.press.bundle import bundle_name, left_out, texts_of_bundle, write_bundle
from app.reports.press.document import BundleFormat, Document, Part, bundle_title
from app.reports.press.fonts import missing_characters
from app.reports.press.marks import Bookmark, Group, Piece
from app.reports.press.writing import suggested_name, write
from app.reports.report_content import ReportContent
from tests.languages import LANGUAGES
from tests.reports.samples import clock_of_1970, hostile, sample

PASSWORD = "correct horse 8"


def parts(content: ReportContent) -> list[Part]:
    return [Part(document, content) for document in DOCUMENTS.values()]


def worded(content: ReportContent) -> Part:
    """A document that is written as a Word file as well."""
    document = replace(DOCUMENTS["action-plan"], name="worded", text_file=lambda _content: b"PK word")
    return Part(document, content)


def made(path: Path, chosen: list[Part], kind: BundleFormat, password: str = "") -> Path:
    list(write_bundle(chosen, path, kind, password))
    return path


def lone(document: Document, content: ReportContent, folder: Path) -> PdfReader:
    path = folder / f"{document.name}.pdf"
    list(write(document, content, path))
    return PdfReader(path)


def flat(outline: list[Any], level: int = 0) -> Iterator[tuple[int, str]]:
    for entry in outline:
        if isinstance(entry, list):
            yield from flat(entry, level + 1)
        else:
            yield level, entry.title


def nested(entries: Iterator[tuple[int, str]], title: str) -> Iterator[tuple[int, str]]:
    """The entries as they stand below the document's own, which takes the place of one with the same words."""
    deeper = 1
    for level, words in entries:
        if level == 0:
            deeper = 0 if words == title else 1
        if (level, deeper) != (0, 0):
            yield level + deeper, words


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_zip_holds_each_document_under_its_own_name(tmp_path: Path, lang: str) -> None:
    content = sample(lang)
    expected = [suggested_name(d, content, kind) for d in DOCUMENTS.values() for kind in d.formats]
    with zipfile.ZipFile(made(tmp_path / "all.zip", parts(content), BundleFormat.ZIP)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == expected
        for name in archive.namelist():
            if name.endswith(".pdf"):
                assert PdfReader(io.BytesIO(archive.read(name))).pages


def test_what_is_in_the_zip_is_what_is_written_alone(tmp_path: Path) -> None:
    content = sample()
    with zipfile.ZipFile(made(tmp_path / "all.zip", parts(content), BundleFormat.ZIP)) as archive:
        for document in DOCUMENTS.values():
            zipped = PdfReader(io.BytesIO(archive.read(suggested_name(document, content))))
            alone = lone(document, content, tmp_path)
            assert [p.extract_text() for p in zipped.pages] == [p.extract_text() for p in alone.pages]


def test_names_in_japanese_are_marked_as_utf_8(tmp_path: Path) -> None:
    with zipfile.ZipFile(made(tmp_path / "all.zip", parts(sample()), BundleFormat.ZIP)) as archive:
        assert all(entry.flag_bits & 0x800 for entry in archive.infolist())
        assert all("みどり商店" in entry.filename for entry in archive.infolist())


def test_a_word_file_goes_into_the_zip_unless_it_is_to_be_protected(tmp_path: Path) -> None:
    chosen = [worded(sample()), Part(DOCUMENTS["checklist"], sample())]
    with zipfile.ZipFile(made(tmp_path / "open.zip", chosen, BundleFormat.ZIP)) as archive:
        assert [Path(name).suffix for name in archive.namelist()] == [".pdf", ".docx", ".pdf"]
    with zipfile.ZipFile(made(tmp_path / "shut.zip", chosen, BundleFormat.ZIP, PASSWORD)) as archive:
        assert [Path(name).suffix for name in archive.namelist()] == [".pdf", ".pdf"]
    assert left_out(chosen) == chosen[:1]


def test_every_pdf_of_a_protected_zip_asks_for_the_password(tmp_path: Path) -> None:
    with zipfile.ZipFile(made(tmp_path / "all.zip", parts(sample()), BundleFormat.ZIP, PASSWORD)) as archive:
        for name in archive.namelist():
            with pytest.raises(pikepdf.PasswordError):
                pikepdf.open(io.BytesIO(archive.read(name)))
            with pikepdf.open(io.BytesIO(archive.read(name)), password=PASSWORD) as document:
                assert document.encryption.R == 6


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_pages_of_the_one_pdf_are_those_of_each_document(tmp_path: Path, lang: str) -> None:
    """Their size, their texts and so their numbers n / N."""
    content = sample(lang)
    whole = PdfReader(made(tmp_path / "all.pdf", parts(content), BundleFormat.PDF))
    expected = [page for document in DOCUMENTS.values() for page in lone(document, content, tmp_path).pages]
    assert [p.extract_text() for p in whole.pages] == [p.extract_text() for p in expected]
    assert [p.mediabox for p in whole.pages] == [p.mediabox for p in expected]
    assert len({tuple(p.mediabox) for p in whole.pages}) == 2


def test_each_document_is_a_bookmark_that_holds_its_own(tmp_path: Path) -> None:
    content = sample()
    reader = PdfReader(made(tmp_path / "all.pdf", parts(content), BundleFormat.PDF))
    expected: list[tuple[int, str]] = []
    starts = []
    pages = 0
    for document in DOCUMENTS.values():
        alone = lone(document, content, tmp_path)
        expected.append((0, document.title("ja")))
        expected += nested(flat(alone.outline), document.title("ja"))
        starts.append(pages)
        pages += len(alone.pages)
    assert list(flat(reader.outline)) == expected
    tops = [entry for entry in reader.outline if not isinstance(entry, list)]
    assert [reader.get_destination_page_number(entry) for entry in tops] == starts


def test_what_only_says_the_title_again_makes_room_for_what_is_below_it(tmp_path: Path) -> None:
    def build(_content: ReportContent) -> Iterator[Group]:
        for level, title in ((0, "実施計画"), (1, "一"), (2, "二"), (0, "別"), (1, "三")):
            yield Group((Piece(10, bookmark=Bookmark(level, title)),))

    document = replace(DOCUMENTS["action-plan"], build=build)
    reader = PdfReader(made(tmp_path / "all.pdf", [Part(document, sample())] * 2, BundleFormat.PDF))
    once = [(0, "実施計画"), (1, "一"), (2, "二"), (1, "別"), (2, "三")]
    assert list(flat(reader.outline)) == once * 2


def test_the_viewer_shows_the_documents_and_not_all_that_is_in_them(tmp_path: Path) -> None:
    with pikepdf.open(made(tmp_path / "all.pdf", parts(sample()), BundleFormat.PDF)) as document:
        first = document.Root.Outlines.First
        while first is not None:
            assert first.get("/Count", 0) <= 0
            first = first.get("/Next")
        assert document.Root.PageMode == "/UseOutlines"


def test_each_font_is_in_the_one_pdf_once(tmp_path: Path) -> None:
    with pikepdf.open(made(tmp_path / "all.pdf", parts(sample(organisation="𠮷田")), BundleFormat.PDF)) as document:
        found = [o for o in document.objects if isinstance(o, pikepdf.Dictionary)]
        names = [str(o.FontName) for o in found if o.get("/Type") == "/FontDescriptor"]
    assert len(names) == len(set(names)) == 4


def test_the_one_pdf_describes_itself(tmp_path: Path) -> None:
    reader = PdfReader(made(tmp_path / "all.pdf", parts(sample()), BundleFormat.PDF))
    assert reader.metadata is not None
    assert reader.metadata.title == f"{bundle_title('ja')} - みどり商店"
    assert reader.metadata.author == "みどり商店"
    for document in DOCUMENTS.values():
        assert document.title("ja") in str(reader.metadata.subject)


def test_the_one_pdf_can_be_protected(tmp_path: Path) -> None:
    path = made(tmp_path / "all.pdf", parts(sample()), BundleFormat.PDF, PASSWORD)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(path)
    with pikepdf.open(path, password=PASSWORD) as document, document.open_outline() as outline:
        assert document.encryption.R == 6
        assert [item.title for item in outline.root] == [d.title("ja") for d in DOCUMENTS.values()]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("password", ["", PASSWORD])
def test_the_one_pdf_asks_to_be_printed_at_its_size(tmp_path: Path, lang: str, password: str) -> None:
    path = made(tmp_path / "all.pdf", parts(sample(lang)), BundleFormat.PDF, password)
    with pikepdf.open(path, password=password) as pdf:
        wishes = {str(key): str(value) for key, value in pdf.Root.ViewerPreferences.items()}
        assert wishes == {"/DisplayDocTitle": "True", "/PrintScaling": "/None"}
        assert pdf.Root.Lang == lang


@pytest.mark.parametrize("today", [date(1970, 1, 1), date(1979, 12, 31), date(2099, 12, 31)])
def test_no_clock_is_too_far_astray_for_a_zip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, today: date) -> None:
    clock_of_1970(monkeypatch)
    part = Part(DOCUMENTS["policy-draft"], sample(today=today))
    with zipfile.ZipFile(made(tmp_path / "all.zip", [part], BundleFormat.ZIP)) as archive:
        times = {entry.date_time[:3] for entry in archive.infolist()}
        assert archive.testzip() is None
    assert times == {(max(today.year, 1980), *((today.month, today.day) if today.year >= 1980 else (1, 1)))}


@pytest.mark.parametrize("kind", BundleFormat)
def test_hostile_texts_break_no_bundle(tmp_path: Path, kind: BundleFormat) -> None:
    path = made(tmp_path / f"all.{kind}", parts(hostile("ja")), kind)
    if kind is BundleFormat.PDF:
        assert len(PdfReader(path).pages) > 20
    else:
        with zipfile.ZipFile(path) as archive:
            assert all("/" not in name and "\\" not in name for name in archive.namelist())


@pytest.mark.parametrize("kind", BundleFormat)
@pytest.mark.parametrize("password", ["", PASSWORD])
def test_progress_rises_from_nothing_to_all(tmp_path: Path, kind: BundleFormat, password: str) -> None:
    shares = list(write_bundle(parts(sample()), tmp_path / "all", kind, password))
    assert shares == sorted(shares)
    assert shares[0] == 0.0
    assert shares[-1] == 1.0
    assert len(shares) > 150


@pytest.mark.parametrize("kind", BundleFormat)
@pytest.mark.parametrize("steps", [1, 50, 250])
def test_stopping_leaves_the_old_file_as_it_was(tmp_path: Path, kind: BundleFormat, steps: int) -> None:
    target = tmp_path / "all"
    target.write_bytes(b"old")
    work = write_bundle(parts(sample()), target, kind)
    for _step in range(steps):
        next(work)
    work.close()
    assert list(tmp_path.iterdir()) == [target]
    assert target.read_bytes() == b"old"


@pytest.mark.parametrize("kind", BundleFormat)
def test_when_the_last_document_fails_there_is_no_file(tmp_path: Path, kind: BundleFormat) -> None:
    def fails(_content: ReportContent) -> Iterator[Any]:
        raise RuntimeError
        yield

    broken = replace(DOCUMENTS["checklist"], build=fails)
    with pytest.raises(RuntimeError):
        list(write_bundle([worded(sample()), Part(broken, sample())], tmp_path / "all", kind))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", BundleFormat)
def test_an_unfit_password_is_refused_before_any_work(tmp_path: Path, kind: BundleFormat) -> None:
    with pytest.raises(PasswordUnfit):
        next(write_bundle(parts(sample()), tmp_path / "all", kind, "short"))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(PathMissing):
        next(write_bundle(parts(sample()), tmp_path / "nowhere" / "all.zip", BundleFormat.ZIP))


def test_what_will_print_as_a_geta_is_known_for_all_at_once() -> None:
    content = sample(organisation="緑🌿")
    assert missing_characters(texts_of_bundle(parts(content))) == ("🌿",)


def test_the_name_begins_with_the_organisation_and_the_day() -> None:
    assert (
        bundle_name(parts(sample("en")), BundleFormat.ZIP) == "Midori_Shop_2026-11-23_Documents_of_the_self-check.zip"
    )
    assert bundle_name(parts(sample()), BundleFormat.PDF).startswith("みどり商店_2026-11-23_")


def test_no_two_documents_share_a_title() -> None:
    """They are told apart by it, in the list and in the ZIP."""
    for lang in LANGUAGES:
        titles = [document.title(lang) for document in DOCUMENTS.values()]
        assert len(titles) == len(set(titles))


def test_every_document_has_its_occasion_and_stands_under_it() -> None:
    listed = [document.name for documents in by_occasion().values() for document in documents]
    assert listed == list(DOCUMENTS)
    assert all(occasion(document) is when for when, found in by_occasion().items() for document in found)
