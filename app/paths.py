"""Where the program's files lie: what it brings along, and what it keeps for the user."""

import sys
from pathlib import Path
from typing import NamedTuple

from app.files import NoDataFolder, make_folder, working_name

SUFFIX = ".tenken"
"""Ends the name of a workbook."""
_ROOM = 32 << 20
"""Bytes that a temporary folder has to have room for: a large workbook and its documents."""


_CHECKOUT = Path(__file__).resolve().parent.parent


def program_folder() -> Path:
    """The folder that holds `resources/` and `i18n/`: the checkout, or the folder of the installed program."""
    return Path(getattr(sys, "_MEIPASS", _CHECKOUT))


def catalogue_folder() -> Path:
    """The folder of the catalogue: facts, and one folder of words for each language."""
    return program_folder() / "resources" / "catalogue"


class DataDir(NamedTuple):
    """The folder of one user's data. It never changes between versions."""

    root: Path

    def make(self) -> None:
        """Makes the folder, unless it is there. Raises NoDataFolder where nothing can be kept in it.

        Without a home the system names none: the path of such a folder begins nowhere.
        """
        try:
            if not self.root.is_absolute():
                raise NoDataFolder(self.root)
            make_folder(self.root)
            probe = self.root / f".{working_name()}.tmp"
            probe.touch()
            probe.unlink()
        except OSError as error:
            raise NoDataFolder(self.root) from error

    @property
    def workbook(self) -> Path:
        """The workbook that is there at first start."""
        return self.root / f"tenken{SUFFIX}"

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
    def calls(self) -> Path:
        """Where windows of the program call each other."""
        return self.root / "calls"

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


def have_temporary_folder(data: DataDir) -> None:
    """Lets temporary files lie in the data folder where the system's place for them is missing or full."""
    import tempfile
    from shutil import disk_usage

    try:
        if disk_usage(tempfile.gettempdir()).free >= _ROOM:
            return
    except OSError:
        pass  # there is none at all
    if data.root.is_dir():
        tempfile.tempdir = str(data.root)
