"""Reads data files and gathers what is wrong with them, so that all of it is reported at once."""

import tomllib
from pathlib import Path
from typing import Any

from app.catalogue.rules import DataProblem


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
    """Reads the files of one folder; `found` grows with every problem."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.found: list[DataProblem] = []

    def table(self, file: str) -> dict[str, Any] | None:
        """What a file holds; None, and a problem more, when it cannot be read."""
        try:
            return tomllib.loads((self._folder / file).read_text(encoding="utf-8"))
        except FileNotFoundError:
            self.found.append(DataProblem(file, "", "the file is missing"))
        except OSError as error:
            self.found.append(DataProblem(file, "", f"the file cannot be read: {error.strerror}"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            self.found.append(DataProblem(file, "", f"the file is damaged: {error}"))
        return None

    def stop_if_damaged(self) -> None:
        """Raises CatalogueDamaged with everything found."""
        if self.found:
            raise CatalogueDamaged(tuple(self.found))
