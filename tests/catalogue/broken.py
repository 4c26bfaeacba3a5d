"""A copy of the catalogue's data files, to be damaged."""

import re
import shutil
from pathlib import Path

import pytest

from app.catalogue.data_reader import CatalogueDamaged
from app.catalogue.loader import Catalogue
from app.paths import catalogue_folder

FACTS = "facts.toml"


class Copy:
    """The data files in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(catalogue_folder(), folder)

    def path(self, file: str) -> Path:
        return self.folder / file

    def replace(self, file: str, old: str, new: str) -> None:
        """Replaces a text that stands in the file once."""
        text = self.path(file).read_text(encoding="utf-8")
        assert text.count(old) == 1, (file, old, text.count(old))
        self.path(file).write_text(text.replace(old, new), encoding="utf-8")

    def fact(self, measure: str, old: str, new: str) -> None:
        """Replaces a part of a measure's facts."""
        text = self.path(FACTS).read_text(encoding="utf-8")
        (line,) = re.findall(rf"^{measure} = .*$", text, re.MULTILINE)
        assert line.count(old) == 1, (line, old)
        self.path(FACTS).write_text(text.replace(line, line.replace(old, new)), encoding="utf-8")

    def words(self, language: str, measure: str, pattern: str, new: str) -> None:
        """Replaces a part of a measure's words."""
        path = self.path(f"{language}/measures/{measure.split('-')[1]}.toml")
        text = path.read_text(encoding="utf-8")
        (table,) = re.findall(rf"^\[{measure}\]\n(?:(?!\[).*\n)*(?:\n|\Z)", text, re.MULTILINE)
        changed, count = re.subn(pattern, new, table, flags=re.MULTILINE | re.DOTALL)
        assert count == 1, (measure, pattern, count)
        path.write_text(text.replace(table, changed), encoding="utf-8")

    def problems(self) -> list[str]:
        """Everything that the loader finds wrong."""
        with pytest.raises(CatalogueDamaged) as caught:
            Catalogue(self.folder).check()
        return [str(problem) for problem in caught.value.problems]
