"""The last door before the terminal: whatever a widget draws, no character that acts on the terminal gets through.

Textual does not sanitize what it shows. Texts are made printable where they enter; this filter stands behind every
widget, present and future, for what would slip past.
"""

from collections.abc import Sequence
from re import Match

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from reader.core.sanitizing import DANGEROUS
from reader.core.substitution import unambiguous_frame


def _visible(match: Match[str]) -> str:
    return "\ufffd" * cell_len(match[0])


class NarrowFrames(LineFilter):
    """Draws frames and what the program says of its own in characters that take one cell on every terminal."""

    def apply(self, segments: Sequence[Segment], background: Color) -> list[Segment]:  # Textual's signature
        """The line with other marks in place of those."""
        return [Segment(unambiguous_frame(text), style, control) for text, style, control in segments]


class SafeLines(LineFilter):
    """Replaces what could act on a terminal, and takes away links that carry such."""

    def apply(self, segments: Sequence[Segment], background: Color) -> list[Segment]:  # Textual's signature
        """The line with nothing left in it but what stands in its cells."""
        whole = "".join([text for text, _, _ in segments]).replace("\u3000", " ")
        if whole.isprintable() and not any([style.link for _, style, _ in segments if style]):  # noqa: C419  # half as long
            # Nearly every line; Python calls nothing printable that is dangerous.
            return list(segments)
        return [
            Segment(DANGEROUS.sub(_visible, text), style.update_link(None) if style and style.link else style, control)
            for text, style, control in segments
        ]
