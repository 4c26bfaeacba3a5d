"""A private screen for the journeys, and the program on it; see tests/desktop.py."""

from collections.abc import Callable, Iterator

import pytest

from tests.desktop import JAPANESE, PATIENCE, ROOT, Program, a_screen, command, until

__all__ = ["JAPANESE", "PATIENCE", "ROOT", "Program", "command", "until"]


@pytest.fixture(scope="session")
def screen() -> Iterator[str]:
    """The name of a display with a window manager on it."""
    with a_screen() as display:
        yield display


@pytest.fixture
def start(screen: str) -> Iterator[Callable[..., Program]]:
    """Starts the program in a language with some arguments; what still runs ends with the test."""
    running: list[Program] = []

    def begin(language: str, *arguments: object) -> Program:
        running.append(Program(screen, language, *arguments))
        return running[-1]

    yield begin
    for program in running:
        if program.process.poll() is None:
            program.process.kill()
        program.process.wait()
        assert program.process.stderr is not None
        program.process.stderr.close()
