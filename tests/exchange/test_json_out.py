"""A whole workbook as JSON: nothing is lost on the way, and what could not be read again is not written."""

import itertools
import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from app.domain.answers import ReasonMissing, changes_to
from app.domain.cell_forms import stored_at
from app.domain.entered_text import clean_line
from app.domain.history import Origin
from app.domain.kept_texts import kept_text as stored_setting
from app.domain.profile import Known
from app.domain.selection import View
from app.domain.sheets import Sheet
from app.domain.tables import place_at
from app.domain.tools import Tool
from app.exchange.json_out import json_bytes
from app.exchange.refusals import FileTooLarge
from app.files import PathTaken
from app.storage.dump import dump
from app.storage.printed_sheets import issue
from app.storage.workbook import Workbook
from app.storage.workbook_check import Result, check_workbook
from app.work.files_in import restore_json
from app.work.files_out import export_json
from tests.exchange.conftest import MEMORY
from tests.exchange.samples import M, fill, put
from tests.exchange.test_json_schema import VALIDATOR
from tests.kept import kept_edits
from tests.reports.samples import kept_texts
from tests.storage.test_model import DAYS, LINES, MEASURES, TEXTS, VALUES

HAND_IN = "森\n2026-11-24\n3\nteleworker-A-1\tdone"
KEYS = [
    *kept_texts("ja"),
    "hand_in.1",
    "organisation",
    "profile.people",
    "profile.holder.executive",
    "notice.ja",
    f"overrule.{M}",
]


KEPT_TEXTS = TEXTS | st.just("2026-11-24") | st.just("5") | st.just(HAND_IN)
DONE = st.lists(
    st.tuples(st.just("entry"), MEASURES, VALUES, st.sampled_from(Origin))
    | st.tuples(st.just("text"), st.sampled_from(KEYS), KEPT_TEXTS, st.just(Origin.EDIT))
    | st.tuples(st.just("sheet"), st.lists(MEASURES, max_size=3), LINES, DAYS),
    max_size=8,
)


def perform(workbook: Workbook, step: tuple[Any, ...]) -> None:
    kind, one, two, three = step
    if kind == "entry":
        try:
            workbook.apply(changes_to(one, workbook.entry(one), two), three)
        except ReasonMissing:
            return
    elif kind == "text":
        try:
            place = place_at(one)
            stored = stored_at(place, two) if place else stored_setting(one, two)
        except ValueError:
            return
        workbook.apply(kept_edits(workbook, {one: stored}), three)
    elif three is not None:
        issue(workbook, Sheet("checklist", View.ALL, three, two, tuple(one)))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(name=LINES, steps=DONE)
@example(name="", steps=[])
def test_any_workbook_comes_back_as_it_was(name: str, steps: list[tuple[Any, ...]]) -> None:
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        with Workbook.create(Path(folder, "a.tenken"), clean_line(name)) as workbook:
            for step in steps:
                perform(workbook, step)
            export_json(Path(folder, "a.json"), workbook)
            before = dump(workbook)
        VALIDATOR.validate(json.loads(Path(folder, "a.json").read_bytes()))
        with restore_json(Path(folder, "a.json"), Path(folder, "b.tenken")) as restored:
            assert dump(restored) == before
            assert restored.last_change == workbook.last_change
        report = check_workbook(Path(folder, "b.tenken"))
        assert (report.result, report.problems) == (Result.SOUND, ())


def test_the_fullest_workbook_comes_back_as_it_was(workbook, tmp_path):
    fill(workbook)
    export_json(tmp_path / "a.json", workbook)
    VALIDATOR.validate(json.loads((tmp_path / "a.json").read_bytes()))
    with restore_json(tmp_path / "a.json", tmp_path / "b.tenken") as restored:
        assert dump(restored) == dump(workbook)
        put(restored, note="weiter")
    assert check_workbook(tmp_path / "b.tenken").result is Result.SOUND


def test_the_same_workbook_gives_the_same_file(workbook, tmp_path):
    fill(workbook)
    assert json_bytes(tmp_path, dump(workbook)) == json_bytes(tmp_path, dump(workbook))


def test_a_workbook_is_never_overwritten(workbook, tmp_path):
    export_json(tmp_path / "a.json", workbook)
    (tmp_path / "b.tenken").write_bytes(b"mine")
    with pytest.raises(PathTaken):
        restore_json(tmp_path / "a.json", tmp_path / "b.tenken")
    assert (tmp_path / "b.tenken").read_bytes() == b"mine"


def test_what_could_not_be_read_again_is_not_written(workbook, tmp_path, monkeypatch):
    monkeypatch.setattr("app.exchange.json_out.WORKBOOK_LIMIT", 100)
    with pytest.raises(FileTooLarge):
        export_json(tmp_path / "a.json", workbook)
    assert not (tmp_path / "a.json").exists()


def test_what_has_more_values_than_could_be_read_is_not_written(workbook, tmp_path, monkeypatch):
    monkeypatch.setattr("app.exchange.json_node._MOST_SIGNS", {b",": 3})
    with pytest.raises(FileTooLarge):
        export_json(tmp_path / "x.json", workbook)
    assert not (tmp_path / "x.json").exists()


def test_the_tools_go_along(workbook, tmp_path):
    tools = {f"profile.{tool}": known for tool, known in zip(Tool, itertools.cycle(Known), strict=False)}
    workbook.apply(kept_edits(workbook, tools))
    export_json(tmp_path / "a.json", workbook)
    with restore_json(tmp_path / "a.json", tmp_path / "b.tenken") as restored:
        assert {key: text for key, text in restored.texts.items() if key.startswith("profile.")} == tools
