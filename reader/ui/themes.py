"""Themes made for reading: few colours, and as much contrast as is good for an hour, or for weak eyes."""

from textual.app import App
from textual.theme import Theme

READING_THEMES = (
    Theme(
        "paper",
        primary="#3d5a80", secondary="#5c6f82", accent="#9c4221", warning="#c27a12", error="#a4262c", success="#3c6e47",
        foreground="#26241f", background="#faf7f0", surface="#f1ede2", panel="#e9e3d4", dark=False,
    ),
    Theme(
        "sepia",
        primary="#6f4e37", secondary="#8a6d52", accent="#8c3b1b", warning="#b3700f", error="#98261f", success="#55692f",
        foreground="#40301f", background="#f3e6cd", surface="#ebdcbf", panel="#e3d2b0", dark=False,
    ),
    Theme(
        "night",
        primary="#7f9cc0", secondary="#6b7a8c", accent="#c8a15a", warning="#c8923c", error="#c46a5e", success="#86a06a",
        foreground="#b9b1a3", background="#161513", surface="#1d1b19", panel="#262320",
    ),
    Theme(
        "high-contrast",
        primary="#6cc4ff", secondary="#ffffff", accent="#ffe600", warning="#ffe600", error="#ff8080", success="#70ff70",
        foreground="#ffffff", background="#000000", surface="#000000", panel="#1c1c1c", text_alpha=1.0,
    ),
    Theme(
        "high-contrast-light",
        primary="#0037a6", secondary="#000000", accent="#8a0000", warning="#c75a00", error="#a00000", success="#005000",
        foreground="#000000", background="#ffffff", surface="#ffffff", panel="#e6e6e6", text_alpha=1.0, dark=False,
    ),
)  # fmt: skip
"""The themes that Textual does not have."""


def names(app: App[None]) -> list[str]:
    """The names of all themes, those made for reading first; from now on the app knows them all."""
    for theme in READING_THEMES:
        app.register_theme(theme)
    ours = [theme.name for theme in READING_THEMES]
    return [*ours, *(name for name in app.available_themes if name not in ours)]
