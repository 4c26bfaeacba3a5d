"""Writes the PC in front of a person into the ledger of devices: reads, shows what was found, and only then writes."""

from PySide6.QtWidgets import QWidget

from app import labels
from app.domain.tables import DEVICE, Column
from app.i18n import _
from app.ui.kit.dialog import run_dialog
from app.ui.kit.waiting import wait_for
from app.ui.ledgers.ledger_model import LedgerModel
from app.ui.ledgers.this_pc_dialog import ThisPcDialog
from app.ui.shell.state import AppState
from app.work.this_pc import ThisPc, read_this_pc, same_device, with_remark


def add_this_pc(state: AppState, model: LedgerModel, parent: QWidget) -> int | None:
    """Asks what of this PC is to be written down, and writes that as one step; the number of the row, None for none."""
    pc = wait_for(read_this_pc, _("Looking at this PC..."), parent)
    rows = state.workbook.rows(DEVICE)
    known = same_device(rows, pc.serial, pc.name)
    name = (rows[known][Column.NAME] or rows[known][Column.SERIAL]) if known else ""
    today = state.today()
    dialog = run_dialog(
        lambda: ThisPcDialog(_lines(pc), name, labels.day(today), parent), hand_over=state.hand_over_typed
    )
    if not dialog.is_accepted:
        return None
    number = int(known) if known and dialog.updates else model.add()
    cells = dict(dialog.chosen)
    if Column.NOTE in cells:
        cells[Column.NOTE] = with_remark(model.text(number, Column.NOTE), cells[Column.NOTE])
    if dialog.is_seen:
        cells[Column.SEEN] = today.isoformat()
    return number if model.set_texts({number: {str(column): text for column, text in cells.items()}}) else None


def _lines(pc: ThisPc) -> dict[Column, str]:
    model = _("Model: {model}").format(model=pc.model) if pc.model else ""
    return {Column.NAME: pc.name, Column.SERIAL: pc.serial, Column.SYSTEM: pc.system, Column.NOTE: model}
