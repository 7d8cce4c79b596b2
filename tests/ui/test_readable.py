"""The colours of themes: text can be read on whatever it stands on, and what could be read stays as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from reader.ui.readable import LEAST_LINE, LEAST_TEXT, contrast, readable
from reader.ui.themes import READING_THEMES

THEMES = [*READING_THEMES, *BUILTIN_THEMES.values()]
COLOURED = [theme for theme in THEMES if not theme.ansi]
LOUD = ("foreground", "text-accent", "text-primary", "text-success", "text-warning", "text-error")
MARKS = ("primary-muted", "success-muted", "warning-muted", "error-muted")


def variables(theme: Theme) -> dict[str, str]:
    """The variables of a theme, as Textual makes them."""
    return {**theme.to_color_system().generate(), **theme.variables}


def check(theme: Theme) -> None:
    """Text is read on each ground there is, what is marked among them, and the frame around the focus is seen."""
    colours = readable(variables(theme), dark=theme.dark)
    parsed = {name: Color.parse(colours[name]) for name in (*LOUD, *MARKS, "background", "surface", "panel", "word")}
    for name in LOUD:
        for ground in ("background", "surface", "panel"):
            assert contrast(parsed[name], parsed[ground]) >= LEAST_TEXT, (name, ground)
    for ground in MARKS:
        assert contrast(parsed["foreground"], parsed[ground]) >= LEAST_TEXT, ground
    for name in ("foreground", "text-accent"):
        assert contrast(parsed[name], parsed["word"]) >= LEAST_TEXT, name
    assert contrast(Color.parse(colours["focus"]), parsed["background"]) >= LEAST_LINE


@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
def test_text_can_be_read_in_every_theme(theme: Theme) -> None:
    """As WCAG asks."""
    check(theme)


@given(st.lists(st.tuples(*[st.integers(0, 255)] * 3), min_size=7, max_size=7), st.booleans())
def test_text_can_be_read_whatever_the_colours_are(colours: list[tuple[int, int, int]], dark: bool) -> None:
    """On grounds that are as dark, or as light, as grounds are."""
    grounds = ("#101418", "#1a1f26", "#242b35") if dark else ("#fafafa", "#f0f0ee", "#e4e2de")
    one, two, three, four, five, six, text = (Color(*colour).hex for colour in colours)
    check(Theme("any", one, two, three, four, five, six, text, *grounds, dark=dark))


@pytest.mark.parametrize("theme", [*READING_THEMES, BUILTIN_THEMES["textual-dark"]], ids=lambda theme: theme.name)
def test_what_can_be_read_stays_as_it_is(theme: Theme) -> None:
    """The themes that were made so, and the one to begin with, change in nothing that a text is set in."""
    before = variables(theme)
    after = readable(before, dark=theme.dark)
    kept = (*LOUD[:-1], *MARKS, "text-muted", "background", "surface", "panel", "accent")
    assert {name: before[name].upper() for name in kept} == {name: after[name].upper() for name in kept}


@pytest.mark.parametrize("name", ["ansi-dark", "ansi-light"])
def test_the_colours_of_the_terminal_are_left_to_it(name: str) -> None:
    """But for blue text on a dark ground, which hardly any terminal has a colour for."""
    theme = BUILTIN_THEMES[name]
    before = variables(theme)
    after = readable(before, dark=theme.dark)
    changed = {one for one in before if before[one] != after[one]}
    assert changed == ({"text-primary"} if theme.dark else set())
