"""What a person wants to have made: one document or several, as what kind of file, and with which password."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from app.i18n import language
from app.reports.document import BundleFormat, FileFormat, Part, bundle_title


@dataclass(frozen=True)
class Order:
    """One document is written as a FileFormat, several as a BundleFormat; '' is no password."""

    parts: tuple[Part, ...]
    kind: FileFormat | BundleFormat = FileFormat.PDF
    password: str = field(default="", repr=False)

    @property
    def title(self) -> str:
        """What is made, in the language of the screens."""
        if isinstance(self.kind, BundleFormat):
            return bundle_title(language())
        return self.parts[0].document.title(language())

    def write(self, target: Path) -> Iterator[float]:
        """Writes the file, yielding the share done; as app.reports.press.writing.write."""
        from app.reports.press.bundle import write_bundle
        from app.reports.press.writing import write

        if isinstance(self.kind, BundleFormat):
            return write_bundle(self.parts, target, self.kind, self.password)
        (part,) = self.parts
        return write(part.document.name, part.content, target, self.kind, self.password)

    def suggested_name(self) -> str:
        """A good name for the file."""
        from app.reports.press.bundle import bundle_name
        from app.reports.press.writing import suggested_name

        if isinstance(self.kind, BundleFormat):
            return bundle_name(self.parts, self.kind)
        return suggested_name(self.parts[0].document, self.parts[0].content, self.kind)

    def missing_characters(self) -> tuple[str, ...]:
        """The characters that will be printed as 〓, in whichever document."""
        from app.reports.press.bundle import texts_of_bundle
        from app.reports.press.fonts import missing_characters

        return missing_characters(texts_of_bundle(self.parts))
