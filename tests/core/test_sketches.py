"""Sketches: versions of a text are known for each other, other texts are not."""

import random

from reader.core.conversion import converter
from reader.core.document import Document
from reader.core.sketches import ALIKE, SIZE, likeness, sketch


def test_a_text_is_like_itself_in_any_script_and_layout(seeds: tuple[Document, ...]) -> None:
    """Whatever was done to its lines and characters' forms."""
    for document in seeds:
        made = sketch(document.source)
        assert SIZE >= len(made) > 20
        assert likeness(made, sketch(document.source.replace("\n", "\n\n  "))) == 1.0
        assert likeness(made, sketch(converter("s2tw").convert(document.source))) > 0.8


def test_an_edited_text_is_like_what_it_was(seeds: tuple[Document, ...]) -> None:
    """With one character in twenty another, and with a part added."""
    dice = random.Random(7)
    for document in seeds:
        edited = "".join(chr(0x4E00 + dice.randrange(900)) if dice.random() < 0.05 else c for c in document.source)
        assert likeness(sketch(document.source), sketch(edited)) >= ALIKE
        assert likeness(sketch(document.source), sketch(document.source + seeds[0].source[:300])) >= ALIKE


def test_other_texts_are_not_alike(seeds: tuple[Document, ...]) -> None:
    """Not even news of the same week; and nothing is like an empty text."""
    for one in seeds:
        assert all(
            likeness(sketch(one.source), sketch(other.source)) < ALIKE / 2 for other in seeds if other is not one
        )
    assert likeness(sketch(""), sketch("")) == 0.0
