"""Files in JSON that freeze or fill a PC that reads them without bounds."""

from collections.abc import Callable, Mapping

Made = Callable[[int], bytes]
PARTS = {
    "format": '"tenken-workbook"',
    "version": "2",
    "program": '"1"',
    "schema": "4",
    "id": '"' + "a" * 32 + '"',
    "created": '"2026-11-30"',
    "texts": "{}",
    "tables": "{}",
    "entries": "{}",
    "sheets": "[]",
    "history": "[]",
}
RECORD = (
    '{"step": %d, "saved": "2026-11-30T10:00:00+09:00", "origin": "edit", "measure": "administrator-E-10",'
    ' "field": "note", "before": "%s", "after": "%s"}'
)
PERSON = '{"number": %d, "name": "%d"}'


def _whole(**parts: str) -> bytes:
    """A workbook in JSON, with these parts in place of its own."""
    return ("{" + ",\n".join(f'"{key}": {value}' for key, value in {**PARTS, **parts}.items()) + "}").encode()


def _many(text: str, size: int) -> str:
    return ",".join([text] * max(1, size // (len(text.encode()) + 1)))


def _each(form: Callable[[int], str], size: int) -> str:
    return ",".join(map(form, range(1, max(2, size // len(form(1_000_000).encode())))))


def _rows(size: int) -> int:
    return max(1, size // 180)


def _history(size: int) -> str:
    """Rows of a good form, each of which goes on from the one before."""
    return "[" + ",".join(RECORD % (n, n - 1 if n > 1 else "", n) for n in range(1, _rows(size) + 1)) + "]"


def _led_to(size: int) -> str:
    """The entries to which they lead."""
    return f'{{"administrator-E-10": {{"note": "{_rows(size)}"}}}}'


def _texts(size: int, one: str) -> bytes:
    return _whole(texts='{"organisation": "' + one * max(1, size // len(one.encode())) + '"}')


JSON_BOMBS: Mapping[str, Made] = {
    "lists in lists": lambda size: _whole(sheets="[" * size),
    "closed lists in lists": lambda size: _whole(sheets="[" * (size // 2) + "]" * (size // 2)),
    "objects in objects": lambda size: _whole(texts='{"a":' * (size // 5) + "1" + "}" * (size // 5)),
    "objects": lambda size: _whole(sheets="[" + _many("{}", size) + "]"),
    "lists": lambda size: _whole(sheets="[" + _many("[]", size) + "]"),
    "numbers": lambda size: _whole(sheets="[" + _many("1", size) + "]"),
    "strings": lambda size: _whole(sheets="[" + _many('"ab"', size) + "]"),
    "keys": lambda size: _whole(texts="{" + _each(lambda n: f'"{n}": "a"', size) + "}"),
    "one key": lambda size: _whole(texts="{" + _many('"a": "b"', size) + "}"),
    "entries": lambda size: _whole(entries="{" + _each(lambda n: f'"{n}": {{"note": "a"}}', size) + "}"),
    "people": lambda size: _whole(tables='{"person": [' + _each(lambda n: PERSON % (n, n), size) + "]}"),
    "measures of a sheet": lambda size: _whole(
        sheets='[{"number": 1, "document": "a", "view": "all", "made": "2026-11-30", "person": "", "measures": ['
        + _many('"administrator-E-10"', size)
        + "]}]"
    ),
    "a history": lambda size: _whole(history=_history(size)),
    "a history of ours": lambda size: _whole(history=_history(size), entries=_led_to(size)),
    "a history of ours with one wrong row": lambda size: _whole(
        history=_history(size).replace('"after": "2"', '"after": "x"'), entries=_led_to(size)
    ),
    "a history of an earlier schema": lambda size: _whole(schema="3", history=_history(size)),
    "a history cut off": lambda size: _whole(history=_history(size))[: -len("}]}")],
    "two histories": lambda size: _whole(history=_history(size // 2) + ', "history": ' + _history(size // 2)),
    "objects in a history": lambda size: _whole(history="[" + _many('{"a": {}}', size) + "]"),
    "a long string": lambda size: _texts(size, "a"),
    "rare letters": lambda size: _texts(size, "𠮷"),
    "escaped letters": lambda size: _texts(size, "\\u5b57"),
    "half pairs": lambda size: _texts(size, "\\ud842"),
    "a string without end": lambda size: _texts(size, "\\\\")[:-100],
    "figures": lambda size: _whole(schema="9" * size),
    "a fraction": lambda size: _whole(schema="0." + "1" * size),
    "blanks": lambda size: _whole(texts="{" + " \n" * (size // 2) + "}"),
}
