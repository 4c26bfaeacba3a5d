"""The drafts of the policies as PDF and as a Word file: the same words, real headings, nothing but text from people."""

import re
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from pypdf import PdfReader

from app.domain.measures import Role
from app.domain.profile import Profile
from app.i18n import translation
from app.labels import day
from app.reports.documents.listing import DOCUMENTS
from app.reports.documents.policy_draft import DOCUMENT, build, text_file
from app.reports.documents.policy_text import drafts
from app.reports.press.document import FileFormat
from app.reports.press.layout import source_lines
from app.reports.press.marks import PrintedText
from app.reports.press.writing import write
from app.reports.report_content import ReportContent
from tests.languages import LANGUAGES
from tests.reports.samples import NASTY, TODAY, clock_of_1970, hostile, pdf_text, sample, squeezed

NASTY_LINE = " ".join(NASTY.split())[:190]


def words(content: ReportContent) -> list[str]:
    """Every text of the drafts, in the order of the paper."""
    made = drafts(content)
    found = [made.advice, made.count]
    for policy in made.policies:
        found += [policy.title, policy.lead, policy.basis]
        for section in policy.sections:
            found.append(section.heading)
            found += [text for clause in section.clauses for text in (clause.text, clause.remark) if text]
    return found


def opened(content: ReportContent) -> "docx.document.Document":
    return docx.Document(BytesIO(text_file(content)))


def parts(content: ReportContent) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(text_file(content))) as file:
        return {name: file.read(name).decode("utf-8", "replace") for name in file.namelist()}


def nasty(lang: str) -> ReportContent:
    texts = {"contact.1.name": NASTY_LINE, "contact.1.phone": '<w:r/> =1 "MERGEFIELD"'}
    holders = {Role.EXECUTIVE: '{ HYPERLINK "https://example.com" }', Role.ADMINISTRATOR: NASTY_LINE}
    return sample(lang, organisation=NASTY_LINE, texts=texts, profile=Profile(holders=holders))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_paper_and_word_say_the_same(lang: str) -> None:
    content = sample(lang)
    expected = [DOCUMENT.title(lang), content.organisation, DOCUMENT.purpose(lang), *words(content)]
    assert [paragraph.text for paragraph in opened(content).paragraphs] == expected
    marks = [mark for group in build(content) for piece in group.pieces for mark in piece.marks]
    paper = squeezed("".join(mark.text for mark in marks if isinstance(mark, PrintedText)))
    for text in expected:
        assert squeezed(text) in paper


@pytest.mark.parametrize("lang", LANGUAGES)
def test_headings_are_headings_and_clauses_are_numbered_anew_in_each_policy(lang: str) -> None:
    content = sample(lang)
    made = drafts(content)
    document = opened(content)
    headings = [(p.style.name, p.text) for p in document.paragraphs if p.style.name.startswith("Heading")]
    expected = [
        pair
        for policy in made.policies
        for pair in (("Heading 1", policy.title), *(("Heading 2", section.heading) for section in policy.sections))
    ]
    assert headings == expected
    lists = [
        p._p.pPr.numPr.numId.val for p in document.paragraphs if p._p.pPr is not None and p._p.pPr.numPr is not None
    ]
    assert len(set(lists)) == len(made.policies)
    assert len(lists) == sum(1 + len(section.clauses) for policy in made.policies for section in policy.sections)
    numbering = document.part.numbering_part.element
    for list_id in set(lists):
        starts = numbering.num_having_numId(list_id).findall(f"{qn('w:lvlOverride')}/{qn('w:startOverride')}")
        assert [start.get(qn("w:val")) for start in starts] == ["1", "1"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_is_a4_in_our_font_and_in_its_language(lang: str) -> None:
    document = opened(sample(lang))
    (section,) = document.sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "Header", "Footer"):
        fonts = document.styles[name].element.rPr.rFonts
        assert set(fonts.attrib.values()) == {"BIZ UDPGothic"}
        assert qn("w:eastAsia") in fonts.attrib
    everything = parts(sample(lang))
    assert 'w:altName w:val="Yu Gothic"' in everything["word/fontTable.xml"]
    assert (
        f'w:lang w:val="{ {"ja": "ja-JP", "en": "en-US"}[lang] }" w:eastAsia="ja-JP"' in everything["word/styles.xml"]
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_page_says_whose_it_is_what_it_is_and_which(lang: str) -> None:
    content = sample(lang)
    section = opened(content).sections[0]
    _ = translation(lang).gettext
    title = _("{title} (self-check)").format(title=DOCUMENT.title(lang))
    head = section.header.paragraphs[0].text
    assert all(text in head for text in (content.organisation, title, day(TODAY, lang)))
    foot = "\n".join(paragraph.text for paragraph in section.footer.paragraphs)
    assert all(text in foot for text in source_lines(lang))
    codes = re.findall(r"<w:instrText[^>]*>(.*?)</w:instrText>", "".join(parts(content).values()))
    assert codes == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_file_describes_itself(lang: str) -> None:
    content = sample(lang)
    about = opened(content).core_properties
    assert about.title == f"{DOCUMENT.title(lang)} - {content.organisation}"
    assert (about.author, about.subject) == (content.organisation, DOCUMENT.purpose(lang))
    assert about.language == {"ja": "ja-JP", "en": "en-US"}[lang]
    assert about.created is not None
    assert about.created.date() == TODAY


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_is_a_document_of_today_and_of_nobody_else(lang: str) -> None:
    everything = parts(sample(lang))
    settings = everything["word/settings.xml"]
    assert re.findall(r'w:name="compatibilityMode"[^>]*w:val="(\d+)"', settings) == ["15"], "no compatibility mode"
    assert "savePreviewPicture" not in settings
    assert not [name for name in everything if "thumbnail" in name or name.endswith((".jpeg", ".jpg", ".png"))]
    assert "thumbnail" not in everything["_rels/.rels"]
    about = everything["docProps/app.xml"]
    assert re.findall("<Application>(.*?)</Application>", about) == ["Tenken"]
    written = "".join(text for name, text in everything.items() if name.startswith("docProps"))
    assert not [foreign for foreign in ("python-docx", "Microsoft", "2013") if foreign in written]


def test_a_clock_before_the_first_year_of_zip_files_is_no_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = text_file(sample("ja"))
    clock_of_1970(monkeypatch)
    assert text_file(sample("ja")) == usual


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_people_typed_is_text_and_nothing_else(lang: str) -> None:
    content = nasty(lang)
    everything = parts(content)
    relations = "".join(text for name, text in everything.items() if name.endswith(".rels"))
    assert "External" not in relations
    codes = re.findall(r"<w:instrText[^>]*>(.*?)</w:instrText>", "".join(everything.values()))
    assert codes == ["PAGE", "NUMPAGES"]
    word = "\n".join(paragraph.text for paragraph in opened(content).paragraphs)
    for typed in (NASTY_LINE, '<w:r/> =1 "MERGEFIELD"', '{ HYPERLINK "https://example.com" }'):
        assert typed in word


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_longest_texts_break_no_file(lang: str, tmp_path: Path) -> None:
    for content in (hostile(lang), sample(lang, organisation="", texts={}, entries={}, profile=Profile())):
        target = tmp_path / "draft.docx"
        assert list(write(DOCUMENTS["policy-draft"], content, target, FileFormat.DOCX))[-1] == 1.0
        assert docx.Document(str(target)).paragraphs


def test_the_same_content_gives_the_same_bytes() -> None:
    assert text_file(sample("ja")) == text_file(sample("ja"))
    assert text_file(sample("ja")) != text_file(sample("ja", organisation="x"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_another_word_processor_shows_all_of_it_with_its_numbers(lang: str, tmp_path: Path) -> None:
    content = sample(lang)
    file = tmp_path / "draft.docx"
    file.write_bytes(text_file(content))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    reader = PdfReader(tmp_path / "draft.pdf")
    shown = squeezed(pdf_text(tmp_path / "draft.pdf"))
    assert len(reader.pages) >= len(drafts(content).policies)
    for policy in drafts(content).policies:
        assert squeezed(policy.title) in shown
        for number, section in enumerate(policy.sections, 1):
            assert squeezed(f"{number}. {section.heading}") in shown
            for place, clause in enumerate(section.clauses, 1):
                assert squeezed(f"{number}.{place} {clause.text}")[:40] in shown
    for number in range(1, len(reader.pages) + 1):
        assert f"{number}/{len(reader.pages)}" in shown
