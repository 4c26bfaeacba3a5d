"""The names of a measure, and what belongs together."""

import pytest

from app.domain.measures import Role, together
from tests.domain.samples import measure


@pytest.mark.parametrize(
    ("measure_id", "label", "code"),
    [
        ("administrator-E-10", "管理者Ｅ-10", "E-10"),
        ("administrator-G-3", "管理者Ｇ-３", "G-3"),
        ("executive-A-1", "経営者Ａ-１", "A-1"),
        ("teleworker-M-9", "勤務者Ｍ-９", "M-9"),
    ],
)
def test_a_measure_has_the_guidelines_label_and_a_code_to_type(measure_id, label, code):
    one = measure(measure_id)
    assert (one.id, one.label, one.code) == (measure_id, label, code)


def test_roles_stand_in_the_guidelines_order():
    assert [role.official for role in Role] == ["経営者", "管理者", "勤務者"]


def test_what_one_piece_of_work_fulfils_comes_in_the_order_of_the_list():
    one = measure("executive-M-1", "teleworker-M-1", "administrator-M-1")
    two = measure("administrator-M-1", "executive-M-1", "teleworker-M-1")
    three = measure("teleworker-M-1", "administrator-M-1", "executive-M-1")
    alone = measure("teleworker-M-2")
    ids = ("executive-M-1", "administrator-M-1", "teleworker-M-1")
    assert together([one, two, three, alone]) == {**dict.fromkeys(ids, ids), alone.id: (alone.id,)}


def test_a_counterpart_that_is_not_listed_is_left_out():
    assert together([measure("executive-A-1", "administrator-A-1")]) == {"executive-A-1": ("executive-A-1",)}
