"""The table of ratings: which methods reach the least grades, and in which order."""

import pytest

from app.catalogue.loader import Catalogue
from app.domain.guide import AXES, GRADES
from app.domain.ratings import listed, meets, sign


def ids(catalogue: Catalogue, least: dict[str, str], best_in: str | None = None) -> list[str]:
    return [m.id for m in listed(catalogue.guide.methods("en").methods, least, best_in)]


def test_without_a_wish_all_seven_stand_in_the_guidelines_order(catalogue: Catalogue) -> None:
    methods = catalogue.guide.methods("en").methods
    assert listed(methods, {}) == methods


def test_the_least_grades_have_to_be_reached_in_every_axis(catalogue: Catalogue) -> None:
    assert ids(catalogue, {"cost": "A"}) == ["cloud_services", "standalone"]
    assert ids(catalogue, {"cost": "A", "office_work": "B"}) == ["cloud_services"]
    assert ids(catalogue, {"cost": "S", "office_work": "S"}) == []


def test_the_best_come_first_and_equals_in_the_guidelines_order(catalogue: Catalogue) -> None:
    assert ids(catalogue, {}, "control")[:2] == ["vdi", "remote_desktop"]
    assert ids(catalogue, {}, "office_work") == [
        "vpn", "remote_desktop", "vdi", "secure_container", "cloud_services", "secure_browser", "standalone"
    ]  # fmt: skip


@pytest.mark.parametrize("axis", AXES)
@pytest.mark.parametrize("grade", GRADES)
def test_what_is_left_out_and_what_is_left_in_make_up_all(catalogue: Catalogue, axis: str, grade: str) -> None:
    methods = catalogue.guide.methods("en").methods
    left_in = listed(methods, {axis: grade})
    assert all(GRADES.index(m.ratings[axis]) <= GRADES.index(grade) for m in left_in)
    assert all(not meets(m.ratings, {axis: grade}) for m in methods if m not in left_in)


def test_signs_tell_the_grades_apart_without_colour() -> None:
    assert [sign(grade) for grade in GRADES] == ["●●●●●", "●●●●○", "●●●○○", "●●○○○", "●○○○○"]
