"""The colours of a theme so that all can be read: as the theme has them, or changed by as little as that takes."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from textual.color import BLACK, WHITE, Color

LEAST_TEXT, LEAST_LINE = 4.5, 3.0
"""The contrasts that WCAG 2.2 asks of text, and of what is no text but says something (1.4.3 and 1.4.11)."""

_GROUNDS = ("background", "surface", "panel")
_CURSOR = 0.2
"""How much of the accent lies under the marked row of a list."""

_LOUD = ("foreground", "text-accent", "text-primary", "text-success", "text-warning", "text-error")
_AUTO = "auto "
_QUIET = ("text-muted", "text-disabled")
_MARKS = ("primary-muted", "success-muted", "warning-muted", "error-muted")
_STEPS = 20
"""On the way from a colour to another one."""


def readable(variables: Mapping[str, str], *, dark: bool) -> dict[str, str]:
    """The variables of a theme, changed where text would be too pale for what it stands on.

    Text becomes darker or lighter for the grounds of the theme, and then what is laid under it becomes fainter. Colours
    of the terminal's own palette are whatever its user made them, and stay; but its blue is hardly ever made for text
    on a dark ground.

    Args:
        variables: The colours by name, as Textual makes them of a theme.
        dark: Whether the theme has a dark ground.

    Returns:
        All of them, and two that Textual does not have: `focus`, for the frame around what has the focus, and
        `word`, for what lies under every other word.
    """
    background, accent, panel = (Color.parse(variables[name]) for name in ("background", "accent", "panel"))
    if background.ansi is not None:
        own = {"focus": variables["accent"], "word": variables["panel"]}
        return {**variables, **own, **({"text-primary": "ansi_cyan"} if dark else {})}
    grounds = [*(Color.parse(variables[name]) for name in _GROUNDS), background.blend(accent, _CURSOR, 1)]
    changed = {name: _strong(variables[name], grounds) for name in _LOUD}
    changed |= {name: _quiet(variables[name], grounds) for name in _QUIET}
    foreground = Color.parse(changed["foreground"])
    changed |= {name: _faint(Color.parse(variables[name]), [foreground], background) for name in _MARKS}
    texts = [foreground, Color.parse(changed["text-accent"]), _on(background, changed["text-muted"])]
    return {
        **variables,
        **changed,
        "focus": _strong(variables["accent"], [background], LEAST_LINE),
        "word": _faint(panel, texts, background),
    }


def contrast(one: Color, other: Color) -> float:
    """The contrast of two colours as WCAG 2.2 defines it, from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _strong(colour: str, grounds: Sequence[Color], least: float = LEAST_TEXT) -> str:
    """A colour, so dark or light that it is seen on all of some grounds."""
    plain, end = Color.parse(colour), max(BLACK, WHITE, key=lambda end: contrast(end, grounds[0]))
    mixed = (plain.blend(end, step / _STEPS, 1) for step in range(_STEPS + 1))
    return next((one for one in mixed if _seen([one], grounds, least)), end).hex


def _quiet(colour: str, grounds: Sequence[Color]) -> str:
    """A colour that is mixed with the ground it stands on: `auto 60%` is so much of black or white on it."""
    if not colour.startswith(_AUTO):
        return _strong(colour, grounds)
    least = int(float(colour.removeprefix(_AUTO).removesuffix("%")))
    mixed = (f"{_AUTO}{percent}%" for percent in range(least, 101))
    return next((one for one in mixed if all(_seen([_on(ground, one)], [ground]) for ground in grounds)), "auto 100%")


def _on(ground: Color, colour: str) -> Color:
    """A colour as it is seen on a ground."""
    if not colour.startswith(_AUTO):
        return Color.parse(colour)
    share = float(colour.removeprefix(_AUTO).removesuffix("%")) / 100
    return ground.blend(ground.get_contrast_text(1), share, 1)


def _faint(ground: Color, texts: Sequence[Color], background: Color) -> str:
    """What is laid under some texts, so faint that they can be read on it."""
    mixed = (ground.blend(background, step / _STEPS, 1) for step in range(_STEPS + 1))
    return next((one for one in mixed if _seen(texts, [one])), background).hex


def _seen(texts: Iterable[Color], grounds: Sequence[Color], least: float = LEAST_TEXT) -> bool:
    return all(contrast(text, ground) >= least for text in texts for ground in grounds)


@lru_cache(256)
def _luminance(colour: Color) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
