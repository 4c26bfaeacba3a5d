"""Which passwords a file may have."""

import pytest

from app.domain.passwords import MOST_BYTES, PasswordProblem, PasswordUnfit, fit_password


@pytest.mark.parametrize(
    ("password", "problem"),
    [
        ("", PasswordProblem.TOO_SHORT),
        ("seven77", PasswordProblem.TOO_SHORT),
        ("か\u3099" * 7, PasswordProblem.TOO_SHORT),
        ("a" * (MOST_BYTES + 1), PasswordProblem.TOO_LONG),
        ("鍵" * 43, PasswordProblem.TOO_LONG),
        ("ｐａｓｓｗｏｒｄ", PasswordProblem.AMBIGUOUS),
        ("ﾊﾟｽﾜｰﾄﾞﾊﾟｽ", PasswordProblem.AMBIGUOUS),
        ("pass\u3000word", PasswordProblem.AMBIGUOUS),
        ("pass\u200bword", PasswordProblem.AMBIGUOUS),
        ("pass\nword", PasswordProblem.AMBIGUOUS),
        ("password\ud800", PasswordProblem.AMBIGUOUS),
    ],
)
def test_a_password_that_does_not_do_is_refused_with_the_reason(password: str, problem: PasswordProblem) -> None:
    with pytest.raises(PasswordUnfit) as caught:
        fit_password(password)
    assert caught.value.problem is problem
    assert password not in repr(caught.value) or not password


@pytest.mark.parametrize(
    "password", ["eight888", "a" * MOST_BYTES, "鍵" * 42, "髙﨑と𠮷田の合言葉", "with blanks in it", "(\\)<>%/é"]
)
def test_one_that_does_comes_back_as_it_is(password: str) -> None:
    assert fit_password(password) == password


def test_it_is_composed() -> None:
    assert fit_password("か\u3099き\u3099の合言葉です") == "がぎの合言葉です"


def test_both_entries_have_to_be_the_same() -> None:
    assert fit_password("correct horse", again="correct horse") == "correct horse"
    assert fit_password("がっこうのうら庭", again="か\u3099っこうのうら庭") == "がっこうのうら庭"
    with pytest.raises(PasswordUnfit) as caught:
        fit_password("correct horse", again="Correct horse")
    assert caught.value.problem is PasswordProblem.DIFFERENT
