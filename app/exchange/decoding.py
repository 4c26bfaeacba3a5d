"""Which encoding a text file is in. No file says it, so it is proved, and where two readings stand, it is refused.

A library that guesses (charset-normalizer, chardet) weighs how frequent letters are; a table of Tenken may hold twenty
Japanese letters in all, and one wrong guess is a wrong name. Here a reading has to decode to the last byte, and of two
that do, one has to be plainly Japanese and the other not: the table stands in docs/decisions/0011-what-is-read-how.md.
"""

import codecs
import re
import threading
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Iterator
from pathlib import Path

from app.exchange.refusals import EncodingUnclear, MixedEncodings, Unreadable, Why

_THREE_BYTES = re.compile(rb"[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
"""How UTF-8 writes a Japanese character; a rare one has four."""
_JIS = re.compile(rb"\x1b(?:\$[@B]|\$\(D|\([BJI])")
"""What ISO-2022-JP writes between one set of letters and the next."""
_NO_SHIFT_JIS = re.compile("[\x80\xa0\uf8f0-\uf8f3]")
"""What Python gives for bytes that stand for nothing in Shift_JIS."""
_KANA = re.compile("[ぁ-ゖァ-ヺー、。]")
_HALF_WIDTH_ONLY = re.compile("[\x00-\x7f\uff61-\uff9f]*")
_LATIN_ONLY = re.compile("[\x00-\x7fÀ-ÖØ-öø-ÿŒœŠšŸŽž‘’“”–—…€£§°«»]*")
_ALONE = re.compile("(?<![A-Za-z])[^\x00-\x7f]+(?![A-Za-z])")
"""What is beyond ASCII and belongs to no word in ASCII."""
_LETTERS_ALONE = re.compile("(?<![A-Za-z])[À-ÿŒœŠšŸŽž]+(?![A-Za-z])")
"""The same of letters; dashes and quotation marks stand where they like."""
_TWO_TOGETHER = re.compile("[^\x00-\x7f]{2}|[^\x00-\x7f\uff61-\uff9f]")
"""A single half-width letter may be × or Ü."""
_EUC, _JIS_ERRORS = "euc_jp", "tenken.nec"


def decoded(path: Path, content: bytes, is_headed: Callable[[str], bool]) -> str:
    """The text of a file, without byte order marks and marks of the end, wherever they stand.

    `is_headed` says of a reading whether its headings, in letters beyond ASCII, are ours.
    Raises Unreadable for what is no text, MixedEncodings where a byte does not fit, and EncodingUnclear.
    """
    if not content.strip():
        raise Unreadable(path, Why.EMPTY)
    text = _text(path, content, is_headed)
    return text.replace("\ufeff", "").replace("\x1a", "")


def _text(path: Path, content: bytes, is_headed: Callable[[str], bool]) -> str:
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return _as_utf_16(path, content)
    if b"\0" in content:
        return _as_utf_16_without_mark(path, content)
    if content.startswith(BOM_UTF8):
        return _strictly(path, content, "utf-8")
    if content.isascii():
        return _strictly(path, content, "iso2022_jp_ext" if _JIS.search(content) else "ascii")
    return _as_utf_8(path, content) or _as_japanese(path, content, is_headed)


def _as_utf_16(path: Path, content: bytes) -> str:
    try:
        text = content.decode("utf-16")
    except UnicodeDecodeError as error:
        line = content[: error.start].decode("utf-16", "ignore").count("\n") + 1
        raise MixedEncodings(path, line) from None
    if "\0" in text:
        raise Unreadable(path, Why.NOT_TEXT)
    return text


def _as_utf_16_without_mark(path: Path, content: bytes) -> str:
    """In the one order of bytes in which there are separators and ends of lines."""
    readings = [text for name in ("utf-16-le", "utf-16-be") if (text := _reading(content, name)) is not None]
    found = [text for text in readings if "\0" not in text and ("\n" in text or "\r" in text) and _holds_ascii(text)]
    if len(found) != 1:
        raise Unreadable(path, Why.NOT_TEXT)
    return found[0]


def _holds_ascii(text: str) -> bool:
    """The separators and line ends of a table are ASCII: in the wrong order of bytes none of them is."""
    return sum(c in ",;\t|\r\n" for c in text[:4096]) > len(text[:4096]) // 500


def _as_utf_8(path: Path, content: bytes) -> str | None:
    """The text, None where it is none. Raises EncodingUnclear, and MixedEncodings for UTF-8 with other lines in it."""
    text = _reading(content, "utf-8")
    if text is None:
        if any(_reading(line, "utf-8") is not None for line in _japanese_lines(content)):
            return _strictly(path, content, "utf-8")
        return None
    # Two bytes may be é, or two letters of half-width kana: then the word around them tells.
    if _THREE_BYTES.search(content) or _is_western(text, _ALONE) or _as_shift_jis(content) is None:
        return text
    raise EncodingUnclear(path)


def _japanese_lines(content: bytes) -> Iterator[bytes]:
    """The lines in which UTF-8 would have a Japanese character."""
    at = 0
    while found := _THREE_BYTES.search(content, at):
        begin, end = content.rfind(b"\n", 0, found.start()) + 1, content.find(b"\n", found.end())
        at = end if end >= 0 else len(content)
        yield content[begin:at]


def _as_japanese(path: Path, content: bytes, is_headed: Callable[[str], bool]) -> str:
    """As Shift_JIS, in which old Excel writes, or as EUC-JP; what is neither may be of the West."""
    shift_jis, euc = _as_shift_jis(content), _reading(content, _EUC)
    if shift_jis is not None and euc is not None:
        return _plainly_one(path, shift_jis, euc, is_headed)
    found = euc if shift_jis is None else shift_jis
    western = _as_western(content)
    if found is None:
        return western if western is not None else _strictly(path, content, "cp932")
    may_be_western = western is not None or not _TWO_TOGETHER.search(found)
    if may_be_western and not _KANA.search(found) and not is_headed(found):
        raise EncodingUnclear(path)
    return found


def _plainly_one(path: Path, shift_jis: str, euc: str, is_headed: Callable[[str], bool]) -> str:
    """Read as Shift_JIS, EUC-JP is half-width kana with rare letters between; half-width kana alone may be both."""
    headed = [text for text in (shift_jis, euc) if is_headed(text)]
    if len(headed) == 1:
        return headed[0]
    if _KANA.search(euc) and not _KANA.search(shift_jis) and not _HALF_WIDTH_ONLY.fullmatch(shift_jis):
        return euc
    raise EncodingUnclear(path)


def _as_shift_jis(content: bytes) -> str | None:
    text = _reading(content, "cp932")
    return None if text is None or _NO_SHIFT_JIS.search(text) else text


def _as_western(content: bytes) -> str | None:
    text = _reading(content, "cp1252")
    return text if text is not None and _is_western(text, _LETTERS_ALONE) else None


def _is_western(text: str, alone: re.Pattern[str]) -> bool:
    return _LATIN_ONLY.fullmatch(text) is not None and not alone.search(text)


def _reading(content: bytes, encoding: str) -> str | None:
    _NEC.left = _MOST_NEC
    try:
        return content.decode(encoding, _JIS_ERRORS)
    except UnicodeDecodeError:
        return None


def _strictly(path: Path, content: bytes, encoding: str) -> str:
    _NEC.left = _MOST_NEC
    try:
        return content.decode(encoding, _JIS_ERRORS)
    except UnicodeDecodeError as error:
        raise MixedEncodings(path, content.count(b"\n", 0, error.start) + 1) from None


class _Nec(threading.local):
    left = 0


_NEC = _Nec()
_MOST_NEC = 100_000
"""Letters of one file that Python asks back for, one by one: millions of them would take minutes."""


def _letter_of_nec(error: UnicodeError) -> tuple[str, int]:
    """①, ㈱ and 髙 in EUC-JP and ISO-2022-JP as Windows writes them: Python knows them in Shift_JIS only."""
    if not isinstance(error, UnicodeDecodeError) or error.encoding not in ("euc_jp", "iso2022_jp_ext") or not _NEC.left:
        raise error
    _NEC.left -= 1
    pair = [byte & 0x7F for byte in error.object[error.start : error.start + 2]]
    if len(pair) < 2 or not all(0x21 <= byte <= 0x7E for byte in pair):
        raise error
    row, cell = pair[0] - 0x21, pair[1] - 0x21
    lead = row // 2 + (0x81 if row < 62 else 0xC1)
    trail = cell + 0x9F if row % 2 else cell + 0x40 + (cell >= 63)
    try:
        return bytes((lead, trail)).decode("cp932"), error.start + 2
    except UnicodeDecodeError:
        raise error from None


codecs.register_error(_JIS_ERRORS, _letter_of_nec)
