"""Finds the addresses of web pages in a text of the catalogue, such as admin.microsoft.com."""

import re
from dataclasses import dataclass
from functools import lru_cache

_ENDS = ("biz", "cloud", "com", "jp", "microsoft", "ms", "net", "org", "us")
"""The last parts by which we know an address: a name of a file, a version or a number in a network has none of them."""
_NO_PAGES = frozenset({"example", "ntp", "something"})
"""Parts of names that stand for any other, or for what no browser shows."""
_TEXTS_KEPT = 1000
"""So many steps are not looked through again when their measure is shown once more."""
_LABEL = r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"
_ADDRESS = re.compile(
    rf"(?<![a-z0-9@./_-])(?:https://)?((?:{_LABEL}\.)+(?:{'|'.join(_ENDS)}))(?![a-z0-9_@-]|\.[a-z0-9])"
    r"((?:/[a-z0-9_~-]+(?:\.[a-z0-9_~-]+)*)*/?)",
    re.IGNORECASE | re.ASCII,
)


@dataclass(frozen=True)
class AddressMark:
    """An address stands in a text from `start` up to `end`, in characters; `url` opens its page."""

    start: int
    end: int
    url: str


@lru_cache(_TEXTS_KEPT)
def addresses(text: str) -> tuple[AddressMark, ...]:
    """The addresses in a text, from its start. Not those of mail, of examples and of time servers."""
    return tuple(
        AddressMark(found.start(), found.end(), f"https://{found[1].lower()}{found[2]}")
        for found in _ADDRESS.finditer(text)
        if _NO_PAGES.isdisjoint(found[1].lower().split("."))
    )
