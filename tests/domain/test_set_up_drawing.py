"""The pictures of all set-ups, in both languages and at many widths: nothing lies upon what it should not."""

import itertools
from collections.abc import Iterator

import pytest

from app.catalogue.loader import Catalogue
from app.domain.drawing import Drawing, DrawnPoint, DrawnText, DrawnTone, Frame, surrounding
from app.domain.set_up_drawing import BASELINE, draw_set_up, way
from app.domain.set_up_layout import FRAME_OUT, GLYPH, PAD, PITCH, Arranged, NodeBox, arrange
from app.domain.set_ups import DataState, LinkLook, NodeKind, PictureWords, SetUp, Zone
from app.reports.press.drawing_marks import printed_width
from tests.languages import LANGUAGES

WIDTHS = (26.0, 28.5, 32.0, 34.0, 36.5, 38.0, 41.0, 46.0, 46.5)
WIDTH = printed_width(8)
"""The fonts of the screen are those of the paper."""
by_look = pytest.mark.parametrize(("lang", "width"), list(itertools.product(LANGUAGES, WIDTHS)))


def pictures(catalogue: Catalogue, lang: str) -> Iterator[tuple[SetUp, PictureWords]]:
    set_ups = catalogue.set_ups(lang)
    for set_up in itertools.chain.from_iterable(set_ups.by_item.values()):
        yield set_up, set_ups.words


def arranged(catalogue: Catalogue, lang: str, width: float) -> Iterator[tuple[SetUp, Arranged]]:
    for set_up, words in pictures(catalogue, lang):
        yield set_up, arrange(set_up, words, width, WIDTH)


def drawings(catalogue: Catalogue, lang: str, width: float) -> Iterator[tuple[SetUp, Arranged, Drawing]]:
    for set_up, words in pictures(catalogue, lang):
        yield set_up, arrange(set_up, words, width, WIDTH), draw_set_up(set_up, words, width, WIDTH)


def room_of(text: DrawnText) -> Frame:
    """What a line of text covers: from the top of its letters to the foot of those that go below."""
    return Frame(text.x, text.y - 0.82, WIDTH(text.text, text.is_bold), 0.98)


def meet(one: Frame, other: Frame) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


def holds_all(outer: Frame, inner: Frame) -> bool:
    slack = 1e-6
    return (
        outer.x - slack <= inner.x
        and outer.y - slack <= inner.y
        and inner.right <= outer.right + slack
        and inner.bottom <= outer.bottom + slack
    )


def strips(points: tuple[DrawnPoint, ...]) -> Iterator[Frame]:
    """What a link covers, piece by piece."""
    for (x, y), (to_x, to_y) in itertools.pairwise(points):
        yield Frame(min(x, to_x), min(y, to_y), abs(to_x - x), abs(to_y - y)).grown(0.3)


def related(box: NodeBox, set_up: SetUp, node: str) -> bool:
    """Whether a box is that node, or holds it, or lies in it."""
    return node in (box.node.id, box.node.inside) or box.node.id == set_up.node(node).inside


@by_look
def test_no_text_covers_another_and_none_leaves_the_picture(catalogue: Catalogue, lang: str, width: float) -> None:
    for set_up, _placed, drawing in drawings(catalogue, lang, width):
        rooms = [(text.text, room_of(text)) for text in drawing.texts]
        whole = Frame(0, 0, drawing.width, drawing.height)
        assert [text for text, room in rooms if not holds_all(whole, room)] == [], set_up.id
        met = [(a, b) for (a, one), (b, other) in itertools.combinations(rooms, 2) if meet(one, other)]
        assert met == [], set_up.id


@by_look
def test_each_text_stays_in_its_box_beside_the_signs(catalogue: Catalogue, lang: str, width: float) -> None:
    for set_up, placed in arranged(catalogue, lang, width):
        for box in placed.boxes.values():
            lines = [*((line, True) for line in box.label), *((line, False) for line in box.detail)]
            text = Frame(box.text.x, box.text.y, max(WIDTH(*line) for line in lines), box.text.height)
            assert holds_all(box.frame.grown(-PAD / 3), text), (set_up.id, box.node.id)
            if box.node.data and not box.is_narrow:
                assert text.right <= box.frame.right - PAD - GLYPH, (set_up.id, box.node.id)
        for band in placed.bands:
            assert PAD + max(WIDTH(line, True) for line in band.lines) < min(
                box.frame.x - FRAME_OUT for box in placed.boxes.values()
            ), (set_up.id, band.zone)


@pytest.mark.parametrize("width", WIDTHS)
def test_no_word_is_cut(catalogue: Catalogue, width: float) -> None:
    for set_up, placed in arranged(catalogue, "en", width):
        for box in placed.boxes.values():
            assert " ".join(box.label) == box.node.label, set_up.id
            assert " ".join(box.detail) == box.node.detail, set_up.id
        for band in placed.bands:
            assert " ".join(band.lines) in catalogue.set_ups("en").words.zones.values()


@pytest.mark.parametrize("width", WIDTHS)
def test_japanese_labels_are_cut_where_it_is_allowed(catalogue: Catalogue, width: float) -> None:
    for set_up, placed in arranged(catalogue, "ja", width):
        for box in placed.boxes.values():
            for lines, text in ((box.label, box.node.label), (box.detail, box.node.detail)):
                parts = text.split("|")
                ends = {"".join(parts[:n]) for n in range(1, len(parts) + 1)}
                assert {"".join(lines[:n]) for n in range(1, len(lines) + 1)} <= ends, (set_up.id, lines)


@by_look
def test_no_link_runs_through_a_text_or_a_box_that_it_does_not_lead_to(
    catalogue: Catalogue, lang: str, width: float
) -> None:
    for set_up, placed, drawing in drawings(catalogue, lang, width):
        for link in set_up.links:
            for strip in strips(way(link, placed)):
                crossed = [text.text for text in drawing.texts if meet(strip.grown(-0.3), room_of(text))]
                assert crossed == [], (set_up.id, link)
                others = [
                    box.node.id
                    for box in placed.boxes.values()
                    if not (related(box, set_up, link.start) or related(box, set_up, link.end))
                ]
                assert [i for i in others if meet(strip, placed.boxes[i].frame)] == [], (set_up.id, link)


@by_look
def test_boxes_stand_apart_in_the_band_of_their_zone(catalogue: Catalogue, lang: str, width: float) -> None:
    for set_up, placed in arranged(catalogue, lang, width):
        zones = {band.zone: band.frame for band in placed.bands}
        assert [b.frame.y for b in placed.bands] == sorted(b.frame.y for b in placed.bands)
        for box in placed.boxes.values():
            assert holds_all(zones[box.node.zone], box.frame), (set_up.id, box.node.id)
        for one, other in itertools.combinations(placed.boxes.values(), 2):
            if related(one, set_up, other.node.id):
                outer, inner = (one, other) if other.node.inside else (other, one)
                assert holds_all(outer.frame, inner.frame)
            else:
                assert not meet(one.frame.grown(0.3), other.frame.grown(0.3)), (set_up.id, one.node.id, other.node.id)
        for one_key, other_key in itertools.combinations(placed.legend, 2):
            assert not meet(one_key.frame, other_key.frame), set_up.id


@by_look
def test_a_frame_of_control_holds_its_nodes_and_no_other(catalogue: Catalogue, lang: str, width: float) -> None:
    for set_up, placed in arranged(catalogue, lang, width):
        for group in set_up.control:
            frame = surrounding([placed.boxes[node].frame for node in group]).grown(FRAME_OUT)
            inside = [
                box.node.id
                for box in placed.boxes.values()
                if not any(related(box, set_up, node) for node in group) and meet(frame, box.frame)
            ]
            assert inside == [], set_up.id


@by_look
def test_nothing_is_painted_over_a_frame_of_control(catalogue: Catalogue, lang: str, width: float) -> None:
    for set_up, _placed, drawing in drawings(catalogue, lang, width):
        framed = [n for n, shape in enumerate(drawing.shapes) if shape.dashes and shape.is_closed]
        assert len(framed) == len(set_up.control) + 1, "one more in the legend"
        for n in framed:
            over = [around(shape.points) for shape in drawing.shapes[n + 1 :] if shape.fill]
            hidden = [
                frame for x, y in drawing.shapes[n].points for frame in over if holds_all(frame, Frame(x, y, 0, 0))
            ]
            assert hidden == [], set_up.id


def around(points: tuple[DrawnPoint, ...]) -> Frame:
    return surrounding([Frame(x, y, 0, 0) for x, y in points])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_legend_says_what_occurs_and_nothing_else(catalogue: Catalogue, lang: str) -> None:
    for set_up, placed in arranged(catalogue, lang, 46):
        expected = {node.data.value for node in set_up.nodes if node.data} | {link.look.value for link in set_up.links}
        expected |= {"control"} | {str(n) for n in range(1, len(set_up.points) + 1)}
        assert {key.name for key in placed.legend} == expected, set_up.id
        assert len(placed.legend) == len(expected)


def test_what_flows_out_crosses_the_home_line_and_what_people_carry_does_not(catalogue: Catalogue) -> None:
    for set_up, placed in arranged(catalogue, "ja", 46):
        zones = [band.zone for band in placed.bands]
        carried = {link.look for link in set_up.links} == {LinkLook.CARRIED}
        assert (Zone.LINE in zones) == (Zone.INTERNET in zones) == (not carried), set_up.id
        assert (Zone.WAY in zones) == carried


@pytest.mark.parametrize("lang", LANGUAGES)
def test_numbers_stand_in_the_picture_and_beside_their_points(catalogue: Catalogue, lang: str) -> None:
    for set_up, _placed, drawing in drawings(catalogue, lang, 46):
        digits = [text.text for text in drawing.texts if text.tone is DrawnTone.PAPER]
        assert sorted(digits) == sorted(2 * [str(n) for n in range(1, len(set_up.points) + 1)]), set_up.id


def test_marks_for_data_differ_by_more_than_their_colour(catalogue: Catalogue) -> None:
    """Where data lies the sheet is full; where it may remain half of it; where none is left it is struck out."""
    drawn = {}
    for state in DataState:
        (set_up, words) = next(
            one for one in pictures(catalogue, "ja") if {n.data for n in one[0].nodes if n.data} >= {state}
        )
        placed = arrange(set_up, words, 46, WIDTH)
        key = next(key for key in placed.legend if key.name == state)
        shapes = draw_set_up(set_up, words, 46, WIDTH).shapes
        corner = (key.frame.x, key.frame.y, key.frame.x + key.sign, key.frame.y + PITCH)
        drawn[state] = [
            (len(shape.points), shape.fill is not None, shape.is_closed)
            for shape in shapes
            if all(corner[0] - 0.1 <= x <= corner[2] + 0.1 and corner[1] <= y <= corner[3] for x, y in shape.points)
        ]
    assert len({str(shapes) for shapes in drawn.values()}) == 3


def test_links_are_told_apart_by_more_than_their_colour(catalogue: Catalogue) -> None:
    looks = {}
    for set_up, words in pictures(catalogue, "en"):
        placed = arrange(set_up, words, 46, WIDTH)
        shapes = draw_set_up(set_up, words, 46, WIDTH).shapes
        for key in placed.legend:
            if key.name in set(LinkLook):
                start = (key.frame.x, key.frame.y + PITCH / 2)
                looks[key.name] = tuple((s.weight, s.dashes) for s in shapes if s.points[0] == start)
    assert len(looks) == len(LinkLook) == len(set(looks.values()))


def test_a_narrow_box_has_its_picture_above_its_words(catalogue: Catalogue) -> None:
    placed = {width: dict(arranged_by_id(catalogue, width))["vpn.basic"].boxes["server"] for width in (26.0, 46.0)}
    assert (placed[26.0].is_narrow, placed[46.0].is_narrow) == (True, False)
    assert placed[26.0].text.x < placed[46.0].text.x - placed[46.0].frame.x + placed[26.0].frame.x
    assert placed[26.0].frame.height > placed[46.0].frame.height


def arranged_by_id(catalogue: Catalogue, width: float) -> Iterator[tuple[str, Arranged]]:
    return ((set_up.id, placed) for set_up, placed in arranged(catalogue, "ja", width))


def test_every_kind_but_words_and_parts_has_a_picture(catalogue: Catalogue) -> None:
    used = {node.kind for set_up, _words in pictures(catalogue, "ja") for node in set_up.nodes}
    assert used == set(NodeKind)
    assert BASELINE < PITCH
