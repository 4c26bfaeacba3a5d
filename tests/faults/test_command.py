"""The command that runs the harnesses: its line for each, and when it fails."""

from pathlib import Path

import pytest

from tests.faults.__main__ import main
from tests.faults.harness import Control, Figure, Figures, Harness, counted
from tests.faults.spreading import spread

FAILING = Control("no guard", 63, 260)


def made(name: str, *figures: Figure, control: Control = FAILING, lacking: str = "") -> Harness:
    """A harness that counts these in each trial."""
    return Harness(name, "…", 3, 7, lambda trials, *_: Figures(trials, figures, (control,)), lambda: lacking)


def test_a_line_says_what_was_counted(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["kill"], [made("kill", Figure("lost", 0), Figure("MB", 17.5, 20)), made("other")]) == 0
    line = "kill: trials 7 · lost 0 · MB 17.5 (at most 20) · control, no guard: bad 63 of 260 (must fail) → met ("
    assert capsys.readouterr().out.startswith(line)


def test_a_line_says_what_could_not_be_tried(capsys: pytest.CaptureFixture[str]) -> None:
    harness = Harness("a", "…", 3, 7, lambda trials, *_: Figures(trials - 2, (), (FAILING,), not_had=2))
    assert main([], [harness]) == 0
    assert capsys.readouterr().out.startswith("a: trials 5 (not to be had here: 2) · control")


@pytest.mark.parametrize(
    "harness",
    [
        made("a", Figure("lost", 1)),
        made("a", Figure("MB", 20.1, 20)),
        made("a", control=Control("no guard", 0, 260)),
        made("a", control=Control("no guard", 129, 260, least=130)),
        Harness("a", "…", 3, 7, lambda trials, *_: Figures(trials, (), ())),
        Harness("a", "…", 3, 7, lambda *_: Figures(0, (), (FAILING,))),
    ],
)
def test_it_fails_where_a_figure_or_a_control_is_not_met(harness: Harness, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([], [harness, made("b")]) == 1
    first, second = capsys.readouterr().out.splitlines()
    assert "→ NOT MET" in first
    assert "→ met" in second


def test_it_fails_where_a_harness_cannot_be_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([], [made("a", lacking="no compiler")]) == 1
    assert capsys.readouterr().out == "a: cannot be run here: no compiler\n"


@pytest.mark.parametrize(("more", "trials"), [([], 7), (["--small"], 3), (["--trials", "5"], 5)])
def test_how_many_trials(more: list[str], trials: int, capsys: pytest.CaptureFixture[str]) -> None:
    main(more, [made("a")])
    assert f"trials {trials} " in capsys.readouterr().out


def test_the_seed_and_an_empty_folder_are_handed_on() -> None:
    seen: list[tuple[int, int, list[Path]]] = []

    def run(trials: int, seed: int, folder: Path) -> Figures:
        seen.append((trials, seed, list(folder.iterdir())))
        return Figures(trials, (), (FAILING,))

    assert main(["--seed", "9"], [Harness("a", "…", 3, 7, run)]) == 0
    assert seen == [(7, 9, [])]


def test_a_name_that_nobody_has(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["b"], [made("a")])
    assert ended.value.code == 2
    assert "there is no harness b; they are: a" in capsys.readouterr().err


def test_a_kind_that_no_figure_counts_is_an_error() -> None:
    assert counted(["lost", "half"], ["half", "half"]) == (Figure("lost", 0), Figure("half", 2))
    with pytest.raises(AssertionError):
        counted(["lost"], ["half"])


def test_work_is_spread_in_order() -> None:
    assert spread(abs, range(-9, 0), at_once=2) == [9, 8, 7, 6, 5, 4, 3, 2, 1]
