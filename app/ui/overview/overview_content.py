"""What the overview is made from: the values of the domain, and the words for them."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from app.domain.overview_values import Overview

PAD = GAP = 16
"""Within a card, and between cards, in pixels at the usual text size."""


class OverviewContent(NamedTuple):
    """What is shown. `title` tells that of a measure by its id."""

    told: Overview
    organisation: str
    today: date
    last_change: date | None
    """Where everything is answered."""
    has_profile: bool
    title: Callable[[str], str]
    categories: Mapping[str, str]
