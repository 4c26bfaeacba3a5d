"""What can go wrong between a finished PDF and paper."""

from pathlib import Path

from app.i18n import _
from app.ui.kit.window_errors import WindowError
from app.words.message_parts import Message


class DocumentUnreadable(WindowError):
    """The PDF at `path` cannot be opened."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path

    @property
    def message(self) -> Message:
        return Message(
            _("The PDF {path} cannot be opened.").format(path=self.path),
            _("Your workbook is safe."),
            _("Make the document once more."),
        )


class PagesUnreadable(WindowError):
    """What was made cannot be shown."""

    @property
    def message(self) -> Message:
        return Message(
            _("The pages cannot be shown."),
            _("Your workbook is safe."),
            _("Make the document once more."),
        )


class PrintFailed(WindowError):
    """The printer (or the file that stands for one) did not take the pages."""

    def __init__(self, printer: str) -> None:
        super().__init__(printer)
        self.printer = printer

    @property
    def message(self) -> Message:
        return Message(
            _("The printer {printer} did not take the pages.").format(printer=self.printer),
            _("Your workbook is safe."),
            _("Check that it is on and has paper, or save the PDF and print that."),
        )
