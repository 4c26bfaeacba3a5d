"""The command `findings`: what does not hold together, as rows and as JSON."""

import json
from datetime import date
from pathlib import Path

import pytest

from app.catalogue.loader import Catalogue
from app.domain.kept_texts import PUT_OFF
from app.domain.putting_off import PutOffFor
from app.domain.undo import SettingChange
from app.storage.workbook import Workbook
from app.work.found_findings import sorted_findings, text_once_put_off
from app.work.history_days import HistoryDays
from app.work.standing import Standing
from tests.cli.program import M
from tests.kept import kept_edits

ENDED = {"device.3.name": "PC 3", "device.3.system": "Windows 10 Home"}


@pytest.fixture
def broken(run, book: Path) -> Path:
    """The workbook with a measure that is done without evidence, and a device without updates."""
    run("set", "--workbook", book, M, "--status", "done")
    with Workbook.open(book) as workbook:
        workbook.apply(kept_edits(workbook, ENDED))
    return book


def rows(done) -> list[dict[str, object]]:
    assert (done.status, done.err) == (0, "")
    return json.loads(done.out)


def test_nothing_found_is_said(run, book: Path) -> None:
    done = run("findings", "--workbook", book)
    assert (done.status, done.err) == (0, "")
    assert "Nothing" in done.out
    assert rows(run("findings", "--workbook", book, "--json")) == []


def test_each_has_a_row(run, broken: Path) -> None:
    done = run("findings", "--workbook", broken)
    assert (done.status, done.err) == (0, "")
    ended, shown = done.out.splitlines()
    assert ended.split("\t")[:3] == ["system-ended", "", "PC 3"]
    assert "Oct 14, 2025" in ended
    assert shown.split("\t")[:2] == ["evidence-none", M]


def test_as_json_it_says_what_it_leads_to(run, broken: Path) -> None:
    ended, shown = rows(run("findings", "--workbook", broken, "--json"))
    assert (ended["ledger"], ended["row"], ended["since"], ended["measure"]) == ("device", 3, "2025-10-14", None)
    assert (shown["kind"], shown["measure"], shown["ledger"], shown["put_off"]) == ("evidence-none", M, None, None)
    assert shown["why"]


def test_it_speaks_japanese(run, broken: Path) -> None:
    ended, _shown = rows(run("findings", "--workbook", broken, "--json", "--lang", "ja"))
    assert "更新" in str(ended["what"])


def test_what_was_put_off_says_why(run, broken: Path, catalogue: Catalogue) -> None:
    with Workbook.open(broken) as workbook:
        found = sorted_findings(catalogue, Standing(catalogue, {}), HistoryDays(workbook), date.today(), None)
        text = text_once_put_off(workbook, found.standing[0], PutOffFor.CHANGE, "来月買い替える", date.today())
        workbook.apply([SettingChange(PUT_OFF, "", text)])
    _shown, last = rows(run("findings", "--workbook", broken, "--json"))
    assert (last["kind"], last["put_off_until"]) == ("system-ended", None)
    assert "来月買い替える" in str(last["put_off"])


def test_it_changes_nothing(run, broken: Path) -> None:
    with Workbook.open(broken) as workbook:
        before = workbook.last_change, workbook.texts
    run("findings", "--workbook", broken, "--json")
    with Workbook.open(broken) as workbook:
        assert (workbook.last_change, workbook.texts) == before


def test_a_workbook_that_is_missing_is_told(run, tmp_path: Path) -> None:
    done = run("findings", "--workbook", tmp_path / "x.tenken")
    assert done.status == 1
    assert len(done.err.splitlines()) == 1
