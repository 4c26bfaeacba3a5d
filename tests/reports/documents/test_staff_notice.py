"""What the notice to the staff says, and that it stays on one page."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.domain.answers import Entry, Status
from app.domain.profile import Profile
from app.labels import name
from app.reports.documents.staff_notice import FEWEST, generated
from app.reports.report_content import ReportContent
from tests.kept import teleworking
from tests.languages import LANGUAGES
from tests.reports.samples import NASTY, hostile, pdf_text, sample, squeezed, with_kept

MakePdf = Callable[..., Path]
in_both = pytest.mark.parametrize("lang", LANGUAGES)


def found_in(make_pdf: MakePdf, content: ReportContent) -> str:
    return squeezed(pdf_text(make_pdf("staff-notice", content)))


@in_both
def test_every_notice_that_applies_is_on_one_page(make_pdf: MakePdf, lang: str) -> None:
    content = sample(lang)
    path = make_pdf("staff-notice", content)
    found = squeezed(pdf_text(path))
    told = [m for m in content.measures if m.notify_staff]
    assert len(told) == 13
    for measure in told:
        applies = content.entry(measure).status is not Status.NOT_APPLICABLE
        assert (squeezed(content.words[measure.id].notice) in found) is applies
    assert len(PdfReader(path).pages) == 1


@in_both
@pytest.mark.parametrize("texts", [{}, None])
def test_it_is_one_page_with_everything_applying_and_nothing_known(
    make_pdf: MakePdf, lang: str, texts: dict[str, str] | None
) -> None:
    content = sample(lang, entries={}) if texts is None else sample(lang, entries={}, texts=texts, organisation="")
    assert len(PdfReader(make_pdf("staff-notice", content)).pages) == 1


@in_both
def test_the_frame_is_filled_in(make_pdf: MakePdf, lang: str) -> None:
    content = sample(lang)
    found = found_in(make_pdf, content)
    assert content.papers is not None
    assert squeezed(content.papers.notice.title) in found
    assert squeezed(content.papers.notice.receipt) in found
    assert "𠮷田" in generated(content)
    assert "03-0000-0000" in found
    assert "{" not in found


@in_both
def test_what_a_person_wrote_stands_instead(make_pdf: MakePdf, lang: str) -> None:
    mine = "My title\n\nFirst <b>paragraph</b>.\n・Item one\n- Item two\n\nThe end."
    texts = {**sample(lang).texts, f"notice.{lang}": mine}
    found = found_in(make_pdf, sample(lang, texts=texts))
    assert "MytitleFirst<b>paragraph</b>.・Itemone・ItemtwoTheend." in found
    assert sample(lang).papers is not None
    assert squeezed(generated(sample(lang)).split("\n")[2]) not in found


@in_both
@pytest.mark.parametrize("kept", ["", " \n ", None])
def test_an_emptied_text_is_made_anew(make_pdf: MakePdf, lang: str, kept: str | None) -> None:
    other = {"ja": "en", "en": "ja"}[lang]
    texts = {f"notice.{other}": "Other"} if kept is None else {f"notice.{lang}": kept}
    found = found_in(make_pdf, sample(lang, texts=texts))
    assert squeezed(generated(sample(lang, texts=texts)).split("\n")[0]) in found


@in_both
def test_nothing_internal_is_on_it(make_pdf: MakePdf, lang: str) -> None:
    content = sample(lang)
    found = found_in(make_pdf, content)
    for entry in map(content.entry, content.measures):
        for text in (entry.note, entry.scope, entry.evidence, entry.reason, entry.owner):
            assert not text or squeezed(text) not in found
    assert squeezed(name(Status.PARTIAL, lang)) not in found
    assert "SN-0001" not in found
    assert "0120-000-000" not in found


def rows_to_sign(path: Path) -> int:
    """Counted by the lines below them: each has the width of a column of the list."""
    import re

    from pypdf.generic import ContentStream

    reader = PdfReader(path)
    count = 0
    for page in reader.pages:
        stream = ContentStream(page.get_contents(), reader).get_data().decode("latin-1")
        for x1, y1, x2, y2 in re.findall(r"([\d.]+) ([\d.]+) m ([\d.]+) ([\d.]+) l", stream):
            count += y1 == y2 and abs(float(x2) - float(x1) - 232.64) < 0.1
    return count


@pytest.mark.parametrize(
    ("people", "teleworkers", "rows"),
    [
        ("", None, FEWEST),
        ("佐藤\n髙﨑\n", None, FEWEST),
        ("", 12, 12),
        ("", 1000, 24),
        ("\n".join("abcdefghijklm"), 3, 13),
        ("\n".join("aabbccddeeff"), 3, FEWEST),
    ],
)
def test_there_is_a_place_for_each_person_and_at_least_eight(
    make_pdf: MakePdf, people: str, teleworkers: int | None, rows: int
) -> None:
    content = sample(texts=teleworking(people), profile=Profile(teleworkers=teleworkers))
    path = make_pdf("staff-notice", content)
    heads = 2
    assert rows_to_sign(path) == rows + heads
    assert len(PdfReader(path).pages) == 1


def test_a_hundred_names_are_all_there(make_pdf: MakePdf) -> None:
    names = [f"Person{n:03}" for n in range(100)]
    found = found_in(make_pdf, sample("en", texts=teleworking("\n".join(names))))
    assert all(found.count(name) == 1 for name in names)


@in_both
def test_a_long_text_takes_smaller_type_and_then_a_second_page(make_pdf: MakePdf, lang: str) -> None:
    line = "あいうえお" * 10
    pages = []
    for count in (30, 190):
        texts = {f"notice.{lang}": "T\n\n" + "\n\n".join(f"{n:03}{line}" for n in range(count))[:9999]}
        path = make_pdf("staff-notice", sample(lang, texts=texts))
        found = squeezed(pdf_text(path))
        assert found.count("あいうえお") >= min(count, 180) * 10
        pages.append(len(PdfReader(path).pages))
    assert pages[0] == 1
    assert pages[1] > 1


@in_both
def test_hostile_texts_are_printed_as_typed(make_pdf: MakePdf, lang: str) -> None:
    texts = {f"notice.{lang}": f"{NASTY}\n・{NASTY}", **teleworking("𠮷田<b>" * 30)}
    found = found_in(make_pdf, with_kept(hostile(lang), texts))
    assert found.count('<imgsrc="/etc/passwd">') == 2
    assert found.count("<b>太字</b>") == 2
    assert found.count("𠮷田<b>") >= 30
    assert "root:" not in found


def test_both_languages_have_the_same_lines() -> None:
    shapes = []
    for lang in LANGUAGES:
        content = sample(lang, entries={"administrator-E-7": Entry(Status.NOT_APPLICABLE, reason="r")})
        shapes.append([line[:0] or bool(line) for line in generated(content).split("\n")])
    assert shapes[0] == shapes[1]
    assert sum(shapes[0]) == 3 + 12
