"""The workbooks of every released schema open for ever, with exactly what they held."""

import json
import shutil
from pathlib import Path

import pytest

from app.domain.answers import Change, Field, to_text
from app.domain.history import Record
from app.domain.sheets import Sheet
from app.domain.undo import address_of
from app.storage.backup import save_copy
from app.storage.migrations import STEPS
from app.storage.printed_sheets import issued_sheets
from app.storage.workbook import Workbook
from app.storage.workbook_check import Result, check_workbook
from tests.kept import kept
from tests.storage.samples import edit

DATA = Path(__file__).parents[1] / "data"
VERSIONS = range(1, len(STEPS) + 1)
ADDED = ("steps_done",)
"""Fields that the first releases did not have: empty in what these wrote."""


@pytest.fixture(params=VERSIONS)
def version(request: pytest.FixtureRequest) -> int:
    return request.param


@pytest.fixture
def released(version: int, path: Path) -> Path:
    shutil.copyfile(DATA / f"workbook-v{version}.tenken", path)
    return path


@pytest.fixture
def held(version: int) -> dict:
    return json.loads((DATA / f"workbook-v{version}.json").read_text(encoding="ascii"))


def plain(record: Record) -> list[object]:
    made = record.change
    what = [made.measure, made.field.value] if isinstance(made, Change) else ["", address_of(made)]
    return [record.step, record.origin.value, *what, to_text(made.before), to_text(made.after)]


def as_now(held: dict, version: int) -> tuple[dict[str, str], list[list[object]]]:
    """What it kept beside the answers, and its history, at the addresses of today."""
    texts, history = dict(held.get("texts", {"organisation": held["organisation"]})), list(held["history"])
    if version != 2:  # the first had nothing to move
        return texts, history
    before = {key: texts.pop(key) for key in sorted(texts) if key.startswith(("selfcheck.", "people"))}
    people = before.pop("people")
    parts = ("person", "day", "sheet")
    hand_in = "\n".join(before[f"selfcheck.1.{part}"] for part in parts) + "\nteleworker-A-1\tdone"
    names = enumerate(people.split("\n"), 1)
    named = {f"person.{n}.{key}": text for n, name in names for key, text in (("name", name), ("teleworks", "yes"))}
    moved = [(key, text, "") for key, text in before.items()]
    moved += [("hand_in.1", "", hand_in), ("people", people, "")]
    moved += sorted(((key, "", text) for key, text in named.items()), key=lambda one: "teleworks" in one[0])
    step = history[-1][0] + 1
    return texts | {"hand_in.1": hand_in} | named, history + [[step, "migration", "", *one] for one in moved]


def plain_sheet(sheet: Sheet) -> list[object]:
    return [sheet.document, sheet.view.value, sheet.made.isoformat(), sheet.person, list(sheet.measures)]


def test_it_is_sound_and_holds_what_it_held(released: Path, held: dict, version: int):
    report = check_workbook(released)
    assert (report.result, report.problems) == (Result.SOUND, ())
    with Workbook.open(released) as workbook:
        assert workbook.organisation == held["organisation"]
        found = workbook.entries()
        entries = {m: {f.value: to_text(e.get(f)) for f in Field} for m, e in found.items()}
        assert entries == {m: dict.fromkeys(ADDED, "") | entry for m, entry in held["entries"].items()}
        texts, history = as_now(held, version)
        assert kept(workbook) == texts
        assert [plain_sheet(sheet) for sheet in issued_sheets(workbook).values()] == held.get("sheets", [])
        assert [plain(record) for record in reversed(workbook.history())] == history
    assert check_workbook(released).result is Result.SOUND


def test_it_can_be_worked_on(released: Path, tmp_path: Path):
    with Workbook.open(released) as workbook:
        for measure in workbook.entries():
            edit(workbook, measure, note="weiter")
        save_copy(workbook, tmp_path / "copy.tenken")
    assert check_workbook(released).result is check_workbook(tmp_path / "copy.tenken").result is Result.SOUND


def test_it_is_one_small_plain_file():
    for version in VERSIONS:
        content = (DATA / f"workbook-v{version}.tenken").read_bytes()
        assert content.startswith(b"SQLite format 3\0")
        assert len(content) <= 80 << 10
        assert sorted(item.name for item in DATA.glob(f"workbook-v{version}.*")) == [
            f"workbook-v{version}.json",
            f"workbook-v{version}.tenken",
        ]
