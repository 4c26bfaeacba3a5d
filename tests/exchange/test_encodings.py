"""Tables in every encoding that offices have; where two readings stand, a file is refused and never read wrong."""

import re

import pytest

from app.exchange.csv_file import read_csv
from app.exchange.refusals import EncodingUnclear, ExchangeError, MixedEncodings, Unreadable, Why
from tests.exchange.samples import M, back
from tests.tables import tables_of

CASES = tables_of("Encodings and separators")[0]
IDS = [f"{encoding}-{read}" for encoding, _content, read in CASES]


def content_of(cell: str, end: str = "\r\n") -> str:
    return "".join(f"{line}{end}" for line in re.findall("`([^`]*)`", f"`{cell}`"))


@pytest.mark.parametrize(("encoding", "cell", "read"), CASES, ids=IDS)
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_each_row_of_the_table(tmp_path, encoding, cell, read, end):
    path = tmp_path / "x.csv"
    path.write_bytes(encoded(content_of(cell, end), encoding))
    if read == "refused":
        with pytest.raises((EncodingUnclear, MixedEncodings)):
            read_csv(path)
    else:
        assert read_csv(path).rows[-1][1] == read


def encoded(text: str, encoding: str) -> bytes:
    return text.encode(encoding)


@pytest.mark.parametrize("encoding", ["euc_jp", "iso2022_jp"])
def test_the_letters_of_windows_are_read_in_the_encodings_of_unix(tmp_path, encoding):
    """As nkf and mail programs write them: the same cells of the table of letters as in Shift_JIS."""
    text = "対策,メモ\n管理者Ｅ-10,髙﨑①㈱点検\n"
    content = b"".join(of_windows(letter, encoding) for letter in text)
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    assert read_csv(path).rows[1][1] == "髙﨑①㈱点検"


def of_windows(letter: str, encoding: str) -> bytes:
    both = letter.encode("cp932")
    if len(both) == 1:
        return both
    lead, trail = {"髙": b"\xee\xe0", "﨑": b"\xed\x95"}.get(letter, both)
    row = (lead - (0x81 if lead < 0xE0 else 0xC1)) * 2
    if trail >= 0x9F:
        pair = bytes((row + 1 + 0x21, trail - 0x9F + 0x21))
    else:
        pair = bytes((row + 0x21, trail - 0x40 - (trail > 0x7F) + 0x21))
    return bytes(byte | 0x80 for byte in pair) if encoding == "euc_jp" else b"\x1b$B" + pair + b"\x1b(B"


HEAD, ROW = "対策,メモ\r\n", "管理者Ｅ-10,あ\r\n"
BOM, END = "\ufeff", "\x1a"
MARKED = {
    "two marks": BOM + BOM + HEAD + ROW,
    "joined": BOM + HEAD + ROW + BOM + HEAD + ROW.replace("管理者Ｅ-10", "管理者Ｅ-９"),
    "quoted behind two marks": BOM + BOM + '"対策","メモ"\r\n' + ROW,
    "the end of DOS": HEAD + ROW + END,
    "the end of DOS with a line": HEAD + ROW + END + "\r\n",
    "joined by copy": BOM + HEAD + ROW + BOM + ROW.replace("管理者Ｅ-10", "管理者Ｅ-９") + END,
}


@pytest.mark.parametrize("text", MARKED.values(), ids=MARKED)
def test_marks_of_beginning_and_end_count_for_nothing(workbook, catalogue, tmp_path, text):
    path = tmp_path / "x.csv"
    path.write_bytes(text.encode())
    found = back(workbook, catalogue, path)
    assert {one.edit.after for one in found.differences} == {"あ"}
    assert len(found.differences) == 1 + ("joined" in next(n for n, t in MARKED.items() if t == text))


def test_random_letters_are_read_right_or_refused(tmp_path):
    """Every pair of letters in the older encodings, below headings in ASCII that give nothing away."""
    import random

    chance = random.Random(9)
    letters = "あいのをアンー、。佐藤田中髙会社東京点検端末渦唄ｱｲｳﾃｽﾞé×ü"
    path = tmp_path / "x.csv"
    wrong, refused = [], 0
    for _n in range(600):
        text = "".join(chance.choice(letters) for _k in range(chance.randint(1, 6)))
        encoding = chance.choice(("utf-8", "cp932", "euc_jp", "iso2022_jp_ext", "cp1252"))
        try:
            path.write_bytes(f"id,note\n{M},{text}\n".encode(encoding))
        except UnicodeEncodeError:
            continue
        try:
            if (read := read_csv(path).rows[1][1]) != text:
                wrong.append((encoding, text, read))
        except ExchangeError:
            refused += 1
    assert wrong == []
    assert refused < 60


def test_utf_16_with_zeros_in_it_is_no_text(tmp_path):
    path = tmp_path / "x.csv"
    path.write_bytes(f"{HEAD}{M},a\0b\r\n".encode("utf-16"))
    with pytest.raises(Unreadable) as refused:
        read_csv(path)
    assert refused.value.why is Why.NOT_TEXT


def test_where_both_readings_stand_the_one_with_our_headings_is_meant(tmp_path):
    path = tmp_path / "x.csv"
    path.write_bytes(encoded("担当者,対策ID\r\n佐藤,administrator-E-10\r\n", "euc_jp"))
    assert path.read_bytes().decode("cp932")
    assert read_csv(path).rows == (("担当者", "対策ID"), ("佐藤", "administrator-E-10"))


def test_a_letter_that_no_encoding_has_is_refused(tmp_path):
    path = tmp_path / "x.csv"
    path.write_bytes(encoded(HEAD + "管理者Ｅ-10,", "euc_jp") + b"\xa9\xa1\r\n")
    with pytest.raises(ExchangeError):
        read_csv(path)
