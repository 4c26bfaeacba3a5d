"""What can go wrong in the window alone, as errors that carry data."""

from pathlib import Path


class DocumentUnreadable(Exception):
    """The PDF at `path` cannot be opened."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class PrintFailed(Exception):
    """The printer (or the file that stands for one) did not take the pages."""

    def __init__(self, printer: str) -> None:
        super().__init__(printer)
        self.printer = printer
