"""Where passwords come from: the environment before anything else, then standard input or a prompt."""

import io
import sys

import pytest

from app.cli import password_source
from app.cli.password_source import VARIABLE, password_for_file, password_of_file
from app.domain.passwords import PasswordProblem, PasswordUnfit

GOOD = "four words of ours"


class Terminal(io.StringIO):
    """Standard input of somebody who sits in front of it."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def nothing_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch):
    """Says what a person will type at prompts; returns the prompts that came."""

    def will(*texts: str) -> list[str]:
        prompts, left = [], list(texts)
        monkeypatch.setattr(password_source, "getpass", lambda prompt: prompts.append(prompt) or left.pop(0))
        return prompts

    return will


# a new file


def test_the_environment_is_asked_first_whether_or_not_a_password_is_wanted(monkeypatch, typed):
    prompts = typed()
    monkeypatch.setenv(VARIABLE, GOOD)
    assert [password_for_file(is_wanted=wanted) for wanted in (True, False)] == [GOOD, GOOD]
    assert prompts == []


def test_a_password_is_kept_in_the_one_form_that_files_get(monkeypatch):
    monkeypatch.setenv(VARIABLE, "cafe\u0301 ole\u0301")
    assert password_for_file(is_wanted=True) == "café olé"


def test_where_none_is_wanted_nobody_is_asked(typed):
    prompts = typed()
    assert (password_for_file(is_wanted=False), prompts) == ("", [])


def test_where_one_is_wanted_it_is_asked_for_twice(typed):
    prompts = typed(GOOD, GOOD)
    assert password_for_file(is_wanted=True) == GOOD
    assert prompts == ["Password: ", "Once more: "]


@pytest.mark.parametrize(
    ("given", "texts", "problem"),
    [
        ("short", (), PasswordProblem.TOO_SHORT),
        ("", ("short", "short"), PasswordProblem.TOO_SHORT),
        ("", (GOOD, f"{GOOD}!"), PasswordProblem.DIFFERENT),
    ],
)
def test_what_does_not_do_is_refused_wherever_it_comes_from(monkeypatch, typed, given, texts, problem):
    monkeypatch.setenv(VARIABLE, given)
    typed(*texts)
    with pytest.raises(PasswordUnfit) as refused:
        password_for_file(is_wanted=True)
    assert refused.value.problem is problem
    assert GOOD not in str(refused.value)


# a file that has one


def test_the_environment_opens_a_file_and_standard_input_is_left_alone(monkeypatch):
    monkeypatch.setenv(VARIABLE, "any")
    monkeypatch.setattr(sys, "stdin", io.StringIO("other\n"))
    assert password_of_file() == "any"
    assert sys.stdin.read() == "other\n"


@pytest.mark.parametrize("line", [f"{GOOD}\n", f"{GOOD}\r\n", GOOD, f"{GOOD}\nmore\n"])
def test_the_first_line_of_standard_input_opens_it(monkeypatch, line):
    monkeypatch.setattr(sys, "stdin", io.StringIO(line))
    assert password_of_file() == GOOD


def test_blanks_belong_to_a_password(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO("  a password \n"))
    assert password_of_file() == "  a password "


@pytest.mark.parametrize("stdin", [Terminal("not read\n"), None], ids=["terminal", "none"])
def test_who_sits_in_front_of_it_is_asked_once(monkeypatch, typed, stdin):
    monkeypatch.setattr(sys, "stdin", stdin)
    prompts = typed("x")
    assert password_of_file() == "x"
    assert prompts == ["Password: "]
