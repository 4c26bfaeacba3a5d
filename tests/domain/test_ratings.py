"""The table of ratings: in which order the methods stand, and how grades are written."""

import pytest

from app.catalogue.loader import Catalogue
from app.domain.guide import AXES, GRADES
from app.domain.ratings import ordered, sign


def ids(catalogue: Catalogue, axis: str | None = None, *, worst_first: bool = False) -> list[str]:
    return [m.id for m in ordered(catalogue.guide.methods("en").methods, axis, worst_first=worst_first)]


def test_without_a_wish_all_seven_stand_in_the_guidelines_order(catalogue: Catalogue) -> None:
    methods = catalogue.guide.methods("en").methods
    assert ordered(methods) == methods
    assert ordered(methods, worst_first=True) == methods[::-1]


def test_the_best_come_first_and_equals_in_the_guidelines_order(catalogue: Catalogue) -> None:
    assert ids(catalogue, "control")[:2] == ["vdi", "remote_desktop"]
    assert ids(catalogue, "office_work") == [
        "vpn", "remote_desktop", "vdi", "secure_container", "cloud_services", "secure_browser", "standalone"
    ]  # fmt: skip


@pytest.mark.parametrize("axis", AXES)
def test_the_other_way_round_the_worst_come_first(catalogue: Catalogue, axis: str) -> None:
    ratings = {m.id: GRADES.index(m.ratings[axis]) for m in catalogue.guide.methods("en").methods}
    worst = [ratings[i] for i in ids(catalogue, axis, worst_first=True)]
    assert worst == sorted(worst, reverse=True)
    assert worst == [ratings[i] for i in ids(catalogue, axis)][::-1]


def test_signs_tell_the_grades_apart_without_colour() -> None:
    assert [sign(grade) for grade in GRADES] == ["●●●●●", "●●●●○", "●●●○○", "●●○○○", "●○○○○"]
