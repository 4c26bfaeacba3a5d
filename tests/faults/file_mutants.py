"""Files of which some bytes, words or lines were changed; in an XLSX file those of a part, which is packed anew."""

import random
import re
import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO

WORDS: Sequence[bytes] = (
    *(
        b"",
        b"\0",
        b"\xff",
        b"\xef\xbb\xbf",
        b'"',
        b'""',
        b",",
        b"\r",
        b"\n",
        b"\x1b$B",
        b"{",
        b"}",
        b"[",
        b"]",
        b"null",
    ),
    *(b"-1", b"1e999", b"9" * 20, b"=1+1", b"<", b">", b"&#0;", b"<!--", b"]]>", b"/Encrypt", b" 0 obj", b"stream"),
    *(b"\\u0000", b"\xed\xa0\x80", "𠮷".encode(), "字".encode("cp932"), "字".encode("utf-16")),
    *(b"administrator-E-10", b"not_applicable", b"2026-02-30"),
)


def mutant(content: bytes, kind: str, chance: random.Random) -> bytes:
    """The content after one to four changes. Half of those of XLSX are within a part."""
    if kind == "xlsx" and chance.random() < 0.6:
        return _within_part(content, chance)
    return _changed(content, chance)


def _within_part(content: bytes, chance: random.Random) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as given, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        parts = given.namelist()
        meant = chance.choice(parts)
        for name in parts:
            part = given.read(name)
            made.writestr(name, _changed(part, chance) if name == meant else part)
    return target.getvalue()


def _changed(content: bytes, chance: random.Random) -> bytes:
    for _number in range(chance.randint(1, 4)):
        content = chance.choice(_CHANGES)(content, chance)
    return content


def _span(content: bytes, chance: random.Random, most: int = 200) -> tuple[int, int]:
    begin = chance.randint(0, len(content))
    return begin, min(len(content), begin + chance.randint(1, most))


def _flip(content: bytes, chance: random.Random) -> bytes:
    found = bytearray(content)
    for _number in range(chance.choice([1, 1, 1, 8, 64])):
        if found:
            found[chance.randrange(len(found))] ^= 1 << chance.randrange(8)
    return bytes(found)


def _put(content: bytes, chance: random.Random) -> bytes:
    begin, end = _span(content, chance, 8)
    return content[:begin] + chance.choice(WORDS) * chance.choice([1, 1, 2, 500]) + content[end:]


def _drop(content: bytes, chance: random.Random) -> bytes:
    begin, end = _span(content, chance, max(1, len(content) // 8))
    return content[:begin] + content[end:]


def _double(content: bytes, chance: random.Random) -> bytes:
    begin, end = _span(content, chance, max(1, len(content) // 8))
    return content[:end] + content[begin:end] * chance.choice([1, 1, 5]) + content[end:]


def _swap(content: bytes, chance: random.Random) -> bytes:
    begin, end = _span(content, chance)
    other, last = _span(content, chance)
    if end > other:
        return content
    return content[:begin] + content[other:last] + content[end:other] + content[begin:end] + content[last:]


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randint(0, len(content))]


def _number(content: bytes, chance: random.Random) -> bytes:
    """Another number in the place of one."""
    found = list(re.finditer(rb"\d+", content[:200_000]))
    if not found:
        return content
    one = chance.choice(found)
    number = chance.choice([b"0", b"-1", b"4294967296", b"9223372036854775807", b"9" * 400, b"1.5"])
    return content[: one.start()] + number + content[one.end() :]


_Change = Callable[[bytes, random.Random], bytes]
_CHANGES: Sequence[_Change] = (_flip, _flip, _put, _put, _drop, _double, _swap, _cut, _number)
