"""What a reader, a printer and a search find in the documents."""

import itertools
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from app.domain.answers import Entry, Status
from app.domain.profile import Profile
from app.domain.selection import View
from app.i18n import translation
from app.labels import STATUS_GLYPHS, day, measure_label, name
from app.reports.documents.listing import DOCUMENTS
from app.reports.press.writing import write
from app.reports.report_content import ReportContent
from tests.languages import LANGUAGES
from tests.reports.samples import TODAY, kept_texts, pdf_text, sample, squeezed

both = pytest.mark.parametrize(("document", "lang"), list(itertools.product(DOCUMENTS, LANGUAGES)))
"""Every document in both languages."""
WHOLE = ("action-plan", "checklist")
whole = pytest.mark.parametrize(("document", "lang"), list(itertools.product(WHOLE, LANGUAGES)))
"""The documents that hold every measure and everything typed about it."""
MakePdf = Callable[..., Path]


def pypdf_text(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def typed(content: ReportContent) -> list[str]:
    """What people typed into the sample: each text carries a mark of its own."""
    texts = [(e.owner, e.note, e.scope, e.evidence, e.reason) for e in map(content.entry, content.measures)]
    return [text for text in itertools.chain(*texts) if text]


@whole
@pytest.mark.parametrize("extract", [pdf_text, pypdf_text])
def test_everything_typed_is_there_exactly_once(
    make_pdf: MakePdf, document: str, lang: str, extract: Callable[[Path], str]
) -> None:
    content = sample(lang)
    found = squeezed(extract(make_pdf(document, content)))
    assert len(typed(content)) > 150
    for text in typed(content):
        assert found.count(squeezed(text)) == 1, text


@whole
def test_every_measure_is_there_with_its_label_and_title(make_pdf: MakePdf, document: str, lang: str) -> None:
    content = sample(lang)
    found = squeezed(pdf_text(make_pdf(document, content)))
    for measure in content.measures:
        assert squeezed(measure_label(measure, lang)) in found
    assert found.count(squeezed(content.words["executive-A-1"].title)) == 98


@both
def test_each_page_says_whose_it_is_what_it_is_and_which(make_pdf: MakePdf, document: str, lang: str) -> None:
    content = sample(lang)
    pages = PdfReader(make_pdf(document, content)).pages
    gettext = translation(lang).gettext
    source = gettext(
        "Source: Telework Security Guideline, 5th edition (Ministry of Internal Affairs and Communications, Japan)"
    )
    title = gettext("{title} (self-check)").format(title=DOCUMENTS[document].title(lang))
    for number, page in enumerate(pages, 1):
        found = squeezed(page.extract_text())
        for expected in (content.organisation, day(TODAY, lang), title, source, f"{number} / {len(pages)}"):
            assert squeezed(expected) in found


@both
def test_only_our_fonts_are_in_it_embedded_cut_down_and_mapped(make_pdf: MakePdf, document: str, lang: str) -> None:
    path = make_pdf(document, sample(lang, organisation="𠮷田"))
    listed = subprocess.run(["pdffonts", str(path)], capture_output=True, check=True, text=True).stdout.splitlines()
    names = {line.split()[0] for line in listed[2:]}
    fonts = ("BIZUDPGothic-Bold", "BIZUDPGothic-Regular", "BIZUDGothic-Regular", "NotoSansJP-Regular")
    assert f"TENKEN+{fonts[1]}" in names <= {f"TENKEN+{font}" for font in fonts}
    assert all(re.search(r"Identity-H +yes yes yes", line) for line in listed[2:])


@both
def test_the_file_describes_itself(make_pdf: MakePdf, document: str, lang: str) -> None:
    reader = PdfReader(make_pdf(document, lang=lang))
    assert reader.metadata is not None
    assert reader.metadata.title == f"{DOCUMENTS[document].title(lang)} - {sample(lang).organisation}"
    assert reader.metadata.author == sample(lang).organisation
    assert reader.metadata.subject == DOCUMENTS[document].purpose(lang)
    assert len(reader.outline) >= 1


def as_wished(path: Path, password: str = "") -> dict[str, object]:
    with pikepdf.open(path, password=password) as pdf:
        wishes = {str(key): str(value) for key, value in pdf.Root.ViewerPreferences.items()}
        return {**wishes, "/Lang": str(pdf.Root.Lang)}


@both
def test_viewers_and_printers_are_asked_to_show_its_title_and_print_it_at_its_size(
    make_pdf: MakePdf, tmp_path: Path, document: str, lang: str
) -> None:
    wished = {"/DisplayDocTitle": "True", "/PrintScaling": "/None", "/Lang": lang}
    assert as_wished(make_pdf(document, lang=lang)) == wished
    list(write(DOCUMENTS[document], sample(lang), tmp_path / "locked.pdf", password="correct-horse"))
    assert as_wished(tmp_path / "locked.pdf", "correct-horse") == wished


@both
def test_its_one_line_says_for_whom_and_for_what(document: str, lang: str) -> None:
    shape = {"ja": "[^：。]+向け：[^：。]+。", "en": r"For [^:.]+: [^:.]+\."}
    assert re.fullmatch(shape[lang], DOCUMENTS[document].purpose(lang))


@both
def test_the_check_of_the_bench_finds_nothing(
    make_pdf: MakePdf, pdf_check: Path, tmp_path: Path, document: str, lang: str
) -> None:
    # 﨑 is a letter of its own among look-alikes of others, which the check looks for: here it is another one.
    content = sample(lang, texts={key: text.replace("﨑", "崎") for key, text in kept_texts(lang).items()})
    expected = tmp_path / "expected.txt"
    expected.write_text("\n".join(typed(content)) if document in WHOLE else content.organisation)
    command = [sys.executable, str(pdf_check), str(make_pdf(document, content)), "--expect", str(expected)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("document", WHOLE)
@pytest.mark.parametrize("extract", [pdf_text, pypdf_text])
def test_a_note_of_ten_thousand_characters_is_there_in_full_and_in_order(
    make_pdf: MakePdf, document: str, extract: Callable[[Path], str]
) -> None:
    letters = "абвгдежзиклмнопрстуфхцчшщъыьэюя"
    note = "".join(letters[n * n % len(letters)] + letters[n % len(letters)] for n in range(5000))
    content = sample()
    first = content.measures[0].id
    entry = Entry(status=Status.NOT_DONE, note=note)
    path = make_pdf(document, replace(content, entries={**content.entries, first: entry}))
    assert "".join(re.findall(f"[{letters}]", extract(path))) == note


@pytest.mark.parametrize("document", DOCUMENTS)
def test_rare_names_can_be_copied_and_searched(make_pdf: MakePdf, document: str) -> None:
    path = make_pdf(document, sample(organisation="𠮷田髙﨑商店"))
    assert "𠮷田髙﨑商店" in pdf_text(path)
    assert "𠮷田髙﨑商店" in pypdf_text(path)


@whole
def test_a_status_is_told_by_glyph_and_word(make_pdf: MakePdf, document: str, lang: str) -> None:
    found = squeezed(pdf_text(make_pdf(document, lang=lang)))
    for status in Status:
        if document == "checklist" or status is not Status.NOT_APPLICABLE:
            assert squeezed(name(status, lang)) in found
            assert STATUS_GLYPHS[status] in found


@whole
@pytest.mark.parametrize("view", View)
def test_a_view_shows_its_measures_alone(make_pdf: MakePdf, document: str, lang: str, view: View) -> None:
    content = sample(lang, view)
    found = squeezed(pdf_text(make_pdf(document, content)))
    others = set(sample(lang).measures) - set(content.measures)
    assert content.measures
    assert not any(squeezed(measure_label(m, lang)) in found for m in others if m.number < 2 and m.category != "J")


@both
def test_it_never_claims_a_certificate(make_pdf: MakePdf, document: str, lang: str) -> None:
    found = pdf_text(make_pdf(document, lang=lang)).lower()
    assert not re.search("認定|準拠|適合|合格|certif|complian|%", found)


def test_the_figures_stand_apart(make_pdf: MakePdf) -> None:
    page = squeezed(PdfReader(make_pdf("action-plan", lang="en")).pages[0].extract_text())
    entries = [sample("en").entry(m) for m in sample("en").measures]
    applicable = sum(e.status is not Status.NOT_APPLICABLE for e in entries)
    answered = sum(e.status not in (Status.NOT_APPLICABLE, Status.UNANSWERED) for e in entries)
    done = sum(e.status is Status.DONE for e in entries)
    assert f"Answered{answered}/{applicable}" in page
    assert f"Done{done}/{applicable}" in page


def test_the_plan_puts_what_is_urgent_first_and_says_what_is_overdue(make_pdf: MakePdf) -> None:
    found = pdf_text(make_pdf("action-plan", lang="en"))
    order = [found.index(f"\n{words}\n") for words in ("Overdue", "High priority", "Normal priority", "Low priority")]
    assert order == sorted(order)
    late = [e for e in map(sample("en").entry, sample("en").measures) if e.is_overdue(TODAY)]
    assert found.count("(overdue)") == len(late) > 3


def test_the_wording_for_one_person_is_only_on_the_paper_of_one_person(make_pdf: MakePdf) -> None:
    one, several = (replace(sample("en"), profile=Profile(people=people)) for people in (1, 5))
    words = squeezed(one.words["executive-A-1"].alone)
    assert words in squeezed(pdf_text(make_pdf("action-plan", one)))
    assert words not in squeezed(pdf_text(make_pdf("action-plan", several)))


def test_counterparts_stand_next_to_each_other_in_the_checklist(make_pdf: MakePdf) -> None:
    found = squeezed(pdf_text(make_pdf("checklist", sample("en", blank=True))))
    title = squeezed(sample("en").words["executive-A-1"].title)
    assert re.search(f"AdministratorG-3(Basic|Advanced){title}\\d+TeleworkerG-2", found)


def test_the_rows_of_the_checklist_are_numbered_in_their_order(make_pdf: MakePdf) -> None:
    content = sample("en", blank=True)
    found = squeezed(pdf_text(make_pdf("checklist", content)))
    places = [found.index(f"{n}{squeezed(measure_label(m, 'en'))}") for n, m in enumerate(content.measures, 1)]
    assert places == sorted(places)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_approval_strip_is_there_when_wanted(make_pdf: MakePdf, lang: str) -> None:
    captions = [translation(lang).gettext(words) for words in ("Prepared", "Checked", "Approved")]
    assert all(c in pdf_text(make_pdf("checklist", lang=lang, approval_strip=True)) for c in captions)
    assert captions[0] not in pdf_text(make_pdf("checklist", lang=lang))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_when_nothing_is_left_the_plan_says_so(make_pdf: MakePdf, lang: str) -> None:
    content = sample(lang)
    done = replace(content, entries={m.id: Entry(status=Status.DONE) for m in content.measures})
    words = translation(lang).gettext("Nothing is left to do: every measure that applies is done. Well done.")
    assert squeezed(words) in squeezed(pdf_text(make_pdf("action-plan", done)))


@both
def test_an_empty_workbook_makes_a_document_too(make_pdf: MakePdf, document: str, lang: str) -> None:
    found = squeezed(pdf_text(make_pdf(document, sample(lang, entries={}, organisation=""))))
    assert squeezed(DOCUMENTS[document].title(lang)) in found


def test_what_nobody_has_answered_or_planned_takes_one_line_of_the_plan(make_pdf: MakePdf) -> None:
    content = replace(sample("en"), entries={"administrator-E-10": Entry(status=Status.PARTIAL)})
    found = squeezed(pdf_text(make_pdf("action-plan", content)))
    captions = squeezed(translation("en").gettext("Required"))
    assert found.count(captions) == 1
    assert squeezed(translation("en").gettext("What has no answer yet")) in found
    assert "AdministratorE-9" in found
