"""What a document is: a name, words about it, the options it understands, and how its pages come about."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.i18n import translation
from app.reports.content import ReportContent
from app.reports.layout import PORTRAIT, Format
from app.reports.marks import Group


class Option(StrEnum):
    """What one can choose about a document; the value is the name of the field of the content."""

    BLANK = "blank"
    APPROVAL_STRIP = "approval_strip"


@dataclass(frozen=True)
class Document:
    """One kind of document. The words are English sentences for translation."""

    name: str
    title_words: str
    purpose_words: str
    build: Callable[[ReportContent], Iterator[Group]]
    options: frozenset[Option] = frozenset()
    page: Format = PORTRAIT

    def title(self, lang: str) -> str:
        """The title as it stands on the paper and in the file name."""
        return translation(lang).gettext(self.title_words)

    def purpose(self, lang: str) -> str:
        """One line: for whom and for what."""
        return translation(lang).gettext(self.purpose_words)
