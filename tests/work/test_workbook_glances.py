"""What is known of a workbook before it is opened: its figures, what is overdue; and why it cannot be read."""

from collections.abc import Generator
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

from app.catalogue.loader import Catalogue
from app.domain.answers import EMPTY, Field, Status, changes_to
from app.domain.undo import SettingChange
from app.storage.errors import NotAWorkbook
from app.storage.workbook import Workbook
from app.work.standing import Standing
from app.work.workbook_glances import Glance, glance_of, glances, organisations

TODAY = date(2026, 11, 29)
E10 = "administrator-E-10"


Found = TypeVar("Found")


def looked_at(paths: list[Path], catalogue: Catalogue) -> tuple[list[float], tuple[Glance, ...]]:
    """The shares that it told, and what it found."""
    return told(glances(paths, catalogue, TODAY))


def told(work: Generator[float, None, Found]) -> tuple[list[float], Found]:
    """The shares that work told, and what it found."""
    shares = []
    while True:
        try:
            shares.append(next(work))
        except StopIteration as end:
            return shares, end.value


def test_the_figures_are_those_of_the_opened_workbook(tmp_path: Path, catalogue: Catalogue) -> None:
    with Workbook.create(tmp_path / "a.tenken", "みどり商店") as workbook:
        values = {Field.STATUS: Status.PARTIAL, Field.DUE: TODAY - timedelta(1)}
        workbook.apply(changes_to(E10, EMPTY, values))
        workbook.apply([SettingChange("profile.windows_domain", "", "no")])
    before = (tmp_path / "a.tenken").read_bytes()
    shares, [found] = looked_at([tmp_path / "a.tenken"], catalogue)
    assert shares == [0.0]
    assert (found.organisation, found.overdue, found.problem) == ("みどり商店", 1, None)
    assert (found.figures.answered, found.figures.done) == (1, 0)
    assert found.figures.applicable < 98, "what does not apply is not counted"
    assert found.last_used is not None
    assert (tmp_path / "a.tenken").read_bytes() == before, "looking changes nothing"


def test_what_cannot_be_read_says_why_and_keeps_nobody_waiting(tmp_path: Path, catalogue: Catalogue) -> None:
    (tmp_path / "b.tenken").write_text("no workbook")
    Workbook.create(tmp_path / "c.tenken", "青葉").close()
    paths = [tmp_path / "gone.tenken", tmp_path / "b.tenken", tmp_path / "c.tenken"]
    shares, found = looked_at(paths, catalogue)
    assert shares == [0, 1 / 3, 2 / 3]
    assert [glance.path for glance in found] == paths
    assert found[0].problem is not None
    assert isinstance(found[1].problem, NotAWorkbook)
    assert (found[2].organisation, found[2].problem) == ("青葉", None)


def test_a_file_that_has_just_gone_was_last_used_on_no_day(tmp_path: Path, catalogue: Catalogue) -> None:
    found = glance_of(tmp_path / "gone.tenken", "a", {}, Standing(catalogue, {}), catalogue, TODAY)
    assert found.last_used is None
    assert found.figures.applicable == 98


def test_whose_workbooks_they_are_is_told_of_those_that_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "b.tenken").write_text("no workbook")
    Workbook.create(tmp_path / "c.tenken", "青葉").close()
    paths = [tmp_path / "gone.tenken", tmp_path / "b.tenken", tmp_path / "c.tenken"]
    assert told(organisations(paths)) == ([0, 1 / 3, 2 / 3], {tmp_path / "c.tenken": "青葉"})
