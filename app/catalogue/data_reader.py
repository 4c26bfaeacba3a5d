"""Reads data files and gathers what is wrong with them, so that all of it is reported at once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from app.catalogue.kept_tables import KeptTable, kept_table


class DataProblem(NamedTuple):
    """Something wrong in a data file: where, and what in English for whoever mends it."""

    file: str
    place: str
    what: str

    def __str__(self) -> str:
        return f"{self.file}: {self.place}: {self.what}" if self.place else f"{self.file}: {self.what}"


class CatalogueDamaged(Exception):
    """Data files are missing or wrong; `problems` holds every one. The workbook has nothing to do with it."""

    def __init__(self, problems: tuple[DataProblem, ...]) -> None:
        super().__init__("; ".join(str(p) for p in problems))
        self.problems = problems

    @property
    def files(self) -> tuple[str, ...]:
        """The files concerned, each once."""
        return tuple(dict.fromkeys(p.file for p in self.problems))


class Reader:
    """Reads the files of one folder; `found` grows with every problem.

    A `strict` one looks again at what has passed its rules before.
    """

    def __init__(self, folder: Path, *, strict: bool = False) -> None:
        self._folder, self._strict = folder, strict
        self.found: list[DataProblem] = []
        self.seen: dict[str, list[Any]] = {}

    def table(self, file: str) -> dict[str, Any] | None:
        """What a file holds; None, and a problem more, when it cannot be read."""
        read = self._read(file)
        return read and read.table

    def sound(
        self, file: str, check: Callable[[dict[str, Any]], list[DataProblem]], *seen: Any
    ) -> dict[str, Any] | None:
        """What a file holds, and every problem that `check` finds there, which sees `seen`, plain values, beside it.

        What passed with the same to be seen is not looked at again.
        """
        read = self._read(file)
        if read is None:
            return None
        self.seen[file] = list(seen)
        if self._strict or read.seen != list(seen):
            self.found += check(read.table)
        return read.table

    def _read(self, file: str) -> KeptTable | None:
        path = self._folder / file
        try:
            source = path.read_bytes()
            return kept_table(path, source) or KeptTable(_parsed(source), None)
        except FileNotFoundError:
            self.found.append(DataProblem(file, "", "the file is missing"))
        except OSError as error:
            self.found.append(DataProblem(file, "", f"the file cannot be read: {error.strerror}"))
        except ValueError as error:  # it is no UTF-8, or no TOML
            self.found.append(DataProblem(file, "", f"the file is damaged: {error}"))
        return None

    def stop_if_damaged(self) -> None:
        """Raises CatalogueDamaged with everything found."""
        if self.found:
            raise CatalogueDamaged(tuple(self.found))


def words_file(language: str, category: str) -> str:
    """Where the words of a category's measures stand in the folder of the catalogue."""
    return f"{language}/measures/{category}.toml"


def _parsed(source: bytes) -> dict[str, Any]:
    import tomllib

    return tomllib.loads(source.decode())
