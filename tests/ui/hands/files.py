"""The File menu without the window around it."""

from collections.abc import Callable, Mapping
from pathlib import Path

from app.ui.files.exchange_commands import ExchangeCommands
from app.ui.files.workbook_commands import FileCommands
from app.ui.kit.message_box import tell
from app.ui.shell.state import AppState
from tests.ui.desk import Desk
from tests.ui.stages import settled


class FilesHand:
    """What a person does with files, each by the name of its action; `written` are the files that were told of."""

    def __init__(self, state: AppState, desk: Desk) -> None:
        self.desk = desk
        self.commands = FileCommands(state, desk)
        self.commands.failed.connect(self._on_failed)
        self.written: list[Path] = []
        self.exchange = ExchangeCommands(state, desk.ways, self.commands.take_in, self.written.append, desk)
        commands = self.commands
        self._does: Mapping[str, Callable[[], object]] = {
            "new": commands.new,
            "open": commands.open,
            "save_copy": commands.save_copy,
            "rename": commands.rename,
            **self.exchange.slots,
        }
        state.failed.connect(self._on_failed)
        state.workbook_replaced.connect(commands.remember)

    def choose(self, name: str) -> None:
        """Chooses an entry of the menu."""
        self._does[name]()
        settled(self.desk)

    def open_path(self, path: Path) -> None:
        """Opens a workbook that was chosen already."""
        self.commands.open_path(path)

    def _on_failed(self, error: Exception) -> None:
        tell(self.desk, error)
