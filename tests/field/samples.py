"""Workbooks to begin with, and the measures that they are about."""

import csv
import io
import json
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.field.trial import all_of, tenken

NAME = "Midori"


@cache
def measures() -> tuple[str, ...]:
    """The ids of all measures, in the order of the catalogue."""
    found = json.loads(tenken("catalogue").out)["measures"]
    return tuple(one["id"] for one in found)


def csv_file(path: Path, rows: Sequence[Sequence[str]], encoding: str = "utf-8-sig") -> Path:
    """A table as a file."""
    target = io.StringIO(newline="")
    csv.writer(target, lineterminator="\r\n").writerows(rows)
    path.write_bytes(target.getvalue().encode(encoding))
    return path


def table(entries: Mapping[str, Mapping[str, str]]) -> list[list[str]]:
    """The rows of a table of answers; every entry has the same fields."""
    fields = list(next(iter(entries.values())))
    return [["id", *fields], *([measure, *(entry[field] for field in fields)] for measure, entry in entries.items())]


def made(path: Path, entries: Mapping[str, Mapping[str, str]] | None = None, name: str = NAME) -> Path:
    """A workbook of an organisation, with these entries; closed. The same ones twice are the same workbook."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_content(json.dumps(entries or {}), name))
    return path


@cache
def _content(entries: str, name: str) -> bytes:
    with TemporaryDirectory(prefix="field-made-") as folder:
        path = Path(folder, "made.tenken")
        given = csv_file(Path(folder, "made.csv"), table(json.loads(entries) or {"executive-A-1": {"note": ""}}))
        done = all_of(
            [
                ("set", "--workbook", path, "--organization", name),
                ("import", "csv", given, "--workbook", path, "--data-dir", folder),
            ]
        )
        assert all(one.status == 0 for one in done), done
        return path.read_bytes()


def rows_of(path: Path, words: str) -> list[tuple]:
    """What SQL finds in a closed workbook, behind the program's back."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        return connection.execute(words).fetchall()


def change(path: Path, words: str, *values: object) -> None:
    """Changes a closed workbook behind the program's back."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(words, values)
