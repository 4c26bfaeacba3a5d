"""The mark that a table carries: of which workbook it was made, and where that one's history ended then."""

import re
from dataclasses import dataclass

_FORM = re.compile(r"T([0-9a-f]{8})\.(\d{1,15})\.([0-9a-f]{1,8})")


@dataclass(frozen=True)
class Stamp:
    """`tag` stands for the workbook; `number` and `digest` are those of the last row of its history, 0 for none."""

    tag: str
    number: int
    digest: int

    def __str__(self) -> str:
        # A letter first and dots: nothing that a spreadsheet takes for a number or a day.
        return f"T{self.tag}.{self.number}.{self.digest:x}"


def tag_of(workbook_id: str) -> str:
    """What stands for a workbook in a stamp."""
    return workbook_id[:8]


def read_stamp(text: str) -> Stamp | None:
    """The stamp of a cell; None where it is none."""
    match = _FORM.fullmatch(text)
    return Stamp(match[1], int(match[2]), int(match[3], 16)) if match else None
