"""How words are sorted by their readings, and under which head each stands: あ か さ … in kana, A to Z in Latin."""

from collections.abc import Iterable
from typing import TypeVar
from unicodedata import normalize

W = TypeVar("W")

_ROWS = (
    "あいうえお",
    "かきくけこ",
    "さしすせそ",
    "たちつてと",
    "なにぬねの",
    "はひふへほ",
    "まみむめも",
    "やゆよ",
    "らりるれろ",
    "わゐゑをん",
)
_VOWELS = {kana: "あいうえお"[n] for row in _ROWS[:7] + _ROWS[8:9] for n, kana in enumerate(row)}
_VOWELS |= {"や": "あ", "ゆ": "う", "よ": "お", "わ": "あ"}
_LARGE = str.maketrans("ぁぃぅぇぉっゃゅょゎ", "あいうえおつやゆよわ")
_KATAKANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_LONG = "ー"
OTHER = "#"
"""The head of what begins with no letter."""


def is_kana(reading: str) -> bool:
    """Whether a reading is in hiragana and nothing else, as Japanese readings are."""
    return bool(reading) and all("ぁ" <= sign <= "ゖ" or sign == _LONG for sign in reading)


def reading_key(reading: str) -> tuple[str, str]:
    """What a reading is sorted by, as in a dictionary: ガ with か, っ with つ, ー as the vowel before it."""
    return _plain(reading), reading


def head_of(reading: str) -> str:
    """The head that a reading stands under."""
    first = _plain(reading)[:1]
    return next((row[0] for row in _ROWS if first and first in row), first.upper() if first.isalpha() else OTHER)


def under_heads(words: Iterable[tuple[str, W]]) -> dict[str, list[W]]:
    """Words, each with its reading, in the order of their readings under their heads."""
    found: dict[str, list[W]] = {}
    for reading, word in sorted(words, key=lambda pair: reading_key(pair[0])):
        found.setdefault(head_of(reading), []).append(word)
    return found


def _plain(reading: str) -> str:
    """A reading in plain large hiragana, without marks and signs, and Latin without accents."""
    letters = (sign for sign in normalize("NFKD", reading).casefold() if sign.isalnum() or sign == _LONG)
    plain = ""
    for letter in "".join(letters).translate(_KATAKANA).translate(_LARGE):
        plain += _VOWELS.get(plain[-1:], "") if letter == _LONG else letter
    return plain
