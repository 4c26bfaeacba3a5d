"""Tells the keys of a bar-code scanner from those of a hand, by their times alone.

A scanner types its characters 1 to 15 ms apart. A hand may roll over two keys 20 ms apart, but never three of them so
fast: the third character with no more than GAP between two decides. Until then a key waits for TRY at most, which
nobody feels.
"""

from enum import StrEnum
from itertools import pairwise, takewhile
from typing import Generic, NamedTuple, TypeVar

GAP = 18
"""The most milliseconds between two characters of a burst as it begins: three so close were typed by no hand."""
TRY = 40
"""How long a character waits, in milliseconds, to be known as a hand's: longer than two gaps."""
END = 150
"""A burst is over when nothing came for so many milliseconds; no hand follows a scanner so soon."""
SHORTEST = 4
"""The fewest keys of a burst, the one that ends it included."""

KeyPress = TypeVar("KeyPress")
"""Whatever the caller likes to hand in and to get back."""

STX, ETX = "\x02", "\x03"


class Fate(StrEnum):
    """What becomes of the key that was just pressed."""

    HELD = "held"
    """It waits, or belongs to a burst: nobody may see it now."""
    PASSED = "passed"
    """It goes on as ever, after those that are released."""


class Burst(NamedTuple, Generic[KeyPress]):
    """What a scanner typed, without the key that ended it, and the keys that it came by."""

    text: str
    keys: tuple[KeyPress, ...]


class Ruling(NamedTuple, Generic[KeyPress]):
    """What is to be done, in this order: give back the released keys, take the burst, then see to the fate."""

    fate: Fate
    released: tuple[KeyPress, ...] = ()
    burst: Burst[KeyPress] | None = None


class _KeyStroke(NamedTuple, Generic[KeyPress]):
    text: str
    at: float
    key: KeyPress


class Recogniser(Generic[KeyPress]):
    """Hears of every key in its order. Times are milliseconds of any one clock."""

    def __init__(self) -> None:
        self._held: list[_KeyStroke[KeyPress]] = []
        self._is_burst = False
        self._burst_over = float("-inf")

    @property
    def due(self) -> float | None:
        """When `rested` has to be asked; None while nothing is held."""
        if not self._held:
            return None
        return self._held[-1].at + END if self._is_burst else self._held[0].at + TRY

    @property
    def holds(self) -> bool:
        """Whether any key waits."""
        return bool(self._held)

    def is_near_burst(self, at: float) -> bool:
        """Whether a burst is going on, or has just ended: control keys may be a part of it."""
        return self._is_burst or at - self._burst_over <= END

    def follows_at_once(self, at: float) -> bool:
        """Whether a character waits that came no longer than GAP ago: no keyboard repeats a key so soon by itself."""
        return bool(self._held) and at - self._held[-1].at <= GAP

    def typed(self, text: str, at: float, key: KeyPress) -> Ruling[KeyPress]:
        """A character was typed."""
        released, burst = self._until(at)
        if text in (STX, ETX) and not self._held and at - self._burst_over <= END:
            return Ruling(Fate.HELD, released, burst)  # the last of a burst that its Enter has ended
        self._held.append(_KeyStroke(text, at, key))
        fast = self._fast()
        if not self._is_burst and fast >= 3:
            self._is_burst = True
            released += self._release(len(self._held) - fast)
        return Ruling(Fate.HELD, released, burst)

    def ended(self, at: float) -> Ruling[KeyPress]:
        """Enter or Tab, by which scanners say that a code is complete."""
        released, burst = self._until(at)
        if self._is_burst:
            closed = self._close(at, ends=True)
            if closed.burst:
                return Ruling(Fate.HELD, released, closed.burst)
            return Ruling(Fate.PASSED, released + closed.released)
        if not self._held and at - self._burst_over <= END:
            self._burst_over = at  # the line feed after the carriage return
            return Ruling(Fate.HELD, released, burst)
        return Ruling(Fate.PASSED, released + self._release(len(self._held)), burst)

    def interrupted(self, at: float) -> Ruling[KeyPress]:
        """Another key was pressed, or the mouse: what waits comes before it."""
        released, burst = self._until(at)
        if self._is_burst:
            closed = self._close(at)
            return Ruling(Fate.PASSED, released + closed.released, closed.burst)
        return Ruling(Fate.PASSED, released + self._release(len(self._held)), burst)

    def rested(self, at: float) -> Ruling[KeyPress]:
        """No key was pressed until now."""
        released, burst = self._until(at)
        return Ruling(Fate.PASSED, released, burst)

    def came_otherwise(self, at: float) -> None:
        """A burst came another way, by an input method: what ends it is no key of a hand either."""
        self._burst_over = at

    def _until(self, at: float) -> tuple[tuple[KeyPress, ...], Burst[KeyPress] | None]:
        """What the time that went by has decided."""
        if self._is_burst:
            if at - self._held[-1].at < END:
                return (), None
            closed = self._close(self._held[-1].at)
            return closed.released, closed.burst
        late = sum(stroke.at + TRY <= at for stroke in self._held)
        return self._release(late), None

    def _fast(self) -> int:
        """How many of the last characters came faster than by a hand."""
        pairs = pairwise(reversed(self._held))
        return 1 + sum(1 for _pair in takewhile(lambda pair: pair[0].at - pair[1].at <= GAP, pairs))

    def _close(self, at: float, *, ends: bool = False) -> Ruling[KeyPress]:
        strokes, self._held, self._is_burst = self._held, [], False
        keys = tuple(stroke.key for stroke in strokes)
        if len(strokes) + ends < SHORTEST:
            return Ruling(Fate.PASSED, keys)
        self._burst_over = at
        return Ruling(Fate.HELD, (), Burst("".join(stroke.text for stroke in strokes), keys))

    def _release(self, count: int) -> tuple[KeyPress, ...]:
        gone, self._held = self._held[:count], self._held[count:]
        return tuple(stroke.key for stroke in gone)


class Composition:
    """Follows a word that an input method composes: a scanner types into it, too, where the method is on."""

    def __init__(self) -> None:
        self._times: list[float] = []
        self.text = ""
        """What is being composed."""

    @property
    def is_burst(self) -> bool:
        """Whether it grew faster than a hand types."""
        return len(self._times) >= SHORTEST and all(b - a <= GAP for a, b in pairwise(self._times))

    @property
    def due(self) -> float | None:
        """When a burst that nothing ended is over; None while there is none."""
        return self._times[-1] + END if self.is_burst else None

    def shows(self, text: str, at: float) -> None:
        """The word is shown like this now."""
        if not text:
            self.forget()
        elif len(text) > len(self.text):
            self._times.append(at)
        self.text = text

    def forget(self) -> None:
        """Nothing is composed any more."""
        self._times.clear()
        self.text = ""
