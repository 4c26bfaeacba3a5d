"""Which methods and combinations the profile says are in use."""

from app.domain.profile import Fact, Known, holds
from app.ui.shell.state import AppState

FACTS = {"local_breakout": Fact.LOCAL_BREAKOUT, "pc_smartphone": Fact.SMARTPHONES}
"""The fact of the profile that stands for each combination of methods."""


def is_in_use(state: AppState, item: str) -> bool:
    """Whether the profile says that a method, or the fact of a combination, is in use."""
    name = FACTS[item].value if item in FACTS else f"method:{item}"
    return holds(name, state.standing.profile) is Known.YES
