"""A whole workbook that a program before the tables wrote as JSON still comes in, at the addresses of today."""

import json
import shutil
from pathlib import Path

import pytest

from app.domain.tables import TABLES
from app.exchange.refusals import JsonWrong
from app.storage.dump import dump
from app.storage.workbook import Workbook
from app.storage.workbook_check import Result, check_workbook
from app.work.files_in import restore_json
from app.work.files_out import export_json
from tests.kept import kept

DATA = Path(__file__).parents[1] / "data"
FILE = DATA / "whole-1.json"


def test_it_comes_in_as_the_workbook_that_it_was_made_of(tmp_path: Path) -> None:
    with restore_json(FILE, tmp_path / "a.tenken") as restored:
        found = dump(restored)
    shutil.copyfile(DATA / "workbook-v2.tenken", tmp_path / "b.tenken")
    with Workbook.open(tmp_path / "b.tenken") as workbook:
        wanted = dump(workbook)
    assert (found.id, found.created, found.texts, found.tables) == (
        wanted.id, wanted.created, wanted.texts, wanted.tables,
    )  # fmt: skip
    assert (found.entries, found.sheets) == (wanted.entries, wanted.sheets)
    assert [record.change for record in found.history] == [record.change for record in wanted.history]
    assert [record.step for record in found.history] == [record.step for record in wanted.history]
    assert all(found.tables[name] for name in TABLES)
    report = check_workbook(tmp_path / "a.tenken")
    assert (report.result, report.problems) == (Result.SOUND, ())


def test_what_it_is_written_as_now_comes_back(tmp_path: Path) -> None:
    with restore_json(FILE, tmp_path / "a.tenken") as restored:
        export_json(tmp_path / "a.json", restored)
        assert json.loads((tmp_path / "a.json").read_bytes())["version"] == 2
        with restore_json(tmp_path / "a.json", tmp_path / "b.tenken") as again:
            assert dump(again) == dump(restored)
            assert kept(again) == kept(restored)


@pytest.mark.parametrize(
    ("key", "text", "told"),
    [
        ("device.1.name", "a\nb", 'texts["device.1.name"]'),
        ("device.1.name", "other", "device"),
        ("people", "", 'texts["people"]'),
        ("people", "x", "history"),
        ("selfcheck.1.teleworker-A-1", "partial", "history"),
    ],
)
def test_what_is_not_as_it_should_be_is_refused_by_its_place(tmp_path: Path, key: str, text: str, told: str) -> None:
    written = json.loads(FILE.read_bytes())
    written["texts"][key] = text
    (tmp_path / "x.json").write_text(json.dumps(written), encoding="utf-8")
    with pytest.raises(JsonWrong) as caught:
        restore_json(tmp_path / "x.json", tmp_path / "b.tenken")
    assert caught.value.place.startswith(told.split(maxsplit=1)[0])
    assert not (tmp_path / "b.tenken").exists()
