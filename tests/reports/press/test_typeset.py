"""Breaking lines."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.reports.press.fonts import Face, printable
from app.reports.press.typeset import Style, fit, lines, width

STYLE = Style(10, 15)
TEXTS = st.text(
    st.sampled_from("あいう漢字、。」「（）っー…abcXYZ019.,-/ 　\n\t𠮷か\u3099e\u0301(){}〓😀㈱"), max_size=400
)
ROOMS = st.floats(min_value=15, max_value=400)


@given(TEXTS | st.text(max_size=200), ROOMS)
def test_nothing_is_lost_and_nothing_doubled(text: str, room: float) -> None:
    assert "".join(lines(text, STYLE, room)) == printable(text).replace("\n", "")


@given(TEXTS, ROOMS)
def test_each_line_fits_but_for_the_blanks_at_its_end(text: str, room: float) -> None:
    assert all(width(line.rstrip(), STYLE) <= room + 1e-6 for line in lines(text, STYLE, room))


@given(TEXTS, ROOMS)
def test_typed_line_breaks_stay(text: str, room: float) -> None:
    assert len(lines(text, STYLE, room)) >= printable(text).count("\n") + 1


@given(st.text(st.sampled_from("あいう漢字、。」っー"), max_size=300))
def test_closing_signs_do_not_begin_a_line(text: str) -> None:
    broken = lines(text, STYLE, 100)
    for before, line in pairwise(broken):
        # Nothing else is left to do where a whole line is made of such signs.
        assert line[0] not in "、。」っー" or all(c in "、。」っー" for c in before[1:])


def test_opening_signs_do_not_end_a_line() -> None:
    assert lines("ああああ「いい", STYLE, 50)[0] == "ああああ"


def test_latin_words_stay_whole_and_only_too_long_ones_are_broken() -> None:
    assert lines("use a strong password", STYLE, 70) == ["use a strong ", "password"]
    assert [line.strip() for line in lines("漢字のpasswordです", STYLE, 70)] == ["漢字の", "passwordで", "す"]
    assert lines("x" * 60, STYLE, 70)[0] == "x" * 11


def test_an_address_longer_than_a_line_begins_where_it_stands() -> None:
    first, *_rest = lines("見る: https://example.com/" + "very-long/" * 9, STYLE, 120)
    assert first.startswith("見る: https")


def test_combining_marks_stay_with_their_letter() -> None:
    assert not any(line.startswith("\u3099") for line in lines("か\u3099" * 50, STYLE, 55))


def test_an_empty_text_is_one_empty_line() -> None:
    assert lines("", STYLE, 100) == [""]
    assert lines("a\n\nb", STYLE, 100) == ["a", "", "b"]


@given(TEXTS, st.floats(min_value=30, max_value=300))
def test_what_does_not_fit_on_one_line_ends_with_an_ellipsis(text: str, room: float) -> None:
    shown = fit(text, STYLE, room)
    assert width(shown, STYLE) <= room + 1e-6
    assert shown == printable(text).replace("\n", " ") or shown.endswith("…")


def test_each_face_has_its_own_widths() -> None:
    assert width("111", Style(10, 15, Face.FIGURES)) == width("222", Style(10, 15, Face.FIGURES)) == 15
