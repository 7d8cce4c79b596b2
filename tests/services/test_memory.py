"""Memory: what was chosen is found again, for the document and in general, and damage is no fault."""

from pathlib import Path

import pytest

from reader.core.document import Document
from reader.core.scripts import Variant
from reader.services.memory import Choice, remember, remembered

TAIWAN, SIMPLE = Choice(Variant.HANT_TW, True), Choice(Variant.HANS)


def test_a_choice_is_found_again(tmp_path: Path, seeds: tuple[Document, ...]) -> None:
    """For its document, and as the default for every other."""
    path = tmp_path / "deep" / "choices.json"
    assert remembered(seeds[0], path) is None
    remember(seeds[0], TAIWAN, path)
    remember(seeds[1], SIMPLE, path)
    assert TAIWAN == remembered(seeds[0], path)
    assert SIMPLE == remembered(seeds[1], path) == remembered(seeds[2], path) == remembered(None, path)
    assert [path] == list(path.parent.iterdir())


@pytest.mark.parametrize("text", ["", "{", "[]", '{"default": 3}', '{"default": ["x", true]}', '{"documents": []}'])
def test_damage_is_forgotten(tmp_path: Path, text: str, seeds: tuple[Document, ...]) -> None:
    """A damaged file remembers nothing, and is whole again after the next choice."""
    path = tmp_path / "choices.json"
    path.write_text(text, encoding="utf-8")
    assert remembered(seeds[0], path) is None
    remember(seeds[0], SIMPLE, path)
    assert SIMPLE == remembered(seeds[0], path)


def test_an_unwritable_place_is_no_fault(tmp_path: Path, seeds: tuple[Document, ...]) -> None:
    """Nothing is remembered, and nothing else happens."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    remember(seeds[0], SIMPLE, tmp_path / "file" / "choices.json")
    assert remembered(seeds[0], tmp_path / "file" / "choices.json") is None
