"""The colours of the window can be read: computed from the tokens, and kept in one file."""

import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QToolTip

from app.domain.answers import Status
from app.paths import program_folder
from app.storage.settings import Theme
from app.ui.shell.theme import DARK, LIGHT, Tokens, is_dark, palette_of, tokens

THEMES = {"light": LIGHT, "dark": DARK}
READ, SEEN = 4.5, 3.0
"""What WCAG asks of text (1.4.3), and of the edges of controls (1.4.11)."""


def luminance(colour: str) -> float:
    channels = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21, by the formula of WCAG 2."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def texts(chosen: Tokens) -> Iterator[tuple[str, str, str]]:
    """What is written on what: a name, the ink, the ground."""
    grounds = {"page": chosen.bg, "surface": chosen.surface, "raised": chosen.raised, "selected": chosen.selected}
    for name, ground in grounds.items():
        for ink in ("text", "text2", "accent", "saturday"):
            yield f"{ink} on {name}", getattr(chosen, ink), ground
        for status, tint in chosen.statuses.items():
            yield f"{status} on {name}", tint.ink, ground
    for status, tint in chosen.statuses.items():
        yield f"{status} on its ground", tint.ink, tint.ground
        yield f"text on the ground of {status}", chosen.text, tint.ground
    yield "words of the primary button", chosen.on_fill, chosen.fill


@pytest.mark.parametrize("theme", THEMES)
def test_every_text_can_be_read(theme: str) -> None:
    low = {name: round(contrast(ink, ground), 2) for name, ink, ground in texts(THEMES[theme])}
    assert {name: found for name, found in low.items() if found < READ} == {}


@pytest.mark.parametrize("theme", THEMES)
def test_edges_and_rings_are_seen(theme: str) -> None:
    chosen = THEMES[theme]
    pairs = {
        f"{edge} on {ground}": contrast(getattr(chosen, edge), getattr(chosen, ground))
        for edge in ("border", "accent")
        for ground in ("bg", "surface")
    }
    pairs["primary button on the page"] = contrast(chosen.fill, chosen.bg)
    pairs["bar of what is selected"] = contrast(chosen.accent, chosen.selected)
    assert {name: round(found, 2) for name, found in pairs.items() if found < SEEN} == {}


def test_the_formula_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
def test_a_palette_is_known_by_its_tokens(theme: str) -> None:
    palette = palette_of(THEMES[theme])
    assert tokens(palette) is THEMES[theme]
    assert is_dark(palette) is (theme == "dark")
    pairs = (
        (QPalette.ColorRole.WindowText, QPalette.ColorRole.Window),
        (QPalette.ColorRole.Text, QPalette.ColorRole.Base),
        (QPalette.ColorRole.ButtonText, QPalette.ColorRole.Button),
        (QPalette.ColorRole.HighlightedText, QPalette.ColorRole.Highlight),
        (QPalette.ColorRole.ToolTipText, QPalette.ColorRole.ToolTipBase),
        (QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.Base),
        (QPalette.ColorRole.Link, QPalette.ColorRole.Window),
    )
    assert [
        ink for ink, ground in pairs if contrast(palette.color(ink).name(), palette.color(ground).name()) < READ
    ] == []


@pytest.mark.parametrize("theme", Theme)
def test_tooltips_have_the_colours_of_the_window(
    qapp: QApplication, dress: Callable[[str, Theme, int], None], theme: Theme
) -> None:
    """Windows has a palette of its own for them, which is not asked."""
    dress("en", theme, 100)
    for role in (QPalette.ColorRole.ToolTipBase, QPalette.ColorRole.ToolTipText):
        assert QToolTip.palette().color(role) == qapp.palette().color(role)


def test_every_status_has_its_tint() -> None:
    for chosen in THEMES.values():
        assert set(chosen.statuses) == set(Status)


def test_no_other_file_names_a_colour() -> None:
    named = re.compile(r"[\"']#[0-9a-fA-F]{6}[\"']|GlobalColor\.(?!transparent)")
    ui = program_folder() / "app" / "ui"
    naming = {p.relative_to(ui).as_posix() for p in ui.rglob("*.py") if named.search(p.read_text(encoding="utf-8"))}
    assert naming <= {"shell/theme.py", "documents/page_surface.py"}
