"""Which methods and combinations the profile says are in use."""

from app.domain.guide import COMBINATION_FACTS
from app.domain.profile import Known, holds
from app.ui.shell.state import AppState


def is_in_use(state: AppState, item: str) -> bool:
    """Whether the profile says that a method, or the fact of a combination, is in use."""
    name = COMBINATION_FACTS[item].value if item in COMBINATION_FACTS else f"method:{item}"
    return holds(name, state.standing.profile) is Known.YES
