"""What is to be done for a measure: step by step, with the tools that one has, by oneself or by the IT vendor."""

from collections.abc import Sequence
from enum import StrEnum

from app.domain.record import record
from app.domain.tools import Tool


class By(StrEnum):
    """Who does a step."""

    SELF = "self"
    VENDOR = "vendor"


class Site(StrEnum):
    """Where the IT vendor does a step, in the order of the request that is handed over."""

    ROUTER = "router"
    SERVER = "server"
    CLOUD = "cloud"
    DEVICES = "devices"


@record(frozen=True)
class Step:
    """One thing to do. `id` is permanent within its measure.

    `tools`: those that it is for; none: everybody. `site` and `ask`, the sentence to send, belong to a vendor's step.
    """

    id: str
    text: str
    tools: tuple[Tool, ...] = ()
    by: By = By.SELF
    site: Site | None = None
    ask: str = ""


# ticks


def ticked(text: str) -> frozenset[str]:
    """The ids of the steps that are ticked, from the text under which they are stored."""
    return frozenset(text.split())


def with_tick(text: str, step_id: str, *, done: bool) -> str:
    """The stored text after one step was ticked, or unticked. Ids of steps that are no more stay."""
    ids = ticked(text) - {step_id} | ({step_id} if done else set())
    return " ".join(sorted(ids))


def done_of(steps: Sequence[Step], text: str) -> int:
    """How many of these steps are ticked."""
    ids = ticked(text)
    return sum(step.id in ids for step in steps)


def done_share(steps: Sequence[Step], text: str) -> str:
    """How many of how many: 2/4."""
    return f"{done_of(steps, text)}/{len(steps)}"
