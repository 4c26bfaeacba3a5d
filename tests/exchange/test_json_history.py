"""The history of a JSON file: read in its order, and what leads nowhere is refused as soon as that is seen."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from app.domain.answers import Change, Entry, Value
from app.domain.history import Origin
from app.exchange import json_history
from app.exchange.json_history import read_history
from app.exchange.json_node import root_node
from app.exchange.refusals import JsonWrong
from tests.exchange.samples import M

OTHER = "executive-A-2"
Row = Mapping[str, Any]


def row(step: int, before: str, after: str, measure: str = M, field: str = "note") -> Row:
    common = {"step": step, "saved": "2026-11-30T10:00:00+09:00", "origin": "edit"}
    return {**common, "measure": measure, "field": field, "before": before, "after": after}


def read(rows: Sequence[Row], entries: Mapping[str, Entry]) -> list[tuple[Value, Value]]:
    node = root_node(Path("x"), json.dumps({"history": list(rows)}, indent=1).encode())
    found = read_history(node.part("history"), entries)
    changes = [record.change for record in found if isinstance(record.change, Change)]
    assert len(changes) == len(rows)
    assert {record.origin for record in found} <= {Origin.EDIT}
    return [(change.before, change.after) for change in changes]


def test_each_row_is_read_whatever_was_read_before() -> None:
    rows = [row(1, "", "a"), row(1, "", "a", field="scope"), row(2, "a", "b"), row(2, "", "done", OTHER, "owner")]
    entries = {M: Entry(note="b", scope="a"), OTHER: Entry(owner="done")}
    assert read(rows, entries) == [("", "a"), ("", "a"), ("a", "b"), ("", "done")]


def test_more_texts_than_are_remembered_are_read_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_history, "_MOST_KNOWN", 3)
    rows = [row(n, str(n - 1) if n > 1 else "", str(n)) for n in range(1, 40)]
    assert read(rows, {M: Entry(note="39")})[-1] == ("38", "39")


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        ([row(1, "", "a"), row(2, "a", "c")], "history[1].after"),
        ([row(1, "", "x"), row(2, "a", "b")], "history[1].before"),
        ([row(1, "a", "b")], "history[0].before"),
        ([row(1, "", "b"), row(3, "b", "b")], "history[1].step"),
        ([row(1, "", "b", field="notes")], "history[0].field"),
        ([row(1, "", "b"), row(2, "", "x", OTHER)], "history[1].after"),
        ([row(1, "", "", "a\nb")], "history[0].measure"),
    ],
)
def test_a_row_that_leads_elsewhere_is_told_by_its_place(rows: list[Row], place: str) -> None:
    with pytest.raises(JsonWrong) as caught:
        read(rows, {M: Entry(note="b")})
    assert caught.value.place == place


def test_a_long_one_that_leads_nowhere_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is wrong at its beginning would be told, were that looked at."""
    asked: list[str] = []
    origin = json_history.read_origin
    monkeypatch.setattr(json_history, "read_origin", lambda text: asked.append(text) or origin(text))
    rows = [row(n, str(n), str(n + 1)) for n in range(1, 5000)]
    with pytest.raises(JsonWrong) as caught:
        read(rows, {M: Entry(note="b")})
    assert caught.value.place == "history[4998].after"
    assert len(asked) == 1


def test_what_is_no_list_is_told() -> None:
    with pytest.raises(JsonWrong):
        read_history(root_node(Path("x"), b'{"history": 7}').part("history"), {})
