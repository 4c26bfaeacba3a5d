"""A whole workbook in JSON that is not as it should be is refused by its place, and makes no workbook."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.answers import Entry
from app.domain.selection import View
from app.domain.sheets import Sheet
from app.domain.tables import DEVICE
from app.exchange.json_in import read_json
from app.exchange.json_out import json_bytes
from app.exchange.refusals import ExchangeError, FileTooLarge, JsonTooNew, JsonWrong, Unreadable, Why
from app.storage.dump import dump
from app.storage.migrations import STEPS
from app.storage.printed_sheets import issue
from app.storage.workbook import Workbook
from app.words.messages import message_for
from app.work.files_in import read_whole, restore_json
from tests.exchange.samples import M, put
from tests.exchange.test_json_schema import VALIDATOR
from tests.kept import kept_edits


@pytest.fixture
def plain(workbook: Workbook) -> dict[str, Any]:
    put(workbook, note="a")
    workbook.apply(kept_edits(workbook, {"device.1.name": "x", "hand_in.1": "佐藤\n2026-11-20\n\nm\tdone"}))
    issue(workbook, Sheet("checklist", View.ALL, workbook.created, "", (M,)))
    found: dict[str, Any] = json.loads(json_bytes(Path("x"), dump(workbook)))
    return found


def at(place: str) -> Callable[[Any, Any], None]:
    def put_there(read: Any, value: Any) -> None:
        *way, last = [int(p) if p.isdecimal() else p for p in place.split("/")]
        for part in way:
            read = read[part]
        read[last] = value

    return put_there


WRONG: list[tuple[str, Any, str]] = [
    ("id", "x", "id"),
    ("id", 7, "id"),
    ("created", "2026-13-01", "created"),
    ("created", "2026-W01-1", "created"),
    ("schema", 0, "schema"),
    ("schema", True, "schema"),
    ("schema", 1 << 60, "schema"),
    ("program", "a\nb", "program"),
    ("more", 1, "more"),
    ("texts", [], "texts"),
    ("texts/profile.people", "", 'texts["profile.people"]'),
    ("texts/organisation", "a\nb", 'texts["organisation"]'),
    ("tables", [], "tables"),
    ("tables/colour", [], 'tables["colour"]'),
    ("tables/device/0/name", "a\nb", 'tables["device"][0].name'),
    ("tables/device/0/name", "", 'tables["device"][0]'),
    ("tables/device/0/number", 0, 'tables["device"][0].number'),
    ("tables/device/0/number", 10_000, 'tables["device"][0].number'),
    ("tables/device/0/colour", "red", 'tables["device"][0].colour'),
    ("tables/hand_in/0/answers", 1, 'tables["hand_in"][0].answers'),
    ("texts/id", "a", 'texts["id"]'),
    ("texts/profile.people", "x" * 1_000_001, 'texts["profile.people"]'),
    (f"entries/{M}/due", "a\0b", f'entries["{M}"].due'),
    ("texts/organisation", "\ud800", 'texts["organisation"]'),
    ("texts/organisation", "a\0b", 'texts["organisation"]'),
    (f"entries/{M}/note", None, f'entries["{M}"].note'),
    (f"entries/{M}/extra", "", f'entries["{M}"].extra'),
    ("entries/a,b", {}, 'entries["a,b"]'),
    ("history", {}, "history"),
    ("history/0/step", 2, "history[0].step"),
    ("history/0/saved", "2026-11-24", "history[0].saved"),
    ("history/0/saved", "2026-11-24T12:00:00", "history[0].saved"),
    ("history/0/field", "size", "history[0].field"),
    ("history/1/field", "id", "history[1].field"),
    ("history/0/after", ["a"], "history[0].after"),
    ("history/0", None, "history[0]"),
    ("sheets/0/number", 10_000, "sheets[0].number"),
    ("sheets/0/measures", ["a,b"], "sheets[0].measures[0]"),
    ("sheets/0/measures", ["a"] * 10_001, "sheets[0].measures"),
    ("sheets/0/document", "", "sheets[0].document"),
    ("sheets", {}, "sheets"),
]


@pytest.mark.parametrize(("place", "value", "told"), WRONG)
def test_a_wrong_part_is_refused_by_its_place(plain, tmp_path, place, value, told):
    at(place)(plain, value)
    path = tmp_path / "x.json"
    path.write_text(json.dumps(plain), encoding="utf-8")
    with pytest.raises(JsonWrong) as caught:
        read_whole(path)
    assert caught.value.place == told
    assert told[:30] in message_for(caught.value).what


def test_what_a_later_release_adds_to_a_file_is_no_mistake_of_the_file(plain, tmp_path):
    path = tmp_path / "x.json"
    plain["entries"][M]["cost"] = "1"
    plain["schema"] = len(STEPS) + 1
    path.write_text(json.dumps(plain), encoding="utf-8")
    with pytest.raises(JsonTooNew) as refused:
        read_json(path, len(STEPS))
    assert (refused.value.found, refused.value.known) == (len(STEPS) + 1, len(STEPS))
    plain["schema"] = len(STEPS)
    path.write_text(json.dumps(plain), encoding="utf-8")
    with pytest.raises(JsonWrong):
        read_json(path, len(STEPS))


def test_a_field_or_column_that_a_file_lacks_is_taken_as_its_default(plain, tmp_path):
    path = tmp_path / "x.json"
    plain["entries"]["teleworker-A-1"] = {"note": "b"}
    plain["tables"]["device"].append({"number": 2, "serial": "S2"})
    VALIDATOR.validate(plain)
    path.write_text(json.dumps(plain), encoding="utf-8")
    whole = read_json(path, len(STEPS))
    assert whole.entries["teleworker-A-1"] == Entry(note="b")
    assert whole.tables["device"]["2"] == {**dict.fromkeys(DEVICE.names, ""), "serial": "S2"}


@pytest.mark.parametrize("key", ["id", "texts", "history", "version"])
def test_a_missing_part_is_named(plain, tmp_path, key):
    del plain[key]
    path = tmp_path / "x.json"
    path.write_text(json.dumps(plain), encoding="utf-8")
    with pytest.raises(JsonWrong) as caught:
        read_whole(path)
    assert caught.value.place == key


UNFIT: list[tuple[str, Any]] = [
    (f"entries/{M}/note", "b"),
    ("history/0/before", "b"),
    ("history/0/after", "b"),
    ("tables/device/0/name", "y"),
    ("tables/hand_in/0/person", "y"),
]


@pytest.mark.parametrize(("place", "value"), UNFIT)
def test_parts_that_do_not_fit_together_make_no_workbook(plain, tmp_path, place, value):
    at(place)(plain, value)
    path = tmp_path / "x.json"
    path.write_text(json.dumps(plain), encoding="utf-8")
    with pytest.raises(JsonWrong) as caught:
        restore_json(path, tmp_path / "b.tenken")
    assert caught.value.path == path
    assert not (tmp_path / "b.tenken").exists()
    assert [item.name for item in tmp_path.iterdir() if item.name.startswith(".tenken-")] == []


TEXTS_OF_FILES = {
    "deep": ("[" * 200_000, Unreadable),
    "deep in a workbook": ('{"format": ' * 100_000, Unreadable),
    "a list": ("[]", Unreadable),
    "a number": ("7", Unreadable),
    "another object": ("{}", Unreadable),
    "no json": ("点検", Unreadable),
    "a long number": ('{"format": "tenken-workbook", "schema": ' + "9" * 10_000 + "}", Unreadable),
    "NaN": ('{"format": "tenken-workbook", "schema": NaN}', JsonWrong),
    "a fraction": ('{"format": "tenken-workbook", "schema": 1.5}', JsonWrong),
    "a key twice": ('{"format": "tenken-workbook", "id": "a", "id": "b"}', JsonWrong),
    "cut": ('{"format": "tenken-workbook",\n "id": "a', JsonWrong),
    "a later version": ('{"format": "tenken-workbook", "version": 3}', JsonTooNew),
}


@pytest.mark.parametrize("case", TEXTS_OF_FILES)
def test_what_is_no_workbook_in_json_is_refused(tmp_path, case):
    text, kind = TEXTS_OF_FILES[case]
    path = tmp_path / "x.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(kind) as caught:
        read_json(path, len(STEPS))
    assert message_for(caught.value) is not None
    assert len(message_for(caught.value).line) < 700


def test_the_line_of_what_is_no_json_is_named(tmp_path):
    path = tmp_path / "x.json"
    path.write_text(TEXTS_OF_FILES["cut"][0], encoding="utf-8")
    with pytest.raises(JsonWrong) as caught:
        read_json(path, len(STEPS))
    assert caught.value.place.startswith("2:")


def test_a_file_that_is_no_utf_8_is_refused_by_its_line(tmp_path):
    path = tmp_path / "x.json"
    path.write_bytes(b'{"format": "tenken-workbook",\n"id": "' + "漢字".encode("cp932") + b'"}')
    with pytest.raises(JsonWrong) as caught:
        read_json(path, len(STEPS))
    assert caught.value.place == "2:1"


def test_an_empty_file_and_one_of_100_mb_are_refused(tmp_path):
    path = tmp_path / "x.json"
    path.write_bytes(b"")
    with pytest.raises(Unreadable) as caught:
        read_json(path, len(STEPS))
    assert caught.value.why is Why.EMPTY
    with path.open("wb") as file:
        file.truncate(100_000_000)
    with pytest.raises(FileTooLarge):
        read_json(path, len(STEPS))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_mutated_file_raises_named_errors_only(plain, tmp_path, data):
    content = bytearray(json.dumps(plain, ensure_ascii=False).encode())
    for _n in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / "x.json"
    path.write_bytes(content)
    try:
        read_json(path, len(STEPS))
    except ExchangeError:
        return


HOSTILE = {
    "objects": b'{"format":[' + b"{}," * (6 << 20) + b"{}]}",
    "lists": b'{"format":[' + b"[]," * (6 << 20) + b"[]]}",
    "brackets": b"[" * (6 << 20),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_holds_more_than_a_workbook_is_refused_unparsed(tmp_path, name, monkeypatch):
    """90 MB of such take 2.5 GB."""
    monkeypatch.setattr("json.loads", lambda *_arguments, **_options: pytest.fail("this parsed it"))
    path = tmp_path / "x.json"
    path.write_bytes(HOSTILE[name])
    with pytest.raises(Unreadable) as caught:
        read_whole(path)
    assert caught.value.why is Why.TOO_MANY_VALUES


def test_of_a_value_that_fills_the_file_only_the_kind_is_said(tmp_path, monkeypatch):
    path = tmp_path / "x.json"
    path.write_bytes(b'{"format":["' + b'a","' * 100_000 + b'"]}')
    monkeypatch.setattr("json.dumps", lambda *_arguments, **_options: pytest.fail("this wrote all of it"))
    with pytest.raises(JsonWrong) as caught:
        read_whole(path)
    assert caught.value.text == "[…]"


def test_an_entry_without_anything_is_none_of_ours(plain, tmp_path):
    plain["entries"][M] = dict.fromkeys(plain["entries"][M], "")
    plain["entries"][M] |= {"status": "unanswered", "carrier": "self", "priority": "normal"}
    assert_refused(plain, tmp_path, f'entries["{M}"]')


def test_a_number_of_a_sheet_stands_once(plain, tmp_path):
    plain["sheets"].append(plain["sheets"][0])
    assert_refused(plain, tmp_path, "sheets[1].number")


def assert_refused(plain, tmp_path, place: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(json.dumps(plain), encoding="utf-8")
    with pytest.raises(JsonWrong) as caught:
        read_whole(path)
    assert caught.value.place == place
