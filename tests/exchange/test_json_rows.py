"""The history of a JSON file is read row by row; what is beside it is bounded before it is read."""

import json
from pathlib import Path

import pytest

from app.exchange import json_node
from app.exchange.json_node import root_node
from app.exchange.json_rows import cut_out
from app.exchange.refusals import JsonWrong, Unreadable, Why

ROWS = [{"step": 1, "before": 'a "quote", {brackets} [too] \\', "after": "点検"}, {"step": 2}, {}]
WHOLE = {"id": "x", "history": ROWS, "sheets": [1]}


def content_of(value: object, indent: int | None = None) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=indent).encode()


@pytest.mark.parametrize("indent", [None, 0, 1])
def test_the_rows_are_those_of_the_file(indent: int | None):
    content = content_of(WHOLE, indent)
    cut = cut_out(content)
    assert json.loads(cut.rest) == {**WHOLE, "history": []}
    places = zip(cut.places[::2], cut.places[1::2], strict=True)
    assert [json.loads(content[begin:end]) for begin, end in places] == ROWS
    node = root_node(Path(), content)
    assert [part.has("step") for part in node.part("history").each()] == [True, True, False]
    assert str(node.part("history").wrong().text) == "[…]"


NOT_CUT = {
    "nothing": [],
    "other values": [1, 2],
    "a row in a row": [{"a": {"b": 1}}],
    "too many texts": [{str(n): "x" for n in range(30)}],
}


@pytest.mark.parametrize("kind", NOT_CUT)
def test_rows_of_another_kind_are_read_with_the_rest(kind: str):
    content = content_of({"history": NOT_CUT[kind]})
    assert cut_out(content).rest == content
    root_node(Path(), content)


def test_of_two_histories_neither_is_cut():
    content = b'{"history": [{}], "more": {"history": [{}]}}'
    assert cut_out(content).rest == content
    assert len(list(root_node(Path(), content).part("history").each())) == 1


def test_the_history_of_something_else_is_not_that_of_the_file():
    node = root_node(Path(), b'{"more": {"history": [{}]}}')
    assert not node.has("history")


BROKEN = {
    "before": (b'{"id": x,\n"history": [\n{},\n{}\n]}', "1:8"),
    "in a row": (b'{"id": 1,\n"history": [\n{},\n{"a": x}\n]}', "4:7"),
    "behind": (b'{"id": 1,\n"history": [\n{},\n{}\n],\n"b": x}', "6:6"),
    "no comma": (b'{"id": 1,\n"history": [\n{}\n{}\n]}', "4:1"),
    "a comma at the end": (b'{"id": 1,\n"history": [\n{},\n{},\n]}', "5:1"),
    "no text in a row": (b'{"id": 1,\n"history": [\n{},\n{"a": "\xff"}\n]}', "4:1"),
    "no text behind": (b'{"id": 1,\n"history": [\n{},\n{}\n],\n"b": "\xff"}', "6:1"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_the_line_is_that_of_the_file(kind: str):
    content, place = BROKEN[kind]
    with pytest.raises(JsonWrong) as caught:
        list(root_node(Path(), content).part("history").each())
    assert caught.value.place == place


def test_a_name_twice_in_a_row_is_told():
    with pytest.raises(JsonWrong) as caught:
        list(root_node(Path(), b'{"history": [{"a": 1, "a": 2}]}').part("history").each())
    assert caught.value.text == "a"


TOO_MUCH = {
    "keys": ("_MOST_KEYS", 3, content_of({str(n): n for n in range(4)})),
    "letters": ("_LARGEST_TEXT", 30, content_of({"a": "x" * 30})),
    "wide letters": ("_LARGEST_TEXT", 60, content_of({"a": "あ" * 30})),
    "rare letters": ("_LARGEST_TEXT", 60, content_of({"a": "x" * 20 + "😀"})),
}


@pytest.mark.parametrize("kind", TOO_MUCH)
def test_what_would_fill_the_memory_is_refused_unparsed(kind: str, monkeypatch: pytest.MonkeyPatch):
    name, most, content = TOO_MUCH[kind]
    root_node(Path(), content)
    monkeypatch.setattr(json_node, name, most)
    monkeypatch.setattr("json.loads", lambda *_arguments, **_options: pytest.fail("this parsed it"))
    with pytest.raises(Unreadable) as caught:
        root_node(Path(), content)
    assert caught.value.why is Why.TOO_MANY_VALUES


def test_the_rows_of_a_history_do_not_count(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(json_node, "_MOST_KEYS", 3)
    content = content_of({"history": [{"step": n, "after": "x"} for n in range(1000)]})
    assert len(list(root_node(Path(), content).part("history").each())) == 1000


def test_rows_without_end_are_not_counted_to_the_end(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("app.exchange.json_rows._MOST_ROWS", 5)
    content = content_of({"history": [{}] * 20})
    assert cut_out(content).rest == content


def test_the_largest_of_ours_is_not_too_much():
    """98 measures with texts of the greatest length and one rare letter, 10,000 hand-ins, 9,999 sheets."""
    texts = {f"text {n}": "点" * 10_000 for n in range(4)} | {"rare": "😀"}
    hand_ins = [{"number": n, "person": "佐藤", "answers": "teleworker-I-4\tdone\n" * 29} for n in range(10_000)]
    sheets = [{"number": n, "measures": ["teleworker-I-4"] * 29} for n in range(9_999)]
    rows = [{"step": n, "before": "x", "after": "y"} for n in range(350_000)]
    whole = {"entries": {str(n): texts for n in range(98)}, "hand_in": hand_ins, "sheets": sheets, "history": rows}
    assert not json_node.holds_too_much(content_of(whole, 1))
