"""The drafts of the policies as a Word file: real headings and numbers, to be edited and kept."""

import zipfile
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import docx
from docx.document import Document as DocxDocument
from docx.opc.packuri import PackURI
from docx.opc.pkgwriter import PackageWriter

from app.i18n import language_tag
from app.labels import day
from app.reports.documents.policy_text import FilledClause, FilledPolicy, drafts
from app.reports.press.docx_parts import (
    Numbers,
    add_page_number,
    add_paragraph,
    make_own,
    set_language,
    set_page,
    set_styles,
    set_tab,
)
from app.reports.press.layout import self_check_title, source_lines
from app.reports.report_content import ReportContent

_FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The time of each part of the file: the same content gives the same bytes."""


def policy_docx(content: ReportContent, title: str, purpose: str) -> bytes:
    """The whole file. What people typed is text in it and nothing else: no field, no link, nothing from outside."""
    document = docx.Document()
    set_page(document)
    set_styles(document)
    set_language(document, content.language)
    make_own(document)
    _describe(document, content, title, purpose)
    _frame(document, content, title)
    made = drafts(content)
    add_paragraph(document, title, "Title")
    if content.organisation:
        add_paragraph(document, content.organisation, "Subtitle")
    for words in (purpose, made.advice, made.count):
        document.add_paragraph(words)
    numbers = Numbers(document)
    for n, policy in enumerate(made.policies):
        _add_policy(document, policy, numbers, on_new_page=n > 0)
    return _sealed(document)


def _describe(document: DocxDocument, content: ReportContent, title: str, purpose: str) -> None:
    about = document.core_properties
    about.title = f"{title} - {content.organisation}"[:255] if content.organisation else title
    about.subject = purpose[:255]
    about.author = content.organisation[:255] or "Tenken"
    about.last_modified_by = "Tenken"
    about.comments = source_lines(content.language)[0][:255]
    about.language = language_tag(content.language)
    about.created = about.modified = datetime(
        content.today.year, content.today.month, content.today.day, tzinfo=UTC
    ).replace(tzinfo=None)


def _frame(document: DocxDocument, content: ReportContent, title: str) -> None:
    """Header and footer of each page, as on paper."""
    section = document.sections[0]
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    what = f"{self_check_title(title, content.language)}　{day(content.today, content.language)}"
    set_tab(head, section)
    head.text = f"{content.organisation}\t{what}"
    foot.text, note = source_lines(content.language)
    last = section.footer.add_paragraph(f"{note}\t", "Footer")
    set_tab(last, section)
    add_page_number(last)


def _add_policy(document: DocxDocument, policy: FilledPolicy, numbers: Numbers, *, on_new_page: bool) -> None:
    heading = add_paragraph(document, policy.title, "Heading 1")
    heading.paragraph_format.page_break_before = on_new_page
    document.add_paragraph(policy.lead)
    add_paragraph(document, policy.basis, "Remark")
    list_id = numbers.new_list()
    for section in policy.sections:
        numbers.put(add_paragraph(document, section.heading, "Heading 2"), list_id, 0)
        for clause in section.clauses:
            _add_clause(document, clause, numbers, list_id)


def _add_clause(document: DocxDocument, clause: FilledClause, numbers: Numbers, list_id: int) -> None:
    paragraph = add_paragraph(document, clause.text, "Clause")
    numbers.put(paragraph, list_id, 1)
    if clause.remark:
        paragraph.paragraph_format.keep_with_next = True
        remark = add_paragraph(document, "", "Clause remark")
        remark.add_run(clause.remark).bold = clause.is_open or None


def _sealed(document: DocxDocument) -> bytes:
    """The file, its parts without a time: python-docx takes that of the clock, and none before 1980."""
    package, sealed = document.part.package, BytesIO()
    for part in package.parts:
        part.before_marshal()
    with zipfile.ZipFile(sealed, "w", zipfile.ZIP_DEFLATED) as archive:
        target = _Parts(archive)
        writer: Any = PackageWriter
        writer._write_content_types_stream(target, package.parts)
        writer._write_pkg_rels(target, package.rels)
        writer._write_parts(target, package.parts)
    return sealed.getvalue()


class _Parts:
    """Where python-docx puts the parts of a file."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive

    def write(self, name: PackURI, content: bytes) -> None:
        """Puts a part into the file."""
        part = zipfile.ZipInfo(name.membername, _FIRST_MOMENT)
        self._archive.writestr(part, content, zipfile.ZIP_DEFLATED)
