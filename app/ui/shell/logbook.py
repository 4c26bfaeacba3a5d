"""The log of what went wrong: a file in the data folder. Nothing of it is loaded before there is something to note."""

from pathlib import Path


class Logbook:
    """Stands before Python's logging, which a start does without."""

    def __init__(self) -> None:
        self._file: Path | None = None

    def keep_in(self, file: Path) -> None:
        """Says where the log lies."""
        self._file = file

    def begin(self) -> None:
        """Has everything that is noted go into the file, what libraries note, too; once, and not before it is known."""
        if self._file is None:
            return
        from app.ui.shell.log_file import begin_log

        begin_log(self._file)

    def warning(self, what: str, *, exc_info: BaseException) -> None:
        """Notes an error with where it arose. `what` are words of ours."""
        import logging

        self.begin()
        logging.getLogger(__name__).warning(what, exc_info=exc_info)


log = Logbook()
"""The log of the program that runs."""
