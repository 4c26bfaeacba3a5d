"""The history in a JSON file, row by row: it is most of a large file, and never in memory as a whole."""

import re
from array import array
from typing import NamedTuple

_BEGINNING = re.compile(rb'"history"\s*+:\s*+\[')
_ROW = re.compile(
    rb"\s*+(\{[^{}\"]{0,200}+(?:\"[^\"\\]*+(?:\\.[^\"\\]*+)*+\"[^{}\"]{0,200}+){0,40}+\})\s*+(?:,|(?=\]))", re.DOTALL
)
"""An object without others in it, up to the next; no quantifier gives anything back, so that nothing piles up."""
_MOST_ROWS = 700_000
"""So many changes of the shortest kind fit into the largest file that is read."""


class CutContent(NamedTuple):
    """A file without the rows of its history. These stand in `content`, from each first of `places` to each second;
    `rest` lacks what lies between `begin` and `end`."""

    content: bytes
    rest: bytes
    places: "array[int]"
    begin: int = 0
    end: int = 0

    @property
    def has_rows(self) -> bool:
        """Whether any were taken out."""
        return bool(self.places)


def cut_out(content: bytes) -> CutContent:
    """Takes the rows out, where they are all built as they should be; else nothing is."""
    places = array("Q")
    beginnings = [match.end() for _number, match in zip(range(2), _BEGINNING.finditer(content), strict=False)]
    begin = end = beginnings[0] if len(beginnings) == 1 else len(content)
    while (match := _ROW.match(content, end)) and len(places) < 2 * _MOST_ROWS:
        places.extend(match.span(1))
        end = match.end()
    if not places or content[end : end + 1] != b"]" or content[end - 1 : end] == b",":
        return CutContent(content, content, array("Q"))
    return CutContent(content, content[:begin] + content[end:], places, begin, end)
