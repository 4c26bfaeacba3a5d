"""What an encoding leaves of a text whose letters it cannot all hold, to know it again when nobody edited it.

A table saved as Shift_JIS, EUC-JP, ISO-2022-JP or in an encoding of the West comes back with `?` for 𠮷 and é, with
other letters that look the same (〜 ～, − －), with wide kana for narrow. The way is not kept in the file, and a second
program may have saved it once more, so every encoding that may have been on the way is tried.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

JAPANESE = ("cp932", "euc_jp", "iso2022_jp")
WESTERN = ("cp1252", "latin-1", "mac_roman", "ascii")
_LOST = frozenset("?？〓□\ufffd")
"""What programs write for a letter that they cannot."""
_LOOK_ALIKE = ("〜～", "−－", "—―", "‖∥", "¢￠", "£￡", "¬￢", "¥￥\\", "‾￣~", "¦￤", "·・･", "µμ", "«≪", "»≫", "–‐")
_SAME = {letter: group[0] for group in _LOOK_ALIKE for letter in group}
"""Letters that the tables of two systems put at the same place, and those that Windows takes for one another."""
_SPELT: Mapping[str, str] = {
    "—": "--", "‖": "||", "–": "-", "©": "(C)", "®": "(R)", "™": "(TM)", "€": "EUR", "ß": "ss", "æ": "ae", "Æ": "AE",
    "œ": "oe", "Œ": "OE", "«": "<<", "»": ">>", "“": '"', "”": '"', "‘": "'", "’": "'", "…": "...",
}  # fmt: skip
"""What iconv spells a letter with that it cannot write otherwise."""
_NARROW = range(0xFF61, 0xFFA0)
"""Half-width kana, which mail programs widen."""
_VOICED = re.compile("[\uff61-\uff9d][\uff9e\uff9f]|.", re.DOTALL)


@dataclass(frozen=True)
class Mended:
    """What a cell means: `text`, and whether that is another text than the cell shows, or has lost letters still."""

    text: str
    has_letters_back: bool = False
    is_doubtful: bool = False


def encodings_of(texts: Iterable[str]) -> tuple[str, ...]:
    """The encodings that may have taken letters from these texts: where Japanese is left, none of the West."""
    is_western = all(text.isascii() or _holds(text, "cp1252") for text in texts)
    return JAPANESE + WESTERN if is_western else JAPANESE


def mended(was: str, found: str, encodings: Iterable[str]) -> Mended:
    """A cell that held `was` when the table was made, with the letters back that an encoding took.

    Whole where nobody edited it; else in front of the edit and behind it.
    """
    if was == found:
        return Mended(found)
    ways = [letters for encoding in encodings if _may_change(was, encoding) for letters in _ways(was, encoding)]
    if not ways:
        return Mended(found)
    best = min((_LossyWay(letters, found) for letters in dict.fromkeys(ways)), key=lambda way: way.unexplained)
    text = best.text
    return Mended(text, text != found, text != was and best.is_doubtful)


@dataclass(frozen=True)
class _Letter:
    """A letter as it may stand in a file: `text` is what it is, '' for the second half of one; lost where no encoding
    holds it."""

    text: str
    shown: str
    is_lost: bool


class _LossyWay:
    """One way that a text may have gone: how much of a cell it explains from either end."""

    def __init__(self, letters: tuple[_Letter, ...], found: str) -> None:
        self._found, self._letters = found, letters
        most = min(len(letters), len(found))
        self._head = next((n for n in range(most) if not _fits(letters[n], found[n])), most)
        most -= self._head
        self._tail = next((n for n in range(most) if not _fits(letters[-1 - n], found[-1 - n])), most)
        if self.unexplained:
            self._leave_to_the_edit()

    @property
    def unexplained(self) -> int:
        """How many letters are another here than there."""
        return len(self._letters) + len(self._found) - 2 * (self._head + self._tail)

    def _leave_to_the_edit(self) -> None:
        """What an edit may have touched: half of a letter, and a `?` with no letter beside it that stands as it was."""
        while self._tail and not self._letters[-self._tail].text:
            self._tail -= 1
        while 0 < self._head < len(self._letters) and not self._letters[self._head].text:
            self._head -= 1
        if all(letter.is_lost for letter in self._letters[: self._head]):
            self._head = 0
        if all(letter.is_lost for letter in self._letters[len(self._letters) - self._tail :]):
            self._tail = 0

    @property
    def text(self) -> str:
        """The cell with its letters back."""
        head = "".join(letter.text for letter in self._letters[: self._head])
        tail = "".join(letter.text for letter in self._letters[len(self._letters) - self._tail :])
        return head + self._edited + tail

    @property
    def is_doubtful(self) -> bool:
        """Whether the edited part has a sign of a lost letter, where a letter was that gets lost."""
        gone = self._letters[self._head : len(self._letters) - self._tail]
        return any(letter.is_lost for letter in gone) and not _LOST.isdisjoint(self._edited)

    @property
    def _edited(self) -> str:
        return self._found[self._head : len(self._found) - self._tail]


def _may_change(text: str, encoding: str) -> bool:
    return not _holds(text, encoding) or not _SAME.keys().isdisjoint(text)


def _ways(text: str, encoding: str) -> Iterable[tuple[_Letter, ...]]:
    """The letters as they may stand in a file: two signs for one beyond 16 bits or one, unseen ones dropped or not,
    half-width kana joined with their marks or not, spelt out or not."""
    has_halves, has_unseen = max(text) > "\uffff", any(map(_is_unseen, text))
    if not _SPELT.keys().isdisjoint(text):
        yield _as_letters(text, encoding, 1, is_spelt=True)
    for is_joined in sorted({False, any(map(_is_narrow_mark, text)) and not _holds("ｱ", encoding)}):
        parts = _VOICED.findall(text) if is_joined else list(text)
        for halves in range(1, 2 + has_halves):
            yield _as_letters(parts, encoding, halves)
            if has_unseen:
                yield _as_letters(_joined_to_seen(parts), encoding, halves)


def _joined_to_seen(parts: Iterable[str]) -> list[str]:
    """The letters with the unseen ones that follow each."""
    found: list[str] = []
    for part in parts:
        if found and _is_unseen(part):
            found[-1] += part
        else:
            found.append(part)
    return found


def _as_letters(parts: Iterable[str], encoding: str, halves: int, *, is_spelt: bool = False) -> tuple[_Letter, ...]:
    found: list[_Letter] = []
    for part in parts:
        base = part[0] if ord(part[0]) not in _NARROW else part
        is_lost = _is_unseen(base[0]) or not _holds(base, encoding)
        shown = base
        if is_lost and ord(base[0]) in _NARROW:
            shown = unicodedata.normalize("NFKC", base)
        elif is_lost:
            shown = _SPELT.get(base, _plain(base)) if is_spelt else _plain(base)
        found.append(_Letter(part, shown[:1], is_lost))
        found += [_Letter("", sign, is_lost) for sign in shown[1:]]
        if is_lost and base > "\uffff":
            found += [_Letter("", "", is_lost)] * (halves - 1)
    return tuple(found)


def _fits(letter: _Letter, found: str) -> bool:
    if found in (letter.text, letter.shown) or _SAME.get(found, found) == _SAME.get(letter.text, letter.text):
        return True
    return letter.is_lost and found in _LOST


@cache
def _plain(letter: str) -> str:
    """The letter that Windows writes instead: e for é. '' where there is none."""
    bare = [c for c in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(c)]
    return bare[0] if len(bare) == 1 and bare[0].isascii() else {"©": "c", "®": "R"}.get(letter, "")


def _is_narrow_mark(letter: str) -> bool:
    return letter in "\uff9e\uff9f"


@cache
def _is_unseen(letter: str) -> bool:
    return unicodedata.category(letter) == "Cf" or 0xFE00 <= ord(letter) <= 0xFE0F or 0xE0100 <= ord(letter) <= 0xE01EF


def _holds(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
        return True
    except UnicodeEncodeError:
        return False
