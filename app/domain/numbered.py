"""Texts of the whole workbook that stand in numbered rows: `device.3.serial`, `selfcheck.1.person`."""

from collections.abc import Mapping


def numbered(texts: Mapping[str, str], name: str) -> dict[int, dict[str, str]]:
    """The texts under `name.<number>.<part>` by number and part; what is empty is left out."""
    found: dict[int, dict[str, str]] = {}
    for key, text in texts.items():
        head, _dot, rest = key.partition(".")
        if head == name and text:
            number, _dot, part = rest.partition(".")
            found.setdefault(int(number), {})[part] = text
    return found
