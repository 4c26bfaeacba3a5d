"""Texts that some program would take for more than texts, or trip over; each carries a word by which it is found."""

import random
from collections.abc import Callable
from pathlib import Path

Making = Callable[[random.Random, str, str], str]
"""Makes a text of chance, of the word by which it is found, and of the path of a file that nobody may read."""

_OPENERS = "=+-@\t\r＝＋－＠|%"
_FORMULAS = (
    "=cmd|' /C calc'!A0", '=HYPERLINK("http://example.com/{w}","{w}")', "+1+1", "-2+3+cmd|' /C calc'!D2", "@SUM(1+1)",
    '=IMPORTXML("http://example.com/{w}")', "=WEBSERVICE(\"file://{p}\")", "=1+1", "\t=1+1", "\r=1+1", "\n=1+1",
    " =1+1", "'=1+1", "''=1+1", "=DDE(\"cmd\";\"/C calc\";\"{w}\")", "＝1＋1", "=-@+1", '";=1+1;"', '"\n=1+1,"',
)  # fmt: skip
_MARK_UP = (
    '<img src="{p}">', "<img src='file://{p}' width=1>", '<a href="http://example.com/{w}">{w}</a>', "<b>{w}</b>",
    "<script>alert('{w}')</script>", "<para><link href='http://example.com'>{w}</link></para>", "<font color=red>{w}",
    "<br/>{w}<br>", "</para>{w}", "<onDraw name='x' label='{w}'/>", "<seq id='{w}'/>", "<greek>a</greek>", "<u>{w}</u>",
    "<style>@import '{p}'</style>", "<table><tr><td>{w}", "<!-- {w} -->", "<![CDATA[{w}]]>", "&lt;{w}&gt;", "&#0;",
    '<!DOCTYPE x [<!ENTITY e SYSTEM "file://{p}">]><x>&e;{w}</x>', "&nbsp;{w}&copy;", "<svg onload=alert(1)>",
    "<a href='javascript:{w}'>x</a>", "<object data='{p}'>", "![{w}]({p})", "[{w}](http://example.com)", "<{w}>",
    "<<{w}>>", "(/URI (http://example.com/{w}))", ") Tj ET /A << /S /URI >> (", "<w:t>{w}</w:t>", "<html>{w}", "<",
    "<p>{w}</p>", "\\href{{w}}{x}", "<link rel=x href='{p}'>", "<qt>{w}</qt>", "<html><img src='{p}'>{w}</html>",
)  # fmt: skip
_TEMPLATES = (
    "{0}", "{}", "{{{w}}}", "{organisation}", "{a.b}", "%s", "%(name)s", "%n", "%d%%", "${w}", "${HOME}", "$(id)",
    "`id`", "{% include '{p}' %}", "{{ 7*7 }}", "#{7*7}", "%PATH%", "~", "$HOME/{w}", "!r", "{0!r:>99}", "&{w}",
    "&&", "\\1", "\\g<0>", "\\", "\\n", "\\u0041", "\\x41", "_x0041_", "_x005F_x0041_", "%1", "%2 %1", "&A", "&P / &N",
    '&"Arial"&K', "{w}|{w}", "{name}{path}{count}",
)  # fmt: skip
_LINES = (
    "{w}\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:{w}", "{w}\nATTACH:file://{p}", "{w}\rDESCRIPTION:x", "{w}\\nX:1",
    "{w}\u2028BEGIN:VALARM", "{w}\u2029x", "{w}\x85x", "{w}\x0bx\x0cx", "\r\n\r\n{w}", "{w}\r\n ", "{w};X=1:y", "{w}:",
    "{w},x;y\\,z", "Content-Type: text/html\r\n\r\n{w}", "\n\n\n{w}\n\n\n", "  {w}  ", "\u3000{w}\u3000", "\t{w}\tx\t",
)  # fmt: skip
_NAMES = (
    "../../{w}", "..\\..\\{w}", "/etc/passwd", "C:\\Windows\\{w}", "CON", "nul.txt", "COM1", "LPT¹", "aux.{w}", "{w}.",
    "{w} ", ".{w}", "{w}/", "a:b", "{w}*?", "<>:\"/\\|?*", "~/{w}", "\\\\server\\{w}", "file://{p}", "{w}\u202egnp.exe",
    "-{w}", "--help", "-", "{w}%00.pdf", "prn .pdf", "conin$", "..", ".", "/", "{p}",
)  # fmt: skip
_QUOTES = (
    "'; DROP TABLE entry; --", '" OR 1=1 --', "Robert'); DELETE FROM history;", '"{w}"', '""{w}""', '"{w}', "'{w}",
    "a,b",
    "a;b", "a\tb", '{"{w}": 1}', '{"__class__": "{w}"}', "[1,2", "\\\"", "null", "true", "1e5", "0x1F", "007", "1/2",
    "2026-11-30", "R8.11.30", "MAR1", "#N/A", "#REF!", "(clear)", "（消す）", "sep=;", "sep=,\n1", "id,status", "NaN",
    "\"a\nb\"", "unknown", "not_applicable", "{w}=1", "yes", "0", "-1", "１２３", "administrator-E-10",
)  # fmt: skip
_ZERO = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\u180e\u2061\u3164\uffa0\u2800"
_BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
_EMOJI = (
    "👨\u200d👩\u200d👧\u200d👦", "🏳️\u200d🌈", "👩🏽\u200d🚒", "❤\ufe0f", "葛\U000e0100", "辻\U000e0101", "🇯🇵", "1️⃣",
    "☎\ufe0e", "𠮷", "髙﨑", "㍿", "ｱﾞ", "か\u3099", "e\u0301",
    "ﬁ", "Å", "\u1112\u1161\u11ab", "한글", "\ufa11", "\U0002f800", "㊊", "Ⅳ",
    "①",
    "שלום", "مرحبا", "हिन्दी", "ไทย", "\ue000", "\U000f0000", "\u0378", "\U0001fbff", "ß", "ı", "İ", "ſ", "\u212a",
)  # fmt: skip
_MARKS = "\u0300\u0301\u0302\u0323\u0338\u20dd\u0489\u3099\u309a\u0e47\u0f71\u1ab0\u1dc0\ufe20"


def _as_written(*texts: str) -> Making:
    """The same for texts with braces of their own, most of which are no places to fill."""
    return lambda chance, word, path: chance.choice(texts).replace("{w}", word).replace("{p}", path)


def _opened(chance: random.Random, word: str, path: str) -> str:
    return "".join(chance.choices(_OPENERS, k=chance.randint(1, 4))) + word


def _controls(chance: random.Random, word: str, path: str) -> str:
    code = [*range(0x20), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF, 0x1FFFE]
    return "".join(chr(chance.choice(code)) + c for c in word) + chr(chance.choice(code))


def _surrogates(chance: random.Random, word: str, path: str) -> str:
    return "".join(chance.choice(("", chr(chance.randint(0xD800, 0xDFFF)))) + c for c in word)


def _sprinkled(signs: str) -> Making:
    return lambda chance, word, path: chance.choice(signs) + word + "".join(chance.choices(signs, k=9)) + "後"


def _emoji(chance: random.Random, word: str, path: str) -> str:
    return word + "".join(chance.choices(_EMOJI, k=6))


def _flood(chance: random.Random, word: str, path: str) -> str:
    return "e" + "".join(chance.choices(_MARKS, k=chance.choice((3, 40, 150)))) + word


def _long(chance: random.Random, word: str, path: str) -> str:
    length = chance.choice((190, 400, 3000))
    return word + chance.choice(("W", "あ", "-", "、", "i.", "（", "é", "👍", "𠮷")) * length


def _anything(chance: random.Random, word: str, path: str) -> str:
    spans = ((0x20, 0x7E), (0xA0, 0x24F), (0x300, 0x36F), (0x370, 0x6FF), (0x2000, 0x2BFF), (0x3000, 0x30FF),
             (0x4E00, 0x9FFF), (0xF900, 0xFFFD), (0x1F300, 0x1FAFF), (0x20000, 0x2FA1F),
             (0xE0000, 0xE01EF))  # fmt: skip
    return "".join(chr(chance.randint(*chance.choice(spans))) for _n in range(12)) + word


MAKERS: tuple[Making, ...] = (
    _opened,
    _as_written(*_FORMULAS),
    _as_written(*_MARK_UP),
    _as_written(*_MARK_UP),
    _as_written(*_TEMPLATES),
    _as_written(*_LINES),
    _as_written(*_NAMES),
    _as_written(*_QUOTES),
    _controls,
    _surrogates,
    _sprinkled(_ZERO),
    _sprinkled(_BIDI),
    _emoji,
    _flood,
    _long,
    _anything,
)


def hostile_strings(count: int, seed: int, first: int, forbidden: Path) -> list[str]:
    """So many texts, of each kind and of several kinds joined. `first` is the number of the first of them: each carries
    a word of its own, made of its number, unless it is one whose kind has no place for it."""
    return [_made(random.Random(f"{seed} {number}"), number, forbidden) for number in range(first, first + count)]


def _made(chance: random.Random, number: int, forbidden: Path) -> str:
    maker = MAKERS[number % len(MAKERS)]
    text = maker(chance, word_of(number), str(forbidden))
    if chance.random() < 0.3:
        text += chance.choice(MAKERS)(chance, word_of(number), str(forbidden))
    return text


def word_of(number: int) -> str:
    """The word of the text of this number."""
    return f"zq{number:x}z"


def number_of(word: str) -> int:
    """The number of the text that has this word."""
    return int(word[2:-1], 16)
