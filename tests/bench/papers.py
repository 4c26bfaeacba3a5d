"""The documents of a full workbook: each beside its canvas floor, and all of them beside what LibreOffice needs.

LibreOffice converts the table of the 98 answers to PDF; its second conversion counts, with every process it starts.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import report
from children import ROOT, ChildFailed, environment
from samples import TODAY, entries, kept
from table import Fact, Row

from app.catalogue.loader import Catalogue
from app.domain.answers import EMPTY, Field, changes_to
from app.domain.tables import PERSON
from app.domain.undo import change_at
from app.reports.documents.listing import DOCUMENTS
from app.reports.report_content import ReportContent
from app.storage.workbook import Workbook
from app.work.orders import Choices, people_for, snapshot
from app.work.standing import Standing

_ROUNDS = 5
"""LibreOffice takes seconds: so many conversions are enough to tell a third from a half."""


def rows(folder: Path, rounds: int) -> list[Row | Fact]:
    """Measures every document, then all of them as one ZIP."""
    catalogue = Catalogue(ROOT / "resources" / "catalogue")
    path = folder / "full.tenken"
    with Workbook.create(path, "みどり商店") as workbook:
        _fill(workbook, catalogue)
        contents = {name: _content(name, workbook, catalogue) for name in DOCUMENTS}
    measured = [row for name, content in contents.items() for row in _document(name, content, rounds)]
    return [*measured, _all_at_once(folder, path)]


def _fill(workbook: Workbook, catalogue: Catalogue) -> None:
    answers = entries(catalogue.measures).items()
    changes = [c for i, entry in answers for c in changes_to(i, EMPTY, {field: entry.get(field) for field in Field})]
    workbook.apply([*changes, *(change_at(address, "", text) for address, text in kept().items())])


def _content(name: str, workbook: Workbook, catalogue: Catalogue) -> ReportContent:
    standing = Standing(catalogue, workbook.texts)
    people = people_for(DOCUMENTS[name], workbook.entries(), workbook.rows(PERSON))
    return snapshot(
        DOCUMENTS[name],
        Choices("ja", people=people),
        catalogue=catalogue,
        standing=standing,
        workbook=workbook,
        today=TODAY,
    )


def _document(name: str, content: ReportContent, rounds: int) -> Iterator[Row]:
    timing = report.measure(content, name, rounds)
    what = f"{name}, 98 answers : bare canvas, same glyphs"
    yield Row(what, 1.5, "ms", timing.document, timing.floor)
    if timing.with_lines:
        yield Row(f"{what} and lines", 1.5, "ms", timing.document, timing.with_lines)


def _all_at_once(folder: Path, workbook: Path) -> Row | Fact:
    what = "all documents as one ZIP : XLSX to PDF by LibreOffice, warm"
    office = shutil.which("soffice")
    if office is None:
        return Fact(what, "< 1", "LibreOffice is not installed", None)
    table = folder / "answers.xlsx"
    _cpu(
        [sys.executable, "main.py", "export", "xlsx", "--workbook", str(workbook), "--out", str(table), "--lang", "ja"]
    )
    convert = [office, f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless", "--convert-to", "pdf"]
    convert += ["--outdir", str(folder), str(table)]
    make = [sys.executable, "main.py", "report", "all", "--lang", "ja", "--workbook", str(workbook)]
    make += ["--out", str(folder / "all.zip")]
    _cpu(convert), _cpu(make)
    if not (folder / "answers.pdf").exists():
        return Fact(what, "< 1", "LibreOffice made no PDF", None)
    pairs = [(_cpu(make), _cpu(convert)) for _round in range(_ROUNDS)]
    return Row(what, 1.0, "ms", [ours for ours, _floor in pairs], [floor for _ours, floor in pairs])


def _cpu(command: Sequence[str]) -> float:
    """Milliseconds of the processor, user and system, of a program and all that it starts. Raises ChildFailed."""
    child = subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _pid, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise ChildFailed(f"{command[0]}: status {child.returncode}")
    return (used.ru_utime + used.ru_stime) * 1e3
