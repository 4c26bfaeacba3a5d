"""The notice to the staff as plain text: made of the measures' sentences, or as a person worded it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.domain.answers import EMPTY, Entry, Status
from app.domain.measures import Measure, MeasureWords
from app.domain.papers import NoticeFrame, filled

BLANK = "______________"
"""What stands for what nobody has said yet: to be written by hand."""


def notice_text(frame: NoticeFrame, notices: Iterable[str], values: Mapping[str, str], item: str) -> str:
    """The text that a person may reword: the title on its first line, then the lead, an item for each notice, the end.

    Paragraphs stand apart by an empty line. `values` fill the placeholders of the frame (app.domain.papers); where one
    is empty, a line to write on stands there. `item` is how an item begins.
    """
    items = "\n".join(f"{item}{notice}" for notice in notices)
    parts = (frame.title, frame.lead, items, frame.closing)
    return "\n\n".join(filled(part, values, BLANK) if part is not items else part for part in parts if part)


def notices(
    measures: Iterable[Measure], words: Mapping[str, MeasureWords], entries: Mapping[str, Entry]
) -> Iterator[str]:
    """What the staff has to know, of each measure that tells them something and applies, in the measures' order."""
    for measure in measures:
        applies = entries.get(measure.id, EMPTY).status is not Status.NOT_APPLICABLE
        if applies and (text := words[measure.id].notice):
            yield text


@dataclass(frozen=True)
class Block:
    """A paragraph of the notice, or an item of its list."""

    text: str
    is_item: bool


def notice_parts(text: str, item: str) -> tuple[str, tuple[Block, ...]]:
    """The title and the blocks of a notice: the first line that is not empty, and what follows it.

    An item begins with `item`, or as people begin one.
    """
    lines = text.strip("\n").split("\n")
    blocks: list[Block] = []
    goes_on = False
    for line in lines[1:]:
        listed = _item(line, item)
        if listed is not None:
            blocks.append(Block(listed, is_item=True))
        elif line.strip():
            _put(blocks, line, goes_on)
        goes_on = bool(line.strip())
    return lines[0].strip(), tuple(blocks)


def _put(blocks: list[Block], line: str, goes_on: bool) -> None:
    """A further line of the block above it, or a paragraph of its own."""
    if goes_on and blocks:
        blocks[-1] = Block(f"{blocks[-1].text}\n{line.strip()}", blocks[-1].is_item)
    else:
        blocks.append(Block(line.strip(), is_item=False))


def _item(line: str, item: str) -> str | None:
    stripped = line.lstrip(" \u3000")
    begins = next((mark for mark in (item, "・", "- ", "• ") if stripped.startswith(mark)), None)
    return stripped[len(begins) :].strip() if begins else None
