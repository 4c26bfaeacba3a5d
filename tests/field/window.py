"""The program in a window on a screen of its own, with a hand at the keys and an eye on what is shown."""

import json
import re
import select
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.desktop import JAPANESE, PATIENCE, Program, a_screen, until
from tests.field.trial import require

FULL_WIDTH = "０１２３４５６７８９－"
"""What an input method makes of the figures of a scanner."""
FINGER, SCANNER = 90, 0
"""Milliseconds between two keys: of a quick hand, and of a scanner, to which a busy machine adds its own."""


class Window(Program):
    """A running program that can be asked what it shows."""

    def __init__(self, display: str, language: str, *arguments: object, **env: str) -> None:
        super().__init__(display, language, *arguments, script="tests/field/eye.py", talks=True, **env)
        self.errors = ""
        self.clicks = 0

    def ask(self, does: str, **wanted: object) -> dict[str, Any]:
        """Asks the eye; {} when the program has ended."""
        try:
            self.process.stdin.write(json.dumps({"do": does, **wanted}) + "\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            return {}
        ready, _w, _x = select.select([self.process.stdout], [], [], PATIENCE)
        assert ready, "the window does not answer"
        line = self.process.stdout.readline()
        told = json.loads(line) if line else {}
        assert "error" not in told, told["error"]
        return told

    def look(self) -> dict[str, Any]:
        """What the screen shows."""
        return self.ask("look")

    def windows(self) -> list[dict[str, Any]]:
        return self.look().get("windows", [])

    def texts(self) -> set[str]:
        """Every text that is seen, titles included."""
        return {text for w in self.windows() for text in (w["title"], *w["texts"]) if text.strip()}

    def settled(self) -> set[str]:
        """Every text that is seen once nothing more comes."""
        before: set[str] = set()
        for _n in range(20):
            now = self.texts()
            if now == before:
                break
            before = now
            time.sleep(0.3)
        return before

    def dialogs(self) -> list[dict[str, Any]]:
        """The windows beside the main one."""
        return [w for w in self.windows() if w["kind"] != "MainWindow" and not w["is_popup"]]

    def focus(self) -> dict[str, Any]:
        """What has the keys."""
        return self.look().get("focus") or {}

    def standing_on(self) -> str:
        """The measure of the row that the keys stand on, which begins such as “Executive A-1, …”; '' for none."""
        match = re.match(r"(Executive|Administrator|Teleworker) ([A-M]-\d+)", self.focus().get("row_text", ""))
        return f"{match[1].lower()}-{match[2]}" if match else ""

    # hands

    def press(self, *keys: str, pause: int = FINGER) -> None:
        """Presses keys one after the other, as fast as a quick hand, and waits for what comes of them."""
        super().press(*keys, pause=pause)
        self.wait_until_idle()

    def scan(self, code: str, end: str = "Return", before: str = "") -> None:
        """What a bar code scanner does: all keys at once, and a key that ends them."""
        if before:
            self._xdotool("key", "--delay", str(SCANNER), before)
        self._xdotool("type", "--delay", str(SCANNER), "--args", "1", code, "key", "--delay", str(SCANNER), end)
        self.wait_until_idle()

    def write(self, text: str) -> None:
        """Types a text as a hand does."""
        self._xdotool("type", "--delay", str(FINGER), "--args", "1", text, "sleep", "0.05")
        self.wait_until_idle()

    def write_quickly(self, text: str) -> None:
        """Types a long text faster than a hand, but no faster than a scanner is told by: Enter after it is heard."""
        self._xdotool("type", "--delay", "60", "--args", "1", text, "sleep", "0.25")  # half of it between two keys

    def wheel(self, x: int, y: int, turns: int = 1) -> None:
        """Turns the wheel down over a place of the screen."""
        self._xdotool("mousemove", str(x), str(y))
        self._xdotool("click", "--repeat", str(turns), "--delay", "30", "5")
        self.wait_until_idle()

    def click(self, x: int, y: int) -> None:
        self.clicks += 1
        self._xdotool("mousemove", str(x), str(y), "click", "1")
        self.wait_until_idle()

    def click_on(self, kind: str, name: str) -> None:
        """Clicks on what has this name, or else these words in its name, and is of a Qt class."""
        self._click_in(self.ask("spots", kind=kind)["spots"], name)

    def shows_button(self, name: str) -> bool:
        """Whether a button has these words in its name."""
        return any(name in words for words, _rect in self.ask("spots", kind="QAbstractButton")["spots"])

    def click_on_row(self, name: str) -> None:
        """Clicks on a row of a list."""
        self._click_in(self.ask("rows")["rows"], name)

    def _click_in(self, spots: list, name: str) -> None:
        found = [rect for words, rect in spots if name == words] or [rect for words, rect in spots if name in words]
        assert found, f"nothing is called “{name}”"
        x, y, width, height = found[0]
        self.click(x + width // 2, y + height // 2)

    def tab_to(self, name: str, most: int = 60) -> None:
        """Presses Tab until what has the keys has this in its name."""
        for _n in range(most):
            if name.casefold() in self.focus().get("name", "").casefold():
                return
            self.press("Tab", pause=20)
        raise AssertionError(f"no field “{name}” to be reached by Tab")

    def answer(self, key: str) -> str:
        """Answers the measure that the keys stand on; which one that was. Then the keys have gone on by themselves."""
        measure = self.standing_on()
        assert measure, "the keys stand on no measure"
        self.press(key)
        until(lambda: self.standing_on() != measure, "the keys do not go on")
        return measure

    # ways

    def begin(self) -> None:
        """Waits until the first window is there and at rest."""
        until(lambda: self.process.poll() is not None or self.title, "no window comes")
        if self.process.poll() is None:
            self.wait_until_idle()

    def wait_until_idle(self) -> None:
        """As ever, and then once more after an answer: one that is not let run by a busy machine looks idle too."""
        for _n in range(2):
            try:
                super().wait_until_idle()
                self.ask("ping")
            except FileNotFoundError:  # it has ended meanwhile
                return

    def open_file(self, path: Path) -> None:
        """Ctrl+O, and the path typed into the file dialog."""
        self.press("ctrl+o")
        until(lambda: "QFileDialog" in {w["kind"] for w in self.windows()}, "no file dialog")
        self.press("ctrl+a")
        self.write_quickly(str(path))
        self.press("Return")
        if "QFileDialog" in {w["kind"] for w in self.windows()}:  # the first only closed the list of names
            self.press("Return")

    def dismiss(self, most: int = 4) -> list[str]:
        """Escape, until only the main window is there; the kinds of what was there."""
        kinds: list[str] = []
        for _n in range(most):
            dialogs = self.dialogs()
            if not dialogs:
                break
            kinds += [dialog["kind"] for dialog in dialogs]
            if "MessageBox" in kinds[-len(dialogs) :]:  # “leave without keeping it?” has Escape mean “stay”
                self.press("alt+l")
            self.press("Escape")
        return kinds

    def agree(self, most: int = 4) -> list[str]:
        """Answers the dialogs that stand before the main window with Enter; all their texts."""
        told: list[str] = []
        for _n in range(most):
            dialogs = self.dialogs()
            if not dialogs:
                break
            told += [text for dialog in dialogs for text in (dialog["title"], *dialog["texts"])]
            self.press("Return")
            time.sleep(0.1)
        return told

    def leave(self) -> list[str]:
        """Ctrl+Q, Enter for what is asked meanwhile; what was told. Kills what does not end."""
        told = self.agree()
        if self.process.poll() is None:
            self._xdotool("key", "ctrl+q")
        end = time.monotonic() + PATIENCE
        while self.process.poll() is None and time.monotonic() < end:
            if dialogs := self.dialogs():
                told += [text for dialog in dialogs for text in (dialog["title"], *dialog["texts"])]
                self._xdotool("key", "Return")
            time.sleep(0.1)
        self.kill()
        return told

    def kill(self) -> None:
        """Ends it at once, as the power does."""
        if self.process.poll() is None:
            self.process.kill()
        _out, errors = self.process.communicate()
        self.errors += errors or ""


Start = Callable[..., Window]


@contextmanager
def desktop(size: str = "1280x900") -> Iterator[Start]:
    """A screen of its own, on which windows are started; what still runs ends with it."""
    require("Xvfb", "openbox", "xdotool", "xkbcomp")
    running: list[Window] = []
    with a_screen(size, JAPANESE + FULL_WIDTH) as display:

        def start(*arguments: object, language: str = "en_US", **env: str) -> Window:
            window = Window(display, language, *arguments, **env)
            running.append(window)
            window.begin()
            return window

        try:
            yield start
        finally:
            for window in running:
                if window.process.poll() is None:
                    window.kill()


def log_of(data: Path) -> str:
    """What the program noted about itself in a data folder."""
    log = data / "tenken.log"
    return log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
