"""What is said of an error: what happened, what of the data, what to do."""

from dataclasses import dataclass

from app.domain.filenames import readable_name
from app.i18n import _


@dataclass(frozen=True)
class Message:
    """What happened, what of the data, and what to do; each a sentence or two."""

    what: str
    safe: str
    todo: str

    def __post_init__(self) -> None:
        for part in ("what", "safe", "todo"):  # a name in it may be no text at all
            object.__setattr__(self, part, readable_name(getattr(self, part)))

    @property
    def line(self) -> str:
        """Everything on one line."""
        return " ".join(part for part in (self.what, self.safe, self.todo) if part)


def unchanged() -> str:
    """What of the data, where nothing was written."""
    return _("Your data is safe: nothing was changed.")
