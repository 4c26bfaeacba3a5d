"""What a row shows in lists whose rows have a number or a box to tick, a line of facts, and wrapped text."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from PySide6.QtCore import Qt

from app.domain.answers import Status


class LookRole(IntEnum):
    """The role under which a model hands a row's look to the delegate."""

    LOOK = Qt.ItemDataRole.UserRole + 1


class Tone(StrEnum):
    """How the word at the side is written where no status gives it a colour."""

    QUIET = "quiet"
    STRONG = "strong"
    WARNING = "warning"


@dataclass(frozen=True)
class RowLook:
    """A row. `tick` puts a box before it, else `mark` stands there; a heading has nothing but its title."""

    title: str
    mark: str = ""
    tick: Qt.CheckState | None = None
    label: str = ""
    side: str = ""
    tone: Status | Tone = Tone.QUIET
    detail: str = ""
    is_heading: bool = False

    @property
    def spoken(self) -> str:
        """The row for those who cannot see it; whether it is ticked is told by its own role."""
        return ", ".join(part for part in (self.mark, self.label, self.title, self.side, self.detail) if part)
