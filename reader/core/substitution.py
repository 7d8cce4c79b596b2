"""Characters whose width depends on the terminal, and others that look like them and are as wide everywhere.

East Asian Width calls quotation marks, dashes, ellipses, box lines and more ambiguous: most terminals draw them in one
cell, some, told to, in two. Where they take two, rows would be torn; texts and frames are then drawn with others.
"""

_IN_TEXT = str.maketrans(
    {
        "“": "「", "”": "」", "‘": "『", "’": "』", "—": "﹘", "―": "﹘", "–": "-", "…": "⋯", "‥": "⋯", "·": "・",
        "•": "・", "×": "x", "°": "゜", "′": "'", "″": '"', "※": "＊", "○": "〇", "●": "・", "★": "＊", "☆": "＊",
    }
)  # fmt: skip
"""One for one, so that positions hold; fullwidth forms in place of Chinese marks, which are meant to be wide."""

_IN_FRAMES = str.maketrans(
    dict.fromkeys("│┃", "|") | dict.fromkeys("─━—–―", "-") | dict.fromkeys("╭╮╰╯┌┐└┘├┤┬┴┼", "+")
    | dict.fromkeys("▸▶→", ">") | dict.fromkeys("◀←", "<") | dict.fromkeys("▾▼↓", "v") | dict.fromkeys("▲↑", "^")
    | dict.fromkeys("·•●○■□★☆", "*") | dict.fromkeys("“”", '"') | dict.fromkeys("‘’", "'")
    | dict.fromkeys("█▌▐▀▄▁▔░▒▓", "#") | {"…": "⋯", "×": "x", "⇄": "="}
)  # fmt: skip
"""Ours, one cell each."""


def unambiguous(text: str) -> str:
    """A text drawn with characters that are as wide on every terminal."""
    return text.translate(_IN_TEXT)


def unambiguous_frame(text: str) -> str:
    """What the program says of its own, in characters of one cell on every terminal."""
    return text.translate(_IN_FRAMES)
