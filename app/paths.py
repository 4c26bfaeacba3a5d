"""Where the program's files lie: what it brings along, and what it keeps for the user."""

import sys
from dataclasses import dataclass
from pathlib import Path


def bundle() -> Path:
    """The folder that holds `resources/` and `i18n/`: the checkout, or the folder of the installed program."""
    return Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parent.parent))


@dataclass(frozen=True)
class DataDir:
    """The folder of one user's data. It never changes between versions."""

    root: Path

    @property
    def workbook(self) -> Path:
        """The workbook that is there at first start."""
        return self.root / "tenken.tenken"

    @property
    def sample(self) -> Path:
        """The sample workbook, while it is looked at."""
        return self.root / "sample.tenken"

    @property
    def settings(self) -> Path:
        return self.root / "settings.json"

    @property
    def backups(self) -> Path:
        return self.root / "backups"

    @property
    def log(self) -> Path:
        return self.root / "tenken.log"


def data_dir(chosen: Path | None = None) -> DataDir:
    """The user's data folder, or the one named on the command line.

    Local, not roaming and never Documents: those are often synced folders, which break databases.
    """
    if chosen is not None:
        return DataDir(chosen.absolute())
    import platformdirs

    return DataDir(platformdirs.user_data_path("Tenken", appauthor=False, roaming=False))
