"""Hands and eyes of a person at the window: everything is found by what is read or spoken, in either language."""

from tests.ui.hands.dialogs import EntryHand, FlowchartHand, PasswordHand, ProfileHand, QuickStartHand, TaskHand
from tests.ui.hands.documents import DocumentsHand, LiveHand
from tests.ui.hands.parts import Part, day_choices, indexes, is_free, ledger_list, ledger_pane, shown, texts_of
from tests.ui.hands.places import ChecklistHand, DetailHand, GuideHand, OverviewHand, PlanHand
from tests.ui.hands.window import Hand

__all__ = [
    "ChecklistHand",
    "DetailHand",
    "DocumentsHand",
    "EntryHand",
    "FlowchartHand",
    "GuideHand",
    "Hand",
    "LiveHand",
    "OverviewHand",
    "Part",
    "PasswordHand",
    "PlanHand",
    "ProfileHand",
    "QuickStartHand",
    "TaskHand",
    "day_choices",
    "indexes",
    "is_free",
    "ledger_list",
    "ledger_pane",
    "shown",
    "texts_of",
]
