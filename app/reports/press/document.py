"""What a document is: a name, words about it, the options it understands, and how its pages come about."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from app.domain.selection import View
from app.i18n import N_, translation
from app.reports.press.page_format import PORTRAIT, Format

if TYPE_CHECKING:
    from app.reports.press.marks import Group
    from app.reports.report_content import ReportContent


class Occasion(StrEnum):
    """When a document is wanted; the list of documents is grouped by it, in this order."""

    MEETING = "meeting"
    FILL_IN = "fill-in"
    STAFF = "staff"
    OUTSIDE = "outside"
    KEEP = "keep"

    def heading(self, lang: str) -> str:
        """The words above the documents of the occasion."""
        return translation(lang).gettext(_OCCASIONS[self])


_OCCASIONS = {
    Occasion.MEETING: N_("For the meeting"),
    Occasion.FILL_IN: N_("To fill in and check"),
    Occasion.STAFF: N_("For everyone who works here"),
    Occasion.OUTSIDE: N_("For people outside"),
    Occasion.KEEP: N_("To keep"),
}


class Option(StrEnum):
    """What one can choose about a document; the value is the name of the field of the content."""

    BLANK = "blank"
    APPROVAL_STRIP = "approval_strip"
    PEOPLE = "people"


class FileFormat(StrEnum):
    """What kind of file a document can be written as; the value is the ending of the file's name."""

    PDF = "pdf"
    DOCX = "docx"


class BundleFormat(StrEnum):
    """What kind of file several documents can be written as; the value is the ending of the file's name."""

    ZIP = "zip"
    PDF = "pdf"


def every_measure(content: "ReportContent") -> tuple[str, ...]:
    """The rows of a document that has one for each measure of its view."""
    return tuple(measure.id for measure in content.measures)


@dataclass(frozen=True)
class Document:
    """One kind of document. The words are English sentences for translation."""

    name: str
    title_words: str
    purpose_words: str
    build: "Callable[[ReportContent], Iterator[Group]]"
    reader_words: str = ""
    """Who gets it: "for the executive"."""
    options: frozenset[Option] = frozenset()
    page: Format = PORTRAIT
    view: View | None = None
    """Whose measures it is about, where that is not for a person to choose."""
    prints_kept: tuple[str, ...] = ()
    """Patterns for the keys of what it prints beside the answers: `notice.*`, `person.*.name`."""
    prints_answers: bool = True
    """Whether it prints what was typed beside the answers."""
    draws_set_ups: bool = False
    """Whether it shows the set-ups of the methods in use."""
    tells_findings: bool = False
    """Whether it says what does not hold together."""
    is_numbered: bool = False
    """Whether it comes back from paper: each sheet carries a number by which it is found again."""
    rows: "Callable[[ReportContent], tuple[str, ...] | None]" = every_measure
    """What its numbered rows are about, in their order: what a sheet that comes back is read by; None where it has
    nothing to bring back, and needs no number."""
    text_file: "Callable[[ReportContent], bytes] | None" = None
    """Makes the same as a Word file to edit, where that is of use."""

    @property
    def formats(self) -> tuple[FileFormat, ...]:
        """The kinds of file that it can be written as."""
        return (FileFormat.PDF, FileFormat.DOCX) if self.text_file else (FileFormat.PDF,)

    def title(self, lang: str) -> str:
        """The title as it stands on the paper and in the file name."""
        return translation(lang).gettext(self.title_words)

    def purpose(self, lang: str) -> str:
        """One line: for whom and for what."""
        return translation(lang).gettext(self.purpose_words)

    def reader(self, lang: str) -> str:
        """Who gets it, in a few words."""
        return translation(lang).gettext(self.reader_words)


@dataclass(frozen=True)
class Part:
    """A document with the snapshot of which it is made: one of several in a file."""

    document: Document
    content: "ReportContent"


_TOGETHER = N_("Documents of the self-check")


def bundle_title(lang: str) -> str:
    """What several documents are called together."""
    return translation(lang).gettext(_TOGETHER)
