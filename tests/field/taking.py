"""Takes tables into workbooks by the command, and tells what each holds afterwards."""

import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from tests.field.trial import Done, Trial, all_of

_FOLDERS = count()


@dataclass(frozen=True)
class Taken:
    """What became of a file: what the command said, and what the workbook holds now."""

    file: Path
    done: Done
    held: Mapping[str, Any]

    @property
    def is_refused(self) -> bool:
        """Refused in words."""
        return self.done.status == 1 and bool(self.done.err.strip()) and not self.done.has_traceback

    def field(self, measure: str, field: str) -> str:
        """A field of an answer."""
        return self.held.get("entries", {}).get(measure, {}).get(field, "")

    def text(self, key: str) -> str:
        """A text that is no answer, such as `device.1.name`."""
        return cell(self.held, key) or self.held.get("texts", {}).get(key, "")


def cell(held: Mapping[str, Any], key: str) -> str:
    """What stands in a cell such as `device.1.name` of a workbook as JSON."""
    table, _dot, rest = key.partition(".")
    row, _dot, column = rest.partition(".")
    rows = held.get("tables", {}).get(table, [])
    return next((str(one.get(column, "")) for one in rows if str(one.get("number")) == row), "")


def taken(trial: Trial, workbook: Path, files: Sequence[Path]) -> list[Taken]:
    """Each file into a copy of the workbook of its own; CSV or XLSX by the ending of its name."""
    commands, ends = [], []
    for file in files:
        folder = Path(trial.folder, f".taken-{next(_FOLDERS)}")
        folder.mkdir()
        copy = folder / "tenken.tenken"
        shutil.copyfile(workbook, copy)
        ends.append(folder / "whole.json")
        rest = ("--workbook", copy, "--data-dir", folder)
        commands += [
            ("import", file.suffix[1:], file, "--conflicts", "take", *rest),
            ("export", "json", "--out", ends[-1], *rest),
        ]
    done = all_of(commands)[::2]
    return [
        Taken(file, one, json.loads(end.read_bytes()) if end.exists() else {})
        for file, one, end in zip(files, done, ends, strict=True)
    ]


def takes_nothing(trial: Trial, workbook: Path, files: Mapping[str, Path]) -> None:
    """A table that nobody edited is read, and changes nothing: else a fault for each."""
    commands = [("import", f.suffix[1:], f, "--workbook", workbook, "--dry-run") for f in files.values()]
    for what, done in zip(files, all_of(commands), strict=True):
        lines = [line for line in done.out.splitlines() if "\t" in line]
        trial.must(done.status == 0, f"{what}: {done.line}")
        trial.must(not lines, f"{what}: {len(lines)} fields are changed, such as {lines[:1]}")
